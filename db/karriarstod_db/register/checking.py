"""Whether a database is whole: pages, structure, references, search index, and what it counts."""

from karriarstod.application.register_user import RegisterCheck
from karriarstod.application.store_errors import DatabaseDamaged, StoreError
from karriarstod_db.register.connection import Connection
from karriarstod_db.register.translating import translating

_MOST_PROBLEMS = 100


def full_check(connection: Connection, *, header_ok: bool) -> RegisterCheck:
    """Every check there is; changes nothing. Damage is reported, never raised."""
    return RegisterCheck(
        header_ok=header_ok,
        cipher_problems=_found(connection, "PRAGMA cipher_integrity_check"),
        integrity_problems=integrity_problems(connection),
        foreign_key_problems=foreign_key_problems(connection),
        search_problems=_search_problems(connection),
        counts=_counts_or_none(connection),
    )


def demand_sound(connection: Connection) -> None:
    """Raises `DatabaseDamaged` unless pages, structure and references are as they should be."""
    if (
        _found(connection, "PRAGMA cipher_integrity_check")
        or integrity_problems(connection)
        or foreign_key_problems(connection)
    ):
        raise DatabaseDamaged


def integrity_problems(connection: Connection) -> tuple[str, ...]:
    """SQLite's own check, the search index included; empty when all is well."""
    found = _found(connection, f"PRAGMA integrity_check({_MOST_PROBLEMS})")
    return () if found == ("ok",) else found


def foreign_key_problems(connection: Connection) -> tuple[str, ...]:
    """Rows that point at what is not there, as table and row number; empty when all is well."""
    return _found(connection, "PRAGMA foreign_key_check")


def counts(connection: Connection) -> dict[str, int]:
    """How many rows each table has. Raises `StoreError`."""
    with translating():
        return {
            name: int(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])
            for name in _tables(connection, "table")
        }


def _counts_or_none(connection: Connection) -> dict[str, int]:
    try:
        return counts(connection)
    except StoreError:
        return {}


def _search_problems(connection: Connection) -> tuple[str, ...]:
    return tuple(
        name for name in _tables_or_none(connection, "virtual") if not _is_whole(connection, name)
    )


def _is_whole(connection: Connection, name: str) -> bool:
    # The engine refuses to begin at all once it has met a damaged page: that is an answer too.
    try:
        with translating():
            connection.execute("BEGIN IMMEDIATE")
            try:
                connection.execute(
                    f'INSERT INTO "{name}"("{name}", rank) VALUES (\'integrity-check\', 1)'
                )
            finally:
                connection.execute("ROLLBACK")
    except StoreError:
        return False
    return True


def _tables_or_none(connection: Connection, kind: str) -> list[str]:
    try:
        with translating():
            return _tables(connection, kind)
    except StoreError:
        return []


def _tables(connection: Connection, kind: str) -> list[str]:
    rows = connection.execute("PRAGMA main.table_list").fetchall()
    names = sorted(row[1] for row in rows if row[2] == kind)
    return [name for name in names if not name.startswith("sqlite_")]


def _found(connection: Connection, pragma: str) -> tuple[str, ...]:
    try:
        with translating():
            rows = connection.execute(pragma).fetchmany(_MOST_PROBLEMS)
    except StoreError as error:
        return (type(error).__name__,)
    return tuple(" ".join(str(part) for part in row if part is not None) for row in rows)
