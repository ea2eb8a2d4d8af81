"""A window is asked for only where one can be shown."""

import os
import subprocess
import sys

import pytest

from karriarstod.screen import NoScreen, demand_screen, missing_part


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
