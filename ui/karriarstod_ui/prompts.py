"""Questions to the person at the screen; asked without stopping anything, answered by a call."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from typing_extensions import override

from karriarstod_ui.dialogs.message import CrashDialog, MessageDialog

Answer = Callable[[], None]
PathAnswer = Callable[[Path], None]


class Said(Protocol):
    """An error in Swedish: what happened, that nothing is lost, and what to do."""

    @property
    def what(self) -> str: ...
    @property
    def nothing_lost(self) -> str: ...
    @property
    def what_to_do(self) -> str: ...


class Prompts(Protocol):
    """What pages may ask; ``FakePrompts`` answers in tests. Nothing here waits for the answer."""

    def report_error(self, error: Exception) -> None:
        """Tell of an error in words; one nobody expected gets a report to copy."""
        ...

    def tell(self, what: str, more: str = "") -> None:
        """Say something that needs no answer."""
        ...

    def ask(
        self,
        question: str,
        *,
        confirm: str,
        confirmed: Answer,
        explanation: str = "",
        declined: Answer | None = None,
    ) -> None:
        """Ask before something that cannot be undone; ``confirm`` is the verb on the button."""
        ...

    def choose_save_path(
        self, title: str, suggested: Path, name_filter: str, chosen: PathAnswer
    ) -> None:
        """Where to save; not called at all when the person changes their mind."""
        ...

    def choose_open_file(self, title: str, name_filter: str, chosen: PathAnswer) -> None:
        """Which file to open."""
        ...

    def choose_folder(self, title: str, chosen: PathAnswer) -> None:
        """Which folder to use."""
        ...


class DialogPrompts(Prompts):
    """Prompts as windows over ``window``; ``say`` puts an error in words, or knows it not."""

    def __init__(self, window: QWidget, say: Callable[[Exception], Said | None]) -> None:
        self._window = window
        self._say = say

    @override
    def report_error(self, error: Exception) -> None:
        said = self._say(error)
        if said is None:
            CrashDialog(error, self._window).open()
            return
        more = " ".join(part for part in (said.nothing_lost, said.what_to_do) if part)
        MessageDialog(said.what, more, parent=self._window).open()

    @override
    def tell(self, what: str, more: str = "") -> None:
        MessageDialog(what, more, parent=self._window).open()

    @override
    def ask(
        self,
        question: str,
        *,
        confirm: str,
        confirmed: Answer,
        explanation: str = "",
        declined: Answer | None = None,
    ) -> None:
        dialog = MessageDialog(question, explanation, confirm=confirm, parent=self._window)
        dialog.accepted.connect(confirmed)
        if declined is not None:
            dialog.rejected.connect(declined)
        dialog.open()

    @override
    def choose_save_path(
        self, title: str, suggested: Path, name_filter: str, chosen: PathAnswer
    ) -> None:
        dialog = self._file_dialog(title, chosen)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(name_filter)
        dialog.setDirectory(str(suggested.parent))
        dialog.selectFile(suggested.name)
        dialog.open()

    @override
    def choose_open_file(self, title: str, name_filter: str, chosen: PathAnswer) -> None:
        dialog = self._file_dialog(title, chosen)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(name_filter)
        dialog.open()

    @override
    def choose_folder(self, title: str, chosen: PathAnswer) -> None:
        dialog = self._file_dialog(title, chosen)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.open()

    def _file_dialog(self, title: str, chosen: PathAnswer) -> QFileDialog:
        dialog = QFileDialog(self._window, title)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: chosen(Path(path)))
        return dialog
