"""The person: numbers through time, protection, and what may be kept."""

from dataclasses import replace
from datetime import date

import pytest
from builders import COORDINATION_NUMBER, a_number, a_participant

from karriarstod.domain.errors import (
    ContactDetailsWithheld,
    FictitiousIdentityNotKept,
    NameMissing,
    ReasonMissing,
)
from karriarstod.domain.participant import Protection, Reach


def test_a_person_needs_some_name():
    with pytest.raises(NameMissing):
        a_participant(" ", "")
    assert a_participant("", "Ek").name == "Ek"


def test_a_fictitious_identity_is_never_marked():
    with pytest.raises(FictitiousIdentityNotKept):
        a_participant(protection=Protection.FICTITIOUS)


@pytest.mark.parametrize(
    "protection",
    [Protection.SECRECY_MARKING, Protection.PROTECTED_REGISTRATION, Protection.UNKNOWN],
)
def test_phone_and_home_of_a_protected_person_are_not_kept(protection):
    with pytest.raises(ContactDetailsWithheld):
        a_participant(protection=protection, reach=Reach(home="Gatan 1"))


def test_a_protected_number_is_wholly_hidden_in_lists():
    open_ = a_participant(number=a_number())
    hidden = a_participant(number=a_number(), protection=Protection.SECRECY_MARKING)
    assert open_.listed_number == "19710301-••••"
    assert hidden.listed_number == "••••••••-••••"
    assert a_participant().listed_number == ""


def test_a_new_number_keeps_the_old_one_as_a_previous_identity():
    person = a_participant(number=COORDINATION_NUMBER)
    changed = person.with_number(a_number(), since=date(2026, 3, 2), reason="folkbokförd")
    assert changed.number == a_number()
    assert [one.number.value for one in changed.identities] == [
        COORDINATION_NUMBER,
        a_number().value,
    ]
    assert changed.case_number == person.case_number


def test_a_new_number_needs_a_reason():
    with pytest.raises(ReasonMissing):
        a_participant().with_number(a_number(), since=date(2026, 3, 2), reason=" ")


def test_a_person_is_never_named_in_a_representation():
    person = replace(a_participant("Leila", "Sandgren", number=a_number()), reach=Reach("070"))
    assert not any(word in repr(person) for word in ("Leila", "Sandgren", "1971", "070"))
