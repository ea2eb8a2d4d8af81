"""The window: either a door (start, lock, new register) or an open register, never both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget
from typing_extensions import override

from karriarstod_ui.icons import icon

if TYPE_CHECKING:
    from karriarstod_ui.shell import RecordShell

_BAR, _FRAME = 40, 8
"""Pixels that a desktop puts above a window, and at its other sides, at most."""


class MainWindow(QMainWindow):
    """Shows one thing at a time and deletes what it showed before.

    ``closing`` when the window is about to go; ``touched`` when a person moved, typed or clicked,
    for the clock that locks.
    """

    closing = Signal()
    touched = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell: RecordShell | None = None
        self._before: Qt.WindowState | None = None
        self.setWindowTitle("Karriärstöd")
        self.setWindowIcon(icon("route"))
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self.resize(1440, 900)

    @property
    def shell(self) -> RecordShell | None:
        """The open register, if one is."""
        return self._shell

    def show_door(self, page: QWidget) -> None:
        """Show a page that stands alone; nothing of a register is left behind it."""
        self._shell = None
        self._replace(page)

    def show_record(self, shell: RecordShell) -> None:
        """Show an open register."""
        self._shell = shell
        self._replace(shell)

    def cover(self, page: QWidget) -> None:
        """Show a page over the whole screen; the open register waits, out of sight, behind it."""
        if self._stack.count() > 1:
            return
        self._before = self.windowState()
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self.setWindowState(self._before | Qt.WindowState.WindowFullScreen)
        page.setFocus()

    def uncover(self) -> None:
        """Show the open register again, in a window as it was, and delete what covered it."""
        if self._shell is not None and self._stack.currentWidget() is not self._shell:
            self._replace(self._shell)

    def fit(self, available: QRect) -> None:
        """No larger than there is room for with a bar and a frame around it, and in the middle."""
        room = available.size() - QSize(2 * _FRAME, _BAR + _FRAME)
        size = self.size().boundedTo(room)
        left = available.left() + (available.width() - size.width()) // 2 - _FRAME
        top = available.top() + (room.height() - size.height()) // 2
        self.resize(size)
        self.move(left, top)

    def restore(self, geometry: bytes) -> None:
        """As large and where it was last, when that is known."""
        if geometry:
            self.restoreGeometry(QByteArray(geometry))

    def _replace(self, page: QWidget) -> None:
        before = [self._stack.widget(at) for at in range(self._stack.count())]
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        for one in before:
            if one is not None and one is not page:
                self._stack.removeWidget(one)
                # Hidden at once and deleted with all in it: names must not outlive the lock.
                one.hide()
                one.deleteLater()
        if self._before is not None:
            self.setWindowState(self._before)
            self._before = None
        page.setFocus()

    @override
    def event(self, event: QEvent) -> bool:
        kinds = {QEvent.Type.HoverMove, QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride}
        if event.type() in kinds:
            self.touched.emit()
        return super().event(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)
