"""Answers in words, for every kind of question: what paper says where a screen has fields."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import singledispatch
from typing import Final

from karriarstod.domain.swedish_dates import long_date, short_date
from karriarstod.forms.answers import DECLINED, Row, Value, Voiced
from karriarstod.forms.questions import (
    AnyQuestion,
    ChoiceQuestion,
    ChoicesQuestion,
    Column,
    DateQuestion,
    NoteQuestion,
    NumberQuestion,
    Question,
    ScaleQuestion,
    Shown,
    TableQuestion,
    TextQuestion,
    YesNoQuestion,
)

WOULD_RATHER_NOT: Final = "Vill inte svara"
NOT_SAID: Final = "Inte svarat"
VOICES: Final = ("Deltagaren", "Handledaren")
_CODE_ENDS: Final = " – "
_LONGEST_CODE: Final = 3
_FEW: Final = 3
_MOST_WITH_WORDS: Final = 6


@singledispatch
def answer_text(question: Question, _value: Value) -> str:
    """The answer as a person would say it; every kind of question has words of its own."""
    raise TypeError(f"no words for {type(question).__name__}")


@answer_text.register
def _text(_question: TextQuestion, value: Value) -> str:
    return value if isinstance(value, str) else ""


@answer_text.register
def _choice(question: ChoiceQuestion, value: Value) -> str:
    return question.options.get(value, "") if isinstance(value, str) else ""


@answer_text.register
def _choices(question: ChoicesQuestion, value: Value) -> str:
    """The choices as the template orders them, in whatever order they were made."""
    chosen = value if isinstance(value, tuple) else ()
    return ", ".join(words for key, words in question.options.items() if key in chosen)


@answer_text.register
def _scale(question: ScaleQuestion, value: Value) -> str:
    if isinstance(value, Voiced):
        said = zip(VOICES, (value.participant, value.supervisor), strict=True)
        return ". ".join(f"{who}: {figure_text(question, one)}" for who, one in said)
    is_figure = value == DECLINED or (isinstance(value, int) and not isinstance(value, bool))
    return figure_text(question, value) if is_figure else ""


@answer_text.register
def _yes_no(_question: YesNoQuestion, value: Value) -> str:
    return {True: "Ja", False: "Nej"}[value] if isinstance(value, bool) else ""


@answer_text.register
def _date(_question: DateQuestion, value: Value) -> str:
    return long_date(value) if isinstance(value, date) else ""


@answer_text.register
def _number(question: NumberQuestion, value: Value) -> str:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return ""
    figures = f"{value:.{question.decimals}f}" if question.decimals else f"{value:.2f}".rstrip("0")
    return f"{_swedish(figures)} {question.unit}".strip()


@answer_text.register
def _table(question: TableQuestion, value: Value) -> str:
    rows = [one for one in value if isinstance(one, Row)] if isinstance(value, tuple) else []
    return "\n".join(_row_text(question, row) for row in rows)


@answer_text.register
def _note(question: NoteQuestion, _value: Value) -> str:
    return question.text


def _row_text(table: TableQuestion, row: Row) -> str:
    cells = (answer_text(one, row.cells[one.key]) for one in table.columns if one.key in row.cells)
    return ", ".join(cell for cell in cells if cell)


def _swedish(figures: str) -> str:
    whole, _, decimals = figures.partition(".")
    return f"{whole},{decimals}" if decimals.strip("0") else whole


def figure_text(question: ScaleQuestion, said: object) -> str:
    """One voice's answer: "3 – Klarar själv", "7 av 10", or that there is none."""
    if said is None:
        return NOT_SAID
    if not isinstance(said, int):
        return WOULD_RATHER_NOT
    meaning = question.meaning(said)
    return f"{said} – {meaning}" if meaning else f"{said} av {question.figures[-1]}"


def cell_text(column: Column, value: Value, near: date | None) -> str:
    """The answer where there is little room: days without this year, choices by their letters."""
    if isinstance(column, DateQuestion) and isinstance(value, date):
        return short_date(value, near)
    if isinstance(column, NumberQuestion):
        return answer_text(column, value).removesuffix(column.unit).strip()
    words = answer_text(column, value)
    return words.partition(_CODE_ENDS)[0] if is_coded(column) else words


def is_coded(column: Column) -> bool:
    """Whether every choice begins with a letter or two of its own ("S – sjuk")."""
    return isinstance(column, ChoiceQuestion) and all(
        _CODE_ENDS in words and len(words.partition(_CODE_ENDS)[0]) <= _LONGEST_CODE
        for words in column.options.values()
    )


def option_words(question: Column) -> tuple[str, ...]:
    """What can be chosen, in words, where that is a list."""
    if isinstance(question, ChoiceQuestion | ChoicesQuestion):
        return tuple(question.options.values())
    if isinstance(question, ScaleQuestion):
        declined = (WOULD_RATHER_NOT,) if question.may_decline else ()
        return (*(_level(question, one) for one in question.figures), *declined)
    return ("Ja", "Nej") if isinstance(question, YesNoQuestion) else ()


def _level(question: ScaleQuestion, figure: int) -> str:
    ends = {question.figures[0]: question.low_label, question.figures[-1]: question.high_label}
    return f"{figure} {question.meaning(figure) or ends.get(figure, '')}".strip()


def ticked_steps(question: ScaleQuestion) -> tuple[str, ...]:
    """What stands at the boxes of a scale: the words too, where there is room for them."""
    if not steps_text(question):
        return option_words(question)
    declined = (WOULD_RATHER_NOT,) if question.may_decline else ()
    return (*(str(one) for one in question.figures), *declined)


def steps_text(question: Question) -> str:
    """What the steps mean, for a scale that has only its figures to tick; said once a section."""
    if not isinstance(question, ScaleQuestion):
        return ""
    said = [_level(question, one) for one in question.figures]
    explained = [words for words in said if not words.isdigit()]
    is_crowded = question.voices or len(question.figures) > _MOST_WITH_WORDS
    return f"{', '.join(explained)}." if is_crowded and explained else ""


def with_unit(question: Question) -> str:
    """The label, with the unit that a number is to be written in."""
    if isinstance(question, NumberQuestion) and question.unit:
        return f"{question.label} ({question.unit})"
    return question.label


def condition_text(shown: Shown, asked: Mapping[str, AnyQuestion]) -> str:
    """When something is to be filled in, for whoever has only the paper; empty for always."""
    parts = [_condition(key, wanted, asked) for key, wanted in shown.items()]
    return f"Fylls i om {' och '.join(parts)}." if parts else ""


def _condition(key: str, wanted: list[str | bool | int], asked: Mapping[str, AnyQuestion]) -> str:
    name, _, voice = key.partition(".")
    question = asked[name]
    who = {"participant": "deltagarens svar", "supervisor": "handledarens svar"}
    subject = f"{who.get(voice, 'svaret')} på ”{question.label}”"
    if isinstance(question, ChoiceQuestion | ChoicesQuestion):
        others = [words for one, words in question.options.items() if one not in wanted]
        if len(others) < len(wanted) and len(others) <= _FEW:
            return (
                f"{subject} är något annat än {_either(others)}" if others else f"{subject} finns"
            )
        return f"{subject} är {_either(question.options[str(one)] for one in wanted)}"
    if isinstance(question, YesNoQuestion):
        return f"{subject} är {' eller '.join('ja' if one else 'nej' for one in wanted)}"
    return f"{subject} är {_either(str(one) for one in wanted)}"


def _either(words: Iterable[str]) -> str:
    quoted = [f"”{one}”" for one in words]
    return " eller ".join(filter(None, (", ".join(quoted[:-1]), quoted[-1])))
