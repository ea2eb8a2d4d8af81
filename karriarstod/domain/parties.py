"""Who refers, who is shared with, who does what: authorities, contacts and consents."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from karriarstod.domain.errors import PeriodReversed


class ReferrerType(StrEnum):
    """The kinds of referrer and of parties that data may be shared with."""

    ARBETSFORMEDLINGEN = "arbetsformedlingen"
    KOMMUN_AME = "kommun_ame"
    KOMMUN_IFO = "kommun_ifo"
    KOMMUN_LSS = "kommun_lss"
    KOMMUN_SOL = "kommun_sol"
    FORSAKRINGSKASSAN = "forsakringskassan"
    SAMORDNINGSFORBUND = "samordningsforbund"
    KRIMINALVARDEN = "kriminalvarden"
    SIS = "sis"
    REGION_VARD = "region_vard"
    SKOLA = "skola"
    EGEN_INITIATIV = "egen_initiativ"
    ANNAN = "annan"
    ANNAN_MYNDIGHET = "annan_myndighet"

    @property
    def is_restricted(self) -> bool:
        """Whether the referrer itself tells of crime (GDPR art. 10)."""
        return self in {ReferrerType.KRIMINALVARDEN, ReferrerType.SIS}

    @property
    def is_kommun(self) -> bool:
        """Whether the party is a part of a municipality."""
        return self.value.startswith("kommun_")

    @property
    def listed(self) -> "ReferrerType":
        """The referrer as lists and prints show it: a restricted one is 'annan myndighet'."""
        return ReferrerType.ANNAN_MYNDIGHET if self.is_restricted else self


class InformationCategory(StrEnum):
    """What a consent covers."""

    PLAN = "plan"
    ATTENDANCE = "attendance"
    SCHEDULE = "schedule"
    PROGRESS = "progress"
    WORK_ABILITY = "work_ability"
    CONTACT = "contact"


class GivenHow(StrEnum):
    """How a consent was given."""

    WRITTEN = "written"
    ORAL = "oral"
    WITH_REFERRAL = "with_referral"


class ConsentState(StrEnum):
    """What a consent is worth on a day."""

    VALID = "valid"
    ENDS_SOON = "ends_soon"
    NOT_YET = "not_yet"
    ENDED = "ended"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Consent:
    """A consent to share with one party: which data, for what, from and to when.

    Never a blanket waiver: party, categories and dates are always there. Withdrawal takes effect
    the same day. Raises PeriodReversed.
    """

    number: int
    party: ReferrerType
    party_name: str
    categories: tuple[InformationCategory, ...]
    purpose: str
    valid_from: date
    valid_to: date
    given_how: GivenHow = GivenHow.WRITTEN
    placement_number: int | None = None
    withdrawn_on: date | None = None
    withdrawn_how: str = ""

    def __post_init__(self) -> None:
        """Holds the consent to its dates."""
        if self.valid_to < self.valid_from:
            raise PeriodReversed("consent")

    def state(self, today: date, soon: int = 30) -> ConsentState:
        """What the consent is worth; 'ends soon' when at most `soon` days are left."""
        if self.withdrawn_on is not None and self.withdrawn_on <= today:
            return ConsentState.WITHDRAWN
        if today < self.valid_from:
            return ConsentState.NOT_YET
        if today > self.valid_to:
            return ConsentState.ENDED
        if self.valid_to - today <= timedelta(days=soon):
            return ConsentState.ENDS_SOON
        return ConsentState.VALID

    def covers(self, category: InformationCategory, today: date) -> bool:
        """Whether this category may be shared with the party on this day."""
        in_force = self.state(today) in {ConsentState.VALID, ConsentState.ENDS_SOON}
        return in_force and category in self.categories


@dataclass(frozen=True)
class Contact:
    """Who does what at which authority or elsewhere around the participant."""

    number: int
    party: ReferrerType
    organisation: str
    person: str = field(default="", repr=False)
    responsibility: str = ""
    phone: str = field(default="", repr=False)
    email: str = field(default="", repr=False)
    placement_number: int | None = None
    ended_on: date | None = None


def consent_with(consents: tuple[Consent, ...], party: ReferrerType, today: date) -> Consent | None:
    """The consent that says most about a party today: one in force before one that was."""
    rank = {
        ConsentState.VALID: 0,
        ConsentState.ENDS_SOON: 1,
        ConsentState.NOT_YET: 2,
        ConsentState.WITHDRAWN: 3,
        ConsentState.ENDED: 4,
    }
    of_party = [consent for consent in consents if consent.party is party]
    return min(
        of_party,
        key=lambda consent: (rank[consent.state(today)], -consent.valid_to.toordinal()),
        default=None,
    )
