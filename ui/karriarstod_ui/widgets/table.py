"""A table of records: one row is one thing, chosen by the arrow keys and opened by Enter."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget
from typing_extensions import override

from karriarstod_ui import theme
from karriarstod_ui.delegates.cells import CellDelegate
from karriarstod_ui.widgets.painted import Painted, paint_focus, soft_painter


class RecordTable(QTableView):
    """Whole rows, no grid, Tab leaves it. ``row_opened`` carries the (proxy's) index.

    Opened by Enter or a click on a row. Put it in a ``Card(flush=True)``. Give columns a
    delegate of ``karriarstod_ui.delegates.cells``; the plain one is set from the start.
    """

    row_opened = Signal(QModelIndex)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setItemDelegate(CellDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSortingEnabled(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self._measure()
        self._ring = _Ring(self)
        self.clicked.connect(self.row_opened)

    def _measure(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme.current().px(56))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()

    def set_widths(self, *units: float) -> None:
        """Widths of the columns in units; the last one fills what is left."""
        for place, width in enumerate(units):
            self.setColumnWidth(place, theme.current().px(width))

    def current_row(self) -> QModelIndex:
        """The index of the chosen row's first cell; invalid when none is."""
        return self.currentIndex().siblingAtColumn(0)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        opens = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if opens and self.currentIndex().isValid():
            self.row_opened.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @override
    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._ring.setGeometry(self.rect())
        self._ring.setVisible(self.hasFocus())


class _Ring(Painted):
    """The focus ring around the table, above its cells."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = soft_painter(self)
        paint_focus(painter, QRectF(self.rect()), theme.current().px(9))
        painter.end()
