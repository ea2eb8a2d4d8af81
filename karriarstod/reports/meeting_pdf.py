"""The page before a talk between several, and the page after it: one A4 each."""

from collections.abc import Iterator, Sequence
from typing import Final

from karriarstod.application.meeting_papers import MeetingPaper
from karriarstod.application.party_talk import Promise
from karriarstod.application.waiting import other_party
from karriarstod.domain.swedish_dates import long_date, short_date, weekday_date
from karriarstod.forms.form import FormStatus
from karriarstod.reports.blocks import Block, bullets
from karriarstod.reports.individual_plan import DRAFT, PROTECTED, SECRECY
from karriarstod.reports.meeting_sheet import MeetingSheet
from karriarstod.reports.one_page import Limits, on_one_page
from karriarstod.reports.page import (
    ANSWER,
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
from karriarstod.reports.sheets import SignerLine
from karriarstod.reports.side_by_side import Fact, SignatureLine
from karriarstod.reports.tables import Column, Row
from karriarstod.reports.tagging import About

TITLES: Final = {MeetingPaper.BEFORE: "Inför mötet", MeetingPaper.AFTER: "Efter mötet"}
_STEMS: Final = {MeetingPaper.BEFORE: "infor-motet", MeetingPaper.AFTER: "efter-motet"}
_LEAST_WARNING: Final = 150
"""Letters that a warning keeps, however little room there is."""
_MOST_WARNINGS: Final = 8
_MOST_SIGNERS: Final = 6
"""Lines to sign on that one page has room for."""

_USUAL: Final = (SignerLine("Deltagaren"), SignerLine("Företaget"), SignerLine("Anvisaren"))


def render(sheet: MeetingSheet) -> bytes:
    """The page as an accessible PDF; the same sheet gives the same bytes."""
    make = _before if sheet.paper is MeetingPaper.BEFORE else _after
    story = on_one_page(lambda limits: list(make(sheet, limits)))
    title = f"{TITLES[sheet.paper]} {sheet.case_number}"
    return print_pages(story, _furniture(sheet), About(title, sheet.printed_on))


def file_stem(sheet: MeetingSheet) -> str:
    """A file name without ending and without any person: ``infor-motet_DLT-2026-0042_3``."""
    return f"{_STEMS[sheet.paper]}_{sheet.case_number}_{sheet.form_number}"


def _before(sheet: MeetingSheet, limits: Limits) -> Iterator[Block]:
    yield from _head(sheet, limits)
    yield from _warnings(sheet, limits)
    if sheet.present and not sheet.warnings:
        yield quiet("Samtycke finns för alla som är med.")
    yield section("Det deltagaren själv vill ta upp")
    yield answer(limits.text(sheet.own_question), blank_lines=3)
    yield section("Det här ska ni prata om")
    if sheet.agenda:
        points = [f"{point} ({who})" if who else point for point, who in sheet.agenda]
        yield from _listed(points, limits)
    else:
        yield answer("", blank_lines=6)
    if sheet.promised:
        yield section("Det som lovats sedan sist")
        yield from _promises(sheet, sheet.promised, limits)
    if sheet.goals:
        yield section("Målen i planen")
        rows = [
            Row((cell(limits.cell(goal)), cell(status)))
            for goal, status in limits.first(sheet.goals)
        ]
        yield table(
            (Column("Mål", 0.78), Column("Läge", 0.22)), rows, "Målen och hur långt de kommit"
        )
        yield from _rest(sheet.goals, limits)


def _warnings(sheet: MeetingSheet, limits: Limits) -> Iterator[Block]:
    whole = Limits(max(limits.letters, _LEAST_WARNING), _MOST_WARNINGS)
    for number, one in enumerate(whole.first(sheet.warnings)):
        block = alarm(whole.text(one))
        block.space_before = 2.0 if number else 8.0
        yield block
    more = len(sheet.warnings) - _MOST_WARNINGS
    if more > 0:
        yield alarm(f"… och {more} till: se Kontakter och samtycken i programmet.")


def _after(sheet: MeetingSheet, limits: Limits) -> Iterator[Block]:
    yield from _head(sheet, limits)
    yield section("Det ni bestämde")
    if sheet.decisions:
        yield from _listed(sheet.decisions, limits)
    else:
        yield answer("", blank_lines=3)
    for title, tasks in (
        ("Väntar på", [one for one in sheet.tasks if other_party(one.owner)]),
        ("Det vi gör", [one for one in sheet.tasks if not other_party(one.owner)]),
    ):
        if tasks:
            yield section(title)
            yield _tasks(limits.first(tasks), title, limits)
            yield from _rest(tasks, limits)
    yield section("Nästa möte")
    yield answer(weekday_date(sheet.next_meeting) if sheet.next_meeting else "")
    yield section("Underskrifter")
    shown = sheet.present[:_MOST_SIGNERS] or _USUAL
    yield signatures(
        [
            SignatureLine(
                f"{limits.cell(one.role)}, datum", f"underskrift-{number}", limits.cell(one.name)
            )
            for number, one in enumerate(shown, start=1)
        ]
    )


def _head(sheet: MeetingSheet, limits: Limits) -> Iterator[Block]:
    if _alarm(sheet):
        yield alarm(_alarm(sheet))
    number = f"org.nr {sheet.organisation_number}" if sheet.organisation_number else ""
    below = " · ".join((sheet.kind, weekday_date(sheet.meeting_on), sheet.case_number))
    yield masthead(_joined(sheet.organisation, number), TITLES[sheet.paper], below, "")
    there = ", ".join(f"{one.role} ({one.name})" if one.name else one.role for one in sheet.present)
    entries = (
        Fact("Deltagare", sheet.participant, is_strong=True),
        Fact("Kallat av", limits.cell(sheet.convened_by)),
        Fact("Protokoll", limits.cell(sheet.minutes_by)),
    )
    yield facts([one for one in entries if one.value], space_before=10.0)
    if there:
        yield quiet(f"Med på mötet: {limits.text(there)}")


def _promises(sheet: MeetingSheet, promised: Sequence[Promise], limits: Limits) -> Iterator[Block]:
    on = sheet.printed_on

    def state(one: Promise) -> str:
        if one.done_on is not None:
            return f"Gjort {short_date(one.done_on, on)}"
        return "Försenat" if one.due_on is not None and one.due_on < on else "Inte gjort än"

    rows = [
        Row(
            (
                cell(limits.cell(one.owner), is_strong=True),
                cell(limits.cell(one.what)),
                cell(short_date(one.due_on, on) if one.due_on else ""),
                cell(state(one)),
            )
        )
        for one in limits.first(promised)
    ]
    columns = (
        Column("Vem", 0.24),
        Column("Vad", 0.44),
        Column("Senast", 0.13),
        Column("Läge", 0.19),
    )
    yield table(columns, rows, "Vem som lovat vad, till när, och hur det gått")
    yield from _rest(promised, limits)


def _tasks(tasks: Sequence[Promise], title: str, limits: Limits) -> Block:
    rows = [
        Row(
            (
                cell(limits.cell(one.owner), is_strong=True),
                cell(limits.cell(one.what)),
                cell(long_date(one.due_on) if one.due_on else ""),
            )
        )
        for one in tasks
    ]
    columns = (Column("Vem", 0.26), Column("Vad", 0.52), Column("Senast", 0.22))
    return table(columns, rows, f"{title}: vem, vad och när")


def _listed(words: Sequence[str], limits: Limits) -> Iterator[Block]:
    yield from bullets([limits.text(one) for one in limits.first(words)], ANSWER)
    yield from _rest(words, limits)


def _rest(items: Sequence[object], limits: Limits) -> Iterator[Block]:
    if limits.rest(items):
        yield quiet(limits.rest(items))


def _alarm(sheet: MeetingSheet) -> str:
    unsettled = sheet.status in {FormStatus.DRAFT, FormStatus.DISCARDED}
    is_draft = sheet.paper is MeetingPaper.AFTER and unsettled
    return _joined(PROTECTED if sheet.is_protected else "", DRAFT if is_draft else "")


def _furniture(sheet: MeetingSheet) -> Furniture:
    title = TITLES[sheet.paper]
    printed = f"Utskriven {long_date(sheet.printed_on)}."
    return Furniture(
        header_left=sheet.organisation,
        header_right=_joined(title, sheet.case_number),
        footer_left=_joined(title, sheet.case_number),
        footer_middle="",
        footer_note=f"{SECRECY} {printed}",
        alarm=_alarm(sheet),
    )


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


REPORT: Final = Report(key="meeting", title="Möte med flera", file_stem=file_stem, build=render)
