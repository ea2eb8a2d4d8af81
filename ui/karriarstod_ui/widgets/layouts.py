"""Layouts in units of the text size, and columns that stack when the page is narrow."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from karriarstod_ui import units
from karriarstod_ui.units import Margins

NONE: Final[Margins] = (0, 0, 0, 0)


def column(
    parent: QWidget | None = None, margins: Margins = NONE, spacing: float = 8
) -> QVBoxLayout:
    """A vertical layout; ``margins`` and ``spacing`` in units."""
    return units.spaced(QVBoxLayout(parent) if parent else QVBoxLayout(), margins, spacing)


def row(parent: QWidget | None = None, margins: Margins = NONE, spacing: float = 8) -> QHBoxLayout:
    """A horizontal layout; ``margins`` and ``spacing`` in units."""
    return units.spaced(QHBoxLayout(parent) if parent else QHBoxLayout(), margins, spacing)


class _Arranging(QWidget):
    """A widget that places its children itself, by width; ``place`` says where."""

    def __init__(self, spacing: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spacing = spacing
        self._kept: list[QWidget] = []
        self._heights: dict[int, int] = {}
        self._wanted_size: QSize | None = None
        self._least_size: QSize | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def gap(self) -> int:
        return units.px(self._spacing)

    def widgets(self) -> list[QWidget]:
        """What has been added, in order, hidden ones too."""
        return list(self._kept)

    def shown(self) -> list[QWidget]:
        return [widget for widget in self._kept if not widget.isHidden()]

    def keep(self, widget: QWidget) -> None:
        widget.setParent(self)
        self._kept.append(widget)
        if self.isVisible():
            widget.show()
        self._changed()

    def drop(self, widget: QWidget) -> None:
        """Take ``widget`` away and delete it."""
        self._kept.remove(widget)
        widget.hide()
        widget.deleteLater()
        self._changed()

    def place(self, width: int) -> list[tuple[QWidget, QRect]]:
        """Where everything goes at ``width``; the last row ends where the height does."""
        raise NotImplementedError

    def _forget(self) -> None:
        self._heights.clear()
        self._wanted_size = self._least_size = None
        self.updateGeometry()

    def _changed(self) -> None:
        self._forget()
        # Where nobody sees it, it is arranged when it is shown.
        if self.isVisible():
            self._arrange()

    def _arrange(self) -> None:
        for widget, rect in self.place(self.width()):
            widget.setGeometry(rect)

    def wanted_size(self) -> QSize:
        """What it would take, were there room."""
        raise NotImplementedError

    @override
    def sizeHint(self) -> QSize:
        # Asked for many times in one layout; whatever changes it comes by `_changed`.
        if self._wanted_size is None:
            self._wanted_size = self.wanted_size()
        return self._wanted_size

    @override
    def minimumSizeHint(self) -> QSize:
        if self._least_size is None:
            sizes = [_least(widget) for widget in self.shown()]
            wide = max((size.width() for size in sizes), default=0)
            tall = max((size.height() for size in sizes), default=0)
            self._least_size = QSize(wide, tall)
        return self._least_size

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            placed = self.place(width)
            self._heights[width] = max((rect.bottom() + 1 for _, rect in placed), default=0)
        return self._heights[width]

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Show}:
            self._changed()
        elif event.type() == QEvent.Type.StyleChange:
            # Everything within changes with it, one after another: arranged once, after the last.
            self._forget()
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.LayoutRequest))
        return super().event(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()


class Flow(_Arranging):
    """Puts things in a row, and begins a new row when the width is used up: ``add(widget)``."""

    def __init__(self, spacing: float = 8, parent: QWidget | None = None) -> None:
        super().__init__(spacing, parent)

    def add(self, widget: QWidget) -> None:
        self.keep(widget)

    @override
    def wanted_size(self) -> QSize:
        hints = [_wanted(widget) for widget in self.shown()]
        wide = sum(hint.width() for hint in hints) + self.gap * max(0, len(hints) - 1)
        return QSize(wide, max((hint.height() for hint in hints), default=0))

    @override
    def place(self, width: int) -> list[tuple[QWidget, QRect]]:
        placed: list[tuple[QWidget, QRect]] = []
        y = 0
        for line in self._lines(width):
            tall = max(size.height() for _, size in line)
            x = 0
            for widget, size in line:
                placed.append((widget, QRect(QPoint(x, y + (tall - size.height()) // 2), size)))
                x += size.width() + self.gap
            y += tall + self.gap
        return placed

    def _lines(self, width: int) -> list[list[tuple[QWidget, QSize]]]:
        lines: list[list[tuple[QWidget, QSize]]] = []
        left = 0
        for widget in self.shown():
            wanted = min(_wanted(widget).width(), width)
            if not lines or wanted > left:
                lines.append([])
                left = width
            lines[-1].append((widget, QSize(wanted, _height(widget, wanted))))
            left -= wanted + self.gap
        return lines


@dataclass(frozen=True)
class _Share:
    stretch: int
    min_units: float


class Columns(_Arranging):
    """Columns side by side while each has room, below one another when not.

    ``add(widget, stretch, min_units)``: with a stretch the column takes its share of the width;
    without, the width it asks for. ``min_units`` is the width below which it will not stand beside
    the others, in units of the text size, so that 200 % text stacks earlier. ``centered`` columns
    keep their own height, in the middle of the row.
    """

    def __init__(
        self, spacing: float = 18, *, centered: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(spacing, parent)
        self._shares: dict[QWidget, _Share] = {}
        self._centered = centered

    def add(self, widget: QWidget, stretch: int = 1, min_units: float = 0) -> None:
        self._shares[widget] = _Share(stretch, min_units)
        self.keep(widget)

    def is_stacked(self, width: int) -> bool:
        """Whether the columns stand below one another at this width, in pixels."""
        return self._least_width() > width

    def _least_width(self) -> int:
        shown = self.shown()
        return sum(map(self._needed, shown)) + self.gap * max(0, len(shown) - 1)

    def _needed(self, widget: QWidget) -> int:
        share = self._shares[widget]
        least = _least(widget).width()
        if share.stretch:
            return max(least, units.px(share.min_units))
        return max(least, _wanted(widget).width())

    @override
    def wanted_size(self) -> QSize:
        wide = self._least_width()
        return QSize(wide, self.heightForWidth(wide))

    @override
    def place(self, width: int) -> list[tuple[QWidget, QRect]]:
        stacked = self.is_stacked(width)
        sizes = [
            (widget, QSize(wide, _height(widget, wide)))
            for widget, wide in self._widths(width, stacked)
        ]
        tall = max((size.height() for _, size in sizes), default=0)
        placed = []
        x = y = 0
        for widget, size in sizes:
            if stacked:
                placed.append((widget, QRect(QPoint(0, y), size)))
                y += size.height() + self.gap
            elif self._centered:
                placed.append((widget, QRect(QPoint(x, (tall - size.height()) // 2), size)))
                x += size.width() + self.gap
            else:
                placed.append((widget, QRect(x, 0, size.width(), size.height())))
                x += size.width() + self.gap
        return placed

    @override
    def _arrange(self) -> None:
        super()._arrange()
        if self._centered or self.is_stacked(self.width()):
            return
        for widget in self.shown():
            widget.resize(widget.width(), max(self.height(), widget.height()))

    def _widths(self, width: int, stacked: bool) -> list[tuple[QWidget, int]]:
        shown = self.shown()
        if stacked:
            return [(widget, width) for widget in shown]
        given = {widget: self._needed(widget) for widget in shown}
        flexible = [widget for widget in shown if self._shares[widget].stretch]
        free = width - self.gap * max(0, len(shown) - 1)
        free -= sum(given[widget] for widget in shown if widget not in flexible)
        # Whoever needs more than its share gets what it needs; the rest is shared again.
        while flexible:
            total = sum(self._shares[widget].stretch for widget in flexible)
            shares = {widget: free * self._shares[widget].stretch // total for widget in flexible}
            tight = [widget for widget in flexible if given[widget] > shares[widget]]
            if not tight:
                given.update(shares)
                break
            free -= sum(given[widget] for widget in tight)
            flexible = [widget for widget in flexible if widget not in tight]
        return [(widget, given[widget]) for widget in shown]


def _least(widget: QWidget) -> QSize:
    hint = widget.minimumSizeHint().expandedTo(widget.minimumSize())
    return hint.boundedTo(widget.maximumSize())


def _wanted(widget: QWidget) -> QSize:
    return widget.sizeHint().expandedTo(_least(widget)).boundedTo(widget.maximumSize())


def _height(widget: QWidget, width: int) -> int:
    if widget.hasHeightForWidth():
        tall = widget.heightForWidth(width)
    else:
        tall = widget.sizeHint().height()
    return min(max(tall, widget.minimumHeight()), widget.maximumHeight())


class Column(QWidget):
    """A widget that is only a vertical layout: ``body``, ``add(widget)``, ``add_stretch()``."""

    def __init__(self, spacing: float = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body = column(self, NONE, spacing)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        self.body.addWidget(widget, stretch)

    def add_stretch(self) -> None:
        self.body.addStretch(1)


class ScrollPage(QScrollArea):
    """A page that scrolls up and down, never sideways; build it in ``body``."""

    def __init__(
        self,
        margins: Margins = (28, 20, 28, 28),
        spacing: float = 16,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._bar: QFrame | None = None
        self._is_placing = False
        self.verticalScrollBar().rangeChanged.connect(self._place_bar)
        self.content: QWidget = _Content()
        self.content.setProperty("surface", "through")
        self.body = column(self.content, margins, spacing)
        self.setWidget(self.content)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        self.body.addWidget(widget, stretch)

    def add_stretch(self) -> None:
        self.body.addStretch(1)

    def pin(self, *buttons: QWidget) -> None:
        """Put these in a bar below what scrolls, at the right."""
        bar = self._bar = QFrame(self)
        bar.setProperty("surface", "strip")
        line = row(bar, (28, 8, 28, 8), 12)
        line.addStretch(1)
        for button in buttons:
            line.addWidget(button)
        self._place_bar()

    def _place_bar(self) -> None:
        # Other margins are another size, which asks for the bar to be placed.
        if not self._is_placing:
            self._is_placing = True
            self._put_bar()
            self._is_placing = False

    def _put_bar(self) -> None:
        bar, scrolling = self._bar, self.verticalScrollBar()
        tall = bar.sizeHint().height() if bar is not None else 0
        # As wide with nothing to scroll as with something: nothing jumps from tab to tab.
        spare = 0 if scrolling.maximum() > 0 else scrolling.sizeHint().width()
        margins = QMargins(0, 0, spare, tall)
        if self.viewportMargins() != margins:
            self.setViewportMargins(margins)
        if bar is None:
            return
        under = self.viewport().geometry()
        bar.setGeometry(under.left(), under.bottom() + 1, under.width(), tall)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_bar()

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.LayoutRequest}:
            self._place_bar()
        return done


class _Content(QWidget):
    """Inside a scroll page: as high as it needs at its width.

    What a layout calls its least height is that of its texts at their narrowest, which would
    leave emptiness to scroll through where they have room.
    """

    @override
    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        inner = self.layout()
        return QSize(least.width(), 0) if inner and inner.hasHeightForWidth() else least
