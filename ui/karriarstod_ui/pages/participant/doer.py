"""Carries out what a button of the page means: opens its window, or does it at once."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from karriarstod.application.changes import Events
from karriarstod.application.decision_pauses import keep_decision_pause, remove_decision_pause
from karriarstod.application.labels import label
from karriarstod.application.notes import finish_reminder
from karriarstod.application.participants import remove_consent
from karriarstod.application.placements import reopen_placement, take_back_follow_up
from karriarstod.application.ports import Begin
from karriarstod.domain.errors import IdentityNumberTaken, NoSuchPart
from karriarstod.domain.parties import Consent, Contact
from karriarstod.domain.placement import Placement
from karriarstod_ui.desk import Desk
from karriarstod_ui.dialogs.form import Command, FormDialog
from karriarstod_ui.pages.participant.chain_dialogs import (
    CloseDialog,
    IntakeDialog,
    PauseDialog,
    ResumeDialog,
)
from karriarstod_ui.pages.participant.decision_dialogs import (
    DecisionDialog,
    DecisionPauseDialog,
    ProlongDialog,
)
from karriarstod_ui.pages.participant.doing import Doing, Wanted
from karriarstod_ui.pages.participant.people_dialogs import (
    ConsentDialog,
    ContactDialog,
    TeamDialog,
    WithdrawDialog,
)
from karriarstod_ui.pages.participant.person_dialogs import NumberDialog, PersonDialog
from karriarstod_ui.pages.participant.referral_dialog import ReferralDialog
from karriarstod_ui.pages.participant.stage_dialogs import StageDialog, StayDialog, StaysDialog
from karriarstod_ui.pages.participant.view import CaseView
from karriarstod_ui.pages.participant.work_dialogs import EmploymentDialog, FollowUpDialog
from karriarstod_ui.prompts import Prompts

MakeDialog = Callable[[CaseView, Wanted, QWidget], FormDialog]


class CaseDoer(QObject):
    """What leads to other pages is told by signals; the rest is done here.

    ``reminder_finished`` carries the number of one that was just ticked, ``stages_corrected``
    the words for it, the placement and its stages as they were, so that it can be undone.
    ``done`` carries words for anything else that can be undone, and the command that does so.
    """

    plan_opened = Signal(str, int, int)
    return_wanted = Signal(str)
    print_wanted = Signal(str, int)
    reminder_finished = Signal(int)
    done = Signal(str, object)
    stages_corrected = Signal(str, int, object)

    def __init__(self, desk: Desk, prompts: Prompts, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._prompts = prompts
        self._window = window
        self._opened: tuple[Wanted, FormDialog] | None = None

    @property
    def opened(self) -> tuple[Wanted, FormDialog] | None:
        """The window that is open over the page, and what it was opened for."""
        if self._opened is None:
            return None
        dialog = self._opened[1]
        return self._opened if isValid(dialog) and dialog.isVisible() else None

    def carry_out(self, view: CaseView, wanted: Wanted) -> None:
        """Do it, for the placement it is about."""
        where = wanted.placement_number
        if where is not None and where != view.placement_number:
            view = view.in_front(where)
        leads = {
            Doing.PLAN: self._open_plan,
            Doing.PRINT: self._print,
            Doing.NEW_PLACEMENT: self._place_again,
            Doing.REOPEN: self._ask_to_reopen,
            Doing.FINISH_REMINDER: self._finish_reminder,
            Doing.REMOVE_DECISION_PAUSE: self._remove_pause,
            Doing.REMOVE_CONSENT: self._ask_to_remove_consent,
        }
        if wanted.doing in leads:
            leads[wanted.doing](view, wanted)
        elif view.placement is not None or wanted.doing in _ABOUT_PERSON:
            dialog = _DIALOGS[wanted.doing](view, wanted, self._window)
            self._opened = (wanted, dialog)
            self._open(dialog)

    def _open_plan(self, view: CaseView, wanted: Wanted) -> None:
        if view.placement_number is not None:
            # A plan's version is named only where one was picked from the list of them.
            version = wanted.part if wanted.placement_number is None else 0
            self.plan_opened.emit(str(view.number), view.placement_number, version)

    def _print(self, view: CaseView, _wanted: Wanted) -> None:
        if view.placement_number is not None:
            self.print_wanted.emit(str(view.number), view.placement_number)

    def _place_again(self, view: CaseView, _wanted: Wanted) -> None:
        self.return_wanted.emit(str(view.number))

    def _ask_to_reopen(self, view: CaseView, _wanted: Wanted) -> None:
        if view.placement_number is None:
            return
        command = partial(
            reopen_placement, number=view.number, placement_number=view.placement_number
        )
        self._prompts.ask(
            self.tr("Öppna placeringen igen?"),
            explanation=self.tr(
                "Gör det om den avslutades av misstag. Kommer personen tillbaka är det en ny"
                " placering."
            ),
            confirm=self.tr("Öppna igen"),
            confirmed=partial(self._do, command),
        )

    def _ask_to_remove_consent(self, view: CaseView, wanted: Wanted) -> None:
        consent = _consent(view, wanted.part)
        command = partial(remove_consent, number=view.number, consent_number=consent.number)
        self._prompts.ask(
            self.tr("Ta bort samtycket till {party}?").format(party=label(consent.party.listed)),
            explanation=self.tr(
                "Gör det om det lades in av misstag. Har personen ångrat sig ska det återkallas i"
                " stället. Historiken visar att det togs bort."
            ),
            confirm=self.tr("Ta bort felregistrering"),
            confirmed=partial(self._do, command),
        )

    def _do(self, command: Command) -> None:
        self._desk.do(command, owner=self._window)

    def _finish_reminder(self, view: CaseView, wanted: Wanted) -> None:
        self._desk.do(
            partial(
                finish_reminder,
                number=view.number,
                reminder_number=wanted.part,
                on=self._desk.today,
            ),
            owner=self._window,
            done=lambda _events: self.reminder_finished.emit(wanted.part),
        )

    def _remove_pause(self, view: CaseView, wanted: Wanted) -> None:
        placement = _in_front(view)
        pause = placement.decision(wanted.part).pauses[wanted.pause - 1]
        number, decision = view.number, wanted.part

        def remove(begin: Begin) -> Events:
            return remove_decision_pause(begin, number, placement.number, decision, wanted.pause)

        def back(begin: Begin) -> Events:
            return keep_decision_pause(begin, number, placement.number, decision, pause)

        self._desk.do(
            remove,
            owner=self._window,
            done=lambda _events: self.done.emit(self.tr("Pausen är borttagen."), back),
        )

    def _open(self, dialog: FormDialog) -> None:
        if isinstance(dialog, TeamDialog):
            self._desk.ask(
                lambda queries: queries.colleagues(),
                owner=dialog,
                done=dialog.person_edit.suggest,
            )
        if isinstance(dialog, StaysDialog):
            dialog.stay_chosen.connect(partial(self.carry_out, dialog.view))
        dialog.submitted.connect(partial(self._submit, dialog))
        dialog.open()

    def _submit(self, dialog: FormDialog, command: Command) -> None:
        self._desk.do(
            command,
            owner=dialog,
            done=lambda _events: self._kept(dialog),
            failed=partial(self._refused, dialog),
        )

    def _kept(self, dialog: FormDialog) -> None:
        dialog.accept()
        if isinstance(dialog, StayDialog | StaysDialog):
            before = dialog.placement
            self.stages_corrected.emit(dialog.corrected, before.number, before.stays)
        if isinstance(dialog, FollowUpDialog):
            back = partial(
                take_back_follow_up,
                number=dialog.view.number,
                placement_number=dialog.placement.number,
                before=dialog.placement,
                employment=dialog.employment.number,
            )
            self.done.emit(self.tr("Uppföljningen är sparad."), back)

    def _refused(self, dialog: FormDialog, error: Exception) -> None:
        if isinstance(error, IdentityNumberTaken) and isinstance(dialog, NumberDialog):
            dialog.refuse_number(error.case_number)
            return
        dialog.refuse(self.tr("Det är inte sparat. Det du skrev finns kvar här."))
        self._prompts.report_error(error)


_ABOUT_PERSON: Final = {
    Doing.CONTACT,
    Doing.CHANGE_CONTACT,
    Doing.CONSENT,
    Doing.WITHDRAW,
    Doing.NUMBER,
    Doing.PERSON,
}


def _in_front(view: CaseView) -> Placement:
    if view.placement is None:
        raise NoSuchPart("placement", 0)
    return view.placement


def _consent(view: CaseView, number: int) -> Consent:
    for one in view.case.consents:
        if one.number == number:
            return one
    raise NoSuchPart("consent", number)


def _contact(view: CaseView, number: int) -> Contact:
    for one in view.case.contacts:
        if one.number == number:
            return one
    raise NoSuchPart("contact", number)


def _stay(view: CaseView, wanted: Wanted, parent: QWidget) -> FormDialog:
    for one in _in_front(view).stays:
        if one.number == wanted.part:
            return StayDialog(view, one, parent)
    raise NoSuchPart("stay", wanted.part)


def _employment(view: CaseView, wanted: Wanted, parent: QWidget) -> FormDialog:
    for one in _in_front(view).employments:
        if one.number == wanted.part:
            return EmploymentDialog(view, one, parent)
    raise NoSuchPart("employment", wanted.part)


def _follow_up(view: CaseView, wanted: Wanted, parent: QWidget) -> FormDialog:
    for one in _in_front(view).employments:
        if not one.is_followed_up(wanted.part):
            return FollowUpDialog(view, one, wanted.part, parent)
    raise NoSuchPart("employment", wanted.part)


def _renewed_consent(view: CaseView, wanted: Wanted, parent: QWidget) -> FormDialog:
    party = _consent(view, wanted.part).party if wanted.part else None
    return ConsentDialog(view, party, parent)


_DIALOGS: Final[dict[Doing, MakeDialog]] = {
    Doing.INTAKE: lambda view, _, parent: IntakeDialog(view, parent),
    Doing.STAGE: lambda view, wanted, parent: StageDialog(view, wanted.stage, parent),
    Doing.CHANGE_STAY: _stay,
    Doing.STAYS: lambda view, _, parent: StaysDialog(view, parent),
    Doing.PAUSE: lambda view, _, parent: PauseDialog(view, None, parent),
    Doing.RESUME: lambda view, _, parent: ResumeDialog(view, parent),
    Doing.CLOSE: lambda view, _, parent: CloseDialog(view, parent),
    Doing.CHANGE_REFERRAL: lambda view, _, parent: ReferralDialog(view, parent),
    Doing.DECISION: lambda view, _, parent: DecisionDialog(view, None, parent),
    Doing.CHANGE_DECISION: lambda view, wanted, parent: DecisionDialog(
        view, _in_front(view).decision(wanted.part), parent
    ),
    Doing.PROLONG: lambda view, wanted, parent: ProlongDialog(
        view, _in_front(view).decision(wanted.part), parent
    ),
    Doing.DECISION_PAUSE: lambda view, wanted, parent: DecisionPauseDialog(
        view, _in_front(view).decision(wanted.part), wanted.pause, parent
    ),
    Doing.EMPLOYMENT: lambda view, _, parent: EmploymentDialog(view, None, parent),
    Doing.CHANGE_EMPLOYMENT: _employment,
    Doing.FOLLOW_UP: _follow_up,
    Doing.CONTACT: lambda view, _, parent: ContactDialog(view, None, parent),
    Doing.CHANGE_CONTACT: lambda view, wanted, parent: ContactDialog(
        view, _contact(view, wanted.part), parent
    ),
    Doing.CONSENT: _renewed_consent,
    Doing.WITHDRAW: lambda view, wanted, parent: WithdrawDialog(
        view, _consent(view, wanted.part), parent
    ),
    Doing.TEAM: lambda view, _, parent: TeamDialog(view, parent),
    Doing.NUMBER: lambda view, _, parent: NumberDialog(view, parent),
    Doing.PERSON: lambda view, _, parent: PersonDialog(view, parent),
}
