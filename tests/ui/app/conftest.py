"""A window with its flow, over registers in memory."""

from pathlib import Path

import pytest
from compositions import FakeComposition
from pytestqt.qtbot import QtBot
from qt_fakes import FakePrompts, InlineBackground
from stage import Stage

from karriarstod_ui.main_window import MainWindow
from karriarstod_ui.preferences import Preferences
from karriarstod_ui.session_flow import SessionFlow


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path) -> Stage:
    """The window before anything has been chosen."""
    window = MainWindow()
    qtbot.addWidget(window)
    composition, prompts = FakeComposition(), FakePrompts()
    preferences = Preferences(tmp_path / "choices.ini")
    flow = SessionFlow(window, composition, InlineBackground(window), prompts, preferences)
    window.show()
    return Stage(window, flow, composition, preferences, prompts, qtbot)
