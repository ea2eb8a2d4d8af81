"""A referrer's decision: who decided what, from and to when, with pauses and prolongations."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final, Self

from karriarstod.domain.errors import NoSuchPart, OutsideDecision, PeriodReversed
from karriarstod.domain.parties import ReferrerType
from karriarstod.domain.period import ONE_DAY, Period


class Measure(StrEnum):
    """Insats: what kind of stay the decision is about."""

    ARBETSTRANING = "arbetstraning"
    FORSTARKT_ARBETSTRANING = "forstarkt_arbetstraning"
    ARBETSPRAKTIK = "arbetspraktik"
    ARBETSPROVNING = "arbetsprovning"
    KARTLAGGNING = "kartlaggning_vagledning_rehab"
    STEG_TILL_ARBETE = "steg_till_arbete"
    RUSTA_MATCHA = "rusta_matcha"
    SOL_SYSSELSATTNING = "sol_sysselsattning"
    LSS_DAGLIG_VERKSAMHET = "lss_daglig_verksamhet"
    FINSAM_INSATS = "finsam_insats"
    FRIVARD_UTSLUSS = "frivard_utsluss"
    FORBEREDANDE_EGEN = "forberedande_egen"
    VOLONTAR = "volontar"
    ANNAN = "annan"

    @property
    def listed(self) -> "Measure":
        """The measure as lists and prints show it; one that tells of crime shows as 'annan'."""
        return Measure.ANNAN if self is Measure.FRIVARD_UTSLUSS else self


class PauseReason(StrEnum):
    """Why a stay rests; care and custody share one value on purpose, it is nobody's business."""

    ILLNESS = "illness"
    PARENTAL_LEAVE = "parental_leave"
    CARE = "care"
    LEAVE = "leave"
    OTHER = "other"


@dataclass(frozen=True)
class Pause:
    """A dated rest; without an end it goes on until somebody ends it."""

    starts_on: date
    ends_on: date | None = None
    reason: PauseReason = PauseReason.OTHER

    def __post_init__(self) -> None:
        """Raises PeriodReversed."""
        if self.ends_on is not None and self.ends_on < self.starts_on:
            raise PeriodReversed("pause")

    @property
    def period(self) -> Period:
        """The pause as a period."""
        return Period(self.starts_on, self.ends_on)


class EndPlan(StrEnum):
    """What was settled about a decision's end, so that its reminder can rest."""

    OPEN = "open"
    EXTENSION_REQUESTED = "extension_requested"
    ENDS_AS_DECIDED = "ends_as_decided"


@dataclass(frozen=True)
class Extent:
    """How much: percent of full time, hours a week, or both; what the decision says is kept."""

    percent: int | None = None
    hours_per_week: float | None = None


NO_EXTENT: Final = Extent()
"""What a referral or decision without an extent says."""


@dataclass(frozen=True)
class Decision:
    """One decision row. A prolongation is a row of its own that names the one it prolongs.

    The decision's own dates always win over any rule. Raises PeriodReversed.
    """

    number: int
    referrer: ReferrerType
    measure: Measure
    starts_on: date
    ends_on: date | None = None
    extent: Extent = NO_EXTENT
    reference: str = ""
    programme: str = ""
    organisation: str = ""
    officer: str = ""
    prolongs: int | None = None
    pauses: tuple[Pause, ...] = ()
    end_plan: EndPlan = EndPlan.OPEN
    revoked_on: date | None = None
    note: str = ""

    def __post_init__(self) -> None:
        """Holds the decision to its dates."""
        if self.ends_on is not None and self.ends_on < self.starts_on:
            raise PeriodReversed("decision")

    @property
    def period(self) -> Period:
        """The decision's own dates; a revoked one ends on that day, if it is earlier."""
        ends = self.ends_on
        if self.revoked_on is not None and (ends is None or self.revoked_on < ends):
            ends = max(self.revoked_on, self.starts_on)
        return Period(self.starts_on, ends)

    def paused(self, pause: Pause) -> Self:
        """The decision with one more pause, in date order.

        Raises OutsideDecision unless all of the pause lies within the decision's dates.
        """
        if not self.has_room_for(pause):
            raise OutsideDecision(self.number)
        pauses = sorted((*self.pauses, pause), key=lambda one: one.starts_on)
        return replace(self, pauses=tuple(pauses))

    def has_room_for(self, pause: Pause) -> bool:
        """Whether the pause begins, and ends where its end is known, within the decision."""
        last = pause.starts_on if pause.ends_on is None else pause.ends_on
        return self.period.holds(pause.starts_on) and self.period.holds(last)

    def without_pause(self, place: int) -> Self:
        """The decision without its pause at that place, counted from 1; raises NoSuchPart."""
        if not 1 <= place <= len(self.pauses):
            raise NoSuchPart("pause", place)
        return replace(self, pauses=(*self.pauses[: place - 1], *self.pauses[place:]))

    def gap_before(self, starts_on: date) -> Period | None:
        """The days without any decision between this one and another from that day."""
        ends = self.period.ends_on
        if ends is None or starts_on <= ends + ONE_DAY:
            return None
        return Period(ends + ONE_DAY, starts_on - ONE_DAY)
