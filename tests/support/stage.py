"""The whole window with its flow, over registers in memory, used as a person uses it."""

from dataclasses import dataclass
from pathlib import Path

from compositions import PASSWORD, FakeComposition
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget
from pytestqt.qtbot import QtBot
from qt_fakes import FakePrompts

from karriarstod_ui.main_window import MainWindow
from karriarstod_ui.pages.lock.page import LockPage
from karriarstod_ui.preferences import Preferences
from karriarstod_ui.record import Record
from karriarstod_ui.session_flow import SessionFlow


@dataclass
class Stage:
    """Everything a test of the whole window needs."""

    window: MainWindow
    flow: SessionFlow
    composition: FakeComposition
    preferences: Preferences
    prompts: FakePrompts
    qtbot: QtBot

    @property
    def shown(self) -> QWidget:
        """The door, or the shell, that fills the window."""
        stack = self.window.centralWidget()
        assert isinstance(stack, QStackedWidget)
        widget = stack.currentWidget()
        assert widget is not None
        return widget

    @property
    def record(self) -> Record:
        """The open register."""
        assert self.flow.record is not None
        return self.flow.record

    def open(self, folder: Path) -> None:
        """Unlock a register as a person does."""
        self.flow.show_lock(folder)
        lock = self.shown
        assert isinstance(lock, LockPage)
        lock.user.setCurrentText("Rut Ekelöf")
        lock.password.setText(PASSWORD)
        self.qtbot.mouseClick(lock.open_button, Qt.MouseButton.LeftButton)
