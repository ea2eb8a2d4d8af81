"""Employment after the training: form, subsidy, SIUS support, and the contacts that follow."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from karriarstod.domain.errors import PeriodReversed
from karriarstod.domain.period import add_months


class EmploymentForm(StrEnum):
    """The form of employment."""

    PERMANENT = "permanent"
    FIXED_TERM = "fixed_term"
    TRIAL = "trial"
    HOURLY = "hourly"
    COOPERATIVE_MEMBER = "cooperative_member"


class SubsidyForm(StrEnum):
    """The support the employer has; no amount is ever kept or computed."""

    NONE = "none"
    LONEBIDRAG_UTVECKLING = "lonebidrag_utveckling"
    LONEBIDRAG_ANSTALLNING = "lonebidrag_anstallning"
    TRYGGHET = "trygghet"
    NYSTARTSJOBB = "nystartsjobb"
    INTRODUKTIONSJOBB = "introduktionsjobb"
    ETABLERINGSJOBB = "etableringsjobb"
    EXTRATJANST = "extratjanst"


class VerifiedBy(StrEnum):
    """What the outcome is known by."""

    CONTRACT = "contract"
    ADMISSION = "admission"
    PARTICIPANT = "participant"
    REFERRER = "referrer"
    UNKNOWN = "unknown"


class Reached(StrEnum):
    """How a follow-up contact went; not being reached is an answer too."""

    REACHED = "reached"
    NOT_REACHED = "not_reached"
    DECLINED = "declined"


@dataclass(frozen=True)
class FollowUpContact:
    """A contact some months after the employment began (1, 3, 6, 12 by the rules)."""

    number: int
    after_months: int
    contact_on: date
    reached: Reached
    in_work: bool | None = None
    same_employer: bool | None = None
    extent_percent: int | None = None
    what_holds: str = field(default="", repr=False)
    what_threatens: str = field(default="", repr=False)
    support_given: str = field(default="", repr=False)


@dataclass(frozen=True)
class Employment:
    """An employment with its support. Raises PeriodReversed."""

    number: int
    starts_on: date
    employer: str
    form: EmploymentForm = EmploymentForm.FIXED_TERM
    ends_on: date | None = None
    position: str = ""
    extent_percent: int | None = None
    subsidy: SubsidyForm = SubsidyForm.NONE
    subsidy_from: date | None = None
    subsidy_to: date | None = None
    sius_from: date | None = None
    sius_to: date | None = None
    sius_follow_up_to: date | None = None
    same_company: bool = False
    verified_by: VerifiedBy = VerifiedBy.UNKNOWN
    contacts: tuple[FollowUpContact, ...] = ()

    def __post_init__(self) -> None:
        """Holds the employment to its dates."""
        for what, start, end in (
            ("employment", self.starts_on, self.ends_on),
            ("subsidy", self.subsidy_from, self.subsidy_to),
            ("sius", self.sius_from, self.sius_to),
        ):
            if start is not None and end is not None and end < start:
                raise PeriodReversed(what)

    def follow_up_dates(self, months: tuple[int, ...]) -> tuple[tuple[int, date], ...]:
        """When to ask how it goes: each number of months with its day."""
        return tuple((count, add_months(self.starts_on, count)) for count in months)

    def is_followed_up(self, after_months: int) -> bool:
        """Whether the contact of that month has been made, whatever came of it."""
        return any(contact.after_months == after_months for contact in self.contacts)
