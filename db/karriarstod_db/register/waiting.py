"""A pause that grows with each wrong password in a row, also over a restart.

Kept beside the header without names. It slows guessing at the screen; whoever copies the files
meets Argon2id instead.
"""

import contextlib
import json
import math
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from karriarstod.application.store_errors import WaitAfterFailures
from karriarstod_db.register.files import WAIT, for_owner

_FREE_FAILURES: Final = 3
_LONGEST: Final = 60


@dataclass(frozen=True)
class Failures:
    """How many wrong passwords in a row, and when the last one was."""

    count: int = 0
    last: datetime | None = None

    def seconds_left(self, now: datetime) -> int:
        """Whole seconds still to wait; never more than the pause itself if the clock was set."""
        if self.last is None:
            return 0
        pause = pause_after(self.count)
        left = (self.last + timedelta(seconds=pause) - now).total_seconds()
        return max(0, min(pause, math.ceil(left)))


def pause_after(failures: int) -> int:
    """Seconds after this many failures in a row: 0, 0, 0, 1, 2, 4, … 60."""
    if failures <= _FREE_FAILURES:
        return 0
    return int(min(2 ** min(failures - _FREE_FAILURES - 1, 10), _LONGEST))


def demand_no_wait(folder: Path, now: datetime) -> Failures:
    """The failures so far. Raises `WaitAfterFailures` while the pause lasts."""
    failures = read_failures(folder)
    seconds = failures.seconds_left(now)
    if seconds:
        raise WaitAfterFailures(seconds)
    return failures


def read_failures(folder: Path) -> Failures:
    """What is noted beside the header; none if nothing legible is."""
    try:
        noted = json.loads((folder / WAIT).read_text(encoding="ascii"))
        last = datetime.fromisoformat(noted["last"])
        count = int(noted["failures"])
    except (OSError, ValueError, KeyError, TypeError):
        return Failures()
    return Failures(max(0, count), last) if last.tzinfo else Failures()


def note_failure(folder: Path, failures: Failures, now: datetime) -> None:
    """One more. A disk that cannot take the note must not hide what went wrong."""
    noted = json.dumps({"failures": failures.count + 1, "last": now.isoformat()})
    with (
        contextlib.suppress(OSError),
        open(folder / WAIT, "w", encoding="ascii", opener=for_owner) as file,
    ):
        file.write(noted)


def forget_failures(folder: Path) -> None:
    """The right password was given."""
    with contextlib.suppress(OSError):
        (folder / WAIT).unlink(missing_ok=True)
