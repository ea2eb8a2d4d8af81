"""The same form for many participants, chosen, counted and printed from the list."""

from pathlib import Path

import pytest
from accessibility import unnamed_controls
from builders import a_case
from desks import a_desk
from fake_store import FakeStore
from form_builders import FIRST_VISIT
from form_pages import FakeFormPrinting
from form_papers import NAMES, PROTECTED, WITHOUT_FORM, a_team, everybody
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from qt_fakes import FakePrompts

from karriarstod.application.form_batches import MOST
from karriarstod.application.labels import PROTECTED_NAME
from karriarstod.application.ports import ListFilter
from karriarstod.domain.events import EventKind
from karriarstod_ui.batch.dialog import BLANK, BatchDialog
from karriarstod_ui.batch.paper import BatchWindow, open_batch_dialog
from karriarstod_ui.batch.reading import LISTED
from karriarstod_ui.desk import Desk
from karriarstod_ui.pages.participants.page import ListPage


class Batching:
    """The list of a register on screen, and what is opened over it."""

    def __init__(self, qtbot: QtBot, store: FakeStore, prompts: FakePrompts | None = None) -> None:
        self.store = store
        self.prompts = prompts or FakePrompts()
        self.desk: Desk = a_desk(store)
        self.page = ListPage(self.desk, self.prompts)
        self.desk.setParent(self.page)
        qtbot.addWidget(self.page)
        self.page.resize(1200, 800)
        self.page.show_only(ListFilter.ALL)
        self.page.forms_wanted.connect(self._open)
        self.page.show()
        self._qtbot = qtbot

    def _open(self) -> None:
        printing = FakeFormPrinting()
        self.dialog = open_batch_dialog(
            self.desk, self.prompts, printing, self.page.query, self.page
        )

    def asked(self, template: str = FIRST_VISIT) -> BatchDialog:
        """The window, opened from the menu, with a form chosen."""
        self.page.print_forms.trigger()
        self.dialog.template.choose(template)
        return self.dialog

    def paper(self) -> BatchWindow:
        """The paper, once its pages can be seen."""
        self.dialog.confirm.click()
        window = self.page.findChild(BatchWindow)
        assert window is not None
        self._qtbot.waitUntil(lambda: window.document.pageCount() == 2)
        return window


@pytest.fixture
def team(qtbot: QtBot) -> Batching:
    """Four in the list: two with a form, one without and one protected."""
    return Batching(qtbot, a_team())


def test_as_many_are_in_it_or_named_as_left_out_as_stand_in_the_list(team: Batching) -> None:
    dialog = team.asked()
    assert dialog.count.text() == "2 av 4 kommer med."
    assert dialog.left_out.text().splitlines()[0] == "Inte med:"
    assert len(dialog.left_out.text().splitlines()) == 1 + 2
    assert " ".join(NAMES[WITHOUT_FORM - 1]) in dialog.left_out.text()
    assert "Inget klart eller fastställt formulär (" in dialog.left_out.text()


def test_a_protected_person_is_left_out_without_a_name(team: Batching) -> None:
    dialog = team.asked()
    dialog.content.choose(BLANK)
    assert dialog.count.text() == "3 av 4 kommer med."
    assert f"skrivs ut för sig ({PROTECTED_NAME} DLT-" in dialog.left_out.text()
    assert NAMES[PROTECTED - 1][1] not in dialog.left_out.text()


def test_nothing_can_be_printed_when_nobody_has_such_a_form(team: Batching) -> None:
    dialog = team.asked("work_ability")
    assert dialog.count.text() == "0 av 4 kommer med."
    assert not dialog.confirm.isEnabled()


def test_only_those_found_in_the_list_are_meant(qtbot: QtBot, team: Batching) -> None:
    qtbot.keyClicks(team.page.filter, "leila")
    dialog = team.asked()
    assert dialog.group.currentText() == "De som visas i listan: Alla med ”leila”, 1"
    assert dialog.count.text() == "1 av 1 kommer med."


def test_a_team_can_be_chosen_instead(qtbot: QtBot) -> None:
    cases = [a_case(name, "Prov", serial=serial) for serial, name in enumerate("ABC", 1)]
    batching = Batching(qtbot, FakeStore(*cases))
    team = cases[0].placements[0].team
    dialog = batching.asked()
    assert [dialog.group.itemData(row) for row in range(dialog.group.count())] == [LISTED, team]
    dialog.group.choose(team)
    dialog.content.choose(BLANK)
    assert dialog.count.text() == "3 av 3 kommer med."


def test_more_than_one_file_may_hold_is_said_and_not_printed(qtbot: QtBot) -> None:
    cases = [a_case(f"N{serial}", "Prov", serial=serial) for serial in range(1, MOST + 2)]
    dialog = Batching(qtbot, FakeStore(*cases)).asked()
    assert f"{MOST + 1} deltagare är för många" in dialog.message.text.text()
    assert not dialog.confirm.isEnabled()


def test_looking_at_a_batch_changes_nothing(team: Batching) -> None:
    before = len(team.store.content.history)
    team.asked()
    assert "2 av 4 är med." in team.paper().warning.text.text()
    assert len(team.store.content.history) == before


def test_a_saved_batch_is_a_line_of_history_for_each_and_its_file_names_nobody(
    qtbot: QtBot, tmp_path: Path
) -> None:
    target = tmp_path / "bunt.pdf"
    team = Batching(qtbot, a_team(), FakePrompts([target]))
    team.asked()
    team.paper().save.click()
    printed = team.store.content.history[-2:]
    assert target.read_bytes().startswith(b"%PDF")
    assert team.prompts.suggested[0].name == f"{FIRST_VISIT}-bunt.pdf"
    assert [row.event.kind for row in printed] == [EventKind.FORM_PRINTED] * 2
    assert {row.event.case_number for row in printed} == set(everybody(team.store)[:2])


def test_saved_blanks_leave_no_line_of_history(qtbot: QtBot, tmp_path: Path) -> None:
    team = Batching(qtbot, a_team(), FakePrompts([tmp_path / "bunt.pdf"]))
    before = len(team.store.content.history)
    team.asked().content.choose(BLANK)
    team.paper().save.click()
    assert (tmp_path / "bunt.pdf").exists()
    assert len(team.store.content.history) == before


def test_everything_in_the_window_has_a_name(team: Batching) -> None:
    dialog = team.asked()
    assert unnamed_controls(dialog) == []
    assert isinstance(dialog.confirm, QPushButton)
