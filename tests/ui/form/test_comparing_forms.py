"""An earlier form beside this one, with what differs marked in words."""

from datetime import date

from form_builders import a_row
from form_pages import a_begun_form, a_done_form, a_form_page, a_form_store, a_signed_form
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from karriarstod_ui.pages.form.compare import CompareForms

THEN, NOW = date(2026, 2, 2), date(2026, 3, 2)


def texts(comparing: CompareForms) -> list[tuple[str, ...]]:
    """What stands in the table, row by row."""
    model = comparing.table.model()
    return [
        tuple(str(model.index(row, column).data()) for column in range(4))
        for row in range(model.rowCount())
    ]


def compared(qtbot: QtBot, **now: object) -> CompareForms:
    store = a_form_store()
    a_signed_form(
        store,
        on=THEN,
        what_went_well="Kom i tid",
        what_was_hard="Bussen",
        adaptations_change="En lugn vrå",
        agreed_actions=(a_row(1, what="Prova kassan", who="participant"),),
    )
    values = {"what_went_well": "Kom i tid varje dag", "what_was_hard": "Bussen", **now}
    shown = a_form_page(qtbot, store, a_begun_form(store, on=NOW, **values))  # type: ignore[arg-type]  # as given
    shown.page.panel.head.compare.click()
    comparing = shown.page.panel.comparing
    assert comparing is not None
    comparing.page = shown.page  # type: ignore[attr-defined]  # the page lives as long
    return comparing


def test_what_differs_is_said_in_a_word(qtbot: QtBot) -> None:
    rows = texts(compared(qtbot))
    assert ("Vad gick bra?", "Kom i tid", "Kom i tid varje dag", "ändrat") in rows


def test_a_row_of_a_table_that_is_not_there_any_more_is_told(qtbot: QtBot) -> None:
    rows = texts(compared(qtbot))
    gone = next(row for row in rows if row[0] == "Till nästa gång")
    assert gone[1].startswith("Prova kassan\nVem: Deltagaren")
    assert gone[2:] == ("", "borttaget")


def test_a_question_without_an_answer_this_time_is_not_called_taken_away(qtbot: QtBot) -> None:
    rows = texts(compared(qtbot, what_was_hard=""))
    assert ("Vad var svårt?", "Bussen", "", "inte besvarat nu") in rows
    assert next(row for row in rows if row[0] == "Till nästa gång")[3] == "borttaget"


def test_what_is_sensitive_is_shown_only_when_asked_for(qtbot: QtBot) -> None:
    comparing = compared(qtbot)
    assert "En lugn vrå" not in str(texts(comparing))
    tick = comparing.findChild(QCheckBox, "show_sensitive")
    assert tick is not None
    tick.click()
    assert "En lugn vrå" in str(texts(comparing))


def test_all_answers_can_be_read_beside_each_other(qtbot: QtBot) -> None:
    comparing = compared(qtbot)
    before = len(texts(comparing))
    comparing.only.choose("all")
    comparing.only.chosen.emit("all")
    assert len(texts(comparing)) > before


def test_escape_leads_back_to_the_form(qtbot: QtBot) -> None:
    comparing = compared(qtbot)
    page = comparing.page  # type: ignore[attr-defined]  # see above
    qtbot.keyClick(comparing.table, Qt.Key.Key_Escape)
    assert page.panel.comparing is None
    assert page.panel.head.compare.text() == "Jämför med 2 feb"


def test_another_earlier_form_can_be_chosen(qtbot: QtBot) -> None:
    store = a_form_store()
    a_done_form(store, on=date(2026, 1, 5), what_went_well="Hittade hit")
    a_done_form(store, on=THEN, what_went_well="Kom i tid")
    shown = a_form_page(qtbot, store, a_begun_form(store, on=NOW))
    shown.page.panel.toggle_comparison()
    comparing = shown.page.panel.comparing
    assert comparing is not None
    comparing.which.setCurrentIndex(1)
    comparing.which.activated.emit(1)
    assert "Hittade hit" in str(texts(comparing))
