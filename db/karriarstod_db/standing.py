"""Who is active, and under which chips they stand, by the core's own rules.

The rules are asked of sketches of the few who may be active, so that they are said only once, in
the core. What was found is remembered until something is kept or another day is asked for.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from sqlalchemy import and_, bindparam, exists, func, or_, select, union

from karriarstod.application.listing import is_with, place_of
from karriarstod.application.ports import ListFilter
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.stages import ChainPlace, StageKey
from karriarstod_db import tables as t
from karriarstod_db.case_select import sketches_by_id
from karriarstod_db.changes import Changes
from karriarstod_db.documents import read_case_file, written
from karriarstod_db.statements import Statements

_BEYOND: Final = (StageKey.EMPLOYED.value, StageKey.FOLLOW_UP.value)
_today: Final = bindparam("today", type_=t.stay.c.ends_on.type)
_employed: Final = exists().where(
    t.stay.c.participant_id == t.placement.c.participant_id,
    t.stay.c.placement == t.placement.c.number,
    t.stay.c.stage.in_(_BEYOND),
)
# Nobody else can be active: a placement is open, or not over yet, or was turned down with an
# employment in it; or an employment or its follow-up goes on.
_MAYBE_ACTIVE: Final = union(
    select(t.placement.c.participant_id).where(
        or_(
            and_(t.placement.c.closed_on.is_(None), or_(t.placement.c.is_open, _employed)),
            t.placement.c.closed_on >= _today,
        )
    ),
    select(t.stay.c.participant_id).where(
        t.stay.c.stage.in_(_BEYOND),
        or_(t.stay.c.ends_on.is_(None), t.stay.c.ends_on >= _today),
    ),
)
_FEW: Final = 100
_ALL: Final = select(func.count()).select_from(t.participant)


@dataclass(frozen=True)
class Standings:
    """Sketches of everyone active on a day, by row id, and how many there are in all."""

    day: date
    active: dict[int, CaseFile]
    everybody: int

    @cached_property
    def places(self) -> dict[int, ChainPlace | None]:
        """Where in the chain each of the active is counted."""
        return {row: place_of(sketch, self.day) for row, sketch in self.active.items()}

    def under(self, chip: ListFilter | ChainPlace, person: str) -> tuple[int, ...]:
        """The row ids of the active who stand under a chip."""
        if isinstance(chip, ChainPlace):
            return tuple(row for row, place in self.places.items() if place is chip)
        if chip is ListFilter.MINE:
            sketches = self.active.items()
            return tuple(row for row, one in sketches if is_with(one, person, self.day))
        return tuple(self.active)

    def counts(self, person: str) -> dict[ListFilter | ChainPlace, int]:
        """How many stand under each chip."""
        at = Counter(self.places.values())
        return {
            ListFilter.ACTIVE: len(self.active),
            ListFilter.MINE: len(self.under(ListFilter.MINE, person)),
            ListFilter.CLOSED: self.everybody - len(self.active),
            ListFilter.ALL: self.everybody,
            **{place: at[place] for place in ChainPlace},
        }


class StandingsBook:
    """Finds the standings of a day, and keeps the last ones found up to date."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes
        self._place = 0
        self._found: Standings | None = None

    def on(self, statements: Statements, day: date) -> Standings:
        """The standings of that day."""
        self._place, changed = self._changes.since(self._place)
        found = self._found
        if found is None or found.day != day or len(changed) > _FEW:
            ids = [row[0] for row in statements.rows(_MAYBE_ACTIVE, today=day)]
            found = Standings(day, _active(statements, ids, day), _everybody(statements))
        elif changed:
            unchanged = {row: one for row, one in found.active.items() if row not in changed}
            active = unchanged | _active(statements, list(changed), day)
            found = Standings(day, active, _everybody(statements))
        self._found = found
        return found


def _active(statements: Statements, ids: list[int], day: date) -> dict[int, CaseFile]:
    """Sketches of those among the rows who are active."""
    rows = statements.rows(sketches_by_id(), ids=written(ids))
    sketches = ((row[0], read_case_file(row[1])) for row in rows)
    return {row: sketch for row, sketch in sketches if sketch.is_active(day)}


def _everybody(statements: Statements) -> int:
    return int(statements.value(_ALL))
