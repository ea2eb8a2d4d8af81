"""A form is filled in on its page, kept by itself, done, opened again, thrown away, taken back."""

from dataclasses import replace
from datetime import date

import pytest
from form_pages import NUMBER, a_begun_form, a_done_form, a_form_page, a_form_store, a_signed_form
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot
from typist import write

from karriarstod.application.store_errors import DiskFull, FormTooNew
from karriarstod.domain.own_lists import ListKind, OwnList
from karriarstod.forms.catalog import newest_of
from karriarstod.forms.form import FormStatus, TemplateRef
from karriarstod_ui.autosave import PAUSE_MS
from karriarstod_ui.pages.form.frame import LEFT, SIDE, FormFrame


def test_what_is_typed_is_kept_after_a_pause(qtbot: QtBot) -> None:
    store = a_form_store()
    shown = a_form_page(qtbot, store, a_begun_form(store))
    with qtbot.waitSignal(shown.page.saved, timeout=3 * PAUSE_MS):
        write(shown.field(QLineEdit, "participants_present"), "Leila och Rut")
    assert shown.kept.answers.text("participants_present") == "Leila och Rut"
    assert "sparat automatiskt" in shown.page.panel.head.header.subtitle.text()


def test_what_is_typed_is_kept_when_the_page_is_left(qtbot: QtBot) -> None:
    store = a_form_store()
    shown = a_form_page(qtbot, store, a_begun_form(store))
    write(shown.field(QLineEdit, "participants_present"), "Leila")
    shown.page.hide()
    assert shown.kept.answers.text("participants_present") == "Leila"


def test_what_is_typed_is_kept_when_another_form_is_shown(qtbot: QtBot) -> None:
    store = a_form_store()
    first, second = a_begun_form(store), a_begun_form(store, "journal_note")
    shown = a_form_page(qtbot, store, first)
    write(shown.field(QLineEdit, "participants_present"), "Leila")
    shown.page.show_form(NUMBER, second)
    assert shown.kept.answers.text("participants_present") == "Leila"
    assert shown.page.panel.head.header.title.text() == "Anteckning"


def test_what_a_full_disk_refused_is_there_again_when_one_comes_back(qtbot: QtBot) -> None:
    store = a_form_store()
    number, other = a_begun_form(store), a_begun_form(store, "journal_note")
    shown = a_form_page(qtbot, store, number)
    store.refuses = DiskFull()
    write(shown.field(QLineEdit, "participants_present"), "Leila")
    shown.page.show_form(NUMBER, other)
    assert not shown.kept.answers.text("participants_present")
    shown.page.show_form(NUMBER, number)
    assert shown.view.answers().text("participants_present") == "Leila"
    store.refuses = None
    shown.page.flush()
    assert shown.kept.answers.text("participants_present") == "Leila"


def test_a_full_disk_is_told_and_when_it_has_room_again_the_text_is_kept(qtbot: QtBot) -> None:
    store = a_form_store()
    shown = a_form_page(qtbot, store, a_begun_form(store))
    message = shown.page.panel.head.message
    store.refuses = DiskFull()
    write(shown.field(QLineEdit, "participants_present"), "Leila")
    shown.page.flush()
    assert "står kvar här på skärmen" in message.text.text()
    store.refuses = None
    message.link.click()
    assert shown.kept.answers.text("participants_present") == "Leila"
    assert message.isHidden()


def test_the_sections_are_ticked_as_they_are_filled(qtbot: QtBot) -> None:
    store = a_form_store()
    shown = a_form_page(qtbot, store, a_begun_form(store))
    sections = shown.page.panel.sections
    assert sections.count_words.endswith("av 7 delar klara")
    before = sections.count_words
    shown.page.activateWindow()
    qtbot.waitUntil(sections.rows[0].isVisible)
    sections.rows[0].setFocus()
    qtbot.waitUntil(sections.rows[0].hasFocus)
    qtbot.keyClick(sections.rows[0], Qt.Key.Key_Down)
    assert sections.here == shown.view.section == sections.rows[1].key
    talk = a_form_page(qtbot, store, a_done_form(store))
    assert talk.page.panel.sections.count_words != before


def test_the_next_talk_lies_after_the_one_that_the_form_is_about(qtbot: QtBot) -> None:
    store = a_form_store()
    shown = a_form_page(qtbot, store, a_begun_form(store, on=date(2026, 6, 20)))
    section = next(
        one.key
        for one in newest_of("follow_up_talk").sections
        if any(question.key == "next_meeting" for question in one.questions)
    )
    shown.view.show_section(section)
    write(shown.field(QLineEdit, "next_meeting"), "15/6")
    assert shown.view.answers().get("next_meeting") == date(2027, 6, 15)


def test_what_is_missing_leads_to_its_field(qtbot: QtBot) -> None:
    store = a_form_store()
    shown = a_form_page(qtbot, store, a_begun_form(store))
    links = shown.page.panel.side.missing.links
    second = next(one for one in links if "hänt sedan sist" in one.accessibleName())
    second.click()
    assert shown.view.section == "since_last"
    qtbot.waitUntil(lambda: shown.field(QPlainTextEdit, "since_last").hasFocus())


def test_a_form_that_lacks_something_is_not_done_and_says_what(qtbot: QtBot) -> None:
    store = a_form_store()
    shown = a_form_page(qtbot, store, a_begun_form(store))
    shown.page.panel.head.primary.click()
    assert shown.kept.status is FormStatus.DRAFT
    assert "saknas" in shown.page.panel.head.message.text.text()
    assert shown.view.section == "since_last"


def test_what_is_said_to_be_missing_is_counted_anew_as_the_answers_come(qtbot: QtBot) -> None:
    store = a_form_store()
    shown = a_form_page(qtbot, store, a_begun_form(store))
    head = shown.page.panel.head
    head.primary.click()
    count = len(shown.page.panel.missing)
    assert head.message.text.text().startswith(f"{count} svar saknas")
    write(shown.field(QPlainTextEdit, "since_last"), "Börjat i kassan")
    qtbot.waitUntil(lambda: head.message.text.text().startswith(f"{count - 1} svar saknas"))
    head.renew_missing(0)
    assert head.message.isHidden()


def test_a_whole_form_is_done_and_can_be_opened_again(qtbot: QtBot) -> None:
    store = a_form_store()
    shown = a_form_page(qtbot, store, a_done_form(store))
    head = shown.page.panel.head
    assert head.primary.text() == "Fastställ"
    head.reopen.click()
    assert shown.kept.status is FormStatus.DRAFT
    assert head.primary.text() == "Klart"
    shown.view.show_section("about")
    write(shown.field(QLineEdit, "participants_present"), "Leila")
    head.primary.click()
    assert shown.kept.status is FormStatus.DONE
    assert shown.kept.answers.text("participants_present") == "Leila"


def test_a_form_thrown_away_is_taken_back_with_all_its_words(qtbot: QtBot) -> None:
    store = a_form_store()
    shown = a_form_page(qtbot, store, a_begun_form(store))
    write(shown.field(QLineEdit, "participants_present"), "Leila")
    shown.page.panel.head.discard.trigger()
    message = shown.page.panel.head.message
    assert shown.kept.status is FormStatus.DISCARDED
    assert message.text.text() == "Formuläret är slängt."
    message.link.click()
    assert shown.kept.status is FormStatus.DRAFT
    assert shown.kept.answers.text("participants_present") == "Leila"
    assert message.isHidden()


def test_a_signed_form_cannot_be_written_in_and_is_replaced_by_a_new_one(qtbot: QtBot) -> None:
    store = a_form_store()
    shown = a_form_page(qtbot, store, a_signed_form(store))
    head = shown.page.panel.head
    assert head.primary.isHidden()
    assert head.discard.isVisible() is False
    assert shown.field(QLineEdit, "participants_present").isReadOnly()
    with qtbot.waitSignal(shown.page.form_chosen) as chosen:
        head.replace.click()
    new = store.queries.form(NUMBER, chosen.args[1])
    assert (new.status, new.replaces) == (FormStatus.DRAFT, shown.number)


def test_the_earlier_form_is_the_last_finished_one_of_its_kind(qtbot: QtBot) -> None:
    store = a_form_store()
    a_signed_form(store, on=date(2025, 12, 1))
    a_done_form(store, on=date(2026, 2, 2))
    a_begun_form(store, on=date(2026, 3, 2))
    a_signed_form(store, "journal_note", on=date(2026, 3, 3))
    shown = a_form_page(qtbot, store, a_begun_form(store))
    assert shown.page.panel.head.compare.text() == "Jämför med 2 feb"
    assert "2 februari" in shown.page.panel.side.guide.earlier.text()


def test_one_thing_at_a_time_stands_first(qtbot: QtBot) -> None:
    store = a_form_store()
    for number in (a_begun_form(store), a_done_form(store), a_signed_form(store)):
        shown = a_form_page(qtbot, store, number)
        primary = [
            one.text()
            for one in shown.page.panel.head.findChildren(type(shown.page.panel.head.primary))
            if one.property("kind") == "primary" and not one.isHidden()
        ]
        assert len(primary) <= 1


def test_words_of_the_teams_own_lists_are_offered(qtbot: QtBot) -> None:
    store = a_form_store()
    team = store.queries.case(NUMBER).placement(1).team
    with store.begin() as work:
        work.settings.keep_own_list(OwnList(ListKind.TASKS, team, ("Mangla", "Vika")))
        work.commit()
    shown = a_form_page(qtbot, store, a_begun_form(store))
    assert shown.page.panel.shown is not None
    assert shown.page.panel.shown.suggestions["tasks"] == ("Mangla", "Vika")


def test_the_keyboard_stands_in_the_first_field(qtbot: QtBot) -> None:
    store = a_form_store()
    shown = a_form_page(qtbot, store, a_begun_form(store))
    qtbot.waitUntil(lambda: shown.page.focusWidget().objectName() == "form_date")


def test_a_form_is_replaced_by_one_however_often_it_is_asked_for(qtbot: QtBot) -> None:
    store = a_form_store()
    shown = a_form_page(qtbot, store, a_signed_form(store))
    numbers = []
    for _ in range(2):
        with qtbot.waitSignal(shown.page.form_chosen) as chosen:
            shown.page.panel.head.replace.click()
        numbers.append(chosen.args[1])
    assert numbers[0] == numbers[1]
    assert len(store.queries.forms(NUMBER)) == 2


def test_a_form_from_a_newer_program_is_told_of_and_left_alone(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = a_form_store()
    number = a_begun_form(store)
    kept = store.queries.form(NUMBER, number)
    newer = replace(kept, template=TemplateRef("star_reading", 1))
    monkeypatch.setitem(store.content.forms, NUMBER, (newer,))
    shown = a_form_page(qtbot, store, number)
    assert [type(one) for one in shown.prompts.errors] == [FormTooNew]
    assert shown.page.panel.view is None


def test_columns_that_can_stack_never_widen_the_window(qtbot: QtBot) -> None:
    store = a_form_store()
    shown = a_form_page(qtbot, store, a_begun_form(store))
    frame = shown.page.findChild(FormFrame)
    assert frame is not None
    assert not frame.is_stacked
    shown.page.resize(600, 700)
    assert (shown.page.width(), frame.is_stacked) == (600, True)
    shown.page.resize(1240, 860)
    assert not frame.is_stacked
    assert frame.minimumSizeHint().width() < LEFT + SIDE
