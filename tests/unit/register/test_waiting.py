"""Wrong passwords in a row cost time, also after a restart."""

from datetime import timedelta
from pathlib import Path

import pytest
from registers import NOW

from karriarstod.application.store_errors import WaitAfterFailures
from karriarstod_db.register.waiting import (
    demand_no_wait,
    forget_failures,
    note_failure,
    pause_after,
    read_failures,
)


def fail(folder: Path, times: int) -> None:
    for _ in range(times):
        note_failure(folder, read_failures(folder), NOW)


def test_the_pause_doubles_from_the_fourth_failure_up_to_a_minute() -> None:
    assert [pause_after(count) for count in range(13)] == [
        0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60,
    ]  # fmt: skip


def test_a_thousand_failures_are_still_a_minute() -> None:
    assert pause_after(1000) == 60


def test_three_failures_cost_nothing(tmp_path: Path) -> None:
    fail(tmp_path, 3)

    assert demand_no_wait(tmp_path, NOW).count == 3


def test_the_sixth_try_has_to_wait(tmp_path: Path) -> None:
    fail(tmp_path, 5)

    with pytest.raises(WaitAfterFailures) as wait:
        demand_no_wait(tmp_path, NOW + timedelta(seconds=0.5))

    assert wait.value.seconds == 2


def test_the_pause_ends(tmp_path: Path) -> None:
    fail(tmp_path, 5)

    assert demand_no_wait(tmp_path, NOW + timedelta(seconds=2)).count == 5


def test_a_clock_set_back_does_not_lengthen_the_pause(tmp_path: Path) -> None:
    fail(tmp_path, 5)

    assert read_failures(tmp_path).seconds_left(NOW - timedelta(days=300)) == 2


def test_the_right_password_clears_the_count(tmp_path: Path) -> None:
    fail(tmp_path, 9)
    forget_failures(tmp_path)

    assert demand_no_wait(tmp_path, NOW).count == 0


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"failures": "x", "last": "y"}', "\x00"])
def test_an_illegible_note_counts_as_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "register.wait").write_text(text)

    assert read_failures(tmp_path).count == 0


def test_a_folder_that_cannot_be_written_does_not_hide_the_wrong_password(tmp_path: Path) -> None:
    note_failure(tmp_path / "missing", read_failures(tmp_path), NOW)

    assert read_failures(tmp_path / "missing").count == 0
