"""Headings and fixed words of the participant's copy, language by language."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Final

from karriarstod_resources import catalog

SWEDISH: Final = "sv"


class Direction(StrEnum):
    """Where a line begins."""

    LEFT_TO_RIGHT = "ltr"
    RIGHT_TO_LEFT = "rtl"


@dataclass(frozen=True)
class PhraseBook:
    """One language. `language` is its tag in a file; `name` is what it calls itself.

    `reviewed_by` is empty where nobody who has the language has read it.
    """

    code: str
    name: str
    language: str
    direction: Direction
    reviewed_by: str
    phrases: Mapping[str, str] = field(repr=False)

    @property
    def is_reviewed(self) -> bool:
        """Whether somebody who has the language has read it."""
        return bool(self.reviewed_by.strip())

    @property
    def reads_from_the_right(self) -> bool:
        """Whether a page in it begins at the right."""
        return self.direction is Direction.RIGHT_TO_LEFT

    def say(self, key: str) -> str:
        """The phrase; KeyError where there is none."""
        return self.phrases[key]


@cache
def phrase_book(code: str) -> PhraseBook:
    """The phrases of a language; `ResourceMissing` where there are none."""
    plain = tomllib.loads(catalog.phrase_text(code))
    return PhraseBook(
        plain["code"],
        plain["name"],
        plain["lang"],
        Direction(plain["direction"]),
        plain["reviewed_by"],
        plain["phrases"],
    )


@cache
def other_languages() -> tuple[PhraseBook, ...]:
    """Every language but Swedish, in the order of their codes."""
    return tuple(phrase_book(code) for code in catalog.phrase_names() if code != SWEDISH)
