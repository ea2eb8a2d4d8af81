"""Following a placement through the chain: intake, stages, decisions, employment, closing."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from karriarstod.application.changes import Events, change_placement
from karriarstod.application.ports import Begin
from karriarstod.domain.assignment import TeamRole
from karriarstod.domain.closing import Closing
from karriarstod.domain.decision import Decision, EndPlan, Extent, Pause
from karriarstod.domain.employment import Employment, FollowUpContact
from karriarstod.domain.errors import NoSuchPart, OutsideDecision, PeriodReversed, ReasonMissing
from karriarstod.domain.events import Event, EventKind
from karriarstod.domain.identity import CaseNumber
from karriarstod.domain.placement import Placement
from karriarstod.domain.referral import Intake, Referral
from karriarstod.domain.stages import StageKey, StageStay


def change_referral(
    begin: Begin, number: CaseNumber, placement_number: int, referral: Referral, team: str
) -> Events:
    """The referral and team as they should have been written; intake is decided elsewhere."""

    def edit(placement: Placement) -> Placement:
        old = placement.referral
        kept = replace(
            referral,
            intake=old.intake,
            intake_on=old.intake_on,
            intake_reason=old.intake_reason,
        )
        return replace(placement, referral=kept, team=team)

    event = Event.of(EventKind.PLACEMENT_CHANGED, number, placement_number)
    return change_placement(begin, number, placement_number, edit, event)


def decide_intake(
    begin: Begin,
    number: CaseNumber,
    placement_number: int,
    intake: Intake,
    *,
    on: date,
    reason: str = "",
) -> Events:
    """The answer to the referral; a no needs its reason (ReasonMissing)."""
    if intake is Intake.DECLINED and not reason.strip():
        raise ReasonMissing("intake")

    def edit(placement: Placement) -> Placement:
        answered = replace(
            placement.referral, intake=intake, intake_on=on, intake_reason=reason.strip()
        )
        return replace(placement, referral=answered)

    event = Event.of(EventKind.INTAKE_DECIDED, number, placement_number, intake=intake.value)
    return change_placement(begin, number, placement_number, edit, event)


def enter_stage(
    begin: Begin,
    number: CaseNumber,
    placement_number: int,
    key: StageKey,
    *,
    on: date,
    reason: str = "",
    keep: bool = False,
) -> Events:
    """The placement in one more stage from a day; `keep` lets the present ones go on in parallel.

    Raises ReasonMissing for a step back without a reason, PlacementClosed after closing.
    """
    event = Event.of(EventKind.STAGE_ENTERED, number, placement_number, stage=key.value, on=on)
    return change_placement(
        begin,
        number,
        placement_number,
        lambda placement: placement.enter(key, on, reason=reason, keep=keep),
        event,
    )


def correct_stage(
    begin: Begin, number: CaseNumber, placement_number: int, stay: StageStay
) -> Events:
    """A stage written wrong, set right: which it was, its days, its reason. Raises NoSuchPart."""
    event = Event.of(
        EventKind.STAGE_CORRECTED, number, placement_number, stage=stay.key.value, on=stay.starts_on
    )
    return change_placement(
        begin, number, placement_number, lambda placement: placement.with_stay(stay), event
    )


def remove_stage(
    begin: Begin, number: CaseNumber, placement_number: int, stay_number: int
) -> Events:
    """A stage written by mistake, gone; the one before it goes on. The history keeps both lines.

    Raises NoSuchPart, or PlacementWithoutStage for the only one.
    """
    event = Event.of(EventKind.STAGE_CORRECTED, number, placement_number, removed=stay_number)
    return change_placement(
        begin,
        number,
        placement_number,
        lambda placement: placement.without_stay(stay_number),
        event,
    )


def put_back_stages(
    begin: Begin, number: CaseNumber, placement_number: int, stays: tuple[StageStay, ...]
) -> Events:
    """The stages as they were before one was set right or taken away: that was the mistake."""
    event = Event.of(EventKind.STAGE_CORRECTED, number, placement_number, undone=True)
    return change_placement(
        begin,
        number,
        placement_number,
        lambda placement: replace(placement, stays=stays),
        event,
    )


def pause_placement(
    begin: Begin, number: CaseNumber, placement_number: int, pause: Pause
) -> Events:
    """The stay at rest for a time."""

    def edit(placement: Placement) -> Placement:
        pauses = sorted((*placement.pauses, pause), key=lambda one: one.starts_on)
        return replace(placement, pauses=tuple(pauses))

    event = Event.of(EventKind.PAUSED, number, placement_number, starts_on=pause.starts_on)
    return change_placement(begin, number, placement_number, edit, event)


def end_pause(begin: Begin, number: CaseNumber, placement_number: int, *, on: date) -> Events:
    """The stay goes on from that day: a rest that holds it ends the day before."""

    def edit(placement: Placement) -> Placement:
        pauses = tuple(
            replace(pause, ends_on=max(pause.starts_on, on - timedelta(days=1)))
            if pause.period.holds(on)
            else pause
            for pause in placement.pauses
        )
        return replace(placement, pauses=pauses)

    event = Event.of(EventKind.PAUSED, number, placement_number, ends_on=on)
    return change_placement(begin, number, placement_number, edit, event)


def keep_decision(
    begin: Begin, number: CaseNumber, placement_number: int, decision: Decision
) -> Events:
    """A decision, new (number 0) or changed: dates, extent, pauses, how its end was settled.

    Raises OutsideDecision when new dates leave a pause outside them.
    """
    kind = EventKind.DECISION_CHANGED if decision.number else EventKind.DECISION_ADDED

    def edit(placement: Placement) -> Placement:
        if not all(decision.has_room_for(pause) for pause in decision.pauses):
            raise OutsideDecision(decision.number)
        kept = (
            decision
            if decision.number
            else replace(decision, number=placement.next_decision_number)
        )
        return placement.with_decision(kept)

    return change_placement(
        begin, number, placement_number, edit, Event.of(kind, number, placement_number)
    )


@dataclass(frozen=True)
class Prolongation:
    """A decision carried on to a later day; extent and reference as before where not given."""

    decision_number: int
    ends_on: date
    extent: Extent | None = None
    reference: str = ""
    starts_on: date | None = None


def prolong_decision(
    begin: Begin, number: CaseNumber, placement_number: int, prolongation: Prolongation
) -> Events:
    """A new decision row that carries on where the old one ends; the old row stays as it was.

    Raises NoSuchPart, or PeriodReversed when the new end is not after the old one.
    """

    def edit(placement: Placement) -> Placement:
        old = placement.decision(prolongation.decision_number)
        if old.ends_on is None:
            raise NoSuchPart("decision end", old.number)
        starts = prolongation.starts_on or old.ends_on + timedelta(days=1)
        if prolongation.ends_on <= old.ends_on:
            raise PeriodReversed("prolongation")
        return placement.with_decision(
            Decision(
                number=placement.next_decision_number,
                referrer=old.referrer,
                measure=old.measure,
                starts_on=starts,
                ends_on=prolongation.ends_on,
                extent=prolongation.extent or old.extent,
                reference=prolongation.reference or old.reference,
                programme=old.programme,
                organisation=old.organisation,
                officer=old.officer,
                prolongs=old.number,
            )
        )

    event = Event.of(
        EventKind.DECISION_PROLONGED, number, placement_number, ends_on=prolongation.ends_on
    )
    return change_placement(begin, number, placement_number, edit, event)


def settle_decision_end(
    begin: Begin,
    number: CaseNumber,
    placement_number: int,
    decision_number: int,
    end_plan: EndPlan,
) -> Events:
    """What was settled about the end: extension asked for, or it ends as decided."""

    def edit(placement: Placement) -> Placement:
        decision = placement.decision(decision_number)
        return placement.with_decision(replace(decision, end_plan=end_plan))

    event = Event.of(
        EventKind.DECISION_CHANGED,
        number,
        placement_number,
        decision=decision_number,
        end_plan=end_plan.value,
    )
    return change_placement(begin, number, placement_number, edit, event)


def assign(
    begin: Begin,
    number: CaseNumber,
    placement_number: int,
    role: TeamRole,
    person: str,
    *,
    on: date,
) -> Events:
    """A colleague beside the participant from a day; the one before ends the day before."""
    event = Event.of(EventKind.TEAM_CHANGED, number, placement_number, role=role.value)
    return change_placement(
        begin,
        number,
        placement_number,
        lambda placement: placement.assigned(role, person, on),
        event,
    )


def keep_employment(
    begin: Begin, number: CaseNumber, placement_number: int, employment: Employment
) -> Events:
    """An employment, new (number 0) or changed; a new one puts the chain in employment too."""

    def edit(placement: Placement) -> Placement:
        if employment.number:
            return placement.with_employment(employment)
        new = max((one.number for one in placement.employments), default=0) + 1
        placement = placement.with_employment(replace(employment, number=new))
        if placement.is_open:
            placement = placement.enter(StageKey.EMPLOYED, employment.starts_on)
        return placement

    event = Event.of(EventKind.EMPLOYED, number, placement_number, subsidy=employment.subsidy.value)
    return change_placement(begin, number, placement_number, edit, event)


def follow_up_employment(
    begin: Begin,
    number: CaseNumber,
    placement_number: int,
    employment_number: int,
    contact: FollowUpContact,
    *,
    last: bool = False,
) -> Events:
    """How it went at one of the follow-ups; 'not reached' is kept as an answer.

    With the `last` one of a closed placement the chain is over.
    """

    def edit(placement: Placement) -> Placement:
        for employment in placement.employments:
            if employment.number == employment_number:
                kept = replace(contact, number=len(employment.contacts) + 1)
                contacts = (*employment.contacts, kept)
                placement = placement.with_employment(replace(employment, contacts=contacts))
                over = last and not placement.is_open
                return placement.followed_up(contact.contact_on) if over else placement
        raise NoSuchPart("employment", employment_number)

    event = Event.of(
        EventKind.FOLLOWED_UP,
        number,
        placement_number,
        after_months=contact.after_months,
        reached=contact.reached.value,
    )
    return change_placement(begin, number, placement_number, edit, event)


def take_back_follow_up(
    begin: Begin, number: CaseNumber, placement_number: int, before: Placement, employment: int
) -> Events:
    """The employment's follow-ups and the stages as they were `before`: the last was a mistake.

    Raises NoSuchPart.
    """
    old = next((one for one in before.employments if one.number == employment), None)
    if old is None:
        raise NoSuchPart("employment", employment)
    kept = old

    def edit(placement: Placement) -> Placement:
        return replace(placement.with_employment(kept), stays=before.stays)

    event = Event.of(EventKind.FOLLOWED_UP, number, placement_number, undone=True)
    return change_placement(begin, number, placement_number, edit, event)


def close_placement(
    begin: Begin, number: CaseNumber, placement_number: int, closing: Closing
) -> Events:
    """The placement, ended, with reason and outcome. Closing never deletes anything."""
    event = Event.of(
        EventKind.PLACEMENT_CLOSED,
        number,
        placement_number,
        reason=closing.reason.value,
        outcome=closing.outcome.value,
    )
    return change_placement(
        begin, number, placement_number, lambda placement: placement.closed(closing), event
    )


def reopen_placement(begin: Begin, number: CaseNumber, placement_number: int) -> Events:
    """A closing made by mistake, undone; a real return is a new placement."""
    event = Event.of(EventKind.PLACEMENT_REOPENED, number, placement_number)
    return change_placement(
        begin, number, placement_number, lambda placement: placement.reopened(), event
    )
