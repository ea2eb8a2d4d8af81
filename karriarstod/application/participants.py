"""Registering participants and keeping what is known of the person."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from karriarstod.application.changes import Events, change_case
from karriarstod.application.ports import Begin, HistoryRow
from karriarstod.domain.assignment import TeamRole
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.decision import Decision
from karriarstod.domain.errors import IdentityNumberTaken, NoSuchPart
from karriarstod.domain.events import Event, EventKind
from karriarstod.domain.identity import CaseNumber, IdentityNumber
from karriarstod.domain.participant import (
    NO_LANGUAGE,
    NO_REACH,
    Gender,
    Identity,
    Language,
    Participant,
    Protection,
    Reach,
)
from karriarstod.domain.parties import Consent, Contact, GivenHow
from karriarstod.domain.referral import Referral


@dataclass(frozen=True)
class NewPerson:
    """Who the referral is about; what is not known is empty."""

    given_name: str
    family_name: str
    number: IdentityNumber
    protection: Protection = Protection.NONE
    gender: Gender = Gender.UNSAID
    language: Language = NO_LANGUAGE
    reach: Reach = NO_REACH


@dataclass(frozen=True)
class NewPlacement:
    """What a referral begins: the referral itself, the team, who is beside, and what came with it.

    Numbers of contacts and consents, and of the decision, are given when they are kept.
    """

    referral: Referral
    team: str = ""
    supervisor: str = ""
    career_supporter: str = ""
    contacts: tuple[Contact, ...] = ()
    consents: tuple[Consent, ...] = ()
    decision: Decision | None = None
    parallel: bool = False


def register_referral(
    begin: Begin, person: NewPerson, placement: NewPlacement, today: date
) -> tuple[CaseNumber, Events]:
    """A new participant with the first placement, under a new case number.

    Raises IdentityNumberTaken with the case number of the one who has the number already: a
    return is a new placement of that person.
    """
    with begin() as work:
        holder = work.cases.holder_of(person.number)
        if holder is not None:
            raise IdentityNumberTaken(str(holder))
        number = work.cases.new_number(today.year)
        participant = Participant(
            case_number=number,
            given_name=person.given_name.strip(),
            family_name=person.family_name.strip(),
            identities=(Identity(person.number, today),),
            registered_on=today,
            protection=person.protection,
            gender=person.gender,
            language=person.language,
            reach=person.reach,
        )
        work.cases.add(_begun(CaseFile(participant), placement, today))
        events = (
            Event.of(EventKind.PARTICIPANT_REGISTERED, number),
            *_beginning(number, 1, placement),
        )
        work.commit(*events)
    return number, events


def register_return(
    begin: Begin, number: CaseNumber, placement: NewPlacement, today: date
) -> Events:
    """One more placement of a person who is here already, or was.

    Raises AlreadyPlaced unless the placement is said to be parallel. Nothing is copied from an
    earlier placement; consents that still hold stand on the person and go on.
    """
    with begin() as work:
        case = _begun(work.cases.get(number), placement, today)
        work.cases.update(case)
        events = _beginning(number, case.placements[-1].number, placement)
        work.commit(*events)
    return events


def _beginning(number: CaseNumber, placement_number: int, new: NewPlacement) -> Events:
    begun = Event.of(EventKind.PLACEMENT_BEGUN, number, placement_number)
    if new.decision is None:
        return (begun,)
    return begun, Event.of(EventKind.DECISION_ADDED, number, placement_number)


def _begun(case: CaseFile, new: NewPlacement, today: date) -> CaseFile:
    case = case.placed(new.referral, team=new.team, parallel=new.parallel)
    placement = case.placements[-1]
    for role, person in (
        (TeamRole.SUPERVISOR, new.supervisor),
        (TeamRole.CAREER_SUPPORTER, new.career_supporter),
    ):
        if person.strip():
            placement = placement.assigned(role, person.strip(), today)
    if new.decision is not None:
        first = replace(new.decision, number=placement.next_decision_number)
        placement = placement.with_decision(first)
    case = case.with_placement(placement)
    for contact in new.contacts:
        case = case.with_contact(
            replace(
                contact,
                number=case.next_number("contacts"),
                placement_number=placement.number,
            )
        )
    for consent in new.consents:
        case = case.with_consent(
            replace(
                consent,
                number=case.next_number("consents"),
                placement_number=placement.number,
            )
        )
    return case


def change_participant(begin: Begin, participant: Participant) -> Events:
    """The person with other names, language, protection or ways to be reached; same number."""
    number = participant.case_number

    def edit(case: CaseFile) -> CaseFile:
        kept = replace(participant, identities=case.participant.identities)
        return replace(case, participant=kept)

    return change_case(begin, number, edit, Event.of(EventKind.PARTICIPANT_CHANGED, number))


def change_number(
    begin: Begin, number: CaseNumber, new: IdentityNumber, *, since: date, reason: str
) -> Events:
    """The person under a new personal number; the old one is kept as a previous identity.

    Raises ReasonMissing, or IdentityNumberTaken when somebody else has the number.
    """
    event = Event.of(EventKind.NUMBER_CHANGED, number, kind=new.kind.value)
    with begin() as work:
        holder = work.cases.holder_of(new)
        if holder is not None and holder != number:
            raise IdentityNumberTaken(str(holder))
        case = work.cases.get(number)
        changed = case.participant.with_number(new, since=since, reason=reason)
        work.cases.update(replace(case, participant=changed))
        work.commit(event)
    return (event,)


def keep_contact(begin: Begin, number: CaseNumber, contact: Contact) -> Events:
    """A contact, new (number 0) or changed."""
    return change_case(
        begin,
        number,
        lambda case: case.with_contact(
            contact if contact.number else replace(contact, number=case.next_number("contacts"))
        ),
        Event.of(EventKind.CONTACT_CHANGED, number, contact.placement_number),
    )


def give_consent(begin: Begin, number: CaseNumber, consent: Consent) -> Events:
    """A consent, new (number 0) or with its dates or categories set right."""
    with begin() as work:
        case = work.cases.get(number)
        is_new = not consent.number
        kept = replace(consent, number=case.next_number("consents")) if is_new else consent
        numbered = {_ADDED: kept.number} if is_new else {}
        event = Event.of(
            EventKind.CONSENT_GIVEN,
            number,
            consent.placement_number,
            party=consent.party.listed,
            **numbered,
        )
        work.cases.update(case.with_consent(kept))
        work.commit(event)
    return (event,)


_ADDED: Final = "added"
"""The number of a consent that was new, in the detail of its event."""


def consents_of_today(
    case: CaseFile, happened: Iterable[HistoryRow], today: date
) -> frozenset[int]:
    """The consents that were registered today: they may be removed as mistakes, others withdrawn.

    `happened` is what the history holds of the case, newest first.
    """
    found: set[int] = set()
    for row in happened:
        if row.at.astimezone().date() != today:
            continue
        detail = dict(row.event.detail)
        if row.event.kind is EventKind.CONSENT_GIVEN and _ADDED in detail:
            found.add(int(detail[_ADDED]))
        if row.event.kind is EventKind.PLACEMENT_BEGUN:
            # What came with the referral was registered with it.
            begun = row.event.placement_number
            found |= {
                one.number
                for one in case.consents
                if one.placement_number == begun and one.given_how is GivenHow.WITH_REFERRAL
            }
    return frozenset(found & {one.number for one in case.consents})


def remove_consent(begin: Begin, number: CaseNumber, consent_number: int) -> Events:
    """A consent registered by mistake, gone; the history keeps that it was there and went.

    Offered for `consents_of_today` alone. Raises NoSuchPart.
    """
    event = Event.of(EventKind.CONSENT_REMOVED, number, consent=consent_number)
    return change_case(begin, number, lambda case: case.without_consent(consent_number), event)


def withdraw_consent(
    begin: Begin, number: CaseNumber, consent_number: int, *, on: date, how: str
) -> Events:
    """The consent, withdrawn from that day; what was sent before stays in the history.

    Raises NoSuchPart.
    """

    def edit(case: CaseFile) -> CaseFile:
        for consent in case.consents:
            if consent.number == consent_number:
                return case.with_consent(replace(consent, withdrawn_on=on, withdrawn_how=how))
        raise NoSuchPart("consent", consent_number)

    return change_case(
        begin, number, edit, Event.of(EventKind.CONSENT_WITHDRAWN, number, consent=consent_number)
    )
