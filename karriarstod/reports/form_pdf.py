"""Any form on paper, filled or blank, from the same template as the screen shows."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import Final

from karriarstod.domain.swedish_dates import long_date
from karriarstod.forms.conditions import visible_sections
from karriarstod.forms.form import FormStatus
from karriarstod.forms.keys import Leaves
from karriarstod.reports.blocks import Block
from karriarstod.reports.form_development import development_blocks
from karriarstod.reports.form_questions import Setting, section_blocks
from karriarstod.reports.form_sheet import FormSheet
from karriarstod.reports.individual_plan import DRAFT, PROTECTED, SECRECY
from karriarstod.reports.page import (
    WIDTH,
    Furniture,
    Part,
    alarm,
    facts,
    masthead,
    print_pages,
    signatures,
)
from karriarstod.reports.report import Report
from karriarstod.reports.side_by_side import Fact, SignatureLine
from karriarstod.reports.tables import TALL_ROW
from karriarstod.reports.tagging import About
from karriarstod.reports.typography import unbroken

STAYS: Final = "LÄMNAS INTE UT"
NOT_SETTLED: Final = "INTE FASTSTÄLLD"
DISCARDED: Final = "SLÄNGT UTKAST"
HAND_ON: Final = "Lämnas bara vidare av deltagaren själv."
BLANK: Final = "blankett"
LOW_SECTION: Final = 110.0
"""A last section lower than this, in points, goes whole to the page of the signatures."""
_ALARMS: Final = {
    FormStatus.DRAFT: DRAFT,
    FormStatus.DONE: NOT_SETTLED,
    FormStatus.DISCARDED: DISCARDED,
}
_NOT_IN_A_NAME: Final = re.compile(r"[^a-z0-9]+")


def render(sheet: FormSheet) -> bytes:
    """The form as an accessible PDF; the same sheet gives the same bytes."""
    made_on = sheet.signed_on or sheet.printed_on or date(2000, 1, 1)
    part = form_part(sheet)
    title = f"{sheet.template.title} {sheet.case_number}".strip()
    return print_pages(part.story, part.furniture, About(title, made_on))


def form_part(sheet: FormSheet, *, field_start: str = "") -> Part:
    """The form as a part of a file; `field_start` keeps its signature fields apart from others'."""
    return Part(story(sheet, field_start), _furniture(sheet))


def file_stem(sheet: FormSheet) -> str:
    """A file name without ending and without any person: ``m02-forsta-besoket_DLT-2026-0042_3``."""
    form = f"{sheet.template.code.lower()}-{_plain(sheet.template.title)}"
    if sheet.is_blank:
        return f"{form}_{BLANK}"
    kind = "" if sheet.is_frozen else "-utkast"
    return f"{form}_{sheet.case_number}_{sheet.form_number}{kind}"


def _plain(words: str) -> str:
    letters = unicodedata.normalize("NFKD", words.lower()).encode("ascii", "ignore").decode()
    return _NOT_IN_A_NAME.sub("-", letters).strip("-")


def story(sheet: FormSheet, field_start: str = "") -> Iterator[Block]:
    """The form's blocks in reading order."""
    yield from _head(sheet)
    template = sheet.template
    setting = Setting(
        answers=sheet.answers,
        asked={one.key: one for one in template.questions()},
        is_blank=sheet.is_blank,
        has_pen_room=sheet.has_pen_room,
        shows_sensitive=sheet.shows_sensitive,
        near=sheet.form_date,
    )
    shown = template.sections if sheet.is_blank else visible_sections(template, sheet.answers)
    parts = [list(section_blocks(part, setting)) for part in shown]
    parts.append(list(development_blocks(sheet.development)))
    blocks = [block for part in parts for block in part]
    if blocks and sheet.signers:
        # Signatures stand under the last words, unless those are a page of their own.
        blocks[-1].keeps_with_next = blocks[-1].height(WIDTH) < TALL_ROW
        last = next(part for part in reversed(parts) if part)
        if sum(block.height(WIDTH) for block in last) < LOW_SECTION:
            for block in last:
                block.keeps_with_next = True
    yield from blocks
    if sheet.signers:
        yield signatures(
            [
                SignatureLine(
                    f"{signer.role}, ort och datum",
                    f"{field_start}underskrift-{number}",
                    signer.name,
                )
                for number, signer in enumerate(sheet.signers, start=1)
            ]
        )


def _head(sheet: FormSheet) -> Iterator[Block]:
    if _alarm(sheet):
        yield alarm(_alarm(sheet))
    number = f"org.nr {sheet.organisation_number}" if sheet.organisation_number else ""
    sender = _joined(sheet.organisation, number)
    yield masthead(sender, sheet.template.title, _status_line(sheet), "")
    yield facts(_facts(sheet), space_before=10.0)


def _status_line(sheet: FormSheet) -> str:
    if sheet.is_blank:
        return sheet.template.purpose
    day = unbroken(long_date(sheet.form_date)) if sheet.form_date else ""
    signed = ""
    if sheet.signed_on is not None:
        signed = f"fastställd {unbroken(long_date(sheet.signed_on))}"
        signed += f" i {sheet.signed_place}" if sheet.signed_place else ""
    unsigned = {FormStatus.DRAFT: "utkast", FormStatus.DONE: "klar, inte fastställd"}
    return _joined(sheet.case_number, day, signed or unsigned.get(sheet.status, ""))


def _facts(sheet: FormSheet) -> list[Fact]:
    if sheet.is_blank:
        return [
            Fact("Deltagare", sheet.participant, is_strong=True),
            Fact("Ärende", sheet.case_number),
        ]
    entries = [
        Fact("Deltagare", sheet.participant, is_strong=True),
        Fact("Handledare", sheet.supervisor),
        Fact("Skrivet av", "" if sheet.author == sheet.supervisor else sheet.author),
    ]
    return [fact for fact in entries if fact.value]


def _furniture(sheet: FormSheet) -> Furniture:
    template = sheet.template
    number = sheet.case_number or "ärende ____________________"
    kind = f"{template.code} version {template.version}"
    printed = f"Utskriven {long_date(sheet.printed_on)}." if sheet.printed_on else ""
    hand_on = HAND_ON if template.leaves is Leaves.PARTICIPANT else ""
    return Furniture(
        header_left=sheet.organisation,
        header_right=_joined(template.title, sheet.case_number),
        footer_left=_joined(template.title, number, kind, BLANK if sheet.is_blank else ""),
        footer_middle="",
        footer_note=" ".join(filter(None, (SECRECY, hand_on, printed))),
        alarm=_alarm(sheet),
    )


def _alarm(sheet: FormSheet) -> str:
    return _joined(
        PROTECTED if sheet.is_protected else "",
        STAYS if sheet.template.leaves is Leaves.NEVER else "",
        "" if sheet.is_blank else _ALARMS.get(sheet.status, ""),
    )


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


REPORT: Final = Report(key="form", title="Formulär", file_stem=file_stem, build=render)
