"""A note or a reminder from anywhere, written with the keyboard alone."""

from datetime import date

import pytest
from builders import a_case
from desks import a_desk, a_store
from fake_store import FakeStore
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from karriarstod.application.store_errors import DiskFull
from karriarstod.domain.participant import Protection
from karriarstod_ui.dialogs.quick_note import QuickNoteDialog, somebody


@pytest.fixture
def store() -> FakeStore:
    return a_store(a_case("Sara", "Fiktiv", serial=1), a_case("Bo", "Prov", serial=2))


def a_dialog(qtbot: QtBot, store: FakeStore) -> QuickNoteDialog:
    dialog = QuickNoteDialog(a_desk(store))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.open_at()
    return dialog


def test_with_a_day_it_becomes_something_to_do(qtbot: QtBot, store: FakeStore) -> None:
    dialog = a_dialog(qtbot, store)
    qtbot.keyClicks(dialog.person, "sara")
    qtbot.keyClicks(dialog.text, "ring Sara")
    qtbot.keyClicks(dialog.due, "fre")
    dialog.submit()
    reminder = store.queries.case(store.queries.case_numbers()[0]).reminders[0]
    assert (reminder.text, reminder.due_on) == ("ring Sara", date(2026, 3, 20))
    assert dialog.isHidden()


def test_without_a_day_it_becomes_a_note(qtbot: QtBot, store: FakeStore) -> None:
    dialog = a_dialog(qtbot, store)
    qtbot.keyClicks(dialog.person, "bo")
    qtbot.keyClicks(dialog.text, "Bra vecka")
    dialog.submit()
    (note,) = store.queries.notes(store.queries.case_numbers()[1])
    assert (note.text, note.author, note.placement_number) == ("Bra vecka", "Rut Ekelöf", 1)


def test_without_a_known_person_it_asks_for_one(qtbot: QtBot, store: FakeStore) -> None:
    dialog = a_dialog(qtbot, store)
    qtbot.keyClicks(dialog.person, "nobody")
    qtbot.keyClicks(dialog.text, "Bra vecka")
    dialog.submit()
    assert dialog.fields[0].problem == "Skriv namnet och välj i listan."
    assert not store.events


def test_what_could_not_be_kept_is_still_there(qtbot: QtBot, store: FakeStore) -> None:
    dialog = a_dialog(qtbot, store)
    qtbot.keyClicks(dialog.person, "sara")
    qtbot.keyClicks(dialog.text, "viktigt")
    store.refuses = DiskFull()
    dialog.submit()
    assert dialog.isVisible()
    assert dialog.text.text() == "viktigt"


def test_a_protected_person_is_offered_without_a_name(qtbot: QtBot) -> None:
    case = a_case("Provina", "Testlund", protection=Protection.SECRECY_MARKING)
    assert somebody(case).words == "Skyddad uppgift · DLT-2026-0001"


def test_a_day_that_cannot_be_read_keeps_it_open(qtbot: QtBot, store: FakeStore) -> None:
    dialog = a_dialog(qtbot, store)
    qtbot.keyClicks(dialog.person, "sara")
    qtbot.keyClicks(dialog.text, "ring")
    qtbot.keyClicks(dialog.due, "31/2")
    dialog.submit()
    assert dialog.isVisible()
    assert not store.events
