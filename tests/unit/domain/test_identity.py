"""Personnummer, samordningsnummer, reserve numbers and case numbers."""

from datetime import date

import pytest
from builders import COORDINATION_NUMBER, NUMBERS, TODAY
from hypothesis import given
from hypothesis import strategies as st

from karriarstod.domain.errors import CaseNumberMalformed, IdentityNumberProblem
from karriarstod.domain.identity import CaseNumber, IdentityKind, IdentityNumber, luhn_digit


@pytest.mark.parametrize("twelve", NUMBERS)
@pytest.mark.parametrize(
    "write",
    [
        lambda n: n,
        lambda n: f"{n[:8]}-{n[8:]}",
        lambda n: f" {n[:8]} {n[8:]} ",
        lambda n: f"{n[:8]}–{n[8:]}",
        lambda n: f"{n[2:8]}-{n[8:]}",
        lambda n: n[2:],
    ],
)
def test_every_way_of_writing_a_test_number_gives_the_same_twelve_digits(twelve, write):
    number = IdentityNumber.parse(write(twelve), TODAY)
    assert (number.kind, number.value, number.verified) == (
        IdentityKind.PERSONNUMMER,
        twelve,
        True,
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("19710301-1033", "check_digit"),
        ("19710231-1037", "date"),
        ("20300101-2388", "future"),
        ("000000-0000", "form"),
        ("971132-2387", "date"),
        ("abc", "form"),
        ("1971 03 01 1032 7", "form"),
        ("710301*1032", "form"),
    ],
)
def test_a_wrong_number_is_refused_for_its_own_reason(text, reason):
    with pytest.raises(IdentityNumberProblem) as refused:
        IdentityNumber.parse(text, TODAY)
    assert refused.value.reason == reason


@pytest.mark.parametrize(
    ("typed", "left"), [("", 10), ("970516-23", 2), ("97051", 5), ("19970516-23", 2), ("1997", 8)]
)
def test_a_number_half_typed_says_how_many_digits_are_left(typed, left):
    with pytest.raises(IdentityNumberProblem) as refused:
        IdentityNumber.parse(typed, TODAY)
    assert (refused.value.reason, refused.value.missing) == ("too_short", left)


def test_a_wrong_check_digit_may_be_kept_as_not_verified():
    number = IdentityNumber.parse("19710301-1033", TODAY, keep_unverified=True)
    assert not number.verified


def test_plus_means_a_hundred_years_or_more():
    assert IdentityNumber.parse("121212+1212", TODAY).value == "191212121212"


def test_without_a_century_the_latest_day_not_in_the_future_is_meant():
    assert IdentityNumber.parse("000226-2384", TODAY).value == "200002262384"


def test_a_day_plus_sixty_is_a_samordningsnummer_born_on_the_day():
    number = IdentityNumber.parse(COORDINATION_NUMBER, TODAY)
    assert number.kind is IdentityKind.SAMORDNINGSNUMMER
    assert number.born_on == date(1997, 5, 16)


def test_the_screen_never_shows_the_last_four_digits():
    number = IdentityNumber.parse("19900602-2397", TODAY)
    assert number.masked == "19900602-••••"
    assert number.full == "19900602-2397"
    assert "2397" not in repr(number)


def test_a_reserve_number_is_shown_as_it_is_and_needs_a_text():
    assert IdentityNumber.reserve(" R-12 ").masked == "R-12"
    with pytest.raises(IdentityNumberProblem):
        IdentityNumber.reserve("  ")


@given(st.text(alphabet="0123456789", min_size=9, max_size=9), st.integers(0, 8), st.integers(1, 9))
def test_the_check_digit_catches_every_single_wrong_digit(nine, place, off):
    changed = str((int(nine[place]) + off) % 10)
    assert luhn_digit(nine) != luhn_digit(nine[:place] + changed + nine[place + 1 :])


def reason_or_number(text):
    try:
        return IdentityNumber.parse(text, TODAY)
    except IdentityNumberProblem as problem:
        return problem.reason


@given(st.text(max_size=20) | st.from_regex(r"[0-9]{6,8}[-+ ]?[0-9]{4}", fullmatch=True))
def test_whatever_is_typed_gives_a_number_born_by_today_or_a_reason(text):
    answer = reason_or_number(text)
    if isinstance(answer, IdentityNumber):
        assert answer.born_on is not None
        assert answer.born_on <= TODAY
    else:
        assert answer in {"too_short", "form", "date", "future", "check_digit"}


@given(st.dates(date(1900, 1, 1), TODAY), st.integers(1, 999))
def test_parsing_what_is_shown_in_full_gives_the_same_number(born, serial):
    nine = f"{born:%y%m%d}{serial:03d}"
    number = IdentityNumber.parse(f"{born:%Y%m%d}-{serial:03d}{luhn_digit(nine)}", TODAY)
    assert IdentityNumber.parse(number.full, TODAY) == number
    assert number.born_on == born


@given(st.integers(2000, 2099), st.integers(1, 999_999))
def test_a_case_number_reads_back_as_it_was_written(year, serial):
    assert CaseNumber.parse(str(CaseNumber(year, serial))) == CaseNumber(year, serial)


@pytest.mark.parametrize("text", ["", "DLT-26-0001", "2026-0001", "DLT-2026-1", "DLT-2026-0001x"])
def test_what_is_not_a_case_number_is_refused(text):
    with pytest.raises(CaseNumberMalformed):
        CaseNumber.parse(text)
