"""What the tab of small steps shows: one look at the register."""

from dataclasses import dataclass, field
from typing import Final

from karriarstod.application.ports import Queries
from karriarstod.domain.identity import CaseNumber
from karriarstod.domain.own_lists import ListKind, OwnList, items_of
from karriarstod.domain.progression import Rung, TaskMark, WeekMark, ladder
from karriarstod.forms.catalog import newest_of
from karriarstod.forms.development import PROGRESS, Area, development

NOTHING: Final[tuple[OwnList, ...]] = ()


@dataclass(frozen=True)
class ProgressLook:
    """Marks and weeks of a participant, how they have developed, and the organisation's lists."""

    marks: tuple[TaskMark, ...] = field(default=(), repr=False)
    weeks: tuple[WeekMark, ...] = field(default=(), repr=False)
    areas: tuple[Area, ...] = field(default=(), repr=False)
    lists: tuple[OwnList, ...] = NOTHING

    def rungs(self, team: str) -> tuple[Rung, ...]:
        """How every task of the team stands, and others that have been marked."""
        return ladder(self.marks, items_of(self.lists, ListKind.TASKS, team))

    def weeks_of(self, placement_number: int) -> tuple[WeekMark, ...]:
        """The weeks of one placement, the earliest first."""
        return tuple(one for one in self.weeks if one.placement_number == placement_number)


def progress_look(queries: Queries, number: CaseNumber) -> ProgressLook:
    """Everything the tab shows."""
    forms = queries.forms_of(number, PROGRESS)
    return ProgressLook(
        queries.task_marks(number),
        queries.week_marks(number),
        development(newest_of(PROGRESS), ((one.form_date, one.answers) for one in forms)),
        queries.own_lists(),
    )
