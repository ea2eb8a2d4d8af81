"""What is half written on a participant's page, from before the lock to after it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from karriarstod.domain.identity import CaseNumber
from karriarstod_ui.pages.participant.case_tabs import CaseTabs
from karriarstod_ui.pages.participant.doer import CaseDoer
from karriarstod_ui.pages.participant.doing import Wanted
from karriarstod_ui.pages.participant.next_steps import ReminderForm
from karriarstod_ui.pages.participant.notes_tab import NotesTab
from karriarstod_ui.pages.participant.overview import Overview
from karriarstod_ui.pages.participant.tabs import Tab
from karriarstod_ui.pages.participant.view import CaseView
from karriarstod_ui.typed import Typed, type_again, typed_in

if TYPE_CHECKING:
    from karriarstod_ui.pages.participant.progress_tab import HalfSteps


@dataclass(frozen=True)
class HalfCase:
    """Drafts of notes by participant, and what was open on the page of the one shown."""

    drafts: dict[CaseNumber, str] = field(repr=False)
    number: CaseNumber
    placement_number: int | None
    tab: Tab
    note: Typed | None
    corrects: int | None
    reminder: Typed | None
    wanted: Wanted | None
    window: Typed | None
    steps: HalfSteps | None = None

    @property
    def is_here(self) -> bool:
        """Whether something is half written of the participant who is on the page."""
        half = (self.note, self.reminder, self.window, self.steps)
        return any(one is not None for one in half)


class HalfCases:
    """Gathers it from a page, and puts it back once the participant is shown again."""

    def __init__(self, tabs: CaseTabs, doer: CaseDoer) -> None:
        self._tabs = tabs
        self._doer = doer
        self._waiting: HalfCase | None = None

    def gathered(self, view: CaseView | None) -> HalfCase | None:
        """What is half written, or `None` when nothing is."""
        drafts = self._tabs.drafts
        if view is None:
            return None
        notes = self._notes() if view.number in drafts else None
        form = self._form()
        opened = self._doer.opened
        half = HalfCase(
            drafts,
            view.number,
            view.placement_number,
            self._tabs.shown,
            typed_in(notes.box) if notes is not None else None,
            notes.corrects if notes is not None else None,
            typed_in(form) if not form.isHidden() and form.text.text().strip() else None,
            opened[0] if opened is not None else None,
            typed_in(opened[1]) if opened is not None else None,
            self._half_steps(),
        )
        return half if drafts or half.is_here else None

    def take_up(self, half: HalfCase) -> None:
        """Put the drafts back now, and the rest when `shown` tells of the participant."""
        self._tabs.put_back(half.drafts)
        self._waiting = half

    def shown(self, view: CaseView) -> None:
        """A participant is shown: put back what waits for this one."""
        half = self._waiting
        if half is None or half.number != view.number:
            return
        self._waiting = None
        self._tabs.show_tab(half.tab)
        if half.note is not None:
            notes = self._notes()
            notes.correct(half.corrects)
            type_again(notes.box, half.note)
        if half.steps is not None:
            self._take_up_steps(half.steps)
        if half.reminder is not None:
            self._overview().next_steps.add_one.click()
            type_again(self._form(), half.reminder)
        if half.wanted is not None and half.window is not None:
            # A window may have been about another placement than the main one.
            where = half.wanted.placement_number or half.placement_number
            self._doer.carry_out(view, replace(half.wanted, placement_number=where))
            opened = self._doer.opened
            if opened is not None:
                type_again(opened[1], half.window)

    def _half_steps(self) -> HalfSteps | None:
        if self._tabs.shown is not Tab.PROGRESS:
            return None
        from karriarstod_ui.pages.participant.progress_tab import ProgressTab

        made = self._tabs.widget(Tab.PROGRESS)
        return made.half_written() if isinstance(made, ProgressTab) else None

    def _take_up_steps(self, half: HalfSteps) -> None:
        from karriarstod_ui.pages.participant.progress_tab import ProgressTab

        made = self._tabs.widget(Tab.PROGRESS)
        if isinstance(made, ProgressTab):
            made.take_up(half)

    def _notes(self) -> NotesTab:
        made = self._tabs.widget(Tab.NOTES)
        if not isinstance(made, NotesTab):
            raise TypeError(made)
        return made

    def _overview(self) -> Overview:
        made = self._tabs.widget(Tab.OVERVIEW)
        if not isinstance(made, Overview):
            raise TypeError(made)
        return made

    def _form(self) -> ReminderForm:
        return self._overview().next_steps.form
