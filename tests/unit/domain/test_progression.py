"""The task ladder shows how each task stands; a week is counted in days that were planned."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from karriarstod.domain.errors import TextMissing
from karriarstod.domain.own_lists import ListKind, OwnList, items_of
from karriarstod.domain.plan import TaskLevel
from karriarstod.domain.progression import (
    Rung,
    TaskMark,
    WeekMark,
    WeekNotPossible,
    ladder,
)

MONDAY = date(2026, 3, 9)


def a_mark(
    task: str = "Kassan",
    level: TaskLevel | None = TaskLevel.TRIES,
    on: date = MONDAY,
    number: int = 1,
) -> TaskMark:
    return TaskMark(number, 1, task, level, on, "Kim Handledare")


def a_week(planned: int = 5, on_time: int = 4, whole: int = 3, monday: date = MONDAY) -> WeekMark:
    return WeekMark(1, monday, planned, on_time, whole)


def test_the_team_s_tasks_stand_in_their_order_also_before_anybody_has_tried() -> None:
    assert ladder([], ["Disk", "Kassan"]) == (Rung("Disk"), Rung("Kassan"))


def test_a_task_stands_where_it_was_marked_last() -> None:
    marks = [
        a_mark(level=TaskLevel.WITH_SUPPORT, on=date(2026, 3, 2), number=2),
        a_mark(level=TaskLevel.TRIES, on=date(2026, 2, 2), number=1),
    ]

    (rung,) = ladder(marks)

    assert (rung.level, rung.since) == (TaskLevel.WITH_SUPPORT, date(2026, 3, 2))
    assert rung.before == ((TaskLevel.TRIES, date(2026, 2, 2)),)


def test_the_same_level_again_keeps_its_first_day() -> None:
    marks = [a_mark(on=MONDAY, number=1), a_mark(on=MONDAY + timedelta(7), number=2)]

    assert ladder(marks)[0].since == MONDAY


def test_a_step_down_is_a_level_like_another() -> None:
    marks = [
        a_mark(level=TaskLevel.ALONE, number=1),
        a_mark(level=TaskLevel.WITH_SUPPORT, on=MONDAY + timedelta(7), number=2),
    ]

    assert ladder(marks)[0].level is TaskLevel.WITH_SUPPORT


def test_two_marks_of_a_day_stand_in_the_order_they_were_made() -> None:
    marks = [a_mark(level=TaskLevel.ALONE, number=2), a_mark(level=TaskLevel.TRIES, number=1)]

    assert ladder(marks)[0].level is TaskLevel.ALONE


def test_a_mark_taken_back_gives_the_level_before() -> None:
    marks = [
        a_mark(level=TaskLevel.TRIES, number=1),
        a_mark(level=TaskLevel.ALONE, on=MONDAY + timedelta(7), number=2),
        a_mark(level=None, on=MONDAY + timedelta(7), number=3),
    ]

    assert ladder(marks)[0].level is TaskLevel.TRIES


def test_a_task_taken_back_stays_only_where_it_is_the_team_s() -> None:
    marks = [a_mark(number=1), a_mark(level=None, number=2)]

    assert ladder(marks) == ()
    assert ladder(marks, ["Kassan"]) == (Rung("Kassan"),)


def test_a_task_that_the_team_no_longer_has_is_still_there() -> None:
    assert [rung.task for rung in ladder([a_mark("Ugnen")], ["Kassan"])] == ["Kassan", "Ugnen"]


def test_a_mark_says_which_task() -> None:
    with pytest.raises(TextMissing):
        a_mark(task=" ")


def test_a_week_may_be_whole_or_empty() -> None:
    assert a_week(5, 5, 5).whole_days == 5
    assert a_week(0, 0, 0).planned_days == 0


@pytest.mark.parametrize(
    ("planned", "on_time", "whole", "monday"),
    [
        (5, 6, 0, MONDAY),
        (5, 0, 6, MONDAY),
        (5, -1, 0, MONDAY),
        (5, 0, -1, MONDAY),
        (-1, 0, 0, MONDAY),
        (8, 0, 0, MONDAY),
        (5, 4, 3, MONDAY + timedelta(1)),
    ],
)
def test_a_week_that_cannot_have_been_is_refused(
    planned: int, on_time: int, whole: int, monday: date
) -> None:
    with pytest.raises(WeekNotPossible):
        a_week(planned, on_time, whole, monday)


def test_a_team_without_a_list_has_everybody_s() -> None:
    lists = (
        OwnList(ListKind.TASKS, "", ("Städa",)),
        OwnList(ListKind.TASKS, "Kafé", ("Kassan", "Disk")),
    )

    assert items_of(lists, ListKind.TASKS, "Kafé") == ("Kassan", "Disk")
    assert items_of(lists, ListKind.TASKS, "Cykel") == ("Städa",)
    assert items_of(lists, ListKind.MACHINES, "Kafé") == ()


def test_words_are_everybody_s_and_tasks_a_team_s() -> None:
    assert {kind for kind in ListKind if kind.is_of_team} == {
        ListKind.TASKS,
        ListKind.COMPETENCES,
        ListKind.MACHINES,
    }


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from([*TaskLevel, None])), max_size=12))
def test_a_ladder_stands_at_the_last_level_that_was_not_taken_back(
    made: list[tuple[str, TaskLevel | None]],
) -> None:
    marks = [
        a_mark(task, level, MONDAY + timedelta(number), number)
        for number, (task, level) in enumerate(made, 1)
    ]

    for rung in ladder(marks):
        assert rung.level is not None
        assert all(earlier <= rung.since for _, earlier in rung.before if rung.since)
