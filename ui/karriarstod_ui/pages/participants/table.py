"""The list's table: columns that give way when it gets narrow, letters that go to the filter."""

from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyleOptionViewItem, QWidget
from typing_extensions import override

from karriarstod_ui import theme
from karriarstod_ui.delegates.cells import CellDelegate, ChainDelegate, PillDelegate
from karriarstod_ui.models.participants import COLUMNS, Column
from karriarstod_ui.pages.participants.cells import WordsDelegate
from karriarstod_ui.widgets.table import RecordTable

_NAME: Final = next(place for place, column in enumerate(COLUMNS) if column.key == "name")
_LEAST: Final = 100
"""Units of width that a name and a next step always get."""
_TWO_LINES: Final = 118
"""Units of width in which a name or a next step can be read on two lines."""
_STAGE: Final = next(place for place, column in enumerate(COLUMNS) if column.key == "stage")
_REST: Final = next(place for place, column in enumerate(COLUMNS) if column.takes_rest)


class ListTable(RecordTable):
    """Never scrolls sideways: what there is no room for is left out, the least needed first.

    `typed` carries a letter meant for the filter, `left_upwards` comes when Up is pressed on the
    first row, and `looked` whenever other rows have come into sight.
    """

    typed = Signal(str)
    left_upwards = Signal()
    looked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, name="Deltagare")
        self._is_whole = False
        self.setSortingEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(1)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for place, column in enumerate(COLUMNS):
            self.setItemDelegateForColumn(place, self._delegate(column))
        self.verticalScrollBar().valueChanged.connect(self.looked)

    def _delegate(self, column: Column) -> CellDelegate:
        if column.key == "stage":
            return ChainDelegate(self)
        if column.key in {"name", "next_step"}:
            return WordsDelegate(self)
        return PillDelegate(self) if column.key == "when" else CellDelegate(self)

    def show_whole(self, whole: bool) -> None:
        """With all its rows, for a page that scrolls; or with a scroll bar of its own."""
        self._is_whole = whole
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if whole else policy.ScrollBarAsNeeded
        )
        self.fit_rows()

    def fit_rows(self) -> None:
        """As high as its rows, where all of them are shown."""
        rows = self.model().rowCount() if self.model() is not None else 0
        tall = rows * self.verticalHeader().defaultSectionSize() + self.horizontalHeader().height()
        self.setMinimumHeight(tall if self._is_whole else 0)

    def rows_in_sight(self) -> tuple[int, int]:
        """The first and the last row that can be seen, with a screen's worth below."""
        seen = self.viewport().visibleRegion().boundingRect()
        tall = seen.height()
        first = max(0, self.rowAt(seen.top()))
        last = first + 2 * tall // max(1, self.verticalHeader().defaultSectionSize()) + 1
        return first, last

    def fit_columns(self) -> None:
        """Give each column its width, leaving out those there is no room for."""
        room = self.viewport().width()
        scale = theme.current().px
        kept = [place for place, _ in enumerate(COLUMNS)]
        by_rank = sorted(kept, key=lambda place: -COLUMNS[place].rank)
        for place in by_rank:
            if COLUMNS[place].rank and self._needed(kept, place) > room:
                kept.remove(place)
        widths = {place: scale(COLUMNS[place].width) for place in kept}
        rest = room - sum(widths.values())
        # What is left over goes to the two that hold people's words, and what lacks is theirs too.
        for place, share in ((_NAME, rest * 2 // 5), (_REST, rest - rest * 2 // 5)):
            widths[place] = max(scale(_LEAST), widths[place] + share)
        names = self.itemDelegateForColumn(_NAME)
        if isinstance(names, WordsDelegate):
            names.stage_column = None if _STAGE in kept else _STAGE
        for place, _ in enumerate(COLUMNS):
            self.setColumnHidden(place, place not in kept)
            if place in kept:
                self.setColumnWidth(place, widths[place])

    def _needed(self, kept: list[int], place: int) -> int:
        """Pixels that the columns need; rather than the stage the words give way first."""
        scale = theme.current().px
        narrow = (_NAME, _REST) if place == _STAGE else ()
        return sum(scale(_TWO_LINES if each in narrow else COLUMNS[each].width) for each in kept)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()
        self.looked.emit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self._measure()
            self.fit_columns()
            self.fit_rows()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        plain = event.modifiers() in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
        }
        if event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_upwards.emit()
        elif plain and text and text.isprintable() and not text.isspace():
            self.typed.emit(text)
        else:
            super().keyPressEvent(event)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            if index.isValid() and not self._is_cut(index):
                return True
        return super().viewportEvent(event)

    def _is_cut(self, index: QModelIndex) -> bool:
        """Whether a cell's words had to be shortened; only then is there a tip to show."""
        delegate = self.itemDelegateForIndex(index)
        if isinstance(delegate, WordsDelegate):
            return delegate.is_cut(index, self.columnWidth(index.column()))
        hint = self.itemDelegateForIndex(index).sizeHint(QStyleOptionViewItem(), index)
        return hint.width() > self.columnWidth(index.column())
