"""The answers while they are being written: one value, every change undoable."""

from collections.abc import Collection

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack
from typing_extensions import override

from karriarstod.forms.answers import Answers, Value, is_empty


class FormDraft(QObject):
    """What has been answered so far. ``changed`` carries a question's key; "" is all of them.

    ``lent`` are the keys of the answers that came from an earlier form.
    """

    changed = Signal(str)

    def __init__(
        self, answers: Answers, lent: Collection[str] = (), parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.answers = answers
        self.stack = QUndoStack(self)
        self._lent = {key: answers.get(key) for key in lent}
        self._burst = 0

    def lent(self) -> frozenset[str]:
        """The keys of the lent answers that are as they were lent."""
        return frozenset(
            key
            for key, value in self._lent.items()
            if not is_empty(value) and self.answers.get(key) == value
        )

    def write(self, key: str, value: Value | None, words: str, burst: str = "") -> None:
        """An answer; those of the same ``burst`` in a row are undone together."""
        after = self.answers.with_value(key, value)
        if after == self.answers:
            return
        merges_as = f"{key}.{burst}#{self._burst}" if burst else ""
        self.stack.push(SetAnswer(self, key, after, words, merges_as))

    def replace(self, answers: Answers, words: str) -> None:
        """All answers at once, in one step."""
        if answers != self.answers:
            self.stack.push(SetAnswer(self, "", answers, words, ""))

    def undo(self) -> None:
        """The last change, undone."""
        self._burst += 1
        self.stack.undo()

    def redo(self) -> None:
        """The last undone change, done again."""
        self._burst += 1
        self.stack.redo()

    def show(self, key: str, answers: Answers) -> None:
        """Let these be the answers now."""
        self.answers = answers
        self.changed.emit(key)


class SetAnswer(QUndoCommand):
    """The answers before and after one was given; keys pressed in a row become one."""

    def __init__(
        self, draft: FormDraft, key: str, after: Answers, words: str, merges_as: str
    ) -> None:
        super().__init__(words)
        self._draft = draft
        self.key = key
        self._before = draft.answers
        self._after = after
        self._merges_as = merges_as

    @override
    def id(self) -> int:
        return 1 if self._merges_as else -1

    @override
    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, SetAnswer) or other._merges_as != self._merges_as:
            return False
        self._after = other._after
        return True

    @override
    def undo(self) -> None:
        self._draft.show(self.key, self._before)

    @override
    def redo(self) -> None:
        self._draft.show(self.key, self._after)
