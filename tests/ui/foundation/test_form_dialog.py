"""A window with fields opens over its owner, large enough, and stays where it is put."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from karriarstod_ui import theme
from karriarstod_ui.dialogs.form import Command, FormDialog
from karriarstod_ui.theme import Appearance, Shade, Theming
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


def test_a_line_says_that_the_fields_go_on_below(qtbot: QtBot, owner: QWidget) -> None:
    dialog = _Form(owner)
    dialog.open()
    assert not dialog._edge.isVisible()
    dialog.resize(dialog.width(), dialog.minimumSizeHint().height())
    qtbot.waitUntil(dialog._edge.isVisible)
    field, button = dialog.fields[1], dialog.confirm

    def right(one: QWidget) -> int:
        return one.mapTo(dialog, one.rect().topRight()).x()

    qtbot.waitUntil(lambda: right(field) == right(button))


def test_the_edge_of_a_window_is_seen_on_a_dark_ground(theming: Theming, owner: QWidget) -> None:
    theming.apply(Appearance.DARK, 1.0)
    dialog = _Form(owner)
    dialog.open()
    picture = dialog.grab().toImage()
    line = theme.current().color(Shade.LINE)
    middle, last = picture.height() // 2, picture.width() - 1
    assert [picture.pixelColor(x, middle) for x in (0, last)] == [line, line]


def test_a_first_line_is_written_on_from_its_end(owner: QWidget) -> None:
    dialog = _Form(owner)
    first = dialog.fields[0].editor
    assert isinstance(first, QLineEdit)
    first.setText("Kooperativet Exemplet")
    first.setCursorPosition(0)
    dialog.open()
    assert first.cursorPosition() == len(first.text())


class _Wrong(_Form):
    """Finds its last field wrong before its first."""

    @override
    def command(self) -> Command | None:
        for field in (self.fields[-1], self.fields[0]):
            self.wrong(field, "Skriv något här.")
        return None


def test_the_keyboard_goes_to_the_topmost_field_that_is_wrong(owner: QWidget) -> None:
    dialog = _Wrong(owner)
    dialog.open()
    dialog.fields[2].editor.setFocus()
    dialog.submit()
    assert dialog.focusWidget() is dialog.fields[0].editor
