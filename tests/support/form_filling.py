"""Answers to any template, so that a test need not know what it asks today."""

from datetime import date
from types import MappingProxyType

from karriarstod.forms.answers import Answers, Cell, Row, Value, Voiced
from karriarstod.forms.conditions import all_visible, visible_columns
from karriarstod.forms.missing import missing_answers
from karriarstod.forms.questions import (
    AnyQuestion,
    ChoiceQuestion,
    ChoicesQuestion,
    Column,
    DateQuestion,
    NoteQuestion,
    NumberQuestion,
    ScaleQuestion,
    TableQuestion,
    YesNoQuestion,
)
from karriarstod.forms.template import FormTemplate

A_DAY = date(2026, 3, 2)


def filled(template: FormTemplate, answers: Answers) -> Answers:
    """The answers with something in every place that must be answered before the form is done."""
    while missing := missing_answers(template, answers):
        for one in missing:
            question = template.question(one.key)
            if one.row is None:
                answers = answers.with_value(one.key, something(question))
                continue
            assert isinstance(question, TableQuestion)
            column = next(column for column in question.columns if column.key == one.column)
            rows = tuple(
                row.with_cell(one.column, a_cell(column)) if row.number == one.row else row
                for row in answers.rows(one.key)
            )
            answers = answers.with_value(one.key, rows)
    return answers


def filled_up(template: FormTemplate, answers: Answers) -> Answers:
    """The answers with something in every place that is asked for."""
    while True:
        lacking = [
            question
            for _, question in all_visible(template, answers)
            if not isinstance(question, NoteQuestion) and answers.get(question.key) is None
        ]
        if not lacking:
            return filled(template, answers)
        for question in lacking:
            answers = answers.with_value(question.key, something(question))


def something(question: AnyQuestion) -> Value:
    """An answer that a question can hold."""
    assert not isinstance(question, NoteQuestion)
    if not isinstance(question, TableQuestion):
        return a_cell(question)
    row = Row(1)
    while lacking := [
        one for one in visible_columns(question.columns, row) if one.key not in row.cells
    ]:
        cells = {**row.cells, **{one.key: a_cell(one) for one in lacking}}
        row = Row(1, MappingProxyType(cells))
    return (row,)


def a_cell(question: Column) -> Cell:
    """The same, where it is no table."""
    cell: Cell = "Några ord <b>& ž"
    match question:
        case ChoiceQuestion():
            cell = next(iter(question.options))
        case ChoicesQuestion():
            cell = tuple(question.options)
        case ScaleQuestion():
            figure = question.figures[-1]
            cell = Voiced(figure, figure) if question.voices else figure
        case YesNoQuestion():
            cell = True
        case DateQuestion():
            cell = A_DAY
        case NumberQuestion():
            cell = question.lowest or question.highest or 1
    return cell
