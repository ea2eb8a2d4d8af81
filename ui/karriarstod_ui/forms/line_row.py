"""A row whose few fields stand on a line."""

from typing import Final

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from karriarstod.forms.answers import Row
from karriarstod.forms.keys import Width
from karriarstod.forms.questions import (
    ChoicesQuestion,
    Column,
    DateQuestion,
    ScaleQuestion,
    TableQuestion,
)
from karriarstod_ui import units
from karriarstod_ui.forms.editors import Place
from karriarstod_ui.forms.row_view import RowView
from karriarstod_ui.widgets.layouts import Flow, column

_SHARES: Final = {Width.FULL: 5, Width.HALF: 3, Width.SHORT: 2}
_LEAST: Final = {Width.FULL: 150, Width.HALF: 130, Width.SHORT: 100}
_LEAST_DATE: Final = 175
_LINE_ROOM: Final = 345
"""Cells that need more than this in all do not stand on a line."""


def least_units(asked: Column) -> float:
    """The width below which a cell does not stand beside another."""
    if isinstance(asked, DateQuestion):
        return _LEAST_DATE
    return _LEAST[asked.width]


def fits_on_line(table: TableQuestion) -> bool:
    """Whether a row's cells can stand side by side."""
    wide = (ChoicesQuestion, ScaleQuestion)
    if any(isinstance(one, wide) or one.sensitive for one in table.columns):
        return False
    return sum(least_units(one) for one in table.columns) <= _LINE_ROOM


class Cells(Flow):
    """The fields of a line, each with its share of the width; below one another without room."""

    def __init__(self, table: TableQuestion, parent: QWidget | None = None) -> None:
        super().__init__(8, parent)
        self._table = table

    def is_stacked(self, width: int) -> bool:
        """Whether the fields stand below one another at this width."""
        columns = self._table.columns
        least = sum(units.px(least_units(one)) for one in columns)
        return least + self.gap * (len(columns) - 1) > width

    @override
    def place(self, width: int) -> list[tuple[QWidget, QRect]]:
        shown = self.shown()
        stacked = self.is_stacked(width)
        widths = [width] * len(shown) if stacked else self._widths(width)
        placed: list[tuple[QWidget, QRect]] = []
        x = y = 0
        for one, wide in zip(shown, widths, strict=False):
            tall = one.heightForWidth(wide) if one.hasHeightForWidth() else one.sizeHint().height()
            placed.append((one, QRect(QPoint(x, y), QPoint(x + wide - 1, y + tall - 1))))
            if stacked:
                y += tall + self.gap
            else:
                x += wide + self.gap
        return placed

    def _widths(self, width: int) -> list[int]:
        asked = self._table.columns
        given = [units.px(least_units(one)) for one in asked]
        free = width - sum(given) - self.gap * (len(asked) - 1)
        shares = [0 if isinstance(one, DateQuestion) else _SHARES[one.width] for one in asked]
        total = sum(shares) or len(shares)
        return [
            least + free * (share if sum(shares) else 1) // total
            for least, share in zip(given, shares, strict=True)
        ]


class LineRow(RowView):
    """A row whose fields stand side by side, their labels above the first row only."""

    def __init__(self, table: TableQuestion, shown: Row, place: Place, parent: QWidget) -> None:
        super().__init__(table, shown, place, parent)
        column(self).addLayout(self.first_line)
        self._cells = Cells(table)
        for asked in table.columns:
            self._cells.add(self.make_frame(asked, self._cells, is_tight=True))
        self.first_line.addWidget(self._cells, 1)
        self._side = column(spacing=0)
        self._side.addWidget(self.buttons)
        self._side.addStretch(1)
        self.first_line.addLayout(self._side)

    @override
    def show_row(self, shown: Row, at: int, count: int) -> None:
        super().show_row(shown, at, count)
        self._show_labels()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_labels()

    def _show_labels(self) -> None:
        shown = self.at == 0 or self._cells.is_stacked(self._cells.width())
        for frame in self.frames.values():
            frame.set_label_shown(shown)
        first = next(iter(self.frames.values()))
        label = first.label.sizeHint().height() + units.px(4) if shown else 0
        self._side.setContentsMargins(0, label + units.px(4), 0, 0)
