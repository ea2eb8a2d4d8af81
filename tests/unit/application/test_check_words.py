"""A check tells the first cause, once."""

from dataclasses import replace

import pytest

from karriarstod.application.check_words import check_sentence
from karriarstod.application.register_user import RegisterCheck

SOUND = RegisterCheck(True, (), (), (), (), {})
DAMAGED = replace(
    SOUND,
    cipher_problems=("HMAC verification failed for page 7",),
    integrity_problems=("DatabaseDamaged",),
    foreign_key_problems=("DatabaseDamaged",),
    search_problems=("note_search",),
)


def test_a_sound_register_is_whole_and_there_is_nothing_to_do() -> None:
    told = check_sentence(SOUND)
    assert (told.what, told.what_to_do) == ("Registret är helt.", "")


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (DAMAGED, "databasfilen är skadad"),
        (replace(SOUND, integrity_problems=("row 3 missing",)), "databasfilen är skadad"),
        (
            replace(SOUND, foreign_key_problems=("note 3",), search_problems=("note_search",)),
            "en del hänvisar till något som inte finns",
        ),
        (replace(SOUND, search_problems=("x",)), "sökorden stämmer inte med innehållet"),
        (replace(SOUND, header_ok=False), "nyckelfilen stämmer inte"),
        (
            replace(DAMAGED, header_ok=False),
            "nyckelfilen stämmer inte och databasfilen är skadad",
        ),
    ],
)
def test_the_first_cause_is_the_one_that_is_told(found: RegisterCheck, said: str) -> None:
    assert check_sentence(found).what == f"Registret är inte helt: {said}."


def test_what_is_wrong_comes_with_what_to_do_and_that_nothing_was_changed() -> None:
    told = check_sentence(DAMAGED)
    assert told.nothing_lost == "Kontrollen har inte ändrat något."
    assert "säkerhetskopian" in told.what_to_do
