"""An older register is brought up to date with a verified copy first, or stays as it was."""

from pathlib import Path

import pytest
from next_program import NEXT, add_migration, copy_scripts
from registers import NOW, PASSWORD, USER
from sqlalchemy import text

from karriarstod.application.store_errors import DatabaseDamaged, UpgradeFailed
from karriarstod_db import migrate
from karriarstod_db.register.checking import counts
from karriarstod_db.register.connection import open_copy, schema_version
from karriarstod_db.register.copying import verified_copy
from karriarstod_db.register.open_register import OpenRegister
from karriarstod_db.register.register import unlock

GOOD = """
    op.create_table("trial_next", sa.Column("id", sa.Integer(), primary_key=True))
    with op.batch_alter_table("app_user") as batch:
        batch.add_column(sa.Column("trial_phone", sa.Text(), nullable=True))
"""
FAILS_LATE = (
    GOOD
    + """
    op.execute("INSERT INTO no_such_table VALUES (1)")
"""
)
BREAKS_REFERENCES = """
    op.execute("CREATE TABLE trial_b (user INTEGER REFERENCES app_user (id))")
    op.execute("INSERT INTO trial_b VALUES (77)")
"""


@pytest.fixture
def scripts(tmp_path: Path) -> Path:
    """The program's migrations, in a folder where one more can be put."""
    return copy_scripts(tmp_path)


def upgrade(register: OpenRegister, scripts: Path) -> Path:
    return migrate.upgrade(
        register.engine,
        register.folder,
        register._database.key,
        NOW,
        target=NEXT,
        scripts=str(scripts),
    )


def schema(register: OpenRegister) -> list[tuple[str, str]]:
    with register.engine.connect() as connection:
        rows = connection.execute(text("SELECT name, sql FROM sqlite_master ORDER BY name"))
        return [(row.name, row.sql) for row in rows]


def test_a_new_register_has_the_newest_schema(register: OpenRegister) -> None:
    assert schema_version(register._connection) == migrate.newest_schema()


def test_the_stored_revision_is_the_number_of_the_last_migration(register: OpenRegister) -> None:
    with register.engine.connect() as connection:
        stored = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()

    assert stored == f"{migrate.newest_schema():04d}"


def test_migrations_are_numbered_without_a_gap() -> None:
    numbers = sorted(int(path.name[:4]) for path in migrate.VERSIONS.glob("[0-9]*.py"))

    assert numbers == list(range(1, len(numbers) + 1))


def test_an_upgrade_runs_what_is_missing(register: OpenRegister, scripts: Path) -> None:
    add_migration(scripts, GOOD)

    upgrade(register, scripts)

    assert schema_version(register._connection) == NEXT
    assert "trial_next" in dict(schema(register))


def test_references_are_guarded_again_after_an_upgrade(
    register: OpenRegister, scripts: Path
) -> None:
    add_migration(scripts, GOOD)

    upgrade(register, scripts)

    assert register._connection.execute("PRAGMA foreign_keys").fetchone() == (1,)


def test_the_copy_made_first_holds_what_was_there(register: OpenRegister, scripts: Path) -> None:
    add_migration(scripts, GOOD)
    before = counts(register._connection)

    copied = open_copy(upgrade(register, scripts), register._database.key)
    found = schema_version(copied), counts(copied)
    copied.close()

    assert found == (NEXT - 1, before)


def test_the_header_goes_with_the_copy(register: OpenRegister, scripts: Path) -> None:
    add_migration(scripts, GOOD)

    copy = upgrade(register, scripts)

    header = (register.folder / "register.karriarstod").read_bytes()
    assert copy.with_suffix(".karriarstod").read_bytes() == header


@pytest.mark.parametrize("steps", [FAILS_LATE, BREAKS_REFERENCES], ids=["error", "references"])
def test_an_upgrade_that_fails_leaves_everything_as_it_was(
    register: OpenRegister, scripts: Path, steps: str
) -> None:
    add_migration(scripts, steps)
    before = schema(register), counts(register._connection), schema_version(register._connection)

    with pytest.raises(UpgradeFailed):
        upgrade(register, scripts)

    after = schema(register), counts(register._connection), schema_version(register._connection)
    assert after == before


def test_the_register_can_be_used_after_a_failed_upgrade(
    register: OpenRegister, scripts: Path
) -> None:
    add_migration(scripts, FAILS_LATE)
    with pytest.raises(UpgradeFailed):
        upgrade(register, scripts)

    assert register.check().is_sound()


def test_an_older_register_is_upgraded_as_it_is_opened(folder: Path) -> None:
    register = unlock(folder, USER, PASSWORD, now=NOW)
    with register.engine.connect() as connection:
        later = connection.execute(
            text(
                "SELECT type, name FROM sqlite_master WHERE type IN ('table', 'view', 'trigger')"
                " AND name NOT IN ('meta', 'app_user', 'alembic_version')"
                " AND name NOT GLOB 'sqlite_*'"
                " ORDER BY type = 'table', sql NOT LIKE 'CREATE VIRTUAL%'"
            )
        )
        connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        for kind, name in later.all():
            connection.exec_driver_sql(f'DROP {kind} IF EXISTS "{name}"')
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
        connection.exec_driver_sql("PRAGMA user_version = 1")
        connection.commit()
    register.close()

    register = unlock(folder, USER, PASSWORD, now=NOW)
    version = schema_version(register._connection)
    sound = register.check().is_sound()
    register.close()
    assert (version, sound) == (migrate.newest_schema(), True)


def test_a_copy_of_a_damaged_register_is_never_kept(folder: Path) -> None:
    register = unlock(folder, USER, PASSWORD, now=NOW)
    with register.engine.connect() as connection:
        connection.exec_driver_sql("CREATE TABLE trial_a (id INTEGER PRIMARY KEY)")
        connection.exec_driver_sql("CREATE TABLE trial_b (a INTEGER REFERENCES trial_a (id))")
        connection.commit()
    register._connection.execute("PRAGMA foreign_keys=OFF")
    register._connection.execute("INSERT INTO trial_b VALUES (5)")

    with pytest.raises(DatabaseDamaged):
        verified_copy(register._connection, folder, register._database.key, "trial", NOW)
    register.close()

    assert list((folder / "backups").iterdir()) == []


def test_the_half_of_a_killed_copy_goes_with_the_next_and_whole_ones_stay(
    register: OpenRegister,
) -> None:
    first = verified_copy(register._connection, register.folder, key_of(register), "first", NOW)
    half = first.with_name("20260315-090000-first.db.tmp")
    half.write_bytes(b"half")

    verified_copy(register._connection, register.folder, key_of(register), "second", NOW)

    assert sorted(path.name.partition("-")[2] for path in first.parent.iterdir()) == [
        "090000-first.db",
        "090000-first.karriarstod",
        "090000-second.db",
        "090000-second.karriarstod",
    ]


def key_of(register: OpenRegister) -> str:
    return register._database.key
