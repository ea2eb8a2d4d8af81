"""Commands about forms on paper: one of a participant's, any of them empty, one for a team."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from karriarstod.application.form_batches import WHY_LEFT_OUT, record_batch_paper, teams
from karriarstod.application.forms import record_form_paper
from karriarstod.application.listing import folded
from karriarstod.application.plan_paper import PaperTo
from karriarstod.application.ports import Organisation
from karriarstod.commands.files import demand_free, write_whole
from karriarstod.commands.tools import NoSuchTeam, Terminal, Tools, opened
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.identity import CaseNumber
from karriarstod.forms.catalog import newest_of
from karriarstod.forms.form import TemplateRef
from karriarstod.forms.keys import Leaves
from karriarstod.forms.own_questions import latest_own, template_of
from karriarstod.reports.form_batch import form_batch
from karriarstod.reports.form_printing import blank_form_paper, form_paper

NO_HOUSE: Final = Organisation("")
"""Whose name stands on empty paper that is made without a register."""


@dataclass(frozen=True)
class FormWish:
    """What `form` is told: whose, which one, where to, and whether sensitive answers go along."""

    case: CaseNumber
    number: int
    out: Path
    shows_sensitive: bool = False
    replace: bool = False


@dataclass(frozen=True)
class BlankWish:
    """What `form-blank` is told; with a register's folder its name and own questions go along."""

    template_id: str
    out: Path
    folder: Path | None = None
    user: str = ""
    replace: bool = False


@dataclass(frozen=True)
class BatchWish:
    """What `form-batch` is told: which form, for which team, and whether filled in or empty."""

    template_id: str
    team: str
    out: Path
    is_blank: bool = False
    replace: bool = False


def print_form(tools: Tools, terminal: Terminal, folder: Path, user: str, wish: FormWish) -> None:
    """A form as PDF; a signed one is the same each time."""
    demand_free(wish.out, replace=wish.replace)
    store, clock = opened(tools, terminal, folder, user)
    try:
        with store.begin() as work:
            form = work.forms.get(wish.case, wish.number)
            template = template_of(form.template, work.forms.own_questions())
        paper = form_paper(
            store.begin,
            wish.case,
            wish.number,
            clock.today(),
            shows_sensitive=wish.shows_sensitive,
        )
        write_whole(wish.out, paper.pdf, replace=wish.replace)
        record_form_paper(store.begin, wish.case, wish.number, PaperTo.FILE)
    finally:
        store.close()
    kind = "" if paper.is_frozen else ", inte fastställt"
    terminal.say(f"{template.title}, formulär {wish.number}{kind}: {wish.out}")
    if not paper.is_printable:
        terminal.warn(
            "OBS: formuläret innehåller tecken som inte går att skriva ut, till exempel en emoji "
            "eller kinesiska. De syns som � på papperet."
        )
    if template.leaves is Leaves.NEVER:
        terminal.warn("OBS: formuläret lämnas inte ut. Förvara papperet i akten.")
    elif template.leaves is Leaves.PARTICIPANT:
        terminal.warn("OBS: bara deltagaren själv lämnar formuläret vidare.")


def print_blank_form(tools: Tools, terminal: Terminal, wish: BlankWish) -> None:
    """An empty form as PDF, to fill in by pen."""
    demand_free(wish.out, replace=wish.replace)
    template, organisation = newest_of(wish.template_id), NO_HOUSE
    if wish.folder is not None:
        store, _clock = opened(tools, terminal, wish.folder, wish.user)
        try:
            with store.begin() as work:
                organisation = work.settings.organisation()
                own = latest_own(work.forms.own_questions(), wish.template_id)
        finally:
            store.close()
        if own is not None:
            ref = TemplateRef(template.id, template.version, own.version)
            template = template_of(ref, (own,))
    paper = blank_form_paper(template, organisation)
    write_whole(wish.out, paper.pdf, replace=wish.replace)
    terminal.say(f"{template.title}, tom blankett: {wish.out}")


def print_form_batch(
    tools: Tools, terminal: Terminal, folder: Path, user: str, wish: BatchWish
) -> None:
    """The same form for everybody in a team, in one file. Raises NoSuchTeam."""
    demand_free(wish.out, replace=wish.replace)
    store, clock = opened(tools, terminal, folder, user)
    try:
        today = clock.today()
        cases = _team(teams(store.queries.active_cases(today)), wish.team)
        numbers = [case.case_number for case in cases]
        batch = form_batch(store.begin, wish.template_id, numbers, today, is_blank=wish.is_blank)
        write_whole(wish.out, batch.pdf, replace=wish.replace)
        record_batch_paper(store.begin, batch.batched, PaperTo.FILE)
    finally:
        store.close()
    title = newest_of(wish.template_id).title
    kind = ", tomma" if wish.is_blank else ""
    terminal.say(f"{title}{kind}, {len(batch.made)} av {len(numbers)} deltagare: {wish.out}")
    for one in batch.left_out:
        terminal.say(f"Inte med: {one.case_number}  {WHY_LEFT_OUT[one.why]}")


def _team(found: dict[str, tuple[CaseFile, ...]], name: str) -> tuple[CaseFile, ...]:
    for team, cases in found.items():
        if folded(team) == folded(name.strip()):
            return cases
    raise NoSuchTeam(name, tuple(found))
