"""Brings a register up to this program's schema, with a verified copy of it made first.

Migrations are the files `migrations/versions/NNNN_what.py`; the number is the revision, and the
database's `user_version` is the number of the last one that was run. Which revision is stored is
read with plain SQL, so Alembic is imported only when there is something to do.
"""

from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from karriarstod.application.store_errors import UpgradeFailed
from karriarstod_db.register import checking
from karriarstod_db.register.connection import Connection, schema_version
from karriarstod_db.register.copying import verified_copy
from karriarstod_db.register.translating import translating

if TYPE_CHECKING:
    from sqlalchemy import Connection as EngineConnection
    from sqlalchemy import Engine

SCRIPTS: Final = "karriarstod_db:migrations"
VERSIONS: Final = Path(__file__).parent / "migrations" / "versions"


@cache
def newest_schema() -> int:
    """The number of this program's last migration."""
    return max(int(path.name[:4]) for path in VERSIONS.glob("[0-9][0-9][0-9][0-9]_*.py"))


def is_current(connection: Connection) -> bool:
    """The database has exactly this program's schema."""
    return schema_version(connection) == newest_schema()


def build_schema(engine: "Engine", target: int | None = None, scripts: str = SCRIPTS) -> None:
    """Runs the migrations that a database lacks, all or up to `target`, in one transaction.

    Raises `StoreError`; `UpgradeFailed` if a migration, or a check after it, says no. The
    database is then as it was.
    """
    from alembic.util.exc import CommandError
    from sqlalchemy.exc import SQLAlchemyError

    goal = target or newest_schema()
    try:
        with translating(), engine.connect() as connection:
            _run(connection, goal, scripts)
    except (CommandError, SQLAlchemyError, _NotSound) as reason:
        raise UpgradeFailed from reason


def upgrade(
    engine: "Engine",
    folder: Path,
    key: str,
    now: datetime,
    *,
    target: int | None = None,
    scripts: str = SCRIPTS,
) -> Path:
    """Makes a verified copy and then runs the missing migrations; the path of the copy.

    Raises `StoreError` as `build_schema` does, or whatever stopped the copy; the database is then
    as it was.
    """
    goal = target or newest_schema()
    with engine.connect() as connection:
        copy = verified_copy(driver_of(connection), folder, key, f"before-{goal:04d}", now)
    build_schema(engine, goal, scripts)
    return copy


def driver_of(connection: "EngineConnection") -> Connection:
    """The driver's own connection under one of SQLAlchemy's."""
    return cast("Connection", connection.connection.driver_connection)


class _NotSound(Exception):
    """A check after the migrations found something."""


def _run(connection: "EngineConnection", goal: int, scripts: str) -> None:
    from alembic import command
    from alembic.config import Config

    driver = driver_of(connection)
    config = Config()
    config.set_main_option("script_location", scripts)
    config.attributes["connection"] = connection
    # Tables are rebuilt with references off; SQLite ignores the switch inside a transaction.
    driver.execute("PRAGMA foreign_keys=OFF").fetchall()
    try:
        with connection.begin():
            command.upgrade(config, f"{goal:04d}")
            problems = checking.foreign_key_problems(driver) + checking.integrity_problems(driver)
            if problems:
                raise _NotSound
            driver.execute(f"PRAGMA user_version = {goal}").fetchall()
    finally:
        driver.execute("PRAGMA foreign_keys=ON").fetchall()
