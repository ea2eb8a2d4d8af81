"""The words to think about: the program's own, with the organisation's pairs and exceptions."""

from collections.abc import Mapping
from typing import Final

from karriarstod.domain.own_lists import ListKind, OwnList, items_of
from karriarstod.forms.careful_words import CarefulWords, shipped_words

_BETWEEN: Final = " = "


def words_with(lists: tuple[OwnList, ...]) -> CarefulWords:
    """The list in force; words of crime and diagnosis are always in it."""
    pairs = own_pairs(lists)
    return shipped_words().with_own(pairs, items_of(lists, ListKind.WORDS_LEFT_OUT))


def own_pairs(lists: tuple[OwnList, ...]) -> dict[str, str]:
    """The organisation's own words, each with a plainer one."""
    pairs = (item.partition(_BETWEEN) for item in items_of(lists, ListKind.PLAINER_WORDS))
    return {word.strip(): better.strip() for word, _, better in pairs if word.strip() and better}


def list_of_pairs(pairs: Mapping[str, str]) -> OwnList:
    """The own words as they are kept."""
    items = tuple(f"{word}{_BETWEEN}{better}" for word, better in pairs.items())
    return OwnList(ListKind.PLAINER_WORDS, "", items)
