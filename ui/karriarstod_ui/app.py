"""The program's window: what Qt is told once, what is put together, and the one event loop."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from karriarstod_ui.dialogs.message import CrashDialog
from karriarstod_ui.icons import icon
from karriarstod_ui.main_window import MainWindow
from karriarstod_ui.messages import said
from karriarstod_ui.preferences import APPEARANCE, TEXT_SIZE, Preferences
from karriarstod_ui.prompts import DialogPrompts
from karriarstod_ui.session_flow import SessionFlow
from karriarstod_ui.theme import Theming
from karriarstod_ui.workers.background import Background

if TYPE_CHECKING:
    from karriarstod_ui.composition import Composition

log = logging.getLogger(__name__)

NAME: Final = "Karriärstöd"


class Program:
    """Everything that lives as long as the window: made, shown, and put away in order."""

    def __init__(
        self, application: QApplication, composition: Composition, preferences: Preferences
    ) -> None:
        self.preferences = preferences
        self.theming = theming_of(application)
        self.theming.apply(preferences.appearance, preferences.text_scale)
        self.window = MainWindow()
        self.window.fit(self.window.screen().availableGeometry())
        self.window.restore(preferences.window_geometry())
        self.background = Background()
        self.prompts = DialogPrompts(self.window, said)
        self.flow = SessionFlow(
            self.window, composition, self.background, self.prompts, preferences
        )
        self.background.broke.connect(self.prompts.report_error)
        self.background.busy_changed.connect(self._say_busy)
        self.window.closing.connect(self.put_away)
        preferences.changed.connect(self._on_preference_changed)

    def show(self) -> None:
        """Show the window with the door it begins with."""
        self.flow.begin()
        self.window.show()

    def put_away(self) -> None:
        """Keep what was typed, close the register, and let the worker finish."""
        self.flow.close()
        self.background.shutdown()

    def report(self, error: BaseException) -> None:
        """An error nobody foresaw, told without a word of what anybody wrote."""
        log.error("unforeseen: %s", type(error).__name__)
        if isinstance(error, Exception):
            CrashDialog(error, self.window).open()

    def _say_busy(self, words: str) -> None:
        shell = self.window.shell
        if shell is not None:
            shell.say_busy(words)

    def _on_preference_changed(self, key: str) -> None:
        if key in {APPEARANCE.key, TEXT_SIZE.key}:
            self.theming.apply(self.preferences.appearance, self.preferences.text_scale)


def an_application() -> QApplication:
    """The application, told once that it speaks Swedish and what it is called."""
    found = QApplication.instance()
    application = found if isinstance(found, QApplication) else QApplication(sys.argv[:1])
    QLocale.setDefault(QLocale("sv_SE"))
    application.setApplicationName(NAME)
    application.setApplicationDisplayName(NAME)
    application.setDesktopFileName("karriarstod")
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(QLocale("sv_SE"), "qtbase", "_", folder):
        application.installTranslator(translator)
    application.setWindowIcon(icon("route"))
    return application


def theming_of(application: QApplication) -> Theming:
    """The application's theme, made the first time."""
    found = application.findChild(Theming)
    return found if found is not None else Theming(application)


def preferences_file() -> Path:
    """Where this user's choices are kept."""
    from platformdirs import user_config_path

    folder = user_config_path("karriarstod", appauthor=False)
    folder.mkdir(parents=True, exist_ok=True)
    return folder / "karriarstod.ini"


def run(composition: Composition) -> int:
    """Shows the window until it is closed; the exit code of the program."""
    application = an_application()
    program = Program(application, composition, Preferences(preferences_file()))

    def unforeseen(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        program.report(error)

    before = sys.excepthook
    sys.excepthook = unforeseen
    try:
        program.show()
        return application.exec()
    finally:
        sys.excepthook = before
