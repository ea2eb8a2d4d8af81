"""One program at a time: an operating system lock on `register.lock`.

The lock goes with the process, however it ends, so a lock file that is left behind locks nothing.
Its text says who holds it, for the sentence that the second one is shown.
"""

import contextlib
import getpass
import json
import os
import platform
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from karriarstod.application.store_errors import RegisterInUse
from karriarstod_db.register.files import LOCK

# Windows locks bytes against reading too, so the byte locked there is far beyond the text.
_LOCKED_BYTE: Final = 1 << 30

if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    def _unlock(handle: int) -> None:
        os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    # flock and not lockf: it belongs to this opening of the file, so a second opening in the same
    # process is refused too, and closing another handle to the file does not drop it.
    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)


@dataclass
class RegisterLock:
    """The held lock; `previous_end_was_clean` is False if the last holder never released it."""

    handle: int
    previous_end_was_clean: bool

    @property
    def is_held(self) -> bool:
        """False once it has been released."""
        return self.handle >= 0

    def release(self) -> None:
        """Lets the next one in. Safe to call twice."""
        if not self.is_held:
            return
        with contextlib.suppress(OSError):
            os.ftruncate(self.handle, 0)
            _unlock(self.handle)
        os.close(self.handle)
        self.handle = -1


def take_lock(folder: Path, now: datetime) -> RegisterLock:
    """Takes the register for this process. Raises `RegisterInUse` or `OSError`."""
    path = folder / LOCK
    handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
    try:
        _lock(handle)
    except (BlockingIOError, PermissionError):
        os.close(handle)
        raise _in_use(path) from None
    except OSError:
        os.close(handle)
        raise
    if not _still_named(path, handle):
        os.close(handle)
        raise RegisterInUse
    clean = os.fstat(handle).st_size == 0
    # The text is only for the sentence: a full disk must not keep anyone from reading.
    with contextlib.suppress(OSError):
        os.ftruncate(handle, 0)
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, _holder(now))
    return RegisterLock(handle, clean)


def _still_named(path: Path, handle: int) -> bool:
    # A creation that failed removes its lock file; a lock on the removed one would lock nothing.
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False


def _holder(now: datetime) -> bytes:
    try:
        user = getpass.getuser()
    except (OSError, KeyError):  # an account without a name; OSError from Python 3.13
        user = ""
    holder = {
        "pid": os.getpid(),
        "host": platform.node(),
        "user": user,
        "started": now.isoformat(timespec="seconds"),
    }
    return json.dumps(holder, ensure_ascii=True).encode("ascii")


def _in_use(path: Path) -> RegisterInUse:
    try:
        holder = json.loads(path.read_text(encoding="ascii"))
        since = datetime.fromisoformat(holder["started"])
        return RegisterInUse(str(holder["user"]), str(holder["host"]), since)
    except (OSError, ValueError, KeyError, TypeError):
        return RegisterInUse()
