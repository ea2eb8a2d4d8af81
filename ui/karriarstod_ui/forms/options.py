"""Options to press: boxes of which one is chosen, and ticks of which any number are."""

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy, QWidget
from typing_extensions import override

from karriarstod_ui import theme, units
from karriarstod_ui.icons import paint_icon
from karriarstod_ui.theme import Shade, TextRole
from karriarstod_ui.widgets.layouts import Flow
from karriarstod_ui.widgets.painted import fill_round, paint_focus, soft_painter

_WRAPPED = Qt.TextFlag.TextWordWrap
_GROUPS_OWN = {
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
}


class _Wrapping:
    """The size of words that may be broken into lines, with room around them."""

    def __init__(self, text: str, side: float, top: float, mark: float = 0) -> None:
        self._text = text
        self._room = (side, top, mark)
        self._heights: dict[int, int] = {}
        self._widest: tuple[int, int] | None = None

    def forget(self) -> None:
        """The text has another size now."""
        self._heights.clear()
        self._widest = None

    def padding(self) -> QRect:
        """How much the words are smaller than the whole: as left, top, right and bottom."""
        side, top, mark = (units.px(one) for one in self._room)
        return QRect(QPoint(side + mark, top), QPoint(side, top))

    def widths(self, font: QFont) -> tuple[int, int]:
        """The least width, that of the longest word, and the width of all on one line."""
        if self._widest is None:
            metrics = QFontMetrics(font)
            longest = max(map(metrics.horizontalAdvance, self._text.split() or [""]))
            padding = self.padding()
            around = padding.left() + padding.right() + 2
            self._widest = (longest + around, metrics.horizontalAdvance(self._text) + around)
        return self._widest

    def height(self, font: QFont, width: int) -> int:
        """How high the words are at that width, with the room around them."""
        if width not in self._heights:
            padding = self.padding()
            room = QRect(0, 0, max(1, width - padding.left() - padding.right()), 10_000)
            tall = QFontMetrics(font).boundingRect(room, _WRAPPED, self._text).height()
            self._heights[width] = tall + padding.top() + padding.bottom()
        return self._heights[width]


def _grows(button: QAbstractButton) -> None:
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    button.setSizePolicy(policy)
    button.setCursor(Qt.CursorShape.PointingHandCursor)


class OptionBox(QRadioButton):
    """One option as a box with its words; filled when chosen, dashed when chosen the time before.

    A ``quiet`` one stands aside, for those who would rather not choose.
    """

    def __init__(
        self, text: str, *, quiet: bool = False, least: float = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self._words = text
        self._quiet = quiet
        self._least = least
        self._wrapping = _Wrapping(text, 8, 4 if quiet else 9)
        self._is_earlier = False
        self.setAutoExclusive(False)
        _grows(self)

    @property
    def is_earlier(self) -> bool:
        """Whether this was the answer the time before."""
        return self._is_earlier

    def set_earlier(self, is_earlier: bool) -> None:
        """Draw the dashed frame, or not."""
        self._is_earlier = is_earlier
        self.setAccessibleDescription(self.tr("Svaret förra gången") if is_earlier else "")
        self.update()

    def _bold(self) -> QFont:
        return theme.current().font(TextRole.SMALL_STRONG)

    @override
    def sizeHint(self) -> QSize:
        wide = max(self._wrapping.widths(self._bold())[1], units.px(self._least))
        return QSize(wide, self.heightForWidth(wide))

    @override
    def minimumSizeHint(self) -> QSize:
        least, whole = self._wrapping.widths(self._bold())
        return QSize(least, self._wrapping.height(self._bold(), whole))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._wrapping.height(self._bold(), width)

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self._wrapping.forget()
            self.updateGeometry()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Which of them is chosen by a key is for the one who holds them all.
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        shown = theme.current()
        painter = soft_painter(self)
        inset = shown.ring / 2
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        radius = shown.px(5)
        chosen = self.isChecked()
        if chosen:
            fill_round(painter, box, shown.color(Shade.PRIMARY), radius)
        else:
            live = self.isEnabled()
            line = Shade.LINE if self._quiet or not live else Shade.FIELD_LINE
            if self.underMouse() and live:
                line = Shade.PRIMARY
            ground = Shade.SURFACE if live else Shade.GROUND
            fill_round(painter, box, shown.color(ground), radius)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(shown.color(line), 1))
            painter.drawRoundedRect(box, radius, radius)
        if self._is_earlier:
            self._paint_dashes(painter, box, radius)
        if self.hasFocus():
            self._paint_ring(painter, radius)
        font = self._bold() if chosen else shown.font(TextRole.SMALL)
        painter.setFont(font)
        ink = Shade.QUIET if self._quiet or not self.isEnabled() else Shade.TEXT
        painter.setPen(shown.color(Shade.ON_PRIMARY if chosen else ink))
        padding = self._wrapping.padding()
        words = self.rect().adjusted(
            padding.left(), padding.top(), -padding.right(), -padding.bottom()
        )
        painter.drawText(words, _WRAPPED | Qt.AlignmentFlag.AlignCenter, self._words)
        painter.end()

    def _paint_dashes(self, painter: QPainter, box: QRectF, radius: float) -> None:
        shown = theme.current()
        pen = QPen(shown.color(Shade.ACCENT), shown.ring)
        pen.setDashPattern([3, 2])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen)
        painter.drawRoundedRect(box, radius, radius)

    def _paint_ring(self, painter: QPainter, radius: float) -> None:
        """The focus ring, inside the frame so that both are seen."""
        shown = theme.current()
        inset = shown.ring * 2
        ring = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        ink = Shade.ON_PRIMARY if self.isChecked() else Shade.PRIMARY
        painter.setPen(QPen(shown.color(ink), shown.ring))
        painter.drawRoundedRect(ring, radius - 1, radius - 1)


class OptionTick(QCheckBox):
    """One option to tick, whose words may be broken into lines."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self._words = text
        self._wrapping = _Wrapping(text, 6, 4, mark=26)
        self._is_earlier = False
        _grows(self)

    @property
    def is_earlier(self) -> bool:
        """Whether this was ticked the time before."""
        return self._is_earlier

    def set_earlier(self, is_earlier: bool) -> None:
        """Draw the dashed frame, or not."""
        self._is_earlier = is_earlier
        self.setAccessibleDescription(self.tr("Svaret förra gången") if is_earlier else "")
        self.update()

    def _font(self) -> QFont:
        return theme.current().font(TextRole.BODY)

    @override
    def sizeHint(self) -> QSize:
        wide = self._wrapping.widths(self._font())[1]
        return QSize(wide, self.heightForWidth(wide))

    @override
    def minimumSizeHint(self) -> QSize:
        least, whole = self._wrapping.widths(self._font())
        return QSize(least, self._wrapping.height(self._font(), whole))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._wrapping.height(self._font(), width)

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self._wrapping.forget()
            self.updateGeometry()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _GROUPS_OWN:
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        shown = theme.current()
        painter = soft_painter(self)
        side, radius = shown.px(20), shown.px(5)
        line = QFontMetrics(self._font()).height()
        box = QRectF(shown.px(6), shown.px(4) + (line - side) / 2, side, side)
        if self.isChecked():
            fill_round(painter, box, shown.color(Shade.PRIMARY), radius)
            inner = box.adjusted(2, 2, -2, -2).toRect()
            paint_icon(painter, inner, "check", Shade.ON_PRIMARY)
        else:
            live = self.isEnabled()
            painter.setBrush(shown.color(Shade.SURFACE if live else Shade.GROUND))
            line_shade = Shade.PRIMARY if live else Shade.LINE
            painter.setPen(QPen(shown.color(line_shade), shown.ring))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius, radius)
        if self._is_earlier:
            pen = QPen(shown.color(Shade.ACCENT), shown.ring)
            pen.setDashPattern([3, 2])
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(pen)
            half = shown.ring / 2
            whole = QRectF(self.rect()).adjusted(half, half, -half, -half)
            painter.drawRoundedRect(whole, radius, radius)
        is_plain = self.isEnabled() or self.isChecked()
        painter.setPen(shown.color(Shade.TEXT if is_plain else Shade.QUIET))
        painter.setFont(self._font())
        padding = self._wrapping.padding()
        words = self.rect().adjusted(
            padding.left(), padding.top(), -padding.right(), -padding.bottom()
        )
        painter.drawText(words, _WRAPPED | Qt.AlignmentFlag.AlignLeft, self._words)
        if self.hasFocus():
            paint_focus(painter, QRectF(self.rect()), radius)
        painter.end()


class EvenRow(Flow):
    """Things of the same width side by side while the longest word of each has room.

    If not, those that are ``whole`` stand below one another; others break into rows as even as
    can be. Never more than ``most`` in a row.
    """

    def __init__(
        self,
        spacing: float = 6,
        *,
        whole: bool = False,
        most: int = 99,
        by_words: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(spacing, parent)
        self._whole = whole
        self._most = most
        self._by_words = by_words

    @override
    def wanted_size(self) -> QSize:
        hints = [one.sizeHint() for one in self.shown()]
        wide = max((hint.width() for hint in hints), default=0)
        count = min(self._most, len(hints))
        across = wide * count + self.gap * max(0, count - 1)
        return QSize(across, self.heightForWidth(across) if across else 0)

    @override
    def place(self, width: int) -> list[tuple[QWidget, QRect]]:
        shown = self.shown()
        if not shown:
            return []
        per_row = self._per_row(width, shown)
        wide = (width - self.gap * (per_row - 1)) // per_row
        placed: list[tuple[QWidget, QRect]] = []
        y = 0
        for begin in range(0, len(shown), per_row):
            line = shown[begin : begin + per_row]
            tall = max(one.heightForWidth(wide) for one in line)
            for at, one in enumerate(line):
                placed.append((one, QRect(at * (wide + self.gap), y, wide, tall)))
            y += tall + self.gap
        return placed

    def _per_row(self, width: int, shown: list[QWidget]) -> int:
        sizes = [one.sizeHint() if self._by_words else one.minimumSizeHint() for one in shown]
        needed = max(size.width() for size in sizes) + self.gap
        fitting = max(1, min(self._most, (width + self.gap) // needed, len(shown)))
        if fitting == len(shown):
            return fitting
        if self._whole:
            return 1
        rows = -(-len(shown) // fitting)
        return -(-len(shown) // rows)
