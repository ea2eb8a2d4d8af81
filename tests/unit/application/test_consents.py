"""A consent registered by mistake goes the same day; any other is withdrawn."""

from dataclasses import replace
from datetime import timedelta

import pytest
from builders import TODAY, a_case, a_consent, a_referral
from fake_store import FakeStore

from karriarstod.application.participants import (
    NewPerson,
    NewPlacement,
    consents_of_today,
    give_consent,
    register_referral,
    remove_consent,
)
from karriarstod.domain.clock import SetClock
from karriarstod.domain.errors import NoSuchPart
from karriarstod.domain.identity import CaseNumber, IdentityNumber
from karriarstod.domain.parties import GivenHow


def of_today(store: FakeStore, number: CaseNumber) -> frozenset[int]:
    case = store.queries.case(number)
    return consents_of_today(case, store.queries.history(number), TODAY)


def test_what_was_registered_today_may_be_removed_and_what_was_before_may_not() -> None:
    case = a_case()
    number = case.case_number
    store = FakeStore(case, clock=SetClock(TODAY - timedelta(days=1)))
    give_consent(store.begin, number, replace(a_consent(), number=0))
    store.clock = SetClock(TODAY)
    give_consent(store.begin, number, replace(a_consent(), number=0))

    assert of_today(store, number) == {2}


def test_setting_an_old_consent_right_today_does_not_make_it_new() -> None:
    case = a_case(consents=(a_consent(),))
    store = FakeStore(case, clock=SetClock(TODAY))
    give_consent(store.begin, case.case_number, replace(a_consent(), purpose="Annat"))

    assert of_today(store, case.case_number) == frozenset()


def test_a_consent_that_came_with_todays_referral_may_be_removed() -> None:
    store = FakeStore(clock=SetClock(TODAY))
    came = replace(a_consent(), number=0, given_how=GivenHow.WITH_REFERRAL)
    person = NewPerson("Leila", "Sandgren", IdentityNumber.none())
    number, _ = register_referral(
        store.begin, person, NewPlacement(a_referral(), consents=(came,)), TODAY
    )

    assert of_today(store, number) == {1}
    remove_consent(store.begin, number, 1)
    assert store.queries.case(number).consents == ()
    assert of_today(store, number) == frozenset()


def test_a_consent_that_is_not_there_is_said_by_its_number() -> None:
    case = a_case()
    store = FakeStore(case)
    with pytest.raises(NoSuchPart) as refused:
        remove_consent(store.begin, case.case_number, 7)
    assert (refused.value.what, refused.value.number) == ("consent", 7)
