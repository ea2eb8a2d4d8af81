"""Small steps: how a task is done, how a week went, and the lists an organisation keeps."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from karriarstod.application.changes import Events
from karriarstod.application.ports import Begin, UnitOfWork
from karriarstod.domain.events import Event, EventKind
from karriarstod.domain.identity import CaseNumber
from karriarstod.domain.own_lists import OwnList
from karriarstod.domain.plan import TaskLevel
from karriarstod.domain.progression import Rung, TaskMark, WeekMark, ladder


@dataclass(frozen=True)
class TaskSeen:
    """That a task is done at a level, from a day on, as the author saw it."""

    task: str
    level: TaskLevel
    on: date
    author: str


def mark_task(begin: Begin, number: CaseNumber, placement_number: int, seen: TaskSeen) -> Events:
    """The task at that level; nothing is written where it stands there already.

    Raises NoSuchCase, NoSuchPart or TextMissing.
    """
    task = seen.task.strip()
    mark = TaskMark(0, placement_number, task, seen.level, seen.on, seen.author)
    event = Event.of(EventKind.TASK_MARKED, number, placement_number, level=seen.level.value)
    with begin() as work:
        work.cases.get(number).placement(placement_number)
        if _standing(work, number, task).level is seen.level:
            return ()
        work.progress.add_mark(number, mark)
        work.commit(event)
    return (event,)


def take_back_mark(
    begin: Begin, number: CaseNumber, placement_number: int, task: str, *, author: str
) -> Events:
    """The task as it stood before its last mark; nothing is written where it has no level.

    The mark that takes back bears the day of the one it takes back, so that marking the same
    level of that day once more leaves everything as it was. Raises NoSuchCase or NoSuchPart.
    """
    event = Event.of(EventKind.TASK_MARKED, number, placement_number, undone=True)
    with begin() as work:
        work.cases.get(number).placement(placement_number)
        since = _standing(work, number, task).since
        if since is None:
            return ()
        work.progress.add_mark(number, TaskMark(0, placement_number, task, None, since, author))
        work.commit(event)
    return (event,)


def keep_week(begin: Begin, number: CaseNumber, week: WeekMark) -> Events:
    """How that week went, in the place of what was said of it before.

    Raises NoSuchCase or NoSuchPart.
    """
    kept = replace(week, tried=week.tried.strip())
    placement = week.placement_number
    event = Event.of(EventKind.WEEK_MARKED, number, placement, monday=week.monday.isoformat())
    with begin() as work:
        work.cases.get(number).placement(placement)
        work.progress.keep_week(number, kept)
        work.commit(event)
    return (event,)


def keep_own_list(begin: Begin, *lists: OwnList) -> Events:
    """One list or several as they now are, each item once and none of them empty."""
    events = tuple(Event.of(EventKind.OWN_LIST_CHANGED, list=own.kind.value) for own in lists)
    with begin() as work:
        for own in lists:
            work.settings.keep_own_list(replace(own, items=tidy_items(own.items)))
        work.commit(*events)
    return events


def tidy_items(items: Iterable[str]) -> tuple[str, ...]:
    """Each item once, as it was first written, and no empty ones."""
    first: dict[str, str] = {}
    for item in filter(None, (" ".join(one.split()) for one in items)):
        first.setdefault(item.casefold(), item)
    return tuple(first.values())


def _standing(work: UnitOfWork, number: CaseNumber, task: str) -> Rung:
    rungs = ladder(work.progress.marks(number), (task,))
    return next(one for one in rungs if one.task == task)
