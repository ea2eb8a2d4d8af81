"""A dated interval, open or closed at its end; both days belong to it."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from karriarstod.domain.errors import PeriodReversed

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, order=True)
class Period:
    """From a day to a day, both included; `ends_on` None means still going on."""

    starts_on: date
    ends_on: date | None = None

    def __post_init__(self) -> None:
        """Raises PeriodReversed when the end lies before the start."""
        if self.ends_on is not None and self.ends_on < self.starts_on:
            raise PeriodReversed("period")

    def holds(self, day: date) -> bool:
        """Whether the day lies in the period."""
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)

    def overlaps(self, other: "Period") -> bool:
        """Whether the two share a day."""
        return (self.ends_on is None or other.starts_on <= self.ends_on) and (
            other.ends_on is None or self.starts_on <= other.ends_on
        )


def first_day_after(day: date, pauses: Iterable[Period]) -> date:
    """The day itself, or, if it falls in a pause, the first day after all pauses that hold it.

    A pause without an end leaves the day where it is: nobody knows yet when it is over.
    """
    moved = day
    for pause in sorted(pauses):
        if pause.ends_on is not None and pause.holds(moved):
            moved = pause.ends_on + ONE_DAY
    return moved


def add_months(day: date, months: int) -> date:
    """The same day that many months later, or the month's last day if it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
