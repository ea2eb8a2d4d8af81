"""Drafts that were left before the register had all of them."""

from PySide6.QtCore import QObject, Slot

from karriarstod_ui.pages.plan.facts import PlanFacts
from karriarstod_ui.pages.plan.writing import Writing


class UnkeptWritings(QObject):
    """Until the register has it all the text lives on here, and is tried again."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._writings: list[Writing] = []

    @property
    def is_waiting(self) -> bool:
        """Whether the register still lacks something of any."""
        return any(one.autosave.is_dirty for one in self._writings)

    def take(self, writing: Writing) -> None:
        """A draft that is left; it goes away once it is kept, at once if it is so already."""
        if not writing.autosave.is_dirty:
            writing.deleteLater()
            return
        self._writings.append(writing)
        writing.saved.connect(self._on_kept_at_last)

    def give_back(self, facts: PlanFacts, version: int) -> Writing | None:
        """The draft of that version, if it waits here: it is written on."""
        for one in self._writings:
            if one.is_of(facts, version):
                self._writings.remove(one)
                one.saved.disconnect(self._on_kept_at_last)
                return one
        return None

    def flush(self) -> None:
        """Hand over once more what the register has refused."""
        for one in tuple(self._writings):
            one.autosave.flush()

    @Slot()
    def _on_kept_at_last(self) -> None:
        kept = [one for one in self._writings if not one.autosave.is_dirty]
        self._writings = [one for one in self._writings if one not in kept]
        for one in kept:
            one.deleteLater()
