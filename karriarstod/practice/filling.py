"""Putting invented people into a new register."""

from datetime import UTC, date, datetime, time
from itertools import groupby

from karriarstod.application.ports import Store, UnitOfWork
from karriarstod.exchange.document import ParticipantRecord
from karriarstod.exchange.import_ import keep_steps
from karriarstod.practice.happenings import happenings
from karriarstod.practice.people import PracticeRegister


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
        for own in practice.lists:
            work.settings.keep_own_list(own)
        for record in practice.records:
            keep(work, record)
        work.commit()
    past = (one for one in happenings(practice.records) if one.day <= practice.today)
    for (day, author), of_day in groupby(past, key=lambda one: (one.day, one.author)):
        clock.day = day
        with store.begin_as(author or practice.user) as work:
            work.commit(*(one.event for one in of_day))
    clock.day = practice.today


def keep(work: UnitOfWork, record: ParticipantRecord) -> None:
    """Keeps one participant with everything, in a transaction that the caller commits."""
    work.cases.add(record.case)
    work.notes.add_all(record.participant.case_number, record.notes)
    own = work.forms.own_questions()
    forms = tuple(one.form(own) for one in record.forms)
    work.forms.add_all(record.participant.case_number, forms)
    keep_steps(work, record)
    for one in record.kept_prints():
        work.prints.keep(one)
