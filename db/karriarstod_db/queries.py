"""Reading the register: every question in a constant number of statements."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from typing import Any, Final

import msgspec
from sqlalchemy import (
    ColumnElement,
    Engine,
    Select,
    bindparam,
    func,
    literal,
    select,
    tuple_,
    union,
)
from typing_extensions import override

from karriarstod.application.likeness import Known, Sought, likeliest
from karriarstod.application.listing import Wanted
from karriarstod.application.ports import (
    HistoryRow,
    ListFilter,
    ListQuery,
    Print,
    Queries,
    SearchHit,
    Slice,
)
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.identity import CaseNumber, IdentityNumber
from karriarstod.domain.note import Note
from karriarstod.domain.own_lists import OwnList
from karriarstod.domain.plain_text import PlainTexts
from karriarstod.domain.progression import TaskMark, WeekMark
from karriarstod.domain.stages import ChainPlace
from karriarstod.domain.swedish import swedish_key
from karriarstod.forms.form import Form, FormHeading
from karriarstod.forms.own_questions import OwnQuestions
from karriarstod_db import tables as t
from karriarstod_db.case_repository import NATIONAL, read_case, read_cases
from karriarstod_db.case_select import ids_given
from karriarstod_db.changes import RememberedCases
from karriarstod_db.documents import written
from karriarstod_db.form_rows import form_headings, own_questions, read_form, settled_forms
from karriarstod_db.history import happened
from karriarstod_db.note_repository import NOTES, note_of
from karriarstod_db.plain_text_repository import plain_texts_of
from karriarstod_db.print_repository import prints_of
from karriarstod_db.progress_repository import marks_of, weeks_of
from karriarstod_db.register.translating import translating
from karriarstod_db.search import search_words
from karriarstod_db.settings_repository import own_lists
from karriarstod_db.standing import StandingsBook
from karriarstod_db.statements import Statements

_p: Final = t.participant.c
_LAST_SIGN: Final = "\U0010ffff"
_NEWEST_FIRST: Final = (
    NOTES.order_by(t.note.c.written_at.desc(), t.note.c.number.desc())
    .limit(bindparam("most"))
    .offset(bindparam("skip"))
)
_last_note: Final = (
    select(t.note.c.written_on)
    .where(t.note.c.participant_id == _p.id)
    .order_by(t.note.c.written_at.desc(), t.note.c.number.desc())
    .limit(1)
    .correlate(t.participant)
    .scalar_subquery()
)
_given: Final = func.json_each(bindparam("numbers")).table_valued("value")
_GIVEN_NUMBERS: Final = select(
    func.json_extract(_given.c.value, "$.year"), func.json_extract(_given.c.value, "$.serial")
)
_NUMBERS: Final = select(_p.case_year, _p.case_serial).order_by(_p.case_year, _p.case_serial)
_LAST_NOTED: Final = select(_p.case_year, _p.case_serial, _last_note).where(
    tuple_(_p.case_year, _p.case_serial).in_(_GIVEN_NUMBERS)
)
_held: Final = (
    select(func.json_group_array(t.identity.c.value))
    .where(t.identity.c.participant_id == _p.id, t.identity.c.kind.in_(NATIONAL))
    .correlate(t.participant)
    .scalar_subquery()
    .label("held")
)


class SqlQueries(Queries):
    """The register's answers. Every call is a transaction of its own and changes nothing."""

    def __init__(self, engine: Engine, remembered: RememberedCases) -> None:
        self._engine = engine
        self._standings = StandingsBook(remembered.changes)
        self._remembered = remembered

    @override
    def case(self, number: CaseNumber) -> CaseFile:
        with self._reading() as statements:
            return self._remembered.of_number(number, partial(read_case, statements))[1]

    @override
    def participants(self, query: ListQuery, today: date) -> Slice:
        with self._reading() as statements:
            conditions = _found_by(Wanted.of(query.text, today))
            values: dict[str, object] = {}
            if query.only is not ListFilter.ALL:
                standings = self._standings.on(statements, today)
                chip = ListFilter.ACTIVE if query.only is ListFilter.CLOSED else query.only
                values["ids"] = written(standings.under(chip, query.person))
                inside = _p.id.in_(ids_given())
                conditions.append(~inside if query.only is ListFilter.CLOSED else inside)
            total = int(
                statements.value(
                    select(func.count()).select_from(t.participant).where(*conditions), **values
                )
            )
            page = select(_p.id).where(*conditions).order_by(_p.list_order)
            page = page.limit(bindparam("most")).offset(bindparam("skip"))
            rows = statements.rows(page, **values, most=query.limit, skip=query.offset)
            cases = self._whole(statements, [row[0] for row in rows])
        return Slice(cases, total, query.offset)

    @override
    def counts(self, person: str, today: date) -> dict[ListFilter | ChainPlace, int]:
        with self._reading() as statements:
            return self._standings.on(statements, today).counts(person)

    @override
    def active_cases(self, today: date) -> tuple[CaseFile, ...]:
        with self._reading() as statements:
            active = self._standings.on(statements, today).active
            in_order = select(_p.id).where(_p.id.in_(ids_given())).order_by(_p.list_order)
            rows = statements.rows(in_order, ids=written(list(active)))
            return self._whole(statements, [row[0] for row in rows])

    @override
    def likely_same(
        self, number: IdentityNumber | None, given: str, family: str, born: str
    ) -> tuple[CaseFile, ...]:
        sought = Sought.of(number, given, family, born)
        candidates = _maybe_same(sought)
        if not candidates:
            return ()
        people = select(_p.id, _p.case_year, _p.case_serial, _p.given_plain, _p.family_plain, _held)
        people = people.where(_p.id.in_(union(*candidates)))
        with self._reading() as statements:
            rows = statements.rows(people)
            known = [_known(row) for row in rows]
            ids = {one.case_number: row.id for one, row in zip(known, rows, strict=True)}
            return self._whole(statements, [ids[one] for one in likeliest(known, sought)])

    @override
    def notes(self, number: CaseNumber, offset: int = 0, limit: int = 50) -> tuple[Note, ...]:
        page = {"year": number.year, "serial": number.serial, "skip": offset, "most": limit}
        with self._reading() as statements:
            return tuple(note_of(row) for row in statements.rows(_NEWEST_FIRST, **page))

    @override
    def last_noted(self, numbers: tuple[CaseNumber, ...]) -> dict[CaseNumber, date]:
        asked = written([{"year": one.year, "serial": one.serial} for one in numbers])
        with self._reading() as statements:
            rows = statements.rows(_LAST_NOTED, numbers=asked)
        return {CaseNumber(row[0], row[1]): row[2] for row in rows if row[2] is not None}

    @override
    def history(
        self, number: CaseNumber | None = None, offset: int = 0, limit: int = 50
    ) -> tuple[HistoryRow, ...]:
        with self._reading() as statements:
            return happened(statements, number, offset, limit)

    @override
    def search(self, text: str, limit: int = 20) -> tuple[SearchHit, ...]:
        with self._reading() as statements:
            return search_words(statements, text, limit)

    @override
    def form(self, number: CaseNumber, form_number: int) -> Form:
        with self._reading() as statements:
            return read_form(statements, number, form_number)[1]

    @override
    def forms(self, number: CaseNumber) -> tuple[FormHeading, ...]:
        with self._reading() as statements:
            return form_headings(statements, number)

    @override
    def forms_of(self, number: CaseNumber, template_id: str) -> tuple[Form, ...]:
        with self._reading() as statements:
            return settled_forms(statements, number, template_id)

    @override
    def own_questions(self) -> tuple[OwnQuestions, ...]:
        with self._reading() as statements:
            return own_questions(statements)

    @override
    def task_marks(self, number: CaseNumber) -> tuple[TaskMark, ...]:
        with self._reading() as statements:
            return marks_of(statements, number)

    @override
    def week_marks(self, number: CaseNumber) -> tuple[WeekMark, ...]:
        with self._reading() as statements:
            return weeks_of(statements, number)

    @override
    def plain_texts(self, number: CaseNumber) -> tuple[PlainTexts, ...]:
        with self._reading() as statements:
            return plain_texts_of(statements, number)

    @override
    def own_lists(self) -> tuple[OwnList, ...]:
        with self._reading() as statements:
            return own_lists(statements)

    @override
    def prints(self, number: CaseNumber) -> tuple[Print, ...]:
        with self._reading() as statements:
            return prints_of(statements, number)

    @override
    def case_numbers(self) -> tuple[CaseNumber, ...]:
        with self._reading() as statements:
            return tuple(CaseNumber(*row) for row in statements.rows(_NUMBERS))

    @override
    def colleagues(self) -> tuple[str, ...]:
        people = select(t.app_user.c.name).union(select(t.assignment.c.person))
        with self._reading() as statements:
            names = {row[0] for row in statements.rows(people)}
        return tuple(sorted(names, key=swedish_key))

    def _whole(self, statements: Statements, ids: list[int]) -> tuple[CaseFile, ...]:
        return self._remembered.of_rows(ids, partial(read_cases, statements))

    @contextmanager
    def _reading(self) -> Iterator[Statements]:
        with translating(), self._engine.connect() as connection:
            yield Statements(connection)


def _found_by(wanted: Wanted) -> list[ColumnElement[bool]]:
    """What the list's filter demands; a whole number is one look in the index of numbers."""
    conditions: list[ColumnElement[bool]] = [
        func.instr(_p.list_text, literal(word)) > 0 for word in wanted.words
    ]
    if wanted.number is not None:
        holders = select(t.identity.c.participant_id).where(
            t.identity.c.value == wanted.number.value, t.identity.c.kind.in_(NATIONAL)
        )
        conditions.append(_p.id.in_(holders))
    return conditions


def _maybe_same(sought: Sought) -> list[Select[tuple[int]]]:
    """Row ids of whoever has the number, or a name that begins as a written one does."""
    candidates = []
    if sought.number is not None:
        holders = select(t.identity.c.participant_id)
        candidates.append(holders.where(t.identity.c.value == sought.number.value))
    if sought.has_name:
        for begin in sought.beginnings:
            for name in (_p.given_plain, _p.family_plain):
                alike = select(_p.id).where(name >= begin, name < begin + _LAST_SIGN)
                candidates.append(alike)
    return candidates


def _known(row: Any) -> Known:
    number = CaseNumber(row.case_year, row.case_serial)
    return Known(number, row.given_plain, row.family_plain, tuple(msgspec.json.decode(row.held)))
