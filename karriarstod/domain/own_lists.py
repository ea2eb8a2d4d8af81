"""Lists that an organisation keeps for itself: suggestions, a team's tasks, words to think of."""

from dataclasses import dataclass
from enum import StrEnum


class ListKind(StrEnum):
    """What a list holds; a stored key. The first three are kept for each team."""

    TASKS = "tasks"
    COMPETENCES = "competences"
    MACHINES = "machines"
    PLAINER_WORDS = "plainer_words"
    WORDS_LEFT_OUT = "words_left_out"

    @property
    def is_of_team(self) -> bool:
        """Whether every team has its own."""
        return self in {ListKind.TASKS, ListKind.COMPETENCES, ListKind.MACHINES}


@dataclass(frozen=True)
class OwnList:
    """One list. `team` is empty where the list is everybody's.

    An item of PLAINER_WORDS is a word, " = " and a plainer one.
    """

    kind: ListKind
    team: str
    items: tuple[str, ...]


def items_of(lists: tuple[OwnList, ...], kind: ListKind, team: str = "") -> tuple[str, ...]:
    """The items of a list; a team without one has everybody's."""
    found = {one.team: one.items for one in lists if one.kind is kind}
    return found.get(team) or found.get("", ())
