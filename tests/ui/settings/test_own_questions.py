"""Own questions, written in settings as a person writes them."""

from pathlib import Path

import pytest
from accessibility import cut_texts, unnamed_controls
from desks import a_desk, a_store
from fake_register import FakeRegister
from fake_store import FakeStore
from form_builders import FIRST_VISIT
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from qt_fakes import FakePrompts

from karriarstod.application.own_questions import keep_questions
from karriarstod.application.store_errors import DiskFull
from karriarstod.forms.keys import OwnKind
from karriarstod.forms.own_drafts import OwnDraft
from karriarstod.forms.own_questions import latest_own
from karriarstod.forms.questions import AnyQuestion, ChoiceQuestion
from karriarstod_ui.pages.settings.own_questions_window import OwnQuestionsWindow
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


def the_window(qtbot: QtBot, page: SettingsPage) -> OwnQuestionsWindow:
    page.own_questions.form.choose(FIRST_VISIT)
    qtbot.mouseClick(page.own_questions.change, Qt.MouseButton.LeftButton)
    window = page.own_questions.window_open
    assert window is not None
    qtbot.waitUntil(window.isVisible)
    return window


def asked(store: FakeStore) -> tuple[AnyQuestion, ...]:
    own = latest_own(store.queries.own_questions(), FIRST_VISIT)
    return own.questions if own else ()


def add(qtbot: QtBot, window: OwnQuestionsWindow, label: str) -> None:
    qtbot.mouseClick(window.more, Qt.MouseButton.LeftButton)
    typing = window.focusWidget()
    assert isinstance(typing, QLineEdit)
    assert typing.objectName() == "own_label"
    qtbot.keyClicks(typing, label)


def test_questions_are_added_with_the_keyboard_and_kept(
    qtbot: QtBot, page: SettingsPage, store: FakeStore
) -> None:
    window = the_window(qtbot, page)
    add(qtbot, window, "Vad luktar det?")
    add(qtbot, window, "Vilken dag")
    fields = window.rows[1].fields
    assert fields is not None
    fields.kind.choose(OwnKind.ONE.value)
    qtbot.keyClicks(fields.options, "Vardag")
    qtbot.keyClick(fields.options, Qt.Key.Key_Return)
    qtbot.keyClicks(fields.options, "Helg")
    qtbot.mouseClick(fields.required, Qt.MouseButton.LeftButton)
    window.submit()
    smell, day = asked(store)
    assert (smell.label, smell.required) == ("Vad luktar det?", False)
    assert isinstance(day, ChoiceQuestion)
    assert (list(day.options.values()), day.required) == (["Vardag", "Helg"], True)
    assert "2 egna frågor" in page.own_questions.form.currentText()


def test_what_cannot_be_asked_is_said_beside_the_field_and_nothing_is_kept(
    qtbot: QtBot, page: SettingsPage, store: FakeStore
) -> None:
    window = the_window(qtbot, page)
    window.take_up((OwnDraft("Bästa dag", kind=OwnKind.ONE, options=("Måndag",)), OwnDraft("Sen")))
    window.submit()
    fields = window.rows[0].fields
    assert fields is not None
    assert fields.options_field.problem.startswith("Skriv minst två svar")
    assert window.focusWidget() is fields.options
    assert window.isVisible()
    assert asked(store) == ()


def test_a_question_is_moved_removed_and_taken_back(
    qtbot: QtBot, page: SettingsPage, store: FakeStore
) -> None:
    keep_questions(store.begin, FIRST_VISIT, (OwnDraft("Ett"), OwnDraft("Två")))
    page.own_questions.read()
    window = the_window(qtbot, page)
    assert not window.rows[0].up.isEnabled()
    qtbot.mouseClick(window.rows[1].up, Qt.MouseButton.LeftButton)
    assert [one.label for one in window.drafts] == ["Två", "Ett"]
    qtbot.mouseClick(window.rows[0].remove, Qt.MouseButton.LeftButton)
    assert [one.label for one in window.drafts] == ["Ett"]
    qtbot.mouseClick(window.back, Qt.MouseButton.LeftButton)
    window.submit()
    assert [(one.key, one.label) for one in asked(store)] == [("own_2", "Två"), ("own_1", "Ett")]


def test_what_was_typed_in_one_field_is_one_step_to_take_back(
    qtbot: QtBot, page: SettingsPage
) -> None:
    window = the_window(qtbot, page)
    add(qtbot, window, "Vad luktar det?")
    assert window.drafts[0].label == "Vad luktar det?"
    window.undo()
    assert window.drafts == (OwnDraft(),)
    window.undo()
    assert window.drafts == ()
    assert not window.back.isEnabled()


def test_the_look_beside_shows_the_question_as_the_form_will(
    qtbot: QtBot, page: SettingsPage
) -> None:
    window = the_window(qtbot, page)
    add(qtbot, window, "Vad luktar det?")
    qtbot.waitUntil(
        lambda: window.view is not None and window.view.findChild(QLineEdit, "own_1") is not None
    )
    assert window.view is not None
    line = window.view.findChild(QLineEdit, "own_1")
    assert isinstance(line, QLineEdit)
    qtbot.waitUntil(lambda: "Vad luktar det?" in shown_names(window))


def shown_names(window: OwnQuestionsWindow) -> list[str]:
    assert window.view is not None
    return [one.accessibleName() for one in window.view.findChildren(QLineEdit)]


def test_a_full_disk_leaves_the_questions_where_they_were_written(
    qtbot: QtBot, page: SettingsPage, store: FakeStore
) -> None:
    window = the_window(qtbot, page)
    window.take_up((OwnDraft("Vad luktar det?"),))
    store.refuses = DiskFull()
    window.submit()
    assert window.isVisible()
    assert window.message.isVisible()
    store.refuses = None
    window.submit()
    assert [one.label for one in asked(store)] == ["Vad luktar det?"]


def test_what_was_being_written_is_there_again_after_the_lock(
    qtbot: QtBot, page: SettingsPage, store: FakeStore, tmp_path: Path
) -> None:
    window = the_window(qtbot, page)
    window.take_up((OwnDraft("Vad luktar det?"),))
    half = page.half_written()
    assert half is not None
    assert "luktar" not in repr(half)
    preferences = Preferences(tmp_path / "p.ini")
    other = SettingsPage(a_desk(store), FakePrompts(), preferences, FakeRegister())
    qtbot.addWidget(other)
    other.take_up(half)
    other.show()
    opened = other.own_questions.window_open
    assert opened is not None
    assert [one.label for one in opened.drafts] == ["Vad luktar det?"]


def test_every_control_has_a_name_and_no_text_is_cut(qtbot: QtBot, page: SettingsPage) -> None:
    window = the_window(qtbot, page)
    window.take_up((OwnDraft("Vad luktar det i köket när ni kommer på morgonen?"),))
    qtbot.mouseClick(window.rows[0].edit, Qt.MouseButton.LeftButton)
    # The look has one section, and so a way to the next that is never seen.
    assert unnamed_controls(window) == ["Button next_section"]
    qtbot.waitUntil(lambda: cut_texts(window) == [])
