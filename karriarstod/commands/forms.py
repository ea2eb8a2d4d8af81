"""Commands about forms on paper: one of a participant's, and any of them empty."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from karriarstod.application.forms import record_form_paper
from karriarstod.application.plan_paper import PaperTo
from karriarstod.application.ports import Organisation
from karriarstod.commands.files import demand_free, write_whole
from karriarstod.commands.tools import Terminal, Tools, opened
from karriarstod.domain.identity import CaseNumber
from karriarstod.forms.catalog import newest_of
from karriarstod.forms.form import TemplateRef
from karriarstod.forms.keys import Leaves
from karriarstod.forms.own_questions import latest_own, template_of
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
