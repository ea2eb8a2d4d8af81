"""Making a register, and the two ways into one: a password, or the printed recovery key.

Nothing here imports SQLAlchemy or Alembic until a schema has to be built or an engine is asked
for, so the lock screen is up before they are.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from karriarstod.application.store_errors import (
    HeaderForged,
    StoreError,
    UnknownUser,
    WrongPassword,
    WrongRecoveryKey,
)
from karriarstod.domain.recovery_key import RecoveryKey
from karriarstod_db.register import files, waiting
from karriarstod_db.register.creating import PreparedRegister, prepare_register
from karriarstod_db.register.files import REAL_DISK, Disk, read_header
from karriarstod_db.register.header import PASSWORD, Header, Slot
from karriarstod_db.register.keys import SlotRefused, open_slot, slot_tag
from karriarstod_db.register.lock import take_lock
from karriarstod_db.register.open_register import OpenRegister, password_bytes
from karriarstod_db.register.opening import opened
from karriarstod_db.register.translating import translating

__all__ = [
    "OpenRegister",
    "PreparedRegister",
    "prepare_register",
    "restore_previous_header",
    "slot_count",
    "unlock",
    "unlock_with_recovery_key",
]


def unlock(
    folder: Path, user: str, password: str, *, now: datetime, disk: Disk = REAL_DISK
) -> OpenRegister:
    """The register, opened with a user's password; an empty `user` means the only one there is.

    Raises `UnknownUser`, `WrongPassword`, `WaitAfterFailures`, `RegisterInUse` or another
    `StoreError`; the header and the database are then untouched.
    """
    secret = password_bytes(password)

    def choose(header: Header) -> Slot:
        slot = (
            header.slot_with_tag(slot_tag(header.register_id, user))
            if user.strip()
            else _only_slot(header)
        )
        if slot is None:
            raise UnknownUser
        return slot

    return _unlock(folder, choose, secret, WrongPassword, now, disk)


def unlock_with_recovery_key(
    folder: Path, key: RecoveryKey, *, now: datetime, disk: Disk = REAL_DISK
) -> OpenRegister:
    """The register, opened with the printed key: for setting passwords. Also an older header.

    Raises `WrongRecoveryKey` or another `StoreError`.
    """

    def choose(header: Header) -> Slot:
        slot = header.recovery_slot()
        if slot is None:
            raise WrongRecoveryKey
        return slot

    return _unlock(folder, choose, key.secret, WrongRecoveryKey, now, disk)


def slot_count(folder: Path) -> int:
    """How many users the register has, read without a key; their names are not in the header."""
    with translating():
        return sum(slot.kind == PASSWORD for slot in read_header(folder).slots)


def restore_previous_header(folder: Path, *, now: datetime) -> None:
    """Puts the header's previous generation back, because a person asked for it.

    Raises `HeaderMissing` if there is none, `RegisterInUse` or another `StoreError`.
    """
    with translating():
        lock = take_lock(folder, now)
        try:
            files.restore_previous_header(folder)
        finally:
            lock.release()


def _only_slot(header: Header) -> Slot | None:
    of_users = [slot for slot in header.slots if slot.kind == PASSWORD]
    return of_users[0] if len(of_users) == 1 else None


def _unlock(
    folder: Path,
    choose: Callable[[Header], Slot],
    secret: bytes,
    refused: type[StoreError],
    now: datetime,
    disk: Disk,
) -> OpenRegister:
    with translating():
        read_header(folder)  # before the lock, which would make a file in a folder not ours
        lock = take_lock(folder, now)
        try:
            header = read_header(folder)
            failures = waiting.demand_no_wait(folder, now)
            try:
                slot = choose(header)
                master, _private = open_slot(slot, secret, header.register_id)
            except (SlotRefused, UnknownUser) as reason:
                waiting.note_failure(folder, failures, now)
                raise (reason if isinstance(reason, StoreError) else refused()) from None
            if not master.seals(header):
                raise HeaderForged
            register = opened(
                folder, lock, header, master, slot,
                now=now, earlier_failures=failures.count, disk=disk,
            )  # fmt: skip
            waiting.forget_failures(folder)
            return register
        except BaseException:
            lock.release()
            raise
