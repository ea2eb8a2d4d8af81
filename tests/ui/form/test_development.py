"""Beside a progress form stands how the same areas were seen before, and as they are now."""

from datetime import date

from form_pages import a_begun_form, a_done_form, a_form_page, a_form_store
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from karriarstod.forms.answers import Voiced
from karriarstod_ui.widgets.development import AreaChart, DevelopmentCard


def said(card: DevelopmentCard) -> dict[str, str]:
    """What each chart says, by its name."""
    told = {}
    for chart in card.findChildren(AreaChart):
        if chart.isVisibleTo(card):
            found = QAccessible.queryAccessibleInterface(chart)
            name = found.text(QAccessible.Text.Name)
            told[name] = found.text(QAccessible.Text.Description)
    return told


ON_TIME = "Komma och gå på avtalad tid"


def test_the_areas_of_the_section_show_what_was_said_before_and_now(qtbot: QtBot) -> None:
    store = a_form_store()
    for month, level in ((1, 1), (2, 2)):
        a_done_form(store, "progress", on=date(2026, month, 9), on_time=Voiced(level, level))
    shown = a_form_page(qtbot, store, a_begun_form(store, "progress", on_time=Voiced(3, None)))
    card = shown.page.panel.development
    assert card.isHidden()
    shown.view.show_section("time")
    assert not card.isHidden()
    told = said(card)
    assert "9 januari: deltagaren 1 prövar med mycket stöd" in told[ON_TIME]
    assert told[ON_TIME].endswith("16 mars: deltagaren 3 klarar själv, handledaren inget svar.")
    assert "Samarbeta" not in told


def test_another_section_shows_its_own_areas(qtbot: QtBot) -> None:
    store = a_form_store()
    seen = {"on_time": Voiced(1, 1), "holds_task": Voiced(1, 2)}
    a_done_form(store, "progress", on=date(2026, 2, 9), **seen)
    shown = a_form_page(qtbot, store, a_begun_form(store, "progress"))
    shown.view.show_section("tasks")
    assert ON_TIME not in said(shown.page.panel.development)
    assert "Hålla i en uppgift" in said(shown.page.panel.development)


def test_what_is_answered_is_drawn_soon_after(qtbot: QtBot) -> None:
    store = a_form_store()
    shown = a_form_page(qtbot, store, a_begun_form(store, "progress"))
    shown.view.show_section("time")
    card = shown.page.panel.development
    assert card.isHidden()
    answers = shown.view.answers().with_value("on_time", Voiced(None, 2))
    shown.view.set_answers(answers)
    qtbot.waitUntil(lambda: not card.isHidden())
    assert "handledaren 2 klarar med påminnelse" in said(card)[ON_TIME]


def test_other_forms_have_no_such_card(qtbot: QtBot) -> None:
    store = a_form_store()
    progress = a_begun_form(store, "progress", on_time=Voiced(3, None))
    other = a_begun_form(store)
    shown = a_form_page(qtbot, store, progress)
    shown.page.show_form(store.queries.case_numbers()[0], other)
    assert shown.page.panel.development.isHidden()


def test_a_later_form_is_not_in_an_earlier_ones_history(qtbot: QtBot) -> None:
    store = a_form_store()
    first = a_done_form(store, "progress", on=date(2026, 1, 9), on_time=Voiced(1, 1))
    a_done_form(store, "progress", on=date(2026, 2, 9), on_time=Voiced(4, 4))
    shown = a_form_page(qtbot, store, first)
    shown.view.show_section("time")
    assert "9 februari" not in said(shown.page.panel.development)[ON_TIME]
