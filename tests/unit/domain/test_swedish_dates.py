"""Dates as a person says them."""

from datetime import date, datetime

import pytest

from karriarstod.domain.swedish_dates import (
    clock_time,
    days,
    duration,
    long_date,
    nearness,
    overdue,
    period,
    short_date,
    until,
    week,
    weekday_date,
)

TODAY = date(2026, 11, 21)


def test_the_year_is_left_out_when_it_is_this_one() -> None:
    assert long_date(TODAY, TODAY) == "21 november"


def test_the_year_is_said_when_nothing_is_known_of_today() -> None:
    assert long_date(TODAY) == "21 november 2026"


def test_a_short_date_has_a_short_month() -> None:
    assert short_date(date(2027, 2, 1), TODAY) == "1 feb 2027"


def test_a_day_of_the_week_is_said_first() -> None:
    assert weekday_date(TODAY, TODAY) == "lördag 21 november"


@pytest.mark.parametrize(("day", "said"), [(date(2026, 12, 1), "till 1 dec"), (TODAY, "till idag")])
def test_until(day: date, said: str) -> None:
    assert until(day, TODAY) == said


def test_a_week_is_the_iso_week() -> None:
    assert week(TODAY) == "v. 47"


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (None, None, ""),
        (date(2026, 4, 29), None, "sedan 29 april"),
        (None, date(2026, 12, 8), "till 8 december"),
        (date(2026, 3, 12), date(2026, 3, 12), "12 mars"),
        (date(2026, 4, 10), date(2026, 4, 28), "10 – 28 april"),
        (date(2026, 3, 20), date(2026, 4, 9), "20 mars – 9 april"),
        (date(2025, 12, 1), date(2026, 1, 31), "1 december 2025 – 31 januari 2026"),
        (date(2025, 3, 1), date(2025, 4, 2), "1 mars – 2 april 2025"),
    ],
)
def test_a_period_says_no_more_than_it_must(
    start: date | None, end: date | None, said: str
) -> None:
    assert period(start, end, TODAY) == said


@pytest.mark.parametrize(("count", "said"), [(1, "1 dag"), (3, "3 dagar"), (0, "0 dagar")])
def test_days_are_counted_in_swedish(count: int, said: str) -> None:
    assert days(count) == said


@pytest.mark.parametrize(("day", "said"), [(date(2026, 11, 18), "3 dagar försenad"), (TODAY, "")])
def test_overdue_says_how_late(day: date, said: str) -> None:
    assert overdue(day, TODAY) == said


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 11, 18), "försenad 3 dgr"),
        (date(2026, 11, 20), "försenad 1 dag"),
        (TODAY, "idag"),
        (date(2026, 11, 22), "i morgon"),
        (date(2026, 11, 24), "24 nov"),
    ],
)
def test_nearness_is_what_a_list_says(day: date, said: str) -> None:
    assert nearness(day, TODAY) == said


def test_a_clock_is_read_with_a_point() -> None:
    assert clock_time(datetime(2026, 11, 21, 9, 41)) == "09.41"  # noqa: DTZ001 - only read


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (date(2026, 11, 30), date(2027, 5, 29), "26 veckor"),
        (date(2026, 11, 2), date(2026, 11, 2), "1 dag"),
        (date(2026, 11, 2), date(2026, 11, 6), "5 dagar"),
        (date(2026, 11, 2), date(2026, 11, 15), "2 veckor"),
        (date(2026, 1, 1), date(2026, 6, 30), "26 veckor"),
    ],
)
def test_a_duration_is_in_weeks_when_it_is_long(start: date, end: date, said: str) -> None:
    assert duration(start, end) == said
