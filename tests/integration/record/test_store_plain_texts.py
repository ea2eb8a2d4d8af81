"""What any store promises of simpler texts: the real register and the one in memory."""

from dataclasses import replace

import pytest
from builders import a_case, a_placement
from keeping import keep

from karriarstod.application.ports import Store
from karriarstod.domain.errors import NoSuchCase
from karriarstod.domain.identity import CaseNumber
from karriarstod.domain.plain_text import PlainText, PlainTexts

LEILA = CaseNumber(2026, 1)
SAMIR = CaseNumber(2026, 2)
GOAL = PlainText("long_term_goal", "Jag vill arbeta i kök.", "Jag vill laga mat.\n”Gott!” 🙂")
FIRST = PlainTexts(1, 1, (GOAL,))


@pytest.fixture(autouse=True)
def people(store: Store) -> None:
    two = (a_placement(), replace(a_placement(), number=2))
    keep(store, a_case(placements=two), a_case("Samir", serial=2, placements=(a_placement(),)))


def test_texts_are_kept_once_for_each_placement_and_version(store: Store) -> None:
    other, later = replace(FIRST, placement_number=2), replace(FIRST, version=2)
    now = replace(FIRST, texts=(replace(GOAL, text="Kök."), PlainText("goal.1", "a", "b")))
    with store.begin() as work:
        for one in (other, later, FIRST, now):
            work.plain_texts.keep(LEILA, one)
        assert work.plain_texts.of(LEILA) == (now, later, other)
        work.commit()
    assert store.queries.plain_texts(LEILA) == (now, later, other)
    assert store.queries.plain_texts(SAMIR) == ()


def test_none_at_all_is_kept_too(store: Store) -> None:
    with store.begin() as work:
        work.plain_texts.keep(LEILA, replace(FIRST, texts=()))
        work.commit()
    assert store.queries.plain_texts(LEILA) == (replace(FIRST, texts=()),)


def test_without_a_commit_nothing_is_kept(store: Store) -> None:
    with store.begin() as work:
        work.plain_texts.keep(LEILA, FIRST)
    assert store.queries.plain_texts(LEILA) == ()


def test_a_case_there_is_not_has_no_texts(store: Store) -> None:
    nobody = CaseNumber(2026, 9)
    with store.begin() as work, pytest.raises(NoSuchCase):
        work.plain_texts.keep(nobody, FIRST)
    assert store.queries.plain_texts(nobody) == ()
