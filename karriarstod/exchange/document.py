"""The open format: what a file holds, as one frozen value (see docs/oppet-format.md)."""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from karriarstod.application.ports import Copy, Organisation, Print
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.note import Note, Reminder
from karriarstod.domain.own_lists import OwnList
from karriarstod.domain.participant import Participant
from karriarstod.domain.parties import Consent, Contact
from karriarstod.domain.placement import Placement
from karriarstod.domain.plain_text import PlainTexts
from karriarstod.domain.progression import TaskMark, WeekMark
from karriarstod.domain.rules import RuleOverride
from karriarstod.exchange.kept_forms import KeptForm, KeptQuestions
from karriarstod.forms.form import Form

FORMAT: Final = "karriarstod"
VERSION: Final = 2
"""Raised when a file of the new kind could not be read by the program before it."""
READABLE: Final = frozenset({1, 2})
"""The versions that are read; in version 1 there were no forms, marks, weeks, own lists or
simpler texts."""


@dataclass(frozen=True)
class KeptPrint:
    """A signed plan as it was first printed: the very bytes, in base64."""

    placement_number: int
    version: int
    copy: Copy
    printed_on: date
    pdf: bytes = field(repr=False)


@dataclass(frozen=True)
class ParticipantRecord:
    """One participant with everything kept about them, save the register's own log."""

    participant: Participant
    placements: tuple[Placement, ...] = ()
    contacts: tuple[Contact, ...] = ()
    consents: tuple[Consent, ...] = ()
    reminders: tuple[Reminder, ...] = ()
    notes: tuple[Note, ...] = ()
    prints: tuple[KeptPrint, ...] = ()
    forms: tuple[KeptForm, ...] = ()
    task_marks: tuple[TaskMark, ...] = ()
    week_marks: tuple[WeekMark, ...] = ()
    plain_texts: tuple[PlainTexts, ...] = ()

    @classmethod
    def of(
        cls,
        case: CaseFile,
        notes: tuple[Note, ...],
        prints: tuple[Print, ...],
        forms: tuple[Form, ...] = (),
        steps: tuple[tuple[TaskMark, ...], tuple[WeekMark, ...]] = ((), ()),
        plain_texts: tuple[PlainTexts, ...] = (),
    ) -> "ParticipantRecord":
        """The record of a case file, with notes in the order of their numbers.

        `steps` are the marks on the task ladder and the weeks.
        """
        return cls(
            case.participant,
            case.placements,
            case.contacts,
            case.consents,
            case.reminders,
            tuple(sorted(notes, key=lambda note: note.number)),
            tuple(
                KeptPrint(one.placement_number, one.version, one.copy, one.printed_on, one.pdf)
                for one in prints
            ),
            tuple(KeptForm.of(one) for one in forms),
            *steps,
            plain_texts,
        )

    @property
    def case(self) -> CaseFile:
        """The case file in the record."""
        return CaseFile(
            self.participant, self.placements, self.contacts, self.consents, self.reminders
        )

    def kept_prints(self) -> tuple[Print, ...]:
        """The prints as the register keeps them."""
        number = self.participant.case_number
        return tuple(
            Print(number, one.placement_number, one.version, one.copy, one.printed_on, one.pdf)
            for one in self.prints
        )


@dataclass(frozen=True)
class Document:
    """A whole file. With one participant `organisation` is None; `rules`, `own_lists` are empty.

    `own_questions` are then those that the participant's forms were given under.
    """

    format: str
    version: int
    organisation: Organisation | None = None
    rules: tuple[RuleOverride, ...] = ()
    own_questions: tuple[KeptQuestions, ...] = ()
    own_lists: tuple[OwnList, ...] = ()
    participants: tuple[ParticipantRecord, ...] = ()
