"""An open register on screen: its pages, and the ways between them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QBoxLayout, QWidget

from karriarstod.application.labels import label
from karriarstod.application.ports import ListFilter, Organisation
from karriarstod.domain.clock import SystemClock
from karriarstod.domain.identity import CaseNumber
from karriarstod.domain.obligations import Obligation, ObligationKind
from karriarstod.domain.stages import ChainPlace
from karriarstod.domain.swedish_dates import clock_time, weekday_date
from karriarstod_ui.actions import action
from karriarstod_ui.ahead import Ahead, form_ahead, participant_ahead
from karriarstod_ui.beginning import FormBeginning
from karriarstod_ui.composition import Composition
from karriarstod_ui.desk import Desk, Worker
from karriarstod_ui.dialogs.quick_note import QuickNoteDialog, Somebody, somebody
from karriarstod_ui.events import StoreEvents
from karriarstod_ui.fonts import load_other_scripts
from karriarstod_ui.guiding import FormAdvice, with_guide_page
from karriarstod_ui.idle import RestClock
from karriarstod_ui.meeting_door import MeetingDoor
from karriarstod_ui.opened_register import OpenedRegister, RegisterAffairs
from karriarstod_ui.pages.participant.page import ParticipantPage
from karriarstod_ui.pages.participant.tabs import Tab
from karriarstod_ui.pages.participants.page import ListPage
from karriarstod_ui.pages.plan.plan_page import PlanPage
from karriarstod_ui.pages.referral.page import ReferralPage
from karriarstod_ui.pages.settings.page import SettingsPage
from karriarstod_ui.pages.today.page import TodayPage
from karriarstod_ui.palette_sources import PaletteCommand, PaletteSources, PersonCommands
from karriarstod_ui.places import (
    FORM,
    METHOD,
    PARTICIPANT,
    PARTICIPANTS,
    PLAN,
    REFERRAL,
    SETTINGS,
    TODAY,
)
from karriarstod_ui.plainer_list import PlainerList
from karriarstod_ui.preferences import Preferences
from karriarstod_ui.prompts import Prompts
from karriarstod_ui.shell import KeepsTyping, Location, Place, RecordShell
from karriarstod_ui.theme import TextRole
from karriarstod_ui.widgets.strip import Strip

_ABOUT_ONE = {PARTICIPANT, PLAN, FORM}
"""The places that are about one participant."""

_IN_THE_PLAN = {
    ObligationKind.SIGN_PLAN,
    ObligationKind.REVIEW_PLAN,
    ObligationKind.RENEW_PLAN,
    ObligationKind.PLAN_STEP,
}


class Record(QObject):
    """Builds the shell of one open register and leads between its pages.

    Signals:
        lock_wanted: Ctrl+L, or the button.
        organisation_changed: the `Organisation` as it is now; the record must be built anew.
    """

    lock_wanted = Signal()
    organisation_changed = Signal(object)

    def __init__(
        self,
        opened: OpenedRegister,
        worker: Worker,
        composition: Composition,
        prompts: Prompts,
        preferences: Preferences,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        load_other_scripts()
        self._prompts = prompts
        self._preferences = preferences
        self._worker = worker
        self._store = opened.store
        self._wanted_organisation: Organisation | None = None
        self._due: Obligation | None = None
        self._is_left = False
        clock = opened.clock
        composition.set_clock(opened.store, clock)
        self.events = StoreEvents(self)
        self.desk = Desk(
            opened.store, worker, self.events, clock, opened.organisation, opened.rules, self
        )
        self._plainer = PlainerList(self.desk, self)
        self._printing = composition.printing(opened.organisation, clock)
        self._form_printing = composition.form_printing(opened.organisation, clock)
        self._guide_printing = composition.guide_printing(opened.organisation, clock)
        self._affairs = RegisterAffairs(composition, opened.store, opened.folder.absolute())
        self._rest = RestClock(self)
        self.shell = self._build_shell(opened)
        self.meeting = MeetingDoor(self.desk, self._affairs, self.shell, prompts, self)
        self.meeting.lock_asked.connect(self.lock_wanted)
        self._connect()
        pieces = (*participant_ahead(self.shell), *form_ahead(self.shell))
        self._ahead = Ahead(self.shell, pieces)

    def _build_shell(self, opened: OpenedRegister) -> RecordShell:
        user = opened.store.user
        is_practice = opened.organisation.practice_today is not None
        shell = RecordShell(
            (
                Place(TODAY, self.tr("Idag"), "sun", self._make_today),
                Place(PARTICIPANTS, self.tr("Deltagare"), "users", self._make_list),
                Place(
                    PARTICIPANT,
                    self.tr("Deltagare"),
                    "user",
                    self._make_participant,
                    under=PARTICIPANTS,
                ),
                Place(PLAN, self.tr("Plan"), "target", self._make_plan, under=PARTICIPANTS),
                Place(
                    FORM,
                    self.tr("Formulär"),
                    "file-check",
                    self._make_form,
                    under=PARTICIPANTS,
                ),
                Place(
                    REFERRAL,
                    self.tr("Ny anvisning"),
                    "user-plus",
                    self._make_referral,
                    under=PARTICIPANTS,
                ),
                Place(METHOD, self.tr("Metodstöd"), "book-open", self._make_method),
                Place(
                    SETTINGS,
                    self.tr("Inställningar"),
                    "settings",
                    self._make_settings,
                    is_last=True,
                ),
            ),
            organisation=opened.organisation.name,
            user_name=user.name,
            user_role=user.title.capitalize() or label(user.role),
            is_practice=is_practice,
        )
        lines = shell.layout()
        if is_practice and isinstance(lines, QBoxLayout):
            lines.insertWidget(1, _practice_strip(self.desk))
        return shell

    def _connect(self) -> None:
        shell = self.shell
        # What was asked for by a page may still be answered: the desk goes when the pages have.
        shell.destroyed.connect(self.deleteLater)
        shell.lock_requested.connect(self.lock_wanted)
        shell.went.connect(self._on_went)
        self.events.committed.connect(self._on_committed)
        self._rest.rested.connect(self._tidy)
        action(shell, self.tr("Ny anteckning"), self.write_note, keys="Ctrl+N", icon="pencil")
        action(
            shell, self.tr("Ny anvisning"), self.new_referral, keys="Ctrl+Shift+N", icon="user-plus"
        )
        action(shell, self.tr("Metodstöd här"), self.open_guide, keys="F1", icon="book-open")
        self._sources = PaletteSources(
            self.desk,
            (
                PaletteCommand(self.tr("Ny anvisning"), self.new_referral, "Ctrl Shift N"),
                PaletteCommand(self.tr("Ny anteckning"), self.write_note, "Ctrl N"),
                PaletteCommand(self.tr("Mötesläge"), self.meeting.ask, "F11"),
                PaletteCommand(self.tr("Skriv ut formulär …"), self.print_forms),
                PaletteCommand(self.tr("Idag"), partial(shell.go, TODAY), "Ctrl 1"),
                PaletteCommand(self.tr("Deltagare"), partial(shell.go, PARTICIPANTS), "Ctrl 2"),
                PaletteCommand(self.tr("Inställningar"), partial(shell.go, SETTINGS), "Ctrl 4"),
                PaletteCommand(self.tr("Metodstöd"), partial(shell.go, METHOD), "Ctrl 3"),
                PaletteCommand(self.tr("Lås"), self.lock_wanted.emit, "Ctrl L"),
            ),
            PersonCommands(
                self.open_participant,
                self._note_about,
                self._open_plan_of,
                self._print_plan_of,
                FormBeginning(self.desk, self.open_form, self).begin,
                self.open_form,
            ),
            self,
            here=self._whose_page,
        )
        shell.palette_over.add_provider(self._sources.find)

    # Pages, each made when it is first gone to.

    def _make_today(self) -> QWidget:
        page = TodayPage(self.desk, self._prompts)
        page.obligation_chosen.connect(self._on_obligation_chosen)
        page.participant_chosen.connect(self.open_participant)
        page.place_chosen.connect(self._on_place_chosen)
        page.referral_wanted.connect(self.new_referral)
        page.search_wanted.connect(self.shell.palette_over.open_palette)
        page.overdue_counted.connect(partial(self.shell.set_badge, TODAY))
        return page

    def _make_list(self) -> QWidget:
        page = ListPage(self.desk, self._prompts)
        page.participant_chosen.connect(self.open_participant)
        page.referral_wanted.connect(self.new_referral)
        page.forms_wanted.connect(self.print_forms)
        return page

    def _make_participant(self) -> QWidget:
        page = ParticipantPage(self.desk, self._prompts)
        page.setFocusProxy(page.tabs.bar)
        page.list_wanted.connect(partial(self.shell.go, PARTICIPANTS))
        page.header.meeting_wanted.connect(self.meeting.ask)
        page.plan_opened.connect(self.open_plan)
        page.print_wanted.connect(self.preview_plan)
        page.return_wanted.connect(self.new_placement)
        page.form_opened.connect(self.open_form)
        page.blank_wanted.connect(self._show_blank_form)
        return page

    def _make_plan(self) -> QWidget:
        page = PlanPage(self.desk, self._prompts, self._printing)
        page.participant_chosen.connect(self.open_participant)
        page.list_chosen.connect(partial(self.shell.go, PARTICIPANTS))
        page.saved.connect(self._say_saved)
        page.setFocusProxy(page.view.head.preview)
        page.view.head.meeting_asked.connect(self.meeting.ask)
        return page

    def _make_form(self) -> QWidget:
        from karriarstod_ui.pages.form.page import FormPage

        page = FormPage(self.desk, self._prompts, self._form_printing, FormAdvice())
        page.participant_chosen.connect(self.open_participant)
        page.forms_chosen.connect(self.open_forms)
        page.list_chosen.connect(partial(self.shell.go, PARTICIPANTS))
        page.form_chosen.connect(self.open_form)
        page.saved.connect(self._say_saved)
        return page

    def _make_referral(self) -> QWidget:
        page = ReferralPage(self.desk, self._prompts)
        page.registered.connect(self.open_participant)
        page.cancelled.connect(self.shell.back)
        page.list_wanted.connect(partial(self.shell.go, PARTICIPANTS))
        return page

    def _make_method(self) -> QWidget:
        from karriarstod_ui.pages.method.page import MethodPage

        page = MethodPage(self.desk, self._prompts, self._guide_printing)
        page.page_chosen.connect(self.open_guide_page)
        page.left.connect(self.shell.back)
        return page

    def _make_settings(self) -> QWidget:
        page = SettingsPage(self.desk, self._prompts, self._preferences, self._affairs)
        page.organisation_changed.connect(self._on_organisation_changed)
        return page

    # Ways.

    def open_participant(self, number: str) -> None:
        """The page of a participant, by case number."""
        self.shell.go(Location(PARTICIPANT, number))

    def open_plan(self, number: str, placement: int, version: int = 0) -> None:
        """A placement's plan; version 0 is the one being written, else the one in force."""
        self.shell.go(Location(PLAN, number, f"{placement}:{version}"))

    def open_form(self, number: str, form_number: int) -> None:
        """One form of a participant."""
        self.shell.go(Location(FORM, number, str(form_number)))

    def open_forms(self, number: str) -> None:
        """The page of a participant, at their forms."""
        self.shell.go(Location(PARTICIPANT, number, Tab.FORMS.value))

    def open_guide(self) -> None:
        """The method guide, at the page about what is on screen."""
        here = self.shell.here
        if here is None or here.place != METHOD:
            with_guide_page(self.shell, self.desk, self.open_guide_page)

    def open_guide_page(self, page_id: str) -> None:
        """One page of the method guide."""
        self.shell.go(Location(METHOD, page_id))

    def print_forms(self) -> None:
        """The same form for everybody in the list, or in a team."""
        from karriarstod_ui.batch.paper import open_batch_dialog

        self.shell.go(PARTICIPANTS)
        page = self.shell.page(PARTICIPANTS)
        if isinstance(page, ListPage):
            printing = self._form_printing
            open_batch_dialog(self.desk, self._prompts, printing, page.query, self.shell)

    def new_referral(self) -> None:
        """Somebody new."""
        self.shell.go(REFERRAL)

    def new_placement(self, number: str) -> None:
        """Somebody who comes back."""
        self.shell.go(Location(REFERRAL, number))

    def write_note(self) -> None:
        """A note or a reminder, about whoever is on the page."""
        number = self._whose_page()
        if number is not None:
            self.desk.ask(
                lambda queries: somebody(queries.case(number)), owner=self, done=self._note_about
            )
        else:
            self._note_about(None)

    def _whose_page(self) -> CaseNumber | None:
        here = self.shell.here
        is_about_one = here is not None and here.place in _ABOUT_ONE and here.subject
        return CaseNumber.parse(here.subject) if here is not None and is_about_one else None

    def leave(self) -> None:
        """Keep at once whatever has been typed: the record is about to be closed."""
        self._is_left = True
        self.meeting.leave()
        page = self._page_here()
        if isinstance(page, KeepsTyping):
            page.flush()

    def whereabouts(self) -> Location | None:
        """Where its user is, to the tab, so that the way back there can be found."""
        here, page = self.shell.here, self._page_here()
        if here is not None and isinstance(page, ParticipantPage):
            return Location(here.place, here.subject, page.tabs.shown.value)
        return here

    def _page_here(self) -> QWidget | None:
        here = self.shell.here
        return self.shell.page(here.place) if here is not None else None

    def _note_about(self, person: Somebody | None) -> None:
        dialog = QuickNoteDialog(self.desk, person, self.shell)
        dialog.kept.connect(self.shell.say_saved)
        dialog.open_at()

    def _show_blank_form(self, template_id: str) -> None:
        from karriarstod_ui.pages.form.preview import BlankForm

        printing = self._form_printing
        BlankForm(self.desk, self._prompts, printing, template_id, self.shell).open()

    def _open_plan_of(self, number: str) -> None:
        self._with_placement(number, self.open_plan)

    def _print_plan_of(self, number: str) -> None:
        self._with_placement(number, self.preview_plan)

    def preview_plan(self, number: str, placement: int) -> None:
        """A placement's plan on paper."""
        self.open_plan(number, placement)
        page = self.shell.page(PLAN)
        keys = QKeySequence("Ctrl+P")
        preview = next(one for one in page.actions() if one.shortcut() == keys)
        # The worker answers in order: when this question is answered, the plan has been read.
        self.desk.ask(lambda _queries: None, owner=page, done=lambda _none: preview.trigger())

    def _with_placement(self, number: str, then: Callable[[str, int], None]) -> None:
        case = CaseNumber.parse(number)

        def found(person: Somebody) -> None:
            if person.placement_number is not None:
                then(number, person.placement_number)

        self.desk.ask(lambda queries: somebody(queries.case(case)), owner=self, done=found)

    @Slot(object)
    def _on_went(self, location: Location) -> None:
        page = self.shell.page(location.place)
        due, self._due = self._due, None
        if isinstance(page, ParticipantPage) and due is not None:
            page.answer(due)
        elif isinstance(page, ParticipantPage) and location.subject:
            page.show_case(CaseNumber.parse(location.subject))
            if location.part:
                page.tabs.show_tab(Tab(location.part))
        elif isinstance(page, PlanPage) and location.subject:
            placement, _, version = location.part.partition(":")
            page.show_plan(CaseNumber.parse(location.subject), int(placement), int(version or 0))
        elif isinstance(page, ReferralPage):
            if location.subject:
                page.show_return(CaseNumber.parse(location.subject))
            else:
                page.show_new()
        if self._wanted_organisation is not None and location.place != SETTINGS:
            self.organisation_changed.emit(self._wanted_organisation)

    @Slot(object)
    def _on_obligation_chosen(self, one: Obligation) -> None:
        number = str(one.case_number)
        if one.kind in _IN_THE_PLAN and one.placement_number is not None:
            self.open_plan(number, one.placement_number)
        else:
            self._due = one
            self.open_participant(number)

    @Slot(str)
    def _on_place_chosen(self, place: str) -> None:
        self.shell.go(PARTICIPANTS)
        page = self.shell.page(PARTICIPANTS)
        if isinstance(page, ListPage):
            page.show_only(ChainPlace(place) if place else ListFilter.ACTIVE)

    @Slot(object)
    def _on_organisation_changed(self, organisation: Organisation) -> None:
        """A new day is shown at once; a new name when the page is left, not in mid-typing."""
        is_new_day = organisation.practice_today != self.desk.organisation.practice_today
        self.desk.organisation = organisation
        self._wanted_organisation = organisation
        if is_new_day:
            self.organisation_changed.emit(organisation)

    @Slot(object)
    def _on_committed(self, _events: object) -> None:
        self._say_saved()
        self._rest.wrote()

    @Slot()
    def _say_saved(self) -> None:
        moment = SystemClock().now()
        self.shell.say_saved(self.tr("Sparat {time}").format(time=clock_time(moment)))

    @Slot()
    def _tidy(self) -> None:
        if not self._is_left:
            self._worker.run(self._store.rest, owner=self)


def _practice_strip(desk: Desk) -> Strip:
    strip = Strip((14, 3, 14, 3))
    strip.setObjectName("practice_strip")
    day = weekday_date(desk.today)
    if str(desk.today.year) not in day:
        day = f"{day} {desk.today.year}"
    short = f"Övningsregister – idag är {day}."
    words = strip.add(1, TextRole.SMALL)
    strip.say(words, f"{short} Allt är påhittat; prova fritt.", short, "Övningsregister")
    return strip
