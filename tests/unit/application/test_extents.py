"""How an extent is typed and said."""

import pytest

from karriarstod.application.extents import (
    ExtentNotUnderstood,
    extent_words,
    parse_extent,
    percent_of,
)
from karriarstod.domain.decision import Extent


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", Extent()),
        ("20", Extent(hours_per_week=20)),
        ("20 h", Extent(hours_per_week=20)),
        ("22,5 timmar i veckan", Extent(hours_per_week=22.5)),
        ("20 h/v", Extent(hours_per_week=20)),
        ("50 %", Extent(percent=50)),
        ("75", Extent(percent=75)),
        ("100 procent", Extent(percent=100)),
        ("20 timmar i veckan (50 %)", Extent(hours_per_week=20)),
    ],
)
def test_hours_and_percent_are_understood_as_they_are_typed(typed: str, meant: Extent) -> None:
    assert parse_extent(typed) == meant


@pytest.mark.parametrize("typed", ["halvtid", "120 %", "41 h", "12,5 %", "-5"])
def test_what_is_no_extent_is_told(typed: str) -> None:
    with pytest.raises(ExtentNotUnderstood):
        parse_extent(typed)


def test_forty_hours_are_all_of_full_time() -> None:
    assert percent_of(Extent(hours_per_week=40)) == 100


def test_an_extent_is_said_in_both_hours_and_percent() -> None:
    assert extent_words(Extent(percent=75)) == "30 timmar i veckan (75 %)"
    assert extent_words(Extent(hours_per_week=22.5)) == "22,5 timmar i veckan (56 %)"


def test_no_extent_says_nothing() -> None:
    assert extent_words(Extent()) == ""


def test_what_is_said_is_understood_again() -> None:
    assert parse_extent(extent_words(Extent(hours_per_week=30))) == Extent(hours_per_week=30)
