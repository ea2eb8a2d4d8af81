"""Where the errors of the disk and the database driver become `StoreError`, once."""

import errno
import shutil
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from karriarstod.application.store_errors import (
    DatabaseDamaged,
    DiskFull,
    FolderReadOnly,
    FolderUnreachable,
    NotAFolder,
    NotEnoughMemory,
    StoreBusy,
    StoreError,
)

# SQLite's primary result codes (sqlite.org/rescode.html); the low byte of the extended ones.
_DRIVER_CODES: Final[dict[int, type[StoreError]]] = {
    3: FolderReadOnly,
    5: StoreBusy,
    6: StoreBusy,
    7: NotEnoughMemory,
    8: FolderReadOnly,
    10: FolderUnreachable,
    11: DatabaseDamaged,
    13: DiskFull,
    14: FolderUnreachable,
    26: DatabaseDamaged,
}
_ERROR_NUMBERS: Final[dict[int, type[StoreError]]] = {
    errno.ENOSPC: DiskFull,
    errno.EDQUOT: DiskFull,
    errno.EFBIG: DiskFull,
    errno.EROFS: FolderReadOnly,
    errno.EACCES: FolderReadOnly,
    errno.EPERM: FolderReadOnly,
    errno.EIO: FolderUnreachable,
    errno.ENODEV: FolderUnreachable,
    errno.ENXIO: FolderUnreachable,
    errno.ENOENT: FolderUnreachable,
    errno.ENOTDIR: FolderUnreachable,
    errno.EEXIST: NotAFolder,
    errno.ENAMETOOLONG: NotAFolder,
    errno.ELOOP: NotAFolder,
    errno.ESTALE: FolderUnreachable,
    errno.ENOTCONN: FolderUnreachable,
    errno.ETIMEDOUT: FolderUnreachable,
    errno.EHOSTDOWN: FolderUnreachable,
}
_UNNAMED_FAILURE: Final = 10  # SQLITE_IOERR without saying at what
_FULL_BELOW: Final = 64 * 1024  # what the log's index needs, and then some
_FULL_WHILE_WRITING: Final = frozenset({778, 1034, 4874})  # SQLITE_IOERR_WRITE, _FSYNC, _SHMSIZE


class translating:  # noqa: N801 - reads as a statement: `with translating():`
    """Inside this block, errors of the operating system and the driver become `StoreError`.

    Anything else, and what has no sentence of its own, passes through unchanged: it is a bug, or
    for the caller to answer (a broken uniqueness rule, for one).

    With the register's `folder`, a failure that the driver does not name is a full disk if the
    disk is full: that is all it says when there is no room to open a database.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        told = None if error is None else translated(error)
        if (
            isinstance(told, FolderUnreachable)
            and error is not None
            and driver_code(error) == _UNNAMED_FAILURE
            and self._folder is not None
            and _is_full(self._folder)
        ):
            told = DiskFull()
        if told is not None:
            raise told from error


def translated(error: BaseException) -> StoreError | None:
    """The `StoreError` for an error of the system, of the driver, or of SQLAlchemy around it."""
    if isinstance(error, StoreError):
        return None
    if isinstance(error, MemoryError):
        return NotEnoughMemory()
    if isinstance(error, OSError):
        kind = _ERROR_NUMBERS.get(error.errno or 0)
        return kind() if kind else None
    code = driver_code(error)
    if code is None:
        return None
    kind = DiskFull if code in _FULL_WHILE_WRITING else _DRIVER_CODES.get(code & 0xFF)
    return kind() if kind else None


def _is_full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < _FULL_BELOW
    except OSError:
        return False


def driver_code(error: BaseException) -> int | None:
    """SQLite's (extended) result code, also when SQLAlchemy has wrapped the driver's error."""
    code = getattr(getattr(error, "orig", error), "sqlite_errorcode", None)
    return code if isinstance(code, int) else None
