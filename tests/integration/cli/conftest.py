"""The command line in one process, on real encrypted registers that are quick to open."""

import io
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from builders import TODAY
from registers import QUICK

from karriarstod import cli
from karriarstod.__main__ import Joined
from karriarstod.commands.tools import Terminal
from karriarstod.domain.clock import SetClock
from karriarstod.practice.about import PASSWORD


@dataclass(frozen=True)
class Answer:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str


Run = Callable[..., Answer]


def run_command(
    *words: object, password: str | None = PASSWORD, typed: tuple[str, ...] | None = None
) -> Answer:
    """A command with the password in its environment, or typed line by line."""
    out, err = io.StringIO(), io.StringIO()
    lines = list(typed or ())
    ask = (lambda _prompt: lines.pop(0)) if typed is not None else None
    terminal = Terminal(out, err, password, ask)
    asked = cli.understood([str(word) for word in words])
    code = cli.run(asked, Joined(SetClock(TODAY), QUICK), terminal)
    return Answer(code, out.getvalue(), err.getvalue())


@pytest.fixture
def run() -> Run:
    """Runs one command."""
    return run_command


@pytest.fixture(scope="session")
def made_practice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A practice register, closed, for copying."""
    folder = tmp_path_factory.mktemp("cli") / "practice"
    assert run_command("practice", folder).code == 0
    return folder


@pytest.fixture
def practice(made_practice: Path, tmp_path: Path) -> Path:
    """A practice register of the test's own."""
    return Path(shutil.copytree(made_practice, tmp_path / "practice"))
