"""The code that leads out of meeting mode."""

from datetime import UTC, datetime, timedelta

import pytest
from fake_store import FakeStore

from karriarstod.application.meeting_code import (
    MeetingCodeUnfit,
    Tries,
    has_meeting_code,
    is_meeting_code,
    set_meeting_code,
)

NOW = datetime(2026, 3, 16, 9, 0, tzinfo=UTC)


def test_the_code_that_was_set_is_known_again_and_no_other() -> None:
    store = FakeStore()

    set_meeting_code(store.begin, "2580")

    assert has_meeting_code(store.begin)
    assert is_meeting_code(store.begin, "2580")
    assert not is_meeting_code(store.begin, "2581")


def test_where_there_is_no_code_nothing_is_one() -> None:
    store = FakeStore()

    assert not has_meeting_code(store.begin)
    assert not is_meeting_code(store.begin, "")
    assert not is_meeting_code(store.begin, "0000")


def test_a_code_that_was_taken_away_leads_nowhere() -> None:
    store = FakeStore()
    set_meeting_code(store.begin, "2580")

    set_meeting_code(store.begin, "")

    assert not is_meeting_code(store.begin, "2580")


def test_what_is_kept_does_not_tell_the_code() -> None:
    first, second = FakeStore(), FakeStore()

    for store in (first, second):
        set_meeting_code(store.begin, "2580")

    assert "2580" not in first.content.meeting_code
    assert first.content.meeting_code != second.content.meeting_code


@pytest.mark.parametrize("code", ["123", "123456789", "12a4", "12 34", "١٢٣٤"])
def test_a_code_is_four_to_eight_digits(code: str) -> None:
    store = FakeStore()

    with pytest.raises(MeetingCodeUnfit):
        set_meeting_code(store.begin, code)


def test_three_wrong_tries_cost_nothing_and_then_one_waits_longer_each_time() -> None:
    tries, waits = Tries(), []
    for _ in range(11):
        tries = tries.with_failure(NOW)
        waits.append(tries.seconds_left(NOW))

    assert waits == [0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60]


def test_the_wait_passes_and_a_clock_set_back_does_not_prolong_it() -> None:
    tries = Tries(5, NOW)

    assert tries.seconds_left(NOW + timedelta(seconds=2)) == 0
    assert tries.seconds_left(NOW - timedelta(hours=1)) == 2
