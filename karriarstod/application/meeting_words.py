"""What was agreed in a meeting, in plain sentences made of what was answered."""

from collections.abc import Iterator, Mapping
from datetime import date
from string import Formatter
from typing import Final

from karriarstod.domain.plan import PlanContent
from karriarstod.domain.swedish_dates import weekday_date
from karriarstod.forms.answers import Answers, Cell, Row, Value
from karriarstod.forms.conditions import visible_answers
from karriarstod.forms.meeting import Into, Meeting, MeetingField, PlanField
from karriarstod.forms.questions import AnyQuestion, ChoiceQuestion, ChoicesQuestion, TableQuestion
from karriarstod.forms.template import FormTemplate

_SAID_TO: Final = {"participant": "Du", "supervisor": "Handledaren"}
"""Who is spoken to: the participant reads the sentences."""

_NEXT: Final = ("next_meeting", "next_contact")


def agreed_in_form(
    meeting: Meeting, template: FormTemplate, answers: Answers, today: date
) -> tuple[str, ...]:
    """A sentence for each answer that the meeting's data has a sentence for, in its order."""
    asked = {one.key: one for one in template.questions()}
    shown = visible_answers(template, answers)
    return tuple(
        sentence
        for step in meeting.steps
        for field in step.fields
        if field.into is Into.FORM and field.agreed and field.key in asked
        for sentence in _sentences(field, asked[field.key], shown.get(field.key), today)
    )


def agreed_in_plan(content: PlanContent, today: date) -> tuple[str, ...]:
    """What the plan says, as the two of them read it aloud; nothing but what may be shown."""
    return tuple(_of_plan(content, today))


def next_time(answers: Answers, content: PlanContent, meeting: Meeting) -> date | None:
    """When they meet again: as answered in the meeting's form, or when the plan is looked at."""
    if not meeting.form:
        return content.follow_up_on
    asked = {field.key for step in meeting.steps for field in step.fields}
    days = (answers.get(key) for key in _NEXT if key in asked)
    return next((day for day in days if isinstance(day, date)), None)


def _of_plan(content: PlanContent, today: date) -> Iterator[str]:
    if content.long_term_goal.strip():
        yield f"Ditt mål: {_ended(content.long_term_goal)}"
    for place, goal in enumerate((one for one in content.goals if one.status.is_open), 1):
        if not goal.text.strip():
            continue
        until = f" Klart till {weekday_date(goal.due_on, today)}." if goal.due_on else ""
        yield f"Mål {place}: {_ended(goal.text)}{until}"
        for step in goal.steps:
            if step.text.strip() and step.status.is_open:
                who = f" {step.who.strip()} gör det." if step.who.strip() else ""
                due = f" Senast {weekday_date(step.due_on, today)}." if step.due_on else ""
                yield f"Steg: {_ended(step.text)}{who}{due}"
    if content.follow_up_on is not None:
        yield f"Vi tittar på planen igen {weekday_date(content.follow_up_on, today)}."


def _sentences(
    field: MeetingField, question: AnyQuestion, value: Value | None, today: date
) -> Iterator[str]:
    if isinstance(question, TableQuestion):
        rows = (one for one in value if isinstance(one, Row)) if isinstance(value, tuple) else ()
        columns = {one.key: one for one in question.columns}
        for row in rows:
            said = {key: _said(columns[key], row.cells.get(key), today) for key in columns}
            if next(iter(said.values())):
                yield _filled(field.agreed, said)
    elif words := _said(question, value, today):
        yield _filled(field.agreed, {"answer": words})


def _said(question: AnyQuestion, value: Value | Cell | None, today: date) -> str:
    match question, value:
        case _, bool():
            words = "Ja" if value else "Nej"
        case _, date():
            words = weekday_date(value, today)
        case ChoiceQuestion(), str():
            words = _SAID_TO.get(value, question.options.get(value, ""))
        case ChoicesQuestion(), tuple():
            words = ", ".join(question.options.get(str(one), "") for one in value).lower()
        case _, str():
            words = value.strip()
        case _:
            words = ""
    return words


def _filled(pattern: str, said: Mapping[str, str]) -> str:
    """The pattern with the words in it; a part between commas that has none is left out."""
    first, *rest = pattern.removesuffix(".").split(", ")
    parts = [first, *(part for part in rest if all(said[key] for key in _keys(part)))]
    # A row is named by what is to be done; who does it may be left open.
    return _ended(", ".join(part.format_map(said) for part in parts).lstrip(": "))


def _keys(part: str) -> Iterator[str]:
    return (key for _, key, _, _ in Formatter().parse(part) if key)


def _ended(words: str) -> str:
    text = " ".join(words.split())
    return text if text.endswith((".", "!", "?")) else f"{text}."


SHOWN_OF_PLAN: Final = frozenset(
    {PlanField.LONG_TERM_GOAL, PlanField.GOALS, PlanField.FOLLOW_UP_ON}
)
"""The fields of the plan that `agreed_in_plan` reads; the allow-list must have them all."""
