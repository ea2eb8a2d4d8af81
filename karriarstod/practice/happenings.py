"""What would stand in the history, had the practice participants been written in day by day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from karriarstod.domain.events import Event, EventKind
from karriarstod.domain.identity import CaseNumber
from karriarstod.domain.placement import Placement
from karriarstod.domain.plan import PlanVersion
from karriarstod.domain.referral import Intake
from karriarstod.domain.stages import StageKey
from karriarstod.exchange.document import ParticipantRecord
from karriarstod.exchange.kept_forms import KeptForm
from karriarstod.forms.form import FormStatus

Happening = tuple[date, Event]
_TO_FRIDAY: Final = timedelta(days=4)


@dataclass(frozen=True)
class Past:
    """Something that happened a day, and who wrote it; an empty `author` is the register's user."""

    day: date
    event: Event
    author: str = ""


def happenings(records: tuple[ParticipantRecord, ...]) -> tuple[Past, ...]:
    """Every dated thing in the records as an event on its day, oldest first."""
    found = [one for record in records for one in _of_record(record)]
    return tuple(sorted(found, key=lambda one: one.day))


def _of_record(record: ParticipantRecord) -> Iterator[Past]:
    yield from (Past(day, event) for day, event in _of_case(record))
    number = record.participant.case_number
    for form in record.forms:
        yield from _of_form(number, form)
    for note in record.notes:
        event = Event.of(
            EventKind.NOTE_WRITTEN, number, note.placement_number, kind=note.kind.value
        )
        yield Past(note.written_at.date(), event, note.author)
    for mark in record.task_marks:
        how = {"undone": True} if mark.level is None else {"level": mark.level.value}
        marked = Event.of(EventKind.TASK_MARKED, number, mark.placement_number, **how)
        yield Past(mark.marked_on, marked, mark.author)
    for week in record.week_marks:
        monday = week.monday.isoformat()
        told = Event.of(EventKind.WEEK_MARKED, number, week.placement_number, monday=monday)
        yield Past(week.monday + _TO_FRIDAY, told, week.author)


def _of_case(record: ParticipantRecord) -> Iterator[Happening]:
    person = record.participant
    number = person.case_number
    yield person.registered_on, Event.of(EventKind.PARTICIPANT_REGISTERED, number)
    for identity in person.identities[1:]:
        event = Event.of(EventKind.NUMBER_CHANGED, number, kind=identity.number.kind.value)
        yield identity.since, event
    for placement in record.placements:
        yield from _of_placement(number, placement)
    for consent in record.consents:
        given = Event.of(
            EventKind.CONSENT_GIVEN, number, consent.placement_number, party=consent.party.listed
        )
        yield consent.valid_from, given
        if consent.withdrawn_on is not None:
            withdrawn = Event.of(EventKind.CONSENT_WITHDRAWN, number, consent=consent.number)
            yield consent.withdrawn_on, withdrawn


def _of_placement(number: CaseNumber, placement: Placement) -> Iterator[Happening]:
    at = placement.number
    referral = placement.referral
    yield referral.received_on, Event.of(EventKind.PLACEMENT_BEGUN, number, at)
    if referral.intake is not Intake.UNDECIDED and referral.intake_on is not None:
        answered = Event.of(EventKind.INTAKE_DECIDED, number, at, intake=referral.intake.value)
        yield referral.intake_on, answered
    for decision in placement.decisions:
        if decision.prolongs is None:
            yield decision.starts_on, Event.of(EventKind.DECISION_ADDED, number, at)
        else:
            # A prolongation is known some weeks before it begins.
            before = placement.decision(decision.prolongs)
            ends = decision.ends_on or decision.starts_on
            yield (
                min(decision.starts_on, _prolonged_on(placement, before.starts_on)),
                Event.of(EventKind.DECISION_PROLONGED, number, at, ends_on=ends),
            )
    for stay in placement.stays:
        if stay.key not in {StageKey.INTEREST, StageKey.FOLLOW_UP}:
            entered = Event.of(
                EventKind.STAGE_ENTERED, number, at, stage=stay.key.value, on=stay.starts_on
            )
            yield stay.starts_on, entered
    for pause in placement.pauses:
        yield pause.starts_on, Event.of(EventKind.PAUSED, number, at, starts_on=pause.starts_on)
    for plan in placement.plans:
        yield from _of_plan(number, at, plan)
    for employment in placement.employments:
        employed = Event.of(EventKind.EMPLOYED, number, at, subsidy=employment.subsidy.value)
        yield employment.starts_on, employed
        for contact in employment.contacts:
            followed = Event.of(
                EventKind.FOLLOWED_UP,
                number,
                at,
                after_months=contact.after_months,
                reached=contact.reached.value,
            )
            yield contact.contact_on, followed
    if placement.closing is not None:
        closed = Event.of(
            EventKind.PLACEMENT_CLOSED,
            number,
            at,
            reason=placement.closing.reason.value,
            outcome=placement.closing.outcome.value,
        )
        yield placement.closing.ends_on, closed


def _of_form(number: CaseNumber, form: KeptForm) -> Iterator[Past]:
    about = {"form": form.number, "template": form.template}

    def past(day: date, kind: EventKind) -> Past:
        return Past(day, Event.of(kind, number, form.placement_number, **about), form.author)

    yield past(form.begun_on, EventKind.FORM_BEGUN)
    if form.status is FormStatus.DISCARDED:
        yield past(form.begun_on, EventKind.FORM_DISCARDED)
    if form.done_on is not None:
        yield past(form.done_on, EventKind.FORM_DONE)
    if form.signature is not None:
        yield past(form.signature.signed_on, EventKind.FORM_SIGNED)


def _prolonged_on(placement: Placement, after: date) -> date:
    plans = [plan.begun_on for plan in placement.plans if plan.begun_on > after]
    return max(plans, default=after)


def _of_plan(number: CaseNumber, at: int, plan: PlanVersion) -> Iterator[Happening]:
    yield plan.begun_on, Event.of(EventKind.PLAN_DRAFTED, number, at)
    if plan.signature is not None:
        signed = plan.signature.signed_on
        yield signed, Event.of(EventKind.PLAN_SIGNED, number, at, on=signed)
    for progress in plan.progress:
        event = Event.of(EventKind.PLAN_STEP_MARKED, number, at, status=progress.status.value)
        yield progress.on, event
