"""Whether a window can be shown on this computer, asked before Qt ends the program in English."""

import ctypes
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from karriarstod.application.wording import Sentence, sentence
from karriarstod.domain.errors import DomainError

PACKAGES: Final = (
    "libgl1 libegl1 libfontconfig1 libdbus-1-3 libxkbcommon0 libxkbcommon-x11-0 libxcb-cursor0"
    " libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-render-util0 libxcb-shape0 libxcb-xkb1"
)
"""What Debian and Ubuntu call the parts that Qt's windows need and does not bring itself."""


class NoScreen(DomainError):
    """No display that a window could be shown on."""


class WindowPartsMissing(DomainError):
    """There is a display, and the computer lacks a library for windows; `name` is its file."""

    def __init__(self, name: str) -> None:
        super().__init__("window parts missing")
        self.name = name


@sentence.register
def _no_screen(_error: NoScreen) -> Sentence:
    return Sentence(
        "Det finns ingen skärm att visa fönstret på.",
        "Inget har öppnats eller ändrats.",
        "Starta på en dator med skärm, eller kör python3 dev.py run. "
        "Kommandona går utan skärm: karriarstod --help.",
    )


@sentence.register
def _parts_missing(error: WindowPartsMissing) -> Sentence:
    return Sentence(
        f"Datorn saknar något som fönster behöver: {error.name}.",
        "Inget har öppnats eller ändrats.",
        f"Kör python3 dev.py run, eller installera: sudo apt install {PACKAGES}.",
    )


def demand_screen(environment: Mapping[str, str], platform: str = sys.platform) -> None:
    """Raises NoScreen or WindowPartsMissing where Qt would find no way to show a window.

    Only on Linux, and only where nobody has told Qt which way to take.
    """
    if platform != "linux" or environment.get("QT_QPA_PLATFORM"):
        return
    if environment.get("WAYLAND_DISPLAY"):
        return
    if not environment.get("DISPLAY"):
        raise NoScreen
    _demand_parts()
    _demand_answer()


def missing_part(error: OSError | ImportError) -> str:
    """The file's name in a loader's "libEGL.so.1: cannot open shared object file …", or nothing."""
    name, colon, _rest = str(error).partition(": cannot open shared object file")
    return name if colon else ""


def _demand_parts() -> None:
    found = find_spec("PySide6")
    for place in (found.submodule_search_locations or ()) if found else ():
        plugin = Path(place) / "Qt" / "plugins" / "platforms" / "libqxcb.so"
        if plugin.is_file():
            try:
                ctypes.CDLL(str(plugin))
            except OSError as error:
                if name := missing_part(error):
                    raise WindowPartsMissing(name) from None


def _demand_answer() -> None:
    """Raises NoScreen if nobody answers where DISPLAY points."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    has_error = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    if has_error:
        raise NoScreen
