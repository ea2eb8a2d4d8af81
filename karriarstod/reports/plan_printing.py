"""Signing a plan with its paper's facts, and laying it out; one that was printed stays the same."""

from datetime import date
from typing import Final

import msgspec

from karriarstod.application import plans
from karriarstod.application.changes import Events
from karriarstod.application.copy_wish import CopyForm, CopyWish
from karriarstod.application.plan_paper import Paper
from karriarstod.application.ports import Begin, Copy, Organisation
from karriarstod.domain.clock import Clock
from karriarstod.domain.identity import CaseNumber
from karriarstod.domain.plan import Signature
from karriarstod.reports import individual_plan
from karriarstod.reports.participant_copy import copy_file_name, copy_paper
from karriarstod.reports.plan_sheet import facts_of, freeze_sheet, plan_facts, plan_sheet, signed_by
from karriarstod.reports.typography import is_printable

BLANK_NAME: Final = "individuell-plan_blankett.pdf"


def sign_plan(
    begin: Begin, number: CaseNumber, placement_number: int, signature: Signature
) -> Events:
    """The draft signed, with the paper's facts of that day beside it.

    Raises PlanIncomplete with what is missing, NoSuchPart when nothing is being written.
    """
    with begin() as work:
        case = work.cases.get(number)
        organisation = work.settings.organisation()
    facts = signed_by(
        plan_facts(case, placement_number, organisation, signature.signed_on), signature
    )
    return plans.sign_draft(begin, number, placement_number, signature, freeze_sheet(facts))


def plan_pdf(
    begin: Begin,
    number: CaseNumber,
    placement_number: int,
    version: int,
    copy: Copy,
    today: date,
) -> Paper:
    """The version as PDF for one reader; nothing is written, looking leaves no trace.

    Once that copy of a signed version has been printed or saved (`record_paper`) the same bytes
    are given back. A draft says that it is one. Raises NoSuchCase or NoSuchPart.
    """
    with begin() as work:
        case = work.cases.get(number)
        plan = case.placement(placement_number).plan(version)
        kept = work.prints.find(number, placement_number, version, copy)
        organisation = work.settings.organisation()
    where = (number, placement_number, version, copy)
    if kept is not None:
        return Paper(*where, kept.printed_on, is_draft=False, pdf=kept.pdf)
    facts = facts_of(plan, case, placement_number, organisation, today)
    pdf = individual_plan.render(plan_sheet(plan, facts, copy, printed_on=today))
    return Paper(*where, today, plan.is_draft, pdf)


def plan_is_printable(
    begin: Begin, number: CaseNumber, placement_number: int, version: int, today: date
) -> bool:
    """Whether the paper's fonts have every character of the version; others show as �.

    Raises NoSuchCase or NoSuchPart.
    """
    with begin() as work:
        case = work.cases.get(number)
        organisation = work.settings.organisation()
    plan = case.placement(placement_number).plan(version)
    facts = facts_of(plan, case, placement_number, organisation, today)
    sheet = plan_sheet(plan, facts, Copy.DELTAGARE)
    return is_printable(msgspec.json.encode(sheet).decode())


def blank_plan_pdf(organisation: Organisation) -> bytes:
    """The empty form, to fill in by pen."""
    sheet = individual_plan.blank_sheet(organisation.name, organisation.org_number)
    return individual_plan.render(sheet)


def pdf_file_name(number: CaseNumber, version: int, *, is_draft: bool = False) -> str:
    """A name with the case number and never a person's: individuell-plan_DLT-2026-0042_v3.pdf."""
    return f"individuell-plan_{number}_v{version}{'-utkast' if is_draft else ''}.pdf"


class PlanPrinting:
    """The same, for the window: knows the clock and whose register it is."""

    def __init__(self, organisation: Organisation, clock: Clock) -> None:
        self._organisation = organisation
        self._clock = clock

    def plan_pdf(
        self, begin: Begin, number: CaseNumber, placement: int, version: int, copy: Copy
    ) -> Paper:
        """The version as that reader gets it; see `plan_pdf`."""
        return plan_pdf(begin, number, placement, version, copy, self._clock.today())

    def sign(
        self, begin: Begin, number: CaseNumber, placement: int, signature: Signature
    ) -> Events:
        """The draft signed, with the paper's facts frozen beside it; see `sign_plan`."""
        return sign_plan(begin, number, placement, signature)

    def participant_copy(
        self, begin: Begin, number: CaseNumber, placement: int, version: int, wish: CopyWish
    ) -> Paper:
        """The version as the participant wants it; see `plan_pdf` and `copy_paper`."""
        today = self._clock.today()
        if wish.form is CopyForm.AS_IT_IS:
            return plan_pdf(begin, number, placement, version, Copy.DELTAGARE, today)
        return copy_paper(begin, number, placement, version, wish, today)

    def copy_name(
        self, number: CaseNumber, version: int, wish: CopyWish, *, is_draft: bool = False
    ) -> str:
        """A name for the saved copy, without the person's."""
        if wish.form is CopyForm.AS_IT_IS:
            return pdf_file_name(number, version, is_draft=is_draft)
        return copy_file_name(number, version, wish, is_draft=is_draft)

    def blank(self) -> bytes:
        """The empty form, to fill in by pen."""
        return blank_plan_pdf(self._organisation)

    def file_name(
        self, number: CaseNumber | None, version: int = 0, *, is_draft: bool = False
    ) -> str:
        """A name for the saved file; without a case number, that of the blank form."""
        if number is None:
            return BLANK_NAME
        return pdf_file_name(number, version, is_draft=is_draft)
