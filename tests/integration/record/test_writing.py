"""A change writes the rows that differ and nothing else, and reading asks a few questions."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

import pytest
from builders import TODAY, a_case, a_note, a_plan_content, a_reminder
from full_case import a_full_case
from keeping import change, everybody, keep, note_down
from sqlalchemy import event, text

from karriarstod.application.ports import ListQuery
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.events import Event, EventKind
from karriarstod.domain.identity import CaseNumber
from karriarstod.domain.participant import Protection
from karriarstod.domain.stages import StageKey
from karriarstod_db import changes
from karriarstod_db.session import RegisterStore

QUOTE = '"'


@contextmanager
def statements_to(store: RegisterStore) -> Iterator[list[str]]:
    """The statements that are run meanwhile."""
    seen: list[str] = []

    def note(*run: object) -> None:
        seen.append(str(run[2]))

    event.listen(store.register.engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(store.register.engine, "before_cursor_execute", note)


def written(seen: list[str]) -> list[str]:
    """What was written to which table, in order."""
    verbs = ("INSERT INTO", "UPDATE", "DELETE FROM")
    return [
        f"{verb.split()[0]} {sql.removeprefix(verb).split()[0].strip(QUOTE)}"
        for sql in seen
        for verb in verbs
        if sql.startswith(verb)
    ]


def with_done(case: CaseFile) -> CaseFile:
    return case.with_reminder(replace(case.reminders[0], done_on=TODAY))


def with_stage(case: CaseFile) -> CaseFile:
    return case.with_placement(case.placements[1].enter(StageKey.FOLLOW_UP, TODAY))


def with_draft(case: CaseFile) -> CaseFile:
    return case.with_placement(case.placements[1].with_draft(a_plan_content("Ny"), TODAY))


def with_decision(case: CaseFile) -> CaseFile:
    placement = case.placements[1]
    longer = replace(placement.decisions[1], number=3, prolongs=2)
    return case.with_placement(placement.with_decision(longer))


def without_pause(case: CaseFile) -> CaseFile:
    placement = case.placements[1]
    first = placement.decisions[0]
    shorter = replace(first, pauses=first.pauses[:1])
    return case.with_placement(placement.with_decision(shorter))


def without_consent(case: CaseFile) -> CaseFile:
    return case.without_consent(case.consents[0].number)


def with_name(case: CaseFile) -> CaseFile:
    return replace(case, participant=replace(case.participant, given_name="Zofia"))


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (lambda case: case, []),
        (without_consent, ["DELETE consent"]),
        (with_done, ["UPDATE reminder"]),
        (with_stage, ["UPDATE stay", "INSERT stay"]),
        (with_draft, ["UPDATE plan"]),
        (with_decision, ["INSERT decision"]),
        (without_pause, ["DELETE decision_pause"]),
        (with_name, ["UPDATE participant"]),
    ],
)
def test_an_update_writes_only_the_rows_that_differ(
    register: RegisterStore, edit: object, expected: list[str]
) -> None:
    keep(register, a_full_case())
    case = register.queries.case(a_full_case().case_number)
    assert callable(edit)
    with statements_to(register) as seen:
        change(register, edit(case))
    assert written(seen) == expected


def test_only_the_columns_that_differ_are_named(register: RegisterStore) -> None:
    keep(register, a_full_case())
    with statements_to(register) as seen:
        change(register, with_done(a_full_case()))
    (update,) = [sql for sql in seen if sql.startswith("UPDATE")]
    assert "SET done_on=?" in update


def test_saving_what_has_just_been_shown_takes_two_statements(register: RegisterStore) -> None:
    keep(register, a_full_case())
    number = a_full_case().case_number
    register.queries.case(number)
    with statements_to(register) as seen, register.begin() as work:
        work.cases.update(with_done(work.cases.get(number)))
        work.commit(Event.of(EventKind.REMINDER_DONE, number))
    assert written(seen) == ["UPDATE reminder", "INSERT history"]
    assert [sql for sql in seen if not sql.startswith(("UPDATE", "INSERT", "BEGIN"))] == []


def test_what_is_remembered_is_what_the_database_holds(register: RegisterStore) -> None:
    keep(register, a_full_case())
    number = a_full_case().case_number
    register.queries.case(number)
    with register.begin() as work:
        work.cases.update(with_done(work.cases.get(number)))
    assert register.queries.case(number) == a_full_case()
    change(register, with_done(a_full_case()))
    assert register.queries.case(number) == with_done(a_full_case())


def test_only_the_last_read_are_remembered(
    register: RegisterStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changes, "MOST_REMEMBERED", 1)
    keep(register, a_case(), a_case("Per", "Åberg", serial=2))
    for serial in (1, 2):
        register.queries.case(CaseNumber(2026, serial))
    with statements_to(register) as seen:
        register.queries.case(CaseNumber(2026, 2))
        assert [sql for sql in seen if sql.startswith("SELECT")] == []
        register.queries.case(CaseNumber(2026, 1))
    assert len([sql for sql in seen if sql.startswith("SELECT")]) == 1


@pytest.mark.parametrize("people", [2, 40])
def test_a_list_takes_as_many_statements_for_few_as_for_many(
    register: RegisterStore, people: int
) -> None:
    keep(register, *(a_case(serial=n) for n in range(1, people + 1)))
    with statements_to(register) as seen:
        register.queries.participants(ListQuery(), TODAY)
        register.queries.active_cases(TODAY)
    assert len([sql for sql in seen if sql.startswith("SELECT")]) <= 9


@pytest.mark.parametrize(
    "question",
    [
        lambda store: store.queries.participants(everybody(), TODAY),
        lambda store: store.queries.notes(CaseNumber(2026, 1)),
        lambda store: store.queries.last_noted((CaseNumber(2026, 1),)),
        lambda store: store.queries.history(CaseNumber(2026, 1)),
        lambda store: store.queries.history(),
        lambda store: store.queries.case(CaseNumber(2026, 1)),
        lambda store: store.queries.likely_same(None, "Leila", "Sandgren", "1971"),
    ],
)
def test_no_question_goes_through_a_whole_table(register: RegisterStore, question: object) -> None:
    keep(register, a_case())
    note_down(register, CaseNumber(2026, 1), a_note())
    assert callable(question)
    with register.register.engine.connect() as connection:
        connection.exec_driver_sql("ANALYZE")
    plans: list[str] = []

    def explain(connection: object, cursor: object, sql: str, values: object, *_: object) -> None:
        if sql.startswith("SELECT"):
            raw = register.register._connection.execute(f"EXPLAIN QUERY PLAN {sql}", values)
            plans.extend(str(row[3]) for row in raw.fetchall())

    event.listen(register.register.engine, "before_cursor_execute", explain)
    question(register)
    scans = [line for line in plans if line.startswith("SCAN")]
    fine = ("VIRTUAL TABLE", "USING COVERING INDEX", "USING INDEX", "SCAN history", "CONSTANT ROW")
    assert [line for line in scans if not any(word in line for word in fine)] == []


def test_nothing_that_lists_are_made_of_tells_who_a_protected_person_is(
    register: RegisterStore,
) -> None:
    hidden = a_case(number="197103011032", protection=Protection.SECRECY_MARKING)
    keep(register, hidden)
    with register.register.engine.connect() as connection:
        columns = "list_order, list_text, given_plain, family_plain"
        row = connection.execute(text(f"SELECT {columns} FROM participant")).one()
    derived = " ".join(row).casefold()
    for secret in ("leila", "sandgren", "1971", "1032"):
        assert secret not in derived


def test_a_case_number_is_not_given_again_though_its_case_is_gone(register: RegisterStore) -> None:
    keep(register, a_case(serial=5, stage=None))
    with register.register.engine.begin() as connection:
        connection.execute(text("DELETE FROM participant"))
    with register.begin() as work:
        assert work.cases.new_number(2026) == CaseNumber(2026, 6)


def test_history_has_no_gaps_after_work_that_came_to_nothing(register: RegisterStore) -> None:
    keep(register, a_case(reminders=(a_reminder(due_on=date(2026, 4, 1)),)))
    number = CaseNumber(2026, 1)
    change(register, a_case(), Event.of(EventKind.REMINDER_SET, number))
    with register.begin() as work:
        work.cases.update(a_case(given="Sara"))
    change(register, a_case(), Event.of(EventKind.REMINDER_DONE, number))
    assert [row.number for row in register.queries.history()] == [2, 1]
