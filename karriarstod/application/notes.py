"""Writing notes and keeping things to do."""

from dataclasses import replace
from datetime import date

from karriarstod.application.changes import Events, change_case
from karriarstod.application.ports import Begin
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.errors import NoSuchPart
from karriarstod.domain.events import Event, EventKind
from karriarstod.domain.identity import CaseNumber
from karriarstod.domain.note import Note, ReadReason, Reminder


def write_note(begin: Begin, number: CaseNumber, note: Note) -> Events:
    """One more line in the journal, numbered when it is kept. Raises NoSuchCase."""
    event = note_written(number, note)
    with begin() as work:
        work.notes.add(number, note)
        work.commit(event)
    return (event,)


def note_written(number: CaseNumber, note: Note) -> Event:
    """What the history says of a new note: of a protected one not even its kind."""
    place = note.placement_number
    if note.protected:
        return Event.of(EventKind.NOTE_WRITTEN, number, place, protected=True)
    return Event.of(EventKind.NOTE_WRITTEN, number, place, kind=note.kind.value)


def read_protected_note(
    begin: Begin, number: CaseNumber, note_number: int, reason: ReadReason
) -> Events:
    """That a protected note is read, and why. Raises NoSuchCase or NoSuchPart."""
    with begin() as work:
        work.cases.get(number)
        found = [one for one in work.notes.of(number) if one.number == note_number]
        if not found or not found[0].protected:
            raise NoSuchPart("note", note_number)
        place = found[0].placement_number
        event = Event.of(
            EventKind.NOTE_READ, number, place, note=note_number, read_for=reason.value
        )
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
