"""The participant's own copy of a plan: as it is, simplified, or in another language."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from karriarstod.application.phrase_book import phrase_book
from karriarstod.application.plain_texts import plain_texts
from karriarstod.application.plan_paper import Paper
from karriarstod.application.ports import Begin, Copy
from karriarstod.domain.identity import CaseNumber
from karriarstod.reports import individual_plan, simplified_plan, translated_plan
from karriarstod.reports.plan_printing import plan_pdf
from karriarstod.reports.plan_sheet import facts_of, plan_sheet
from karriarstod.reports.sheets import PlanSheet


class CopyForm(StrEnum):
    """How the copy is made; a key of the history."""

    AS_IT_IS = "as_it_is"
    SIMPLIFIED = "simplified"
    TRANSLATED = "translated"


@dataclass(frozen=True)
class CopyWish:
    """Which copy is asked for; `language` is a code of the phrase book, of a translated one."""

    form: CopyForm = CopyForm.AS_IT_IS
    language: str = ""


AS_IT_IS: Final = CopyWish()
SIMPLIFIED: Final = CopyWish(CopyForm.SIMPLIFIED)


def translated_to(language: str) -> CopyWish:
    """The wish for a copy in a language."""
    return CopyWish(CopyForm.TRANSLATED, language)


def copy_paper(
    begin: Begin,
    number: CaseNumber,
    placement_number: int,
    version: int,
    wish: CopyWish,
    today: date,
) -> Paper:
    """The version as the participant wants it; nothing is written, looking leaves no trace.

    Only the copy as it is is ever kept: the others are made anew from the same version. Raises
    NoSuchCase or NoSuchPart, and ResourceMissing for a language there is not.
    """
    if wish.form is CopyForm.AS_IT_IS:
        return plan_pdf(begin, number, placement_number, version, Copy.DELTAGARE, today)
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
        stem = simplified_plan.file_stem(simplified_plan.SimplifiedSheet(sheet))
    elif wish.form is CopyForm.TRANSLATED:
        stem = translated_plan.file_stem(
            translated_plan.TranslatedSheet(sheet, phrase_book(wish.language))
        )
    else:
        stem = individual_plan.file_stem(sheet)
    return f"{stem}.pdf"


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
        return simplified_plan.render(simplified_plan.SimplifiedSheet(sheet, texts))
    book = phrase_book(wish.language)
    return translated_plan.render(translated_plan.TranslatedSheet(sheet, book))
