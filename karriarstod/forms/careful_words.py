"""Words to think twice about: what tells of crime or a diagnosis, and words that judge or muddle.

Data on offences may as a main rule be handled by authorities alone (GDPR art. 10), and data on
health need an exception (art. 9): a text with such words is saved only after somebody has chosen
what to do with it. The other words get a plainer one beside them and stop nobody.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Final, TypeAlias

from karriarstod.forms.answers import Answers
from karriarstod.forms.conditions import all_visible
from karriarstod.forms.questions import TableQuestion, TextQuestion
from karriarstod.forms.template import FormTemplate
from karriarstod_resources.catalog import careful_words_text


class Concern(StrEnum):
    """Why a word is on the list."""

    CRIME = "crime"
    DIAGNOSIS = "diagnosis"
    PLAINER = "plainer"

    @property
    def asks_first(self) -> bool:
        """Whether a text with the word is saved only after a choice has been made."""
        return self is not Concern.PLAINER


@dataclass(frozen=True)
class CarefulWords:
    """The words: some ask first, some have a plainer one. A `*` last means any ending."""

    crime: tuple[str, ...] = ()
    diagnosis: tuple[str, ...] = ()
    plainer: Mapping[str, str] = field(default_factory=dict)

    def with_own(self, plainer: Mapping[str, str], without: Iterable[str] = ()) -> "CarefulWords":
        """The list with an organisation's own plainer words, and without some of ours.

        Words of crime and diagnosis stay: the law does not let them go.
        """
        left_out = set(without)
        ours = {word: better for word, better in self.plainer.items() if word not in left_out}
        return CarefulWords(self.crime, self.diagnosis, {**ours, **plainer})


@dataclass(frozen=True)
class CarefulHit:
    """A word found: where it stands in the text, why, and a plainer one where there is one."""

    start: int
    end: int
    word: str = field(repr=False)
    concern: Concern
    plainer: str = ""


@cache
def shipped_words() -> CarefulWords:
    """The list that ships with the program."""
    read = tomllib.loads(careful_words_text())
    return CarefulWords(tuple(read["crime"]), tuple(read["diagnosis"]), dict(read["plainer"]))


def careful_hits(text: str, words: CarefulWords) -> tuple[CarefulHit, ...]:
    """Every word of the list in the text, in the order they stand there, none inside another."""
    found: list[CarefulHit] = []
    taken = 0
    pattern, known = _pattern_of(words)
    for match in pattern.finditer(text):
        if match.start() < taken:
            continue
        taken = match.end()
        said = match.group()
        if said not in known:
            known[said] = _entry(said, words)
        concern, entry = known[said]
        found.append(
            CarefulHit(match.start(), match.end(), said, concern, words.plainer.get(entry, ""))
        )
    return tuple(found)


def asks_first(text: str, words: CarefulWords) -> tuple[CarefulHit, ...]:
    """The words of crime and diagnosis in the text."""
    return tuple(one for one in careful_hits(text, words) if one.concern.asks_first)


def form_hits(
    template: FormTemplate, answers: Answers, words: CarefulWords
) -> dict[str, tuple[CarefulHit, ...]]:
    """The words of crime and diagnosis in a form's texts, by the key of the question.

    Sensitive questions are left out: they are where what affects the work may be written.
    """
    found = {}
    for _, question in all_visible(template, answers):
        if question.sensitive:
            continue
        texts = []
        if isinstance(question, TextQuestion):
            texts = [answers.text(question.key)]
        elif isinstance(question, TableQuestion):
            texts = [text for _, _, text in open_cells(question, answers)]
        hits = tuple(hit for text in texts for hit in asks_first(text, words))
        if hits:
            found[question.key] = hits
    return found


def open_cells(table: TableQuestion, answers: Answers) -> Iterator[tuple[int, str, str]]:
    """The texts in a table that are not sensitive: the row's number, the column's key, the text."""
    columns = [
        one.key for one in table.columns if isinstance(one, TextQuestion) and not one.sensitive
    ]
    for row in answers.rows(table.key):
        for key in columns:
            if isinstance(text := row.cells.get(key), str):
                yield row.number, key, text


_ENDING: Final = "*"
_Kept: TypeAlias = tuple[re.Pattern[str], dict[str, tuple[Concern, str]]]
"""A list as one pattern, and the words that have been found with it."""
_PATTERNS: Final[dict[int, tuple[CarefulWords, _Kept]]] = {}


def _pattern_of(words: CarefulWords) -> _Kept:
    """The list as one pattern, kept for the last lists used."""
    kept = _PATTERNS.get(id(words))
    if kept is not None and kept[0] is words:
        return kept[1]
    entries = sorted({*words.crime, *words.diagnosis, *words.plainer}, key=len, reverse=True)
    pieces = (
        re.escape(one.removesuffix(_ENDING)).replace(r"\ ", r"\s+")
        + (r"\w*" if one.endswith(_ENDING) else "")
        for one in entries
    )
    pattern = re.compile(rf"\b(?:{'|'.join(pieces)})\b" if entries else r"(?!)", re.IGNORECASE)
    _PATTERNS.clear()
    _PATTERNS[id(words)] = (words, (pattern, {}))
    return _PATTERNS[id(words)][1]


def _entry(said: str, words: CarefulWords) -> tuple[Concern, str]:
    """Why a found word is on the list, and under which entry; the gravest reason first."""
    for concern, entries in (
        (Concern.CRIME, words.crime),
        (Concern.DIAGNOSIS, words.diagnosis),
        (Concern.PLAINER, tuple(words.plainer)),
    ):
        for entry in entries:
            if _is(said, entry):
                return concern, entry
    raise LookupError("a found word stands on the list")


def _is(said: str, entry: str) -> bool:
    plain = " ".join(said.lower().split())
    if entry.endswith(_ENDING):
        return plain.startswith(entry.removesuffix(_ENDING).lower())
    return plain == entry.lower()
