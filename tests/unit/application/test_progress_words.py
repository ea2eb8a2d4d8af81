"""Small steps in words."""

from datetime import date

import pytest

from karriarstod.application.progress_words import (
    rung_words,
    task_sentences,
    week_words,
)
from karriarstod.domain.plan import TaskLevel
from karriarstod.domain.progression import Rung, WeekMark

TODAY = date(2026, 3, 16)
MONDAY = date(2026, 3, 9)


def test_tasks_are_told_by_level_the_furthest_first() -> None:
    rungs = (
        Rung("Baka", TaskLevel.TRIES, MONDAY),
        Rung("Kassan", TaskLevel.ALONE, MONDAY),
        Rung("Städa"),
        Rung("Diska", TaskLevel.ALONE, MONDAY),
        Rung("DVD-hyllan", TaskLevel.SHOWS_OTHERS, MONDAY),
        Rung("Öppna caféet", TaskLevel.WITH_SUPPORT, MONDAY),
    )
    assert task_sentences(rungs) == (
        "Kan visa andra: DVD-hyllan. Gör självständigt: kassan, diska."
        " Gör med stöd: öppna caféet. Prövar: baka."
    )


def test_where_nothing_is_marked_nothing_is_said() -> None:
    assert task_sentences((Rung("Baka"),)) == ""
    assert rung_words(Rung("Baka"), TODAY) == ""


def test_a_task_tells_since_when_and_the_way_there() -> None:
    before = ((TaskLevel.TRIES, date(2025, 12, 1)), (TaskLevel.WITH_SUPPORT, date(2026, 1, 12)))
    rung = Rung("Baka", TaskLevel.ALONE, MONDAY, before)
    assert rung_words(rung, TODAY) == (
        "självständig sedan 9 mars; med stöd 12 januari; prövar 1 december 2025"
    )


def test_what_was_changed_the_same_day_is_no_part_of_the_way() -> None:
    before = (
        (TaskLevel.TRIES, date(2026, 1, 12)),
        (TaskLevel.WITH_SUPPORT, date(2026, 1, 12)),
        (TaskLevel.TRIES, MONDAY),
    )
    rung = Rung("Baka", TaskLevel.ALONE, MONDAY, before)
    assert rung_words(rung, TODAY) == "självständig sedan 9 mars; med stöd 12 januari"


@pytest.mark.parametrize(
    ("week", "words"),
    [
        (
            WeekMark(1, MONDAY, 5, 4, 3, "Kassan."),
            "kom i tid 4 av 5, stannade hela dagen 3 av 5, provade kassan",
        ),
        (WeekMark(1, MONDAY, 1, 1, 0), "kom i tid 1 av 1, stannade hela dagen 0 av 1"),
        (WeekMark(1, MONDAY, 0, 0, 0, "AMU-dagen"), "inga planerade dagar, provade AMU-dagen"),
    ],
)
def test_a_week_is_told_in_days(week: WeekMark, words: str) -> None:
    assert week_words(week) == words
