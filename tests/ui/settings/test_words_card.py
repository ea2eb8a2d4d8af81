"""Words to think about, changed in settings."""

from pathlib import Path

import pytest
from accessibility import cut_texts, unnamed_controls
from desks import a_desk, a_store
from fake_register import FakeRegister
from fake_store import FakeStore
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from qt_fakes import FakePrompts

from karriarstod.application.plainer_words import words_with
from karriarstod.forms.careful_words import asks_first, careful_hits
from karriarstod_ui.pages.settings.page import SettingsPage
from karriarstod_ui.preferences import Preferences


@pytest.fixture
def store() -> FakeStore:
    return a_store()


@pytest.fixture
def page(qtbot: QtBot, store: FakeStore, tmp_path: Path) -> SettingsPage:
    preferences = Preferences(tmp_path / "p.ini")
    made = SettingsPage(a_desk(store), FakePrompts(), preferences, FakeRegister())
    qtbot.addWidget(made)
    made.resize(1200, 900)
    made.show()
    return made


def found(store: FakeStore, text: str) -> list[tuple[str, str]]:
    words = words_with(store.queries.own_lists())
    return [(one.word, one.plainer) for one in careful_hits(text, words)]


def add(qtbot: QtBot, page: SettingsPage, word: str, better: str) -> None:
    page.words.word.setText(word)
    page.words.better.setText(better)
    qtbot.mouseClick(page.words.put_in, Qt.MouseButton.LeftButton)


def test_an_own_word_is_in_force_at_once(
    qtbot: QtBot, page: SettingsPage, store: FakeStore
) -> None:
    add(qtbot, page, "kund", "deltagare")
    assert found(store, "En kund.") == [("kund", "deltagare")]


def test_adding_is_taken_back(qtbot: QtBot, page: SettingsPage, store: FakeStore) -> None:
    add(qtbot, page, "kund", "deltagare")
    qtbot.mouseClick(page.words.undo.link, Qt.MouseButton.LeftButton)
    assert found(store, "En kund.") == []


def test_an_own_word_is_removed(qtbot: QtBot, page: SettingsPage, store: FakeStore) -> None:
    add(qtbot, page, "kund", "deltagare")
    remove = [
        one
        for one in page.words.rows.findChildren(QPushButton)
        if one.accessibleName() == "Ta bort kund" and not one.isHidden()
    ]
    remove[-1].click()
    assert found(store, "En kund.") == []


def test_a_word_of_the_program_s_is_left_out_and_comes_back(
    page: SettingsPage, store: FakeStore
) -> None:
    page.words.open_ours.click()
    page.words.ticks["samt"].click()
    assert found(store, "Kaffe samt te.") == []
    page.words.ticks["samt"].click()
    assert found(store, "Kaffe samt te.") == [("samt", "och")]


def test_words_of_crime_and_diagnosis_cannot_be_left_out(page: SettingsPage) -> None:
    assert not [one for one in page.words.ticks if asks_first(one.rstrip("*"), words_with(()))]


@pytest.mark.parametrize(("word", "better"), [("", "x"), ("x", " "), ("a = b", "x")])
def test_half_a_pair_is_told_of_and_not_kept(
    qtbot: QtBot, page: SettingsPage, store: FakeStore, word: str, better: str
) -> None:
    add(qtbot, page, word, better)
    assert not store.events
    assert any(one.problem for one in (page.words._word_field, page.words._better_field))


def test_every_control_has_a_name_and_no_text_is_cut(qtbot: QtBot, page: SettingsPage) -> None:
    add(qtbot, page, "kund", "deltagare")
    page.words.open_ours.click()
    assert unnamed_controls(page.words) == []
    qtbot.waitUntil(lambda: cut_texts(page.words) == [])
