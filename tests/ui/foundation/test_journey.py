"""The journey's axis and what its colours say."""

from datetime import date
from itertools import pairwise

import pytest
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from karriarstod_ui import theme
from karriarstod_ui.theme import Shade, TextRole
from karriarstod_ui.widgets.journey import Journey, JourneyLanes, Lane, LaneBar

TODAY = date(2026, 11, 21)


def lanes_of(
    qtbot: QtBot, first: date, last: date, *bars: LaneBar, width: int = 620
) -> JourneyLanes:
    shown = bars or (LaneBar(first, last, "Arbetsträning"),)
    lanes = JourneyLanes()
    qtbot.addWidget(lanes)
    lanes.set_journey(Journey((Lane("Steg", shown),), first, last, TODAY))
    lanes.resize(width, lanes.sizeHint().height())
    lanes.show()
    return lanes


@pytest.mark.parametrize("months", [3, 8, 14, 23, 40])
@pytest.mark.parametrize("width", [300, 480, 760])
def test_the_months_stand_evenly_and_never_meet(qtbot: QtBot, months: int, width: int) -> None:
    year, month = divmod(2 + months, 12)
    last = date(2024 + year, month + 1, 20)
    words = lanes_of(qtbot, date(2024, 3, 4), last, width=width).month_words()
    metrics = QFontMetrics(theme.current().font(TextRole.AXIS))

    assert words
    for (x, text), (after, _) in pairwise(words):
        assert x + metrics.horizontalAdvance(text) < after
    steps = [after - before for (before, _), (after, _) in pairwise(words)]
    if len(steps) > 1:
        # Months differ by three days at most.
        assert max(steps) <= 1.15 * min(steps)


def test_what_goes_on_is_solid_to_today_and_pale_after(qtbot: QtBot) -> None:
    first, last = date(2026, 10, 1), date(2027, 1, 10)
    lanes = lanes_of(qtbot, first, last)
    picture = lanes.grab().toImage()
    middle = lanes.sizeHint().height() // 4
    row = [picture.pixelColor(x, middle) for x in range(lanes.width())]
    solid = theme.current().color(Shade.PRIMARY).name()
    pale = theme.current().color(Shade.SOFT).name()
    names = [color.name() for color in row]

    assert solid in names
    assert pale in names
    assert names.index(solid) < names.index(pale)


def test_what_goes_on_and_what_comes_is_said(qtbot: QtBot) -> None:
    bars = (
        LaneBar(date(2026, 8, 1), date(2026, 9, 30), "Introduktion"),
        LaneBar(date(2026, 10, 1), None, "Arbetsträning"),
        LaneBar(date(2026, 12, 1), None, "Anställning"),
    )
    said = lanes_of(qtbot, date(2026, 8, 1), date(2027, 1, 10), *bars).accessibleDescription()

    assert "Introduktion 1 augusti – 30 september 2026," in said
    assert "Arbetsträning sedan 1 oktober 2026 (pågår)" in said
    assert "Anställning från 1 december 2026 (kommer)" in said


def test_a_word_that_meets_today_has_one_colour_and_stands_where_it_fits(qtbot: QtBot) -> None:
    first, last = date(2026, 11, 1), date(2027, 6, 30)
    lanes = lanes_of(qtbot, first, last)
    picture = lanes.grab().toImage()
    shown = theme.current()
    solid = shown.color(Shade.PRIMARY).name()
    tall = range(shown.px(8), shown.px(20))
    columns = [
        {picture.pixelColor(x, y).name() for y in tall}
        for x in range(lanes.width())
        if picture.pixelColor(x, shown.px(7)).name() == solid
    ]
    assert len(columns) > shown.px(12)
    # Beside the rounded ends and the line of today, what has been is one calm surface.
    inside = columns[3:-3]
    assert all(colors == {solid} for colors in inside)
