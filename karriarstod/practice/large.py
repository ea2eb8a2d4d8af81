"""Large registers of invented people for measuring: always the same for the same seed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from random import Random
from typing import Final

from karriarstod.application.ports import Begin, Organisation
from karriarstod.domain.assignment import Assignment, TeamRole
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.closing import Closing, EndReason, Outcome
from karriarstod.domain.decision import Decision, Extent, Measure
from karriarstod.domain.events import Event, EventKind
from karriarstod.domain.identity import CaseNumber, IdentityNumber
from karriarstod.domain.note import Note, NoteKind
from karriarstod.domain.participant import Identity, Participant
from karriarstod.domain.parties import Consent, Contact, InformationCategory, ReferrerType
from karriarstod.domain.placement import Placement
from karriarstod.domain.plan import (
    Goal,
    GoalStatus,
    PlanContent,
    PlanStatus,
    PlanVersion,
    Signature,
    Step,
)
from karriarstod.domain.referral import Intake, Referral
from karriarstod.domain.stages import StageKey, StageStay
from karriarstod.exchange.document import ParticipantRecord
from karriarstod.practice import words
from karriarstod.practice.filling import keep
from karriarstod.reports.plan_sheet import freeze_sheet, plan_facts

ACTIVE_SHARE: Final = 0.04
"""How many of a large register's participants still have something to do."""

_AT_ONCE: Final = 500
"""Participants kept in one transaction."""
_YEARS: Final = 15
_TEAMS: Final = ("Kafé", "Tvätt", "Cykel")
_REFERRERS: Final = (
    (ReferrerType.ARBETSFORMEDLINGEN, Measure.ARBETSTRANING, "Arbetsförmedlingen Exempelby"),
    (ReferrerType.KOMMUN_AME, Measure.ARBETSTRANING, "Exempelby kommun, arbetsmarknadsenheten"),
    (ReferrerType.ARBETSFORMEDLINGEN, Measure.ARBETSPRAKTIK, "Arbetsförmedlingen Provstad"),
    (ReferrerType.FORSAKRINGSKASSAN, Measure.ARBETSPROVNING, "Försäkringskassan"),
)
_ENDINGS: Final = (
    (EndReason.ARBETE, Outcome.ANST_UTAN_STOD),
    (EndReason.ARBETE, Outcome.ANST_LONEBIDRAG),
    (EndReason.UTBILDNING, Outcome.STUDIER_SFI_KOMVUX),
    (EndReason.INSATS_SLUT, Outcome.AKTIVT_ARBETSSOKANDE),
    (EndReason.SJUKDOM_LANG, Outcome.REHAB_VARD),
    (EndReason.EGEN_BEGARAN, Outcome.OKAND),
)
_HOUSE: Final = Organisation("Kooperativet Exemplet ek. för.", "769600-0000")


def fill_large(begin: Begin, *, participants: int, notes: int, seed: int, today: date) -> None:
    """Keeps that many participants and notes in a new register, which then stands on that day."""
    with begin() as work:
        work.settings.set_organisation(replace(_HOUSE, practice_today=today))
        work.commit()
    people = large_records(participants, notes, seed, today)
    while batch := tuple(islice(people, _AT_ONCE)):
        with begin() as work:
            for record in batch:
                keep(work, record)
            work.commit(Event.of(EventKind.IMPORTED, participants=len(batch)))


def large_records(
    participants: int, notes: int, seed: int, today: date
) -> Iterator[ParticipantRecord]:
    """The participants in the order of their case numbers; the last four in a hundred go on.

    All have numbers of the organisation's own, so that no invented person has anybody's number.
    """
    chance = Random(seed)
    active = round(participants * ACTIVE_SHARE)
    first = date(today.year - _YEARS, 1, 7)
    last_closed = today - timedelta(days=420)
    serials: dict[int, int] = {}
    for index in range(participants):
        goes_on = index >= participants - active
        if goes_on:
            begun = today - timedelta(days=330 - 300 * (index - participants + active) // active)
        else:
            begun = first + (last_closed - first) * index // max(participants - active, 1)
        serials[begun.year] = serials.get(begun.year, 0) + 1
        number = CaseNumber(begun.year, serials[begun.year])
        share = notes // participants + (1 if index < notes % participants else 0)
        case = _case(chance, number, index, begun, goes_on, today)
        yield ParticipantRecord.of(case, _notes(chance, case, share, today), ())


def _case(
    chance: Random, number: CaseNumber, index: int, begun: date, goes_on: bool, today: date
) -> CaseFile:
    person = Participant(
        case_number=number,
        given_name=chance.choice(words.GIVEN_NAMES),
        family_name=chance.choice(words.FAMILY_NAMES),
        identities=(Identity(IdentityNumber.reserve(f"EX-{index + 1:06}"), begun),),
        registered_on=begun,
    )
    placement = _placement(chance, begun, goes_on, today)
    case = CaseFile(person, (placement,))
    if not goes_on:
        return case
    referral = placement.referral
    ends = placement.decisions[0].ends_on or today
    case = case.with_contact(
        Contact(1, referral.referrer, referral.organisation, "Eva Prov", "beslut och uppföljning")
    ).with_consent(
        Consent(
            number=1,
            party=referral.referrer,
            party_name=referral.organisation,
            categories=(InformationCategory.PLAN, InformationCategory.ATTENDANCE),
            purpose="Uppföljning av insatsen",
            valid_from=placement.decisions[0].starts_on,
            valid_to=ends,
            placement_number=1,
        )
    )
    return case.with_placement(_planned(chance, case, today))


def _placement(chance: Random, begun: date, goes_on: bool, today: date) -> Placement:
    referrer, measure, organisation = chance.choice(_REFERRERS)
    starts = begun + timedelta(days=14)
    length = chance.randrange(120, 360)
    decision = Decision(
        number=1,
        referrer=referrer,
        measure=measure,
        starts_on=starts,
        ends_on=max(starts + timedelta(days=length), today + timedelta(days=length // 3))
        if goes_on
        else starts + timedelta(days=length),
        extent=Extent(percent=chance.choice((25, 50, 75, 100))),
        organisation=organisation,
    )
    over = None if goes_on else decision.ends_on
    keys = (StageKey.INTEREST, StageKey.INTRODUCTION, StageKey.MAPPING, StageKey.TRAINING)
    days = [begun, starts, starts + timedelta(days=15), starts + timedelta(days=45)]
    begun_stays = [(key, day) for key, day in zip(keys, days, strict=True) if day <= today]
    stays = tuple(
        StageStay(
            order + 1,
            key,
            day,
            begun_stays[order + 1][1] - timedelta(days=1) if order + 1 < len(begun_stays) else over,
        )
        for order, (key, day) in enumerate(begun_stays)
    )
    reason, outcome = chance.choice(_ENDINGS)
    return Placement(
        number=1,
        referral=Referral(
            received_on=begun,
            referrer=referrer,
            measure=measure,
            organisation=organisation,
            officer="Eva Prov",
            purpose=chance.choice(words.PURPOSES),
            intake=Intake.OFFERED,
            intake_on=begun + timedelta(days=3),
        ),
        team=chance.choice(_TEAMS),
        assignments=(Assignment(1, TeamRole.SUPERVISOR, chance.choice(words.COLLEAGUES), starts),),
        decisions=(decision,),
        stays=stays,
        closing=Closing(over, reason, outcome) if over else None,
    )


def _planned(chance: Random, case: CaseFile, today: date) -> Placement:
    """The placement with a signed plan of three goals, where there has been time for one."""
    placement = case.placement(1)
    signed_on = placement.decisions[0].starts_on + timedelta(days=35)
    if signed_on > today:
        return placement
    supervisor = placement.colleague(TeamRole.SUPERVISOR, today)
    goals = tuple(
        Goal(
            number,
            chance.choice(words.GOALS),
            chance.choice(words.SIGNS),
            today + timedelta(days=chance.randrange(20, 120)),
            GoalStatus.ONGOING,
            steps=tuple(
                Step(
                    step,
                    chance.choice(words.STEPS),
                    chance.choice(words.SIGNS),
                    case.participant.given_name,
                    supervisor,
                    due_on=today + timedelta(days=chance.randrange(-4, 90)),
                )
                for step in (1, 2)
            ),
        )
        for number in (1, 2, 3)
    )
    content = PlanContent(
        long_term_goal=chance.choice(words.DREAMS),
        starting_point=" ".join(chance.sample(words.SENTENCES, 2)),
        goals=goals,
        adaptations=chance.choice(words.SENTENCES),
        follow_up_how="Samtal var tredje vecka",
        follow_up_on=today + timedelta(days=chance.randrange(5, 60)),
        valid_from=signed_on,
        valid_to=placement.decisions[0].ends_on,
    )
    signature = Signature(signed_on, case.participant.name, supervisor, "Exempelby")
    sheet = freeze_sheet(plan_facts(case, 1, _HOUSE, signed_on))
    version = PlanVersion(1, content, signed_on, PlanStatus.SIGNED, signature, sheet=sheet)
    return replace(placement, plans=(version,))


def _notes(chance: Random, case: CaseFile, count: int, today: date) -> tuple[Note, ...]:
    placement = case.placement(1)
    first = placement.referral.received_on
    last = placement.closing.ends_on if placement.closing else today
    author = placement.assignments[0].person
    span = max((last - first).days, 1)
    kinds = tuple(NoteKind)
    return tuple(
        Note(
            number=order + 1,
            written_at=datetime.combine(
                last - timedelta(days=span * (count - 1 - order) // count),
                time(8 + chance.randrange(9), chance.randrange(60)),
                tzinfo=UTC,
            ),
            kind=chance.choice(kinds),
            text=" ".join(chance.sample(words.SENTENCES, chance.randrange(1, 5))),
            author=author,
            placement_number=1,
        )
        for order in range(count)
    )
