"""The tab of small steps, used as a person uses it."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from accessibility import cut_texts, unnamed_controls
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from small_steps import LEILA, TASKS, TODAY, a_store_with_steps

from karriarstod.application.register_user import RegisterUser, Role
from karriarstod.domain.plan import TaskLevel
from karriarstod.domain.progression import WeekMark, ladder
from karriarstod_ui.pages.participant.ladder_card import LadderRow
from karriarstod_ui.pages.participant.progress_tab import ProgressTab
from karriarstod_ui.pages.participant.tabs import Tab
from karriarstod_ui.theme import Appearance, Theming

TEN = tuple(f"Uppgift {letter}" for letter in "ABCDEFGHIJ")


class Steps:
    """The tab, and what a person at the screen does with it."""

    def __init__(self, scene: Any) -> None:
        self.scene = scene
        tab = scene.go_to(Tab.PROGRESS)
        assert isinstance(tab, ProgressTab)
        self.tab = tab

    def key(self, key: Qt.Key | str, modifier: Qt.KeyboardModifier | None = None) -> None:
        focused = self.tab.window().focusWidget()
        assert focused is not None
        if isinstance(key, str):
            self.scene.qtbot.keyClicks(focused, key)
        elif modifier is None:
            self.scene.qtbot.keyClick(focused, key)
        else:
            self.scene.qtbot.keyClick(focused, key, modifier)

    def stand_on(self, task: str) -> LadderRow:
        row = self.row(task)
        row.current.setFocus()
        return row

    def row(self, task: str) -> LadderRow:
        return next(one for one in self.tab.ladder.rows if one.rung.task == task)

    def level(self, task: str) -> TaskLevel | None:
        rungs = ladder(self.scene.store.queries.task_marks(LEILA), (task,))
        return next(one.level for one in rungs if one.task == task)

    def write(self, name: str, text: str) -> QLineEdit:
        field = self.tab.findChild(QLineEdit, name)
        assert field is not None
        self.scene.write(self.tab, **{name: text})
        return field


@pytest.fixture
def theming(qapp: QApplication) -> Iterator[Theming]:
    theming = qapp.findChild(Theming) or Theming(qapp)
    theming.apply(Appearance.LIGHT, 1.0)
    yield theming
    theming.apply(Appearance.LIGHT, 1.0)


@pytest.fixture
def steps(scene: Callable[..., Any]) -> Callable[..., Steps]:
    def made(**wanted: object) -> Steps:
        store = a_store_with_steps(**wanted)  # type: ignore[arg-type]  # passed on by name
        return Steps(scene(store.queries.case(LEILA), store))

    return made


# The ladder.


def test_the_teams_tasks_stand_in_their_order_with_since_when(
    steps: Callable[..., Steps],
) -> None:
    tab = steps().tab
    shown = [(row.rung.task, row.since.text()) for row in tab.ladder.rows]
    assert [task for task, _ in shown] == list(TASKS)
    assert shown[1][1] == "självständig sedan 16 februari; med stöd 26 januari; prövar 12 januari"
    assert shown[3][1] == ""


def test_ten_tasks_are_set_by_nineteen_keys_and_within_thirty_seconds(
    steps: Callable[..., Steps],
) -> None:
    here = steps(tasks=TEN)
    begun = time.monotonic()
    here.stand_on(TEN[0])
    for place in range(10):
        here.key("1234"[place % 4])
        if place < 9:
            here.key(Qt.Key.Key_Down)
    assert time.monotonic() - begun < 30
    levels = list(TaskLevel)
    assert [here.level(task) for task in TEN] == [levels[place % 4] for place in range(10)]


def test_a_key_changes_a_level_and_zero_takes_it_back(steps: Callable[..., Steps]) -> None:
    here = steps()
    row = here.stand_on("Diska")
    here.key("4")
    assert here.level("Diska") is TaskLevel.SHOWS_OTHERS
    assert row.since.text().startswith("kan visa andra sedan 16 mars")
    here.key("0")
    assert here.level("Diska") is TaskLevel.ALONE
    assert "självständig sedan 16 februari" in row.since.text()
    here.key(Qt.Key.Key_Delete)
    assert here.level("Diska") is TaskLevel.WITH_SUPPORT


def test_everything_can_be_undone_one_step_at_a_time(steps: Callable[..., Steps]) -> None:
    here = steps()
    before = ladder(here.scene.store.queries.task_marks(LEILA), TASKS)
    here.stand_on("Diska")
    for key in ("4", "0", "0", "1"):
        here.key(key)
    here.key(Qt.Key.Key_Up)
    here.key("3")
    for _ in range(5):
        here.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert ladder(here.scene.store.queries.task_marks(LEILA), TASKS) == before


def test_what_was_done_is_said_and_can_be_undone_by_a_click(steps: Callable[..., Steps]) -> None:
    here = steps()
    here.stand_on("Baka bullar")
    here.key("2")
    assert here.tab.ladder.undo.text.text() == "Baka bullar: med stöd."
    here.tab.ladder.undo.link.click()
    assert here.level("Baka bullar") is None
    assert here.tab.ladder.undo.isHidden()


def test_a_box_is_pressed_and_pressed_again_to_take_it_back(steps: Callable[..., Steps]) -> None:
    here = steps()
    box = here.tab.findChild(QAbstractButton, "Baka bullar.alone")
    assert box is not None
    box.click()
    assert here.level("Baka bullar") is TaskLevel.ALONE
    assert box.isChecked()
    box.click()
    assert here.level("Baka bullar") is None
    assert not box.isChecked()


def test_the_keyboard_stays_in_the_ladder_and_tab_leaves_it(steps: Callable[..., Steps]) -> None:
    here = steps()
    row = here.stand_on("Brygga kaffe")
    here.key(Qt.Key.Key_Up)
    assert row.place == 1
    here.key(Qt.Key.Key_Right)
    assert row.place == 2
    assert here.level("Brygga kaffe") is TaskLevel.WITH_SUPPORT
    stops = [
        box
        for one in here.tab.ladder.rows
        for box in one.boxes
        if box.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert len(stops) == 1


def test_a_task_of_ones_own_is_tried_and_gets_the_keyboard(steps: Callable[..., Steps]) -> None:
    here = steps()
    here.write("own_task", "Vattna blommor")
    here.key(Qt.Key.Key_Return)
    assert here.level("Vattna blommor") is TaskLevel.TRIES
    assert here.row("Vattna blommor").place == 0
    here.key("3")
    assert here.level("Vattna blommor") is TaskLevel.ALONE


def test_a_task_that_is_there_already_is_only_gone_to(steps: Callable[..., Steps]) -> None:
    here = steps()
    marks = here.scene.store.queries.task_marks(LEILA)
    here.write("own_task", "baka Bullar")
    here.key(Qt.Key.Key_Return)
    assert here.scene.store.queries.task_marks(LEILA) == marks
    assert here.row("Baka bullar").place == 0


def test_a_task_without_a_name_is_asked_for(steps: Callable[..., Steps]) -> None:
    here = steps()
    here.tab.ladder.add_own.click()
    assert "Skriv vad uppgiften heter." in here.scene.said(here.tab)


def test_a_team_without_a_list_is_told_where_to_write_one(steps: Callable[..., Steps]) -> None:
    here = steps(tasks=())
    assert here.tab.ladder.hint.text().startswith("Kafé har ingen lista")
    assert "Inställningar" in here.tab.ladder.hint.text()


def test_the_whole_is_told_in_words_and_can_be_copied(steps: Callable[..., Steps]) -> None:
    here = steps()
    words = "Gör självständigt: diska. Gör med stöd: brygga kaffe. Prövar: stå i kassan."
    assert here.tab.ladder.words.text() == words
    here.tab.ladder.copy.click()
    assert QGuiApplication.clipboard().text() == words


def test_whoever_only_reads_cannot_mark(scene: Callable[..., Any]) -> None:
    store = a_store_with_steps()
    store._user = RegisterUser(1, "Rut", "granskare", Role.AUDITOR)
    here = Steps(scene(store.queries.case(LEILA), store))
    assert not any(box.isEnabled() for row in here.tab.ladder.rows for box in row.boxes)
    assert here.tab.weeks.form.isHidden()


def test_nobody_sees_another_persons_steps(steps: Callable[..., Steps]) -> None:
    here = steps()
    other = here.scene.store
    case = replace(
        other.queries.case(LEILA),
        participant=replace(
            other.queries.case(LEILA).participant,
            case_number=replace(LEILA, serial=2),
            identities=(),
        ),
    )
    with other.begin() as work:
        work.cases.add(case)
        work.commit()
    here.scene.page.show_case(case.case_number)
    here.scene.go_to(Tab.PROGRESS)
    assert here.tab.ladder.words.text() == ""
    assert here.tab.weeks.strip.isHidden()


# The weeks.


def test_weeks_are_told_in_words_the_latest_first(steps: Callable[..., Steps]) -> None:
    here = steps()
    said = here.scene.said(here.tab.weeks.rows)
    assert said.startswith("v. 11 | kom i tid 5 av 5, stannade hela dagen 4 av 5, provade kassan")
    assert "v. 6" not in said
    here.tab.weeks.all.click()
    assert "v. 6" in here.scene.said(here.tab.weeks.rows)


def test_the_strip_is_read_aloud_as_the_same_words(steps: Callable[..., Steps]) -> None:
    strip = steps().tab.weeks.strip
    found = QAccessible.queryAccessibleInterface(strip)
    assert found.text(QAccessible.Text.Name) == "Veckorna"
    told = found.text(QAccessible.Text.Description)
    assert "v. 10: kom i tid 4 av 5, stannade hela dagen 3 av 5, provade att öppna själv" in told


def test_a_week_is_three_figures_a_text_and_enter(steps: Callable[..., Steps]) -> None:
    here = steps(weeks=4)
    form = here.tab.weeks.form
    assert form.week.text() == "v. 11 · 9 – 13 mars"
    assert form.planned.text() == "5"
    here.write("days_on_time", "4")
    here.write("whole_days", "3")
    here.write("tried", "kassan")
    here.key(Qt.Key.Key_Return)
    week = here.scene.store.queries.week_marks(LEILA)[-1]
    assert week == WeekMark(1, date(2026, 3, 9), 5, 4, 3, "kassan", here.scene.store.user.name)
    assert "v. 11" in here.scene.said(here.tab.weeks.rows)


def test_what_cannot_be_is_said_and_nothing_is_lost(steps: Callable[..., Steps]) -> None:
    here = steps(weeks=0)
    form = here.tab.weeks.form
    form.keep.click()
    assert form.problem.text() == "Skriv antalet dagar, 0 till 7."
    here.write("days_on_time", "6")
    here.write("whole_days", "2")
    here.key(Qt.Key.Key_Return)
    assert "fler dagar än de planerade" in form.problem.text()
    assert form.window().focusWidget() is form.on_time
    assert form.on_time.text() == "6"
    assert here.scene.store.queries.week_marks(LEILA) == ()


def test_an_earlier_week_is_gone_to_and_set_right(steps: Callable[..., Steps]) -> None:
    here = steps()
    change = here.tab.weeks.findChild(QWidget, "week_2026-02-23")
    assert change is not None
    change.findChild(QAbstractButton).click()  # type: ignore[union-attr]  # it is there
    form = here.tab.weeks.form
    assert form.week.text() == "v. 9 · 23 – 27 februari"
    assert form.on_time.text() == "4"
    here.write("days_on_time", "5")
    here.key(Qt.Key.Key_Return)
    weeks = {one.monday: one for one in here.scene.store.queries.week_marks(LEILA)}
    assert weeks[date(2026, 2, 23)].days_on_time == 5
    assert len(weeks) == 5


def test_no_week_that_is_not_yet_can_be_told(steps: Callable[..., Steps]) -> None:
    form = steps().tab.weeks.form
    assert form.monday == TODAY
    assert not form.later.isEnabled()
    form.earlier.click()
    assert form.monday == date(2026, 3, 9)
    assert form.later.isEnabled()


def test_what_is_being_written_stays_when_something_else_is_kept(
    steps: Callable[..., Steps],
) -> None:
    here = steps()
    here.write("tried", "att le")
    here.stand_on("Diska")
    here.key("4")
    assert here.tab.weeks.form.tried.text() == "att le"


# The development.


def test_each_area_has_its_lines_in_words(steps: Callable[..., Steps]) -> None:
    charts = steps().tab.development.charts.widgets()
    assert len(charts) == 12
    found = QAccessible.queryAccessibleInterface(charts[0])
    assert found.text(QAccessible.Text.Name) == "Komma och gå på avtalad tid"
    told = found.text(QAccessible.Text.Description)
    assert told.startswith(
        "10 november 2025: deltagaren 1 prövar med mycket stöd, handledaren 0 inte prövat."
    )


def test_the_same_figures_stand_in_a_table(steps: Callable[..., Steps]) -> None:
    card = steps().tab.development
    card.toggle.click()
    assert card.charts.isHidden()
    model = card.table.model()
    rows = [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]
    assert rows[0] == ["Komma och gå på avtalad tid", "Deltagaren", "1", "1", "2", "2", "3"]
    assert rows[1] == ["", "Handledaren", "0", "1", "1", "2", "2"]
    assert rows[7][2:] == ["0", "1", "vill ej", "vill ej", "2"]
    assert rows[12][2:] == ["–", "–", "–", "–", "–"]
    spoken = model.index(7, 4).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == (
        "Ta emot och följa en instruktion, Handledaren, 12 januari: vill ej vill inte svara"
    )
    card.toggle.click()
    assert card.table.isHidden()


def test_where_no_scale_is_filled_in_the_page_says_what_to_do(scene: Callable[..., Any]) -> None:
    here = Steps(scene())
    assert "framstegsskala" in here.tab.development.empty.text()
    assert here.tab.development.toggle.isHidden()


# As it looks.


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_and_everything_has_a_name(
    steps: Callable[..., Steps], theming: Theming, scale: float
) -> None:
    theming.apply(Appearance.LIGHT, scale)
    here = steps()
    here.scene.page.resize(1166, 700)
    assert unnamed_controls(here.tab) == []
    here.scene.qtbot.waitUntil(lambda: cut_texts(here.tab) == [])


# What is half written.


def test_what_was_half_written_is_there_again_after_the_lock(
    steps: Callable[..., Steps], scene: Callable[..., Any]
) -> None:
    here = steps()
    here.tab.weeks.form.earlier.click()
    here.write("days_on_time", "2")
    here.write("own_task", "Vattna")
    half = here.scene.page.half_written()
    assert half is not None
    assert "Vattna" not in repr(half)
    again = scene(here.scene.case, here.scene.store)
    again.page.take_up(half)
    tab = again.page.tabs.widget(Tab.PROGRESS)
    assert again.page.tabs.shown is Tab.PROGRESS
    assert tab.weeks.form.monday == date(2026, 3, 9)
    assert tab.weeks.form.on_time.text() == "2"
    assert tab.ladder.own.text() == "Vattna"
    again.page.show_case(LEILA)
    again.go_to(Tab.PROGRESS)
    assert tab.weeks.form.on_time.text() == "2"


def test_with_nothing_half_written_there_is_nothing_to_put_back(
    steps: Callable[..., Steps],
) -> None:
    assert steps().scene.page.half_written() is None


def test_what_is_half_written_never_follows_to_somebody_else(
    steps: Callable[..., Steps],
) -> None:
    here = steps()
    here.write("own_task", "Vattna")
    here.write("tried", "att le")
    other = here.scene.store
    person = replace(
        here.scene.case.participant, case_number=replace(LEILA, serial=2), identities=()
    )
    with other.begin() as work:
        work.cases.add(replace(here.scene.case, participant=person))
        work.commit()
    here.scene.page.show_case(person.case_number)
    here.scene.go_to(Tab.PROGRESS)
    assert here.tab.ladder.own.text() == ""
    assert here.tab.weeks.form.tried.text() == ""
