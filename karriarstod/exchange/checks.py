"""What has to hold between the parts of a file, beyond each part being right on its own."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from karriarstod.application.exchange_problems import Place, ValueFault, ValueRefused
from karriarstod.domain.errors import DomainError
from karriarstod.domain.identity import IdentityKind, IdentityNumber, luhn_digit
from karriarstod.domain.period import Period
from karriarstod.domain.placement import Placement
from karriarstod.domain.plan import PlanStatus, PlanVersion
from karriarstod.exchange.document import Document, ParticipantRecord
from karriarstod.exchange.form_checks import demand_forms_whole, read_own_questions
from karriarstod.exchange.progress_checks import (
    demand_lists_whole,
    demand_steps_whole,
    demand_texts_whole,
)
from karriarstod.forms.own_questions import OwnQuestions


def demand_whole(document: Document) -> None:
    """Raises ValueRefused for the first part that is there twice, or points at what is not."""
    for index, override in enumerate(document.rules):
        if min(override.figures, default=0) < 0:
            raise ValueRefused(("rules", index, "figures"), ValueFault.NOT_WHOLE)
    own = read_own_questions(document.own_questions)
    demand_lists_whole(document.own_lists)
    case_numbers: set[object] = set()
    held: set[str] = set()
    for index, record in enumerate(document.participants):
        place: Place = ("participants", index)
        person: Place = (*place, "participant")
        number = record.participant.case_number
        if number in case_numbers:
            raise ValueRefused((*person, "case_number"), ValueFault.REPEATED)
        case_numbers.add(number)
        mine: set[str] = set()
        for order, identity in enumerate(record.participant.identities):
            at: Place = (*person, "identities", order, "number")
            _demand_of_its_kind(identity.number, at)
            if identity.number.is_national and identity.number.value in held:
                raise ValueRefused(at, ValueFault.REPEATED)
            if identity.number.is_national:
                mine.add(identity.number.value)
        held |= mine
        _demand_record_whole(record, own, place)


def _demand_of_its_kind(number: IdentityNumber, place: Place) -> None:
    value = number.value
    if number.kind is IdentityKind.NONE:
        right = not value
    elif number.kind is IdentityKind.RESERVE:
        right = bool(value.strip())
    else:
        right = _is_national(value, number)
    if not right:
        raise ValueRefused((*place, "value"), ValueFault.NOT_A_NUMBER_OF_ITS_KIND)


def _is_national(value: str, number: IdentityNumber) -> bool:
    if len(value) != 12 or not (value.isascii() and value.isdecimal()):
        return False
    try:
        day = number.born_on
    except ValueError:
        return False
    coordination = int(value[6:8]) > 60
    of_kind = coordination is (number.kind is IdentityKind.SAMORDNINGSNUMMER)
    checked = luhn_digit(value[2:11]) == int(value[11])
    return day is not None and of_kind and (checked or not number.verified)


def _demand_record_whole(
    record: ParticipantRecord, own: tuple[OwnQuestions, ...], place: Place
) -> None:
    for name in ("placements", "contacts", "consents", "reminders", "forms"):
        _demand_numbered(getattr(record, name), (*place, name))
    placements = {one.number: one for one in record.placements}
    for name in ("contacts", "consents", "reminders", "notes"):
        for index, part in enumerate(getattr(record, name)):
            if part.placement_number is not None and part.placement_number not in placements:
                at = (*place, name, index, "placement_number")
                raise ValueRefused(at, ValueFault.POINTS_NOWHERE)
    _demand_notes_in_order(record, place)
    for index, placement in enumerate(record.placements):
        _demand_placement_whole(placement, (*place, "placements", index))
    demand_forms_whole(record.forms, own, frozenset(placements), place)
    demand_texts_whole(record.plain_texts, record.placements, place)
    demand_steps_whole(record.task_marks, record.week_marks, frozenset(placements), place)
    printed: set[object] = set()
    for index, one in enumerate(record.prints):
        at = (*place, "prints", index)
        of = placements.get(one.placement_number)
        if of is None or not any(
            plan.version == one.version and not plan.is_draft for plan in of.plans
        ):
            raise ValueRefused((*at, "version"), ValueFault.POINTS_NOWHERE)
        if (one.placement_number, one.version, one.copy) in printed:
            raise ValueRefused((*at, "copy"), ValueFault.REPEATED)
        printed.add((one.placement_number, one.version, one.copy))


def _demand_notes_in_order(record: ParticipantRecord, place: Place) -> None:
    # The register gives notes their numbers itself, and a correction points at one of them.
    for index, note in enumerate(record.notes):
        if note.number != index + 1:
            raise ValueRefused((*place, "notes", index, "number"), ValueFault.OUT_OF_ORDER)
        if note.corrects is not None and not 1 <= note.corrects <= index:
            raise ValueRefused((*place, "notes", index, "corrects"), ValueFault.POINTS_NOWHERE)


def _demand_placement_whole(placement: Placement, place: Place) -> None:
    for name in ("assignments", "decisions", "stays", "employments"):
        _demand_numbered(getattr(placement, name), (*place, name))
    for index, assignment in enumerate(placement.assignments):
        try:
            Period(assignment.starts_on, assignment.ends_on)
        except DomainError as rule:
            at = (*place, "assignments", index)
            raise ValueRefused(at, ValueFault.RULE, rule) from None
    decisions = {one.number for one in placement.decisions}
    for index, decision in enumerate(placement.decisions):
        if decision.prolongs is not None and decision.prolongs not in decisions - {decision.number}:
            raise ValueRefused((*place, "decisions", index, "prolongs"), ValueFault.POINTS_NOWHERE)
    for index, employment in enumerate(placement.employments):
        _demand_numbered(employment.contacts, (*place, "employments", index, "contacts"))
    versions = [plan.version for plan in placement.plans]
    for index, plan in enumerate(placement.plans):
        at = (*place, "plans", index)
        if plan.version in versions[:index]:
            raise ValueRefused((*at, "version"), ValueFault.REPEATED)
        _demand_plan_whole(plan, at)
    for status in (PlanStatus.DRAFT, PlanStatus.SIGNED):
        of_status = [at for at, plan in enumerate(placement.plans) if plan.status is status]
        if len(of_status) > 1:
            raise ValueRefused((*place, "plans", of_status[1], "status"), ValueFault.REPEATED)


def _demand_plan_whole(plan: PlanVersion, place: Place) -> None:
    if (plan.signature is None) is not plan.is_draft:
        raise ValueRefused((*place, "signature"), ValueFault.MISSING_FIELD)
    content = (*place, "content")
    _demand_numbered(plan.content.goals, (*content, "goals"))
    steps = set()
    for index, goal in enumerate(plan.content.goals):
        _demand_numbered(goal.steps, (*content, "goals", index, "steps"))
        steps |= {(goal.number, step.number) for step in goal.steps}
    for index, progress in enumerate(plan.progress):
        if (progress.goal_number, progress.step_number) not in steps:
            at = (*place, "progress", index, "step_number")
            raise ValueRefused(at, ValueFault.POINTS_NOWHERE)


def _demand_numbered(parts: Sequence[Any], place: Place) -> None:
    for index, (before, part) in enumerate(_pairs(parts)):
        if part.number < 1:
            raise ValueRefused((*place, index, "number"), ValueFault.OUT_OF_ORDER)
        if before is not None and part.number <= before.number:
            fault = ValueFault.REPEATED if part.number == before.number else ValueFault.OUT_OF_ORDER
            raise ValueRefused((*place, index, "number"), fault)


def _pairs(parts: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
    before = None
    for part in parts:
        yield before, part
        before = part


def at_record(index: int, rule: DomainError) -> ValueRefused:
    """What the register itself said no to, with the participant's place in the file."""
    return ValueRefused(("participants", index), ValueFault.RULE, rule)
