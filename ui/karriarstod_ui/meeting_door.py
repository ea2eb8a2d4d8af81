"""The way from an open register into a meeting, and back to what was written in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal, Slot

from karriarstod.domain.identity import CaseNumber
from karriarstod_ui.actions import action
from karriarstod_ui.places import FORM, PARTICIPANT, PLAN
from karriarstod_ui.shell import KeepsTyping, Location, RecordShell

if TYPE_CHECKING:
    from karriarstod_ui.desk import Desk
    from karriarstod_ui.meeting.leave_dialog import WayOut
    from karriarstod_ui.meeting.mode import HalfMeeting, MeetingMode, Outcome
    from karriarstod_ui.prompts import Prompts


class Ways(Protocol):
    """Where one comes after a meeting."""

    def open_form(self, number: str, form_number: int) -> None:
        """The form that was written in."""
        ...

    def preview_plan(self, number: str, placement: int) -> None:
        """The plan on paper."""
        ...


class MeetingDoor(QObject):
    """F11 on the page of a participant, a plan or a form.

    ``covered`` carries the widget to show over the whole screen; ``uncovered`` when the register
    is shown again.
    """

    covered = Signal(object)
    uncovered = Signal()
    lock_asked = Signal()

    def __init__(
        self, desk: Desk, way_out: WayOut, shell: RecordShell, prompts: Prompts, ways: Ways
    ) -> None:
        super().__init__(shell)
        self._desk = desk
        self._way_out = way_out
        self._shell = shell
        self._prompts = prompts
        self._ways = ways
        self._mode: MeetingMode | None = None
        action(shell, self.tr("Mötesläge"), self.ask, keys="F11", icon="users")

    @property
    def mode(self) -> MeetingMode:
        """The mode, made the first time it is asked for."""
        if self._mode is None:
            from karriarstod_ui.meeting.mode import MeetingMode

            self._mode = MeetingMode(self._desk, self._way_out, self._shell, self)
            self._mode.entered.connect(self._on_entered)
            self._mode.left.connect(self._on_left)
            self._mode.lock_asked.connect(self.lock_asked)
        return self._mode

    @Slot()
    def ask(self) -> None:
        """Ask which meeting to hold with whoever is on the page."""
        here = self._shell.here
        if here is None or here.place not in {PARTICIPANT, PLAN, FORM} or not here.subject:
            self._prompts.tell(
                self.tr("Vem ska ni träffa?"),
                self.tr("Öppna deltagarens sida först, och välj sedan Mötesläge eller F11."),
            )
            return
        page = self._shell.page(here.place)
        if isinstance(page, KeepsTyping):
            page.flush()
        number = CaseNumber.parse(here.subject)
        if here.place == FORM:
            self._ask_beside_form(number, int(here.part))
        else:
            placement = here.part.partition(":")[0] if here.place == PLAN else ""
            self.mode.choose(number, int(placement) if placement else None)

    def _ask_beside_form(self, number: CaseNumber, form: int) -> None:
        self._desk.ask(
            lambda queries: queries.form(number, form).placement_number,
            owner=self,
            done=lambda placement: self.mode.choose(number, placement),
        )

    @Slot(object)
    def _on_entered(self, screen: object) -> None:
        self.covered.emit(screen)

    @Slot(object)
    def _on_left(self, outcome: Outcome) -> None:
        # These pages hold what was written before the meeting: they are read anew.
        for place in (PLAN, FORM):
            self._shell.forget(place)
        self.uncovered.emit()
        number, here = str(outcome.number), self._shell.here
        if not outcome.is_over:
            self._shell.go(here or Location(PARTICIPANT, number))
        elif outcome.wrote_plan and outcome.placement is not None:
            self._ways.preview_plan(number, outcome.placement)
        elif outcome.form:
            self._ways.open_form(number, outcome.form)

    def leave(self) -> None:
        """The register is about to be closed: what is written in a meeting is kept."""
        if self._mode is not None:
            self._mode.put_away()

    def half_written(self) -> HalfMeeting | None:
        """The meeting that goes on, so that one comes back to it after the lock; else `None`."""
        return self._mode.half() if self._mode is not None else None

    def take_up(self, half: HalfMeeting) -> None:
        """Go back into the meeting."""
        self.mode.take_up(half)
