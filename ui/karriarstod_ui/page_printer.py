"""Sends the pages of a PDF to a printer, one at a time, without stopping the window."""

from typing import Final

from PySide6.QtCore import QObject, QRectF, QSize, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

RESOLUTION: Final = 300
POINTS_PER_INCH: Final = 72


class PagePrinter(QObject):
    """Prints a document; ``finished`` says whether every page was taken.

    The paper is for reading; what is sent to an authority as a file is the tagged PDF itself.
    """

    finished = Signal(bool)

    def __init__(
        self, document: QPdfDocument, printer: QPrinter, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._printer = printer
        self._painter = QPainter()
        self._pages = list(range(document.pageCount()))
        first, last = printer.fromPage(), printer.toPage()
        if first:
            self._pages = self._pages[first - 1 : last or None]

    def start(self) -> None:
        """Begin; the pages follow as the window has time."""
        if not self._painter.begin(self._printer):
            self.finished.emit(False)
            return
        self._next()

    def _next(self) -> None:
        if not self._pages:
            self.finished.emit(self._painter.end())
            return
        page = self._pages.pop(0)
        points = self._document.pagePointSize(page)
        scale = RESOLUTION / POINTS_PER_INCH
        size = QSize(round(points.width() * scale), round(points.height() * scale))
        image = self._document.render(page, size)
        dots = self._printer.resolution() / POINTS_PER_INCH
        area = QRectF(0, 0, points.width() * dots, points.height() * dots)
        self._painter.drawImage(area, image)
        if self._pages and not self._printer.newPage():
            self._painter.end()
            self.finished.emit(False)
            return
        QTimer.singleShot(0, self, self._next)
