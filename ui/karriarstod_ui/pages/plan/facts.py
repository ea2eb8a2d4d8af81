"""What the plan's page needs to know around the plan: who they are, and words worth offering."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from karriarstod.application.labels import label
from karriarstod.application.ports import Copy, Organisation
from karriarstod.application.sharing import may_be_sent
from karriarstod.domain.assignment import TeamRole
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.identity import CaseNumber
from karriarstod.domain.obligations import due_of_step
from karriarstod.domain.parties import ReferrerType
from karriarstod.domain.placement import Placement
from karriarstod.domain.plan import RoleShare
from karriarstod_ui.pages.plan.content_edits import active_contacts
from karriarstod_ui.pages.plan.words import DueOf


@dataclass(frozen=True)
class PlanFacts:
    """The people around one placement's plan, as its own page may show them."""

    number: CaseNumber
    placement: int
    today: date
    name: str = field(repr=False)
    given_name: str = field(repr=False)
    is_protected: bool
    is_open: bool
    supervisor: str
    people: tuple[str, ...] = field(repr=False)
    parties: tuple[str, ...] = field(repr=False)
    contact_roles: tuple[RoleShare, ...] = field(repr=False)
    covered: frozenset[Copy]
    due_of: DueOf = field(repr=False)


def plan_facts(
    case: CaseFile, placement: Placement, organisation: Organisation, user: str, today: date
) -> PlanFacts:
    """What surrounds the plan of a placement on a day."""
    person = case.participant
    supervisor = placement.colleague(TeamRole.SUPERVISOR, today) or user
    career = placement.colleague(TeamRole.CAREER_SUPPORTER, today)
    given = person.given_name.split(" ")[0] or person.name
    colleagues = tuple(dict.fromkeys(name for name in (supervisor, career) if name))
    near = [name.split(" ")[0] for name in colleagues]
    people = (given, *near, *(f"{given}, {one}" for one in near), *colleagues)
    roles = tuple(_contact_roles(case, placement, organisation, supervisor))
    labels = (label(one) for one in ReferrerType if one.listed is one)
    return PlanFacts(
        number=case.case_number,
        placement=placement.number,
        today=today,
        name=person.name,
        given_name=given,
        is_protected=person.is_protected,
        is_open=placement.is_open,
        supervisor=supervisor,
        people=tuple(dict.fromkeys(people)),
        parties=tuple(dict.fromkeys((*(role.party for role in roles), *labels))),
        contact_roles=roles,
        covered=frozenset(copy for copy in Copy if may_be_sent(case, copy, today)),
        due_of=partial(due_of_step, placement),
    )


def _contact_roles(
    case: CaseFile, placement: Placement, organisation: Organisation, supervisor: str
) -> Iterator[RoleShare]:
    yield RoleShare(organisation.name, "handledning på arbetsplatsen", supervisor)
    contacts = active_contacts(case.contacts, placement.number)
    referral = placement.referral
    known = {one.party for one in contacts}
    if referral.referrer not in known and (referral.organisation or referral.officer):
        party = _party(referral.referrer, referral.organisation)
        yield RoleShare(party, "beslut och uppföljning", referral.officer)
    for one in contacts:
        yield RoleShare(_party(one.party, one.organisation), one.responsibility, one.person)


def _party(party: ReferrerType, organisation: str) -> str:
    # A restricted authority's own name would tell what its kind may not.
    if party.listed is not party:
        return label(party.listed)
    return organisation or label(party)
