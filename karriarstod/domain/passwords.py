"""What a password must be, and why one is refused.

Length is the rule and there is none about kinds of characters (NIST SP 800-63B-4 § 3.1.1.2):
at least 15 characters, at most 128, any letters in the world, and nothing that others guess first.
"""

import math
import re
import secrets
import unicodedata
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from karriarstod.domain.errors import DomainError

MINIMUM: Final = 15
MAXIMUM: Final = 128
WORDS_SUGGESTED: Final = 6

# What must be left when everything guessable has been taken away, in the sense of `_Reading.left`.
_LEAST_LEFT: Final = 9
_SHORTEST_RUN: Final = 4
_SHORTEST_DATE: Final = 6
_LONGEST_REPEATED_PART: Final = 8
_FEWEST_DIFFERENT: Final = 5

_ROWS: Final = (
    "01234567890",
    "abcdefghijklmnopqrstuvwxyzåäö",
    "qwertyuiopå",
    "asdfghjklöä",
    "zxcvbnm",
    "qazwsxedcrfvtgbyhnujm",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
    "1q2w3e4r5t6y7u8i9o0p",
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_PERSONNUMMER: Final = re.compile(
    r"(?<!\d)(?:(?:19|20)\d\d|\d\d)[-–./ ]?(?:0[1-9]|1[0-2])[-–./ ]?"
    r"(?:[0-2]\d|3[01]|[6-8]\d|9[01])[-+–−./ ]{0,3}\d{4}(?!\d)"
)
_MONTH: Final = r"(?:0?[1-9]|1[0-2])"
_DAY: Final = r"(?:0?[1-9]|[12]\d|3[01])"
_YEARS: Final = r"(?:19|20)?\d\d"
_DATE: Final = re.compile(
    rf"{_YEARS}[-–./ ]?{_MONTH}[-–./ ]?{_DAY}|{_DAY}[-–./ ]?{_MONTH}[-–./ ]?{_YEARS}|"
    rf"{_DAY}[-–./ ]?(?:jan|feb|mars?|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-z]{{0,6}}"
    rf"(?:[-–./ ]?{_YEARS})?"
)
_LOOKALIKES: Final = str.maketrans("013457@$!", "oieastasi")


class Refusal(Enum):
    """Why a password is refused."""

    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    PERSONNUMMER = "personnummer"
    REPETITIVE = "repetitive"
    SEQUENCE = "sequence"
    NAMES = "names"
    COMMON = "common"


class Strength(Enum):
    """How long a patient guesser would need, in three steps."""

    WEAK = "weak"
    GOOD = "good"
    STRONG = "strong"


class PasswordRefused(DomainError):
    """A password that the rules do not accept; `refusals` says every reason."""

    def __init__(self, refusals: tuple[Refusal, ...]) -> None:
        super().__init__("password refused")
        self.refusals = refusals


@dataclass(frozen=True)
class GuessableWords:
    """What guessers try first: `common` words and passwords, and `names` of this place."""

    common: frozenset[str]
    names: frozenset[str]

    @classmethod
    def of(cls, common: Collection[str], names: Collection[str] = ()) -> "GuessableWords":
        """Folded for comparison; a name counts both whole and word by word, from three letters."""
        parts = {part for name in names for part in (name, *re.split(r"[\s\-_.,@&]+", name))}
        return cls(
            frozenset(map(_folded, common)),
            frozenset(word for word in map(_folded, parts) if len(word) >= 3),
        )


def normalised(password: str) -> str:
    """The password as it is used: NFC, so that `å` is one letter however it was typed.

    Spaces are kept, also first and last.
    """
    return unicodedata.normalize("NFC", password)


def refusals(password: str, guessable: GuessableWords) -> tuple[Refusal, ...]:
    """Every reason why this password is refused; empty when it is accepted."""
    text = normalised(password)
    found: list[Refusal] = []
    if len(text) < MINIMUM:
        found.append(Refusal.TOO_SHORT)
    if len(text) > MAXIMUM:
        found.append(Refusal.TOO_LONG)
    if _PERSONNUMMER.search(text):
        found.append(Refusal.PERSONNUMMER)
    guess = _first_guess(_folded(text[:MAXIMUM]), guessable)
    if text and guess:
        found.append(guess)
    return tuple(found)


def strength(password: str, words: Collection[str]) -> Strength:
    """An estimate that does not flatter: a listed word counts as one draw from the list."""
    listed = frozenset(map(_folded, words))
    text = normalised(password)[:MAXIMUM]
    reading = _read(_folded(text), listed, takes_dates=True)
    mixed = any(sign.isdigit() for sign in text) and text != text.casefold()
    bits = (
        len(reading.words) * math.log2(max(len(listed), 2))
        + len(reading.letters) * (4.5 if mixed else 2.3)
        + len(reading.signs) * 3
    )
    if bits < 45 or _part_repeated(_folded(text)):
        return Strength.WEAK
    return Strength.GOOD if bits < 75 else Strength.STRONG


def suggestion(words: Sequence[str], choose: Callable[[Sequence[str]], str] | None = None) -> str:
    """Six words drawn at random, with a space between: easy to type and hard to guess."""
    draw = choose or secrets.choice
    return " ".join(draw(words) for _ in range(WORDS_SUGGESTED))


@dataclass(frozen=True)
class _Reading:
    """A text as the words found in it, and the letters, digits and signs that are no such word."""

    words: frozenset[str]
    letters: str
    signs: frozenset[str]

    def left(self, worth: Collection[str] = ()) -> int:
        """How much a guesser still has to find: each letter, each kind of sign, two per word.

        Only words that are `worth` something count: names, dates and rows are known beforehand.
        """
        return len(self.letters) + len(self.signs) + 2 * len(self.words.intersection(worth))


def _first_guess(text: str, guessable: GuessableWords) -> Refusal | None:
    if _part_repeated(text) or len(set(text)) < _FEWEST_DIFFERENT:
        return Refusal.REPETITIVE
    if text in guessable.common:
        return Refusal.COMMON
    if _read(text, frozenset(), takes_dates=False).left() < _LEAST_LEFT:
        return Refusal.SEQUENCE
    if _read(text, guessable.names, takes_dates=True).left() < _LEAST_LEFT:
        return Refusal.NAMES
    common = guessable.common - guessable.names
    if _read(text, guessable.names | common, takes_dates=True).left(common) < _LEAST_LEFT:
        return Refusal.COMMON
    return None


def _part_repeated(text: str) -> bool:
    """The text is one short part over and over, possibly cut off at the end."""
    return any(
        text == (text[:length] * (len(text) // length + 1))[: len(text)]
        for length in range(1, min(_LONGEST_REPEATED_PART, len(text) // 2) + 1)
    )


def _read(text: str, words: frozenset[str], *, takes_dates: bool) -> _Reading:
    """The reading that leaves the fewest letters over."""
    longest = max(map(len, words), default=0)
    plain = text.translate(_LOOKALIKES)
    # For the first n signs: the fewest letters left and pieces used, and where the last piece
    # began and which word it is.
    best: list[tuple[int, int]] = [(0, 0)]
    came: list[tuple[int, str]] = [(0, "")]
    for end in range(1, len(text) + 1):
        over = 1 if text[end - 1].isalnum() else 0
        choice = (best[end - 1][0] + over, best[end - 1][1] + 1)
        origin = (end - 1, "")
        for start in range(max(0, end - max(longest, 30)), end - 2):
            known = _known(text[start:end], plain[start:end], words, takes_dates=takes_dates)
            offer = (best[start][0], best[start][1] + 1)
            if known and offer < choice:
                choice, origin = offer, (start, known)
        best.append(choice)
        came.append(origin)
    return _walk_back(text, came)


def _walk_back(text: str, came: list[tuple[int, str]]) -> _Reading:
    words: set[str] = set()
    left: list[str] = []
    end = len(text)
    while end:
        start, known = came[end]
        if known:
            words.add(known)
        else:
            left.append(text[start])
        end = start
    signs = frozenset(sign for sign in left if not sign.isalnum())
    return _Reading(frozenset(words), "".join(sign for sign in left if sign.isalnum()), signs)


def _known(piece: str, plain: str, words: frozenset[str], *, takes_dates: bool) -> str:
    if piece in words or _YEAR.fullmatch(piece) or len(set(piece)) == 1:
        return piece
    if plain in words:
        return plain
    if takes_dates and len(piece) >= _SHORTEST_DATE and _DATE.fullmatch(piece):
        return piece
    if len(piece) >= _SHORTEST_RUN and any(piece in row for row in _RUNS):
        return piece
    return ""


def _folded(text: str) -> str:
    base = unicodedata.normalize("NFD", text.casefold())
    return "".join(sign for sign in base if not unicodedata.combining(sign))


_RUNS: Final = tuple(
    _folded(direction) for row in _ROWS for direction in (row * 2, (row * 2)[::-1])
)
