"""Lists to begin one's own from: what people do, use and know in ten branches."""

import tomllib
from dataclasses import dataclass
from functools import cache

from karriarstod.domain.own_lists import ListKind
from karriarstod_resources import catalog


@dataclass(frozen=True)
class Branch:
    """A branch with its words; a stored list never points at it, so it may change."""

    key: str
    title: str
    items: dict[ListKind, tuple[str, ...]]


@cache
def branches() -> tuple[Branch, ...]:
    """Every branch, in the order of its file."""
    plain = tomllib.loads(catalog.branches_text())["branches"]
    kinds = [kind for kind in ListKind if kind.is_of_team]
    return tuple(
        Branch(one["key"], one["title"], {kind: tuple(one[kind.value]) for kind in kinds})
        for one in plain
    )
