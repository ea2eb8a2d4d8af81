"""A meeting from F11 to the paper, by keyboard."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from builders import a_case, a_placement
from compositions import PASSWORD
from desks import a_store
from fake_store import FakeStore
from meeting_walk import NUMBER, Scene
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from stage import Stage
from typist import write

from karriarstod.application.meeting_code import set_meeting_code
from karriarstod.domain.plan import PlanContent
from karriarstod.forms.answers import Voiced
from karriarstod.forms.form import Form, FormStatus
from karriarstod_ui import theme
from karriarstod_ui.forms.table import TableField
from karriarstod_ui.meeting.choose_dialog import ChooseMeetingDialog
from karriarstod_ui.meeting.leave_dialog import LeaveDialog
from karriarstod_ui.meeting.screen import MeetingScreen
from karriarstod_ui.meeting.size import MeetingSize
from karriarstod_ui.pages.lock.page import LockPage
from karriarstod_ui.places import FORM, PARTICIPANT, PLAN
from karriarstod_ui.shell import Location

Open = Callable[[FakeStore], Stage]
Begin = Callable[[Stage, str], MeetingScreen]
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def store() -> FakeStore:
    return Scene(with_forbidden=False).store()


@pytest.fixture
def fresh() -> FakeStore:
    """Somebody with a placement and nothing written."""
    return a_store(a_case("Leila", placements=(a_placement(),)))


def forms(store: FakeStore, template_id: str) -> list[Form]:
    return [one for one in store.content.forms[NUMBER] if one.template.id == template_id]


def draft(store: FakeStore) -> PlanContent:
    plan = store.content.cases[NUMBER].placement(1).draft
    assert plan is not None
    return plan.content


def key(stage: Stage, code: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    """A key, where the keyboard is."""
    dialogs = [one for one in stage.window.findChildren(QDialog) if one.isVisible()]
    top: QWidget = dialogs[-1] if dialogs else stage.window
    if QApplication.activeWindow() is not top:
        # With nothing to manage windows, none takes over when another is laid anew.
        top.activateWindow()
        stage.qtbot.waitUntil(top.isActiveWindow)
    stage.qtbot.keyClick(top.focusWidget() or top, code, held)
    stage.qtbot.wait(1)


def type_here(stage: Stage, text: str) -> None:
    here = stage.window.focusWidget()
    assert here is not None
    write(here, text)


def leave(stage: Stage, typed: str) -> None:
    """Type what leads out, and Enter."""
    dialog = stage.record.meeting.mode.leaving
    assert dialog is not None
    dialog.typed.setText(typed)
    stage.qtbot.keyClick(dialog.typed, Qt.Key.Key_Return)
    stage.qtbot.wait(1)


def to_the_end(stage: Stage) -> None:
    """Through every question, and out of the last one."""
    screen = stage.record.meeting.mode.screen
    assert screen is not None
    for _ in range(20):
        if screen.is_last:
            break
        key(stage, Qt.Key.Key_Return, CTRL)
    key(stage, Qt.Key.Key_Return, CTRL)


def test_f11_on_a_participant_offers_the_meetings_of_the_stage_first(
    open_stage: Open, fresh: FakeStore
) -> None:
    stage = open_stage(fresh)
    stage.record.open_participant(str(NUMBER))

    key(stage, Qt.Key.Key_F11)

    dialog = stage.window.findChild(ChooseMeetingDialog)
    assert dialog is not None
    names = [card.objectName() for card in dialog.cards]
    assert names[0] in {"meeting.follow_up", "meeting.plan_talk", "meeting.three_party"}
    assert set(names[3:]) == {"meeting.start_talk", "meeting.mapping_talk", "meeting.closing_talk"}
    key(stage, Qt.Key.Key_Return)
    assert isinstance(stage.shown, MeetingScreen)


def test_f11_where_nobody_is_shown_says_what_to_do(open_stage: Open, fresh: FakeStore) -> None:
    stage = open_stage(fresh)

    key(stage, Qt.Key.Key_F11)

    assert "Öppna deltagarens sida" in stage.prompts.told[0]


@pytest.mark.parametrize("place", [PARTICIPANT, PLAN, FORM])
def test_f11_works_on_participant_plan_and_form(
    open_stage: Open, store: FakeStore, place: str
) -> None:
    stage = open_stage(store)
    part = {PLAN: "1:0", FORM: "3"}.get(place, "")
    stage.record.shell.go(Location(place, str(NUMBER), part))

    stage.record.meeting.ask()

    dialog = stage.window.findChild(ChooseMeetingDialog)
    assert dialog is not None
    assert len(dialog.cards) == 6


def test_somebody_without_a_placement_is_not_offered_the_plan(open_stage: Open) -> None:
    stage = open_stage(a_store(a_case("Leila", stage=None)))
    stage.record.open_participant(str(NUMBER))
    stage.record.meeting.ask()

    dialog = stage.window.findChild(ChooseMeetingDialog)
    assert dialog is not None
    assert "meeting.plan_talk" not in [card.objectName() for card in dialog.cards]


def test_the_title_has_the_given_name_alone(
    open_stage: Open, begun: Begin, store: FakeStore
) -> None:
    assert begun(open_stage(store), "plan_talk").head.title.text() == "Möte med Leila"


def test_what_is_said_is_kept_in_a_new_draft_form(
    open_stage: Open, begun: Begin, fresh: FakeStore
) -> None:
    stage = open_stage(fresh)
    begun(stage, "start_talk")
    stage.qtbot.wait(1)

    type_here(stage, "Ett lugnt kök")
    key(stage, Qt.Key.Key_Return, CTRL)

    (form,) = forms(fresh, "first_visit")
    assert form.status is FormStatus.DRAFT
    assert form.answers.text("expectations_participant") == "Ett lugnt kök"
    assert form.author == "Rut Ekelöf"


def test_the_draft_that_is_there_is_written_on(
    open_stage: Open, begun: Begin, store: FakeStore
) -> None:
    before = forms(store, "follow_up_talk")
    stage = open_stage(store)
    begun(stage, "follow_up")
    stage.qtbot.wait(1)

    type_here(stage, "!")
    key(stage, Qt.Key.Key_Return, CTRL)

    (form,) = forms(store, "follow_up_talk")
    assert form.number == before[0].number
    assert form.answers.text("since_last") == "OK since_last!"


def test_it_is_saved_by_itself_within_three_seconds(
    open_stage: Open, begun: Begin, fresh: FakeStore
) -> None:
    stage = open_stage(fresh)
    begun(stage, "plan_talk")
    stage.qtbot.wait(1)

    type_here(stage, "Kök")

    stage.qtbot.waitUntil(
        lambda: fresh.content.cases[NUMBER].placement(1).draft is not None, timeout=3000
    )
    assert draft(fresh).long_term_goal == "Kök"


def test_back_leads_back_and_the_answer_stands_there(
    open_stage: Open, begun: Begin, fresh: FakeStore
) -> None:
    stage = open_stage(fresh)
    screen = begun(stage, "plan_talk")
    stage.qtbot.wait(1)
    type_here(stage, "Kök")
    key(stage, Qt.Key.Key_Return, CTRL)
    assert screen.head.progress.text() == "Fråga 2 av 9"

    key(stage, Qt.Key.Key_Left, ALT)

    assert screen.head.progress.text() == "Fråga 1 av 9"
    here = stage.window.focusWidget()
    assert here is not None
    assert here.toPlainText() == "Kök"  # type: ignore[attr-defined]  # the field of a text


def test_a_goal_and_its_steps_are_written_with_enter(
    open_stage: Open, begun: Begin, fresh: FakeStore
) -> None:
    stage = open_stage(fresh)
    screen = begun(stage, "plan_talk")
    for _ in range(3):
        key(stage, Qt.Key.Key_Return, CTRL)

    type_here(stage, "Stå i kassan")
    key(stage, Qt.Key.Key_Return)
    type_here(stage, "Titta på")
    key(stage, Qt.Key.Key_Return)
    type_here(stage, "Prova en timme")
    key(stage, Qt.Key.Key_Return)
    key(stage, Qt.Key.Key_Return)
    type_here(stage, "Baka")
    screen.flush()

    goals = draft(fresh).goals
    assert [goal.text for goal in goals] == ["Stå i kassan", "Baka"]
    assert [step.text for step in goals[0].steps] == ["Titta på", "Prova en timme"]


def test_a_new_goal_grows_beside_and_says_so(
    open_stage: Open, begun: Begin, fresh: FakeStore
) -> None:
    stage = open_stage(fresh)
    screen = begun(stage, "plan_talk")
    for _ in range(3):
        key(stage, Qt.Key.Key_Return, CTRL)
    type_here(stage, "Stå i kassan")
    key(stage, Qt.Key.Key_Return)

    named = [one.accessibleName() for one in screen.beside.findChildren(QWidget)]
    assert "1. Stå i kassan, nytt" in named


def test_both_voices_answer_and_neither_has_to(
    open_stage: Open, begun: Begin, fresh: FakeStore
) -> None:
    stage = open_stage(fresh)
    begun(stage, "three_party")
    for _ in range(3):
        key(stage, Qt.Key.Key_Return, CTRL)

    key(stage, Qt.Key.Key_7)
    key(stage, Qt.Key.Key_Tab)
    here = stage.window.focusWidget()
    assert here is not None
    assert "Handledaren" in here.accessibleName()
    key(stage, Qt.Key.Key_Left)
    key(stage, Qt.Key.Key_Return, CTRL)

    (form,) = forms(fresh, "party_meeting")
    assert form.answers.get("importance") == Voiced(7, "declined")


def test_a_rating_of_the_plan_is_kept_and_declining_is_an_answer_on_screen(
    open_stage: Open, begun: Begin, fresh: FakeStore
) -> None:
    stage = open_stage(fresh)
    screen = begun(stage, "plan_talk")
    for _ in range(4):
        key(stage, Qt.Key.Key_Return, CTRL)

    key(stage, Qt.Key.Key_4)
    screen.flush()
    assert draft(fresh).own_rating == 4
    key(stage, Qt.Key.Key_Delete)
    screen.flush()

    assert draft(fresh).own_rating is None


def test_a_date_is_typed_and_one_that_is_none_is_refused_in_words(
    open_stage: Open, begun: Begin, fresh: FakeStore
) -> None:
    stage = open_stage(fresh)
    screen = begun(stage, "follow_up")
    for _ in range(20):
        if screen.is_last:
            break
        key(stage, Qt.Key.Key_Return, CTRL)
    field = screen.findChild(QWidget, "next_meeting")
    assert field is not None
    field.setFocus()
    type_here(stage, "31/2")
    key(stage, Qt.Key.Key_Tab)
    said = " ".join(one.text() for one in screen.findChildren(theme_text()) if one.isVisible())
    assert "finns inte" in said

    field.setFocus()
    key(stage, Qt.Key.Key_A, CTRL)
    type_here(stage, "+2v")
    screen.flush()

    (form,) = forms(fresh, "follow_up_talk")
    assert form.answers.get("next_meeting") == date(2026, 3, 30)
    assert "Vi ses igen måndag 30 mars." in [
        one.text() for one in screen.beside.findChildren(theme_text())
    ]


def theme_text() -> type[QWidget]:
    from karriarstod_ui.widgets.text import Text

    return Text


def test_the_whole_plan_is_read_on_one_page(
    open_stage: Open, begun: Begin, store: FakeStore
) -> None:
    screen = begun(open_stage(store), "follow_up")

    screen.toggle_whole()

    assert screen.whole is not None
    assert screen.whole.isVisible()
    said = [one.text() for one in screen.whole.findChildren(theme_text())]
    assert "OK kök" in said
    assert "OK recept · Leila · senast 24 april" in said


# Leaving.


def test_escape_asks_for_the_password_and_the_password_leads_back(
    open_stage: Open, begun: Begin, store: FakeStore
) -> None:
    stage = open_stage(store)
    begun(stage, "follow_up")
    key(stage, Qt.Key.Key_Escape)

    leave(stage, PASSWORD)

    assert stage.shown is stage.record.shell
    assert not stage.window.isFullScreen()


@pytest.mark.parametrize("typed", ["fel lösenord", "2580", "1234"])
def test_anything_else_does_not(
    open_stage: Open, begun: Begin, store: FakeStore, typed: str
) -> None:
    stage = open_stage(store)
    screen = begun(stage, "follow_up")
    key(stage, Qt.Key.Key_Escape)

    leave(stage, typed)

    assert stage.shown is screen
    dialog = stage.record.meeting.mode.leaving
    assert dialog is not None
    assert dialog.typed.selectedText() == typed
    assert "stämmer inte" in dialog.message.text.text()


def test_after_a_wrong_password_the_field_is_in_sight_and_its_text_is_selected(
    open_stage: Open, begun: Begin, store: FakeStore
) -> None:
    set_meeting_code(store.begin, "2580")
    stage = open_stage(store)
    begun(stage, "follow_up")
    key(stage, Qt.Key.Key_Escape)
    opened = stage.record.meeting.mode.leaving
    assert opened is not None
    # As on a screen with no room to grow in.
    opened.setMaximumHeight(opened.minimumSizeHint().height())
    for typed in ("fel", "fel igen", "fel en gång till", "fel på nytt"):
        leave(stage, typed)
        stage.qtbot.wait(20)
        dialog = stage.record.meeting.mode.leaving
        assert dialog is not None
        assert dialog.typed.visibleRegion().boundingRect() == dialog.typed.rect()
        assert dialog.focusWidget() is dialog.typed
        assert len(dialog.typed.selectedText()) == len(typed)


def test_the_code_of_the_settings_leads_out_too(
    open_stage: Open, begun: Begin, store: FakeStore
) -> None:
    set_meeting_code(store.begin, "2580")
    stage = open_stage(store)
    begun(stage, "follow_up")
    key(stage, Qt.Key.Key_Escape)
    dialog = stage.record.meeting.mode.leaving
    assert dialog is not None
    assert dialog.typed.accessibleName() == "Kod eller lösenord"

    leave(stage, "2580")

    assert stage.shown is stage.record.shell


def test_after_four_wrong_tries_one_waits_and_the_wait_goes_on_in_a_new_window(
    open_stage: Open, begun: Begin, store: FakeStore
) -> None:
    stage = open_stage(store)
    screen = begun(stage, "follow_up")
    key(stage, Qt.Key.Key_Escape)
    for _ in range(4):
        leave(stage, "fel")
    dialog = stage.record.meeting.mode.leaving
    assert dialog is not None
    assert not dialog.confirm.isEnabled()
    assert "Vänta" in dialog.message.text.text()

    dialog.reject()
    stage.qtbot.wait(1)
    screen.leave_asked.emit(False)
    again = stage.record.meeting.mode.leaving
    assert isinstance(again, LeaveDialog)
    assert not again.confirm.isEnabled()
    leave(stage, PASSWORD)

    assert stage.shown is screen


def test_letters_get_their_own_size_back(open_stage: Open, begun: Begin, store: FakeStore) -> None:
    stage = open_stage(store)
    screen = begun(stage, "follow_up")
    screen.size_chosen.emit(MeetingSize.LARGE)
    assert theme.current().least == 30

    key(stage, Qt.Key.Key_Escape)
    leave(stage, PASSWORD)

    assert (theme.current().scale, theme.current().least) == (1.0, 0)


def test_left_before_its_end_one_is_back_on_the_page_one_came_from(
    open_stage: Open, begun: Begin, store: FakeStore
) -> None:
    stage = open_stage(store)
    stage.record.open_participant(str(NUMBER))
    begun(stage, "plan_talk")
    key(stage, Qt.Key.Key_Escape)
    leave(stage, PASSWORD)

    assert stage.record.shell.here == Location(PARTICIPANT, str(NUMBER))


def test_what_was_written_is_on_the_page_that_was_open_before(
    open_stage: Open, begun: Begin, store: FakeStore
) -> None:
    stage = open_stage(store)
    stage.record.open_plan(str(NUMBER), 1)
    begun(stage, "plan_talk")
    stage.qtbot.wait(1)
    type_here(stage, "!")
    key(stage, Qt.Key.Key_Escape)
    leave(stage, PASSWORD)

    from karriarstod_ui.pages.plan.plan_page import PlanPage

    page = stage.record.shell.page(PLAN)
    assert isinstance(page, PlanPage)
    assert page.view.content is not None
    assert page.view.content.long_term_goal == "OK kök!"
    assert draft(store).long_term_goal == "OK kök!"


# The lock.


def test_locking_works_over_the_meeting_and_unlocking_leads_back_to_the_question(
    open_stage: Open, begun: Begin, fresh: FakeStore
) -> None:
    stage = open_stage(fresh)
    stage.record.open_participant(str(NUMBER))
    begun(stage, "plan_talk")
    key(stage, Qt.Key.Key_Return, CTRL)
    type_here(stage, "Bageri")

    key(stage, Qt.Key.Key_L, CTRL)

    lock = stage.shown
    assert isinstance(lock, LockPage)
    assert not stage.window.isFullScreen()
    assert theme.current().least == 0
    assert draft(fresh).alternative_goal == "Bageri"
    lock.password.setText(PASSWORD)
    stage.qtbot.mouseClick(lock.open_button, Qt.MouseButton.LeftButton)
    stage.qtbot.wait(1)
    screen = stage.shown
    assert isinstance(screen, MeetingScreen)
    assert screen.at == 1
    assert stage.window.isFullScreen()


def test_locking_while_the_password_is_asked_leaves_nothing_behind(
    open_stage: Open, begun: Begin, store: FakeStore
) -> None:
    stage = open_stage(store)
    begun(stage, "follow_up")
    key(stage, Qt.Key.Key_Escape)

    stage.flow.lock()
    stage.qtbot.wait(1)

    assert isinstance(stage.shown, LockPage)
    assert not [one for one in stage.window.findChildren(LeaveDialog) if one.isVisible()]


# The end.


def test_at_the_end_of_the_talk_a_whole_form_is_done(
    open_stage: Open, begun: Begin, store: FakeStore
) -> None:
    from form_filling import filled

    from karriarstod.forms.catalog import newest_of

    (form,) = forms(store, "follow_up_talk")
    whole = replace(form, answers=filled(newest_of("follow_up_talk"), form.answers))
    store.content.forms[NUMBER] = tuple(
        whole if one.number == form.number else one for one in store.content.forms[NUMBER]
    )
    stage = open_stage(store)
    begun(stage, "follow_up")
    to_the_end(stage)
    leave(stage, PASSWORD)

    (kept,) = forms(store, "follow_up_talk")
    assert kept.status is FormStatus.DONE
    here = stage.record.shell.here
    assert here is not None
    assert here.place == FORM


def test_a_form_with_a_word_of_crime_stays_a_draft_until_it_is_asked_about_on_its_page(
    open_stage: Open, begun: Begin, store: FakeStore
) -> None:
    from form_filling import filled

    from karriarstod.forms.catalog import newest_of

    (form,) = forms(store, "follow_up_talk")
    answers = filled(newest_of("follow_up_talk"), form.answers)
    whole = replace(form, answers=answers.with_value("since_last", "Han är dömd."))
    store.content.forms[NUMBER] = tuple(
        whole if one.number == form.number else one for one in store.content.forms[NUMBER]
    )
    stage = open_stage(store)
    begun(stage, "follow_up")
    to_the_end(stage)
    leave(stage, PASSWORD)

    (kept,) = forms(store, "follow_up_talk")
    assert kept.status is FormStatus.DRAFT
    assert kept.answers.text("since_last") == "Han är dömd."


def test_a_row_that_was_added_and_left_empty_is_not_kept_when_one_goes_on(
    open_stage: Open, begun: Begin, fresh: FakeStore
) -> None:
    stage = open_stage(fresh)
    screen = begun(stage, "follow_up")
    found = None
    while found is None and not screen.is_last:
        key(stage, Qt.Key.Key_Return, CTRL)
        assert screen.view is not None
        found = screen.view.findChild(TableField)
    assert found is not None
    question = found.add.objectName().removesuffix(".add")
    found.add.click()
    type_here(stage, "Ring chefen")
    found.add.click()
    key(stage, Qt.Key.Key_Return, CTRL)

    (form,) = forms(fresh, "follow_up_talk")
    (row,) = form.answers.rows(question)
    assert "Ring chefen" in row.cells.values()


def test_at_the_end_a_form_that_lacks_something_stays_a_draft(
    open_stage: Open, begun: Begin, fresh: FakeStore
) -> None:
    stage = open_stage(fresh)
    begun(stage, "follow_up")
    to_the_end(stage)
    leave(stage, PASSWORD)

    (kept,) = forms(fresh, "follow_up_talk")
    assert kept.status is FormStatus.DRAFT


def test_saving_that_is_refused_is_told_and_what_is_written_stays(
    open_stage: Open, begun: Begin, fresh: FakeStore
) -> None:
    from karriarstod.application.store_errors import StoreBusy

    stage = open_stage(fresh)
    screen = begun(stage, "plan_talk")
    stage.qtbot.wait(1)
    fresh.refuses = StoreBusy()
    type_here(stage, "Kök")
    screen.writing.flush()
    assert screen.head.trouble.isVisible()

    fresh.refuses = None
    screen.writing.flush()

    assert not screen.head.trouble.isVisible()
    assert draft(fresh).long_term_goal == "Kök"


def test_undo_takes_the_last_change_back(open_stage: Open, begun: Begin, fresh: FakeStore) -> None:
    stage = open_stage(fresh)
    screen = begun(stage, "start_talk")
    stage.qtbot.wait(1)
    type_here(stage, "Kök")

    key(stage, Qt.Key.Key_Z, CTRL)

    assert screen.writing.answers.text("expectations_participant") == ""
    assert QApplication.focusWidget() is not None


# By keyboard.


def test_down_goes_to_the_next_meeting_in_the_choice(open_stage: Open, fresh: FakeStore) -> None:
    stage = open_stage(fresh)
    stage.record.open_participant(str(NUMBER))
    stage.record.meeting.ask()
    dialog = stage.window.findChild(ChooseMeetingDialog)
    assert dialog is not None

    key(stage, Qt.Key.Key_Down)

    assert dialog.focusWidget() is dialog.cards[1]


def test_tab_goes_from_the_answer_onwards_and_comes_back(
    open_stage: Open, begun: Begin, fresh: FakeStore
) -> None:
    stage = open_stage(fresh)
    begun(stage, "start_talk")
    names = []
    for _ in range(8):
        here = stage.window.focusWidget()
        assert here is not None
        names.append(here.objectName())
        key(stage, Qt.Key.Key_Tab)

    assert names[:3] == ["expectations_participant", "next", "whole"]
    assert names[3:7] == ["size.small", "size.middle", "size.large", "leave"]
    assert names[7] == "expectations_participant"


def test_everything_the_keyboard_comes_to_has_a_name(
    open_stage: Open, begun: Begin, store: FakeStore
) -> None:
    from accessibility import mnemonic_clashes, unnamed_controls

    stage = open_stage(store)
    for one in ("plan_talk", "follow_up", "start_talk"):
        screen = begun(stage, one)
        while not screen.is_last:
            assert unnamed_controls(screen) == []
            assert mnemonic_clashes(screen) == []
            screen.go_on()
        stage.record.meeting.mode.put_away()
        stage.window.uncover()


@pytest.mark.parametrize("size", list(MeetingSize))
def test_nothing_is_cut_on_a_small_screen(
    open_stage: Open, begun: Begin, store: FakeStore, size: MeetingSize
) -> None:
    from accessibility import cut_texts

    stage = open_stage(store)
    screen = begun(stage, "plan_talk")
    stage.window.showNormal()
    stage.window.resize(1366, 768)
    screen.size_chosen.emit(size)
    cut = []
    while True:
        stage.qtbot.wait(10)
        cut += [(screen.at, text) for text in cut_texts(screen)]
        if screen.is_last:
            break
        screen.go_on()

    assert cut == []
