"""What a form offers while somebody writes: an offer only, anything else may be written too."""

from collections.abc import Iterable

from karriarstod.domain.own_lists import ListKind, OwnList, items_of

COLLEAGUES = "colleagues"
"""The key that templates name the people at work by; the others are those of `ListKind`."""


def suggestions(
    lists: tuple[OwnList, ...], team: str, colleagues: Iterable[str] = ()
) -> dict[str, tuple[str, ...]]:
    """Words by the key that a question is `suggested_by`: the team's lists, else everybody's."""
    of_team = [kind for kind in ListKind if kind.is_of_team]
    offered = {kind.value: items_of(lists, kind, team) for kind in of_team}
    return {**offered, COLLEAGUES: tuple(colleagues)}
