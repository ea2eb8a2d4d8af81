"""Commands about what a register holds: lists, plans, files in and out, pictures of the views."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from karriarstod.application.copy_wish import AS_IT_IS, CopyWish
from karriarstod.application.labels import PROTECTED_NAME, label
from karriarstod.application.phrase_book import phrase_book
from karriarstod.application.phrases import headline
from karriarstod.application.plan_paper import PaperTo, record_paper
from karriarstod.application.ports import Copy, ListFilter, ListQuery, Store
from karriarstod.application.rulebook import read_rule_book
from karriarstod.application.sharing import may_be_sent
from karriarstod.application.views import ParticipantRow, participant_row
from karriarstod.commands.files import (
    demand_free,
    demand_there,
    read_whole,
    write_whole,
    written_in,
)
from karriarstod.commands.tools import NoPlanToPrint, OnlyForParticipant, Terminal, Tools, opened
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.identity import CaseNumber
from karriarstod.domain.placement import Placement
from karriarstod.domain.swedish_dates import nearness, weekday_date
from karriarstod.exchange.export import export_participant, export_register
from karriarstod.exchange.import_ import import_document
from karriarstod.reports.participant_copy import copy_paper
from karriarstod.reports.plan_printing import plan_is_printable, plan_pdf

_PAGE: Final = 500


@dataclass(frozen=True)
class PlanWish:
    """What `plan` is told: whose, where to, for whom, and which version (else the latest).

    `own` is how the participant's own copy is made.
    """

    case: CaseNumber
    out: Path
    copy: Copy = Copy.DELTAGARE
    own: CopyWish = AS_IT_IS
    version: int | None = None
    placement: int | None = None
    replace: bool = False


@dataclass(frozen=True)
class Entrance:
    """Which register, and as whom."""

    folder: Path
    user: str = ""


def list_participants(tools: Tools, terminal: Terminal, at: Entrance, *, as_json: bool) -> None:
    """Everybody in Swedish order, as JSON or as lines to read."""
    store, clock = opened(tools, terminal, at.folder, at.user)
    try:
        today = clock.today()
        rows = _rows(store, today)
    finally:
        store.close()
    if as_json:
        terminal.say(json.dumps([_as_json(*one) for one in rows], ensure_ascii=False, indent=2))
        return
    for row, _case in rows:
        stage = label(row.stage) if row.stage else ""
        due = nearness(row.next_step.due_on, today) if row.next_step else ""
        step = headline(row.next_step) if row.next_step else "–"
        name = row.name or PROTECTED_NAME
        terminal.say(f"{row.case_number}  {name:<36} {stage:<20} {due:<16} {step}".rstrip())


def _rows(store: Store, today: date) -> list[tuple[ParticipantRow, CaseFile]]:
    rules = read_rule_book(store.begin)
    rows: list[tuple[ParticipantRow, CaseFile]] = []
    while True:
        query = ListQuery(only=ListFilter.ALL, offset=len(rows), limit=_PAGE)
        found = store.queries.participants(query, today)
        rows += [(participant_row(case, rules, today), case) for case in found.cases]
        if not found.cases or len(rows) >= found.total:
            return rows


def _as_json(row: ParticipantRow, case: CaseFile) -> dict[str, Any]:
    step = row.next_step
    return {
        "case_number": str(row.case_number),
        "name": row.name or PROTECTED_NAME,
        "stage": row.stage.value if row.stage else None,
        "stage_name": label(row.stage) if row.stage else None,
        "next_step": headline(step) if step else None,
        "next_step_kind": step.kind.value if step else None,
        "next_step_due": step.due_on.isoformat() if step else None,
        "next_step_state": row.state.value if row.state else None,
        "lacks_next_step": row.lacks_next_step,
        "is_active": row.is_open,
        "is_protected": row.is_protected,
        "supervisor": row.supervisor,
        "team": row.team,
        "has_signed_plan": _placement_with_plan(case, signed=True) is not None,
    }


def print_plan(tools: Tools, terminal: Terminal, at: Entrance, wish: PlanWish) -> None:
    """A plan as PDF: the signed version in force, else the draft, or the version asked for."""
    is_plan = wish.own == AS_IT_IS
    if not is_plan and wish.copy is not Copy.DELTAGARE:
        raise OnlyForParticipant
    demand_free(wish.out, replace=wish.replace)
    store, clock = opened(tools, terminal, at.folder, at.user)
    try:
        today = clock.today()
        case = store.queries.case(wish.case)
        placement, version = _chosen(case, wish)
        where = (store.begin, wish.case, placement.number, version)
        paper = (
            plan_pdf(*where, wish.copy, today) if is_plan else copy_paper(*where, wish.own, today)
        )
        has_every_letter = plan_is_printable(*where, today)
        write_whole(wish.out, paper.pdf, replace=wish.replace)
        record_paper(store.begin, paper, PaperTo.FILE)
    finally:
        store.close()
    kind = "Utkast till version" if paper.is_draft else "Version"
    terminal.say(f"{kind} {version} av planen, kopia till {label(wish.copy)}: {wish.out}")
    if wish.own.language and not phrase_book(wish.own.language).is_reviewed:
        terminal.warn(
            "OBS: ingen som har språket har granskat orden. Det står på papperet, också på svenska."
        )
    if not has_every_letter:
        terminal.warn(
            "OBS: planen innehåller tecken som inte går att skriva ut, till exempel en emoji eller "
            "kinesiska. De syns som � på papperet."
        )
    if not may_be_sent(case, wish.copy, today):
        terminal.warn(
            f"OBS: inget samtycke gäller för att lämna planen till {label(wish.copy)}. "
            "Lämna den inte vidare utan ett samtycke eller en annan grund."
        )


def _chosen(case: CaseFile, wish: PlanWish) -> tuple[Placement, int]:
    if wish.placement is not None:
        placement: Placement | None = case.placement(wish.placement)
    else:
        placement = _placement_with_plan(case, signed=True) or _placement_with_plan(
            case, signed=False
        )
    if placement is None or not placement.plans:
        raise NoPlanToPrint
    if wish.version is not None:
        return placement, placement.plan(wish.version).version
    newest = placement.signed_plan or placement.draft or placement.plans[-1]
    return placement, newest.version


def _placement_with_plan(case: CaseFile, *, signed: bool) -> Placement | None:
    """The main placement if it has such a plan, else the latest that has one."""
    main = case.main_placement
    ordered: list[Placement] = [main] if main else []
    ordered += reversed(case.placements)
    for placement in ordered:
        if placement.signed_plan is not None or (not signed and placement.plans):
            return placement
    return None


def import_file(
    tools: Tools, terminal: Terminal, at: Entrance, file: Path, *, practice: bool
) -> None:
    """Everything in the file into the register, or nothing at all."""
    content = read_whole(file)
    store, _clock = opened(tools, terminal, at.folder, at.user)
    try:
        imported = import_document(store, content, practice=practice)
        store.rest()
    finally:
        store.close()
    terminal.say(f"{len(imported.numbers)} deltagare inlästa från {file.name}.")
    if imported.took_settings:
        terminal.say("Organisationen och de egna reglerna följde med, eftersom registret var tomt.")
    if imported.practice_day is not None:
        terminal.warn(
            "OBS: filen kommer från ett övningsregister. Registret är nu ett övningsregister och "
            f"står på {weekday_date(imported.practice_day)} {imported.practice_day.year}. Lägg "
            "aldrig in riktiga personer i det; skapa ett nytt register för dem."
        )


def export_file(
    tools: Tools,
    terminal: Terminal,
    at: Entrance,
    file: Path,
    *,
    case: CaseNumber | None,
    replace: bool,
) -> None:
    """The register, or one participant, as a file in the open format."""
    demand_free(file, replace=replace)
    store, _clock = opened(tools, terminal, at.folder, at.user)
    try:
        content = export_register(store) if case is None else export_participant(store, case)
    finally:
        store.close()
    write_whole(file, content, replace=replace)
    terminal.say(f"Sparat i {file}.")
    terminal.warn(
        "OBS: filen är inte krypterad och innehåller allt, också skyddade personuppgifter. "
        "Förvara den som en akt och ta bort den när den är använd."
    )


def take_shots(tools: Tools, terminal: Terminal, at: Entrance, out: Path) -> None:
    """A picture of every view, light and dark."""
    store, _clock = opened(tools, terminal, at.folder, at.user)
    try:
        with written_in(out):
            pictures = tools.take_shots(store, at.folder, out)
    finally:
        store.close()
    demand_there(pictures)
    for picture in pictures:
        terminal.say(str(picture))
