"""One text of the plan beside the simpler one, with what is hard to read underlined."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from karriarstod.domain.readability import hard_words, long_sentences, words
from karriarstod_ui import theme
from karriarstod_ui.theme import Shade, TextRole
from karriarstod_ui.widgets.fields import ExpandingText
from karriarstod_ui.widgets.layouts import Column, Columns, column
from karriarstod_ui.widgets.text import Text


class _Underline(QSyntaxHighlighter):
    """A wave under a sentence that is too long and a line under a very long word."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)

    @override
    def highlightBlock(self, text: str) -> None:
        for mark in long_sentences(text):
            self._under(mark.start, mark.end, QTextCharFormat.UnderlineStyle.WaveUnderline)
        for mark in hard_words(text):
            self._under(mark.start, mark.end, QTextCharFormat.UnderlineStyle.SingleUnderline)

    def _under(self, start: int, end: int, style: QTextCharFormat.UnderlineStyle) -> None:
        look = QTextCharFormat()
        look.setUnderlineStyle(style)
        look.setUnderlineColor(theme.current().color(Shade.LATE))
        self.setFormat(start, end - start, look)


class PlainRow(QWidget):
    """The plan's words, and a field to write them simpler in; emptied, the plan's own stand."""

    changed = Signal()

    def __init__(
        self, source: str, original: str, text: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.original = original
        self.field = ExpandingText(1)
        self.field.setObjectName(source)
        self.field.setAccessibleName(self.tr("Enklare i stället för: {text}").format(text=original))
        self.field.setPlaceholderText(self.tr("Planens egna ord"))
        self.field.set_text(text or original)
        self.marks = Text("", TextRole.LATE, wrap=True)
        self.marks.setObjectName(f"marks_{source}")
        self._underline = _Underline(self.field.document())
        right = Column(4)
        right.add(self.field)
        right.add(self.marks)
        sides = Columns(20)
        left = Column(4)
        left.add(Text(original, wrap=True))
        left.add_stretch()
        sides.add(left, 1, 240)
        sides.add(right, 1, 260)
        column(self).addWidget(sides)
        self.field.textChanged.connect(self._on_text_changed)
        self._show_marks()

    def text(self) -> str:
        """What is written simpler; empty where it is the plan's own words."""
        written = self.field.text().strip()
        return "" if written == self.original else written

    @property
    def said(self) -> str:
        """What the copy says."""
        return self.text() or self.original

    def _on_text_changed(self) -> None:
        self._show_marks()
        self.changed.emit()

    def _show_marks(self) -> None:
        said = [
            self.tr("{n} ord i en mening: ”{start} …”").format(
                n=len(words(mark.text)), start=" ".join(mark.text.split()[:3])
            )
            for mark in long_sentences(self.said)
        ]
        said += [
            self.tr("Långt ord: {word}").format(word=mark.text) for mark in hard_words(self.said)
        ]
        self.marks.setText("\n".join(said))
        self.marks.setHidden(not said)
        self.field.setAccessibleDescription(". ".join(said))
