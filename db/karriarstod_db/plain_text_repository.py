"""Simpler texts of plans: one JSON document for each version they were written for."""

from typing import Final

from sqlalchemy import bindparam, select
from sqlalchemy.dialects.sqlite import insert

from karriarstod.domain.identity import CaseNumber
from karriarstod.domain.plain_text import PlainTexts
from karriarstod_db import tables as t
from karriarstod_db.case_repository import demanded_row_id
from karriarstod_db.documents import read_plain_texts, written
from karriarstod_db.statements import Statements

_TEXTS: Final = (
    select(t.plan_plain_text)
    .join(t.participant, t.participant.c.id == t.plan_plain_text.c.participant_id)
    .where(
        t.participant.c.case_year == bindparam("year"),
        t.participant.c.case_serial == bindparam("serial"),
    )
    .order_by(t.plan_plain_text.c.placement, t.plan_plain_text.c.version)
)
_row: Final = insert(t.plan_plain_text)
_KEEP: Final = _row.on_conflict_do_update(
    index_elements=["participant_id", "placement", "version"],
    set_={"texts": _row.excluded.texts},
)


class SqlPlainTextRepository:
    """The simpler texts of one unit of work."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    def keep(self, case_number: CaseNumber, texts: PlainTexts) -> None:
        """Keeps them in the place of the same placement's and version's; raises NoSuchCase."""
        values = {
            "participant_id": demanded_row_id(self._statements, case_number),
            "placement": texts.placement_number,
            "version": texts.version,
            "texts": written(texts.texts),
        }
        self._statements.change(_KEEP, values)

    def of(self, case_number: CaseNumber) -> tuple[PlainTexts, ...]:
        """All of a case, by placement and version."""
        return plain_texts_of(self._statements, case_number)


def plain_texts_of(statements: Statements, number: CaseNumber) -> tuple[PlainTexts, ...]:
    """All of a case, by placement and version."""
    return tuple(
        PlainTexts(row.placement, row.version, read_plain_texts(row.texts))
        for row in statements.rows(_TEXTS, year=number.year, serial=number.serial)
    )
