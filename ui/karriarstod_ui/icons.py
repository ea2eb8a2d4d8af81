"""Lucide icons, painted in the theme's own colours at whatever size and sharpness is asked for."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from typing_extensions import override

from karriarstod_resources import catalog
from karriarstod_ui import theme
from karriarstod_ui.theme import Shade


def icon(name: str, shade: Shade = Shade.TEXT, *, on_shade: Shade | None = None) -> QIcon:
    """The icon called ``name`` (a Lucide name); ``on_shade`` is its colour when switched on."""
    return QIcon(_ThemedIcon(name, shade, on_shade or shade))


def paint_icon(painter: QPainter, rect: QRect, name: str, shade: Shade = Shade.TEXT) -> None:
    """Draw the icon inside ``rect`` in one of the theme's colours."""
    color = theme.current().color(shade).name()
    # Not device(): a widget that Qt made for itself has no Python side to be handed over.
    ratio = painter.deviceTransform().m11()
    side = round(min(rect.width(), rect.height()) * ratio)
    if side <= 0:
        return
    pixmap = _drawn(name, color, side)
    pixmap.setDevicePixelRatio(ratio)
    square = QRectF(0, 0, side / ratio, side / ratio)
    square.moveCenter(QRectF(rect).center())
    painter.drawPixmap(square.topLeft(), pixmap)


@lru_cache(maxsize=512)
def _drawn(name: str, color: str, side: int) -> QPixmap:
    drawing = catalog.icon_svg(name).replace(b"currentColor", color.encode("ascii"))
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(drawing)).render(painter, QRectF(0, 0, side, side))
    painter.end()
    return pixmap


class _ThemedIcon(QIconEngine):
    """Asks the theme for its colour at the moment of painting, so that a change needs nothing."""

    def __init__(self, name: str, shade: Shade, on_shade: Shade) -> None:
        super().__init__()
        self._name = name
        self._shade = shade
        self._on_shade = on_shade

    def _shade_for(self, mode: QIcon.Mode, state: QIcon.State) -> Shade:
        if mode == QIcon.Mode.Disabled:
            return Shade.QUIET
        if mode == QIcon.Mode.Selected:
            return Shade.ON_PRIMARY
        return self._on_shade if state == QIcon.State.On else self._shade

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        # A wider place than tall leaves room between the icon and the button's text.
        square = QRect(rect.left(), rect.top(), min(rect.width(), rect.height()), rect.height())
        paint_icon(painter, square, self._name, self._shade_for(mode, state))

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    @override
    def clone(self) -> QIconEngine:
        return _ThemedIcon(self._name, self._shade, self._on_shade)
