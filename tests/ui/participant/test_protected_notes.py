"""Protected notes on the participant's page."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from builders import a_case, a_note
from fake_store import FakeStore
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from karriarstod.domain.events import EventKind
from karriarstod.domain.note import NoteKind
from karriarstod_ui.dialogs.careful import CarefulDialog
from karriarstod_ui.pages.participant.notes_tab import NotesTab
from karriarstod_ui.pages.participant.protected_notes import ReadingDialog
from karriarstod_ui.pages.participant.tabs import Tab

SECRET = replace(a_note("Frigång på fredag."), protected=True, for_participant=False)


@pytest.fixture
def notes(scene: Callable[..., object]) -> tuple[object, NotesTab]:
    case = a_case()
    store = FakeStore(case).noted(case.case_number, a_note("Trivs"), SECRET)
    shown = scene(case, store)
    tab = shown.go_to(Tab.NOTES)  # type: ignore[attr-defined]  # a Scene, which conftest keeps
    assert isinstance(tab, NotesTab)
    return shown, tab


def read(shown: object) -> None:
    shown.find(QPushButton, "read_2").click()  # type: ignore[attr-defined]  # a Scene
    (asking,) = shown.page.findChildren(ReadingDialog)  # type: ignore[attr-defined]  # a Scene
    assert isinstance(asking, QDialog)
    asking.submit()


def test_it_is_shown_when_somebody_has_said_why(notes) -> None:  # type: ignore[no-untyped-def]  # a Scene
    shown, tab = notes
    assert "Frigång" not in shown.said(tab)
    assert "Skyddad anteckning – visas när du anger varför." in shown.said(tab)
    read(shown)
    assert "Frigång på fredag." in shown.said(tab)
    assert shown.store.events[-1].kind is EventKind.NOTE_READ


def test_it_is_hidden_again_when_the_tab_is_left(notes) -> None:  # type: ignore[no-untyped-def]  # a Scene
    shown, tab = notes
    read(shown)
    shown.go_to(Tab.OVERVIEW)
    shown.go_to(Tab.NOTES)
    assert "Frigång" not in shown.said(tab)


def test_it_is_not_corrected_unread_and_its_correction_is_protected_too(notes) -> None:  # type: ignore[no-untyped-def]  # a Scene
    shown, tab = notes
    assert tab.findChild(QPushButton, "correct_2") is None
    read(shown)
    shown.find(QPushButton, "correct_2").click()
    tab.text.setPlainText("Frigång på måndag.")
    tab.keep.click()
    newest = shown.store.queries.notes(shown.number)[0]
    assert (newest.corrects, newest.protected) == (2, True)


def test_a_note_with_such_a_word_is_moved_only_when_somebody_says_so(
    notes,  # type: ignore[no-untyped-def]  # a Scene
    qtbot: QtBot,
) -> None:
    shown, tab = notes
    tab.text.setPlainText("Han är dömd.")
    tab.kind.choose(NoteKind.EVENT.value)
    tab.keep.click()
    assert len(shown.store.queries.notes(shown.number)) == 2
    (asking,) = shown.page.window().findChildren(CarefulDialog)
    asking.move_it.click()
    newest = shown.store.queries.notes(shown.number)[0]
    assert (newest.text, newest.protected, newest.kind) == ("Han är dömd.", True, NoteKind.EVENT)
    assert tab.text.text() == ""
