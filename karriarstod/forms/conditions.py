"""Which questions are shown, and which must be answered, as the answers now stand."""

from collections.abc import Callable, Iterator
from datetime import date

from karriarstod.forms.answers import Answers, Cell, Row, Rows, Value, Voiced
from karriarstod.forms.questions import AnyQuestion, Column, Question, Shown, TableQuestion
from karriarstod.forms.template import FormTemplate, Section


def visible_sections(template: FormTemplate, answers: Answers) -> tuple[Section, ...]:
    """The sections that are shown now."""
    return tuple(one for one in template.sections if holds(one.visible_when, answers))


def visible_questions(section: Section, answers: Answers) -> tuple[AnyQuestion, ...]:
    """The questions of a section that are shown now."""
    return tuple(one for one in section.questions if holds(one.visible_when, answers))


def all_visible(template: FormTemplate, answers: Answers) -> Iterator[tuple[Section, AnyQuestion]]:
    """Every question that is shown now, with its section, in reading order."""
    for section in visible_sections(template, answers):
        for question in visible_questions(section, answers):
            yield section, question


def visible_answers(template: FormTemplate, answers: Answers) -> Answers:
    """The answers to what is shown now; what stands in a question that has been hidden is left out.

    Hidden answers stay in the form, so that nothing is lost when a choice is made and taken back,
    but they are not printed, searched or passed on.
    """
    shown = {question.key: question for _, question in all_visible(template, answers)}
    for key in answers:
        question = shown.get(key)
        if question is None:
            answers = answers.with_value(key, None)
        elif isinstance(question, TableQuestion):
            rows = tuple(_visible_cells(question, row) for row in answers.rows(key))
            answers = answers.with_value(key, rows)
    return answers


def _visible_cells(table: TableQuestion, row: Row) -> Row:
    shown = {column.key for column in visible_columns(table.columns, row)}
    for key in set(row.cells) - shown:
        row = row.with_cell(key, None)
    return row


def visible_columns(columns: tuple[Column, ...], row: Row) -> tuple[Column, ...]:
    """The cells of a row that are asked for, as the row now stands."""
    return tuple(one for one in columns if _holds(one.visible_when, row.cells.get))


def is_required(question: Question, answers: Answers) -> bool:
    """Whether the form cannot be done without this answer."""
    return question.required or (
        bool(question.required_when) and holds(question.required_when, answers)
    )


def is_required_in(column: Column, row: Row) -> bool:
    """The same, for a cell of a row."""
    return column.required or (
        bool(column.required_when) and _holds(column.required_when, row.cells.get)
    )


def holds(shown: Shown, answers: Answers) -> bool:
    """Whether every key has one of its answers. `area.supervisor` asks for one voice of two."""
    return _holds(shown, answers.get)


def _holds(shown: Shown, get: Callable[[str], Value | None]) -> bool:
    return all(_has_one_of(_looked_up(key, get), wanted) for key, wanted in shown.items())


def _looked_up(key: str, get: Callable[[str], Value | None]) -> Value | None:
    name, _, voice = key.partition(".")
    value = get(name)
    if voice and isinstance(value, Voiced):
        said: Cell | None = value.supervisor if voice == "supervisor" else value.participant
        return said
    return value


def _has_one_of(value: Value | Rows | None, wanted: list[str | bool | int]) -> bool:
    if isinstance(value, tuple):
        return any(one in wanted for one in value if isinstance(one, str))
    if value is None or isinstance(value, Voiced | date | float):
        return False
    # True is 1 to Python; a yes is not the first step of a scale.
    return any(type(one) is type(value) and one == value for one in wanted)
