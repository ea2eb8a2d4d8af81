"""Sentences with words of crime or diagnosis, taken out of a text to be kept where it is right."""

import re
from dataclasses import dataclass, field
from typing import Final

from karriarstod.forms.answers import Answers
from karriarstod.forms.careful_words import CarefulWords, asks_first, form_hits, open_cells
from karriarstod.forms.questions import TableQuestion, TextQuestion
from karriarstod.forms.template import FormTemplate

_SENTENCE: Final = re.compile(r"(?:[^.!?\n]|[.!?]+(?=[^\s.!?]))*(?:[.!?]+|\n)?[ \t]*")


@dataclass(frozen=True)
class Parted:
    """A text in two: what may stay, and the sentences that hold such a word."""

    rest: str = field(repr=False)
    moved: str = field(repr=False)


@dataclass(frozen=True)
class Moved:
    """What was taken out, under the label of the question it stood in."""

    label: str
    text: str = field(repr=False)


def parted(text: str, words: CarefulWords) -> Parted:
    """The text without the sentences that hold words of crime or diagnosis, and those sentences."""
    hits = asks_first(text, words)
    rest: list[str] = []
    moved: list[str] = []
    for start, end in _sentences(text):
        is_hit = any(one.start < end and one.end > start for one in hits)
        (moved if is_hit else rest).append(text[start:end])
    if not moved:
        return Parted(text, "")
    return Parted("".join(rest).strip(), " ".join(one.strip() for one in moved))


def answers_parted(
    template: FormTemplate, answers: Answers, words: CarefulWords
) -> tuple[Answers, tuple[Moved, ...]]:
    """The answers without such sentences, and what was taken out, in reading order."""
    moved: list[Moved] = []
    hit = form_hits(template, answers, words)
    for question in template.questions():
        if question.key not in hit:
            continue
        if isinstance(question, TextQuestion):
            part = parted(answers.text(question.key), words)
            answers = answers.with_value(question.key, part.rest)
            moved.append(Moved(question.label, part.moved))
        elif isinstance(question, TableQuestion):
            answers, taken = _table_parted(question, answers, words)
            moved += taken
    return answers, tuple(moved)


def _table_parted(
    table: TableQuestion, answers: Answers, words: CarefulWords
) -> tuple[Answers, list[Moved]]:
    rows = {one.number: one for one in answers.rows(table.key)}
    labels = {one.key: one.label for one in table.columns}
    moved = []
    for number, key, text in open_cells(table, answers):
        part = parted(text, words)
        if part.moved:
            rows[number] = rows[number].with_cell(key, part.rest)
            moved.append(Moved(f"{table.label}, {labels[key].lower()}", part.moved))
    return answers.with_value(table.key, tuple(rows.values())), moved


def _sentences(text: str) -> list[tuple[int, int]]:
    """Where each sentence begins and ends, its space after it included; none is left out."""
    return [one.span() for one in _SENTENCE.finditer(text) if one.end() > one.start()]
