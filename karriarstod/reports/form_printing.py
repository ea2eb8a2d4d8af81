"""Signing a form with its paper's facts, and laying out any form, filled or blank."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from karriarstod.application import forms
from karriarstod.application.changes import Events
from karriarstod.application.meeting_papers import MeetingPaper
from karriarstod.application.ports import Begin, Organisation, UnitOfWork
from karriarstod.domain.clock import Clock
from karriarstod.domain.identity import CaseNumber
from karriarstod.forms.development import PROGRESS, Times, times_before
from karriarstod.forms.form import Form, FormSignature, FormStatus
from karriarstod.forms.own_questions import template_of
from karriarstod.forms.storing import answers_text
from karriarstod.forms.template import FormTemplate
from karriarstod.reports import form_pdf
from karriarstod.reports.form_batch import FormBatch, form_batch
from karriarstod.reports.form_sheet import (
    FormSheet,
    blank_form_sheet,
    facts_of_form,
    form_facts,
    form_sheet,
    freeze_form_sheet,
)
from karriarstod.reports.typography import is_printable


@dataclass(frozen=True)
class FormPaper:
    """A form as PDF, held in memory, with a name for its file.

    `is_printable` tells whether the paper's fonts have every character; others show as �.
    """

    file_name: str
    is_frozen: bool
    is_printable: bool
    pdf: bytes = field(repr=False)


def sign_form(
    begin: Begin, number: CaseNumber, form_number: int, signature: FormSignature
) -> Events:
    """The done form signed, with the paper's facts of that day beside it.

    Raises FormNotDone or FormFrozen.
    """
    with begin() as work:
        case = work.cases.get(number)
        form = work.forms.get(number, form_number)
        template = template_of(form.template, work.forms.own_questions())
        organisation = work.settings.organisation()
        earlier = _earlier(work, number, form)
    facts = form_facts(form, template, case, organisation, signature.signed_on, earlier)
    return forms.sign_form(begin, number, form_number, signature, freeze_form_sheet(facts))


def form_paper(
    begin: Begin,
    number: CaseNumber,
    form_number: int,
    today: date,
    *,
    shows_sensitive: bool = False,
) -> FormPaper:
    """A form as PDF; nothing is written, looking leaves no trace.

    A signed form gives the same bytes each time. Raises NoSuchCase, NoSuchPart or NoSuchTemplate.
    """
    with begin() as work:
        case = work.cases.get(number)
        form = work.forms.get(number, form_number)
        template = template_of(form.template, work.forms.own_questions())
        organisation = work.settings.organisation()
        earlier = _earlier(work, number, form)
    facts = facts_of_form(form, template, case, organisation, today, earlier)
    sheet = form_sheet(form, template, facts, shows_sensitive=shows_sensitive, printed_on=today)
    return FormPaper(
        f"{form_pdf.file_stem(sheet)}.pdf",
        form.is_frozen,
        _has_every_letter(sheet),
        form_pdf.render(sheet),
    )


def _earlier(work: UnitOfWork, number: CaseNumber, form: Form) -> Times:
    if form.template.id != PROGRESS or form.is_frozen:
        return ()
    return times_before(work.forms.of(number), form)


def meeting_paper(
    begin: Begin, number: CaseNumber, form_number: int, paper: MeetingPaper, today: date
) -> FormPaper:
    """A page that belongs to a talk, as the form and the record now stand; nothing is written.

    Raises NoSuchCase, NoSuchPart or NoSuchTemplate.
    """
    from karriarstod.reports import handover_sheet, meeting_pdf, meeting_sheet

    with begin() as work:
        case = work.cases.get(number)
        form = work.forms.get(number, form_number)
        template = template_of(form.template, work.forms.own_questions())
        organisation = work.settings.organisation()
        others = work.forms.of(number)
    facts = facts_of_form(form, template, case, organisation, today)
    if paper is MeetingPaper.HANDOVER:
        handed = handover_sheet.handover_sheet(form, template, case, facts, today)
        name, pdf = handover_sheet.file_stem(handed), handover_sheet.render(handed)
    else:
        last_on = max((one.form_date for one in others if _is_before(one, form)), default=None)
        met = meeting_sheet.meeting_sheet(paper, form, template, case, facts, today, last_on)
        name, pdf = meeting_pdf.file_stem(met), meeting_pdf.render(met)
    printable = is_printable("\n".join((answers_text(form.answers), facts.participant)))
    return FormPaper(f"{name}.pdf", form.is_frozen, printable, pdf)


def _is_before(one: Form, form: Form) -> bool:
    return (
        one.template.id == form.template.id
        and one.status not in {FormStatus.DRAFT, FormStatus.DISCARDED}
        and one.form_date < form.form_date
    )


def blank_form_paper(template: FormTemplate, organisation: Organisation) -> FormPaper:
    """The empty form, to fill in by pen."""
    sheet = blank_form_sheet(template, organisation.name, organisation.org_number)
    name = f"{form_pdf.file_stem(sheet)}.pdf"
    return FormPaper(name, is_frozen=False, is_printable=True, pdf=form_pdf.render(sheet))


def _has_every_letter(sheet: FormSheet) -> bool:
    around = (sheet.participant, sheet.author, sheet.supervisor, sheet.organisation)
    return is_printable("\n".join((answers_text(sheet.answers), *around)))


class FormPrinting:
    """The same, for the window: knows the clock and whose register it is."""

    def __init__(self, organisation: Organisation, clock: Clock) -> None:
        self._organisation = organisation
        self._clock = clock

    def paper(
        self, begin: Begin, number: CaseNumber, form_number: int, *, shows_sensitive: bool = False
    ) -> FormPaper:
        """A form as PDF; see `form_paper`."""
        today = self._clock.today()
        return form_paper(begin, number, form_number, today, shows_sensitive=shows_sensitive)

    def sign(
        self, begin: Begin, number: CaseNumber, form_number: int, signature: FormSignature
    ) -> Events:
        """The done form signed, with the paper's facts frozen beside it; see `sign_form`."""
        return sign_form(begin, number, form_number, signature)

    def meeting(
        self, begin: Begin, number: CaseNumber, form_number: int, paper: MeetingPaper
    ) -> FormPaper:
        """A page that belongs to a talk; see `meeting_paper`."""
        return meeting_paper(begin, number, form_number, paper, self._clock.today())

    def blank(self, template: FormTemplate) -> FormPaper:
        """The empty form, to fill in by pen."""
        return blank_form_paper(template, self._organisation)

    def batch(
        self, begin: Begin, template_id: str, numbers: Sequence[CaseNumber], *, is_blank: bool
    ) -> FormBatch:
        """The same form for many, in one file; see `form_batch`."""
        return form_batch(begin, template_id, numbers, self._clock.today(), is_blank=is_blank)
