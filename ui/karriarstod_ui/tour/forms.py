"""The pages of forms and the windows over them."""

from collections.abc import Callable, Iterator

from PySide6.QtGui import QPixmap

from karriarstod.domain.case_file import CaseFile
from karriarstod.forms.form import FormHeading, FormStatus
from karriarstod_ui.pages.form.page import FormPage
from karriarstod_ui.pages.participant.page import ParticipantPage
from karriarstod_ui.pages.participant.tabs import Tab
from karriarstod_ui.places import FORM, PARTICIPANT
from karriarstod_ui.record import Record
from karriarstod_ui.tour.camera import Camera

View = tuple[str, Callable[[], QPixmap]]


class FormTour:
    """Every view of a form, of whoever has it."""

    def __init__(self, record: Record, camera: Camera, cases: tuple[CaseFile, ...]) -> None:
        self._record = record
        self._camera = camera
        self._kept: list[tuple[str, FormHeading]] = []
        for case in cases:
            self._read(case)

    def _read(self, case: CaseFile) -> None:
        number = case.case_number

        def keep(headings: tuple[FormHeading, ...]) -> None:
            self._kept += [(str(number), one) for one in headings]

        self._record.desk.ask(lambda queries: queries.forms(number), owner=self._record, done=keep)

    def views(self) -> Iterator[View]:
        """Each, with its name."""
        page = self._record.shell.page(FORM)
        if not isinstance(page, FormPage):
            return
        if self._open("follow_up_talk", FormStatus.DRAFT):
            yield from self._sections(page, "formular-samtal")
            page.panel.toggle_comparison()
            yield "formular-jamforelse", self._camera.picture
            page.panel.close_comparison()
        for name, template, status in (
            ("formular-forsta-besok", "first_visit", FormStatus.SIGNED),
            ("formular-framsteg", "progress", FormStatus.DRAFT),
            ("formular-kompetenser", "competence_mapping", FormStatus.DONE),
            ("formular-slangt", "follow_up_talk", FormStatus.DISCARDED),
        ):
            if self._open(template, status):
                self._second_section(page)
                yield name, self._camera.picture
        yield from self._windows(page)

    def _sections(self, page: FormPage, name: str) -> Iterator[View]:
        for row in tuple(page.panel.sections.rows):
            row.click()
            yield f"{name}-{row.key.replace('_', '-')}", self._camera.picture

    def _second_section(self, page: FormPage) -> None:
        rows = page.panel.sections.rows
        if len(rows) > 1:
            rows[1].click()

    def _windows(self, page: FormPage) -> Iterator[View]:
        head = page.panel.head
        if self._open("follow_up_talk", FormStatus.DONE):
            page.panel.side.flows.asked.emit()
            yield from self._over("fonster-fors-vidare")
            head.primary_asked.emit()
            yield from self._over("fonster-formular-faststall")
            head.preview_asked.emit()
            yield from self._over("formular-forhandsgranskning")
            head.blank_asked.emit()
            yield from self._over("formular-tom-blankett")
        if self._kept:
            number, _ = self._kept[0]
            self._record.open_participant(number)
            person = self._record.shell.page(PARTICIPANT)
            if isinstance(person, ParticipantPage):
                person.tabs.show_tab(Tab.FORMS)
                person.begin_form()
                yield from self._over("fonster-nytt-formular")

    def _over(self, name: str) -> Iterator[View]:
        yield name, self._camera.picture
        self._camera.close_dialogs()

    def _open(self, template: str, status: FormStatus) -> bool:
        """The first form of that kind that has come so far; whether there is one."""
        for number, one in self._kept:
            if one.template.id == template and one.status is status:
                self._record.open_form(number, one.number)
                return True
        return False
