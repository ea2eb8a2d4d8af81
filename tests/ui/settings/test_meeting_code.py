"""The code of meeting mode in the settings."""

from desks import a_desk, a_store
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from karriarstod.application.meeting_code import is_meeting_code
from karriarstod_ui.pages.settings.meeting_code import MeetingCodeCard


def test_a_code_is_set_with_enter_and_the_field_is_emptied(qtbot: QtBot) -> None:
    store = a_store()
    card = MeetingCodeCard(a_desk(store))
    qtbot.addWidget(card)

    card.code.setText("2580")
    qtbot.keyClick(card.code, Qt.Key.Key_Return)

    assert is_meeting_code(store.begin, "2580")
    assert card.code.text() == ""
    assert "gäller nu" in card.message.text.text()


def test_what_is_no_code_is_told_beside_the_field_and_nothing_is_set(qtbot: QtBot) -> None:
    store = a_store()
    card = MeetingCodeCard(a_desk(store))
    qtbot.addWidget(card)

    card.code.setText("12a")
    card.keep.click()

    assert card.field.problem == "Skriv fyra till åtta siffror."
    assert store.content.meeting_code == ""


def test_the_code_is_taken_away(qtbot: QtBot) -> None:
    store = a_store()
    card = MeetingCodeCard(a_desk(store))
    qtbot.addWidget(card)
    card.code.setText("2580")
    card.keep.click()

    card.drop.click()

    assert not is_meeting_code(store.begin, "2580")
