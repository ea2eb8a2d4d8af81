"""What a plan must hold, what is frozen, and what changed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from builders import TODAY, a_plan, a_plan_content

from karriarstod.domain.errors import PlanDatesReversed, PlanFrozen, PlanIncomplete
from karriarstod.domain.plan import (
    Doubt,
    Goal,
    GoalStatus,
    Missing,
    PlanContent,
    PlanStatus,
    PlanVersion,
    Reversed,
    Signature,
    Step,
    StepProgress,
    doubts_before_signing,
    missing_before_signing,
    problems_before_signing,
)
from karriarstod.domain.plan_difference import Change, compare

SIGNATURE = Signature(TODAY, "Leila Sandgren", "Rut Ekelöf")


def test_a_whole_plan_misses_nothing():
    assert missing_before_signing(a_plan_content()) == ()


def test_an_empty_plan_misses_everything_it_must_hold_in_reading_order():
    fields = [one.field for one in missing_before_signing(PlanContent())]
    assert fields == [
        "long_term_goal",
        "starting_point",
        "goals",
        "follow_up_how",
        "follow_up_on",
        "valid_from",
        "valid_to",
    ]


@pytest.mark.parametrize(
    ("goal", "missing"),
    [
        (
            Goal(1, "", "syns", steps=(Step(1, "a", who="b", due_on=TODAY),)),
            Missing("goal.text", 1),
        ),
        (
            Goal(1, "mål", " ", steps=(Step(1, "a", who="b", due_on=TODAY),)),
            Missing("goal.how_seen", 1),
        ),
        (Goal(1, "mål", "syns"), Missing("goal.steps", 1)),
        (
            Goal(1, "mål", "syns", steps=(Step(4, "a", who="", due_on=TODAY),)),
            Missing("step.who", 1, 4),
        ),
        (
            Goal(1, "mål", "syns", steps=(Step(4, "a", who="b"),)),
            Missing("step.due_on", 1, 4),
        ),
    ],
)
def test_a_goal_says_what_it_lacks(goal, missing):
    assert missing_before_signing(a_plan_content(goals=(goal,))) == (missing,)


def _a_goal(goal_due=None, **step):
    whole = {"text": "a", "who": "b", "due_on": TODAY} | step
    return Goal(1, "mål", "syns", due_on=goal_due, steps=(Step(4, **whole),))


def _a_plan_with(**changes):
    return replace(a_plan_content(), **changes)


def test_a_plan_that_ends_before_it_begins_is_not_signed():
    content = _a_plan_with(valid_from=TODAY, valid_to=TODAY - timedelta(days=23))
    assert problems_before_signing(content) == (Reversed("valid_to"),)
    with pytest.raises(PlanDatesReversed) as refused:
        PlanVersion(1, content, TODAY).signed(SIGNATURE, "{}")
    assert refused.value.fields == ("valid_to",)


def test_a_step_that_is_to_be_done_before_it_begins_is_not_signed():
    content = _a_plan_with(goals=(_a_goal(from_on=TODAY + timedelta(days=1)),))
    assert problems_before_signing(content) == (Reversed("step.due_on", 1, 4),)
    with pytest.raises(PlanDatesReversed):
        PlanVersion(1, content, TODAY).signed(SIGNATURE, "{}")


def test_a_plan_and_a_step_of_one_day_are_signed():
    content = _a_plan_with(
        goals=(_a_goal(from_on=TODAY),), follow_up_on=TODAY, valid_from=TODAY, valid_to=TODAY
    )
    assert PlanVersion(1, content, TODAY).signed(SIGNATURE, "{}").signature == SIGNATURE


_WHOLE = {
    "valid_from": TODAY,
    "valid_to": TODAY + timedelta(days=90),
    "follow_up_on": TODAY + timedelta(days=80),
}


@pytest.mark.parametrize(
    ("changed", "doubts"),
    [
        ({}, ()),
        ({"follow_up_on": TODAY + timedelta(days=100)}, ()),
        ({"follow_up_on": TODAY + timedelta(days=200)}, (Doubt("follow_up_on"),)),
        ({"follow_up_on": TODAY - timedelta(days=1)}, (Doubt("follow_up_on"),)),
        ({"goals": (_a_goal(TODAY + timedelta(days=91)),)}, (Doubt("goal.due_on", 1),)),
        ({"goals": (_a_goal(TODAY - timedelta(days=1)),)}, (Doubt("goal.due_on", 1),)),
    ],
)
def test_a_day_outside_the_plans_dates_is_doubted_and_does_not_keep_it_from_being_signed(
    changed, doubts
):
    content = _a_plan_with(**{**_WHOLE, "goals": (_a_goal(),), **changed})
    assert doubts_before_signing(content) == doubts
    assert problems_before_signing(content) == ()


def test_a_step_outside_the_plans_dates_is_doubted_until_it_is_done():
    step = {"due_on": TODAY - timedelta(days=5)}
    late = _a_plan_with(**{**_WHOLE, "goals": (_a_goal(**step),)})
    done = _a_plan_with(**{**_WHOLE, "goals": (_a_goal(**step, status=GoalStatus.REACHED),)})
    assert doubts_before_signing(late) == (Doubt("step.due_on", 1, 4),)
    assert doubts_before_signing(done) == ()


def test_an_incomplete_draft_is_not_signed_and_says_why():
    with pytest.raises(PlanIncomplete) as refused:
        PlanVersion(1, PlanContent(), TODAY).signed(SIGNATURE, "{}")
    assert "long_term_goal" in refused.value.missing


@pytest.mark.parametrize("status", [PlanStatus.SIGNED, PlanStatus.REPLACED])
def test_a_signed_version_never_changes(status):
    plan = a_plan(status=status)
    with pytest.raises(PlanFrozen):
        plan.rewritten(PlanContent())
    with pytest.raises(PlanFrozen):
        plan.signed(SIGNATURE, "{}")


def test_progress_is_laid_over_the_signed_text_without_changing_it():
    plan = replace(
        a_plan(),
        progress=(
            StepProgress(1, 1, GoalStatus.PARTLY, date(2026, 3, 1)),
            StepProgress(1, 1, GoalStatus.REACHED, date(2026, 3, 9), "Tre bak klara"),
        ),
    )
    step = plan.present_content().goals[0].steps[0]
    assert (step.status, step.status_on, step.result) == (
        GoalStatus.REACHED,
        date(2026, 3, 9),
        "Tre bak klara",
    )
    assert plan.content == a_plan_content()


def test_new_goals_and_steps_get_numbers_never_used_before():
    content = a_plan_content(goals=(Goal(3),)).with_goal()
    assert [goal.number for goal in content.goals] == [3, 4]
    assert [step.number for step in Goal(1, steps=(Step(2),)).with_step().steps] == [2, 3]


def test_the_number_of_a_removed_goal_or_step_is_not_given_again():
    assert [goal.number for goal in PlanContent().with_goal(taken=(1, 2)).goals] == [3]
    assert [step.number for step in Goal(1, steps=(Step(1),)).with_step(taken={4}).steps] == [1, 5]


def test_differences_are_told_in_the_order_of_the_later_version():
    before = a_plan_content(goals=(Goal(1, "Ett"), Goal(2, "Två"), Goal(3, "Tre")))
    after = a_plan_content(goals=(Goal(3, "Tre"), Goal(4, "Fyra"), Goal(1, "Ett")))
    told = [line.goal_number for line in compare(before, after) if line.key == "goal.text"]
    assert told == [3, 2, 4, 1]


def test_two_equal_versions_differ_in_nothing():
    lines = compare(a_plan_content(), a_plan_content())
    assert {line.change for line in lines} == {Change.SAME}


def test_the_difference_names_what_was_changed_added_and_removed():
    before = a_plan_content()
    after = replace(
        before,
        long_term_goal="Jag vill arbeta i ett bageri.",
        alternative_goal="Butik",
        goals=(*before.goals, Goal(2, "Intyg i livsmedelshygien")),
        follow_up_how="",
    )
    changes = {
        (line.key, line.goal_number): line.change
        for line in compare(before, after)
        if line.change is not Change.SAME
    }
    assert changes == {
        ("long_term_goal", None): Change.CHANGED,
        ("alternative_goal", None): Change.ADDED,
        ("goal.text", 2): Change.ADDED,
        ("goal.status", 2): Change.ADDED,
        ("follow_up_how", None): Change.REMOVED,
    }


def test_a_removed_step_is_told_with_its_old_words():
    before = a_plan_content()
    after = replace(before, goals=(replace(before.goals[0], steps=()),))
    removed = [line for line in compare(before, after) if line.change is Change.REMOVED]
    assert ("step.text", "Baka efter recept tre dagar i veckan", None) in [
        (line.key, line.before, line.after) for line in removed
    ]
