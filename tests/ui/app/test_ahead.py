"""What is likely to be gone to next is made while somebody looks at the first page."""

from datetime import date
from pathlib import Path

import pytest
from builders import a_case, a_placement
from desks import a_store
from pytestqt.qtbot import QtBot
from stage import Stage

from karriarstod.application.ports import Organisation
from karriarstod_ui.pages.form.page import FormPage
from karriarstod_ui.pages.participant.overview import Overview
from karriarstod_ui.pages.participant.page import ParticipantPage
from karriarstod_ui.places import PARTICIPANT, TODAY

FOLDER = Path("/registers/Exempel")


@pytest.fixture
def opened(stage: Stage) -> Stage:
    store = a_store(a_case("Anna", "Provsson", serial=1, placements=(a_placement(),)))
    store.content.organisation = Organisation("Exempel", practice_today=date(2026, 3, 16))
    stage.composition.registers[FOLDER] = store
    stage.open(FOLDER)
    return stage


def made(stage: Stage) -> list[ParticipantPage]:
    return stage.record.shell.findChildren(ParticipantPage)


def test_the_participants_page_is_made_while_the_first_page_is_looked_at(
    opened: Stage, qtbot: QtBot
) -> None:
    assert made(opened) == []
    qtbot.waitUntil(lambda: bool(made(opened)))
    qtbot.waitUntil(lambda: bool(made(opened)[0].findChildren(Overview)))
    here = opened.record.shell.here
    assert here is not None
    assert here.place == TODAY
    assert not made(opened)[0].isVisible()


def test_a_page_that_was_made_ahead_is_the_one_that_is_shown(opened: Stage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(made(opened)))
    opened.record.open_participant("DLT-2026-0001")
    assert opened.record.shell.page(PARTICIPANT) is made(opened)[0]
    assert made(opened)[0].title == "Anna Provsson"


def test_the_page_of_a_form_is_made_after_it(opened: Stage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(opened.record.shell.findChildren(FormPage)))
    assert made(opened)
    assert not opened.record.shell.findChildren(FormPage)[0].isVisible()


def test_nothing_is_made_behind_the_lock(opened: Stage, qtbot: QtBot) -> None:
    opened.flow.lock()
    qtbot.wait(700)
    assert opened.window.findChildren(ParticipantPage) == []
