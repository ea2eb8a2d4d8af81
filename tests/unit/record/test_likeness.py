"""Who is taken for the same person, and who is not."""

import pytest
from builders import COORDINATION_NUMBER, NUMBERS, a_number, a_participant

from karriarstod.application.likeness import Known, Sought, likeness, plain


def alike(given: str, family: str, born: str, number: str) -> bool:
    known = Known.of(a_participant(number=number))
    return likeness(known, Sought.of(None, given, family, born)) > 0


@pytest.mark.parametrize("born", ["1997", "9705", "970516", "19970516", "1997-05-16", "970576"])
def test_a_birth_date_agrees_with_a_coordination_number_too(born: str) -> None:
    assert alike("Lejla", "Sandgrn", born, COORDINATION_NUMBER)


@pytest.mark.parametrize("born", ["1980", "19970517"])
def test_another_birth_date_weighs_against(born: str) -> None:
    assert alike("Lejla", "Sandgrn", "", NUMBERS[3])
    assert not alike("Lejla", "Sandgrn", born, NUMBERS[3])


def test_the_same_number_is_beyond_any_name() -> None:
    known = Known.of(a_participant(number=NUMBERS[0]))
    same = likeness(known, Sought.of(a_number(NUMBERS[0]), "Xerxes", "Ek", ""))
    named = likeness(known, Sought.of(None, "Leila", "Sandgren", "19710301"))
    assert same > named > 0


@pytest.mark.parametrize(
    ("name", "bare"),
    [("Žofia", "zofia"), ("Öberg-O’Neill", "oberg o neill"), ("Łukasz", "lukasz"), ("Åsa ", "asa")],
)
def test_names_are_compared_in_bare_letters(name: str, bare: str) -> None:
    assert plain(name) == bare
