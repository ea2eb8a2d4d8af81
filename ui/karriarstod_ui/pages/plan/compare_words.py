"""Two versions of a plan as rows to read side by side, in words."""

from collections.abc import Iterator, Sequence
from datetime import date
from enum import Enum
from typing import Final

from karriarstod.application.labels import label
from karriarstod.domain.plan import Goal, HoursStep, PlanContent, RoleShare, Step, WorkTask
from karriarstod.domain.plan_difference import Change, ComparedLine, compare
from karriarstod.domain.swedish_dates import long_date
from karriarstod_ui.pages.plan.content_edits import goal_of
from karriarstod_ui.pages.plan.words import hours_word
from karriarstod_ui.widgets.compared import ComparedRow

_NAMES: Final = {
    "long_term_goal": "Mitt mål",
    "alternative_goal": "Alternativt mål",
    "goal_reasons": "Varför just det målet",
    "basis": "Planen utgår från",
    "direction_occupation": "Yrkesinriktning",
    "direction_area": "Sökområde",
    "starting_point": "Nuläge",
    "tasks": "Arbetsuppgifter",
    "hours_steps": "Tidsupptrappning",
    "adaptations": "Stöd och anpassningar",
    "when_hard": "Om det blir svårt",
    "roles": "Vem gör vad",
    "own_rating": "Hur nära jobb, deltagaren",
    "supervisor_rating": "Hur nära jobb, handledaren",
    "follow_up_how": "Så följs planen upp",
    "follow_up_on": "Nästa uppföljning",
    "valid_from": "Planen gäller från",
    "valid_to": "Planen gäller till",
    "goal.text": "Mål",
    "step.text": "Steg",
    "how_seen": "Märks genom",
    "due_on": "Senast",
    "status": "Läge",
    "status_on": "Läge sedan",
    "result": "Så gick det",
    "who": "Vem",
    "helper": "Hjälp av",
    "from_on": "Från",
}


def compared_rows(
    before: PlanContent, after: PlanContent, *, only_differences: bool
) -> tuple[ComparedRow, ...]:
    """Both versions line by line, each goal under its heading."""
    rows: list[ComparedRow] = []
    goal: int | None = None
    for line in compare(before, after):
        if only_differences and line.change is Change.SAME:
            continue
        if line.goal_number is not None and line.goal_number != goal:
            place = _place(before.goals, after.goals, line.goal_number)
            rows.append(ComparedRow(f"Mål {place}", is_heading=True))
        elif line.goal_number is None and goal is not None:
            rows.append(ComparedRow("Övrigt i planen", is_heading=True))
        goal = line.goal_number
        rows.append(
            ComparedRow(
                _name(line, before, after),
                value_words(line.before),
                value_words(line.after),
                line.change,
            )
        )
    return tuple(rows)


def differences(before: PlanContent, after: PlanContent) -> int:
    """How many lines differ."""
    return sum(line.change is not Change.SAME for line in compare(before, after))


def _name(line: ComparedLine, before: PlanContent, after: PlanContent) -> str:
    field = line.key.rpartition(".")[2]
    name = _NAMES[line.key] if line.key in _NAMES else _NAMES[field]
    if line.goal_number is None or line.step_number is None:
        return name
    old, new = (goal_of(content, line.goal_number) for content in (before, after))
    steps = (old.steps if old else ()), (new.steps if new else ())
    place = _place(*steps, line.step_number)
    return f"Steg {place}" if field == "text" else f"Steg {place} · {name}"


def _place(before: Sequence[Goal | Step], after: Sequence[Goal | Step], number: int) -> int:
    """Where a goal or step stands on the page, from 1: in the later version if it is there."""
    for parts in (after, before):
        for place, part in enumerate(parts, start=1):
            if part.number == number:
                return place
    return 0


def value_words(value: object) -> str:
    """A value of a plan as it is read."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return "\n".join(_part_words(part) for part in value)
    if isinstance(value, date):
        return long_date(value)
    if isinstance(value, Enum):
        return label(value)
    return str(value)


def _part_words(part: object) -> str:
    if isinstance(part, WorkTask):
        return f"{part.text} ({'nästa' if part.is_next else 'nu'}, {label(part.level)})"
    if isinstance(part, HoursStep):
        return f"{hours_word(part.hours_per_week)} timmar i veckan från {long_date(part.from_on)}"
    if isinstance(part, RoleShare):
        return ", ".join(_said(part))
    return value_words(part)


def _said(role: RoleShare) -> Iterator[str]:
    yield from filter(None, (role.party, role.responsibility, role.contact))
