"""Stories A and B through the commands, in a register in memory, as far as the record reaches."""

from dataclasses import replace
from datetime import date

import pytest
from builders import a_consent, a_plan_content
from fake_store import FakeStore

from karriarstod.application.notes import finish_reminder, keep_reminder
from karriarstod.application.participants import (
    NewPerson,
    NewPlacement,
    change_number,
    give_consent,
    register_referral,
    register_return,
    withdraw_consent,
)
from karriarstod.application.placements import (
    Prolongation,
    close_placement,
    decide_intake,
    end_pause,
    enter_stage,
    follow_up_employment,
    keep_decision,
    keep_employment,
    pause_placement,
    prolong_decision,
    reopen_placement,
    settle_decision_end,
)
from karriarstod.application.plans import (
    discard_draft,
    first_content,
    mark_step,
    save_draft,
    sign_draft,
)
from karriarstod.application.rulebook import read_rule_book, rule_book, set_own_figures
from karriarstod.application.views import today_view
from karriarstod.domain.closing import Closing, EndReason, Outcome
from karriarstod.domain.decision import Decision, EndPlan, Measure, Pause
from karriarstod.domain.employment import (
    Employment,
    FollowUpContact,
    Reached,
    SubsidyForm,
    VerifiedBy,
)
from karriarstod.domain.errors import (
    AlreadyPlaced,
    IdentityNumberTaken,
    NoSuchPart,
    PeriodReversed,
    ReasonMissing,
)
from karriarstod.domain.events import EventKind
from karriarstod.domain.forecast import ceiling_passed
from karriarstod.domain.identity import CaseNumber, IdentityNumber
from karriarstod.domain.note import Reminder
from karriarstod.domain.obligations import ObligationKind, obligations
from karriarstod.domain.parties import Consent, ConsentState, InformationCategory, ReferrerType
from karriarstod.domain.plan import GoalStatus, PlanStatus, Signature, StepProgress
from karriarstod.domain.referral import Intake, Referral
from karriarstod.domain.rules import RuleId, RuleOverride
from karriarstod.domain.stages import StageKey

AF = ReferrerType.ARBETSFORMEDLINGEN


@pytest.fixture
def store():
    return FakeStore()


def a_person(given, family, number, today):
    return NewPerson(given, family, IdentityNumber.parse(number, today))


def a_work_training(received_on, referrer=AF):
    return NewPlacement(
        Referral(received_on, referrer, Measure.ARBETSTRANING, purpose="Pröva köket"),
        team="Kafé",
        supervisor="Hanna Handledarsson",
    )


@pytest.fixture
def goran(store):
    """Göran of story A, referred on 13 January 2025 and started on 3 February."""
    today = date(2025, 1, 13)
    number, _ = register_referral(
        store.begin,
        a_person("Göran", "Provsson", "19710301-1032", today),
        a_work_training(today),
        today,
    )
    begin = store.begin
    decide_intake(begin, number, 1, Intake.OFFERED, on=date(2025, 1, 20))
    enter_stage(begin, number, 1, StageKey.FIRST_MEETING, on=date(2025, 1, 20))
    decision = Decision(
        0, AF, Measure.ARBETSTRANING, date(2025, 2, 3), date(2025, 8, 2), reference="114 552"
    )
    keep_decision(begin, number, 1, decision)
    enter_stage(begin, number, 1, StageKey.INTRODUCTION, on=date(2025, 2, 3))
    enter_stage(begin, number, 1, StageKey.TRAINING, on=date(2025, 3, 10))
    return number


def due_kinds(store, number, today):
    case = store.queries.case(number)
    return {one.kind: one.due_on for one in obligations(case, rule_book(), today)}


def test_the_reminder_of_the_decision_falls_thirty_days_before_its_end(store, goran):
    assert due_kinds(store, goran, date(2025, 7, 3))[ObligationKind.DECISION_ENDS] == date(
        2025, 7, 3
    )


def test_a_prolongation_is_a_second_row_and_the_first_stays_as_it_was(store, goran):
    before = store.queries.case(goran).placement(1).decision(1)
    prolong_decision(store.begin, goran, 1, Prolongation(1, date(2026, 2, 2)))
    first, second = store.queries.case(goran).placement(1).decisions
    assert first == before
    assert (second.starts_on, second.ends_on, second.prolongs, second.reference) == (
        date(2025, 8, 3),
        date(2026, 2, 2),
        1,
        "114 552",
    )


def test_a_third_extension_warns_of_the_ceiling_without_being_blocked(store, goran):
    prolong_decision(store.begin, goran, 1, Prolongation(1, date(2026, 2, 2)))
    prolong_decision(store.begin, goran, 1, Prolongation(2, date(2026, 5, 2)))
    decisions = store.queries.case(goran).placement(1).decisions
    assert len(decisions) == 3
    assert ceiling_passed(decisions[:1], decisions[1], rule_book()) is None
    assert ceiling_passed(decisions[:2], decisions[2], rule_book()) is not None


def test_a_prolongation_to_an_earlier_day_is_refused_and_nothing_is_kept(store, goran):
    with pytest.raises(PeriodReversed):
        prolong_decision(store.begin, goran, 1, Prolongation(1, date(2025, 8, 1)))
    assert len(store.queries.case(goran).placement(1).decisions) == 1


def test_an_end_that_is_settled_rests_until_the_last_day(store, goran):
    settle_decision_end(store.begin, goran, 1, 1, EndPlan.ENDS_AS_DECIDED)
    due = due_kinds(store, goran, date(2025, 7, 10))
    assert due[ObligationKind.DECISION_ENDS] == date(2025, 8, 2)


def test_goran_goes_from_plan_to_employment_and_is_followed_for_a_year(store, goran):
    begin = store.begin
    save_draft(begin, goran, 1, a_plan_content(), on=date(2025, 3, 10))
    sign_draft(begin, goran, 1, Signature(date(2025, 3, 10), "Göran", "Hanna"), '{"n": 1}')
    placement = store.queries.case(goran).placement(1)
    save_draft(begin, goran, 1, first_content(placement), on=date(2025, 5, 5))
    assert [plan.status for plan in store.queries.case(goran).placement(1).plans] == [
        PlanStatus.SIGNED,
        PlanStatus.DRAFT,
    ]
    employment = Employment(
        0,
        date(2026, 2, 3),
        "Kooperativet Exemplet",
        extent_percent=75,
        subsidy=SubsidyForm.LONEBIDRAG_UTVECKLING,
        subsidy_from=date(2026, 2, 3),
        subsidy_to=date(2028, 2, 2),
        same_company=True,
    )
    keep_employment(begin, goran, 1, employment)
    close_placement(
        begin,
        goran,
        1,
        Closing(
            date(2026, 2, 2),
            EndReason.ARBETE,
            Outcome.ANST_LONEBIDRAG_UTV,
            same_company=True,
            verified_by=VerifiedBy.CONTRACT,
        ),
    )
    today = date(2026, 3, 16)
    case = store.queries.case(goran)
    assert case.placement(1).stage_today(today) is StageKey.FOLLOW_UP
    follow_ups = [
        one.due_on
        for one in obligations(case, rule_book(), today)
        if one.kind is ObligationKind.EMPLOYMENT_FOLLOW_UP
    ]
    assert follow_ups == [date(2026, 3, 3), date(2026, 5, 3), date(2026, 8, 3), date(2027, 2, 3)]
    for months, day in zip((1, 3, 6), follow_ups[:3], strict=True):
        reached = FollowUpContact(0, months, day, Reached.NOT_REACHED)
        follow_up_employment(begin, goran, 1, 1, reached)
    last = FollowUpContact(0, 12, date(2027, 2, 3), Reached.REACHED, in_work=True)
    follow_up_employment(begin, goran, 1, 1, last, last=True)
    over = store.queries.case(goran)
    assert [one.number for one in over.placement(1).employments[0].contacts] == [1, 2, 3, 4]
    assert not over.is_active(date(2027, 2, 4))
    assert over.placement(1).stage_today(date(2027, 2, 4)) is StageKey.CLOSED


def test_elias_returns_as_a_new_placement_of_the_same_person(store):
    today = date(2025, 3, 5)
    number, _ = register_referral(
        store.begin,
        a_person("Elias", "Påhittad", "19900602-2397", today),
        a_work_training(today, ReferrerType.KRIMINALVARDEN),
        today,
    )
    closing = Closing(date(2025, 6, 13), EndReason.EGEN_BEGARAN, interrupted=True)
    close_placement(store.begin, number, 1, closing)
    back = date(2025, 9, 1)
    again = a_person("Elias", "Påhittad", "900602-2397", back)
    with pytest.raises(IdentityNumberTaken) as taken:
        register_referral(store.begin, again, a_work_training(back, ReferrerType.KOMMUN_IFO), back)
    assert CaseNumber.parse(taken.value.case_number) == number
    register_return(store.begin, number, a_work_training(back, ReferrerType.KOMMUN_IFO), back)
    case = store.queries.case(number)
    assert [one.number for one in case.placements] == [1, 2]
    assert case.placement(2).decisions == ()
    assert case.placement(1).closing == closing
    with pytest.raises(AlreadyPlaced):
        register_return(store.begin, number, a_work_training(back), back)


def test_a_consent_that_is_withdrawn_stays_in_the_record_as_withdrawn(store, goran):
    consent = Consent(
        0,
        AF,
        "Arbetsförmedlingen",
        (InformationCategory.PLAN,),
        "Uppföljning",
        date(2025, 2, 3),
        date(2025, 8, 2),
    )
    give_consent(store.begin, goran, consent)
    withdraw_consent(store.begin, goran, 1, on=date(2025, 5, 5), how="muntligt")
    kept = store.queries.case(goran).consents[0]
    assert kept.state(date(2025, 5, 4)) is ConsentState.VALID
    assert kept.state(date(2025, 5, 5)) is ConsentState.WITHDRAWN
    kinds = [row.event.kind for row in store.queries.history(goran, limit=2)]
    assert kinds == [EventKind.CONSENT_WITHDRAWN, EventKind.CONSENT_GIVEN]


def test_a_samordningsnummer_gives_way_to_a_personnummer_on_the_same_person(store):
    today = date(2026, 3, 16)
    number, _ = register_referral(
        store.begin,
        a_person("Amina", "Fiktivsson", "19970576-2384", today),
        a_work_training(today),
        today,
    )
    new = IdentityNumber.parse("19970516-2387", today)
    change_number(store.begin, number, new, since=today, reason="folkbokförd")
    assert store.queries.case(number).participant.number == new
    with pytest.raises(IdentityNumberTaken):
        register_referral(
            store.begin,
            a_person("Någon", "Annan", "19970576-2384", today),
            a_work_training(today),
            today,
        )


def test_a_number_of_somebody_else_is_refused(store, goran):
    today = date(2026, 3, 16)
    other, _ = register_referral(
        store.begin,
        a_person("Elias", "Påhittad", "19900602-2397", today),
        a_work_training(today),
        today,
    )
    gorans = IdentityNumber.parse("19710301-1032", today)
    with pytest.raises(IdentityNumberTaken):
        change_number(store.begin, other, gorans, since=today, reason="fel förut")


def test_a_no_to_a_referral_needs_its_reason(store, goran):
    with pytest.raises(ReasonMissing):
        decide_intake(store.begin, goran, 1, Intake.DECLINED, on=date(2025, 1, 20))


def test_a_pause_ends_the_day_before_the_return(store, goran):
    pause_placement(store.begin, goran, 1, Pause(date(2025, 4, 1)))
    assert store.queries.case(goran).placement(1).is_paused(date(2025, 4, 14))
    end_pause(store.begin, goran, 1, on=date(2025, 4, 15))
    placement = store.queries.case(goran).placement(1)
    assert placement.pauses == (Pause(date(2025, 4, 1), date(2025, 4, 14)),)


def test_a_closing_made_by_mistake_is_undone(store, goran):
    closing = Closing(date(2025, 6, 1), EndReason.FELREGISTRERING)
    close_placement(store.begin, goran, 1, closing)
    reopen_placement(store.begin, goran, 1)
    assert store.queries.case(goran).placement(1).is_open


def test_marking_a_step_leaves_the_signed_text_alone(store, goran):
    begin = store.begin
    save_draft(begin, goran, 1, a_plan_content(), on=date(2025, 3, 10))
    sign_draft(begin, goran, 1, Signature(date(2025, 3, 10), "Göran", "Hanna"), "{}")
    mark_step(begin, goran, 1, StepProgress(1, 1, GoalStatus.REACHED, date(2025, 4, 1), "Tre bak"))
    plan = store.queries.case(goran).placement(1).plans[0]
    assert plan.content == a_plan_content()
    assert plan.present_content().goals[0].steps[0].status is GoalStatus.REACHED
    following = first_content(store.queries.case(goran).placement(1))
    assert following.goals[0].steps[0].result == "Tre bak"
    assert following.valid_to is None


def test_an_employment_that_is_corrected_is_no_second_one(store, goran):
    employment = Employment(0, date(2025, 6, 2), "Kooperativet Exemplet")
    keep_employment(store.begin, goran, 1, employment)
    stays = store.queries.case(goran).placement(1).stays
    keep_employment(store.begin, goran, 1, replace(employment, number=1, extent_percent=75))
    placement = store.queries.case(goran).placement(1)
    assert [(one.number, one.extent_percent) for one in placement.employments] == [(1, 75)]
    assert placement.stays == stays


def test_an_employment_told_of_after_the_closing_opens_nothing(store, goran):
    close_placement(store.begin, goran, 1, Closing(date(2025, 6, 1), EndReason.EGEN_BEGARAN))
    before = store.queries.case(goran).placement(1).stays
    keep_employment(store.begin, goran, 1, Employment(0, date(2025, 6, 9), "Kooperativet Exemplet"))
    placement = store.queries.case(goran).placement(1)
    assert (len(placement.employments), placement.stays) == (1, before)


def test_the_second_of_two_employments_is_followed_up_on_its_own(store, goran):
    for day in (date(2025, 6, 2), date(2025, 9, 1)):
        keep_employment(store.begin, goran, 1, Employment(0, day, "Kooperativet Exemplet"))
    contact = FollowUpContact(0, 1, date(2025, 10, 1), Reached.REACHED, in_work=True)
    follow_up_employment(store.begin, goran, 1, 2, contact)
    employments = store.queries.case(goran).placement(1).employments
    assert [len(one.contacts) for one in employments] == [0, 1]


def test_the_second_of_two_consents_is_withdrawn_on_its_own(store, goran):
    for party in (AF, ReferrerType.KOMMUN_AME):
        give_consent(store.begin, goran, a_consent(party, number=0))
    withdraw_consent(store.begin, goran, 2, on=date(2025, 5, 5), how="muntligt")
    consents = store.queries.case(goran).consents
    assert [one.withdrawn_on for one in consents] == [None, date(2025, 5, 5)]


def withdraw(begin, number):
    withdraw_consent(begin, number, 7, on=date(2025, 5, 5), how="muntligt")


def follow_up(begin, number):
    contact = FollowUpContact(0, 1, date(2025, 5, 5), Reached.NOT_REACHED)
    follow_up_employment(begin, number, 1, 7, contact)


def finish(begin, number):
    finish_reminder(begin, number, 7, on=date(2025, 5, 5))


def mark(begin, number):
    mark_step(begin, number, 1, StepProgress(1, 1, GoalStatus.REACHED, date(2025, 4, 1)))


def prolong_what_has_no_end(begin, number):
    endless = Decision(0, AF, Measure.ARBETSTRANING, date(2025, 9, 1))
    keep_decision(begin, number, 1, endless)
    prolong_decision(begin, number, 1, Prolongation(2, date(2026, 2, 2)))


@pytest.mark.parametrize("act", [withdraw, follow_up, finish, mark, prolong_what_has_no_end])
def test_what_is_not_in_the_case_is_refused_and_leaves_no_history(store, goran, act):
    with pytest.raises(NoSuchPart):
        act(store.begin, goran)
    told = {row.event.kind for row in store.queries.history(goran)}
    assert not told & {
        EventKind.CONSENT_WITHDRAWN,
        EventKind.FOLLOWED_UP,
        EventKind.REMINDER_DONE,
        EventKind.PLAN_STEP_MARKED,
        EventKind.DECISION_PROLONGED,
    }


def test_the_second_of_two_reminders_is_finished_on_its_own(store, goran):
    for day in (date(2025, 4, 1), date(2025, 5, 1)):
        keep_reminder(store.begin, goran, Reminder(0, "Ring Maj", day))
    finish_reminder(store.begin, goran, 2, on=date(2025, 5, 1))
    reminders = store.queries.case(goran).reminders
    assert [one.done_on for one in reminders] == [None, date(2025, 5, 1)]


def test_saving_while_typing_writes_one_line_of_history(store, goran):
    for text in ("a", "ab", "abc"):
        content = replace(a_plan_content(), long_term_goal=text)
        save_draft(store.begin, goran, 1, content, on=date(2025, 3, 10))
    drafted = [
        row for row in store.queries.history(goran) if row.event.kind is EventKind.PLAN_DRAFTED
    ]
    assert len(drafted) == 1
    discard_draft(store.begin, goran, 1)
    assert store.queries.case(goran).placement(1).plans == ()


def test_own_figures_are_read_back_into_the_rules(store):
    set_own_figures(
        store.begin, RuleOverride(RuleId.SILENCE, (21,), date(2026, 1, 1), "Kim Exempel")
    )
    book = read_rule_book(store.begin)
    assert book.figure(RuleId.SILENCE, date(2026, 3, 16)) == 21


def test_the_first_page_counts_what_the_record_says(store, goran):
    today = date(2025, 7, 10)
    page = today_view(store.queries, rule_book(), today)
    assert page.active == 1
    assert ObligationKind.DECISION_ENDS in {row.obligation.kind for row in page.overdue}
    assert page.without_next_step == ()
    assert [row.case_number for row, _ in page.silent] == [goran]
    assert page.names[goran] == "Göran Provsson"
    others = today_view(store.queries, rule_book(), today, "Stig Ställföre")
    assert others.active == 0
    mine = today_view(store.queries, rule_book(), today, "Hanna Handledarsson")
    assert mine.active == 1
