"""A window with fields opens over its owner, large enough, and stays where it is put."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from karriarstod_ui.dialogs.form import Command, FormDialog
from karriarstod_ui.widgets.fields import LabeledField

pytestmark = pytest.mark.usefixtures("theming")


class _Form(FormDialog):
    """Six fields in pairs below a lead that wraps."""

    def __init__(self, parent: QWidget) -> None:
        lead = "Den gamla står kvar i historiken, och det går att ändra sig så länge som helst. "
        super().__init__("Ett fönster", "Spara", lead * 2, parent)
        for _ in range(3):
            pair = (LabeledField(name, QLineEdit()) for name in ("Från", "Till"))
            self.add_pair(*pair)

    @override
    def command(self) -> Command | None:
        return None


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.setGeometry(60, 40, 720, 700)
    window.show()
    return window


def _is_over(dialog: FormDialog, owner: QWidget) -> bool:
    off = dialog.geometry().center() - owner.geometry().center()
    return off.manhattanLength() <= 4


def test_it_opens_over_the_middle_of_its_owner(owner: QWidget) -> None:
    dialog = _Form(owner)
    dialog.open()
    assert _is_over(dialog, owner)


def test_nothing_has_to_be_scrolled_to_where_the_screen_has_room(
    qtbot: QtBot, owner: QWidget
) -> None:
    dialog = _Form(owner)
    dialog.open()
    tall = dialog.height()
    qtbot.wait(30)
    assert dialog._area.verticalScrollBar().maximum() == 0
    assert dialog.height() == tall
    assert _is_over(dialog, owner)


def test_it_grows_where_somebody_has_moved_it(qtbot: QtBot, owner: QWidget) -> None:
    dialog = _Form(owner)
    dialog.open()
    dialog.move(QPoint(70, 45))
    dialog.add(LabeledField("Ett till", QLineEdit()))
    tall = dialog.height()
    qtbot.waitUntil(lambda: dialog.height() > tall)
    assert dialog.pos() == QPoint(70, 45)
