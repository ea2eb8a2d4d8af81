"""Goals and their steps, written together: a line and Enter, and one goal open at a time."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from karriarstod.domain.plan import Goal
from karriarstod_ui.pages.plan import content_edits
from karriarstod_ui.pages.plan.binding import Bound, focus_at_end, sync_all
from karriarstod_ui.pages.plan.content_edits import Place, goal_of, is_blank, step_of
from karriarstod_ui.pages.plan.draft import PlanDraft
from karriarstod_ui.pages.plan.fields import Labelled, PlanDate, PlanLine
from karriarstod_ui.theme import TextRole
from karriarstod_ui.widgets.buttons import icon_button, link_button, secondary_button
from karriarstod_ui.widgets.card import Card
from karriarstod_ui.widgets.layouts import Columns, column, row
from karriarstod_ui.widgets.text import Text


class StepFields(QWidget):
    """One step: what, who, and the latest day. Enter after what it is asks for one more."""

    entered = Signal()
    removed = Signal()

    def __init__(
        self, draft: PlanDraft, goal: int, number: int, place: int, today: date, people: list[str]
    ) -> None:
        super().__init__()
        self.number = number
        what, who, due = PlanLine(), PlanLine(), PlanDate(today)
        who.suggest(people)
        names = (self.tr("Steg {n}"), self.tr("Vem"), self.tr("Senast"))
        fields = Columns(8)
        self.bound: list[Bound] = []
        for editor, name, words, share in (
            (what, "text", names[0].format(n=place), (1, 220)),
            (who, "who", names[1], (1, 130)),
            (due, "due_on", names[2], (1, 150)),
        ):
            labelled = Labelled(words, editor, today=today)
            fields.add(labelled, *share)
            editor.setAccessibleName(self.tr("Steg {n}, {what}").format(n=place, what=words))
            self.bound.append(Bound(draft, Place(f"step.{name}", goal, number), editor))
            editor.entered.connect(self.entered)
        self.first = what
        line = row(self, spacing=4)
        line.addWidget(fields, 1)
        remove = icon_button("x", self.tr("Ta bort steg {n}").format(n=place))
        remove.clicked.connect(self.removed)
        line.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)


class GoalFields(Card):
    """The open goal: its words, when it is to be reached, how that shows, and its steps."""

    done = Signal()

    def __init__(self, draft: PlanDraft, number: int, today: date, people: list[str]) -> None:
        super().__init__()
        self.number = number
        self._draft = draft
        self._today = today
        self._people = people
        self._text, self._seen, self._due = PlanLine(), PlanLine(), PlanDate(today)
        self.bound: list[Bound] = []
        for editor, name, words in (
            (self._text, "text", self.tr("Målet")),
            (self._seen, "how_seen", self.tr("Så märker vi att det är klart")),
            (self._due, "due_on", self.tr("Klart till")),
        ):
            self.add(Labelled(words, editor, today=today))
            self.bound.append(Bound(draft, Place(f"goal.{name}", number), editor))
            editor.entered.connect(self.focusNextChild)
        self._holder = column(spacing=6)
        self.body.addLayout(self._holder)
        self.steps: list[StepFields] = []
        self.more = link_button(self.tr("+ Ett steg till"))
        self.more.setObjectName("meeting_add_step")
        self.more.clicked.connect(self.add_step)
        self.add(self.more)
        self.sync()

    def sync(self) -> None:
        """Show what the draft holds."""
        goal = goal_of(self._draft.content, self.number)
        numbers = [step.number for step in goal.steps] if goal is not None else []
        if numbers != [one.number for one in self.steps]:
            self._build(numbers)
        sync_all([*self.bound, *(one for step in self.steps for one in step.bound)])

    def _build(self, numbers: list[int]) -> None:
        for gone in self.steps:
            self._holder.removeWidget(gone)
            gone.hide()
            gone.setParent(None)
            gone.deleteLater()
        self.steps = []
        for place, number in enumerate(numbers, 1):
            made = StepFields(self._draft, self.number, number, place, self._today, self._people)
            made.entered.connect(lambda number=number: self._on_entered(number))
            made.removed.connect(lambda number=number: self._remove(number))
            self.steps.append(made)
            self._holder.addWidget(made)
            made.setVisible(True)

    def add_step(self) -> None:
        """One more, ready to be written in."""
        number = self._draft.add_step(self.number)
        self.sync()
        self._focus(number)

    def focus_first(self) -> None:
        """Put the keyboard in the first step there is something to write in, else in the goal."""
        blank = next((one for one in self.steps if not one.first.text()), None)
        focus_at_end(blank.first if blank is not None else self._text)

    def _focus(self, number: int) -> None:
        for one in self.steps:
            if one.number == number:
                one.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_entered(self, number: int) -> None:
        place = next(at for at, one in enumerate(self.steps) if one.number == number)
        here = self.window().focusWidget()
        step = step_of(self._draft.content, self.number, number)
        if step is not None and is_blank(step):
            self._remove(number)
            self.done.emit()
        elif here is not self.steps[place].first:
            self.focusNextChild()
        elif place + 1 < len(self.steps):
            self._focus(self.steps[place + 1].number)
        else:
            self.add_step()

    def _remove(self, number: int) -> None:
        after = content_edits.without_step(self._draft.content, self.number, number)
        self._draft.change(after, self.tr("ta bort steg"))
        self.sync()
        self.more.setFocus(Qt.FocusReason.OtherFocusReason)

    def drop_blank_steps(self) -> None:
        """Steps that nobody wrote in are not left in the plan."""
        goal = goal_of(self._draft.content, self.number)
        after = self._draft.content
        for step in goal.steps if goal is not None else ():
            if is_blank(step):
                after = content_edits.without_step(after, self.number, step.number)
        self._draft.change(after, self.tr("ta bort steg"))


class GoalsField(QWidget):
    """All open goals, and a line where one more is written with Enter."""

    def __init__(self, draft: PlanDraft, today: date, people: list[str]) -> None:
        super().__init__()
        self._draft = draft
        self._today = today
        self._people = people
        self._open: GoalFields | None = None
        self._numbers: tuple[int, ...] = ()
        self._opened = 0
        self.setObjectName("goals")
        self.setAccessibleName(self.tr("Mål"))
        lines = column(self, spacing=10)
        self._holder = column(spacing=10)
        lines.addLayout(self._holder)
        self.new = PlanLine(self.tr("Skriv ett mål och tryck Enter"))
        self.new.setObjectName("new_goal")
        self.new.setAccessibleName(self.tr("Nytt mål"))
        self.new.entered.connect(self._on_entered)
        lines.addWidget(self.new)
        self.sync()

    def focus_first(self) -> None:
        """Put the keyboard where a goal is written."""
        self.new.setFocus(Qt.FocusReason.OtherFocusReason)

    def commit(self) -> None:
        """A goal that was written without Enter counts too, and blank lines do not."""
        if self.new.text().strip():
            self._add(self.new.text())
            self.new.clear()
        if self._open is not None:
            self._open.drop_blank_steps()

    def sync(self) -> None:
        """Show what the draft holds."""
        numbers = tuple(goal.number for goal in self._draft.content.goals if goal.status.is_open)
        if numbers != self._numbers or self._open is None:
            self._numbers = numbers
            self._build(numbers)
        if self._open is not None:
            self._open.sync()

    def _goal_button(self, goal: Goal, place: int) -> QWidget:
        words = goal.text.strip() or self.tr("(inget skrivet)")
        made = QWidget()
        line = row(made, spacing=10)
        line.addWidget(Text(f"{place}. {words}", TextRole.BODY, wrap=True), 1)
        change = secondary_button(self.tr("Ändra"))
        change.setObjectName(f"change_goal.{goal.number}")
        change.setAccessibleName(self.tr("Ändra mål {n}: {goal}").format(n=place, goal=words))
        change.clicked.connect(lambda: self._unfold(goal.number))
        line.addWidget(change, 0, Qt.AlignmentFlag.AlignTop)
        return made

    def _unfold(self, number: int) -> None:
        self._opened = number
        self._build(self._numbers)
        if self._open is not None:
            self._open.focus_first()

    def _build(self, numbers: tuple[int, ...]) -> None:
        while (item := self._holder.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.hide()
                gone.setParent(None)
                gone.deleteLater()
        self._open = None
        for place, number in enumerate(numbers, 1):
            goal = goal_of(self._draft.content, number)
            if goal is None:
                continue
            if number == self._opened:
                self._open = GoalFields(self._draft, number, self._today, self._people)
                self._open.done.connect(self.focus_first)
                made: QWidget = self._open
            else:
                made = self._goal_button(goal, place)
            self._holder.addWidget(made)
            made.setVisible(True)

    def _add(self, text: str) -> int:
        number = self._draft.add_goal()
        self._draft.write(Place("goal.text", number), text.strip())
        self._draft.seal()
        return number

    def _on_entered(self) -> None:
        text = self.new.text()
        if not text.strip():
            self.new.focusNextChild()
            return
        self.new.clear()
        self._opened = self._add(text)
        self.sync()
        if self._open is not None:
            self._open.add_step()
