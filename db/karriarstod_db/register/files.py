"""The files of a register folder, and how one of them is replaced so that nothing is ever half.

The bytes of a new header are on the disk before it takes the old one's name, and the old one is
kept as `.prev`. Database files are never opened here: on POSIX, closing any handle to a file that
SQLite has open drops SQLite's locks on it.
"""

import contextlib
import os
import re
import shutil
import sys
from pathlib import Path
from typing import Final, Protocol

from karriarstod.application.store_errors import (
    HeaderDamaged,
    HeaderMissing,
    NotARegister,
    StoreTooNew,
)
from karriarstod_db.register.header import Header, HeaderNewer, HeaderUnreadable, parse_header

HEADER: Final = "register.karriarstod"
PREVIOUS: Final = "register.karriarstod.prev"
REPLACEMENT: Final = "register.karriarstod.new"
DAMAGED: Final = "register.karriarstod.damaged"
LOCK: Final = "register.lock"
WAIT: Final = "register.wait"
BACKUPS: Final = "backups"
FIRST_DATABASE: Final = "data-0001.db"
# Where a new register is built before its header makes it one.
CREATING: Final = "creating.tmp"

OWN_FOLDER: Final = 0o700
OWN_FILE: Final = 0o600
"""Whoever else has an account on the computer sees neither names nor dates; not on Windows."""

_DATABASE_FILE: Final = re.compile(r"(data-[0-9]{4}\.db)(?:-wal|-shm|-journal)?")


class Disk(Protocol):
    """The few things done to the header's files; a test's disk can be full or break off."""

    def write(self, path: Path, payload: bytes) -> None:
        """Writes the file and waits until its bytes are on the disk."""
        ...

    def replace(self, source: Path, target: Path) -> None:
        """Gives `source` the name of `target`, in one step, and waits until the folder says so."""
        ...


class RealDisk:
    """The computer's own disk."""

    def write(self, path: Path, payload: bytes) -> None:
        """Writes, flushes and syncs; raises `OSError`."""
        with open(path, "wb", opener=for_owner) as file:
            file.write(payload)
            file.flush()
            os.fsync(file.fileno())

    def replace(self, source: Path, target: Path) -> None:
        """`os.replace`, then a sync of the folder where folders can be synced."""
        source.replace(target)
        sync_folder(target.parent)


REAL_DISK: Final = RealDisk()


def make_own(path: Path) -> None:
    """An empty file that only its owner may read. Raises `FileExistsError` if there is one."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWN_FILE))


def for_owner(path: str, flags: int) -> int:
    """An opener for `open`: what it makes only the owner may read."""
    return os.open(path, flags, OWN_FILE)


def sync_folder(folder: Path) -> None:
    """Waits until the folder's list of names is on the disk; nothing to do on Windows."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_file(path: Path) -> None:
    """Waits until a closed file's bytes are on the disk. Never for a database that is open."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def read_header(folder: Path) -> Header:
    """The header of the register in this folder.

    Raises `NotARegister`, `HeaderMissing`, `HeaderDamaged`, `StoreTooNew` or `OSError`.
    """
    try:
        payload = (folder / HEADER).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        if previous_header(folder) or _database_files(folder):
            raise HeaderMissing(previous_header(folder) is not None) from None
        raise NotARegister from None
    try:
        return parse_header(payload)
    except HeaderNewer:
        raise StoreTooNew from None
    except HeaderUnreadable:
        raise HeaderDamaged(previous_header(folder) is not None) from None


def previous_header(folder: Path) -> Header | None:
    """The generation before, if it is there and whole."""
    try:
        return parse_header((folder / PREVIOUS).read_bytes())
    except (OSError, HeaderUnreadable, HeaderNewer):
        return None


def replace_header(folder: Path, header: Header, disk: Disk = REAL_DISK) -> None:
    """Makes `header` the register's header; until the last step the old one stands. `OSError`."""
    try:
        disk.write(folder / REPLACEMENT, header.to_bytes())
        keep_previous(folder, disk)
        disk.replace(folder / REPLACEMENT, folder / HEADER)
    except OSError:
        with contextlib.suppress(OSError):
            (folder / REPLACEMENT).unlink(missing_ok=True)
        raise


def keep_previous(folder: Path, disk: Disk = REAL_DISK) -> None:
    """Copies the header to `.prev`, itself by way of a whole new file."""
    half = folder / f"{PREVIOUS}.new"
    try:
        disk.write(half, (folder / HEADER).read_bytes())
        disk.replace(half, folder / PREVIOUS)
    except OSError:
        with contextlib.suppress(OSError):
            half.unlink(missing_ok=True)
        raise


def restore_previous_header(folder: Path, disk: Disk = REAL_DISK) -> None:
    """Puts `.prev` in the place of a damaged or lost header, which is kept as `.damaged`.

    Only ever done because a person asked for it. Passwords changed since then are the old ones
    again. Raises `HeaderMissing` if there is no whole previous header, or `OSError`.
    """
    previous = previous_header(folder)
    if previous is None:
        raise HeaderMissing(previous_available=False)
    current = folder / HEADER
    if current.exists():
        disk.write(folder / DAMAGED, current.read_bytes())
    disk.write(folder / REPLACEMENT, previous.to_bytes())
    disk.replace(folder / REPLACEMENT, current)


def sweep(folder: Path, header: Header) -> None:
    """Removes what a broken-off replacement left behind: files of our own names that are in no use.

    Called only with a header whose seal has been verified. Databases are left alone when the
    header is no newer than `.prev`: then it was restored, and the other file may be the later one.
    """
    shutil.rmtree(folder / CREATING, ignore_errors=True)
    for name in (REPLACEMENT, f"{PREVIOUS}.new"):
        (folder / name).unlink(missing_ok=True)
    previous = previous_header(folder)
    if previous is None or previous.generation >= header.generation:
        return
    for path in _database_files(folder):
        match = _DATABASE_FILE.fullmatch(path.name)
        if match and match[1] != header.db_file:
            path.unlink(missing_ok=True)


def _database_files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if _DATABASE_FILE.fullmatch(path.name))
