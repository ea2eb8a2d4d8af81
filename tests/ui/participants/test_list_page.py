"""The list of participants, used as a person uses it."""

from accessibility import unnamed_controls
from builders import a_case
from desks import HeldBackground, a_desk, a_store
from fake_store import FakeStore
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from pytestqt.qtbot import QtBot
from qt_fakes import FakePrompts

from karriarstod.application.notes import keep_reminder
from karriarstod.application.ports import ListFilter
from karriarstod.domain.note import Reminder
from karriarstod_ui.models.participants import COLUMNS
from karriarstod_ui.pages.participants.cells import WordsDelegate
from karriarstod_ui.pages.participants.page import ListPage
from karriarstod_ui.widgets.layouts import ScrollPage


def names(page: ListPage) -> list[str]:
    model = page.table.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def a_page(qtbot: QtBot, *given: str, store: FakeStore | None = None) -> ListPage:
    cases = [a_case(name, "Prov", serial=serial) for serial, name in enumerate(given, 1)]
    page = ListPage(a_desk(store or a_store(*cases)), FakePrompts())
    qtbot.addWidget(page)
    page.resize(1200, 800)
    page.show()
    return page


def test_people_stand_in_swedish_order(qtbot: QtBot) -> None:
    page = a_page(qtbot, "Östen", "Zelda", "Åke", "Ärla", "Anna")
    assert names(page) == ["Anna Prov", "Zelda Prov", "Åke Prov", "Ärla Prov", "Östen Prov"]


def test_the_filter_narrows_the_list_with_every_letter(qtbot: QtBot) -> None:
    page = a_page(qtbot, "Anna", "Annika", "Bo")
    qtbot.keyClicks(page.filter, "ann")
    assert names(page) == ["Anna Prov", "Annika Prov"]
    qtbot.keyClicks(page.filter, "a")
    assert names(page) == ["Anna Prov"]


def test_enter_on_a_row_opens_that_participant(qtbot: QtBot) -> None:
    page = a_page(qtbot, "Anna", "Bo")
    qtbot.keyClick(page.filter, Qt.Key.Key_Down)
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.participant_chosen) as chosen:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert chosen.args == ["DLT-2026-0002"]


def test_a_letter_typed_in_the_list_goes_to_the_filter(qtbot: QtBot) -> None:
    page = a_page(qtbot, "Anna", "Bo")
    page.table.setFocus()
    page.table.keyPressEvent(
        QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_B, Qt.KeyboardModifier.NoModifier, "b")
    )
    assert page.filter.text() == "b"
    assert names(page) == ["Bo Prov"]


def test_up_from_the_first_row_goes_back_to_the_filter(qtbot: QtBot) -> None:
    page = a_page(qtbot, "Anna", "Bo")
    qtbot.keyClick(page.filter, Qt.Key.Key_Down)
    qtbot.keyClick(page.table, Qt.Key.Key_Up)
    assert page.filter.hasFocus() or page.focusWidget() is page.filter


def test_rows_far_down_come_when_they_are_scrolled_to(qtbot: QtBot) -> None:
    cases = [a_case(f"Namn{serial:04}", "Prov", serial=serial) for serial in range(1, 401)]
    page = a_page(qtbot, store=a_store(*cases))
    assert names(page)[-1] == "…"
    page.table.scrollToBottom()
    assert names(page)[-1] == "Namn0400 Prov"
    assert names(page)[200] == "…"


def test_an_answer_to_letters_no_longer_typed_is_dropped(qtbot: QtBot) -> None:
    slow = HeldBackground()
    store = a_store(a_case("Anna", "Prov", serial=1), a_case("Bo", "Prov", serial=2))
    page = ListPage(a_desk(store, slow), FakePrompts())
    qtbot.addWidget(page)
    page.show()
    page.filter.setText("a")
    page.filter.setText("bo")
    assert len(slow.held) == 1
    slow.answer()
    assert names(page) == []
    slow.answer()
    assert names(page) == ["Bo Prov"]


def test_chips_tell_how_many_they_hold(qtbot: QtBot) -> None:
    page = a_page(qtbot, "Anna", "Bo")
    chip = page.findChild(object, f"chip_{ListFilter.ACTIVE}")
    assert chip is not None
    assert chip.property("text") == "Aktiva 2"


def test_a_change_in_the_register_is_shown_where_one_stands(qtbot: QtBot) -> None:
    store = a_store(a_case("Anna", "Prov", serial=1))
    desk = a_desk(store)
    page = ListPage(desk, FakePrompts())
    qtbot.addWidget(page)
    page.show()
    case = store.queries.case(store.queries.case_numbers()[0])
    reminder = Reminder(0, "Ring", due_on=desk.today)
    desk.do(lambda begin: keep_reminder(begin, case.case_number, reminder), owner=page)
    assert page.table.model().index(0, 4).data() != "utan nästa steg"


def test_nobody_found_offers_to_look_among_everyone(qtbot: QtBot) -> None:
    page = a_page(qtbot, "Anna")
    page.chips.choose(str(ListFilter.CLOSED))
    page.chips.chosen.emit(str(ListFilter.CLOSED))
    qtbot.keyClicks(page.filter, "anna")
    assert names(page) == []
    qtbot.mouseClick(page._none_found.everyone, Qt.MouseButton.LeftButton)
    assert names(page) == ["Anna Prov"]


def test_an_empty_register_says_what_to_do_first(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    assert page._none_yet.isVisible()
    with qtbot.waitSignal(page.referral_wanted):
        page._none_yet.acted.emit()


def test_columns_never_need_more_than_there_is(qtbot: QtBot) -> None:
    page = a_page(qtbot, "Anna")
    for width in (1400, 1100, 900, 700):
        page.resize(width, 700)
        page.grab()
        table = page.table
        assert table.horizontalHeader().length() <= table.viewport().width()


def test_every_control_has_a_name(qtbot: QtBot) -> None:
    assert unnamed_controls(a_page(qtbot, "Anna")) == []


def columns(page: ListPage) -> list[str]:
    return [
        column.key for place, column in enumerate(COLUMNS) if not page.table.isColumnHidden(place)
    ]


def name_cell(page: ListPage) -> tuple[WordsDelegate, QModelIndex]:
    index = page.table.model().index(0, 0)
    cell = page.table.itemDelegateForIndex(index)
    assert isinstance(cell, WordsDelegate)
    return cell, index


def test_a_long_name_goes_on_below_before_it_is_cut(qtbot: QtBot) -> None:
    page = a_page(qtbot, "Maximilian Alexander von Provenhausen")
    cell, index = name_cell(page)

    assert not cell.is_cut(index, 220)
    assert cell.is_cut(index, 130)


def test_the_chain_stays_when_the_list_is_narrow(qtbot: QtBot) -> None:
    page = a_page(qtbot, "Anna")
    page.resize(640, 800)
    assert columns(page) == ["name", "stage", "next_step", "when"]


def test_where_the_chain_has_no_room_its_word_stands_below_the_name(qtbot: QtBot) -> None:
    page = a_page(qtbot, "Anna")
    page.resize(480, 800)
    cell, index = name_cell(page)

    assert "stage" not in columns(page)
    assert cell.second(index) == "Arbetsträning"


def test_where_four_rows_do_not_fit_below_the_chips_the_whole_page_scrolls(qtbot: QtBot) -> None:
    page = a_page(qtbot, *(f"Anna{chr(97 + place)}" for place in range(20)))
    policy = Qt.ScrollBarPolicy
    assert page.table.verticalScrollBarPolicy() is policy.ScrollBarAsNeeded
    assert page.table.height() < 20 * 56

    page.resize(1200, 400)
    assert page.table.verticalScrollBarPolicy() is policy.ScrollBarAlwaysOff
    (area,) = page.findChildren(ScrollPage)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 20 * 56 - 400)
    assert page.table.height() >= 20 * 56
    page.table.setFocus()
    for _ in range(18):
        qtbot.keyClick(page.table, Qt.Key.Key_Down)
    row = page.table.visualRect(page.table.currentIndex())
    top = page.table.viewport().mapTo(page, row.topLeft()).y()
    assert 0 <= top <= page.height() - row.height()
    first, last = page.table.rows_in_sight()
    assert first > 5
    assert first <= page.table.currentIndex().row() <= last
