"""Two of a kind in one table, line by line, differences marked with word, icon and colour."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from karriarstod.domain.plan_difference import Change
from karriarstod_ui import theme, units
from karriarstod_ui.icons import paint_icon
from karriarstod_ui.theme import Shade, StateColor, TextRole

CHANGE_WORDS: Final = {
    Change.SAME: "",
    Change.CHANGED: "ändrat",
    Change.ADDED: "nytt",
    Change.REMOVED: "borttaget",
}


@dataclass(frozen=True)
class ComparedRow:
    """One line of both in words; a heading has its words in `name` alone.

    ``said`` are other words for the difference than its own.
    """

    name: str
    before: str = ""
    after: str = ""
    change: Change = Change.SAME
    is_heading: bool = False
    said: str = ""


_MARKS: Final = {
    Change.CHANGED: ("pencil", StateColor.SOON),
    Change.ADDED: ("plus", StateColor.WELL),
    Change.REMOVED: ("x", StateColor.LATE),
}
NAME, _BEFORE, _AFTER, _MARK = range(4)
_NO_INDEX: Final = QModelIndex()
_LEFT: Final = Qt.AlignmentFlag.AlignLeft
AnyIndex = QModelIndex | QPersistentModelIndex


class ComparedModel(QAbstractTableModel):
    """The lines of both: what, before, after, and how it differs in a word.

    ``what`` is the title of the first column.
    """

    def __init__(self, what: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._what = what
        self._rows: tuple[ComparedRow, ...] = ()
        self._titles = ("", "", "", "")

    def set_rows(self, rows: Sequence[ComparedRow], before: str, after: str) -> None:
        """Show these lines under these two titles."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self._titles = (self._what, before, after, self.tr("Skillnad"))
        self.endResetModel()

    def row(self, index: AnyIndex) -> ComparedRow:
        """The line at an index."""
        return self._rows[index.row()]

    @override
    def rowCount(self, parent: AnyIndex = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: AnyIndex = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._titles)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        return None

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        texts = (row.name, row.before, row.after, row.said or CHANGE_WORDS[row.change])
        if role == Qt.ItemDataRole.DisplayRole:
            return texts[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ": ".join(filter(None, (texts[_MARK], row.name, texts[index.column()])))
        return None


class ComparedDelegate(QStyledItemDelegate):
    """Paints whole texts, wrapped, on the colour of their difference."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        shown = theme.current()
        view = option.widget
        width = view.columnWidth(index.column()) if isinstance(view, QTableView) else 200
        model = index.model()
        if isinstance(model, ComparedModel) and model.row(index).is_heading and view is not None:
            # It goes across all columns.
            width = view.width()
        text = str(index.data() or "")
        metrics = QFontMetrics(shown.font(self._role(index)))
        room = QRect(0, 0, max(width - 2 * shown.px(10), 1), 100_000)
        height = metrics.boundingRect(room, wrapping(metrics, text, room.width()), text).height()
        return QSize(width, max(height, metrics.height()) + 2 * shown.px(9))

    def _role(self, index: AnyIndex) -> TextRole:
        model = index.model()
        if isinstance(model, ComparedModel) and model.row(index).is_heading:
            return TextRole.STRONG
        return TextRole.BODY if index.column() in {_BEFORE, _AFTER} else TextRole.SMALL_STRONG

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        model = index.model()
        if not isinstance(model, ComparedModel):
            return
        shown = theme.current()
        row = model.row(index)
        area: QRect = option.rect
        inner = area.adjusted(shown.px(10), shown.px(9), -shown.px(10), -shown.px(9))
        text = str(index.data() or "")
        shade = Shade.TEXT if index.column() in {_BEFORE, _AFTER} else Shade.QUIET
        mark = _MARKS.get(row.change)
        marked = {
            Change.CHANGED: {_BEFORE, _AFTER},
            Change.ADDED: {_AFTER},
            Change.REMOVED: {_BEFORE},
        }
        painter.save()
        if row.is_heading:
            painter.fillRect(area, shown.color(Shade.GROUND))
            shade = Shade.TEXT
        if mark is not None and index.column() in marked[row.change] | {_MARK}:
            ink, ground = shown.pair(mark[1])
            if index.column() == _MARK:
                side = shown.px(16)
                paint_icon(
                    painter, QRect(inner.left(), inner.top(), side, side), mark[0], mark[1].text
                )
                inner.setLeft(inner.left() + side + shown.px(6))
                painter.setPen(ink)
            else:
                painter.fillRect(area, ground)
                painter.setPen(shown.color(Shade.TEXT))
        else:
            painter.setPen(shown.color(shade))
        font = shown.font(self._role(index))
        painter.setFont(font)
        painter.drawText(inner, wrapping(QFontMetrics(font), text, inner.width()), text)
        painter.setPen(shown.color(Shade.FINE_LINE))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        view = option.widget
        is_here = isinstance(view, QTableView) and view.currentIndex().row() == index.row()
        if is_here and view.hasFocus():
            self._paint_ring(painter, area, index.column())
        painter.restore()

    def _paint_ring(self, painter: QPainter, area: QRect, column: int) -> None:
        # The line the keyboard is on: a ring round the whole row, one side of it in each cell.
        shown = theme.current()
        painter.setPen(QPen(shown.color(Shade.PRIMARY), shown.ring))
        ring = area.adjusted(1, 1, -1, -1)
        painter.drawLine(ring.topLeft(), ring.topRight())
        painter.drawLine(ring.bottomLeft(), ring.bottomRight())
        if column == NAME:
            painter.drawLine(ring.topLeft(), ring.bottomLeft())
        if column == _MARK:
            painter.drawLine(ring.topRight(), ring.bottomRight())


def wrapping(metrics: QFontMetrics, text: str, width: int) -> int:
    """Lines end between words, and inside one only where it is wider than the whole line."""
    flags = Qt.TextFlag.TextWordWrap
    if any(metrics.horizontalAdvance(word) > width for word in text.split()):
        flags |= Qt.TextFlag.TextWrapAnywhere
    return int(flags)


class ComparedTable(QTableView):
    """Both in one table, so that they scroll together; arrows move a line at a time."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setItemDelegate(ComparedDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        flags = _LEFT.value | Qt.AlignmentFlag.AlignVCenter.value | Qt.TextFlag.TextWordWrap.value
        header.setDefaultAlignment(Qt.AlignmentFlag(flags))
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.timeout.connect(self.fit)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fitting.start(0)

    def fit(self) -> None:
        """Give the columns their shares of the width, and every row the height of its text."""
        width = self.viewport().width()
        mark = min(units.px(120), width // 5)
        name = min(units.px(190), width // 4)
        both = (width - mark - name) // 2
        for at, wide in enumerate((name, both, width - mark - name - both, mark)):
            self.setColumnWidth(at, wide)
        model = self.model()
        if isinstance(model, ComparedModel):
            self.clearSpans()
            for at in range(model.rowCount()):
                if model.row(model.index(at, 0)).is_heading:
                    self.setSpan(at, 0, 1, 4)
        self._fit_header()
        self.resizeRowsToContents()

    def _fit_header(self) -> None:
        """As high as its titles need when they are wrapped in their columns."""
        header, shown = self.horizontalHeader(), theme.current()
        metrics = QFontMetrics(shown.font(TextRole.SMALL_STRONG))
        tall = metrics.height()
        for at in range(header.count()):
            title = str(self.model().headerData(at, Qt.Orientation.Horizontal) or "")
            room = QRect(0, 0, max(self.columnWidth(at) - 2 * shown.px(12), 1), 100_000)
            tall = max(tall, metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, title).height())
        header.setFixedHeight(tall + 2 * shown.px(10))
