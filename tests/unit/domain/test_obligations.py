"""What is due: one function, held to the days of the stories and to its own laws."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from builders import (
    TODAY,
    a_case,
    a_closing,
    a_consent,
    a_decision,
    a_placement,
    a_plan,
    a_plan_content,
    a_referral,
    a_reminder,
)
from hypothesis import given
from hypothesis import strategies as st

from karriarstod.application.rulebook import rule_book
from karriarstod.domain.decision import EndPlan, Pause
from karriarstod.domain.employment import Employment, FollowUpContact, Reached, SubsidyForm
from karriarstod.domain.obligations import (
    DueState,
    ObligationKind,
    due_of_step,
    lacks_next_step,
    obligations,
)
from karriarstod.domain.plan import GoalStatus, PlanStatus, StepProgress
from karriarstod.domain.referral import Intake
from karriarstod.domain.rules import RuleId, RuleOverride
from karriarstod.domain.stages import StageKey, StageStay

RULES = rule_book()


def due(case, today=TODAY, rules=RULES):
    return {(one.kind, one.due_on) for one in obligations(case, rules, today)}


def kinds(case, today=TODAY, rules=RULES):
    return {one.kind for one in obligations(case, rules, today)}


def test_a_new_referral_wants_an_answer_and_a_first_meeting():
    referral = a_referral(received_on=date(2026, 3, 9), intake=Intake.UNDECIDED)
    placement = a_placement(
        StageKey.INTEREST, since=date(2026, 3, 9), referral=referral, decisions=()
    )
    assert due(a_case(placements=(placement,))) == {
        (ObligationKind.ANSWER_REFERRAL, date(2026, 3, 16)),
        (ObligationKind.FIRST_MEETING, date(2026, 3, 23)),
    }


def test_a_queued_referral_waits_without_a_deadline_but_lacks_a_next_step():
    referral = a_referral(intake=Intake.QUEUE)
    placement = a_placement(StageKey.INTEREST, referral=referral, decisions=())
    case = a_case(placements=(placement,))
    assert due(case) == set()
    assert lacks_next_step(case, (), TODAY)


def test_somebody_who_has_begun_without_a_decision_is_told():
    placement = a_placement(
        StageKey.TRAINING, since=date(2026, 2, 2), decisions=(), plans=(a_plan(),)
    )
    assert (ObligationKind.ADD_DECISION, date(2026, 2, 2)) in due(a_case(placements=(placement,)))


def test_the_plan_is_due_six_weeks_after_the_first_day():
    placement = a_placement(
        StageKey.INTRODUCTION, since=date(2026, 2, 2), decisions=(a_decision(date(2026, 2, 2)),)
    )
    assert (ObligationKind.SIGN_PLAN, date(2026, 3, 16)) in due(a_case(placements=(placement,)))


def test_a_decision_speaks_up_ninety_days_before_and_is_due_thirty_days_before():
    ends = date(2026, 6, 30)
    case = a_case(
        placements=(a_placement(decisions=(a_decision(ends_on=ends),), plans=(a_plan(),)),)
    )
    ends_kind = (ObligationKind.DECISION_ENDS, date(2026, 5, 31))
    assert ends_kind not in due(case, ends - timedelta(days=91))
    assert ends_kind in due(case, ends - timedelta(days=90))
    assert ends_kind in due(case, ends)
    assert (ObligationKind.DECISION_ENDED, ends) in due(case, ends + timedelta(days=1))


def test_a_decision_settled_to_end_is_due_on_its_own_last_day():
    decision = a_decision(ends_on=date(2026, 4, 30), end_plan=EndPlan.ENDS_AS_DECIDED)
    case = a_case(placements=(a_placement(decisions=(decision,), plans=(a_plan(),)),))
    assert (ObligationKind.DECISION_ENDS, date(2026, 4, 30)) in due(case)


def test_a_prolonged_decision_is_silent_and_the_new_one_speaks():
    first = a_decision(date(2025, 2, 3), date(2025, 8, 2))
    second = a_decision(date(2025, 8, 3), date(2026, 4, 2), number=2, prolongs=1)
    case = a_case(placements=(a_placement(decisions=(first, second), plans=(a_plan(),)),))
    ends = [one for one in obligations(case, RULES, TODAY) if "decision" in one.kind]
    assert [(one.number, one.event_on) for one in ends] == [(2, date(2026, 4, 2))]


def test_a_weekend_between_two_decisions_is_no_gap():
    first = a_decision(date(2025, 2, 3), date(2025, 8, 1))
    second = a_decision(date(2025, 8, 4), date(2026, 2, 2), number=2)
    case = a_case(placements=(a_placement(decisions=(first, second), plans=(a_plan(),)),))
    assert ObligationKind.DECISION_ENDED not in kinds(case, date(2025, 8, 4))


def test_a_plan_without_a_day_for_its_review_is_reviewed_when_the_rule_says():
    content = replace(a_plan_content(), follow_up_on=None)
    placement = a_placement(plans=(a_plan(content=content, begun_on=date(2026, 2, 2)),))
    days = RULES.figure(RuleId.PLAN_REVIEW, date(2026, 2, 2))
    reviews = [
        (one.due_on, one.rule_id)
        for one in obligations(a_case(placements=(placement,)), RULES, TODAY)
        if one.kind is ObligationKind.REVIEW_PLAN
    ]
    assert reviews == [(date(2026, 2, 2) + timedelta(days=days), RuleId.PLAN_REVIEW)]


def test_a_next_version_is_due_when_the_one_in_force_ends_if_that_is_known():
    draft = a_plan(2, status=PlanStatus.DRAFT)
    undated = replace(a_plan_content(), follow_up_on=None, valid_to=None)
    unsigned = replace(a_plan(content=undated), signature=None)
    for signed, renewals in ((a_plan(), {date(2026, 4, 30)}), (unsigned, set())):
        case = a_case(placements=(a_placement(plans=(signed, draft)),))
        found = {day for kind, day in due(case) if kind is ObligationKind.RENEW_PLAN}
        assert found == renewals


def test_an_employment_that_is_over_is_followed_up_no_more():
    for ends_on, followed in ((TODAY - timedelta(days=1), False), (TODAY, True)):
        employment = Employment(1, date(2026, 2, 3), "Exempelbageriet", ends_on=ends_on)
        case = a_case(placements=(a_placement(employments=(employment,)),))
        assert (ObligationKind.EMPLOYMENT_FOLLOW_UP in kinds(case)) is followed


def test_a_step_of_the_plan_falls_away_when_it_is_reached():
    placement = a_placement(plans=(a_plan(),))
    assert (ObligationKind.PLAN_STEP, date(2026, 4, 24)) in due(a_case(placements=(placement,)))
    reached = replace(a_plan(), progress=(StepProgress(1, 1, GoalStatus.REACHED, TODAY),))
    done = a_placement(plans=(reached,))
    assert ObligationKind.PLAN_STEP not in kinds(a_case(placements=(done,)))


def test_a_day_in_a_pause_moves_to_the_first_day_after_it():
    pause = Pause(date(2026, 4, 20), date(2026, 5, 3))
    placement = a_placement(plans=(a_plan(),), pauses=(pause,))
    assert (ObligationKind.PLAN_STEP, date(2026, 5, 4)) in due(a_case(placements=(placement,)))


def test_a_pause_never_moves_the_end_of_a_decision():
    pause = Pause(date(2026, 3, 20), date(2026, 6, 3))
    placement = a_placement(plans=(a_plan(),), pauses=(pause,))
    assert (ObligationKind.DECISION_ENDS, date(2026, 3, 31)) in due(a_case(placements=(placement,)))


def test_an_ongoing_pause_says_when_it_ends():
    placement = a_placement(plans=(a_plan(),), pauses=(Pause(TODAY, date(2026, 3, 27)),))
    assert (ObligationKind.PAUSE_ENDS, date(2026, 3, 27)) in due(a_case(placements=(placement,)))


def test_a_plan_being_rewritten_is_due_when_the_old_one_ends():
    placement = a_placement(plans=(a_plan(),)).with_draft(a_plan_content(), TODAY)
    case = a_case(placements=(placement,))
    assert (ObligationKind.RENEW_PLAN, date(2026, 4, 30)) in due(case)
    assert ObligationKind.REVIEW_PLAN not in kinds(case)


def test_follow_ups_come_at_one_three_six_and_twelve_months_also_after_closing():
    employment = Employment(1, date(2026, 4, 1), "Exempelbageriet")
    placement = a_placement(employments=(employment,)).closed(a_closing(date(2026, 3, 31)))
    days = [
        one.due_on
        for one in obligations(a_case(placements=(placement,)), RULES, TODAY)
        if one.kind is ObligationKind.EMPLOYMENT_FOLLOW_UP
    ]
    assert days == [date(2026, 5, 1), date(2026, 7, 1), date(2026, 10, 1), date(2027, 4, 1)]


def test_not_being_reached_is_an_answer_to_a_follow_up():
    contact = FollowUpContact(1, 1, date(2026, 3, 2), Reached.NOT_REACHED)
    employment = Employment(1, date(2026, 2, 3), "Exempelbageriet", contacts=(contact,))
    placement = a_placement(employments=(employment,))
    months = [
        one.number
        for one in obligations(a_case(placements=(placement,)), RULES, TODAY)
        if one.kind is ObligationKind.EMPLOYMENT_FOLLOW_UP
    ]
    assert months == [3, 6, 12]


def test_the_subsidy_and_sius_speak_up_before_they_end():
    employment = Employment(
        1,
        date(2026, 2, 3),
        "Kooperativet Exemplet",
        subsidy=SubsidyForm.LONEBIDRAG_UTVECKLING,
        subsidy_from=date(2026, 2, 3),
        subsidy_to=date(2028, 2, 2),
        sius_to=date(2026, 8, 2),
    )
    case = a_case(placements=(a_placement(employments=(employment,)),))
    assert ObligationKind.SUBSIDY_ENDS not in kinds(case, date(2027, 11, 3))
    assert (ObligationKind.SUBSIDY_ENDS, date(2028, 2, 2)) in due(case, date(2027, 11, 4))
    assert (ObligationKind.SIUS_ENDS, date(2026, 8, 2)) in due(case, date(2026, 7, 3))
    assert ObligationKind.SIUS_ENDS not in kinds(case, date(2026, 7, 2))


def test_a_consent_speaks_up_before_it_ends_and_until_it_is_renewed():
    ending = a_consent(valid_to=date(2026, 4, 1))
    case = a_case(consents=(ending,))
    assert (ObligationKind.CONSENT_ENDS, date(2026, 4, 1)) in due(case)
    renewed = a_case(consents=(ending, a_consent(number=2, valid_to=date(2026, 9, 1))))
    assert ObligationKind.CONSENT_ENDS not in kinds(renewed)


def test_a_withdrawn_consent_asks_for_nothing():
    consent = a_consent(valid_to=date(2026, 4, 1), withdrawn_on=date(2026, 3, 1))
    assert ObligationKind.CONSENT_ENDS not in kinds(a_case(consents=(consent,)))


def test_a_done_reminder_is_gone():
    assert (ObligationKind.REMINDER, date(2026, 3, 18)) in due(a_case(reminders=(a_reminder(),)))
    assert ObligationKind.REMINDER not in kinds(a_case(reminders=(a_reminder(done_on=TODAY),)))


def test_whoever_has_nothing_to_come_lacks_a_next_step_and_a_reminder_is_one():
    stays = (StageStay(1, StageKey.FIRST_MEETING, date(2026, 3, 9)),)
    placement = a_placement(stays=stays, decisions=())
    bare = a_case(placements=(placement,))
    planned = a_case(placements=(placement,), reminders=(a_reminder(),))
    assert lacks_next_step(bare, obligations(bare, RULES, TODAY), TODAY)
    assert not lacks_next_step(planned, obligations(planned, RULES, TODAY), TODAY)


def test_a_booked_visit_is_due_on_its_day_and_is_the_next_step():
    booked = date(2026, 3, 20)
    placement = a_placement(
        StageKey.INTEREST, since=date(2026, 3, 9), referral=a_referral(), decisions=()
    ).enter(StageKey.FIRST_MEETING, booked)
    case = a_case(placements=(placement,))
    assert due(case) == {(ObligationKind.STAGE_BEGINS, booked)}
    assert (ObligationKind.STAGE_BEGINS, booked) in due(case, booked)
    assert due(case, booked + timedelta(days=1)) == set()


def test_a_step_shown_anywhere_is_late_by_the_same_day():
    placement = a_placement(plans=(a_plan(),), pauses=(Pause(date(2026, 4, 20), date(2026, 5, 3)),))
    step = placement.plans[0].content.goals[0].steps[0]
    assert due_of_step(placement, step) == date(2026, 5, 4)
    assert due_of_step(placement, replace(step, status=GoalStatus.REACHED)) is None
    assert due_of_step(placement.closed(a_closing()), step) is None


def test_a_closed_case_asks_for_nothing():
    closed = a_placement(plans=(a_plan(),)).closed(a_closing())
    assert obligations(a_case(placements=(closed,), consents=(a_consent(),)), RULES, TODAY) == ()


@pytest.mark.parametrize(
    ("days", "state"),
    [
        (-1, DueState.OVERDUE),
        (0, DueState.TODAY),
        (1, DueState.SOON),
        (14, DueState.SOON),
        (15, DueState.LATER),
    ],
)
def test_the_same_day_has_the_same_word_everywhere(days, state):
    reminder = a_reminder(due_on=TODAY + timedelta(days=days))
    one = next(
        one
        for one in obligations(a_case(reminders=(reminder,)), RULES, TODAY)
        if one.kind is ObligationKind.REMINDER
    )
    assert one.state(TODAY, RULES.figure(RuleId.SOON, TODAY)) is state


def test_the_organisations_own_figure_wins_over_the_programs():
    own = rule_book((RuleOverride(RuleId.PLAN_SIGNED, (28,), date(2026, 1, 1), "Kim"),))
    placement = a_placement(
        StageKey.INTRODUCTION, since=date(2026, 2, 2), decisions=(a_decision(date(2026, 2, 2)),)
    )
    assert (ObligationKind.SIGN_PLAN, date(2026, 3, 2)) in due(
        a_case(placements=(placement,)), rules=own
    )


@given(st.integers(-400, 400))
def test_what_is_due_is_sorted_and_never_moves_with_the_day_it_is_asked(offset):
    case = a_case(
        placements=(a_placement(plans=(a_plan(),)),),
        consents=(a_consent(),),
        reminders=(a_reminder(),),
    )
    today = TODAY + timedelta(days=offset)
    found = obligations(case, RULES, today)
    assert [one.due_on for one in found] == sorted(one.due_on for one in found)
    steps = {one.due_on for one in found if one.kind is ObligationKind.PLAN_STEP}
    assert steps == {date(2026, 4, 24)}
