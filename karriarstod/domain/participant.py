"""The person, once: names, numbers through time, protection and how to reach them."""

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Final, Self

from karriarstod.domain.errors import (
    ContactDetailsWithheld,
    FictitiousIdentityNotKept,
    NameMissing,
    ReasonMissing,
)
from karriarstod.domain.identity import ALL_HIDDEN, CaseNumber, IdentityKind, IdentityNumber


class Protection(StrEnum):
    """Skyddade personuppgifter, as the person or the authority tells it."""

    NONE = "none"
    SECRECY_MARKING = "secrecy_marking"
    PROTECTED_REGISTRATION = "protected_registration"
    FICTITIOUS = "fictitious"
    UNKNOWN = "unknown"


class Gender(StrEnum):
    """As the person says; never derived from the number."""

    WOMAN = "woman"
    MAN = "man"
    OTHER = "other"
    UNSAID = "unsaid"


class InterpreterMode(StrEnum):
    """How an interpreter takes part."""

    NONE = "none"
    ON_SITE = "on_site"
    PHONE = "phone"
    VIDEO = "video"


@dataclass(frozen=True)
class Identity:
    """A number the person had from a day; the last one is the present one."""

    number: IdentityNumber
    since: date
    reason: str = ""


@dataclass(frozen=True)
class Language:
    """What language the person speaks and what interpreter the meetings need."""

    spoken: str = ""
    interpreter: InterpreterMode = InterpreterMode.NONE
    interpreter_language: str = ""
    interpreter_wish: str = ""


@dataclass(frozen=True)
class Reach:
    """Phone, e-mail and home place; all empty for a protected person."""

    phone: str = field(default="", repr=False)
    email: str = field(default="", repr=False)
    home: str = field(default="", repr=False)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is kept."""
        return not (self.phone or self.email or self.home)


NO_LANGUAGE: Final = Language()
"""Nothing said of language."""

NO_REACH: Final = Reach()
"""No way to be reached that is kept here."""


@dataclass(frozen=True)
class Participant:
    """A person in the register; what the stay is about stands in the placements.

    Raises NameMissing, FictitiousIdentityNotKept (a fingerad identity is never marked) and
    ContactDetailsWithheld (a protected person's phone, e-mail and home are not kept).
    """

    case_number: CaseNumber
    given_name: str = field(repr=False)
    family_name: str = field(repr=False)
    identities: tuple[Identity, ...] = field(repr=False)
    registered_on: date
    protection: Protection = Protection.NONE
    gender: Gender = Gender.UNSAID
    language: Language = NO_LANGUAGE
    reach: Reach = NO_REACH

    def __post_init__(self) -> None:
        """Holds the person to the rules above."""
        if not (self.given_name.strip() or self.family_name.strip()):
            raise NameMissing
        if self.protection is Protection.FICTITIOUS:
            raise FictitiousIdentityNotKept
        if self.is_protected and not self.reach.is_empty:
            raise ContactDetailsWithheld

    @property
    def name(self) -> str:
        """Given and family name, for the person's own page and paper."""
        return f"{self.given_name} {self.family_name}".strip()

    @property
    def is_protected(self) -> bool:
        """Whether lists, search and titles must hide who this is; unknown counts as protected."""
        return self.protection is not Protection.NONE

    @property
    def number(self) -> IdentityNumber:
        """The present number."""
        return self.identities[-1].number if self.identities else IdentityNumber.none()

    @property
    def listed_number(self) -> str:
        """The number as a list may show it: masked, or wholly hidden for a protected person."""
        if self.number.kind is IdentityKind.NONE:
            return ""
        return ALL_HIDDEN if self.is_protected else self.number.masked

    def with_number(self, number: IdentityNumber, *, since: date, reason: str) -> Self:
        """The same person under a new number; the old one is kept as a previous identity.

        A samordningsnummer gives way to a personnummer on registration; it is never a new person.
        """
        if not reason.strip():
            raise ReasonMissing("number")
        changed = Identity(number, since, reason.strip())
        return replace(self, identities=(*self.identities, changed))
