"""Consents party by party, and referrers that are not shown."""

from datetime import date, timedelta

import pytest
from builders import TODAY, a_consent

from karriarstod.domain.decision import Measure
from karriarstod.domain.errors import PeriodReversed
from karriarstod.domain.parties import (
    ConsentState,
    InformationCategory,
    ReferrerType,
    consent_with,
)

AF = ReferrerType.ARBETSFORMEDLINGEN


@pytest.mark.parametrize(
    ("consent", "state"),
    [
        (a_consent(), ConsentState.VALID),
        (a_consent(valid_to=TODAY), ConsentState.ENDS_SOON),
        (a_consent(valid_to=TODAY + timedelta(days=30)), ConsentState.ENDS_SOON),
        (a_consent(valid_to=TODAY + timedelta(days=31)), ConsentState.VALID),
        (a_consent(valid_to=TODAY - timedelta(days=1)), ConsentState.ENDED),
        (a_consent(valid_from=TODAY + timedelta(days=1)), ConsentState.NOT_YET),
        (a_consent(withdrawn_on=TODAY), ConsentState.WITHDRAWN),
        (a_consent(withdrawn_on=TODAY + timedelta(days=1)), ConsentState.VALID),
    ],
)
def test_a_consent_is_worth_what_its_dates_say(consent, state):
    assert consent.state(TODAY) is state


def test_a_consent_covers_its_categories_only_and_only_while_it_holds():
    consent = a_consent()
    assert consent.covers(InformationCategory.PLAN, TODAY)
    assert not consent.covers(InformationCategory.WORK_ABILITY, TODAY)
    assert not consent.covers(InformationCategory.PLAN, consent.valid_to + timedelta(days=1))


def test_a_consent_that_ends_before_it_begins_is_refused():
    with pytest.raises(PeriodReversed):
        a_consent(valid_from=TODAY, valid_to=TODAY - timedelta(days=1))


def test_the_consent_in_force_speaks_for_the_party_before_one_that_ended():
    ended = a_consent(number=1, valid_to=date(2026, 2, 1))
    holds = a_consent(number=2, valid_from=date(2026, 2, 2))
    assert consent_with((ended, holds), AF, TODAY) is holds
    assert consent_with((ended,), AF, TODAY) is ended
    assert consent_with((ended,), ReferrerType.KOMMUN_AME, TODAY) is None


@pytest.mark.parametrize("referrer", [ReferrerType.KRIMINALVARDEN, ReferrerType.SIS])
def test_a_restricted_referrer_is_listed_as_another_authority(referrer):
    assert referrer.is_restricted
    assert referrer.listed is ReferrerType.ANNAN_MYNDIGHET


def test_every_other_referrer_and_measure_is_listed_as_itself():
    assert all(one.listed is one for one in ReferrerType if not one.is_restricted)
    assert [one for one in Measure if one.listed is not one] == [Measure.FRIVARD_UTSLUSS]
