"""Killed while saving, or with no room left: what was acknowledged is there, and nothing half."""

import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest
import saving_for_ever
from builders import a_case, a_note
from keeping import change, keep, note_down
from registers import PASSWORD, USER

from karriarstod.application.store_errors import DiskFull
from karriarstod.domain.clock import Clock
from karriarstod.domain.events import Event, EventKind
from karriarstod.domain.identity import CaseNumber
from karriarstod_db.session import RegisterStore, open_store

LEILA = CaseNumber(2026, 1)
KILLS = 10


def save_until_killed(folder: Path, seconds: float) -> int:
    """The number of the last note that was said to be kept, killed so long after the first."""
    command = [sys.executable, saving_for_ever.__file__, str(folder), USER, PASSWORD, str(LEILA)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as saver:
        assert saver.stdout is not None
        said = [saver.stdout.readline()]
        time.sleep(seconds)
        saver.kill()
        said += saver.stdout.read().splitlines(keepends=True)
    return max(int(line) for line in said if line.endswith("\n"))


def test_no_acknowledged_note_is_lost_when_the_program_is_killed(
    register: RegisterStore, folder: Path
) -> None:
    keep(register, a_case())
    clock: Clock = register.clock
    register.close()
    moments = Random(26)
    said = 0
    for _ in range(KILLS):
        said = max(said, save_until_killed(folder, moments.uniform(0.02, 0.3)))
    again = open_store(folder, USER, PASSWORD, clock)
    try:
        notes = again.queries.notes(LEILA, limit=1_000_000)
        events = again.queries.history(LEILA, limit=1_000_000)
        assert said > KILLS
        assert len(notes) >= said
        assert [note.number for note in notes] == list(range(len(notes), 0, -1))
        assert [dict(row.event.detail)["note"] for row in events] == [
            str(note.number) for note in notes
        ]
        assert again.register.check().is_sound()
    finally:
        again.close()


def allow_pages(store: RegisterStore, pages: int) -> None:
    """The most pages that the database may have, as when the disk has no more room."""
    store.register._connection.execute(f"PRAGMA max_page_count = {pages}").fetchall()


def save_much(store: RegisterStore, event: Event) -> None:
    """A change that needs more pages than there are free in the file."""
    with store.begin() as work:
        work.cases.update(a_case(given="Sara"))
        for _ in range(9):
            work.notes.add(LEILA, a_note("Lång text. " * 180))
        work.commit(event)


def test_a_full_disk_is_said_to_be_full_and_nothing_is_half_kept(register: RegisterStore) -> None:
    keep(register, a_case())
    note_down(register, LEILA, a_note())
    before = register.queries.case(LEILA), register.queries.notes(LEILA)
    allow_pages(register, 1)  # the engine takes the present size for the least
    event = Event.of(EventKind.NOTE_WRITTEN, LEILA)
    with pytest.raises(DiskFull):
        save_much(register, event)
    assert (register.queries.case(LEILA), register.queries.notes(LEILA)) == before
    assert register.queries.history() == ()
    allow_pages(register, 1_000_000)
    change(register, a_case(given="Sara"), event)
    assert register.queries.case(LEILA).participant.given_name == "Sara"
    assert register.register.check().is_sound()
