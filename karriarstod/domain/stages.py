"""The chain: its stages in order, the six places the stepper shows, and dated stays in them."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from karriarstod.domain.errors import PeriodReversed
from karriarstod.domain.period import Period


class StageKey(StrEnum):
    """Stored keys of the stages; permanent."""

    INTEREST = "interest"
    FIRST_MEETING = "first_meeting"
    AGREEMENT = "agreement"
    INTRODUCTION = "introduction"
    MAPPING = "mapping"
    TRAINING = "training"
    DEEPENED = "deepened"
    PREPARE_JOB = "prepare_job"
    EMPLOYED = "employed"
    FOLLOW_UP = "follow_up"
    CLOSED = "closed"


class ChainPlace(StrEnum):
    """The six places of the chain as a person sees it."""

    REFERRAL = "referral"
    INTRODUCTION = "introduction"
    MAPPING = "mapping"
    TRAINING = "training"
    EMPLOYMENT = "employment"
    FOLLOW_UP = "follow_up"


@dataclass(frozen=True)
class Stage:
    """One stage: its key, where it shows in the chain, and its place in the order."""

    key: StageKey
    place: ChainPlace | None
    order: int


STAGES: Final = tuple(
    Stage(key, place, order)
    for order, (key, place) in enumerate(
        (
            (StageKey.INTEREST, ChainPlace.REFERRAL),
            (StageKey.FIRST_MEETING, ChainPlace.REFERRAL),
            (StageKey.AGREEMENT, ChainPlace.REFERRAL),
            (StageKey.INTRODUCTION, ChainPlace.INTRODUCTION),
            (StageKey.MAPPING, ChainPlace.MAPPING),
            (StageKey.TRAINING, ChainPlace.TRAINING),
            (StageKey.DEEPENED, ChainPlace.TRAINING),
            (StageKey.PREPARE_JOB, ChainPlace.TRAINING),
            (StageKey.EMPLOYED, ChainPlace.EMPLOYMENT),
            (StageKey.FOLLOW_UP, ChainPlace.FOLLOW_UP),
            (StageKey.CLOSED, None),
        )
    )
)

_PLACES: Final = tuple(ChainPlace)
_BY_KEY: Final = {stage.key: stage for stage in STAGES}


def stage(key: StageKey) -> Stage:
    """The stage with that key."""
    return _BY_KEY[key]


@dataclass(frozen=True)
class StageStay:
    """A dated stay in a stage; several may go on at once, and going back is a new stay."""

    number: int
    key: StageKey
    starts_on: date
    ends_on: date | None = None
    reason: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        """Raises PeriodReversed."""
        if self.ends_on is not None and self.ends_on < self.starts_on:
            raise PeriodReversed("stage")

    @property
    def period(self) -> Period:
        """The stay as a period."""
        return Period(self.starts_on, self.ends_on)


class PlaceState(StrEnum):
    """How a place of the chain stands in the stepper."""

    DONE = "done"
    CURRENT = "current"
    AHEAD = "ahead"
    SKIPPED = "skipped"


@dataclass(frozen=True)
class ChainStep:
    """One place of the chain with its state and its dates, ready to be shown or printed."""

    place: ChainPlace
    state: PlaceState
    starts_on: date | None = None
    ends_on: date | None = None


def chain_steps(
    stays: tuple[StageStay, ...], today: date, *, over: bool = False
) -> tuple[ChainStep, ...]:
    """The six places in order, as the stays of one placement make them on a day.

    A place is current while a stay in it goes on, done when its stays have ended, skipped when
    the chain has reached a later place without it, and else ahead. With `over` (the placement is
    closed) nothing is current.
    """
    here: dict[ChainPlace, list[StageStay]] = {}
    for stay in stays:
        place = stage(stay.key).place
        if place is not None and stay.starts_on <= today:
            here.setdefault(place, []).append(stay)
    reached = max((_PLACES.index(place) for place in here), default=-1)
    return tuple(
        _step(place, here[place], today, over=over)
        if place in here
        else ChainStep(place, PlaceState.SKIPPED if index < reached else PlaceState.AHEAD)
        for index, place in enumerate(_PLACES)
    )


def _step(place: ChainPlace, here: list[StageStay], today: date, *, over: bool) -> ChainStep:
    going_on = not over and any(stay.period.holds(today) for stay in here)
    ended = [stay.ends_on for stay in here if stay.ends_on is not None]
    return ChainStep(
        place,
        PlaceState.CURRENT if going_on else PlaceState.DONE,
        min(stay.starts_on for stay in here),
        max(ended) if len(ended) == len(here) else None,
    )
