"""Dates as they are typed: quickly, half, and in Swedish."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from karriarstod.domain.errors import DomainError
from karriarstod.domain.swedish_dates import MONTHS, WEEKDAYS

EARLIEST: Final = 1900
LATEST: Final = 2199

_Reader = Callable[[re.Match[str], date], date | None]


class TypedDateProblem(DomainError):
    """A typed text that is no date; `reason` is ``empty``, ``unknown`` or ``no_such_day``."""

    def __init__(self, reason: str, text: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.text = text


def parse_typed_date(text: str, today: date, *, not_before: date | None = None) -> date:
    """The day a person means; ``TypedDateProblem`` when it cannot be told.

    Understands ``idag``, ``i morgon``, ``i övermorgon``, ``igår``; ``+3``, ``+3d``, ``+2v``,
    ``+3m``, ``+1å`` and the same with minus; ``om två veckor``; a weekday (``fre``: the next one,
    never today; ``nästa fre``: the one in the calendar week after this); ``nästa vecka`` (Monday),
    ``nästa mån`` and ``nästa månad`` (same day), ``nästa år``; ``v 47`` (its Monday);
    ``20/3``, ``20 mars``, ``20 mars 2027``, ``20/3-27``, ``2026-03-20``, ``20260320``, ``260320``.

    A day without a year is this year's, or next year's when it lies more than half a year back.
    An end is never read as a day before its beginning: with ``not_before`` a day or week without
    a year that would be is the first such one from there on, and a weekday the next one after it.
    """
    plain = " ".join(text.strip().lower().rstrip(".").split())
    if not plain:
        raise TypedDateProblem("empty", text)
    plain = re.sub(r"^(den|senast|till|från)\s+", "", plain)
    if plain in _NEAR_DAYS:
        return _moved(text, lambda: today + timedelta(days=_NEAR_DAYS[plain]))
    for pattern, reader in _READERS:
        if found := pattern.fullmatch(plain):
            day = _moved(text, lambda: reader(found, today))  # noqa: B023 - called at once
            follow = None if found.groupdict().get("year") else _FOLLOWING.get(reader)
            if not_before is None or day >= not_before or follow is None:
                return day
            return follow(day, not_before)
    raise TypedDateProblem("unknown", text)


def unreal_day(text: str) -> str:
    """The day that is written and in no almanac, as "31 februari"; ``""`` when it is none such."""
    plain = " ".join(text.strip().lower().rstrip(".").split())
    for pattern, reader in _READERS:
        found = pattern.fullmatch(plain)
        if found is None or reader not in {_day_and_month, _whole}:
            continue
        word = found["month"]
        month = int(word) if word.isdecimal() else _month(word)
        if month is None or not 1 <= month <= len(MONTHS):
            return ""
        # Without its year the 29th of February is a day of some year.
        year = _full_year(found["year"]) if found["year"] else 2000
        day = int(found["day"])
        if year and 1 <= day <= monthrange(year, month)[1]:
            return ""
        return f"{day} {MONTHS[month - 1]}" + (f" {year}" if found["year"] else "")
    return ""


def add_months(day: date, months: int) -> date:
    """The same day of a later (or earlier) month, or its last day where there is no such day."""
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = monthrange(years, month + 1)[1]
    return date(years, month + 1, min(day.day, last))


def _moved(text: str, read: Callable[[], date | None]) -> date:
    try:
        day = read()
    except (ValueError, OverflowError) as impossible:
        raise TypedDateProblem("no_such_day", text) from impossible
    if day is None:
        raise TypedDateProblem("unknown", text)
    if not EARLIEST <= day.year <= LATEST:
        raise TypedDateProblem("no_such_day", text)
    return day


_NEAR_DAYS: Final = {
    "idag": 0,
    "i dag": 0,
    "nu": 0,
    "imorgon": 1,
    "i morgon": 1,
    "imorn": 1,
    "i övermorgon": 2,
    "övermorgon": 2,
    "igår": -1,
    "i går": -1,
    "i förrgår": -2,
}
_COUNTS: Final = (
    "noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv",
)  # fmt: skip


def _count(word: str) -> int | None:
    if word.isdecimal():
        return int(word)
    if word == "ett":
        return 1
    return _COUNTS.index(word) if word in _COUNTS else None


def _weekday(word: str) -> int | None:
    return _begins(word, WEEKDAYS, 2)


def _month(word: str) -> int | None:
    place = _begins(word, MONTHS, 3)
    return None if place is None else place + 1


def _begins(word: str, whole: tuple[str, ...], least: int) -> int | None:
    # Abbreviations are beginnings; "tors" and "torsd" are both fine, "ma" could be mars or maj.
    hits = [place for place, name in enumerate(whole) if name.startswith(word.rstrip("."))]
    return hits[0] if len(word.rstrip(".")) >= least and len(hits) == 1 else None


def _step(today: date, count: int, unit: str) -> date | None:
    kind = unit[:1]
    if kind == "m" and "må".startswith(unit[:2]):
        return add_months(today, count)
    if kind == "å":
        return add_months(today, 12 * count)
    if kind == "v":
        return today + timedelta(weeks=count)
    return today + timedelta(days=count)


def _relative(found: re.Match[str], today: date) -> date | None:
    count = int(found["count"])
    return _step(today, -count if found["sign"] in "-–−" else count, found["unit"] or "d")


def _in_words(found: re.Match[str], today: date) -> date | None:
    count = _count(found["count"])
    return None if count is None else _step(today, count, found["unit"])


def _next(found: re.Match[str], today: date) -> date | None:
    word = found["what"]
    if "månad".startswith(word) and len(word) >= 3 and word != "månda":
        return add_months(today, 1)
    if word in {"v", "vecka"}:
        return today + timedelta(days=7 - today.weekday())
    if word == "år":
        return add_months(today, 12)
    weekday = _weekday(word)
    if weekday is None:
        return None
    return today + timedelta(days=7 - today.weekday() + weekday)


def _named_day(found: re.Match[str], today: date) -> date | None:
    weekday = _weekday(found["what"])
    if weekday is None:
        return None
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _week(found: re.Match[str], today: date) -> date | None:
    number = int(found["week"])
    if found["year"]:
        return date.fromisocalendar(_full_year(found["year"]), number, 1)
    monday = date.fromisocalendar(today.isocalendar().year, number, 1)
    if (today - monday).days > 183:
        return date.fromisocalendar(today.isocalendar().year + 1, number, 1)
    return monday


def _day_and_month(found: re.Match[str], today: date) -> date | None:
    word = found["month"]
    month = int(word) if word.isdecimal() else _month(word)
    if month is None:
        return None
    day = int(found["day"])
    if found["year"]:
        return date(_full_year(found["year"]), month, day)
    return _this_or_next_year(day, month, today)


def _this_or_next_year(day: int, month: int, today: date) -> date:
    if (month, day) == (2, 29):
        return date(next(year for year in range(today.year, today.year + 9) if _leap(year)), 2, 29)
    guess = date(today.year, month, day)
    return guess if (today - guess).days <= 183 else date(today.year + 1, month, day)


def _leap(year: int) -> bool:
    return monthrange(year, 2)[1] == 29


def _whole(found: re.Match[str], today: date) -> date:
    del today  # everything is written out
    return date(_full_year(found["year"]), int(found["month"]), int(found["day"]))


def _full_year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _same_day_from(day: date, start: date) -> date:
    # The 29th of February may be eight years away.
    years = range(start.year, start.year + 9)
    possible = (year for year in years if (day.month, day.day) != (2, 29) or _leap(year))
    days = (date(year, day.month, day.day) for year in possible)
    return next(one for one in days if one >= start)


def _same_week_from(day: date, start: date) -> date:
    week = day.isocalendar().week
    # Not every year has a week 53.
    years = (year for year in range(start.year, start.year + 9) if week < 53 or _has_week_53(year))
    days = (date.fromisocalendar(year, week, 1) for year in years)
    return next(one for one in days if one >= start)


def _has_week_53(year: int) -> bool:
    return date(year, 12, 28).isocalendar().week == 53


def _same_weekday_from(day: date, start: date) -> date:
    return start + timedelta(days=(day.weekday() - start.weekday() - 1) % 7 + 1)


_FOLLOWING: Final[dict[_Reader, Callable[[date, date], date]]] = {
    _day_and_month: _same_day_from,
    _week: _same_week_from,
    _named_day: _same_weekday_from,
}

_UNIT: Final = r"(?P<unit>d|dag|dagar|v|vecka|veckor|m|mån|månad|månader|å|år)"

_READERS: Final[tuple[tuple[re.Pattern[str], _Reader], ...]] = tuple(
    (re.compile(pattern), reader)
    for pattern, reader in (
        (r"(?P<sign>[+\-–−]) ?(?P<count>\d{1,5}) ?" + _UNIT + "?", _relative),
        (r"om (?P<count>\d{1,5}|\w+) ?" + _UNIT, _in_words),
        (r"(nästa|kommande) (?P<what>\w+)", _next),
        (r"(på )?(?P<what>[a-zåäö]+\.?)", _named_day),
        (r"v(ecka)?\.? ?(?P<week>\d{1,2})( (?P<year>\d{4}))?", _week),
        (r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})", _whole),
        (r"(?P<year>\d{4}|\d{2})(?P<month>\d{2})(?P<day>\d{2})", _whole),
        (r"(?P<day>\d{1,2}) ?/ ?(?P<month>\d{1,2})([ /\-](?P<year>\d{4}|\d{2}))?", _day_and_month),
        (r"(?P<day>\d{1,2})(:e|e)? ?(?P<month>[a-zåäö]+\.?)( (?P<year>\d{4}))?", _day_and_month),
    )
)  # fmt: skip
