"""The window on the screen there is."""

import pytest
from PySide6.QtCore import QRect
from pytestqt.qtbot import QtBot

from karriarstod_ui.main_window import MainWindow

BAR = 37
"""Pixels of a common desktop's title bar."""


@pytest.mark.parametrize(
    "screen",
    [QRect(0, 0, 1440, 900), QRect(0, 28, 1366, 740), QRect(1920, 0, 1280, 1024)],
    ids=["as large as the window", "small, with a panel", "beside another"],
)
def test_the_first_window_fits_the_screen_with_its_bar(qtbot: QtBot, screen: QRect) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    window.fit(screen)
    framed = QRect(window.pos(), window.size()).adjusted(0, 0, 2, BAR)
    assert screen.contains(framed), framed


def test_on_a_large_screen_it_is_no_larger_than_it_needs(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    window.fit(QRect(0, 0, 2560, 1440))
    assert window.size().toTuple() == (1440, 900)
