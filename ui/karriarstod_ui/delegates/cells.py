"""Cells of lists: a pill, the chain as bars over its word, two lines of text.

A model says what a cell is by roles: ``DisplayRole`` is the (first) text, and the roles here
carry the rest. Rows are as high as two lines of text, so a list never jumps.
"""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from karriarstod_ui import theme
from karriarstod_ui.theme import Shade, StateColor, TextRole
from karriarstod_ui.widgets.painted import chain_bars_size, paint_chain_bars, paint_pill, pill_size

SECOND_LINE_ROLE: Final = Qt.ItemDataRole.UserRole + 101
"""A second, smaller line (str)."""
STATE_ROLE: Final = Qt.ItemDataRole.UserRole + 102
"""The pill's ``StateColor``; without one the text is plain."""
CHAIN_ROLE: Final = Qt.ItemDataRole.UserRole + 103
"""A tuple of ``StepState``."""
TEXT_ROLE: Final = Qt.ItemDataRole.UserRole + 104
"""The ``TextRole`` of the first line; ``BODY`` without one."""

AnyIndex = QModelIndex | QPersistentModelIndex


class CellDelegate(QStyledItemDelegate):
    """Paints a cell in the theme's type; the base of the others, and good by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        painter.save()
        self._paint_ground(painter, option)
        margin = theme.current().px(10)
        self.paint_cell(painter, option.rect.adjusted(margin, 0, -margin, 0), index)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        shown = theme.current()
        rect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, shown.color(Shade.SOFT))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, shown.color(Shade.GROUND))
        painter.setPen(shown.color(Shade.FINE_LINE))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def paint_cell(self, painter: QPainter, rect: QRect, index: AnyIndex) -> None:
        """The text, with its second line when it has one."""
        first = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        second = str(index.data(SECOND_LINE_ROLE) or "")
        role = index.data(TEXT_ROLE) or TextRole.BODY
        align = index.data(Qt.ItemDataRole.TextAlignmentRole)
        side = Qt.AlignmentFlag.AlignRight if _is_right(align) else Qt.AlignmentFlag.AlignLeft
        shown = theme.current()
        tall = QFontMetrics(shown.font(role)).height()
        below = QFontMetrics(shown.font(TextRole.SMALL)).height() if second else 0
        top = rect.top() + (rect.height() - tall - below) // 2
        _draw(painter, QRect(rect.left(), top, rect.width(), tall), first, role, side)
        if second:
            under = QRect(rect.left(), top + tall, rect.width(), below)
            _draw(painter, under, second, TextRole.SMALL_QUIET, side)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        shown = theme.current()
        role = index.data(TEXT_ROLE) or TextRole.BODY
        first = QFontMetrics(shown.font(role)).horizontalAdvance(str(index.data() or ""))
        second = QFontMetrics(shown.font(TextRole.SMALL)).horizontalAdvance(
            str(index.data(SECOND_LINE_ROLE) or "")
        )
        return QSize(max(first, second, self.least_width(index)) + shown.px(22), shown.px(56))

    def least_width(self, index: AnyIndex) -> int:
        """Width of what is painted besides text, in pixels."""
        return theme.current().px(8) if index.isValid() else 0


class PillDelegate(CellDelegate):
    """A pill where the model gives a ``StateColor``, plain text where it gives none."""

    @override
    def paint_cell(self, painter: QPainter, rect: QRect, index: AnyIndex) -> None:
        state = index.data(STATE_ROLE)
        text = str(index.data() or "")
        if isinstance(state, StateColor) and text:
            paint_pill(painter, rect, text, state)
        else:
            super().paint_cell(painter, rect, index)

    @override
    def least_width(self, index: AnyIndex) -> int:
        return pill_size(str(index.data() or "")).width()


class ChainDelegate(CellDelegate):
    """The chain as small bars, with the word for the stage below."""

    @override
    def paint_cell(self, painter: QPainter, rect: QRect, index: AnyIndex) -> None:
        states = index.data(CHAIN_ROLE)
        if not states:
            super().paint_cell(painter, rect, index)
            return
        shown = theme.current()
        bars = chain_bars_size(len(states))
        words = QFontMetrics(shown.font(TextRole.SMALL)).height()
        gap = shown.px(5)
        top = rect.top() + (rect.height() - bars.height() - gap - words) // 2
        paint_chain_bars(painter, rect.left(), top, states)
        below = QRect(rect.left(), top + bars.height() + gap, rect.width(), words)
        text = str(index.data() or "")
        _draw(painter, below, text, TextRole.SMALL, Qt.AlignmentFlag.AlignLeft)

    @override
    def least_width(self, index: AnyIndex) -> int:
        return chain_bars_size(len(index.data(CHAIN_ROLE) or ()) or 6).width()


def _is_right(align: object) -> bool:
    return isinstance(align, (int, Qt.AlignmentFlag)) and bool(
        Qt.AlignmentFlag(align) & Qt.AlignmentFlag.AlignRight
    )


_QUIET_ROLES: Final = {TextRole.QUIET, TextRole.SMALL_QUIET, TextRole.AXIS}


def _draw(
    painter: QPainter, rect: QRect, text: str, role: TextRole, side: Qt.AlignmentFlag
) -> None:
    shown = theme.current()
    font = shown.font(role)
    painter.setFont(font)
    shade = Shade.QUIET if role in _QUIET_ROLES else Shade.TEXT
    painter.setPen(shown.color(Shade.LATE if role is TextRole.LATE else shade))
    fitting = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter, fitting)
