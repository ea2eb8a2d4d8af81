"""What stands in a form template, for tests that hold all of it to a rule."""

from collections.abc import Iterator
from typing import Final

from karriarstod.forms.catalog import common, newest_of
from karriarstod.forms.questions import (
    AnyQuestion,
    ChoiceQuestion,
    NoteQuestion,
    ScaleQuestion,
    TableQuestion,
)
from karriarstod.forms.template import FormTemplate

# The areas of our own scale; stored keys, permanent.
AREAS: Final = (
    "on_time",
    "reports_obstacles",
    "endures",
    "follows_instruction",
    "holds_task",
    "switches_tasks",
    "asks_for_help",
    "cooperates",
    "safety_and_order",
    "customers",
    "plans_ahead",
    "believes_in_next_step",
)


def own_questions(form: FormTemplate) -> list[AnyQuestion]:
    """What the template itself asks, without the sections that every form has."""
    around = {common(1).first.key, common(1).last.key} if form.common else set()
    return [
        question
        for section in form.sections
        if section.key not in around
        for question in section.questions
        if not isinstance(question, NoteQuestion)
    ]


def and_columns(form: FormTemplate) -> Iterator[AnyQuestion]:
    """Every question, and every column of every table."""
    for question in form.questions():
        yield question
        if isinstance(question, TableQuestion):
            yield from question.columns


def words(form: FormTemplate) -> str:
    """All that can be read in a template, in small letters."""
    pieces = [form.title, form.purpose]
    for section in form.sections:
        pieces += [section.title, section.intro]
    for question in and_columns(form):
        pieces += [question.label, question.hint]
        if isinstance(question, NoteQuestion):
            pieces.append(question.text)
        elif isinstance(question, ScaleQuestion):
            pieces += [*question.levels, question.low_label, question.high_label]
        elif options := getattr(question, "options", None):
            pieces += options.values()
    return "\n".join(pieces).lower()


def choice(form: str, key: str, column: str = "") -> ChoiceQuestion:
    """A choice of a template, or of one of its tables."""
    question = newest_of(form).question(key)
    if column:
        assert isinstance(question, TableQuestion)
        question = next(one for one in question.columns if one.key == column)
    assert isinstance(question, ChoiceQuestion)
    return question
