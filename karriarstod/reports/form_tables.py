"""A form's tables: a grid where the columns have room, else a little form for each row."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from karriarstod.forms.answers import Rows
from karriarstod.forms.keys import Width
from karriarstod.forms.questions import (
    ChoiceQuestion,
    ChoicesQuestion,
    DateQuestion,
    NumberQuestion,
    ScaleQuestion,
    TableQuestion,
    TextQuestion,
    YesNoQuestion,
)
from karriarstod.forms.questions import Column as Asked
from karriarstod.reports.blocks import Block, Text
from karriarstod.reports.form_words import cell_text, is_coded, option_words, with_unit
from karriarstod.reports.page import CELL, DENSE, DENSE_LOOK, LOOK, WIDTH, quiet
from karriarstod.reports.tables import Column, Row, Table, TableLook
from karriarstod.reports.typography import TextStyle, single_line

_TEXT_WIDTHS: Final = {Width.SHORT: 24.0, Width.HALF: 62.0, Width.FULL: 84.0}
_STRETCH: Final = {Width.SHORT: 0.3, Width.HALF: 2.0, Width.FULL: 4.0}
_WIDEST_CHOICE: Final = 80.0
_FIRST_STRETCH: Final = 1.6
_TITLE_LINES: Final = 2.6
KEPT_WHOLE: Final = 6
"""Empty rows that stand on one page together."""
MANY: Final = 8
"""Columns from which a table is set closer."""


class Grid:
    """How a table's columns are set on the page's width; `fits` says whether they can be."""

    def __init__(self, columns: Sequence[Asked]) -> None:
        self._columns = tuple(columns)
        self.is_dense = len(columns) >= MANY
        self.look: TableLook = DENSE_LOOK if self.is_dense else LOOK
        self.style: TextStyle = DENSE if self.is_dense else CELL
        pads = 2 * self.look.pad_x
        needs = [self._needed(one) + pads for one in columns]
        wishes = [
            max(self._wished(one) + pads - need, 0.0)
            for one, need in zip(columns, needs, strict=True)
        ]
        spare = max(WIDTH - sum(needs), 0.0)
        share = min(1.0, spare / sum(wishes)) if sum(wishes) else 0.0
        self._needs = [need + share * wish for need, wish in zip(needs, wishes, strict=True)]

    @property
    def fits(self) -> bool:
        """Whether every column has the room it needs."""
        return sum(self._needs) <= WIDTH

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns, with what is left over given to those that are written most in."""
        spare = WIDTH - sum(self._needs)
        stretch = [_stretch(one) for one in self._columns]
        # What a row is about is mostly the longest that is said in it.
        stretch[0] *= _FIRST_STRETCH
        shares = [
            need + spare * part / sum(stretch)
            for need, part in zip(self._needs, stretch, strict=True)
        ]
        return tuple(
            Column(with_unit(one), share, heads_row=number == 0)
            for number, (one, share) in enumerate(zip(self._columns, shares, strict=True))
        )

    def _needed(self, column: Asked) -> float:
        title = self._longest(with_unit(column).split(), self.look.header)
        return max(title, _least(column), self._longest(_words(column), self.style))

    def _wished(self, column: Asked) -> float:
        """What it takes for a title to stand on three lines at most, and a choice on two."""
        title = self._longest([with_unit(column)], self.look.header) / _TITLE_LINES
        if not isinstance(column, ChoiceQuestion) or is_coded(column):
            return title
        choice = 0.55 * self._longest(option_words(column), self.style)
        return max(title, min(choice, _WIDEST_CHOICE))

    def _longest(self, words: Sequence[str], style: TextStyle) -> float:
        return max((single_line(word, style).width for word in words), default=0.0)


def _least(column: Asked) -> float:
    match column:
        case TextQuestion():
            return _TEXT_WIDTHS[column.width]
        case DateQuestion():
            return 32.0
        case ScaleQuestion() | ChoicesQuestion():
            return 50.0
        case _:
            return 22.0


def _words(column: Asked) -> list[str]:
    """The words that have to fit on a line of their own, as they will be printed."""
    if is_coded(column):
        return [one.partition(" ")[0] for one in option_words(column)]
    if isinstance(column, ScaleQuestion):
        return []
    return [word for one in option_words(column) for word in one.split()]


def _stretch(column: Asked) -> float:
    if isinstance(column, DateQuestion | NumberQuestion | YesNoQuestion) or is_coded(column):
        return 0.3
    return _STRETCH[column.width]


def grid(
    table: TableQuestion,
    columns: Sequence[Asked],
    rows: Rows,
    *,
    empty_rows: int,
    has_pen_room: bool,
    near: date | None,
) -> Iterator[Block]:
    """The table with its rows, and as many empty ones to write in."""
    laid = Grid(columns)
    written = [
        _grid_row(
            [cell_text(one, row.cells.get(one.key, ""), near) for one in columns],
            laid,
            has_pen_room=has_pen_room,
        )
        for row in rows
    ]
    written += [_grid_row([""] * len(columns), laid, has_pen_room=True) for _ in range(empty_rows)]
    if len(written) <= KEPT_WHOLE and not rows:
        written = [replace(one, leads=True) for one in written[:-1]] + written[-1:]
    legend = [_legend(one, has_pen_room=has_pen_room) for one in columns]
    for text in filter(None, legend):
        named = quiet(text)
        named.keeps_with_next = True
        yield named
    yield Table(laid.columns, written, laid.look, summary=table.label)


def _grid_row(texts: Sequence[str], laid: Grid, *, has_pen_room: bool) -> Row:
    lines = 1 if has_pen_room else 0
    cells = tuple(Text(text, laid.style, blank_lines=lines, follows_script=True) for text in texts)
    return Row(cells, has_line=any(texts))


def _legend(column: Asked, *, has_pen_room: bool) -> str:
    """What the letters of a column mean, or what can be written in it."""
    if is_coded(column):
        return f"{column.label}: {', '.join(option_words(column))}."
    is_chosen = isinstance(column, ChoiceQuestion | ChoicesQuestion | ScaleQuestion)
    words = option_words(column)
    if has_pen_room and is_chosen and words:
        return f"{column.label}: {', '.join(words)}."
    return ""
