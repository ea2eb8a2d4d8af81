"""Suggestions while one writes: below the line, and no hindrance to what comes next."""

import pytest
from PySide6.QtCore import QPoint, QStringListModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from karriarstod_ui.widgets.suggestions import Suggestions

pytestmark = pytest.mark.usefixtures("theming")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


def _line_and_button(qtbot: QtBot, window: QWidget) -> tuple[QLineEdit, QPushButton]:
    lines = QVBoxLayout(window)
    line, button = QLineEdit(), QPushButton("Fastställ")
    lines.addWidget(line)
    lines.addStretch(1)
    lines.addWidget(button)
    line.setCompleter(Suggestions(QStringListModel(["Kim Handledare", "Stig Ström"], line), line))
    window.resize(400, 400)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    line.setFocus()
    return line, button


def test_the_list_leaves_the_frame_of_the_line_in_sight(qtbot: QtBot, window: QWidget) -> None:
    line, _ = _line_and_button(qtbot, window)
    qtbot.keyClicks(line, "str")
    popup = line.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    under = line.mapToGlobal(line.rect().bottomLeft()).y()
    assert popup.geometry().top() > under + 1
    assert popup.model().rowCount() == 1


def test_a_click_beside_the_list_is_not_lost(qtbot: QtBot, window: QWidget) -> None:
    line, button = _line_and_button(qtbot, window)
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    qtbot.keyClicks(line, "kim")
    popup = line.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    # A list that pops up has the mouse: the press comes to it, and the release too.
    place = popup.mapFromGlobal(button.mapToGlobal(QPoint(5, 5)))
    QTest.mousePress(popup, Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: bool(pressed))
    QTest.mouseRelease(popup, Qt.MouseButton.LeftButton, pos=place)
    assert pressed == [True]
    assert not popup.isVisible()
    assert line.text() == "kim"
