"""How the states of the domain look: which colour, which bar, which word."""

from types import MappingProxyType
from typing import Final

from karriarstod.application.labels import PROTECTED_NAME
from karriarstod.application.views import ParticipantRow
from karriarstod.domain.obligations import DueState
from karriarstod.domain.stages import PlaceState
from karriarstod_ui.theme import StateColor
from karriarstod_ui.widgets.painted import StepState

DUE_COLORS: Final = MappingProxyType(
    {
        DueState.OVERDUE: StateColor.LATE,
        DueState.TODAY: StateColor.SOON,
        DueState.SOON: StateColor.SOON,
        DueState.LATER: StateColor.CALM,
    }
)
"""The colour of a day's nearness; the word stands in it."""

_BARS: Final = MappingProxyType(
    {
        PlaceState.DONE: StepState.DONE,
        PlaceState.CURRENT: StepState.CURRENT,
        PlaceState.AHEAD: StepState.FUTURE,
        PlaceState.SKIPPED: StepState.SKIPPED,
    }
)


def bar_states(row: ParticipantRow) -> tuple[StepState, ...]:
    """The chain of one participant as bars; where it stands now is hatched while it is paused."""
    bars = tuple(_BARS[step.state] for step in row.steps)
    if not row.is_paused:
        return bars
    return tuple(StepState.PAUSED if bar is StepState.CURRENT else bar for bar in bars)


def shown_name(name: str) -> str:
    """A name as lists show it; a protected person's is empty and gets words of its own."""
    return name or PROTECTED_NAME
