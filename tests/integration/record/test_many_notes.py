"""Many notes of one case kept at once are the same as one after another."""

import pytest
from builders import a_case, a_note

from karriarstod.application.ports import Store
from karriarstod.domain.errors import NoSuchCase

NUMBER = a_case().case_number


def test_notes_kept_at_once_get_the_next_numbers_in_their_order(store: Store) -> None:
    with store.begin() as work:
        work.cases.add(a_case())
        work.notes.add(NUMBER, a_note("Ett."))
        work.notes.add_all(NUMBER, (a_note("Två."), a_note("Tre.")))
        work.notes.add_all(NUMBER, ())
        work.notes.add(NUMBER, a_note("Fyra."))
        work.commit()
    with store.begin() as work:
        kept = work.notes.of(NUMBER)
    assert [(note.number, note.text) for note in kept] == [
        (1, "Ett."), (2, "Två."), (3, "Tre."), (4, "Fyra."),
    ]  # fmt: skip


def test_notes_kept_at_once_are_found_by_their_words(store: Store) -> None:
    with store.begin() as work:
        work.cases.add(a_case())
        work.notes.add_all(NUMBER, (a_note("Bakade rågbröd."), a_note("Lagade bromsar.")))
        work.commit()
    assert len(store.queries.search("bromsar")) == 1


def test_notes_of_nobody_are_refused(store: Store) -> None:
    with store.begin() as work, pytest.raises(NoSuchCase):
        work.notes.add_all(NUMBER, (a_note(),))
