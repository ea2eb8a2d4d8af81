"""Which passwords are accepted, and why the others are not."""

import unicodedata
from itertools import islice

import pytest

from karriarstod.application.password_rules import (
    demand_acceptable,
    password_refusals,
    password_strength,
    suggested_password,
)
from karriarstod.domain.passwords import (
    PasswordRefused,
    Refusal,
    Strength,
    normalised,
    suggestion,
)
from karriarstod_resources import catalog

FILLER = "vädret blåser ljumt mot ängsvidden "


def refusals(password: str) -> tuple[Refusal, ...]:
    return password_refusals(password, organisation="Solkattens Kooperativ", user="Ulrik Brovall")


def lines(name: str) -> list[str]:
    text = catalog.text(f"passwords/{name}")
    return [line for line in text.splitlines() if not line.startswith("#")]


@pytest.mark.parametrize(
    ("length", "expected"),
    [(14, (Refusal.TOO_SHORT,)), (15, ()), (128, ()), (129, (Refusal.TOO_LONG,))],
)
def test_fifteen_to_a_hundred_and_twentyeight_characters_are_accepted(
    length: int, expected: tuple[Refusal, ...]
) -> None:
    assert refusals((FILLER * 4)[:length]) == expected


def test_letters_typed_as_one_or_as_two_marks_are_the_same_password() -> None:
    typed = unicodedata.normalize("NFD", "blåbär på ängen vid ån")

    assert normalised(typed) == "blåbär på ängen vid ån"


@pytest.mark.parametrize(
    "password",
    [
        "  mossa under gran  ",
        "🦊🌲🚲🍎🌧️🐟🎻🪵🧦🥕🛶🪁🧭🪴🐌",
        "жёлтая лодка у моста",
        "x7Kq!p2wL9#vBn4t",
        "mossgrön kajak 1985",
        "Ulrik paddlar i dimman",
    ],
)
def test_spaces_emoji_and_any_letters_are_accepted(password: str) -> None:
    assert refusals(password) == ()


def test_spaces_at_both_ends_are_part_of_the_password() -> None:
    assert normalised("  mossa ") == "  mossa "


def test_two_hundred_listed_words_dressed_up_are_refused() -> None:
    listed = islice((word for word in lines("common.txt") if len(word) > 5), 200)
    dressed = [f"{word.capitalize()}{word}2026!" for word in listed]

    assert [one for one in dressed if len(one) >= 15 and not refusals(one)] == []


def test_every_listed_password_that_is_long_enough_is_refused() -> None:
    assert [word for word in lines("common.txt") if not refusals(word)] == []


@pytest.mark.parametrize(
    ("password", "reason"),
    [
        ("aaaaaaaaaaaaaaaaaaaa", Refusal.REPETITIVE),
        ("kaka-kaka-kaka-kaka", Refusal.REPETITIVE),
        ("ababbabaabbabaababba", Refusal.REPETITIVE),
        ("12345678901234567890", Refusal.SEQUENCE),
        ("qwertyuiopåasdfghjklöä", Refusal.SEQUENCE),
        ("zyxwvutsrqponmlkji", Refusal.SEQUENCE),
        ("solkattens kooperativ 1", Refusal.NAMES),
        ("Ulrik.Brovall.2026", Refusal.NAMES),
        ("Ulrik Brovall 19850101", Refusal.NAMES),
        ("Ulrik Brovall 850101 XY", Refusal.NAMES),
        ("Brovall 1 januari 1985", Refusal.NAMES),
        ("solkattens 1985-01-01!", Refusal.NAMES),
        ("2019-06-20 2021-11-03", Refusal.NAMES),
        ("Solkattens Ulrik katt", Refusal.NAMES),
        ("Ulrik sommar lösenord 31/12-1999", Refusal.COMMON),
        ("1985-01-01 1234 min", Refusal.PERSONNUMMER),
        ("L0senord-l0senord-1", Refusal.COMMON),
        ("SommarSommar2026!!", Refusal.COMMON),
        ("Handledare Handledare 99", Refusal.COMMON),
        ("850412-1234 är mitt", Refusal.PERSONNUMMER),
        ("mitt är 198504121234", Refusal.PERSONNUMMER),
        ("8504721234 samordning", Refusal.PERSONNUMMER),
    ],
)
def test_what_is_guessed_first_is_refused_with_its_reason(password: str, reason: Refusal) -> None:
    assert reason in refusals(password)


def test_every_reason_is_given_at_once() -> None:
    with pytest.raises(PasswordRefused) as refused:
        demand_acceptable("aaaa", organisation="Solkatten", user="Ulrik")

    assert refused.value.refusals == (Refusal.TOO_SHORT, Refusal.REPETITIVE)


def test_an_accepted_password_passes() -> None:
    demand_acceptable(FILLER, organisation="Solkatten", user="Ulrik")


def test_an_empty_password_is_only_too_short() -> None:
    assert refusals("") == (Refusal.TOO_SHORT,)


def test_suggested_passwords_are_accepted() -> None:
    assert [one for one in (suggested_password() for _ in range(50)) if refusals(one)] == []


def test_a_suggestion_is_six_words_drawn_one_by_one() -> None:
    words = iter(["sol", "vind", "regn", "snö", "is", "dimma"])

    assert suggestion(["unused"], lambda _words: next(words)) == "sol vind regn snö is dimma"


def test_there_are_more_than_a_thousand_words_to_draw_from() -> None:
    words = lines("words.txt")

    assert len(set(words)) == len(words) > 1000


@pytest.mark.parametrize(
    ("password", "expected"),
    [
        ("sommar2026", Strength.WEAK),
        ("abababababababababababababababababababab", Strength.WEAK),
        ("hatt kaktus fjord trumma äpple ugglan", Strength.GOOD),
        ("hatt kaktus fjord trumma äpple uggla sjal penna", Strength.STRONG),
    ],
)
def test_strength_grows_with_the_number_of_words(password: str, expected: Strength) -> None:
    assert password_strength(password) is expected


def test_mixed_characters_count_for_more_than_the_same_number_of_letters() -> None:
    assert password_strength("x7Kqsp2wL9zvBn4tRm8d") is Strength.STRONG
