"""Small steps: marks on the task ladder are added, and weeks are kept."""

from dataclasses import replace
from typing import Any, Final

from sqlalchemy import Table, bindparam, func, select
from sqlalchemy.dialects.sqlite import insert

from karriarstod.domain.identity import CaseNumber
from karriarstod.domain.plan import TaskLevel
from karriarstod.domain.progression import TaskMark, WeekMark
from karriarstod_db import tables as t
from karriarstod_db.case_repository import demanded_row_id
from karriarstod_db.statements import Statements

_LAST: Final = select(func.coalesce(func.max(t.task_mark.c.number), 0)).where(
    t.task_mark.c.participant_id == bindparam("participant")
)


def _of_case(table: Table) -> Any:
    rows = select(table).join(t.participant, t.participant.c.id == table.c.participant_id)
    return rows.where(
        t.participant.c.case_year == bindparam("year"),
        t.participant.c.case_serial == bindparam("serial"),
    )


_MARKS: Final = _of_case(t.task_mark).order_by(t.task_mark.c.number)
_WEEKS: Final = _of_case(t.week_mark).order_by(t.week_mark.c.placement, t.week_mark.c.monday)
_REPLACED: Final = ("planned_days", "days_on_time", "whole_days", "tried", "author")
_week: Final = insert(t.week_mark)
_KEEP_WEEK: Final = _week.on_conflict_do_update(
    index_elements=["participant_id", "placement", "monday"],
    set_={name: _week.excluded[name] for name in _REPLACED},
)


class SqlProgressRepository:
    """The small steps of one unit of work."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    def add_mark(self, case_number: CaseNumber, mark: TaskMark) -> TaskMark:
        """Keeps a mark under the participant's next number; raises NoSuchCase."""
        participant_id = demanded_row_id(self._statements, case_number)
        last = int(self._statements.value(_LAST, participant=participant_id))
        kept = replace(mark, number=last + 1)
        values = {
            "participant_id": participant_id,
            "number": kept.number,
            "placement": kept.placement_number,
            "task": kept.task,
            "level": None if kept.level is None else kept.level.value,
            "marked_on": kept.marked_on,
            "author": kept.author,
        }
        self._statements.insert(t.task_mark, values)
        return kept

    def marks(self, case_number: CaseNumber) -> tuple[TaskMark, ...]:
        """All marks of a case by number, those that take others back too."""
        return marks_of(self._statements, case_number)

    def keep_week(self, case_number: CaseNumber, week: WeekMark) -> None:
        """Keeps a week in the place of the same placement's same week; raises NoSuchCase."""
        values = {name: getattr(week, name) for name in ("monday", *_REPLACED)}
        values["participant_id"] = demanded_row_id(self._statements, case_number)
        values["placement"] = week.placement_number
        self._statements.change(_KEEP_WEEK, values)

    def weeks(self, case_number: CaseNumber) -> tuple[WeekMark, ...]:
        """All weeks of a case, by placement and then by day."""
        return weeks_of(self._statements, case_number)


def marks_of(statements: Statements, number: CaseNumber) -> tuple[TaskMark, ...]:
    """All marks of a case by number."""
    return tuple(
        TaskMark(
            row.number,
            row.placement,
            row.task,
            None if row.level is None else TaskLevel(row.level),
            row.marked_on,
            row.author,
        )
        for row in statements.rows(_MARKS, year=number.year, serial=number.serial)
    )


def weeks_of(statements: Statements, number: CaseNumber) -> tuple[WeekMark, ...]:
    """All weeks of a case, by placement and then by day."""
    return tuple(
        WeekMark(
            row.placement,
            row.monday,
            row.planned_days,
            row.days_on_time,
            row.whole_days,
            row.tried,
            row.author,
        )
        for row in statements.rows(_WEEKS, year=number.year, serial=number.serial)
    )
