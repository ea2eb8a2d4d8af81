"""The line that says what was just done, and takes it back."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from karriarstod_ui.theme import StateColor
from karriarstod_ui.widgets.card import InlineMessage


class UndoLine(InlineMessage):
    """One thing at a time can be taken back, until something else has been done."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._undo: Callable[[], None] | None = None
        self.acted.connect(self._take_back)

    def offer(self, done: str, undo: Callable[[], None]) -> None:
        """Say what was done; ``undo`` is called if it is to be taken back."""
        self._undo = undo
        self.show_message(done, StateColor.WELL, action=self.tr("Ångra"))

    @override
    def clear(self) -> None:
        self._undo = None
        super().clear()

    def _take_back(self) -> None:
        undo = self._undo
        self.clear()
        if undo is not None:
            undo()
