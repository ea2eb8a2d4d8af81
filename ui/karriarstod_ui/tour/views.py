"""From view to view in one window, each with a name for its picture."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from PySide6.QtGui import QPixmap

from karriarstod.application.copy_wish import CopyForm
from karriarstod.application.method_guide import FIRST_MORNING
from karriarstod.application.ports import Store
from karriarstod.application.rulebook import read_rule_book
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.placement import Placement
from karriarstod_ui.composition import Composition
from karriarstod_ui.desk import Worker
from karriarstod_ui.messages import said
from karriarstod_ui.opened_register import OpenedRegister
from karriarstod_ui.pages.participant.page import ParticipantPage
from karriarstod_ui.pages.participant.tabs import Tab
from karriarstod_ui.pages.plan.copy_dialog import CopyDialog
from karriarstod_ui.pages.plan.plan_page import PlanPage
from karriarstod_ui.places import (
    PARTICIPANT,
    PARTICIPANTS,
    PLAN,
    REFERRAL,
    SETTINGS,
    TODAY,
)
from karriarstod_ui.preferences import Preferences
from karriarstod_ui.prompts import DialogPrompts, Prompts
from karriarstod_ui.record import Record
from karriarstod_ui.tour.camera import Camera
from karriarstod_ui.tour.cases import first, shown
from karriarstod_ui.tour.doors import doors
from karriarstod_ui.tour.forms import FormTour
from karriarstod_ui.tour.meetings import MeetingTour
from karriarstod_ui.tour.windows import Windows

View = tuple[str, Callable[[], QPixmap]]
"""A name, and what takes the picture while the view is shown."""

_TABS: Final = {
    Tab.OVERVIEW: "oversikt",
    Tab.PLAN: "plan",
    Tab.FORMS: "formular",
    Tab.PROGRESS: "framsteg",
    Tab.DECISIONS: "beslut",
    Tab.NOTES: "anteckningar",
    Tab.PEOPLE: "kontakter",
    Tab.HISTORY: "historik",
}


class Tour:
    """Every view of an open register and every window over them."""

    def __init__(
        self,
        camera: Camera,
        composition: Composition,
        worker: Worker,
        store: Store,
        folder: Path,
        preferences: Preferences,
    ) -> None:
        self._camera = camera
        self._composition = composition
        self._worker = worker
        self._preferences = preferences
        organisation = composition.organisation(store)
        self._opened = OpenedRegister(store, folder, organisation, read_rule_book(store.begin))

    def views(self) -> Iterator[View]:
        """Each, in the order somebody new would meet them."""
        for name, door in doors(self._composition, self._opened):
            self._camera.window.show_door(door)
            yield name, self._camera.picture
        prompts = DialogPrompts(self._camera.window, said)
        record = self._record(prompts)
        self._camera.window.show_record(record.shell)
        for name, place in (("idag", TODAY), ("deltagare", PARTICIPANTS)):
            record.shell.go(place)
            yield name, self._camera.picture
        cases = shown(self._opened.store.queries.active_cases(record.desk.today))
        if cases:
            yield from self._participant(record, cases[0])
            yield from self._plans(record, cases)
            yield from FormTour(record, self._camera, cases).views()
            yield from MeetingTour(record, self._camera, cases).views()
        for name, place in (("ny-anvisning", REFERRAL), ("installningar", SETTINGS)):
            record.shell.go(place)
            yield name, self._camera.picture
        record.open_guide_page(FIRST_MORNING)
        yield "metodstod", self._camera.picture
        record.shell.go(PARTICIPANTS)
        typed = cases[0].participant.given_name if cases else ""
        record.shell.palette_over.open_palette(typed[:3].lower())
        yield "sok-och-gor", self._camera.picture
        record.shell.palette_over.close_palette()
        printing = self._composition.printing(self._opened.organisation, self._opened.clock)
        for name in Windows(record, prompts, printing, cases).opened():
            yield name, self._camera.picture
            self._camera.close_dialogs()
        record.leave()

    def _record(self, prompts: Prompts) -> Record:
        window = self._camera.window
        return Record(
            self._opened, self._worker, self._composition, prompts, self._preferences, window
        )

    def _participant(self, record: Record, case: CaseFile) -> Iterator[View]:
        record.open_participant(str(case.case_number))
        page = record.shell.page(PARTICIPANT)
        if not isinstance(page, ParticipantPage):
            return
        for tab, word in _TABS.items():
            page.tabs.show_tab(tab)
            yield f"deltagarsida-{word}", self._camera.picture
        page.tabs.bar.setCurrentIndex(0)

    def _plans(self, record: Record, cases: tuple[CaseFile, ...]) -> Iterator[View]:
        page = record.shell.page(PLAN)
        for name, wanted in (("plan-utkast", _has_draft), ("plan-undertecknad", _has_signed)):
            found = first(cases, wanted)
            if found is not None:
                case, placement = found
                record.open_plan(str(case.case_number), placement.number)
                yield name, self._camera.picture
        found = first(cases, _has_two)
        if found is not None and isinstance(page, PlanPage):
            case, placement = found
            record.open_plan(str(case.case_number), placement.number)
            page.view.toggle_comparison()
            yield "plan-jamforelse", self._camera.picture
            page.view.toggle_comparison()
            page.view.head.preview_asked.emit()
            yield "plan-forhandsgranskning", self._camera.picture
            self._camera.close_dialogs()
            yield from self._copies(page)

    def _copies(self, page: PlanPage) -> Iterator[View]:
        page.view.head.copy_asked.emit()
        for dialog in page.findChildren(CopyDialog):
            dialog.forms.choose(CopyForm.TRANSLATED.value)
            dialog.language.choose("ar")
            dialog.show_wish()
            yield "plan-kopia-sprak", self._camera.picture
            dialog.forms.choose(CopyForm.SIMPLIFIED.value)
            dialog.show_wish()
            yield "plan-kopia-forenklad", self._camera.picture
            dialog.simpler.click()
            yield "plan-skriv-enklare", self._camera.picture
        self._camera.close_dialogs()


def _has_draft(placement: Placement) -> bool:
    return placement.draft is not None


def _has_signed(placement: Placement) -> bool:
    return placement.signed_plan is not None and placement.draft is None


def _has_two(placement: Placement) -> bool:
    return len(placement.plans) > 1
