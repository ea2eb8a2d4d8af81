"""Whatever stands in the way of a register is said on its lock, each in its own sentence."""

from pathlib import Path

import pytest
from accessibility import cut_texts, unnamed_controls
from compositions import PASSWORD, FakeComposition
from fake_store import FakeStore
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from qt_fakes import FakePrompts, InlineBackground

from karriarstod.application import store_errors as errors
from karriarstod.application.sentences import sentence
from karriarstod.application.store_errors import StoreError
from karriarstod_ui.pages.lock.page import LockPage
from karriarstod_ui.unlocking import Unlocking

FOLDER = Path("/registers/Exempel")
WITH_VALUES: dict[type[StoreError], StoreError] = {
    errors.RegisterNameMissing: errors.RegisterNameMissing("user"),
    errors.WaitAfterFailures: errors.WaitAfterFailures(30),
    errors.HeaderMissing: errors.HeaderMissing(previous_available=False),
    errors.HeaderDamaged: errors.HeaderDamaged(previous_available=False),
    errors.EngineTooOld: errors.EngineTooOld("fts5"),
}
ALL = [WITH_VALUES.get(kind) or kind() for kind in StoreError.__subclasses__()]


@pytest.fixture
def unlocking(qtbot: QtBot, qapp: QApplication) -> Unlocking:
    composition = FakeComposition()
    composition.registers[FOLDER] = FakeStore()
    found = Unlocking(
        composition, InlineBackground(), FakePrompts(), FOLDER, ["Rut Ekelöf"], "Kafét", qapp
    )
    qtbot.addWidget(found.page)
    found.page.resize(1366, 768)
    found.page.show()
    return found


def attempt(unlocking: Unlocking, qtbot: QtBot, error: Exception) -> LockPage:
    """Unlock a register that answers with the error."""
    composition = unlocking._composition
    assert isinstance(composition, FakeComposition)
    composition.refuses = error
    unlocking.page.password.setText(PASSWORD)
    qtbot.mouseClick(unlocking.page.open_button, Qt.MouseButton.LeftButton)
    return unlocking.page


def shown(page: LockPage) -> str:
    return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


@pytest.mark.parametrize("error", ALL, ids=lambda error: type(error).__name__)
def test_it_is_said_in_words_and_nothing_is_stuck(
    error: StoreError, unlocking: Unlocking, qtbot: QtBot
) -> None:
    page = attempt(unlocking, qtbot, error)
    assert sentence(error).what in shown(page)
    assert page.password.isEnabled()
    qtbot.waitUntil(lambda: cut_texts(page) == [], timeout=2000)
    assert unnamed_controls(page) == []


def test_no_two_errors_are_said_alike() -> None:
    words = [sentence(error).what for error in ALL]
    assert len(set(words)) == len(words)


def test_a_pause_counts_down_and_ends_by_itself(unlocking: Unlocking, qtbot: QtBot) -> None:
    page = attempt(unlocking, qtbot, errors.WaitAfterFailures(2))
    assert not page.open_button.isEnabled()
    assert page.open_button.text() == "Försök igen om 2 s"
    qtbot.waitUntil(lambda: page.open_button.text() == "Försök igen om 1 s", timeout=3000)
    qtbot.waitUntil(page.open_button.isEnabled, timeout=3000)
    assert page.open_button.text() == "Lås upp"
    assert "Nu går det att försöka igen" in shown(page)


def test_enter_does_nothing_during_a_pause(unlocking: Unlocking, qtbot: QtBot) -> None:
    page = attempt(unlocking, qtbot, errors.WaitAfterFailures(30))
    with qtbot.assertNotEmitted(page.unlock_requested):
        qtbot.keyClick(page.password, Qt.Key.Key_Return)


def test_a_damaged_key_file_without_a_previous_one_offers_nothing(
    unlocking: Unlocking, qtbot: QtBot
) -> None:
    page = attempt(unlocking, qtbot, errors.HeaderDamaged(previous_available=False))
    assert not page.hindrance.remedy.isVisible()


def test_a_key_of_another_register_is_told_beside_it(unlocking: Unlocking, qtbot: QtBot) -> None:
    page = unlocking.page
    qtbot.mouseClick(page.recovery_link, Qt.MouseButton.LeftButton)
    page.recovery.setText("0000 0000 0000 0000 0000 0000 0000 0000 0000")
    qtbot.mouseClick(page.open_button, Qt.MouseButton.LeftButton)
    assert "hör inte till det här registret" in page.recovery_field.problem
    assert page.recovery.isEnabled()


def test_a_mistyped_key_is_told_beside_it(unlocking: Unlocking, qtbot: QtBot) -> None:
    page = unlocking.page
    qtbot.mouseClick(page.recovery_link, Qt.MouseButton.LeftButton)
    page.recovery.setText("ABCD")
    qtbot.mouseClick(page.open_button, Qt.MouseButton.LeftButton)
    assert page.recovery_field.problem != ""
    assert page.recovery.isEnabled()


def test_a_name_without_a_user_is_told_beside_the_name(unlocking: Unlocking, qtbot: QtBot) -> None:
    page = attempt(unlocking, qtbot, errors.UnknownUser())
    assert "ingen användare" in page.user_field.problem
    page.user.setEditText("Rut Ekelö")
    assert page.user_field.problem == ""
