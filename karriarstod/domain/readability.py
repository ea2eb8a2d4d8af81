"""How easy a Swedish text is to read: sentences, long words, and LIX."""

import re
from dataclasses import dataclass, field
from typing import Final

LONGEST_SENTENCE: Final = 12
"""Words in a sentence of a simplified text (features.md C24)."""
LONG_WORD: Final = 6
"""A word with more letters than this is long, as LIX counts."""
VERY_LONG_WORD: Final = 14
"""A word with more letters than this is marked in a simplified text; our own measure."""

_SENTENCE: Final = re.compile(r"[^.!?:\n]+[.!?:]?")
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*|\d+(?:[.,:]\d+)*")


@dataclass(frozen=True)
class Mark:
    """A part of a text that is hard to read, by where it stands."""

    start: int
    end: int
    text: str = field(repr=False)


def sentences(text: str) -> tuple[Mark, ...]:
    """The sentences of a text; a line break and a colon end one too."""
    found = []
    for match in _SENTENCE.finditer(text):
        said = match.group().strip()
        if _WORD.search(said):
            start = match.start() + match.group().index(said)
            found.append(Mark(start, start + len(said), said))
    return tuple(found)


def words(text: str) -> tuple[Mark, ...]:
    """The words and numbers of a text."""
    return tuple(Mark(one.start(), one.end(), one.group()) for one in _WORD.finditer(text))


def long_sentences(text: str) -> tuple[Mark, ...]:
    """The sentences with more than LONGEST_SENTENCE words."""
    return tuple(one for one in sentences(text) if len(words(one.text)) > LONGEST_SENTENCE)


def hard_words(text: str) -> tuple[Mark, ...]:
    """The words that are very long."""
    return tuple(one for one in words(text) if len(one.text) > VERY_LONG_WORD)


def lix(text: str) -> int:
    """LIX: words for each sentence, and the share of long words in percent; 0 without words.

    Under 30 is very easy, 30–40 easy, 40–50 middling, 50–60 hard, over 60 very hard.
    """
    all_words = words(text)
    if not all_words:
        return 0
    long = sum(len(one.text) > LONG_WORD for one in all_words)
    return round(len(all_words) / len(sentences(text)) + 100 * long / len(all_words))
