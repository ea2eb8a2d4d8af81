"""Takes the picture of a window that no screen shows, with what lies over it."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QDialog

from karriarstod_ui import theme
from karriarstod_ui.main_window import MainWindow
from karriarstod_ui.theme import Shade

_A_MOMENT_MS: Final = 50
"""What a page puts off for so long is done before its picture is taken."""


class Camera:
    """Stands before one window."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    def picture(self) -> QPixmap:
        """The window with what lies over it, laid out and painted."""
        self._settle()
        picture = self.window.grab()
        for dialog in self.window.findChildren(QDialog):
            if dialog.isVisible():
                over = dialog.grab()
                _paint_papers(over, dialog)
                _lay_over(picture, over)
        return picture

    def close_dialogs(self) -> None:
        """Nothing lies over the window any more."""
        for dialog in self.window.findChildren(QDialog):
            dialog.hide()
            dialog.setParent(None)
            dialog.deleteLater()

    def _settle(self) -> None:
        """Hand out what waits to be laid out; what one layout asks for comes with the next."""
        size = self.window.size()
        for wide in (0, 1, 0):
            # Another width makes every part measure itself anew, as a shown window's would.
            self.window.resize(size.width() - wide, size.height())
            for _ in range(3):
                QCoreApplication.sendPostedEvents()
            self.window.grab()
            for timer in self.window.findChildren(QTimer):
                if timer.isActive() and timer.isSingleShot() and timer.interval() <= _A_MOMENT_MS:
                    timer.stop()
                    timer.timeout.emit()


def _lay_over(picture: QPixmap, over: QPixmap) -> None:
    """A window in the middle, with everything behind it dimmed."""
    middle = QPoint((picture.width() - over.width()) // 2, (picture.height() - over.height()) // 2)
    dim = theme.current().color(Shade.STRIP if theme.current().is_dark else Shade.TEXT)
    dim.setAlphaF(0.35)
    painter = QPainter(picture)
    painter.fillRect(picture.rect(), dim)
    painter.drawPixmap(middle, over)
    painter.end()


def _paint_papers(picture: QPixmap, dialog: QDialog) -> None:
    """The first page of each paper shown: its own view renders only while a loop runs."""
    for view in dialog.findChildren(QPdfView):
        document, margins = view.document(), view.documentMargins()
        place = QRect(view.viewport().mapTo(dialog, QPoint(0, 0)), view.viewport().size())
        points = document.pagePointSize(0)
        if points.isEmpty():
            continue
        wide = place.width() - margins.left() - margins.right()
        size = QSize(wide, round(wide * points.height() / points.width()))
        painter = QPainter(picture)
        painter.setClipRect(place)
        corner = place.topLeft() + QPoint(margins.left(), margins.top())
        painter.fillRect(QRect(corner, size), Qt.GlobalColor.white)
        painter.drawImage(corner, document.render(0, size))
        painter.end()
