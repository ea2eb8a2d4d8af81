"""What has been kept since when, so that readers may remember what they have read.

One process holds a register at a time, so whatever changes a case file passes here. Readers catch
up while they hold the register's one connection, so nothing is kept between their looking here
and their reading.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable
from typing import Final

from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.identity import CaseNumber

MOST_REMEMBERED: Final = 512
"""Case files kept in memory: the active ones of a large organisation, some 10 MB."""


class Changes:
    """A log of the row ids of participants whose case file was kept, oldest first."""

    def __init__(self) -> None:
        self._log: list[int] = []

    def note(self, ids: Iterable[int]) -> None:
        """These case files have been kept anew."""
        self._log.extend(ids)

    def since(self, place: int) -> tuple[int, frozenset[int]]:
        """The log's present end, and whose case files were kept after `place`."""
        return len(self._log), frozenset(self._log[place:])


class RememberedCases:
    """The case files that were read last, until they change."""

    def __init__(self, changes: Changes) -> None:
        self.changes = changes
        self._place = 0
        self._cases: OrderedDict[int, CaseFile] = OrderedDict()
        self._rows: dict[CaseNumber, int] = {}

    def of_rows(
        self, ids: list[int], load: Callable[[list[int]], dict[int, CaseFile]]
    ) -> tuple[CaseFile, ...]:
        """The case files of these rows in the same order; `load` reads those not remembered."""
        self._catch_up()
        found = {row: self._cases[row] for row in ids if row in self._cases}
        if missing := [row for row in ids if row not in found]:
            found |= load(missing)
        for row in ids:
            self._remember(row, found[row])
        return tuple(found[row] for row in ids)

    def of_number(
        self, number: CaseNumber, load: Callable[[CaseNumber], tuple[int, CaseFile]]
    ) -> tuple[int, CaseFile]:
        """The row and the case file of that number; `load` reads it if it is not remembered."""
        self._catch_up()
        row = self._rows.get(number)
        kept = (row, self._cases[row]) if row is not None else load(number)
        self._remember(*kept)
        return kept

    def _catch_up(self) -> None:
        self._place, changed = self.changes.since(self._place)
        for row in changed:
            self._forget(row)

    def _remember(self, row: int, case: CaseFile) -> None:
        self._cases[row] = case
        self._cases.move_to_end(row)
        self._rows[case.case_number] = row
        if len(self._cases) > MOST_REMEMBERED:
            self._forget(next(iter(self._cases)))

    def _forget(self, row: int) -> None:
        case = self._cases.pop(row, None)
        if case is not None:
            del self._rows[case.case_number]
