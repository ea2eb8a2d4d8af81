"""Run as a program: saves notes in a register until it is killed, and tells of each one kept.

Arguments: the register's folder, user, password and a case number.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

from karriarstod.domain.clock import SystemClock
from karriarstod.domain.events import Event, EventKind
from karriarstod.domain.identity import CaseNumber
from karriarstod.domain.note import Note, NoteKind
from karriarstod_db.session import open_store


def main(folder: str, user: str, password: str, case: str) -> None:
    """Saves, and says the number of each note once it is kept."""
    number = CaseNumber.parse(case)
    store = open_store(Path(folder), user, password, SystemClock())
    while True:
        note = Note(0, datetime.now(UTC), NoteKind.TALK, "Ett samtal till. " * 8)
        with store.begin() as work:
            kept = work.notes.add(number, note)
            work.commit(Event.of(EventKind.NOTE_WRITTEN, number, None, note=kept.number))
        sys.stdout.write(f"{kept.number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
