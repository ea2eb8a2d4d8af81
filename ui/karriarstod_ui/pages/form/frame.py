"""The frame of a form's page: sections, questions and a side column, or all in one column."""

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from karriarstod_ui import units
from karriarstod_ui.pages.form.section_list import SectionList
from karriarstod_ui.widgets.card import Card
from karriarstod_ui.widgets.layouts import ScrollPage, column, row

LEFT: Final = 220
SIDE: Final = 316
LEAST_MAIN: Final = 440
GAP: Final = 18
EDGE: Final = 28
BAR: Final = 12
"""What a column that scrolls keeps for its bar; it is part of the gap to the next."""
BESIDE: Final = (0, 0, 0, 20)


class FormFrame(QWidget):
    """A head, and below it the sections, the questions, and what stands beside them.

    Each of the three scrolls by itself where it must. When the width does not allow them side by
    side they stand below one another and scroll together.
    """

    def __init__(
        self,
        head: QWidget,
        sections: SectionList,
        side: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._head, self._sections, self._side = head, sections, side
        self._stacked = False
        self._shown: QWidget | None = None
        self._whole: QWidget | None = None
        self.card = Card()
        self.card.body.addStretch(1)
        self._outer = column(self, spacing=0)
        self._top = QWidget()
        self._above = column(self._top, (EDGE, 20, EDGE, 14))
        self._outer.addWidget(self._top)
        self._below = QWidget()
        beside = row(self._below, (EDGE, 0, 0, 0), GAP - BAR)
        self._left = ScrollPage(BESIDE, 0)
        units.sized(self._left, width=LEFT + BAR)
        self.main = ScrollPage(BESIDE, 12)
        self._right = ScrollPage((0, 0, EDGE - BAR, 20), 0)
        units.sized(self._right, width=SIDE + EDGE)
        beside.addWidget(self._left)
        beside.addWidget(self.main, 1)
        beside.addWidget(self._right)
        self._outer.addWidget(self._below, 1)
        self._above.addWidget(head)
        self._left.add(sections, 1)
        self.main.add(self.card, 1)
        self._right.add(side)

    @property
    def is_stacked(self) -> bool:
        """Whether everything stands in one column."""
        return self._stacked

    def show_main(self, widget: QWidget) -> None:
        """Put the questions on the card, in place of those before, which are deleted."""
        gone, self._shown = self._shown, widget
        if gone is not None:
            self.card.body.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self.card.body.insertWidget(0, widget)
        self.to_top()

    def to_top(self) -> None:
        """Show the questions from their beginning."""
        at = self.card.mapTo(self.main.content, self.card.rect().topLeft()).y()
        bar = self.main.verticalScrollBar()
        bar.setValue(min(bar.value(), at) if self._stacked else 0)

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
        self._below.setHidden(widget is not None)

    @override
    def minimumSizeHint(self) -> QSize:
        # It stacks where it must: a page that begins side by side must not widen the window.
        least = super().minimumSizeHint()
        if self._stacked or self._whole is not None:
            return least
        return QSize(min(least.width(), self.main.minimumSizeHint().width()), least.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        least = units.px(LEFT + SIDE + LEAST_MAIN + 2 * GAP + 2 * EDGE)
        stacked = self.width() < least and self._whole is None
        if stacked != self._stacked:
            self._stack(stacked)

    def _stack(self, stacked: bool) -> None:
        self._stacked = stacked
        body = self.main.body
        self._sections.set_compact(stacked)
        if stacked:
            body.insertWidget(0, self._head)
            body.insertWidget(1, self._sections)
            body.addWidget(self._side)
            units.spaced(body, (0, 16, EDGE - BAR, 24), 14)
        else:
            self._above.addWidget(self._head)
            self._left.body.addWidget(self._sections, 1)
            self._right.body.addWidget(self._side)
            units.spaced(body, BESIDE, 12)
        self._top.setHidden(stacked)
        self._left.setHidden(stacked)
        self._right.setHidden(stacked)
