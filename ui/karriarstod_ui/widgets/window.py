"""What every window over the program's own has in common."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QWidget
from typing_extensions import override

from karriarstod_ui import theme
from karriarstod_ui.theme import Shade


class Window(QDialog):
    """A window that goes away with its closing, and whose edge is seen on any ground."""

    def __init__(
        self, parent: QWidget | None = None, kind: Qt.WindowType = Qt.WindowType.Dialog
    ) -> None:
        super().__init__(parent, kind)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        # A style sheet gives a dialog a ground but no border.
        painter = QPainter(self)
        painter.setPen(theme.current().color(Shade.LINE))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
