"""Errors of the system and the driver are told once, by what they mean."""

import errno
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from karriarstod.application.store_errors import (
    DatabaseDamaged,
    DiskFull,
    FolderReadOnly,
    FolderUnreachable,
    NotEnoughMemory,
    RegisterExists,
    StoreBusy,
    StoreError,
)
from karriarstod_db.register.translating import translated, translating


class DriverError(Exception):
    """Looks like the driver's errors, which carry SQLite's result code."""

    def __init__(self, code: int) -> None:
        super().__init__("driver")
        self.sqlite_errorcode = code


class Wrapper(Exception):
    """Looks like SQLAlchemy's errors, which hold the driver's."""

    def __init__(self, orig: Exception) -> None:
        super().__init__("wrapper")
        self.orig = orig


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (OSError(errno.ENOSPC, "x"), DiskFull),
        (OSError(errno.EFBIG, "x"), DiskFull),
        (OSError(errno.EROFS, "x"), FolderReadOnly),
        (PermissionError(errno.EACCES, "x"), FolderReadOnly),
        (OSError(errno.EIO, "x"), FolderUnreachable),
        (MemoryError(), NotEnoughMemory),
        (DriverError(13), DiskFull),
        (DriverError(778), DiskFull),
        (DriverError(8), FolderReadOnly),
        (DriverError(8 | 4 << 8), FolderReadOnly),
        (DriverError(11), DatabaseDamaged),
        (DriverError(26), DatabaseDamaged),
        (DriverError(5), StoreBusy),
        (DriverError(10), FolderUnreachable),
        (Wrapper(DriverError(13)), DiskFull),
    ],
)
def test_each_error_has_its_meaning(error: Exception, expected: type[StoreError]) -> None:
    with pytest.raises(expected), translating():
        raise error


@pytest.mark.parametrize(
    "error",
    [DriverError(19), DriverError(1), OSError("no number"), OSError(errno.EINVAL, "x"), KeyError()],
)
def test_what_has_no_meaning_of_its_own_passes_through(error: Exception) -> None:
    assert translated(error) is None


def test_an_error_that_is_already_told_is_left_alone() -> None:
    with pytest.raises(RegisterExists), translating():
        raise RegisterExists


def test_the_cause_is_kept() -> None:
    cause = OSError(errno.ENOSPC, "x")

    with pytest.raises(DiskFull) as told, translating():
        raise cause

    assert told.value.__cause__ is cause


@pytest.mark.parametrize(("free", "expected"), [(0, DiskFull), (1 << 30, FolderUnreachable)])
def test_a_failure_without_a_name_is_a_full_disk_where_the_disk_is_full(
    free: int, expected: type[StoreError], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: SimpleNamespace(free=free))
    with pytest.raises(expected), translating(tmp_path):
        raise DriverError(10)
