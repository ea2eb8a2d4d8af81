"""Lists stand in Swedish order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from karriarstod.domain.swedish import compare_swedish, swedish_key


def test_names_stand_as_in_a_swedish_catalogue() -> None:
    names = ["Öberg", "Zetterlund", "Ärlig", "Åkesson", "Vik", "Wik", "Ek", "Édith", "Müller"]

    assert sorted(names, key=swedish_key) == [
        "Édith", "Ek", "Müller", "Vik", "Wik", "Zetterlund", "Åkesson", "Ärlig", "Öberg",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("first", "second"),
    [("Zorn", "Åberg"), ("Åström", "Ægir"), ("Ängby", "Ørsted"), ("Ydre", "Ünal Z"), ("ek", "Åa")],
)
def test_the_letters_after_z_and_their_neighbours(first: str, second: str) -> None:
    assert compare_swedish(first, second) == -1


def test_capitals_do_not_decide_until_all_else_is_equal() -> None:
    assert sorted(["ek", "Ekman", "Ek"], key=swedish_key) == ["Ek", "ek", "Ekman"]


@given(st.text(), st.text())
def test_only_equal_texts_compare_equal(first: str, second: str) -> None:
    assert (compare_swedish(first, second) == 0) == (first == second)


@given(st.text(), st.text())
def test_the_order_is_the_same_from_both_sides(first: str, second: str) -> None:
    assert compare_swedish(first, second) == -compare_swedish(second, first)
