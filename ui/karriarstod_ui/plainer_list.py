"""The organisation's own words to think about, known to every field while a register is open."""

from PySide6.QtCore import QObject, Slot

from karriarstod.application.changes import Events
from karriarstod.application.ports import Queries
from karriarstod.domain.events import EventKind
from karriarstod.domain.own_lists import OwnList
from karriarstod_ui.desk import Desk


class PlainerList(QObject):
    """Reads the lists when it is made and whenever one has changed."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        desk.events.committed.connect(self._on_committed)
        self._read()

    def _read(self) -> None:
        self._desk.ask(_lists, owner=self, done=_take)

    @Slot(object)
    def _on_committed(self, events: Events) -> None:
        if any(one.kind is EventKind.OWN_LIST_CHANGED for one in events):
            self._read()


def _lists(queries: Queries) -> tuple[OwnList, ...]:
    return queries.own_lists()


def _take(lists: tuple[OwnList, ...]) -> None:
    # Read with the first register that is opened, not with the program.
    from karriarstod.application.plainer_words import words_with
    from karriarstod_ui.widgets.plainer import words_in_force

    words_in_force().take(words_with(lists))
