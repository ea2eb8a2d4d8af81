"""Layouts in units of the text size, and columns that stack when the page is narrow."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
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


class _ItemsLayout(QLayout):
    """The part of a layout of our own that is only bookkeeping."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent) if parent else super().__init__()
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _inside(self, rect: QRect) -> QRect:
        return rect.marginsRemoved(self.contentsMargins())


class FlowLayout(_ItemsLayout):
    """Puts things in a row, and begins a new row when the width is used up."""

    @override
    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    @override
    def sizeHint(self) -> QSize:
        margins = self.contentsMargins()
        hints = [item.sizeHint() for item in self._shown()]
        wide = sum(hint.width() for hint in hints) + self.spacing() * max(0, len(hints) - 1)
        tall = max((hint.height() for hint in hints), default=0)
        return QSize(
            wide + margins.left() + margins.right(), tall + margins.top() + margins.bottom()
        )

    @override
    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def _place(self, rect: QRect, *, move: bool) -> int:
        inside = self._inside(rect)
        y = inside.top()
        for line in self._lines(inside.width()):
            tall = max(size.height() for _, size in line)
            x = inside.left()
            for item, size in line:
                if move:
                    item.setGeometry(QRect(QPoint(x, y + (tall - size.height()) // 2), size))
                x += size.width() + self.spacing()
            y += tall + self.spacing()
        if y > inside.top():
            y -= self.spacing()
        return y - rect.top() + self.contentsMargins().bottom()

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        left = 0
        for item in self._shown():
            wanted = min(item.sizeHint().width(), width)
            if not lines or wanted > left:
                lines.append([])
                left = width
            lines[-1].append((item, QSize(wanted, _height(item, wanted))))
            left -= wanted + self.spacing()
        return lines


@dataclass(frozen=True)
class _Share:
    stretch: int
    min_units: float


class ColumnsLayout(_ItemsLayout):
    """Columns side by side while each has room, below one another when not.

    ``add_column(widget, stretch, min_units)``: with a stretch the column takes its share of the
    width; without, the width it asks for. ``min_units`` is the width below which it will not stand
    beside the others, in units of the text size, so that 200 % text stacks earlier.
    """

    def __init__(self, parent: QWidget | None = None, spacing: float = 18) -> None:
        super().__init__(parent)
        self._shares: list[_Share] = []
        self._centered = False
        units.spaced(self, NONE, spacing)

    def add_column(self, widget: QWidget, stretch: int = 1, min_units: float = 0) -> None:
        self._shares.append(_Share(stretch, min_units))
        self.addWidget(widget)

    def set_centered(self, centered: bool) -> None:
        """Columns keep their own height and stand in the middle of the row's."""
        self._centered = centered

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def is_stacked(self, width: int) -> bool:
        """Whether the columns stand below one another at this width, in pixels."""
        return self._least_width() > width

    def _least_width(self) -> int:
        pairs = self._pairs()
        return sum(map(self._needed, pairs)) + self.spacing() * max(0, len(pairs) - 1)

    def _pairs(self) -> list[tuple[QLayoutItem, _Share]]:
        pairs = zip(self._items, self._shares, strict=False)
        return [(item, share) for item, share in pairs if not item.isEmpty()]

    def _needed(self, pair: tuple[QLayoutItem, _Share]) -> int:
        item, share = pair
        if share.stretch:
            return max(item.minimumSize().width(), units.px(share.min_units))
        return max(item.sizeHint().width(), item.minimumSize().width())

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._least_width(), self.heightForWidth(self._least_width()))

    @override
    def minimumSize(self) -> QSize:
        widths = [item.minimumSize().width() for item in self._shown()]
        heights = [item.minimumSize().height() for item in self._shown()]
        return QSize(max(widths, default=0), max(heights, default=0))

    @override
    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            heights = [_height(item, share) for item, share in self._widths(width)]
            stacked = sum(heights) + self.spacing() * max(0, len(heights) - 1)
            beside = max(heights, default=0)
            self._heights[width] = stacked if self.is_stacked(width) else beside
        return self._heights[width]

    def _widths(self, width: int) -> list[tuple[QLayoutItem, int]]:
        pairs = self._pairs()
        if self.is_stacked(width):
            return [(item, width) for item, _ in pairs]
        free = width - self.spacing() * max(0, len(pairs) - 1)
        free -= sum(self._needed(pair) for pair in pairs if not pair[1].stretch)
        flexible = [pair for pair in pairs if pair[1].stretch]
        given: dict[int, int] = {}
        # Whoever needs more than its share gets what it needs; the rest is shared again.
        while flexible:
            total = sum(share.stretch for _, share in flexible)
            tight = [
                pair for pair in flexible if self._needed(pair) > free * pair[1].stretch / total
            ]
            if not tight:
                break
            for pair in tight:
                given[id(pair[0])] = self._needed(pair)
                free -= self._needed(pair)
                flexible.remove(pair)
        total = sum(share.stretch for _, share in flexible)
        for item, share in flexible:
            given[id(item)] = free * share.stretch // total
        return [(pair[0], given.get(id(pair[0]), self._needed(pair))) for pair in pairs]

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        stacked = self.is_stacked(rect.width())
        x, y = rect.left(), rect.top()
        for item, width in self._widths(rect.width()):
            height = _height(item, width)
            if stacked:
                item.setGeometry(QRect(x, y, width, height))
                y += height + self.spacing()
                continue
            if self._centered:
                top = y + max(0, rect.height() - height) // 2
                item.setGeometry(QRect(x, top, width, min(height, rect.height())))
            else:
                item.setGeometry(QRect(x, y, width, rect.height()))
            x += width + self.spacing()


def _height(item: QLayoutItem, width: int) -> int:
    if item.hasHeightForWidth():
        return item.heightForWidth(width)
    return item.sizeHint().height()


class Columns(QWidget):
    """A widget with a ``ColumnsLayout``: ``add(widget, stretch, min_units)``."""

    def __init__(self, spacing: float = 18, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.columns = ColumnsLayout(self, spacing)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget, stretch: int = 1, min_units: float = 0) -> None:
        self.columns.add_column(widget, stretch, min_units)


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
        self.content = QWidget()
        self.content.setProperty("surface", "through")
        self.body = column(self.content, margins, spacing)
        self.setWidget(self.content)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        self.body.addWidget(widget, stretch)

    def add_stretch(self) -> None:
        self.body.addStretch(1)
