"""Putting invented people into a new register."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from itertools import groupby
from typing import Final

from karriarstod.application.ports import Organisation, Store, UnitOfWork
from karriarstod.domain.events import Event, EventKind
from karriarstod.exchange.document import ParticipantRecord
from karriarstod.practice.happenings import happenings
from karriarstod.practice.people import PracticeRegister

_AT_ONCE: Final = 500
"""Participants kept in one transaction of a large register."""


class TurningClock:
    """A clock that is turned by hand, so that the history gets the days of a practice register."""

    def __init__(self, day: date) -> None:
        self.day = day

    def today(self) -> date:
        """The day it is turned to."""
        return self.day

    def now(self) -> datetime:
        """Half past eight in the morning of that day, in UTC."""
        return datetime.combine(self.day, time(8, 30), tzinfo=UTC)


def fill_practice(store: Store, practice: PracticeRegister, clock: TurningClock) -> None:
    """Keeps the practice participants, and a history as if they had come day by day.

    `clock` is the one the store was made with; it is left on the practice register's day.
    """
    with store.begin() as work:
        work.settings.set_organisation(practice.organisation)
        for record in practice.records:
            _keep(work, record)
        work.commit()
    past = (one for one in happenings(practice.records) if one[0] <= practice.today)
    for day, of_day in groupby(past, key=lambda one: one[0]):
        clock.day = day
        with store.begin() as work:
            work.commit(*(event for _, event in of_day))
    clock.day = practice.today


def fill_many(
    store: Store, organisation: Organisation, records: Iterable[ParticipantRecord]
) -> int:
    """Keeps a large number of participants, some hundred in each transaction; how many it was."""
    count = 0
    batch: list[ParticipantRecord] = []
    with store.begin() as work:
        work.settings.set_organisation(organisation)
        work.commit()
    for record in records:
        batch.append(record)
        if len(batch) == _AT_ONCE:
            count += _keep_batch(store, batch)
            batch = []
    return count + _keep_batch(store, batch)


def _keep_batch(store: Store, batch: list[ParticipantRecord]) -> int:
    with store.begin() as work:
        for record in batch:
            _keep(work, record)
        work.commit(Event.of(EventKind.IMPORTED, participants=len(batch)))
    return len(batch)


def _keep(work: UnitOfWork, record: ParticipantRecord) -> None:
    work.cases.add(record.case)
    for note in record.notes:
        work.notes.add(record.participant.case_number, note)
    for one in record.kept_prints():
        work.prints.keep(one)
