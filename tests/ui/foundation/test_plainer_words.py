"""Words to think about: underlined quietly, with a plainer word for whoever asks."""

import time
from collections.abc import Iterator

import pytest
from desks import a_desk, a_store
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QTextCharFormat
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from karriarstod.application.plainer_words import list_of_pairs
from karriarstod.application.progress import keep_own_list
from karriarstod.domain.own_lists import ListKind, OwnList
from karriarstod_ui.forms.fields import FormText
from karriarstod_ui.plainer_list import PlainerList
from karriarstod_ui.widgets.plainer import words_in_force

TEXT = "Deltagaren är omotiverad och slarvig samt klienten trivs."


@pytest.fixture(autouse=True)
def _the_programs_own_list_afterwards() -> Iterator[None]:
    yield
    words_in_force().take(None)


@pytest.fixture
def field(qtbot: QtBot) -> FormText:
    made = FormText(3)
    qtbot.addWidget(made)
    made.resize(500, 200)
    made.show()
    made.setPlainText("En klient samt en brukare.")
    return made


def underlined(field: FormText) -> list[str]:
    found = []
    block = field.document().begin()
    while block.isValid():
        for one in block.layout().formats():
            style = one.format.underlineStyle()
            if style == QTextCharFormat.UnderlineStyle.DotLine:
                found.append(block.text()[one.start : one.start + one.length])
        block = block.next()
    return found


def the_menu(field: FormText, position: int) -> QMenu:
    cursor = field.textCursor()
    cursor.setPosition(position)
    field.setTextCursor(cursor)
    keyboard = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(field, QContextMenuEvent(keyboard, QPoint(5, 5), QPoint(5, 5)))
    (menu,) = [one for one in field.findChildren(QMenu) if one.isVisible()]
    return menu


def test_such_words_are_underlined_and_others_are_not(field: FormText) -> None:
    assert underlined(field) == ["klient", "samt", "brukare"]
    field.setPlainText("Leila trivs. Han är dömd.")
    assert underlined(field) == []


def test_the_keyboard_puts_the_plainer_word_in(field: FormText, qtbot: QtBot) -> None:
    menu = the_menu(field, 5)
    texts = [one.text() for one in menu.actions()][:2]
    assert texts == ["Byt till ”deltagare”", "Låt stå"]
    with qtbot.waitSignal(field.textChanged):
        menu.actions()[0].trigger()
    menu.close()
    assert field.text() == "En deltagare samt en brukare."


def test_a_word_that_is_left_stands_and_is_not_underlined_again(field: FormText) -> None:
    menu = the_menu(field, 5)
    menu.actions()[1].trigger()
    menu.close()
    assert field.text() == "En klient samt en brukare."
    assert underlined(field) == ["samt", "brukare"]


def test_advice_is_said_and_never_put_in(field: FormText) -> None:
    field.setPlainText("Han är besvärlig.")
    menu = the_menu(field, 10)
    assert menu.actions()[0].text() == "Tips: skriv vad som hände"
    assert not menu.actions()[0].isEnabled()
    menu.close()


def test_how_many_there_are_is_read_aloud_after_what_else_is_said(
    field: FormText, qtbot: QtBot
) -> None:
    field.setAccessibleDescription("Högst tre rader.")
    field.setPlainText("En klient samt.")
    qtbot.waitUntil(lambda: field.accessibleDescription() == "Högst tre rader. 2 ord att tänka på")
    field.setPlainText("En klient.")
    qtbot.waitUntil(lambda: field.accessibleDescription() == "Högst tre rader. 1 ord att tänka på")
    field.setPlainText("")
    qtbot.waitUntil(lambda: field.accessibleDescription() == "Högst tre rader.")


def test_underlining_is_no_change_of_the_text(field: FormText, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(field.textChanged):
        field.plainer.look_again()
        words_in_force().changed.emit()


def test_what_is_only_read_has_no_underline(field: FormText) -> None:
    field.setReadOnly(True)
    assert underlined(field) == []
    field.setReadOnly(False)
    assert underlined(field) == ["klient", "samt", "brukare"]


def test_the_organisation_s_own_words_reach_every_field(field: FormText) -> None:
    store = a_store()
    desk = a_desk(store)
    reader = PlainerList(desk)
    left = OwnList(ListKind.WORDS_LEFT_OUT, "", ("samt",))
    desk.do(lambda begin: keep_own_list(begin, list_of_pairs({"en": "ett"}), left), owner=reader)
    assert underlined(field) == ["En", "klient", "en", "brukare"]


def test_a_key_is_seen_at_once_in_a_long_text(field: FormText, qtbot: QtBot) -> None:
    field.setPlainText((TEXT + " ") * (4000 // len(TEXT)))
    qtbot.keyClicks(field, "a")
    taken = []
    for _ in range(20):
        before = time.perf_counter()
        qtbot.keyClick(field, Qt.Key.Key_A)
        taken.append(time.perf_counter() - before)
    assert sorted(taken)[10] < 0.016
