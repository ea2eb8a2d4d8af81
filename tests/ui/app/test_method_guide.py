"""The method guide in the window: F1 from wherever one is, and back again."""

from datetime import date
from pathlib import Path

import pytest
from builders import a_case, a_placement, a_plan
from desks import a_store
from fake_store import FakeStore
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from stage import Stage

from karriarstod.application import method_guide
from karriarstod.application.forms import NewForm, begin_form
from karriarstod.application.ports import Organisation
from karriarstod.domain.identity import CaseNumber
from karriarstod.forms.catalog import newest
from karriarstod_ui import guiding
from karriarstod_ui.guiding import FormAdvice
from karriarstod_ui.pages.form.page import FormPage
from karriarstod_ui.pages.method.page import MethodPage
from karriarstod_ui.pages.participant.page import ParticipantPage
from karriarstod_ui.pages.participant.tabs import Tab
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
from karriarstod_ui.widgets.navigation import NavigationButton

FOLDER = Path("/registers/Exempel")
ANNA = "DLT-2026-0001"


@pytest.fixture
def store() -> FakeStore:
    placement = a_placement(plans=(a_plan(),))
    return a_store(a_case("Anna", "Provsson", serial=1, placements=(placement,)))


@pytest.fixture
def opened(stage: Stage, store: FakeStore, qtbot: QtBot) -> Stage:
    stage.composition.registers[FOLDER] = store
    stage.window.activateWindow()
    qtbot.waitUntil(stage.window.isActiveWindow)
    stage.open(FOLDER)
    return stage


def _go(stage: Stage, place: str) -> None:
    record = stage.record
    if place == PARTICIPANT:
        record.open_participant(ANNA)
    elif place == PLAN:
        record.open_plan(ANNA, 1)
    else:
        record.shell.go(place)


def _press(stage: Stage, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    under = stage.window.focusWidget()
    assert under is not None
    stage.qtbot.keyClick(under, key, modifier or Qt.KeyboardModifier.NoModifier)


def _read(stage: Stage) -> str:
    """The page of the guide in view, or "" when another place is."""
    here = stage.record.shell.here
    assert here is not None
    page = stage.record.shell.page(here.place)
    return page.text.page.id if isinstance(page, MethodPage) and page.text.page else ""


@pytest.mark.parametrize(
    ("place", "page"),
    [
        (TODAY, "start"),
        (PARTICIPANTS, "start"),
        (PARTICIPANT, "stage_training"),
        (PLAN, "work_plan"),
        (REFERRAL, "referral"),
        (SETTINGS, "start"),
    ],
)
def test_f1_opens_the_page_about_what_is_on_screen(opened: Stage, place: str, page: str) -> None:
    _go(opened, place)

    _press(opened, Qt.Key.Key_F1)

    assert _read(opened) == page


@pytest.mark.parametrize(
    ("tab", "page"),
    [(Tab.PLAN, "work_plan"), (Tab.NOTES, "journal_note"), (Tab.PEOPLE, "consent")],
)
def test_f1_in_a_tab_opens_the_page_about_it(opened: Stage, tab: Tab, page: str) -> None:
    opened.record.open_participant(ANNA)
    shown = opened.record.shell.page(PARTICIPANT)
    assert isinstance(shown, ParticipantPage)
    shown.tabs.show_tab(tab)

    _press(opened, Qt.Key.Key_F1)

    assert _read(opened) == page


def test_f1_in_a_form_opens_the_page_about_that_form(opened: Stage) -> None:
    _open_form(opened, "follow_up_talk")

    _press(opened, Qt.Key.Key_F1)

    assert _read(opened) == "follow_up_talk"


def test_beside_a_form_stands_what_the_guide_says(opened: Stage) -> None:
    page = _open_form(opened, "follow_up_talk")

    words = page.panel.side.guide.words.text()

    assert method_guide.so_gor_du("follow_up_talk")[0] in words
    assert "F1" in words


def _open_form(stage: Stage, template: str) -> FormPage:
    record = stage.record
    number, today = CaseNumber.parse(ANNA), record.desk.today
    record.desk.do(
        lambda begin: begin_form(begin, number, NewForm(template, 1), author="Rut", today=today),
        owner=stage.window,
    )
    record.open_form(ANNA, 1)
    page = record.shell.page(FORM)
    assert isinstance(page, FormPage)
    return page


def test_in_the_practice_register_today_leads_to_the_first_morning(
    stage: Stage, store: FakeStore, qtbot: QtBot
) -> None:
    store.content.organisation = Organisation("Exempel", practice_today=date(2026, 3, 16))
    stage.composition.registers[FOLDER] = store
    stage.window.activateWindow()
    qtbot.waitUntil(stage.window.isActiveWindow)
    stage.open(FOLDER)

    _press(stage, Qt.Key.Key_F1)

    assert _read(stage) == "first_morning"


@pytest.mark.parametrize(
    ("key", "modifier"),
    [(Qt.Key.Key_Escape, None), (Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)],
)
def test_escape_and_alt_left_lead_back_to_where_one_was(
    opened: Stage, key: Qt.Key, modifier: Qt.KeyboardModifier | None
) -> None:
    opened.record.open_participant(ANNA)
    before = opened.record.shell.here

    _press(opened, Qt.Key.Key_F1)
    _press(opened, key, modifier)

    assert opened.record.shell.here == before


def test_pages_that_were_read_are_gone_back_through(opened: Stage) -> None:
    opened.record.open_plan(ANNA, 1)
    _press(opened, Qt.Key.Key_F1)
    opened.record.open_guide_page("own_words")
    assert _read(opened) == "own_words"

    _press(opened, Qt.Key.Key_Escape)
    assert _read(opened) == "work_plan"
    _press(opened, Qt.Key.Key_Escape)

    assert opened.record.shell.here is not None
    assert opened.record.shell.here.place == PLAN


def test_f1_in_the_guide_stays_on_its_page(opened: Stage) -> None:
    opened.record.open_guide_page("absence")

    _press(opened, Qt.Key.Key_F1)

    assert _read(opened) == "absence"


def test_the_guide_is_a_place_in_the_navigation(opened: Stage, qtbot: QtBot) -> None:
    button = next(
        one
        for one in opened.record.shell.navigation.findChildren(NavigationButton)
        if one.accessibleName() == "Metodstöd"
    )

    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert opened.record.shell.here is not None
    assert opened.record.shell.here.place == METHOD
    assert _read(opened) == "start"


def test_the_keyboard_stands_in_the_text_when_the_guide_opens(opened: Stage) -> None:
    _press(opened, Qt.Key.Key_F1)

    page = opened.record.shell.page(METHOD)
    assert isinstance(page, MethodPage)
    assert page.text.hasFocus()


def test_every_page_that_f1_can_open_is_there() -> None:
    named = {*guiding._TABS.values(), *guiding._PLACES.values()}

    assert all(method_guide.page(one) for one in named)


@pytest.mark.parametrize("template", newest(), ids=lambda one: str(one.id))
def test_every_form_has_words_beside_it(template: object) -> None:
    words = FormAdvice().paragraphs(template, "")  # type: ignore[arg-type]  # as the catalogue has it

    assert words[0].startswith("• ")
    assert words[-1].startswith("F1")
