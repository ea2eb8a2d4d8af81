"""The participant's copy of a plan that is not the plan itself: simplified, or translated."""

from collections.abc import Mapping
from datetime import date

from karriarstod.application.copy_wish import CopyForm, CopyWish
from karriarstod.application.phrase_book import phrase_book
from karriarstod.application.plain_texts import plain_texts
from karriarstod.application.plan_paper import Paper
from karriarstod.application.ports import Begin, Copy
from karriarstod.domain.identity import CaseNumber
from karriarstod.reports import simplified_plan, translated_plan
from karriarstod.reports.plan_sheet import facts_of, plan_sheet
from karriarstod.reports.sheets import PlanSheet
from karriarstod.reports.simplified_plan import SimplifiedSheet
from karriarstod.reports.translated_plan import TranslatedSheet


def copy_paper(
    begin: Begin,
    number: CaseNumber,
    placement_number: int,
    version: int,
    wish: CopyWish,
    today: date,
) -> Paper:
    """The version as the participant wants it; nothing is written, looking leaves no trace.

    These are never kept, but made anew from the same version; the copy as it is is `plan_pdf`'s.
    Raises NoSuchCase or NoSuchPart, and ResourceMissing for a language there is not.
    """
    sheet, texts = _sheet(begin, number, placement_number, version, today)
    return Paper(
        number,
        placement_number,
        version,
        Copy.DELTAGARE,
        today,
        sheet.is_draft,
        _made(sheet, wish, texts),
        wish.language or wish.form.value,
    )


def copy_file_name(
    number: CaseNumber, version: int, wish: CopyWish, *, is_draft: bool = False
) -> str:
    """A name with the case number and never a person's: min-plan-ar_DLT-2026-0042_v3.pdf."""
    sheet = PlanSheet("", case_number=str(number), version=version, is_draft=is_draft)
    if wish.form is CopyForm.SIMPLIFIED:
        return f"{simplified_plan.file_stem(SimplifiedSheet(sheet))}.pdf"
    book = phrase_book(wish.language)
    return f"{translated_plan.file_stem(TranslatedSheet(sheet, book))}.pdf"


def _sheet(
    begin: Begin, number: CaseNumber, placement_number: int, version: int, today: date
) -> tuple[PlanSheet, Mapping[str, str]]:
    with begin() as work:
        case = work.cases.get(number)
        organisation = work.settings.organisation()
        texts = plain_texts(work, number, placement_number, version)
    plan = case.placement(placement_number).plan(version)
    facts = facts_of(plan, case, placement_number, organisation, today)
    return plan_sheet(plan, facts, Copy.DELTAGARE, printed_on=today), texts


def _made(sheet: PlanSheet, wish: CopyWish, texts: Mapping[str, str]) -> bytes:
    if wish.form is CopyForm.SIMPLIFIED:
        return simplified_plan.render(SimplifiedSheet(sheet, texts))
    book = phrase_book(wish.language)
    return translated_plan.render(TranslatedSheet(sheet, book))
