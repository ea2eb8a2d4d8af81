"""The page of a form with everything it needs, over a register in memory."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from builders import a_case, a_placement
from desks import TODAY, a_desk, a_store
from fake_store import FakeStore
from form_filling import filled
from plan_pages import two_pages
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from qt_fakes import FakePrompts, InlineBackground

from karriarstod.application import forms
from karriarstod.application.changes import Events
from karriarstod.application.form_batches import Batched, count_batch
from karriarstod.application.forms import NewForm, begin_form, finish_form, save_answers
from karriarstod.application.meeting_papers import MeetingPaper
from karriarstod.application.ports import Begin
from karriarstod.domain.identity import CaseNumber
from karriarstod.forms.answers import Value
from karriarstod.forms.catalog import newest_of
from karriarstod.forms.form import FORM_DATE, Form, FormSignature
from karriarstod.forms.keys import SignedBy
from karriarstod.forms.template import FormTemplate
from karriarstod_ui.desk import Desk
from karriarstod_ui.forms.form_view import FormView
from karriarstod_ui.pages.form.page import FormPage

NUMBER = CaseNumber(2026, 1)
TALK = "follow_up_talk"
AUTHOR = "Rut Ekelöf"


@dataclass
class FakeFormPrinting:
    """Signs as the real one does, and remembers it."""

    signed: list[int] = field(default_factory=list)
    papers: list[tuple[int, bool]] = field(default_factory=list)
    blanks: list[str] = field(default_factory=list)
    meetings: list[tuple[int, MeetingPaper]] = field(default_factory=list)

    def sign(
        self, begin: Begin, number: CaseNumber, form_number: int, signature: FormSignature
    ) -> Events:
        self.signed.append(form_number)
        return forms.sign_form(begin, number, form_number, signature, "{}")

    def paper(
        self, begin: Begin, number: CaseNumber, form_number: int, *, shows_sensitive: bool = False
    ) -> "FakePaper":
        with begin() as work:
            work.forms.get(number, form_number)
        self.papers.append((form_number, shows_sensitive))
        return FakePaper(f"{TALK}_{number}.pdf")

    def meeting(
        self, begin: Begin, number: CaseNumber, form_number: int, paper: MeetingPaper
    ) -> "FakePaper":
        with begin() as work:
            work.forms.get(number, form_number)
        self.meetings.append((form_number, paper))
        return FakePaper(f"{paper.value}_{number}.pdf")

    def blank(self, template: FormTemplate) -> "FakePaper":
        self.blanks.append(template.id)
        return FakePaper(f"{template.id}_blankett.pdf")

    def batch(
        self, begin: Begin, template_id: str, numbers: Sequence[CaseNumber], *, is_blank: bool
    ) -> "FakeBatch":
        counted = count_batch(begin, template_id, numbers, is_blank=is_blank)
        return FakeBatch(f"{template_id}-bunt.pdf", counted.made)


@dataclass(frozen=True)
class FakePaper:
    """Two pages that say which they are."""

    file_name: str
    is_printable: bool = True

    @property
    def pdf(self) -> bytes:
        return two_pages()


@dataclass(frozen=True)
class FakeBatch:
    """Two pages, whoever is in it."""

    file_name: str
    batched: tuple[Batched, ...]

    @property
    def pdf(self) -> bytes:
        return two_pages()


@dataclass
class Shown:
    """A page on screen, with what stands behind it."""

    page: FormPage
    store: FakeStore
    desk: Desk
    prompts: FakePrompts
    printing: FakeFormPrinting
    number: int

    @property
    def kept(self) -> Form:
        """The form as the register now holds it."""
        return self.store.queries.form(NUMBER, self.number)

    @property
    def view(self) -> FormView:
        """Its questions."""
        assert self.page.panel.view is not None
        return self.page.panel.view

    def field(self, kind: type[QWidget], key: str) -> QWidget:
        """The field of a question."""
        found = self.view.findChild(kind, key)
        assert isinstance(found, QWidget), key
        return found


def a_form_store() -> FakeStore:
    """Leila, in training, with nothing written."""
    return a_store(a_case(placements=(a_placement(),)))


def a_begun_form(
    store: FakeStore, template_id: str = TALK, *, on: date = TODAY, **answers: Value
) -> int:
    """A draft with these answers; its number."""
    happened = begin_form(store.begin, NUMBER, NewForm(template_id, 1), author=AUTHOR, today=on)
    number = forms.form_number(happened)
    given = store.queries.form(NUMBER, number).answers.with_value(FORM_DATE, on)
    for key, value in answers.items():
        given = given.with_value(key, value)
    save_answers(store.begin, NUMBER, number, given, frozenset())
    return number


def a_done_form(
    store: FakeStore, template_id: str = TALK, *, on: date = TODAY, **answers: Value
) -> int:
    """A form with everything that must be answered, done."""
    number = a_begun_form(store, template_id, on=on, **answers)
    given = filled(newest_of(template_id), store.queries.form(NUMBER, number).answers)
    save_answers(store.begin, NUMBER, number, given, frozenset())
    finish_form(store.begin, NUMBER, number, on=on)
    return number


def a_signed_form(
    store: FakeStore, template_id: str = TALK, *, on: date = TODAY, **answers: Value
) -> int:
    """The same, signed."""
    number = a_done_form(store, template_id, on=on, **answers)
    signature = FormSignature(on, ((SignedBy.PARTICIPANT, "Leila Sandgren"),))
    forms.sign_form(store.begin, NUMBER, number, signature, "{}")
    return number


def a_form_page(
    qtbot: QtBot,
    store: FakeStore,
    number: int,
    *,
    prompts: FakePrompts | None = None,
    worker: InlineBackground | None = None,
) -> Shown:
    """The page showing a form."""
    asked, printing = prompts or FakePrompts(), FakeFormPrinting()
    desk = a_desk(store, worker)
    page = FormPage(desk, asked, printing)
    desk.setParent(page)
    qtbot.addWidget(page)
    page.resize(1240, 860)
    page.show()
    page.show_form(NUMBER, number)
    return Shown(page, store, desk, asked, printing, number)
