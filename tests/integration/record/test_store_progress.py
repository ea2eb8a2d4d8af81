"""What any store promises of small steps and own lists: the real register and the one in memory."""

from dataclasses import replace
from datetime import date

import pytest
from builders import a_case, a_placement
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from keeping import keep
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from karriarstod.application.ports import Store
from karriarstod.domain.errors import NoSuchCase
from karriarstod.domain.identity import CaseNumber
from karriarstod.domain.own_lists import ListKind, OwnList
from karriarstod.domain.plan import TaskLevel
from karriarstod.domain.progression import TaskMark, WeekMark
from karriarstod_db.session import RegisterStore

LEILA = CaseNumber(2026, 1)
SAMIR = CaseNumber(2026, 2)
MONDAY = date(2026, 3, 9)
DISHES = TaskMark(0, 1, "Diska", TaskLevel.TRIES, MONDAY, "Rut Ekelöf")


@pytest.fixture(autouse=True)
def people(store: Store) -> None:
    two = (a_placement(), replace(a_placement(), number=2))
    keep(store, a_case(placements=two), a_case("Samir", serial=2, placements=(a_placement(),)))


def test_marks_are_numbered_by_participant_in_the_order_they_are_made(store: Store) -> None:
    earlier = replace(DISHES, task="Baka", marked_on=date(2026, 1, 5))
    back = replace(DISHES, level=None, placement_number=2)
    with store.begin() as work:
        made = [work.progress.add_mark(LEILA, one) for one in (DISHES, earlier, back)]
        other = work.progress.add_mark(SAMIR, replace(DISHES, number=9))
        assert work.progress.marks(LEILA) == tuple(made)
        work.commit()
    assert made == [replace(DISHES, number=1), replace(earlier, number=2), replace(back, number=3)]
    assert other.number == 1
    assert store.queries.task_marks(LEILA) == tuple(made)
    with store.begin() as work:
        assert work.progress.add_mark(LEILA, DISHES).number == 4


def test_a_week_is_kept_once_for_each_placement_and_monday(store: Store) -> None:
    first, second = WeekMark(1, MONDAY, 5, 3, 2, "kassan", "Rut"), WeekMark(2, MONDAY, 3, 3, 3)
    before = WeekMark(1, date(2026, 3, 2), 5, 5, 5)
    now = replace(first, planned_days=4, days_on_time=4, whole_days=4, tried="", author="Bo")
    with store.begin() as work:
        for one in (second, first, before, now):
            work.progress.keep_week(LEILA, one)
        work.commit()
    assert store.queries.week_marks(LEILA) == (before, now, second)
    assert store.queries.week_marks(SAMIR) == ()
    with store.begin() as work:
        assert work.progress.weeks(LEILA) == (before, now, second)


def test_what_is_not_committed_is_not_kept(store: Store) -> None:
    with store.begin() as work:
        work.progress.add_mark(LEILA, DISHES)
        work.progress.keep_week(LEILA, WeekMark(1, MONDAY, 5, 3, 2))
        work.settings.keep_own_list(OwnList(ListKind.TASKS, "Kafé", ("Diska",)))
    assert store.queries.task_marks(LEILA) == ()
    assert store.queries.week_marks(LEILA) == ()
    assert store.queries.own_lists() == ()


def test_nobody_has_small_steps_who_is_not_in_the_register(store: Store) -> None:
    nobody = CaseNumber(2026, 99)
    with store.begin() as work, pytest.raises(NoSuchCase):
        work.progress.add_mark(nobody, DISHES)
    with store.begin() as work, pytest.raises(NoSuchCase):
        work.progress.keep_week(nobody, WeekMark(1, MONDAY, 5, 3, 2))
    assert store.queries.task_marks(nobody) == ()


def test_a_list_is_kept_once_for_each_kind_and_team(store: Store) -> None:
    everybodys = OwnList(ListKind.TASKS, "", ("Städa",))
    machines = OwnList(ListKind.MACHINES, "Kafé", ("Ugn",))
    first = OwnList(ListKind.TASKS, "Kafé", ("Diska", "Baka"))
    now = replace(first, items=("Baka", "Kassa <b>&"))
    with store.begin() as work:
        for one in (first, everybodys, machines, now):
            work.settings.keep_own_list(one)
        assert work.settings.own_lists() == (machines, everybodys, now)
        work.commit()
    assert store.queries.own_lists() == (machines, everybodys, now)


WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=40)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(WORDS, WORDS.filter(str.strip), st.sampled_from([None, *TaskLevel]))
def test_whatever_is_written_comes_back_as_it_was(
    store: Store, tried: str, task: str, level: TaskLevel | None
) -> None:
    week = WeekMark(1, MONDAY, 5, 3, 2, tried, tried)
    own = OwnList(ListKind.TASKS, task, (tried, task))
    with store.begin() as work:
        mark = work.progress.add_mark(LEILA, replace(DISHES, task=task, level=level))
        work.progress.keep_week(LEILA, week)
        work.settings.keep_own_list(own)
        work.commit()
    assert store.queries.task_marks(LEILA)[-1] == mark
    assert store.queries.week_marks(LEILA) == (week,)
    assert own in store.queries.own_lists()


@pytest.mark.parametrize("statement", ["DELETE FROM task_mark", "UPDATE task_mark SET task = 'x'"])
def test_no_statement_changes_a_mark(register: RegisterStore, statement: str) -> None:
    keep(register, a_case("Ada", serial=7, placements=(a_placement(),)))
    with register.begin() as work:
        work.progress.add_mark(CaseNumber(2026, 7), DISHES)
        work.commit()
    with (
        register.register.engine.connect() as connection,
        pytest.raises(IntegrityError, match="is only added to"),
    ):
        connection.execute(text(statement))
