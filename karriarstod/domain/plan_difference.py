"""What changed between two versions of a plan, field by field, for reading side by side."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Final

from karriarstod.domain.plan import Goal, PlanContent, Step


class Change(StrEnum):
    """How a line stands against the version before."""

    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True)
class ComparedLine:
    """One field of both versions: its key, the goal and step it belongs to, and the values.

    A value is what the plan holds (text, day, number, enum or tuple), None where the version
    lacks the line.
    """

    key: str
    before: object
    after: object
    change: Change
    goal_number: int | None = None
    step_number: int | None = None


_EMPTY: Final = (None, "", ())


def _change(before: object, after: object) -> Change:
    if before == after:
        return Change.SAME
    if before in _EMPTY:
        return Change.ADDED
    return Change.REMOVED if after in _EMPTY else Change.CHANGED


def compare(before: PlanContent, after: PlanContent) -> tuple[ComparedLine, ...]:
    """Every line of the two versions in reading order; lines empty in both are left out."""
    lines: list[ComparedLine] = []
    for one in fields(PlanContent):
        if one.name == "goals":
            lines += _goals(before.goals, after.goals)
            continue
        old, new = getattr(before, one.name), getattr(after, one.name)
        if old in _EMPTY and new in _EMPTY:
            continue
        lines.append(ComparedLine(one.name, old, new, _change(old, new)))
    return tuple(lines)


def _goals(before: tuple[Goal, ...], after: tuple[Goal, ...]) -> Iterator[ComparedLine]:
    old, new = {one.number: one for one in before}, {one.number: one for one in after}
    for number in _in_reading_order(list(old), list(new)):
        yield from _parts("goal", old.get(number), new.get(number), number, None)
        old_steps = {one.number: one for one in old[number].steps} if number in old else {}
        new_steps = {one.number: one for one in new[number].steps} if number in new else {}
        for step in _in_reading_order(list(old_steps), list(new_steps)):
            yield from _parts("step", old_steps.get(step), new_steps.get(step), number, step)


def _in_reading_order(before: list[int], after: list[int]) -> list[int]:
    """As they stand in the later version, what was removed just before what has its place now."""

    def place(number: int) -> tuple[int, bool]:
        kept = number in after
        return (after if kept else before).index(number), kept

    return sorted({*before, *after}, key=place)


def _parts(
    kind: str, old: Goal | Step | None, new: Goal | Step | None, goal: int, step: int | None
) -> Iterator[ComparedLine]:
    whole = (one for one in (new, old) if one is not None)
    for one in fields(next(whole)):
        if one.name in {"number", "steps"}:
            continue
        left = getattr(old, one.name) if old is not None else None
        right = getattr(new, one.name) if new is not None else None
        if left in _EMPTY and right in _EMPTY:
            continue
        yield ComparedLine(f"{kind}.{one.name}", left, right, _change(left, right), goal, step)
