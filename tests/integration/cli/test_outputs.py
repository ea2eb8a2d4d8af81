"""Where answers and files go: what cannot be written is said in Swedish and ends with 1."""

import errno
import io
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from builders import TODAY
from registers import QUICK
from typing_extensions import override

from karriarstod import cli
from karriarstod.__main__ import Joined
from karriarstod.commands.files import FileUnreadable, demand_there, write_whole
from karriarstod.commands.tools import PASSWORD_VARIABLE, Terminal
from karriarstod.domain.clock import SetClock
from karriarstod.practice.about import PASSWORD

CREATE = ("register", "create", "{folder}", "--organisation", "Exemplet", "--user", "Rut Ekelöf")


class Unwritable(io.StringIO):
    """A pipe that nobody reads, or a disk without room."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._error = OSError(number, "x")

    @override
    def flush(self) -> None:
        raise self._error


def answer_to(out: io.StringIO, *words: object) -> tuple[int, str]:
    err = io.StringIO()
    asked = cli.understood([str(word) for word in words])
    code = cli.run(asked, Joined(SetClock(TODAY), QUICK), Terminal(out, err, PASSWORD))
    return code, err.getvalue()


def creation(folder: Path) -> list[str]:
    return [word.format(folder=folder) for word in CREATE]


@pytest.mark.parametrize("below", ["", "under"])
def test_a_file_is_no_folder_for_a_register(run: Any, tmp_path: Path, below: str) -> None:
    (tmp_path / "fil").touch()
    for words in (creation(tmp_path / "fil" / below), ["practice", str(tmp_path / "fil" / below)]):
        answer = run(*words)
        assert (answer.code, answer.err.split(":")[0]) == (1, "Det där kan inte vara en mapp")


def test_a_name_longer_than_any_folders_is_said_so(run: Any, tmp_path: Path) -> None:
    answer = run(*creation(tmp_path / ("x" * 300)))
    assert (answer.code, answer.err.split(":")[0]) == (1, "Det där kan inte vara en mapp")


def test_pictures_that_cannot_be_saved_are_said_so(
    run: Any, practice: Path, tmp_path: Path
) -> None:
    (tmp_path / "fil").touch()
    answer = run("shots", practice, tmp_path / "fil" / "s")
    assert (answer.code, answer.err.split(".")[0]) == (1, "s går inte att spara")


def test_an_export_to_a_name_too_long_is_said_so(run: Any, practice: Path, tmp_path: Path) -> None:
    answer = run("export", practice, tmp_path / ("x" * 300))
    assert (answer.code, "går inte att spara" in answer.err) == (1, True)


def test_whoever_stopped_reading_is_told_nothing_more(practice: Path) -> None:
    assert answer_to(Unwritable(errno.EPIPE), "participants", practice) == (1, "")


def test_an_answer_that_there_was_no_room_for_is_said_so(practice: Path) -> None:
    code, told = answer_to(Unwritable(errno.ENOSPC), "participants", practice)
    assert (code, told.split(".")[0]) == (1, "Svaret gick inte att skriva ut")


class Full(Unwritable):
    """A disk that is full at the first line already."""

    @override
    def write(self, text: str) -> int:
        raise self._error


def test_a_first_line_that_there_was_no_room_for_is_said_so(practice: Path) -> None:
    code, told = answer_to(Full(errno.ENOSPC), "participants", practice)
    assert (code, told.split(".")[0]) == (1, "Svaret gick inte att skriva ut")


def test_a_folder_is_no_file_to_write(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable) as refused:
        write_whole(tmp_path, b"%PDF", replace=True)
    assert (refused.value.writing, list(tmp_path.iterdir())) == (True, [])


def test_a_picture_that_was_never_written_is_missed(tmp_path: Path) -> None:
    there = tmp_path / "idag.png"
    there.touch()
    demand_there([there])
    with pytest.raises(FileUnreadable) as refused:
        demand_there([there, tmp_path / "planen.png"])
    assert refused.value.name == "planen.png"


def test_without_its_key_shown_there_is_no_register(tmp_path: Path) -> None:
    folder = tmp_path / "nytt"
    code, told = answer_to(Unwritable(errno.EPIPE), *creation(folder))
    assert (code, folder.exists()) == (1, False)
    assert told.startswith("Återställningsnyckeln gick inte att visa. Inget register har skapats.")


def test_the_key_is_the_first_line_for_whoever_reads_only_one(run: Any, tmp_path: Path) -> None:
    first = run(*creation(tmp_path / "nytt")).out.splitlines()[0]
    assert re.fullmatch(r"  [0-9A-Z -]{40,}", first)


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX pipes")
def test_a_closed_pipe_ends_the_program_quietly(practice: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    ended = subprocess.run(
        [sys.executable, "-m", "karriarstod", "participants", str(practice)],
        env={**os.environ, PASSWORD_VARIABLE: PASSWORD},
        stdout=writer,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writer)
    assert (ended.returncode, ended.stderr) == (1, b"")
