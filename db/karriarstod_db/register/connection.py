"""The only place that knows SQLCipher: how the database is opened, and every reason not to.

SQLCipher fails open: a file of no bytes is an empty database, a forgotten key writes plaintext, a
raw key that is a digit short is taken as a passphrase. So each of these is refused by name here,
and a file is known to be ours before anything is written. A connection may move between threads
and is used by one at a time.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

import sqlcipher3.dbapi2 as driver

from karriarstod.application.store_errors import (
    DatabaseDamaged,
    DatabaseEmpty,
    DatabaseForeign,
    DatabaseMissing,
    DatabasePlaintext,
    EngineTooOld,
    StoreTooNew,
)
from karriarstod.domain.swedish import compare_swedish
from karriarstod_db.register.files import make_own
from karriarstod_db.register.translating import translating

if TYPE_CHECKING:
    from sqlalchemy import Engine

APPLICATION_ID: Final = 0x4B535231  # "KSR1"
OLDEST_ENGINE: Final = (3, 51, 3)  # earlier ones can lose a checkpoint ("WAL-reset bug")
COLLATION: Final = "SWEDISH"

_PAGE: Final = 4096
_PLAINTEXT: Final = b"SQLite format 3\x00"
_KEY: Final = re.compile(r"[0-9a-f]{64}(?:[0-9a-f]{32})?")
_SETTINGS: Final = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "temp_store=MEMORY",
    "secure_delete=ON",
    "cell_size_check=ON",
    "trusted_schema=OFF",
    "mmap_size=0",
    "busy_timeout=5000",
    "cache_size=-65536",
)


class Cursor(Protocol):
    """What we use of the driver's cursor."""

    def fetchone(self) -> Any:
        """The next row as a tuple, or None."""
        ...

    def fetchmany(self, size: int, /) -> list[Any]:
        """At most so many of the next rows."""
        ...

    def fetchall(self) -> list[Any]:
        """The remaining rows."""
        ...


class Connection(Protocol):
    """What we use of the driver's connection."""

    in_transaction: bool

    def execute(self, sql: str, parameters: Any = ..., /) -> Cursor:
        """Runs one statement."""
        ...

    def create_collation(self, name: str, compare: Callable[[str, str], int], /) -> None:
        """Gives a sort order a name to be used in SQL."""
        ...

    def close(self) -> None:
        """Closes; the last one folds the write-ahead log into the file."""
        ...


class BadKey(ValueError):
    """A database key that is not 64 or 96 lower-case hexadecimal digits. A bug, never typed."""


@dataclass(frozen=True)
class Database:
    """A register's database file, the key to it, and what must be found inside."""

    path: Path
    key: str = field(repr=False)
    salt: str
    register_id: str
    newest_schema: int


def open_database(database: Database) -> Connection:
    """A connection ready for use. Raises a `StoreError` for each thing that can be wrong.

    The file is first opened for reading only and found to be this register's, whole at its start
    and not newer than the program. Until then not a byte of it changes, nor of a left-over log.
    """
    with translating(database.path.parent):
        _inspect(database)
        probe = _keyed(database.path, database.key, "ro")
        try:
            _demand_ours(probe, database)
        finally:
            probe.close()
        connection = _keyed(database.path, database.key, "rw")
        try:
            _count_tables(connection)
            _settle(connection)
        except BaseException:
            connection.close()
            raise
        return connection


def create_database(path: Path, key: str) -> Connection:
    """A new database file and a connection to it. The file must not exist. 96-digit key."""
    if not _KEY.fullmatch(key):
        raise BadKey
    # Made by us and not by SQLite, which gives its logs the same mode.
    make_own(path)
    connection = _keyed(path, key, "rw")
    try:
        _count_tables(connection)
        _demand_engine(connection)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        _settle(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def open_copy(path: Path, key: str) -> Connection:
    """A read-only connection to a copy of the database, to see that the copy is good."""
    connection = _keyed(path, key, "ro")
    try:
        _count_tables(connection)
        connection.execute("PRAGMA temp_store=MEMORY")
    except BaseException:
        connection.close()
        raise
    return connection


def make_engine(first: Connection, reopen: Callable[[], Connection]) -> "Engine":
    """SQLAlchemy on one single connection: `first`, and should that be lost, `reopen`'s.

    A second borrower waits; it is an error to wait longer than 10 s. Every transaction begins
    with BEGIN IMMEDIATE, without which a rolled-back migration leaves its tables behind.
    """
    from sqlalchemy import Connection as EngineConnection
    from sqlalchemy import create_engine, event
    from sqlalchemy.pool import QueuePool

    waiting = [first]

    def creator() -> Any:
        return waiting.pop() if waiting else reopen()

    engine = create_engine(
        "sqlite://",
        creator=creator,
        module=driver,
        hide_parameters=True,
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        pool_timeout=10,
    )

    @event.listens_for(engine, "begin")
    def begin_immediate(connection: EngineConnection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def open_engine(path: Path, key: str) -> "Engine":
    """An engine on a database of its own, made if it is not there; for measurements and trials."""
    opener = partial(_open_trial, path, key)
    return make_engine(opener(), opener)


def warm_up() -> None:
    """Imports what the first transaction needs; run it while the lock screen is up."""
    import sqlalchemy.dialects.sqlite
    import sqlalchemy.orm  # noqa: F401 - for what it loads


def fold_log(connection: Connection) -> bool:
    """Moves the write-ahead log into the database file and empties it; False if work is going on.

    What is in the log is the only part that a bit error can drop without a check noticing, and
    the part that a copied file misses.
    """
    if connection.in_transaction:
        return False
    with translating():
        busy, _pages, _moved = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy


def schema_version(connection: Connection) -> int:
    """The number of the last migration that was run on this database; 0 before the first."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _open_trial(path: Path, key: str) -> Connection:
    if not path.exists():
        return create_database(path, key)
    connection = _keyed(path, key, "rw")
    _settle(connection)
    return connection


def _inspect(database: Database) -> None:
    # Reads 16 bytes by hand, which is safe only because the register lock is held and this
    # process has no connection to the file yet.
    try:
        size = database.path.stat().st_size
        with database.path.open("rb") as file:
            start = file.read(len(_PLAINTEXT))
    except FileNotFoundError:
        raise DatabaseMissing from None
    if not size:
        raise DatabaseEmpty
    if start == _PLAINTEXT:
        raise DatabasePlaintext
    if start.hex() != database.salt:
        raise DatabaseForeign
    if size % _PAGE:
        raise DatabaseDamaged


def _keyed(path: Path, key: str, mode: str) -> Connection:
    if not _KEY.fullmatch(key):
        raise BadKey
    connection: Connection = driver.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        connection.execute(f"PRAGMA key = \"x'{key}'\"").fetchone()
        connection.execute("PRAGMA cipher_log_level = NONE").fetchone()
        connection.create_collation(COLLATION, compare_swedish)
    except BaseException:
        connection.close()
        raise
    return connection


def _demand_ours(connection: Connection, database: Database) -> None:
    tables = _count_tables(connection)
    _demand_engine(connection)
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    if not tables or application != APPLICATION_ID:
        raise DatabaseForeign
    if schema_version(connection) > database.newest_schema:
        raise StoreTooNew
    row = connection.execute("SELECT value FROM meta WHERE key = 'register_id'").fetchone()
    if row is None or row[0] != database.register_id:
        raise DatabaseForeign


def _count_tables(connection: Connection) -> int:
    # The first statement that needs the key. "Not a database" means that the first page cannot be
    # decrypted, and the file is known to begin as ours does: so it is damaged.
    return int(connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])


def _demand_engine(connection: Connection) -> None:
    if not connection.execute("PRAGMA cipher_version").fetchone():
        raise EngineTooOld("SQLCipher")
    if driver.sqlite_version_info < OLDEST_ENGINE:
        raise EngineTooOld("SQLite 3.51.3")
    fts = connection.execute("SELECT sqlite_compileoption_used('ENABLE_FTS5')").fetchone()[0]
    if not fts:
        raise EngineTooOld("FTS5")


def _settle(connection: Connection) -> None:
    for setting in _SETTINGS:
        connection.execute(f"PRAGMA {setting}").fetchall()
