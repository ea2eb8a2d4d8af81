"""Papers that are one page, whatever has been written: long texts go on in the form."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from karriarstod.reports.blocks import Block
from karriarstod.reports.page import pages_of
from karriarstod.reports.typography import clean

GOES_ON: Final = " … fortsätter i formuläret"
Item = TypeVar("Item")


@dataclass(frozen=True)
class Limits:
    """How many letters a text may have, and how many rows a list."""

    letters: int
    rows: int

    def text(self, text: str) -> str:
        """The text, cut between two words where it is too long; what is cut says so."""
        words = " ".join(clean(text).split())
        if len(words) <= self.letters:
            return text.strip()
        cut = words[: self.letters + 1]
        kept = cut.rsplit(" ", 1)[0] if " " in cut else cut[: self.letters]
        return kept.rstrip(" .,;:") + GOES_ON

    def cell(self, text: str) -> str:
        """The same for a cell, which has a third of the room."""
        return Limits(max(24, self.letters // 3), self.rows).text(text)

    def first(self, items: Sequence[Item]) -> Sequence[Item]:
        """The rows that are shown."""
        return items[: self.rows]

    def rest(self, items: Sequence[object]) -> str:
        """What stands below the rows when there are more."""
        more = len(items) - self.rows
        return f"… och {more} till i formuläret" if more > 0 else ""


_LEVELS: Final = tuple(
    Limits(letters, rows)
    for letters, rows in (
        (900, 14),
        (600, 12),
        (400, 10),
        (280, 8),
        (200, 7),
        (140, 6),
        (100, 5),
        (70, 4),
        (50, 3),
        (36, 2),
    )
)


def on_one_page(make: Callable[[Limits], Sequence[Block]]) -> Sequence[Block]:
    """The blocks with as much said as one page has room for."""
    for limits in _LEVELS:
        if pages_of(make(limits)) == 1:
            return make(limits)
    return make(_LEVELS[-1])
