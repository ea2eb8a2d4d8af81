"""Making a register: built aside, and a register only when its header gets its name."""

import contextlib
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final

from karriarstod.application import password_rules
from karriarstod.application.register_user import Role
from karriarstod.application.store_errors import (
    FolderNotEmpty,
    NotAFolder,
    RegisterExists,
    RegisterNameMissing,
)
from karriarstod.domain.recovery_key import RecoveryKey
from karriarstod_db import migrate
from karriarstod_db.register import files, users
from karriarstod_db.register.connection import Connection, create_database, fold_log, make_engine
from karriarstod_db.register.files import REAL_DISK, Disk
from karriarstod_db.register.header import PASSWORD, RECOVERY, Header, Slot
from karriarstod_db.register.kdf import DEFAULT, KdfPolicy
from karriarstod_db.register.keys import MasterKey, new_id, new_slot, recovery_tag, slot_tag
from karriarstod_db.register.lock import RegisterLock, take_lock
from karriarstod_db.register.open_register import OpenRegister, password_bytes
from karriarstod_db.register.opening import opened
from karriarstod_db.register.translating import translating

# What desktops leave in any folder they have shown.
_CLUTTER: Final = frozenset({".DS_Store", "desktop.ini", "Thumbs.db", ".directory"})
_OURS: Final = frozenset({files.LOCK, files.CREATING})


class PreparedRegister:
    """A register that lies ready beside its place and is none yet: its key is to be kept first.

    Holds the folder's lock, and no open file but that. Ends by `keep` or `discard`; if the
    program ends before either, the folder still holds no register, and what lies in it is cleared
    away when one is made there.
    """

    def __init__(
        self,
        folder: Path,
        lock: RegisterLock,
        founded: "_Founded",
        *,
        now: datetime,
        disk: Disk,
        undo: contextlib.ExitStack,
    ) -> None:
        self._folder = folder
        self._lock = lock
        self._founded = founded
        self._now = now
        self._disk = disk
        self._undo = undo

    @property
    def recovery_key(self) -> RecoveryKey:
        """The key to put on paper; it opens nothing until the register is kept."""
        return self._founded.recovery_key

    @property
    def register_id(self) -> str:
        """32 hexadecimal digits that no other register has."""
        return self._founded.header.register_id

    def keep(self) -> OpenRegister:
        """Makes it a register, in one step, and opens it. To be called once.

        Nothing is derived anew, so this is quick. Raises `StoreError`, and the folder is then as
        it was before anything was prepared.
        """
        if not self._lock.is_held:
            raise ValueError("discarded")
        founded = self._founded
        with translating(), self._undo:
            _put_in_place(self._folder, self._disk)
            register = opened(
                self._folder, self._lock, founded.header, founded.master, founded.slot,
                now=self._now, disk=self._disk,
            )  # fmt: skip
            self._undo.pop_all()
        return register

    def discard(self) -> None:
        """Leaves the folder as it was. Safe to call twice, and does nothing to what is kept."""
        self._undo.close()


def prepare_register(
    folder: Path,
    *,
    organisation: str,
    user: str,
    password: str,
    organisation_number: str = "",
    role: Role = Role.ADMINISTRATOR,
    title: str = "Handledare",
    kdf: KdfPolicy = DEFAULT,
    now: datetime,
    disk: Disk = REAL_DISK,
) -> PreparedRegister:
    """Everything of a new register but its name, in a folder that is missing or empty.

    Whatever fails leaves the folder as it was. Raises `PasswordRefused`, `RegisterExists`,
    `NotAFolder`, `FolderNotEmpty` or another `StoreError`.
    """
    for what, name in (("organisation", organisation), ("user", user)):
        if not name.strip():
            raise RegisterNameMissing(what)
    password_rules.demand_acceptable(password, organisation=organisation, user=user)
    meta = {
        "organisation": organisation.strip(),
        "organisation_number": organisation_number.strip(),
        "created": now.isoformat(timespec="seconds"),
    }
    with translating(), contextlib.ExitStack() as undo:
        undo.callback(_remove_folders, _missing_folders(folder))
        _make_folder(folder)
        _demand_empty(folder)
        lock = take_lock(folder, now)
        undo.callback(lock.release)
        _demand_empty(folder)  # again, now that nobody else can be filling it
        _clear_unfinished(folder)
        # From here on the folder is known to hold no register.
        undo.callback(_remove_new, folder, lock)
        founded = _keys(user, password, role, kdf, now)
        _build(folder, founded, meta, _Person(user.strip(), title, now), disk)
        return PreparedRegister(folder, lock, founded, now=now, disk=disk, undo=undo.pop_all())


@dataclass(frozen=True)
class _Founded:
    header: Header
    master: MasterKey
    slot: Slot
    recovery_key: RecoveryKey


@dataclass(frozen=True)
class _Person:
    name: str
    title: str
    since: datetime


def _missing_folders(folder: Path) -> list[Path]:
    return [place for place in (folder, *folder.parents) if not place.exists()]


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(files.OWN_FOLDER, parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise NotAFolder from None


def _remove_folders(made: list[Path]) -> None:
    with contextlib.suppress(OSError):
        for place in made:
            place.rmdir()


def _demand_empty(folder: Path) -> None:
    names = {path.name for path in folder.iterdir()}
    if files.HEADER in names:
        raise RegisterExists
    if names - _CLUTTER - _OURS - _left_by_unfinished(folder):
        raise FolderNotEmpty


def _left_by_unfinished(folder: Path) -> frozenset[str]:
    # A header that is still waiting in the building place has opened nothing yet, so a database
    # beside it holds nothing; without it, a database may be somebody's lost register.
    if (folder / files.CREATING / files.HEADER).exists():
        return frozenset({files.FIRST_DATABASE, files.PREVIOUS})
    return frozenset()


def _clear_unfinished(folder: Path) -> None:
    for name in _left_by_unfinished(folder):
        (folder / name).unlink(missing_ok=True)
    if (folder / files.CREATING).exists():
        shutil.rmtree(folder / files.CREATING)


def _remove_new(folder: Path, lock: RegisterLock) -> None:
    # The header first: cut off here too, what is left is no register. The lock's file goes while
    # it is held, so that it is nobody else's; Windows removes it only afterwards.
    database = files.FIRST_DATABASE
    names = (
        files.HEADER, files.PREVIOUS, database, f"{database}-wal", f"{database}-shm", files.LOCK,
    )  # fmt: skip
    for name in names:
        _remove(folder / name)
    shutil.rmtree(folder / files.CREATING, ignore_errors=True)
    lock.release()
    if sys.platform == "win32":
        _remove(folder / files.LOCK)


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


def _keys(user: str, password: str, role: Role, kdf: KdfPolicy, now: datetime) -> _Founded:
    register_id = new_id()
    master = MasterKey.generate(register_id)
    recovery_key = RecoveryKey.generate()
    make = partial(new_slot, master, kdf=kdf.parameters(), key_generation=1, now=now)
    slot = make(
        password_bytes(password),
        slot_id=new_id(), tag=slot_tag(register_id, user), kind=PASSWORD, role=role,
    )  # fmt: skip
    recovery = make(
        recovery_key.secret,
        slot_id=new_id(), tag=recovery_tag(register_id), kind=RECOVERY, role=Role.ADMINISTRATOR,
    )  # fmt: skip
    header = Header(
        register_id=register_id,
        generation=1,
        key_generation=1,
        db_file=files.FIRST_DATABASE,
        created=now,
        slots=(slot, recovery),
    )
    return _Founded(master.sealed(header), master, slot, recovery_key)


def _build(
    folder: Path, founded: _Founded, meta: Mapping[str, str], person: _Person, disk: Disk
) -> None:
    building = folder / files.CREATING
    building.mkdir(files.OWN_FOLDER)
    database = building / files.FIRST_DATABASE
    connection = create_database(
        database, founded.master.database_key() + founded.master.database_salt()
    )
    _fill(connection, founded, meta, person)
    files.sync_file(database)
    header = founded.header.to_bytes()
    disk.write(building / files.HEADER, header)
    disk.write(building / files.PREVIOUS, header)


def _put_in_place(folder: Path, disk: Disk) -> None:
    building = folder / files.CREATING
    database = building / files.FIRST_DATABASE
    disk.replace(database, folder / files.FIRST_DATABASE)
    disk.replace(building / files.PREVIOUS, folder / files.PREVIOUS)
    disk.replace(building / files.HEADER, folder / files.HEADER)
    shutil.rmtree(building, ignore_errors=True)


def _fill(
    connection: Connection, founded: _Founded, meta: Mapping[str, str], person: _Person
) -> None:
    recovery = founded.header.recovery_slot()
    public = recovery.public.hex() if recovery else ""
    engine = make_engine(connection, lambda: connection)
    try:
        migrate.build_schema(engine)
        with users.transaction(connection):
            users.write_meta(
                connection,
                {
                    **meta,
                    "register_id": founded.header.register_id,
                    "min_header_gen": str(founded.header.generation),
                    "recovery_public_key": public,
                },
            )
            users.put_user(
                connection, founded.slot, name=person.name, title=person.title, now=person.since
            )
        fold_log(connection)
    finally:
        engine.dispose()
        connection.close()
