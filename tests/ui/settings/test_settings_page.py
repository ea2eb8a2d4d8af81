"""Settings, used as a person uses them."""

from datetime import date
from pathlib import Path

import pytest
from accessibility import cut_texts, unnamed_controls
from desks import HeldBackground, a_desk, a_store
from fake_register import FakeRegister
from fake_store import FakeStore
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot
from qt_fakes import FakePrompts

from karriarstod.application.ports import Organisation
from karriarstod.application.register_user import RegisterUser, Role
from karriarstod.domain.rules import RuleId
from karriarstod_ui.desk import Desk
from karriarstod_ui.pages.settings.page import SettingsPage
from karriarstod_ui.pages.settings.rules import read_figures
from karriarstod_ui.pages.settings.users import ForgottenDialog, NewUserDialog, PasswordDialog
from karriarstod_ui.preferences import Preferences
from karriarstod_ui.theme import Appearance

GOOD = "korg himmel brevbärare"


@pytest.fixture
def register() -> FakeRegister:
    return FakeRegister()


@pytest.fixture
def store() -> FakeStore:
    return a_store()


@pytest.fixture
def desk(store: FakeStore) -> Desk:
    return a_desk(store)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, register: FakeRegister, tmp_path: Path) -> SettingsPage:
    made = SettingsPage(desk, FakePrompts(), Preferences(tmp_path / "p.ini"), register)
    qtbot.addWidget(made)
    made.resize(1200, 900)
    made.show()
    return made


def test_an_own_figure_is_in_force_when_the_field_is_left(
    qtbot: QtBot, page: SettingsPage, desk: Desk
) -> None:
    row = page.rules.rows[RuleId.SILENCE]
    row.figures.setText("21")
    row.figures.editingFinished.emit()
    assert desk.rules.figure(RuleId.SILENCE, desk.today) == 21
    assert row.own.text() == "egen"


def test_restoring_goes_back_to_the_programs_own(
    qtbot: QtBot, page: SettingsPage, desk: Desk
) -> None:
    row = page.rules.rows[RuleId.SILENCE]
    row.figures.setText("21")
    row.figures.editingFinished.emit()
    qtbot.mouseClick(row.restore, Qt.MouseButton.LeftButton)
    assert desk.rules.figure(RuleId.SILENCE, desk.today) == 14
    assert row.restore.isHidden()


def test_a_figure_without_sense_is_told_and_not_kept(
    qtbot: QtBot, page: SettingsPage, store: FakeStore
) -> None:
    row = page.rules.rows[RuleId.SILENCE]
    row.figures.setText("ibland")
    row.figures.editingFinished.emit()
    assert row.problem.text() == "Skriv ett helt tal."
    assert not store.events


@pytest.mark.parametrize(
    ("text", "count", "figures"),
    [
        ("90, 60, 30", 3, (90, 60, 30)),
        ("90 60 och 30", 3, (90, 60, 30)),
        ("14", 1, (14,)),
        ("14, 7", 1, None),
        ("", 1, None),
        ("14 dagar", 1, None),
        ("9999", 1, None),
    ],
)
def test_figures_are_read_as_they_are_written(
    text: str, count: int, figures: tuple[int, ...] | None
) -> None:
    assert read_figures(text, count) == figures


def test_every_rule_shows_its_source(page: SettingsPage, desk: Desk) -> None:
    for rule_id, row in page.rules.rows.items():
        assert desk.rules.rule(rule_id, desk.today).source in row.source.text()


def test_the_organisation_keeps_its_new_name(
    qtbot: QtBot, page: SettingsPage, store: FakeStore
) -> None:
    page.organisation.name.setText("Kooperativet Exemplet")
    with qtbot.waitSignal(page.organisation_changed):
        page.organisation.name.editingFinished.emit()
    assert store.content.organisation == Organisation("Kooperativet Exemplet")


def test_a_field_that_loses_the_keyboard_to_the_lock_asks_nothing_of_a_closed_register(
    qtbot: QtBot, store: FakeStore, register: FakeRegister, tmp_path: Path
) -> None:
    worker = HeldBackground()
    desk = a_desk(store, worker)
    page = SettingsPage(desk, FakePrompts(), Preferences(tmp_path / "p.ini"), register)
    qtbot.addWidget(page)
    page.show()
    while worker.held:
        worker.answer()
    page.organisation.name.setText("Provstads kafé")
    page.rules.rows[RuleId.SILENCE].figures.setText("21")
    page.flush()
    asked_before_closing = len(worker.held)
    page.organisation.name.editingFinished.emit()
    page.rules.rows[RuleId.SILENCE].figures.editingFinished.emit()
    assert (asked_before_closing, len(worker.held)) == (2, 2)


def test_an_organisation_without_a_name_is_not_kept(page: SettingsPage, store: FakeStore) -> None:
    page.organisation.name.setText(" ")
    page.organisation.name.editingFinished.emit()
    assert page.organisation.name_field.problem
    assert store.content.organisation.name == "Exempelkooperativet"


def test_the_practice_day_is_hidden_in_a_real_register(page: SettingsPage) -> None:
    assert page.day_field.isHidden()


def test_the_practice_day_can_be_set(
    qtbot: QtBot, desk: Desk, store: FakeStore, register: FakeRegister, tmp_path: Path
) -> None:
    desk.organisation = Organisation("Övning", practice_today=date(2026, 3, 16))
    page = SettingsPage(desk, FakePrompts(), Preferences(tmp_path / "p.ini"), register)
    qtbot.addWidget(page)
    page.practice_day.set_day(date(2026, 3, 17))
    page.practice_day.editingFinished.emit()
    assert store.content.organisation.practice_today == date(2026, 3, 17)


def test_a_sound_register_is_said_to_be_sound(qtbot: QtBot, page: SettingsPage) -> None:
    qtbot.mouseClick(page.check, Qt.MouseButton.LeftButton)
    assert page.checked.text.text().startswith("Registret är helt.")


def test_a_register_with_problems_says_what_to_do(
    qtbot: QtBot, page: SettingsPage, register: FakeRegister
) -> None:
    register.problems = ("page 7",)
    qtbot.mouseClick(page.check, Qt.MouseButton.LeftButton)
    assert "ta en kopia av den" in page.checked.text.text()


def test_the_appearance_is_chosen_at_once(page: SettingsPage, tmp_path: Path) -> None:
    page.appearance.choices["appearance"].choose(Appearance.DARK.value)
    assert Preferences(tmp_path / "p.ini").appearance is Appearance.DARK


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_End, Qt.Key.Key_M])
def test_no_key_changes_the_appearance_in_passing(
    key: Qt.Key, qtbot: QtBot, page: SettingsPage, tmp_path: Path
) -> None:
    choice = page.appearance.choices["appearance"]
    choice.choose(Appearance.LIGHT.value)
    qtbot.keyClick(choice, key)
    assert Preferences(tmp_path / "p.ini").appearance is Appearance.LIGHT


def test_the_keyboard_chooses_the_appearance_in_its_list(
    qtbot: QtBot, page: SettingsPage, tmp_path: Path
) -> None:
    choice = page.appearance.choices["appearance"]
    choice.choose(Appearance.LIGHT.value)
    qtbot.keyClick(choice, Qt.Key.Key_Down)
    qtbot.waitUntil(choice.view().isVisible)
    qtbot.keyClick(choice.view(), Qt.Key.Key_Down)
    qtbot.keyClick(choice.view(), Qt.Key.Key_Return)
    assert Preferences(tmp_path / "p.ini").appearance is Appearance.DARK


def the_dialog(page: SettingsPage, kind: type[QDialog]) -> QDialog:
    dialog = page.window().findChild(kind)
    assert isinstance(dialog, kind)
    return dialog


def test_a_new_password_is_held_to_the_rules_and_kept(
    qtbot: QtBot, page: SettingsPage, register: FakeRegister
) -> None:
    qtbot.mouseClick(page.users.password, Qt.MouseButton.LeftButton)
    dialog = the_dialog(page, PasswordDialog)
    assert isinstance(dialog, PasswordDialog)
    dialog.old.setText("det gamla")
    for field in (dialog.new, dialog.again):
        field.setText("kort")
    dialog.submit()
    assert register.changed == []
    for field in (dialog.new, dialog.again):
        field.setText(GOOD)
    dialog.submit()
    assert register.changed == [("det gamla", GOOD)]


def test_a_wrong_old_password_is_told_in_the_window(
    qtbot: QtBot, page: SettingsPage, register: FakeRegister
) -> None:
    qtbot.mouseClick(page.users.password, Qt.MouseButton.LeftButton)
    dialog = the_dialog(page, PasswordDialog)
    assert isinstance(dialog, PasswordDialog)
    dialog.old.setText("fel")
    dialog.new.setText(GOOD)
    dialog.again.setText(GOOD)
    dialog.submit()
    assert dialog.message.isVisible()
    assert dialog.new.text() == GOOD


@pytest.fixture
def chiefs_page(qtbot: QtBot, register: FakeRegister, tmp_path: Path) -> SettingsPage:
    chief = RegisterUser(1, "Rut Ekelöf", "föreståndare", Role.ADMINISTRATOR)
    desk = a_desk(FakeStore(user=chief))
    made = SettingsPage(desk, FakePrompts(), Preferences(tmp_path / "p.ini"), register)
    qtbot.addWidget(made)
    made.show()
    return made


def test_an_administrator_adds_a_user(
    qtbot: QtBot, chiefs_page: SettingsPage, register: FakeRegister
) -> None:
    qtbot.mouseClick(chiefs_page.users.new_user, Qt.MouseButton.LeftButton)
    dialog = the_dialog(chiefs_page, NewUserDialog)
    assert isinstance(dialog, NewUserDialog)
    dialog.name.setText("Kaj Karriärlund")
    dialog.new.setText(GOOD)
    dialog.again.setText(GOOD)
    dialog.submit()
    ((user, _),) = register.added
    assert (user.name, user.role) == ("Kaj Karriärlund", Role.SUPERVISOR)


def test_an_administrator_helps_whoever_forgot_the_password(
    qtbot: QtBot, chiefs_page: SettingsPage, register: FakeRegister
) -> None:
    chiefs_page.users.new_password_wanted.emit("Bo Provare")
    dialog = the_dialog(chiefs_page, ForgottenDialog)
    assert isinstance(dialog, ForgottenDialog)
    dialog.new.setText(GOOD)
    dialog.again.setText(GOOD)
    dialog.submit()
    assert register.changed == [("Bo Provare", GOOD)]


def test_only_an_administrator_may_add_users(page: SettingsPage) -> None:
    assert page.users.new_user.isHidden()


def test_every_control_has_a_name_and_no_text_is_cut(qtbot: QtBot, page: SettingsPage) -> None:
    assert unnamed_controls(page) == []
    qtbot.waitUntil(lambda: cut_texts(page) == [])
