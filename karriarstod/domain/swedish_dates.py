"""Dates as a person says them in Swedish, on screen and on paper."""

from datetime import date, datetime
from typing import Final

MONTHS: Final = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)
SHORT_MONTHS: Final = (
    "jan",
    "feb",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "aug",
    "sep",
    "okt",
    "nov",
    "dec",
)
WEEKDAYS: Final = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
SHORT_WEEKDAYS: Final = ("mån", "tis", "ons", "tors", "fre", "lör", "sön")


def long_date(day: date, today: date | None = None) -> str:
    """ "21 november 2026", and without the year when it is this year's (``today`` given)."""
    return _with_year(f"{day.day} {MONTHS[day.month - 1]}", day, today)


def short_date(day: date, today: date | None = None) -> str:
    """ "1 dec 2026", and without the year when it is this year's (``today`` given)."""
    return _with_year(f"{day.day} {SHORT_MONTHS[day.month - 1]}", day, today)


def weekday_date(day: date, today: date | None = None) -> str:
    """ "lördag 21 november", with the year when it is not this year's."""
    return f"{WEEKDAYS[day.weekday()]} {long_date(day, today or day)}"


def until(day: date, today: date) -> str:
    """ "till 1 dec", or "till idag": how long something lasts."""
    if day == today:
        return "till idag"
    return f"till {short_date(day, today)}"


def week(day: date) -> str:
    """ "v. 47", the ISO week."""
    return f"v. {day.isocalendar().week}"


def period(start: date | None, end: date | None, today: date | None = None) -> str:
    """ "10 – 28 april", "20 mars – 9 april", "sedan 29 april", "till 8 dec"; empty without dates.

    With ``today`` the year is left out where it is this year's, and what is still to begin has
    not been going on: "från 29 april".
    """
    if start is None:
        return f"till {long_date(end, today)}" if end is not None else ""
    if end is None:
        begins = "från" if today is not None and start > today else "sedan"
        return f"{begins} {long_date(start, today)}"
    if start == end:
        return long_date(start, today)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day} – {long_date(end, today)}"
    if start.year == end.year:
        return f"{start.day} {MONTHS[start.month - 1]} – {long_date(end, today)}"
    # Across a year's end both years are said, whatever year it is now.
    return f"{long_date(start)} – {long_date(end)}"


def days(count: int) -> str:
    """ "1 dag", "3 dagar"."""
    return "1 dag" if count == 1 else f"{count} dagar"


def overdue(day: date, today: date) -> str:
    """ "3 dagar försenad", or empty when the day has not passed."""
    late = (today - day).days
    return f"{days(late)} försenad" if late > 0 else ""


def nearness(day: date, today: date) -> str:
    """How a list says a day: "försenad 3 dgr", "idag", "i morgon", "24 nov"."""
    ahead = (day - today).days
    if ahead < -1:
        return f"försenad {-ahead} dgr"
    if ahead in _NEAR:
        return _NEAR[ahead]
    return short_date(day, today)


_NEAR: Final = {-1: "försenad 1 dag", 0: "idag", 1: "i morgon"}


def clock_time(moment: datetime) -> str:
    """ "09.41", as a Swedish clock is written."""
    return f"{moment.hour:02}.{moment.minute:02}"


def duration(start: date, end: date) -> str:
    """ "26 veckor", "3 dagar": how long from ``start`` through ``end``, both days counted."""
    length = (end - start).days + 1
    whole, rest = divmod(length, 7)
    if whole >= 2 and rest in {0, 6, 1}:
        return f"{whole + (rest == 6)} veckor"
    return days(length) if length < 28 else f"{round(length / 7)} veckor"


def _with_year(words: str, day: date, today: date | None) -> str:
    return words if today is not None and day.year == today.year else f"{words} {day.year}"
