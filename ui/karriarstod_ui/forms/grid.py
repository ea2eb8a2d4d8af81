"""Where questions stand: below one another, and short ones in pairs where there is room."""

from abc import abstractmethod
from typing import Final

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from karriarstod.forms.keys import Width
from karriarstod_ui import units
from karriarstod_ui.widgets.layouts import Flow

_LEAST_PAIR: Final = 210
"""Narrower than this no question stands beside another, in units of the text size."""


class Headed(QWidget):
    """Something under a head, which can be given more room so that two stand in line."""

    @abstractmethod
    def head_height(self, width: int) -> int:
        """How high its head needs to be."""

    @abstractmethod
    def set_head_room(self, height: int) -> None:
        """Give the head at least this height."""


class QuestionGrid(Flow):
    """Questions in reading order; with ``paired`` two that are not of full width stand together."""

    def __init__(
        self, spacing: float = 18, *, paired: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(spacing, parent)
        self._paired = paired
        self._widths: dict[QWidget, Width] = {}

    def put(self, widget: QWidget, width: Width) -> None:
        """One more, last."""
        self._widths[widget] = width
        self.add(widget)

    @override
    def wanted_size(self) -> QSize:
        wide = max((one.sizeHint().width() for one in self.shown()), default=0)
        return QSize(wide, self.heightForWidth(wide) if wide else 0)

    @override
    def place(self, width: int) -> list[tuple[QWidget, QRect]]:
        half = (width - self.gap) // 2
        placed: list[tuple[QWidget, QRect]] = []
        y = 0
        for line in self._in_lines(half):
            wide = half if self._stands_narrow(line, half) else width
            heights = [_height(one, wide) for one in line]
            for at, (one, tall) in enumerate(zip(line, heights, strict=True)):
                placed.append((one, QRect(at * (half + self.gap), y, wide, tall)))
            y += max(heights) + self.gap
        return placed

    @override
    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if self._paired and event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Show}:
            self._line_up()
        return handled

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._paired:
            self._line_up()

    def _line_up(self) -> None:
        """The fields of a pair begin at the same height, however long their hints are."""
        half = (self.width() - self.gap) // 2
        for line in self._in_lines(half):
            headed = [one for one in line if isinstance(one, Headed)]
            room = max((one.head_height(half) for one in headed), default=0)
            for one in headed:
                one.set_head_room(room if len(headed) > 1 else 0)

    def _stands_narrow(self, line: list[QWidget], half: int) -> bool:
        return len(line) > 1 or self._fits_half(line[0], half)

    def _in_lines(self, half: int) -> list[list[QWidget]]:
        lines: list[list[QWidget]] = []
        for one in self.shown():
            before = lines[-1] if lines else []
            pairs = len(before) == 1 and all(self._fits_half(each, half) for each in (*before, one))
            if pairs:
                before.append(one)
            else:
                lines.append([one])
        return lines

    def _fits_half(self, widget: QWidget, half: int) -> bool:
        return (
            self._paired
            and self._widths[widget] is not Width.FULL
            and half >= units.px(_LEAST_PAIR)
            and widget.minimumSizeHint().width() <= half
        )


class Head(Flow):
    """A label and what stands beside it; below it, and close, where there is no room beside."""

    @override
    def place(self, width: int) -> list[tuple[QWidget, QRect]]:
        placed: list[tuple[QWidget, QRect]] = []
        x = y = tall = 0
        for one in self.shown():
            wide = min(one.sizeHint().width(), width)
            if x and x + wide > width:
                x, y, tall = 0, y + tall + units.px(1), 0
            high = _height(one, wide)
            placed.append((one, QRect(x, y, wide, high)))
            x, tall = x + wide + self.gap, max(tall, high)
        return [
            (one, rect.translated(0, _to_middle(rect, [each for _, each in placed])))
            for one, rect in placed
        ]


def _to_middle(rect: QRect, others: list[QRect]) -> int:
    """How far down something is moved to stand in the middle of its line."""
    tallest = max(one.height() for one in others if one.top() == rect.top())
    return (tallest - rect.height()) // 2


def _height(widget: QWidget, width: int) -> int:
    if widget.hasHeightForWidth():
        return max(widget.heightForWidth(width), widget.minimumHeight())
    return max(widget.sizeHint().height(), widget.minimumHeight())
