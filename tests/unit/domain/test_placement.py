"""Stages as dated stays, parallel and back, pauses, closing and return."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from builders import (
    TODAY,
    a_case,
    a_closing,
    a_decision,
    a_placement,
    a_plan,
    a_plan_content,
    a_referral,
)
from hypothesis import given
from hypothesis import strategies as st

from karriarstod.domain.assignment import TeamRole
from karriarstod.domain.decision import Pause
from karriarstod.domain.employment import Employment
from karriarstod.domain.errors import (
    AlreadyPlaced,
    NoSuchPart,
    OutsideDecision,
    PeriodReversed,
    PlacementClosed,
    PlacementWithoutStage,
    PlanFrozen,
    ReasonMissing,
)
from karriarstod.domain.period import Period
from karriarstod.domain.plan import PlanStatus, Signature
from karriarstod.domain.referral import Intake
from karriarstod.domain.stages import (
    STAGES,
    ChainPlace,
    PlaceState,
    StageKey,
    StageStay,
    chain_steps,
)

MARCH = date(2026, 3, 2)


def test_entering_a_stage_ends_the_one_before_on_the_day_before():
    moved = a_placement(StageKey.MAPPING).enter(StageKey.TRAINING, MARCH)
    assert [(stay.key, stay.ends_on) for stay in moved.stays] == [
        (StageKey.MAPPING, date(2026, 3, 1)),
        (StageKey.TRAINING, None),
    ]


def test_stages_may_go_on_in_parallel():
    moved = a_placement(StageKey.MAPPING).enter(StageKey.TRAINING, MARCH, keep=True)
    assert all(stay.ends_on is None for stay in moved.stays)
    assert moved.stage_today(TODAY) is StageKey.TRAINING


def test_a_step_back_needs_its_reason_and_keeps_it():
    placement = a_placement(StageKey.TRAINING)
    with pytest.raises(ReasonMissing):
        placement.enter(StageKey.MAPPING, MARCH)
    back = placement.enter(StageKey.MAPPING, MARCH, reason="Ny inriktning")
    assert back.stays[-1].reason == "Ny inriktning"
    assert back.stage_today(TODAY) is StageKey.MAPPING


def test_a_closed_placement_is_not_moved():
    with pytest.raises(PlacementClosed):
        a_placement(closing=a_closing()).enter(StageKey.EMPLOYED, TODAY)


@given(
    st.lists(
        st.tuples(st.sampled_from(list(StageKey)[:-1]), st.integers(1, 40), st.booleans()),
        max_size=12,
    )
)
def test_however_the_chain_goes_stays_are_numbered_and_never_reversed(moves):
    placement = a_placement(StageKey.INTEREST, since=date(2025, 1, 1))
    day = date(2025, 1, 1)
    for key, days, keep in moves:
        day += timedelta(days=days)
        placement = placement.enter(key, day, reason="prövar igen", keep=keep)
    numbers = [stay.number for stay in placement.stays]
    assert numbers == list(range(1, len(moves) + 2))
    assert all(stay.ends_on is None or stay.ends_on >= stay.starts_on for stay in placement.stays)


def test_every_stage_but_closed_has_a_place_in_the_chain():
    assert [stage.key for stage in STAGES if stage.place is None] == [StageKey.CLOSED]
    assert {stage.place for stage in STAGES} == {*ChainPlace, None}


def test_the_chain_shows_what_is_done_what_goes_on_and_what_was_skipped():
    placement = a_placement(StageKey.INTEREST, since=date(2026, 1, 7)).enter(
        StageKey.MAPPING, MARCH
    )
    states = {step.place: step.state for step in chain_steps(placement.stays, TODAY)}
    assert states[ChainPlace.REFERRAL] is PlaceState.DONE
    assert states[ChainPlace.INTRODUCTION] is PlaceState.SKIPPED
    assert states[ChainPlace.MAPPING] is PlaceState.CURRENT
    assert states[ChainPlace.TRAINING] is PlaceState.AHEAD


def test_nothing_is_current_in_the_chain_of_a_closed_placement():
    placement = a_placement(StageKey.TRAINING).closed(a_closing())
    steps = chain_steps(placement.stays, date(2026, 3, 6), over=True)
    assert PlaceState.CURRENT not in {step.state for step in steps}


def test_a_second_open_placement_must_be_said_to_be_parallel():
    case = a_case()
    with pytest.raises(AlreadyPlaced):
        case.placed(a_referral())
    assert [one.number for one in case.placed(a_referral(), parallel=True).placements] == [1, 2]


def test_a_return_is_a_new_placement_of_the_same_person():
    closed = a_case(placements=(a_placement().closed(a_closing()),))
    back = closed.placed(a_referral(received_on=TODAY))
    assert back.case_number == closed.case_number
    assert back.placements[0] == closed.placements[0]
    assert back.placements[1].decisions == ()
    assert back.main_placement == back.placements[1]


def test_a_declined_referral_is_not_an_open_placement():
    placement = a_placement(referral=a_referral(intake=Intake.DECLINED))
    assert not placement.is_open
    assert not a_case(placements=(placement,)).is_active(TODAY)


def test_a_period_that_ends_before_it_begins_is_refused():
    with pytest.raises(PeriodReversed):
        a_decision(date(2026, 3, 2), date(2026, 3, 1))
    with pytest.raises(PeriodReversed):
        Pause(date(2026, 3, 2), date(2026, 3, 1))


def test_a_new_supervisor_ends_the_one_before():
    changed = a_placement(supervisor="Rut Ekelöf").assigned(
        TeamRole.SUPERVISOR, "Stig Ställföre", MARCH
    )
    assert changed.colleague(TeamRole.SUPERVISOR, date(2026, 3, 1)) == "Rut Ekelöf"
    assert changed.colleague(TeamRole.SUPERVISOR, MARCH) == "Stig Ställföre"


def test_a_pause_in_the_decision_rests_the_placement():
    pause = Pause(date(2026, 3, 10), date(2026, 3, 20))
    placement = a_placement(decisions=(a_decision(pauses=(pause,)),))
    assert placement.is_paused(TODAY)
    assert not placement.is_paused(date(2026, 3, 21))


@pytest.mark.parametrize(
    "pause",
    [
        Pause(date(2025, 12, 24)),
        Pause(date(2026, 1, 10), date(2026, 2, 1)),
        Pause(date(2026, 4, 20), date(2026, 5, 1)),
        Pause(date(2026, 5, 1)),
    ],
)
def test_a_pause_lies_wholly_within_its_decision(pause):
    decision = a_decision()
    with pytest.raises(OutsideDecision) as refused:
        decision.paused(pause)
    assert refused.value.number == 1


def test_pauses_stand_in_order_and_one_is_taken_away_by_its_place():
    first, second = Pause(date(2026, 2, 2), date(2026, 2, 4)), Pause(date(2026, 3, 10))
    decision = a_decision().paused(second).paused(first)
    assert decision.pauses == (first, second)
    assert decision.without_pause(1).pauses == (second,)
    with pytest.raises(NoSuchPart):
        decision.without_pause(3)


@pytest.mark.parametrize(
    ("starts_on", "gap"),
    [
        (date(2026, 4, 1), None),
        (date(2026, 5, 1), None),
        (date(2026, 5, 2), Period(date(2026, 5, 1), date(2026, 5, 1))),
        (date(2026, 7, 1), Period(date(2026, 5, 1), date(2026, 6, 30))),
    ],
)
def test_the_days_without_a_decision_before_another(starts_on, gap):
    assert a_decision().gap_before(starts_on) == gap
    assert a_decision(ends_on=None).gap_before(starts_on) is None


def test_closing_ends_what_goes_on_and_drops_what_was_booked_after():
    stays = (
        StageStay(1, StageKey.TRAINING, date(2026, 1, 19), date(2026, 6, 30)),
        StageStay(2, StageKey.MAPPING, date(2026, 1, 19), date(2026, 2, 1)),
        StageStay(3, StageKey.PREPARE_JOB, date(2026, 3, 25)),
        StageStay(4, StageKey.EMPLOYED, date(2026, 3, 30)),
    )
    placement = a_placement(stays=stays)
    assert placement.booked_after(TODAY) == (stays[2],)
    assert placement.closed(a_closing(TODAY)).stays == (
        replace(stays[0], ends_on=TODAY),
        stays[1],
        stays[3],
    )


def test_a_placement_closed_before_it_began_keeps_its_first_stage():
    stays = (StageStay(1, StageKey.INTEREST, date(2026, 3, 20)),)
    closed = a_placement(stays=stays).closed(a_closing(TODAY))
    assert closed.stays == (replace(stays[0], ends_on=date(2026, 3, 20)),)


def test_closing_with_an_employment_begins_the_follow_up_the_day_after():
    placement = a_placement(
        employments=(Employment(1, date(2026, 2, 3), "Exempelbageriet"),)
    ).enter(StageKey.EMPLOYED, date(2026, 2, 3))
    closed = placement.closed(a_closing(date(2026, 2, 28)))
    case = a_case(placements=(closed,))
    assert closed.stage_today(TODAY) is StageKey.FOLLOW_UP
    assert case.is_active(TODAY)
    over = closed.followed_up(TODAY)
    assert not a_case(placements=(over,)).is_active(TODAY + timedelta(days=1))
    assert over.stage_today(TODAY + timedelta(days=1)) is StageKey.CLOSED


def test_closing_without_an_employment_ends_the_chain():
    closed = a_placement().closed(a_closing(date(2026, 3, 6)))
    assert closed.stage_today(TODAY) is StageKey.CLOSED
    with pytest.raises(PlacementClosed):
        closed.closed(a_closing())
    assert closed.reopened().is_open


def test_signing_freezes_the_draft_and_replaces_the_version_before():
    placement = a_placement(plans=(a_plan(1),)).with_draft(a_plan_content("Nytt mål"), TODAY)
    signed = placement.with_signed(Signature(TODAY, "Leila", "Rut"), "{}")
    assert [(plan.version, plan.status) for plan in signed.plans] == [
        (1, PlanStatus.REPLACED),
        (2, PlanStatus.SIGNED),
    ]
    assert signed.plans[0].content == placement.plans[0].content
    assert signed.signed_plan == signed.plan(2)


def test_typing_goes_into_the_same_draft():
    placement = a_placement(plans=()).with_draft(a_plan_content("a"), TODAY)
    again = placement.with_draft(a_plan_content("ab"), TODAY)
    assert [plan.version for plan in again.plans] == [1]
    assert again.plans[0].content.long_term_goal == "ab"


def test_a_draft_can_be_thrown_away_and_a_signed_version_cannot():
    placement = a_placement(plans=(a_plan(1),)).with_draft(a_plan_content(), TODAY)
    assert placement.without_draft().plans == (a_plan(1),)
    with pytest.raises(NoSuchPart):
        replace(placement, plans=()).with_signed(Signature(TODAY, "", ""), "{}")


def test_without_a_draft_there_is_nothing_to_throw_away():
    for plans in ((), (a_plan(1),)):
        with pytest.raises(PlanFrozen) as frozen:
            a_placement(plans=plans).without_draft()
        assert frozen.value.version == len(plans)


def test_a_decision_that_is_not_there_is_said_by_its_number():
    with pytest.raises(NoSuchPart) as lacking:
        a_placement().decision(2)
    assert (lacking.value.what, lacking.value.number) == ("decision", 2)


def test_a_revoked_decision_ends_on_that_day_and_never_before_it_begins():
    decision = a_decision(date(2026, 1, 19), date(2026, 4, 30))
    revoked = [date(2026, 3, 2), date(2026, 1, 5), date(2026, 5, 4)]
    assert [replace(decision, revoked_on=day).period.ends_on for day in revoked] == [
        date(2026, 3, 2),
        date(2026, 1, 19),
        date(2026, 4, 30),
    ]
    endless = replace(decision, ends_on=None, revoked_on=MARCH)
    assert endless.period.ends_on == MARCH


def test_between_two_stages_the_last_one_begun_is_shown():
    stays = (
        StageStay(1, StageKey.MAPPING, date(2026, 1, 7), date(2026, 2, 1)),
        StageStay(2, StageKey.INTRODUCTION, date(2026, 2, 2), date(2026, 3, 1)),
    )
    placement = a_placement(stays=stays)
    assert placement.stage_today(TODAY) is StageKey.INTRODUCTION
    assert placement.stage_today(date(2026, 1, 6)) is None


@pytest.mark.parametrize(
    ("make", "what"),
    [
        (lambda: StageStay(1, StageKey.MAPPING, TODAY, MARCH), "stage"),
        (lambda: Employment(1, TODAY, "Exempelbageriet", ends_on=MARCH), "employment"),
        (
            lambda: Employment(1, MARCH, "Ex", subsidy_from=TODAY, subsidy_to=MARCH),
            "subsidy",
        ),
        (lambda: Employment(1, MARCH, "Ex", sius_from=TODAY, sius_to=MARCH), "sius"),
    ],
)
def test_what_ends_before_it_begins_says_what_it_is(make, what):
    with pytest.raises(PeriodReversed) as reversed_:
        make()
    assert reversed_.value.what == what


def test_setting_one_stage_right_leaves_those_it_does_not_touch():
    placement = (
        a_placement(StageKey.INTEREST, since=date(2026, 1, 7))
        .enter(StageKey.MAPPING, date(2026, 2, 2))
        .enter(StageKey.TRAINING, MARCH)
    )
    right = placement.with_stay(replace(placement.stays[2], starts_on=date(2026, 3, 9)))
    assert right.stays[0] == placement.stays[0]
    assert right.stays[1].ends_on == date(2026, 3, 8)


def test_a_stage_written_wrong_is_set_right():
    placement = a_placement(StageKey.MAPPING).enter(StageKey.TRAINING, MARCH)
    right = placement.with_stay(replace(placement.stays[1], starts_on=date(2026, 3, 9)))
    assert [stay.starts_on for stay in right.stays] == [date(2026, 2, 2), date(2026, 3, 9)]
    assert right.stays[0].ends_on == date(2026, 3, 8)
    with pytest.raises(NoSuchPart):
        placement.with_stay(replace(placement.stays[1], number=9))


def test_a_stage_written_by_mistake_goes_and_the_one_before_goes_on():
    before = a_placement(StageKey.MAPPING)
    assert before.enter(StageKey.TRAINING, MARCH).without_stay(2) == before
    with pytest.raises(PlacementWithoutStage):
        before.without_stay(1)


def test_preparing_for_a_job_is_not_yet_employment():
    placement = a_placement(StageKey.TRAINING).enter(StageKey.PREPARE_JOB, MARCH)
    states = {step.place: step.state for step in chain_steps(placement.stays, TODAY)}
    assert states[ChainPlace.TRAINING] is PlaceState.CURRENT
    assert states[ChainPlace.EMPLOYMENT] is PlaceState.AHEAD


def test_a_placement_closed_today_is_closed():
    closed = a_placement().closed(a_closing(TODAY))
    assert closed.stage_today(TODAY) is StageKey.CLOSED
