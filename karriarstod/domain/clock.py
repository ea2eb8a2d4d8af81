"""The only source of today and now."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Protocol


class Clock(Protocol):
    """Tells the day and the moment; everything that needs time is handed one."""

    def today(self) -> date:
        """The local calendar day."""
        ...

    def now(self) -> datetime:
        """The moment, with its time zone."""
        ...


class SystemClock:
    """The computer's own clock."""

    def today(self) -> date:
        """The local calendar day."""
        return datetime.now().astimezone().date()

    def now(self) -> datetime:
        """The local moment, with its offset."""
        return datetime.now().astimezone()


@dataclass(frozen=True)
class SetClock:
    """A clock that stands on a chosen day, for practice registers and tests."""

    day: date
    hour: int = 9
    minute: int = 0

    def today(self) -> date:
        """The chosen day."""
        return self.day

    def now(self) -> datetime:
        """The chosen day at the chosen time, in UTC."""
        return datetime.combine(self.day, time(self.hour, self.minute), tzinfo=UTC)
