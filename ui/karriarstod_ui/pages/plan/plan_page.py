"""The page of one placement's individual plan: written, signed, read, compared and printed."""

from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from karriarstod.application.changes import Events
from karriarstod.application.plans import first_content
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.events import Event, EventKind
from karriarstod.domain.identity import CaseNumber
from karriarstod.domain.plan import StepProgress
from karriarstod_ui.actions import action
from karriarstod_ui.desk import Desk
from karriarstod_ui.pages.plan.facts import PlanFacts, plan_facts
from karriarstod_ui.pages.plan.half_signing import HalfSigning, HalfSignings
from karriarstod_ui.pages.plan.plain_dialog import PlainDialog
from karriarstod_ui.pages.plan.plan_actions import PlanActions
from karriarstod_ui.pages.plan.plan_view import PlanView
from karriarstod_ui.pages.plan.preview import Printed
from karriarstod_ui.pages.plan.printing_port import Printing
from karriarstod_ui.pages.plan.words import missing_lines
from karriarstod_ui.prompts import Prompts
from karriarstod_ui.widgets.layouts import column

_ONLY_TYPED: Final = {EventKind.PLAN_DRAFTED, EventKind.PLAN_SIMPLIFIED}
"""What happens at every pause in typing, and changes nothing that the page shows."""


class PlanPage(QWidget):
    """One placement's plan. ``show_plan`` shows it; ``flush`` keeps what was typed at once.

    ``participant_chosen`` carries the case number when the breadcrumb leads back, ``list_chosen``
    when it leads to the list; ``saved`` follows whenever all that was typed has been kept.
    """

    participant_chosen = Signal(str)
    list_chosen = Signal()
    saved = Signal()

    def __init__(
        self, desk: Desk, prompts: Prompts, printing: Printing, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._asked = 0
        self._wanted: tuple[CaseNumber, int, int] | None = None
        self._case: CaseFile | None = None
        self._is_stale = False
        self.view = PlanView(desk)
        self.acts = PlanActions(desk, prompts, printing, self)
        self._half = HalfSignings(self.acts, self._sign_again)
        column(self).addWidget(self.view)
        action(self, self.tr("Förhandsgranska"), self._preview, keys="Ctrl+P", icon="eye")
        self.view.saved.connect(self.saved)
        self.view.broke.connect(prompts.report_error)
        self.view.step_marked.connect(self._mark_step)
        self._connect()

    def _connect(self) -> None:
        head = self.view.head
        head.list_chosen.connect(self.list_chosen)
        head.participant_chosen.connect(self._on_participant_chosen)
        head.version_chosen.connect(self._on_version_chosen)
        head.preview_asked.connect(self._preview)
        head.copy_asked.connect(self._show_copy)
        head.primary_asked.connect(self._on_primary_asked)
        head.blank_asked.connect(self._show_blank)
        head.discard_asked.connect(self._ask_discard)
        head.message.acted.connect(self._on_message_acted)
        self.acts.signed.connect(head.show_signed)
        self.acts.words_cleared.connect(self._on_primary_asked)
        self.acts.begun.connect(self._show_latest)
        self._desk.events.committed.connect(self._on_committed)

    @property
    def _facts(self) -> PlanFacts | None:
        return self.view.facts

    # Showing.

    def show_plan(self, number: CaseNumber, placement: int, version: int = 0) -> None:
        """Show a version; 0 is the draft if there is one, else the version in force.

        Where there is none at all an open placement gets an empty draft, which is kept in the
        register when the first word is written.
        """
        if self._is_writing(number, placement, version):
            return
        self.flush()
        self.view.head.message.clear()
        self._wanted = (number, placement, version)
        self._reload()

    def _is_writing(self, number: CaseNumber, placement: int, version: int) -> bool:
        facts, writing = self._facts, self.view.writing
        if facts is None or writing is None or self.view.comparing is not None:
            return False
        same = (facts.number, facts.placement) == (number, placement)
        return same and version in {0, writing.version}

    def _reload(self) -> None:
        if self._wanted is None:
            return
        self._asked += 1
        self._is_stale = False
        number = self._wanted[0]
        self._desk.ask(
            lambda queries: queries.case(number),
            owner=self,
            done=partial(self._on_read, self._asked),
        )

    def _on_read(self, asked: int, case: CaseFile) -> None:
        if asked != self._asked or self._wanted is None:
            return
        _, number, version = self._wanted
        self._case = case
        self.view.show_version(self._facts_of(case, number), case.placement(number), version)
        self._half.shown(self._facts)

    def _facts_of(self, case: CaseFile, placement: int) -> PlanFacts:
        desk = self._desk
        return plan_facts(
            case, case.placement(placement), desk.organisation, desk.user.name, desk.today
        )

    def _show_latest(self) -> None:
        if self._facts is not None:
            self.show_plan(self._facts.number, self._facts.placement)

    def flush(self) -> None:
        """Keep at once whatever has been typed: called when the page is left and at closing."""
        self.view.flush()
        for plain in self.findChildren(PlainDialog):
            plain.autosave.flush()

    def half_written(self) -> HalfSigning | None:
        """What stands in the window where the plan is being signed, or `None`."""
        return self._half.gathered(self._facts)

    def take_up(self, half: HalfSigning) -> None:
        """Put back what was typed before the lock, when that plan is shown."""
        self._half.take_up(half)
        self._half.shown(self._facts)

    # What is done with the plan.

    def _sign_again(self) -> None:
        if self.view.writing is not None:
            self._on_primary_asked()

    def _on_primary_asked(self) -> None:
        facts = self._facts
        if facts is None:
            return
        writing, editor = self.view.writing, self.view.editor
        if writing is not None and editor is not None:
            editor.close_form()
            self.flush()
            lacking = missing_lines(writing.content)
            if not lacking:
                if not self.acts.asks_about_words(facts, writing, editor):
                    self.acts.sign(facts, writing)
                return
            self.view.head.show_missing(len(lacking))
            editor.focus_place(lacking[0].place)
        elif self._case is not None:
            placement = self._case.placement(facts.placement)
            if placement.draft is not None:
                self._show_latest()
            else:
                self.acts.begin_next(facts, first_content(placement))

    def _preview(self) -> None:
        if (printed := self._printed()) is not None:
            self.acts.preview(printed)

    def _show_copy(self) -> None:
        if (printed := self._printed()) is not None:
            self.acts.participant_copy(printed)

    def _printed(self) -> Printed | None:
        """The version that is shown, with all that was typed in it kept."""
        facts, writing, shown = self._facts, self.view.writing, self.view.shown
        if facts is None:
            return None
        if writing is not None:
            if shown is None:
                writing.keep_as_is()
            self.flush()
            version = writing.version
        elif shown is not None:
            version = shown.version
        else:
            return None
        is_draft = writing is not None
        return Printed(facts.number, facts.placement, version, is_draft, facts.covered)

    def _on_message_acted(self) -> None:
        if self.view.writing is not None:
            self.view.writing.autosave.flush()
        else:
            self._preview()

    def _show_blank(self) -> None:
        self.acts.preview(None)

    def _ask_discard(self) -> None:
        if self._facts is not None and self.view.writing is not None:
            self.acts.ask_discard(self._facts, self.view.writing)

    def _mark_step(self, progress: StepProgress) -> None:
        if self._facts is not None:
            self.acts.mark_step(self._facts, progress)

    def _on_participant_chosen(self) -> None:
        if self._facts is not None:
            self.participant_chosen.emit(str(self._facts.number))

    def _on_version_chosen(self, version: int) -> None:
        if self._facts is not None:
            self.view.close_comparison()
            self.show_plan(self._facts.number, self._facts.placement, version)

    # Keeping up with the register.

    def _on_committed(self, events: Events) -> None:
        facts = self._facts
        if facts is None:
            return
        mine = [event for event in events if event.case_number == facts.number]
        if any(_ends_draft(event, facts.placement) for event in mine):
            self.view.drop_writing()
            self._wanted = (facts.number, facts.placement, 0)
            self._reload()
        elif any(event.kind not in _ONLY_TYPED for event in mine):
            self._renew()

    def _renew(self) -> None:
        facts = self._facts
        if not self.isVisible():
            self._is_stale = True
        elif self.view.writing is not None and facts is not None:
            self._is_stale = False
            self._desk.ask(
                lambda queries: queries.case(facts.number), owner=self, done=self._on_surroundings
            )
        else:
            self._reload()

    def _on_surroundings(self, case: CaseFile) -> None:
        facts = self._facts
        if facts is not None and case.case_number == facts.number:
            self._case = case
            renewed = self._facts_of(case, facts.placement)
            self.view.renew(renewed, case.placement(facts.placement))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._renew()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.flush()


def _ends_draft(event: Event, placement: int) -> bool:
    if event.placement_number != placement:
        return False
    discarded = event.kind is EventKind.PLAN_DRAFTED and "discarded" in dict(event.detail)
    return discarded or event.kind is EventKind.PLAN_SIGNED
