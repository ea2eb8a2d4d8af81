"""Words of crime or diagnosis are asked about before they are kept, and nothing is ever lost."""

import pytest
from builders import a_case, a_placement, a_plan_content
from desks import a_desk, a_store
from fake_store import FakeStore
from form_filling import filled
from form_pages import NUMBER as LEILA
from form_pages import Shown, a_begun_form, a_form_page, a_form_store
from plan_pages import a_draft, a_plan_page
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from karriarstod.application.forms import save_answers
from karriarstod.application.store_errors import DiskFull
from karriarstod.domain.events import EventKind
from karriarstod.forms.catalog import newest_of
from karriarstod.forms.form import FormStatus
from karriarstod_ui.dialogs.careful import CarefulDialog
from karriarstod_ui.dialogs.quick_note import QuickNoteDialog, somebody

WORDS = "Han är dömd. Han trivs."


def press(qtbot: QtBot, over: QWidget, name: str) -> None:
    """The window that asks, answered by the button of that name."""
    (asking,) = [one for one in over.findChildren(CarefulDialog) if one.isVisible()]
    button = asking.findChild(QPushButton, name)
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def is_asking(over: QWidget) -> bool:
    return any(one.isVisible() for one in over.findChildren(CarefulDialog))


# The quick note.


@pytest.fixture
def store() -> FakeStore:
    return a_store(a_case("Sara", "Fiktiv", serial=1, placements=(a_placement(),)))


def a_note_about(qtbot: QtBot, store: FakeStore, *, due: str = "") -> QuickNoteDialog:
    dialog = QuickNoteDialog(a_desk(store), somebody(store.queries.case(LEILA)))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.open_at()
    dialog.text.setPlainText(WORDS)
    qtbot.keyClicks(dialog.due, due)
    dialog.submit()
    return dialog


def test_a_quick_note_with_such_a_word_is_not_kept_before_somebody_has_chosen(
    qtbot: QtBot, store: FakeStore
) -> None:
    dialog = a_note_about(qtbot, store)
    assert is_asking(dialog)
    press(qtbot, dialog, "cancel")
    assert dialog.isVisible()
    assert dialog.text.text() == WORDS
    assert not store.events
    assert dialog.confirm.isEnabled()


def test_changing_the_text_marks_the_word(qtbot: QtBot, store: FakeStore) -> None:
    dialog = a_note_about(qtbot, store)
    press(qtbot, dialog, "change_text")
    assert dialog.focusWidget() is dialog.text
    assert dialog.text.textCursor().selectedText() == "dömd"
    dialog.text.setPlainText("Han trivs.")
    dialog.submit()
    (note,) = store.queries.notes(LEILA)
    assert (note.text, note.protected) == ("Han trivs.", False)


def test_moving_keeps_the_whole_note_protected(qtbot: QtBot, store: FakeStore) -> None:
    dialog = a_note_about(qtbot, store)
    press(qtbot, dialog, "move_text")
    (note,) = store.queries.notes(LEILA)
    assert (note.text, note.protected, note.for_participant) == (WORDS, True, False)
    assert dialog.isHidden()


def test_something_to_do_keeps_its_day_and_points_at_the_note(
    qtbot: QtBot, store: FakeStore
) -> None:
    dialog = a_note_about(qtbot, store, due="fre")
    press(qtbot, dialog, "move_text")
    (reminder,) = store.queries.case(LEILA).reminders
    (note,) = store.queries.notes(LEILA)
    assert (reminder.text, note.text) == ("Se skyddad anteckning", WORDS)


def test_what_a_full_disk_refused_to_move_is_still_there(qtbot: QtBot, store: FakeStore) -> None:
    dialog = a_note_about(qtbot, store)
    store.refuses = DiskFull()
    press(qtbot, dialog, "move_text")
    assert dialog.isVisible()
    assert dialog.text.text() == WORDS
    assert dialog.message.isVisible()


# A form.


def a_full_form(qtbot: QtBot) -> Shown:
    store = a_form_store()
    number = a_begun_form(store, "follow_up_talk")
    given = filled(newest_of("follow_up_talk"), store.queries.form(LEILA, number).answers)
    save_answers(store.begin, LEILA, number, given.with_value("since_last", WORDS), frozenset())
    return a_form_page(qtbot, store, number)


def test_a_form_with_such_a_word_is_kept_as_a_draft_and_asked_about_when_done(
    qtbot: QtBot,
) -> None:
    shown = a_full_form(qtbot)
    shown.page.panel.head.primary.click()
    assert is_asking(shown.page)
    press(qtbot, shown.page, "cancel")
    assert shown.kept.status is FormStatus.DRAFT
    assert shown.kept.answers.text("since_last") == WORDS


def test_changing_a_form_leads_to_the_word(qtbot: QtBot) -> None:
    shown = a_full_form(qtbot)
    shown.page.panel.head.primary.click()
    press(qtbot, shown.page, "change_text")
    assert shown.view.section == "since_last"
    editor = shown.field(QPlainTextEdit, "since_last")
    assert isinstance(editor, QPlainTextEdit)
    qtbot.waitUntil(lambda: editor.textCursor().selectedText() == "dömd")


def test_moving_takes_one_sentence_out_of_the_form_and_the_rest_is_done(qtbot: QtBot) -> None:
    shown = a_full_form(qtbot)
    shown.page.panel.head.primary.click()
    press(qtbot, shown.page, "move_text")
    assert shown.kept.answers.text("since_last") == "Han trivs."
    assert shown.kept.status is FormStatus.DONE
    (note,) = shown.store.queries.notes(LEILA)
    assert note.protected
    assert "Han är dömd." in note.text


def test_a_form_that_only_had_that_sentence_lacks_an_answer_afterwards(qtbot: QtBot) -> None:
    shown = a_full_form(qtbot)
    shown.view.show_section("since_last")
    editor = shown.field(QPlainTextEdit, "since_last")
    assert isinstance(editor, QPlainTextEdit)
    editor.setPlainText("Han är dömd.")
    shown.page.panel.head.primary.click()
    press(qtbot, shown.page, "move_text")
    assert shown.kept.status is FormStatus.DRAFT
    assert "saknas" in shown.page.panel.head.message.text.text()


def test_a_full_disk_leaves_the_words_in_the_form(qtbot: QtBot) -> None:
    shown = a_full_form(qtbot)
    shown.page.panel.head.primary.click()
    shown.store.refuses = DiskFull()
    press(qtbot, shown.page, "move_text")
    assert shown.view.answers().text("since_last") == WORDS
    assert shown.store.queries.notes(LEILA) == ()
    assert len(shown.prompts.errors) == 1


# A plan.


def test_a_plan_with_such_a_word_is_asked_about_before_it_is_signed(qtbot: QtBot) -> None:
    shown = a_plan_page(qtbot, a_draft(a_plan_content(f"Laga mat. {WORDS}")))
    shown.page.view.head.primary.click()
    assert is_asking(shown.page)
    assert shown.page.acts.signing is None
    press(qtbot, shown.page, "change_text")
    qtbot.waitUntil(lambda: _marked(shown.page) == "dömd")
    assert shown.kept.long_term_goal == f"Laga mat. {WORDS}"


def test_moving_takes_the_sentence_out_of_the_plan_and_the_signing_goes_on(qtbot: QtBot) -> None:
    shown = a_plan_page(qtbot, a_draft(a_plan_content(f"Laga mat. {WORDS}")))
    shown.page.view.head.primary.click()
    press(qtbot, shown.page, "move_text")
    assert shown.kept.long_term_goal == "Laga mat. Han trivs."
    (note,) = shown.store.queries.notes(LEILA)
    assert "Långsiktigt mål: Han är dömd." in note.text
    assert shown.page.acts.signing is not None
    assert EventKind.PLAN_SIGNED not in {one.kind for one in shown.store.events}


def _marked(page: QWidget) -> str:
    focused = page.window().focusWidget()
    return focused.textCursor().selectedText() if isinstance(focused, QPlainTextEdit) else ""
