"""Rows of a form's tables: added, written, moved, taken away and brought back."""

from collections.abc import Callable
from datetime import date

from form_builders import a_row, answered
from form_sheets import Sheet, tasks
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from karriarstod.forms.answers import Row
from karriarstod_ui.forms.row_head import RowHead

Made = Callable[..., Sheet]

ALT = Qt.KeyboardModifier.AltModifier


def words(form: Sheet, key: str = "tasks", column: str = "task") -> list[object]:
    """What the rows say, in their order."""
    return [row.cells.get(column) for row in form.view.answers().rows(key)]


def numbers(form: Sheet, key: str = "tasks") -> list[int]:
    return [row.number for row in form.view.answers().rows(key)]


def test_enter_in_the_last_field_of_the_last_row_adds_a_row(sheet: Made) -> None:
    form = sheet(answered(tasks=tasks("Baka")), section="agreed")
    form.find(QWidget, "tasks.1.task").setFocus()
    form.key(Qt.Key.Key_Return)
    form.write(form.focus, "Diska")

    # Three rows had been there before this form was opened.
    assert numbers(form) == [1, 4]
    assert words(form) == ["Baka", "Diska"]


def test_enter_in_another_row_goes_to_the_next(sheet: Made) -> None:
    form = sheet(answered(tasks=tasks("Baka", "Diska")), section="agreed")
    form.find(QWidget, "tasks.1.task").setFocus()
    form.key(Qt.Key.Key_Return)

    assert form.focus == "tasks.2.task"
    assert numbers(form) == [1, 2]


def test_a_row_taken_away_comes_back_and_its_number_is_never_given_again(sheet: Made) -> None:
    form = sheet(answered(tasks=tasks("Baka", "Diska")), section="agreed")
    form.press("tasks.add")
    form.write("tasks.4.task", "Duka")
    form.find(QWidget, "tasks.4.remove").setFocus()
    form.key(Qt.Key.Key_Space)
    left = words(form)
    form.press("tasks.add")
    form.undo()
    form.undo()

    assert left == ["Baka", "Diska"]
    assert (numbers(form), words(form)) == ([1, 2, 4], ["Baka", "Diska", "Duka"])
    form.press("tasks.add")
    assert numbers(form) == [1, 2, 4, 6]


def test_the_number_of_a_row_from_before_is_not_given_again_either(sheet: Made) -> None:
    form = sheet(answered(needs=(a_row(1, need="Ljus"), a_row(5, need="Lugn"))), section="agreed")
    form.press("needs.show")
    form.press("needs.5.remove")
    form.view.show_section("work")
    form.view.show_section("agreed")
    form.press("needs.show")
    form.press("needs.add")

    assert numbers(form, "needs") == [1, 6]


def test_the_keyboard_is_in_the_next_row_when_one_is_taken_away(sheet: Made) -> None:
    form = sheet(answered(tasks=tasks("Baka", "Diska")), section="agreed")
    form.press("tasks.1.remove")
    first = form.focus
    form.press("tasks.2.remove")

    assert (first, form.focus) == ("tasks.2.task", "tasks.add")
    assert form.value("tasks") is None


def test_a_row_is_moved_by_keys_and_by_buttons(sheet: Made) -> None:
    form = sheet(answered(tasks=tasks("Baka", "Diska", "Duka")), section="agreed")
    form.find(QWidget, "tasks.3.task").setFocus()
    form.key(Qt.Key.Key_Up, ALT)
    form.key(Qt.Key.Key_Up, ALT)
    form.key(Qt.Key.Key_Up, ALT)
    by_keys, focus = numbers(form), form.focus
    form.press("tasks.3.down")
    by_button = numbers(form)
    form.undo()

    assert (by_keys, focus) == ([3, 1, 2], "tasks.3.task")
    assert by_button == [1, 3, 2]
    assert numbers(form) == [3, 1, 2]
    assert form.find(QWidget, "tasks.1.task").accessibleName() == "Rad 2, Uppgift"


def test_undo_in_a_cell_takes_back_a_word(sheet: Made) -> None:
    form = sheet(section="agreed")
    form.press("tasks.add")
    form.write("tasks.4.task", "Baka bullar")
    form.undo()

    assert words(form) == ["Baka "]


def test_a_row_of_many_cells_is_a_line_until_it_is_opened(sheet: Made) -> None:
    first = Row(1, {"what": "Ringa bussbolaget", "who": "me", "by": date(2026, 4, 3)})
    form = sheet(answered(actions=(first, a_row(2, what="Be om nyckel"))), section="agreed")
    folded = form.find(RowHead, "actions.1").words, form.find(RowHead, "actions.2").words
    form.press("actions.2")
    opened = form.focus
    form.press("actions.1")

    assert folded == (
        ("Ringa bussbolaget", "Vem: Jag · Senast: 3 april 2026"),
        ("Be om nyckel", "1 svar behövs"),
    )
    assert opened == "actions.2.what"
    assert form.has("actions.1.what")
    assert not form.has("actions.2.what")


def test_a_row_of_many_cells_is_filled_in_by_the_keyboard_alone(sheet: Made) -> None:
    form = sheet(section="agreed")
    form.find(QWidget, "actions.add").setFocus()
    form.key(Qt.Key.Key_Return)
    form.write(form.focus, "Ringa")
    form.key(Qt.Key.Key_Return)
    form.key(Qt.Key.Key_2)
    form.key(Qt.Key.Key_Return)
    form.write(form.focus, "fre")
    form.key(Qt.Key.Key_Return)

    (row, new) = form.view.answers().rows("actions")
    assert dict(row.cells) == {"what": "Ringa", "who": "you", "by": date(2026, 3, 20)}
    assert (new.number, form.focus) == (2, "actions.2.what")


def test_a_folded_row_is_opened_and_moved_by_the_keyboard(sheet: Made) -> None:
    rows = (a_row(1, what="Ringa"), a_row(2, what="Skriva"))
    form = sheet(answered(actions=rows), section="agreed")
    form.find(QWidget, "actions.2").setFocus()
    form.key(Qt.Key.Key_Up, ALT)
    moved, focus = numbers(form, "actions"), form.focus
    form.key(Qt.Key.Key_Return)

    assert (moved, focus) == ([2, 1], "actions.2")
    assert form.focus == "actions.2.what"
