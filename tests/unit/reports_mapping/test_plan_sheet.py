"""What of the record comes onto the plan's paper, and for whom."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from builders import (
    NUMBERS,
    TODAY,
    a_case,
    a_consent,
    a_contact,
    a_decision,
    a_placement,
    a_plan,
    a_plan_content,
    a_referral,
)

from karriarstod.application.ports import Copy, Organisation
from karriarstod.application.sharing import may_be_sent
from karriarstod.domain.assignment import TeamRole
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.decision import Measure
from karriarstod.domain.identity import IdentityNumber
from karriarstod.domain.participant import Protection
from karriarstod.domain.parties import InformationCategory, ReferrerType
from karriarstod.domain.placement import Placement
from karriarstod.domain.plan import PlanStatus, RoleShare
from karriarstod.domain.stages import StageKey, StageStay
from karriarstod.reports.plan_sheet import PlanFacts, facts_of, freeze_sheet, plan_facts, plan_sheet
from karriarstod.reports.sheets import PlanSheet, Reach

HOUSE = Organisation("Exempelkooperativet ek. för.", "769600-0000")


def a_case_with(placement: Placement, **changes: Any) -> CaseFile:
    return a_case(number=NUMBERS[0], placements=(placement,), **changes)


def facts(case: CaseFile, on: date = TODAY) -> PlanFacts:
    return plan_facts(case, 1, HOUSE, on)


def sheet(case: CaseFile, copy: Copy = Copy.ARBETSFORMEDLINGEN) -> PlanSheet:
    return plan_sheet(a_plan(), facts(case), copy)


def test_only_the_copy_to_arbetsformedlingen_has_the_whole_number() -> None:
    numbers = {copy: sheet(a_case(number=NUMBERS[0]), copy).identity_number for copy in Copy}
    assert numbers == {
        Copy.ARBETSFORMEDLINGEN: "19710301-1032",
        Copy.KOMMUN: "19710301-••••",
        Copy.DELTAGARE: "19710301-••••",
    }


def test_a_person_without_number_has_none_on_paper() -> None:
    assert sheet(a_case(number=IdentityNumber.none())).identity_number == ""


def test_a_reserve_number_stands_as_it_is() -> None:
    assert (
        sheet(a_case(number=IdentityNumber.reserve("R-17")), Copy.KOMMUN).identity_number == "R-17"
    )


@pytest.mark.parametrize("protection", [Protection.PROTECTED_REGISTRATION, Protection.UNKNOWN])
def test_a_protected_persons_paper_tells_neither_number_nor_place_nor_officer(
    protection: Protection,
) -> None:
    printed = sheet(a_case(number=NUMBERS[0], protection=protection))
    assert printed.is_protected
    assert (printed.identity_number, printed.workplace, printed.officer) == ("", "", "")


def test_a_restricted_referrer_is_another_authority_everywhere_on_paper() -> None:
    placement = a_placement(
        referral=replace(
            a_referral(ReferrerType.KRIMINALVARDEN, Measure.FRIVARD_UTSLUSS),
            organisation="Frivården Sundby",
        ),
        decisions=(
            a_decision(referrer=ReferrerType.KRIMINALVARDEN, measure=Measure.FRIVARD_UTSLUSS),
        ),
    )
    contact = a_contact(ReferrerType.KRIMINALVARDEN, organisation="Frivården Sundby")
    case = a_case_with(placement, contacts=(contact,))
    frozen = freeze_sheet(facts(case))
    assert "Annan myndighet" in frozen
    assert "Annan insats" in frozen
    for word in ("Frivård", "Kriminalvård", "kriminalvarden", "Maj Lindefors"):
        assert word not in frozen


def test_the_decision_in_force_gives_period_and_extent() -> None:
    first = a_decision(date(2025, 9, 1), date(2026, 2, 28))
    second = a_decision(date(2026, 3, 1), date(2026, 8, 31), number=2, prolongs=1)
    printed = sheet(a_case_with(a_placement(decisions=(first, second))))
    assert printed.decision == "1 mars – 31 augusti 2026"
    assert printed.extent == "20 timmar i veckan (50 %)"


def test_without_a_decision_the_referral_speaks() -> None:
    printed = sheet(a_case_with(a_placement(decisions=())))
    assert (printed.measure, printed.decision, printed.extent) == ("Arbetsträning", "", "")


def test_the_officer_is_named_with_the_authority() -> None:
    assert sheet(a_case()).officer == "Maj Lindefors, Arbetsförmedlingen Sundby"


def test_people_beside_are_those_of_the_day() -> None:
    placement = a_placement().assigned(TeamRole.CAREER_SUPPORTER, "Kaj Karriärlund", TODAY)
    printed = sheet(a_case_with(placement))
    assert (printed.supervisor, printed.career_supporter) == ("Rut Ekelöf", "Kaj Karriärlund")


def test_the_chain_shows_done_now_and_ahead_and_leaves_skipped_out() -> None:
    stays = (
        StageStay(1, StageKey.INTEREST, date(2026, 1, 7), date(2026, 2, 1)),
        StageStay(2, StageKey.TRAINING, date(2026, 2, 2)),
    )
    chain = sheet(a_case_with(a_placement(stays=stays))).chain
    assert [(step.title, step.reach) for step in chain] == [
        ("Anvisning", Reach.DONE),
        ("Arbetsträning", Reach.NOW),
        ("Anställning", Reach.AHEAD),
        ("Uppföljning", Reach.AHEAD),
    ]


def test_who_does_what_comes_from_the_contacts_when_the_plan_says_nothing() -> None:
    over = replace(a_contact(number=2, person="Per Förr"), ended_on=date(2026, 3, 1))
    elsewhere = replace(a_contact(number=3, person="Annan Plats"), placement_number=2)
    case = a_case(contacts=(a_contact(), over, elsewhere))
    assert [role.contact for role in sheet(case).content.roles] == ["Rut Ekelöf", "Maj Lindefors"]


def test_who_does_what_in_the_plan_itself_goes_before() -> None:
    own = (RoleShare("Sundby kommun", "försörjning", "Pär"),)
    version = a_plan(content=replace(a_plan_content(), roles=own))
    printed = plan_sheet(version, facts(a_case(contacts=(a_contact(),))), Copy.KOMMUN)
    assert printed.content.roles == own


def test_signature_lines_are_for_those_who_agree() -> None:
    roles = [(line.role, line.name) for line in sheet(a_case()).signers]
    assert roles == [
        ("Deltagare", "Leila Sandgren"),
        ("Handledare", "Rut Ekelöf"),
        ("Arbetsförmedlingen", ""),
    ]


def test_somebody_who_came_on_their_own_signs_with_the_supervisor_only() -> None:
    placement = a_placement(referral=a_referral(ReferrerType.EGEN_INITIATIV))
    assert [line.role for line in sheet(a_case_with(placement)).signers] == [
        "Deltagare",
        "Handledare",
    ]


def test_a_signed_version_says_nothing_of_the_printing_day() -> None:
    printed = plan_sheet(a_plan(), facts(a_case()), Copy.DELTAGARE, printed_on=TODAY)
    assert (printed.printed_on, printed.is_draft) == (None, False)
    assert printed.established_on == date(2026, 2, 2)


def test_a_draft_says_that_it_is_one_and_when_it_was_printed() -> None:
    draft = a_plan(status=PlanStatus.DRAFT)
    printed = plan_sheet(draft, facts(a_case()), Copy.DELTAGARE, printed_on=TODAY)
    assert (printed.printed_on, printed.is_draft) == (TODAY, True)


def test_frozen_facts_stay_when_the_person_changes() -> None:
    case = a_case(number=NUMBERS[0])
    signed = replace(a_plan(), sheet=freeze_sheet(facts(case)))
    married = replace(case, participant=replace(case.participant, family_name="Nyman"))
    assert facts_of(signed, married, 1, HOUSE, TODAY) == facts(case)


@pytest.mark.parametrize("kept", ["", "{}", "sönder"])
def test_without_readable_frozen_facts_those_of_the_day_are_used(kept: str) -> None:
    signed = replace(a_plan(), sheet=kept)
    assert facts_of(signed, a_case(), 1, HOUSE, TODAY) == facts(a_case())


def test_the_plan_may_be_sent_only_with_a_consent_that_covers_it() -> None:
    covered = a_case(consents=(a_consent(),))
    other = replace(a_consent(), categories=(InformationCategory.ATTENDANCE,))
    withdrawn = a_consent(withdrawn_on=TODAY)
    assert may_be_sent(covered, Copy.ARBETSFORMEDLINGEN, TODAY)
    assert not may_be_sent(covered, Copy.KOMMUN, TODAY)
    assert not may_be_sent(a_case(consents=(other,)), Copy.ARBETSFORMEDLINGEN, TODAY)
    assert not may_be_sent(a_case(consents=(withdrawn,)), Copy.ARBETSFORMEDLINGEN, TODAY)
    assert may_be_sent(a_case(), Copy.DELTAGARE, TODAY)
    kommun = a_case(consents=(a_consent(ReferrerType.KOMMUN_IFO),))
    assert may_be_sent(kommun, Copy.KOMMUN, TODAY)
