"""Notes of the journal and things to do: short, dated, by somebody."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from karriarstod.domain.errors import TextMissing

LONGEST_NOTE = 2000
"""Characters in a note (M20)."""


class NoteKind(StrEnum):
    """What a note is about."""

    TALK = "talk"
    EVENT = "event"
    REFERRER_CONTACT = "referrer_contact"
    OTHER_CONTACT = "other_contact"
    DEVIATION = "deviation"
    DECISION = "decision"


class ReadReason(StrEnum):
    """Why a protected note is read; goes into the history."""

    PARTICIPANT_ASKS = "participant_asks"
    SAFETY = "safety"
    MEETING = "meeting"
    HANDOVER = "handover"
    CORRECTION = "correction"


@dataclass(frozen=True)
class Note:
    """A line of the journal. Append-only: a later note corrects it by pointing at it.

    A `protected` one is shown only to whoever says why, and is never searched. Raises TextMissing.
    """

    number: int
    written_at: datetime
    kind: NoteKind
    text: str = field(repr=False)
    author: str = ""
    placement_number: int | None = None
    corrects: int | None = None
    for_participant: bool = True
    protected: bool = False

    def __post_init__(self) -> None:
        """A note says something."""
        if not self.text.strip():
            raise TextMissing("note")


@dataclass(frozen=True)
class Reminder:
    """Something to do: what, when, who; done or not. Raises TextMissing."""

    number: int
    text: str = field(repr=False)
    due_on: date
    owner: str = ""
    placement_number: int | None = None
    done_on: date | None = None

    def __post_init__(self) -> None:
        """A reminder says what is to be done."""
        if not self.text.strip():
            raise TextMissing("reminder")
