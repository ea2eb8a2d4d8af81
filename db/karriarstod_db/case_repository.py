"""Case files, kept and given back whole; of a change only the rows that differ are written."""

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain
from typing import Any, Final, TypeVar

from sqlalchemy import Table, bindparam, case, func, select
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from karriarstod.application.signed_plans import demand_signed_unchanged
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.errors import (
    CaseNumberTaken,
    IdentityNumberTaken,
    NoSuchCase,
)
from karriarstod.domain.identity import CaseNumber, IdentityKind, IdentityNumber
from karriarstod.domain.participant import Participant
from karriarstod_db import tables as t
from karriarstod_db.case_rows import (
    Row,
    Values,
    consent_rows,
    contact_rows,
    identity_rows,
    participant_values,
    placement_rows,
    reminder_rows,
)
from karriarstod_db.case_select import case_file_by_number, case_files_by_id
from karriarstod_db.changes import RememberedCases
from karriarstod_db.columns import metadata
from karriarstod_db.documents import read_case_file, written
from karriarstod_db.statements import Statements

Part = TypeVar("Part")

NATIONAL: Final = (IdentityKind.PERSONNUMMER.value, IdentityKind.SAMORDNINGSNUMMER.value)

_OF_NUMBER: Final = (
    t.participant.c.case_year == bindparam("year"),
    t.participant.c.case_serial == bindparam("serial"),
)
_ROW_ID: Final = select(t.participant.c.id).where(*_OF_NUMBER)
_HOLDER: Final = (
    select(t.participant.c.case_year, t.participant.c.case_serial)
    .join(t.identity, t.identity.c.participant_id == t.participant.c.id)
    .where(t.identity.c.value == bindparam("number"), t.identity.c.kind.in_(NATIONAL))
    .limit(1)
)
_ADD_PARTICIPANT: Final = t.participant.insert().returning(t.participant.c.id)
# The last plan given to anybody; the first one begins the numbers of plans.
_NEXT_PLAN_ID: Final = select(
    func.coalesce(func.max(t.plan.c.id), t.FIRST_PLAN_ID - 1) + 1
).scalar_subquery()
_ADD_PLAN: Final = t.plan.insert().values(id=_NEXT_PLAN_ID)

_given = sqlite_insert(t.case_year).values(year=bindparam("year"), last_serial=bindparam("serial"))
_NUMBER_GIVEN: Final = _given.on_conflict_do_update(
    index_elements=["year"],
    set_={
        "last_serial": case(
            (t.case_year.c.last_serial > _given.excluded.last_serial, t.case_year.c.last_serial),
            else_=_given.excluded.last_serial,
        )
    },
)
_NEXT_NUMBER: Final = (
    sqlite_insert(t.case_year)
    .values(year=bindparam("year"), last_serial=1)
    .on_conflict_do_update(
        index_elements=["year"], set_={"last_serial": t.case_year.c.last_serial + 1}
    )
    .returning(t.case_year.c.last_serial)
)


class SqlCaseRepository:
    """The case files of one unit of work."""

    def __init__(self, statements: Statements, remembered: RememberedCases) -> None:
        self._statements = statements
        self._remembered = remembered
        self._kept: dict[CaseNumber, tuple[int, CaseFile]] = {}
        self._written: set[int] = set()

    def get(self, number: CaseNumber) -> CaseFile:
        """The case file; raises NoSuchCase."""
        return self._as_kept(number)[1]

    def add(self, case: CaseFile) -> None:
        """A new case file; raises CaseNumberTaken or IdentityNumberTaken."""
        number = case.case_number
        if row_id(self._statements, number) is not None:
            raise CaseNumberTaken(str(number))
        self._demand_free_numbers(case.participant)
        self._statements.change(_NUMBER_GIVEN, {"year": number.year, "serial": number.serial})
        values = participant_values(case)
        participant_id = int(self._statements.value(_ADD_PARTICIPANT, **values))
        self._insert(_rows(participant_id, case))
        self._keep(participant_id, case)

    def update(self, case: CaseFile) -> None:
        """The case file as it now is; writes only what differs.

        Raises IdentityNumberTaken, and PlanFrozen for a signed plan that was changed or removed.
        """
        participant_id, before = self._as_kept(case.case_number)
        demand_signed_unchanged(before, case)
        if case.participant.identities != before.participant.identities:
            self._demand_free_numbers(case.participant)
        # The list is searched by team and supervisor too, so these follow the placements.
        if (case.participant, case.placements) != (before.participant, before.placements):
            was, now = participant_values(before), participant_values(case)
            self._write(t.participant, {"id": participant_id}, was, now)
        old, new = (
            _keyed(_differing(participant_id, before, case)),
            _keyed(_differing(participant_id, case, before)),
        )
        for table, key in reversed([at for at in old if at not in new]):
            self._statements.delete(table, dict(key))
        for (table, key), values in new.items():
            if (table, key) in old:
                self._write(table, dict(key), old[table, key], values)
        self._insert((table, new[table, key]) for table, key in new if (table, key) not in old)
        self._keep(participant_id, case)

    def new_number(self, year: int) -> CaseNumber:
        """The next case number of a year; numbers are never given twice."""
        return CaseNumber(year, int(self._statements.value(_NEXT_NUMBER, year=year)))

    def holder_of(self, number: IdentityNumber) -> CaseNumber | None:
        """Who has that national number, now or earlier; None for a reserve number or none."""
        if not number.is_national:
            return None
        row = self._statements.row(_HOLDER, number=number.value)
        return None if row is None else CaseNumber(*row)

    def written(self) -> frozenset[int]:
        """The rows of the participants whose case files were added or updated."""
        return frozenset(self._written)

    def _keep(self, participant_id: int, case: CaseFile) -> None:
        self._kept[case.case_number] = (participant_id, case)
        self._written.add(participant_id)

    def _as_kept(self, number: CaseNumber) -> tuple[int, CaseFile]:
        if number not in self._kept:
            load = partial(read_case, self._statements)
            self._kept[number] = self._remembered.of_number(number, load)
        return self._kept[number]

    def _demand_free_numbers(self, participant: Participant) -> None:
        for identity in participant.identities:
            holder = self.holder_of(identity.number)
            if holder not in {None, participant.case_number}:
                raise IdentityNumberTaken(str(holder))

    def _write(self, table: Table, key: Values, before: Values, now: Values) -> None:
        changed = {name: value for name, value in now.items() if value != before[name]}
        if changed:
            self._statements.update(table, key, changed)

    def _insert(self, rows: Iterable[Row]) -> None:
        # All rows of one kind at once; a parent's kind comes before its parts' kinds.
        by_table: dict[Table, list[Values]] = {}
        for table, values in rows:
            by_table.setdefault(table, []).append(values)
        for table in sorted(by_table, key=lambda one: _PARENTS_FIRST[one]):
            if table is t.plan:
                self._statements.change(_ADD_PLAN, *by_table[table])
            else:
                self._statements.insert(table, *by_table[table])


def row_id(statements: Statements, number: CaseNumber) -> int | None:
    """The participant's row, or None if there is no such case number."""
    found = statements.value(_ROW_ID, year=number.year, serial=number.serial)
    return None if found is None else int(found)


def demanded_row_id(statements: Statements, number: CaseNumber) -> int:
    """The participant's row; raises NoSuchCase."""
    found = row_id(statements, number)
    if found is None:
        raise NoSuchCase(str(number))
    return found


_PARENTS_FIRST: Final = {table: place for place, table in enumerate(metadata.sorted_tables)}


def read_cases(statements: Statements, ids: list[int]) -> dict[int, CaseFile]:
    """The case files of these rows, by row, in one statement."""
    rows = statements.rows(case_files_by_id(), ids=written(ids))
    return {row[0]: read_case_file(row[1]) for row in rows}


def read_case(statements: Statements, number: CaseNumber) -> tuple[int, CaseFile]:
    """The participant's row and case file; raises NoSuchCase."""
    row = statements.row(case_file_by_number(), year=number.year, serial=number.serial)
    if row is None:
        raise NoSuchCase(str(number))
    return int(row[0]), read_case_file(row[1])


def _rows(participant_id: int, case: CaseFile) -> Iterator[Row]:
    at = {"participant_id": participant_id}
    return chain(
        identity_rows(at, case.participant),
        contact_rows(at, case.contacts),
        consent_rows(at, case.consents),
        reminder_rows(at, case.reminders),
        *(placement_rows(at, one) for one in case.placements),
    )


def _differing(participant_id: int, case: CaseFile, other: CaseFile) -> Iterator[Row]:
    """The case file's rows, but for the parts that are the same in the other one."""
    at = {"participant_id": participant_id}
    if case.participant.identities != other.participant.identities:
        yield from identity_rows(at, case.participant)
    yield from contact_rows(at, _only_in(case.contacts, other.contacts))
    yield from consent_rows(at, _only_in(case.consents, other.consents))
    yield from reminder_rows(at, _only_in(case.reminders, other.reminders))
    for placement in _only_in(case.placements, other.placements):
        yield from placement_rows(at, placement)


def _only_in(parts: tuple[Part, ...], others: tuple[Part, ...]) -> Iterator[Part]:
    return (part for part in parts if part not in others)


def _keyed(rows: Iterable[Row]) -> dict[tuple[Table, tuple[tuple[str, Any], ...]], Values]:
    """The rows by their natural key: table, and names with values."""
    return {
        (table, tuple((name, values[name]) for name in _KEYS[table])): values
        for table, values in rows
    }


_KEYS: Final = {
    table: ("participant_id", "placement", "version")
    if table is t.plan
    else tuple(column.name for column in table.primary_key)
    for table in metadata.sorted_tables
}
