"""Signing a plan, reading what was signed, ticking off steps, and beginning the next version."""

from dataclasses import replace

import pytest
from accessibility import unnamed_controls
from builders import TODAY, a_case, a_closing, a_placement, a_plan, a_plan_content
from desks import HeldBackground
from plan_pages import NUMBER, Shown, a_draft, a_plan_page
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from typist import write

from karriarstod.application.store_errors import DiskFull
from karriarstod.domain.plan import GoalStatus, PlanStatus
from karriarstod_ui.pages.plan.preview import PreviewDialog
from karriarstod_ui.pages.plan.reading import ProgressForm
from karriarstod_ui.pages.plan.sign_dialog import SignDialog


def sign_dialog(shown: Shown) -> SignDialog:
    shown.page.view.head.primary.click()
    dialog = shown.page.findChild(SignDialog)
    assert dialog is not None
    return dialog


@pytest.fixture
def draft(qtbot: QtBot) -> Shown:
    return a_plan_page(qtbot, a_plan(1), a_draft(version=2))


@pytest.fixture
def signed(qtbot: QtBot) -> Shown:
    return a_plan_page(qtbot, a_plan(1))


def test_signing_freezes_the_draft_and_replaces_the_version_before(draft: Shown) -> None:
    sign_dialog(draft).confirm.click()
    assert [plan.status for plan in draft.placement.plans] == [
        PlanStatus.REPLACED,
        PlanStatus.SIGNED,
    ]


def test_after_signing_one_goes_on_with_the_paper(draft: Shown) -> None:
    sign_dialog(draft).confirm.click()

    focused = draft.page.window().focusWidget()
    assert focused is draft.page.view.head.message.link
    assert draft.page.view.head.message.link.text() == "Skriv ut"


def test_the_names_stand_there_already(draft: Shown) -> None:
    sign_dialog(draft).confirm.click()
    signature = draft.placement.plan(2).signature
    assert signature is not None
    assert (signature.participant, signature.supervisor, signature.signed_on) == (
        "Leila Sandgren",
        "Rut Ekelöf",
        TODAY,
    )


def test_the_place_is_kept_when_it_is_written(draft: Shown) -> None:
    dialog = sign_dialog(draft)
    place = dialog.findChild(QLineEdit, "signed_at")
    assert place is not None
    write(place, "Sundby")
    dialog.confirm.click()
    signature = draft.placement.plan(2).signature
    assert signature is not None
    assert signature.place == "Sundby"


def test_the_last_words_typed_are_in_the_signed_version(draft: Shown) -> None:
    field = draft.page.findChild(QWidget, "long_term_goal")
    assert field is not None
    write(field, " Snart.")
    sign_dialog(draft).confirm.click()
    assert draft.placement.plan(2).content.long_term_goal.endswith("Snart.")


def test_no_new_version_begins_by_itself_after_signing(draft: Shown) -> None:
    sign_dialog(draft).confirm.click()
    draft.page.flush()
    draft.page.hide()
    assert draft.placement.draft is None


def test_nothing_is_saved_beside_a_signing_that_is_on_its_way(qtbot: QtBot) -> None:
    worker = HeldBackground()
    shown = a_plan_page(qtbot, a_draft(), worker=worker)
    worker.answer()
    field = shown.page.findChild(QWidget, "long_term_goal")
    assert field is not None
    write(field, " Snart.")
    dialog = sign_dialog(shown)
    shown.page.view.writing.autosave.touch(a_plan_content())  # type: ignore[union-attr]  # a draft is shown
    dialog.confirm.click()
    before = len(worker.held)
    shown.page.flush()
    assert len(worker.held) == before


def test_a_signed_plan_offers_to_be_printed(qtbot: QtBot, draft: Shown) -> None:
    sign_dialog(draft).confirm.click()
    message = draft.page.view.head.message
    assert "Version 2 är fastställd" in message.text.text()
    message.link.click()
    assert draft.page.findChild(PreviewDialog) is not None


def test_a_refused_signing_keeps_the_window_and_the_text(draft: Shown) -> None:
    dialog = sign_dialog(draft)
    draft.store.refuses = DiskFull()
    dialog.confirm.click()
    assert dialog.isVisible()
    assert dialog.message.text.text()
    draft.store.refuses = None
    draft.page.flush()
    assert draft.placement.draft is not None


def test_a_signature_needs_its_names(draft: Shown) -> None:
    dialog = sign_dialog(draft)
    dialog._participant.editor.clear()  # type: ignore[attr-defined]  # a line to write in
    dialog.confirm.click()
    assert dialog._participant.problem == "Vem är planen till?"
    assert draft.placement.draft is not None


def test_a_signed_version_is_read_and_not_written(signed: Shown) -> None:
    assert signed.page.view.editor is None
    assert signed.page.view.head.header.pill.text() == "Fastställd version 1"


def test_a_ticked_step_is_progress_beside_the_signed_text(signed: Shown) -> None:
    reading = signed.page.view.reading
    assert reading is not None
    reading.cards[1].items[1].tick.click()
    plan = signed.placement.plan(1)
    assert plan.content == a_plan_content()
    assert [one.status for one in plan.progress] == [GoalStatus.REACHED]


def test_progress_is_shown_once_it_is_kept(signed: Shown) -> None:
    reading = signed.page.view.reading
    assert reading is not None
    reading.cards[1].items[1].tick.click()
    again = signed.page.view.reading
    assert again is not None
    assert "uppnått" in again.cards[1].items[1].line.accessibleName()


def test_progress_is_written_with_its_own_words(qtbot: QtBot, signed: Shown) -> None:
    reading = signed.page.view.reading
    assert reading is not None
    qtbot.keyClick(reading.cards[1].items[1].line, Qt.Key.Key_Return)
    form = signed.page.findChild(ProgressForm)
    assert form is not None
    form.status.set_value(GoalStatus.PARTLY)
    write(form.note, "Två bak av tre")
    qtbot.keyClick(form.note, Qt.Key.Key_Return)
    kept = signed.placement.plan(1).progress
    assert [(one.status, one.on, one.note) for one in kept] == [
        (GoalStatus.PARTLY, TODAY, "Två bak av tre")
    ]


def test_escape_closes_the_progress_without_keeping_it(qtbot: QtBot, signed: Shown) -> None:
    reading = signed.page.view.reading
    assert reading is not None
    reading.cards[1].items[1].line.opened.emit()
    form = signed.page.findChild(ProgressForm)
    assert form is not None
    qtbot.keyClick(form.note, Qt.Key.Key_Escape)
    assert signed.placement.plan(1).progress == ()


def test_the_next_version_begins_with_what_has_happened(signed: Shown) -> None:
    reading = signed.page.view.reading
    assert reading is not None
    reading.cards[1].items[1].tick.click()
    signed.page.view.head.primary.click()
    assert signed.kept.goals[0].steps[0].status is GoalStatus.REACHED
    assert signed.page.view.head.header.pill.text() == "Utkast till version 2"


def test_an_old_version_opens_as_it_was(qtbot: QtBot) -> None:
    old = replace(a_plan_content(), adaptations="Som det var")
    plans = (a_plan(1, content=old, status=PlanStatus.REPLACED), a_plan(2))
    shown = a_plan_page(qtbot, *plans, version=1)
    reading = shown.page.view.reading
    assert reading is not None
    assert reading.content == old
    assert shown.page.view.head.header.pill.text() == "Ersatt version 1"
    assert not reading.cards[1].items[1].tick.isEnabled()


def test_every_version_is_in_the_menu(qtbot: QtBot, draft: Shown) -> None:
    actions = draft.page.view.head._version_menu.actions()
    assert [each.text() for each in actions] == [
        "Version 2 · utkast",
        "Version 1 · fastställd 2 februari",
    ]
    actions[1].trigger()
    assert draft.page.view.reading is not None


def test_the_draft_is_one_press_away_from_the_version_in_force(qtbot: QtBot) -> None:
    shown = a_plan_page(qtbot, a_plan(1), a_draft(version=2), version=1)
    shown.page.view.head.primary.click()
    assert shown.page.view.writing is not None


def test_the_plan_of_an_ended_placement_is_only_read(qtbot: QtBot) -> None:
    placement = a_placement(plans=(a_plan(1),), closing=a_closing())
    shown = a_plan_page(qtbot, case=a_case(placements=(placement,)))
    assert shown.page.view.head.primary.isHidden()
    assert not shown.page.view.reading.cards[1].items[1].tick.isEnabled()  # type: ignore[union-attr]  # it is read


def test_a_change_elsewhere_is_seen_when_the_page_comes_back(signed: Shown) -> None:
    signed.page.hide()
    placement = signed.placement.with_draft(a_plan_content("Något nytt"), TODAY)
    with signed.store.begin() as work:
        work.cases.update(work.cases.get(NUMBER).with_placement(placement))
        work.commit()
    from karriarstod.domain.events import Event, EventKind

    event = Event.of(EventKind.CONTACT_CHANGED, NUMBER)
    signed.page._desk.events.committed.emit((event,))
    signed.page.show()
    assert signed.page.view.writing is not None


def test_every_control_of_the_reading_has_a_name(signed: Shown) -> None:
    assert unnamed_controls(signed.page) == []


def test_every_control_of_the_signing_has_a_name(draft: Shown) -> None:
    assert unnamed_controls(sign_dialog(draft)) == []
