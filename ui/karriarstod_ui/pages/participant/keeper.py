"""Keeps what is written on the page itself: notes, things to do, the end of a decision."""

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal

from karriarstod.application.notes import finish_reminder, keep_reminder, write_note
from karriarstod.application.placements import put_back_stages, settle_decision_end
from karriarstod.domain.decision import EndPlan
from karriarstod.domain.note import Note, NoteKind, Reminder
from karriarstod.domain.stages import StageStay
from karriarstod_ui.desk import Desk
from karriarstod_ui.pages.participant.view import CaseView


class CaseKeeper(QObject):
    """``note_kept`` carries the case number whose note has been kept."""

    note_kept = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def settle(self, view: CaseView, decision: int, plan: EndPlan) -> None:
        """How the decision's end was settled."""
        if view.placement_number is None:
            return
        command = partial(
            settle_decision_end,
            number=view.number,
            placement_number=view.placement_number,
            decision_number=decision,
            end_plan=plan,
        )
        self._desk.do(command, owner=self)

    def keep_reminder(self, view: CaseView, reminder: Reminder) -> None:
        """Something to do, for whoever wrote it."""
        owned = replace(reminder, owner=self._desk.user.name)
        self._desk.do(partial(keep_reminder, number=view.number, reminder=owned), owner=self)

    def take_up_again(self, view: CaseView, reminder_number: int) -> None:
        """Something that was ticked, not done after all."""
        undone: date | None = None
        command = partial(
            finish_reminder, number=view.number, reminder_number=reminder_number, on=undone
        )
        self._desk.do(command, owner=self)

    def put_back(self, view: CaseView, placement_number: int, stays: tuple[StageStay, ...]) -> None:
        """The stages as they were before somebody set one right."""
        command = partial(
            put_back_stages,
            number=view.number,
            placement_number=placement_number,
            stays=stays,
        )
        self._desk.do(command, owner=self)

    def keep_note(
        self,
        view: CaseView,
        kind: NoteKind,
        text: str,
        *,
        readable: bool,
        corrects: int | None,
        protected: bool = False,
    ) -> None:
        """A note by whoever has the register open, now."""
        note = Note(
            number=0,
            written_at=self._desk.clock.now(),
            kind=kind,
            text=text,
            author=self._desk.user.name,
            placement_number=view.placement_number,
            corrects=corrects,
            for_participant=readable,
            protected=protected,
        )
        number = view.number
        self._desk.do(
            partial(write_note, number=number, note=note),
            owner=self,
            done=lambda _events: self.note_kept.emit(number),
        )
