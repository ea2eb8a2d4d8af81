"""Whose register it is, and the day a practice register stands on."""

from karriarstod.application.changes import Events
from karriarstod.application.ports import Begin, Organisation
from karriarstod.domain.events import Event, EventKind


def change_organisation(begin: Begin, organisation: Organisation) -> Events:
    """Name and number as they now are; in a practice register also the day it stands on."""
    event = Event.of(EventKind.ORGANISATION_CHANGED)
    with begin() as work:
        work.settings.set_organisation(organisation)
        work.commit(event)
    return (event,)
