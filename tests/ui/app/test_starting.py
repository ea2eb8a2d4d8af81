"""The window is there before anything heavy has been read."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from builders import a_case
from compositions import FakeComposition
from desks import a_store
from PySide6.QtCore import QSize, QTimer
from pytestqt.qtbot import QtBot

from karriarstod_ui.app import Program, an_application, run
from karriarstod_ui.dialogs.message import CrashDialog
from karriarstod_ui.main_window import MainWindow
from karriarstod_ui.preferences import TEXT_SIZE, Preferences
from karriarstod_ui.shots import Look, take_shots
from karriarstod_ui.theme import Appearance

HEAVY = ("sqlalchemy", "alembic", "reportlab", "pikepdf", "sqlcipher3", "argon2")

SCRIPT = f"""
import sys
sys.path.insert(0, {str(Path(__file__).parents[2] / "support")!r})
import karriarstod_ui.app
print([name for name in {HEAVY!r} if name in sys.modules])
"""


def test_nothing_heavy_is_read_before_the_window_is_shown() -> None:
    answer = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == "[]"


def test_the_program_speaks_swedish_and_follows_the_choices(qtbot: QtBot, tmp_path: Path) -> None:
    preferences = Preferences(tmp_path / "choices.ini")
    program = Program(an_application(), FakeComposition(), preferences)
    qtbot.addWidget(program.window)
    program.show()
    try:
        preferences.choose(TEXT_SIZE, "150")
        assert program.window.isVisible()
        assert program.theming.choice is Appearance.SYSTEM
        assert program.window.fontMetrics().height() > 20
    finally:
        preferences.reset()
        program.put_away()


def test_the_program_runs_until_its_window_is_closed(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("karriarstod_ui.app.preferences_file", lambda: tmp_path / "choices.ini")
    application = an_application()

    def close() -> None:
        for window in application.topLevelWidgets():
            if isinstance(window, MainWindow):
                window.close()

    QTimer.singleShot(50, close)
    assert run(FakeComposition()) == 0
    assert sys.excepthook is not None


def test_an_unforeseen_error_is_told_without_its_words(qtbot: QtBot, tmp_path: Path) -> None:
    program = Program(an_application(), FakeComposition(), Preferences(tmp_path / "choices.ini"))
    qtbot.addWidget(program.window)
    program.report(ValueError("Anna Provsson"))
    dialog = program.window.findChild(CrashDialog)
    assert dialog is not None
    assert "ValueError" in dialog.report
    assert "Anna" not in dialog.report
    program.put_away()


def test_every_view_has_its_picture(qtbot: QtBot, tmp_path: Path) -> None:
    store = a_store(a_case("Anna", "Provsson"))
    small = (Look("ljust", Appearance.LIGHT, 1.0, QSize(900, 600)),)
    made = take_shots(FakeComposition(), store, Path("/registers/Övning"), tmp_path, small)
    names = {path.name.removesuffix("-ljust.png") for path in made}
    assert {"start", "las", "idag", "deltagare", "deltagarsida-oversikt", "installningar"} <= names
    assert all(path.stat().st_size > 1000 for path in made)


def test_pictures_are_made_without_a_word_about_windows_no_screen_shows(
    qtbot: QtBot, tmp_path: Path, qtlog: Any
) -> None:
    small = (Look("ljust", Appearance.LIGHT, 1.0, QSize(900, 600)),)
    take_shots(FakeComposition(), a_store(), Path("/registers/Övning"), tmp_path, small)
    assert [one.message for one in qtlog.records if "propagateSizeHints" in one.message] == []
