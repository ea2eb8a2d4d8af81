"""The migrations make what `tables` says, and the guards that no statement gets past."""

from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from builders import a_case, a_consent, a_note, a_placement, a_plan
from full_case import a_full_case
from keeping import change, keep, note_down
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from karriarstod.domain.events import Event, EventKind
from karriarstod.domain.plan import PlanStatus
from karriarstod_db import migrate
from karriarstod_db.columns import metadata
from karriarstod_db.session import RegisterStore

INDEXES = ("words", "draft_words")
NOT_IN_TABLES = ("alembic_version", *INDEXES)


def _is_ours(thing: Any, name: str | None, kind: str, reflected: bool, other: Any) -> bool:
    return kind != "table" or not str(name).startswith(NOT_IN_TABLES)


def test_the_migrations_make_the_tables_that_the_program_uses(register: RegisterStore) -> None:
    with register.register.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": _is_ours})
        assert compare_metadata(context, metadata) == []


def test_checks_and_layout_of_every_table_are_as_the_program_says(register: RegisterStore) -> None:
    from sqlalchemy.schema import CreateTable

    with register.register.engine.connect() as connection:
        rows = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'table'"))
        made = {name: sql for name, sql in rows if name in metadata.tables}
        dialect = connection.dialect
        wanted = {
            name: str(CreateTable(table).compile(dialect=dialect))
            for name, table in metadata.tables.items()
        }
    assert {name: _parts(sql) for name, sql in made.items()} == {
        name: _parts(sql) for name, sql in wanted.items()
    }


def _parts(sql: str) -> list[str]:
    # A column that came later stands on the line of the one before it.
    columns = sql.replace(" NOT NULL, ", " NOT NULL,\n")
    lines = (line.strip().rstrip(",").replace('"', "") for line in columns.splitlines())
    return sorted(line for line in lines if line)


def test_the_migrations_are_one_line_without_branches() -> None:
    config = Config()
    config.set_main_option("script_location", migrate.SCRIPTS)
    assert len(ScriptDirectory.from_config(config).get_heads()) == 1


@pytest.mark.parametrize("table", ["note", "history"])
@pytest.mark.parametrize("statement", ["DELETE FROM {}", "UPDATE {} SET placement = 2"])
def test_notes_and_history_refuse_to_be_changed(
    register: RegisterStore, table: str, statement: str
) -> None:
    keep(register, a_case())
    number = a_case().case_number
    note_down(register, number, a_note())
    change(register, a_case(), Event.of(EventKind.NOTE_WRITTEN, number))
    with (
        register.register.engine.connect() as connection,
        pytest.raises(IntegrityError, match="is only added to"),
    ):
        connection.execute(text(statement.format(table)))


@pytest.mark.parametrize("column", ["content", "sheet", "signed_on"])
def test_a_signed_plan_refuses_to_be_changed(register: RegisterStore, column: str) -> None:
    keep(register, a_case(placements=(a_placement(plans=(a_plan(),)),)))
    with (
        register.register.engine.connect() as connection,
        pytest.raises(IntegrityError, match="never changes"),
    ):
        connection.execute(text(f"""UPDATE plan SET {column} = '"2026-01-01"'"""))


def test_a_national_number_refuses_to_belong_to_two(register: RegisterStore) -> None:
    keep(register, a_full_case(), a_case(number="197103011032"))
    with (
        register.register.engine.connect() as connection,
        pytest.raises(IntegrityError, match="belongs to one person"),
    ):
        connection.execute(text("UPDATE identity SET value = '197103011032'"))


def test_the_word_indexes_agree_with_what_they_index(register: RegisterStore) -> None:
    draft = a_plan(1, status=PlanStatus.DRAFT)
    other = a_case(placements=(a_placement(plans=(draft,)),))
    keep(register, a_full_case(), other)
    note_down(register, other.case_number, a_note())
    change(register, a_case(consents=(a_consent(),)))
    check = register.register.check()
    assert check.is_sound()
    with register.register.engine.connect() as connection:
        for index in INDEXES:
            value = text(f"SELECT v FROM {index}_config WHERE k = 'secure-delete'")
            assert connection.scalar(value) == 1


def test_words_that_are_gone_leave_nothing_in_the_index(register: RegisterStore) -> None:
    draft = a_plan(1, status=PlanStatus.DRAFT)
    keep(register, a_case(placements=(a_placement(plans=(draft,)),)))
    change(register, a_case(placements=(a_placement(),)))
    with register.register.engine.connect() as connection:
        blocks = connection.execute(text("SELECT block FROM draft_words_data")).scalars().all()
    assert not any(b"recept" in block for block in blocks)
