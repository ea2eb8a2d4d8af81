"""What the core asks of the store: a unit of work for writing, queries for reading."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from types import TracebackType
from typing import Protocol, Self

from karriarstod.application.form_ports import FormQueries, FormRepository
from karriarstod.application.plain_text_ports import PlainTextQueries, PlainTextRepository
from karriarstod.application.progress_ports import ProgressQueries, ProgressRepository
from karriarstod.application.register_user import RegisterUser
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.events import Event
from karriarstod.domain.identity import CaseNumber, IdentityNumber
from karriarstod.domain.note import Note
from karriarstod.domain.own_lists import OwnList
from karriarstod.domain.rules import RuleOverride
from karriarstod.domain.stages import ChainPlace


@dataclass(frozen=True)
class Organisation:
    """Who keeps the register. `practice_today` is set in practice registers only."""

    name: str
    org_number: str = ""
    practice_today: date | None = None


class Copy(StrEnum):
    """Who a printed plan is for; decides what it shows."""

    ARBETSFORMEDLINGEN = "arbetsformedlingen"
    KOMMUN = "kommun"
    DELTAGARE = "deltagare"

    @property
    def shows_identity_number(self) -> bool:
        """Whether the reader needs the number in full: only the one that files by it."""
        return self is Copy.ARBETSFORMEDLINGEN


@dataclass(frozen=True)
class Print:
    """A signed plan as it was first printed for somebody: the very bytes."""

    case_number: CaseNumber
    placement_number: int
    version: int
    copy: Copy
    printed_on: date
    pdf: bytes = field(repr=False)


class CaseRepository(Protocol):
    """Case files, whole."""

    def get(self, number: CaseNumber) -> CaseFile:
        """The case file; raises NoSuchCase."""
        ...

    def add(self, case: CaseFile) -> None:
        """A new case file; raises CaseNumberTaken or IdentityNumberTaken."""
        ...

    def update(self, case: CaseFile) -> None:
        """The case file as it now is; writes only what differs. Raises IdentityNumberTaken."""
        ...

    def new_number(self, year: int) -> CaseNumber:
        """The next free case number of a year; numbers are never given twice."""
        ...

    def holder_of(self, number: IdentityNumber) -> CaseNumber | None:
        """Who has that national number, now or earlier; None for a reserve number or none."""
        ...


class NoteRepository(Protocol):
    """Notes: added, never changed."""

    def add(self, case_number: CaseNumber, note: Note) -> Note:
        """Keeps the note under the next number (its own is ignored). Raises NoSuchCase."""
        ...

    def add_all(self, case_number: CaseNumber, notes: tuple[Note, ...]) -> None:
        """Keeps many notes of one case at once, under the next numbers in the order given."""
        ...

    def of(self, case_number: CaseNumber) -> tuple[Note, ...]:
        """All notes of a case, oldest first."""
        ...


class PrintRepository(Protocol):
    """Prints of signed plans: kept the first time, given back the same for ever."""

    def find(
        self, case_number: CaseNumber, placement_number: int, version: int, copy: Copy
    ) -> Print | None:
        """The kept print, if that copy has been printed."""
        ...

    def keep(self, made: Print) -> None:
        """Keeps a print; a second one of the same copy is a programming error."""
        ...

    def of(self, case_number: CaseNumber) -> tuple[Print, ...]:
        """All prints of a case, by placement, version and copy."""
        ...


class SettingsRepository(Protocol):
    """What the organisation has settled for itself."""

    def organisation(self) -> Organisation:
        """Name and number of the organisation."""
        ...

    def set_organisation(self, organisation: Organisation) -> None:
        """Changes them."""
        ...

    def rule_overrides(self) -> tuple[RuleOverride, ...]:
        """The organisation's own figures, oldest first."""
        ...

    def override_rule(self, override: RuleOverride) -> None:
        """Keeps an own figure from a day on; earlier ones stay in the history."""
        ...

    def meeting_code(self) -> str:
        """The hashed code that leads out of meeting mode; empty where there is none."""
        ...

    def keep_meeting_code(self, hashed: str) -> None:
        """Changes it."""
        ...

    def own_lists(self) -> tuple[OwnList, ...]:
        """The organisation's own lists, by kind and team."""
        ...

    def keep_own_list(self, own: OwnList) -> None:
        """A list as it now is, in the place of the same kind's and team's."""
        ...


class UnitOfWork(Protocol):
    """One transaction. Leaving without `commit()` keeps nothing."""

    @property
    def cases(self) -> CaseRepository:
        """Case files."""
        ...

    @property
    def notes(self) -> NoteRepository:
        """Notes."""
        ...

    @property
    def forms(self) -> FormRepository:
        """Forms."""
        ...

    @property
    def progress(self) -> ProgressRepository:
        """Marks on the task ladder, and weeks."""
        ...

    @property
    def plain_texts(self) -> PlainTextRepository:
        """Words written simpler than the plans' own."""
        ...

    @property
    def prints(self) -> PrintRepository:
        """Kept prints."""
        ...

    @property
    def settings(self) -> SettingsRepository:
        """The organisation's settings."""
        ...

    def commit(self, *events: Event) -> None:
        """Keeps everything, with a history row for each event in the same transaction."""
        ...

    def __enter__(self) -> Self:
        """Begins the transaction."""
        ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Ends it; without `commit()` nothing was done."""
        ...


Begin = Callable[[], UnitOfWork]


class ListFilter(StrEnum):
    """The chips of the participant list, besides the chain's places."""

    ACTIVE = "active"
    MINE = "mine"
    CLOSED = "closed"
    ALL = "all"


@dataclass(frozen=True)
class ListQuery:
    """Which participants, in Swedish name order, and which slice of them.

    `only` is a filter or a place in the chain; `text` matches any part of name, case number or
    the birth date of the number, or the whole of a number that somebody has or has had. A
    protected person is only found by the case number or the whole number. `person` is whose
    participants MINE means.
    """

    only: ListFilter | ChainPlace = ListFilter.ACTIVE
    text: str = ""
    person: str = ""
    offset: int = 0
    limit: int = 60


@dataclass(frozen=True)
class Slice:
    """A slice of a list, with how many there are in all."""

    cases: tuple[CaseFile, ...]
    total: int
    offset: int


@dataclass(frozen=True)
class HistoryRow:
    """One line of what has happened with a case."""

    number: int
    at: datetime
    user: str
    event: Event


@dataclass(frozen=True)
class SearchHit:
    """A note, plan or form that holds the words: where, when, and a piece with the words marked.

    `kind` is "note", "plan" or "form", and `reference` its number (of a plan, the version).
    In `snippet` the found words stand between « and »; protected people's texts are never found
    under their name (`name` is empty and the case number stands instead).
    """

    case_number: CaseNumber
    name: str
    kind: str
    on: date
    snippet: str = field(repr=False)
    placement_number: int | None = None
    reference: int | None = None


class Queries(FormQueries, ProgressQueries, PlainTextQueries, Protocol):
    """Reading. Every call is one consistent look; nothing is changed.

    `today` decides what is going on; the store never asks a clock itself.
    """

    def case(self, number: CaseNumber) -> CaseFile:
        """One case file; raises NoSuchCase."""
        ...

    def participants(self, query: ListQuery, today: date) -> Slice:
        """A slice of the participant list."""
        ...

    def counts(self, person: str, today: date) -> dict[ListFilter | ChainPlace, int]:
        """How many each chip of the list holds; places count active participants."""
        ...

    def active_cases(self, today: date) -> tuple[CaseFile, ...]:
        """Everyone with an open placement or a follow-up going on, in Swedish name order."""
        ...

    def likely_same(
        self, number: IdentityNumber | None, given: str, family: str, born: str
    ) -> tuple[CaseFile, ...]:
        """People who may be the one being written: same number ever, or a name much alike.

        `born` is as many digits of a birth date as were typed; at most five, likeliest first.
        A protected person is only found by the whole number.
        """
        ...

    def notes(self, number: CaseNumber, offset: int = 0, limit: int = 50) -> tuple[Note, ...]:
        """Notes of a case, newest first."""
        ...

    def last_noted(self, numbers: tuple[CaseNumber, ...]) -> dict[CaseNumber, date]:
        """When something was last noted of each; those without a note are left out."""
        ...

    def history(
        self, number: CaseNumber | None = None, offset: int = 0, limit: int = 50
    ) -> tuple[HistoryRow, ...]:
        """What has happened, newest first; with one case, or in the whole register."""
        ...

    def search(self, text: str, limit: int = 20) -> tuple[SearchHit, ...]:
        """Notes, plans and forms that hold all the words, best first; the last may be unfinished.

        Sensitive answers of a form are never found, nor forms that are replaced or thrown away.
        """
        ...

    def prints(self, number: CaseNumber) -> tuple[Print, ...]:
        """Kept prints of a case."""
        ...

    def case_numbers(self) -> tuple[CaseNumber, ...]:
        """Every case number, in order."""
        ...

    def colleagues(self) -> tuple[str, ...]:
        """Names of users and of everyone who has been put beside a participant, Swedish order."""
        ...


class Store(Protocol):
    """An unlocked register."""

    @property
    def user(self) -> RegisterUser:
        """Who unlocked it."""
        ...

    @property
    def queries(self) -> Queries:
        """Reading."""
        ...

    def begin(self) -> UnitOfWork:
        """A unit of work, not yet entered."""
        ...

    def begin_as(self, author: str) -> UnitOfWork:
        """One whose history bears another name: the invented past of a practice register.

        Raises ValueError in any other register, where nobody writes in another's name.
        """
        ...

    def rest(self) -> None:
        """Called when nothing has been written for a while: tidies the journal away."""
        ...

    def close(self) -> None:
        """Ends everything and lets the register go."""
        ...
