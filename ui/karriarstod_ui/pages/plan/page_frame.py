"""The frame of the plan's page: a side column that stays beside the plan, or below it if narrow."""

from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from karriarstod_ui import units
from karriarstod_ui.widgets.layouts import ScrollPage, column

SIDE: Final = 332
GAP: Final = 18
EDGE: Final = 28
LEAST_MAIN: Final = 600


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
        self.main = ScrollPage((EDGE, 0, EDGE + SIDE + GAP, 28), 12)
        self._outer.addWidget(self.main, 1)
        # The side column lies over the plan's right margin, so that one scroll bar serves both.
        self.aside = ScrollPage((0, 0, 0, 28), 0, self)
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
        self.main.setHidden(widget is not None)
        self.aside.setHidden(widget is not None or self._stacked)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        least = units.px(SIDE + LEAST_MAIN + GAP + 2 * EDGE)
        stacked = self.width() < least and self._whole is None
        if stacked != self._stacked:
            self._stack(stacked)
        layout = self.layout()
        if layout is not None:
            layout.activate()
        wide = units.px(SIDE)
        place = self.main.geometry()
        left = place.right() + 1 - wide - units.px(EDGE)
        self.aside.setGeometry(left, place.top(), wide, place.height())

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
            units.spaced(body, (EDGE, 0, EDGE + SIDE + GAP, 28), 12)
        self._top.setHidden(stacked)
        self.aside.setHidden(stacked)
