"""Rules with numbers: dated rows with their source, and the organisation's own figures over them.

A decision's own dates always win over any rule; a rule only says when to be reminded, or what to
suggest.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from karriarstod.domain.errors import DomainError


class RuleMalformed(DomainError):
    """A rule row that cannot be read; `rule_id` and `reason` say which and why."""

    def __init__(self, rule_id: str, reason: str) -> None:
        super().__init__(f"{rule_id}: {reason}")
        self.rule_id = rule_id
        self.reason = reason


class Unit(StrEnum):
    """What a rule's figures count."""

    DAYS = "days"
    MONTHS = "months"


class Standing(StrEnum):
    """How sure the figure is: found in a source, judged sound by us, or general knowledge."""

    FOUND = "found"
    INFERRED = "inferred"
    KNOWN = "known"


class RuleId(StrEnum):
    """Stored keys of the rules the program follows; permanent."""

    INTAKE_ANSWER = "intake_answer"
    FIRST_MEETING = "first_meeting"
    INTRODUCTION_DONE = "introduction_done"
    PLAN_SIGNED = "plan_signed"
    PLAN_REVIEW = "plan_review"
    DECISION_END = "decision_end"
    CONSENT_END = "consent_end"
    SUBSIDY_END = "subsidy_end"
    SIUS_END = "sius_end"
    EMPLOYMENT_FOLLOW_UP = "employment_follow_up"
    SILENCE = "silence"
    SOON = "soon"
    CEILING_ARBETSTRANING = "ceiling_arbetstraning"
    CEILING_FORSTARKT = "ceiling_forstarkt_arbetstraning"
    CEILING_ARBETSPRAKTIK = "ceiling_arbetspraktik"


@dataclass(frozen=True)
class Rule:
    """A dated row: its figures, unit, source and whether the organisation may set its own."""

    rule_id: RuleId
    figures: tuple[int, ...]
    unit: Unit
    valid_from: date
    source: str
    standing: Standing
    title: str
    valid_to: date | None = None
    verified_on: date | None = None
    editable: bool = True


@dataclass(frozen=True)
class RuleOverride:
    """The organisation's own figures for a rule from a day on; empty figures go back to ours."""

    rule_id: RuleId
    figures: tuple[int, ...]
    valid_from: date
    set_by: str


@dataclass(frozen=True)
class RuleBook:
    """All rules, with the organisation's own figures laid over them."""

    rules: tuple[Rule, ...]
    overrides: tuple[RuleOverride, ...] = ()

    def rule(self, rule_id: RuleId, on: date) -> Rule:
        """The row in force that day: the latest begun that has not ended.

        Before the first row begins, that row is given: a reminder too early beats none.
        """
        rows = sorted(
            (row for row in self.rules if row.rule_id is rule_id), key=lambda row: row.valid_from
        )
        if not rows:
            raise RuleMalformed(rule_id, "missing")
        begun = [
            row
            for row in rows
            if row.valid_from <= on and (row.valid_to is None or on <= row.valid_to)
        ]
        return begun[-1] if begun else rows[0]

    def figures(self, rule_id: RuleId, on: date) -> tuple[int, ...]:
        """The figures in force that day, the organisation's own before ours."""
        own = [
            one
            for one in self.overrides
            if one.rule_id is rule_id and one.valid_from <= on and self.rule(rule_id, on).editable
        ]
        latest = own[-1].figures if own else ()
        return latest or self.rule(rule_id, on).figures

    def figure(self, rule_id: RuleId, on: date) -> int:
        """The first of the figures in force."""
        return self.figures(rule_id, on)[0]


def parse_rules(texts: Iterable[str]) -> tuple[Rule, ...]:
    """The rules in TOML texts, in file order; raises RuleMalformed with the row that is wrong."""
    return tuple(_rule(row) for text in texts for row in tomllib.loads(text)["rules"])


def _rule(row: dict[str, Any]) -> Rule:
    name = str(row.get("id", "?"))
    try:
        figures = tuple(int(figure) for figure in row["figures"])
        if not figures or min(figures) < 0:
            raise RuleMalformed(name, "figures")
        return Rule(
            rule_id=RuleId(name),
            figures=figures,
            unit=Unit(row["unit"]),
            valid_from=row["valid_from"],
            source=row["source"],
            standing=Standing(row["standing"]),
            title=row["title"],
            valid_to=row.get("valid_to"),
            verified_on=row.get("verified_on"),
            editable=bool(row.get("editable", True)),
        )
    except (KeyError, ValueError, TypeError) as error:
        raise RuleMalformed(name, str(error)) from error
