"""From the master key to an open register: the database, its schema, its user."""

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final

from karriarstod.application.register_user import RegisterUser, Role
from karriarstod.application.store_errors import HeaderRolledBack
from karriarstod_db import migrate
from karriarstod_db.register import users
from karriarstod_db.register.connection import (
    Connection,
    Database,
    make_engine,
    open_database,
)
from karriarstod_db.register.files import Disk, sweep
from karriarstod_db.register.header import RECOVERY, Header, Slot
from karriarstod_db.register.keys import MasterKey
from karriarstod_db.register.lock import RegisterLock
from karriarstod_db.register.open_register import OpenRegister

RECOVERER: Final = RegisterUser(None, "Återställningsnyckeln", "", Role.ADMINISTRATOR)


def opened(
    folder: Path,
    lock: RegisterLock,
    header: Header,
    master: MasterKey,
    slot: Slot,
    *,
    now: datetime,
    disk: Disk,
    earlier_failures: int = 0,
) -> OpenRegister:
    """The open register of a header whose seal has been verified, upgraded if it was older.

    Raises `StoreError`; the lock is then still the caller's.
    """
    database = Database(
        path=folder / header.db_file,
        key=master.database_key(),
        salt=master.database_salt(),
        register_id=header.register_id,
        newest_schema=migrate.newest_schema(),
    )
    connection = open_database(database)
    try:
        user = _user(connection, header, slot)
    except BaseException:
        connection.close()
        raise
    if not migrate.is_current(connection):
        connection = _upgraded(connection, database, folder, now)
    register = OpenRegister(
        folder=folder,
        lock=lock,
        header=header,
        master=master,
        slot=slot,
        database=database,
        connection=connection,
        user=user,
        earlier_failures=earlier_failures,
        disk=disk,
    )
    sweep(folder, header)
    return register


def _user(connection: Connection, header: Header, slot: Slot) -> RegisterUser:
    if slot.kind == RECOVERY:
        return RECOVERER
    user = users.user_of_slot(connection, slot)
    oldest = int(users.read_meta(connection)["min_header_gen"])
    if user is None or header.generation < oldest:
        raise HeaderRolledBack
    if users.public_key_of_slot(connection, slot) != slot.public:
        # The program was cut off after a new password and before its key reached the table. The
        # slot is to be trusted: the seal over it is right.
        with users.transaction(connection):
            users.set_public_key(connection, slot)
    return user


def _upgraded(
    connection: Connection, database: Database, folder: Path, now: datetime
) -> Connection:
    engine = make_engine(connection, partial(open_database, database))
    try:
        migrate.upgrade(engine, folder, database.key, now)
    finally:
        engine.dispose()
        connection.close()
    return open_database(database)
