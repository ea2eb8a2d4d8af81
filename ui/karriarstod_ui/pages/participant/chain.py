"""The chain of the placement in front, as the stepper shows it."""

from datetime import date

from karriarstod.application.labels import label
from karriarstod.domain.stages import (
    STAGES,
    ChainPlace,
    ChainStep,
    PlaceState,
    StageKey,
    chain_steps,
)
from karriarstod.domain.swedish_dates import short_date, until
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
    return Step(label(step.place), note, state)


def first_stage(place: int) -> StageKey | None:
    """The stage that a place of the stepper begins with; none for where everybody begins."""
    wanted = tuple(ChainPlace)[place]
    stages = [one.key for one in STAGES if one.place is wanted]
    return None if wanted is ChainPlace.REFERRAL else stages[0]


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
