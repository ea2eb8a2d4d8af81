"""The dates of a plan: an end after its beginning, and days outside the plan's own dates."""

from dataclasses import replace
from datetime import date

import pytest
from builders import a_plan_content
from plan_pages import Shown, a_draft, a_plan_page
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from typist import write

from karriarstod.domain.plan import PlanContent, PlanStatus
from karriarstod_ui.pages.plan.content_edits import Place
from karriarstod_ui.pages.plan.fields import PlanDate
from karriarstod_ui.pages.plan.sign_dialog import SignDialog


def date_field(shown: Shown, place: Place) -> PlanDate:
    editor = shown.page.view.editor
    assert editor is not None
    editor.focus_place(place)
    found = shown.page.findChild(PlanDate, place.object_name)
    assert found is not None
    return found


def typed(field: PlanDate, text: str) -> None:
    field.clear()
    field.textEdited.emit("")
    write(field, text)


def with_dates(**dates: date | None) -> PlanContent:
    return replace(a_plan_content(), **dates)  # type: ignore[arg-type]  # dates of the plan alone


def test_an_end_typed_without_a_year_is_after_the_plans_start(qtbot: QtBot) -> None:
    shown = a_plan_page(qtbot, a_draft(with_dates(valid_from=date(2026, 11, 24), valid_to=None)))

    typed(date_field(shown, Place("valid_to")), "1/11")
    shown.page.flush()

    assert shown.kept.valid_to == date(2027, 11, 1)


def test_the_latest_day_of_a_step_typed_without_a_year_is_after_its_first(qtbot: QtBot) -> None:
    shown = a_plan_page(qtbot, a_draft())
    goal = shown.kept.goals[0]
    step = goal.steps[0].number

    typed(date_field(shown, Place("step.from_on", goal.number, step)), "24/11")
    typed(date_field(shown, Place("step.due_on", goal.number, step)), "1/11")
    shown.page.flush()

    assert shown.kept.goals[0].steps[0].due_on == date(2027, 11, 1)


def test_a_plan_that_ends_before_it_begins_is_refused_in_words_and_shown(qtbot: QtBot) -> None:
    content = with_dates(valid_from=date(2026, 11, 24), valid_to=date(2026, 11, 1))
    shown = a_plan_page(qtbot, a_draft(content))

    shown.page.view.head.primary.click()

    assert shown.page.findChild(SignDialog) is None
    assert shown.page.focusWidget() is shown.page.findChild(QWidget, "valid_to")
    said = [label.text() for label in shown.page.findChildren(QLabel)]
    assert "Slutet kan inte ligga före starten: Planen gäller till" in said
    assert not any("Inget saknas" in text for text in said)


@pytest.mark.parametrize(
    ("follow_up", "said"),
    [
        (date(2026, 5, 11), ""),
        (date(2027, 3, 1), "Utanför planens datum: nästa uppföljning."),
    ],
)
def test_a_follow_up_far_outside_the_plan_is_told_and_may_be_signed(
    qtbot: QtBot, follow_up: date, said: str
) -> None:
    content = with_dates(follow_up_on=follow_up)
    shown = a_plan_page(qtbot, a_draft(content))
    shown.page.view.head.primary.click()
    dialog = shown.page.findChild(SignDialog)
    assert dialog is not None

    assert dialog.doubt.text.text().startswith(said)
    assert dialog.doubt.isHidden() is (not said)
    dialog.confirm.click()

    assert shown.placement.plan(1).status is PlanStatus.SIGNED
