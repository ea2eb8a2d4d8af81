"""Damage and exchanged files are told by name, before a byte is written."""

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from registers import NOW, PASSWORD, USER, a_register, fingerprints
from sqlalchemy import text

from karriarstod.application.store_errors import (
    DatabaseDamaged,
    DatabaseEmpty,
    DatabaseForeign,
    DatabaseMissing,
    DatabasePlaintext,
    HeaderDamaged,
    HeaderForged,
    HeaderMissing,
    HeaderRolledBack,
    StoreError,
    StoreTooNew,
)
from karriarstod.domain.recovery_key import RecoveryKey
from karriarstod_db.register import users
from karriarstod_db.register.checking import full_check
from karriarstod_db.register.connection import Database, open_database
from karriarstod_db.register.files import read_header
from karriarstod_db.register.open_register import OpenRegister
from karriarstod_db.register.register import (
    restore_previous_header,
    unlock,
    unlock_with_recovery_key,
)
from karriarstod_db.register.translating import translating

DATABASE = "data-0001.db"
HEADER = "register.karriarstod"
ROWS = 400
FLIPS = 60


def filled(folder: Path) -> bytes:
    """Gives the register rows enough for many pages; the database's bytes afterwards."""
    register = unlock(folder, USER, PASSWORD, now=NOW)
    with register.engine.begin() as connection:
        connection.execute(text("CREATE TABLE trial_note (id INTEGER PRIMARY KEY, body TEXT)"))
        connection.execute(
            text("INSERT INTO trial_note VALUES (:id, :body)"),
            [{"id": number, "body": f"rad {number} " * 40} for number in range(ROWS)],
        )
    register.close()
    return (folder / DATABASE).read_bytes()


def truncated_to(keep: Callable[[int], int]) -> Callable[[bytes], bytes]:
    return lambda content: content[: keep(len(content))]


@pytest.mark.parametrize(
    ("damage", "expected"),
    [
        (truncated_to(lambda _size: 0), DatabaseEmpty),
        (truncated_to(lambda _size: 4096), DatabaseDamaged),
        (truncated_to(lambda size: size // 8192 * 4096), DatabaseDamaged),
        (truncated_to(lambda size: size - 4096), DatabaseDamaged),
        (truncated_to(lambda size: size - 1), DatabaseDamaged),
        (lambda content: b"%PDF-1.7\n" + content[9:], DatabaseForeign),
        (lambda content: b"SQLite format 3\x00" + content[16:], DatabasePlaintext),
        (lambda content: content[:100] + b"xxxx" + content[104:], DatabaseDamaged),
    ],
    ids=["0 bytes", "4096 bytes", "half", "a page less", "a byte less", "PDF", "plain", "page 1"],
)
def test_a_broken_database_is_refused_by_name_and_not_touched(
    folder: Path, damage: Callable[[bytes], bytes], expected: type[StoreError]
) -> None:
    broken = damage(filled(folder))
    (folder / DATABASE).write_bytes(broken)

    with pytest.raises(StoreError) as refused:
        unlock(folder, USER, PASSWORD, now=NOW)

    assert type(refused.value) is expected
    assert (folder / DATABASE).read_bytes() == broken


def test_a_missing_database_is_told_and_not_made_anew(folder: Path) -> None:
    (folder / DATABASE).unlink()

    with pytest.raises(DatabaseMissing):
        unlock(folder, USER, PASSWORD, now=NOW)

    assert not (folder / DATABASE).exists()


def test_another_registers_database_is_refused(folder: Path, tmp_path: Path) -> None:
    other, _key = a_register(tmp_path / "annat")
    other.close()
    foreign = (tmp_path / "annat" / DATABASE).read_bytes()
    (folder / DATABASE).write_bytes(foreign)

    with pytest.raises(DatabaseForeign):
        unlock(folder, USER, PASSWORD, now=NOW)

    assert (folder / DATABASE).read_bytes() == foreign


def test_a_database_with_the_right_key_and_another_identity_is_refused(folder: Path) -> None:
    register = unlock(folder, USER, PASSWORD, now=NOW)
    with users.transaction(register._connection):
        users.write_meta(register._connection, {"register_id": "00" * 16})
    register.close()

    with pytest.raises(DatabaseForeign):
        unlock(folder, USER, PASSWORD, now=NOW)


def shown_after_damage(database: Database) -> list[str] | None:
    """The rows that can still be read, after a check that must say no; None if it will not open."""
    try:
        connection = open_database(database)
    except (DatabaseDamaged, DatabaseForeign):
        return None
    try:
        assert not full_check(connection, header_ok=True).is_sound()
        with translating():
            rows = connection.execute("SELECT body FROM trial_note ORDER BY id").fetchall()
    except DatabaseDamaged:
        return None
    finally:
        connection.close()
    return [body for (body,) in rows]


def test_every_flipped_bit_is_found_and_no_wrong_row_is_shown(folder: Path) -> None:
    whole = filled(folder)
    register = unlock(folder, USER, PASSWORD, now=NOW)
    # Opened without the lock and the password, which would take most of the time.
    database = register._database
    register.close()
    expected = [f"rad {number} " * 40 for number in range(ROWS)]
    places = random.Random(7).sample(range(len(whole) * 8), FLIPS)
    read = 0
    for place in places:
        damaged = bytearray(whole)
        damaged[place // 8] ^= 1 << place % 8
        database.path.write_bytes(damaged)
        shown = shown_after_damage(database)
        assert shown in (None, expected)
        read += shown is not None
    assert 0 < read < FLIPS


def test_a_damaged_page_is_told_in_the_check_and_not_raised(folder: Path) -> None:
    whole = bytearray(filled(folder))
    whole[-2000] ^= 1
    (folder / DATABASE).write_bytes(whole)

    register = unlock(folder, USER, PASSWORD, now=NOW)
    found = register.check()
    register.close()

    assert (found.header_ok, bool(found.cipher_problems)) == (True, True)


def test_a_sound_register_is_found_sound(register: OpenRegister) -> None:
    assert register.check().is_sound()


def test_the_check_counts_what_is_there(register: OpenRegister) -> None:
    assert register.check().counts["app_user"] == 1


def test_a_broken_search_index_is_found(register: OpenRegister) -> None:
    with register.engine.begin() as connection:
        connection.execute(text("CREATE TABLE trial_doc (body TEXT)"))
        connection.execute(
            text("CREATE VIRTUAL TABLE trial_find USING fts5(body, content='trial_doc')")
        )
        connection.execute(text("INSERT INTO trial_doc VALUES ('finns inte i registret')"))

    assert register.check().search_problems == ("trial_find",)


def test_a_reference_to_nothing_is_found(register: OpenRegister) -> None:
    with register.engine.connect() as connection:
        connection.exec_driver_sql("CREATE TABLE trial_a (id INTEGER PRIMARY KEY)")
        connection.exec_driver_sql("CREATE TABLE trial_b (a INTEGER REFERENCES trial_a (id))")
        connection.commit()
    register._connection.execute("PRAGMA foreign_keys=OFF")
    register._connection.execute("INSERT INTO trial_b VALUES (5)")

    assert len(register.check().foreign_key_problems) == 1


def test_a_header_changed_on_the_disk_is_found(register: OpenRegister) -> None:
    (register.folder / HEADER).write_bytes(b"x")

    assert not register.check().header_ok


def test_a_damaged_header_is_never_taken_for_a_wrong_password(folder: Path) -> None:
    content = bytearray((folder / HEADER).read_bytes())
    content[300] ^= 4
    (folder / HEADER).write_bytes(content)

    with pytest.raises(HeaderDamaged) as damaged:
        unlock(folder, USER, PASSWORD, now=NOW)

    assert damaged.value.previous_available


def test_a_damaged_header_is_mended_from_the_previous_one_only_when_asked(folder: Path) -> None:
    (folder / HEADER).write_bytes(b"x")
    with pytest.raises(HeaderDamaged):
        unlock(folder, USER, PASSWORD, now=NOW)

    restore_previous_header(folder, now=NOW)

    unlock(folder, USER, PASSWORD, now=NOW).close()


def test_a_lost_header_is_told(folder: Path) -> None:
    (folder / HEADER).unlink()

    with pytest.raises(HeaderMissing):
        unlock(folder, USER, PASSWORD, now=NOW)


def test_a_header_rewritten_without_the_keys_is_told_from_damage(folder: Path) -> None:
    header = read_header(folder)
    (folder / HEADER).write_bytes(replace(header, generation=99).to_bytes())

    with pytest.raises(HeaderForged):
        unlock(folder, USER, PASSWORD, now=NOW)


def raise_oldest_generation(folder: Path) -> None:
    register = unlock(folder, USER, PASSWORD, now=NOW)
    with users.transaction(register._connection):
        users.write_meta(register._connection, {"min_header_gen": "2"})
    register.close()


def test_an_older_header_than_the_database_allows_is_refused(folder: Path) -> None:
    raise_oldest_generation(folder)

    with pytest.raises(HeaderRolledBack):
        unlock(folder, USER, PASSWORD, now=NOW)


def test_the_recovery_key_opens_also_with_an_older_header(
    folder: Path, recovery_key: RecoveryKey
) -> None:
    raise_oldest_generation(folder)

    unlock_with_recovery_key(folder, recovery_key, now=NOW).close()


def test_a_slot_that_the_database_knows_no_user_for_is_refused(folder: Path) -> None:
    register = unlock(folder, USER, PASSWORD, now=NOW)
    register._connection.execute("DELETE FROM app_user")
    register.close()

    with pytest.raises(HeaderRolledBack):
        unlock(folder, USER, PASSWORD, now=NOW)


def test_a_key_that_did_not_reach_the_database_is_put_right_at_the_next_unlock(
    folder: Path,
) -> None:
    register = unlock(folder, USER, PASSWORD, now=NOW)
    register._connection.execute("UPDATE app_user SET public_key = 'ab'")
    register.close()

    register = unlock(folder, USER, PASSWORD, now=NOW)
    stored = users.public_key_of_slot(register._connection, register._slot)
    register.close()
    assert stored == register._slot.public


def test_a_newer_register_is_refused_and_not_a_byte_is_changed(folder: Path) -> None:
    register = unlock(folder, USER, PASSWORD, now=NOW)
    register._connection.execute("PRAGMA user_version = 9999")
    # Cut off with the log still unfolded, as by a power cut.
    left = {path.name: path.read_bytes() for path in folder.glob("data-*")}
    register.close()
    for name, content in left.items():
        (folder / name).write_bytes(content)
    before = fingerprints(folder)

    with pytest.raises(StoreTooNew):
        unlock(folder, USER, PASSWORD, now=NOW)

    after = fingerprints(folder)
    ignored = {"data-0001.db-shm", "register.lock"}
    assert {name: after.get(name) for name in before if name not in ignored} == {
        name: value for name, value in before.items() if name not in ignored
    }
