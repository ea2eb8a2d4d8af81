"""The tabs of one participant, and what each of them reads when it is looked at."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from karriarstod.application.ports import HistoryRow
from karriarstod.domain.identity import CaseNumber
from karriarstod.domain.note import Note
from karriarstod.forms.form import FormHeading
from karriarstod_ui.desk import Desk
from karriarstod_ui.pages.participant.decisions_tab import DecisionsTab
from karriarstod_ui.pages.participant.history_tab import ROWS_AT_ONCE, HistoryTab
from karriarstod_ui.pages.participant.notes_tab import NotesTab
from karriarstod_ui.pages.participant.overview import Overview
from karriarstod_ui.pages.participant.people_tab import PeopleTab
from karriarstod_ui.pages.participant.plan_tab import PlanTab
from karriarstod_ui.pages.participant.tabs import Tab, Tabs
from karriarstod_ui.pages.participant.view import NOTES_AT_ONCE, CaseView


class CaseTabs(Tabs):
    """Shows a view in the tab in front; notes and history beyond the first are read when asked.

    ``wanted`` carries a ``Wanted``, ``reminder_written`` a ``Reminder``, ``settled`` a decision's
    number and how its end was settled, ``note_written`` kind, text, whether the participant may
    read it and what it corrects, ``protected_written`` the same of a protected one;
    ``reveal_wanted`` comes when a restricted referrer is to be shown. Half-written notes stay, one
    for each participant, as long as the register is open.
    """

    wanted = Signal(object)
    reminder_written = Signal(object)
    settled = Signal(int, object)
    note_written = Signal(object, str, bool, object)
    protected_written = Signal(object, str, object)
    reveal_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._view: CaseView | None = None
        self._drafts: dict[CaseNumber, str] = {}
        self._drafting: CaseNumber | None = None
        for tab, name, maker in (
            (Tab.OVERVIEW, self.tr("Översikt"), self._make_overview),
            (Tab.PLAN, self.tr("Individuell plan"), self._make_plan),
            (Tab.FORMS, self.tr("Formulär"), self._make_forms),
            (Tab.PROGRESS, self.tr("Framsteg"), self._make_progress),
            (Tab.DECISIONS, self.tr("Beslut"), self._make_decisions),
            (Tab.NOTES, self.tr("Anteckningar"), self._make_notes),
            (Tab.PEOPLE, self.tr("Kontakter och samtycken"), self._make_people),
            (Tab.HISTORY, self.tr("Historik"), self._make_history),
        ):
            self.offer(tab, name, maker)
        self.tab_shown.connect(self._fill)

    def show_view(self, view: CaseView) -> None:
        """Show this in the tab in front; the others are filled when they are looked at."""
        self._view = view
        self.show_tab(self.shown)

    def begin_note(self) -> None:
        """Put the keyboard where a note is written."""
        self.show_tab(Tab.NOTES)
        made = self.widget(Tab.NOTES)
        if isinstance(made, NotesTab):
            made.text.setFocus()

    def note_kept(self, number: CaseNumber) -> None:
        """The note has been kept: the box is free again."""
        self._drafts.pop(number, None)
        made = self.widget(Tab.NOTES)
        if number == self._drafting and isinstance(made, NotesTab):
            made.forget_draft()

    @property
    def drafts(self) -> dict[CaseNumber, str]:
        """The half-written notes, by participant."""
        return {number: text for number, text in self._drafts.items() if text.strip()}

    def put_back(self, drafts: dict[CaseNumber, str]) -> None:
        """Half-written notes from before the lock; shown when the participant is."""
        self._drafts.update(drafts)

    def _fill(self) -> None:
        view = self._view
        if view is None:
            return
        made = self.widget(self.shown)
        if isinstance(made, Overview | PlanTab | DecisionsTab | PeopleTab):
            made.show_view(view)
        elif isinstance(made, NotesTab):
            made.show_notes(view.notes, view.today, at_once=NOTES_AT_ONCE)
            if self._drafting != view.number:
                made.forget_read()
                self._drafting = view.number
                made.show_draft(self._drafts.get(view.number, ""))
        elif isinstance(made, HistoryTab):
            self._read_history(0)
        elif self.shown is Tab.FORMS:
            self._read_forms(view.number)
        elif self.shown is Tab.PROGRESS:
            self._show_progress(made, view)

    def _make_overview(self) -> QWidget:
        made = Overview(self._desk.today)
        made.wanted.connect(self.wanted)
        made.reminder_written.connect(self.reminder_written)
        return made

    def _make_plan(self) -> QWidget:
        made = PlanTab()
        made.wanted.connect(self.wanted)
        return made

    def _make_forms(self) -> QWidget:
        from karriarstod_ui.pages.participant.forms_tab import FormsTab

        made = FormsTab()
        made.wanted.connect(self.wanted)
        return made

    def _make_progress(self) -> QWidget:
        from karriarstod_ui.pages.participant.progress_tab import ProgressTab

        return ProgressTab(self._desk)

    def _show_progress(self, made: QWidget, view: CaseView) -> None:
        from karriarstod_ui.pages.participant.progress_tab import ProgressTab

        if isinstance(made, ProgressTab):
            made.show_view(view)

    def _make_decisions(self) -> QWidget:
        made = DecisionsTab()
        made.wanted.connect(self.wanted)
        made.settled.connect(self.settled)
        made.reveal_wanted.connect(self.reveal_wanted)
        return made

    def _make_notes(self) -> QWidget:
        made = NotesTab()
        made.written.connect(self.note_written)
        made.protected_written.connect(self.protected_written)
        made.read_wanted.connect(self._read_protected)
        made.draft_changed.connect(self._keep_draft)
        made.more_wanted.connect(self._read_notes)
        return made

    def _read_protected(self, note_number: int) -> None:
        from karriarstod_ui.pages.participant.protected_notes import ReadingDialog

        view, made = self._view, self.widget(Tab.NOTES)
        if view is None or not isinstance(made, NotesTab):
            return
        dialog = ReadingDialog(view.number, note_number, self.window())

        def shown(_events: object) -> None:
            dialog.accept()
            if self._is_still(view.number):
                made.reveal(note_number)

        dialog.submitted.connect(
            lambda command: self._desk.do(
                command,
                owner=dialog,
                done=shown,
                failed=lambda error: dialog.refuse(_why(error) or self.tr("Försök igen.")),
            )
        )
        dialog.open()

    def _make_people(self) -> QWidget:
        made = PeopleTab()
        made.wanted.connect(self.wanted)
        return made

    def _make_history(self) -> QWidget:
        made = HistoryTab()
        made.more_wanted.connect(self._read_history)
        return made

    def _keep_draft(self, text: str) -> None:
        if self._drafting is not None:
            self._drafts[self._drafting] = text

    def _read_history(self, after: int) -> None:
        view = self._view
        if view is not None:
            number = view.number
            self._desk.ask(
                lambda queries: queries.history(number, after, ROWS_AT_ONCE),
                owner=self,
                done=partial(self._show_history, number, after),
            )

    def _show_history(self, number: CaseNumber, after: int, rows: tuple[HistoryRow, ...]) -> None:
        made = self.widget(Tab.HISTORY)
        if self._is_still(number) and isinstance(made, HistoryTab):
            made.show_rows(rows, self._desk.today, after=after)

    def _read_forms(self, number: CaseNumber) -> None:
        from karriarstod_ui.pages.participant.forms_tab import FormsTab

        def show(headings: tuple[FormHeading, ...]) -> None:
            made = self.widget(Tab.FORMS)
            if self._is_still(number) and isinstance(made, FormsTab):
                made.show_forms(headings, self._desk.today)

        self._desk.ask(lambda queries: queries.forms(number), owner=self, done=show)

    def _read_notes(self, after: int) -> None:
        view = self._view
        if view is not None:
            number = view.number
            self._desk.ask(
                lambda queries: queries.notes(number, after, NOTES_AT_ONCE),
                owner=self,
                done=partial(self._show_notes, number, after),
            )

    def _show_notes(self, number: CaseNumber, after: int, notes: tuple[Note, ...]) -> None:
        made = self.widget(Tab.NOTES)
        if self._is_still(number) and isinstance(made, NotesTab):
            made.show_notes(notes, self._desk.today, after=after, at_once=NOTES_AT_ONCE)

    def _is_still(self, number: CaseNumber) -> bool:
        return self._view is not None and self._view.number == number


def _why(error: Exception) -> str:
    from karriarstod_ui.messages import said

    sentence = said(error)
    return sentence.text if sentence is not None else ""
