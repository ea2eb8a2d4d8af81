"""A form while it is open: what has been answered, and that it is being kept."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeAlias

from PySide6.QtCore import QObject, Signal, Slot

from karriarstod.application.forms import save_answers
from karriarstod.domain.identity import CaseNumber
from karriarstod.forms.answers import Answers
from karriarstod_ui.autosave import Autosave
from karriarstod_ui.desk import Desk

Written: TypeAlias = tuple[Answers, frozenset[str]]
"""The answers, and the keys of those that are still as they were lent."""


class FormWriting(QObject):
    """Joins a draft to the register. ``saved`` carries the moment; ``failed`` carries the error.

    It holds what was last written itself, so that it can outlive the fields it was written in.
    """

    saved = Signal(datetime)
    failed = Signal(object)

    def __init__(
        self,
        desk: Desk,
        number: CaseNumber,
        form_number: int,
        written: Written,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self.number = number
        self.form_number = form_number
        self.written = written
        self.autosave: Autosave[Written] = Autosave(self._save, self)
        self.autosave.saved.connect(self._on_saved)
        self.autosave.failed.connect(self.failed)

    def write(self, answers: Answers, copied: frozenset[str]) -> None:
        """What has been answered is now this."""
        if (answers, copied) != self.written:
            self.written = (answers, copied)
            self.autosave.touch(self.written)

    def _save(
        self, written: Written, /, done: Callable[[], None], failed: Callable[[Exception], None]
    ) -> None:
        answers, copied = written
        self._desk.do(
            lambda begin: save_answers(begin, self.number, self.form_number, answers, copied),
            owner=self,
            done=lambda _events: done(),
            failed=failed,
        )

    @Slot()
    def _on_saved(self) -> None:
        self.saved.emit(self._desk.clock.now())


class UnkeptForms(QObject):
    """Forms that were left before the register had all of them; they are tried again from here."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left: list[FormWriting] = []

    @property
    def is_waiting(self) -> bool:
        """Whether the register still lacks something of any."""
        return any(one.autosave.is_dirty for one in self._left)

    def take(self, writing: FormWriting) -> None:
        """A form that is left; it goes away once it is kept, at once if it is so already."""
        if not writing.autosave.is_dirty:
            writing.deleteLater()
            return
        self._left.append(writing)
        writing.saved.connect(self._on_kept_at_last)

    def give_back(self, number: CaseNumber, form_number: int) -> FormWriting | None:
        """That form, if it waits here: it is written on."""
        for one in self._left:
            if (one.number, one.form_number) == (number, form_number):
                self._left.remove(one)
                one.saved.disconnect(self._on_kept_at_last)
                return one
        return None

    def flush(self) -> None:
        """Hand over once more what the register has refused."""
        for one in tuple(self._left):
            one.autosave.flush()

    @Slot()
    def _on_kept_at_last(self) -> None:
        kept = [one for one in self._left if not one.autosave.is_dirty]
        self._left = [one for one in self._left if one not in kept]
        for one in kept:
            one.deleteLater()
