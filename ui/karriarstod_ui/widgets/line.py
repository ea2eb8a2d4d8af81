"""A line to write in, whatever letters a name has."""

from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtGui import QTextLayout
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

_LAST_LATIN: Final = "\u024f"
"""Letters up to here are in the program's own font."""


class LineEdit(QLineEdit):
    """A line whose text stands in its middle even where it has letters of another font.

    Arabic letters make a line higher than the font says a line is; Qt puts the whole of it in
    the middle and then draws it as if it were a common one, too far up.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.textChanged.connect(self._on_text_changed)
        self._on_text_changed(text)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self._on_text_changed(self.text())

    def _on_text_changed(self, text: str) -> None:
        over = self._over(text) if any(letter > _LAST_LATIN for letter in text) else 0
        margins = self.textMargins()
        if margins.bottom() != -over:
            # Room taken from below the field, which nothing is drawn in, moves the text down.
            margins.setBottom(-over)
            self.setTextMargins(margins)

    def _over(self, text: str) -> int:
        """How much higher the line is than the font says, in pixels."""
        layout = QTextLayout(text, self.font())
        layout.beginLayout()
        line = layout.createLine()
        layout.endLayout()
        return max(0, round(line.height()) - self.fontMetrics().height())
