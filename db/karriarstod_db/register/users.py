"""The register's own two tables: what it is called, and who may open it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Final

from karriarstod.application.register_user import RegisterUser, Role
from karriarstod.application.store_errors import StoreBusy
from karriarstod_db.register.connection import Connection
from karriarstod_db.register.header import Slot
from karriarstod_db.register.keys import folded_name

_USER: Final = "SELECT id, name, title, role, slot_id, public_key FROM app_user"


@contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """All of it or nothing. Raises `StoreBusy` if the connection already is in a transaction."""
    if connection.in_transaction:
        raise StoreBusy
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def read_meta(connection: Connection) -> dict[str, str]:
    """Everything the register knows about itself."""
    rows = connection.execute("SELECT key, value FROM meta").fetchall()
    return {str(key): str(value) for key, value in rows}


def write_meta(connection: Connection, values: Mapping[str, str]) -> None:
    """Adds or replaces these values."""
    for key, value in values.items():
        connection.execute(
            "INSERT INTO meta (key, value) VALUES (?, ?)"
            " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            (key, value),
        )


def all_users(connection: Connection) -> tuple[RegisterUser, ...]:
    """Every user, in Swedish order of their names."""
    rows = connection.execute(f"{_USER} ORDER BY name COLLATE SWEDISH").fetchall()
    return tuple(_user(row) for row in rows)


def user_of_slot(connection: Connection, slot: Slot) -> RegisterUser | None:
    """The user that the database says has this slot."""
    row = connection.execute(f"{_USER} WHERE slot_id = ?", (slot.slot_id,)).fetchone()
    return None if row is None else _user(row)


def user_named(connection: Connection, name: str) -> tuple[RegisterUser, str] | None:
    """The user of this name and the id of their slot."""
    row = connection.execute(f"{_USER} WHERE name_key = ?", (folded_name(name),)).fetchone()
    return None if row is None else (_user(row), str(row[4]))


def public_key_of_slot(connection: Connection, slot: Slot) -> bytes:
    """The public key that the database holds for a user's slot."""
    row = connection.execute(f"{_USER} WHERE slot_id = ?", (slot.slot_id,)).fetchone()
    return bytes.fromhex(row[5])


def put_user(connection: Connection, slot: Slot, *, name: str, title: str, now: datetime) -> None:
    """Adds the user with this slot, or gives the user of that name the new slot."""
    connection.execute(
        "INSERT INTO app_user (name, name_key, title, role, slot_id, public_key, created_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (name_key) DO UPDATE SET name = excluded.name, title = excluded.title,"
        " role = excluded.role, slot_id = excluded.slot_id, public_key = excluded.public_key",
        (
            name,
            folded_name(name),
            title,
            slot.role,
            slot.slot_id,
            slot.public.hex(),
            now.isoformat(timespec="seconds"),
        ),
    )


def remove_user_of_slot(connection: Connection, slot: Slot) -> None:
    """Takes back a user whose slot never reached the header."""
    connection.execute("DELETE FROM app_user WHERE slot_id = ?", (slot.slot_id,))


def set_public_key(connection: Connection, slot: Slot) -> None:
    """The slot has a new key pair."""
    connection.execute(
        "UPDATE app_user SET public_key = ? WHERE slot_id = ?", (slot.public.hex(), slot.slot_id)
    )


def _user(row: Any) -> RegisterUser:
    return RegisterUser(id=row[0], name=row[1], title=row[2], role=Role(row[3]))
