"""A morning with the keyboard alone, and the lock in the middle of it."""

from datetime import date

import pytest
from handledare import Handledare
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from karriarstod.domain.identity import CaseNumber
from karriarstod_ui.pages.lock.page import LockPage
from karriarstod_ui.pages.today.page import TodayPage
from karriarstod_ui.places import PARTICIPANT, PARTICIPANTS, PLAN, REFERRAL, TODAY

PASSWORD = "tre koltrastar sjunger om tranbär"
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NUMBER = "DLT-2025-0001"


def tab_to(person: Handledare, name: str) -> QWidget:
    """Press Tab until the keyboard is in the control of that name."""
    for _ in range(60):
        focused = person.window.focusWidget()
        if focused is not None and focused.objectName() == name:
            return focused
        person.key(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never came to {name}")


def place(person: Handledare) -> str:
    here = person.record.shell.here
    assert here is not None
    return here.place


@pytest.fixture
def with_sara(handledare: Handledare) -> Handledare:
    """Sara has been referred, with the keyboard alone."""
    person = handledare
    person.key(Qt.Key.Key_N, CTRL, SHIFT)
    assert place(person) == REFERRAL
    tab_to(person, "given_name")
    person.write("Sara")
    person.key(Qt.Key.Key_Tab)
    person.write("Ågren")
    tab_to(person, "decision_from")
    person.write("3/2")
    person.key(Qt.Key.Key_Tab)
    person.write("2/8")
    tab_to(person, "supervisor")
    person.write("Hanna Handledarsson")
    tab_to(person, "save")
    person.key(Qt.Key.Key_Return)
    assert place(person) == PARTICIPANT
    return person


def test_a_referral_is_kept_without_a_mouse(with_sara: Handledare) -> None:
    case = with_sara.case(NUMBER)
    assert case.participant.name == "Sara Ågren"
    assert case.placements[0].decisions[0].starts_on == date(2025, 2, 3)


def test_a_reminder_is_added_from_anywhere_and_done_on_the_first_page(
    with_sara: Handledare,
) -> None:
    person = with_sara
    person.key(Qt.Key.Key_1, CTRL)
    person.key(Qt.Key.Key_N, CTRL)
    person.write("sara")
    person.key(Qt.Key.Key_Tab)
    person.write("ring Sara")
    person.key(Qt.Key.Key_Tab)
    person.write("idag")
    person.find(person.dialog(), QWidget, "confirm").setFocus()
    person.key(Qt.Key.Key_Return)
    reminder = person.case(NUMBER).reminders[0]
    assert (reminder.text, reminder.due_on) == ("ring Sara", date(2025, 1, 13))
    tab_to(person, "due")
    today = person.page(TODAY, TodayPage)
    assert today.list.rows.items()[0].is_tick
    person.key(Qt.Key.Key_Return)
    assert person.case(NUMBER).reminders[0].done_on == date(2025, 1, 13)


def test_the_palette_leads_anywhere(with_sara: Handledare) -> None:
    person = with_sara
    person.key(Qt.Key.Key_1, CTRL)
    assert place(person) == TODAY
    person.key(Qt.Key.Key_K, CTRL)
    person.write("ågr")
    person.key(Qt.Key.Key_Return)
    assert place(person) == PARTICIPANT
    person.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert place(person) == TODAY


def test_typing_in_the_list_finds_and_enter_opens(with_sara: Handledare) -> None:
    person = with_sara
    person.key(Qt.Key.Key_2, CTRL)
    assert place(person) == PARTICIPANTS
    person.key(Qt.Key.Key_F, CTRL)
    person.write("ågren")
    person.key(Qt.Key.Key_Down)
    person.key(Qt.Key.Key_Return)
    assert place(person) == PARTICIPANT


def test_what_was_typed_before_the_lock_is_there_after_it(with_sara: Handledare) -> None:
    person = with_sara
    person.record.open_plan(NUMBER, 1)
    person.settle()
    words = person.find(person.plan, QWidget, "long_term_goal")
    words.setFocus()
    person.write("Jag vill hit varje dag")
    person.key(Qt.Key.Key_L, CTRL)
    assert isinstance(person.shown, LockPage)
    said = " ".join(label.text() for label in person.window.findChildren(QLabel))
    assert "Ågren" not in said
    person.unlock(PASSWORD)
    draft = person.case(NUMBER).placements[0].draft
    assert draft is not None
    assert draft.content.long_term_goal == "Jag vill hit varje dag"
    person.record.open_plan(NUMBER, 1)
    person.settle()
    assert place(person) == PLAN


def test_a_half_written_note_comes_back_after_the_lock(with_sara: Handledare) -> None:
    person = with_sara
    person.key(Qt.Key.Key_N, CTRL)
    person.write("Sara vill prova tvätten")
    person.flow.lock()
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == [person.window]
    person.unlock(PASSWORD)
    assert place(person) == PARTICIPANT
    person.find(person.dialog(), QWidget, "confirm").setFocus()
    person.key(Qt.Key.Key_Return)
    found: list[str] = []
    person.record.desk.ask(
        lambda queries: [one.text for one in queries.notes(CaseNumber.parse(NUMBER))],
        owner=person.record.shell,
        done=found.extend,
    )
    person.settle()
    assert found == ["Sara vill prova tvätten"]


def test_a_wrong_password_is_told_and_the_right_one_opens(desk: Handledare) -> None:
    lock = desk.shown
    assert isinstance(lock, LockPage)
    desk.settle()
    lock.password.setFocus()
    desk.write("fel lösenord")
    desk.key(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: bool(lock.password_field.problem), timeout=10_000)
    lock.password.clear()
    desk.unlock(PASSWORD)
    assert desk.window.shell is not None
