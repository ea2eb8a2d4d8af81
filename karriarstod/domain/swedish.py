"""Swedish alphabetical order, for lists, paper and the database's own sorting."""

import unicodedata
from functools import lru_cache
from typing import Final

# å, ä and ö come after z, in that order; "{" is the character after "z".
_AFTER_Z: Final = {"å": "{a", "ä": "{b", "æ": "{b", "ö": "{c", "ø": "{c", "ü": "y"}


@lru_cache(maxsize=65_536)
def swedish_key(text: str) -> tuple[str, str]:
    """A key that sorts as the Swedish alphabet: å ä ö last, é as e, ü as y, W its own letter.

    Two texts have the same key only if they are equal, so the order is total. The register's
    indexes are built on it: a change of this function needs a migration that rebuilds them.
    """
    folded = unicodedata.normalize("NFC", text).casefold()
    return "".join(_weight(letter) for letter in folded), text


def compare_swedish(left: str, right: str) -> int:
    """Below, at or above zero, as `left` stands before, with or after `right`."""
    first, second = swedish_key(left), swedish_key(right)
    return (first > second) - (first < second)


def _weight(letter: str) -> str:
    if letter in _AFTER_Z:
        return _AFTER_Z[letter]
    base = unicodedata.normalize("NFD", letter)
    return "".join(part for part in base if not unicodedata.combining(part))
