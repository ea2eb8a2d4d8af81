"""Registers that are quick to open, and disks that fail on order."""

import hashlib
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from typing_extensions import override

from karriarstod.domain.recovery_key import RecoveryKey
from karriarstod_db.register.files import REAL_DISK, Disk, RealDisk
from karriarstod_db.register.kdf import MINIMUM, KdfPolicy
from karriarstod_db.register.open_register import OpenRegister
from karriarstod_db.register.register import PreparedRegister, prepare_register

NOW: Final = datetime(2026, 3, 16, 9, 0, tzinfo=UTC)
ORGANISATION: Final = "Västanbris Kafé"
USER: Final = "Karin Holm"
PASSWORD: Final = "tre koltrastar sjunger om tranbär"
OTHER_PASSWORD: Final = "en gul segelbåt lutar i fjorden"
QUICK: Final = KdfPolicy(MINIMUM)


def a_prepared_register(folder: Path, disk: Disk = REAL_DISK) -> PreparedRegister:
    """With one administrator and the least costly key derivation allowed; not yet a register."""
    return prepare_register(
        folder,
        organisation=ORGANISATION,
        user=USER,
        password=PASSWORD,
        kdf=QUICK,
        now=NOW,
        disk=disk,
    )


def a_register(folder: Path) -> tuple[OpenRegister, RecoveryKey]:
    """The same, kept and open, with its key."""
    prepared = a_prepared_register(folder)
    return prepared.keep(), prepared.recovery_key


def fingerprints(folder: Path, pattern: str = "*") -> dict[str, str]:
    """A checksum of every file under the folder, by its name."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob(pattern))
        if path.is_file()
    }


class BreakingDisk(RealDisk):
    """A disk where the given step (counted from 1) fails; a failed write leaves half a file."""

    def __init__(self, step: int, error_number: int) -> None:
        self.left = step
        self.error_number = error_number

    @override
    def write(self, path: Path, payload: bytes) -> None:
        """Writes, or leaves half and fails."""
        self.left -= 1
        if not self.left:
            path.write_bytes(payload[: len(payload) // 2])
            raise OSError(self.error_number, "on order")
        super().write(path, payload)

    @override
    def replace(self, source: Path, target: Path) -> None:
        """Replaces, or fails."""
        self.left -= 1
        if not self.left:
            raise OSError(self.error_number, "on order")
        super().replace(source, target)
