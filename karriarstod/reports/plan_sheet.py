"""From the record to the plan's paper: what it says, frozen at signing, and for whom."""

from dataclasses import dataclass, replace
from datetime import date

import msgspec

from karriarstod.application.extents import extent_words
from karriarstod.application.labels import label
from karriarstod.application.ports import Copy, Organisation
from karriarstod.domain.assignment import TeamRole
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.decision import Decision
from karriarstod.domain.identity import IdentityKind
from karriarstod.domain.parties import Contact, ReferrerType
from karriarstod.domain.placement import Placement
from karriarstod.domain.plan import PlanVersion, RoleShare, Signature
from karriarstod.domain.stages import PlaceState, chain_steps
from karriarstod.domain.swedish_dates import period
from karriarstod.reports.sheets import PERSONNUMMER, ChainStep, PlanSheet, Reach, SignerLine

_REACHED = {
    PlaceState.DONE: Reach.DONE,
    PlaceState.CURRENT: Reach.NOW,
    PlaceState.AHEAD: Reach.AHEAD,
}
_NUMBERS = {
    # The whole word is one letter too long for its column.
    IdentityKind.SAMORDNINGSNUMMER: "Samordningsnr",
    IdentityKind.RESERVE: label(IdentityKind.RESERVE),
}
_PARTICIPANT = "Deltagare"
_SUPERVISOR = "Handledare"
_OWN_PART = "handledning, planering och uppföljning"


@dataclass(frozen=True, repr=False)
class PlanFacts:
    """What stands round the plan on paper, whoever it is for.

    Kept as JSON beside a signed version. Both forms of the number are there, so that any copy can
    be printed later; a protected person's number, officer and place are never in it.
    """

    organisation: str
    organisation_number: str
    case_number: str
    participant: str
    identity_number: str
    masked_number: str
    is_protected: bool
    measure: str
    decision: str
    extent: str
    workplace: str
    supervisor: str
    career_supporter: str
    officer: str
    chain: tuple[ChainStep, ...]
    roles: tuple[RoleShare, ...]
    signers: tuple[SignerLine, ...]
    identity_name: str = PERSONNUMMER


def plan_facts(
    case: CaseFile, placement_number: int, organisation: Organisation, on: date
) -> PlanFacts:
    """The facts as they are on a day; raises NoSuchPart."""
    placement = case.placement(placement_number)
    person = case.participant
    protected = person.is_protected
    decision = placement.decision_in_force(on) or placement.last_decision
    # No number at all is printed as nothing, and a protected person's never leaves the house.
    has_number = person.number.kind is not IdentityKind.NONE and not protected
    supervisor = placement.colleague(TeamRole.SUPERVISOR, on)
    return PlanFacts(
        organisation=organisation.name,
        organisation_number=organisation.org_number,
        case_number=str(case.case_number),
        participant=person.name,
        identity_number=person.number.full if has_number else "",
        masked_number=person.number.masked if has_number else "",
        is_protected=protected,
        measure=label((decision.measure if decision else placement.referral.measure).listed),
        decision=period(decision.starts_on, decision.period.ends_on) if decision else "",
        extent=extent_words(decision.extent if decision else placement.referral.extent),
        workplace="" if protected else placement.team,
        supervisor=supervisor,
        career_supporter=placement.colleague(TeamRole.CAREER_SUPPORTER, on),
        officer="" if protected else _officer(placement, decision),
        chain=_chain(placement, on),
        roles=_roles(case, placement, organisation, supervisor, on),
        signers=_signers(placement, person.name, supervisor),
        identity_name=_NUMBERS.get(person.number.kind, PERSONNUMMER),
    )


def signed_by(facts: PlanFacts, signature: Signature) -> PlanFacts:
    """The facts with the names that were written at signing on the lines for the ink.

    Where nobody was put beside the participant, whoever signs is the supervisor.
    """
    written = {_PARTICIPANT: signature.participant, _SUPERVISOR: signature.supervisor}
    return replace(
        facts,
        supervisor=facts.supervisor or signature.supervisor,
        signers=tuple(
            replace(line, name=written.get(line.role) or line.name) for line in facts.signers
        ),
    )


def freeze_sheet(facts: PlanFacts) -> str:
    """The facts as the text that a signed version keeps."""
    return msgspec.json.encode(facts).decode()


def thawed(sheet: str) -> PlanFacts | None:
    """The facts a signed version keeps; None where none were kept or they cannot be read."""
    try:
        return msgspec.json.decode(sheet, type=PlanFacts)
    except msgspec.DecodeError:
        return None


def facts_of(
    version: PlanVersion,
    case: CaseFile,
    placement_number: int,
    organisation: Organisation,
    on: date,
) -> PlanFacts:
    """A signed version's own facts; for a draft, or where none were kept, those of the day."""
    kept = None if version.is_draft else thawed(version.sheet)
    return kept or plan_facts(case, placement_number, organisation, on)


def plan_sheet(
    version: PlanVersion, facts: PlanFacts, copy: Copy, *, printed_on: date | None = None
) -> PlanSheet:
    """The sheet of one version for one reader.

    The number stands in full only where the reader files by it. `printed_on` belongs to drafts: a
    signed version is printed the same whenever it is printed.
    """
    signature = version.signature
    content = version.content
    if not content.roles:
        content = replace(content, roles=facts.roles)
    return PlanSheet(
        organisation=facts.organisation,
        organisation_number=facts.organisation_number,
        case_number=facts.case_number,
        participant=facts.participant,
        identity_number=(
            facts.identity_number if copy.shows_identity_number else facts.masked_number
        ),
        identity_name=facts.identity_name,
        copy_to=copy,
        version=version.version,
        is_draft=version.is_draft,
        is_protected=facts.is_protected,
        established_on=signature.signed_on if signature else None,
        printed_on=printed_on if version.is_draft else None,
        measure=facts.measure,
        decision=facts.decision,
        extent=facts.extent,
        workplace=facts.workplace,
        supervisor=facts.supervisor,
        career_supporter=facts.career_supporter,
        officer=facts.officer,
        chain=facts.chain,
        content=content,
        signers=facts.signers,
        signed_place=signature.place if signature else "",
    )


def _officer(placement: Placement, decision: Decision | None) -> str:
    referral = placement.referral
    referrer = decision.referrer if decision else referral.referrer
    if referrer.is_restricted or referral.referrer.is_restricted:
        return ""
    person = (decision.officer if decision else "") or referral.officer
    of = (decision.organisation if decision else "") or referral.organisation or label(referrer)
    return f"{person}, {of}" if person else ""


def _chain(placement: Placement, on: date) -> tuple[ChainStep, ...]:
    steps = chain_steps(placement.stays, on, over=not placement.is_open)
    return tuple(
        ChainStep(label(step.place), _REACHED[step.state], step.starts_on)
        for step in steps
        if step.state in _REACHED
    )


def _roles(
    case: CaseFile, placement: Placement, organisation: Organisation, supervisor: str, on: date
) -> tuple[RoleShare, ...]:
    """Who does what, from the contacts, where the plan itself does not say."""
    around = [one for one in case.contacts if _is_around(one, placement, on)]
    if not around:
        return ()
    ours = RoleShare(organisation.name, _OWN_PART, supervisor)
    return (ours, *(_share(one) for one in around))


def _is_around(contact: Contact, placement: Placement, on: date) -> bool:
    over = contact.ended_on is not None and contact.ended_on < on
    here = contact.placement_number in {None, placement.number}
    return here and not over and not contact.party.is_restricted


def _share(contact: Contact) -> RoleShare:
    party = contact.organisation or label(contact.party)
    return RoleShare(party, contact.responsibility, contact.person)


def _signers(placement: Placement, participant: str, supervisor: str) -> tuple[SignerLine, ...]:
    lines = (SignerLine(_PARTICIPANT, participant), SignerLine(_SUPERVISOR, supervisor))
    referrer = placement.referral.referrer
    if referrer is ReferrerType.EGEN_INITIATIV:
        return lines
    return (*lines, SignerLine(label(referrer.listed)))
