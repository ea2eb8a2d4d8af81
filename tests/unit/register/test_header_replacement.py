"""Replacing the header leaves the old one or the new one, whatever breaks."""

import errno
from dataclasses import replace
from pathlib import Path

import pytest
from registers import NOW, BreakingDisk

from karriarstod.application.store_errors import (
    HeaderDamaged,
    HeaderMissing,
    NotARegister,
    StoreTooNew,
)
from karriarstod_db.register import files
from karriarstod_db.register.header import Header

BEFORE = Header("cd" * 16, 7, 1, "data-0001.db", NOW, (), b"h" * 32)
AFTER = replace(BEFORE, generation=8)
STEPS = 4


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / files.HEADER).write_bytes(BEFORE.to_bytes())
    return tmp_path


def test_the_new_header_stands_and_the_old_is_kept(folder: Path) -> None:
    files.replace_header(folder, AFTER)

    assert (files.read_header(folder), files.previous_header(folder)) == (AFTER, BEFORE)


@pytest.mark.parametrize("step", range(1, STEPS + 1))
@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EROFS])
def test_a_disk_that_fails_at_any_step_leaves_the_old_header(
    folder: Path, step: int, error: int
) -> None:
    with pytest.raises(OSError, match="on order"):
        files.replace_header(folder, AFTER, BreakingDisk(step, error))

    assert files.read_header(folder) == BEFORE


@pytest.mark.parametrize("step", range(1, STEPS + 1))
def test_a_disk_that_fails_leaves_no_half_file(folder: Path, step: int) -> None:
    with pytest.raises(OSError, match="on order"):
        files.replace_header(folder, AFTER, BreakingDisk(step, errno.ENOSPC))

    assert {path.name for path in folder.iterdir()} <= {files.HEADER, files.PREVIOUS}


def test_there_are_no_more_steps_than_are_tried(folder: Path) -> None:
    disk = BreakingDisk(STEPS + 1, errno.ENOSPC)

    files.replace_header(folder, AFTER, disk)

    assert disk.left == 1


def test_a_damaged_header_offers_the_previous_one(folder: Path) -> None:
    files.replace_header(folder, AFTER)
    (folder / files.HEADER).write_bytes(b"x")

    with pytest.raises(HeaderDamaged) as damaged:
        files.read_header(folder)

    assert damaged.value.previous_available


def test_nothing_is_offered_where_there_is_no_whole_previous_header(folder: Path) -> None:
    (folder / files.PREVIOUS).write_bytes(b"y")
    (folder / files.HEADER).write_bytes(b"x")

    with pytest.raises(HeaderDamaged) as damaged:
        files.read_header(folder)

    assert not damaged.value.previous_available


def test_the_previous_header_is_put_back_when_asked_for(folder: Path) -> None:
    files.replace_header(folder, AFTER)
    (folder / files.HEADER).write_bytes(b"x")

    files.restore_previous_header(folder)

    assert files.read_header(folder) == BEFORE


def test_a_damaged_header_is_kept_aside_when_the_previous_is_put_back(folder: Path) -> None:
    files.replace_header(folder, AFTER)
    (folder / files.HEADER).write_bytes(b"x")

    files.restore_previous_header(folder)

    assert (folder / files.DAMAGED).read_bytes() == b"x"


def test_there_is_nothing_to_put_back_without_a_previous_header(folder: Path) -> None:
    with pytest.raises(HeaderMissing):
        files.restore_previous_header(folder)


def test_an_ordinary_folder_is_not_a_register(tmp_path: Path) -> None:
    with pytest.raises(NotARegister):
        files.read_header(tmp_path)


def test_a_folder_that_is_not_there_is_not_a_register(tmp_path: Path) -> None:
    with pytest.raises(NotARegister):
        files.read_header(tmp_path / "missing")


def test_a_database_without_its_header_is_a_register_that_lost_it(tmp_path: Path) -> None:
    (tmp_path / "data-0001.db").write_bytes(b"")

    with pytest.raises(HeaderMissing):
        files.read_header(tmp_path)


def test_a_header_of_a_later_format_asks_for_a_newer_program(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as later:
        later.setattr("karriarstod_db.register.header.FORMAT", 2)
        (folder / files.HEADER).write_bytes(BEFORE.to_bytes())

    with pytest.raises(StoreTooNew):
        files.read_header(folder)


def swept(folder: Path, header: Header) -> set[str]:
    names = (
        "data-0001.db",
        "data-0002.db",
        "data-0002.db-wal",
        "data-x.db",
        "brev.odt",
        "data-3.db",
    )
    for name in (*names, files.REPLACEMENT):
        (folder / name).write_bytes(b"x")
    files.sweep(folder, header)
    return {path.name for path in folder.iterdir()} & {*names, files.REPLACEMENT}


def test_only_our_own_orphans_are_swept(folder: Path) -> None:
    files.replace_header(folder, AFTER)

    assert swept(folder, AFTER) == {"data-0001.db", "data-x.db", "brev.odt", "data-3.db"}


def test_no_database_is_swept_after_the_previous_header_was_put_back(folder: Path) -> None:
    files.replace_header(folder, AFTER)
    files.restore_previous_header(folder)

    assert {"data-0001.db", "data-0002.db", "data-0002.db-wal"} <= swept(folder, BEFORE)
