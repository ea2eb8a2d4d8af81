"""A referral: how somebody came to be sent to us, by whom and to what, and what we answered."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from karriarstod.domain.decision import NO_EXTENT, Extent, Measure
from karriarstod.domain.parties import ReferrerType


class ReferralChannel(StrEnum):
    """How the referral came."""

    PHONE = "phone"
    LETTER = "letter"
    EMAIL = "email"
    AUTHORITY_WEB = "authority_web"
    VISIT = "visit"
    OWN_APPLICATION = "own_application"


class Intake(StrEnum):
    """The answer to the referral."""

    UNDECIDED = "undecided"
    OFFERED = "offered"
    QUEUE = "queue"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Referral:
    """The referral as it came (M01); what is not known is empty."""

    received_on: date
    referrer: ReferrerType
    measure: Measure
    channel: ReferralChannel = ReferralChannel.AUTHORITY_WEB
    organisation: str = ""
    unit: str = ""
    officer: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    email: str = field(default="", repr=False)
    reference: str = ""
    programme: str = ""
    wanted_from: date | None = None
    wanted_to: date | None = None
    extent: Extent = NO_EXTENT
    purpose: str = field(default="", repr=False)
    financing: str = ""
    report_wishes: str = ""
    adaptation_need: str = field(default="", repr=False)
    intake: Intake = Intake.UNDECIDED
    intake_on: date | None = None
    intake_reason: str = field(default="", repr=False)
