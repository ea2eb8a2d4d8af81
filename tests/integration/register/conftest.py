"""One register made once, copied for each test that opens or breaks one."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from registers import NOW, PASSWORD, USER, a_register

from karriarstod.domain.recovery_key import RecoveryKey
from karriarstod_db.register.open_register import OpenRegister
from karriarstod_db.register.register import unlock


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, RecoveryKey]:
    """A closed register and its recovery key; never opened by a test, only copied."""
    folder = tmp_path_factory.mktemp("made") / "Västanbris register"
    register, key = a_register(folder)
    register.close()
    return folder, key


@pytest.fixture
def folder(made: tuple[Path, RecoveryKey], tmp_path: Path) -> Path:
    """A closed register of the test's own, in a folder with a space and an å in its name."""
    copy = tmp_path / "på kontoret"
    shutil.copytree(made[0], copy)
    return copy


@pytest.fixture
def recovery_key(made: tuple[Path, RecoveryKey]) -> RecoveryKey:
    """The printed key of the register in `folder`."""
    return made[1]


@pytest.fixture
def register(folder: Path) -> Iterator[OpenRegister]:
    """The register in `folder`, opened by its administrator."""
    opened = unlock(folder, USER, PASSWORD, now=NOW)
    yield opened
    opened.close()
