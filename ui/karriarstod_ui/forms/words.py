"""An answer in words, as it is said on one line."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import QCoreApplication

from karriarstod.domain.swedish_dates import long_date
from karriarstod.forms.answers import DECLINED, Answers, Declined, Row, Value, Voiced
from karriarstod.forms.conditions import visible_columns
from karriarstod.forms.questions import (
    AnyQuestion,
    ChoiceQuestion,
    ChoicesQuestion,
    NumberQuestion,
    ScaleQuestion,
    TableQuestion,
)


def tr(text: str) -> str:
    """The text in the program's language."""
    return QCoreApplication.translate("Forms", text)


def answer_words(question: AnyQuestion, value: Value | None) -> str:
    """What was answered; empty where nothing was, and for a table."""
    match question, value:
        case _, bool():
            words = tr("Ja") if value else tr("Nej")
        case _, date():
            words = long_date(value)
        case ScaleQuestion(), Voiced():
            words = " · ".join(_voices(question, value))
        case ScaleQuestion(), int() | str():
            words = step_words(question, value)
        case ChoiceQuestion(), str():
            words = question.options.get(value, "")
        case ChoicesQuestion(), tuple():
            words = ", ".join(question.options.get(str(one), "") for one in value)
        case NumberQuestion(), int() | float():
            words = f"{number_words(value)} {question.unit}".strip()
        case _, str():
            words = value.strip()
        case _:
            words = ""
    return words


def _voices(question: ScaleQuestion, said: Voiced) -> Iterator[str]:
    for name, figure in (
        (tr("Deltagaren"), said.participant),
        (tr("Handledaren"), said.supervisor),
    ):
        if figure is not None:
            yield f"{name}: {step_words(question, figure)}"


def step_words(question: ScaleQuestion, figure: int | Declined | str) -> str:
    """A step of a scale: its meaning, or its figure where it has none."""
    if not isinstance(figure, int):
        return tr("Vill inte svara") if figure == DECLINED else ""
    if figure not in question.figures:
        return ""
    return question.meaning(figure) or str(figure)


def number_words(number: float) -> str:
    """A number as it is written: a comma, and no decimals that say nothing."""
    return f"{number:.6f}".rstrip("0").rstrip(".").replace(".", ",")


def read_number(text: str) -> float | None:
    """What somebody wrote as a number; None where it is none."""
    plain = text.strip().replace(" ", "").replace("\u00a0", "").replace(",", ".", 1)
    digits = plain.removeprefix("-")
    if not digits.replace(".", "", 1).isdecimal() or not digits.isascii():
        return None
    number = float(plain)
    return int(number) if number.is_integer() else number


def row_summary(table: TableQuestion, row: Row) -> tuple[str, str]:
    """A row's title, which is its first answer, and what else it says. Nothing sensitive."""
    told = [
        (one.label, words)
        for one in visible_columns(table.columns, row)
        if not one.sensitive and (words := answer_words(one, row.cells.get(one.key)))
    ]
    first = table.columns[0]
    if not told:
        return "", ""
    title = told.pop(0)[1] if told[0][0] == first.label else ""
    return title, " · ".join(f"{label}: {words}" for label, words in told)


def earlier_name(earlier: Answers) -> str:
    """What the form before is called in front of its answers: its day where it has one."""
    day = earlier.get("form_date")
    return long_date(day) if isinstance(day, date) else tr("Förra gången")
