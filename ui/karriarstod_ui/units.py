"""Lengths in units of the text size, so that margins and widths grow with the text."""

from collections.abc import Iterable, Iterator
from typing import Final, TypeVar

from PySide6.QtWidgets import QLayout, QWidget

Margins = tuple[float, float, float, float]
SomeLayout = TypeVar("SomeLayout", bound=QLayout)
SomeWidget = TypeVar("SomeWidget", bound=QWidget)

_SETTERS: Final = {
    "width": "setFixedWidth",
    "height": "setFixedHeight",
    "min_width": "setMinimumWidth",
    "max_width": "setMaximumWidth",
    "min_height": "setMinimumHeight",
    "max_height": "setMaximumHeight",
}


class _Shown:
    """The text size now on screen, for the whole application."""

    scale = 1.0


def px(units: float) -> int:
    """Pixels for ``units``, where body text is 15 units high."""
    return round(units * _Shown.scale)


def spaced(layout: SomeLayout, margins: Margins = (0, 0, 0, 0), spacing: float = 8) -> SomeLayout:
    """``layout`` with margins (left, top, right, bottom) and spacing in units, at any text size."""
    layout.setProperty("unitMargins", list(margins))
    layout.setProperty("unitSpacing", float(spacing))
    _space(layout)
    return layout


def sized(widget: SomeWidget, **sizes: float) -> SomeWidget:
    """``widget`` with sizes in units, at any text size.

    ``width`` and ``height`` are fixed; the others are ``min_width``, ``max_width``,
    ``min_height`` and ``max_height``. ``KeyError`` for any other word.
    """
    widget.setProperty("unitSizes", {_SETTERS[name]: float(units) for name, units in sizes.items()})
    _size(widget)
    return widget


def rescale(widgets: Iterable[QWidget], scale: float) -> None:
    """Give every length set here its new size in pixels."""
    _Shown.scale = scale
    for widget in widgets:
        _size(widget)
        layout = widget.layout()
        if layout is not None:
            for each in _layouts(layout):
                _space(each)


def _size(widget: QWidget) -> None:
    for setter, units in (widget.property("unitSizes") or {}).items():
        getattr(widget, setter)(px(units))


def _space(layout: QLayout) -> None:
    margins = layout.property("unitMargins")
    if margins is not None:
        layout.setContentsMargins(*(px(float(units)) for units in margins))
        layout.setSpacing(px(float(layout.property("unitSpacing"))))


def _layouts(layout: QLayout) -> Iterator[QLayout]:
    yield layout
    for place in range(layout.count()):
        item = layout.itemAt(place)
        inner = item.layout() if item is not None else None
        if inner is not None:
            yield from _layouts(inner)
