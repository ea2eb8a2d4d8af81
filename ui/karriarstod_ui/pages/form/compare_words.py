"""Two forms of the same kind as rows to read side by side, in words."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from karriarstod.domain.plan_difference import Change as Shown
from karriarstod.forms.answers import Answers, Row
from karriarstod.forms.conditions import visible_answers, visible_sections
from karriarstod.forms.difference import AnswerChange, Change, differences
from karriarstod.forms.form import FORM_DATE
from karriarstod.forms.questions import AnyQuestion, NoteQuestion, TableQuestion
from karriarstod.forms.template import FormTemplate
from karriarstod_ui.forms.words import answer_words
from karriarstod_ui.widgets.compared import ComparedRow

SENSITIVE: Final = "Känslig uppgift"
NOT_ANSWERED: Final = "inte besvarat nu"

_SHOWN: Final = {
    Change.SAME: Shown.SAME,
    Change.NEW: Shown.ADDED,
    Change.CHANGED: Shown.CHANGED,
    Change.GONE: Shown.REMOVED,
}


@dataclass(frozen=True)
class Compared:
    """The rows, and how many questions differ."""

    rows: tuple[ComparedRow, ...]
    differing: int
    has_sensitive: bool


def compared_forms(
    template: FormTemplate,
    before: Answers,
    after: Answers,
    *,
    only_differences: bool,
    shows_sensitive: bool,
) -> Compared:
    """Both forms question by question under their sections, a table row by row.

    What is hidden in a form is not read; what is sensitive says only that it is, until asked for.
    """
    before, after = visible_answers(template, before), visible_answers(template, after)
    changes = differences(template, after, before)
    keys = {one.key for some in (before, after) for one in visible_sections(template, some)}
    rows: list[ComparedRow] = []
    has_sensitive = False
    for section in template.sections:
        found: list[ComparedRow] = []
        for question in section.questions:
            if section.key not in keys or question.key == FORM_DATE:
                # The days stand at the top of the table.
                continue
            if isinstance(question, NoteQuestion):
                continue
            change = changes[question.key]
            if change.change is Change.SAME and (
                only_differences or after.get(question.key) is None
            ):
                continue
            has_sensitive |= question.sensitive or _has_sensitive_cells(question)
            lines = _lines(question, before, after, change, shows_sensitive)
            if only_differences:
                lines = (one for one in lines if one.change is not Shown.SAME)
            found += (
                _veiled(one) if question.sensitive and not shows_sensitive else one for one in lines
            )
        if found:
            rows += [ComparedRow(section.title, is_heading=True), *found]
    differing = sum(
        one.change is not Change.SAME for one in changes.values() if one.key != FORM_DATE
    )
    return Compared(tuple(rows), differing, has_sensitive)


def _veiled(one: ComparedRow) -> ComparedRow:
    return replace(
        one,
        before=SENSITIVE if one.before else "",
        after=SENSITIVE if one.after else "",
    )


def _lines(
    question: AnyQuestion,
    before: Answers,
    after: Answers,
    change: AnswerChange,
    shows_sensitive: bool,
) -> Iterator[ComparedRow]:
    if not isinstance(question, TableQuestion):
        yield ComparedRow(
            question.label,
            answer_words(question, before.get(question.key)),
            answer_words(question, after.get(question.key)),
            _SHOWN[change.change],
            # Nobody took it away: it has not been asked, or has no answer this time.
            said=NOT_ANSWERED if change.change is Change.GONE else "",
        )
        return
    old = {row.number: row for row in before.rows(question.key)}
    new = {row.number: row for row in after.rows(question.key)}
    for one in change.rows:
        yield ComparedRow(
            question.label,
            row_words(question, old.get(one.number), shows_sensitive=shows_sensitive),
            row_words(question, new.get(one.number), shows_sensitive=shows_sensitive),
            _SHOWN[one.change],
        )


def _has_sensitive_cells(question: AnyQuestion) -> bool:
    return isinstance(question, TableQuestion) and any(one.sensitive for one in question.columns)


def row_words(table: TableQuestion, row: Row | None, *, shows_sensitive: bool) -> str:
    """A row of a table, a cell a line; the first without its label."""
    if row is None:
        return ""
    lines: list[str] = []
    for column in table.columns:
        words = answer_words(column, row.cells.get(column.key))
        if words and column.sensitive and not shows_sensitive:
            words = SENSITIVE
        if words:
            lines.append(words if not lines else f"{column.label}: {words}")
    return "\n".join(lines)
