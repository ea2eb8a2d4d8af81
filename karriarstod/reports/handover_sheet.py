"""What a new supervisor gets: one A4, however much was written in the form."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from karriarstod.application.form_prefill import supervisors_so_far
from karriarstod.application.party_talk import Promise, owner_words
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.swedish_dates import long_date, short_date
from karriarstod.forms.answers import Row as AnswerRow
from karriarstod.forms.form import Form, FormStatus
from karriarstod.forms.questions import ChoiceQuestion
from karriarstod.forms.template import FormTemplate
from karriarstod.reports.blocks import Block
from karriarstod.reports.form_sheet import FormFacts
from karriarstod.reports.form_withheld import masked, never_printed
from karriarstod.reports.individual_plan import DRAFT, PROTECTED, SECRECY
from karriarstod.reports.one_page import Limits, on_one_page
from karriarstod.reports.page import (
    Furniture,
    alarm,
    answer,
    cell,
    facts,
    masthead,
    print_pages,
    quiet,
    section,
    signatures,
    table,
)
from karriarstod.reports.report import Report
from karriarstod.reports.side_by_side import Fact, SignatureLine
from karriarstod.reports.tables import Column, Row
from karriarstod.reports.tagging import About

TITLE: Final = "Överlämning"
_TEXTS: Final = (
    ("participant_wish", "Det här vill deltagaren att du vet"),
    ("works_well", "Det här fungerar bra"),
    ("think_about", "Det här är bra att tänka på"),
    ("when_hard", "När det blir svårt hjälper det här"),
)


@dataclass(frozen=True, repr=False)
class HandoverSheet:
    """A hand-over, all looked up and allowed beforehand; `texts` are a heading and words."""

    organisation: str
    organisation_number: str
    case_number: str
    form_number: int
    participant: str
    from_person: str
    to_person: str
    from_day: date | None
    reason: str
    supervisors_so_far: int
    has_met: bool | None
    texts: tuple[tuple[str, str], ...]
    open_actions: tuple[Promise, ...]
    printed_on: date
    status: FormStatus
    is_protected: bool


def handover_sheet(
    form: Form, template: FormTemplate, case: CaseFile, facts_: FormFacts, today: date
) -> HandoverSheet:
    """What the page says; raises NoSuchPart."""
    answers, never = form.answers, never_printed(case)
    number = form.placement_number
    placement = case.placement(number) if number is not None else case.main_placement
    told = answers.get("supervisors_so_far")
    counted = supervisors_so_far(placement) if placement is not None else 0
    from_day, met = answers.get("from_day"), answers.get("participant_informed")
    reasons = {
        key: words
        for question in template.questions()
        if question.key == "reason" and isinstance(question, ChoiceQuestion)
        for key, words in question.options.items()
    }

    def said(key: str) -> str:
        return masked(never, answers.text(key)).strip()

    def action(row: AnswerRow) -> Promise:
        what, who, by = (row.cells.get(key) for key in ("what", "who", "by"))
        return Promise(
            masked(never, owner_words(who, case) if isinstance(who, str) else ""),
            masked(never, what if isinstance(what, str) else ""),
            by if isinstance(by, date) else None,
        )

    return HandoverSheet(
        organisation=facts_.organisation,
        organisation_number=facts_.organisation_number,
        case_number=facts_.case_number,
        form_number=form.number,
        participant=facts_.participant,
        from_person=said("from_person"),
        to_person=said("to_person"),
        from_day=from_day if isinstance(from_day, date) else None,
        reason=reasons.get(answers.text("reason"), ""),
        supervisors_so_far=int(told) if isinstance(told, int | float) else counted,
        has_met=met if isinstance(met, bool) else None,
        texts=tuple((title, said(key)) for key, title in _TEXTS),
        open_actions=tuple(action(row) for row in answers.rows("promises")),
        printed_on=today,
        status=form.status,
        is_protected=facts_.is_protected,
    )


def render(sheet: HandoverSheet) -> bytes:
    """The page as an accessible PDF; the same sheet gives the same bytes."""
    story = on_one_page(lambda limits: list(_story(sheet, limits)))
    about = About(f"{TITLE} {sheet.case_number}", sheet.printed_on)
    return print_pages(story, _furniture(sheet), about)


def file_stem(sheet: HandoverSheet) -> str:
    """A file name without ending and without any person: ``overlamning_DLT-2026-0042_3``."""
    return f"overlamning_{sheet.case_number}_{sheet.form_number}"


def _story(sheet: HandoverSheet, limits: Limits) -> Iterator[Block]:
    if _alarm(sheet):
        yield alarm(_alarm(sheet))
    number = f"org.nr {sheet.organisation_number}" if sheet.organisation_number else ""
    day = f"gäller från {long_date(sheet.from_day)}" if sheet.from_day else ""
    below = _joined(sheet.case_number, day)
    yield masthead(_joined(sheet.organisation, number), TITLE, below, "")
    yield facts(_facts(sheet, limits), space_before=10.0)
    for title, words in sheet.texts:
        yield section(title)
        yield answer(limits.text(words), blank_lines=2)
    yield section("Det här är på gång")
    if sheet.open_actions:
        rows = [
            Row(
                (
                    cell(limits.cell(one.what)),
                    cell(limits.cell(one.owner)),
                    cell(short_date(one.due_on, sheet.printed_on) if one.due_on else ""),
                )
            )
            for one in limits.first(sheet.open_actions)
        ]
        columns = (Column("Vad", 0.56), Column("Vem", 0.28), Column("Senast", 0.16))
        yield table(columns, rows, "Det som är lovat: vad, vem och när")
        if limits.rest(sheet.open_actions):
            yield quiet(limits.rest(sheet.open_actions))
    else:
        yield quiet("Inget är lovat just nu.")
    yield section("Underskrifter")
    protected = sheet.is_protected
    lines = (
        ("Deltagaren", "" if protected else sheet.participant),
        ("Lämnar över", sheet.from_person),
        ("Tar över", sheet.to_person),
    )
    yield signatures(
        [
            SignatureLine(f"{role}, datum", f"underskrift-{place}", limits.cell(name))
            for place, (role, name) in enumerate(lines, start=1)
        ]
    )


def _facts(sheet: HandoverSheet, limits: Limits) -> list[Fact]:
    met = {True: "ja", False: "inte än", None: ""}[sheet.has_met]
    so_far = str(sheet.supervisors_so_far) if sheet.supervisors_so_far else ""
    entries = (
        Fact("Deltagare", sheet.participant, is_strong=True),
        Fact("Lämnar över", limits.cell(sheet.from_person)),
        Fact("Tar över", limits.cell(sheet.to_person), is_strong=True),
        Fact("Varför", sheet.reason),
        Fact("Handledare hittills", so_far),
        Fact("Har träffats", met),
    )
    return [one for one in entries if one.value]


def _alarm(sheet: HandoverSheet) -> str:
    unsettled = sheet.status in {FormStatus.DRAFT, FormStatus.DISCARDED}
    return _joined(PROTECTED if sheet.is_protected else "", DRAFT if unsettled else "")


def _furniture(sheet: HandoverSheet) -> Furniture:
    return Furniture(
        header_left=sheet.organisation,
        header_right=_joined(TITLE, sheet.case_number),
        footer_left=_joined(TITLE, sheet.case_number),
        footer_middle="",
        footer_note=f"{SECRECY} Utskriven {long_date(sheet.printed_on)}.",
        alarm=_alarm(sheet),
    )


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


REPORT: Final = Report(key="handover", title=TITLE, file_stem=file_stem, build=render)
