"""Every kind of paper there is, finished: what each check of the files is run on."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Final, TypeAlias, TypeVar

from form_papers import a_batch
from meeting_sheets import HANDOVERS, MEETINGS
from plan_sheets import ARABIC_NAME, LONG_WORD, a_draft, a_plan, a_sheet, many_goals
from practice import a_practice_store
from printed_forms import printed_forms

from karriarstod.application.phrase_book import other_languages
from karriarstod.application.ports import Copy
from karriarstod.domain.plan import WorkTask
from karriarstod.practice.people import practice_register
from karriarstod.reports import (
    form_pdf,
    handover_sheet,
    individual_plan,
    meeting_pdf,
    simplified_plan,
    translated_plan,
)
from karriarstod.reports.individual_plan import blank_sheet, render
from karriarstod.reports.plan_printing import pdf_file_name, plan_pdf
from karriarstod.reports.report import Report
from karriarstod.reports.sheets import PlanSheet
from karriarstod.reports.simplified_plan import SimplifiedSheet
from karriarstod.reports.tagging import MachineCopy
from karriarstod.reports.translated_plan import TranslatedSheet

Sheet = TypeVar("Sheet")
Build: TypeAlias = Callable[[], bytes]

STRANGE: Final = (
    f"<b>Ali</b> & Žofia Wałęsa\n\n{ARABIC_NAME} 🚲 Кухня\n{LONG_WORD}\n"
    "arbetsmarknads\u00adintroduktion x\u030c \ud83d \u202e \x07 לוי 厨房"
)
SHEETS: Final[dict[str, PlanSheet]] = {
    "plan": a_sheet(),
    "copy for the municipality": a_sheet(copy_to=Copy.KOMMUN),
    "copy for the participant": a_sheet(copy_to=Copy.DELTAGARE),
    "thirty goals": many_goals(),
    "draft": a_draft(),
    "blank form": blank_sheet("Exempelkooperativet", "769600-0000"),
    "protected": a_sheet(is_protected=True, is_draft=True, identity_number=""),
    "strange letters": replace(
        a_plan(long_term_goal=STRANGE, adaptations=STRANGE, tasks=(WorkTask(STRANGE),)),
        participant=ARABIC_NAME,
        participant_comment=STRANGE,
    ),
    "no signers": a_sheet(signers=()),
}
SIMPLIFIED: Final = {name: SimplifiedSheet(one) for name, one in SHEETS.items()}
TRANSLATED: Final = {
    f"{name} {book.code}": TranslatedSheet(SHEETS[name], book)
    for book in other_languages()
    # What strains the page is tried with one script from the right and one that has its own font.
    for name in ("plan", "draft", "thirty goals", "strange letters", "protected")
    if name == "plan" or book.code in {"ar", "ti"}
}
COPY: Final = MachineCopy(
    "plan.json", "application/json", b'{"goal": "caf\xc3\xa9"}', "Planen som data"
)


def _of_report(report: Report[Sheet], sheets: Mapping[str, Sheet]) -> dict[str, Build]:
    return {f"{report.key} {name}": partial(report.build, one) for name, one in sheets.items()}


BY_REPORT: Final[Mapping[str, Mapping[str, Build]]] = {
    individual_plan.REPORT.key: _of_report(individual_plan.REPORT, SHEETS),
    form_pdf.REPORT.key: _of_report(form_pdf.REPORT, printed_forms()),
    simplified_plan.REPORT.key: _of_report(simplified_plan.REPORT, SIMPLIFIED),
    translated_plan.REPORT.key: _of_report(translated_plan.REPORT, TRANSLATED),
    meeting_pdf.REPORT.key: _of_report(meeting_pdf.REPORT, MEETINGS),
    handover_sheet.REPORT.key: _of_report(handover_sheet.REPORT, HANDOVERS),
}
"""The papers of each report; a test says which report in REPORTS has none."""
OTHERS: Final[Mapping[str, Build]] = {
    "individual_plan machine copy": partial(render, a_sheet(), COPY),
    "form batch": lambda: a_batch().pdf,
    "form batch of blanks": lambda: a_batch(is_blank=True).pdf,
}
KINDS: Final[Mapping[str, Build]] = {
    name: build for papers in (*BY_REPORT.values(), OTHERS) for name, build in papers.items()
}


def every_paper() -> dict[str, bytes]:
    """File name, without a person's name, and the PDF of every kind of paper we can make."""
    kinds = {f"{name}.pdf".replace(" ", "-"): build() for name, build in KINDS.items()}
    return kinds | _practice_papers()


def _practice_papers() -> dict[str, bytes]:
    """Every version of every plan of the practice register, as each reader gets it."""
    store = a_practice_store()
    papers = {}
    for number, case in store.content.cases.items():
        for placement in case.placements:
            for plan in placement.plans:
                for copy in Copy:
                    where = (number, placement.number, plan.version, copy)
                    paper = plan_pdf(store.begin, *where, practice_register().today)
                    name = pdf_file_name(number, plan.version, is_draft=plan.is_draft)
                    name = name.replace(".pdf", f"-{placement.number}-{copy.value}.pdf")
                    papers[f"practice-{name}"] = paper.pdf
    return papers
