"""Beginning a form: with the template's own rows, and with what an earlier form can lend."""

from types import MappingProxyType

from karriarstod.forms.answers import NO_ANSWERS, Answers, Row, Value, is_empty
from karriarstod.forms.conditions import all_visible
from karriarstod.forms.questions import AnyQuestion, TableQuestion
from karriarstod.forms.storing import AnswersUnreadable, fits
from karriarstod.forms.template import FormTemplate


def first_answers(template: FormTemplate) -> Answers:
    """What a new form begins with: the rows that its tables start with."""
    answers = NO_ANSWERS
    for question in template.questions():
        if isinstance(question, TableQuestion) and question.starts_with:
            answers = answers.with_value(question.key, first_rows(question))
    return answers


def carried_from(
    template: FormTemplate, answers: Answers, earlier: Answers
) -> tuple[Answers, frozenset[str]]:
    """The answers with what the earlier form can lend, and the keys that were lent.

    Only questions that the template says are carried, that are shown, and that have no answer of
    their own. An earlier answer that this version of the template cannot hold is left out.
    """
    lent: set[str] = set()
    # A lent answer may show further questions: go on until nothing more is lent.
    while True:
        new = [
            question
            for _, question in all_visible(template, answers)
            if question.carried and question.key not in lent and _is_untouched(question, answers)
        ]
        given = [(one.key, _lendable(one, earlier.get(one.key))) for one in new]
        given = [(key, value) for key, value in given if value is not None]
        if not given:
            return answers, frozenset(lent)
        for key, value in given:
            answers = answers.with_value(key, value)
            lent.add(key)


def _is_untouched(question: AnyQuestion, answers: Answers) -> bool:
    if isinstance(question, TableQuestion) and question.starts_with:
        return answers.get(question.key) == first_rows(question)
    return is_empty(answers.get(question.key))


def first_rows(table: TableQuestion) -> tuple[Row, ...]:
    """The rows that a table begins with."""
    return tuple(
        Row(number, MappingProxyType(dict(cells)))
        for number, cells in enumerate(table.starts_with, 1)
    )


def _lendable(question: AnyQuestion, value: Value | None) -> Value | None:
    if is_empty(value) or value is None:
        return None
    try:
        return fits(question, value)
    except AnswersUnreadable:
        return None
