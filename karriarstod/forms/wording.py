"""What of a form can be found by its words."""

from collections.abc import Iterator

from karriarstod.forms.answers import Answers, Row
from karriarstod.forms.conditions import all_visible, visible_columns
from karriarstod.forms.questions import AnyQuestion, TableQuestion, TextQuestion
from karriarstod.forms.template import FormTemplate


def form_words(template: FormTemplate, answers: Answers) -> str:
    """The texts that somebody wrote in a form, a paragraph for each, in reading order.

    Sensitive answers are never found, nor those of a question that is not shown. Labels, choices
    and figures are the same in many forms: finding them would find nothing.
    """
    pieces: list[str] = []
    for _, question in all_visible(template, answers):
        pieces += _texts(question, answers)
    return "\n".join(piece.strip() for piece in pieces if piece.strip())


def _texts(question: AnyQuestion, answers: Answers) -> Iterator[str]:
    if question.sensitive:
        return
    if isinstance(question, TextQuestion):
        yield answers.text(question.key)
    elif isinstance(question, TableQuestion):
        for row in answers.rows(question.key):
            yield from _cells(question, row)


def _cells(table: TableQuestion, row: Row) -> Iterator[str]:
    for column in visible_columns(table.columns, row):
        cell = row.cells.get(column.key)
        if isinstance(column, TextQuestion) and not column.sensitive and isinstance(cell, str):
            yield cell
