"""Marking tasks, weeks and own lists: what is kept, and what is said to have happened."""

from datetime import date

import pytest
from builders import a_case, a_placement
from fake_store import FakeStore
from hypothesis import given
from hypothesis import strategies as st

from karriarstod.application.progress import (
    TaskSeen,
    keep_own_list,
    keep_week,
    mark_task,
    take_back_mark,
)
from karriarstod.domain.errors import NoSuchCase, NoSuchPart, TextMissing
from karriarstod.domain.events import EventKind
from karriarstod.domain.identity import CaseNumber
from karriarstod.domain.own_lists import ListKind, OwnList, items_of
from karriarstod.domain.plan import TaskLevel
from karriarstod.domain.progression import Rung, WeekMark, ladder

LEILA = CaseNumber(2026, 1)
MONDAY = date(2026, 3, 9)


def a_store() -> FakeStore:
    return FakeStore(a_case(placements=(a_placement(),)))


def seen(
    level: TaskLevel = TaskLevel.TRIES, on: date = MONDAY, task: str = "Diska", author: str = "Rut"
) -> TaskSeen:
    return TaskSeen(task, level, on, author)


def rungs(store: FakeStore) -> tuple[Rung, ...]:
    return ladder(store.queries.task_marks(LEILA))


def test_a_task_stands_at_the_level_it_was_marked_with() -> None:
    store = a_store()
    mark_task(store.begin, LEILA, 1, seen())
    mark_task(store.begin, LEILA, 1, seen(TaskLevel.ALONE, date(2026, 3, 16)))
    (rung,) = rungs(store)
    assert (rung.level, rung.since) == (TaskLevel.ALONE, date(2026, 3, 16))
    assert rung.before == ((TaskLevel.TRIES, MONDAY),)
    assert [mark.number for mark in store.queries.task_marks(LEILA)] == [1, 2]


def test_marking_what_stands_already_writes_nothing() -> None:
    store = a_store()
    mark_task(store.begin, LEILA, 1, seen())
    assert mark_task(store.begin, LEILA, 1, seen(on=date(2026, 3, 16), task=" Diska ")) == ()
    assert len(store.events) == 1


def test_a_mark_says_which_task_and_whose() -> None:
    store = a_store()
    with pytest.raises(TextMissing):
        mark_task(store.begin, LEILA, 1, seen(task=" "))
    with pytest.raises(NoSuchPart):
        mark_task(store.begin, LEILA, 2, seen())
    with pytest.raises(NoSuchCase):
        mark_task(store.begin, CaseNumber(2026, 9), 1, seen())
    assert store.queries.task_marks(LEILA) == ()


LEVELS = st.lists(
    st.tuples(st.sampled_from(TaskLevel), st.integers(0, 30)).map(
        lambda pair: (pair[0], date(2026, 3, 1 + pair[1]))
    ),
    min_size=1,
    max_size=8,
)


@given(LEVELS)
def test_a_mark_that_is_taken_back_and_made_again_leaves_all_as_it_was(
    steps: list[tuple[TaskLevel, date]],
) -> None:
    store = a_store()
    for level, on in sorted(steps, key=lambda step: step[1]):
        mark_task(store.begin, LEILA, 1, seen(level, on))
    (before,) = rungs(store)
    take_back_mark(store.begin, LEILA, 1, "Diska", author="Rut")
    earlier = before.before[-1] if before.before else (None, None)
    (between,) = ladder(store.queries.task_marks(LEILA), ("Diska",))
    assert (between.level, between.since) == earlier
    assert before.level is not None
    assert before.since is not None
    mark_task(store.begin, LEILA, 1, seen(before.level, before.since))
    assert rungs(store) == (before,)


def test_there_is_nothing_to_take_back_where_nothing_is_marked() -> None:
    store = a_store()
    assert take_back_mark(store.begin, LEILA, 1, "Diska", author="Rut") == ()
    with pytest.raises(NoSuchPart):
        take_back_mark(store.begin, LEILA, 3, "Diska", author="Rut")


def test_the_history_tells_the_level_and_never_the_task() -> None:
    store = a_store()
    (event,) = mark_task(store.begin, LEILA, 1, seen(TaskLevel.WITH_SUPPORT))
    (undone,) = take_back_mark(store.begin, LEILA, 1, "Diska", author="Rut")
    assert store.events == (event, undone)
    assert event.kind is EventKind.TASK_MARKED
    assert event.detail == (("level", "with_support"),)
    assert undone.detail == (("undone", "True"),)


def test_a_week_told_again_takes_the_place_of_what_was_said() -> None:
    store = a_store()
    keep_week(store.begin, LEILA, WeekMark(1, MONDAY, 5, 3, 2))
    (event,) = keep_week(store.begin, LEILA, WeekMark(1, MONDAY, 5, 4, 3, " kassan ", "Rut"))
    assert store.queries.week_marks(LEILA) == (WeekMark(1, MONDAY, 5, 4, 3, "kassan", "Rut"),)
    assert event.detail == (("monday", "2026-03-09"),)
    with pytest.raises(NoSuchPart):
        keep_week(store.begin, LEILA, WeekMark(4, MONDAY, 5, 3, 2))


def test_a_list_holds_each_item_once_and_no_empty_ones() -> None:
    store = a_store()
    given_items = ("Diska", "  ", "Stå i  kassan", "diska", "Baka")
    keep_own_list(store.begin, OwnList(ListKind.TASKS, "Kafé", given_items))
    lists = store.queries.own_lists()
    assert items_of(lists, ListKind.TASKS, "Kafé") == ("Diska", "Stå i kassan", "Baka")
    assert store.events[-1].detail == (("list", "tasks"),)
    keep_own_list(store.begin, OwnList(ListKind.TASKS, "Kafé", ()))
    assert store.queries.own_lists() == (OwnList(ListKind.TASKS, "Kafé", ()),)
