"""Judging and bureaucratic words in a text: a quiet underline, and a plainer word for who asks."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QToolTip
from typing_extensions import override

from karriarstod.forms.careful_words import (
    CarefulHit,
    CarefulWords,
    Concern,
    careful_hits,
    shipped_words,
)
from karriarstod_ui import theme
from karriarstod_ui.theme import Shade

_ADVICE: Final = "skriv "
"""What begins so says what to write: it is no word to put in."""
_COUNT_MS: Final = 400
"""After the last key the words are counted, for whoever listens to the screen."""


class WordsInForce(QObject):
    """The list that fields go by: the program's own, and the organisation's when it is known."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words: CarefulWords | None = None

    @property
    def words(self) -> CarefulWords:
        """The list."""
        return self._words if self._words is not None else shipped_words()

    def take(self, words: CarefulWords | None) -> None:
        """Go by these from now on; None is the program's own list."""
        if words != self._words:
            self._words = words
            self.changed.emit()


class _Shown:
    """The list in force, for the whole application."""

    words: WordsInForce | None = None


def words_in_force() -> WordsInForce:
    """The list that every field goes by."""
    if _Shown.words is None:
        _Shown.words = WordsInForce()
    return _Shown.words


class PlainerWords(QSyntaxHighlighter):
    """Underlines such words in an editor, says a plainer one, and puts it in when asked.

    It never stands in the way: nothing is changed by itself. "Låt stå" leaves a word alone in this
    field. How many there are is read aloud with the field.
    """

    def __init__(self, editor: QPlainTextEdit) -> None:
        super().__init__(editor)
        self._editor = editor
        self._left: set[str] = set()
        self._said = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_COUNT_MS)
        self._pause.timeout.connect(self._count)
        editor.installEventFilter(self)
        editor.viewport().installEventFilter(self)
        before = editor.blockSignals(True)
        self.setDocument(editor.document())
        editor.blockSignals(before)
        words_in_force().changed.connect(self.look_again)
        editor.document().contentsChanged.connect(self._pause.start)
        self.look_again()

    def hits(self, text: str) -> tuple[CarefulHit, ...]:
        """The words in a text that are underlined here."""
        if self._editor.isReadOnly():
            return ()
        return tuple(
            one
            for one in careful_hits(text, words_in_force().words)
            if one.concern is Concern.PLAINER and one.word.casefold() not in self._left
        )

    def hit_at(self, position: int) -> CarefulHit | None:
        """The word at a place in the whole text, its own place counted there too."""
        block = self.document().findBlock(position)
        within = position - block.position()
        for one in self.hits(block.text()):
            if one.start <= within <= one.end:
                start = block.position() + one.start
                end = block.position() + one.end
                return CarefulHit(start, end, one.word, one.concern, one.plainer)
        return None

    @Slot()
    def look_again(self) -> None:
        """Underline anew, without the editor saying that its text has changed."""
        before = self._editor.blockSignals(True)
        self.rehighlight()
        self._editor.blockSignals(before)
        self._count()

    def menu(self, position: int) -> QMenu:
        """The field's own menu, with what can be done about the word at that place first."""
        menu = self._editor.createStandardContextMenu()
        hit = self.hit_at(position)
        if hit is None:
            return menu
        first = next(iter(menu.actions()), None)
        if hit.plainer.startswith(_ADVICE):
            advice = menu.addAction(self.tr("Tips: {words}").format(words=hit.plainer))
            advice.setEnabled(False)
        else:
            advice = menu.addAction(self.tr("Byt till ”{word}”").format(word=_as(hit)))
            advice.triggered.connect(lambda: self.put_in(hit))
        leave = menu.addAction(self.tr("Låt stå"))
        leave.triggered.connect(lambda: self.leave(hit))
        for action in (advice, leave, menu.addSeparator()):
            if first is not None:
                menu.insertAction(first, action)
        return menu

    def put_in(self, hit: CarefulHit) -> None:
        """The plainer word in the place of the other, as if it had been typed."""
        cursor = self._editor.textCursor()
        cursor.setPosition(hit.start)
        cursor.setPosition(hit.end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(_as(hit))
        self._editor.setTextCursor(cursor)

    def leave(self, hit: CarefulHit) -> None:
        """The word stands, and is not underlined again in this field."""
        self._left.add(hit.word.casefold())
        self.look_again()

    @override
    def highlightBlock(self, text: str) -> None:
        found = self.hits(text)
        if not found:
            return
        quiet = QTextCharFormat()
        quiet.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        quiet.setUnderlineColor(theme.current().color(Shade.QUIET))
        for one in found:
            self.setFormat(one.start, one.end - one.start, quiet)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            hit = self.hit_at(self._editor.cursorForPosition(event.pos()).position())
            if hit is not None and watched is self._editor.viewport():
                words = self.tr("Ord att tänka på. Hellre: {word}").format(word=hit.plainer)
                QToolTip.showText(event.globalPos(), words, self._editor)
                return True
        elif isinstance(event, QContextMenuEvent):
            return self._offer(event)
        elif event.type() in {QEvent.Type.ReadOnlyChange, QEvent.Type.StyleChange}:
            self.look_again()
        return False

    def _offer(self, event: QContextMenuEvent) -> bool:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        editor = self._editor
        if by_key:
            position = editor.textCursor().position()
            place = editor.viewport().mapToGlobal(editor.cursorRect().bottomLeft())
        else:
            within = editor.viewport().mapFromGlobal(event.globalPos())
            position = editor.cursorForPosition(within).position()
            place = event.globalPos()
        if self.hit_at(position) is None:
            return False
        menu = self.menu(position)
        menu.setParent(editor, menu.windowFlags())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)
        return True

    @Slot()
    def _count(self) -> None:
        """Say how many there are, after whatever else is said of the field."""
        count = len(self.hits(self._editor.toPlainText()))
        words = {0: "", 1: self.tr("1 ord att tänka på")}.get(
            count, self.tr("{count} ord att tänka på").format(count=count)
        )
        said = self._editor.accessibleDescription()
        rest = said.removesuffix(self._said).rstrip() if self._said else said
        self._said = words
        whole = f"{rest} {words}".strip()
        if whole != said:
            self._editor.setAccessibleDescription(whole)


def _as(hit: CarefulHit) -> str:
    """The plainer word, with a capital where the other had one."""
    better = hit.plainer
    return better[:1].upper() + better[1:] if hit.word[:1].isupper() else better
