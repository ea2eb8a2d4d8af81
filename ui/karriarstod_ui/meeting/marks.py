"""What is painted in a meeting: a goal's number or tick, its dashed frame, and the way so far."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from karriarstod_ui import theme
from karriarstod_ui.icons import paint_icon
from karriarstod_ui.theme import Shade, TextRole
from karriarstod_ui.widgets.layouts import row
from karriarstod_ui.widgets.painted import Painted, fill_round, soft_painter
from karriarstod_ui.widgets.text import Text

_DASH: Final = 30
_GAP: Final = 6


class GoalMark(Painted):
    """The number of a goal in a ring, or a tick when it is reached."""

    def __init__(self, number: int, *, is_reached: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self._is_reached = is_reached
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        side = max(theme.current().px(22), theme.current().least + 14)
        return QSize(side, side)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        shown = theme.current()
        painter = soft_painter(self)
        half = shown.ring / 2
        ring = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.setPen(QPen(shown.color(Shade.PRIMARY), shown.ring))
        painter.setBrush(shown.color(Shade.PRIMARY if self._is_reached else Shade.SURFACE))
        painter.drawEllipse(ring)
        if self._is_reached:
            inset = self.width() // 5
            inner = self.rect().adjusted(inset, inset, -inset, -inset)
            paint_icon(painter, inner, "check", Shade.ON_PRIMARY)
        else:
            painter.setFont(shown.font(TextRole.SMALL_STRONG))
            painter.setPen(shown.color(Shade.PRIMARY))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self._number))
        painter.end()


class GoalLine(Painted):
    """A goal as one line of the plan; a new one has a dashed frame and the word."""

    def __init__(
        self,
        number: int,
        words: str,
        aside: str,
        *,
        is_reached: bool = False,
        is_new: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._is_new = is_new
        line = row(self, (14, 10, 14, 10), 12)
        line.addWidget(GoalMark(number, is_reached=is_reached), 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(Text(words, TextRole.BODY, wrap=True), 1)
        if aside:
            role = TextRole.STRONG if is_new else TextRole.SMALL_QUIET
            line.addWidget(Text(aside, role), 0, Qt.AlignmentFlag.AlignVCenter)
        state = self.tr("klart") if is_reached else aside
        self.setAccessibleName(", ".join(filter(None, (f"{number}. {words}", state))))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        shown = theme.current()
        painter = soft_painter(self)
        wide = shown.ring if self._is_new else 1
        frame = QRectF(self.rect()).adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2)
        radius = shown.px(8)
        fill_round(painter, frame, shown.color(Shade.SURFACE), radius)
        pen = QPen(shown.color(Shade.PRIMARY if self._is_new else Shade.LINE), wide)
        if self._is_new:
            pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame, radius, radius)
        painter.end()


class Dashes(Painted):
    """How far one has come: a dash for each question, filled up to this one."""

    def __init__(self, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = count
        self._done = 0
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_done(self, done: int) -> None:
        """So many are behind, this one counted."""
        self._done = done
        self.setAccessibleName(self.tr("Fråga {n} av {all}").format(n=done, all=self._count))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        shown = theme.current()
        wide = self._count * shown.px(_DASH) + (self._count - 1) * shown.px(_GAP)
        return QSize(wide, shown.px(5))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._count * 8, theme.current().px(5))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        shown = theme.current()
        painter = soft_painter(self)
        gap = shown.px(_GAP) if self.width() >= self.sizeHint().width() else 3
        wide = (self.width() - gap * (self._count - 1)) / self._count
        for place in range(self._count):
            dash = QRectF(place * (wide + gap), 0, wide, self.height())
            shade = Shade.PRIMARY if place < self._done else Shade.MUTED
            fill_round(painter, dash, shown.color(shade), self.height() / 2)
        painter.end()
