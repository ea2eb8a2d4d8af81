"""A question on screen: its label and hint, its editor, and what there is to say of its answer."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from karriarstod.forms.answers import Value, is_empty
from karriarstod.forms.difference import Change
from karriarstod.forms.form import FORM_DATE
from karriarstod.forms.keys import Width
from karriarstod.forms.questions import (
    AnyQuestion,
    DateQuestion,
    NoteQuestion,
    NumberQuestion,
    TextQuestion,
)
from karriarstod_ui import theme, units
from karriarstod_ui.forms.editors import Editor, Place, make_editor
from karriarstod_ui.forms.fields import WrittenField
from karriarstod_ui.forms.grid import Head, Headed
from karriarstod_ui.forms.setting import Setting
from karriarstod_ui.forms.words import earlier_name
from karriarstod_ui.theme import StateColor, TextRole
from karriarstod_ui.widgets.buttons import secondary_button
from karriarstod_ui.widgets.card import IconLabel
from karriarstod_ui.widgets.layouts import column, row
from karriarstod_ui.widgets.pill import Pill
from karriarstod_ui.widgets.text import Text

_MOST_WIDE: Final = {Width.SHORT: 180, Width.HALF: 340}
_DATE_WIDE: Final = 250
_NUMBER_WIDE: Final = 180
_LONGEST_EARLIER: Final = 280
_CHANGES: Final = {
    Change.NEW: ("nytt", "plus", StateColor.WELL),
    Change.CHANGED: ("ändrat", "pencil", StateColor.SOON),
    Change.GONE: ("borttaget", "x", StateColor.LATE),
}


class Heading(Text):
    """A text that takes one line where it has room, and breaks where it has not."""

    def __init__(self, text: str, role: TextRole, parent: QWidget | None = None) -> None:
        super().__init__(text, role, wrap=True, parent=parent)
        self._role = role

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.current().font(self._role))
        return QSize(metrics.horizontalAdvance(self.text()) + 3, metrics.height())


class Mark(QWidget):
    """How an answer stands against the earlier form's: an icon and a word."""

    def __init__(self, change: Change, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.change = change
        words, icon, state = _CHANGES[change]
        line = row(self, spacing=4)
        line.addWidget(IconLabel(icon, 14, state.text))
        line.addWidget(Pill(words, state))
        self.setAccessibleName(words)


class QuestionFrame(Headed):
    """One question with its answer. ``changed`` carries what is undone together.

    A sensitive one has no editor until somebody asks to see it.
    """

    changed = Signal(str)

    def __init__(
        self,
        question: AnyQuestion,
        setting: Setting,
        parent: QWidget,
        *,
        name: str = "",
        key: str = "",
        in_row: bool = False,
        is_tight: bool = False,
    ) -> None:
        super().__init__(parent)
        self.question = question
        self.editor: Editor | None = None
        self._place = Place(
            self, name or question.label, key or question.key, setting, in_row, is_tight
        )
        self._value: Value | None = None
        self._earlier: Value | None = None
        self._locked = self._required = self._copied = False
        self._earlier_line: Text | None = None
        self._mark: Mark | None = None
        self._veil: QWidget | None = None
        self._lines = column(self, spacing=4)
        self._build_head()
        self._field = column(spacing=4)
        self._lines.addLayout(self._field)
        if is_tight:
            self._lines.addStretch(1)
        if question.sensitive:
            self.veil()
        else:
            self._build_editor()

    def _build_head(self) -> None:
        self._top = QWidget(self)
        self._top_lines = lines = column(self._top, spacing=4)
        self.head = Head(10, self._top)
        role = TextRole.SMALL_STRONG if self._place.in_row else TextRole.STRONG
        self.label = Heading(self.question.label, role, self.head)
        self.head.add(self.label)
        self.label.setHidden(not self.question.label)
        self.side = Heading("", TextRole.SMALL_QUIET, self.head)
        self.side.hide()
        self.head.add(self.side)
        lines.addWidget(self.head)
        if self.question.hint and not self._place.is_tight:
            lines.addWidget(Text(self.question.hint, TextRole.SMALL_QUIET, wrap=True))
        lines.addStretch(1)
        self._lines.addWidget(self._top)
        self._top.setHidden(not self.question.label and not self.question.hint)

    @override
    def head_height(self, width: int) -> int:
        inner = self._top_lines
        return inner.heightForWidth(width) if inner.hasHeightForWidth() else 0

    @override
    def set_head_room(self, height: int) -> None:
        if height != self._top.minimumHeight():
            self._top.setMinimumHeight(height)

    def _build_editor(self) -> None:
        made = make_editor(self.question, self._place)
        self.editor = made
        most = self._most_wide()
        if most:
            line = row(spacing=0)
            line.addWidget(units.sized(made.widget, max_width=most), 1000)
            line.addStretch(1)
            self._field.addLayout(line)
        else:
            self._field.addWidget(made.widget)
        if made.changed is not None:
            made.changed.connect(self._on_changed)
        made.write(self._value)
        if self._locked:
            made.lock(True)
        self._describe()
        self._show_earlier()

    def _most_wide(self) -> float:
        if self._place.is_tight or isinstance(self.question, NoteQuestion):
            return 0
        if isinstance(self.question, DateQuestion):
            return _DATE_WIDE
        if isinstance(self.question, NumberQuestion):
            return _NUMBER_WIDE
        if isinstance(self.question, TextQuestion):
            return _MOST_WIDE.get(self.question.width, 0)
        return 0

    def value(self) -> Value | None:
        """The answer."""
        return self._value

    def show_value(self, value: Value | None) -> None:
        """Show this answer, silently."""
        self._value = value
        if self.editor is not None and not same(self.editor.read(), value):
            self.editor.write(value)
        self._show_side()

    def set_earlier(self, value: Value | None) -> None:
        """The answer of the time before, shown with the question's own."""
        self._earlier = value
        self._show_earlier()

    def _show_earlier(self) -> None:
        if self.editor is None or (self._earlier is None and self._earlier_line is None):
            return
        # Its own day is what the form before is called by: it would say the same twice.
        words = "" if self.question.key == FORM_DATE else self.editor.recall(self._earlier)
        if len(words) > _LONGEST_EARLIER:
            words = words[:_LONGEST_EARLIER].rsplit(" ", 1)[0] + " …"
        if self._earlier_line is None:
            if not words:
                return
            self._earlier_line = Text("", TextRole.SMALL_QUIET, wrap=True, parent=self)
            self._earlier_line.setObjectName(f"{self._place.key}.earlier")
            self._field.addWidget(self._earlier_line)
        named = f"{earlier_name(self._place.setting.earlier)}: {words}" if words else ""
        self._earlier_line.setText(named)
        # What is lent says the same in the field itself.
        self._earlier_line.setHidden(not words or self._copied)

    def set_required(self, required: bool) -> None:
        """Whether the form cannot be done without it."""
        if required != self._required:
            self._required = required
            self._describe()
            self._show_side()

    def set_copied(self, copied: bool) -> None:
        """Whether the answer is lent from an earlier form."""
        if copied != self._copied:
            self._copied = copied
            self._show_side()
            self._show_earlier()

    def set_mark(self, change: Change) -> None:
        """How the answer stands against the earlier form's."""
        if self._mark is not None and self._mark.change is not change:
            self.head.drop(self._mark)
            self._mark = None
        if self._mark is None and change in _CHANGES:
            self._mark = Mark(change, self.head)
            self.head.add(self._mark)

    def _show_side(self) -> None:
        needed = self._required and not self._locked and is_empty(self._value)
        words = [self.tr("behövs")] if needed else []
        if self._copied:
            words.append(self.tr("från förra"))
        text = " · ".join(words)
        if text != self.side.text():
            self.side.setText(text)
            self.side.setHidden(not text)

    def _describe(self) -> None:
        if self.editor is None:
            return
        words = self.tr("Behövs.") if self._required else ""
        told = f"{words} {self.question.hint}".strip()
        widget = self.editor.widget
        if isinstance(widget, WrittenField):
            widget.describe(told)
        elif told:
            widget.setAccessibleDescription(told)

    def set_locked(self, locked: bool) -> None:
        """Whether the answer can only be read."""
        self._locked = locked
        self._show_side()
        if self.editor is not None:
            self.editor.lock(locked)

    def rename(self, name: str) -> None:
        """Call it this aloud, in all its parts."""
        before = self._place.name
        if name == before:
            return
        self._place = replace(self._place, name=name)
        for one in self.findChildren(QWidget):
            if before in one.accessibleName():
                one.setAccessibleName(one.accessibleName().replace(before, name, 1))

    def focus_field(self) -> None:
        """Put the keyboard in the field, or on the button that shows it."""
        if self.editor is not None:
            self.editor.focus()
        elif self._veil is not None:
            self._veil.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_label_shown(self, shown: bool) -> None:
        """Whether the label is seen; it is read aloud all the same."""
        self._top.setHidden(not shown)

    def veil(self) -> None:
        """Hide a sensitive answer until somebody asks to see it."""
        if not self.question.sensitive or self._veil is not None:
            return
        if self.editor is not None:
            _empty(self.editor.widget)
            self.editor = None
        if self._earlier_line is not None:
            _empty(self._earlier_line)
            self._earlier_line = None
        self._veil = QWidget(self)
        line = row(self._veil, spacing=10)
        button = secondary_button(self.tr("Visa"), "eye", compact=True)
        button.setObjectName(f"{self._place.key}.show")
        button.setAccessibleName(self.tr("Visa {label}").format(label=self._place.name))
        button.clicked.connect(self.unveil)
        line.addWidget(button)
        if not self._place.is_tight:
            told = self.tr("Känslig uppgift – visas när du väljer det")
            line.addWidget(Text(told, TextRole.SMALL_QUIET, wrap=True), 1)
        self._veil.setFocusProxy(button)
        self._field.addWidget(self._veil)

    def unveil(self) -> None:
        """Show a sensitive answer."""
        if self._veil is not None:
            had_focus = self._veil.isAncestorOf(self.focusWidget() or self)
            _empty(self._veil)
            self._veil = None
            self._build_editor()
            if had_focus:
                self.focus_field()

    def _on_changed(self, burst: str) -> None:
        if self.editor is not None:
            self._value = self.editor.read()
            self._show_side()
            self.changed.emit(burst)


def same(one: Value | None, other: Value | None) -> bool:
    """Whether two answers say the same; an empty text is no answer."""
    return (one == other and type(one) is type(other)) or (is_empty(one) and is_empty(other))


def _empty(widget: QWidget) -> None:
    """Take a part away."""
    widget.hide()
    widget.setParent(None)
    widget.deleteLater()
