"""Registers for the record's tests: a real encrypted one, and the one in memory."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from fake_store import FakeStore
from registers import ORGANISATION, PASSWORD, QUICK, USER

from karriarstod.application.ports import Store
from karriarstod.application.register_user import RegisterUser, Role
from karriarstod.domain.clock import SetClock
from karriarstod_db.session import RegisterStore, create_store, open_store

CLOCK = SetClock(date(2026, 3, 16), 9, 30)


@pytest.fixture
def clock() -> SetClock:
    """The day and minute that the registers stand on."""
    return CLOCK


@pytest.fixture(scope="session")
def empty_register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a register that nobody has written in, closed, for copying."""
    folder = tmp_path_factory.mktemp("record") / "register"
    store, _key = create_store(
        folder, organisation=ORGANISATION, user=USER, password=PASSWORD, clock=CLOCK, kdf=QUICK
    )
    store.close()
    return folder


@pytest.fixture
def folder(empty_register: Path, tmp_path: Path) -> Path:
    """A register folder of the test's own, closed."""
    return Path(shutil.copytree(empty_register, tmp_path / "register"))


@pytest.fixture
def register(folder: Path) -> Iterator[RegisterStore]:
    """A new encrypted register, unlocked."""
    store = open_store(folder, USER, PASSWORD, CLOCK)
    yield store
    store.close()


@pytest.fixture(params=["register", "memory"])
def store(request: pytest.FixtureRequest) -> Store:
    """A new store of each kind: what holds for one holds for the other."""
    if request.param == "memory":
        return FakeStore(clock=CLOCK, user=RegisterUser(1, USER, "Handledare", Role.ADMINISTRATOR))
    unlocked: Store = request.getfixturevalue("register")
    return unlocked
