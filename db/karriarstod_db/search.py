"""Search over the words of notes, plans and forms."""

from typing import Any, Final

from sqlalchemy import Select, bindparam, column, func, literal_column, select, table, text

from karriarstod.application.ports import SearchHit
from karriarstod.application.searching import unnamed
from karriarstod.domain.identity import CaseNumber
from karriarstod.domain.participant import Protection
from karriarstod_db import tables as t
from karriarstod_db.case_select import ids_given
from karriarstod_db.documents import written
from karriarstod_db.statements import Statements

_MARKS: Final = ("'«'", "'»'", "'…'")
_PIECE: Final = 14


def _found_in(index: str) -> Select[Any]:
    """Row, rank and marked piece of what holds `wanted`, best first; `most` at the most."""
    words = table(index, column("rowid"), column("rank"))
    parts = ("0", *_MARKS, str(_PIECE))
    piece = func.snippet(literal_column(index), *map(literal_column, parts))
    found = select(words.c.rowid, words.c.rank, piece).where(text(f"{index} MATCH :wanted"))
    return found.order_by(words.c.rank).limit(bindparam("most"))


_INDEXES: Final = (_found_in("words"), _found_in("draft_words"))
_WHO: Final = (
    t.participant.c.case_year,
    t.participant.c.case_serial,
    t.participant.c.given_name,
    t.participant.c.family_name,
    t.participant.c.protection,
)
_NOTES: Final = (
    select(
        t.note.c.id,
        literal_column("'note'").label("kind"),
        t.note.c.written_on.label("day"),
        t.note.c.placement,
        t.note.c.number.label("reference"),
        *_WHO,
    )
    .join(t.participant, t.participant.c.id == t.note.c.participant_id)
    .where(t.note.c.id.in_(ids_given()))
)
_PLANS: Final = (
    select(
        t.plan.c.id,
        literal_column("'plan'").label("kind"),
        t.plan.c.begun_on.label("day"),
        t.plan.c.placement,
        t.plan.c.version.label("reference"),
        *_WHO,
    )
    .join(t.participant, t.participant.c.id == t.plan.c.participant_id)
    .where(t.plan.c.id.in_(ids_given()))
)
_FORMS: Final = (
    select(
        t.form.c.id,
        literal_column("'form'").label("kind"),
        t.form.c.form_date.label("day"),
        t.form.c.placement,
        t.form.c.number.label("reference"),
        *_WHO,
    )
    .join(t.participant, t.participant.c.id == t.form.c.participant_id)
    .where(t.form.c.id.in_(ids_given()))
)


def search_words(statements: Statements, typed: str, limit: int) -> tuple[SearchHit, ...]:
    """Notes, plans and forms that hold all the words (the last may be unfinished), best first."""
    wanted = match_of(typed)
    if not wanted:
        return ()
    found = [row for index in _INDEXES for row in statements.rows(index, wanted=wanted, most=limit)]
    found.sort(key=lambda row: row[1])
    pieces = {row[0]: row[2] for row in found[:limit]}
    hits = {}
    for statement, ids in (
        (_NOTES, [row for row in pieces if row < t.FIRST_PLAN_ID]),
        (_PLANS, [row for row in pieces if t.FIRST_PLAN_ID <= row < t.FIRST_FORM_ID]),
        (_FORMS, [row for row in pieces if row >= t.FIRST_FORM_ID]),
    ):
        if ids:
            rows = statements.rows(statement, ids=written(ids))
            hits.update({row.id: _hit(row, pieces[row.id]) for row in rows})
    return tuple(hit for row in pieces if (hit := hits[row]).snippet)


def match_of(typed: str) -> str:
    """What a person typed, as the index wants it: every word, the last one as a beginning.

    Each word stands in quotation marks, so that no sign a person types means anything else than
    itself. Empty when there is no letter or digit to look for.
    """
    words = [word for word in typed.split() if any(sign.isalnum() for sign in word)]
    quoted = ['"' + word.replace('"', " ").replace("\0", " ") + '"' for word in words]
    return " ".join(quoted) + " *" if quoted else ""


def _hit(row: Any, piece: str) -> SearchHit:
    hidden = row.protection != Protection.NONE.value
    name = f"{row.given_name} {row.family_name}".strip()
    return SearchHit(
        case_number=CaseNumber(row.case_year, row.case_serial),
        name="" if hidden else name,
        kind=row.kind,
        on=row.day,
        snippet=unnamed(piece, name) if hidden else piece,
        placement_number=row.placement,
        reference=row.reference,
    )
