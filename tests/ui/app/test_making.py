"""A new register in the window: none before its key is typed back, and none if it never is."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from stage import Stage

from karriarstod.application.store_errors import DatabaseDamaged, DiskFull
from karriarstod.domain.recovery_key import RecoveryKey
from karriarstod_ui.pages.create.page import CreatePage
from karriarstod_ui.pages.lock.page import LockPage
from karriarstod_ui.pages.start.page import StartPage

CHOSEN = "korg himmel brevbärare"


@pytest.fixture
def page(stage: Stage, qtbot: QtBot) -> CreatePage:
    """The last step, with the key on show."""
    stage.flow.show_create()
    page = stage.shown
    assert isinstance(page, CreatePage)
    page.organisation.setText("Exempel")
    page.user_name.setText("Hanna Handledarsson")
    press_next(page, qtbot)
    choose_password(page, qtbot)
    assert page.key.typed.isVisible()
    return page


def press_next(page: CreatePage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.next_button, Qt.MouseButton.LeftButton)


def choose_password(page: CreatePage, qtbot: QtBot) -> None:
    page.choosing.password.setText(CHOSEN)
    page.choosing.again.setText(CHOSEN)
    press_next(page, qtbot)


def type_back(stage: Stage, page: CreatePage, qtbot: QtBot) -> None:
    page.key.typed.setText(" ".join(stage.composition.key.groups))
    qtbot.keyClick(page.key.typed, Qt.Key.Key_Return)


def nothing_is_left(stage: Stage) -> bool:
    return not stage.composition.registers and not stage.composition.prepared


def test_there_is_no_register_while_the_key_is_on_show(page: CreatePage, stage: Stage) -> None:
    assert stage.composition.registers == {}
    assert stage.preferences.recent_registers() == []
    assert stage.flow.record is None


def test_the_page_says_when_the_register_is_made(page: CreatePage) -> None:
    words = " ".join(label.text() for label in page.key.findChildren(QLabel))
    assert "Först då skapas registret" in words
    assert page.next_button.text() == "Skapa registret"


def test_a_new_register_is_open_once_its_key_is_typed_back(
    page: CreatePage, stage: Stage, qtbot: QtBot
) -> None:
    type_back(stage, page, qtbot)
    assert stage.record.desk.user.name == "Hanna Handledarsson"
    assert list(stage.composition.registers) == [stage.composition.default_folder()]
    assert stage.composition.prepared == set()


def test_another_key_makes_no_register(page: CreatePage, stage: Stage, qtbot: QtBot) -> None:
    page.key.typed.setText(RecoveryKey(bytes(20)).text)
    press_next(page, qtbot)
    assert stage.composition.registers == {}
    assert page.key.typed_field.problem == "Det är en annan nyckel än den ovan."


def test_the_window_that_closes_there_leaves_nothing(page: CreatePage, stage: Stage) -> None:
    stage.flow.close()
    assert nothing_is_left(stage)


def test_going_back_leaves_nothing_and_says_that_the_key_is_void(
    page: CreatePage, stage: Stage, qtbot: QtBot
) -> None:
    qtbot.mouseClick(page.back_button, Qt.MouseButton.LeftButton)
    assert nothing_is_left(stage)
    assert page.choosing.password.isVisible()
    assert "nyckeln som visades gäller inte" in page.message.text.text()
    assert page.key.groups.groups == ()


def test_after_going_back_a_new_key_is_shown_and_can_be_kept(
    page: CreatePage, stage: Stage, qtbot: QtBot
) -> None:
    qtbot.mouseClick(page.back_button, Qt.MouseButton.LeftButton)
    stage.composition.key = RecoveryKey(bytes(range(20, 40)))
    choose_password(page, qtbot)
    assert page.key.groups.groups == stage.composition.key.groups
    assert not page.message.isVisible()
    type_back(stage, page, qtbot)
    assert stage.flow.record is not None


def test_going_all_the_way_back_is_the_first_page(
    page: CreatePage, stage: Stage, qtbot: QtBot
) -> None:
    for _ in range(3):
        qtbot.mouseClick(page.back_button, Qt.MouseButton.LeftButton)
    assert isinstance(stage.shown, StartPage)
    assert nothing_is_left(stage)
    stage.flow.close()


def test_a_disk_that_fills_at_the_last_moment_is_told_and_the_key_is_void(
    page: CreatePage, stage: Stage, qtbot: QtBot
) -> None:
    stage.composition.refuses = DiskFull()
    type_back(stage, page, qtbot)
    assert nothing_is_left(stage)
    assert "full" in page.message.text.text()
    assert "gäller inte" in page.message.text.text()
    stage.composition.refuses = None
    choose_password(page, qtbot)
    type_back(stage, page, qtbot)
    assert stage.flow.record is not None


def test_a_register_that_was_made_and_cannot_be_read_is_told_of_on_its_lock(
    page: CreatePage, stage: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreadable(_store: object) -> None:
        raise DatabaseDamaged

    monkeypatch.setattr(stage.composition, "organisation", unreadable)
    type_back(stage, page, qtbot)
    assert isinstance(stage.shown, LockPage)
    assert [store.closed for store in stage.composition.registers.values()] == [True]


def test_enter_twice_prepares_one_register(stage: Stage, qtbot: QtBot) -> None:
    page = CreatePage(Path("/registers/Nytt"), choose_folder=lambda _chosen: None)
    qtbot.addWidget(page)
    page.show()
    page.organisation.setText("Exempel")
    page.user_name.setText("Hanna Handledarsson")
    press_next(page, qtbot)
    asked: list[object] = []
    page.create_requested.connect(asked.append)
    page.choosing.password.setText(CHOSEN)
    page.choosing.again.setText(CHOSEN)
    qtbot.keyClick(page.choosing.again, Qt.Key.Key_Return)
    qtbot.keyClick(page.choosing.again, Qt.Key.Key_Return)
    assert len(asked) == 1


def test_a_folder_where_a_register_was_never_finished_is_told_of(stage: Stage) -> None:
    folder = Path("/registers/Halvt")
    stage.composition.prepared.add(folder)
    stage.prompts.answers = [folder]
    stage.flow.show_start()
    assert isinstance(stage.shown, StartPage)
    stage.shown.open_requested.emit()
    assert "blev aldrig klart" in stage.shown.message.text.text()
