"""Words of crime and diagnosis ask first; words that judge get a plainer one beside them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from karriarstod.forms.answers import Answers, Row
from karriarstod.forms.careful_words import (
    CarefulWords,
    Concern,
    asks_first,
    careful_hits,
    form_hits,
    shipped_words,
)
from karriarstod.forms.catalog import newest_of

OURS = shipped_words()


@pytest.mark.parametrize(
    "text",
    [
        "Han är dömd och har frigång.",
        "Kommer från häktet.",
        "Ett brott som ligger bakåt.",
        "Anstalten ringde.",
        "Står under ÖVERVAKNING till maj.",
        "Domen kom i går.",
    ],
)
def test_a_word_of_crime_asks_first(text: str) -> None:
    assert {hit.concern for hit in asks_first(text, OURS)} == {Concern.CRIME}


@pytest.mark.parametrize("text", ["Har adhd.", "Diagnosen påverkar.", "En depression i vintras."])
def test_a_diagnosis_asks_first(text: str) -> None:
    assert {hit.concern for hit in asks_first(text, OURS)} == {Concern.DIAGNOSIS}


@pytest.mark.parametrize(
    "text",
    [
        "Kom i tid alla dagar och öppnade kaféet själv.",
        "Avbrott i strömmen, men kassan fungerade.",
        "Läste ur Domarringen på rasten.",
        "Bad om en additionslista.",
        "Vi latade oss inte.",
        "",
    ],
)
def test_an_ordinary_text_is_let_be(text: str) -> None:
    assert careful_hits(text, OURS) == ()


def test_a_judging_word_gets_a_plainer_one_and_stops_nobody() -> None:
    (hit,) = careful_hits("Verkar omotiverad i dag.", OURS)

    assert hit.concern is Concern.PLAINER
    assert hit.plainer
    assert asks_first("Verkar omotiverad i dag.", OURS) == ()


def test_a_hit_says_where_it_stands() -> None:
    text = "Han har frigång på fredag."
    (hit,) = careful_hits(text, OURS)

    assert text[hit.start : hit.end] == hit.word == "frigång"


def test_two_words_are_found_over_a_line_break() -> None:
    assert careful_hits("Han är misstänkt\nför något.", OURS)


def test_an_organisation_s_own_words_are_found_and_its_removed_ones_are_not() -> None:
    own = OURS.with_own({"stollig*": "skriv vad som hände"}, without=["samt"])

    assert careful_hits("Stolligt, samt sent.", own)[0].plainer == "skriv vad som hände"
    assert [hit.word for hit in careful_hits("Stolligt, samt sent.", own)] == ["Stolligt"]
    assert [hit.word for hit in careful_hits("Stolligt, samt sent.", OURS)] == ["samt"]


def test_words_of_crime_cannot_be_taken_off_the_list() -> None:
    own = OURS.with_own({}, without=["brott*", "adhd"])

    assert asks_first("Ett brott och adhd.", own) == asks_first("Ett brott och adhd.", OURS)


def test_an_empty_list_finds_nothing() -> None:
    assert careful_hits("Ett brott.", CarefulWords()) == ()


def test_a_form_says_under_which_question_the_words_stand() -> None:
    answers = (
        Answers()
        .with_value("own_goal_words", "Jag är dömd men vill framåt.")
        .with_value("earlier_work", (Row(1, {"task": "Städare på anstalten"}),))
        .with_value("strengths", "Noggrann.")
        .with_value("adaptation_need", "Diagnosen står i intyget.")
    )

    found = form_hits(newest_of("first_visit"), answers, OURS)

    assert set(found) == {"own_goal_words", "earlier_work"}


@given(st.text(alphabet="abcdomehäkt brns.\n", max_size=80))
def test_hits_never_overlap_and_always_stand_where_they_say(text: str) -> None:
    hits = careful_hits(text, OURS)

    assert all(text[hit.start : hit.end] == hit.word for hit in hits)
    assert all(one.end <= two.start for one, two in pairwise(hits))
