"""Short ways to put things into a store and look at it afterwards."""

from karriarstod.application.ports import ListFilter, ListQuery, Store
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.events import Event
from karriarstod.domain.identity import CaseNumber
from karriarstod.domain.note import Note


def keep(store: Store, *cases: CaseFile) -> None:
    """Adds case files in one transaction."""
    with store.begin() as work:
        for case in cases:
            work.cases.add(case)
        work.commit()


def change(store: Store, case: CaseFile, *events: Event) -> None:
    """Keeps a case file as it now is."""
    with store.begin() as work:
        work.cases.update(case)
        work.commit(*events)


def note_down(store: Store, number: CaseNumber, *notes: Note) -> tuple[Note, ...]:
    """Adds notes to a case; they come back with their numbers."""
    with store.begin() as work:
        kept = tuple(work.notes.add(number, note) for note in notes)
        work.commit()
    return kept


def everybody(text: str = "", *, offset: int = 0, limit: int = 60) -> ListQuery:
    """The list without a chip."""
    return ListQuery(ListFilter.ALL, text, offset=offset, limit=limit)
