"""What the pages and the command line show: rows made of case files, rules and a day."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from karriarstod.application.ports import HistoryRow, Queries, Slice
from karriarstod.application.waiting import waits_for
from karriarstod.domain.assignment import TeamRole
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.identity import CaseNumber
from karriarstod.domain.obligations import (
    DueState,
    Obligation,
    lacks_next_step,
    obligations,
)
from karriarstod.domain.placement import Placement
from karriarstod.domain.plan import PlanStatus
from karriarstod.domain.rules import RuleBook, RuleId
from karriarstod.domain.stages import ChainPlace, ChainStep, StageKey, chain_steps, stage

_LATELY: Final = 80
"""Lines of history read for the first page, which gathers them by person and day."""


@dataclass(frozen=True)
class ParticipantRow:
    """One participant in a list. `name` is empty for a protected person: the view says so in words.

    `next_step` is the earliest obligation, None when there is none; `state` its nearness.
    """

    case_number: CaseNumber
    name: str = field(repr=False)
    number: str = field(repr=False)
    is_protected: bool
    is_open: bool
    is_paused: bool
    stage: StageKey | None
    steps: tuple[ChainStep, ...]
    next_step: Obligation | None
    state: DueState | None
    lacks_next_step: bool
    supervisor: str
    team: str
    plan_signed_on: date | None
    has_draft: bool


@dataclass(frozen=True)
class DueRow:
    """One thing to do on the first page, with whose it is and where in the chain they are."""

    obligation: Obligation
    state: DueState
    name: str = field(repr=False)
    is_protected: bool
    stage: StageKey | None
    supervisor: str
    team: str = ""
    """Where in the house it is, when the participant is in more than one place at once."""
    waits_for: str = ""
    """The party that is to do it, where it is not one of us."""


@dataclass(frozen=True)
class Today:
    """The first page: what is due, what nobody has planned, where people are, what happened.

    What another party is to do is among `waiting` and nowhere else, however late it is.
    """

    day: date
    overdue: tuple[DueRow, ...]
    today: tuple[DueRow, ...]
    soon: tuple[DueRow, ...]
    waiting: tuple[DueRow, ...]
    without_next_step: tuple[ParticipantRow, ...]
    silent: tuple[tuple[ParticipantRow, date | None], ...]
    places: tuple[tuple[ChainPlace, int], ...]
    active: int
    happened: tuple[HistoryRow, ...]
    names: dict[CaseNumber, str] = field(repr=False)


def listed_name(case: CaseFile) -> str:
    """The name as lists show it; empty for a protected person."""
    return "" if case.participant.is_protected else case.participant.name


def participant_row(case: CaseFile, rules: RuleBook, today: date) -> ParticipantRow:
    """The list's row of one case file."""
    due = obligations(case, rules, today)
    placement = case.main_placement
    soon = rules.figure(RuleId.SOON, today)
    return ParticipantRow(
        case_number=case.case_number,
        name=listed_name(case),
        number=case.participant.listed_number,
        is_protected=case.participant.is_protected,
        is_open=case.is_active(today),
        is_paused=placement.is_paused(today) if placement and placement.is_open else False,
        stage=placement.stage_today(today) if placement else None,
        steps=_steps(placement, today),
        next_step=due[0] if due else None,
        state=due[0].state(today, soon) if due else None,
        lacks_next_step=lacks_next_step(case, due, today),
        supervisor=placement.colleague(TeamRole.SUPERVISOR, today) if placement else "",
        team=placement.team if placement else "",
        plan_signed_on=_signed_on(placement),
        has_draft=placement is not None and placement.draft is not None,
    )


def participant_rows(slice_: Slice, rules: RuleBook, today: date) -> tuple[ParticipantRow, ...]:
    """The rows of a slice, in its order."""
    return tuple(participant_row(case, rules, today) for case in slice_.cases)


def _steps(placement: Placement | None, today: date) -> tuple[ChainStep, ...]:
    if placement is None:
        return chain_steps((), today)
    return chain_steps(placement.stays, today, over=not placement.is_open)


def _signed_on(placement: Placement | None) -> date | None:
    signed = placement.signed_plan if placement else None
    return signed.signature.signed_on if signed and signed.signature else None


def due_rows(
    cases: Iterable[CaseFile], rules: RuleBook, today: date, person: str = ""
) -> tuple[DueRow, ...]:
    """Everything due for these people, earliest first; with `person`, only theirs."""
    soon = rules.figure(RuleId.SOON, today)
    rows = []
    for case in cases:
        is_parallel = sum(one.is_open for one in case.placements) > 1
        for one in obligations(case, rules, today):
            placement = (
                case.placement(one.placement_number)
                if one.placement_number is not None
                else case.main_placement
            )
            if person and placement is not None and not is_beside(placement, person, today):
                continue
            rows.append(
                DueRow(
                    one,
                    one.state(today, soon),
                    listed_name(case),
                    case.participant.is_protected,
                    placement.stage_today(today) if placement else None,
                    placement.colleague(TeamRole.SUPERVISOR, today) if placement else "",
                    _where(placement) if is_parallel and one.placement_number and placement else "",
                    waits_for(one),
                )
            )
    return tuple(sorted(rows, key=lambda row: (row.obligation.due_on, str(row.obligation.kind))))


def _where(placement: Placement) -> str:
    return placement.team or f"Placering {placement.number}"


def is_beside(placement: Placement, person: str, today: date) -> bool:
    """Whether that colleague is beside the participant today, in any role."""
    return any(one.person == person and one.period.holds(today) for one in placement.assignments)


def today_view(queries: Queries, rules: RuleBook, today: date, person: str = "") -> Today:
    """The first page for everyone, or with `person` for that colleague's participants."""
    cases = queries.active_cases(today)
    if person:
        cases = tuple(
            case
            for case in cases
            if any(is_beside(placement, person, today) for placement in case.placements)
        )
    rows = {case.case_number: participant_row(case, rules, today) for case in cases}
    due = due_rows(cases, rules, today, person)
    ours = tuple(row for row in due if not row.waits_for)
    noted = queries.last_noted(tuple(rows))
    days = rules.figure(RuleId.SILENCE, today)
    silent = tuple(
        (row, noted.get(number))
        for number, row in rows.items()
        if _is_silent(row, noted.get(number), days, today)
    )
    happened = queries.history(limit=_LATELY)
    return Today(
        day=today,
        overdue=tuple(row for row in ours if row.state is DueState.OVERDUE),
        today=tuple(row for row in ours if row.state is DueState.TODAY),
        soon=tuple(row for row in ours if row.state is DueState.SOON),
        waiting=tuple(row for row in due if row.waits_for and row.state is not DueState.LATER),
        without_next_step=tuple(row for row in rows.values() if row.lacks_next_step),
        silent=silent,
        places=_places(rows.values()),
        active=len(rows),
        happened=happened,
        names=_names_of(queries, happened, {case.case_number: listed_name(case) for case in cases}),
    )


def _is_silent(row: ParticipantRow, noted_on: date | None, days: int, today: date) -> bool:
    working = row.stage in {
        StageKey.INTRODUCTION,
        StageKey.MAPPING,
        StageKey.TRAINING,
        StageKey.DEEPENED,
        StageKey.PREPARE_JOB,
    }
    if not working or row.is_paused:
        return False
    return noted_on is None or (today - noted_on).days >= days


def _places(rows: Iterable[ParticipantRow]) -> tuple[tuple[ChainPlace, int], ...]:
    counts = dict.fromkeys(ChainPlace, 0)
    for row in rows:
        place = stage(row.stage).place if row.stage else None
        if place is not None:
            counts[place] += 1
    return tuple(counts.items())


def _names_of(
    queries: Queries, happened: tuple[HistoryRow, ...], known: dict[CaseNumber, str]
) -> dict[CaseNumber, str]:
    names = dict(known)
    for row in happened:
        number = row.event.case_number
        if number is not None and number not in names:
            names[number] = listed_name(queries.case(number))
    return names


@dataclass(frozen=True)
class PlanVersionRow:
    """One version in the list of versions."""

    version: int
    status: PlanStatus
    begun_on: date
    signed_on: date | None


def plan_versions(placement: Placement) -> tuple[PlanVersionRow, ...]:
    """The versions of a placement's plan, newest first."""
    return tuple(
        PlanVersionRow(
            plan.version,
            plan.status,
            plan.begun_on,
            plan.signature.signed_on if plan.signature else None,
        )
        for plan in sorted(placement.plans, key=lambda plan: -plan.version)
    )
