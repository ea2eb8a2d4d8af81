"""One form for many participants in one file: counted, and nobody lost without a word."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from karriarstod.application.form_batches import (
    WHY_LEFT_OUT,
    Batched,
    LeftOut,
    LeftOutWhy,
    batch_place,
)
from karriarstod.application.ports import Begin, Organisation, UnitOfWork
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.identity import CaseNumber
from karriarstod.domain.swedish_dates import long_date
from karriarstod.forms.catalog import newest_of
from karriarstod.forms.development import PROGRESS, times_before
from karriarstod.forms.form import Form, TemplateRef
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

_COLUMNS: Final = (Column("Ärende", 30, heads_row=True), Column("", 70))


@dataclass(frozen=True)
class FormBatch:
    """The papers in one file; everybody asked for is in `batched` or in `left_out`."""

    batched: tuple[Batched, ...]
    left_out: tuple[LeftOut, ...]
    file_name: str
    pdf: bytes = field(repr=False)

    @property
    def made(self) -> tuple[CaseNumber, ...]:
        """Whose papers are in the file, in its order."""
        return tuple(one.case_number for one in self.batched)


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
        sheets: list[FormSheet] = []
        batched: list[Batched] = []
        left_out: list[LeftOut] = []
        for number in numbers:
            case = work.cases.get(number)
            form = batch_place(work, case, template_id, is_blank=is_blank)
            if isinstance(form, LeftOutWhy):
                left_out.append(LeftOut(number, form))
            elif form is None:
                batched.append(Batched(number))
                sheets.append(_to_fill_in(template, case, organisation))
            else:
                batched.append(Batched(number, form.number))
                sheets.append(_filled(work, form, case, organisation, today))
    made = [one.case_number for one in batched]
    cover = Part(
        _cover(template, organisation, made, left_out, today), _furniture(template, organisation)
    )
    papers = [form_part(sheet, field_start=f"{place}-") for place, sheet in enumerate(sheets, 1)]
    return FormBatch(
        tuple(batched),
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


def _filled(
    work: UnitOfWork, form: Form, case: CaseFile, organisation: Organisation, today: date
) -> FormSheet:
    template = template_of(form.template, work.forms.own_questions())
    is_progress = form.template.id == PROGRESS and not form.is_frozen
    before = work.forms.of(case.case_number) if is_progress else ()
    earlier = times_before(before, form)
    facts = facts_of_form(form, template, case, organisation, today, earlier)
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
        rows = [Row((cell(str(one.case_number)), cell(WHY_LEFT_OUT[one.why]))) for one in left_out]
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
