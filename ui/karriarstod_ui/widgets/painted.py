"""What hand-painted widgets have in common, and the small painters lists share with pages."""

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from karriarstod_ui import theme
from karriarstod_ui.theme import Shade, StateColor, TextRole


class StepState(Enum):
    """Where a step of the chain stands; the value is the word for it."""

    DONE = "klar"
    CURRENT = "pågår"
    PARALLEL = "pågår samtidigt"
    PAUSED = "paus"
    SKIPPED = "hoppades över"
    FUTURE = "återstår"


class Painted(QWidget):
    """A widget that draws itself from the theme and follows it when it changes."""

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self.theme_changed()
            self.updateGeometry()
            self.update()

    def theme_changed(self) -> None:
        """Called before a new layout when colours or text size change."""


def soft_painter(device: QWidget) -> QPainter:
    """A painter with smooth edges on ``device``."""
    painter = QPainter(device)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def fill_round(painter: QPainter, rect: QRectF, color: QColor, radius: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawRoundedRect(rect, radius, radius)


def paint_focus(painter: QPainter, rect: QRectF, radius: float) -> None:
    """The ring that shows where the keyboard is."""
    shown = theme.current()
    half = shown.ring / 2
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(shown.color(Shade.PRIMARY), shown.ring))
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius)


def pill_size(text: str) -> QSize:
    """How large a pill with ``text`` is."""
    shown = theme.current()
    metrics = QFontMetrics(shown.font(TextRole.PILL))
    return QSize(
        metrics.horizontalAdvance(text) + 2 * shown.px(9), metrics.height() + 2 * shown.px(2)
    )


def paint_pill(painter: QPainter, rect: QRect, text: str, state: StateColor) -> None:
    """A pill at the left of ``rect``, in the middle of its height, shortened if it must be."""
    shown = theme.current()
    wanted = pill_size(text)
    width = min(wanted.width(), rect.width())
    top = rect.top() + (rect.height() - wanted.height()) / 2
    pill = QRectF(rect.left(), top, width, wanted.height())
    ink, ground = shown.pair(state)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    fill_round(painter, pill, ground, wanted.height() / 2)
    if shown.appearance.value.startswith("high_contrast"):
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(ink, 1))
        painter.drawRoundedRect(
            pill.adjusted(0.5, 0.5, -0.5, -0.5), pill.height() / 2, pill.height() / 2
        )
    font = shown.font(TextRole.PILL)
    painter.setFont(font)
    painter.setPen(ink)
    inner = width - 2 * shown.px(9) + 1
    fitting = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, round(inner))
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, fitting)
    painter.restore()


def chain_bars_size(count: int = 6) -> QSize:
    shown = theme.current()
    return QSize(count * shown.px(16) + (count - 1) * shown.px(4), shown.px(7))


def paint_chain_bars(
    painter: QPainter, left: float, top: float, states: Sequence[StepState]
) -> None:
    """Small bars, one a step: filled when done or now, half when paused, pale when ahead."""
    shown = theme.current()
    width, height, gap = shown.px(16), shown.px(7), shown.px(4)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for place, state in enumerate(states):
        bar = QRectF(left + place * (width + gap), top, width, height)
        reached = state in {StepState.DONE, StepState.CURRENT, StepState.PARALLEL}
        fill_round(
            painter, bar, shown.color(Shade.PRIMARY if reached else Shade.MUTED), height * 0.45
        )
        if state is StepState.PAUSED:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QBrush(shown.color(Shade.PRIMARY), Qt.BrushStyle.BDiagPattern))
            painter.drawRoundedRect(bar, height * 0.45, height * 0.45)
    painter.restore()


def path_through(points: Sequence[QPointF], *, closed: bool = False) -> QPainterPath:
    """A path from point to point.

    Paths and not lists of points: drawPolygon and drawPolyline of this binding read a list after
    it is gone, and now and then end the program.
    """
    path = QPainterPath(points[0])
    for point in points[1:]:
        path.lineTo(point)
    if closed:
        path.closeSubpath()
    return path


def diamond(center: QPointF, half: float) -> QPainterPath:
    """A square on its corner, ``half`` from its middle to a corner."""
    corners = ((0.0, -half), (half, 0.0), (0.0, half), (-half, 0.0))
    return path_through([center + QPointF(x, y) for x, y in corners], closed=True)
