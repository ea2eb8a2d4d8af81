"""What someone who hears or tabs through a page would find wrong with it."""

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QPushButton,
    QWidget,
)


def unnamed_controls(root: QWidget) -> list[str]:
    """Controls the keyboard reaches that have no accessible name, as class and object name."""
    return [
        f"{type(widget).__name__} {widget.objectName()}".strip()
        for widget in (root, *root.findChildren(QWidget))
        if _takes_focus(widget) and not _name(widget)
    ]


def mnemonic_clashes(root: QWidget) -> list[str]:
    """Letters that more than one visible label or button answers to with Alt."""
    texts = [
        widget.text()
        for widget in root.findChildren(QWidget)
        if isinstance(widget, (QLabel, QPushButton)) and not widget.isHidden()
    ]
    keys = Counter(key for text in texts if (key := QKeySequence.mnemonic(text).toString()) != "")
    return [key for key, count in keys.items() if count > 1]


def cut_texts(root: QWidget) -> list[str]:
    """Visible texts that are given less room than they need, and controls outside their parent."""
    found = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisible():
            continue
        if isinstance(widget, (QLabel, QPushButton)) and widget.text():
            needed = widget.minimumSizeHint()
            wraps = isinstance(widget, QLabel) and widget.wordWrap()
            height = widget.heightForWidth(widget.width()) if wraps else needed.height()
            if (not wraps and widget.width() < needed.width()) or widget.height() < height:
                found.append(widget.text())
        parent = widget.parentWidget()
        scrolls = parent is not None and isinstance(parent.parentWidget(), QAbstractScrollArea)
        if parent is not None and not scrolls and not widget.isWindow():
            over = widget.geometry().right() - parent.rect().right()
            if over > 1 and isinstance(widget, (QLabel, QPushButton)):
                found.append(f"{widget.text()} (outside)")
    return found


def _takes_focus(widget: QWidget) -> bool:
    if widget.focusPolicy() in {Qt.FocusPolicy.NoFocus, Qt.FocusPolicy.ClickFocus}:
        return False
    if isinstance(widget, QAbstractItemView):
        # The list inside a drop-down belongs to the drop-down.
        owner = widget.parentWidget()
        while owner is not None:
            if isinstance(owner, QComboBox):
                return False
            owner = owner.parentWidget()
    inner = widget.parentWidget()
    is_inner = isinstance(inner, QComboBox) or (
        isinstance(inner, QAbstractScrollArea) and inner.focusProxy() is widget
    )
    return not is_inner and not widget.objectName().startswith("qt_")


def _name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""
