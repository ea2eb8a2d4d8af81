"""The line across the top: what it says where there is less and less room."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from karriarstod_ui.theme import TextRole
from karriarstod_ui.widgets.strip import Strip, from_the_figure

pytestmark = pytest.mark.usefixtures("theming")


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    host = QWidget()
    qtbot.addWidget(host)
    return host


@pytest.fixture
def strip(host: QWidget) -> Strip:
    # A window of its own may not be narrower than its words; the strip of a window may.
    strip = Strip((14, 4, 10, 4), QPushButton("Lås nu"), host)
    owner = strip.add(3, TextRole.SMALL_QUIET)
    saved = strip.add(2, TextRole.SMALL_QUIET, at_right=True)
    locks = strip.add(1, TextRole.SMALL_QUIET, at_right=True)
    strip.say(owner, "Kooperativet Exemplet ek. för. · krypterat register", "Kooperativet")
    strip.say(saved, "Sparat 09.41", "09.41")
    strip.say(locks, "Låses om 4 min", "4 min")
    host.show()
    return strip


def words(strip: Strip, width: int) -> list[str]:
    strip.resize(width, 40)
    strip.grab()
    return [label.text() for label in strip.findChildren(QLabel) if label.isVisible()]


def narrowing(strip: Strip) -> list[list[str]]:
    """Every wording there is, from the widest to the narrowest."""
    said: list[list[str]] = []
    for width in range(900, strip.minimumSizeHint().width() - 1, -10):
        now = words(strip, width)
        if not said or now != said[-1]:
            said.append(now)
    return said


def test_with_room_everything_is_said_in_full(strip: Strip) -> None:
    assert words(strip, 900) == [
        "Kooperativet Exemplet ek. för. · krypterat register",
        "Sparat 09.41",
        "Låses om 4 min",
    ]


def test_the_organisation_gives_way_first_and_then_words_before_figures(strip: Strip) -> None:
    said = [line for line in narrowing(strip) if not any("…" in word for word in line)]
    assert said[1:] == [
        ["Kooperativet", "Sparat 09.41", "Låses om 4 min"],
        ["Sparat 09.41", "Låses om 4 min"],
        ["09.41", "Låses om 4 min"],
        ["Låses om 4 min"],
        ["09.41", "4 min"],
        ["4 min"],
        [],
    ]


def test_no_words_make_it_wider(strip: Strip) -> None:
    before = strip.minimumSizeHint().width()
    strip.say(strip.add(0, TextRole.SMALL), "Ett mycket långt besked som ingen hade räknat med")
    assert strip.minimumSizeHint().width() == before


def test_what_is_left_out_is_in_the_tool_tip(strip: Strip) -> None:
    words(strip, 300)
    assert "krypterat register" in strip.toolTip()


@pytest.mark.parametrize(
    ("text", "short"),
    [("Sparat 09.41", "09.41"), ("Låses om 4 min", "4 min"), ("Det halvskrivna finns kvar", "")],
)
def test_what_is_left_of_words_is_their_figure(text: str, short: str) -> None:
    assert from_the_figure(text) == short
