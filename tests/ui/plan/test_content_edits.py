"""Changing what a plan holds, one new value at a time."""

import pytest
from builders import a_contact, a_plan_content
from plan_pages import many_goals

from karriarstod.domain.plan import Goal, Missing, Step
from karriarstod_ui.pages.plan import content_edits
from karriarstod_ui.pages.plan.content_edits import Place


def goal_numbers(content: content_edits.PlanContent) -> list[int]:
    return [goal.number for goal in content.goals]


def step_numbers(content: content_edits.PlanContent, goal: int = 1) -> list[int]:
    found = content_edits.goal_of(content, goal)
    return [step.number for step in found.steps] if found else []


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (Place("adaptations"), "En sak i taget"),
        (Place("goal.text", 1), "Baka själv"),
        (Place("step.who", 1, 1), "Leila, Rut"),
    ],
)
def test_a_value_is_put_at_its_place(place: Place, value: str) -> None:
    changed = content_edits.with_value(a_plan_content(), place, value)
    assert content_edits.value_at(changed, place) == value


def test_nothing_stands_at_a_place_that_is_gone() -> None:
    assert content_edits.value_at(a_plan_content(), Place("step.text", 1, 9)) is None


def test_a_place_is_found_from_what_is_missing() -> None:
    assert Place.of(Missing("step.who", 2, 3)) == Place("step.who", 2, 3)


def test_a_new_step_comes_after_the_one_it_was_added_at() -> None:
    assert step_numbers(content_edits.with_new_step(many_goals(1), 1, after=1)) == [1, 3, 2]


def test_a_new_step_comes_last_when_no_step_is_named() -> None:
    assert step_numbers(content_edits.with_new_step(many_goals(1), 1)) == [1, 2, 3]


def test_a_new_step_comes_last_after_a_step_that_is_gone() -> None:
    assert step_numbers(content_edits.with_new_step(many_goals(1), 1, after=9)) == [1, 2, 3]


def test_a_goal_moves_up_and_the_ends_hold() -> None:
    assert goal_numbers(content_edits.goal_moved(many_goals(3), 3, -1)) == [1, 3, 2]
    assert goal_numbers(content_edits.goal_moved(many_goals(3), 1, -1)) == [1, 2, 3]


def test_moving_a_goal_that_is_gone_changes_nothing() -> None:
    assert content_edits.goal_moved(many_goals(2), 9, 1) == many_goals(2)


def test_a_step_moves_within_its_goal() -> None:
    assert step_numbers(content_edits.step_moved(many_goals(2), 2, 1, 1), 2) == [2, 1]


def test_a_goal_and_a_step_can_be_taken_away() -> None:
    assert goal_numbers(content_edits.without_goal(many_goals(3), 2)) == [1, 3]
    assert step_numbers(content_edits.without_step(many_goals(1), 1, 1)) == [2]


@pytest.mark.parametrize(
    ("part", "blank"),
    [(Goal(1), True), (Goal(1, "Mål"), False), (Step(1), True), (Step(1, who="Leila"), False)],
)
def test_blank_is_what_nobody_has_written_in(part: Goal | Step, blank: bool) -> None:
    assert content_edits.is_blank(part) is blank


def test_a_contact_of_another_placement_is_left_out() -> None:
    here, there = a_contact(), content_edits.replace(a_contact(number=2), placement_number=2)
    assert content_edits.active_contacts((here, there), 1) == (here,)
