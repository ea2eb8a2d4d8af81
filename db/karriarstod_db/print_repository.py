"""Prints of signed plans: the very bytes, kept the first time."""

from typing import Any, Final

from sqlalchemy import bindparam, select
from sqlalchemy.dialects.sqlite import insert

from karriarstod.application.ports import Copy, Print
from karriarstod.domain.identity import CaseNumber
from karriarstod_db import tables as t
from karriarstod_db.case_repository import demanded_row_id
from karriarstod_db.statements import Statements

_OF_CASE: Final = (
    select(
        t.plan_print.c.placement,
        t.plan_print.c.version,
        t.plan_print.c.copy,
        t.plan_print.c.printed_on,
        t.plan_print.c.pdf,
    )
    .join(t.participant, t.participant.c.id == t.plan_print.c.participant_id)
    .where(
        t.participant.c.case_year == bindparam("year"),
        t.participant.c.case_serial == bindparam("serial"),
    )
)
_IN_ORDER: Final = _OF_CASE.order_by(
    t.plan_print.c.placement, t.plan_print.c.version, t.plan_print.c.copy
)
_ONE: Final = _OF_CASE.where(
    t.plan_print.c.placement == bindparam("placement"),
    t.plan_print.c.version == bindparam("version"),
    t.plan_print.c.copy == bindparam("copy"),
)
_KEEP: Final = insert(t.plan_print).on_conflict_do_nothing()


class SqlPrintRepository:
    """The prints of one unit of work."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    def find(
        self, case_number: CaseNumber, placement_number: int, version: int, copy: Copy
    ) -> Print | None:
        """The kept print, if that copy has been printed."""
        row = self._statements.row(
            _ONE,
            year=case_number.year,
            serial=case_number.serial,
            placement=placement_number,
            version=version,
            copy=copy.value,
        )
        return None if row is None else _print_of(case_number, row)

    def keep(self, made: Print) -> None:
        """Keeps a print; raises NoSuchCase, and ValueError when that copy was kept before."""
        values = {
            "participant_id": demanded_row_id(self._statements, made.case_number),
            "placement": made.placement_number,
            "version": made.version,
            "copy": made.copy.value,
            "printed_on": made.printed_on,
            "pdf": made.pdf,
        }
        if not self._statements.change(_KEEP, values):
            raise ValueError("printed before")

    def of(self, case_number: CaseNumber) -> tuple[Print, ...]:
        """All prints of a case, by placement, version and copy."""
        return prints_of(self._statements, case_number)


def prints_of(statements: Statements, number: CaseNumber) -> tuple[Print, ...]:
    """All prints of a case, by placement, version and copy."""
    rows = statements.rows(_IN_ORDER, year=number.year, serial=number.serial)
    return tuple(_print_of(number, row) for row in rows)


def _print_of(number: CaseNumber, row: Any) -> Print:
    return Print(number, row.placement, row.version, Copy(row.copy), row.printed_on, row.pdf)
