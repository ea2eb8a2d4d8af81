"""What the page shows: one look at a case file, with the day and the rules it is seen by."""

from dataclasses import dataclass, replace
from datetime import date

from karriarstod.application.participants import consents_of_today
from karriarstod.application.ports import HistoryRow, Queries
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.identity import CaseNumber
from karriarstod.domain.note import Note
from karriarstod.domain.obligations import Obligation, obligations
from karriarstod.domain.placement import Placement
from karriarstod.domain.rules import RuleBook, RuleId

NOTES_AT_ONCE = 50
"""How many notes are read with the page; older ones when asked for."""


@dataclass(frozen=True)
class Look:
    """What one question to the register brings home for the first tab."""

    case: CaseFile
    notes: tuple[Note, ...]
    happened: tuple[HistoryRow, ...] = ()


_LATELY = 30
"""How much of the history is looked at for what was registered today."""


def look(queries: Queries, number: CaseNumber) -> Look:
    """Everything the first tab needs, in one go; raises NoSuchCase."""
    case = queries.case(number)
    lately = queries.history(number, 0, _LATELY) if case.consents else ()
    return Look(case, queries.notes(number, 0, NOTES_AT_ONCE), lately)


@dataclass(frozen=True)
class CaseView:
    """A case file as it is seen today, with one of its placements in front."""

    case: CaseFile
    notes: tuple[Note, ...]
    placement_number: int | None
    rules: RuleBook
    today: date
    is_revealed: bool = False
    fresh_consents: frozenset[int] = frozenset()

    @property
    def number(self) -> CaseNumber:
        return self.case.case_number

    @property
    def placement(self) -> Placement | None:
        """The placement in front, if there is any at all."""
        if self.placement_number is None:
            return None
        return self.case.placement(self.placement_number)

    @property
    def due(self) -> tuple[Obligation, ...]:
        """Everything to be done for this person, earliest first."""
        return obligations(self.case, self.rules, self.today)

    @property
    def soon(self) -> int:
        """Within how many days something is soon."""
        return self.rules.figure(RuleId.SOON, self.today)

    def in_front(self, placement_number: int) -> "CaseView":
        """The same with another placement in front, and nothing revealed."""
        return replace(self, placement_number=placement_number, is_revealed=False)


def view_of(found: Look, rules: RuleBook, today: date, wanted: int | None = None) -> CaseView:
    """The view with the wanted placement in front if it is there, else the main one."""
    numbers = [one.number for one in found.case.placements]
    main = found.case.main_placement
    in_front = wanted if wanted in numbers else (main.number if main else None)
    fresh = consents_of_today(found.case, found.happened, today)
    return CaseView(found.case, found.notes, in_front, rules, today, fresh_consents=fresh)
