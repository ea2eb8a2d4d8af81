"""The program as it starts: what it was asked for, on which streams, and with what code it ends."""

import io
import os
import runpy
import sys
from collections.abc import Callable
from importlib.abc import MetaPathFinder
from pathlib import Path
from typing import Any

import pytest
from fake_store import FakeStore
from typing_extensions import override

from karriarstod import __main__ as entry
from karriarstod.commands.tools import PASSWORD_VARIABLE
from karriarstod.practice.about import PASSWORD
from karriarstod_db import session
from karriarstod_ui import app

Start = Callable[..., int]


@pytest.fixture
def start(monkeypatch: pytest.MonkeyPatch) -> Start:
    """Starts the program with these words, and without a password unless one is set."""
    monkeypatch.delenv(PASSWORD_VARIABLE, raising=False)

    def started(*words: object) -> int:
        monkeypatch.setattr(sys, "argv", ["karriarstod", *(str(word) for word in words)])
        return entry.main()

    return started


@pytest.fixture
def keyboard(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[..., str]], None]:
    """Somebody at the keyboard, who answers a question for the password like this."""

    class Keyboard(io.StringIO):
        @override
        def isatty(self) -> bool:
            return True

    def answers(answer: Callable[..., str]) -> None:
        monkeypatch.setattr(sys, "stdin", Keyboard())
        monkeypatch.setattr("getpass.getpass", answer)

    return answers


def test_a_command_is_carried_out_with_the_password_of_the_surroundings(
    start: Start,
    practice: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv(PASSWORD_VARIABLE, PASSWORD)
    code = start("participants", practice)
    assert (code, "Žaneta" in capsys.readouterr().out) == (0, True)


def test_the_password_is_asked_of_whoever_sits_there(
    start: Start, practice: Path, keyboard: Any
) -> None:
    keyboard(lambda prompt: PASSWORD if prompt == "Lösenord: " else "")
    assert start("participants", practice) == 0


def test_whoever_breaks_off_is_told_so_and_nothing_more(
    start: Start, practice: Path, keyboard: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken_off(_prompt: str) -> str:
        raise KeyboardInterrupt

    keyboard(broken_off)
    assert (start("participants", practice), capsys.readouterr().err) == (1, "Avbrutet.\n")


def test_without_anybody_to_ask_the_command_is_refused(
    start: Start,
    practice: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert start("participants", practice) == 1
    assert PASSWORD_VARIABLE in capsys.readouterr().err


def test_what_is_not_understood_ends_with_two(start: Start) -> None:
    with pytest.raises(SystemExit) as ended:
        start("nonsens")
    assert ended.value.code == 2


def test_names_come_out_whole_on_a_stream_that_knows_no_swedish(
    start: Start, practice: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PASSWORD_VARIABLE, PASSWORD)
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding="ascii"))
    assert start("participants", practice) == 0
    assert "Žaneta" in written.getvalue().decode("utf-8")


def test_a_stream_of_its_own_kind_is_written_as_it_is(
    start: Start, practice: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PASSWORD_VARIABLE, PASSWORD)
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert start("participants", practice) == 0
    assert "Žaneta" in sys.stdout.getvalue()


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX pipes")
def test_what_nobody_reads_is_not_tried_again_as_the_program_ends(
    start: Start, practice: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PASSWORD_VARIABLE, PASSWORD)
    reader, writer = os.pipe()
    os.close(reader)
    with open(writer, "w", encoding="utf-8") as unread:  # noqa: PTH123 - a pipe has no path
        monkeypatch.setattr(sys, "stdout", unread)
        assert start("participants", practice) == 1
        monkeypatch.undo()


@pytest.mark.parametrize("words", [(), ("run",)])
def test_without_a_command_the_window_is_shown_and_its_code_is_the_programs(
    start: Start, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    given: list[object] = []
    monkeypatch.setattr(app, "run", lambda joined: given.append(joined) or 7)
    assert start(*words) == 7
    assert [type(one) for one in given] == [entry.Joined]


@pytest.mark.skipif(sys.platform != "linux", reason="displays of Linux")
@pytest.mark.parametrize("listening", [True, False])
def test_without_a_screen_the_reason_is_said_to_whoever_listens(
    start: Start, monkeypatch: pytest.MonkeyPatch, listening: bool
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    told = io.StringIO()
    monkeypatch.setattr(sys, "stderr", told if listening else None)
    code = start()
    assert (code, told.getvalue().startswith("Det finns ingen skärm")) == (1, listening)


@pytest.fixture
def window_that_fails(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """The module of the window cannot be loaded, for this reason."""

    def fails(reason: str) -> None:
        class Finder(MetaPathFinder):
            @override
            def find_spec(self, fullname: str, path: object, target: object = None) -> None:
                if fullname == "karriarstod_ui.app":
                    raise ImportError(reason)

        monkeypatch.delitem(sys.modules, "karriarstod_ui.app", raising=False)
        monkeypatch.setattr(sys, "meta_path", [Finder(), *sys.meta_path])

    return fails


def test_a_library_that_the_window_lacks_is_named(
    start: Start,
    window_that_fails: Callable[[str], None],
    capsys: pytest.CaptureFixture[str],
) -> None:
    window_that_fails("libEGL.so.1: cannot open shared object file: No such file or directory")
    assert start() == 1
    assert "libEGL.so.1" in capsys.readouterr().err


def test_an_import_that_fails_for_another_reason_is_no_missing_library(
    start: Start, window_that_fails: Callable[[str], None]
) -> None:
    window_that_fails("cannot import name 'run'")
    with pytest.raises(ImportError, match="cannot import name"):
        start()


def test_run_as_a_module_it_ends_with_the_code_of_what_it_did(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["karriarstod", "--help"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(entry.__file__), run_name="__main__")
    assert (ended.value.code, "visa den här hjälpen" in capsys.readouterr().out) == (0, True)


def test_only_a_register_on_the_disk_has_users_to_change() -> None:
    with pytest.raises(TypeError, match="FakeStore"):
        entry.Joined().change_password(FakeStore(), "a", "b")


def test_what_unlocking_needs_is_loaded_beforehand(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[str] = []
    monkeypatch.setattr(session, "warm_up", lambda: loaded.append("all"))
    entry.Joined().warm_up()
    assert loaded == ["all"]
