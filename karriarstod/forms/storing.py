"""Answers as text for the register and the open format, and back, checked against the template."""

import json
from datetime import date
from types import MappingProxyType
from typing import Any

from karriarstod.forms.answers import DECLINED, Answers, Cell, Declined, Row, Value, Voiced
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
    TextQuestion,
    YesNoQuestion,
)
from karriarstod.forms.template import FormTemplate


class AnswersUnreadable(ValueError):
    """Stored answers that do not fit their template; `where` is the key they stand under."""

    def __init__(self, where: str) -> None:
        super().__init__(f"answers unreadable at {where}")
        self.where = where


def plain_answers(answers: Answers) -> dict[str, Any]:
    """The answers as plain values: days as ISO, voices and rows as objects."""
    return {key: _plain(value) for key, value in answers.values.items()}


def answers_text(answers: Answers) -> str:
    """The answers as JSON, the same text for the same answers."""
    return json.dumps(
        plain_answers(answers), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )


def _plain(value: Value) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Voiced):
        voices = {"participant": value.participant, "supervisor": value.supervisor}
        return {voice: said for voice, said in voices.items() if said is not None}
    if isinstance(value, tuple):
        return [_plain_row(one) if isinstance(one, Row) else one for one in value]
    return value


def _plain_row(row: Row) -> dict[str, Any]:
    return {"row": row.number, **{key: _plain(cell) for key, cell in row.cells.items()}}


def read_answers(template: FormTemplate, text: str) -> Answers:
    """The answers in a JSON text, as the template asks for them; raises AnswersUnreadable."""
    try:
        stored = json.loads(text)
    except ValueError as error:
        raise AnswersUnreadable("$") from error
    return answers_of(template, stored)


def answers_of(template: FormTemplate, stored: object) -> Answers:
    """The answers in plain values; raises AnswersUnreadable for what the template does not ask."""
    if not isinstance(stored, dict):
        raise AnswersUnreadable("$")
    questions = {one.key: one for one in template.questions()}
    values: dict[str, Value] = {}
    for key, plain in stored.items():
        question = questions.get(key)
        if question is None:
            raise AnswersUnreadable(key)
        values[key] = _value(question, plain, key)
    return Answers(MappingProxyType(values))


def fits(question: AnyQuestion, value: Value) -> Value:
    """The value, as this question can hold it; raises AnswersUnreadable where it cannot."""
    return _value(question, json.loads(json.dumps(_plain(value))), question.key)


def _value(question: AnyQuestion, plain: object, where: str) -> Value:
    if isinstance(question, TableQuestion):
        if not isinstance(plain, list):
            raise AnswersUnreadable(where)
        rows = tuple(_row(question, one, where) for one in plain)
        if len({row.number for row in rows}) < len(rows):
            raise AnswersUnreadable(where)
        return rows
    if isinstance(question, NoteQuestion):
        raise AnswersUnreadable(where)
    return _cell(question, plain, where)


def _row(table: TableQuestion, plain: object, where: str) -> Row:
    if not isinstance(plain, dict) or type(plain.get("row")) is not int:
        raise AnswersUnreadable(where)
    columns = {one.key: one for one in table.columns}
    cells: dict[str, Cell] = {}
    for key, cell in plain.items():
        if key == "row":
            continue
        if key not in columns:
            raise AnswersUnreadable(f"{where}.{key}")
        cells[key] = _cell(columns[key], cell, f"{where}.{key}")
    return Row(plain["row"], MappingProxyType(cells))


def _cell(question: Column, plain: object, where: str) -> Cell:
    found: Cell | None = None
    match question:
        case TextQuestion():
            found = plain if isinstance(plain, str) else None
        case ChoiceQuestion():
            found = plain if isinstance(plain, str) and plain in question.options else None
        case ChoicesQuestion():
            found = _choices(question, plain)
        case ScaleQuestion():
            found = _scale(question, plain)
        case YesNoQuestion():
            found = plain if isinstance(plain, bool) else None
        case DateQuestion():
            found = _day(plain)
        case NumberQuestion():
            is_number = isinstance(plain, int | float) and not isinstance(plain, bool)
            found = plain if is_number and isinstance(plain, int | float) else None
    if found is None:
        raise AnswersUnreadable(where)
    return found


def _choices(question: ChoicesQuestion, plain: object) -> tuple[str, ...] | None:
    if not isinstance(plain, list):
        return None
    if not all(isinstance(one, str) and one in question.options for one in plain):
        return None
    return tuple(plain)


def _day(plain: object) -> date | None:
    try:
        return date.fromisoformat(plain) if isinstance(plain, str) else None
    except ValueError:
        return None


def _scale(question: ScaleQuestion, plain: object) -> int | Declined | Voiced | None:
    if not question.voices:
        return _figure(question, plain)
    if not isinstance(plain, dict) or not set(plain) <= {"participant", "supervisor"}:
        return None
    said = {voice: _figure(question, one) for voice, one in plain.items()}
    if not said or None in said.values():
        return None
    return Voiced(said.get("participant"), said.get("supervisor"))


def _figure(question: ScaleQuestion, plain: object) -> int | Declined | None:
    if plain == DECLINED and question.may_decline:
        return DECLINED
    if isinstance(plain, bool) or not isinstance(plain, int):
        return None
    return plain if plain in question.figures else None
