"""The whole program over a real encrypted register, with a lock that opens fast."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from handledare import Handledare
from pytestqt.qtbot import QtBot
from qt_fakes import FakePrompts
from registers import QUICK

from karriarstod.__main__ import Joined
from karriarstod.domain.clock import SetClock
from karriarstod.domain.recovery_key import RecoveryKey
from karriarstod_ui.composition import NewRegister
from karriarstod_ui.main_window import MainWindow
from karriarstod_ui.preferences import Preferences
from karriarstod_ui.session_flow import SessionFlow
from karriarstod_ui.workers.background import Background

PASSWORD = "tre koltrastar sjunger om tranbär"
USER = "Hanna Handledarsson"


@dataclass(frozen=True)
class Made:
    """A new, empty register that stands on 13 January 2025, and the key from its paper."""

    joined: Joined
    folder: Path
    key: RecoveryKey


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """The register before anybody has opened it from the window."""
    joined = Joined(SetClock(date(2025, 1, 13)), QUICK)
    folder = tmp_path / "Kooperativet Exemplet"
    prepared = joined.prepare_register(
        NewRegister(folder, "Kooperativet Exemplet", USER, "handledare", PASSWORD)
    )
    store, key = prepared.keep(), prepared.recovery_key
    with store.begin() as work:
        own = work.settings.organisation()
        work.settings.set_organisation(replace(own, practice_today=date(2025, 1, 13)))
        work.commit()
    store.close()
    return Made(joined, folder, key)


@pytest.fixture
def desk(made: Made, qtbot: QtBot, tmp_path: Path) -> Iterator[Handledare]:
    """A handledare before the lock of the register."""
    window, prompts = MainWindow(), FakePrompts()
    qtbot.addWidget(window)
    worker = Background(window)
    broken: list[Exception] = []
    worker.broke.connect(broken.append)
    preferences = Preferences(tmp_path / "choices.ini")
    preferences.remember_register(made.folder)
    preferences.remember_user(made.folder, USER)
    flow = SessionFlow(window, made.joined, worker, prompts, preferences)
    flow.begin()
    window.show()
    with qtbot.waitExposed(window):
        window.activateWindow()
    yield Handledare(window, flow, worker, prompts, qtbot)
    flow.close()
    worker.shutdown()
    assert broken == []
    assert prompts.errors == []


@pytest.fixture
def recovery_key(made: Made) -> RecoveryKey:
    """What stands on the paper in the envelope."""
    return made.key


@pytest.fixture
def folder(made: Made) -> Path:
    """Where the register is."""
    return made.folder


@pytest.fixture
def handledare(desk: Handledare) -> Handledare:
    """The same, with the register unlocked."""
    desk.settle()
    desk.unlock(PASSWORD)
    return desk
