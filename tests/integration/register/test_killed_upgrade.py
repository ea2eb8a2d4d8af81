"""Killed anywhere in an upgrade, the register opens next time, upgraded, with everything in it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

import killed_upgrades
import pytest
from builders import a_case, a_note
from keeping import keep, note_down
from next_program import add_migration, copy_scripts, take_over
from registers import NOW, PASSWORD, USER, a_prepared_register

from karriarstod.domain.clock import SetClock
from karriarstod_db import migrate
from karriarstod_db.register.connection import Connection, open_copy, schema_version
from karriarstod_db.register.header import parse_header
from karriarstod_db.register.register import unlock
from karriarstod_db.session import RegisterStore

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks and signals")

Columns = Mapping[str, Sequence[str]]
Rows = dict[str, list[tuple[object, ...]]]

KILLS = 20
"""As many as the design asks for, spread over every step of the way."""

CASES, NOTES = 12, 10
STEPS = """
    op.create_table(
        "trial_next",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("words", sa.Text(), nullable=False),
    )
    op.execute("INSERT INTO trial_next SELECT id, text FROM note")
    op.create_index("ix_trial_next", "trial_next", ["words"])
    with op.batch_alter_table("app_user") as batch:
        batch.add_column(sa.Column("trial_phone", sa.Text(), nullable=True))
    op.execute("UPDATE participant SET phone = phone")
"""


@dataclass(frozen=True)
class Older:
    """A closed register that a newer program is to open, and what stands in it."""

    folder: Path
    scripts: Path | None
    schema: int
    columns: Columns
    rows: Rows


def columns_of(connection: Connection) -> Columns:
    """The columns of every table but the search index and the number of the last migration."""
    tables = connection.execute("PRAGMA main.table_list").fetchall()
    names = sorted(row[1] for row in tables if row[2] == "table")
    return {
        name: [row[1] for row in connection.execute(f'PRAGMA table_info("{name}")').fetchall()]
        for name in names
        if name != "alembic_version" and not name.startswith("sqlite_")
    }


def rows_of(connection: Connection, columns: Columns) -> Rows:
    """What stands in these columns."""
    return {
        name: connection.execute(
            f'SELECT {", ".join(columns)} FROM "{name}" ORDER BY 1, 2'
        ).fetchall()
        for name, columns in columns.items()
    }


def looked_at(folder: Path, scripts: Path | None) -> Older:
    register = unlock(folder, USER, PASSWORD, now=NOW)
    connection = register._connection
    columns = columns_of(connection)
    older = Older(
        folder, scripts, schema_version(connection), columns, rows_of(connection, columns)
    )
    register.close()
    return older


@pytest.fixture(scope="module")
def of_the_first_schema(tmp_path_factory: pytest.TempPathFactory) -> Older:
    """A register made by a program that knew the first migration alone."""
    folder = tmp_path_factory.mktemp("first") / "register"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrate, "newest_schema", lambda: 1)
        a_prepared_register(folder).keep().close()
        return looked_at(folder, None)


@pytest.fixture(scope="module")
def of_this_program(tmp_path_factory: pytest.TempPathFactory) -> Older:
    """A register with people in it, and a next program that has one more migration."""
    place = tmp_path_factory.mktemp("next")
    scripts = copy_scripts(place)
    add_migration(scripts, STEPS)
    folder = place / "register"
    register = a_prepared_register(folder).keep()
    store = RegisterStore(register, SetClock(date(2026, 3, 16)))
    for serial in range(1, CASES + 1):
        case = a_case("Anna", f"Provsson {serial}", serial=serial)
        keep(store, case)
        note_down(store, case.case_number, *(a_note("Ett samtal. " * 9) for _ in range(NOTES)))
    store.close()
    return looked_at(folder, scripts)


@pytest.fixture(params=["of_the_first_schema", "of_this_program"])
def older(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Older:
    """Each of the two, and this process as the program that is to open it."""
    found: Older = request.getfixturevalue(request.param)
    program_of(found, monkeypatch)
    return found


def program_of(older: Older, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets this process be the program that is to open it."""
    if older.scripts is not None:
        take_over(older.scripts, monkeypatch.setattr)


class Killer:
    """The program that is killed, as often as it is asked to be."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def opens(self, folder: Path, older: Older, moment: str = "0") -> str:
        """What became of an opening: `killed`, or the number of its steps, or why not."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{folder}\t{moment}\t{older.scripts or ''}\n")
        self._process.stdin.flush()
        return self._process.stdout.readline().strip()


@pytest.fixture(scope="module")
def program() -> Iterator[Killer]:
    """The one that all these tests kill."""
    with subprocess.Popen(
        [sys.executable, killed_upgrades.__file__, USER, PASSWORD],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    ) as process:
        yield Killer(process)


def demand_everything(folder: Path, older: Older) -> None:
    """It opens, upgraded and sound, with every row; and a copy of what was lies beside it."""
    register = unlock(folder, USER, PASSWORD, now=NOW)
    try:
        assert schema_version(register._connection) == migrate.newest_schema()
        assert rows_of(register._connection, older.columns) == older.rows
        assert register.check().is_sound()
        key = register._database.key
    finally:
        register.close()
    left = {path.suffix for path in (folder / "backups").iterdir()}
    assert left == {".db", ".karriarstod"}
    for path in (folder / "backups").glob("*.db"):
        parse_header(path.with_suffix(".karriarstod").read_bytes())
        copy = open_copy(path, key)
        assert schema_version(copy) == older.schema
        assert rows_of(copy, older.columns) == older.rows
        copy.close()


def of_its_own(older: Older, folder: Path) -> Path:
    return Path(shutil.copytree(older.folder, folder))


def test_killed_at_any_step_of_an_upgrade_nothing_is_lost(
    older: Older, program: Killer, tmp_path: Path
) -> None:
    whole, folder = (of_its_own(older, tmp_path / name) for name in ("whole", "killed"))
    steps = int(program.opens(whole, older))
    assert steps > KILLS
    for kill in range(KILLS):
        # Each opening is also the one that follows the kill before it, a little earlier.
        moment = 1 + kill * (steps - 1) // (KILLS - 1)
        became = program.opens(folder, older, str(moment))
        if became != "killed":
            # The kill before came so late that nothing was left to do.
            assert int(became) < moment
            demand_everything(folder, older)
            folder = of_its_own(older, tmp_path / str(moment))
            assert program.opens(folder, older, str(moment)) == "killed"
    demand_everything(folder, older)


def test_killed_again_and_again_at_any_moment_nothing_is_lost(
    of_this_program: Older, program: Killer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = of_its_own(of_this_program, tmp_path / "killed")
    chance = Random(48)
    for _ in range(KILLS // 2):
        program.opens(folder, of_this_program, f"{chance.uniform(0.02, 0.25)}s")
    program_of(of_this_program, monkeypatch)
    demand_everything(folder, of_this_program)
