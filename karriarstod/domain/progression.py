"""Small steps that show: the task ladder, and how a week went."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from karriarstod.domain.errors import DomainError, TextMissing
from karriarstod.domain.plan import TaskLevel


class WeekNotPossible(DomainError):
    """More days on time, or whole, than were planned; or a week that does not begin on a Monday."""


@dataclass(frozen=True)
class TaskMark:
    """From that day the task is done at that level, as somebody saw it. Raises TextMissing.

    Marks are only added; the last one of a task is how it stands. With level None an earlier mark
    is taken back.
    """

    number: int
    placement_number: int
    task: str
    level: TaskLevel | None
    marked_on: date
    author: str

    def __post_init__(self) -> None:
        """A mark says which task."""
        if not self.task.strip():
            raise TextMissing("task")


@dataclass(frozen=True)
class Rung:
    """A task with how it stands: its level, since when, and the levels before with their days."""

    task: str
    level: TaskLevel | None = None
    since: date | None = None
    before: tuple[tuple[TaskLevel, date], ...] = ()


def ladder(marks: Iterable[TaskMark], tasks: Iterable[str] = ()) -> tuple[Rung, ...]:
    """How every task stands: the team's tasks in their order, then others that have been marked.

    A task taken back stands without level; one that the team does not have is then left out.
    """
    by_task: dict[str, list[TaskMark]] = {}
    for mark in sorted(marks, key=lambda one: (one.marked_on, one.number)):
        by_task.setdefault(mark.task, []).append(mark)
    teams = tuple(dict.fromkeys(tasks))
    others = (task for task in by_task if task not in teams)
    rungs = [_rung(task, by_task.get(task, [])) for task in (*teams, *others)]
    return tuple(one for one in rungs if one.level is not None or one.task in teams)


def _rung(task: str, marks: list[TaskMark]) -> Rung:
    steps: list[tuple[TaskLevel, date]] = []
    for mark in marks:
        if mark.level is None:
            steps = steps[:-1]
        elif not steps or steps[-1][0] is not mark.level:
            steps.append((mark.level, mark.marked_on))
    if not steps:
        return Rung(task)
    level, since = steps[-1]
    return Rung(task, level, since, tuple(steps[:-1]))


@dataclass(frozen=True)
class WeekMark:
    """How a week went, counted in days, and what was tried. A later one of the same week replaces.

    Raises WeekNotPossible.
    """

    placement_number: int
    monday: date
    planned_days: int
    days_on_time: int
    whole_days: int
    tried: str = field(default="", repr=False)
    author: str = ""

    def __post_init__(self) -> None:
        """Holds the week to its days."""
        most = min(self.planned_days, 7)
        counted = (self.days_on_time, self.whole_days)
        if self.monday.isoweekday() != 1 or self.planned_days > 7:
            raise WeekNotPossible
        if min(*counted, self.planned_days) < 0 or max(counted) > most:
            raise WeekNotPossible
