"""One user action, one transaction: get the file, make a new one, keep it, say what happened."""

from collections.abc import Callable

from karriarstod.application.ports import Begin
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.events import Event
from karriarstod.domain.identity import CaseNumber
from karriarstod.domain.placement import Placement

Events = tuple[Event, ...]


def change_case(
    begin: Begin, number: CaseNumber, edit: Callable[[CaseFile], CaseFile], *events: Event
) -> Events:
    """Keeps the edited file and its events; nothing at all if `edit` raises."""
    with begin() as work:
        work.cases.update(edit(work.cases.get(number)))
        work.commit(*events)
    return events


def change_placement(
    begin: Begin,
    number: CaseNumber,
    placement_number: int,
    edit: Callable[[Placement], Placement],
    *events: Event,
) -> Events:
    """The same, for one placement of the file."""
    return change_case(
        begin,
        number,
        lambda case: case.with_placement(edit(case.placement(placement_number))),
        *events,
    )
