"""Writing notes and keeping things to do."""

from dataclasses import replace
from datetime import date

from karriarstod.application.changes import Events, change_case
from karriarstod.application.ports import Begin
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.errors import NoSuchPart
from karriarstod.domain.events import Event, EventKind
from karriarstod.domain.identity import CaseNumber
from karriarstod.domain.note import Note, Reminder


def write_note(begin: Begin, number: CaseNumber, note: Note) -> Events:
    """One more line in the journal, numbered when it is kept. Raises NoSuchCase."""
    event = Event.of(EventKind.NOTE_WRITTEN, number, note.placement_number, kind=note.kind.value)
    with begin() as work:
        work.notes.add(number, note)
        work.commit(event)
    return (event,)


def keep_reminder(begin: Begin, number: CaseNumber, reminder: Reminder) -> Events:
    """Something to do, new (number 0) or changed."""
    return change_case(
        begin,
        number,
        lambda case: case.with_reminder(
            reminder if reminder.number else replace(reminder, number=case.next_number("reminders"))
        ),
        Event.of(EventKind.REMINDER_SET, number, reminder.placement_number),
    )


def finish_reminder(
    begin: Begin, number: CaseNumber, reminder_number: int, *, on: date | None
) -> Events:
    """Done that day, or with None not done after all."""

    def edit(case: CaseFile) -> CaseFile:
        for reminder in case.reminders:
            if reminder.number == reminder_number:
                return case.with_reminder(replace(reminder, done_on=on))
        raise NoSuchPart("reminder", reminder_number)

    return change_case(begin, number, edit, Event.of(EventKind.REMINDER_DONE, number))
