"""The line that stands for a row: what it is about and what else it says."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from karriarstod_ui import theme, units
from karriarstod_ui.icons import paint_icon
from karriarstod_ui.theme import Shade, TextRole
from karriarstod_ui.widgets.painted import paint_focus, soft_painter

_WRAPPED = Qt.TextFlag.TextWordWrap
_TALLEST = 100_000


class RowHead(QPushButton):
    """A title and a quieter line below it, both broken where they are long; opens what it tells."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ""
        self._rest = ""
        self._is_open = False
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_words(self, title: str, rest: str, *, is_open: bool) -> None:
        """Say this."""
        self._title, self._rest, self._is_open = title, rest, is_open
        self.setAccessibleDescription(rest)
        self.updateGeometry()
        self.update()

    @property
    def words(self) -> tuple[str, str]:
        """What it says."""
        return self._title, self._rest

    def _places(self, width: int) -> tuple[QRect, QRect]:
        shown = theme.current()
        left, top = units.px(36), units.px(10)
        room = QRect(left, top, max(1, width - left - units.px(8)), _TALLEST)
        title = QFontMetrics(shown.font(TextRole.STRONG)).boundingRect(room, _WRAPPED, self._title)
        first = QRect(room.left(), room.top(), room.width(), title.height())
        if not self._rest:
            return first, QRect(first.bottomLeft(), QSize(room.width(), 0))
        below = QRect(room.left(), first.bottom() + units.px(2), room.width(), _TALLEST)
        rest = QFontMetrics(shown.font(TextRole.SMALL_QUIET)).boundingRect(
            below, _WRAPPED, self._rest
        )
        return first, QRect(below.left(), below.top(), below.width(), rest.height())

    @override
    def sizeHint(self) -> QSize:
        return QSize(units.px(200), self.heightForWidth(units.px(300)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(units.px(120), units.px(40))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._places(width)[1].bottom() + 1 + units.px(10)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self.updateGeometry()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        shown = theme.current()
        painter = soft_painter(self)
        title, rest = self._places(self.width())
        side = units.px(18)
        line = QFontMetrics(shown.font(TextRole.STRONG)).height()
        place = QRect(units.px(10), title.top() + (line - side) // 2, side, side)
        icon = "chevron-down" if self._is_open else "chevron-right"
        paint_icon(painter, place, icon, Shade.QUIET)
        painter.setFont(shown.font(TextRole.STRONG))
        painter.setPen(shown.color(Shade.TEXT))
        painter.drawText(title, _WRAPPED, self._title)
        if self._rest:
            painter.setFont(shown.font(TextRole.SMALL_QUIET))
            painter.setPen(shown.color(Shade.QUIET))
            painter.drawText(rest, _WRAPPED, self._rest)
        if self.hasFocus():
            paint_focus(painter, QRectF(self.rect()).adjusted(2, 2, -2, -2), shown.px(7))
        painter.end()
