"""Dates as they are typed."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from karriarstod.domain.swedish_dates import long_date, short_date, weekday_date
from karriarstod.domain.typed_dates import (
    EARLIEST,
    LATEST,
    TypedDateProblem,
    add_months,
    parse_typed_date,
    unreal_day,
)

SATURDAY = date(2026, 11, 21)
DAYS = st.dates(date(EARLIEST + 10, 1, 1), date(LATEST - 10, 12, 31))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("idag", date(2026, 11, 21)),
        ("I morgon", date(2026, 11, 22)),
        ("i övermorgon", date(2026, 11, 23)),
        ("igår", date(2026, 11, 20)),
        ("+3", date(2026, 11, 24)),
        ("+2v", date(2026, 12, 5)),
        ("+2 veckor", date(2026, 12, 5)),
        ("-1d", date(2026, 11, 20)),
        ("−1d", date(2026, 11, 20)),
        ("+3m", date(2027, 2, 21)),
        ("+1å", date(2027, 11, 21)),
        ("om två veckor", date(2026, 12, 5)),
        ("om 10 dagar", date(2026, 12, 1)),
        ("om en månad", date(2026, 12, 21)),
        ("om ett år", date(2027, 11, 21)),
        ("fre", date(2026, 11, 27)),
        ("på fredag", date(2026, 11, 27)),
        ("lör", date(2026, 11, 28)),
        ("tors.", date(2026, 11, 26)),
        ("nästa fre", date(2026, 11, 27)),
        ("nästa vecka", date(2026, 11, 23)),
        ("nästa mån", date(2026, 12, 21)),
        ("nästa månad", date(2026, 12, 21)),
        ("nästa måndag", date(2026, 11, 23)),
        ("nästa år", date(2027, 11, 21)),
        ("v 47", date(2026, 11, 16)),
        ("v.2", date(2027, 1, 11)),
        ("vecka 2 2026", date(2026, 1, 5)),
        ("20/3", date(2027, 3, 20)),
        ("20/11", date(2026, 11, 20)),
        ("20/3-26", date(2026, 3, 20)),
        ("20/3 2026", date(2026, 3, 20)),
        ("20 mars", date(2027, 3, 20)),
        ("20:e mars 2026", date(2026, 3, 20)),
        ("senast 5 dec", date(2026, 12, 5)),
        ("den 1 maj 2027", date(2027, 5, 1)),
        ("2026-03-20", date(2026, 3, 20)),
        ("20260320", date(2026, 3, 20)),
        ("260320", date(2026, 3, 20)),
        ("29/2", date(2028, 2, 29)),
    ],
)
def test_a_typed_text_means_the_day_a_person_means(typed: str, meant: date) -> None:
    assert parse_typed_date(typed, SATURDAY) == meant


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "empty"),
        ("   ", "empty"),
        ("hej", "unknown"),
        ("om många veckor", "unknown"),
        ("20 ma", "unknown"),
        ("nästa gång", "unknown"),
        ("31/2", "no_such_day"),
        ("2026-13-01", "no_such_day"),
        ("v 60", "no_such_day"),
        ("v 60 2026", "no_such_day"),
        ("+99999v", "no_such_day"),
        ("1800-01-01", "no_such_day"),
    ],
)
def test_what_is_no_date_is_refused_with_its_reason(typed: str, reason: str) -> None:
    with pytest.raises(TypedDateProblem) as problem:
        parse_typed_date(typed, SATURDAY)
    assert problem.value.reason == reason


@given(day=DAYS, today=DAYS)
@pytest.mark.parametrize("write", [long_date, date.isoformat])
def test_a_date_written_out_is_read_back(write, day: date, today: date) -> None:  # type: ignore[no-untyped-def]  # two kinds of function
    assert parse_typed_date(write(day), today) == day


@given(day=DAYS, today=DAYS)
def test_a_short_date_is_read_back(day: date, today: date) -> None:
    assert parse_typed_date(short_date(day), today) == day


@given(today=DAYS, ahead=st.integers(0, 180))
def test_a_day_without_a_year_is_the_near_one(today: date, ahead: int) -> None:
    day = today + timedelta(days=ahead)
    read = parse_typed_date(f"{day.day}/{day.month}", today)
    assert read == day or (day.month, day.day) == (2, 29)


@given(text=st.text(max_size=20), today=DAYS)
def test_any_text_is_a_day_or_a_problem(text: str, today: date) -> None:
    with suppress(TypedDateProblem):
        assert EARLIEST <= parse_typed_date(text, today).year <= LATEST


@given(day=DAYS, months=st.integers(-24, 24))
def test_months_end_in_the_right_month(day: date, months: int) -> None:
    moved = add_months(day, months)
    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == months


def test_a_month_that_is_too_short_gives_its_last_day() -> None:
    assert add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)


def test_a_weekday_is_said_with_the_year_when_it_is_another() -> None:
    assert weekday_date(date(2027, 1, 4), SATURDAY) == "måndag 4 januari 2027"


@pytest.mark.parametrize(
    ("typed", "start", "meant"),
    [
        ("1/11", date(2026, 11, 24), date(2027, 11, 1)),
        ("1 nov", date(2026, 11, 24), date(2027, 11, 1)),
        ("24/11", date(2026, 11, 24), date(2026, 11, 24)),
        ("1/6", date(2024, 1, 1), date(2026, 6, 1)),
        ("1/3", date(2028, 2, 1), date(2028, 3, 1)),
        ("29/2", date(2028, 3, 1), date(2032, 2, 29)),
        ("v 47", date(2026, 11, 24), date(2027, 11, 22)),
        ("v 53", date(2027, 2, 1), date(2032, 12, 27)),
        ("fre", date(2026, 12, 24), date(2026, 12, 25)),
        ("tors", date(2026, 12, 24), date(2026, 12, 31)),
    ],
)
def test_an_end_typed_without_a_year_never_lies_before_its_beginning(typed, start, meant):
    assert parse_typed_date(typed, SATURDAY, not_before=start) == meant


@pytest.mark.parametrize("typed", ["1/11 2026", "2026-11-01", "igår", "nästa fre"])
def test_an_end_that_says_its_own_day_is_left_as_it_was_typed(typed):
    start = date(2026, 12, 24)
    assert parse_typed_date(typed, SATURDAY, not_before=start) == parse_typed_date(typed, SATURDAY)


@given(DAYS, DAYS)
def test_a_day_and_month_after_any_beginning_is_that_day_and_within_eight_years(day, start):
    read = parse_typed_date(f"{day.day}/{day.month}", SATURDAY, not_before=start)
    assert (read.month, read.day) == (day.month, day.day)
    assert read >= start


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("31/2", "31 februari"),
        ("31 apr", "31 april"),
        ("29/2-27", "29 februari 2027"),
        ("2026-02-30", "30 februari 2026"),
        ("2026-13-01", ""),
        ("29/2", ""),
        ("1800-01-01", ""),
        ("v 60", ""),
        ("snart", ""),
    ],
)
def test_a_day_that_is_not_in_the_almanac_can_still_be_named(text: str, named: str) -> None:
    assert unreal_day(text) == named
