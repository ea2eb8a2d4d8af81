"""The journal: notes are added and read, never changed."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any, Final

from sqlalchemy import bindparam, func, select

from karriarstod.domain.errors import NoSuchCase
from karriarstod.domain.identity import CaseNumber
from karriarstod.domain.note import Note, NoteKind
from karriarstod_db import tables as t
from karriarstod_db.statements import Statements

_OF_NUMBER: Final = (
    t.participant.c.case_year == bindparam("year"),
    t.participant.c.case_serial == bindparam("serial"),
)
_LAST: Final = (
    select(func.coalesce(func.max(t.note.c.number), 0))
    .where(t.note.c.participant_id == t.participant.c.id)
    .correlate(t.participant)
    .scalar_subquery()
)
_PLACE: Final = select(t.participant.c.id, _LAST).where(*_OF_NUMBER)

NOTES: Final = (
    select(
        t.note.c.number,
        t.note.c.written_at,
        t.note.c.utc_offset,
        t.note.c.kind,
        t.note.c.text,
        t.note.c.author,
        t.note.c.placement,
        t.note.c.corrects,
        t.note.c.for_participant,
        t.note.c.protected,
    )
    .join(t.participant, t.participant.c.id == t.note.c.participant_id)
    .where(*_OF_NUMBER)
)
"""The notes of one case, for `note_of`."""

_OLDEST_FIRST: Final = NOTES.order_by(t.note.c.written_at, t.note.c.number)


class SqlNoteRepository:
    """The notes of one unit of work."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements
        self._last: dict[CaseNumber, tuple[int, int]] = {}

    def add(self, case_number: CaseNumber, note: Note) -> Note:
        """Keeps the note under the next number of the case; raises NoSuchCase."""
        participant_id, last = self._last.get(case_number) or self._place(case_number)
        kept = replace(note, number=last + 1)
        self._statements.insert(t.note, {"participant_id": participant_id, **_values(kept)})
        self._last[case_number] = (participant_id, kept.number)
        return kept

    def add_all(self, case_number: CaseNumber, notes: tuple[Note, ...]) -> None:
        """Keeps the notes under the next numbers of the case; raises NoSuchCase."""
        if not notes:
            return
        participant_id, last = self._last.get(case_number) or self._place(case_number)
        rows = [
            {"participant_id": participant_id, **_values(replace(note, number=number))}
            for number, note in enumerate(notes, last + 1)
        ]
        self._statements.insert(t.note, *rows)
        self._last[case_number] = (participant_id, last + len(notes))

    def of(self, case_number: CaseNumber) -> tuple[Note, ...]:
        """All notes of a case, oldest first."""
        year, serial = case_number.year, case_number.serial
        rows = self._statements.rows(_OLDEST_FIRST, year=year, serial=serial)
        return tuple(note_of(row) for row in rows)

    def _place(self, number: CaseNumber) -> tuple[int, int]:
        """The participant's row and the number of the last note."""
        place = self._statements.row(_PLACE, year=number.year, serial=number.serial)
        if place is None:
            raise NoSuchCase(str(number))
        return int(place[0]), int(place[1])


def note_of(row: Any) -> Note:
    """The note that a row of `NOTES` holds, at its writer's own time of day."""
    zone = timezone(timedelta(seconds=row.utc_offset))
    return Note(
        number=row.number,
        written_at=moment(row.written_at).astimezone(zone),
        kind=NoteKind(row.kind),
        text=row.text,
        author=row.author,
        placement_number=row.placement,
        corrects=row.corrects,
        for_participant=row.for_participant,
        protected=row.protected,
    )


def stamp(at: datetime) -> str:
    """A moment in UTC, in a form that sorts as time does."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def moment(kept: str) -> datetime:
    """The moment of a `stamp`, in UTC."""
    return datetime.fromisoformat(kept)


def _values(note: Note) -> dict[str, Any]:
    offset = note.written_at.utcoffset() or timedelta()
    return {
        "number": note.number,
        "written_at": stamp(note.written_at),
        "utc_offset": int(offset.total_seconds()),
        "written_on": note.written_at.date(),
        "kind": note.kind.value,
        "text": note.text,
        "author": note.author,
        "placement": note.placement_number,
        "corrects": note.corrects,
        "for_participant": note.for_participant,
        "protected": note.protected,
    }
