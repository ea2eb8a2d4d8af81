"""How much two people are alike on paper, so that nobody is registered twice."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Self

from rapidfuzz import fuzz

from karriarstod.domain.identity import CaseNumber, IdentityNumber
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


@dataclass(frozen=True)
class Known:
    """What is compared of a person in the register; a protected person's names are empty."""

    case_number: CaseNumber
    given: str
    family: str
    numbers: tuple[str, ...]

    @classmethod
    def of(cls, participant: Participant) -> Self:
        """The person with bare names and every national number they have had."""
        hidden = participant.is_protected
        numbers = (one.number for one in participant.identities)
        return cls(
            participant.case_number,
            "" if hidden else plain(participant.given_name),
            "" if hidden else plain(participant.family_name),
            tuple(number.value for number in numbers if number.is_national),
        )


def likeness(known: Known, sought: Sought) -> float:
    """0 for somebody else, 80 and up for somebody alike, 1000 for the same number ever.

    The names are compared without accents and in either order, and one of them must begin as a
    written one does; a birth date that agrees weighs for, another one against. A protected person
    is alike by the whole number only.
    """
    if sought.number is not None and sought.number.value in known.numbers:
        return 1000
    names = (known.given, known.family)
    if not sought.has_name or not any(
        name.startswith(begin) for name in names for begin in sought.beginnings
    ):
        return 0
    written = f"{sought.given} {sought.family}".strip()
    score = fuzz.token_sort_ratio(" ".join(names).strip(), written)
    if sought.births and known.numbers:
        agrees = any(one.startswith(birth) for one in known.numbers for birth in sought.births)
        score += _BIRTH_WEIGHT if agrees else -_BIRTH_WEIGHT
    return score if score >= _ALIKE else 0


def likeliest(people: Iterable[Known], sought: Sought) -> tuple[CaseNumber, ...]:
    """Those alike, likeliest first, at most five; equally likely ones by case number."""
    scored = ((likeness(known, sought), known.case_number) for known in people)
    found = sorted((-score, number) for score, number in scored if score)
    return tuple(number for _, number in found[:MOST])


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
