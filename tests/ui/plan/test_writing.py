"""Writing a plan on its page, as the two of them do it."""

from dataclasses import replace
from datetime import date

import pytest
from accessibility import unnamed_controls
from builders import TODAY, a_case, a_closing, a_contact, a_placement, a_plan, a_plan_content
from desks import HeldBackground
from plan_pages import NUMBER, Shown, a_draft, a_plan_page, a_planned_case, many_goals
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from typist import write

from karriarstod.application.store_errors import DiskFull
from karriarstod.domain.participant import Protection
from karriarstod.domain.parties import ReferrerType
from karriarstod.domain.plan import GoalStatus, PlanContent
from karriarstod_ui import theme
from karriarstod_ui.pages.plan.fields import PlanDate
from karriarstod_ui.widgets.buttons import Button
from karriarstod_ui.widgets.choices import TickBox


def field(shown: Shown, name: str) -> QWidget:
    found = shown.page.findChild(QWidget, name)
    assert found is not None, name
    return found


def press(shown: Shown, name: str) -> None:
    button = shown.page.findChild(Button, name)
    assert button is not None, name
    button.click()


def open_step(shown: Shown, goal: int = 1, step: int = 1) -> None:
    editor = shown.page.view.editor
    assert editor is not None
    editor.goals.open_part(goal, step)


def enter(widget: QWidget, qtbot: QtBot) -> None:
    qtbot.keyClick(widget, Qt.Key.Key_Return)


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    return a_plan_page(qtbot, a_draft())


@pytest.fixture
def empty(qtbot: QtBot) -> Shown:
    return a_plan_page(qtbot)


def test_a_draft_that_is_taken_up_says_when_it_was_begun(shown: Shown) -> None:
    subtitle = shown.page.view.head.header.subtitle.text()

    assert subtitle == "ingen version är fastställd än · utkast påbörjat 2 februari"


def test_a_plan_nobody_has_begun_says_nothing_of_it(empty: Shown) -> None:
    assert "påbörjat" not in empty.page.view.head.header.subtitle.text()


def test_a_first_plan_is_kept_when_the_first_word_is_written(empty: Shown) -> None:
    assert empty.placement.draft is None
    write(field(empty, "long_term_goal"), "Jag vill laga cyklar")
    empty.page.flush()
    assert empty.kept.long_term_goal == "Jag vill laga cyklar"


def test_typing_is_in_the_register_within_two_seconds(qtbot: QtBot, shown: Shown) -> None:
    with qtbot.waitSignal(shown.page.saved, timeout=2000):
        write(field(shown, "long_term_goal"), " Gärna nära hemmet.")
    assert shown.kept.long_term_goal.endswith("Gärna nära hemmet.")


def test_the_head_says_when_it_was_saved(shown: Shown) -> None:
    write(field(shown, "long_term_goal"), "!")
    shown.page.flush()
    assert shown.page.view.head.header.subtitle.text().endswith("sparat automatiskt 09.00")


def test_a_goal_with_two_steps_is_written_without_the_mouse(qtbot: QtBot, empty: Shown) -> None:
    empty.page.view.editor.goals.add_goal.setFocus()  # type: ignore[union-attr]  # a draft is shown
    enter(empty.page.view.editor.goals.add_goal, qtbot)  # type: ignore[union-attr]  # as above
    write(field(empty, "goal.text.1"), "Klara kassan")
    enter(field(empty, "goal.text.1"), qtbot)
    write(field(empty, "step.text.1.1"), "Stå bredvid Rut")
    enter(field(empty, "step.text.1.1"), qtbot)
    write(field(empty, "step.text.1.2"), "Ta betalt själv")
    write(field(empty, "step.due_on.1.2"), "+2v")
    empty.page.flush()
    goal = empty.kept.goals[0]
    assert (goal.text, [step.text for step in goal.steps], goal.steps[1].due_on) == (
        "Klara kassan",
        ["Stå bredvid Rut", "Ta betalt själv"],
        date(2026, 3, 30),
    )


def test_enter_in_an_empty_step_ends_the_writing_of_steps(qtbot: QtBot, shown: Shown) -> None:
    open_step(shown)
    enter(field(shown, "step.text.1.1"), qtbot)
    enter(field(shown, "step.text.1.2"), qtbot)
    shown.page.flush()
    assert len(shown.kept.goals[0].steps) == 1


def test_anything_may_be_written_as_who(shown: Shown) -> None:
    open_step(shown)
    who = field(shown, "step.who.1.1")
    assert isinstance(who, QLineEdit)
    who.selectAll()
    write(who, "Grannen Bosse")
    shown.page.flush()
    assert shown.kept.goals[0].steps[0].who == "Grannen Bosse"


def test_the_people_around_are_offered_as_who(shown: Shown) -> None:
    open_step(shown)
    who = field(shown, "step.who.1.1")
    assert isinstance(who, QLineEdit)
    words = who.completer().model()
    offered = [words.index(row, 0).data() for row in range(words.rowCount())]
    assert offered == ["Leila", "Rut", "Leila, Rut", "Rut Ekelöf"]


def test_ticking_a_step_says_it_is_reached_today(shown: Shown) -> None:
    editor = shown.page.view.editor
    assert editor is not None
    editor.goals.cards[1].items[1].tick.click()
    shown.page.flush()
    step = shown.kept.goals[0].steps[0]
    assert (step.status, step.status_on) == (GoalStatus.REACHED, TODAY)


def test_a_removed_step_comes_back_by_the_link_in_its_place(shown: Shown) -> None:
    before = a_plan_content()
    open_step(shown)
    press(shown, "remove")
    assert not shown.page.view.content.goals[0].steps  # type: ignore[union-attr]  # a plan is shown
    note = field(shown, "removed")
    note.link.click()  # type: ignore[attr-defined]  # an InlineMessage
    assert shown.page.view.content == before


def test_ctrl_z_in_a_field_undoes_in_the_whole_plan(qtbot: QtBot, shown: Shown) -> None:
    write(field(shown, "long_term_goal"), " Snart.")
    qtbot.keyClick(
        field(shown, "long_term_goal"), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier
    )
    assert field(shown, "long_term_goal").toPlainText() == a_plan_content().long_term_goal  # type: ignore[attr-defined]  # a text field


def test_ctrl_z_in_a_line_undoes_in_the_whole_plan(qtbot: QtBot, shown: Shown) -> None:
    open_step(shown)
    who = field(shown, "step.who.1.1")
    write(who, "!")
    qtbot.keyClick(who, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert shown.page.view.content == a_plan_content()


def test_a_step_is_moved_by_its_button(qtbot: QtBot) -> None:
    shown = a_plan_page(qtbot, a_draft(many_goals(1)))
    open_step(shown, 1, 1)
    press(shown, "move_down")
    shown.page.flush()
    assert [step.number for step in shown.kept.goals[0].steps] == [2, 1]


def test_the_cursor_stays_when_a_save_is_answered(qtbot: QtBot) -> None:
    worker = HeldBackground()
    shown = a_plan_page(qtbot, a_draft(), worker=worker)
    worker.answer()
    goal = field(shown, "long_term_goal")
    assert isinstance(goal, QPlainTextEdit)
    write(goal, "Ny. ")
    shown.page.flush()
    cursor = goal.textCursor()
    cursor.setPosition(2)
    goal.setTextCursor(cursor)
    write(goal, "x")
    worker.answer()
    assert (goal.textCursor().position(), "x" in goal.toPlainText()) == (3, True)


def test_leaving_the_page_keeps_what_was_typed(shown: Shown) -> None:
    write(field(shown, "long_term_goal"), " Snart.")
    shown.page.hide()
    assert shown.kept.long_term_goal.endswith("Snart.")


def test_showing_another_version_keeps_what_was_typed(qtbot: QtBot) -> None:
    shown = a_plan_page(qtbot, a_plan(1), a_draft(version=2))
    write(field(shown, "long_term_goal"), " Snart.")
    shown.page.show_plan(NUMBER, 1, 1)
    assert shown.kept.long_term_goal.endswith("Snart.")


def test_what_was_typed_is_sent_before_another_version_is_read(qtbot: QtBot) -> None:
    worker = HeldBackground()
    shown = a_plan_page(qtbot, a_plan(1), a_draft(version=2), worker=worker)
    worker.answer()
    write(field(shown, "long_term_goal"), " Snart.")
    shown.page.show_plan(NUMBER, 1, 1)
    worker.answer()
    assert shown.kept.long_term_goal.endswith("Snart.")


def test_what_a_full_disk_refused_is_there_again_when_one_comes_back(qtbot: QtBot) -> None:
    shown = a_plan_page(qtbot, a_plan(1), a_draft(version=2))
    shown.store.refuses = DiskFull()
    write(field(shown, "long_term_goal"), " Snart.")
    shown.page.show_plan(NUMBER, 1, 1)
    shown.store.refuses = None
    shown.page.show_plan(NUMBER, 1, 2)
    assert shown.page.view.content.long_term_goal.endswith("Snart.")  # type: ignore[union-attr]  # a plan is shown
    shown.page.flush()
    assert shown.kept.long_term_goal.endswith("Snart.")


def test_what_was_refused_is_sent_once_more_at_closing(qtbot: QtBot) -> None:
    shown = a_plan_page(qtbot, a_plan(1), a_draft(version=2))
    shown.store.refuses = DiskFull()
    write(field(shown, "long_term_goal"), " Snart.")
    shown.page.show_plan(NUMBER, 1, 1)
    shown.store.refuses = None
    shown.page.flush()
    assert shown.kept.long_term_goal.endswith("Snart.")


def test_a_full_disk_is_told_and_the_text_stays(shown: Shown) -> None:
    shown.store.refuses = DiskFull()
    write(field(shown, "long_term_goal"), " Snart.")
    shown.page.flush()
    message = shown.page.view.head.message
    assert "står kvar här på skärmen" in message.text.text()
    assert field(shown, "long_term_goal").toPlainText().endswith("Snart.")  # type: ignore[attr-defined]  # a text field


def test_when_the_disk_has_room_again_the_text_is_kept(shown: Shown) -> None:
    shown.store.refuses = DiskFull()
    write(field(shown, "long_term_goal"), " Snart.")
    shown.page.flush()
    shown.store.refuses = None
    shown.page.view.head.message.link.click()
    assert shown.kept.long_term_goal.endswith("Snart.")
    assert shown.page.view.head.message.isHidden()


def test_a_missing_thing_leads_to_its_field(qtbot: QtBot) -> None:
    shown = a_plan_page(qtbot, a_draft(replace(a_plan_content(), follow_up_on=None)))
    shown.page.view.side.missing.links[0].click()
    assert shown.page.focusWidget() is field(shown, "follow_up_on")


def test_signing_with_something_missing_opens_the_first_place(qtbot: QtBot) -> None:
    content = a_plan_content()
    goal = replace(content.goals[0], how_seen="")
    shown = a_plan_page(qtbot, a_draft(replace(content, goals=(goal,))))
    shown.page.view.head.primary.click()
    assert shown.page.focusWidget() is field(shown, "goal.how_seen.1")
    assert "En sak saknas" in shown.page.view.head.message.text.text()


def test_what_is_said_to_be_missing_is_not_said_when_it_is_there(qtbot: QtBot) -> None:
    content = a_plan_content()
    goal = replace(content.goals[0], how_seen="")
    shown = a_plan_page(qtbot, a_draft(replace(content, goals=(goal,), follow_up_on=None)))
    head = shown.page.view.head
    head.primary.click()
    assert "2 saker saknas" in head.message.text.text()
    write(field(shown, "goal.how_seen.1"), "Fyra dagar i rad")
    assert "En sak saknas" in head.message.text.text()
    shown.page.view.side.missing.links[0].click()
    day = field(shown, "follow_up_on")
    write(day, "+2v")
    qtbot.keyClick(day, Qt.Key.Key_Tab)
    assert head.message.isHidden()


@pytest.mark.parametrize("wide", [1366, 1280])
def test_a_steps_days_are_read_whole_on_a_small_screen(qtbot: QtBot, wide: int) -> None:
    shown = a_plan_page(qtbot, a_draft())
    shown.page.resize(wide - 208, 700)
    shown.page.show()
    open_step(shown)
    qtbot.wait(50)
    dates = [one for one in shown.page.findChildren(PlanDate) if one.isVisible()]
    assert dates
    for one in dates:
        one.set_day(date(2026, 9, 28))
        margins = one.textMargins().right() + one.width() - one.contentsRect().width()
        padding = 2 * theme.current().px(13)
        room = one.width() - margins - padding
        for words in (one.text(), one.placeholderText()):
            assert one.fontMetrics().horizontalAdvance(words) <= room


def test_contacts_are_fetched_as_who_does_what(qtbot: QtBot) -> None:
    shown = a_plan_page(qtbot, case=a_planned_case(a_draft(), contacts=(a_contact(),)))
    shown.page.view.editor.sections["roles"].set_open(True)  # type: ignore[union-attr]  # a draft is shown
    press(shown, "fetch_roles")
    press(shown, "fetch_roles")
    shown.page.flush()
    assert [role.contact for role in shown.kept.roles] == ["Rut Ekelöf", "Maj Lindefors"]


def test_a_restricted_authority_is_not_named_among_who_does_what(qtbot: QtBot) -> None:
    contact = a_contact(ReferrerType.KRIMINALVARDEN, organisation="Frivården Sundby")
    shown = a_plan_page(qtbot, case=a_planned_case(a_draft(), contacts=(contact,)))
    facts = shown.page.view.facts
    assert facts is not None
    assert "Annan myndighet" in [role.party for role in facts.contact_roles]
    assert "Frivården Sundby" not in facts.parties


def test_hours_a_week_are_written_row_by_row(shown: Shown) -> None:
    shown.page.view.editor.sections["hours"].set_open(True)  # type: ignore[union-attr]  # a draft is shown
    press(shown, "add_hours_steps")
    rows = shown.page.view.editor.sections["hours"]  # type: ignore[union-attr]  # as above
    day = rows.findChild(PlanDate)
    hours = next(each for each in rows.findChildren(QLineEdit) if not isinstance(each, PlanDate))
    write(day, "1/4")
    write(hours, "22,5")
    shown.page.flush()
    assert [(step.from_on, step.hours_per_week) for step in shown.kept.hours_steps] == [
        (date(2026, 4, 1), 22.5)
    ]


def test_reasons_are_ticked(shown: Shown) -> None:
    shown.page.view.editor.sections["more"].set_open(True)  # type: ignore[union-attr]  # a draft is shown
    box = shown.page.findChild(TickBox, "reason.interest")
    assert box is not None
    box.click()
    shown.page.flush()
    assert [reason.value for reason in shown.kept.goal_reasons] == ["interest"]


def test_a_voice_is_given_with_the_keyboard(qtbot: QtBot, shown: Shown) -> None:
    qtbot.keyClicks(field(shown, "own_rating"), "10")
    shown.page.flush()
    assert shown.kept.own_rating == 10


def test_the_guide_follows_the_keyboard(shown: Shown) -> None:
    open_step(shown)
    assert "Dela det i steg" in shown.page.view.side._guide_words.text()


def test_with_many_goals_they_begin_folded(qtbot: QtBot) -> None:
    shown = a_plan_page(qtbot, a_draft(many_goals(30)))
    cards = shown.page.view.editor.goals.cards.values()  # type: ignore[union-attr]  # a draft is shown
    assert all(card.is_folded for card in cards)


def test_a_long_plan_is_filled_in_as_time_allows(qtbot: QtBot) -> None:
    content = many_goals(8)
    goals = tuple(
        replace(goal, steps=(*goal.steps, replace(goal.steps[0], number=3)))
        for goal in content.goals
    )
    shown = a_plan_page(qtbot, a_draft(replace(content, goals=goals)))
    cards = list(shown.page.view.editor.goals.cards.values())  # type: ignore[union-attr]  # a draft is shown
    assert cards[-1].is_folded
    qtbot.waitUntil(lambda: not any(card.is_folded for card in cards))


def test_every_control_has_a_name(shown: Shown) -> None:
    editor = shown.page.view.editor
    assert editor is not None
    for section in editor.sections.values():
        section.set_open(True)
    open_step(shown)
    assert unnamed_controls(shown.page) == []


def test_a_protected_person_is_marked_on_the_page(qtbot: QtBot) -> None:
    case = a_planned_case(a_draft(), protection=Protection.SECRECY_MARKING)
    shown = a_plan_page(qtbot, case=case)
    assert shown.page.view.head.protected.text() == "SKYDDADE PERSONUPPGIFTER"


def test_the_breadcrumb_leads_to_the_person(qtbot: QtBot, shown: Shown) -> None:
    crumbs = shown.page.view.head.header.findChildren(Button)
    back = next(each for each in crumbs if each.property("crumb") == "participant")
    with qtbot.waitSignal(shown.page.participant_chosen) as caught:
        back.click()
    assert caught.args == ["DLT-2026-0001"]


def test_the_side_column_goes_below_when_the_page_is_narrow(shown: Shown) -> None:
    shown.page.resize(800, 700)
    assert shown.page.view.frame.is_stacked


def test_a_thrown_away_draft_leaves_the_version_in_force(qtbot: QtBot) -> None:
    shown = a_plan_page(qtbot, a_plan(1), a_draft(version=2))
    shown.prompts.answers = [True]
    shown.page.view.head.discard.trigger()
    assert shown.placement.draft is None
    assert shown.page.view.reading is not None


def test_an_ended_placement_without_a_plan_says_so(qtbot: QtBot) -> None:
    shown = a_plan_page(qtbot, case=a_case(placements=(a_placement(closing=a_closing()),)))
    assert shown.page.view.writing is None
    assert shown.page.view.head.primary.isHidden()


def test_an_untouched_draft_is_not_written_again(shown: Shown) -> None:
    begun = shown.store.begun
    shown.page.flush()
    shown.page.hide()
    assert shown.store.begun == begun


def test_the_draft_on_screen_is_the_one_in_the_register(shown: Shown) -> None:
    expected: PlanContent = a_plan_content()
    assert shown.page.view.content == expected
