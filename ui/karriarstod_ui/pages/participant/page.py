"""One participant: the chain, the journey, the plan, what comes next, and all that is known."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from karriarstod.application.changes import Events
from karriarstod.application.labels import PROTECTED_NAME
from karriarstod.application.views import listed_name
from karriarstod.domain.decision import EndPlan
from karriarstod.domain.events import EventKind
from karriarstod.domain.identity import CaseNumber
from karriarstod.domain.note import NoteKind, Reminder
from karriarstod.domain.obligations import Obligation
from karriarstod.domain.stages import StageStay
from karriarstod_ui.desk import Desk
from karriarstod_ui.dialogs.form import Command
from karriarstod_ui.pages.participant.case_tabs import CaseTabs
from karriarstod_ui.pages.participant.chain import stepper_steps, wanted_step
from karriarstod_ui.pages.participant.doer import CaseDoer
from karriarstod_ui.pages.participant.doing import Doing, Wanted, wanted_for
from karriarstod_ui.pages.participant.form_doing import ABOUT_FORMS, FormDoer
from karriarstod_ui.pages.participant.half_case import HalfCase, HalfCases
from karriarstod_ui.pages.participant.header import CaseHeader
from karriarstod_ui.pages.participant.keeper import CaseKeeper
from karriarstod_ui.pages.participant.switcher import PlacementSwitcher, closing_words
from karriarstod_ui.pages.participant.undo_line import UndoLine
from karriarstod_ui.pages.participant.view import CaseView, Look, look, view_of
from karriarstod_ui.prompts import Prompts
from karriarstod_ui.widgets.card import Card, InlineMessage
from karriarstod_ui.widgets.layouts import Column, ScrollPage
from karriarstod_ui.widgets.stepper import ChainStepper


class ParticipantPage(ScrollPage):
    """The page of one participant; ``show_case`` says whose.

    ``plan_opened`` carries case, placement and version (0 for the present one), ``print_wanted``
    case and placement, ``return_wanted`` the case that is to have a new placement; ``shown`` the
    case once it can be seen, and ``list_wanted`` comes when the crumb is pressed.
    """

    plan_opened = Signal(str, int, int)
    return_wanted = Signal(str)
    print_wanted = Signal(str, int)
    form_opened = Signal(str, int)
    blank_wanted = Signal(str)
    list_wanted = Signal()
    shown = Signal(str)

    def __init__(self, desk: Desk, prompts: Prompts, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._desk = desk
        self._number: CaseNumber | None = None
        self._view: CaseView | None = None
        self._stale = False
        self._asked = 0
        self._due: Obligation | None = None
        self._doer = CaseDoer(desk, prompts, self)
        self._forms = FormDoer(desk, prompts, self)
        self._keeper = CaseKeeper(desk, self)
        self.header = CaseHeader()
        self.switcher = PlacementSwitcher()
        self.closing = InlineMessage()
        self.undo = UndoLine()
        self.stepper = ChainStepper()
        self.tabs = CaseTabs(desk)
        self._half = HalfCases(self.tabs, self._doer)
        self._build()
        self._connect()

    def _build(self) -> None:
        self._whole = Column(16)
        chain = Card()
        chain.add(self.stepper)
        for part in (self.header, self.switcher, self.closing, self.undo, chain, self.tabs):
            self._whole.add(part)
        self.add(self._whole)
        self.add_stretch()
        self._whole.hide()

    def _connect(self) -> None:
        self.header.wanted.connect(self._on_wanted)
        self.header.list_wanted.connect(self.list_wanted)
        self.switcher.placement_chosen.connect(self._on_placement_chosen)
        self.stepper.step_chosen.connect(self._on_step_chosen)
        self._doer.plan_opened.connect(self.plan_opened)
        self._doer.return_wanted.connect(self.return_wanted)
        self._doer.print_wanted.connect(self.print_wanted)
        self._forms.form_opened.connect(self.form_opened)
        self._forms.blank_wanted.connect(self.blank_wanted)
        self._forms.own_page_wanted.connect(self._on_wanted)
        self._doer.reminder_finished.connect(self._on_reminder_finished)
        self._doer.stages_corrected.connect(self._on_stages_corrected)
        self._doer.done.connect(self._on_done)
        self._keeper.note_kept.connect(self.tabs.note_kept)
        self._desk.events.committed.connect(self._on_committed)
        self._desk.rules_changed.connect(self._on_rules_changed)
        self.tabs.wanted.connect(self._on_wanted)
        self.tabs.reveal_wanted.connect(self._reveal)
        self.tabs.settled.connect(self._on_settled)
        self.tabs.reminder_written.connect(self._on_reminder_written)
        self.tabs.note_written.connect(self._on_note_written)
        self.tabs.protected_written.connect(self._on_protected_written)

    # What the window asks of the page.

    def show_case(self, number: CaseNumber, placement_number: int | None = None) -> None:
        """Show a participant, from the first tab; the main placement unless another is named."""
        other = number != self._number
        self._number = number
        self._due = None
        if not other and placement_number is None:
            placement_number = self._still_in_front()
        if other:
            # Nobody sees one person's facts under another's name, not even for a moment.
            self._view = None
            self._whole.hide()
            self.undo.clear()
            self.tabs.go_to_first()
            self.verticalScrollBar().setValue(0)
        self._load(placement_number, anew=True)

    def _still_in_front(self) -> int | None:
        """The placement that is shown, while it goes on; one that is over gives way to the main."""
        placement = self._view.placement if self._view is not None else None
        return placement.number if placement is not None and placement.is_open else None

    def answer(self, due: Obligation) -> None:
        """Show the participant and open the right thing for something that is due."""
        self.show_case(due.case_number, due.placement_number)
        if self._view is not None:
            self._answer(due, self._view)
        else:
            self._due = due

    def begin_form(self) -> None:
        """Ask which form to begin."""
        self._on_wanted(Wanted(Doing.NEW_FORM))

    def begin_note(self) -> None:
        """Put the keyboard where a note is written."""
        if self._view is not None:
            self.tabs.begin_note()

    def half_written(self) -> HalfCase | None:
        """What has been typed and not kept, or `None`."""
        return self._half.gathered(self._view)

    def take_up(self, half: HalfCase) -> None:
        """Put back what was typed before the lock, when that participant is shown."""
        self._half.take_up(half)
        if self._view is not None:
            self._half.shown(self._view)

    @property
    def case_number(self) -> CaseNumber | None:
        """Whose page it is."""
        return self._number

    @property
    def title(self) -> str:
        """Who it is, as a window's title may tell: never a protected person's name."""
        return (listed_name(self._view.case) or PROTECTED_NAME) if self._view else ""

    # Reading.

    def _load(self, wanted: int | None = None, *, anew: bool = False) -> None:
        number = self._number
        if number is None:
            return
        self._stale = False
        self._asked += 1
        if wanted is None and self._view is not None and not anew:
            wanted = self._view.placement_number
        self._desk.ask(
            lambda queries: look(queries, number),
            owner=self,
            done=partial(self._take, self._asked, wanted),
        )

    def _take(self, ticket: int, wanted: int | None, found: Look) -> None:
        if ticket != self._asked:
            return
        view = view_of(found, self._desk.rules, self._desk.today, wanted)
        before = self._view
        if before is not None and before.is_revealed:
            same = before.placement_number == view.placement_number
            view = replace(view, is_revealed=same)
        self._show(view)
        self.shown.emit(str(view.number))
        self._half.shown(view)
        if self._due is not None:
            due, self._due = self._due, None
            self._answer(due, view)

    def _show(self, view: CaseView) -> None:
        self._view = view
        self.header.show_view(view)
        self.switcher.show_view(view)
        self.stepper.set_steps(stepper_steps(view))
        placement = view.placement
        ended = closing_words(placement) if placement is not None else ""
        if not ended:
            self.closing.clear()
        elif ended != self.closing.text.text() or self.closing.isHidden():
            self.closing.show_message(ended)
        self.tabs.show_view(view)
        self._whole.show()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Whoever shows the page says at once whom it is about; only if not, it reads again.
        QTimer.singleShot(0, self, self._read_again)

    @Slot()
    def _read_again(self) -> None:
        if self._stale and self.isVisible():
            self._load()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        # What was revealed is masked again when the page is left.
        if self._view is not None and not event.spontaneous():
            self._view = replace(self._view, is_revealed=False)
            self.header.show_view(self._view)
            self.undo.clear()
            self._stale = True

    def _on_committed(self, events: Events) -> None:
        concerned = any(
            event.case_number == self._number or event.kind is EventKind.IMPORTED
            for event in events
        )
        if not concerned or self._number is None:
            return
        self.undo.clear()
        if self.isVisible():
            self._load()
        else:
            self._stale = True

    def _on_rules_changed(self) -> None:
        if self.isVisible():
            self._load()
        else:
            self._stale = True

    # Doing.

    def _on_wanted(self, wanted: Wanted) -> None:
        if self._view is not None:
            doer = self._forms if wanted.doing in ABOUT_FORMS else self._doer
            doer.carry_out(self._view, wanted)

    def _answer(self, due: Obligation, view: CaseView) -> None:
        number, where = due.number or 0, due.placement_number
        self._doer.carry_out(view, wanted_for(view, due.kind, number, where))

    def _on_placement_chosen(self, number: int) -> None:
        if self._view is not None:
            self._show(self._view.in_front(number))

    def _on_step_chosen(self, place: int) -> None:
        if self._view is not None and (wanted := wanted_step(self._view, place)) is not None:
            self._on_wanted(wanted)

    def _reveal(self) -> None:
        if self._view is not None:
            self._show(replace(self._view, is_revealed=True))

    def _on_settled(self, decision: int, plan: EndPlan) -> None:
        if self._view is not None:
            self._keeper.settle(self._view, decision, plan)

    def _on_reminder_written(self, reminder: Reminder) -> None:
        if self._view is not None:
            self._keeper.keep_reminder(self._view, reminder)

    def _on_reminder_finished(self, number: int) -> None:
        view = self._view
        if view is not None:
            self.undo.offer(self.tr("Klart."), lambda: self._keeper.take_up_again(view, number))

    def _on_stages_corrected(
        self, said: str, placement: int, before: tuple[StageStay, ...]
    ) -> None:
        view = self._view
        if view is not None:
            self.undo.offer(said, lambda: self._keeper.put_back(view, placement, before))

    def _on_done(self, said: str, undo: Command) -> None:
        self.undo.offer(said, lambda: self._desk.do(undo, owner=self))

    def _on_protected_written(self, kind: NoteKind, text: str, corrects: int | None) -> None:
        if self._view is not None:
            self._keeper.keep_note(
                self._view, kind, text, readable=False, corrects=corrects, protected=True
            )

    def _on_note_written(
        self, kind: NoteKind, text: str, readable: bool, corrects: int | None
    ) -> None:
        if self._view is not None:
            self._keeper.keep_note(self._view, kind, text, readable=readable, corrects=corrects)
