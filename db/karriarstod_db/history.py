"""What has happened: a row for each event, added in the event's own transaction, never changed.

`seq` has no gaps, and the place for a chain of seals over the rows is kept: they hold keys,
numbers and dates, never a person's words, so they can stay when somebody is erased.
"""

from datetime import datetime
from typing import Any, Final

from sqlalchemy import Select, bindparam, func, select

from karriarstod.application.ports import HistoryRow
from karriarstod.domain.events import Event, EventKind
from karriarstod.domain.identity import CaseNumber
from karriarstod_db import tables as t
from karriarstod_db.documents import read_detail, written
from karriarstod_db.note_repository import moment, stamp
from karriarstod_db.statements import Statements

_c: Final = t.history.c
_NEXT: Final = select(func.coalesce(func.max(_c.seq), 0) + 1).scalar_subquery()
_ADD: Final = t.history.insert().values(seq=_NEXT)
_NEWEST_FIRST: Final = (
    select(t.history).order_by(_c.seq.desc()).limit(bindparam("most")).offset(bindparam("skip"))
)
_OF_CASE: Final = _NEWEST_FIRST.where(
    _c.case_year == bindparam("year"), _c.case_serial == bindparam("serial")
)


def keep_events(
    statements: Statements, events: tuple[Event, ...], user: str, now: datetime
) -> None:
    """Adds a row for each event, in the transaction that is going on."""
    if events:
        statements.change(_ADD, *(_values(event, user, now) for event in events))


def happened(
    statements: Statements, number: CaseNumber | None, offset: int, limit: int
) -> tuple[HistoryRow, ...]:
    """What has happened, newest first; with one case, or in the whole register."""
    page = {"skip": offset, "most": limit}
    statement: Select[Any] = _NEWEST_FIRST if number is None else _OF_CASE
    case = {} if number is None else {"year": number.year, "serial": number.serial}
    return tuple(_row_of(row) for row in statements.rows(statement, **page, **case))


def _values(event: Event, user: str, now: datetime) -> dict[str, Any]:
    number = event.case_number
    return {
        "at": stamp(now),
        "user": user,
        "kind": event.kind.value,
        "case_year": number and number.year,
        "case_serial": number and number.serial,
        "placement": event.placement_number,
        "detail": written(event.detail),
    }


def _row_of(row: Any) -> HistoryRow:
    number = None if row.case_year is None else CaseNumber(row.case_year, row.case_serial)
    event = Event(EventKind(row.kind), number, row.placement, read_detail(row.detail))
    return HistoryRow(row.seq, moment(row.at), row.user, event)
