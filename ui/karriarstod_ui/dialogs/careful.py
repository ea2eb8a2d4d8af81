"""Words of crime or diagnosis stand in a text that is about to be kept: what is to be done?"""

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from karriarstod.forms.careful_words import CarefulHit, asks_first, shipped_words
from karriarstod_ui import units
from karriarstod_ui.theme import TextRole
from karriarstod_ui.widgets.buttons import primary_button, secondary_button
from karriarstod_ui.widgets.layouts import Flow, column
from karriarstod_ui.widgets.text import Text
from karriarstod_ui.widgets.window import Window

_MOST_SHOWN: Final = 5


class CarefulDialog(Window):
    """Three ways: change the text, move it to a protected note, or leave it all as it is.

    ``change_chosen`` and ``move_chosen`` say which; "Avbryt" is ``rejected``. Nothing is removed
    by any of them.
    """

    change_chosen = Signal()
    move_chosen = Signal()

    def __init__(
        self, words: Sequence[str], *, moves: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        shown = tuple(dict.fromkeys(words))
        listed = ", ".join(f"”{word}”" for word in shown[:_MOST_SHOWN])
        what = self.tr("Ska det här verkligen stå här? {words}").format(words=listed)
        more = self.tr(
            "Uppgifter om brott och diagnoser får i regel inte skrivas ner hos er. Skriv hellre vad"
            " som behövs i arbetet. Inget är borttaget: allt du har skrivit finns kvar."
        )
        self.setWindowTitle(self.tr("Ord att tänka på"))
        self.setAccessibleName(what)
        self.setAccessibleDescription(more)
        self.what = Text(what, TextRole.CARD_TITLE, wrap=True)
        self.change = primary_button(self.tr("Ändra texten"))
        self.change.setObjectName("change_text")
        self.move_it = secondary_button(self.tr("Flytta till skyddad anteckning"), "shield")
        self.move_it.setObjectName("move_text")
        self.cancel = secondary_button(self.tr("Avbryt"))
        self.cancel.setObjectName("cancel")
        lines = column(self, (24, 22, 24, 20), 10)
        lines.addWidget(units.sized(self.what, min_width=490))
        lines.addWidget(Text(more, TextRole.BODY, wrap=True))
        moved = moves or self.tr(
            "En skyddad anteckning syns bara för den som anger varför, och går inte att söka fram."
        )
        lines.addWidget(Text(moved, TextRole.SMALL_QUIET, wrap=True))
        lines.addSpacing(units.px(8))
        buttons = Flow(12)
        for button in (self.change, self.move_it, self.cancel):
            buttons.add(button)
        lines.addWidget(buttons)
        self.change.clicked.connect(self._on_change)
        self.move_it.clicked.connect(self._on_move)
        self.cancel.clicked.connect(self.reject)
        self.change.setFocus()

    def _on_change(self) -> None:
        self.accept()
        self.change_chosen.emit()

    def _on_move(self) -> None:
        self.accept()
        self.move_chosen.emit()


def words_found(text: str) -> tuple[str, ...]:
    """The words of crime and diagnosis in a text."""
    return said_words(asks_first(text, shipped_words()))


def said_words(hits: Iterable[CarefulHit]) -> tuple[str, ...]:
    """The words of some hits, each once, as they are written."""
    return tuple(dict.fromkeys(one.word for one in hits))


def focus_word(editor: QWidget) -> None:
    """Put the keyboard in an editor, with the first such word in it marked."""
    editor.setFocus(Qt.FocusReason.OtherFocusReason)
    text = _text_of(editor)
    hit = next(iter(asks_first(text, shipped_words())), None)
    if hit is None:
        return
    if isinstance(editor, QLineEdit):
        editor.setSelection(hit.start, hit.end - hit.start)
    elif isinstance(editor, QPlainTextEdit):
        cursor = editor.textCursor()
        cursor.setPosition(hit.start)
        cursor.setPosition(hit.end, QTextCursor.MoveMode.KeepAnchor)
        editor.setTextCursor(cursor)


def focus_word_in(root: QWidget) -> bool:
    """The same in the first visible editor below ``root`` that holds such a word, if any does."""
    for editor in root.findChildren(QWidget):
        if editor.isVisibleTo(root) and words_found(_text_of(editor)):
            focus_word(editor)
            return True
    return False


def _text_of(editor: QWidget) -> str:
    if isinstance(editor, QPlainTextEdit):
        return editor.toPlainText()
    return editor.text() if isinstance(editor, QLineEdit) else ""
