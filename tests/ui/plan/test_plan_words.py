"""The plan in words: lines, lateness, what is missing."""

from dataclasses import replace
from datetime import date
from functools import partial

import pytest
from builders import TODAY, a_closing, a_placement, a_plan_content
from plan_pages import many_goals

from karriarstod.domain.decision import Pause
from karriarstod.domain.obligations import due_of_step
from karriarstod.domain.plan import Goal, GoalStatus, HoursStep, PlanContent, Step
from karriarstod_ui.pages.plan.side_column import bars
from karriarstod_ui.pages.plan.words import (
    GUIDES,
    SUMMARIES,
    goal_facts,
    missing_lines,
    span,
    step_facts,
)
from karriarstod_ui.theme import StateColor

DUE = partial(due_of_step, a_placement())


def test_a_pause_moves_the_day_of_a_step_and_of_a_goal() -> None:
    rest = a_placement(pauses=(Pause(date(2026, 3, 9), date(2026, 3, 20)),))
    due_of = partial(due_of_step, rest)
    step = Step(1, "Ring", due_on=date(2026, 3, 12))

    assert step_facts(step, 1, TODAY, due_of).state is StateColor.NEUTRAL
    assert goal_facts(Goal(1, "Mål", steps=(step,)), 1, TODAY, due_of).late == ""
    own = Goal(1, "Mål", due_on=date(2026, 3, 12))
    assert goal_facts(own, 1, TODAY, due_of).late == ""


def test_nothing_is_late_in_a_placement_that_is_over() -> None:
    due_of = partial(due_of_step, a_placement(closing=a_closing()))
    step = Step(1, "Ring", due_on=date(2026, 3, 2))

    assert step_facts(step, 1, TODAY, due_of).state is not StateColor.LATE


def test_a_step_says_what_who_and_when() -> None:
    facts = step_facts(a_plan_content().goals[0].steps[0], 1, TODAY, DUE)
    assert (facts.who, facts.when, facts.status) == (
        "Leila · hjälp: Rut",
        "9 feb – 24 april",
        "pågår",
    )


def test_a_late_step_says_by_how_much_in_words_and_colour() -> None:
    facts = step_facts(Step(1, "Ring", due_on=date(2026, 3, 12)), 1, TODAY, DUE)
    assert (facts.status, facts.state) == ("4 dagar försenad", StateColor.LATE)


def test_a_reached_step_is_never_late() -> None:
    step = Step(1, "Ring", due_on=date(2026, 3, 12), status=GoalStatus.REACHED)
    assert step_facts(step, 1, TODAY, DUE).status == "uppnått"


def test_a_step_with_a_helper_alone_says_so() -> None:
    assert step_facts(Step(1, "Ring", helper="Rut"), 1, TODAY, DUE).who == "hjälp: Rut"


def test_a_goal_says_how_many_steps_are_done() -> None:
    done = Step(1, "Ett", status=GoalStatus.REACHED)
    facts = goal_facts(Goal(1, "Mål", steps=(done, Step(2, "Två"))), 3, TODAY, DUE)
    assert (facts.text, facts.status) == ("3 · Mål", "1 av 2 klart")


def test_a_goal_is_late_with_its_latest_open_step() -> None:
    step = Step(1, "Ring", due_on=date(2026, 3, 12))
    assert goal_facts(Goal(1, "Mål", steps=(step,)), 1, TODAY, DUE).late == "4 dagar försenad"


@pytest.mark.parametrize(
    ("start", "due", "words"),
    [
        (None, None, ""),
        (date(2026, 4, 1), None, "från 1 april"),
        (None, date(2026, 4, 1), "senast 1 april"),
    ],
)
def test_days_are_said_in_few_words(start: date | None, due: date | None, words: str) -> None:
    assert span(start, due, TODAY) == words


def test_everything_an_empty_plan_lacks_has_words() -> None:
    assert [line.text for line in missing_lines(PlanContent())] == [
        "Mitt mål",
        "Nuläge",
        "Minst ett mål",
        "Hur planen följs upp",
        "Nästa uppföljning",
        "Planen gäller från",
        "Planen gäller till",
    ]


def test_what_a_goal_lacks_is_said_by_its_place() -> None:
    content = many_goals(2)
    moved = replace(content, goals=(content.goals[1], replace(content.goals[0], how_seen="")))
    assert missing_lines(moved)[2].text == "Hur mål 2 märks"


def test_a_whole_plan_lacks_nothing() -> None:
    assert missing_lines(a_plan_content()) == ()


@pytest.mark.parametrize("key", list(SUMMARIES))
def test_every_section_has_a_summary_and_a_guide(key: str) -> None:
    assert isinstance(SUMMARIES[key](a_plan_content(), TODAY), str)
    assert GUIDES[key]


def test_hours_over_now_and_ahead_look_different() -> None:
    steps = (
        HoursStep(date(2026, 5, 1), 38),
        HoursStep(date(2026, 1, 12), 15),
        HoursStep(date(2026, 3, 2), 30),
    )
    assert [(one.hours, one.is_past, one.is_planned) for one in bars(steps, TODAY)] == [
        (15, True, False),
        (30, False, False),
        (38, False, True),
    ]
