"""Reading a file in the open format into a register: all of it, or nothing at all."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import msgspec

from karriarstod.application.changes import Events
from karriarstod.application.exchange_problems import (
    FileFault,
    FileNotUnderstood,
    Place,
    PracticeFileRefused,
    ValueFault,
    ValueRefused,
)
from karriarstod.application.ports import Store, UnitOfWork
from karriarstod.domain.errors import CaseNumberTaken, IdentityNumberTaken
from karriarstod.domain.events import Event, EventKind
from karriarstod.domain.identity import CaseNumber
from karriarstod.exchange.checks import at_record, demand_whole
from karriarstod.exchange.document import (
    FORMAT,
    READABLE,
    VERSION,
    Document,
    ParticipantRecord,
)
from karriarstod.exchange.form_checks import read_own_questions
from karriarstod.exchange.own_questions import keep_own_questions, under
from karriarstod.exchange.reading import read


@dataclass(frozen=True)
class Imported:
    """What was read in: whose case files, and whether the organisation's settings came along.

    `practice_day` is the day the register now stands on, where reading made it one for practice.
    """

    numbers: tuple[CaseNumber, ...]
    took_settings: bool
    events: Events
    practice_day: date | None = None


def parse_document(content: bytes) -> Document:
    """The document in a file's bytes; raises FileNotUnderstood or ValueRefused with the place."""
    document = read(Document, _decoded(content))
    demand_whole(document)
    return document


def import_document(store: Store, content: bytes, *, practice: bool = False) -> Imported:
    """Keeps everything in the file, in one transaction.

    A register without participants takes the organisation, its own figures, lists and questions
    from the file too; one that has any keeps its own, and the file's questions come along for its
    forms' sake only. Raises FileNotUnderstood, or ValueRefused with the place: a taken case number
    or personal number is its rule. A practice register's file goes into a register for practice or
    one where nothing has happened yet; into any other with `practice` alone (PracticeFileRefused).
    Nothing is then read in.
    """
    document = parse_document(content)
    practice_day = _practice_day(store, document)
    in_use = store.queries.case_numbers() or store.queries.history(limit=1)
    if practice_day is not None and in_use and not practice:
        raise PracticeFileRefused
    own = read_own_questions(document.own_questions)
    organisation = None if store.queries.case_numbers() else document.organisation
    numbers = tuple(one.participant.case_number for one in document.participants)
    events = (
        *(Event.of(EventKind.IMPORTED, number) for number in numbers),
        Event.of(EventKind.IMPORTED, participants=len(numbers)),
    )
    with store.begin() as work:
        if organisation is not None:
            work.settings.set_organisation(organisation)
            for override in document.rules:
                work.settings.override_rule(override)
            for one in document.own_lists:
                work.settings.keep_own_list(one)
        kept_as = keep_own_questions(work, own, ask_them=organisation is not None)
        for index, record in enumerate(document.participants):
            try:
                work.cases.add(record.case)
            except (CaseNumberTaken, IdentityNumberTaken) as taken:
                raise at_record(index, taken) from None
            number = record.participant.case_number
            work.notes.add_all(number, record.notes)
            forms = tuple(under(one.form(own), kept_as) for one in record.forms)
            work.forms.add_all(number, forms)
            keep_steps(work, record)
            for made in record.kept_prints():
                work.prints.keep(made)
        work.commit(*events)
    becomes = practice_day if organisation is not None else None
    return Imported(numbers, organisation is not None, events, becomes)


def _practice_day(store: Store, document: Document) -> date | None:
    """The day a practice register's file stands on, unless the register is for practice already."""
    if document.organisation is None:
        return None
    with store.begin() as work:
        is_practice = work.settings.organisation().practice_today is not None
    return None if is_practice else document.organisation.practice_today


def keep_steps(work: UnitOfWork, record: ParticipantRecord) -> None:
    """The record's marks, weeks and simpler texts; its case file is kept already."""
    number = record.participant.case_number
    for mark in record.task_marks:
        work.progress.add_mark(number, mark)
    for week in record.week_marks:
        work.progress.keep_week(number, week)
    for texts in record.plain_texts:
        work.plain_texts.keep(number, texts)


def _decoded(content: bytes) -> object:
    if not content.strip():
        raise FileNotUnderstood(FileFault.EMPTY)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FileNotUnderstood(FileFault.NOT_UTF8) from None
    try:
        plain: object = msgspec.json.decode(text)
        _demand_each_field_once(text)
    except (msgspec.DecodeError, RecursionError, ValueError):  # ValueError: a number without end
        raise FileNotUnderstood(FileFault.NOT_JSON, *_broken_at(text)) from None
    if not isinstance(plain, dict) or plain.get("format") != FORMAT:
        raise FileNotUnderstood(FileFault.NOT_OURS)
    version = plain.get("version")
    if isinstance(version, int) and version > VERSION:
        raise FileNotUnderstood(FileFault.TOO_NEW)
    if type(version) is not int or version not in READABLE:
        raise FileNotUnderstood(FileFault.NOT_OURS)
    return plain


def _demand_each_field_once(text: str) -> None:
    """Raises ValueRefused where an object has a field twice: JSON would keep the last unasked."""

    def kept(pairs: list[tuple[str, object]]) -> dict[str, object]:
        values = dict(pairs)
        if len(values) < len(pairs):
            names = [name for name, _value in pairs]
            twice = next(name for at, name in enumerate(names) if name in names[:at])
            return _Repeating(values, twice)
        return values

    place = _first_repeated(json.loads(text, object_pairs_hook=kept), ())
    if place is not None:
        raise ValueRefused(place, ValueFault.REPEATED_FIELD)


class _Repeating(dict[str, object]):
    def __init__(self, values: dict[str, object], twice: str) -> None:
        super().__init__(values)
        self.twice = twice


def _first_repeated(plain: object, place: Place) -> Place | None:
    if isinstance(plain, _Repeating):
        return (*place, plain.twice)
    inner: Iterable[tuple[str | int, object]] = ()
    if isinstance(plain, dict):
        inner = plain.items()
    elif isinstance(plain, list):
        inner = enumerate(plain)
    found = (_first_repeated(value, (*place, step)) for step, value in inner)
    return next((one for one in found if one is not None), None)


def _broken_at(text: str) -> tuple[int | None, int | None]:
    # The quick reader counts bytes; a person counts lines, and this happens once.
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        return error.lineno, error.colno
    except RecursionError:
        return None, None
    return None, None
