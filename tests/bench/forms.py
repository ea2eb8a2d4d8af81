"""Forms with many before them: opened through the page, and written in, key by key."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

from pages import Window
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from register import TODAY, USER, Registers, active_numbers
from rows import Row, milliseconds, p95, within

from karriarstod.application.forms import NewForm, begin_form, form_number
from karriarstod.domain.identity import CaseNumber
from karriarstod.forms.answers import Answers
from karriarstod.forms.catalog import newest
from karriarstod.forms.copying import first_answers
from karriarstod.forms.form import FORM_DATE, Form, FormStatus, TemplateRef
from karriarstod.forms.questions import TableQuestion
from karriarstod.forms.template import FormTemplate
from karriarstod_db.session import RegisterStore
from karriarstod_ui.app import an_application, theming_of
from karriarstod_ui.forms.form_view import FormView
from karriarstod_ui.pages.form.page import FormPage
from karriarstod_ui.places import FORM
from karriarstod_ui.shell import Location
from karriarstod_ui.theme import Appearance

sys.path.insert(0, str(Path(__file__).parent.parent / "support"))
from form_filling import filled_up

EARLIER = 200
LAST_DAYS_AGO = 40
"""So that none of them is of this month: some forms are written once in it."""
OPENED = 6
LETTERS = "Det gick bra "
AGAIN = 4


def templates() -> tuple[FormTemplate, ...]:
    """Every shipped form that is filled in on the form's own page."""
    return tuple(one for one in newest() if not one.own_page)


def measured(registers: Registers) -> list[Row]:
    """A form opened, whichever it is, and a key in the largest of them."""
    application = an_application()
    theming_of(application).apply(Appearance.LIGHT, 1.0)
    number = active_numbers(registers.large)[0]
    drafts = with_many_before(registers.large, number)
    shown = Window(registers.large, registers.folder)
    opening = Opening(shown, number)
    every = templates()
    # As after a moment at the first page, when what is likely to come is made ready.
    shown.today()
    while shown.record._ahead._left:
        shown.record._ahead._go_on()
    first = milliseconds(lambda: opening.go(drafts[largest().id]), 1, warm=0)[0]
    others = {one.id: drafts[before.id] for before, one in pairwise((every[-1], *every))}
    taken = {one.id: opening.times(drafts[one.id], others[one.id]) for one in every}
    typing = Typing(shown, opening, drafts[largest().id])
    keys = typing.keys()
    shown.window.close()
    shown.window.deleteLater()
    worst = {name: p95(times) for name, times in taken.items()}
    slowest = max(worst, key=lambda name: worst[name])
    all_times = [one for times in taken.values() for one in times]
    return [
        within("formulär öppnas, p95 över alla mallar", p95(all_times), 100),
        within(f"formulär öppnas, den långsammaste ({code(slowest)}), p95", worst[slowest], 100),
        within(f"formulär öppnas, det allra första ({largest().code})", first, 100),
        within(f"tangent i formulär, den största ({largest().code}), p95", p95(keys), 16),
        within("tangent i formulär, räkningen i pausen efteråt, p95", p95(typing.counts), 16),
    ]


def code(template_id: str) -> str:
    """What a template is called in a table."""
    return next(one.code for one in templates() if one.id == template_id)


def largest() -> FormTemplate:
    """The form with the most to answer, the columns of its tables among that."""

    def size(template: FormTemplate) -> int:
        return sum(
            1 + (len(one.columns) if isinstance(one, TableQuestion) else 0)
            for one in template.questions()
        )

    return max(templates(), key=size)


def with_many_before(store: RegisterStore, number: CaseNumber) -> dict[str, int]:
    """One draft of every template, after 200 finished forms: the drafts' numbers by template."""
    every = templates()
    with store.begin() as work:
        placement = work.cases.get(number).placements[-1].number
        for place in range(EARLIER):
            template = every[place % len(every)]
            on = TODAY - timedelta(days=EARLIER + LAST_DAYS_AGO - place)
            form = Form(
                number=0,
                template=TemplateRef(template.id, template.version),
                placement_number=placement,
                begun_on=on,
                author=USER,
                answers=full(template).with_value(FORM_DATE, on),
            )
            work.forms.add(number, replace(form, status=FormStatus.DONE, done_on=on))
        work.commit()
    return {one.id: begun(store, number, one.id, placement) for one in every}


def full(template: FormTemplate) -> Answers:
    """Something in every place that is asked for."""
    return filled_up(template, first_answers(template))


def begun(store: RegisterStore, number: CaseNumber, template_id: str, placement: int) -> int:
    """A draft from the last of its kind."""
    new = NewForm(template_id, placement, from_earlier=True)
    return form_number(begin_form(store.begin, number, new, author=USER, today=TODAY))


class Opening:
    """Goes to a form from the list, as the window does."""

    def __init__(self, window: Window, number: CaseNumber) -> None:
        self._window = window
        self._number = str(number)

    def go(self, form: int) -> None:
        """The form read, shown and painted."""
        self._window.record.shell.go(Location(FORM, self._number, str(form)))
        self._window.settle()

    def times(self, form: int, other: int) -> list[float]:
        """How long it took, each time after the other one, and from another page."""
        taken = []
        for _ in range(OPENED):
            self.go(other)
            self._window.today()
            taken += milliseconds(lambda: self.go(form), 1, warm=0)
        return taken[1:]


class Typing:
    """Letters in every place to write in of a form, one section after the other."""

    def __init__(self, window: Window, opening: Opening, form: int) -> None:
        self._window = window
        opening.go(form)
        page = window.record.shell.page(FORM)
        assert isinstance(page, FormPage)
        self._page = page
        self.counts: list[float] = []

    def keys(self) -> list[float]:
        """How long each key took until its letter was painted."""
        taken: list[float] = []
        view = self._page.panel.view
        assert isinstance(view, FormView)
        for section in self._page.panel._sections:
            view.show_section(section.key)
            self._window.settle()
            for field in self._fields(view):
                field.setFocus()
                self._window.settle()
                for letter in LETTERS:
                    taken += milliseconds(lambda f=field, c=letter: self._key(f, c), 1, warm=0)
                self.counts += milliseconds(self._count, 1, warm=0)
        return taken

    def _fields(self, view: FormView) -> Iterator[QWidget]:
        for kind in (QPlainTextEdit, QLineEdit):
            for field in view.findChildren(kind):
                if field.isVisible() and field.isEnabled() and not field.isReadOnly():
                    yield field

    def _key(self, field: QWidget, letter: str) -> None:
        QTest.keyClick(field, letter)  # type: ignore[call-overload]  # takes a letter as well
        self._window.settle()

    def _count(self) -> None:
        self._page.panel._count()
        self._window.settle()
