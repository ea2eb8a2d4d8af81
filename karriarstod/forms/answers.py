"""What has been answered in a form: values by the keys of its questions, never changed in place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import Final, Literal, Self, TypeAlias

DECLINED: Final = "declined"
"""The stored answer of someone who would rather not say."""
Declined: TypeAlias = Literal["declined"]


@dataclass(frozen=True)
class Voiced:
    """The two voices of a scale, kept apart; None where nothing has been said."""

    participant: int | Declined | None = None
    supervisor: int | Declined | None = None

    def __bool__(self) -> bool:
        """Whether anybody has said anything."""
        return self.participant is not None or self.supervisor is not None


Cell: TypeAlias = str | bool | int | float | date | tuple[str, ...] | Voiced
"""One answer, save a table's: text and choice are str, choices a tuple of keys."""


@dataclass(frozen=True)
class Row:
    """A row of a table. It keeps its number when rows are sorted, removed and put back."""

    number: int
    cells: Mapping[str, Cell] = field(default_factory=dict, repr=False)

    def with_cell(self, key: str, cell: Cell | None) -> Self:
        """The row with a cell written, or emptied."""
        cells = {one: value for one, value in self.cells.items() if one != key}
        if cell is not None and not is_empty(cell):
            cells[key] = cell
        return replace(self, cells=MappingProxyType(cells))


Rows: TypeAlias = tuple[Row, ...]
Value: TypeAlias = Cell | Rows


def is_empty(value: Value | None) -> bool:
    """Whether nothing has been answered: blank text, no choices, rows or voice. False counts."""
    if isinstance(value, str):
        return not value.strip()
    return value is None or (isinstance(value, tuple | Voiced) and not value)


@dataclass(frozen=True)
class Answers:
    """All answers of one form. A question without an answer has no key here."""

    values: Mapping[str, Value] = field(default_factory=dict, repr=False)

    def __iter__(self) -> Iterator[str]:
        """The keys that have an answer, in the order they were first given."""
        return iter(self.values)

    def get(self, key: str) -> Value | None:
        """The answer of that key."""
        return self.values.get(key)

    def text(self, key: str) -> str:
        """The answer where it is a text; else an empty one."""
        value = self.values.get(key)
        return value if isinstance(value, str) else ""

    def rows(self, key: str) -> Rows:
        """The rows of a table; none where there is none."""
        value = self.values.get(key)
        if not isinstance(value, tuple):
            return ()
        return tuple(one for one in value if isinstance(one, Row))

    def with_value(self, key: str, value: Value | None) -> Self:
        """The answers with one given, changed, or (with None or an empty one) taken away."""
        if is_empty(value) or value is None:
            return replace(
                self,
                values=MappingProxyType(
                    {one: kept for one, kept in self.values.items() if one != key}
                ),
            )
        return replace(self, values=MappingProxyType({**self.values, key: value}))


NO_ANSWERS: Final = Answers()


def next_row_number(rows: Rows, taken: int = 0) -> int:
    """A number that no row here has and none up to `taken` has had."""
    return max((taken, *(row.number for row in rows)), default=0) + 1
