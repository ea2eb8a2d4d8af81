"""Meeting mode of an open register: chosen, gone into, left, and gone back to after the lock."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from shiboken6 import isValid

from karriarstod.application.forms import NewForm, begin_form, finish_form, save_answers
from karriarstod.domain.identity import CaseNumber
from karriarstod.forms.careful_words import form_hits, shipped_words
from karriarstod.forms.meeting import Into, Meeting
from karriarstod.forms.meetings import meeting, meetings
from karriarstod.forms.missing import missing_answers
from karriarstod_ui.meeting.choose_dialog import ChooseMeetingDialog
from karriarstod_ui.meeting.leave_dialog import LeaveDialog, TriesKept, WayOut
from karriarstod_ui.meeting.look import MeetingLook, look
from karriarstod_ui.meeting.screen import MeetingScreen
from karriarstod_ui.meeting.size import Lens, MeetingSize

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from karriarstod.application.changes import Events
    from karriarstod.application.ports import Begin
    from karriarstod.domain.case_file import CaseFile
    from karriarstod.domain.placement import Placement
    from karriarstod_ui.desk import Desk


@dataclass(frozen=True)
class HalfMeeting:
    """The meeting that went on when the register was locked, and which question was shown."""

    number: CaseNumber
    placement: int | None
    meeting_id: str
    step: int
    size: MeetingSize


@dataclass(frozen=True)
class Outcome:
    """Where to go when a meeting has been left. ``form`` is 0 where it wrote in none.

    ``is_over`` when the talk was brought to its end: then the paper is shown.
    """

    number: CaseNumber
    placement: int | None
    form: int
    wrote_plan: bool
    is_over: bool


class MeetingMode(QObject):
    """Holds the screen of a meeting while there is one.

    ``entered`` carries the widget to cover everything with; ``left`` the ``Outcome``.
    """

    entered = Signal(object)
    left = Signal(object)
    lock_asked = Signal()

    def __init__(self, desk: Desk, way_out: WayOut, window: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._way_out = way_out
        self._window = window
        self._tries = TriesKept()
        self._lens = Lens()
        self._size = MeetingSize.SMALL
        self._leaving: LeaveDialog | None = None
        self.screen: MeetingScreen | None = None

    # In.

    def choose(self, number: CaseNumber, placement: int | None) -> None:
        """Ask which meeting it is, and begin it; the main placement where none is named."""
        self._desk.ask(
            lambda queries: queries.case(number),
            owner=self,
            done=partial(self._offer, placement),
        )

    def _offer(self, wanted: int | None, case: CaseFile) -> None:
        placement = case.placement(wanted) if wanted is not None else case.main_placement
        stage = placement.stage_today(self._desk.today) if placement is not None else None
        offered = [one for one in meetings() if _fits(one, placement)]
        dialog = ChooseMeetingDialog(offered, stage, self._window)
        where = placement.number if placement is not None else None
        number = case.case_number
        dialog.chosen.connect(lambda meeting_id: self.begin(number, where, meeting_id))
        dialog.open()

    def begin(
        self,
        number: CaseNumber,
        placement: int | None,
        meeting_id: str,
        step: int = 0,
        size: MeetingSize | None = None,
    ) -> None:
        """Go into a meeting; its form is begun where no draft of it is."""
        one = meeting(meeting_id)
        self._size = size or self._lens.first_size()

        def read(found: MeetingLook) -> None:
            if one.form and found.form is None:
                self._begin_form(found, again)
            else:
                self._enter(found, step)

        def again() -> None:
            self._read(number, placement, one, partial(self._enter, step=step))

        self._read(number, placement, one, read)

    def _read(
        self,
        number: CaseNumber,
        placement: int | None,
        one: Meeting,
        done: Callable[[MeetingLook], None],
    ) -> None:
        self._desk.ask(lambda queries: look(queries, number, placement, one), owner=self, done=done)

    def _begin_form(self, found: MeetingLook, then: Callable[[], None]) -> None:
        new = NewForm(found.meeting.form, found.placement)
        author, today = self._desk.user.name, self._desk.today
        self._desk.do(
            lambda begin: begin_form(begin, found.number, new, author=author, today=today),
            owner=self,
            done=lambda _events: then(),
        )

    def _enter(self, found: MeetingLook, step: int) -> None:
        if self.screen is not None:
            return
        screen = MeetingScreen(self._desk, found, step)
        screen.leave_asked.connect(self._ask_to_leave)
        screen.lock_asked.connect(self.lock_asked)
        screen.size_chosen.connect(self._on_size_chosen)
        screen.head.show_size(self._size)
        self.screen = screen
        self._lens.put_on(self._size)
        self.entered.emit(screen)
        screen.focus_first()

    @Slot(object)
    def _on_size_chosen(self, size: MeetingSize) -> None:
        self._size = size
        self._lens.put_on(size)

    # Out.

    @Slot(bool)
    def _ask_to_leave(self, is_over: bool) -> None:
        screen = self.screen
        if screen is None or self.leaving is not None:
            return
        dialog = LeaveDialog(self._desk, self._way_out, self._tries, is_over=is_over, parent=screen)
        dialog.left.connect(lambda: self._leave(is_over))
        self._leaving = dialog
        dialog.open()

    @property
    def leaving(self) -> LeaveDialog | None:
        """The window that asks for the password, while it is open."""
        one = self._leaving
        return one if one is not None and isValid(one) and one.isVisible() else None

    def _leave(self, is_over: bool) -> None:
        screen = self.screen
        if screen is None:
            return
        screen.flush()
        found = screen.look
        outcome = Outcome(
            found.number,
            found.placement,
            found.form.number if found.form is not None else 0,
            screen.writing.plan is not None,
            is_over,
        )
        if is_over and _is_complete(screen):
            self._finish(screen, outcome)
        else:
            self._go(outcome)

    def _finish(self, screen: MeetingScreen, outcome: Outcome) -> None:
        """The form is done: all that it must have has been answered."""
        found, answers, today = screen.look, screen.writing.answers, self._desk.today
        copied = screen.writing.form.lent() if screen.writing.form is not None else frozenset()
        screen.writing.forget()

        def done(begin: Begin) -> Events:
            save_answers(begin, found.number, outcome.form, answers, copied)
            return finish_form(begin, found.number, outcome.form, on=today)

        self._desk.do(done, owner=self, done=lambda _events: self._go(outcome))

    def _go(self, outcome: Outcome) -> None:
        self.put_away()
        self.left.emit(outcome)

    def put_away(self) -> None:
        """No meeting goes on any more; what was written is kept."""
        screen, self.screen = self.screen, None
        if screen is not None and isValid(screen):
            screen.flush()
        self._lens.take_off()

    # The lock.

    def half(self) -> HalfMeeting | None:
        """The meeting that goes on, or `None`."""
        screen = self.screen
        if screen is None:
            return None
        found = screen.look
        return HalfMeeting(found.number, found.placement, found.meeting.id, screen.at, self._size)

    def take_up(self, half: HalfMeeting) -> None:
        """Go back into the meeting that went on before the lock."""
        self.begin(half.number, half.placement, half.meeting_id, half.step, half.size)


def _fits(one: Meeting, placement: Placement | None) -> bool:
    """Whether there is what the meeting writes in: a plan belongs to an open placement."""
    in_plan = any(field.into is Into.PLAN for step in one.steps for field in step.fields)
    return not in_plan or (placement is not None and placement.is_open)


def _is_complete(screen: MeetingScreen) -> bool:
    template = screen.look.template
    if screen.writing.form is None or template is None:
        return False
    # Words of crime or diagnosis are asked about on the form's own page, not before two people.
    answers = screen.writing.answers
    asks = form_hits(template, answers, shipped_words())
    return not missing_answers(template, answers) and not asks
