"""The list of what is due: as tall as its rows, so that the page scrolls and not the list."""

from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QScrollArea, QSizePolicy, QWidget
from typing_extensions import override

from karriarstod_ui import theme
from karriarstod_ui.pages.today.due_model import DueItem, DueModel, Heading, More
from karriarstod_ui.pages.today.due_painting import DuePainter

_STEPPED: Final = {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}


class DueList(QListView):
    """Arrow keys move, Enter does; a click anywhere on a row does too.

    Signals:
        acted: the `DueItem` whose button was pressed, by mouse, Enter or Space.
        opened: the `DueItem` clicked beside its button, or with Ctrl+Enter.
        more_wanted: the `DueState` of a group of which all are to be shown.
    """

    acted = Signal(object)
    opened = Signal(object)
    more_wanted = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setObjectName("due")
        self._is_moved = True
        self._model = DueModel(self)
        self._painter = DuePainter(self)
        self.setModel(self._model)
        self.setItemDelegate(self._painter)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._stood_on = 0
        self._model.modelAboutToBeReset.connect(self._on_leaving)
        self._model.modelReset.connect(self._on_reset)
        self._model.dataChanged.connect(self._fit)

    @property
    def rows(self) -> DueModel:
        """What is shown."""
        return self._model

    def _on_reset(self) -> None:
        self._painter.forget()
        self._painter.pressable = (-1, False)
        self._fit()
        if self.hasFocus():
            self._stand()
            if self._stood_on > 0:
                self._show_in_page()

    def _on_leaving(self) -> None:
        self._stood_on = self.currentIndex().row()

    def _stand(self) -> None:
        """On the row where one stood, or the nearest there is below or above."""
        rows = range(self._model.rowCount())
        places = [n for n in rows if not isinstance(self._model.row(self._model.index(n)), Heading)]
        if places:
            below = next((n for n in places if n >= self._stood_on), places[-1])
            # Nobody has moved yet: a page that was just opened stays at its top.
            self._is_moved = False
            self.setCurrentIndex(self._model.index(below))
            self._is_moved = True

    def _fit(self) -> None:
        """As tall as the rows at this width."""
        self.scheduleDelayedItemsLayout()
        self.setFixedHeight(self.heightForWidth(self.width()))
        self.updateGeometry()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        tall = theme.current().px(44)
        rows = (self._model.row(self._model.index(n)) for n in range(self._model.rowCount()))
        return sum(
            self._painter.boxes(row, width).height if isinstance(row, DueItem) else tall
            for row in rows
        )

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(520), self.heightForWidth(self.width()))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(240), 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self._painter.forget()
            self._fit()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self._stand()
        if event.reason() in _STEPPED:
            self._show_in_page()

    @override
    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        if self._is_moved:
            self._show_in_page()

    def _show_in_page(self) -> None:
        """Scroll the page, not this list, so that the row with the keyboard is seen."""
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        inside = area.widget() if area is not None else None
        if area is None or inside is None:
            return
        rect = self.visualRect(self.currentIndex())
        middle = self.viewport().mapTo(inside, rect.center())
        area.ensureVisible(0, middle.y(), 0, rect.height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self._model.row(self.currentIndex())
        presses = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}
        if event.key() in presses and isinstance(item, More):
            self.more_wanted.emit(item.state)
            return
        if event.key() in presses and isinstance(item, DueItem):
            beside = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            (self.opened if beside else self.acted).emit(item)
            return
        super().keyPressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._point_at(event.position().toPoint())

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point_at(QPoint(-1, -1))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        item = self._model.row(self.indexAt(point))
        if event.button() == Qt.MouseButton.LeftButton and isinstance(item, More):
            self.more_wanted.emit(item.state)
        elif event.button() == Qt.MouseButton.LeftButton and isinstance(item, DueItem):
            (self.acted if self._is_on_button(point) else self.opened).emit(item)

    def _is_on_button(self, point: QPoint) -> bool:
        index = self.indexAt(point)
        item = self._model.row(index)
        if not isinstance(item, DueItem):
            return False
        rect = self.visualRect(index)
        boxes = self._painter.boxes(item, rect.width())
        return boxes.button.translated(rect.topLeft()).contains(point)

    def _point_at(self, point: QPoint) -> None:
        index = self.indexAt(point)
        is_item = isinstance(self._model.row(index), DueItem | More)
        pressable = (index.row(), self._is_on_button(point)) if is_item else (-1, False)
        if pressable != self._painter.pressable:
            self._painter.pressable = pressable
            shape = Qt.CursorShape.PointingHandCursor if is_item else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            self.viewport().update()
