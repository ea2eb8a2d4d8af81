"""What was half typed when the register was locked is there again, for the same person alone."""

from datetime import date
from pathlib import Path

import pytest
from builders import a_case, a_placement, a_plan_content
from compositions import PASSWORD
from desks import a_store
from fake_store import FakeStore
from plan_pages import a_draft
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from stage import Stage
from typist import write

from karriarstod.application.ports import Organisation
from karriarstod.application.register_user import RegisterUser, Role
from karriarstod.domain.identity import CaseNumber
from karriarstod_ui.dialogs.form import FormDialog
from karriarstod_ui.dialogs.quick_note import QuickNoteDialog
from karriarstod_ui.pages.lock.page import LockPage
from karriarstod_ui.pages.participant.notes_tab import NotesTab
from karriarstod_ui.pages.participant.overview import Overview
from karriarstod_ui.pages.participant.page import ParticipantPage
from karriarstod_ui.pages.participant.tabs import Tab
from karriarstod_ui.pages.participant.work_dialogs import EmploymentDialog
from karriarstod_ui.pages.plan.plan_page import PlanPage
from karriarstod_ui.pages.plan.sign_dialog import SignDialog
from karriarstod_ui.pages.referral.page import ReferralPage
from karriarstod_ui.pages.settings.page import SettingsPage
from karriarstod_ui.pages.settings.users import NewUserDialog
from karriarstod_ui.places import PARTICIPANT, PLAN, REFERRAL, SETTINGS, TODAY
from karriarstod_ui.typed import Typed, typed_in
from karriarstod_ui.widgets.fields import DateField
from karriarstod_ui.widgets.password import PasswordField

FOLDER = Path("/registers/Exempel")
OTHER = Path("/registers/Annat")
ANNA = "DLT-2026-0001"
BO = "DLT-2026-0002"


@pytest.fixture
def store() -> FakeStore:
    return a_store(
        a_case("Anna", "Provsson", serial=1, placements=(a_placement(),)),
        a_case("Bo", "Fiktivberg", serial=2, placements=(a_placement(),)),
    )


@pytest.fixture
def opened(stage: Stage, store: FakeStore) -> Stage:
    store.content.organisation = Organisation("Exempel", practice_today=date(2026, 3, 16))
    stage.composition.registers[FOLDER] = store
    stage.composition.registers[OTHER] = a_store()
    stage.open(FOLDER)
    return stage


def person_page(stage: Stage) -> ParticipantPage:
    page = stage.record.shell.page(PARTICIPANT)
    assert isinstance(page, ParticipantPage)
    return page


def notes(stage: Stage) -> NotesTab:
    tabs = person_page(stage).tabs
    tabs.show_tab(Tab.NOTES)
    tab = tabs.widget(Tab.NOTES)
    assert isinstance(tab, NotesTab)
    return tab


def referral(stage: Stage) -> ReferralPage:
    page = stage.record.shell.page(REFERRAL)
    assert isinstance(page, ReferralPage)
    return page


def note_dialog(stage: Stage) -> QuickNoteDialog:
    found = [one for one in stage.window.findChildren(QuickNoteDialog) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def employment(stage: Stage) -> EmploymentDialog:
    found = [one for one in stage.window.findChildren(EmploymentDialog) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def signing(stage: Stage) -> SignDialog:
    found = [one for one in stage.window.findChildren(SignDialog) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def begin_signing(stage: Stage, store: FakeStore) -> SignDialog:
    draft = a_draft(a_plan_content())
    store.content.cases[CaseNumber.parse(BO)] = a_case(
        "Bo", "Fiktivberg", serial=2, placements=(a_placement(plans=(draft,)),)
    )
    stage.record.open_plan(BO, 1)
    page = stage.record.shell.page(PLAN)
    assert isinstance(page, PlanPage)
    page.view.head.primary_asked.emit()
    return signing(stage)


def new_user(stage: Stage) -> NewUserDialog:
    found = [one for one in stage.window.findChildren(NewUserDialog) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def begin_new_user(stage: Stage) -> NewUserDialog:
    stage.record.shell.go(SETTINGS)
    page = stage.record.shell.page(SETTINGS)
    assert isinstance(page, SettingsPage)
    page.users.new_user.click()
    return new_user(stage)


def lock_and_unlock(stage: Stage) -> None:
    stage.flow.lock()
    stage.open(FOLDER)


def place(stage: Stage) -> str:
    here = stage.record.shell.here
    assert here is not None
    return here.place


def everything_shown() -> str:
    """Every word in a window or a list that is on the screen."""
    words: list[str] = []
    for window in QApplication.topLevelWidgets():
        if window.isVisible():
            words.append(window.windowTitle())
            for widget in (window, *window.findChildren(QWidget)):
                if not widget.isVisible():
                    continue
                if isinstance(widget, QLabel | QLineEdit | QCheckBox):
                    words.append(widget.text())
                elif isinstance(widget, QComboBox):
                    words.append(widget.currentText())
    return " ".join(words)


def begin_employment(stage: Stage) -> EmploymentDialog:
    stage.record.open_participant(ANNA)
    actions = person_page(stage).header.menu.actions()
    next(one for one in actions if one.text() == "Anställning").trigger()
    return employment(stage)


# The quick note.


def test_a_half_written_quick_note_is_there_again(opened: Stage) -> None:
    opened.record.open_participant(ANNA)
    opened.record.write_note()
    write(note_dialog(opened).text, "Ring om bussen")
    note_dialog(opened).due.setText("fre")
    note_dialog(opened).due.textEdited.emit("fre")
    lock_and_unlock(opened)
    again = note_dialog(opened)
    assert again.text.text() == "Ring om bussen"
    assert again.due.day() == date(2026, 3, 20)
    assert again.person.person() is not None
    assert place(opened) == PARTICIPANT


def test_an_empty_quick_note_is_not_opened_again(opened: Stage) -> None:
    opened.record.write_note()
    lock_and_unlock(opened)
    dialogs = opened.window.findChildren(QuickNoteDialog)
    assert not any(one.isVisible() for one in dialogs)


def test_the_quick_note_that_came_back_is_kept_as_usual(opened: Stage, store: FakeStore) -> None:
    opened.record.open_participant(ANNA)
    opened.record.write_note()
    write(note_dialog(opened).text, "Ring om bussen")
    lock_and_unlock(opened)
    note_dialog(opened).submit()
    assert "Ring om bussen" in {
        note.text for number in store.queries.case_numbers() for note in store.queries.notes(number)
    }


def test_one_goes_on_where_one_was_writing(opened: Stage) -> None:
    opened.record.open_participant(ANNA)
    opened.record.write_note()
    write(note_dialog(opened).text, "Ring om")
    lock_and_unlock(opened)
    write(note_dialog(opened).text, " bussen")
    assert note_dialog(opened).text.text() == "Ring om bussen"


# The participant's page.


def test_a_half_written_note_is_there_again(opened: Stage) -> None:
    opened.record.open_participant(ANNA)
    tab = notes(opened)
    write(tab.text, "Kom i tid alla dagar")
    tab.readable.setChecked(False)
    lock_and_unlock(opened)
    assert place(opened) == PARTICIPANT
    assert person_page(opened).tabs.shown is Tab.NOTES
    assert notes(opened).text.text() == "Kom i tid alla dagar"
    assert not notes(opened).readable.isChecked()


def test_a_draft_of_somebody_else_is_there_when_they_are_shown(opened: Stage) -> None:
    opened.record.open_participant(BO)
    write(notes(opened).text, "Bo tycker om cyklar")
    opened.record.open_participant(ANNA)
    lock_and_unlock(opened)
    assert place(opened) == PARTICIPANT
    assert notes(opened).text.text() == ""
    opened.record.open_participant(BO)
    assert notes(opened).text.text() == "Bo tycker om cyklar"


def test_an_open_window_is_open_again_with_what_was_typed(opened: Stage) -> None:
    dialog = begin_employment(opened)
    line = next(one for one in dialog.findChildren(QLineEdit) if not isinstance(one, DateField))
    name = line.objectName() or line.accessibleName()
    line.setText("Kaféet vid torget")
    lock_and_unlock(opened)
    texts = {
        one.objectName() or one.accessibleName(): one.text()
        for one in employment(opened).findChildren(QLineEdit)
    }
    assert texts[name] == "Kaféet vid torget"


def test_something_to_do_that_was_half_written_is_there_again(opened: Stage) -> None:
    opened.record.open_participant(ANNA)
    overview = person_page(opened).tabs.widget(Tab.OVERVIEW)
    assert isinstance(overview, Overview)
    overview.next_steps.add_one.click()
    write(overview.next_steps.form.text, "boka tolk")
    lock_and_unlock(opened)
    again = person_page(opened).tabs.widget(Tab.OVERVIEW)
    assert isinstance(again, Overview)
    assert again.next_steps.form.text.text() == "boka tolk"
    assert again.next_steps.form.isVisible()


# A new referral.


def test_a_half_written_referral_is_there_again(opened: Stage, qtbot: QtBot) -> None:
    opened.record.new_referral()
    page = referral(opened)
    given = page.findChild(QLineEdit, "given_name")
    write(given, "Sara")
    write(page.sheet.whence.lines["organisation"], "Arbetsförmedlingen Centrum")
    page.findChild(QCheckBox, "consent_arbetsformedlingen").setChecked(True)
    page.sheet.who.more.click()
    write(page.sheet.who.phone.editor, "070-174 06 05")
    lock_and_unlock(opened)
    assert place(opened) == REFERRAL
    again = referral(opened)
    assert again.findChild(QLineEdit, "given_name").text() == "Sara"
    assert again.sheet.whence.lines["organisation"].text() == "Arbetsförmedlingen Centrum"
    assert again.findChild(QCheckBox, "consent_arbetsformedlingen").isChecked()
    assert again.sheet.who.phone.isVisible()
    assert again.is_dirty


def test_a_half_written_return_is_about_the_same_person(opened: Stage) -> None:
    opened.record.new_placement(ANNA)
    write(referral(opened).sheet.whence.lines["organisation"], "Kommunen")
    lock_and_unlock(opened)
    again = referral(opened)
    assert again.header.title.text() == "Ny placering"
    assert again.findChild(QLineEdit, "given_name").text() == "Anna"
    assert again.sheet.whence.lines["organisation"].text() == "Kommunen"


def test_a_referral_left_for_another_page_waits_there(opened: Stage) -> None:
    opened.record.new_referral()
    write(referral(opened).findChild(QLineEdit, "given_name"), "Sara")
    opened.record.shell.go(TODAY)
    lock_and_unlock(opened)
    assert place(opened) == TODAY
    opened.record.new_referral()
    assert referral(opened).findChild(QLineEdit, "given_name").text() == "Sara"


def test_another_practice_day_does_not_lose_a_referral(opened: Stage, qtbot: QtBot) -> None:
    before = opened.record
    before.new_referral()
    write(referral(opened).findChild(QLineEdit, "given_name"), "Sara")
    day = date(2026, 3, 18)
    before.organisation_changed.emit(Organisation("Exempel", practice_today=day))
    qtbot.waitUntil(lambda: opened.flow.record is not before)
    assert referral(opened).findChild(QLineEdit, "given_name").text() == "Sara"


# Signing a plan.


def test_a_signing_that_was_begun_is_there_again(opened: Stage, store: FakeStore) -> None:
    place_field = begin_signing(opened, store).findChild(QLineEdit, "signed_at")
    write(place_field, "Exempelby")
    lock_and_unlock(opened)
    assert place(opened) == PLAN
    assert signing(opened).findChild(QLineEdit, "signed_at").text() == "Exempelby"


def test_a_signing_that_came_back_signs_the_same_draft(opened: Stage, store: FakeStore) -> None:
    begin_signing(opened, store)
    lock_and_unlock(opened)
    signing(opened).submit()
    (placement,) = store.queries.case(CaseNumber.parse(BO)).placements
    assert placement.draft is None
    assert placement.signed_plan is not None


def test_a_signing_that_was_left_is_not_opened_again(opened: Stage, store: FakeStore) -> None:
    begin_signing(opened, store).reject()
    lock_and_unlock(opened)
    assert not any(one.isVisible() for one in opened.window.findChildren(SignDialog))


# Settings.


def test_a_user_who_was_being_added_is_there_again_without_the_password(opened: Stage) -> None:
    dialog = begin_new_user(opened)
    write(dialog.name, "Maja Testsson")
    dialog.role.choose(Role.ADMINISTRATOR.value)
    write(dialog.new, PASSWORD)
    opened.flow.lock()
    half = opened.flow._half
    assert half is not None
    assert isinstance(half.in_settings, Typed)
    assert PASSWORD not in half.in_settings.values.values()
    opened.open(FOLDER)
    again = new_user(opened)
    assert place(opened) == SETTINGS
    assert (again.name.text(), again.role.key()) == ("Maja Testsson", Role.ADMINISTRATOR.value)
    assert again.new.text() == ""


def test_a_window_for_a_password_alone_is_not_opened_again(opened: Stage) -> None:
    begin_new_user(opened).reject()
    page = opened.record.shell.page(SETTINGS)
    assert isinstance(page, SettingsPage)
    page.users.password.click()
    lock_and_unlock(opened)
    assert not any(one.isVisible() for one in opened.window.findChildren(FormDialog))


# Whose it is.


def test_another_user_sees_nothing_of_it(opened: Stage, store: FakeStore) -> None:
    opened.record.new_referral()
    write(referral(opened).findChild(QLineEdit, "given_name"), "Sara")
    opened.flow.lock()
    store._user = RegisterUser(2, "Bo Provare", "", Role.SUPERVISOR)
    opened.open(FOLDER)
    assert place(opened) == TODAY
    assert referral(opened).findChild(QLineEdit, "given_name").text() == ""


def test_it_is_gone_once_another_register_has_been_open(opened: Stage) -> None:
    opened.record.new_referral()
    write(referral(opened).findChild(QLineEdit, "given_name"), "Sara")
    opened.flow.lock()
    opened.open(OTHER)
    lock_and_unlock(opened)
    assert referral(opened).findChild(QLineEdit, "given_name").text() == ""


def test_with_nothing_half_written_one_is_still_where_one_was(opened: Stage) -> None:
    opened.record.open_participant(ANNA)
    lock_and_unlock(opened)
    assert place(opened) == PARTICIPANT


# Nothing over the lock.


def test_no_window_over_the_lock_tells_of_anybody(opened: Stage) -> None:
    begin_employment(opened)
    opened.record.write_note()
    write(note_dialog(opened).text, "Anna Provsson ringde")
    assert "Provsson" in everything_shown()
    opened.flow.lock()
    assert "Provsson" not in everything_shown()
    visible = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    assert visible == [opened.window]
    assert isinstance(opened.shown, LockPage)


def test_no_list_of_names_stays_open_over_the_lock(opened: Stage, qtbot: QtBot) -> None:
    opened.record.write_note()
    dialog = note_dialog(opened)
    qtbot.keyClicks(dialog.person, "prov")
    completer = dialog.person.completer()
    assert completer is not None
    completer.complete()
    popup = completer.popup()
    assert popup is not None
    qtbot.waitUntil(popup.isVisible)
    opened.flow.lock()
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == [opened.window]


def test_a_password_is_never_remembered(qtbot: QtBot) -> None:
    form = QWidget()
    qtbot.addWidget(form)
    password = PasswordField(form)
    password.setText(PASSWORD)
    password.show_button.click()
    assert typed_in(form).values == {}


def test_what_is_remembered_says_nothing_of_itself(opened: Stage) -> None:
    opened.record.open_participant(ANNA)
    opened.record.write_note()
    write(note_dialog(opened).text, "Anna Provsson ringde")
    opened.flow.lock()
    assert "Provsson" not in repr(opened.flow._half)
    assert opened.flow._half is not None


def test_a_form_with_its_keyboard_is_still_a_form(opened: Stage, qtbot: QtBot) -> None:
    begin_employment(opened)
    lock_and_unlock(opened)
    qtbot.keyClick(employment(opened), Qt.Key.Key_Escape)
    assert not any(one.isVisible() for one in opened.window.findChildren(FormDialog))
