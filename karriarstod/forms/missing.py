"""What a form lacks before it is done, and how far its sections have come."""

from dataclasses import dataclass
from enum import StrEnum

from karriarstod.forms.answers import NO_ANSWERS, Answers, Row, Voiced, is_empty
from karriarstod.forms.conditions import (
    all_visible,
    is_required,
    is_required_in,
    visible_columns,
    visible_questions,
    visible_sections,
)
from karriarstod.forms.questions import AnyQuestion, NoteQuestion, ScaleQuestion, TableQuestion
from karriarstod.forms.template import FormTemplate


@dataclass(frozen=True)
class MissingAnswer:
    """An answer that is missing: its section, its question, and in a table its row and column."""

    section: str
    key: str
    label: str
    row: int | None = None
    column: str = ""


class SectionState(StrEnum):
    """How far a section has come."""

    UNTOUCHED = "untouched"
    BEGUN = "begun"
    DONE = "done"


def missing_answers(template: FormTemplate, answers: Answers) -> tuple[MissingAnswer, ...]:
    """What must still be answered before the form is done, in reading order."""
    found: list[MissingAnswer] = []
    for section, question in all_visible(template, answers):
        found += _missing_of(section.key, question, answers)
    return tuple(found)


def _missing_of(section: str, question: AnyQuestion, answers: Answers) -> list[MissingAnswer]:
    required = is_required(question, answers)
    if isinstance(question, TableQuestion):
        rows = answers.rows(question.key)
        if required and not rows:
            return [MissingAnswer(section, question.key, question.label)]
        return [
            MissingAnswer(section, question.key, f"{question.label}: {label}", row.number, column)
            for row in rows
            for column, label in _missing_cells(question, row)
        ]
    if not required or isinstance(question, NoteQuestion):
        return []
    value = answers.get(question.key)
    lacks_a_voice = (
        isinstance(question, ScaleQuestion)
        and question.voices
        and (not isinstance(value, Voiced) or value.participant is None or value.supervisor is None)
    )
    if is_empty(value) or lacks_a_voice:
        return [MissingAnswer(section, question.key, question.label)]
    return []


def _missing_cells(table: TableQuestion, row: Row) -> list[tuple[str, str]]:
    return [
        (column.key, column.label)
        for column in visible_columns(table.columns, row)
        if is_required_in(column, row) and is_empty(row.cells.get(column.key))
    ]


def section_states(
    template: FormTemplate, answers: Answers, begun_with: Answers = NO_ANSWERS
) -> dict[str, SectionState]:
    """The visible sections by key. Done: nothing required is missing and something is answered.

    What stands as the form was ``begun_with`` it has been answered by nobody. A section with
    nothing to answer is done from the start.
    """
    lacking = {one.section for one in missing_answers(template, answers)}
    states = {}
    for section in visible_sections(template, answers):
        asked = [
            one.key
            for one in visible_questions(section, answers)
            if not isinstance(one, NoteQuestion)
        ]
        touched = any(
            not is_empty(answers.get(key)) and answers.get(key) != begun_with.get(key)
            for key in asked
        )
        if touched or not asked:
            begun = SectionState.BEGUN if section.key in lacking else SectionState.DONE
            states[section.key] = begun
        else:
            states[section.key] = SectionState.UNTOUCHED
    return states
