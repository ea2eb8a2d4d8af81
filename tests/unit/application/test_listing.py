"""The list and the first page where something is not there yet."""

from datetime import date

import pytest
from builders import NUMBERS, TODAY, a_case, a_number, a_placement
from fake_store import FakeStore

from karriarstod.application.listing import Wanted
from karriarstod.application.rulebook import rule_book
from karriarstod.application.views import participant_row, today_view
from karriarstod.domain.stages import PlaceState, StageKey

IMPOSSIBLE = "991399-1234"
"""Ten digits with a thirteenth month."""


def test_ten_digits_that_are_no_number_are_looked_for_as_a_word() -> None:
    wanted = Wanted.of(f"Leila {IMPOSSIBLE}", TODAY)
    assert (wanted.number, IMPOSSIBLE in wanted.words) == (None, True)


def test_a_number_is_found_after_ten_digits_that_are_none() -> None:
    wanted = Wanted.of(f"{IMPOSSIBLE} {NUMBERS[0]}", TODAY)
    assert (wanted.number, wanted.words) == (a_number(NUMBERS[0]), (IMPOSSIBLE,))


def test_somebody_without_a_placement_stands_nowhere_in_the_chain() -> None:
    row = participant_row(a_case(stage=None), rule_book(), TODAY)
    assert (row.stage, row.supervisor, row.plan_signed_on) == (None, "", None)
    assert {step.state for step in row.steps} == {PlaceState.AHEAD}


@pytest.mark.parametrize(("since", "counted"), [(date(2026, 4, 1), 0), (date(2026, 3, 2), 1)])
def test_whoever_begins_another_day_is_active_and_counted_nowhere_yet(
    since: date, counted: int
) -> None:
    case = a_case(placements=(a_placement(StageKey.TRAINING, since=since),))
    today = today_view(FakeStore(case).queries, rule_book(), TODAY)
    assert (today.active, sum(count for _, count in today.places)) == (1, counted)
