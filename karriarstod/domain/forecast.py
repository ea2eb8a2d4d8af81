"""What follows from a decision's dates: the days to come, and how long a measure has gone on."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from karriarstod.domain.decision import Decision, Measure
from karriarstod.domain.period import ONE_DAY, add_months
from karriarstod.domain.rules import RuleBook, RuleId


class ComingKind(StrEnum):
    """The days that a new decision brings with it."""

    FIRST_DAY = "first_day"
    INTRODUCTION_DONE = "introduction_done"
    PLAN_SIGNED = "plan_signed"
    DECISION_REMINDER = "decision_reminder"
    LAST_DAY_TO_EXTEND = "last_day_to_extend"
    DECISION_ENDS = "decision_ends"


@dataclass(frozen=True)
class ComingDay:
    """A day that follows; `days_left` before the decision ends, `rule_id` what set it."""

    on: date
    kind: ComingKind
    days_left: int | None = None
    rule_id: RuleId | None = None


def coming_days(starts_on: date, ends_on: date | None, rules: RuleBook) -> tuple[ComingDay, ...]:
    """What a decision with these dates brings, earliest first.

    Reminders that would fall before the first day are left out.
    """
    days = [
        ComingDay(starts_on, ComingKind.FIRST_DAY),
        ComingDay(
            starts_on + timedelta(days=rules.figure(RuleId.INTRODUCTION_DONE, starts_on)),
            ComingKind.INTRODUCTION_DONE,
            rule_id=RuleId.INTRODUCTION_DONE,
        ),
        ComingDay(
            starts_on + timedelta(days=rules.figure(RuleId.PLAN_SIGNED, starts_on)),
            ComingKind.PLAN_SIGNED,
            rule_id=RuleId.PLAN_SIGNED,
        ),
    ]
    if ends_on is not None:
        figures = rules.figures(RuleId.DECISION_END, ends_on)
        for left in figures:
            last = left == min(figures)
            kind = ComingKind.LAST_DAY_TO_EXTEND if last else ComingKind.DECISION_REMINDER
            days.append(ComingDay(ends_on - timedelta(days=left), kind, left, RuleId.DECISION_END))
        days.append(ComingDay(ends_on, ComingKind.DECISION_ENDS))
        days = [day for day in days if starts_on <= day.on <= ends_on]
    return tuple(sorted(days, key=lambda day: day.on))


_CEILINGS: Final = {
    Measure.ARBETSTRANING: RuleId.CEILING_ARBETSTRANING,
    Measure.FORSTARKT_ARBETSTRANING: RuleId.CEILING_FORSTARKT,
    Measure.ARBETSPRAKTIK: RuleId.CEILING_ARBETSPRAKTIK,
}


@dataclass(frozen=True)
class CeilingPassed:
    """A measure that would go on longer than the ceiling known for it: a warning, never a block."""

    measure: Measure
    months: int
    reached_on: date
    rule_id: RuleId


def ceiling_passed(
    decisions: tuple[Decision, ...], proposed: Decision, rules: RuleBook
) -> CeilingPassed | None:
    """The warning for a decision, counted from where its unbroken row of decisions began.

    Decisions follow unbroken when the next starts at most three days after the one before, so
    that a weekend breaks nothing.
    """
    rule_id = _CEILINGS.get(proposed.measure)
    ends = proposed.period.ends_on
    if rule_id is None or ends is None:
        return None
    begun = proposed.starts_on
    earlier = [
        one
        for one in decisions
        if one.measure is proposed.measure and one.number != proposed.number
    ]
    for one in sorted(earlier, key=lambda one: one.starts_on, reverse=True):
        over = one.period.ends_on
        if one.starts_on < begun and (over is None or begun - over <= timedelta(days=3)):
            begun = one.starts_on
    months = rules.figure(rule_id, begun)
    last_day = add_months(begun, months) - ONE_DAY
    return CeilingPassed(proposed.measure, months, last_day, rule_id) if ends > last_day else None
