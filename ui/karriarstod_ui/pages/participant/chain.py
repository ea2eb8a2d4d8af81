"""The chain of the placement in front, as the stepper shows it."""

from datetime import date

from karriarstod.application.labels import label
from karriarstod.domain.stages import (
    STAGES,
    ChainPlace,
    ChainStep,
    PlaceState,
    StageStay,
    chain_steps,
    stage,
)
from karriarstod.domain.swedish_dates import long_date, short_date, until
from karriarstod_ui.pages.participant.doing import Doing, Wanted
from karriarstod_ui.pages.participant.view import CaseView
from karriarstod_ui.widgets.painted import StepState
from karriarstod_ui.widgets.stepper import Step

_STATES = {
    PlaceState.DONE: StepState.DONE,
    PlaceState.CURRENT: StepState.CURRENT,
    PlaceState.AHEAD: StepState.FUTURE,
    PlaceState.SKIPPED: StepState.SKIPPED,
}


def stepper_steps(view: CaseView) -> tuple[Step, ...]:
    """The six places with dates; a rest and stages side by side show as such."""
    placement = view.placement
    stays = placement.stays if placement else ()
    over = placement is not None and not placement.is_open
    steps = chain_steps(stays, view.today, over=over)
    current = [step for step in steps if step.state is PlaceState.CURRENT]
    furthest = current[-1] if current else None
    return tuple(_step(view, step, furthest) for step in steps)


def _step(view: CaseView, step: ChainStep, furthest: ChainStep | None) -> Step:
    state = _STATES[step.state]
    note = short_period(step.starts_on, step.ends_on, view.today)
    if step.state is PlaceState.CURRENT:
        placement = view.placement
        if placement is not None and placement.is_paused(view.today):
            state = StepState.PAUSED
        elif step is not furthest:
            state = StepState.PARALLEL
        decision = placement.last_decision if placement else None
        ends = decision.period.ends_on if decision else None
        if step.place is ChainPlace.TRAINING and ends is not None and ends >= view.today:
            note = f"{note} · {until(ends, view.today)}"
    booked = _booked_in(view, step.place)
    # Where somebody works already, since when says more than what comes after it.
    begun = step.state is PlaceState.CURRENT and step.place is not ChainPlace.REFERRAL
    if booked is not None and not begun:
        note = f"bokat {long_date(booked.starts_on, view.today)}"
        state = StepState.FUTURE if state is StepState.SKIPPED else state
    return Step(label(step.place), note, state)


def _booked_in(view: CaseView, place: ChainPlace) -> StageStay | None:
    """What is booked nearest in a place of an open placement."""
    placement = view.placement
    if placement is None or not placement.is_open:
        return None
    ahead = [
        stay
        for stay in placement.stays
        if stay.starts_on > view.today and stage(stay.key).place is place
    ]
    return min(ahead, key=lambda stay: stay.starts_on, default=None)


def wanted_step(view: CaseView, place: int) -> Wanted | None:
    """What choosing a place of the stepper means: its stages set right, or begun there."""
    placement = view.placement
    wanted = tuple(ChainPlace)[place]
    if placement is None:
        return None
    here = [stay for stay in placement.stays if stage(stay.key).place is wanted]
    if here:
        return Wanted(Doing.STAYS)
    if not placement.is_open or wanted is ChainPlace.REFERRAL:
        return None
    first = next(one.key for one in STAGES if one.place is wanted)
    return Wanted(Doing.STAGE, stage=first)


def short_period(start: date | None, end: date | None, today: date) -> str:
    """ "10 – 28 april", "20 sep – 9 okt 2025", "sedan 29 okt 2025"; the year when not this one."""
    if start is None:
        return ""
    if end is None:
        return f"sedan {short_date(start, today)}"
    if start == end:
        return short_date(end, today)
    first = short_date(start, today)
    if start.year == end.year:
        # The year is said once, after the last day.
        first = str(start.day) if start.month == end.month else short_date(start, start)
    return f"{first} – {short_date(end, today)}"
