"""Tab follows what the eye sees, however the plan was put together."""

from itertools import pairwise

import pytest
from builders import a_plan_content
from plan_pages import Shown, a_draft, a_plan_page, many_goals
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from karriarstod_ui.pages.plan.content_edits import Place
from karriarstod_ui.pages.plan.plan_editor import PlanEditor


def editor_of(shown: Shown) -> PlanEditor:
    editor = shown.page.view.editor
    assert editor is not None
    return editor


def walk(shown: Shown, qtbot: QtBot) -> list[QWidget]:
    """Everything Tab comes to from the participant's own words, until it is back there."""
    qtbot.wait(10)
    editor = editor_of(shown)
    editor.focus_place(Place("long_term_goal"))
    first = QApplication.focusWidget()
    assert first is not None
    found = [first]
    while len(found) < 300:
        qtbot.keyClick(found[-1], Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        assert now is not None
        if now is first:
            return found
        found.append(now)
    raise AssertionError("Tab never came back")


def inside(widgets: list[QWidget], root: QWidget) -> list[QWidget]:
    return [one for one in widgets if root.isAncestorOf(one)]


def upwards(widgets: list[QWidget], root: QWidget) -> list[tuple[str, str]]:
    """Pairs where Tab went to something that ends above where the one before began."""
    found = []
    for before, after in pairwise(widgets):
        top = before.mapTo(root, QPoint(0, 0)).y()
        bottom = after.mapTo(root, QPoint(0, after.height())).y()
        if bottom <= top:
            found.append((before.accessibleName(), after.accessibleName()))
    return found


def open_everything(shown: Shown) -> None:
    editor = editor_of(shown)
    for key in reversed(list(editor.sections)):
        editor.sections[key].set_open(True)


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    return a_plan_page(qtbot, a_draft(many_goals(3)))


def test_tab_goes_down_through_a_whole_plan(shown: Shown, qtbot: QtBot) -> None:
    open_everything(shown)
    editor = editor_of(shown)
    way = inside(walk(shown, qtbot), editor)

    assert upwards(way, editor) == []
    assert len(way) > 40


def test_tab_goes_from_a_head_into_its_section(shown: Shown, qtbot: QtBot) -> None:
    section = editor_of(shown).sections["start"]
    section.set_open(True)
    way = walk(shown, qtbot)

    assert section.body is not None
    assert section.body.isAncestorOf(way[way.index(section.head) + 1])


def test_tab_comes_to_the_side_column_last(shown: Shown, qtbot: QtBot) -> None:
    view = shown.page.view
    way = walk(shown, qtbot)
    beside = [way.index(one) for one in inside(way, view.side)]

    assert beside
    assert min(beside) > max(way.index(one) for one in inside(way, editor_of(shown)))


def test_tab_follows_goals_and_steps_that_are_added_moved_and_removed(
    shown: Shown, qtbot: QtBot
) -> None:
    editor = editor_of(shown)
    editor.goals.cards[3].line.moved.emit(-1)
    editor.goals.cards[1].items[2].line.moved.emit(-1)
    editor.goals.cards[2].items[1].line.removed.emit()
    editor.goals.new_step(1)
    qtbot.wait(10)
    way = inside(walk(shown, qtbot), editor)

    assert upwards(way, editor) == []
    order = [
        number for one in way for number, card in editor.goals.cards.items() if one is card.line
    ]
    assert order == [1, 3, 2]


def test_shift_tab_goes_the_same_way_back(qtbot: QtBot) -> None:
    shown = a_plan_page(qtbot, a_draft(a_plan_content()))
    section = editor_of(shown).sections["follow_up"]
    section.set_open(True)
    way = walk(shown, qtbot)
    here = way[way.index(section.head) + 2]
    here.setFocus()
    qtbot.keyClick(here, Qt.Key.Key_Backtab)

    assert QApplication.focusWidget() is way[way.index(section.head) + 1]
