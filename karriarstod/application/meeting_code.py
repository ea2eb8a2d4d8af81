"""The short code that leads out of meeting mode, and the wait after wrong tries.

It opens nothing but the way back to the record of whoever is signed in already: the password does
that too, always. It is kept hashed in the register's own settings, which are encrypted.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from typing import Final

from karriarstod.application.changes import Events
from karriarstod.application.ports import Begin
from karriarstod.domain.events import Event, EventKind

SHORTEST: Final = 4
LONGEST: Final = 8
_SALT: Final = 16
_FREE_TRIES: Final = 3
_LONGEST_WAIT: Final = 60


class MeetingCodeUnfit(ValueError):
    """A code that is not four to eight digits."""


def set_meeting_code(begin: Begin, code: str) -> Events:
    """The code as it now is; an empty one takes it away. Raises MeetingCodeUnfit."""
    if code and not is_fit(code):
        raise MeetingCodeUnfit
    event = Event.of(EventKind.ORGANISATION_CHANGED, meeting_code="set" if code else "none")
    with begin() as work:
        work.settings.keep_meeting_code(_hashed(code, secrets.token_bytes(_SALT)) if code else "")
        work.commit(event)
    return (event,)


def has_meeting_code(begin: Begin) -> bool:
    """Whether there is one."""
    with begin() as work:
        return bool(work.settings.meeting_code())


def is_meeting_code(begin: Begin, typed: str) -> bool:
    """Whether this is the code; never where there is none."""
    with begin() as work:
        kept = work.settings.meeting_code()
    salt, _, _ = kept.partition("$")
    if not kept or not is_fit(typed):
        return False
    return hmac.compare_digest(kept, _hashed(typed, bytes.fromhex(salt)))


def is_fit(code: str) -> bool:
    """Whether it is four to eight digits."""
    return SHORTEST <= len(code) <= LONGEST and code.isascii() and code.isdecimal()


def _hashed(code: str, salt: bytes) -> str:
    made = hashlib.scrypt(code.encode(), salt=salt, n=2**14, r=8, p=1, dklen=32)
    return f"{salt.hex()}${made.hex()}"


@dataclass(frozen=True)
class Tries:
    """Wrong tries in a row; after the third one waits, longer each time, as at the lock."""

    count: int = 0
    last: datetime | None = None

    def with_failure(self, now: datetime) -> "Tries":
        """One more."""
        return Tries(self.count + 1, now)

    def seconds_left(self, now: datetime) -> int:
        """Whole seconds still to wait; never more than the pause itself if the clock was set."""
        if self.last is None or self.count <= _FREE_TRIES:
            return 0
        pause = min(1 << min(self.count - _FREE_TRIES - 1, 10), _LONGEST_WAIT)
        left = (self.last + timedelta(seconds=pause) - now).total_seconds()
        return max(0, min(pause, ceil(left)))
