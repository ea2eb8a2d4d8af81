"""The first page, the lock, and making a register."""

from collections.abc import Callable
from pathlib import Path

import pytest
from accessibility import mnemonic_clashes, unnamed_controls
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from typist import write

from karriarstod.application.store_errors import WrongPassword
from karriarstod.domain.recovery_key import RecoveryKey
from karriarstod_ui.pages.create.key_sheet import KeySheet
from karriarstod_ui.pages.create.page import CreatePage, NewRegister
from karriarstod_ui.pages.lock.page import LockPage
from karriarstod_ui.pages.start.page import StartPage

pytestmark = pytest.mark.usefixtures("theming")

KEY = RecoveryKey(bytes(range(20)))
PASSWORD = "kaffe tvätt cykel himmel"


def _shown(qtbot: QtBot, page: QWidget) -> None:
    page.resize(1366, 768)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()


@pytest.fixture
def lock(qtbot: QtBot) -> LockPage:
    page = LockPage("Exempelkooperativet", ["Maja Testsson", "Bo Provare"])
    _shown(qtbot, page)
    return page


def test_enter_in_the_password_asks_to_unlock(lock: LockPage, qtbot: QtBot) -> None:
    write(lock.password, "hemligt")
    with qtbot.waitSignal(lock.unlock_requested) as asked:
        qtbot.keyClick(lock.password, Qt.Key.Key_Return)
    assert asked.args == ["Maja Testsson", "hemligt"]


def test_a_name_can_be_typed_that_was_never_here(lock: LockPage, qtbot: QtBot) -> None:
    lock.user.setEditText("Åsa Öberg")
    write(lock.password, "hemligt")
    with qtbot.waitSignal(lock.unlock_requested) as asked:
        qtbot.mouseClick(lock.open_button, Qt.MouseButton.LeftButton)
    assert asked.args[0] == "Åsa Öberg"


def test_the_only_user_there_is_need_not_give_a_name(qtbot: QtBot) -> None:
    page = LockPage("Exempelkooperativet", is_name_needed=False)
    qtbot.addWidget(page)
    page.show()
    qtbot.keyClicks(page.password, "havre lykta cykel moln")
    with qtbot.waitSignal(page.unlock_requested) as asked:
        qtbot.keyClick(page.password, Qt.Key.Key_Return)
    assert asked.args == ["", "havre lykta cykel moln"]


def test_a_password_that_is_no_secret_is_written_over_by_whoever_types_it(qtbot: QtBot) -> None:
    page = LockPage("Exempelkooperativet", ["Kim Exempel"], password="havre lykta")
    qtbot.addWidget(page)
    page.show()
    qtbot.keyClicks(page.password, "havre")
    assert page.password.text() == "havre"


def test_no_password_is_told_and_not_tried(lock: LockPage, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(lock.unlock_requested):
        qtbot.mouseClick(lock.open_button, Qt.MouseButton.LeftButton)
    assert lock.password_field.problem == "Skriv ditt lösenord."


def test_nothing_can_be_pressed_twice_while_it_opens(lock: LockPage, qtbot: QtBot) -> None:
    write(lock.password, "hemligt")
    qtbot.keyClick(lock.password, Qt.Key.Key_Return)
    assert not lock.open_button.isEnabled()


def test_a_wrong_password_is_said_in_words(lock: LockPage) -> None:
    lock.show_error(WrongPassword())
    assert lock.password_field.problem == "Lösenordet stämmer inte."


def test_a_wrong_password_is_typed_over(lock: LockPage, qtbot: QtBot) -> None:
    write(lock.password, "hemligt")
    lock.show_problem("Fel lösenord.")
    write(lock.password, "nytt")
    assert lock.password.text() == "nytt"


def test_caps_lock_is_told_by_a_capital_without_shift(lock: LockPage, qtbot: QtBot) -> None:
    qtbot.keyClick(lock.password, "A", Qt.KeyboardModifier.NoModifier)
    assert lock.password_field.problem == "Caps Lock är på."


def test_caps_lock_is_forgotten_at_a_small_letter(lock: LockPage, qtbot: QtBot) -> None:
    qtbot.keyClick(lock.password, "A", Qt.KeyboardModifier.NoModifier)
    qtbot.keyClick(lock.password, "a", Qt.KeyboardModifier.NoModifier)
    assert lock.password_field.problem == ""


def test_the_password_is_shown_on_demand(lock: LockPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(lock.password.show_button, Qt.MouseButton.LeftButton)
    assert lock.password.echoMode() == QLineEdit.EchoMode.Normal


def test_tab_goes_past_the_word_that_shows_the_password(lock: LockPage, qtbot: QtBot) -> None:
    lock.password.setFocus()
    qtbot.keyClick(lock.password, Qt.Key.Key_Tab)
    assert not lock.password.show_button.hasFocus()
    assert lock.open_button.hasFocus()


def test_no_stop_on_the_way_between_two_passwords_takes_letters(
    create: CreatePage, qtbot: QtBot
) -> None:
    _to_the_password(create, qtbot)
    choosing = create.choosing
    write(choosing.password, PASSWORD)
    while (here := QApplication.focusWidget()) is not choosing.again:
        assert here is not None
        qtbot.keyClick(here, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is not choosing.again:
            write(QApplication.focusWidget() or create, "kaffe")
    assert choosing.password.text() == PASSWORD
    assert choosing.password.echoMode() == QLineEdit.EchoMode.Password


def test_the_password_is_shown_from_the_keyboard(lock: LockPage, qtbot: QtBot) -> None:
    write(lock.password, "hemligt")
    qtbot.keyClick(lock.password, Qt.Key.Key_V, Qt.KeyboardModifier.AltModifier)
    assert (lock.password.text(), lock.password.echoMode()) == (
        "hemligt",
        QLineEdit.EchoMode.Normal,
    )


def test_the_recovery_key_has_a_way_of_its_own(lock: LockPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(lock.recovery_link, Qt.MouseButton.LeftButton)
    write(lock.recovery, KEY.text)
    with qtbot.waitSignal(lock.recovery_requested) as asked:
        qtbot.keyClick(lock.recovery, Qt.Key.Key_Return)
    assert asked.args == [KEY.text]


def test_every_control_of_the_lock_has_a_name(lock: LockPage) -> None:
    assert (unnamed_controls(lock), mnemonic_clashes(lock)) == ([], [])


@pytest.mark.parametrize(
    ("card", "signal"),
    [
        ("practice", "practice_requested"),
        ("create_card", "create_requested"),
        ("open_card", "open_requested"),
    ],
)
def test_each_way_in_answers_to_the_keyboard(card: str, signal: str, qtbot: QtBot) -> None:
    page = StartPage(participants=24, practice_password=PASSWORD)
    _shown(qtbot, page)
    with qtbot.waitSignal(getattr(page, signal)):
        qtbot.keyClick(getattr(page, card), Qt.Key.Key_Return)


def test_the_first_page_says_the_practice_password(qtbot: QtBot) -> None:
    page = StartPage(participants=24, practice_password=PASSWORD)
    qtbot.addWidget(page)
    assert PASSWORD in page.practice.accessibleDescription()


@pytest.fixture
def create(qtbot: QtBot, tmp_path: Path) -> CreatePage:
    page = CreatePage(tmp_path, choose_folder=lambda chosen: chosen(tmp_path / "annan"))
    _shown(qtbot, page)
    return page


def _press_next(page: CreatePage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.next_button, Qt.MouseButton.LeftButton)


def _to_the_password(page: CreatePage, qtbot: QtBot) -> None:
    write(page.organisation, "Exempelkooperativet")
    write(page.user_name, "Maja Testsson")
    _press_next(page, qtbot)


def test_an_empty_name_is_asked_for(create: CreatePage, qtbot: QtBot) -> None:
    _press_next(create, qtbot)
    assert create.organisation_field.problem == "Skriv organisationens namn."


def test_a_refused_password_says_why(create: CreatePage, qtbot: QtBot) -> None:
    _to_the_password(create, qtbot)
    write(create.choosing.password, "kort")
    _press_next(create, qtbot)
    assert "för kort" in create.choosing.password_field.problem


def test_two_different_passwords_are_told(create: CreatePage, qtbot: QtBot) -> None:
    _to_the_password(create, qtbot)
    write(create.choosing.password, PASSWORD)
    write(create.choosing.again, PASSWORD + "s")
    _press_next(create, qtbot)
    assert create.choosing.again_field.problem == "De två är inte lika."


def test_a_suggested_password_is_accepted(create: CreatePage, qtbot: QtBot) -> None:
    _to_the_password(create, qtbot)
    qtbot.mouseClick(create.choosing.suggest, Qt.MouseButton.LeftButton)
    write(create.choosing.again, create.choosing.suggestion.text())
    with qtbot.waitSignal(create.create_requested):
        _press_next(create, qtbot)


def test_everything_needed_is_told_when_it_is_complete(
    create: CreatePage, qtbot: QtBot, tmp_path: Path
) -> None:
    qtbot.mouseClick(create.folder_button, Qt.MouseButton.LeftButton)
    _to_the_password(create, qtbot)
    write(create.choosing.password, PASSWORD)
    write(create.choosing.again, PASSWORD)
    with qtbot.waitSignal(create.create_requested) as asked:
        _press_next(create, qtbot)
    assert asked.args == [
        NewRegister(tmp_path / "annan", "Exempelkooperativet", "Maja Testsson", "", PASSWORD)
    ]


def test_the_password_is_not_in_what_a_log_would_show(tmp_path: Path) -> None:
    assert PASSWORD not in repr(NewRegister(tmp_path, "a", "b", "c", PASSWORD))


def test_a_mistyped_key_is_told(create: CreatePage, qtbot: QtBot) -> None:
    create.show_recovery_key(KEY)
    write(create.key.typed, "ABCD")
    with qtbot.assertNotEmitted(create.key_typed_back):
        _press_next(create, qtbot)
    assert create.key.typed_field.problem != ""


def test_another_key_is_not_this_one(create: CreatePage, qtbot: QtBot) -> None:
    create.show_recovery_key(KEY)
    write(create.key.typed, RecoveryKey(bytes(20)).text)
    with qtbot.assertNotEmitted(create.key_typed_back):
        _press_next(create, qtbot)
    assert create.key.typed_field.problem == "Det är en annan nyckel än den ovan."


def test_the_key_typed_back_ends_it(create: CreatePage, qtbot: QtBot) -> None:
    create.show_recovery_key(KEY)
    write(create.key.typed, KEY.text.lower())
    with qtbot.waitSignal(create.key_typed_back):
        _press_next(create, qtbot)


class Paper:
    """A printer that takes the page, or does not, or is not there."""

    def __init__(self, *, there: bool = True, takes: bool = True) -> None:
        self.there = there
        self.takes = takes
        self.sheets: list[KeySheet] = []

    def has_printer(self) -> bool:
        return self.there

    def print_key(self, sheet: KeySheet, over: QWidget, done: Callable[[bool], None]) -> None:
        self.sheets.append(sheet)
        done(self.takes)


def test_the_key_is_printed_with_the_organisation_and_the_register(
    create: CreatePage, qtbot: QtBot
) -> None:
    write(create.organisation, "Exempelkooperativet")
    paper = Paper()
    create.show_recovery_key(KEY, "0123abcd", paper)
    qtbot.mouseClick(create.key.print_button, Qt.MouseButton.LeftButton)
    assert paper.sheets == [KeySheet("Exempelkooperativet", "0123abcd", KEY)]


def test_the_printed_key_is_told_of(create: CreatePage, qtbot: QtBot) -> None:
    create.show_recovery_key(KEY, "0123abcd", Paper())
    qtbot.mouseClick(create.key.print_button, Qt.MouseButton.LeftButton)
    assert "skickad till skrivaren" in create.key.printed.text.text()


def test_a_printer_that_refuses_leaves_the_hand(create: CreatePage, qtbot: QtBot) -> None:
    create.show_recovery_key(KEY, "0123abcd", Paper(takes=False))
    qtbot.mouseClick(create.key.print_button, Qt.MouseButton.LeftButton)
    assert create.key.by_hand.isVisible()
    assert "tog inte emot" in create.key.printed.text.text()


def test_without_a_printer_the_key_is_to_be_written_by_hand(create: CreatePage) -> None:
    create.show_recovery_key(KEY, "0123abcd", Paper(there=False))
    assert create.key.by_hand.isVisible()
    assert not create.key.print_button.isVisible()


def test_a_folder_that_is_not_good_is_told_of_beside_it(create: CreatePage, tmp_path: Path) -> None:
    create.show_folder_warning(tmp_path, "Mappen synkas av OneDrive.")
    assert create.folder_warning.isVisible()
    assert create.folder_warning.text.text() == "Mappen synkas av OneDrive."


def test_a_warning_for_a_folder_that_was_left_is_not_shown(create: CreatePage) -> None:
    create.show_folder_warning(Path("/annan"), "Mappen synkas av OneDrive.")
    assert not create.folder_warning.isVisible()


def test_every_control_of_a_new_register_has_a_name(create: CreatePage) -> None:
    assert (unnamed_controls(create), mnemonic_clashes(create)) == ([], [])
