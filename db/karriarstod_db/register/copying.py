"""A copy of the database that has been opened and checked before it gets its name."""

import contextlib
from datetime import datetime
from pathlib import Path
from typing import Final

from karriarstod.application.store_errors import DatabaseDamaged
from karriarstod_db.register import checking
from karriarstod_db.register.connection import Connection, fold_log, open_copy, schema_version
from karriarstod_db.register.files import (
    BACKUPS,
    HEADER,
    OWN_FOLDER,
    REAL_DISK,
    make_own,
    sync_file,
    sync_folder,
)
from karriarstod_db.register.translating import translating

_HALF: Final = ".tmp"


def verified_copy(
    connection: Connection, folder: Path, key: str, label: str, now: datetime
) -> Path:
    """Writes `backups/<moment>-<label>.db` with its header beside it, and returns the path.

    Made by SQLite and never by copying the file, then opened with the key and checked: pages,
    structure, references, schema and the count of every table. Raises `StoreError`, and leaves
    nothing behind then; the half that a program killed here left is removed by the next copy.
    """
    with translating():
        backups = folder / BACKUPS
        backups.mkdir(OWN_FOLDER, exist_ok=True)
        _remove_halves(backups)
        name = f"{now:%Y%m%d-%H%M%S}-{label}"
        half, whole = backups / f"{name}.db{_HALF}", backups / f"{name}.db"
        header = whole.with_suffix(".karriarstod")
        fold_log(connection)
        try:
            make_own(half)
            connection.execute("VACUUM INTO ?", (str(half),)).fetchall()
            _demand_equal(connection, half, key)
            sync_file(half)
            # The header first: whatever has a copy's name then has what opens it beside it.
            REAL_DISK.write(header, (folder / HEADER).read_bytes())
            half.replace(whole)
        except BaseException:
            with contextlib.suppress(OSError):
                _remove_halves(backups)
                if not whole.exists():
                    header.unlink(missing_ok=True)
            raise
        sync_folder(backups)
        return whole


def _remove_halves(backups: Path) -> None:
    # Only ever with the register's lock held, so that no half is being made by another program.
    for half in backups.glob(f"*.db{_HALF}*"):
        half.unlink(missing_ok=True)


def _demand_equal(connection: Connection, copied: Path, key: str) -> None:
    copy = open_copy(copied, key)
    try:
        checking.demand_sound(copy)
        same_schema = schema_version(copy) == schema_version(connection)
        if not same_schema or checking.counts(copy) != checking.counts(connection):
            raise DatabaseDamaged
    finally:
        copy.close()
