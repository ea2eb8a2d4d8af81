"""A window is asked for only where one can be shown."""

import os
import subprocess
import sys
from collections.abc import Callable
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from karriarstod import screen
from karriarstod.screen import NoScreen, WindowPartsMissing, demand_screen, missing_part


def test_without_a_display_there_is_no_screen() -> None:
    with pytest.raises(NoScreen):
        demand_screen({}, "linux")


@pytest.mark.parametrize(
    ("environment", "platform"),
    [
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux"),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux"),
        ({}, "win32"),
        ({}, "darwin"),
    ],
)
def test_elsewhere_and_where_qt_is_told_how_nothing_is_demanded(
    environment: dict[str, str], platform: str
) -> None:
    demand_screen(environment, platform)


def test_the_missing_part_is_the_one_that_the_loader_names() -> None:
    error = ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")
    assert missing_part(error) == "libEGL.so.1"
    assert missing_part(ImportError("No module named x")) == ""


@pytest.mark.skipif(sys.platform != "linux", reason="displays of Linux")
@pytest.mark.parametrize("display", [{}, {"DISPLAY": ":4711"}])
def test_the_program_ends_with_one_and_says_why(display: dict[str, str]) -> None:
    named = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environment = {key: value for key, value in os.environ.items() if key not in named}
    ended = subprocess.run(
        [sys.executable, "-m", "karriarstod"],
        env=environment | display,
        capture_output=True,
        check=False,
    )
    said = ended.stderr.decode()
    expected = (
        "Det finns ingen skärm" if not display else ("Det finns ingen skärm", "Datorn saknar")
    )
    assert (ended.returncode, said.startswith(expected), "Traceback" in said) == (1, True, False)


class Loader:
    """What a Linux computer answers when Qt's parts are asked for, and whether a screen does."""

    def __init__(self, *, missing: str = "", answers: bool = True, has_xcb: bool = True) -> None:
        self.missing = missing
        self.answers = answers
        self.has_xcb = has_xcb
        self.hung_up: list[int] = []

    def __call__(self, name: str) -> Any:
        if name.endswith("libqxcb.so") and self.missing:
            raise OSError(self.missing)
        if name == "libxcb.so.1" and not self.has_xcb:
            raise OSError(f"{name}: cannot open shared object file: No such file or directory")
        return SimpleNamespace(
            xcb_connect=Entry(lambda *_none: 41),
            xcb_connection_has_error=Entry(lambda _connection: 0 if self.answers else 1),
            xcb_disconnect=Entry(self.hung_up.append),
        )


class Entry:
    """A function of a loaded library, whose types can be declared."""

    def __init__(self, answer: Callable[..., object]) -> None:
        self.answer = answer

    def __call__(self, *given: object) -> object:
        return self.answer(*given)


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Loader]:
    """A computer with Qt's plugin in its place, which loads libraries as it is told to."""

    def with_loader(**told: Any) -> Loader:
        plugin = tmp_path / "Qt" / "plugins" / "platforms" / "libqxcb.so"
        plugin.parent.mkdir(parents=True)
        plugin.touch()
        found = ModuleSpec("PySide6", None, is_package=True)
        found.submodule_search_locations = [str(tmp_path / "elsewhere"), str(tmp_path)]
        monkeypatch.setattr(screen, "find_spec", lambda _name: found)
        loader = Loader(**told)
        monkeypatch.setattr("ctypes.CDLL", loader)
        return loader

    return with_loader


DISPLAY = {"DISPLAY": ":4711"}


def test_a_screen_that_answers_is_a_screen_and_the_line_is_hung_up(
    computer: Callable[..., Loader],
) -> None:
    loader = computer()
    demand_screen(DISPLAY, "linux")
    assert loader.hung_up == [41]


def test_a_display_where_nobody_answers_is_no_screen(computer: Callable[..., Loader]) -> None:
    loader = computer(answers=False)
    with pytest.raises(NoScreen):
        demand_screen(DISPLAY, "linux")
    assert loader.hung_up == [41]


def test_a_library_that_qts_windows_lack_is_named(computer: Callable[..., Loader]) -> None:
    computer(missing="libxcb-cursor.so.0: cannot open shared object file: No such file")
    with pytest.raises(WindowPartsMissing) as lacking:
        demand_screen(DISPLAY, "linux")
    assert lacking.value.name == "libxcb-cursor.so.0"


def test_a_library_that_will_not_load_for_another_reason_is_left_to_qt(
    computer: Callable[..., Loader],
) -> None:
    computer(missing="invalid ELF header")
    demand_screen(DISPLAY, "linux")


def test_without_the_means_to_ask_nothing_is_claimed(computer: Callable[..., Loader]) -> None:
    computer(has_xcb=False, answers=False)
    demand_screen(DISPLAY, "linux")


def test_without_qt_there_is_no_plugin_to_try(
    computer: Callable[..., Loader], monkeypatch: pytest.MonkeyPatch
) -> None:
    computer(missing="libxcb-cursor.so.0: cannot open shared object file: No such file")
    monkeypatch.setattr(screen, "find_spec", lambda _name: None)
    demand_screen(DISPLAY, "linux")
