"""Small steps and own lists in memory."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from karriarstod.domain.errors import NoSuchCase

if TYPE_CHECKING:
    from fake_store import Content

    from karriarstod.domain.identity import CaseNumber
    from karriarstod.domain.own_lists import OwnList
    from karriarstod.domain.progression import TaskMark, WeekMark


class FakeProgress:
    """Marks and weeks in memory."""

    def __init__(self, content: Content) -> None:
        self._content = content

    def add_mark(self, case_number: CaseNumber, mark: TaskMark) -> TaskMark:
        """Keeps a mark under the next number of the case."""
        self._demand(case_number)
        earlier = self.marks(case_number)
        kept = replace(mark, number=len(earlier) + 1)
        self._content.marks[case_number] = (*earlier, kept)
        return kept

    def marks(self, case_number: CaseNumber) -> tuple[TaskMark, ...]:
        """All marks of a case by number."""
        return self._content.marks.get(case_number, ())

    def keep_week(self, case_number: CaseNumber, week: WeekMark) -> None:
        """Keeps a week in the place of the same placement's same week."""
        self._demand(case_number)
        kept = {(one.placement_number, one.monday): one for one in self.weeks(case_number)}
        kept[week.placement_number, week.monday] = week
        self._content.weeks[case_number] = tuple(kept[key] for key in sorted(kept))

    def weeks(self, case_number: CaseNumber) -> tuple[WeekMark, ...]:
        """All weeks of a case, by placement and then by day."""
        return self._content.weeks.get(case_number, ())

    def _demand(self, case_number: CaseNumber) -> None:
        if case_number not in self._content.cases:
            raise NoSuchCase(str(case_number))


def with_list(lists: tuple[OwnList, ...], own: OwnList) -> tuple[OwnList, ...]:
    """The lists with this one in the place of the same kind's and team's."""
    kept = {(one.kind, one.team): one for one in lists}
    kept[own.kind, own.team] = own
    return tuple(kept[key] for key in sorted(kept))
