"""The window is there before anything heavy has been read."""

import subprocess
import sys
from pathlib import Path

from builders import a_case
from compositions import FakeComposition
from desks import a_store
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from karriarstod_ui.app import Program, an_application
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


def test_every_view_has_its_picture(qtbot: QtBot, tmp_path: Path) -> None:
    store = a_store(a_case("Anna", "Provsson"))
    small = (Look("ljust", Appearance.LIGHT, 1.0, QSize(900, 600)),)
    made = take_shots(FakeComposition(), store, Path("/registers/Övning"), tmp_path, small)
    names = {path.name.removesuffix("-ljust.png") for path in made}
    assert {"start", "las", "idag", "deltagare", "deltagarsida-oversikt", "installningar"} <= names
    assert all(path.stat().st_size > 1000 for path in made)
