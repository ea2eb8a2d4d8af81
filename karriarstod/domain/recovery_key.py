"""The printed key that opens the register when every password is forgotten."""

import secrets
from dataclasses import dataclass, field
from typing import Final, Self

from karriarstod.domain.errors import DomainError

# Crockford's alphabet: no I, L, O or U, so that what looks alike can be read as one.
_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUES: Final = {letter: value for value, letter in enumerate(_ALPHABET)} | {
    "O": 0,
    "I": 1,
    "L": 1,
}
_SEPARATORS: Final = frozenset(" \t\r\n\u00a0\u2007\u202f-\u2010\u2011\u2012\u2013\u2014.")

_GROUP: Final = 4
_SECRET_LENGTH: Final = 20
_DATA: Final = 32
_CHECKS: Final = 4
_COVERED: Final = _DATA // _CHECKS
LENGTH: Final = _DATA + _CHECKS


class RecoveryKeyTypo(DomainError):
    """A recovery key that was typed wrong, found before anything is tried.

    `groups` are the numbers (from 1) of the groups of four where the mistake may stand, and
    `length` is the number of characters when that is what is wrong, else None.
    """

    def __init__(self, groups: tuple[int, ...], length: int | None = None) -> None:
        super().__init__("recovery key mistyped")
        self.groups = groups
        self.length = length


@dataclass(frozen=True)
class RecoveryKey:
    """160 random bits, written as eight groups of four characters and a ninth of checks.

    Each check character covers two groups: it always finds one wrong character, and always two
    neighbours that changed places, and says in which two groups to look.
    """

    secret: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.secret) != _SECRET_LENGTH:
            raise ValueError("a recovery key holds 20 bytes")

    @classmethod
    def generate(cls) -> Self:
        """A new key from the operating system's random source."""
        return cls(secrets.token_bytes(_SECRET_LENGTH))

    @classmethod
    def parse(cls, typed: str) -> Self:
        """The key a person typed; lower case, spaces, O for 0 and I or L for 1 are all right.

        Raises `RecoveryKeyTypo`.
        """
        letters = [letter for letter in typed.upper() if letter not in _SEPARATORS]
        unknown = {_group_of(place) for place, one in enumerate(letters) if one not in _VALUES}
        if len(letters) != LENGTH:
            raise RecoveryKeyTypo(tuple(sorted(unknown)), length=len(letters))
        if unknown:
            raise RecoveryKeyTypo(tuple(sorted(unknown)))
        values = [_VALUES[letter] for letter in letters]
        wrong = [
            check
            for check in range(_CHECKS)
            if _check_value(values[check * _COVERED : (check + 1) * _COVERED])
            != values[_DATA + check]
        ]
        if wrong:
            pairs = (number for check in wrong for number in (2 * check + 1, 2 * check + 2))
            raise RecoveryKeyTypo((*pairs, LENGTH // _GROUP))
        number = 0
        for value in values[:_DATA]:
            number = number << 5 | value
        return cls(number.to_bytes(_SECRET_LENGTH, "big"))

    @property
    def groups(self) -> tuple[str, ...]:
        """The nine groups of four characters, as they are printed."""
        number = int.from_bytes(self.secret, "big")
        values = [number >> 5 * (_DATA - 1 - place) & 31 for place in range(_DATA)]
        checks = [
            _check_value(values[start : start + _COVERED]) for start in range(0, _DATA, _COVERED)
        ]
        letters = "".join(_ALPHABET[value] for value in values + checks)
        return tuple(letters[start : start + _GROUP] for start in range(0, LENGTH, _GROUP))

    @property
    def text(self) -> str:
        """The key on one line, with a space between the groups."""
        return " ".join(self.groups)


def _group_of(place: int) -> int:
    return min(place, LENGTH - 1) // _GROUP + 1


def _check_value(values: list[int]) -> int:
    # A sum in GF(32) with a weight of its own for each place. A single error changes it because
    # no weight is zero; two swapped neighbours because no two weights are equal.
    total = 0
    for place, value in enumerate(values):
        total ^= _times(value, place + 1)
    return total


def _times(left: int, right: int) -> int:
    # Multiplication modulo x^5 + x^2 + 1.
    product = 0
    while right:
        if right & 1:
            product ^= left
        left <<= 1
        if left & 32:
            left ^= 0b100101
        right >>= 1
    return product
