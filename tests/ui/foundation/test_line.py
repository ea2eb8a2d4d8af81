"""Where a line's text stands, whatever letters it has."""

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from karriarstod_ui.fonts import load_other_scripts
from karriarstod_ui.theme import Appearance, Theming
from karriarstod_ui.widgets.line import LineEdit


def _rows_with_ink(image: QImage) -> list[int]:
    """Where the first letter is: the same one in every name here."""
    margin = image.height() // 5
    return [
        y
        for y in range(margin, image.height() - margin)
        if any(QColor(image.pixel(x, y)).lightness() < 120 for x in range(image.height() // 3, 40))
    ]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_name_in_arabic_letters_stands_as_high_as_any_other(
    qtbot: QtBot, theming: Theming, scale: float
) -> None:
    load_other_scripts()
    theming.apply(Appearance.LIGHT, scale)
    rows = []
    for name in ("Nadia Haddad", "Nadia نادية"):
        line = LineEdit()
        qtbot.addWidget(line)
        line.resize(400, line.sizeHint().height())
        line.setText(name)
        line.setCursorPosition(0)
        rows.append(_rows_with_ink(line.grab().toImage()))
    assert rows[0]
    assert rows[0] == rows[1]


def test_a_line_is_not_lower_for_its_arabic_letters(qtbot: QtBot, theming: Theming) -> None:
    load_other_scripts()
    line = LineEdit("نادية")
    qtbot.addWidget(line)
    before = line.sizeHint()
    line.setText("Nadia")
    assert line.sizeHint() == before
