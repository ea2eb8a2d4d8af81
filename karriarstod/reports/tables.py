"""Tables that stay one element over page breaks, with header cells a reader's tool can use."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from typing_extensions import override

from karriarstod.reports.blocks import Block, Text
from karriarstod.reports.tagging import Node, Pen, Scope
from karriarstod.reports.typography import Colour, TextStyle

TALL_ROW: Final = 150.0
"""A row higher than this, in points, may be cut by a page break; a lower one moves whole."""


@dataclass(frozen=True)
class Column:
    """A column's heading and its share of the table's width; `heads_row` makes row headers."""

    title: str
    share: float
    heads_row: bool = False


@dataclass(frozen=True)
class TableLook:
    """The table's styles and lines; padding in points."""

    header: TextStyle
    header_line: Colour
    row_line: Colour
    pad_x: float
    pad_y: float


@dataclass(frozen=True)
class Row:
    """Cells in column order; a row that leads stays on the page of the next one."""

    cells: tuple[Text, ...]
    leads: bool = False
    has_line: bool = True


class Table(Block):
    """Rows under a header that is repeated, as an artifact, on each further page."""

    def __init__(
        self, columns: Sequence[Column], rows: Sequence[Row], look: TableLook, *, summary: str = ""
    ) -> None:
        table = Node("Table", summary=summary)
        headings = table.child("TR")
        self._columns = tuple(columns)
        self._rows = tuple(rows)
        self._look = look
        self._is_continued = False
        self._headers = tuple(
            Text(column.title, look.header).under(headings.child("TH", scope=Scope.COLUMN))
            for column in columns
        )
        for row in rows:
            self._hang(row, table.child("TR"))
        self.nodes = [table]

    def _hang(self, row: Row, parent: Node) -> None:
        for column, cell in zip(self._columns, row.cells, strict=True):
            is_header = column.heads_row and not cell.is_empty
            cell.under(parent.child("TH", scope=Scope.ROW) if is_header else parent.child("TD"))

    def _part(self, rows: Sequence[Row], *, is_continued: bool) -> "Table":
        part = Table((), (), self._look)
        part._columns, part._headers = self._columns, self._headers
        part._rows, part._is_continued = tuple(rows), is_continued
        return part

    @override
    def height(self, width: float) -> float:
        return self._header_height(width) + sum(self._row_height(row, width) for row in self._rows)

    @override
    def least(self, width: float) -> float:
        height = self._header_height(width)
        for row in self._rows:
            height += self._row_least(row, width)
            if not row.leads:
                break
        return height

    @override
    def split(self, width: float, room: float) -> "tuple[Table, Table] | None":
        left = room - self._header_height(width)
        fitting = self._fitting(width, left)
        left -= sum(self._row_height(row, width) for row in self._rows[:fitting])
        first, rest = list(self._rows[:fitting]), list(self._rows[fitting:])
        cut = self._cut(rest[0], width, left)
        if cut is not None:
            first.append(cut[0])
            rest[0] = cut[1]
        while first and first[-1].leads and self._row_height(first[-1], width) < TALL_ROW:
            rest.insert(0, first.pop())
        if not first:
            return None
        return (
            self._part(first, is_continued=self._is_continued),
            self._part(rest, is_continued=True),
        )

    def _fitting(self, width: float, room: float) -> int:
        """How many whole rows fit; never the last, or there would be nothing to split."""
        used = 0.0
        for count, row in enumerate(self._rows[:-1]):
            used += self._row_height(row, width)
            if used > room:
                return count
        return len(self._rows) - 1

    def _cut(self, row: Row, width: float, room: float) -> tuple[Row, Row] | None:
        if self._row_height(row, width) < TALL_ROW:
            return None
        inner = room - 2 * self._look.pad_y
        first: list[Text] = []
        rest: list[Text] = []
        for cell, cell_width in zip(row.cells, self._widths(width), strict=True):
            whole = cell.height(cell_width) <= inner
            parts = (cell, Text("", self._look.header)) if whole else cell.split(cell_width, inner)
            if parts is None:
                return None
            first.append(parts[0])
            rest.append(parts[1])
        return Row(tuple(first), has_line=False), replace(row, cells=tuple(rest))

    def _row_least(self, row: Row, width: float) -> float:
        if self._row_height(row, width) < TALL_ROW:
            return self._row_height(row, width)
        cells = zip(row.cells, self._widths(width), strict=True)
        return max(cell.least(cell_width) for cell, cell_width in cells) + 2 * self._look.pad_y

    @override
    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        for text, left, cell_width in self._places(self._headers, x, width):
            if self._is_continued:
                text.draw_untagged(pen, left, top - self._look.pad_y, cell_width)
            else:
                text.draw(pen, left, top - self._look.pad_y, cell_width)
        y = top - self._header_height(width)
        with pen.artifact():
            pen.rule(x, y, width, 1.2, self._look.header_line)
        for row in self._rows:
            for cell, left, cell_width in self._places(row.cells, x, width):
                cell.draw(pen, left, y - self._look.pad_y, cell_width)
            y -= self._row_height(row, width)
            if row.has_line:
                with pen.artifact():
                    pen.rule(x, y, width, 0.5, self._look.row_line)

    def _places(
        self, cells: Sequence[Text], x: float, width: float
    ) -> Iterator[tuple[Text, float, float]]:
        """Each cell with its left edge and its width inside the padding."""
        left = x + self._look.pad_x
        for cell, cell_width in zip(cells, self._widths(width), strict=True):
            yield cell, left, cell_width
            left += cell_width + 2 * self._look.pad_x

    def _header_height(self, width: float) -> float:
        return self._tallest(self._headers, width) + 2 * self._look.pad_y

    def _row_height(self, row: Row, width: float) -> float:
        # Rows without a line between them sit closer.
        padding = 2 * self._look.pad_y if row.has_line else 1.4 * self._look.pad_y
        return self._tallest(row.cells, width) + padding

    def _tallest(self, cells: Sequence[Text], width: float) -> float:
        widths = self._widths(width)
        return max(cell.height(cell_width) for cell, cell_width in zip(cells, widths, strict=True))

    def _widths(self, width: float) -> list[float]:
        whole = sum(column.share for column in self._columns)
        return [width * column.share / whole - 2 * self._look.pad_x for column in self._columns]
