"""The task ladder: every task of the team with four levels, set from the keyboard."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from karriarstod.application.labels import label
from karriarstod.application.progress_words import rung_words, task_sentences
from karriarstod.domain.plan import TaskLevel
from karriarstod.domain.progression import Rung
from karriarstod_ui.forms.options import EvenRow, OptionBox
from karriarstod_ui.pages.participant.undo_line import UndoLine
from karriarstod_ui.theme import TextRole
from karriarstod_ui.widgets.buttons import link_button, secondary_button
from karriarstod_ui.widgets.card import Card
from karriarstod_ui.widgets.fields import LabeledField
from karriarstod_ui.widgets.layouts import Column, Columns, Flow
from karriarstod_ui.widgets.line import LineEdit
from karriarstod_ui.widgets.text import Rule, Text

LEVELS: Final = tuple(TaskLevel)
_TAKES_BACK: Final = {Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_0}
_SIDEWAYS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_UP_DOWN: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class LadderRow(Column):
    """One task: since when, and a box for each level.

    Signals:
        marked: the level that was chosen.
        taken_back: the level is to be taken back.
        left: one row up (-1) or down (1).
    """

    marked = Signal(object)
    taken_back = Signal()
    left = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, parent)
        self.rung = Rung("")
        self._can_write = True
        self.rule = Rule()
        self.add(self.rule)
        self.body.addSpacing(7)
        words = Column(1)
        self.name = Text("", TextRole.STRONG, wrap=True)
        self.since = Text("", TextRole.SMALL_QUIET, wrap=True)
        words.add(self.name)
        words.add(self.since)
        holder = EvenRow(6)
        self.boxes = [OptionBox(label(level)) for level in LEVELS]
        for level, box in zip(LEVELS, self.boxes, strict=True):
            box.setProperty("level", level.value)
            box.clicked.connect(self._on_clicked)
            holder.add(box)
        columns = Columns(12, centered=True)
        columns.add(words, 2, 150)
        columns.add(holder, 5, 400)
        self.add(columns)
        self.body.addSpacing(7)

    def show_rung(self, rung: Rung, today: date, *, can_write: bool) -> None:
        """Show how the task stands."""
        self.rung = rung
        self._can_write = can_write
        self.setObjectName(f"task_{rung.task}")
        self.name.setText(rung.task)
        since = rung_words(rung, today)
        self.since.setText(since)
        self.since.setHidden(not since)
        for level, box in zip(LEVELS, self.boxes, strict=True):
            box.setAccessibleName(f"{rung.task}: {label(level)}")
            box.setObjectName(f"{rung.task}.{level.value}")
            box.setChecked(level is rung.level)
            box.setEnabled(can_write)

    @property
    def current(self) -> OptionBox:
        """The box the keyboard comes to: the chosen one, else the first."""
        return next((box for box in self.boxes if box.isChecked()), self.boxes[0])

    @property
    def place(self) -> int | None:
        """Which box has the keyboard, also while another window is in front."""
        focused = self.window().focusWidget()
        return next((at for at, box in enumerate(self.boxes) if box is focused), None)

    def _on_clicked(self) -> None:
        pressed = next(at for at, box in enumerate(self.boxes) if box is self.sender())
        self._choose(LEVELS[pressed])

    def _choose(self, level: TaskLevel) -> None:
        if level is self.rung.level:
            self.taken_back.emit()
        else:
            self._show_chosen(level)
            self.marked.emit(level)

    def _show_chosen(self, level: TaskLevel) -> None:
        # Seen at once; how it stands since when comes with the answer of the register.
        for each, box in zip(LEVELS, self.boxes, strict=True):
            box.setChecked(each is level)
            if each is level:
                box.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        place = self.place
        if event.modifiers() & (_CONTROL | _ALT) or place is None:
            event.ignore()
        elif key in _UP_DOWN:
            self.left.emit(_UP_DOWN[key])
        elif key in _SIDEWAYS:
            to = max(0, min(len(self.boxes) - 1, place + _SIDEWAYS[key]))
            self.boxes[to].setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self._can_write:
            event.ignore()
        elif key in _TAKES_BACK:
            self.taken_back.emit()
        elif event.text() in {"1", "2", "3", "4"}:
            level = LEVELS[int(event.text()) - 1]
            if level is not self.rung.level:
                self._choose(level)
        else:
            event.ignore()


_CONTROL: Final = Qt.KeyboardModifier.ControlModifier
_ALT: Final = Qt.KeyboardModifier.AltModifier


class LadderCard(Card):
    """ "Arbetsuppgifter": all rows, a line for a task of one's own, and the whole in words.

    Signals:
        marked: a task and its level.
        taken_back: the `Rung` whose level is to be taken back.
        undo_asked: Ctrl+Z.
    """

    marked = Signal(str, object)
    taken_back = Signal(object)
    undo_asked = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._today = today
        self._rungs: tuple[Rung, ...] = ()
        self._wanted = ""
        self.rows: list[LadderRow] = []
        self.set_title(self.tr("Arbetsuppgifter"))
        self.hint = Text("", TextRole.SMALL_QUIET, wrap=True)
        self.lines = Column(0)
        self.undo = UndoLine()
        self.own = LineEdit()
        self.own.setObjectName("own_task")
        self.own.setPlaceholderText(self.tr("t.ex. Brygga kaffe"))
        self.add_own = secondary_button(self.tr("Lägg till"), "plus", compact=True)
        self.add_own.setObjectName("add_own_task")
        self.words = Text("", TextRole.SMALL, wrap=True)
        self.words.setObjectName("ladder_words")
        self.copy = link_button(self.tr("Kopiera texten"), "copy", compact=True)
        self._build()
        self.own.returnPressed.connect(self._on_own)
        self.add_own.clicked.connect(self._on_own)
        self.copy.clicked.connect(self._copy)

    def _build(self) -> None:
        whole = Column(10)
        self._own_field = LabeledField(self.tr("En egen uppgift"), self.own)
        adding = Columns(10, centered=True)
        adding.add(self._own_field, 1, 200)
        button = Column(8)
        button.add(Text("", TextRole.SMALL_STRONG))
        button.add(self.add_own)
        adding.add(button, 0)
        self._adding = adding
        self._told = Column(4)
        self._told.add(Rule())
        self._told.add(Text(self.tr("I rapport och intyg"), TextRole.SMALL_STRONG))
        self._told.add(self.words)
        line = Flow(8)
        line.add(self.copy)
        self._told.add(line)
        for part in (self.hint, self.lines, self.undo, adding, self._told):
            whole.add(part)
        self.add(whole)

    def show_rungs(self, rungs: Sequence[Rung], team: str, *, can_write: bool) -> None:
        """Show every task as it stands; the keyboard stays where it is."""
        self._rungs = tuple(rungs)
        while len(self.rows) < len(rungs):
            self._make_row()
        for at, row in enumerate(self.rows):
            used = at < len(rungs)
            if used:
                row.show_rung(rungs[at], self._today, can_write=can_write)
            row.setHidden(not used)
            row.rule.setHidden(at == 0)
        self._adding.setHidden(not can_write)
        self._say(team, can_write=can_write)
        self._rove()
        self._go_to_own()

    def forget(self) -> None:
        """Somebody else is shown: nothing that was written or done follows along."""
        self.undo.clear()
        self.own.clear()
        self._own_field.clear_problem()
        self._wanted = ""

    def _say(self, team: str, *, can_write: bool) -> None:
        if self._rungs:
            keys = self.tr("Pil upp och ned byter uppgift, 1–4 väljer, 0 tar tillbaka.")
            self.hint.setText(keys if can_write else "")
        elif team:
            words = self.tr(
                "{team} har ingen lista över arbetsuppgifter än. Skriv en uppgift här, eller hela"
                " listan under Inställningar, Listor."
            )
            self.hint.setText(words.format(team=team))
        else:
            self.hint.setText(self.tr("Skriv en uppgift som deltagaren prövar."))
        self.hint.setHidden(not self.hint.text())
        told = task_sentences(self._rungs)
        self.words.setText(told)
        self._told.setHidden(not told)

    def _make_row(self) -> None:
        row = LadderRow()
        row.marked.connect(self._on_marked)
        row.taken_back.connect(self._on_taken_back)
        row.left.connect(self._on_left)
        self.rows.append(row)
        self.lines.add(row)

    def _sending(self) -> LadderRow:
        return next(row for row in self.rows if row is self.sender())

    @Slot(object)
    def _on_marked(self, level: TaskLevel) -> None:
        row = self._sending()
        self._rove()
        self.marked.emit(row.rung.task, level)

    @Slot()
    def _on_taken_back(self) -> None:
        row = self._sending()
        rung = row.rung
        row.show_rung(rung, self._today, can_write=True)
        if rung.level is not None:
            self.taken_back.emit(rung)

    @Slot(int)
    def _on_left(self, step: int) -> None:
        row = self._sending()
        to = self.rows.index(row) + step
        if 0 <= to < len(self._rungs):
            there = self.rows[to]
            # Where something is chosen one comes to it, else straight up or down.
            box = there.current if there.rung.level else there.boxes[row.place or 0]
            box.setFocus(Qt.FocusReason.OtherFocusReason)
            self._rove()

    def _rove(self) -> None:
        """Tab comes once to the whole ladder; arrows go about in it."""
        shown = self.rows[: len(self._rungs)]
        here = next((row for row in shown if row.place is not None), shown[0] if shown else None)
        for row in shown:
            focused = row.boxes[row.place] if row.place is not None else row.current
            for box in row.boxes:
                is_stop = row is here and box is focused
                wanted = Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus
                if box.focusPolicy() != wanted:
                    box.setFocusPolicy(wanted)

    @Slot()
    def _on_own(self) -> None:
        task = " ".join(self.own.text().split())
        there = next((one for one in self._rungs if one.task.casefold() == task.casefold()), None)
        self._own_field.show_problem("" if task else self.tr("Skriv vad uppgiften heter."))
        if not task:
            self.own.setFocus()
            return
        self.own.clear()
        self._wanted = there.task if there is not None else task
        if there is None:
            self.marked.emit(task, TaskLevel.TRIES)
        else:
            self._go_to_own()

    def _go_to_own(self) -> None:
        """Put the keyboard on the task that was just added, once it is among the rows."""
        shown = self.rows[: len(self._rungs)]
        row = next((one for one in shown if self._wanted and one.rung.task == self._wanted), None)
        if row is not None:
            self._wanted = ""
            row.current.setFocus(Qt.FocusReason.OtherFocusReason)
            self._rove()

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.words.text())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo_asked.emit()
        else:
            super().keyPressEvent(event)
