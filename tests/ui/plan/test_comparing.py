"""Two versions side by side, with what differs marked."""

from dataclasses import replace
from datetime import date

import pytest
from accessibility import unnamed_controls
from builders import a_plan, a_plan_content
from plan_pages import Shown, a_draft, a_plan_page, many_goals
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from karriarstod.domain.plan import (
    GoalReason,
    HoursStep,
    PlanBasis,
    RoleShare,
    TaskLevel,
    WorkTask,
)
from karriarstod.domain.plan_difference import Change
from karriarstod_ui import theme
from karriarstod_ui.pages.plan import content_edits
from karriarstod_ui.pages.plan.compare_words import compared_rows, differences, value_words
from karriarstod_ui.pages.plan.content_edits import Place
from karriarstod_ui.pages.plan.side_by_side import SideBySide
from karriarstod_ui.theme import TextRole
from karriarstod_ui.widgets.compared import ComparedModel, wrapping

OLD = a_plan_content()
NEW = replace(OLD, adaptations="En sak i taget", follow_up_on=None, long_term_goal="Ett nytt mål")


@pytest.fixture
def side_by_side(qtbot: QtBot) -> Shown:
    shown = a_plan_page(qtbot, a_plan(1, content=OLD), a_draft(NEW, version=2))
    shown.page.view.head.compare.click()
    return shown


def compared(shown: Shown) -> SideBySide:
    found = shown.page.view.comparing
    assert found is not None
    return found


def names(shown: Shown) -> list[tuple[str, str]]:
    model = compared(shown).table.model()
    return [
        (model.index(row, 0).data(), model.index(row, 3).data()) for row in range(model.rowCount())
    ]


def test_only_what_differs_is_shown_first(side_by_side: Shown) -> None:
    assert names(side_by_side) == [
        ("Mitt mål", "ändrat"),
        ("Stöd och anpassningar", "nytt"),
        ("Nästa uppföljning", "borttaget"),
    ]


def test_the_whole_plan_can_be_shown(side_by_side: Shown) -> None:
    compared(side_by_side).only.chosen.emit("all")
    compared(side_by_side).only.choose("all")
    compared(side_by_side)._show()
    assert ("Nuläge", "") in names(side_by_side)


def test_what_is_typed_is_in_the_comparison_at_once(qtbot: QtBot) -> None:
    shown = a_plan_page(qtbot, a_plan(1, content=OLD), a_draft(OLD, version=2))
    shown.page.view.writing.draft.change(NEW, "skriva")  # type: ignore[union-attr]  # a draft is shown
    shown.page.view.head.compare.click()
    assert len(names(shown)) == 3


def test_two_like_versions_say_that_nothing_differs(qtbot: QtBot) -> None:
    shown = a_plan_page(qtbot, a_plan(1, content=OLD), a_draft(OLD, version=2))
    shown.page.view.head.compare.click()
    assert not compared(shown).nothing.isHidden()


def test_any_two_versions_can_be_chosen(qtbot: QtBot) -> None:
    plans = (a_plan(1, content=OLD), a_plan(2, content=NEW), a_draft(NEW, version=3))
    shown = a_plan_page(qtbot, *plans)
    shown.page.view.head.compare.click()
    compared(shown)._before.choose("1")
    compared(shown)._before.activated.emit(0)
    assert len(names(shown)) == 3


def test_escape_leads_back_to_the_plan(qtbot: QtBot, side_by_side: Shown) -> None:
    qtbot.keyClick(compared(side_by_side), Qt.Key.Key_Escape)
    assert side_by_side.page.view.comparing is None
    assert side_by_side.page.view.head.compare.text() == "Visa bredvid version 1"


def test_the_button_leads_back_to_the_plan(side_by_side: Shown) -> None:
    assert side_by_side.page.view.head.compare.text() == "Tillbaka till planen"
    side_by_side.page.view.head.compare.click()
    assert side_by_side.page.view.comparing is None


def test_a_difference_is_read_aloud_with_its_word(side_by_side: Shown) -> None:
    model = compared(side_by_side).table.model()
    said = model.index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "ändrat: Mitt mål: Ett nytt mål"


def test_the_comparison_can_be_painted(side_by_side: Shown) -> None:
    assert not compared(side_by_side).grab().isNull()


def test_every_control_has_a_name(side_by_side: Shown) -> None:
    assert unnamed_controls(compared(side_by_side)) == []


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = ComparedModel("Del av planen")
    model.set_rows(compared_rows(OLD, NEW, only_differences=False), "1", "2")
    qtmodeltester.check(model)


def test_goals_have_headings_and_what_follows_them_too() -> None:
    rows = compared_rows(many_goals(1), many_goals(2), only_differences=False)
    headings = [row.name for row in rows if row.is_heading]
    assert headings == ["Mål 1", "Mål 2", "Övrigt i planen"]


def test_a_new_goal_is_new_line_by_line() -> None:
    rows = compared_rows(many_goals(1), many_goals(2), only_differences=True)
    assert {row.change for row in rows if not row.is_heading} == {Change.ADDED}


def test_differences_are_counted() -> None:
    assert differences(OLD, NEW) == 3


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, ""),
        (7, "7"),
        (date(2026, 4, 1), "1 april 2026"),
        (PlanBasis.SIP, "Samordnad individuell plan"),
        (
            (GoalReason.INTEREST, GoalReason.DEMAND),
            "Matchar intresse\nEfterfrågas på arbetsmarknaden",
        ),
        ((HoursStep(date(2026, 4, 1), 22.5),), "22,5 timmar i veckan från 1 april 2026"),
        ((WorkTask("Kassan", True, TaskLevel.TRIES),), "Kassan (nästa, prövar)"),
        ((RoleShare("AF", "", "Maj"),), "AF, Maj"),
    ],
)
def test_a_value_is_said_in_words(value: object, words: str) -> None:
    assert value_words(value) == words


def test_the_last_goal_removed_and_a_new_one_written_are_two_goals(qtbot: QtBot) -> None:
    signed = many_goals(2)
    shown = a_plan_page(qtbot, a_plan(1, content=signed), a_draft(signed, version=2))
    writing = shown.page.view.writing
    assert writing is not None
    writing.draft.change(content_edits.without_goal(writing.content, 2), "ta bort mål")
    number = writing.draft.add_goal()
    writing.draft.write(Place("goal.text", number), "Ett annat mål")
    shown.page.view.head.compare.click()
    told = [row for row in names(shown) if row[0] in {"Mål", "Mål 2"}]
    assert told == [("Mål 2", ""), ("Mål", "borttaget"), ("Mål 2", ""), ("Mål", "nytt")]


@pytest.mark.parametrize("width", [1200, 620])
def test_the_columns_fill_the_width_and_their_titles_are_whole(
    qtbot: QtBot, side_by_side: Shown, width: int
) -> None:
    table = compared(side_by_side).table
    side_by_side.page.resize(width, 900)
    header = table.horizontalHeader()
    qtbot.waitUntil(lambda: header.length() == table.viewport().width())
    assert table.viewport().width() > width * 0.7
    metrics = QFontMetrics(theme.current().font(TextRole.SMALL_STRONG))
    for at in range(header.count()):
        title = table.model().headerData(at, Qt.Orientation.Horizontal)
        room = QRect(0, 0, table.columnWidth(at) - 2 * theme.current().px(10), 10_000)
        needed = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, title)
        assert needed.height() <= header.height()
        assert needed.width() <= room.width()


def test_lines_end_between_words(qtbot: QtBot) -> None:
    metrics = QFontMetrics(theme.current().font(TextRole.BODY))
    anywhere = Qt.TextFlag.TextWrapAnywhere.value
    assert not wrapping(metrics, "Ser dåligt på vänster öga", 100) & anywhere
    assert wrapping(metrics, "Arbetsmarknadsutbildningsanordnaren", 100) & anywhere
