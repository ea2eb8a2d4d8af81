"""The one function that says what is due, soon or late, and why; every view and print uses it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.decision import Decision, EndPlan
from karriarstod.domain.identity import CaseNumber
from karriarstod.domain.parties import Consent
from karriarstod.domain.period import ONE_DAY, first_day_after
from karriarstod.domain.placement import Placement
from karriarstod.domain.plan import PlanVersion, Step
from karriarstod.domain.referral import Intake
from karriarstod.domain.rules import RuleBook, RuleId
from karriarstod.domain.stages import ChainPlace, StageKey, stage


class ObligationKind(StrEnum):
    """What is to be done; each has one word for it and one button that does it."""

    ANSWER_REFERRAL = "answer_referral"
    FIRST_MEETING = "first_meeting"
    ADD_DECISION = "add_decision"
    FINISH_INTRODUCTION = "finish_introduction"
    SIGN_PLAN = "sign_plan"
    REVIEW_PLAN = "review_plan"
    RENEW_PLAN = "renew_plan"
    PLAN_STEP = "plan_step"
    STAGE_BEGINS = "stage_begins"
    DECISION_ENDS = "decision_ends"
    DECISION_ENDED = "decision_ended"
    CONSENT_ENDS = "consent_ends"
    PAUSE_ENDS = "pause_ends"
    SUBSIDY_ENDS = "subsidy_ends"
    SIUS_ENDS = "sius_ends"
    EMPLOYMENT_FOLLOW_UP = "employment_follow_up"
    REMINDER = "reminder"


class DueState(StrEnum):
    """How near it is: the same word in every view."""

    OVERDUE = "overdue"
    TODAY = "today"
    SOON = "soon"
    LATER = "later"


@dataclass(frozen=True)
class Obligation:
    """Something that is to be done by a day.

    `event_on` is the day it is about (a decision's end) where that is another than `due_on`;
    `subject` is a person's words (a step, a reminder), `number` the part it concerns (decision,
    step, reminder, stay, month of follow-up), `stage` the stage that begins, `rule_id` the rule
    that set the day, None when the day was set by a person or a decision. `owner` is who does it
    where somebody has said so.
    """

    case_number: CaseNumber
    placement_number: int | None
    kind: ObligationKind
    due_on: date
    event_on: date | None = None
    subject: str = ""
    number: int | None = None
    goal_number: int | None = None
    stage: StageKey | None = None
    rule_id: RuleId | None = None
    owner: str = ""

    def state(self, today: date, soon: int) -> DueState:
        """Overdue, today, soon (within so many days) or later."""
        if self.due_on < today:
            return DueState.OVERDUE
        if self.due_on == today:
            return DueState.TODAY
        return DueState.SOON if self.due_on - today <= timedelta(days=soon) else DueState.LATER


def obligations(case: CaseFile, rules: RuleBook, today: date) -> tuple[Obligation, ...]:
    """Everything still to be done for one participant, earliest first.

    Computed from dates and rules, never stored. A day that falls in a pause moves to the first
    day after it, save where an authority's own date decides.
    """
    found: list[Obligation] = []
    for placement in case.placements:
        if placement.is_open:
            found += _of_referral(case, placement, rules)
            found += _of_booked(case, placement, today)
            found += _of_decisions(case, placement, rules, today)
            found += _of_plan(case, placement, rules)
            found += _of_pauses(case, placement, today)
        found += _of_employments(case, placement, rules, today)
    if case.is_active(today):
        found += _of_consents(case, rules, today)
    found += _of_reminders(case, found)
    return tuple(sorted(found, key=lambda one: (one.due_on, one.kind, one.number or 0)))


def lacks_next_step(case: CaseFile, due: Iterable[Obligation], today: date) -> bool:
    """Whether an active participant has nothing at all to come: nobody has planned what is next."""
    return case.is_active(today) and not any(True for _ in due)


def due_of_step(placement: Placement, step: Step) -> date | None:
    """When a step of the plan is due, as everything that shows it must say it.

    None when it is done, has no day, or the placement is closed; a day in a pause is moved.
    """
    if step.due_on is None or not step.status.is_open or not placement.is_open:
        return None
    return first_day_after(step.due_on, placement.all_pauses)


def first_day(placement: Placement) -> date | None:
    """The first day at the company: the introduction's start, else the first decision's."""
    begun = [
        stay.starts_on for stay in placement.stays if stage(stay.key).place not in _BEFORE_FIRST_DAY
    ]
    if begun:
        return min(begun)
    return min((one.starts_on for one in placement.decisions), default=None)


_BEFORE_FIRST_DAY: Final = (ChainPlace.REFERRAL, None)


def _of_referral(case: CaseFile, placement: Placement, rules: RuleBook) -> Iterator[Obligation]:
    referral = placement.referral
    received = referral.received_on

    def due(rule_id: RuleId) -> date:
        return received + timedelta(days=rules.figure(rule_id, received))

    if referral.intake is Intake.UNDECIDED:
        yield Obligation(
            case.case_number,
            placement.number,
            ObligationKind.ANSWER_REFERRAL,
            due(RuleId.INTAKE_ANSWER),
            rule_id=RuleId.INTAKE_ANSWER,
        )
    met = any(stay.key is not StageKey.INTEREST for stay in placement.stays)
    if not met and referral.intake is not Intake.QUEUE:
        yield Obligation(
            case.case_number,
            placement.number,
            ObligationKind.FIRST_MEETING,
            due(RuleId.FIRST_MEETING),
            rule_id=RuleId.FIRST_MEETING,
        )
    started = first_day(placement)
    if started is None:
        return
    if not placement.decisions:
        yield Obligation(case.case_number, placement.number, ObligationKind.ADD_DECISION, started)
    introduced = [stay for stay in placement.stays if stay.key is StageKey.INTRODUCTION]
    if introduced and introduced[-1].ends_on is None:
        begun = introduced[-1].starts_on
        days = timedelta(days=rules.figure(RuleId.INTRODUCTION_DONE, begun))
        yield Obligation(
            case.case_number,
            placement.number,
            ObligationKind.FINISH_INTRODUCTION,
            first_day_after(begun + days, placement.all_pauses),
            rule_id=RuleId.INTRODUCTION_DONE,
        )


def _of_booked(case: CaseFile, placement: Placement, today: date) -> Iterator[Obligation]:
    """Stages that begin today or later: a booked visit, a first day that has been agreed."""
    for stay in placement.stays:
        if stay.starts_on >= today and stay.key is not StageKey.INTEREST:
            yield Obligation(
                case.case_number,
                placement.number,
                ObligationKind.STAGE_BEGINS,
                stay.starts_on,
                stay.starts_on,
                number=stay.number,
                stage=stay.key,
            )


def _succeeds(later: Decision, earlier: Decision) -> bool:
    """Whether a decision carries on where another ends."""
    ends = earlier.period.ends_on
    if later.prolongs == earlier.number:
        return True
    return (
        ends is not None
        and later.starts_on <= ends + ONE_DAY
        and (later.period.ends_on is None or later.period.ends_on > ends)
    )


def _of_decisions(
    case: CaseFile, placement: Placement, rules: RuleBook, today: date
) -> Iterator[Obligation]:
    for decision in placement.decisions:
        ends = decision.period.ends_on
        carried_on = any(
            _succeeds(other, decision)
            for other in placement.decisions
            if other.number != decision.number
        )
        if ends is None or carried_on:
            continue
        if ends < today:
            if decision is placement.last_decision:
                yield Obligation(
                    case.case_number,
                    placement.number,
                    ObligationKind.DECISION_ENDED,
                    ends,
                    ends,
                    number=decision.number,
                )
            continue
        days = rules.figures(RuleId.DECISION_END, ends)
        if ends - today > timedelta(days=max(days)):
            continue
        settled = decision.end_plan is EndPlan.ENDS_AS_DECIDED
        yield Obligation(
            case.case_number,
            placement.number,
            ObligationKind.DECISION_ENDS,
            ends if settled else ends - timedelta(days=min(days)),
            ends,
            number=decision.number,
            rule_id=None if settled else RuleId.DECISION_END,
        )


def _of_plan(case: CaseFile, placement: Placement, rules: RuleBook) -> Iterator[Obligation]:
    signed = placement.signed_plan
    if signed is None:
        yield from _first_plan(case, placement, rules)
        return
    pauses = placement.all_pauses
    content = signed.content
    review = content.follow_up_on
    rule_id = None
    if review is None and signed.signature is not None:
        on = signed.signature.signed_on
        review = on + timedelta(days=rules.figure(RuleId.PLAN_REVIEW, on))
        rule_id = RuleId.PLAN_REVIEW
    if review is not None and placement.draft is None:
        yield Obligation(
            case.case_number,
            placement.number,
            ObligationKind.REVIEW_PLAN,
            first_day_after(review, pauses),
            number=signed.version,
            rule_id=rule_id,
        )
    if placement.draft is not None:
        due = content.valid_to or review
        if due is not None:
            yield Obligation(
                case.case_number,
                placement.number,
                ObligationKind.RENEW_PLAN,
                first_day_after(due, pauses),
                number=placement.draft.version,
            )
    yield from _of_steps(case, placement, signed)


def _first_plan(case: CaseFile, placement: Placement, rules: RuleBook) -> Iterator[Obligation]:
    started = first_day(placement)
    if started is None:
        return
    days = timedelta(days=rules.figure(RuleId.PLAN_SIGNED, started))
    yield Obligation(
        case.case_number,
        placement.number,
        ObligationKind.SIGN_PLAN,
        first_day_after(started + days, placement.all_pauses),
        number=1,
        rule_id=RuleId.PLAN_SIGNED,
    )


def _of_steps(case: CaseFile, placement: Placement, signed: PlanVersion) -> Iterator[Obligation]:
    for goal in signed.present_content().goals:
        if not goal.status.is_open:
            continue
        for step in goal.steps:
            due = due_of_step(placement, step)
            if due is not None:
                yield Obligation(
                    case.case_number,
                    placement.number,
                    ObligationKind.PLAN_STEP,
                    due,
                    step.due_on,
                    subject=step.text,
                    number=step.number,
                    goal_number=goal.number,
                    owner=step.who,
                )


def _of_pauses(case: CaseFile, placement: Placement, today: date) -> Iterator[Obligation]:
    for pause in placement.all_pauses:
        if pause.ends_on is not None and pause.holds(today):
            yield Obligation(
                case.case_number,
                placement.number,
                ObligationKind.PAUSE_ENDS,
                pause.ends_on,
                pause.ends_on,
            )


def _of_employments(
    case: CaseFile, placement: Placement, rules: RuleBook, today: date
) -> Iterator[Obligation]:
    for employment in placement.employments:
        if employment.ends_on is not None and employment.ends_on < today:
            continue
        months = rules.figures(RuleId.EMPLOYMENT_FOLLOW_UP, employment.starts_on)
        for count, on in employment.follow_up_dates(months):
            if not employment.is_followed_up(count):
                yield Obligation(
                    case.case_number,
                    placement.number,
                    ObligationKind.EMPLOYMENT_FOLLOW_UP,
                    on,
                    subject=employment.employer,
                    number=count,
                    rule_id=RuleId.EMPLOYMENT_FOLLOW_UP,
                )
        for kind, rule_id, ends in (
            (ObligationKind.SUBSIDY_ENDS, RuleId.SUBSIDY_END, employment.subsidy_to),
            (ObligationKind.SIUS_ENDS, RuleId.SIUS_END, employment.sius_to),
        ):
            if ends is None or ends < today:
                continue
            # Spoken of in good time; due the day it ends, when something else must be in its place.
            if ends - today <= timedelta(days=max(rules.figures(rule_id, ends))):
                yield Obligation(
                    case.case_number,
                    placement.number,
                    kind,
                    ends,
                    ends,
                    number=employment.number,
                    rule_id=rule_id,
                )


def _of_consents(case: CaseFile, rules: RuleBook, today: date) -> Iterator[Obligation]:
    def is_carried_on(consent: Consent) -> bool:
        return any(
            other.party is consent.party
            and other.withdrawn_on is None
            and other.valid_to > consent.valid_to
            for other in case.consents
        )

    going_on = {one.number for one in case.placements if one.is_open}
    for consent in case.consents:
        concerns = consent.placement_number is None or consent.placement_number in going_on
        if not concerns or consent.withdrawn_on is not None or is_carried_on(consent):
            continue
        days = timedelta(days=rules.figure(RuleId.CONSENT_END, consent.valid_to))
        if consent.valid_to - today <= days:
            yield Obligation(
                case.case_number,
                consent.placement_number,
                ObligationKind.CONSENT_ENDS,
                consent.valid_to,
                consent.valid_to,
                number=consent.number,
                rule_id=RuleId.CONSENT_END,
            )


def _of_reminders(case: CaseFile, others: Iterable[Obligation]) -> Iterator[Obligation]:
    """What somebody has set to be done, save what the plan in force says as well."""
    steps = {
        (one.placement_number, one.subject)
        for one in others
        if one.kind is ObligationKind.PLAN_STEP
    }
    for reminder in case.reminders:
        if reminder.done_on is None and (reminder.placement_number, reminder.text) not in steps:
            yield Obligation(
                case.case_number,
                reminder.placement_number,
                ObligationKind.REMINDER,
                reminder.due_on,
                subject=reminder.text,
                number=reminder.number,
                owner=reminder.owner,
            )
