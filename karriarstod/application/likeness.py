"""How much two people are alike on paper, so that nobody is registered twice."""

import unicodedata
from dataclasses import dataclass
from typing import Final, Self

from rapidfuzz import fuzz

from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.identity import IdentityNumber
from karriarstod.domain.participant import Participant

MOST: Final = 5
"""How many likely people are worth showing."""

_ALIKE: Final = 80
_BIRTH_WEIGHT: Final = 15
_FEWEST_LETTERS: Final = 3
_FEWEST_DIGITS: Final = 4
_CENTURIES: Final = ("19", "20", "18")
_STROKED: Final = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i"})


@dataclass(frozen=True)
class Sought:
    """Somebody being written: the number if it is whole, the names, digits of a birth date."""

    number: IdentityNumber | None
    given: str
    family: str
    births: tuple[str, ...]

    @classmethod
    def of(cls, number: IdentityNumber | None, given: str, family: str, born: str) -> Self:
        """The typed texts made ready for comparing."""
        national = number if number is not None and number.is_national else None
        return cls(national, plain(given), plain(family), _births(born))

    @property
    def has_name(self) -> bool:
        """Whether enough of a name is written to look for it."""
        return len(self.given) + len(self.family) >= _FEWEST_LETTERS

    @property
    def beginnings(self) -> tuple[str, ...]:
        """What the given or the family name of anybody alike begins with."""
        return tuple(dict.fromkeys(name[:2] for name in (self.given, self.family) if name))


def likeness(participant: Participant, sought: Sought) -> float:
    """0 for somebody else, 80 and up for somebody alike, 1000 for the same number ever.

    The names are compared without accents and in either order, and one of them must begin as a
    written one does; a birth date that agrees weighs for, another one against. A protected person
    is alike by the whole number only.
    """
    values = [one.number.value for one in participant.identities if one.number.is_national]
    if sought.number is not None and sought.number.value in values:
        return 1000
    if participant.is_protected or not sought.has_name:
        return 0
    names = (plain(participant.given_name), plain(participant.family_name))
    if not any(name.startswith(begin) for name in names for begin in sought.beginnings):
        return 0
    written = f"{sought.given} {sought.family}".strip()
    score = fuzz.token_sort_ratio(" ".join(names).strip(), written)
    if sought.births and values:
        agrees = any(value.startswith(birth) for value in values for birth in sought.births)
        score += _BIRTH_WEIGHT if agrees else -_BIRTH_WEIGHT
    return score if score >= _ALIKE else 0


def likeliest(cases: tuple[CaseFile, ...], sought: Sought) -> tuple[CaseFile, ...]:
    """Those alike, likeliest first, at most five; equally likely ones by case number."""
    scored = [(likeness(case.participant, sought), case) for case in cases]
    found = [(score, case) for score, case in scored if score]
    found.sort(key=lambda pair: (-pair[0], pair[1].case_number))
    return tuple(case for _, case in found[:MOST])


def plain(name: str) -> str:
    """A name in bare small letters: Žofia Öberg-O'Neill is zofia oberg o neill."""
    lower = unicodedata.normalize("NFD", name.casefold().translate(_STROKED))
    bare = (letter for letter in lower if not unicodedata.combining(letter))
    return " ".join("".join(letter if letter.isalnum() else " " for letter in bare).split())


def _births(born: str) -> tuple[str, ...]:
    """What a twelve-digit number may begin with, from the typed digits; empty if too few.

    A samordningsnummer has 60 added to its day, so both forms are looked for.
    """
    digits = "".join(digit for digit in born if digit.isdecimal())[:8]
    if len(digits) < _FEWEST_DIGITS:
        return ()
    whole = [digits] if digits[:2] in _CENTURIES else []
    if len(digits) <= 6:
        whole += [century + digits for century in _CENTURIES]
    shifted = [
        f"{one[:6]}{int(one[6:]) + 60}" for one in whole if len(one) == 8 and int(one[6:]) <= 31
    ]
    return (*whole, *shifted)
