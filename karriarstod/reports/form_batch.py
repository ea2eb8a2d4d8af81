"""One form for many participants in one file: counted, and nobody lost without a word."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Final

from karriarstod.application.ports import Begin, Organisation, UnitOfWork
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.identity import CaseNumber
from karriarstod.domain.swedish_dates import long_date
from karriarstod.forms.catalog import newest_of
from karriarstod.forms.form import TemplateRef
from karriarstod.forms.own_questions import latest_own, template_of
from karriarstod.forms.template import FormTemplate
from karriarstod.reports.blocks import Block
from karriarstod.reports.form_pdf import form_part
from karriarstod.reports.form_sheet import (
    FormSheet,
    blank_form_sheet,
    facts_of_form,
    form_sheet,
)
from karriarstod.reports.individual_plan import SECRECY
from karriarstod.reports.page import (
    Furniture,
    Part,
    cell,
    masthead,
    print_bundle,
    quiet,
    section,
    table,
)
from karriarstod.reports.tables import Column, Row
from karriarstod.reports.tagging import About


class LeftOutWhy(StrEnum):
    """Why a participant has no paper in a batch."""

    PROTECTED = "protected"
    NO_FORM = "no_form"


_WHY: Final = {
    LeftOutWhy.PROTECTED: "Skyddade personuppgifter: skrivs ut för sig.",
    LeftOutWhy.NO_FORM: "Inget klart eller fastställt formulär.",
}
_COLUMNS: Final = (Column("Ärende", 30, heads_row=True), Column("", 70))


@dataclass(frozen=True)
class LeftOut:
    """A participant without a paper in the batch, and why."""

    case_number: CaseNumber
    why: LeftOutWhy


@dataclass(frozen=True)
class FormBatch:
    """The papers in one file; everybody asked for is in `made` or in `left_out`."""

    made: tuple[CaseNumber, ...]
    left_out: tuple[LeftOut, ...]
    file_name: str
    pdf: bytes = field(repr=False)


def form_batch(
    begin: Begin,
    template_id: str,
    numbers: Sequence[CaseNumber],
    today: date,
    *,
    is_blank: bool = False,
) -> FormBatch:
    """Everybody's last done or signed form of a template, or an empty one each to fill in.

    The first page says who is in the file and who is not. Raises NoSuchCase or NoSuchTemplate.
    """
    with begin() as work:
        organisation = work.settings.organisation()
        shipped = newest_of(template_id)
        own = latest_own(work.forms.own_questions(), template_id)
        ref = TemplateRef(shipped.id, shipped.version, own.version if own else 0)
        template = template_of(ref, (own,) if own else ())
        found: list[tuple[CaseNumber, FormSheet | LeftOutWhy]] = []
        for number in numbers:
            case = work.cases.get(number)
            if case.participant.is_protected:
                found.append((number, LeftOutWhy.PROTECTED))
            elif is_blank:
                found.append((number, _to_fill_in(template, case, organisation)))
            else:
                found.append((number, _latest(work, template_id, case, organisation, today)))
    sheets = [(number, one) for number, one in found if isinstance(one, FormSheet)]
    left_out = [LeftOut(number, one) for number, one in found if isinstance(one, LeftOutWhy)]
    made = tuple(number for number, _sheet in sheets)
    cover = Part(
        _cover(template, organisation, made, left_out, today), _furniture(template, organisation)
    )
    papers = [
        form_part(sheet, field_start=f"{place}-")
        for place, (_number, sheet) in enumerate(sheets, 1)
    ]
    return FormBatch(
        made,
        tuple(left_out),
        f"{template.code.lower()}-bunt_{today.isoformat()}.pdf",
        print_bundle([cover, *papers], About(template.title, today)),
    )


def _to_fill_in(template: FormTemplate, case: CaseFile, organisation: Organisation) -> FormSheet:
    return replace(
        blank_form_sheet(template, organisation.name, organisation.org_number),
        participant=case.participant.name,
        case_number=str(case.case_number),
    )


def _latest(
    work: UnitOfWork, template_id: str, case: CaseFile, organisation: Organisation, today: date
) -> FormSheet | LeftOutWhy:
    form = work.forms.latest(case.case_number, template_id)
    if form is None:
        return LeftOutWhy.NO_FORM
    template = template_of(form.template, work.forms.own_questions())
    facts = facts_of_form(form, template, case, organisation, today)
    return form_sheet(form, template, facts, printed_on=today)


def _cover(
    template: FormTemplate,
    organisation: Organisation,
    made: Sequence[CaseNumber],
    left_out: Sequence[LeftOut],
    today: date,
) -> Iterator[Block]:
    asked = len(made) + len(left_out)
    counted = f"{len(made)} av {asked} deltagare finns med i den här bunten."
    yield masthead(organisation.name, template.title, f"Bunt, {long_date(today)}", "")
    yield quiet(counted)
    if left_out:
        yield section("Inte med")
        rows = [Row((cell(str(one.case_number)), cell(_WHY[one.why]))) for one in left_out]
        columns = (_COLUMNS[0], replace(_COLUMNS[1], title="Varför"))
        yield table(columns, rows, "De som inte är med, och varför.")
    if made:
        yield section("Med")
        rows = [
            Row((cell(str(number)), cell(f"Nummer {place} i bunten")))
            for place, number in enumerate(made, start=1)
        ]
        columns = (_COLUMNS[0], replace(_COLUMNS[1], title="Plats"))
        yield table(columns, rows, "De som är med, i den ordning de kommer.")


def _furniture(template: FormTemplate, organisation: Organisation) -> Furniture:
    return Furniture(
        header_left=organisation.name,
        header_right=template.title,
        footer_left=f"{template.title} · {template.code} · försättsblad",
        footer_middle="",
        footer_note=SECRECY,
    )
