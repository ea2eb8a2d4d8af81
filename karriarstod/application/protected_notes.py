"""What is moved out of a form, a plan or a note into a protected note, in one go."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from karriarstod.application.changes import Events
from karriarstod.application.notes import note_written
from karriarstod.application.ports import Begin, UnitOfWork
from karriarstod.domain.events import Event, EventKind
from karriarstod.domain.identity import CaseNumber
from karriarstod.domain.note import LONGEST_NOTE, Note, NoteKind, Reminder
from karriarstod.domain.plan import PlanContent
from karriarstod.forms.answers import Answers
from karriarstod.forms.careful_moving import Moved

SEE_THE_NOTE = "Se skyddad anteckning"
"""What stands in a reminder whose words have been moved."""


@dataclass(frozen=True)
class Moving:
    """What is moved: whence, in words for the note, and by whom and when."""

    source: str
    moved: tuple[Moved, ...] = field(repr=False)
    author: str
    at: datetime
    placement_number: int | None = None

    def notes(self) -> tuple[Note, ...]:
        """The protected notes that hold it all; several where one would be too long."""
        lines = [f"Flyttat från {self.source}."]
        lines += [f"{one.label}: {one.text}" for one in self.moved]
        return tuple(
            Note(
                number=0,
                written_at=self.at,
                kind=NoteKind.EVENT,
                text=text,
                author=self.author,
                placement_number=self.placement_number,
                for_participant=False,
                protected=True,
            )
            for text in _in_pieces(lines)
        )


def move_from_form(
    begin: Begin, number: CaseNumber, form_number: int, answers: Answers, moving: Moving
) -> Events:
    """The draft with these answers, and what they lack now in protected notes.

    Raises FormFrozen, NoSuchCase or NoSuchPart.
    """
    with begin() as work:
        form = work.forms.get(number, form_number)
        work.forms.update(number, form.written(answers, form.copied & frozenset(answers)))
        events = _keep(work, number, moving)
        work.commit(*events)
    return events


def move_from_plan(
    begin: Begin,
    number: CaseNumber,
    placement_number: int,
    content: PlanContent,
    moving: Moving,
    *,
    on: date,
) -> Events:
    """The draft of the plan with this content, and what it lacks now in protected notes."""
    with begin() as work:
        case = work.cases.get(number)
        placement = case.placement(placement_number)
        kept = placement.with_draft(content, on)
        work.cases.update(case.with_placement(kept))
        events = _keep(work, number, moving)
        work.commit(*events)
    return events


def move_reminder(begin: Begin, number: CaseNumber, reminder: Reminder, note: Note) -> Events:
    """The reminder without its words, which stand in the protected note."""
    with begin() as work:
        case = work.cases.get(number)
        work.cases.update(
            case.with_reminder(
                Reminder(
                    case.next_number("reminders"),
                    SEE_THE_NOTE,
                    reminder.due_on,
                    reminder.owner,
                    reminder.placement_number,
                )
            )
        )
        work.notes.add(number, note)
        events = (
            note_written(number, note),
            Event.of(EventKind.REMINDER_SET, number, reminder.placement_number),
        )
        work.commit(*events)
    return events


def _keep(work: UnitOfWork, number: CaseNumber, moving: Moving) -> Events:
    notes = moving.notes()
    for note in notes:
        work.notes.add(number, note)
    return tuple(note_written(number, note) for note in notes)


def _in_pieces(lines: Iterable[str]) -> tuple[str, ...]:
    """The lines in as few texts as a note may hold; a line that is too long is cut."""
    pieces: list[str] = []
    for line in lines:
        for start in range(0, len(line), LONGEST_NOTE):
            part = line[start : start + LONGEST_NOTE]
            if pieces and len(pieces[-1]) + 1 + len(part) <= LONGEST_NOTE:
                pieces[-1] += f"\n{part}"
            else:
                pieces.append(part)
    return tuple(pieces)
