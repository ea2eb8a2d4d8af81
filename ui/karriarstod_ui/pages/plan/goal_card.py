"""A goal as a card: its head, its steps as lines, and room for the one form that is open."""

from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from karriarstod.domain.plan import Goal, Step
from karriarstod_ui import theme, units
from karriarstod_ui.icons import icon
from karriarstod_ui.pages.plan.lines import INSET, GoalLine, StepLine
from karriarstod_ui.pages.plan.words import DueOf, goal_facts, step_facts
from karriarstod_ui.theme import Shade
from karriarstod_ui.widgets.buttons import icon_button, link_button
from karriarstod_ui.widgets.choices import TickBox
from karriarstod_ui.widgets.layouts import column, row
from karriarstod_ui.widgets.painted import Painted, soft_painter
from karriarstod_ui.widgets.text import KeyHint, Rule

TICK_WIDTH: Final = 40


class StepItem(QWidget):
    """A step in its goal: tick and line, or the form that writes it."""

    opened = Signal(int)
    ticked = Signal(int, bool)
    moved = Signal(int, int)
    removed = Signal(int)

    def __init__(
        self,
        step: Step,
        place: int,
        today: date,
        due_of: DueOf,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.number = step.number
        self._today = today
        self._form: QWidget | None = None
        self._lines = column(self, spacing=0)
        self.rule = Rule()
        self._lines.addWidget(self.rule)
        self.rest = QWidget()
        inner = row(self.rest, (16, 0, 0, 0), 0)
        self.tick = TickBox()
        self.line = StepLine(step_facts(step, place, today, due_of))
        inner.addWidget(
            units.sized(self.tick, width=TICK_WIDTH - INSET), 0, Qt.AlignmentFlag.AlignTop
        )
        inner.addWidget(self.line, 1)
        self._lines.addWidget(self.rest)
        self.tick.clicked.connect(self._on_ticked)
        self.line.opened.connect(self._on_opened)
        self.line.moved.connect(self._on_moved)
        self.line.removed.connect(self._on_removed)
        self.show_step(step, place, due_of)

    def show_step(self, step: Step, place: int, due_of: DueOf) -> None:
        """Show the step as it now is."""
        facts = step_facts(step, place, self._today, due_of)
        self.line.show_facts(facts)
        self.tick.setChecked(facts.is_reached)
        name = self.tr("Steg {place} klart: {text}").format(place=place, text=facts.text)
        self.tick.setAccessibleName(name)
        self.tick.setMinimumHeight(QFontMetrics(self.tick.font()).height() + units.px(20))

    def show_form(self, form: QWidget | None) -> None:
        """Put a form in the line's place, or the line back with None."""
        if self._form is not None:
            self._lines.removeWidget(self._form)
            self._form.hide()
            self._form.deleteLater()
        self._form = form
        self.rest.setHidden(form is not None)
        if form is not None:
            self._lines.addWidget(form)
            form.show()

    def _on_opened(self) -> None:
        self.opened.emit(self.number)

    def _on_ticked(self, is_ticked: bool) -> None:
        self.ticked.emit(self.number, is_ticked)

    def _on_moved(self, by: int) -> None:
        self.moved.emit(self.number, by)

    def _on_removed(self) -> None:
        self.removed.emit(self.number)


class GoalCard(QFrame):
    """One goal. Numbers in the signals are the step's; 0 means the goal itself.

    ``opened`` asks for the form, ``added`` for one more step, ``ticked`` says a step was ticked.
    While folded the steps are not built at all.
    """

    opened = Signal(int)
    added = Signal()
    ticked = Signal(int, bool)
    moved = Signal(int, int)
    removed = Signal(int)

    def __init__(
        self,
        goal: Goal,
        place: int,
        today: date,
        due_of: DueOf,
        *,
        editable: bool = True,
        tickable: bool = True,
        folded: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("surface", "card")
        self.setProperty("tone", "plain")
        self.number = goal.number
        self._goal = goal
        self._place = place
        self._today = today
        self._due_of = due_of
        self._editable = editable
        self._tickable = tickable
        self._folded = folded
        self._form: QWidget | None = None
        self.items: dict[int, StepItem] = {}
        self._lines = column(self, (1, 1, 1, 1), 0)
        self._build_head()
        self._holder = QWidget()
        self._steps = column(self._holder, spacing=0)
        self._lines.addWidget(self._holder)
        self.add_step: QWidget | None = None
        self.show_goal(goal, place)

    def _build_head(self) -> None:
        self.head = QWidget()
        inner = row(self.head, (16 - INSET, 0, 8, 0), 4)
        self.line = GoalLine(goal_facts(self._goal, self._place, self._today, self._due_of))
        self.line.set_openable(self._editable)
        self.fold = icon_button("chevron-down", "")
        inner.addWidget(self.line, 1)
        inner.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignVCenter)
        self._lines.addWidget(self.head)
        self.line.opened.connect(self._on_head_opened)
        self.line.moved.connect(self._on_head_moved)
        self.line.removed.connect(self._on_head_removed)
        self.fold.clicked.connect(self.toggle)

    @property
    def is_folded(self) -> bool:
        """Whether only the head is shown."""
        return self._folded

    def toggle(self) -> None:
        """Fold or unfold."""
        self.set_folded(not self._folded)

    def set_folded(self, folded: bool) -> None:
        """Fold to the head alone, or show the steps."""
        self._folded = folded
        self.show_goal(self._goal, self._place)

    def renew(self, due_of: DueOf) -> None:
        """Days are moved by something else now: a pause, the end of the placement."""
        self._due_of = due_of
        self.show_goal(self._goal, self._place)

    def show_goal(self, goal: Goal, place: int) -> None:
        """Show the goal as it now is, keeping the lines that still hold."""
        self._goal, self._place = goal, place
        self.line.show_facts(goal_facts(goal, place, self._today, self._due_of))
        words = self.tr("Visa stegen i mål {n}") if self._folded else self.tr("Fäll ihop mål {n}")
        self.fold.setAccessibleName(words.format(n=place))
        self.fold.setToolTip(words.format(n=place))
        self.fold.setIcon(icon("chevron-right" if self._folded else "chevron-down", Shade.QUIET))
        self._show_steps(() if self._folded else goal.steps)
        self._show_footer()

    def _show_steps(self, steps: tuple[Step, ...]) -> None:
        kept = {step.number for step in steps}
        for number in [number for number in self.items if number not in kept]:
            item = self.items.pop(number)
            self._steps.removeWidget(item)
            item.hide()
            item.deleteLater()
        # Many lines shown one by one would each lay out the whole page again.
        at_once = len(kept) > len(self.items) + 1
        if at_once:
            self._holder.hide()
        for at, step in enumerate(steps):
            item = self.items.get(step.number) or self._new_item(step, at + 1)
            item.show_step(step, at + 1, self._due_of)
            if self._steps.indexOf(item) != at:
                self._steps.removeWidget(item)
                self._steps.insertWidget(at, item)
            if self._holder.isVisible():
                item.show()
        self._holder.setHidden(not steps)

    def _new_item(self, step: Step, place: int) -> StepItem:
        item = StepItem(step, place, self._today, self._due_of, self)
        item.tick.setEnabled(self._tickable)
        item.line.set_openable(self._editable or self._tickable)
        item.opened.connect(self.opened)
        item.ticked.connect(self.ticked)
        item.moved.connect(self.moved)
        item.removed.connect(self.removed)
        self.items[step.number] = item
        return item

    def _show_footer(self) -> None:
        if self.add_step is None and self._editable and not self._folded:
            footer = QWidget()
            inner = row(footer, (16 + TICK_WIDTH - 4, 8, 16, 8), 8)
            button = link_button(self.tr("+ Lägg till steg"))
            button.setObjectName(f"add_step.{self.number}")
            button.clicked.connect(self.added)
            inner.addWidget(button)
            inner.addWidget(KeyHint("Enter"))
            inner.addStretch(1)
            self._footer_rule = Rule()
            self._lines.addWidget(self._footer_rule)
            self._lines.addWidget(footer)
            self.add_step = footer
        if self.add_step is not None:
            self.add_step.setHidden(self._folded)
            self._footer_rule.setHidden(self._folded)

    def show_form(self, step: int, form: QWidget | None) -> None:
        """Put a form in the place of a step's line, or with 0 in the place of the head."""
        if step:
            if form is not None and self._folded:
                self.set_folded(False)
            if step in self.items:
                self.items[step].show_form(form)
            return
        if self._form is not None:
            self._lines.removeWidget(self._form)
            self._form.hide()
            self._form.deleteLater()
        self._form = form
        self.head.setHidden(form is not None)
        if form is not None:
            self._lines.insertWidget(0, form)
            form.show()

    def show_note(self, note: QWidget) -> None:
        """Put a message below the steps."""
        below = self._lines.indexOf(self._footer_rule) if self.add_step is not None else -1
        self._lines.insertWidget(below, note)

    def focus_line(self, step: int) -> None:
        """Put the keyboard on a step's line, or with 0 on the head."""
        line = self.items[step].line if step in self.items else self.line
        line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_head_opened(self) -> None:
        if self._editable:
            self.opened.emit(0)
        else:
            self.toggle()

    def _on_head_moved(self, by: int) -> None:
        self.moved.emit(0, by)

    def _on_head_removed(self) -> None:
        self.removed.emit(0)


class SoftBand(Painted):
    """The ground of the form that is open."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = soft_painter(self)
        painter.fillRect(self.rect(), theme.current().color(Shade.SOFT))
        painter.end()
