"""Making a real register in the window: what is on the disk before and after the key is typed."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from handledare import type_text
from new_registers import NEW_PASSWORD, key_on_show, program_making
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from registers import NOW

from karriarstod.application.store_errors import NotARegister
from karriarstod.domain.recovery_key import RecoveryKey
from karriarstod_db.register.register import unlock, unlock_with_recovery_key
from karriarstod_db.session import is_register
from karriarstod_ui.app import Program
from karriarstod_ui.pages.create.page import CreatePage

UNTIL_THE_KEY = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from new_registers import key_on_show, program_making
from karriarstod_ui.app import an_application

application = an_application()
program, page = program_making(Path(sys.argv[1]), Path(sys.argv[2]))

def look():
    if page.key.isVisible():
        timer.stop()
        try:
            print(key_on_show(page).text, flush=True)
        except BaseException:
            application.quit()
            raise

timer = QTimer(interval=10)
timer.timeout.connect(look)
timer.start()
QTimer.singleShot(30_000, application.quit)
application.exec()
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the register is to lie, in a folder that is not there yet."""
    return tmp_path / "Kooperativet Exemplet" / "register"


@pytest.fixture
def making(qtbot: QtBot, tmp_path: Path, folder: Path) -> Iterator[tuple[Program, CreatePage]]:
    """The program with the key on show."""
    program, page = program_making(folder, tmp_path / "choices.ini")
    qtbot.addWidget(program.window)
    qtbot.waitUntil(page.key.isVisible, timeout=10_000)
    yield program, page
    program.put_away()


def settle(program: Program, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not program.background.is_busy, timeout=10_000)


def test_the_key_typed_back_makes_a_register_that_it_opens(
    making: tuple[Program, CreatePage], folder: Path, qtbot: QtBot
) -> None:
    program, page = making
    key = key_on_show(page)
    assert not is_register(folder)

    type_text(page.key.typed, key.text.lower())
    qtbot.keyClick(page.key.typed, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.flow.record is not None, timeout=10_000)
    assert is_register(folder)

    program.put_away()
    unlock(folder, "Hanna Handledarsson", NEW_PASSWORD, now=NOW).close()
    unlock_with_recovery_key(folder, key, now=NOW).close()


def test_the_window_closed_while_the_key_is_on_show_leaves_no_trace_on_the_disk(
    making: tuple[Program, CreatePage], folder: Path
) -> None:
    program, _page = making
    assert folder.exists()
    program.window.close()
    assert not folder.parent.exists()
    assert program.preferences.recent_registers() == []


def test_the_window_closed_while_the_key_is_being_made_leaves_no_trace_either(
    qtbot: QtBot, tmp_path: Path, folder: Path
) -> None:
    program, _page = program_making(folder, tmp_path / "choices.ini")
    qtbot.addWidget(program.window)
    program.window.close()
    assert not folder.parent.exists()


def test_going_back_leaves_no_trace_on_the_disk(
    making: tuple[Program, CreatePage], folder: Path, qtbot: QtBot
) -> None:
    program, page = making
    qtbot.mouseClick(page.back_button, Qt.MouseButton.LeftButton)
    settle(program, qtbot)
    assert not folder.parent.exists()


def test_a_program_killed_while_the_key_is_on_show_leaves_no_register(
    tmp_path: Path, folder: Path
) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", UNTIL_THE_KEY, str(folder), str(tmp_path / "choices.ini")],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    ) as program:
        assert program.stdout is not None
        shown = RecoveryKey.parse(program.stdout.readline())
        program.kill()

    assert not is_register(folder)
    with pytest.raises(NotARegister):
        unlock_with_recovery_key(folder, shown, now=NOW)
    with pytest.raises(NotARegister):
        unlock(folder, "Hanna Handledarsson", NEW_PASSWORD, now=NOW)
