"""At the door of a real register: the printed key, somebody else inside, a key file in pieces."""

from datetime import date
from pathlib import Path

from handledare import Handledare, type_text
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from registers import QUICK

from karriarstod.__main__ import Joined
from karriarstod.domain.clock import SetClock
from karriarstod.domain.recovery_key import RecoveryKey
from karriarstod_ui.pages.lock.new_password import NewPasswordPage
from karriarstod_ui.pages.lock.page import LockPage

USER = "Hanna Handledarsson"
PASSWORD = "tre koltrastar sjunger om tranbär"
NEW = "sju bruna ekar vid sjön"


def lock_of(person: Handledare) -> LockPage:
    person.settle()
    lock = person.shown
    assert isinstance(lock, LockPage)
    return lock


def knock(person: Handledare, password: str) -> str:
    """Try the password and read what the lock says to it."""
    lock = lock_of(person)
    lock.password.clear()
    type_text(lock.password, password)
    person.qtbot.keyClick(lock.password, Qt.Key.Key_Return)
    person.qtbot.waitUntil(lock.password.isEnabled, timeout=10_000)
    return " ".join(each.text() for each in lock.findChildren(QLabel) if each.isVisible())


def test_with_the_printed_key_a_forgotten_password_is_exchanged(
    desk: Handledare, recovery_key: RecoveryKey
) -> None:
    lock = lock_of(desk)
    desk.qtbot.mouseClick(lock.recovery_link, Qt.MouseButton.LeftButton)
    type_text(lock.recovery, recovery_key.text.lower())
    desk.qtbot.keyClick(lock.recovery, Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: isinstance(desk.shown, NewPasswordPage), timeout=10_000)
    page = desk.shown
    assert isinstance(page, NewPasswordPage)
    type_text(page.choosing.password, NEW)
    type_text(page.choosing.again, NEW)
    desk.qtbot.keyClick(page.choosing.again, Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: desk.flow.record is not None, timeout=10_000)
    assert desk.record.desk.user.name == USER
    desk.flow.lock()
    assert "stämmer inte" in knock(desk, PASSWORD)
    lock_of(desk).password.clear()
    desk.unlock(NEW)


def test_a_register_open_elsewhere_opens_once_it_is_closed_there(
    desk: Handledare, folder: Path
) -> None:
    other = Joined(SetClock(date(2025, 1, 13)), QUICK).open_store(folder, USER, PASSWORD)
    try:
        assert "redan öppet" in knock(desk, PASSWORD)
    finally:
        other.close()
    desk.qtbot.mouseClick(lock_of(desk).hindrance.remedy, Qt.MouseButton.LeftButton)
    desk.qtbot.waitUntil(lambda: desk.flow.record is not None, timeout=10_000)


def test_a_key_file_in_pieces_is_replaced_by_the_one_before(desk: Handledare, folder: Path) -> None:
    joined = Joined(SetClock(date(2025, 1, 13)), QUICK)
    store = joined.open_store(folder, USER, PASSWORD)
    joined.change_password(store, PASSWORD, NEW)
    store.close()
    header = folder / "register.karriarstod"
    header.write_bytes(header.read_bytes()[:100])
    assert "nyckelfil är skadad" in knock(desk, NEW)
    desk.prompts.answers = [True]
    desk.qtbot.mouseClick(lock_of(desk).hindrance.remedy, Qt.MouseButton.LeftButton)
    lock = lock_of(desk)
    desk.qtbot.waitUntil(lambda: lock.password.text() == "", timeout=10_000)
    # The previous key file knows the password of its own day.
    desk.unlock(PASSWORD)
