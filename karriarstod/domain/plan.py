"""The individual plan (M07): what the person wants, the way there, and its versions."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, Self

from karriarstod.domain.errors import PlanDatesReversed, PlanFrozen, PlanIncomplete


class PlanBasis(StrEnum):
    """What the plan goes out from."""

    REFERRAL = "referral"
    AF_ACTION_PLAN = "af_action_plan"
    JOINT_MAPPING = "joint_mapping"
    IMPLEMENTATION_PLAN = "implementation_plan"
    SIP = "sip"
    OWN = "own"


class GoalReason(StrEnum):
    """Why this goal."""

    INTEREST = "interest"
    ABILITY = "ability"
    DEMAND = "demand"
    EDUCATION = "education"
    EXPERIENCE = "experience"
    OTHER = "other"


class GoalStatus(StrEnum):
    """How a goal or a step stands; no value blames anybody."""

    NOT_STARTED = "not_started"
    ONGOING = "ongoing"
    REACHED = "reached"
    PARTLY = "partly"
    CHANGED = "changed"
    DROPPED = "dropped"

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self in {GoalStatus.NOT_STARTED, GoalStatus.ONGOING, GoalStatus.PARTLY}


class TaskLevel(StrEnum):
    """How a task is done: tries, with support, alone, can show others."""

    TRIES = "tries"
    WITH_SUPPORT = "with_support"
    ALONE = "alone"
    SHOWS_OTHERS = "shows_others"


class PlanStatus(StrEnum):
    """Where a version stands."""

    DRAFT = "draft"
    SIGNED = "signed"
    REPLACED = "replaced"


@dataclass(frozen=True)
class Step:
    """One step towards a goal: what, how it shows, who, who helps, from and latest."""

    number: int
    text: str = field(default="", repr=False)
    how_seen: str = field(default="", repr=False)
    who: str = ""
    helper: str = ""
    from_on: date | None = None
    due_on: date | None = None
    status: GoalStatus = GoalStatus.NOT_STARTED
    status_on: date | None = None
    result: str = field(default="", repr=False)


@dataclass(frozen=True)
class Goal:
    """A goal on the way, with how it is seen and its steps."""

    number: int
    text: str = field(default="", repr=False)
    how_seen: str = field(default="", repr=False)
    due_on: date | None = None
    status: GoalStatus = GoalStatus.NOT_STARTED
    status_on: date | None = None
    result: str = field(default="", repr=False)
    steps: tuple[Step, ...] = ()

    def with_step(self, taken: Iterable[int] = ()) -> Self:
        """The goal with an empty step last; its number is beyond all here and all `taken`.

        A step keeps its number through every version, so one that was removed must not lend its
        own to another: give the numbers that other versions and undone changes have used.
        """
        number = max((*taken, *(step.number for step in self.steps)), default=0) + 1
        return replace(self, steps=(*self.steps, Step(number)))


@dataclass(frozen=True)
class WorkTask:
    """A task of the workplace, now or next, with the level it is done at."""

    text: str = ""
    is_next: bool = False
    level: TaskLevel = TaskLevel.TRIES


@dataclass(frozen=True)
class HoursStep:
    """From a day on, so many hours a week."""

    from_on: date
    hours_per_week: float


@dataclass(frozen=True)
class RoleShare:
    """Who does what among the authorities and the company."""

    party: str = ""
    responsibility: str = field(default="", repr=False)
    contact: str = field(default="", repr=False)


@dataclass(frozen=True)
class PlanContent:
    """Everything the two of them write; a draft may lack anything."""

    long_term_goal: str = field(default="", repr=False)
    alternative_goal: str = field(default="", repr=False)
    goal_reasons: tuple[GoalReason, ...] = ()
    basis: PlanBasis = PlanBasis.REFERRAL
    direction_occupation: str = ""
    direction_area: str = ""
    starting_point: str = field(default="", repr=False)
    goals: tuple[Goal, ...] = ()
    tasks: tuple[WorkTask, ...] = ()
    hours_steps: tuple[HoursStep, ...] = ()
    adaptations: str = field(default="", repr=False)
    when_hard: str = field(default="", repr=False)
    roles: tuple[RoleShare, ...] = ()
    own_rating: int | None = None
    supervisor_rating: int | None = None
    follow_up_how: str = field(default="", repr=False)
    follow_up_on: date | None = None
    valid_from: date | None = None
    valid_to: date | None = None

    def with_goal(self, taken: Iterable[int] = ()) -> Self:
        """The plan with an empty goal last; its number as in `Goal.with_step`."""
        number = max((*taken, *(goal.number for goal in self.goals)), default=0) + 1
        return replace(self, goals=(*self.goals, Goal(number)))


@dataclass(frozen=True)
class Signature:
    """When a version was agreed, and by whom; the ink stands on the paper."""

    signed_on: date
    participant: str = field(repr=False)
    supervisor: str = field(repr=False)
    place: str = ""


WHOLE_GOAL: Final = 0
"""In place of a step's number: what is said is said of the goal itself."""


@dataclass(frozen=True)
class StepProgress:
    """What has happened to a step since the version was signed; the signed text stays as it is.

    With `step_number` WHOLE_GOAL it is the goal that has come so far.
    """

    goal_number: int
    step_number: int
    status: GoalStatus
    on: date
    note: str = field(default="", repr=False)


@dataclass(frozen=True)
class PlanVersion:
    """One version of the plan. A signed one is frozen: `content` and `sheet` never change.

    `sheet` is the paper's facts as they were at signing (JSON), so that it prints the same for
    ever; empty while a draft.
    """

    version: int
    content: PlanContent
    begun_on: date
    status: PlanStatus = PlanStatus.DRAFT
    signature: Signature | None = None
    progress: tuple[StepProgress, ...] = ()
    sheet: str = field(default="", repr=False)

    @property
    def is_draft(self) -> bool:
        """Whether it may still be written in."""
        return self.status is PlanStatus.DRAFT

    def rewritten(self, content: PlanContent) -> Self:
        """The draft with new content; raises PlanFrozen for a signed version."""
        if not self.is_draft:
            raise PlanFrozen(self.version)
        return replace(self, content=content)

    def signed(self, signature: Signature, sheet: str) -> Self:
        """The version, frozen.

        Raises PlanFrozen, PlanIncomplete with what is missing, or PlanDatesReversed.
        """
        if not self.is_draft:
            raise PlanFrozen(self.version)
        missing = missing_before_signing(self.content)
        if missing:
            raise PlanIncomplete(tuple(one.field for one in missing))
        turned = reversed_before_signing(self.content)
        if turned:
            raise PlanDatesReversed(tuple(one.field for one in turned))
        return replace(self, status=PlanStatus.SIGNED, signature=signature, sheet=sheet)

    def present_content(self) -> PlanContent:
        """The content with what has happened since; what the next draft begins with."""
        if not self.progress:
            return self.content
        latest = {(one.goal_number, one.step_number): one for one in self.progress}
        goals = []
        for goal in self.content.goals:
            steps = []
            for step in goal.steps:
                done = latest.get((goal.number, step.number))
                steps.append(
                    step
                    if done is None
                    else replace(step, status=done.status, status_on=done.on, result=done.note)
                )
            present = replace(goal, steps=tuple(steps))
            whole = latest.get((goal.number, WHOLE_GOAL))
            if whole is not None:
                present = replace(
                    present, status=whole.status, status_on=whole.on, result=whole.note
                )
            goals.append(present)
        return replace(self.content, goals=tuple(goals))


@dataclass(frozen=True)
class Missing:
    """Something a plan lacks before it can be signed: a field, and of which goal or step."""

    field: str
    goal_number: int | None = None
    step_number: int | None = None


def missing_before_signing(content: PlanContent) -> tuple[Missing, ...]:
    """What a plan must hold before it is signed, in reading order.

    Goal in own words, starting point, at least one goal; each goal with text and how it is seen;
    each step with text, who and latest day; how and when it is followed up; its dates. The shape
    follows AFFS 2014:1 §§ 2–4: activities are dated and can be followed up.
    """
    missing: list[Missing] = []
    for name in ("long_term_goal", "starting_point"):
        if not getattr(content, name).strip():
            missing.append(Missing(name))
    if not content.goals:
        missing.append(Missing("goals"))
    for goal in content.goals:
        missing += [
            Missing(f"goal.{name}", goal.number)
            for name in ("text", "how_seen")
            if not getattr(goal, name).strip()
        ]
        if not goal.steps:
            missing.append(Missing("goal.steps", goal.number))
        for step in goal.steps:
            lacks = [name for name in ("text", "who") if not getattr(step, name).strip()]
            lacks += ["due_on"] if step.due_on is None else []
            missing += [Missing(f"step.{name}", goal.number, step.number) for name in lacks]
    if not content.follow_up_how.strip():
        missing.append(Missing("follow_up_how"))
    for name in ("follow_up_on", "valid_from", "valid_to"):
        if getattr(content, name) is None:
            missing.append(Missing(name))
    return tuple(missing)


@dataclass(frozen=True)
class Reversed(Missing):
    """An end that lies before its beginning; `field` is the end's."""


def reversed_before_signing(content: PlanContent) -> tuple[Reversed, ...]:
    """Dates that cannot both be right, in reading order; a plan is not signed with any."""
    turned = [
        Reversed("step.due_on", goal.number, step.number)
        for goal in content.goals
        for step in goal.steps
        if _is_before(step.due_on, step.from_on)
    ]
    if _is_before(content.valid_to, content.valid_from):
        turned.append(Reversed("valid_to"))
    return tuple(turned)


def problems_before_signing(content: PlanContent) -> tuple[Missing, ...]:
    """All that keeps a plan from being signed: what is missing, then dates in the wrong order."""
    return (*missing_before_signing(content), *reversed_before_signing(content))


_JUST_AFTER: Final = timedelta(days=31)


@dataclass(frozen=True)
class Doubt(Missing):
    """A date that looks wrong beside the plan's own dates, and may be meant all the same."""


def doubts_before_signing(content: PlanContent) -> tuple[Doubt, ...]:
    """Days outside the plan's dates, in reading order; nobody is kept from signing.

    Only what is still to be done is looked at. The follow-up may come just after the plan's end.
    """
    starts, ends = content.valid_from, content.valid_to
    if starts is None or ends is None or ends < starts:
        return ()
    doubts: list[Doubt] = []
    for goal in content.goals:
        if not goal.status.is_open:
            continue
        if goal.due_on is not None and not starts <= goal.due_on <= ends:
            doubts.append(Doubt("goal.due_on", goal.number))
        doubts += [
            Doubt("step.due_on", goal.number, step.number)
            for step in goal.steps
            if step.status.is_open and step.due_on is not None and not starts <= step.due_on <= ends
        ]
    follow_up = content.follow_up_on
    if follow_up is not None and not starts <= follow_up <= ends + _JUST_AFTER:
        doubts.append(Doubt("follow_up_on"))
    return tuple(doubts)


def _is_before(end: date | None, start: date | None) -> bool:
    return start is not None and end is not None and end < start
