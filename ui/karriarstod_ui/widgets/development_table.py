"""The figures of the development charts as a table, for whoever reads rather than looks."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
)
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from karriarstod.domain.swedish_dates import long_date, short_date
from karriarstod.forms.development import Area, Said
from karriarstod_ui import theme
from karriarstod_ui.theme import Shade

AnyIndex = QModelIndex | QPersistentModelIndex
_NO_INDEX: Final = QModelIndex()
_AREA, _WHO, _FIRST_DAY = range(3)
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class _BetweenAreas(QStyledItemDelegate):
    """A fine line above the first of the two rows of each area."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        super().paint(painter, option, index)
        if index.row() and index.row() % 2 == 0:
            painter.save()
            painter.setPen(QPen(theme.current().color(Shade.FINE_LINE), 1))
            area: QRect = option.rect
            painter.drawLine(area.topLeft(), area.topRight())
            painter.restore()


class DevelopmentModel(QAbstractTableModel):
    """Two rows for each area, one for each voice, and a column for each day."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._areas: tuple[Area, ...] = ()
        self._days: tuple[date, ...] = ()
        self._today = date.min

    def set_areas(self, areas: Sequence[Area], today: date) -> None:
        """Show these; the days are the same for all of them."""
        self.beginResetModel()
        self._areas = tuple(areas)
        self._days = tuple(one.on for one in areas[0].seen) if areas else ()
        self._today = today
        self.endResetModel()

    @override
    def rowCount(self, parent: AnyIndex = _NO_INDEX) -> int:
        return 0 if parent.isValid() else 2 * len(self._areas)

    @override
    def columnCount(self, parent: AnyIndex = _NO_INDEX) -> int:
        return 0 if parent.isValid() else _FIRST_DAY + len(self._days)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section < _FIRST_DAY:
            return _LEFT
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if section < _FIRST_DAY:
            return (self.tr("Område"), self.tr("Vem"))[section]
        return short_date(self._days[section - _FIRST_DAY], self._today)

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        area = self._areas[index.row() // 2]
        is_supervisor = bool(index.row() % 2)
        who = self.tr("Handledaren") if is_supervisor else self.tr("Deltagaren")
        if index.column() == _AREA:
            texts = {Qt.ItemDataRole.DisplayRole: "" if is_supervisor else area.label}
            return texts.get(Qt.ItemDataRole(role), self._spoken(role, area.label))
        if index.column() == _WHO:
            return who if role == Qt.ItemDataRole.DisplayRole else None
        seen = area.seen[index.column() - _FIRST_DAY]
        said = seen.supervisor if is_supervisor else seen.participant
        if role == Qt.ItemDataRole.DisplayRole:
            return _short(said)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        day = long_date(seen.on, self._today)
        return self._spoken(
            role, f"{area.label}, {who}, {day}: {_short(said)} {area.meaning(said)}"
        )

    def _spoken(self, role: int, words: str) -> str | None:
        roles = {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}
        return words if role in roles else None


def _short(said: Said) -> str:
    """The figure, a dash for no answer, "vill ej" for someone who would rather not say."""
    if isinstance(said, int):
        return str(said)
    return "–" if said is None else "vill ej"


class DevelopmentTable(QTableView):
    """As high as all of its rows: the page scrolls, the table does not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("development_table")
        self.setAccessibleName(self.tr("Utveckling som tabell"))
        self._model = DevelopmentModel(self)
        self.setModel(self._model)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_BetweenAreas(self))
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def show_areas(self, areas: Sequence[Area], today: date) -> None:
        """Show these figures."""
        self._model.set_areas(areas, today)
        self._fit()

    def _fit(self) -> None:
        tall = theme.current().px(32)
        self.verticalHeader().setDefaultSectionSize(tall)
        bar = self.horizontalScrollBar().sizeHint().height()
        header = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(header + tall * self._model.rowCount() + bar + 2)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
