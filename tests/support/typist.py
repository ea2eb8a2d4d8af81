"""Typing as in Swedish: ``qtbot.keyClicks`` knows ASCII alone, and stops the interpreter at å."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget


def write(widget: QWidget, text: str) -> None:
    """Type ``text`` into ``widget``, one key after another."""
    for letter in text:
        shift = Qt.KeyboardModifier.ShiftModifier
        modifier = shift if letter.isupper() else Qt.KeyboardModifier.NoModifier
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, modifier, letter))
