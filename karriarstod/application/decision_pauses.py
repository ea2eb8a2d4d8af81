"""The pauses a decision itself has: kept, set right and taken away."""

from collections.abc import Callable

from karriarstod.application.changes import Events, change_placement
from karriarstod.application.ports import Begin
from karriarstod.domain.decision import Decision, Pause
from karriarstod.domain.events import Event, EventKind
from karriarstod.domain.identity import CaseNumber


def keep_decision_pause(
    begin: Begin,
    number: CaseNumber,
    placement_number: int,
    decision_number: int,
    pause: Pause,
    *,
    place: int = 0,
) -> Events:
    """A pause in a decision: a new one, or in place of the one at that place, counted from 1.

    Raises NoSuchPart, or OutsideDecision.
    """

    def edit(decision: Decision) -> Decision:
        return (decision.without_pause(place) if place else decision).paused(pause)

    return _change_pauses(begin, number, placement_number, decision_number, edit)


def remove_decision_pause(
    begin: Begin, number: CaseNumber, placement_number: int, decision_number: int, place: int
) -> Events:
    """A pause in a decision that was a mistake, gone. Raises NoSuchPart."""
    return _change_pauses(
        begin, number, placement_number, decision_number, lambda one: one.without_pause(place)
    )


def _change_pauses(
    begin: Begin,
    number: CaseNumber,
    placement_number: int,
    decision_number: int,
    edit: Callable[[Decision], Decision],
) -> Events:
    event = Event.of(
        EventKind.DECISION_CHANGED, number, placement_number, decision=decision_number, pauses=True
    )
    return change_placement(
        begin,
        number,
        placement_number,
        lambda placement: placement.with_decision(edit(placement.decision(decision_number))),
        event,
    )
