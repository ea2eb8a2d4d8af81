"""A drop-down and a tick box that look as the rest does."""

from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QSizePolicy, QWidget
from typing_extensions import override

from karriarstod_ui import theme
from karriarstod_ui.icons import paint_icon
from karriarstod_ui.theme import Shade
from karriarstod_ui.widgets.painted import fill_round, paint_focus, soft_painter

_POINTING: Final = {
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
}

_ROWS: Final = 12
"""Shown at once; every list of the program's own words is shorter or nearly so."""


class Choice(QComboBox):
    """A drop-down over (key, text) pairs; ``name`` is what is read aloud.

    The wheel does not change it, so that scrolling a page never changes an answer.
    """

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setMaxVisibleItems(_ROWS)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_options(self, options: list[tuple[str, str]]) -> None:
        """Show these (key, text) pairs, silently; the choice stays if its key is still there."""
        before = self.key()
        self.blockSignals(True)
        self.clear()
        for key, text in options:
            self.addItem(text, key)
        self.setCurrentIndex(max(0, self.findData(before)) if options else -1)
        self.blockSignals(False)

    def key(self) -> str:
        """Key of the chosen option, or ``""``."""
        return str(self.currentData() or "")

    def choose(self, key: str) -> None:
        """Choose by key; an unknown key chooses nothing."""
        self.setCurrentIndex(self.findData(key))

    @override
    def showPopup(self) -> None:
        super().showPopup()
        # Qt counts neither the list's padding nor its frame, and cuts the last row in half.
        view, shown = self.view(), min(self.count(), self.maxVisibleItems())
        rows = sum(view.sizeHintForRow(place) for place in range(shown))
        box = view.window()
        lacking = rows - view.viewport().height()
        if lacking <= 0 or box is self.window():
            return
        wanted = box.geometry().adjusted(0, 0, 0, lacking)
        screen = self.screen().availableGeometry()
        wanted.translate(0, min(0, screen.bottom() - wanted.bottom()))
        box.setGeometry(wanted.intersected(screen))
        if shown == self.count():
            view.scrollToTop()
            # Without anything to scroll the arrows above and below are gone, and so is their room.
            spare = view.viewport().height() - rows
            box.resize(box.width(), box.height() - max(0, spare))

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        shown = theme.current()
        side = shown.px(16)
        painter = soft_painter(self)
        place = QRect(self.width() - side - shown.px(9), (self.height() - side) // 2, side, side)
        paint_icon(painter, place, "chevron-down", Shade.TEXT if self.isEnabled() else Shade.QUIET)
        painter.end()


class ChoiceInForce(Choice):
    """A drop-down whose choice is in force at once, so that no key changes it in passing.

    Arrows open its list; there they only point, until Enter or a click has chosen.
    """

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _POINTING:
            self.showPopup()
        elif event.text().strip():
            # A letter would choose whatever begins with it.
            event.ignore()
        else:
            super().keyPressEvent(event)


class TickBox(QCheckBox):
    """A tick box with a text beside it."""

    @override
    def sizeHint(self) -> QSize:
        shown = theme.current()
        metrics = QFontMetrics(self.font())
        words = metrics.horizontalAdvance(self.text()) + shown.px(8) if self.text() else 0
        return QSize(shown.px(24) + words, max(shown.px(26), metrics.height()))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        shown = theme.current()
        painter = soft_painter(self)
        side = shown.px(20)
        top = (self.height() - side) / 2
        box = QRectF(shown.px(2), top, side, side)
        radius = shown.px(5)
        ticked = self.isChecked()
        live = self.isEnabled()
        if ticked:
            fill_round(painter, box, shown.color(Shade.PRIMARY if live else Shade.QUIET), radius)
            paint_icon(painter, box.adjusted(2, 2, -2, -2).toRect(), "check", Shade.ON_PRIMARY)
        else:
            painter.setBrush(shown.color(Shade.SURFACE))
            painter.setPen(QPen(shown.color(Shade.PRIMARY if live else Shade.QUIET), shown.ring))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius, radius)
        painter.setPen(shown.color(Shade.TEXT if live else Shade.QUIET))
        painter.setFont(self.font())
        words = QRectF(self.rect()).adjusted(shown.px(24) + shown.px(8), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.hasFocus():
            paint_focus(painter, QRectF(self.rect()), shown.px(6))
        painter.end()
