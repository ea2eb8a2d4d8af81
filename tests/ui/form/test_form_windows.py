"""What is passed on, who signs, and which form is begun: the windows over forms."""

from datetime import date

import pytest
from accessibility import unnamed_controls
from builders import a_case, a_placement
from desks import TODAY, a_desk, a_store
from form_builders import a_row
from form_pages import (
    AUTHOR,
    NUMBER,
    Shown,
    a_begun_form,
    a_done_form,
    a_form_page,
    a_form_store,
    a_signed_form,
)
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot
from qt_fakes import FakePrompts
from typist import write

from karriarstod.application.forms import discard_form
from karriarstod.forms.form import FormStatus
from karriarstod.forms.keys import SignedBy
from karriarstod_ui.pages.form.flows_dialog import FlowsDialog
from karriarstod_ui.pages.form.sign_dialog import SignFormDialog
from karriarstod_ui.pages.participant.doing import Doing
from karriarstod_ui.pages.participant.forms_tab import ROWS_AT_ONCE, FormsTab
from karriarstod_ui.pages.participant.new_form_dialog import NewFormDialog
from karriarstod_ui.pages.participant.page import ParticipantPage
from karriarstod_ui.pages.participant.tabs import Tab

AGREED = (a_row(1, what="Prova kassan", who="participant"),)


def button(root: object, name: str) -> QAbstractButton:
    found = root.findChild(QAbstractButton, name)  # type: ignore[attr-defined]  # any widget
    assert isinstance(found, QAbstractButton), name
    return found


def a_person(qtbot: QtBot, store: object) -> ParticipantPage:
    desk = a_desk(store)  # type: ignore[arg-type]  # a store in memory
    page = ParticipantPage(desk, FakePrompts())
    desk.setParent(page)
    qtbot.addWidget(page)
    page.resize(1200, 860)
    page.show()
    page.show_case(NUMBER)
    page.tabs.show_tab(Tab.FORMS)
    return page


def tab(page: ParticipantPage) -> FormsTab:
    made = page.tabs.widget(Tab.FORMS)
    assert isinstance(made, FormsTab)
    return made


def flows(shown: Shown) -> FlowsDialog:
    shown.page.panel.side.flows.button.click()
    dialog = shown.page.findChild(FlowsDialog)
    assert dialog is not None
    return dialog


# Passing on.


def test_what_can_go_on_is_ticked_and_what_is_sensitive_is_not(qtbot: QtBot) -> None:
    store = a_form_store()
    number = a_done_form(store, agreed_actions=AGREED, adaptations_change="En lugn vrå")
    dialog = flows(a_form_page(qtbot, store, number))
    ticked = {key: box.isChecked() for key, box in dialog.boxes.items()}
    assert ticked.pop("adaptations_change") is False
    assert ticked
    assert all(ticked.values())
    shown = " ".join(one.text() for one in dialog.findChildren(type(dialog.title)))
    assert "En lugn vrå" not in shown


def test_what_has_been_passed_on_is_shown_as_done_and_not_again(qtbot: QtBot) -> None:
    store = a_form_store()
    shown = a_form_page(qtbot, store, a_done_form(store, agreed_actions=AGREED))
    dialog = flows(shown)
    dialog.submit()
    assert shown.kept.flowed
    assert any("Prova kassan" in one.text for one in store.content.cases[NUMBER].reminders)
    assert "fört vidare" in shown.page.panel.side.flows.words.text()


def test_nothing_ticked_is_nothing_passed_on(qtbot: QtBot) -> None:
    store = a_form_store()
    shown = a_form_page(qtbot, store, a_done_form(store, agreed_actions=AGREED))
    dialog = flows(shown)
    for box in dialog.boxes.values():
        box.setChecked(False)
    dialog.submit()
    assert dialog.isVisible()
    assert not shown.kept.flowed
    assert "Bocka i" in dialog.message.text.text()


def test_a_form_that_becomes_done_offers_what_it_passes_on(qtbot: QtBot) -> None:
    store = a_form_store()
    shown = a_form_page(qtbot, store, a_done_form(store, agreed_actions=AGREED))
    shown.page.panel.head.reopen.click()
    shown.page.panel.head.primary.click()
    assert shown.page.findChild(FlowsDialog) is not None


# Signing.


def signing(shown: Shown) -> SignFormDialog:
    shown.page.panel.head.primary.click()
    dialog = shown.page.findChild(SignFormDialog)
    assert dialog is not None
    return dialog


def test_the_names_that_are_known_stand_there(qtbot: QtBot) -> None:
    store = a_form_store()
    shown = a_form_page(qtbot, store, a_done_form(store))
    signing(shown).submit()
    form = shown.kept
    assert form.status is FormStatus.SIGNED
    assert form.signature is not None
    assert form.signature.signed_on == TODAY
    assert dict(form.signature.names)[SignedBy.PARTICIPANT] == "Leila Sandgren"
    assert "fastställt" in shown.page.panel.head.message.text.text()


def test_nobody_signs_without_a_name(qtbot: QtBot) -> None:
    store = a_form_store()
    shown = a_form_page(qtbot, store, a_done_form(store))
    dialog = signing(shown)
    name = dialog.findChild(QLineEdit, "name_participant")
    assert name is not None
    name.clear()
    dialog.submit()
    assert shown.kept.status is FormStatus.DONE
    assert dialog.isVisible()


def test_what_stands_in_the_window_is_there_after_the_lock(qtbot: QtBot) -> None:
    store = a_form_store()
    shown = a_form_page(qtbot, store, a_done_form(store))
    place = signing(shown).findChild(QLineEdit, "signed_at")
    assert place is not None
    write(place, "Sundby")
    half = shown.page.half_written()
    assert half is not None
    again = a_form_page(qtbot, store, shown.number)
    again.page.take_up(half)
    dialog = again.page.findChild(SignFormDialog)
    assert dialog is not None
    found = dialog.findChild(QLineEdit, "signed_at")
    assert found is not None
    assert found.text() == "Sundby"


# The participant's forms.


def test_the_latest_form_stands_first_and_opens(qtbot: QtBot) -> None:
    store = a_form_store()
    a_signed_form(store, on=date(2026, 2, 2))
    latest = a_begun_form(store, "journal_note", on=date(2026, 3, 2))
    page = a_person(qtbot, store)
    rows = tab(page).rows.rows
    assert [one.objectName() for one in rows] == [f"form_{latest}", "form_1"]
    with qtbot.waitSignal(page.form_opened) as opened:
        button(rows[0], f"{Doing.FORM.value}_{latest}").click()
    assert opened.args == [str(NUMBER), latest]


def test_what_was_thrown_away_lies_under_a_fold_and_is_taken_back(qtbot: QtBot) -> None:
    store = a_form_store()
    number = a_begun_form(store)
    discard_form(store.begin, NUMBER, number)
    page = a_person(qtbot, store)
    assert tab(page).fold.text() == "Slängda (1)"
    assert not tab(page).discarded.isVisible()
    tab(page).fold.click()
    button(tab(page).discarded, f"{Doing.PUT_BACK_FORM.value}_{number}").click()
    assert store.queries.form(NUMBER, number).status is FormStatus.DRAFT
    assert tab(page).fold.isHidden()


def test_many_forms_are_shown_some_at_a_time(qtbot: QtBot) -> None:
    store = a_form_store()
    for _ in range(ROWS_AT_ONCE + 5):
        a_begun_form(store, "journal_note")
    shown = tab(a_person(qtbot, store))
    assert len(shown.rows.rows) == ROWS_AT_ONCE
    shown.more.click()
    assert len(shown.rows.rows) == ROWS_AT_ONCE + 5
    assert shown.more.isHidden()


def new_form(page: ParticipantPage) -> NewFormDialog:
    tab(page).new.click()
    dialog = page.findChild(NewFormDialog)
    assert dialog is not None
    return dialog


def test_forms_that_fit_the_stage_come_first(qtbot: QtBot) -> None:
    store = a_store(a_case(placements=(a_placement(),)))
    dialog = new_form(a_person(qtbot, store))
    assert "Uppföljningssamtal" in dialog.list.titles[:4]
    assert len(dialog.list.titles) >= 20


def test_one_searches_and_begins_with_the_keyboard(qtbot: QtBot) -> None:
    store = a_form_store()
    page = a_person(qtbot, store)
    dialog = new_form(page)
    write(dialog.search, "incident")
    write(dialog.search, "")
    dialog.search.clear()
    write(dialog.search, "anteckning")
    assert dialog.list.titles[0] == "Anteckning"
    with qtbot.waitSignal(page.form_opened) as opened:
        qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    form = store.queries.form(NUMBER, opened.args[1])
    assert (form.template.id, form.author) == ("journal_note", AUTHOR)


def test_the_arrows_move_in_the_list_while_one_searches(qtbot: QtBot) -> None:
    dialog = new_form(a_person(qtbot, a_form_store()))
    first = dialog.list.chosen
    qtbot.keyClick(dialog.search, Qt.Key.Key_Down)
    second = dialog.list.chosen
    qtbot.keyClick(dialog.search, Qt.Key.Key_Up)
    assert first is not None
    assert second is not None
    assert first.id != second.id
    assert dialog.list.chosen == first


def test_a_form_begins_from_the_one_before_only_when_that_is_ticked(qtbot: QtBot) -> None:
    store = a_form_store()
    earlier = a_signed_form(store, on=date(2026, 2, 2), participants_present="Leila och Rut")
    page = a_person(qtbot, store)
    dialog = new_form(page)
    dialog.list.choose("follow_up_talk")
    assert dialog.from_earlier.text() == "Börja från förra, 2 februari"
    dialog.submit()
    assert store.queries.form(NUMBER, earlier + 1).copied_from == earlier
    again = NewFormDialog(page._view, AUTHOR, page)  # type: ignore[arg-type]  # it is shown
    again.show_earlier(store.queries.forms(NUMBER))
    again.list.choose("follow_up_talk")
    again.from_earlier.setChecked(False)
    command = again.command()
    assert command is not None
    command(store.begin)
    assert store.queries.form(NUMBER, earlier + 2).copied_from is None


def test_the_plan_leads_to_its_own_page(qtbot: QtBot) -> None:
    page = a_person(qtbot, a_form_store())
    dialog = new_form(page)
    dialog.list.choose("work_plan")
    assert dialog.confirm.text() == "Gå dit"
    with qtbot.waitSignal(page.plan_opened):
        dialog.submit()


def test_a_form_for_once_a_month_says_when_it_was_filled(qtbot: QtBot) -> None:
    store = a_form_store()
    a_signed_form(store, "progress", on=date(2026, 3, 2))
    dialog = new_form(a_person(qtbot, store))
    dialog.list.choose("progress")
    dialog.submit()
    assert dialog.isVisible()
    assert "mars" in dialog.message.text.text()


def test_nothing_called_so_is_said(qtbot: QtBot) -> None:
    dialog = new_form(a_person(qtbot, a_form_store()))
    write(dialog.search, "zzz")
    assert not dialog.list.titles
    assert not dialog.confirm.isEnabled()


@pytest.mark.parametrize("status", ["draft", "done", "signed"])
def test_every_control_has_a_name(qtbot: QtBot, status: str) -> None:
    store = a_form_store()
    make = {"draft": a_begun_form, "done": a_done_form, "signed": a_signed_form}[status]
    shown = a_form_page(qtbot, store, make(store))
    assert unnamed_controls(shown.page) == []
    assert unnamed_controls(new_form(a_person(qtbot, store))) == []
