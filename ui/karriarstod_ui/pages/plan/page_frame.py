"""The frame of the plan's page: a side column that stays beside the plan, or below it if narrow."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from karriarstod_ui import units
from karriarstod_ui.widgets.layouts import ScrollPage, column

SIDE: Final = 332
GAP: Final = 18
EDGE: Final = 28
LEAST_MAIN: Final = 600
WIDE: Final = (EDGE, 0, EDGE + SIDE + GAP, 28)


class _Aside(ScrollPage):
    """The side column; the wheel turns the page it lies on, unless that page is the shorter."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__((0, 0, 0, 16), 0, parent)
        self.scrolls_itself(False)

    def scrolls_itself(self, by_itself: bool) -> None:
        """Whether it has a scroll bar of its own."""
        self._by_itself = by_itself
        needed, never = Qt.ScrollBarPolicy.ScrollBarAsNeeded, Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(needed if by_itself else never)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if self._by_itself:
            super().wheelEvent(event)
        else:
            event.ignore()


class _Beside(QWidget):
    """A wide page, and a side column over its right margin that stays when the page scrolls.

    A side column too high for the window follows the page until its end is seen.
    """

    def __init__(self) -> None:
        super().__init__()
        self.main = ScrollPage(WIDE, 12, self)
        self.aside = _Aside(self)
        self.main.verticalScrollBar().valueChanged.connect(self._follow)
        self.main.verticalScrollBar().rangeChanged.connect(self._on_ranges_changed)
        self.aside.verticalScrollBar().rangeChanged.connect(self._on_ranges_changed)

    def _follow(self, value: int) -> None:
        self.aside.verticalScrollBar().setValue(value)

    def _on_ranges_changed(self) -> None:
        most = self.main.verticalScrollBar().maximum()
        self.aside.scrolls_itself(self.aside.verticalScrollBar().maximum() > most)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        QApplication.sendEvent(self.main.verticalScrollBar(), event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place()

    def place(self) -> None:
        """Put both where they belong."""
        self.main.setGeometry(self.rect())
        wide = units.px(SIDE)
        left = self.width() - wide - units.px(EDGE)
        self.aside.setGeometry(left, 0, wide, self.height())


class PageFrame(QWidget):
    """A head, the plan below it to the left, and a side column that stays while the plan scrolls.

    When the width does not allow both, all three stand in one column and scroll together.
    """

    def __init__(self, head: QWidget, side: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._head = head
        self._side = side
        self._stacked = False
        self._shown: QWidget | None = None
        self._whole: QWidget | None = None
        self._outer = column(self, spacing=0)
        self._top = QWidget()
        self._above = column(self._top, (EDGE, 20, EDGE, 14))
        self._outer.addWidget(self._top)
        self._beside = _Beside()
        self.main, self.aside = self._beside.main, self._beside.aside
        self._outer.addWidget(self._beside, 1)
        self._above.addWidget(head)
        self.aside.add(side)

    @property
    def is_stacked(self) -> bool:
        """Whether the side column stands below the plan."""
        return self._stacked

    def show_main(self, widget: QWidget) -> None:
        """Put a widget in the wide column, in place of the one before, which is deleted."""
        gone, self._shown = self._shown, widget
        if gone is not None:
            self.main.body.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self.main.body.insertWidget(1 if self._stacked else 0, widget, 1)
        self.main.verticalScrollBar().setValue(0)

    def show_whole(self, widget: QWidget | None) -> None:
        """Put a widget over all of the page below the head, or with None take it away."""
        gone, self._whole = self._whole, widget
        if gone is not None:
            self._outer.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        if widget is not None:
            self._outer.addWidget(widget, 1)
        self._arrange()
        self._beside.setHidden(widget is not None)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        least = units.px(SIDE + LEAST_MAIN + GAP + 2 * EDGE)
        stacked = self.width() < least and self._whole is None
        if stacked != self._stacked:
            self._stack(stacked)
        self._beside.place()

    def _stack(self, stacked: bool) -> None:
        self._stacked = stacked
        body = self.main.body
        if stacked:
            body.insertWidget(0, self._head)
            body.addWidget(self._side)
            units.spaced(body, (20, 16, 20, 24), 12)
        else:
            self._above.addWidget(self._head)
            self.aside.body.addWidget(self._side)
            units.spaced(body, WIDE, 12)
        self._top.setHidden(stacked)
        self.aside.setHidden(stacked)
