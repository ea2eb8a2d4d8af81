"""The tab of small steps: the task ladder, the weeks, and how both see the development."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from karriarstod.application.changes import Events
from karriarstod.application.labels import label
from karriarstod.application.ports import Begin
from karriarstod.application.progress import TaskSeen, keep_week, mark_task, take_back_mark
from karriarstod.domain.identity import CaseNumber
from karriarstod.domain.plan import TaskLevel
from karriarstod.domain.progression import Rung, WeekMark
from karriarstod_ui.desk import Desk
from karriarstod_ui.pages.participant.ladder_card import LadderCard
from karriarstod_ui.pages.participant.progress_reading import ProgressLook, progress_look
from karriarstod_ui.pages.participant.view import CaseView
from karriarstod_ui.pages.participant.weeks_card import WeeksCard
from karriarstod_ui.typed import Typed, type_again, typed_in
from karriarstod_ui.widgets.development import DevelopmentCard
from karriarstod_ui.widgets.layouts import Column, Columns

Command = Callable[[Begin], Events]


@dataclass(frozen=True)
class HalfSteps:
    """Which week was being told of, and what stood in the fields of the tab."""

    monday: date
    typed: Typed = field(repr=False)


class ProgressTab(Column):
    """Reads what it shows when it is shown; every mark is kept at once and can be undone."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(16, parent)
        self._desk = desk
        self._view: CaseView | None = None
        self._asked = 0
        self._read: CaseNumber | None = None
        self._undo: list[Command] = []
        self._waiting: HalfSteps | None = None
        self.ladder = LadderCard(desk.today)
        self.weeks = WeeksCard(desk.today)
        self.development = DevelopmentCard()
        left, right = Column(16), Column(16)
        left.add(self.ladder)
        left.add_stretch()
        right.add(self.weeks)
        right.add_stretch()
        columns = Columns(18)
        columns.add(left, 13, 560)
        columns.add(right, 7, 340)
        self.add(columns)
        self.add(self.development)
        self.ladder.marked.connect(self._mark)
        self.ladder.taken_back.connect(self._take_back)
        self.ladder.undo_asked.connect(self._undo_last)
        self.weeks.kept.connect(self._keep_week)

    def show_view(self, view: CaseView) -> None:
        """Show the participant; what belongs to somebody else is gone at once."""
        before = self._view
        self._view = view
        if before is None or before.number != view.number:
            self._undo.clear()
            self.ladder.forget()
            self._show(view.number, ProgressLook())
        self._asked += 1
        asked, number = self._asked, view.number
        self._desk.ask(
            lambda queries: progress_look(queries, number),
            owner=self,
            done=lambda found: self._take(asked, number, found),
        )

    def _take(self, asked: int, number: CaseNumber, found: ProgressLook) -> None:
        if asked == self._asked:
            self._read = number
            self._show(number, found)
            self._put_back()

    def _show(self, number: CaseNumber, found: ProgressLook) -> None:
        placement = self._view.placement if self._view is not None else None
        can_write = self._desk.user.may_write() and placement is not None
        team = placement.team if placement is not None else ""
        at = placement.number if placement is not None else 0
        self.ladder.show_rungs(found.rungs(team), team, can_write=can_write)
        self.weeks.show_weeks(found.weeks_of(at), (number, at), can_write=can_write)
        self.development.show_areas(
            found.areas,
            self._desk.today,
            self.tr(
                "När ni har fyllt i en framstegsskala visas här hur ni båda ser på tolv saker i"
                " arbetet. Börja en under Formulär."
            ),
        )

    # Across the lock.

    def half_written(self) -> HalfSteps | None:
        """What stands in the fields and is not kept, or `None`."""
        if not self.weeks.form.is_touched and not self.ladder.own.text().strip():
            return None
        return HalfSteps(self.weeks.form.monday, typed_in(self))

    def take_up(self, half: HalfSteps) -> None:
        """Put it back, now or once the participant has been read."""
        self._waiting = half
        if self._view is not None and self._read == self._view.number:
            self._put_back()

    def _put_back(self) -> None:
        half, self._waiting = self._waiting, None
        if half is not None:
            self.weeks.choose(half.monday)
            type_again(self, half.typed)
            self.weeks.form.keep_as_touched()

    # Marks.

    @Slot(str, object)
    def _mark(self, task: str, level: TaskLevel) -> None:
        seen = TaskSeen(task, level, self._desk.today, self._desk.user.name)
        back = self._of_view(take_back_mark, task=task, author=self._desk.user.name)
        command = self._of_view(mark_task, seen=seen)
        if command is not None and back is not None:
            self._do(command, f"{task}: {label(level)}.", back)

    @Slot(object)
    def _take_back(self, rung: Rung) -> None:
        if rung.level is None or rung.since is None:
            return
        author = self._desk.user.name
        command = self._of_view(take_back_mark, task=rung.task, author=author)
        again = self._of_view(mark_task, seen=TaskSeen(rung.task, rung.level, rung.since, author))
        if command is not None and again is not None:
            said = self.tr("{task}: {level} är tillbakataget.")
            self._do(command, said.format(task=rung.task, level=label(rung.level)), again)

    def _of_view(self, command: Callable[..., Events], **given: object) -> Command | None:
        view = self._view
        if view is None or view.placement_number is None:
            return None
        return partial(command, number=view.number, placement_number=view.placement_number, **given)

    def _do(self, command: Command, said: str, back: Command) -> None:
        def done(happened: Events) -> None:
            if happened:
                self._undo.append(back)
                self.ladder.undo.offer(said, self._undo_last)

        self._desk.do(command, owner=self, done=done)

    @Slot()
    def _undo_last(self) -> None:
        self.ladder.undo.clear()
        if self._undo:
            self._desk.do(self._undo.pop(), owner=self)

    # Weeks.

    @Slot(object)
    def _keep_week(self, week: WeekMark) -> None:
        view = self._view
        if view is None or view.placement_number is None:
            return
        kept = replace(week, placement_number=view.placement_number, author=self._desk.user.name)
        self._desk.do(
            partial(keep_week, number=view.number, week=kept),
            owner=self,
            done=lambda _events: self.weeks.week_kept(),
        )
