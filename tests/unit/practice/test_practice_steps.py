"""The practice participants' small steps are what the answer key, counted by hand, says."""

from typing import Any

import pytest
from practice import KEY, a_practice_store

from karriarstod.application.progress_words import week_words
from karriarstod.domain.events import EventKind
from karriarstod.domain.identity import CaseNumber
from karriarstod.domain.own_lists import ListKind, items_of
from karriarstod.domain.plan import TaskLevel
from karriarstod.domain.progression import ladder
from karriarstod.domain.swedish_dates import week
from karriarstod.forms.development import PROGRESS
from karriarstod.practice.people import practice_register

STORE = a_practice_store()
TEAMS = ("Cykel", "Kafé", "Tvätt")


@pytest.mark.parametrize("line", KEY["steps"], ids=lambda line: line["case"])
def test_every_task_stands_as_the_key_says(line: dict[str, Any]) -> None:
    number = CaseNumber.parse(line["case"])
    marks = STORE.queries.task_marks(number)
    team = STORE.queries.case(number).placement(marks[0].placement_number).team
    tasks = items_of(STORE.queries.own_lists(), ListKind.TASKS, team)
    rungs = ladder(marks, tasks)
    for level in TaskLevel:
        assert [one.task for one in rungs if one.level is level] == line[level.value]
    assert sum(one.level is None for one in rungs) == line["untried"]


@pytest.mark.parametrize("line", KEY["steps"], ids=lambda line: line["case"])
def test_the_weeks_are_what_the_key_says(line: dict[str, Any]) -> None:
    weeks = STORE.queries.week_marks(CaseNumber.parse(line["case"]))
    assert len(weeks) == line["weeks"]
    assert f"{week(weeks[-1].monday)}: {week_words(weeks[-1])}" == line["last"]


def test_nobody_else_has_small_steps() -> None:
    told = {line["case"] for line in KEY["steps"]}
    for number in STORE.queries.case_numbers():
        has = STORE.queries.task_marks(number) or STORE.queries.week_marks(number)
        assert bool(has) is (str(number) in told)


def test_three_teams_have_lists_of_all_three_kinds() -> None:
    lists = STORE.queries.own_lists()
    kinds = [ListKind.COMPETENCES, ListKind.MACHINES, ListKind.TASKS]
    assert [(one.kind, one.team) for one in lists] == [
        (kind, team) for kind in kinds for team in TEAMS
    ]


def test_no_step_is_seen_outside_its_placement_or_in_the_future() -> None:
    today = practice_register().today
    for line in KEY["steps"]:
        number = CaseNumber.parse(line["case"])
        case = STORE.queries.case(number)
        for mark in STORE.queries.task_marks(number):
            first = min(stay.starts_on for stay in case.placement(mark.placement_number).stays)
            assert first <= mark.marked_on <= today
            assert mark.author
        for one in STORE.queries.week_marks(number):
            assert one.monday < today
            assert one.author


def test_no_participant_is_named_in_another_ones_weeks() -> None:
    cases = [STORE.queries.case(number) for number in STORE.queries.case_numbers()]
    names = {case.participant.given_name for case in cases}
    for case in cases:
        for one in STORE.queries.week_marks(case.case_number):
            assert not names & set(one.tried.split())


def test_two_have_shown_their_progress_for_months() -> None:
    numbers = STORE.queries.case_numbers()
    months = {
        str(number): {one.form_date.month for one in STORE.queries.forms_of(number, PROGRESS)}
        for number in numbers
    }
    assert len([number for number, seen in months.items() if len(seen) >= 4]) == 2


def test_the_history_tells_of_every_step() -> None:
    for line in KEY["steps"]:
        number = CaseNumber.parse(line["case"])
        kinds = [row.event.kind for row in STORE.queries.history(number, limit=300)]
        assert kinds.count(EventKind.TASK_MARKED) == len(STORE.queries.task_marks(number))
        assert kinds.count(EventKind.WEEK_MARKED) == line["weeks"]
