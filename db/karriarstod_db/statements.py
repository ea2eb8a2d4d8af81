"""Running statements: the one edge where the driver's errors become the store's."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Delete, Executable, Insert, Table, Update, bindparam
from sqlalchemy import delete as sql_delete
from sqlalchemy import insert as sql_insert
from sqlalchemy import update as sql_update

from karriarstod_db.register.translating import translating

Values = Mapping[str, Any]


class Statements:
    """Runs statements on one connection. Every method raises `StoreError`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def rows(self, statement: Executable, **values: object) -> Sequence[Any]:
        """Every row that the statement gives."""
        with translating():
            return self._connection.execute(statement, values).all()

    def row(self, statement: Executable, **values: object) -> Any:
        """The first row, or None."""
        with translating():
            return self._connection.execute(statement, values).first()

    def value(self, statement: Executable, **values: object) -> Any:
        """The first value of the first row, or None."""
        with translating():
            return self._connection.execute(statement, values).scalar()

    def change(self, statement: Executable, *values: Values) -> int:
        """Carries out a change, once for each set of values; how many rows it met."""
        with translating():
            given = values[0] if len(values) == 1 else list(values)
            return self._connection.execute(statement, given or None).rowcount

    def commit(self) -> None:
        """Keeps everything since the transaction began; the next statement begins another."""
        with translating():
            self._connection.commit()

    def insert(self, table: Table, *rows: Values) -> None:
        """Adds rows to a table, one at least."""
        self.change(insert_into(table), *rows)

    def update(self, table: Table, key: Values, values: Values) -> None:
        """Gives the row with this key these values."""
        names = tuple(sorted(values))
        self.change(_update(table, tuple(key), names), {**values, **_keyed(key)})

    def delete(self, table: Table, key: Values) -> None:
        """Takes the row with this key away."""
        self.change(_delete(table, tuple(key)), _keyed(key))


@cache
def insert_into(table: Table) -> Insert:
    """The same statement every time, so that it is compiled once."""
    return sql_insert(table)


@cache
def _update(table: Table, key: tuple[str, ...], names: tuple[str, ...]) -> Update:
    changed: dict[str, Any] = {name: bindparam(name) for name in names}
    return sql_update(table).where(*_is(table, key)).values(changed)


@cache
def _delete(table: Table, key: tuple[str, ...]) -> Delete:
    return sql_delete(table).where(*_is(table, key))


def _is(table: Table, key: tuple[str, ...]) -> list[Any]:
    return [table.c[name] == bindparam(f"key_{name}") for name in key]


def _keyed(key: Values) -> dict[str, Any]:
    return {f"key_{name}": value for name, value in key.items()}
