"""One answer of several, with the keyboard on one of them at a time."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from karriarstod.forms.answers import DECLINED, Declined, Value, Voiced
from karriarstod.forms.questions import ScaleQuestion
from karriarstod_ui.forms.options import EvenRow, OptionBox, OptionTick
from karriarstod_ui.forms.words import step_words
from karriarstod_ui.theme import TextRole
from karriarstod_ui.widgets.layouts import Flow, column, row
from karriarstod_ui.widgets.text import Text


@dataclass(frozen=True)
class Option:
    """A stored answer, its words, and the digit that chooses it. One ``aside`` is put elsewhere."""

    value: str | bool | int
    words: str
    digit: int | None = None
    aside: bool = False


class OneOf(QWidget):
    """Boxes of which one may be chosen; chosen again, or with Delete, none is.

    Arrow keys choose the next, digits their own. ``changed`` when somebody chose.
    """

    changed = Signal(str)

    def __init__(
        self,
        name: str,
        options: Sequence[Option],
        holder: Flow,
        parent: QWidget | None = None,
        *,
        key: str = "",
    ) -> None:
        super().__init__(parent)
        self._options = tuple(options)
        self._value: str | bool | int | None = None
        self._locked = False
        self.holder = holder
        self.lines = column(self, spacing=4)
        self.setAccessibleName(name)
        self.setObjectName(key)
        self.boxes = [self._box(one, name, key) for one in self._options]
        for one, box in zip(self._options, self.boxes, strict=True):
            if not one.aside:
                holder.add(box)
        self.lines.addWidget(holder)
        self._rove()

    def _box(self, option: Option, name: str, key: str) -> OptionBox:
        least = 0 if option.aside else 44
        box = OptionBox(option.words, quiet=option.aside, least=least, parent=self)
        box.setAccessibleName(f"{name}: {option.words}")
        box.setObjectName(f"{key}.{option.value}")
        box.clicked.connect(self._on_clicked)
        return box

    def value(self) -> str | bool | int | None:
        """The chosen answer."""
        return self._value

    def set_value(self, value: Value | None) -> None:
        """Show this as chosen, silently."""
        known = (str, bool, int)
        self._value = value if isinstance(value, known) else None
        for one, box in zip(self._options, self.boxes, strict=True):
            # True is 1 to Python; a yes is not the first step of a scale.
            is_it = type(one.value) is type(value) and one.value == value
            if box.isChecked() != is_it:
                box.setChecked(is_it)
        self._rove()

    def set_earlier(self, value: Value | None) -> str:
        """Frame the answer of the time before; there is nothing left to say of it."""
        for one, box in zip(self._options, self.boxes, strict=True):
            box.set_earlier(type(one.value) is type(value) and one.value == value)
        return ""

    def set_locked(self, locked: bool) -> None:
        """Whether nothing can be chosen."""
        self._locked = locked
        for box in self.boxes:
            box.setEnabled(not locked)

    def focus_first(self) -> None:
        """Put the keyboard on what is chosen, else on the first."""
        self._current().setFocus(Qt.FocusReason.OtherFocusReason)

    def _current(self) -> OptionBox:
        return next((box for box in self.boxes if box.isChecked()), self.boxes[0])

    def _rove(self) -> None:
        """Tab comes to one of the boxes; arrows go between them."""
        current = self._current()
        for box in self.boxes:
            wanted = Qt.FocusPolicy.StrongFocus if box is current else Qt.FocusPolicy.ClickFocus
            if box.focusPolicy() != wanted:
                box.setFocusPolicy(wanted)

    def _on_clicked(self) -> None:
        pressed = next((box for box in self.boxes if box is self.sender()), None)
        if pressed is None:
            return
        at = self.boxes.index(pressed)
        self._take(None if self._options[at].value == self._value else at)

    def _take(self, at: int | None) -> None:
        before = self._value
        self.set_value(None if at is None else self._options[at].value)
        if at is not None:
            self.boxes[at].setFocus(Qt.FocusReason.OtherFocusReason)
        if self._value != before:
            self.changed.emit("")

    def _at(self) -> int | None:
        return next((at for at, box in enumerate(self.boxes) if box.isChecked()), None)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._locked or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
            return
        key = Qt.Key(event.key())
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        now = self._at()
        if key in steps:
            last = len(self.boxes) - 1
            begin = 0 if steps[key] > 0 else last
            self._take(begin if now is None else max(0, min(last, now + steps[key])))
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self._take(None)
        elif event.text().isdecimal() and (found := self._by_digit(int(event.text()))) is not None:
            self._take(found)
        else:
            event.ignore()

    def _by_digit(self, digit: int) -> int | None:
        digits = [one.digit for one in self._options]
        # "1" and then "0" is ten, as it is typed.
        now = self._at()
        tenfold = digits[now] if now is not None else None
        if tenfold and tenfold * 10 + digit in digits:
            return digits.index(tenfold * 10 + digit)
        return digits.index(digit) if digit in digits else None


class ScaleRow(OneOf):
    """The steps of a scale for one voice, with what its ends mean and a way to decline."""

    def __init__(
        self, name: str, question: ScaleQuestion, key: str, voice: str = "", *, parent: QWidget
    ) -> None:
        options = [
            Option(
                figure,
                step_words(question, figure),
                at + 1 if question.levels else figure,
            )
            for at, figure in enumerate(question.figures)
        ]
        if question.may_decline:
            options.append(Option(DECLINED, step_words(question, DECLINED), aside=True))
        super().__init__(
            f"{name}, {voice}" if voice else name,
            options,
            EvenRow(6, whole=bool(question.levels)),
            parent,
            key=key,
        )
        self.setToolTip(self.tr("Pilar eller siffror väljer, Delete tömmer"))
        declines = self.boxes[-1] if question.may_decline else None
        if voice:
            self._put_head(voice, declines)
        if question.low_label or question.high_label:
            self._put_ends(question)
        if declines is not None and not voice:
            under = row(spacing=0)
            under.addWidget(declines)
            under.addStretch(1)
            self.lines.addLayout(under)

    def _put_head(self, voice: str, declines: OptionBox | None) -> None:
        head = row(spacing=8)
        head.addWidget(Text(voice, TextRole.SMALL_STRONG), 1, Qt.AlignmentFlag.AlignBottom)
        if declines is not None:
            head.addWidget(declines)
        self.lines.insertLayout(0, head)

    def _put_ends(self, question: ScaleQuestion) -> None:
        ends = row(spacing=12)
        low = Text(question.low_label, TextRole.SMALL_QUIET, wrap=True)
        high = Text(question.high_label, TextRole.SMALL_QUIET, wrap=True)
        high.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        ends.addWidget(low, 1)
        ends.addWidget(high, 1)
        self.lines.addLayout(ends)


class VoicesField(QWidget):
    """A scale that the two of them answer each for themselves, never put together."""

    changed = Signal(str)

    def __init__(self, name: str, question: ScaleQuestion, key: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(key)
        self.setAccessibleName(name)
        lines = column(self, spacing=8)
        self.participant = ScaleRow(
            name, question, f"{key}.participant", self.tr("Deltagaren"), parent=self
        )
        self.supervisor = ScaleRow(
            name, question, f"{key}.supervisor", self.tr("Handledaren"), parent=self
        )
        for voice in (self.participant, self.supervisor):
            voice.changed.connect(self.changed)
            lines.addWidget(voice)

    def value(self) -> Voiced | None:
        """What each of them said."""
        said = Voiced(_figure(self.participant.value()), _figure(self.supervisor.value()))
        return said or None

    def set_value(self, value: Value | None) -> None:
        """Show this, silently."""
        said = value if isinstance(value, Voiced) else Voiced()
        self.participant.set_value(said.participant)
        self.supervisor.set_value(said.supervisor)

    def set_earlier(self, value: Value | None) -> str:
        """Frame what each of them said the time before."""
        said = value if isinstance(value, Voiced) else Voiced()
        self.participant.set_earlier(said.participant)
        return self.supervisor.set_earlier(said.supervisor)

    def set_locked(self, locked: bool) -> None:
        """Whether nothing can be chosen."""
        self.participant.set_locked(locked)
        self.supervisor.set_locked(locked)

    def focus_first(self) -> None:
        """Put the keyboard on the voice that has not spoken, else on the first."""
        silent = self.supervisor.value() is None and self.participant.value() is not None
        (self.supervisor if silent else self.participant).focus_first()


def _figure(value: str | bool | int | None) -> int | Declined | None:
    if value == DECLINED:
        return DECLINED
    return value if isinstance(value, int) else None


class Ticks(QWidget):
    """Any number of options. ``changed`` when somebody ticked."""

    changed = Signal(str)

    def __init__(
        self, name: str, options: Sequence[tuple[str, str]], key: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName(key)
        self.setAccessibleName(name)
        holder = EvenRow(4, most=3, by_words=True)
        column(self).addWidget(holder)
        self.ticks: dict[str, OptionTick] = {}
        for value, words in options:
            tick = OptionTick(words, holder)
            tick.setAccessibleName(f"{name}: {words}")
            tick.setObjectName(f"{key}.{value}")
            tick.clicked.connect(self._on_clicked)
            self.ticks[value] = tick
            holder.add(tick)

    def value(self) -> tuple[str, ...]:
        """The ticked options, in their order."""
        return tuple(value for value, tick in self.ticks.items() if tick.isChecked())

    def set_value(self, value: Value | None) -> None:
        """Show these as ticked, silently."""
        ticked = value if isinstance(value, tuple) else ()
        for key, tick in self.ticks.items():
            tick.setChecked(key in ticked)

    def set_earlier(self, value: Value | None) -> str:
        """Frame what was ticked the time before."""
        ticked = value if isinstance(value, tuple) else ()
        for key, tick in self.ticks.items():
            tick.set_earlier(key in ticked)
        return ""

    def set_locked(self, locked: bool) -> None:
        """Whether nothing can be ticked."""
        for tick in self.ticks.values():
            tick.setEnabled(not locked)

    def focus_first(self) -> None:
        """Put the keyboard on the first."""
        next(iter(self.ticks.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_clicked(self) -> None:
        self.changed.emit("")
