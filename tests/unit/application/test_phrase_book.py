"""The phrase book: every language says everything, and says who has read it."""

import pytest

from karriarstod.application.phrase_book import SWEDISH, other_languages, phrase_book
from karriarstod.domain.plan import GoalStatus, TaskLevel
from karriarstod_resources.catalog import ResourceMissing, phrase_names

CODES = phrase_names()


def test_the_languages_that_were_asked_for_are_there() -> None:
    assert set(CODES) == {"sv", "en", "ar", "so", "ti", "fa", "uk", "fi"}


@pytest.mark.parametrize("code", CODES)
def test_a_language_has_every_phrase_and_no_other(code: str) -> None:
    assert set(phrase_book(code).phrases) == set(phrase_book(SWEDISH).phrases)


@pytest.mark.parametrize("code", CODES)
def test_no_phrase_is_empty(code: str) -> None:
    assert [key for key, text in phrase_book(code).phrases.items() if not text.strip()] == []


@pytest.mark.parametrize("code", CODES)
def test_pages_are_counted_with_both_numbers(code: str) -> None:
    said = phrase_book(code).say("page_of").format(page=1, pages=37)
    assert "1" in said
    assert "37" in said


def test_every_state_of_a_goal_and_level_of_a_task_has_its_word() -> None:
    keys = {one.value for one in (*GoalStatus, *TaskLevel)}
    assert keys <= set(phrase_book(SWEDISH).phrases)


def test_arabic_and_persian_read_from_the_right_and_no_others() -> None:
    assert {one.code for one in other_languages() if one.reads_from_the_right} == {"ar", "fa"}


def test_swedish_is_not_another_language() -> None:
    assert SWEDISH not in {one.code for one in other_languages()}


def test_a_language_that_nobody_has_read_says_so() -> None:
    assert not phrase_book("ar").is_reviewed
    assert phrase_book(SWEDISH).is_reviewed


def test_a_language_there_is_not_is_missing() -> None:
    with pytest.raises(ResourceMissing):
        phrase_book("tlh")
