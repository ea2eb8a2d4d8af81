"""The windows over a participant's page, the settings and the plan, one after the other."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtWidgets import QDialog, QWidget

from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.placement import Placement
from karriarstod.domain.typed_dates import add_months
from karriarstod_ui.dialogs.form import FormDialog
from karriarstod_ui.dialogs.message import CrashDialog
from karriarstod_ui.pages.participant.doing import Doing, Wanted
from karriarstod_ui.pages.participant.page import ParticipantPage
from karriarstod_ui.pages.plan.plan_page import PlanPage
from karriarstod_ui.pages.plan.printing_port import Printing
from karriarstod_ui.pages.plan.sign_dialog import SignDialog
from karriarstod_ui.pages.settings.page import SettingsPage
from karriarstod_ui.places import PARTICIPANT, PARTICIPANTS, PLAN, SETTINGS
from karriarstod_ui.prompts import Prompts
from karriarstod_ui.record import Record
from karriarstod_ui.tour.cases import first

_Part = Callable[[CaseFile, Placement, date], int | None]
"""The number of what a window is about, 0 where it is about the whole, None where there is none."""


def _whole(_case: CaseFile, placement: Placement, _today: date) -> int | None:
    return 0 if placement.is_open else None


def _anybody(_case: CaseFile, _placement: Placement, _today: date) -> int | None:
    return 0


def _stay(_case: CaseFile, placement: Placement, today: date) -> int | None:
    begun = [one.number for one in placement.stays if one.starts_on <= today]
    return begun[-1] if placement.is_open and len(begun) > 1 else None


def _booking(_case: CaseFile, placement: Placement, today: date) -> int | None:
    return next((one.number for one in placement.stays if one.starts_on > today), None)


def _decision(_case: CaseFile, placement: Placement, today: date) -> int | None:
    one = placement.decision_in_force(today)
    return one.number if one is not None else None


def _paused(_case: CaseFile, placement: Placement, today: date) -> int | None:
    return 0 if any(one.period.holds(today) for one in placement.pauses) else None


def _employment(_case: CaseFile, placement: Placement, _today: date) -> int | None:
    return next((one.number for one in placement.employments), None)


def _followed(_case: CaseFile, placement: Placement, _today: date) -> int | None:
    months = (3, 6, 12)
    return next(
        (one for job in placement.employments for one in months if not job.is_followed_up(one)),
        None,
    )


def _contact(case: CaseFile, _placement: Placement, _today: date) -> int | None:
    return next((one.number for one in case.contacts), None)


def _consent(case: CaseFile, _placement: Placement, _today: date) -> int | None:
    return next((one.number for one in case.consents if one.withdrawn_on is None), None)


_OF_A_PARTICIPANT: Final[tuple[tuple[str, Doing, _Part], ...]] = (
    ("besked", Doing.INTAKE, _whole),
    ("steg-nytt", Doing.STAGE, _whole),
    ("steg-ratta", Doing.CHANGE_STAY, _stay),
    ("steg-bokning", Doing.CHANGE_STAY, _booking),
    ("steg-alla", Doing.STAYS, _stay),
    ("paus", Doing.PAUSE, _whole),
    ("paus-slut", Doing.RESUME, _paused),
    ("avsluta", Doing.CLOSE, _whole),
    ("anvisning-andra", Doing.CHANGE_REFERRAL, _whole),
    ("beslut-nytt", Doing.DECISION, _whole),
    ("beslut-andra", Doing.CHANGE_DECISION, _decision),
    ("beslut-forlang", Doing.PROLONG, _decision),
    ("beslut-paus", Doing.DECISION_PAUSE, _decision),
    ("anstallning", Doing.EMPLOYMENT, _whole),
    ("anstallning-andra", Doing.CHANGE_EMPLOYMENT, _employment),
    ("uppfoljning", Doing.FOLLOW_UP, _followed),
    ("kontakt-ny", Doing.CONTACT, _anybody),
    ("kontakt-andra", Doing.CHANGE_CONTACT, _contact),
    ("samtycke-nytt", Doing.CONSENT, _anybody),
    ("samtycke-aterkalla", Doing.WITHDRAW, _consent),
    ("handledare-byt", Doing.TEAM, _whole),
    ("personnummer-nytt", Doing.NUMBER, _anybody),
    ("personuppgifter", Doing.PERSON, _anybody),
)


class Windows:
    """Opens each window over the record; whoever takes the pictures closes it again."""

    def __init__(
        self, record: Record, prompts: Prompts, printing: Printing, cases: Iterable[CaseFile]
    ) -> None:
        self._record = record
        self._prompts = prompts
        self._printing = printing
        self._cases = tuple(cases)

    def opened(self) -> Iterator[str]:
        """The name of each window while it is open."""
        yield from self._of_a_participant()
        yield from self._of_the_settings()
        yield from self._of_the_plan()
        yield from self._of_the_program()

    def _of_a_participant(self) -> Iterator[str]:
        page = self._page(PARTICIPANT)
        today = self._record.desk.today
        for name, doing, part in _OF_A_PARTICIPANT:
            found = next(
                (
                    (case, placement, number)
                    for case in self._cases
                    for placement in case.placements
                    if (number := part(case, placement, today)) is not None
                ),
                None,
            )
            if found is None or not isinstance(page, ParticipantPage):
                continue
            case, placement, number = found
            self._record.open_participant(str(case.case_number))
            wanted = Wanted(doing, number, placement_number=placement.number)
            page.header.wanted.emit(wanted)
            yield f"fonster-{name}"
            if doing is Doing.EMPLOYMENT:
                page.header.wanted.emit(wanted)
                self._send_as_it_is(page)
                yield f"fonster-{name}-fel"

    def _of_the_settings(self) -> Iterator[str]:
        self._record.shell.go(SETTINGS)
        page = self._page(SETTINGS)
        if isinstance(page, SettingsPage):
            users = page.users
            users.password_wanted.emit()
            yield "fonster-losenord"
            users.user_wanted.emit()
            yield "fonster-anvandare"
            users.user_wanted.emit()
            self._send_as_it_is(page)
            yield "fonster-anvandare-fel"
            users.new_password_wanted.emit("Rut Ekelöf")
            yield "fonster-losenord-glomt"

    def _of_the_plan(self) -> Iterator[str]:
        page = self._page(PLAN)
        found = first(self._cases, lambda one: one.draft)
        if found is None or not isinstance(page, PlanPage):
            return
        case, placement = found
        self._record.open_plan(str(case.case_number), placement.number)
        facts, writing = page.view.facts, page.view.writing
        if facts is not None and writing is not None:
            # As it will be once nothing is missing.
            ends = add_months(facts.today, 6)
            whole = replace(writing.content, valid_from=facts.today, valid_to=ends)
            SignDialog(facts, writing.version, whole, self._printing, page).open()
            yield "fonster-faststall"
            page.acts.ask_discard(facts, writing)
            yield "fonster-fraga"

    def _of_the_program(self) -> Iterator[str]:
        self._record.shell.go(PARTICIPANTS)
        self._record.write_note()
        yield "ny-anteckning"
        self._prompts.tell(
            "Det nya lösenordet gäller nu.",
            "Nyckeln på pappret gäller fortfarande. Lägg tillbaka pappret i ett nytt kuvert,"
            " försegla det och lås in det igen.",
        )
        yield "fonster-meddelande"
        CrashDialog(ValueError(), self._record.shell.window()).open()
        yield "fonster-fel"

    def _send_as_it_is(self, page: QWidget) -> None:
        """So that the window that is open says what it lacks."""
        for dialog in page.window().findChildren(QDialog):
            if isinstance(dialog, FormDialog) and dialog.isVisible():
                dialog.submit()

    def _page(self, place: str) -> QWidget:
        return self._record.shell.page(place)
