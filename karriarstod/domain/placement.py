"""A placement: one stay, from referral to closing, with its decisions, stages, plans and people."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final, Self

from karriarstod.domain.assignment import Assignment, TeamRole
from karriarstod.domain.closing import Closing
from karriarstod.domain.decision import Decision, Pause
from karriarstod.domain.employment import Employment
from karriarstod.domain.errors import (
    NoSuchPart,
    PlacementClosed,
    PlacementWithoutStage,
    PlanFrozen,
    ReasonMissing,
)
from karriarstod.domain.period import ONE_DAY, Period
from karriarstod.domain.plan import PlanContent, PlanStatus, PlanVersion, Signature
from karriarstod.domain.referral import Intake, Referral
from karriarstod.domain.stages import StageKey, StageStay, stage


class ProviderRole(StrEnum):
    """In what legal position the company has the placement; decides what is reported."""

    ANORDNARE = "anordnare"
    LEVERANTOR = "leverantor"
    UNDERLEVERANTOR = "underleverantor"
    KOMMUNAL_UTFORARE = "kommunal_utforare"
    ARBETSGIVARE = "arbetsgivare"


@dataclass(frozen=True)
class Placement:
    """One stay. Stays in stages may overlap; a return later is a new placement, never this one."""

    number: int
    referral: Referral
    provider_role: ProviderRole = ProviderRole.ANORDNARE
    team: str = ""
    parallel: bool = False
    assignments: tuple[Assignment, ...] = ()
    decisions: tuple[Decision, ...] = ()
    stays: tuple[StageStay, ...] = ()
    pauses: tuple[Pause, ...] = ()
    plans: tuple[PlanVersion, ...] = ()
    employments: tuple[Employment, ...] = ()
    closing: Closing | None = None

    @property
    def is_open(self) -> bool:
        """Whether the placement goes on: not closed, and the referral not declined or withdrawn."""
        refused = self.referral.intake in {Intake.DECLINED, Intake.WITHDRAWN}
        return self.closing is None and not refused

    def is_paused(self, today: date) -> bool:
        """Whether the stay rests on that day, by its own pause or by the decision in force."""
        in_force = self.decision_in_force(today)
        pauses = (*self.pauses, *(in_force.pauses if in_force else ()))
        return any(pause.period.holds(today) for pause in pauses)

    @property
    def all_pauses(self) -> tuple[Period, ...]:
        """Every dated rest, of the stay and of its decisions."""
        of_decisions = (pause for decision in self.decisions for pause in decision.pauses)
        return tuple(pause.period for pause in (*self.pauses, *of_decisions))

    def colleague(self, role: TeamRole, today: date) -> str:
        """The colleague in that role today, else the one who had it last; empty if none had."""
        of_role = [one for one in self.assignments if one.role is role]
        present = [one for one in of_role if one.period.holds(today)]
        chosen = max(present or of_role, key=lambda one: one.starts_on, default=None)
        return chosen.person if chosen else ""

    def decision_in_force(self, today: date) -> Decision | None:
        """The decision that holds today; of several the one that ends last."""
        holding = [one for one in self.decisions if one.period.holds(today)]
        return max(holding, key=_end_or_never, default=None)

    @property
    def last_decision(self) -> Decision | None:
        """The decision that ends last, whether it holds today or not."""
        return max(self.decisions, key=_end_or_never, default=None)

    def stage_today(self, today: date) -> StageKey | None:
        """The furthest stage with a stay that goes on today, else the last one begun."""
        if (
            self.closing is not None
            and self.closing.ends_on <= today
            and not self._in_follow_up(today)
        ):
            return StageKey.CLOSED
        begun = [stay for stay in self.stays if stay.starts_on <= today]
        going_on = [stay for stay in begun if stay.period.holds(today)]
        if going_on:
            return max(going_on, key=lambda stay: stage(stay.key).order).key
        return max(begun, key=lambda stay: stay.starts_on).key if begun else None

    def _in_follow_up(self, today: date) -> bool:
        going_on = (StageKey.EMPLOYED, StageKey.FOLLOW_UP)
        return any(stay.key in going_on and stay.period.holds(today) for stay in self.stays)

    def enter(self, key: StageKey, on: date, *, reason: str = "", keep: bool = False) -> Self:
        """The placement in one more stage from that day.

        Stays going on end the day before, unless `keep` (stages in parallel). Going back needs a
        reason (ReasonMissing); a closed placement is not moved (PlacementClosed).
        """
        if not self.is_open:
            raise PlacementClosed
        present = [stay for stay in self.stays if stay.ends_on is None]
        furthest = max((stage(stay.key).order for stay in present), default=-1)
        if stage(key).order < furthest and not keep and not reason.strip():
            raise ReasonMissing("step_back")
        stays = [
            stay if keep or stay.ends_on is not None else self._ended(stay, on)
            for stay in self.stays
        ]
        number = max((stay.number for stay in self.stays), default=0) + 1
        stays.append(StageStay(number, key, on, reason=reason.strip()))
        return replace(self, stays=tuple(stays))

    @staticmethod
    def _ended(stay: StageStay, on: date) -> StageStay:
        return replace(stay, ends_on=max(stay.starts_on, on - ONE_DAY))

    def with_stay(self, stay: StageStay) -> Self:
        """The placement with a stay set right: its stage, days or reason. Raises NoSuchPart.

        When its first day moves, the stay that ended the day before moves its end with it.
        """
        old = self._demand_stay(stay.number)
        stays = []
        for one in self.stays:
            if one.number == stay.number:
                stays.append(stay)
            elif one.ends_on == old.starts_on - ONE_DAY:
                stays.append(self._ended(one, stay.starts_on))
            else:
                stays.append(one)
        return replace(self, stays=tuple(stays))

    def without_stay(self, number: int) -> Self:
        """The placement without a stay written by mistake; the one it ended goes on again.

        Raises NoSuchPart; the last stay left is never taken away (PlacementWithoutStage).
        """
        gone = self._demand_stay(number)
        if len(self.stays) == 1:
            raise PlacementWithoutStage
        left = tuple(
            replace(one, ends_on=None)
            if one.ends_on == gone.starts_on - ONE_DAY and gone.ends_on is None
            else one
            for one in self.stays
            if one.number != number
        )
        return replace(self, stays=left)

    def _demand_stay(self, number: int) -> StageStay:
        for stay in self.stays:
            if stay.number == number:
                return stay
        raise NoSuchPart("stay", number)

    def with_decision(self, decision: Decision) -> Self:
        """The placement with a new decision, or with the one of that number replaced."""
        others = tuple(one for one in self.decisions if one.number != decision.number)
        ordered = sorted((*others, decision), key=lambda one: one.number)
        return replace(self, decisions=tuple(ordered))

    @property
    def next_decision_number(self) -> int:
        """The number a new decision gets."""
        return max((one.number for one in self.decisions), default=0) + 1

    def decision(self, number: int) -> Decision:
        """The decision of that number; raises NoSuchPart."""
        for one in self.decisions:
            if one.number == number:
                return one
        raise NoSuchPart("decision", number)

    def assigned(self, role: TeamRole, person: str, on: date) -> Self:
        """The placement with a colleague in a role; the one before ends the day before."""
        kept = [
            replace(one, ends_on=max(one.starts_on, on - ONE_DAY))
            if one.role is role and one.ends_on is None
            else one
            for one in self.assignments
        ]
        number = max((one.number for one in self.assignments), default=0) + 1
        return replace(self, assignments=(*kept, Assignment(number, role, person, on)))

    def closed(self, closing: Closing) -> Self:
        """The placement, ended: no stay goes on after that day, and none begins, save employment.

        Where an employment goes on, its follow-up begins the day after. Raises PlacementClosed.
        """
        if self.closing is not None:
            raise PlacementClosed
        called_off = self.booked_after(closing.ends_on)
        stays = tuple(
            _ended_by(stay, closing.ends_on) for stay in self.stays if stay not in called_off
        )
        if any(one.ends_on is None or one.ends_on > closing.ends_on for one in self.employments):
            number = max((stay.number for stay in stays), default=0) + 1
            follow_up = StageStay(number, StageKey.FOLLOW_UP, closing.ends_on + ONE_DAY)
            stays = (*stays, follow_up)
        return replace(self, stays=stays, closing=closing)

    def booked_after(self, last: date) -> tuple[StageStay, ...]:
        """What falls away if the placement ends that day: all that was to begin later.

        Employment and its follow-up go on by themselves; and a placement keeps a stage.
        """
        later = tuple(
            stay for stay in self.stays if stay.starts_on > last and stay.key not in _BEYOND
        )
        return later if len(later) < len(self.stays) else later[1:]

    def followed_up(self, on: date) -> Self:
        """The placement with everything over: employment is theirs now, the last contact made."""
        stays = tuple(
            stay if stay.ends_on is not None else replace(stay, ends_on=max(stay.starts_on, on))
            for stay in self.stays
        )
        return replace(self, stays=stays)

    def reopened(self) -> Self:
        """The placement as if not closed, for a closing made by mistake."""
        return replace(self, closing=None)

    @property
    def draft(self) -> PlanVersion | None:
        """The plan version being written, if there is one."""
        return next((plan for plan in self.plans if plan.is_draft), None)

    @property
    def signed_plan(self) -> PlanVersion | None:
        """The version in force: the latest signed."""
        signed = [plan for plan in self.plans if plan.status is PlanStatus.SIGNED]
        return max(signed, key=lambda plan: plan.version, default=None)

    def plan(self, version: int) -> PlanVersion:
        """The version of that number; raises NoSuchPart."""
        for plan in self.plans:
            if plan.version == version:
                return plan
        raise NoSuchPart("plan", version)

    def with_draft(self, content: PlanContent, on: date) -> Self:
        """The placement with this content in its draft; version n+1 begins if there is none."""
        draft = self.draft
        if draft is None:
            version = max((plan.version for plan in self.plans), default=0) + 1
            return replace(self, plans=(*self.plans, PlanVersion(version, content, on)))
        return self._with_plan(draft.rewritten(content))

    def with_signed(self, signature: Signature, sheet: str) -> Self:
        """The placement with its draft signed and the version before it replaced.

        Raises PlanIncomplete, or NoSuchPart when nothing is being written.
        """
        draft = self.draft
        if draft is None:
            raise NoSuchPart("draft", 0)
        signed = draft.signed(signature, sheet)
        plans = tuple(
            signed if plan.version == draft.version else replace(plan, status=PlanStatus.REPLACED)
            for plan in self.plans
        )
        return replace(self, plans=plans)

    def without_draft(self) -> Self:
        """The placement with the draft thrown away; raises PlanFrozen when there is none."""
        if self.draft is None:
            raise PlanFrozen(self.plans[-1].version if self.plans else 0)
        return replace(self, plans=tuple(plan for plan in self.plans if not plan.is_draft))

    def _with_plan(self, changed: PlanVersion) -> Self:
        plans = (changed if plan.version == changed.version else plan for plan in self.plans)
        return replace(self, plans=tuple(plans))

    def with_plan(self, changed: PlanVersion) -> Self:
        """The placement with that version put in place of the one of the same number."""
        self.plan(changed.version)
        return self._with_plan(changed)

    def with_employment(self, employment: Employment) -> Self:
        """The placement with a new employment, or with the one of that number replaced."""
        others = tuple(one for one in self.employments if one.number != employment.number)
        ordered = sorted((*others, employment), key=lambda one: one.number)
        return replace(self, employments=tuple(ordered))


_BEYOND: Final = frozenset({StageKey.EMPLOYED, StageKey.FOLLOW_UP})
"""What a closing does not end."""


def _ended_by(stay: StageStay, last: date) -> StageStay:
    if stay.key in _BEYOND or (stay.ends_on is not None and stay.ends_on <= last):
        return stay
    return replace(stay, ends_on=max(stay.starts_on, last))


def _end_or_never(decision: Decision) -> date:
    return decision.period.ends_on or date.max
