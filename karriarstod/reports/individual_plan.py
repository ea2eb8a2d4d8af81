"""The individual plan on paper: one or two calm pages that the person can read and sign."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from karriarstod.application.labels import label
from karriarstod.domain.plan import Goal, GoalStatus, PlanContent, Step
from karriarstod.domain.swedish_dates import long_date, short_date
from karriarstod.reports.blocks import Block
from karriarstod.reports.page import (
    WIDTH,
    Furniture,
    alarm,
    answer,
    cell,
    facts,
    masthead,
    print_pages,
    quiet,
    road,
    section,
    signatures,
    table,
)
from karriarstod.reports.report import Report
from karriarstod.reports.sheets import ChainStep, PlanSheet, Reach, SignerLine
from karriarstod.reports.side_by_side import Fact, Milestone, SignatureLine
from karriarstod.reports.tables import TALL_ROW, Column, Row
from karriarstod.reports.tagging import About, MachineCopy
from karriarstod.reports.typography import unbroken

NAME: Final = "Individuell plan"
PROTECTED: Final = "SKYDDADE PERSONUPPGIFTER – skicka inte vidare"
DRAFT: Final = "UTKAST – inte fastställd"
SECRECY: Final = "Uppgifterna skyddas av tystnadsplikt."

GOAL_COLUMNS: Final = (
    Column("Mål och steg", 33, heads_row=True),
    Column("Så märks det", 24),
    Column("Vem", 16),
    Column("När", 15),
    Column("Läge", 12),
)
TASK_COLUMNS: Final = (
    Column("Uppgift", 60, heads_row=True),
    Column("När", 16),
    Column("Nivå", 24),
)
ROLE_COLUMNS: Final = (
    Column("Part", 28, heads_row=True),
    Column("Ansvar", 46),
    Column("Kontakt", 26),
)
BLANK_GOALS: Final = 3
BLANK_STEPS: Final = 2
BLANK_ROWS: Final = 3


def render(sheet: PlanSheet, machine_copy: MachineCopy | None = None) -> bytes:
    """The plan as an accessible PDF; the same sheet gives the same bytes."""
    made_on = sheet.printed_on or sheet.established_on or date(2000, 1, 1)
    about = About(f"{NAME} {sheet.case_number}".strip(), made_on)
    return print_pages(story(sheet), _furniture(sheet), about, machine_copy)


def blank_sheet(
    organisation: str, organisation_number: str = "", printed_on: date | None = None
) -> PlanSheet:
    """The empty form, for a pen."""
    roles = ("Deltagare", "Handledare", "Anvisande myndighet")
    return PlanSheet(
        organisation=organisation,
        organisation_number=organisation_number,
        printed_on=printed_on,
        is_blank=True,
        signers=tuple(SignerLine(role) for role in roles),
    )


def file_stem(sheet: PlanSheet) -> str:
    """A file name without ending and without any person: ``individuell-plan_DLT-2026-0042_v3``."""
    if sheet.is_blank:
        return "individuell-plan_blankett"
    kind = f"v{sheet.version}-utkast" if sheet.is_draft else f"v{sheet.version}"
    return f"individuell-plan_{sheet.case_number}_{kind}"


def story(sheet: PlanSheet) -> Iterator[Block]:
    """The plan's blocks in reading order; sections without content are left out."""
    yield from _head(sheet)
    yield from _wishes(sheet)
    if sheet.chain:
        yield section("Vägen dit")
        yield road([_milestone(step, sheet) for step in sheet.chain])
    yield section("Mål och delmål")
    yield table(GOAL_COLUMNS, _goal_rows(sheet), "Varje mål följs av sina steg.")
    yield from _work(sheet)
    yield from _support(sheet)
    yield from _roles(sheet)
    yield from _follow_up(sheet)


def _head(sheet: PlanSheet) -> Iterator[Block]:
    if _alarm(sheet):
        yield alarm(_alarm(sheet))
    number = f"org.nr {sheet.organisation_number}" if sheet.organisation_number else ""
    recipient = label(sheet.copy_to) if sheet.copy_to else ""
    yield masthead(_joined(sheet.organisation, number), NAME, _version_line(sheet), recipient)
    yield facts(_facts(sheet), space_before=10.0)


def _version_line(sheet: PlanSheet) -> str:
    if sheet.is_blank:
        return "Fylls i tillsammans. Spara originalet i akten."
    kind = f"Utkast till version {sheet.version}" if sheet.is_draft else f"Version {sheet.version}"
    established = (
        f"fastställd {unbroken(long_date(sheet.established_on))}" if sheet.established_on else ""
    )
    if established and sheet.signed_place and not sheet.is_protected:
        established += f" i {sheet.signed_place}"
    valid_to = sheet.content.valid_to
    valid = f"gäller till {unbroken(long_date(valid_to))}" if valid_to else ""
    return _joined(sheet.case_number, kind, established, valid)


def _facts(sheet: PlanSheet) -> list[Fact]:
    content = sheet.content
    place = "" if sheet.is_protected else sheet.workplace
    entries = [
        Fact("Deltagare", sheet.participant, is_strong=True),
        Fact("Handledare", sheet.supervisor),
        Fact(sheet.identity_name, sheet.identity_number),
        Fact("Karriärstödjare", sheet.career_supporter),
        Fact("Insats", ", ".join(filter(None, (sheet.measure, place)))),
        Fact("Handläggare", sheet.officer),
        Fact("Beslut", sheet.decision),
        Fact("Omfattning", sheet.extent),
    ]
    if sheet.is_blank:
        return [*entries, Fact("Ärende", ""), Fact("Gäller till", "")]
    entries += [
        Fact("Utgår från", label(content.basis)),
        Fact("Yrke", content.direction_occupation),
        Fact("Sökområde", content.direction_area),
    ]
    return [fact for fact in entries if fact.value]


def _wishes(sheet: PlanSheet) -> Iterator[Block]:
    content = sheet.content
    yield section("Mitt mål")
    yield answer(content.long_term_goal, blank_lines=3)
    if content.goal_reasons:
        reasons = ", ".join(label(reason).lower() for reason in content.goal_reasons)
        yield quiet(f"Därför: {reasons}.")
    if content.alternative_goal or sheet.is_blank:
        yield section("Alternativt mål")
        yield answer(content.alternative_goal, blank_lines=2)
    yield section("Nuläge")
    yield answer(content.starting_point, blank_lines=2)
    if sheet.is_blank:
        yield quiet("Hur nära ett arbete, 0–10?  Deltagaren: ______  Handledaren: ______")
    elif voices := _voices(content):
        yield section("Hur nära ett arbete?")
        yield answer(voices)


def _voices(content: PlanContent) -> str:
    """Both ratings as they were given: never a mean, and a silent voice is said to be silent."""
    voices = (("Deltagaren", content.own_rating), ("Handledaren", content.supervisor_rating))
    if all(rating is None for _who, rating in voices):
        return ""
    said = [
        f"{who} har inte svarat." if rating is None else f"{who} säger {rating} av 10."
        for who, rating in voices
    ]
    return " ".join(said)


def _milestone(step: ChainStep, sheet: PlanSheet) -> Milestone:
    begun = _day(step.begun_on, sheet) if step.begun_on else ""
    now = f"{begun} – nu" if begun else "nu"
    when = {Reach.DONE: begun, Reach.NOW: now, Reach.AHEAD: step.hoped_for or begun}[step.reach]
    return Milestone(step.title, when, is_reached=step.reach is not Reach.AHEAD)


def _goal_rows(sheet: PlanSheet) -> list[Row]:
    goals = sheet.content.goals
    if sheet.is_blank or not goals:
        steps = tuple(Step(number) for number in range(BLANK_STEPS))
        goals = tuple(
            Goal(number, f"Mål {number + 1}", steps=steps) for number in range(BLANK_GOALS)
        )
    return [row for goal in goals for row in _rows_of(goal, sheet)]


def _rows_of(goal: Goal, sheet: PlanSheet) -> Iterator[Row]:
    # Only what is not agreed yet has lines to fill in; a signed plan shows what it holds.
    lines = 1 if sheet.is_draft or sheet.is_blank else 0
    due = f"senast {_day(goal.due_on, sheet)}" if goal.due_on else ""
    yield Row(
        (
            cell(goal.text, is_strong=True, blank_lines=lines, keeps_lines=sheet.is_blank),
            cell(_seen(goal), blank_lines=lines),
            cell(""),
            cell(due, blank_lines=lines),
            cell(_status(goal.status, sheet), blank_lines=lines),
        ),
        leads=bool(goal.steps),
        has_line=not goal.steps,
    )
    for step in goal.steps:
        helper = f"{step.helper} hjälper till" if step.helper else ""
        yield Row(
            (
                cell(step.text, blank_lines=lines, is_indented=True),
                cell(_seen(step), blank_lines=lines),
                cell("\n".join(filter(None, (step.who, helper))), blank_lines=lines),
                cell(_span(step, sheet), blank_lines=lines),
                cell(_status(step.status, sheet), blank_lines=lines),
            ),
            has_line=step is goal.steps[-1],
        )


def _seen(part: Goal | Step) -> str:
    went = f"Så gick det: {part.result}" if part.result else ""
    return "\n".join(filter(None, (part.how_seen, went)))


def _status(status: GoalStatus, sheet: PlanSheet) -> str:
    return "" if sheet.is_blank else label(status)


def _span(step: Step, sheet: PlanSheet) -> str:
    start = _day(step.from_on, sheet) if step.from_on else ""
    due = _day(step.due_on, sheet) if step.due_on else ""
    if start and due:
        return f"{start} – {due}"
    if due:
        return f"senast {due}"
    return f"från {start}" if start else ""


def _work(sheet: PlanSheet) -> Iterator[Block]:
    content = sheet.content
    if content.tasks or sheet.is_blank:
        in_order = sorted(content.tasks, key=lambda task: task.is_next)
        rows = [
            Row((cell(task.text), cell("nästa" if task.is_next else "nu"), cell(label(task.level))))
            for task in in_order
        ]
        yield section("Arbetsuppgifter")
        summary = "Arbetsuppgifter nu och härnäst, med nivå."
        yield table(TASK_COLUMNS, rows or _blank_rows(TASK_COLUMNS), summary)
    if content.hours_steps:
        yield section("Arbetstiden, steg för steg")
        yield facts(
            [
                Fact(f"från {_day(step.from_on, sheet)}", _hours(step.hours_per_week))
                for step in content.hours_steps
            ]
        )


def _support(sheet: PlanSheet) -> Iterator[Block]:
    content = sheet.content
    for heading, text in (
        ("Stöd och anpassning", content.adaptations),
        ("Om det blir svårt", content.when_hard),
    ):
        if text or sheet.is_blank:
            yield section(heading)
            yield answer(text, blank_lines=2)


def _roles(sheet: PlanSheet) -> Iterator[Block]:
    roles = sheet.content.roles
    if not roles and not sheet.is_blank:
        return
    rows = [
        Row(
            (
                cell(role.party),
                cell(role.responsibility),
                cell("" if sheet.is_protected else role.contact),
            )
        )
        for role in roles
    ]
    yield section("Vem gör vad")
    yield table(ROLE_COLUMNS, rows or _blank_rows(ROLE_COLUMNS), "Vem som ansvarar för vad.")


def _follow_up(sheet: PlanSheet) -> Iterator[Block]:
    content = sheet.content
    if sheet.participant_comment or sheet.is_blank:
        yield section("Det vill jag själv lägga till")
        yield answer(sheet.participant_comment, blank_lines=2)
    day = content.follow_up_on
    when = f"Nästa uppföljning {unbroken(long_date(day))}." if day else ""
    written = "\n".join(filter(None, (content.follow_up_how, when)))
    last = answer(written, blank_lines=2)
    # Signatures stand under the last words, unless those are a page of their own.
    last.keeps_with_next = last.height(WIDTH) < TALL_ROW
    yield section("Uppföljning")
    yield last
    yield signatures(
        [
            SignatureLine(f"{signer.role}, ort och datum", f"underskrift-{number}", signer.name)
            for number, signer in enumerate(sheet.signers, start=1)
        ]
    )


def _blank_rows(columns: Sequence[Column]) -> list[Row]:
    return [Row(tuple(cell("", blank_lines=1) for _ in columns)) for _ in range(BLANK_ROWS)]


def _furniture(sheet: PlanSheet) -> Furniture:
    number = "ärende ____________________" if sheet.is_blank else sheet.case_number
    version = "blankett" if sheet.is_blank else f"version {sheet.version}"
    return Furniture(
        header_left=sheet.organisation,
        header_right=_joined(NAME, "" if sheet.is_blank else sheet.case_number),
        footer_left=_joined(NAME, number, f"{version} (utkast)" if sheet.is_draft else version),
        footer_middle=f"Utskriven {long_date(sheet.printed_on)}" if sheet.printed_on else "",
        footer_note=SECRECY,
        alarm=_alarm(sheet),
    )


def _alarm(sheet: PlanSheet) -> str:
    return _joined(PROTECTED if sheet.is_protected else "", DRAFT if sheet.is_draft else "")


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _day(day: date, sheet: PlanSheet) -> str:
    """The day without its year when the plan begins the same year."""
    return unbroken(short_date(day, sheet.content.valid_from or sheet.established_on))


def _hours(hours: float) -> str:
    return f"{hours:g}".replace(".", ",") + " timmar i veckan"


REPORT: Final = Report(key="individual_plan", title=NAME, file_stem=file_stem, build=render)
