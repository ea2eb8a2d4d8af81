"""The order of Tab, made from what the eye sees."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget

from karriarstod_ui.widgets.layouts import Columns, Flow


def follow_the_eye(root: QWidget) -> None:
    """Let Tab go through everything shown inside ``root`` as it is read.

    Layouts are followed in their own order, whatever order their widgets were made in; what
    stands in no layout goes from the top, and from the left.
    """
    for before, after in pairwise(list(_read(root))):
        if before.nextInFocusChain() is not after:
            QWidget.setTabOrder(before, after)


def _read(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    seen: set[QWidget] = set()
    if isinstance(widget, Columns | Flow):
        inner = iter(widget.widgets())
    else:
        layout = widget.layout()
        inner = _laid(layout) if layout is not None else iter(())
    for child in inner:
        seen.add(child)
        if not child.isHidden():
            yield from _read(child)
    others = [
        child
        for child in widget.children()
        if isinstance(child, QWidget)
        and child not in seen
        and not child.isHidden()
        and not child.isWindow()
    ]
    for child in sorted(others, key=lambda one: (one.y(), one.x())):
        yield from _read(child)


def _laid(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid(inner)
