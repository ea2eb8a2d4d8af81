"""Protected notes in the encrypted register and in memory: kept whole, and never found."""

from dataclasses import replace

from builders import a_case, a_note
from keeping import keep, note_down

from karriarstod.application.ports import Store
from karriarstod.domain.identity import CaseNumber
from karriarstod_db.session import RegisterStore

LEILA = CaseNumber(2026, 1)
SECRET = replace(a_note("Frigång på fredagar."), protected=True, for_participant=False)


def test_it_comes_back_as_it_was_written(store: Store) -> None:
    keep(store, a_case())
    kept = note_down(store, LEILA, SECRET, a_note("Trivs på fredagar."))
    assert store.queries.notes(LEILA) == kept[::-1]
    assert [one.protected for one in kept] == [True, False]


def test_it_is_never_found_by_its_words(store: Store) -> None:
    keep(store, a_case())
    note_down(store, LEILA, SECRET, a_note("Trivs på fredagar."))
    assert store.queries.search("frigång") == ()
    assert [one.reference for one in store.queries.search("fredagar")] == [2]


def test_the_word_index_agrees_with_what_may_be_found(register: RegisterStore) -> None:
    keep(register, a_case())
    note_down(register, LEILA, SECRET, a_note("Trivs på fredagar."))
    assert register.register.check().is_sound()
