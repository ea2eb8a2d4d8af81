"""A register is made whole or not at all, and never over something else."""

import errno
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from registers import (
    NOW,
    ORGANISATION,
    PASSWORD,
    QUICK,
    USER,
    BreakingDisk,
    a_prepared_register,
    a_register,
    fingerprints,
)

from karriarstod.application.store_errors import (
    DiskFull,
    FolderNotEmpty,
    FolderReadOnly,
    RegisterExists,
    RegisterInUse,
    StoreError,
    WrongPassword,
)
from karriarstod.domain.passwords import PasswordRefused
from karriarstod_db.register.copying import verified_copy
from karriarstod_db.register.lock import take_lock
from karriarstod_db.register.register import prepare_register, unlock

STEPS = 5


def create(folder: Path, step: int, error: int) -> BreakingDisk:
    disk = BreakingDisk(step, error)
    a_prepared_register(folder, disk).keep().close()
    return disk


@pytest.mark.parametrize(
    ("error", "expected"), [(errno.ENOSPC, DiskFull), (errno.EROFS, FolderReadOnly)]
)
@pytest.mark.parametrize("step", range(1, STEPS + 1))
def test_a_disk_that_fails_at_any_step_leaves_nothing_behind(
    tmp_path: Path, step: int, error: int, expected: type[StoreError]
) -> None:
    with pytest.raises(expected):
        create(tmp_path / "nytt" / "register", step, error)

    assert list(tmp_path.iterdir()) == []


def test_there_are_no_more_steps_than_are_tried(tmp_path: Path) -> None:
    assert create(tmp_path, STEPS + 1, errno.ENOSPC).left == 1


def test_an_empty_folder_that_was_there_is_still_there_after_a_failure(tmp_path: Path) -> None:
    with pytest.raises(DiskFull):
        create(tmp_path, 2, errno.ENOSPC)

    assert list(tmp_path.iterdir()) == []


def test_a_refused_password_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(PasswordRefused):
        prepare_register(
            tmp_path / "nytt",
            organisation=ORGANISATION,
            user=USER,
            password="kort",
            kdf=QUICK,
            now=NOW,
        )

    assert not (tmp_path / "nytt").exists()


def test_a_register_is_never_made_over_another(folder: Path) -> None:
    before = fingerprints(folder)

    with pytest.raises(RegisterExists):
        a_register(folder)

    assert fingerprints(folder) == before


def test_a_folder_with_other_things_in_it_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "brev.odt").write_text("brev")

    with pytest.raises(FolderNotEmpty):
        a_register(tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["brev.odt"]


def test_a_database_that_lost_its_header_is_never_written_over(folder: Path) -> None:
    (folder / "register.karriarstod").unlink()
    (folder / "register.karriarstod.prev").unlink()
    before = fingerprints(folder)

    with pytest.raises(FolderNotEmpty):
        a_register(folder)

    assert fingerprints(folder) == before


def test_what_a_desktop_leaves_in_a_folder_does_not_make_it_full(tmp_path: Path) -> None:
    (tmp_path / ".DS_Store").write_bytes(b"x")

    a_register(tmp_path)[0].close()


@pytest.mark.parametrize(
    "moved", [(), ("data-0001.db",), ("data-0001.db", "register.karriarstod.prev")]
)
def test_what_a_killed_creation_left_is_cleared_away(
    tmp_path: Path, moved: tuple[str, ...]
) -> None:
    building = tmp_path / "creating.tmp"
    building.mkdir()
    for name in ("data-0001.db", "register.karriarstod", "register.karriarstod.prev"):
        ((tmp_path if name in moved else building) / name).write_bytes(b"half")
    (tmp_path / "register.lock").write_bytes(b"x")

    a_register(tmp_path)[0].close()

    unlock(tmp_path, USER, PASSWORD, now=NOW).close()
    assert not building.exists()


def test_a_folder_that_another_program_is_filling_is_left_to_it(tmp_path: Path) -> None:
    lock = take_lock(tmp_path, NOW)

    with pytest.raises(RegisterInUse):
        a_register(tmp_path)
    lock.release()

    assert [path.name for path in tmp_path.iterdir()] == ["register.lock"]


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX modes")
def test_a_register_and_what_it_makes_are_for_their_owner_only(tmp_path: Path) -> None:
    folder = tmp_path / "nytt"
    a_register(folder)[0].close()
    with suppress(WrongPassword):
        unlock(folder, USER, "fel lösenord helt", now=NOW)
    register = unlock(folder, USER, PASSWORD, now=NOW)
    verified_copy(register._connection, folder, register._database.key, "trial", NOW)
    others = {place.name: place.stat().st_mode & 0o077 for place in (folder, *folder.rglob("*"))}
    register.close()

    assert len(others) > 8
    assert {name for name, mode in others.items() if mode} == set()
