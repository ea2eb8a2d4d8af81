"""A register in memory that keeps the ports' promises; the same tests hold it and the real one."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, date
from typing import Self

from fake_forms import FOUND, FakeForms, words_of
from fake_plain_texts import FakePlainTexts
from fake_progress import FakeProgress, with_list
from fake_search import search_texts
from typing_extensions import override

from karriarstod.application.likeness import Known, Sought, likeliest
from karriarstod.application.listing import is_listed, list_order, stands_under
from karriarstod.application.ports import (
    Copy,
    HistoryRow,
    ListFilter,
    ListQuery,
    Organisation,
    Print,
    Queries,
    SearchHit,
    Slice,
    Store,
    UnitOfWork,
)
from karriarstod.application.register_user import RegisterUser, Role
from karriarstod.application.signed_plans import demand_signed_unchanged
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.clock import Clock, SetClock
from karriarstod.domain.errors import CaseNumberTaken, IdentityNumberTaken, NoSuchCase
from karriarstod.domain.events import Event
from karriarstod.domain.identity import CaseNumber, IdentityNumber
from karriarstod.domain.note import Note
from karriarstod.domain.own_lists import OwnList
from karriarstod.domain.plain_text import PlainTexts
from karriarstod.domain.progression import TaskMark, WeekMark
from karriarstod.domain.rules import RuleOverride
from karriarstod.domain.stages import ChainPlace
from karriarstod.domain.swedish import swedish_key
from karriarstod.forms.form import Form, FormHeading
from karriarstod.forms.own_questions import OwnQuestions

A_SUPERVISOR = RegisterUser(1, "Rut Ekelöf", "handledare", Role.SUPERVISOR)


@dataclass
class Content:
    """All that the register holds; the values are frozen, so a shallow copy is a snapshot."""

    cases: dict[CaseNumber, CaseFile] = field(default_factory=dict)
    notes: dict[CaseNumber, tuple[Note, ...]] = field(default_factory=dict)
    forms: dict[CaseNumber, tuple[Form, ...]] = field(default_factory=dict)
    own: tuple[OwnQuestions, ...] = ()
    marks: dict[CaseNumber, tuple[TaskMark, ...]] = field(default_factory=dict)
    weeks: dict[CaseNumber, tuple[WeekMark, ...]] = field(default_factory=dict)
    plain_texts: dict[CaseNumber, tuple[PlainTexts, ...]] = field(default_factory=dict)
    lists: tuple[OwnList, ...] = ()
    prints: tuple[Print, ...] = ()
    history: tuple[HistoryRow, ...] = ()
    last_serials: dict[int, int] = field(default_factory=dict)
    organisation: Organisation = field(default_factory=lambda: Organisation("Exempelkooperativet"))
    overrides: tuple[RuleOverride, ...] = ()
    meeting_code: str = ""

    def snapshot(self) -> "Content":
        """The same content, free to change without changing this."""
        return replace(
            self,
            cases=dict(self.cases),
            notes=dict(self.notes),
            forms=dict(self.forms),
            marks=dict(self.marks),
            weeks=dict(self.weeks),
            plain_texts=dict(self.plain_texts),
            last_serials=dict(self.last_serials),
        )

    def holder_of(self, number: IdentityNumber) -> CaseNumber | None:
        """Who has a national number, now or earlier."""
        if not number.is_national:
            return None
        for case in self.cases.values():
            held = [one.number for one in case.participant.identities if one.number.is_national]
            if any(one.value == number.value for one in held):
                return case.case_number
        return None


class FakeCases:
    """Case files in memory."""

    def __init__(self, content: Content) -> None:
        self._content = content

    def get(self, number: CaseNumber) -> CaseFile:
        """The case file; raises NoSuchCase."""
        if number not in self._content.cases:
            raise NoSuchCase(str(number))
        return self._content.cases[number]

    def add(self, case: CaseFile) -> None:
        """A new case file."""
        number = case.case_number
        if number in self._content.cases:
            raise CaseNumberTaken(str(number))
        self._demand_free_numbers(case)
        serials = self._content.last_serials
        serials[number.year] = max(serials.get(number.year, 0), number.serial)
        self._content.cases[number] = case

    def update(self, case: CaseFile) -> None:
        """The case file as it now is."""
        demand_signed_unchanged(self.get(case.case_number), case)
        self._demand_free_numbers(case)
        self._content.cases[case.case_number] = case

    def new_number(self, year: int) -> CaseNumber:
        """The next free case number of a year."""
        serial = self._content.last_serials.get(year, 0) + 1
        self._content.last_serials[year] = serial
        return CaseNumber(year, serial)

    def holder_of(self, number: IdentityNumber) -> CaseNumber | None:
        """Who has that national number."""
        return self._content.holder_of(number)

    def _demand_free_numbers(self, case: CaseFile) -> None:
        for identity in case.participant.identities:
            holder = self._content.holder_of(identity.number)
            if holder not in {None, case.case_number}:
                raise IdentityNumberTaken(str(holder))


class FakeNotes:
    """Notes in memory."""

    def __init__(self, content: Content) -> None:
        self._content = content

    def add(self, case_number: CaseNumber, note: Note) -> Note:
        """Keeps the note under the next number of the case."""
        if case_number not in self._content.cases:
            raise NoSuchCase(str(case_number))
        earlier = self.of(case_number)
        kept = replace(note, number=max((one.number for one in earlier), default=0) + 1)
        self._content.notes[case_number] = (*earlier, kept)
        return kept

    def add_all(self, case_number: CaseNumber, notes: tuple[Note, ...]) -> None:
        """Keeps many notes of one case."""
        for note in notes:
            self.add(case_number, note)

    def of(self, case_number: CaseNumber) -> tuple[Note, ...]:
        """All notes of a case, oldest first."""
        notes = self._content.notes.get(case_number, ())
        return tuple(sorted(notes, key=lambda one: (one.written_at, one.number)))


class FakePrints:
    """Prints in memory."""

    def __init__(self, content: Content) -> None:
        self._content = content

    def find(
        self, case_number: CaseNumber, placement_number: int, version: int, copy: Copy
    ) -> Print | None:
        """The kept print, if that copy has been printed."""
        wanted = (placement_number, version, copy)
        return next(
            (
                one
                for one in self.of(case_number)
                if (one.placement_number, one.version, one.copy) == wanted
            ),
            None,
        )

    def keep(self, made: Print) -> None:
        """Keeps a print."""
        FakeCases(self._content).get(made.case_number)
        if self.find(made.case_number, made.placement_number, made.version, made.copy):
            raise ValueError("printed before")
        self._content.prints = (*self._content.prints, made)

    def of(self, case_number: CaseNumber) -> tuple[Print, ...]:
        """All prints of a case, by placement, version and copy."""
        kept = [one for one in self._content.prints if one.case_number == case_number]
        return tuple(sorted(kept, key=lambda one: (one.placement_number, one.version, one.copy)))


class FakeSettings:
    """Settings in memory."""

    def __init__(self, content: Content) -> None:
        self._content = content

    def organisation(self) -> Organisation:
        """The organisation."""
        return self._content.organisation

    def set_organisation(self, organisation: Organisation) -> None:
        """Changes it."""
        self._content.organisation = organisation

    def rule_overrides(self) -> tuple[RuleOverride, ...]:
        """The organisation's own figures, oldest first."""
        return self._content.overrides

    def override_rule(self, override: RuleOverride) -> None:
        """Keeps an own figure from a day on."""
        kept = (*self._content.overrides, override)
        self._content.overrides = tuple(sorted(kept, key=lambda one: one.valid_from))

    def meeting_code(self) -> str:
        """The hashed code, or nothing."""
        return self._content.meeting_code

    def keep_meeting_code(self, hashed: str) -> None:
        """Changes it."""
        self._content.meeting_code = hashed

    def own_lists(self) -> tuple[OwnList, ...]:
        """The organisation's own lists, by kind and team."""
        return self._content.lists

    def keep_own_list(self, own: OwnList) -> None:
        """A list as it now is."""
        self._content.lists = with_list(self._content.lists, own)


class FakeUnitOfWork(UnitOfWork):
    """One transaction in memory: a snapshot that takes the content's place on commit."""

    def __init__(self, store: "FakeStore", author: str) -> None:
        self._store = store
        self._author = author
        self._open(store.content.snapshot())

    def _open(self, content: Content) -> None:
        self._content = content
        self._cases = FakeCases(content)
        self._notes = FakeNotes(content)
        self._forms = FakeForms(content)
        self._progress = FakeProgress(content)
        self._plain_texts = FakePlainTexts(content)
        self._prints = FakePrints(content)
        self._settings = FakeSettings(content)

    @property
    @override
    def cases(self) -> FakeCases:
        return self._cases

    @property
    @override
    def notes(self) -> FakeNotes:
        return self._notes

    @property
    @override
    def forms(self) -> FakeForms:
        return self._forms

    @property
    @override
    def progress(self) -> FakeProgress:
        return self._progress

    @property
    @override
    def plain_texts(self) -> FakePlainTexts:
        return self._plain_texts

    @property
    @override
    def prints(self) -> FakePrints:
        return self._prints

    @property
    @override
    def settings(self) -> FakeSettings:
        return self._settings

    @override
    def commit(self, *events: Event) -> None:
        if self._store.refuses is not None:
            raise self._store.refuses
        rows = self._content.history
        for event in events:
            at, user = self._store.clock.now().astimezone(UTC), self._author
            rows = (*rows, HistoryRow(len(rows) + 1, at, user, event))
        self._content.history = rows
        self._store.content = self._content
        self._open(self._content.snapshot())

    @override
    def __enter__(self) -> Self:
        self._open(self._store.content.snapshot())
        return self

    @override
    def __exit__(self, *raised: object) -> None:
        """Without a commit the snapshot is simply forgotten."""


class FakeQueries(Queries):
    """Reading from memory."""

    def __init__(self, store: "FakeStore") -> None:
        self._store = store

    @property
    def _content(self) -> Content:
        return self._store.content

    def _in_order(self, cases: Iterable[CaseFile]) -> tuple[CaseFile, ...]:
        return tuple(sorted(cases, key=lambda case: list_order(case.participant)))

    @override
    def case(self, number: CaseNumber) -> CaseFile:
        return FakeCases(self._content).get(number)

    @override
    def participants(self, query: ListQuery, today: date) -> Slice:
        every = self._content.cases.values()
        found = self._in_order(case for case in every if is_listed(case, query, today))
        return Slice(
            found[query.offset : query.offset + query.limit], len(found), offset=query.offset
        )

    @override
    def counts(self, person: str, today: date) -> dict[ListFilter | ChainPlace, int]:
        every = self._content.cases.values()
        chips: tuple[ListFilter | ChainPlace, ...] = (*ListFilter, *ChainPlace)
        return {
            chip: sum(stands_under(case, chip, person, today) for case in every) for chip in chips
        }

    @override
    def active_cases(self, today: date) -> tuple[CaseFile, ...]:
        return self._in_order(
            case for case in self._content.cases.values() if case.is_active(today)
        )

    @override
    def likely_same(
        self, number: IdentityNumber | None, given: str, family: str, born: str
    ) -> tuple[CaseFile, ...]:
        people = (Known.of(case.participant) for case in self._content.cases.values())
        found = likeliest(people, Sought.of(number, given, family, born))
        return tuple(self._content.cases[one] for one in found)

    @override
    def notes(self, number: CaseNumber, offset: int = 0, limit: int = 50) -> tuple[Note, ...]:
        return FakeNotes(self._content).of(number)[::-1][offset : offset + limit]

    @override
    def last_noted(self, numbers: tuple[CaseNumber, ...]) -> dict[CaseNumber, date]:
        notes = {number: FakeNotes(self._content).of(number) for number in numbers}
        return {number: kept[-1].written_at.date() for number, kept in notes.items() if kept}

    @override
    def history(
        self, number: CaseNumber | None = None, offset: int = 0, limit: int = 50
    ) -> tuple[HistoryRow, ...]:
        rows = self._content.history[::-1]
        kept = [row for row in rows if number is None or row.event.case_number == number]
        return tuple(kept[offset : offset + limit])

    @override
    def search(self, text: str, limit: int = 20) -> tuple[SearchHit, ...]:
        content = self._content
        forms = {
            number: [(one, words_of(one, content.own)) for one in kept if one.status in FOUND]
            for number, kept in content.forms.items()
        }
        return search_texts(content.cases, content.notes, forms, text)[:limit]

    @override
    def form(self, number: CaseNumber, form_number: int) -> Form:
        return FakeForms(self._content).get(number, form_number)

    @override
    def forms(self, number: CaseNumber) -> tuple[FormHeading, ...]:
        return FakeForms(self._content).headings(number)

    @override
    def forms_of(self, number: CaseNumber, template_id: str) -> tuple[Form, ...]:
        return FakeForms(self._content).settled(number, template_id)

    @override
    def own_questions(self) -> tuple[OwnQuestions, ...]:
        return FakeForms(self._content).own_questions()

    @override
    def task_marks(self, number: CaseNumber) -> tuple[TaskMark, ...]:
        return FakeProgress(self._content).marks(number)

    @override
    def week_marks(self, number: CaseNumber) -> tuple[WeekMark, ...]:
        return FakeProgress(self._content).weeks(number)

    @override
    def plain_texts(self, number: CaseNumber) -> tuple[PlainTexts, ...]:
        return FakePlainTexts(self._content).of(number)

    @override
    def own_lists(self) -> tuple[OwnList, ...]:
        return self._content.lists

    @override
    def prints(self, number: CaseNumber) -> tuple[Print, ...]:
        return FakePrints(self._content).of(number)

    @override
    def case_numbers(self) -> tuple[CaseNumber, ...]:
        return tuple(sorted(self._content.cases))

    @override
    def colleagues(self) -> tuple[str, ...]:
        placements = [one for case in self._content.cases.values() for one in case.placements]
        beside = {one.person for placement in placements for one in placement.assignments}
        return tuple(sorted(beside | set(self._store.users), key=swedish_key))


class FakeStore(Store):
    """An unlocked register in memory.

    `FakeStore(a_case(), …)` begins with those people. Set `refuses` to an error and every commit
    raises it; `begun` counts units of work, `rested` and `closed` tell what was called.
    """

    def __init__(
        self,
        *cases: CaseFile,
        clock: Clock | None = None,
        user: RegisterUser = A_SUPERVISOR,
        users: tuple[str, ...] | None = None,
    ) -> None:
        self.content = Content()
        self.clock: Clock = clock or SetClock(date(2026, 3, 16))
        self.users = (user.name,) if users is None else users
        self.refuses: Exception | None = None
        self.begun = 0
        self.rested = 0
        self.closed = False
        self._user = user
        self._queries = FakeQueries(self)
        if cases:
            with self.begin() as work:
                for case in cases:
                    work.cases.add(case)
                work.commit()
        self.begun = 0

    @property
    @override
    def user(self) -> RegisterUser:
        return self._user

    @property
    @override
    def queries(self) -> FakeQueries:
        return self._queries

    @override
    def begin(self) -> FakeUnitOfWork:
        self.begun += 1
        return FakeUnitOfWork(self, self._user.name)

    @override
    def begin_as(self, author: str) -> FakeUnitOfWork:
        if self.content.organisation.practice_today is None:
            raise ValueError("not a practice register")
        return FakeUnitOfWork(self, author)

    @override
    def rest(self) -> None:
        self.rested += 1

    @override
    def close(self) -> None:
        self.closed = True

    def noted(self, number: CaseNumber, *notes: Note) -> Self:
        """The store with notes put into a case, for setting a scene."""
        with self.begin() as work:
            for note in notes:
                work.notes.add(number, note)
            work.commit()
        return self

    @property
    def events(self) -> tuple[Event, ...]:
        """Everything that has been committed as having happened, oldest first."""
        return tuple(row.event for row in self.content.history)
