"""What differs between two forms of the same kind, question by question."""

from dataclasses import dataclass
from enum import StrEnum

from karriarstod.forms.answers import Answers, Row, Rows, Value
from karriarstod.forms.questions import AnyQuestion, NoteQuestion, TableQuestion
from karriarstod.forms.template import FormTemplate


class Change(StrEnum):
    """How an answer stands against the earlier one."""

    SAME = "same"
    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True)
class RowChange:
    """A row of a table against the row of the same number earlier."""

    number: int
    change: Change
    changed_cells: frozenset[str] = frozenset()


@dataclass(frozen=True)
class AnswerChange:
    """A question's answer against the earlier one; for a table, row by row."""

    key: str
    change: Change
    rows: tuple[RowChange, ...] = ()


def differences(
    template: FormTemplate, answers: Answers, earlier: Answers
) -> dict[str, AnswerChange]:
    """How each question of the template stands against the earlier form, by key."""
    return {
        question.key: _of(question, answers.get(question.key), earlier.get(question.key))
        for question in template.questions()
        if not isinstance(question, NoteQuestion)
    }


def _of(question: AnyQuestion, now: Value | None, then: Value | None) -> AnswerChange:
    if not isinstance(question, TableQuestion):
        return AnswerChange(question.key, _change(now, then))
    rows = tuple(_row_changes(_rows(now), _rows(then)))
    if all(row.change is Change.SAME for row in rows):
        return AnswerChange(question.key, Change.SAME, rows)
    if not _rows(then):
        return AnswerChange(question.key, Change.NEW, rows)
    return AnswerChange(question.key, Change.CHANGED if _rows(now) else Change.GONE, rows)


def _rows(value: Value | None) -> Rows:
    if not isinstance(value, tuple):
        return ()
    return tuple(one for one in value if isinstance(one, Row))


def _row_changes(now: Rows, then: Rows) -> list[RowChange]:
    earlier = {row.number: row for row in then}
    found = []
    for row in now:
        before = earlier.pop(row.number, None)
        if before is None:
            found.append(RowChange(row.number, Change.NEW))
            continue
        cells = frozenset(
            key
            for key in {*row.cells, *before.cells}
            if row.cells.get(key) != before.cells.get(key)
        )
        found.append(RowChange(row.number, Change.CHANGED if cells else Change.SAME, cells))
    return [*found, *(RowChange(number, Change.GONE) for number in earlier)]


def _change(now: Value | None, then: Value | None) -> Change:
    if now == then:
        return Change.SAME
    if then is None:
        return Change.NEW
    return Change.GONE if now is None else Change.CHANGED
