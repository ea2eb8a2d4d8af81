"""The organisation's own lists, changed as a person changes them."""

from dataclasses import replace
from pathlib import Path

import pytest
from accessibility import cut_texts, unnamed_controls
from builders import a_case, a_placement
from desks import a_desk, a_store
from fake_store import FakeStore
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from qt_fakes import FakePrompts

from karriarstod.application.register_user import RegisterUser, Role
from karriarstod.domain.own_lists import ListKind, OwnList, items_of
from karriarstod_ui.pages.settings.lists_card import ListsCard
from karriarstod_ui.pages.settings.page import SettingsPage
from karriarstod_ui.preferences import Preferences

TASKS = ("Diska", "Baka", "Stå i kassan")


class NoRegister:
    """A register without affairs of its own."""

    folder = Path("/register")

    def users(self) -> tuple[RegisterUser, ...]:
        return ()


@pytest.fixture
def store() -> FakeStore:
    teams = ("Tvätt", "Kafé", "")
    made = a_store(
        *(
            a_case(serial=at + 1, placements=(replace(a_placement(), team=team),))
            for at, team in enumerate(teams)
        )
    )
    with made.begin() as work:
        work.settings.keep_own_list(OwnList(ListKind.TASKS, "Kafé", TASKS))
        work.settings.keep_own_list(OwnList(ListKind.TASKS, "Cykel", ("Laga punktering",)))
        work.commit()
    return made


@pytest.fixture
def card(qtbot: QtBot, store: FakeStore, tmp_path: Path) -> ListsCard:
    return a_page(qtbot, store, tmp_path).lists


def a_page(qtbot: QtBot, store: FakeStore, folder: Path) -> SettingsPage:
    page = SettingsPage(
        a_desk(store),
        FakePrompts(),
        Preferences(folder / "p.ini"),
        NoRegister(),  # type: ignore[arg-type]  # only its folder and users are asked for
    )
    qtbot.addWidget(page)
    page.resize(1200, 900)
    page.show()
    page.lists.team.choose("Kafé")
    return page


def kept(store: FakeStore, kind: ListKind = ListKind.TASKS, team: str = "Kafé") -> tuple[str, ...]:
    return items_of(store.queries.own_lists(), kind, team)


def test_every_team_that_somebody_is_in_or_that_has_a_list_can_be_chosen(card: ListsCard) -> None:
    teams = [card.team.itemText(at) for at in range(card.team.count())]
    assert teams == ["Cykel", "Kafé", "Tvätt", "Alla lag"]


def test_the_chosen_list_is_shown(card: ListsCard) -> None:
    assert [row.words.text() for row in card.rows if not row.isHidden()] == list(TASKS)
    card.kind.choose("machines")
    assert not [row for row in card.rows if not row.isHidden()]
    assert card.empty.text() == "Listan är tom. Skriv ett ord, eller börja från en bransch."


def test_a_word_is_added_by_enter_and_the_next_can_follow(
    qtbot: QtBot, card: ListsCard, store: FakeStore
) -> None:
    for words in ("Tvätta  bord", "Ta betalt"):
        card.new.setText(words)
        qtbot.keyClick(card.new, Qt.Key.Key_Return)
    assert kept(store) == (*TASKS, "Tvätta bord", "Ta betalt")
    assert card.window().focusWidget() is card.new


def test_a_word_is_there_once(qtbot: QtBot, card: ListsCard, store: FakeStore) -> None:
    card.new.setText("diska")
    qtbot.keyClick(card.new, Qt.Key.Key_Return)
    assert kept(store) == TASKS
    assert card.new.text() == "diska"
    row = card.rows[1]
    row.words.setText("DISKA")
    row.settle()
    assert kept(store) == TASKS
    assert row.words.text() == "Baka"
    assert "finns redan" in card.undo.text.text()


def test_a_word_is_renamed_where_it_stands(card: ListsCard, store: FakeStore) -> None:
    card.rows[1].words.setText("Baka bröd")
    card.rows[1].settle()
    assert kept(store) == ("Diska", "Baka bröd", "Stå i kassan")


def test_a_word_is_moved_by_alt_and_arrows_and_can_be_moved_on(
    qtbot: QtBot, card: ListsCard, store: FakeStore
) -> None:
    card.rows[0].words.setFocus()
    for _ in range(3):
        focused = card.window().focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert kept(store) == ("Baka", "Stå i kassan", "Diska")
    card.rows[2].up.click()
    assert kept(store) == ("Baka", "Diska", "Stå i kassan")


def test_a_word_is_taken_away_and_comes_back(card: ListsCard, store: FakeStore) -> None:
    card.rows[1].remove.click()
    assert kept(store) == ("Diska", "Stå i kassan")
    assert card.undo.text.text() == "Baka är borttaget."
    card.undo.link.click()
    assert kept(store) == TASKS


def test_everything_can_be_undone_step_by_step_and_is_seen(
    qtbot: QtBot, card: ListsCard, store: FakeStore
) -> None:
    card.rows[0].remove.click()
    card.rows[0].down.click()
    card.begin.click()
    card.team.choose("Tvätt")
    for _ in range(3):
        card.new.setFocus()
        qtbot.keyClick(card.begin, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert kept(store) == TASKS
    assert kept(store, ListKind.MACHINES) == ()
    assert card.team.key() == "Kafé"


def test_a_team_begins_from_a_branch_and_keeps_what_it_has(
    card: ListsCard, store: FakeStore
) -> None:
    card.branch.choose("cafe")
    card.begin.click()
    tasks = kept(store)
    assert tasks[:3] == TASKS
    assert "Brygga kaffe" in tasks
    assert tasks.count("Diska") == 1
    assert "Ugn" in kept(store, ListKind.MACHINES)
    assert "Läsa recept" in kept(store, ListKind.COMPETENCES)
    assert len(store.events) == 3
    card.begin.click()
    assert card.undo.text.text() == "Alla de orden finns redan."
    assert len(store.events) == 3


def test_a_team_without_a_list_is_told_whose_it_has(card: ListsCard) -> None:
    card.team.choose("")
    card.new.setText("Städa")
    card.add_new.click()
    card.team.choose("Tvätt")
    assert card.empty.text() == "Laget har ingen egen lista. Då gäller den för alla lag."


def test_what_stands_in_a_row_is_kept_when_the_register_locks(
    qtbot: QtBot, store: FakeStore, tmp_path: Path
) -> None:
    page = a_page(qtbot, store, tmp_path)
    page.lists.rows[0].words.setText("Diska för hand")
    page.flush()
    assert kept(store)[0] == "Diska för hand"


def test_whoever_only_reads_changes_nothing(qtbot: QtBot, store: FakeStore, tmp_path: Path) -> None:
    store._user = RegisterUser(1, "Rut", "granskare", Role.AUDITOR)
    card = a_page(qtbot, store, tmp_path).lists
    assert card.rows[0].words.isReadOnly()
    assert not card.rows[0].remove.isVisibleTo(card)
    assert not card.new.isVisibleTo(card)
    assert not card.begin.isVisibleTo(card)


def test_every_control_has_a_name_and_nothing_is_cut(qtbot: QtBot, card: ListsCard) -> None:
    assert unnamed_controls(card) == []
    assert card.rows[1].remove.accessibleName() == "Ta bort Baka"
    qtbot.waitUntil(lambda: cut_texts(card) == [])
