"""What the core asks of the store for small steps and for the organisation's own lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from karriarstod.domain.identity import CaseNumber
    from karriarstod.domain.own_lists import OwnList
    from karriarstod.domain.progression import TaskMark, WeekMark


class ProgressRepository(Protocol):
    """Small steps of a participant: marks on the task ladder, and weeks in days."""

    def add_mark(self, case_number: CaseNumber, mark: TaskMark) -> TaskMark:
        """Keeps a mark under the participant's next number (its own is ignored).

        Raises NoSuchCase.
        """
        ...

    def marks(self, case_number: CaseNumber) -> tuple[TaskMark, ...]:
        """All marks of a case by number, those that take others back too."""
        ...

    def keep_week(self, case_number: CaseNumber, week: WeekMark) -> None:
        """Keeps a week in the place of the same placement's same week. Raises NoSuchCase."""
        ...

    def weeks(self, case_number: CaseNumber) -> tuple[WeekMark, ...]:
        """All weeks of a case, by placement and then by day."""
        ...


class ProgressQueries(Protocol):
    """Reading the same; part of Queries."""

    def task_marks(self, number: CaseNumber) -> tuple[TaskMark, ...]:
        """All marks of a case by number."""
        ...

    def week_marks(self, number: CaseNumber) -> tuple[WeekMark, ...]:
        """All weeks of a case, by placement and then by day."""
        ...

    def own_lists(self) -> tuple[OwnList, ...]:
        """The organisation's own lists, by kind and team."""
        ...
