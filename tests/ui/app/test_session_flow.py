"""From door to record and back, with nothing of the record left behind the lock."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from builders import a_case, a_placement, a_plan, a_reminder
from compositions import PASSWORD, PRACTICE
from desks import a_store
from fake_store import FakeStore
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot
from stage import Stage
from typist import write

from karriarstod.application.ports import Organisation
from karriarstod.application.register_user import RegisterUser, Role
from karriarstod.application.store_errors import HeaderDamaged, HeaderMissing, RegisterInUse
from karriarstod.domain.rules import RuleId
from karriarstod_ui.dialogs.quick_note import QuickNoteDialog
from karriarstod_ui.pages.create.page import CreatePage
from karriarstod_ui.pages.lock.new_password import NewPasswordPage
from karriarstod_ui.pages.lock.page import LockPage
from karriarstod_ui.pages.participant.page import ParticipantPage
from karriarstod_ui.pages.participant.tabs import Tab
from karriarstod_ui.pages.participants.page import ListPage
from karriarstod_ui.pages.plan.plan_page import PlanPage
from karriarstod_ui.pages.referral.page import ReferralPage
from karriarstod_ui.pages.settings.page import SettingsPage
from karriarstod_ui.pages.start.page import StartPage
from karriarstod_ui.pages.today.page import TodayPage
from karriarstod_ui.places import PARTICIPANT, PARTICIPANTS, PLAN, REFERRAL, SETTINGS, TODAY
from karriarstod_ui.session_flow import SessionFlow

FOLDER = Path("/registers/Exempel")
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def store() -> FakeStore:
    placement = a_placement(plans=(a_plan(),))
    return a_store(
        a_case("Anna", "Provsson", serial=1, placements=(placement,), reminders=(a_reminder(),))
    )


@pytest.fixture
def opened(stage: Stage, store: FakeStore) -> Stage:
    # A practice register, so that "today" is the day the people were made for.
    store.content.organisation = Organisation("Exempel", practice_today=date(2026, 3, 16))
    stage.composition.registers[FOLDER] = store
    stage.open(FOLDER)
    return stage


def test_it_begins_with_three_ways_in_where_nothing_is_known(stage: Stage) -> None:
    stage.flow.begin()
    assert isinstance(stage.shown, StartPage)


def test_a_new_register_begins_with_the_keyboard_in_its_first_field(stage: Stage) -> None:
    stage.flow.show_create()
    page = stage.shown
    assert isinstance(page, CreatePage)
    assert stage.window.focusWidget() is page.organisation


def test_it_begins_with_the_lock_of_the_register_last_opened(opened: Stage) -> None:
    opened.flow.lock()
    opened.flow.begin()
    assert isinstance(opened.shown, LockPage)
    assert opened.shown.user.currentText() == "Rut Ekelöf"


def practise(stage: Stage) -> None:
    """Press the first card of the first page."""
    stage.flow.show_start()
    assert isinstance(stage.shown, StartPage)
    stage.qtbot.keyClick(stage.shown.practice, Qt.Key.Key_Return)


def texts(root: QWidget) -> str:
    return " ".join(label.text() for label in root.findChildren(QLabel))


def test_practice_is_made_and_opens_without_typing(stage: Stage) -> None:
    practise(stage)
    assert PRACTICE in stage.composition.registers
    assert isinstance(stage.record.shell.page(TODAY), TodayPage)


def test_the_lock_of_practice_says_its_password_and_has_it_typed(stage: Stage) -> None:
    practise(stage)
    stage.flow.lock()
    lock = stage.shown
    assert isinstance(lock, LockPage)
    assert PASSWORD in texts(lock)
    stage.qtbot.mouseClick(lock.open_button, Qt.MouseButton.LeftButton)
    assert stage.flow.record is not None


def test_practice_that_is_open_elsewhere_says_so_on_its_lock(stage: Stage) -> None:
    stage.composition.refuses = RegisterInUse("Kim", "dator-7")
    practise(stage)
    assert isinstance(stage.shown, LockPage)
    assert "öppet av Kim" in texts(stage.shown)


def test_the_lock_of_another_register_says_no_password(stage: Stage, store: FakeStore) -> None:
    stage.composition.registers[FOLDER] = store
    stage.flow.show_lock(FOLDER)
    assert isinstance(stage.shown, LockPage)
    assert stage.shown.password.text() == ""
    assert PASSWORD not in texts(stage.shown)


def test_a_synced_folder_is_warned_of_as_soon_as_it_is_chosen(stage: Stage, qtbot: QtBot) -> None:
    synced = Path("/home/rut/OneDrive/Register")
    stage.composition.warnings[synced] = "Mappen synkas av OneDrive."
    stage.prompts.answers = [synced]
    stage.flow.show_create()
    page = stage.shown
    assert isinstance(page, CreatePage)
    qtbot.mouseClick(page.folder_button, Qt.MouseButton.LeftButton)
    assert page.folder_warning.text.text() == "Mappen synkas av OneDrive."


def test_the_folder_that_is_suggested_is_looked_at_too(stage: Stage) -> None:
    stage.composition.warnings[stage.composition.default_folder()] = (
        "Mappen ligger på en delad disk."
    )
    stage.flow.show_create()
    assert isinstance(stage.shown, CreatePage)
    assert stage.shown.folder_warning.isVisible()


def test_a_folder_without_a_register_is_told_of(stage: Stage) -> None:
    stage.prompts.answers = [Path("/somewhere")]
    stage.flow.show_start()
    assert isinstance(stage.shown, StartPage)
    stage.shown.open_requested.emit()
    assert "inget register" in stage.shown.message.text.text()


def test_the_password_opens_the_first_page(opened: Stage) -> None:
    assert isinstance(opened.record.shell.page(TODAY), TodayPage)
    assert opened.window.shell is opened.record.shell
    assert opened.composition.warmed == 1


def test_a_register_that_somebody_has_open_says_who_and_is_tried_again(
    stage: Stage, store: FakeStore, qtbot: QtBot
) -> None:
    stage.composition.registers[FOLDER] = store
    since = datetime(2026, 3, 16, 9, 41, tzinfo=UTC)
    stage.composition.refuses = RegisterInUse("Kim", "dator-7", since)
    stage.open(FOLDER)
    lock = stage.shown
    assert isinstance(lock, LockPage)
    assert "öppet av Kim på datorn dator-7, sedan 16 mars 2026" in texts(lock)
    stage.composition.refuses = None
    assert lock.hindrance.remedy.text() == "Försök igen"
    qtbot.mouseClick(lock.hindrance.remedy, Qt.MouseButton.LeftButton)
    assert stage.flow.record is not None


def test_a_damaged_key_file_offers_the_previous_one(
    stage: Stage, store: FakeStore, qtbot: QtBot
) -> None:
    stage.composition.registers[FOLDER] = store
    stage.composition.refuses = HeaderDamaged(previous_available=True)
    stage.open(FOLDER)
    lock = stage.shown
    assert isinstance(lock, LockPage)
    stage.prompts.answers = [True]
    qtbot.mouseClick(lock.hindrance.remedy, Qt.MouseButton.LeftButton)
    assert stage.prompts.questions == ["Lägga tillbaka den förra nyckelfilen?"]
    assert stage.composition.restored == [FOLDER]
    assert "Den förra nyckelfilen är tillbaka" in texts(lock)
    lock.password.setText(PASSWORD)
    qtbot.mouseClick(lock.open_button, Qt.MouseButton.LeftButton)
    assert stage.flow.record is not None


def test_the_previous_key_file_is_not_put_back_by_mistake(
    stage: Stage, store: FakeStore, qtbot: QtBot
) -> None:
    stage.composition.registers[FOLDER] = store
    stage.composition.refuses = HeaderMissing(previous_available=True)
    stage.open(FOLDER)
    assert isinstance(stage.shown, LockPage)
    stage.prompts.answers = [False]
    qtbot.mouseClick(stage.shown.hindrance.remedy, Qt.MouseButton.LeftButton)
    assert stage.composition.restored == []


def test_a_fault_nobody_foresaw_is_reported(stage: Stage, store: FakeStore) -> None:
    stage.composition.registers[FOLDER] = store
    stage.composition.refuses = ZeroDivisionError()
    stage.open(FOLDER)
    assert stage.prompts.errors == [stage.composition.refuses]


def test_a_wrong_password_opens_nothing(stage: Stage, store: FakeStore) -> None:
    stage.composition.registers[FOLDER] = store
    stage.flow.show_lock(FOLDER)
    assert isinstance(stage.shown, LockPage)
    stage.shown.unlock_requested.emit("Rut Ekelöf", "fel")
    assert stage.flow.record is None


NEW = "sju bruna ekar vid sjön"


@pytest.fixture
def recovering(stage: Stage, store: FakeStore) -> Stage:
    """The printed key has been typed."""
    stage.composition.registers[FOLDER] = store
    stage.flow.show_lock(FOLDER)
    assert isinstance(stage.shown, LockPage)
    qtbot = stage.qtbot
    qtbot.mouseClick(stage.shown.recovery_link, Qt.MouseButton.LeftButton)
    stage.shown.recovery.setText(stage.composition.key.text)
    qtbot.mouseClick(stage.shown.open_button, Qt.MouseButton.LeftButton)
    return stage


def choose(stage: Stage, password: str) -> NewPasswordPage:
    page = stage.shown
    assert isinstance(page, NewPasswordPage)
    page.choosing.password.setText(password)
    page.choosing.again.setText(password)
    stage.qtbot.mouseClick(page.save, Qt.MouseButton.LeftButton)
    return page


def test_the_recovery_key_leads_to_a_new_password_and_not_past_it(recovering: Stage) -> None:
    assert isinstance(recovering.shown, NewPasswordPage)
    assert recovering.flow.record is None


def test_with_the_new_password_the_register_opens_as_usual(recovering: Stage) -> None:
    choose(recovering, NEW)
    assert recovering.composition.passwords == {"Rut Ekelöf": NEW}
    assert isinstance(recovering.record.shell.page(TODAY), TodayPage)


def test_the_paper_key_is_said_to_hold_still(recovering: Stage) -> None:
    choose(recovering, NEW)
    assert "Nyckeln på pappret gäller fortfarande" in recovering.prompts.told[0]


def test_a_weak_new_password_is_refused_as_when_a_register_is_made(recovering: Stage) -> None:
    page = choose(recovering, "kort")
    assert "för kort" in page.choosing.password_field.problem
    assert recovering.composition.passwords == {}


def test_leaving_the_new_password_locks_again_and_changes_nothing(
    recovering: Stage, store: FakeStore
) -> None:
    page = recovering.shown
    assert isinstance(page, NewPasswordPage)
    recovering.qtbot.mouseClick(page.cancel, Qt.MouseButton.LeftButton)
    assert store.closed
    assert isinstance(recovering.shown, LockPage)
    assert recovering.composition.passwords == {}


def test_nobody_at_the_new_password_locks(recovering: Stage, store: FakeStore) -> None:
    recovering.flow._idle.run_out.emit()
    assert store.closed
    assert isinstance(recovering.shown, LockPage)


def test_closing_the_window_at_the_new_password_closes_the_register(
    recovering: Stage, store: FakeStore
) -> None:
    recovering.flow.close()
    assert store.closed


def test_of_several_users_whoever_was_here_last_is_suggested(
    stage: Stage, store: FakeStore, qtbot: QtBot
) -> None:
    stage.composition.people = tuple(
        RegisterUser(number, name, "", Role.SUPERVISOR)
        for number, name in enumerate(("Bo Provare", "Rut Ekelöf", "Åsa Öberg"), 1)
    )
    stage.composition.registers[FOLDER] = store
    stage.preferences.remember_user(FOLDER, "Åsa Öberg")
    stage.flow.show_lock(FOLDER)
    assert isinstance(stage.shown, LockPage)
    stage.shown.recovery_requested.emit(stage.composition.key.text)
    page = stage.shown
    assert isinstance(page, NewPasswordPage)
    assert page.user.key() == "Åsa Öberg"
    page.user.choose("Bo Provare")
    choose(stage, NEW)
    assert stage.composition.passwords == {"Bo Provare": NEW}


def test_locking_closes_the_register_and_leaves_no_name(
    opened: Stage, store: FakeStore, qtbot: QtBot
) -> None:
    opened.record.open_participant("DLT-2026-0001")
    qtbot.keyClick(opened.record.shell, Qt.Key.Key_L, CTRL)
    assert store.closed
    assert isinstance(opened.shown, LockPage)
    labels = [label.text() for label in opened.shown.findChildren(QLabel)]
    assert not any("Provsson" in text for text in labels)
    assert "Provsson" not in opened.window.windowTitle()


@pytest.fixture
def settings(opened: Stage) -> SettingsPage:
    opened.record.shell.go(SETTINGS)
    page = opened.record.shell.page(SETTINGS)
    assert isinstance(page, SettingsPage)
    return page


@pytest.mark.parametrize("leave", [SessionFlow.lock, SessionFlow.close])
@pytest.mark.parametrize("is_somebody_there", [True, False])
def test_what_is_typed_in_the_settings_is_kept_before_the_register_closes(
    leave: Callable[[SessionFlow], None],
    is_somebody_there: bool,
    opened: Stage,
    settings: SettingsPage,
    store: FakeStore,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if is_somebody_there:
        opened.window.activateWindow()
        opened.qtbot.waitUntil(opened.window.isActiveWindow)
    begun: list[int] = []
    monkeypatch.setattr(store, "close", lambda: begun.append(store.begun))
    settings.organisation.name.setFocus()
    settings.organisation.name.selectAll()
    write(settings.organisation.name, "Provstads kafé")
    row = settings.rules.rows[RuleId.SILENCE]
    row.figures.setFocus()
    row.figures.selectAll()
    write(row.figures, "21")
    leave(opened.flow)
    kept = {one.rule_id: one.figures for one in store.content.overrides}
    assert store.content.organisation.name == "Provstads kafé"
    assert kept[RuleId.SILENCE] == (21,)
    opened.window.hide()
    assert begun == [store.begun]


def test_the_lock_wins_over_an_open_window(opened: Stage, qtbot: QtBot) -> None:
    opened.record.write_note()
    dialog = opened.window.findChild(QuickNoteDialog)
    assert dialog is not None
    opened.flow.lock()
    assert not any(each.isVisible() for each in opened.window.findChildren(QDialog))


def test_the_lock_says_whose_register_it_is(opened: Stage, store: FakeStore) -> None:
    opened.flow.lock()
    store.content.organisation = Organisation("Provstads verkstad")
    opened.open(FOLDER)
    opened.flow.lock()
    texts = [label.text() for label in opened.shown.findChildren(QLabel)]
    assert any("Provstads verkstad" in text for text in texts)


def test_a_locked_register_opens_again(opened: Stage, store: FakeStore) -> None:
    opened.flow.lock()
    opened.open(FOLDER)
    assert not store.closed
    assert opened.window.shell is not None


def _participant(stage: Stage) -> ParticipantPage:
    page = stage.record.shell.page(PARTICIPANT)
    assert isinstance(page, ParticipantPage)
    return page


def test_whoever_unlocks_again_is_where_he_or_she_was(opened: Stage) -> None:
    opened.record.open_participant("DLT-2026-0001")
    _participant(opened).tabs.show_tab(Tab.NOTES)
    opened.flow.lock()
    opened.open(FOLDER)
    here = opened.record.shell.here
    assert here is not None
    assert (here.place, here.subject) == (PARTICIPANT, "DLT-2026-0001")
    assert _participant(opened).tabs.shown is Tab.NOTES
    assert _participant(opened).title == "Anna Provsson"


@pytest.mark.parametrize("place", [PARTICIPANTS, SETTINGS, REFERRAL])
def test_whoever_unlocks_again_is_at_the_same_place(opened: Stage, place: str) -> None:
    opened.record.shell.go(place)
    opened.flow.lock()
    opened.open(FOLDER)
    here = opened.record.shell.here
    assert here is not None
    assert here.place == place


def test_whoever_unlocks_again_is_at_the_same_plan(opened: Stage) -> None:
    opened.record.open_plan("DLT-2026-0001", 1)
    opened.flow.lock()
    opened.open(FOLDER)
    here = opened.record.shell.here
    assert here is not None
    assert (here.place, here.subject, here.part) == (PLAN, "DLT-2026-0001", "1:0")


def test_nobody_is_led_to_where_somebody_else_was(opened: Stage, store: FakeStore) -> None:
    opened.record.open_participant("DLT-2026-0001")
    opened.flow.lock()
    store._user = RegisterUser(2, "Bo Provare", "handledare", Role.SUPERVISOR)
    opened.open(FOLDER)
    first = opened.record.shell.here
    opened.flow.lock()
    store._user = RegisterUser(1, "Rut Ekelöf", "handledare", Role.SUPERVISOR)
    opened.open(FOLDER)
    again = opened.record.shell.here
    assert first is not None
    assert again is not None
    assert (first.place, again.place) == (TODAY, TODAY)


def test_closing_the_window_closes_the_register(opened: Stage, store: FakeStore) -> None:
    opened.flow.close()
    assert store.closed


def test_nobody_at_the_screen_locks(opened: Stage) -> None:
    opened.flow._idle.run_out.emit()
    assert isinstance(opened.shown, LockPage)


def test_a_quiet_moment_tidies_the_journal(opened: Stage, store: FakeStore) -> None:
    opened.record._rest.rested.emit()
    assert store.rested == 1


def test_a_practice_register_says_what_day_it_stands_on(opened: Stage) -> None:
    texts = [label.text() for label in opened.record.shell.findChildren(QLabel)]
    assert any("idag är måndag 16 mars 2026" in text for text in texts)


def test_another_practice_day_is_shown_everywhere_at_once(opened: Stage, qtbot: QtBot) -> None:
    before = opened.record
    opened.record.organisation_changed.emit(
        Organisation("Exempel", practice_today=date(2026, 3, 18))
    )
    qtbot.waitUntil(lambda: opened.flow.record is not before)
    assert opened.record.desk.today == date(2026, 3, 18)


def test_a_reminder_leads_from_the_first_page_to_the_person(opened: Stage) -> None:
    opened.record.shell.go(TODAY)
    page = opened.record.shell.page(TODAY)
    assert isinstance(page, TodayPage)
    page.participant_chosen.emit("DLT-2026-0001")
    assert isinstance(opened.record.shell.page(PARTICIPANT), ParticipantPage)


def test_what_is_due_in_the_plan_leads_to_the_plan(opened: Stage) -> None:
    page = opened.record.shell.page(TODAY)
    assert isinstance(page, TodayPage)
    due = next(item for item in page.list.rows.items() if not item.is_tick)
    page.obligation_chosen.emit(due.obligation)
    here = opened.record.shell.here
    assert here is not None
    assert (here.place, here.part) == (PLAN, "1:0")


def test_a_place_of_the_chain_leads_to_the_list_under_its_chip(opened: Stage) -> None:
    page = opened.record.shell.page(TODAY)
    assert isinstance(page, TodayPage)
    page.place_chosen.emit("mapping")
    shown = opened.record.shell.page(PARTICIPANTS)
    assert isinstance(shown, ListPage)
    assert shown.chips.key == "mapping"


def test_ways_back_lead_where_one_was(opened: Stage, qtbot: QtBot) -> None:
    record = opened.record
    record.shell.go(PARTICIPANTS)
    record.open_participant("DLT-2026-0001")
    qtbot.keyClick(record.shell, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert record.shell.here is not None
    assert record.shell.here.place == PARTICIPANTS


def test_a_note_is_about_whoever_is_on_the_page(opened: Stage) -> None:
    opened.record.open_participant("DLT-2026-0001")
    opened.record.write_note()
    dialog = opened.window.findChild(QuickNoteDialog)
    assert dialog is not None
    assert dialog.person.text() == "Anna Provsson · DLT-2026-0001"


def test_the_palette_prints_a_plan(opened: Stage) -> None:
    opened.record._print_plan_of("DLT-2026-0001")
    assert isinstance(opened.record.shell.page(PLAN), PlanPage)
    assert any(each.isVisible() for each in opened.window.findChildren(QDialog))


def test_a_new_referral_is_one_key_away(opened: Stage, qtbot: QtBot) -> None:
    shift = CTRL | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(opened.record.shell, Qt.Key.Key_N, shift)
    assert isinstance(opened.record.shell.page(REFERRAL), ReferralPage)
    assert opened.record.shell.here is not None
    assert opened.record.shell.here.place == REFERRAL


def test_the_settings_tell_where_the_register_is_however_it_was_named(
    stage: Stage, store: FakeStore
) -> None:
    folder = Path("Exempel")
    stage.composition.registers[folder] = store
    stage.open(folder)
    stage.record.shell.go(SETTINGS)
    assert str(Path.cwd() / folder) in texts(stage.record.shell.page(SETTINGS))
