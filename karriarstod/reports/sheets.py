"""What a report prints: frozen values, all looked up and allowed beforehand."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from karriarstod.application.ports import Copy
from karriarstod.domain.plan import PlanContent

NOTHING_WRITTEN: Final = PlanContent()


class Reach(StrEnum):
    """Where the person stands on a part of the road."""

    DONE = "done"
    NOW = "now"
    AHEAD = "ahead"


@dataclass(frozen=True, repr=False)
class ChainStep:
    """A stage with its day: begun on it, or hoped for in words ("mål februari")."""

    title: str
    reach: Reach
    begun_on: date | None = None
    hoped_for: str = ""


@dataclass(frozen=True, repr=False)
class SignerLine:
    """Who signs: the role, and the name where it may be printed."""

    role: str
    name: str = ""


PERSONNUMMER: Final = "Personnummer"


@dataclass(frozen=True, repr=False)
class PlanSheet:
    """One version of a plan for one recipient.

    `identity_number` is as it shall be printed: whole, masked or empty; `identity_name` says what
    kind of number it is. `printed_on` None leaves
    the printing day out, so that a signed version gives the same bytes whenever it is printed.
    A protected person's sheet prints neither `workplace` nor contacts of authorities.
    """

    organisation: str
    organisation_number: str = ""
    case_number: str = ""
    participant: str = ""
    identity_number: str = ""
    identity_name: str = PERSONNUMMER
    copy_to: Copy | None = None
    version: int = 1
    is_draft: bool = False
    is_blank: bool = False
    is_protected: bool = False
    established_on: date | None = None
    printed_on: date | None = None
    measure: str = ""
    decision: str = ""
    extent: str = ""
    workplace: str = ""
    supervisor: str = ""
    career_supporter: str = ""
    officer: str = ""
    chain: tuple[ChainStep, ...] = ()
    content: PlanContent = NOTHING_WRITTEN
    participant_comment: str = ""
    signers: tuple[SignerLine, ...] = ()
    signed_place: str = ""
