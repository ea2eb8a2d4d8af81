"""Lines of advice, those of a list with their points in a margin of their own."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from karriarstod_ui.theme import TextRole
from karriarstod_ui.widgets.layouts import Column, row
from karriarstod_ui.widgets.text import Text

_POINT: Final = "• "


class BulletText(Column):
    """Paragraphs of plain text. A line that begins with "• " hangs: what goes on below its first
    row begins where its words do."""

    def __init__(self, role: TextRole = TextRole.SMALL, parent: QWidget | None = None) -> None:
        super().__init__(6, parent)
        self._role = role
        self._shown: tuple[str, ...] = ()

    def text(self) -> str:
        """All that is shown."""
        return "\n\n".join(self._shown)

    def show_paragraphs(self, paragraphs: Sequence[str]) -> None:
        """Show these; nothing is made anew when they are shown already."""
        if tuple(paragraphs) == self._shown:
            return
        self._shown = tuple(paragraphs)
        while (item := self.body.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for line in "\n".join(self._shown).splitlines():
            if line.startswith(_POINT):
                self.add(self._hanging(line.removeprefix(_POINT)))
            elif line:
                self.add(Text(line, self._role, wrap=True))

    def _hanging(self, words: str) -> QWidget:
        made = QWidget()
        inner = row(made, spacing=6)
        inner.addWidget(Text(_POINT.strip(), self._role), 0, Qt.AlignmentFlag.AlignTop)
        inner.addWidget(Text(words, self._role, wrap=True), 1)
        return made
