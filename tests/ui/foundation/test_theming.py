"""Colours and sizes change everywhere at once."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QFontDatabase, QIcon
from PySide6.QtWidgets import QApplication, QLineEdit, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from karriarstod_ui import theme, units
from karriarstod_ui.fonts import FAMILY
from karriarstod_ui.icons import icon
from karriarstod_ui.theme import Appearance, Shade, Theming
from karriarstod_ui.widgets.buttons import (
    icon_button,
    link_button,
    primary_button,
    secondary_button,
)
from karriarstod_ui.widgets.choices import Choice
from karriarstod_ui.widgets.fields import SearchBox
from karriarstod_ui.widgets.layouts import Flow, column
from karriarstod_ui.widgets.pill import Pill


def test_the_bundled_font_is_known(theming: Theming) -> None:
    assert FAMILY in QFontDatabase.families()


def test_a_new_appearance_reaches_the_palette(theming: Theming, qapp: QApplication) -> None:
    theming.apply(Appearance.DARK)
    assert qapp.palette().window().color() == theme.current().color(Shade.GROUND)


def test_larger_text_widens_margins_of_what_is_already_shown(
    theming: Theming, qtbot: QtBot
) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    layout = column(widget, (10, 0, 0, 0))
    theming.apply(Appearance.LIGHT, 2.0)
    assert layout.contentsMargins().left() == 20


def test_larger_text_widens_sizes_of_what_is_already_shown(theming: Theming, qtbot: QtBot) -> None:
    widget = units.sized(QWidget(), width=100)
    qtbot.addWidget(widget)
    theming.apply(Appearance.LIGHT, 1.5)
    assert widget.width() == 150


def test_larger_text_makes_painted_parts_larger(theming: Theming, qtbot: QtBot) -> None:
    pill = Pill("försenad")
    qtbot.addWidget(pill)
    before = pill.sizeHint().height()
    theming.apply(Appearance.LIGHT, 2.0)
    assert pill.sizeHint().height() >= 1.8 * before


def test_text_is_never_smaller_than_drawn_nor_larger_than_double(theming: Theming) -> None:
    theming.apply(Appearance.LIGHT, 5.0)
    assert theme.current().scale == theme.LARGEST_SCALE


def test_where_lines_are_as_dark_as_the_ring_the_ring_is_wider(theming: Theming) -> None:
    theming.apply(Appearance.LIGHT, 1.0)
    common = theme.current().ring
    for appearance in (Appearance.HIGH_CONTRAST, Appearance.HIGH_CONTRAST_DARK):
        theming.apply(appearance, 1.0)
        assert theme.current().ring > common


@pytest.mark.parametrize(
    "control",
    [
        lambda: primary_button("Spara"),
        lambda: secondary_button("Avbryt"),
        lambda: secondary_button("Öppna", compact=True),
        lambda: link_button("Öppna planen"),
        lambda: icon_button("x", "Stäng"),
        lambda: SearchBox("Sök"),
        lambda: Choice("Tolk"),
    ],
)
@pytest.mark.parametrize("look", [Appearance.LIGHT, Appearance.HIGH_CONTRAST])
def test_focus_does_not_move_anything(
    control: Callable[[], QWidget], look: Appearance, theming: Theming, qtbot: QtBot
) -> None:
    theming.apply(look, 2.0)
    page = QWidget()
    qtbot.addWidget(page)
    elsewhere, widget = QLineEdit(), control()
    lines = column(page)
    lines.addWidget(elsewhere)
    lines.addWidget(widget)
    with qtbot.waitExposed(page):
        page.show()
    elsewhere.setFocus()
    before = widget.sizeHint()
    widget.setFocus()
    assert widget.sizeHint() == before


def _ink(mode: QIcon.Mode) -> set[str]:
    picture = icon("check").pixmap(QSize(32, 32), mode).toImage()
    pixels = (picture.pixelColor(x, y) for x in range(32) for y in range(32))
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


def test_icons_take_the_colour_of_the_text(theming: Theming) -> None:
    theming.apply(Appearance.DARK)
    assert _ink(QIcon.Mode.Normal) == {theme.current().color(Shade.TEXT).name()}


def test_disabled_icons_are_quiet(theming: Theming) -> None:
    assert _ink(QIcon.Mode.Disabled) == {theme.current().color(Shade.QUIET).name()}


class _Told(QObject):
    """Counts how often each widget is told that its style is another."""

    def __init__(self) -> None:
        super().__init__()
        self.times: dict[QObject, int] = {}

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.StyleChange:
            self.times[watched] = self.times.get(watched, 0) + 1
        return False


def test_another_text_size_does_not_cost_more_the_deeper_a_page_is(
    theming: Theming, qtbot: QtBot
) -> None:
    inmost = outmost = QWidget()
    qtbot.addWidget(outmost)
    for _ in range(12):
        inner = QWidget()
        column(inmost).addWidget(inner)
        inmost = inner
    outmost.show()
    told = _Told()
    inmost.installEventFilter(told)
    outmost.installEventFilter(told)
    theming.apply(Appearance.LIGHT, 1.5)
    assert 0 < told.times[inmost] <= told.times[outmost] <= 2


def test_what_nobody_sees_is_arranged_for_the_new_size_when_it_is_shown(
    theming: Theming, qtbot: QtBot
) -> None:
    pages = QStackedWidget()
    qtbot.addWidget(pages)
    flow = Flow(spacing=8)
    for word in ("Ett", "Två"):
        flow.add(Pill(word))
    pages.addWidget(QWidget())
    pages.addWidget(flow)
    pages.resize(600, 200)
    pages.show()
    theming.apply(Appearance.LIGHT, 2.0)
    pages.setCurrentWidget(flow)
    first, second = flow.widgets()
    assert first.height() == first.sizeHint().height()
    assert second.x() == first.width() + 16
