"""Fields of a form to write in: Ctrl+Z belongs to the form and not to the single field."""

from abc import abstractmethod
from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from typing_extensions import override

from karriarstod.domain.swedish_dates import long_date
from karriarstod.forms.answers import Value
from karriarstod.forms.questions import NumberQuestion, TextQuestion
from karriarstod_ui import units
from karriarstod_ui.forms.words import number_words, read_number, tr
from karriarstod_ui.theme import TextRole
from karriarstod_ui.widgets.choices import Choice
from karriarstod_ui.widgets.fields import DateField, ExpandingText
from karriarstod_ui.widgets.layouts import column, row
from karriarstod_ui.widgets.line import LineEdit
from karriarstod_ui.widgets.plainer import PlainerWords
from karriarstod_ui.widgets.suggestions import Suggestions
from karriarstod_ui.widgets.text import Text

_ENTER: Final = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_UP_DOWN: Final = {Qt.Key.Key_Up, Qt.Key.Key_Down}
_MOVES_DAY: Final = {*_UP_DOWN, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


def _is_the_forms(event: QKeyEvent) -> bool:
    """Whether a key is for the form: undo, redo, on to the next, and moving a row."""
    moves_row = event.key() in _UP_DOWN and event.modifiers() & Qt.KeyboardModifier.AltModifier
    undoes = event.matches(QKeySequence.StandardKey.Undo)
    redoes = event.matches(QKeySequence.StandardKey.Redo) or (
        event.key() == Qt.Key.Key_Y and event.modifiers() == Qt.KeyboardModifier.ControlModifier
    )
    return bool(moves_row) or undoes or redoes


class FormLine(LineEdit):
    """One line of text, with suggestions that never stand in the way."""

    def suggest(self, words: Sequence[str]) -> None:
        """Offer these while typing, or all with the down key in an empty line."""
        completer = Suggestions(QStringListModel(list(words), self), self)
        completer.activated.connect(self.textEdited)
        self.setCompleter(completer)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        completer = self.completer()
        if _is_the_forms(event) or event.key() in _ENTER:
            event.ignore()
        elif event.key() == Qt.Key.Key_Down and completer is not None and not self.text():
            completer.setCompletionPrefix("")
            completer.complete()
        else:
            super().keyPressEvent(event)


class FormText(ExpandingText):
    """Text that grows. With ``one_thought`` Enter goes on and Shift+Enter breaks the line."""

    def __init__(
        self, lines: int, *, one_thought: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(min_lines=lines, max_lines=40, parent=parent)
        self._one_thought = one_thought
        self.setUndoRedoEnabled(False)
        self.plainer = PlainerWords(self)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        goes_on = self._one_thought and event.key() in _ENTER and not shift
        if _is_the_forms(event) or goes_on:
            event.ignore()
        else:
            super().keyPressEvent(event)


class FormDate(DateField):
    """A date of the form."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        opens = event.key() == Qt.Key.Key_Down
        may_only_look = self.isReadOnly() and event.key() in _MOVES_DAY
        if may_only_look or (_is_the_forms(event) and not opens):
            event.ignore()
        else:
            super().keyPressEvent(event)
            if event.key() in _ENTER:
                event.ignore()


class WrittenField(QWidget):
    """Something to write in, and below it a line on how it was understood, while there is one.

    ``changed`` carries what is undone together: one word of a text, a whole date or number.
    """

    changed = Signal(str)

    def __init__(self, editor: QWidget, name: str, key: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.editor = editor
        editor.setObjectName(key)
        editor.setAccessibleName(name)
        self._lines = column(self, spacing=3)
        self._lines.addWidget(editor)
        self._below: Text | None = None
        self._problem = ""
        self._description = ""

    def describe(self, text: str) -> None:
        """What is read aloud of it besides its name."""
        self._description = text
        self.editor.setAccessibleDescription(text)

    @property
    def problem(self) -> str:
        """What is wrong with what is written, or ``""``."""
        return self._problem

    @abstractmethod
    def value(self) -> Value | None:
        """What is written, as far as it is understood."""

    @abstractmethod
    def set_value(self, value: Value | None) -> None:
        """Show this, silently; what means the same stays as somebody wrote it."""

    @abstractmethod
    def earlier_words(self, value: Value) -> str:
        """What was written the time before."""

    def set_earlier(self, value: Value | None) -> str:
        """What to say of the time before."""
        return "" if value is None else self.earlier_words(value)

    def set_locked(self, locked: bool) -> None:
        """Whether it can only be read."""
        if isinstance(self.editor, QLineEdit | QPlainTextEdit):
            self.editor.setReadOnly(locked)
            self.editor.style().unpolish(self.editor)
            self.editor.style().polish(self.editor)

    def focus_first(self) -> None:
        """Put the keyboard in it."""
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, text: str, *, problem: bool = False) -> None:
        """Say this below; a problem is also read aloud."""
        self._problem = text if problem else ""
        if self._below is None:
            if not text:
                return
            self._below = Text("", TextRole.SMALL_QUIET, wrap=True, parent=self)
            self._lines.addWidget(self._below)
        self._below.set_role(TextRole.LATE if problem else TextRole.SMALL_QUIET)
        self._below.setText(text)
        self._below.setHidden(not text)
        self.editor.setAccessibleDescription(text or self._description)
        marked = "true" if problem and text else "false"
        if (self.editor.property("problem") or "false") != marked:
            self.editor.setProperty("problem", marked)
            self.editor.style().unpolish(self.editor)
            self.editor.style().polish(self.editor)
        if problem and text:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.editor, text))


class TextField(WrittenField):
    """Free text, on one line or several."""

    def __init__(
        self,
        question: TextQuestion,
        name: str,
        key: str,
        suggestions: Sequence[str],
        parent: QWidget,
        *,
        in_row: bool = False,
    ) -> None:
        self._text: FormText | None = None
        self._line: FormLine | None = None
        self._longest = question.longest
        if question.lines > 1:
            self._text = FormText(question.lines, one_thought=in_row)
            super().__init__(self._text, name, key, parent)
            self._text.textChanged.connect(self._on_typed)
        else:
            self._line = FormLine()
            super().__init__(self._line, name, key, parent)
            self._line.textEdited.connect(self._on_typed)
            if suggestions:
                self._line.suggest(suggestions)

    def _written(self) -> str:
        if self._text is not None:
            return self._text.toPlainText()
        return self._line.text() if self._line is not None else ""

    @override
    def value(self) -> str:
        return self._written()

    @override
    def set_value(self, value: Value | None) -> None:
        text = value if isinstance(value, str) else ""
        # Spaces alone are no answer; they may still be the beginning of one.
        if text == self._written() or not (text or self._written().strip()):
            return
        if self._text is not None:
            self._text.set_text(text)
        elif self._line is not None:
            self._line.setText(text)
        self._check()

    @override
    def earlier_words(self, value: Value) -> str:
        return value.strip() if isinstance(value, str) else ""

    def _on_typed(self) -> None:
        self._check()
        self.changed.emit(f"word {len(self._written().split())}")

    def _check(self) -> None:
        over = len(self._written()) - self._longest
        if over > 0:
            said = tr("Texten är {over} tecken för lång. Korta den, så ryms den på papperet.")
            self.say(said.format(over=over), problem=True)
        elif self.problem:
            self.say("")


class DayField(WrittenField):
    """A day, typed as people say it."""

    def __init__(self, typed: FormDate, name: str, key: str, parent: QWidget) -> None:
        self._date = typed
        super().__init__(self._date, name, key, parent)
        self._date.understood.connect(self._on_understood)
        self._date.misunderstood.connect(self._on_misunderstood)
        self._date.date_changed.connect(self._on_changed)

    @override
    def value(self) -> date | None:
        return self._date.day()

    @override
    def set_value(self, value: Value | None) -> None:
        day = value if isinstance(value, date) else None
        if day != self._date.day():
            self._date.set_day(day)

    @override
    def set_locked(self, locked: bool) -> None:
        super().set_locked(locked)
        self._date.calendar_button.setEnabled(not locked)

    @override
    def earlier_words(self, value: Value) -> str:
        return long_date(value) if isinstance(value, date) else ""

    def _on_understood(self, words: str) -> None:
        self.say(f"→ {words}" if words else "")

    def _on_misunderstood(self, words: str) -> None:
        self.say(words, problem=True)

    def _on_changed(self) -> None:
        self.changed.emit("date")


class NumberField(WrittenField):
    """A number with its unit."""

    def __init__(self, question: NumberQuestion, name: str, key: str, parent: QWidget) -> None:
        self._question = question
        self._number: float | None = None
        self._line = FormLine()
        if question.unit:
            name = f"{name}, {question.unit}"
        super().__init__(self._line, name, key, parent)
        if question.unit:
            self._lines.removeWidget(self._line)
            beside = row(spacing=8)
            beside.addWidget(self._line, 1)
            beside.addWidget(Text(question.unit, TextRole.QUIET))
            self._lines.insertLayout(0, beside)
        self._line.textEdited.connect(self._on_typed)
        self._line.editingFinished.connect(self._on_left)
        units.sized(self._line, min_width=64)

    @override
    def value(self) -> float | None:
        return self._number

    @override
    def set_value(self, value: Value | None) -> None:
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        number = value if is_number and isinstance(value, int | float) else None
        if number != self._number:
            self._number = number
            self._line.setText("" if number is None else number_words(number))
            self.say("")

    @override
    def earlier_words(self, value: Value) -> str:
        words = number_words(value) if isinstance(value, int | float) else ""
        return f"{words} {self._question.unit}".strip()

    def _on_typed(self) -> None:
        self.say("")
        self._number = self._read()
        self.changed.emit("number")

    def _on_left(self) -> None:
        if self._line.text().strip() and self._number is None:
            self.say(self._refusal(), problem=True)

    def _read(self) -> float | None:
        asked = self._question
        text = self._line.text().strip()
        if asked.unit:
            text = text.removesuffix(asked.unit)
        number = read_number(text)
        if number is None or round(number, asked.decimals) != number:
            return None
        too_low = asked.lowest is not None and number < asked.lowest
        too_high = asked.highest is not None and number > asked.highest
        return None if too_low or too_high else number

    def _refusal(self) -> str:
        lowest, highest = self._question.lowest, self._question.highest
        kind = tr("ett helt tal") if not self._question.decimals else tr("ett tal")
        if lowest is not None and highest is not None:
            return tr("Skriv {kind} mellan {low} och {high}.").format(
                kind=kind, low=number_words(lowest), high=number_words(highest)
            )
        if lowest is not None:
            words = tr("Skriv {kind}, minst {low}.")
            return words.format(kind=kind, low=number_words(lowest))
        if highest is not None:
            words = tr("Skriv {kind}, högst {high}.")
            return words.format(kind=kind, high=number_words(highest))
        return tr("Skriv {kind}, till exempel 12.").format(kind=kind)


class DropDown(Choice):
    """One of many options; ``changed`` when somebody chose."""

    changed = Signal(str)

    def __init__(
        self, name: str, options: Sequence[tuple[str, str]], key: str, parent: QWidget
    ) -> None:
        super().__init__(name, parent)
        self.setObjectName(key)
        self.set_options([("", tr("Välj …")), *options])
        self.activated.connect(self._on_activated)

    def value(self) -> str | None:
        """The chosen option's key."""
        return self.key() or None

    def set_value(self, value: Value | None) -> None:
        """Show this as chosen, silently."""
        self.setCurrentIndex(max(0, self.findData("" if value is None else str(value))))

    def set_earlier(self, value: Value | None) -> str:
        """What was chosen the time before, in words."""
        at = self.findData(value) if isinstance(value, str) else -1
        return self.itemText(at) if at > 0 else ""

    def set_locked(self, locked: bool) -> None:
        """Whether nothing can be chosen."""
        self.setEnabled(not locked)

    def focus_first(self) -> None:
        """Put the keyboard on it."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _on_activated(self) -> None:
        self.changed.emit("")
