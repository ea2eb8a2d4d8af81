"""The recovery key on screen: its groups in the same rows as on paper, each with its number."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from karriarstod_ui import units
from karriarstod_ui.theme import TextRole
from karriarstod_ui.widgets.text import Text

_IN_A_ROW: Final = 3


class KeyGroups(QFrame):
    """Three groups in a row, below one another; a name read aloud spells each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "card")
        self._lines = units.spaced(QGridLayout(self), (18, 14, 18, 14), 10)
        self._made: list[Text] = []
        # A number stands by its group, and what is over lies between the pairs.
        for place in range(_IN_A_ROW):
            self._lines.setColumnStretch(2 * place + 1, 1)

    @property
    def groups(self) -> tuple[str, ...]:
        """What is shown, in order."""
        return tuple(one.text() for one in self._made)

    def show_groups(self, groups: Sequence[str]) -> None:
        """These, in place of any before."""
        self.clear()
        for place, group in enumerate(groups):
            row, column = divmod(place, _IN_A_ROW)
            number = Text(str(place + 1), TextRole.SMALL_QUIET)
            shown = Text(group, TextRole.SECTION)
            shown.setAccessibleName(f"{place + 1}: {' '.join(group)}")
            self._lines.addWidget(number, row, 2 * column, Qt.AlignmentFlag.AlignRight)
            self._lines.addWidget(shown, row, 2 * column + 1)
            self._made.append(shown)

    def clear(self) -> None:
        """Show nothing, and keep nothing of what was shown."""
        self._made.clear()
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if isinstance(widget, Text):
                widget.clear()
                widget.hide()
                widget.deleteLater()
