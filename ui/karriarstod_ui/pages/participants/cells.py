"""Cells of the list that hold people's words: on two lines where one is too short."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from karriarstod_ui import theme
from karriarstod_ui.delegates.cells import SECOND_LINE_ROLE, TEXT_ROLE, AnyIndex, CellDelegate
from karriarstod_ui.theme import Shade, TextRole


class WordsDelegate(CellDelegate):
    """Words that go on below where they do not fit; what still does not fit is cut short.

    With `stage_column` set, the word of that column stands below the words: the column itself has
    no room.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stage_column: int | None = None

    def second(self, index: AnyIndex) -> str:
        """What stands below in smaller letters."""
        if self.stage_column is not None:
            beside = index.model().index(index.row(), self.stage_column)
            return str(beside.data() or "")
        return str(index.data(SECOND_LINE_ROLE) or "")

    def is_cut(self, index: AnyIndex, width: int) -> bool:
        """Whether a cell of that width cannot hold all its words."""
        room = width - 2 * theme.current().px(10)
        second = self.second(index)
        small = QFontMetrics(theme.current().font(TextRole.SMALL))
        if second and small.horizontalAdvance(second) > room:
            return True
        lines = self._lines(index, room, 1 if second else 2)
        metrics = QFontMetrics(theme.current().font(_role(index)))
        return any(metrics.horizontalAdvance(line) > room for line in lines)

    def _lines(self, index: AnyIndex, room: int, most: int) -> list[str]:
        """The words on at most so many lines; the last one holds all that is left."""
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        layout = QTextLayout(text, theme.current().font(_role(index)))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        layout.setTextOption(option)
        starts: list[int] = []
        layout.beginLayout()
        while len(starts) < most and (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, room))
            starts.append(line.textStart())
        layout.endLayout()
        ends = [*starts[1:], len(text)]
        return [text[start:end].strip() for start, end in zip(starts, ends, strict=True)]

    @override
    def paint_cell(self, painter: QPainter, rect: QRect, index: AnyIndex) -> None:
        shown = theme.current()
        second = self.second(index)
        lines = [(one, _role(index)) for one in self._lines(index, rect.width(), 2 - bool(second))]
        if second:
            lines.append((second, TextRole.SMALL_QUIET))
        heights = [QFontMetrics(shown.font(role)).height() for _, role in lines]
        top = rect.top() + (rect.height() - sum(heights)) // 2
        for (text, role), tall in zip(lines, heights, strict=True):
            font = shown.font(role)
            painter.setFont(font)
            quiet = role is TextRole.SMALL_QUIET
            painter.setPen(shown.color(Shade.QUIET if quiet else Shade.TEXT))
            fitting = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
            place = QRect(rect.left(), top, rect.width(), tall)
            painter.drawText(
                place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, fitting
            )
            top += tall


def _role(index: AnyIndex) -> TextRole:
    return TextRole(index.data(TEXT_ROLE) or TextRole.BODY)
