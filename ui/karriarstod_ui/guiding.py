"""Where the method guide opens: the page about what is on screen, and the words beside a form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from karriarstod.application.method_guide import (
    FIRST_MORNING,
    START,
    form_page,
    so_gor_du,
    stage_page,
)
from karriarstod.domain.identity import CaseNumber
from karriarstod_ui.pages.participant.page import ParticipantPage
from karriarstod_ui.pages.participant.tabs import Tab
from karriarstod_ui.places import FORM, PARTICIPANT, PLAN, REFERRAL, TODAY

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from karriarstod.application.ports import Queries
    from karriarstod.forms.template import FormTemplate
    from karriarstod_ui.desk import Desk
    from karriarstod_ui.shell import Location, RecordShell

_TABS: Final = {
    Tab.PLAN: "work_plan",
    Tab.NOTES: "journal_note",
    Tab.PEOPLE: "consent",
}
_PLACES: Final = {PLAN: "work_plan", REFERRAL: "referral"}


def with_guide_page(shell: RecordShell, desk: Desk, then: Callable[[str], None]) -> None:
    """Tell ``then`` which page is about what is on screen; the register may be asked first."""
    here = shell.here
    if here is None:
        then(START)
        return
    page = shell.page(here.place)
    tab = page.tabs.shown if isinstance(page, ParticipantPage) else None
    if tab in _TABS:
        then(_TABS[tab])
    elif here.place == PARTICIPANT and here.subject:
        number, today = CaseNumber.parse(here.subject), desk.today
        desk.ask(lambda queries: _stage_page(queries, number, today), owner=page, done=then)
    else:
        then(_page_of(here, page, is_practice=desk.organisation.practice_today is not None))


def _page_of(here: Location, page: QWidget, *, is_practice: bool) -> str:
    if here.place == FORM:
        from karriarstod_ui.pages.form.page import FormPage

        shown = page.panel.shown if isinstance(page, FormPage) else None
        return form_page(shown.template.id) if shown is not None else START
    if here.place == TODAY and is_practice:
        return FIRST_MORNING
    return _PLACES.get(here.place, START)


def _stage_page(queries: Queries, number: CaseNumber, today: date) -> str:
    placement = queries.case(number).main_placement
    stage = placement.stage_today(today) if placement is not None else None
    return stage_page(stage) if stage is not None else START


class FormAdvice:
    """What the method guide says beside a form, with what the template says of who may get it."""

    def paragraphs(self, template: FormTemplate, section: str) -> tuple[str, ...]:
        """How the form is filled in, who may get it, and where there is more to read."""
        from karriarstod_ui.pages.form.guide import TemplateGuide

        own = TemplateGuide().paragraphs(template, section)
        how = "\n".join(f"• {line}" for line in so_gor_du(template.id))
        if not how:
            return own
        more = QCoreApplication.translate(
            "FormAdvice", "F1 öppnar hela sidan: vad du kan säga, och vad som kommer sedan."
        )
        return (how, *own[1:], more)
