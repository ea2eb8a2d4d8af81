"""Meetings over a register in memory, in the real window."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from compositions import FakeComposition
from fake_store import FakeStore
from meeting_walk import NUMBER
from pytestqt.qtbot import QtBot
from qt_fakes import FakePrompts, InlineBackground
from stage import Stage

from karriarstod.application.ports import Organisation
from karriarstod_ui.app import an_application, theming_of
from karriarstod_ui.main_window import MainWindow
from karriarstod_ui.meeting.screen import MeetingScreen
from karriarstod_ui.preferences import Preferences
from karriarstod_ui.session_flow import SessionFlow
from karriarstod_ui.theme import Appearance

FOLDER = Path("/registers/Exempel")


@pytest.fixture
def open_stage(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[FakeStore], Stage]]:
    """Opens a register in a window of its own."""
    theming = theming_of(an_application())
    # The window lives until the test is over; nobody else holds on to it.
    kept: list[Stage] = []
    theming.apply(Appearance.LIGHT, 1.0)

    def opened(store: FakeStore) -> Stage:
        window = MainWindow()
        qtbot.addWidget(window)
        composition, prompts = FakeComposition(), FakePrompts()
        preferences = Preferences(tmp_path / "choices.ini")
        flow = SessionFlow(window, composition, InlineBackground(window), prompts, preferences)
        window.show()
        with qtbot.waitExposed(window):
            window.activateWindow()
        stage = Stage(window, flow, composition, preferences, prompts, qtbot)
        store.content.organisation = Organisation("Exempel", practice_today=date(2026, 3, 16))
        composition.registers[FOLDER] = store
        stage.open(FOLDER)
        kept.append(stage)
        return stage

    yield opened
    theming.apply(Appearance.LIGHT, 1.0)


def begin(stage: Stage, meeting_id: str) -> MeetingScreen:
    """Go into a meeting as the chosen card does."""
    stage.record.meeting.mode.begin(NUMBER, 1, meeting_id)
    screen = stage.shown
    assert isinstance(screen, MeetingScreen)
    stage.window.activateWindow()
    stage.qtbot.waitUntil(stage.window.isActiveWindow)
    return screen


@pytest.fixture
def begun() -> Callable[[Stage, str], MeetingScreen]:
    """Go into a meeting."""
    return begin
