"""Where the keyboard is: always on something one can see, in the page one looks at."""

from datetime import date
from pathlib import Path

import pytest
from builders import a_case, a_placement, a_plan, a_reminder
from desks import a_store
from fake_store import FakeStore
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from stage import Stage

from karriarstod.application.ports import Organisation
from karriarstod_ui.main_window import MainWindow
from karriarstod_ui.places import PARTICIPANT, PARTICIPANTS, PLAN, REFERRAL, SETTINGS, TODAY
from karriarstod_ui.shell import Place, RecordShell
from karriarstod_ui.widgets.navigation import NavigationButton

FOLDER = Path("/registers/Exempel")
ANNA = "DLT-2026-0001"


@pytest.fixture
def store() -> FakeStore:
    placement = a_placement(plans=(a_plan(),))
    store = a_store(
        a_case("Anna", "Provsson", serial=1, placements=(placement,), reminders=(a_reminder(),))
    )
    store.content.organisation = Organisation("Exempel", practice_today=date(2026, 3, 16))
    return store


@pytest.fixture
def opened(stage: Stage, store: FakeStore, qtbot: QtBot) -> Stage:
    stage.composition.registers[FOLDER] = store
    stage.window.activateWindow()
    qtbot.waitUntil(stage.window.isActiveWindow)
    stage.open(FOLDER)
    return stage


def _stands_in_page(stage: Stage) -> bool:
    shell = stage.record.shell
    focused = stage.window.focusWidget()
    here = shell.here
    if focused is None or here is None:
        return False
    return shell.page(here.place).isAncestorOf(focused) and focused.isVisible()


def _go(stage: Stage, place: str) -> None:
    record = stage.record
    if place == PARTICIPANT:
        record.open_participant(ANNA)
    elif place == PLAN:
        record.open_plan(ANNA, 1)
    else:
        record.shell.go(place)


@pytest.mark.parametrize("place", [TODAY, PARTICIPANTS, PARTICIPANT, PLAN, REFERRAL, SETTINGS])
def test_to_go_to_a_page_is_to_stand_in_it(opened: Stage, place: str) -> None:
    _go(opened, PARTICIPANTS if place == TODAY else TODAY)
    _go(opened, place)
    assert _stands_in_page(opened), opened.window.focusWidget()


def test_when_the_register_is_opened_one_stands_in_the_list_of_what_is_due(opened: Stage) -> None:
    assert opened.window.focusWidget().objectName() == "due"


def test_a_place_chosen_in_the_side_leads_into_its_page(opened: Stage, qtbot: QtBot) -> None:
    button = opened.record.shell.findChild(NavigationButton, "place_participants")
    assert button is not None
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert _stands_in_page(opened)


def test_after_a_window_one_stands_where_one_was(opened: Stage, qtbot: QtBot) -> None:
    before = opened.window.focusWidget()
    opened.record.write_note()
    (note,) = [one for one in opened.window.findChildren(QDialog) if one.isVisible()]
    note.reject()
    qtbot.waitUntil(lambda: opened.window.focusWidget() is before and before.hasFocus())


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    """Two pages: the second has a form below its main control."""
    window = MainWindow()
    qtbot.addWidget(window)
    shell = RecordShell(
        (
            Place("today", "Idag", "sun", lambda: QPushButton("Det första")),
            Place("plan", "Plan", "target", _a_page),
            Place("late", "Sen", "target", _a_page_being_read),
        ),
        organisation="Exempel",
    )
    window.show_record(shell)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def _button(name: str) -> QPushButton:
    button = QPushButton(name)
    button.setObjectName(name)
    return button


def _a_page() -> QWidget:
    page, form = QWidget(), QWidget()
    lines, inside = QVBoxLayout(page), QVBoxLayout(form)
    form.setObjectName("form")
    for name in ("word", "sign"):
        inside.addWidget(_button(name))
    lines.addWidget(_button("main"))
    lines.addWidget(form)
    return page


def _a_page_being_read() -> QWidget:
    page = _a_page()
    for child in page.findChildren(QPushButton):
        child.hide()
    return page


def _shell(window: MainWindow) -> RecordShell:
    assert window.shell is not None
    return window.shell


def _child(window: MainWindow, name: str, place: str = "plan") -> QWidget:
    child = _shell(window).page(place).findChild(QWidget, name)
    assert child is not None
    return child


def _stands_on(window: MainWindow) -> str:
    focused = window.focusWidget()
    return focused.objectName() if focused is not None else ""


@pytest.mark.parametrize(
    ("gone", "then"), [("form", "main"), ("sign", "word")], ids=["whole form", "one button"]
)
def test_what_goes_away_gives_the_keyboard_to_what_is_nearest(
    window: MainWindow, gone: str, then: str
) -> None:
    _shell(window).go("plan")
    _child(window, "sign").setFocus()
    _child(window, gone).hide()
    assert _stands_on(window) == then


def test_what_is_deleted_gives_the_keyboard_to_the_page(window: MainWindow, qtbot: QtBot) -> None:
    _shell(window).go("plan")
    _child(window, "sign").setFocus()
    _child(window, "form").deleteLater()
    qtbot.waitUntil(lambda: _stands_on(window) == "main")


def test_what_is_disabled_while_it_works_never_leaves_the_keyboard_on_the_lock(
    window: MainWindow, qtbot: QtBot
) -> None:
    shell = _shell(window)
    shell.go("plan")
    locked: list[bool] = []
    shell.lock_requested.connect(lambda: locked.append(True))
    for name in ("sign", "word", "main"):
        _child(window, name).setFocus()
        _child(window, name).setEnabled(False)
        focused = window.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, Qt.Key.Key_Space)
    assert locked == []


def test_tab_comes_to_the_lock_last(window: MainWindow, qtbot: QtBot) -> None:
    _shell(window).go("plan")
    for _ in range(3):
        focused = window.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert window.focusWidget() is _shell(window).lock_button


def test_a_page_that_comes_again_has_the_keyboard_where_it_was(window: MainWindow) -> None:
    shell = _shell(window)
    shell.go("plan")
    _child(window, "word").setFocus()
    shell.go("today")
    shell.back()
    assert _stands_on(window) == "word"


def test_a_page_still_being_read_gets_the_keyboard_when_it_is_there(
    window: MainWindow, qtbot: QtBot
) -> None:
    shell = _shell(window)
    shell.go("late")
    assert _stands_on(window) == "place_late"
    _child(window, "main", "late").show()
    qtbot.waitUntil(lambda: _stands_on(window) == "main")


def test_the_keyboard_is_not_taken_from_who_has_gone_on(window: MainWindow, qtbot: QtBot) -> None:
    shell = _shell(window)
    shell.go("late")
    shell.navigation.findChild(NavigationButton, "place_today").setFocus()
    _child(window, "main", "late").show()
    qtbot.wait(80)
    assert _stands_on(window) == "place_today"


def test_the_palette_survives_that_what_one_came_from_is_gone(
    window: MainWindow, qtbot: QtBot
) -> None:
    shell = _shell(window)
    shell.go("plan")
    _child(window, "sign").setFocus()
    shell.open_palette()
    with qtbot.waitSignal(_child(window, "sign").destroyed):
        _child(window, "form").deleteLater()
    shell.palette_over.close_palette()
    assert _stands_on(window) == "main"
