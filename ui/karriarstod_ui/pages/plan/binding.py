"""Ties a field to its place in the draft, both ways."""

from collections.abc import Callable, Sequence
from datetime import date
from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from karriarstod.application.labels import choices
from karriarstod_ui.pages.plan.content_edits import Place, value_at
from karriarstod_ui.pages.plan.draft import PlanDraft
from karriarstod_ui.pages.plan.fields import PlanDate, PlanLine, PlanText
from karriarstod_ui.widgets.choices import Choice


class PlanChoice(Choice):
    """A drop-down over the words of an enum; ``value_chosen`` carries the key a person chose."""

    value_chosen = Signal(object)

    def __init__(self, kind: type[Enum], name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._kind = kind
        self.set_options([(str(key.value), word) for key, word in choices(kind)])
        self.activated.connect(self._on_activated)

    def value(self) -> Enum:
        """The chosen key."""
        return self._kind(self.key())

    def set_value(self, value: Enum) -> None:
        """Show this key, silently."""
        self.choose(str(value.value))

    def _on_activated(self) -> None:
        self.value_chosen.emit(self.value())


TypedField = PlanLine | PlanText | PlanDate
PlanField = TypedField | PlanChoice


class Bound:
    """A field and the place it writes to; ``sync`` shows what stands there now.

    ``write`` is called with what a person wrote; without it the value goes straight to its place.
    """

    def __init__(
        self,
        draft: PlanDraft,
        place: Place,
        editor: PlanField,
        write: Callable[[object], None] | None = None,
    ) -> None:
        self._draft = draft
        self.place = place
        self.editor = editor
        editor.setObjectName(place.object_name)
        self.sync()
        signal = (
            editor.date_changed
            if isinstance(editor, PlanDate)
            else editor.value_chosen
            if isinstance(editor, PlanChoice)
            else editor.text_written
        )
        signal.connect(write or (lambda value: draft.write(place, value)))

    def sync(self) -> None:
        """Show what the draft holds; nothing happens when it is shown already."""
        value = value_at(self._draft.content, self.place)
        editor = self.editor
        if isinstance(editor, PlanDate):
            editor.set_value(value if isinstance(value, date) else None)
        elif isinstance(editor, PlanChoice):
            if isinstance(value, Enum):
                editor.set_value(value)
        else:
            editor.set_value(str(value or ""))


def sync_all(fields: Sequence[Bound]) -> None:
    """Bring every field up to date."""
    for field in fields:
        field.sync()


def focus_at_end(editor: QWidget) -> None:
    """Put the keyboard in a field, after what is written there."""
    editor.setFocus(Qt.FocusReason.OtherFocusReason)
    if isinstance(editor, QPlainTextEdit):
        editor.moveCursor(QTextCursor.MoveOperation.End)
    elif isinstance(editor, QLineEdit):
        editor.end(False)
