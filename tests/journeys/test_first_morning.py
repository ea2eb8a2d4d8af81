"""The guide's first morning, step by step in the practice register, by the names it gives."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from form_desk import FormDesk, words_of
from handledare import Handledare, type_text
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel, QTabBar, QWidget
from pytestqt.qtbot import QtBot
from qt_fakes import FakePrompts
from registers import QUICK
from typing_extensions import override

from karriarstod.__main__ import Joined
from karriarstod.domain.clock import SetClock
from karriarstod.practice.about import PASSWORD, PEOPLE, USER
from karriarstod.practice.people import practice_register
from karriarstod_resources import catalog
from karriarstod_ui.composition import PracticeRegister
from karriarstod_ui.main_window import MainWindow
from karriarstod_ui.pages.lock.page import LockPage
from karriarstod_ui.pages.plan.preview import PreviewDialog
from karriarstod_ui.pages.start.page import StartPage
from karriarstod_ui.places import FORM, METHOD, PARTICIPANT, PARTICIPANTS, PLAN, REFERRAL, TODAY
from karriarstod_ui.preferences import Preferences
from karriarstod_ui.session_flow import SessionFlow
from karriarstod_ui.workers.background import Background


class Practising(Joined):
    """Keeps the practice register in the test's own folder, with a lock that opens fast."""

    def __init__(self, folder: Path) -> None:
        super().__init__(SetClock(practice_register().today), QUICK)
        self._folder = folder

    @override
    def practice(self) -> PracticeRegister:
        """The test's own."""
        return PracticeRegister(self._folder, USER, PASSWORD, PEOPLE)


class Morning:
    """Somebody who has never seen the program, with the guide's page beside the screen."""

    def __init__(self, person: Handledare) -> None:
        self.person = person
        self.used: set[str] = set()

    def root(self) -> QWidget:
        """What one looks at: the window that lies on top."""
        dialogs = [one for one in self.person.window.findChildren(QDialog) if one.isVisible()]
        return dialogs[-1] if dialogs else self.person.window

    def press(self, name: str) -> None:
        """A button in sight that is called so."""
        self.person.qtbot.waitUntil(lambda: self._button(name) is not None)
        button = self._button(name)
        assert button is not None
        assert button.isEnabled(), name
        self.used.add(name)
        button.click()
        self.person.settle()

    def _button(self, name: str) -> QAbstractButton | None:
        buttons = self.root().findChildren(QAbstractButton)
        called = [one for one in buttons if name in {said(one), one.accessibleName()}]
        return next((one for one in called if one.isVisible()), None)

    def open_tab(self, name: str) -> None:
        """A tab that is called so."""
        bar = next(one for one in self.root().findChildren(QTabBar) if one.isVisible())
        place = next(at for at in range(bar.count()) if bar.tabText(at).startswith(name))
        self.used.add(name)
        bar.setCurrentIndex(place)
        self.person.settle()

    def sees(self, name: str) -> None:
        """Words that stand on the page."""
        self.person.qtbot.waitUntil(lambda: any(text.startswith(name) for text in self._words()))
        self.used.add(name)

    def _words(self) -> list[str]:
        return [one.text() for one in self.root().findChildren(QLabel) if one.isVisible()]

    def at(self, place: str) -> None:
        """One has come where the guide says."""
        here = self.person.record.shell.here
        assert here is not None
        assert here.place == place


def said(button: QAbstractButton) -> str:
    """The words on a button, without the key that stands after them."""
    return button.text().replace("&", "").split("  ")[0].strip()


@pytest.fixture
def newcomer(qtbot: QtBot, tmp_path: Path) -> Iterator[Handledare]:
    """Before the first page of a program that has never been used."""
    window, prompts = MainWindow(), FakePrompts()
    qtbot.addWidget(window)
    worker = Background(window)
    broken: list[Exception] = []
    worker.broke.connect(broken.append)
    preferences = Preferences(tmp_path / "choices.ini")
    flow = SessionFlow(window, Practising(tmp_path / "ovning"), worker, prompts, preferences)
    flow.begin()
    window.show()
    with qtbot.waitExposed(window):
        window.activateWindow()
    yield Handledare(window, flow, worker, prompts, qtbot)
    flow.close()
    worker.shutdown()
    assert broken == []
    assert prompts.errors == []


def test_the_first_morning_goes_as_the_guide_says(newcomer: Handledare, tmp_path: Path) -> None:
    morning = Morning(newcomer)
    open_and_look_around(morning)
    number = write_the_referral(morning)
    answer_and_write_the_plan(morning)
    look_at_it_on_paper(morning, tmp_path / "plan.pdf")
    begin_a_form(morning, number)
    morning.press("Lås nu")
    assert isinstance(newcomer.shown, LockPage)
    told = catalog.method_text("first_morning").split("## Sedan")[0]
    assert set(re.findall("«(.+?)»", told)) - morning.used == set()


def open_and_look_around(morning: Morning) -> None:
    """Steps 1 and 2."""
    person = morning.person
    start = person.shown
    assert isinstance(start, StartPage)
    assert start.practice.accessibleName() == "Öppna övningsregistret"
    morning.used.add("Öppna övningsregistret")
    person.qtbot.keyClick(start.practice, Qt.Key.Key_Return)
    person.qtbot.waitUntil(lambda: person.flow.record is not None, timeout=20_000)
    person.settle()
    morning.at(TODAY)
    for name, place in (("Deltagare", PARTICIPANTS), ("Metodstöd", METHOD), ("Idag", TODAY)):
        morning.press(name)
        morning.at(place)
    person.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    morning.at(METHOD)
    morning.press("Idag")


def write_the_referral(morning: Morning) -> str:
    """Steps 3 to 5: no number, and days as they are said."""
    person = morning.person
    morning.press("Ny anvisning")
    morning.at(REFERRAL)
    page = person.record.shell.page(REFERRAL)
    person.fill(page, given_name="Ottilia", family_name="Morgonsson")
    for name, field, key in (
        ("Anvisare", "referrer", "kommun_ame"),
        ("Insats", "measure", "arbetstraning"),
    ):
        morning.sees(name)
        person.fill(page, **{field: key})
    for name, field, day in (
        ("Beslutet gäller från", "decision_from", "+1v"),
        ("Beslutet gäller till", "decision_to", "+26v"),
    ):
        morning.sees(name)
        person.fill(page, **{field: day})
    morning.sees("Det här räknas ut")
    morning.press("Spara och öppna")
    morning.at(PARTICIPANT)
    here = person.record.shell.here
    assert here is not None
    (decision,) = person.case(here.subject).placements[0].decisions
    assert (decision.ends_on - decision.starts_on).days == 26 * 7 - 1
    return here.subject


def answer_and_write_the_plan(morning: Morning) -> None:
    """Steps 6 to 9."""
    person = morning.person
    morning.press("Ge besked")
    morning.press("Spara besked")
    morning.open_tab("Individuell plan")
    morning.press("Skriv plan")
    morning.at(PLAN)
    morning.sees("Mitt mål, med mina ord")
    person.fill(person.plan, long_term_goal="Jag vill baka.")
    morning.press("+ Lägg till mål")
    person.fill(person.plan, **{"goal.text.1": "Baka ett bröd", "goal.how_seen.1": "Det smakar"})
    morning.press("+ Lägg till steg")
    person.fill(
        person.plan,
        **{"step.text.1.1": "Väga mjölet", "step.due_on.1.1": "+2v", "step.who.1.1": "Ottilia"},
    )
    morning.sees("Saknas före fastställande")


def look_at_it_on_paper(morning: Morning, target: Path) -> None:
    """Step 10."""
    person = morning.person
    morning.press("Förhandsgranska")
    preview = person.dialog(PreviewDialog)
    assert isinstance(preview, PreviewDialog)
    person.qtbot.waitUntil(lambda: bool(preview.pdf))
    person.prompts.answers = [target]
    morning.press("Spara som PDF")
    person.qtbot.waitUntil(target.exists)
    assert "Baka ett bröd" in words_of(target.read_bytes())
    assert person.find(preview, QAbstractButton, "print").text() == "Skriv ut"
    morning.used.add("Skriv ut")
    morning.press("Stäng")


def begin_a_form(morning: Morning, number: str) -> None:
    """Step 11: "Klart" says what is missing, and leads there."""
    person = morning.person
    person.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    morning.at(PARTICIPANT)
    morning.open_tab("Formulär")
    morning.press("Nytt formulär")
    type_text(person.find(morning.root(), QWidget, "search_templates"), "Första besöket")
    morning.press("Börja")
    morning.at(FORM)
    forms = FormDesk(person, number)
    forms.answer(tour_done=True, expectations_participant="Lära mig.")
    morning.press("Klart")
    assert forms.page.panel.head.message.isVisible()
    assert "saknas" in forms.page.panel.head.message.text.text()
    assert forms.shown.answers.text("expectations_participant") == "Lära mig."
