"""The first page, used as a person uses it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from accessibility import cut_texts, unnamed_controls
from builders import TODAY, a_case, a_decision, a_note, a_placement, a_plan, a_reminder
from desks import HeldBackground, a_desk, a_store
from fake_store import FakeStore
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QScrollArea
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from qt_fakes import FakePrompts

from karriarstod.application.notes import keep_reminder
from karriarstod.application.plan_paper import PaperTo
from karriarstod.application.ports import HistoryRow
from karriarstod.application.store_errors import DiskFull
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.events import Event, EventKind
from karriarstod.domain.note import Reminder
from karriarstod.domain.obligations import ObligationKind
from karriarstod.domain.participant import Protection
from karriarstod.domain.stages import StageKey
from karriarstod_ui.pages.today.due_model import AT_FIRST, DueItem, Heading
from karriarstod_ui.pages.today.page import EVERYONE, MINE, TodayPage
from karriarstod_ui.widgets.text import Text


def with_reminder(
    given: str, serial: int, due_on: date, supervisor: str = "Rut Ekelöf"
) -> CaseFile:
    """Somebody of whom nothing else is due but a reminder."""
    placement = a_placement(
        supervisor=supervisor,
        decisions=(a_decision(ends_on=date(2027, 1, 31)),),
        plans=(a_plan(),),
    )
    return a_case(
        given,
        "Prov",
        serial=serial,
        placements=(placement,),
        reminders=(a_reminder(due_on=due_on),),
    )


def a_page(qtbot: QtBot, store: FakeStore, prompts: FakePrompts | None = None) -> TodayPage:
    page = TodayPage(a_desk(store), prompts or FakePrompts())
    qtbot.addWidget(page)
    page.resize(1200, 900)
    page.show()
    return page


def listed(page: TodayPage) -> list[str]:
    model = page.list.rows
    rows = [model.row(model.index(n)) for n in range(model.rowCount())]
    return [
        row.text if isinstance(row, Heading) else f"{row.day} {row.name}" for row in rows if row
    ]


@pytest.fixture
def three() -> FakeStore:
    return a_store(
        with_reminder("Anna", 1, date(2026, 3, 13)),
        with_reminder("Bo", 2, TODAY),
        with_reminder("Cecilia", 3, date(2026, 3, 20)),
    )


def test_what_is_due_stands_in_three_groups(qtbot: QtBot, three: FakeStore) -> None:
    page = a_page(qtbot, three)
    soon = [row for row in listed(page) if "mars Anna" not in row and "mars Bo" not in row]
    assert soon[:4] == ["Försenat", "3 dagar Anna Prov", "Idag", "idag Bo Prov"]
    assert "20 mars Cecilia Prov" in soon


def test_the_heading_counts_in_words(qtbot: QtBot, three: FakeStore) -> None:
    page = a_page(qtbot, three)
    assert page.header.title.text() == "Måndag 16 mars"
    assert page.header.subtitle.text() == ("1 sak är försenad · 1 att göra idag · dina 3 deltagare")


def test_enter_ticks_a_reminder_where_it_stands(qtbot: QtBot, three: FakeStore) -> None:
    page = a_page(qtbot, three)
    before = listed(page)
    page.list.setFocus()
    page.list.setCurrentIndex(page.list.rows.index(1))
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert listed(page)[1] == "klart Anna Prov"
    assert len(listed(page)) == len(before)
    assert three.queries.case(three.queries.case_numbers()[0]).reminders[0].done_on == TODAY


def test_the_row_with_the_keyboard_is_seen_when_the_rows_come_later(
    qtbot: QtBot, three: FakeStore
) -> None:
    slow = HeldBackground()
    page = TodayPage(a_desk(three, slow), FakePrompts())
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    page.list.setFocus()
    qtbot.waitUntil(page.list.hasFocus)
    slow.answer()
    assert page.list.currentIndex().row() == 1


def test_a_page_that_comes_forth_stays_at_its_top_and_follows_the_keyboard(
    qtbot: QtBot, three: FakeStore
) -> None:
    slow = HeldBackground()
    page = TodayPage(a_desk(three, slow), FakePrompts())
    qtbot.addWidget(page)
    # So low that no row is in sight at the top, as with large text on a small screen.
    page.resize(900, 170)
    page.show()
    page.activateWindow()
    page.list.setFocus(Qt.FocusReason.OtherFocusReason)
    qtbot.waitUntil(page.list.hasFocus)
    slow.answer()
    bar = page.findChildren(QScrollArea)[0].verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert (page.list.currentIndex().row(), bar.value()) == (1, 0)
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    assert bar.value() > 0


def test_a_tick_can_be_undone(qtbot: QtBot, three: FakeStore) -> None:
    page = a_page(qtbot, three)
    before = listed(page)
    page.list.setCurrentIndex(page.list.rows.index(1))
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert listed(page) == before
    assert three.queries.case(three.queries.case_numbers()[0]).reminders[0].done_on is None


def test_a_tick_that_could_not_be_saved_is_taken_back_and_told(
    qtbot: QtBot, three: FakeStore
) -> None:
    prompts = FakePrompts()
    page = a_page(qtbot, three, prompts)
    before = listed(page)
    three.refuses = DiskFull()
    page.list.setCurrentIndex(page.list.rows.index(1))
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert listed(page) == before
    assert prompts.errors == [three.refuses]


def test_everything_else_leads_to_where_it_is_done(qtbot: QtBot) -> None:
    page = a_page(qtbot, a_store(a_case(stage=StageKey.INTEREST)))
    page.list.setCurrentIndex(page.list.rows.index(1))
    with qtbot.waitSignal(page.obligation_chosen) as chosen:
        qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert chosen.args is not None
    assert chosen.args[0].kind in set(ObligationKind)


def test_a_click_beside_the_button_opens_the_participant(qtbot: QtBot, three: FakeStore) -> None:
    page = a_page(qtbot, three)
    page.grab()
    rect = page.list.visualRect(page.list.rows.index(1))
    with qtbot.waitSignal(page.participant_chosen) as chosen:
        qtbot.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert chosen.args == ["DLT-2026-0001"]


def test_mine_is_chosen_for_who_has_participants_and_else_everyone(qtbot: QtBot) -> None:
    mine = a_page(qtbot, a_store(with_reminder("Anna", 1, TODAY)))
    assert mine.whose.key == MINE
    others = a_page(qtbot, a_store(with_reminder("Anna", 1, TODAY, supervisor="Bo Provare")))
    assert others.whose.key == EVERYONE


def test_a_protected_name_is_nowhere_on_the_page(qtbot: QtBot) -> None:
    case = a_case("Provina", "Testlund", protection=Protection.SECRECY_MARKING)
    page = a_page(qtbot, a_store(case))
    texts = [
        label.property("text") for label in page.findChildren(object) if label.property("text")
    ]
    assert "Testlund" not in " ".join([*map(str, texts), *listed(page)])
    assert any("Skyddad uppgift" in row for row in listed(page))


def hidden(serial: int) -> CaseFile:
    case = with_reminder("Provina", serial, TODAY)
    person = replace(case.participant, protection=Protection.SECRECY_MARKING)
    return replace(case, participant=person)


def test_two_protected_people_are_told_apart_by_case_number(qtbot: QtBot) -> None:
    page = a_page(qtbot, a_store(hidden(1), hidden(2), with_reminder("Anna", 3, TODAY)))
    items = {str(item.obligation.case_number): item for item in page.list.rows.items()}
    assert {number: item.case_number for number, item in items.items()} == {
        "DLT-2026-0001": "DLT-2026-0001",
        "DLT-2026-0002": "DLT-2026-0002",
        "DLT-2026-0003": "",
    }
    page.grab()
    for width in (400, 900):
        boxes = page.list._painter.boxes(items["DLT-2026-0002"], width)
        assert boxes.number.top() >= boxes.name.bottom()
        assert not boxes.number.isEmpty()
    spoken = [page.list.rows.index(n).data() for n in range(page.list.rows.rowCount())]
    assert any("Skyddad uppgift. DLT-2026-0002." in words for words in spoken)


def test_beside_the_list_a_protected_person_has_the_case_number_below(qtbot: QtBot) -> None:
    store = a_store(hidden(1), hidden(2))
    for number in store.queries.case_numbers():
        keep_reminder(store.begin, number, Reminder(1, "Ring", TODAY))
    page = a_page(qtbot, store)
    said = [text.text() for text in page.aside.silent.findChildren(Text)]
    assert "DLT-2026-0001 · ingen anteckning än" in said
    assert "DLT-2026-0002 · ingen anteckning än" in said
    told = [text.text() for text in page.aside.happened.findChildren(Text)]
    assert [words.partition(" · ")[0] for words in told if words.startswith("DLT-")] == [
        "DLT-2026-0002",
        "DLT-2026-0001",
    ]


def test_a_place_of_the_chain_leads_to_its_participants(qtbot: QtBot, three: FakeStore) -> None:
    page = a_page(qtbot, three)
    page.aside.chain.setFocus()
    with qtbot.waitSignal(page.place_chosen) as chosen:
        qtbot.keyClick(page.aside.chain, Qt.Key.Key_Return)
    assert chosen.args == ["referral"]


def test_silence_counts_those_without_a_fresh_note(qtbot: QtBot, three: FakeStore) -> None:
    three.noted(three.queries.case_numbers()[0], a_note())
    page = a_page(qtbot, three)
    assert page.aside.silent.pill.text() == "2"


def test_an_empty_register_says_what_to_do_first(qtbot: QtBot) -> None:
    page = a_page(qtbot, a_store())
    assert page._nobody.isVisible()


def test_an_empty_register_has_one_button_that_stands_out(qtbot: QtBot) -> None:
    page = a_page(qtbot, a_store())
    buttons = page.findChildren(QPushButton)
    standing_out = [one for one in buttons if one.property("kind") == "primary"]
    assert [one.text() for one in standing_out if one.isVisible()] == ["Ny anvisning"]


def test_of_nobody_it_is_not_said_that_there_is_a_fresh_note(qtbot: QtBot) -> None:
    page = a_page(qtbot, a_store())
    words = [text.text() for text in page.aside.findChildren(Text)]
    assert not any("färsk anteckning" in one for one in words)


def test_a_fresh_note_is_not_claimed_of_whoever_has_not_begun(qtbot: QtBot) -> None:
    new = a_case("Nya", "Prov", serial=1, placements=(a_placement(stage=StageKey.INTEREST),))
    page = a_page(qtbot, a_store(new))
    words = [text.text() for text in page.aside.silent.findChildren(Text)]
    assert "Ingen som är på plats saknar en färsk anteckning." in words
    assert not any("om alla" in one for one in words)


def test_two_placements_at_once_are_told_apart_by_their_place(qtbot: QtBot) -> None:
    places = tuple(
        a_placement(StageKey.INTEREST, number=n, team=team, parallel=n > 1)
        for n, team in ((1, "Kafé"), (2, "Cykel"))
    )
    page = a_page(qtbot, a_store(a_case(placements=places)))
    page.whose.choose(EVERYONE)
    why = {item.obligation.placement_number: item.why for item in page.list.rows.items()}
    assert why[1].split(" · ")[0] == "Kafé"
    assert why[2].split(" · ")[0] == "Cykel"


def test_one_placement_needs_no_place_beside_it(qtbot: QtBot, three: FakeStore) -> None:
    page = a_page(qtbot, three)
    assert not any("Kafé" in item.why for item in page.list.rows.items())


HOUR = datetime(2026, 3, 16, 8, tzinfo=UTC)


def happenings(store: FakeStore, *events: tuple[int, Event]) -> None:
    """Put into the history what happened, each some hours after eight."""
    store.content.history = tuple(
        HistoryRow(place, HOUR + timedelta(hours=hours), "Rut Ekelöf", event)
        for place, (hours, event) in enumerate(events, 1)
    )


def happened(page: TodayPage) -> list[str]:
    return [text.text() for text in page.aside.happened._list.findChildren(Text)][::2]


def test_a_referral_is_one_line_of_what_has_happened(qtbot: QtBot, three: FakeStore) -> None:
    anna, bo = three.queries.case_numbers()[:2]
    happenings(
        three,
        (0, Event.of(EventKind.NOTE_WRITTEN, bo)),
        (1, Event.of(EventKind.PARTICIPANT_REGISTERED, anna)),
        (1, Event.of(EventKind.PLACEMENT_BEGUN, anna, 1)),
        (1, Event.of(EventKind.DECISION_ADDED, anna, 1)),
        (2, Event.of(EventKind.CONSENT_GIVEN, anna)),
    )
    first, second = happened(a_page(qtbot, three))
    assert first == "Anna Prov – ny anvisning, nytt beslut, samtycke"
    assert second.startswith("Bo Prov – ")


def test_the_same_person_on_another_day_is_another_line(qtbot: QtBot, three: FakeStore) -> None:
    anna = three.queries.case_numbers()[0]
    note = Event.of(EventKind.NOTE_WRITTEN, anna)
    happenings(three, (-24, note), (0, note))
    assert len(happened(a_page(qtbot, three))) == 2


def test_copies_are_told_of_once_and_files_not_at_all(qtbot: QtBot, three: FakeStore) -> None:
    anna, bo = three.queries.case_numbers()[:2]
    on_paper = Event.of(EventKind.PLAN_PRINTED, anna, 1, how=PaperTo.PRINTER)
    as_file = Event.of(EventKind.PLAN_PRINTED, bo, 1, how=PaperTo.FILE)
    happenings(three, (0, on_paper), (1, as_file), (2, on_paper), (3, on_paper))
    assert happened(a_page(qtbot, three)) == ["Anna Prov – planen utskriven"]


def test_a_full_day_is_told_in_few_words(qtbot: QtBot, three: FakeStore) -> None:
    anna = three.queries.case_numbers()[0]
    kinds = (
        EventKind.PLACEMENT_BEGUN,
        EventKind.DECISION_ADDED,
        EventKind.CONSENT_GIVEN,
        EventKind.CONTACT_CHANGED,
        EventKind.NOTE_WRITTEN,
        EventKind.REMINDER_SET,
    )
    happenings(three, *((n, Event.of(kind, anna)) for n, kind in enumerate(kinds)))
    (line,) = happened(a_page(qtbot, three))
    assert line.endswith(" och 2 till")


def test_a_register_with_settings_and_nobody_in_it_is_empty_too(qtbot: QtBot) -> None:
    store = a_store()
    happenings(store, (0, Event.of(EventKind.ORGANISATION_CHANGED)))
    assert a_page(qtbot, store)._nobody.isVisible()


def test_of_a_long_group_the_first_are_shown_and_all_when_asked_for(qtbot: QtBot) -> None:
    cases = [with_reminder(f"Namn{n}", n, TODAY) for n in range(1, 301)]
    page = a_page(qtbot, a_store(*cases))
    page.grab()
    assert len(page.list.rows.items()) <= 2 * AT_FIRST
    more = page.list.rows.index(page.list.rows.rowCount() - 1)
    page.list.setCurrentIndex(more)
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert len(page.list.rows.items()) >= 300
    assert page.list.height() == page.list.heightForWidth(page.list.width())


def test_in_a_narrow_window_the_stage_stands_with_the_explanation(
    qtbot: QtBot, three: FakeStore
) -> None:
    page = a_page(qtbot, three)
    item = page.list.rows.items()[0]
    assert page.list._painter.boxes(item, 400).below == "att göra · Arbetsträning"


def test_the_list_keeps_the_promises_of_models(
    qtbot: QtBot, three: FakeStore, qtmodeltester: ModelTester
) -> None:
    page = a_page(qtbot, three)
    qtmodeltester.check(page.list.rows)


def test_a_row_says_everything_to_a_screen_reader(qtbot: QtBot, three: FakeStore) -> None:
    page = a_page(qtbot, three)
    spoken = page.list.rows.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("3 dagar försenad. Anna Prov. Ring Maj om förlängning")
    assert spoken.endswith("Enter: Klart")


def test_every_control_has_a_name_and_no_text_is_cut(qtbot: QtBot, three: FakeStore) -> None:
    page = a_page(qtbot, three)
    assert unnamed_controls(page) == []
    qtbot.waitUntil(lambda: cut_texts(page) == [])


def test_ticked_rows_are_gone_when_one_comes_back(qtbot: QtBot, three: FakeStore) -> None:
    page = a_page(qtbot, three)
    item = page.list.rows.items()[0]
    assert isinstance(item, DueItem)
    page.list.acted.emit(item)
    page.refresh()
    assert "Försenat" not in listed(page)


def test_what_the_authority_is_to_do_stands_last_with_whom_it_waits_for(qtbot: QtBot) -> None:
    anna = with_reminder("Anna", 1, date(2026, 3, 13))
    (reminder,) = anna.reminders
    theirs = replace(reminder, owner="Arbetsförmedlingen")
    bo = with_reminder("Bo", 2, date(2026, 3, 18))
    store = a_store(anna.with_reminder(theirs), bo)
    page = a_page(qtbot, store)
    assert listed(page)[-2:] == ["Väntar på", "3 dagar Anna Prov"]
    assert "Försenat" not in listed(page)
    waiting = page.list.rows.items()[-1]
    assert "Arbetsförmedlingen" in waiting.why

    page.list.acted.emit(waiting)
    assert store.queries.case(anna.case_number).reminders[0].done_on == TODAY
    assert listed(page)[-2:] == ["Väntar på", "klart Anna Prov"]
