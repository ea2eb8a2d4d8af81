"""A referral that comes with its decision is registered in one go."""

from builders import TODAY, a_case, a_decision, a_referral
from fake_store import FakeStore

from karriarstod.application.participants import (
    NewPerson,
    NewPlacement,
    register_referral,
    register_return,
)
from karriarstod.domain.events import EventKind
from karriarstod.domain.identity import IdentityNumber

PERSON = NewPerson("Leila", "Sandgren", IdentityNumber.none())


def test_the_decision_becomes_the_first_of_the_placement() -> None:
    store = FakeStore()
    new = NewPlacement(a_referral(), decision=a_decision(number=0))

    number, events = register_referral(store.begin, PERSON, new, TODAY)

    assert store.queries.case(number).placement(1).decisions == (a_decision(number=1),)
    assert [event.kind for event in events] == [
        EventKind.PARTICIPANT_REGISTERED,
        EventKind.PLACEMENT_BEGUN,
        EventKind.DECISION_ADDED,
    ]


def test_without_a_decision_none_is_said_to_have_come() -> None:
    store = FakeStore()

    _, events = register_referral(store.begin, PERSON, NewPlacement(a_referral()), TODAY)

    assert EventKind.DECISION_ADDED not in [event.kind for event in events]


def test_a_return_brings_its_decision_too() -> None:
    case = a_case(stage=None)
    store = FakeStore(case)
    new = NewPlacement(a_referral(), decision=a_decision(number=0))

    register_return(store.begin, case.case_number, new, TODAY)

    assert len(store.queries.case(case.case_number).placement(1).decisions) == 1
