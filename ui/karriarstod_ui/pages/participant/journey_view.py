"""The whole journey of one person as lanes: every placement, decision, plan and employment."""

from collections.abc import Iterable, Iterator
from datetime import date

from karriarstod.application.extents import percent_of
from karriarstod.application.labels import label
from karriarstod.domain.decision import Decision
from karriarstod.domain.note import Note, NoteKind
from karriarstod.domain.period import add_months
from karriarstod.domain.placement import Placement
from karriarstod.domain.stages import StageKey
from karriarstod.domain.swedish_dates import MONTHS
from karriarstod_ui.pages.participant.view import CaseView
from karriarstod_ui.widgets.journey import BarLook, Journey, Lane, LaneBar, LaneMark

_TALKS = {NoteKind.TALK, NoteKind.REFERRER_CONTACT, NoteKind.OTHER_CONTACT}
_WORKING = {StageKey.TRAINING, StageKey.DEEPENED}
_AHEAD_MONTHS = 6


def journey_of(view: CaseView) -> Journey | None:
    """The lanes, or ``None`` while nothing has begun. Empty lanes are left out."""
    placements = view.case.placements
    own = [one for one in placements if not one.parallel]
    beside = [one for one in placements if one.parallel]
    lanes = (
        Lane("Steg", tuple(_stage_bars(own))),
        Lane("Samtidigt", tuple(_stage_bars(beside, placed=True))),
        Lane("Beslut", tuple(_decision_bars(placements))),
        Lane("Planer", marks=tuple(_plan_marks(placements))),
        Lane("Samtal", marks=tuple(_talk_marks(view.notes))),
        Lane("Anställning", tuple(_employment_bars(placements))),
    )
    kept = tuple(lane for lane in lanes if lane.bars or lane.marks)
    starts = [bar.start for lane in kept for bar in lane.bars]
    starts += [mark.day for lane in kept for mark in lane.marks]
    if not starts:
        return None
    ends = [bar.end for lane in kept for bar in lane.bars if bar.end is not None]
    # What is planned years ahead must not squeeze what has been into a corner, but how long one
    # may be here is seen.
    decided = [one.period.ends_on for placement in placements for one in placement.decisions]
    furthest = max([add_months(view.today, _AHEAD_MONTHS), *filter(None, decided)])
    last = max(add_months(view.today, 1), min(max(ends, default=view.today), furthest))
    return Journey(kept, min(starts), last, view.today)


def span_words(journey: Journey) -> str:
    """ "mars – november 2026", for the corner of the card."""
    first, last = journey.first, journey.last
    start, end = MONTHS[first.month - 1], MONTHS[last.month - 1]
    if first.year != last.year:
        return f"{start} {first.year} – {end} {last.year}"
    return f"{start} – {end} {last.year}" if start != end else f"{end} {last.year}"


def _stage_bars(placements: Iterable[Placement], *, placed: bool = False) -> Iterator[LaneBar]:
    for placement in placements:
        for stay in placement.stays:
            if stay.key in {StageKey.EMPLOYED, StageKey.FOLLOW_UP} and placement.employments:
                continue
            text = label(stay.key)
            if placement.team and (placed or stay.key in _WORKING):
                text = f"{text} · {placement.team}"
            yield LaneBar(stay.starts_on, stay.ends_on, text)
        for pause in placement.pauses:
            text = f"Paus, {label(pause.reason).lower()}"
            yield LaneBar(pause.starts_on, pause.ends_on, text, BarLook.PAUSE)


def _decision_bars(placements: Iterable[Placement]) -> Iterator[LaneBar]:
    for placement in placements:
        for decision in placement.decisions:
            period = decision.period
            yield LaneBar(
                period.starts_on, period.ends_on, decision_title(decision), BarLook.DECISION
            )
            for pause in decision.pauses:
                text = f"Paus i beslutet, {label(pause.reason).lower()}"
                yield LaneBar(pause.starts_on, pause.ends_on, text, BarLook.PAUSE)


def decision_title(decision: Decision) -> str:
    """ "Beslut 1 · 50 %", "Förlängning · 75 %"."""
    name = "Förlängning" if decision.prolongs is not None else f"Beslut {decision.number}"
    percent = percent_of(decision.extent)
    return name if percent is None else f"{name} · {percent} %"


def _plan_marks(placements: Iterable[Placement]) -> Iterator[LaneMark]:
    for placement in placements:
        for plan in placement.plans:
            if plan.signature is not None:
                yield LaneMark(plan.signature.signed_on, f"Plan version {plan.version}")


def _talk_marks(notes: Iterable[Note]) -> Iterator[LaneMark]:
    seen: set[date] = set()
    for note in notes:
        day = note.written_at.date()
        if note.kind in _TALKS and day not in seen:
            seen.add(day)
            yield LaneMark(day, label(note.kind))


def _employment_bars(placements: Iterable[Placement]) -> Iterator[LaneBar]:
    for placement in placements:
        for one in placement.employments:
            percent = f" · {one.extent_percent} %" if one.extent_percent else ""
            yield LaneBar(one.starts_on, one.ends_on, f"{one.employer}{percent}")
