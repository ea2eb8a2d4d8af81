"""Fields of the plan: Ctrl+Z belongs to the plan and not to the single field."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from karriarstod.domain.swedish_dates import SHORT_WEEKDAYS, short_date, weekday_date
from karriarstod_ui.theme import TextRole
from karriarstod_ui.widgets.fields import DateField, ExpandingText
from karriarstod_ui.widgets.layouts import column
from karriarstod_ui.widgets.line import LineEdit
from karriarstod_ui.widgets.plainer import PlainerWords
from karriarstod_ui.widgets.suggestions import Suggestions
from karriarstod_ui.widgets.text import Text


def _is_undo(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(
        QKeySequence.StandardKey.Redo
    )


DATE_WIDTH: Final = 192
"""Units in which the longest date, "28 september 2026", is read whole beside its button."""


class PlanLine(LineEdit):
    """One line of text. ``text_written`` carries it while a person types; Enter ``entered``."""

    text_written = Signal(str)
    entered = Signal()

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setPlaceholderText(placeholder)
        self.textEdited.connect(self.text_written)

    def set_value(self, text: str) -> None:
        """Show ``text`` silently; the cursor stays if it is what is shown already."""
        if text != self.text():
            self.setText(text)

    def suggest(self, words: Sequence[str]) -> None:
        """Offer these while typing; anything else may be written."""
        completer = Suggestions(QStringListModel(list(words), self), self)
        completer.activated.connect(self.text_written)
        self.setCompleter(completer)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_undo(event):
            event.ignore()
            return
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
            return
        if event.key() == Qt.Key.Key_Down and self.completer() is not None and not self.text():
            self.completer().setCompletionPrefix("")
            self.completer().complete()
            return
        super().keyPressEvent(event)


class PlanText(ExpandingText):
    """Text that grows. With ``one_thought`` Enter ``entered`` and Shift+Enter breaks the line."""

    text_written = Signal(str)
    entered = Signal()

    def __init__(
        self,
        placeholder: str = "",
        *,
        lines: int = 2,
        one_thought: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(min_lines=lines, max_lines=40, parent=parent)
        self._one_thought = one_thought
        self.setUndoRedoEnabled(False)
        self.setPlaceholderText(placeholder)
        self.plainer = PlainerWords(self)
        self.textChanged.connect(self._on_typed)

    def set_value(self, text: str) -> None:
        """Show ``text`` silently; the cursor stays if it is what is shown already."""
        self.set_text(text)

    def _on_typed(self) -> None:
        self.text_written.emit(self.toPlainText())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        is_plain = not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if _is_undo(event):
            event.ignore()
        elif self._one_thought and is_enter and is_plain:
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class PlanDate(DateField):
    """A date of the plan; Enter ``entered``."""

    entered = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_undo(event):
            event.ignore()
            return
        super().keyPressEvent(event)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.accept()
            self.entered.emit()

    def set_value(self, day: date | None) -> None:
        """Show ``day`` silently; what is being typed stays if it means the same day."""
        if day != self.day():
            self.set_day(day)


class Labelled(QWidget):
    """A small label above a field of the plan.

    A date says in its label how it was understood, so that nothing moves while one types.
    """

    def __init__(
        self,
        text: str,
        editor: QWidget,
        *,
        today: date | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = text
        self._today = today
        self.editor = editor
        self.label = Text(text, TextRole.SMALL_STRONG, buddy=editor)
        editor.setAccessibleName(text)
        lines = column(self, spacing=3)
        lines.addWidget(self.label)
        lines.addWidget(editor)
        lines.addStretch(1)
        if isinstance(editor, PlanDate):
            editor.date_changed.connect(self._on_date_changed)
            editor.misunderstood.connect(self._on_misunderstood)
            editor.editingFinished.connect(self._on_left)

    def _on_date_changed(self, day: date | None) -> None:
        if day is None:
            self._say("", TextRole.SMALL_STRONG)
            return
        brief = f"{SHORT_WEEKDAYS[day.weekday()]} {short_date(day, self._today)}"
        self._say(f"→ {weekday_date(day, self._today)}", TextRole.SMALL_STRONG, f"→ {brief}")

    def _on_left(self) -> None:
        if isinstance(self.editor, PlanDate) and self.editor.is_valid():
            self._say("", TextRole.SMALL_STRONG)

    def _on_misunderstood(self, problem: str) -> None:
        self._say(self.tr("– går inte att läsa"), TextRole.LATE)
        self.editor.setAccessibleDescription(problem)

    def _say(self, more: str, role: TextRole, brief: str = "") -> None:
        """Say more after the label, or the same briefly where there is not room for it."""
        words = f"{self._words} {more}".strip()
        room = max(self.width(), 1)
        metrics = QFontMetrics(self.label.font())
        if brief and metrics.horizontalAdvance(words) > room:
            words = f"{self._words} {brief}"
        self.label.setText(metrics.elidedText(words, Qt.TextElideMode.ElideRight, room))
        self.label.set_role(role)
        self.editor.setAccessibleDescription(more)
