"""Ways to change what a plan holds, each giving a new value; and the address of every value."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from karriarstod.domain.parties import Contact
from karriarstod.domain.plan import Goal, Missing, PlanContent, Step

Numbered = TypeVar("Numbered", Goal, Step)


@dataclass(frozen=True)
class Place:
    """Where a value stands: the plan's field, or a goal's or a step's ("goal.text").

    A goal or a step is itself a place: ("goal", 2) or ("step", 2, 1).
    """

    field: str
    goal: int | None = None
    step: int | None = None

    @classmethod
    def of(cls, missing: Missing) -> "Place":
        """Where something missing belongs."""
        return cls(missing.field, missing.goal_number, missing.step_number)

    @property
    def name(self) -> str:
        """The field's own name: "text" of "goal.text"."""
        return self.field.rpartition(".")[2]

    @property
    def object_name(self) -> str:
        """A name for the editor of this value: "step.text.2.1"."""
        numbers = (str(part) for part in (self.goal, self.step) if part is not None)
        return ".".join((self.field, *numbers))


def goal_of(content: PlanContent, number: int) -> Goal | None:
    """The goal of that number, if there is one."""
    return next((goal for goal in content.goals if goal.number == number), None)


def step_of(content: PlanContent, goal: int, number: int) -> Step | None:
    """The step of that number in that goal, if there is one."""
    found = goal_of(content, goal)
    steps = found.steps if found is not None else ()
    return next((step for step in steps if step.number == number), None)


def value_at(content: PlanContent, place: Place) -> object:
    """What stands there; None where the goal or the step is gone."""
    part: PlanContent | Goal | Step | None = content
    if place.goal is not None:
        part = goal_of(content, place.goal)
    if place.goal is not None and place.step is not None:
        part = step_of(content, place.goal, place.step)
    return None if part is None else getattr(part, place.name)


def with_value(content: PlanContent, place: Place, value: object) -> PlanContent:
    """The plan with that value put there."""
    return with_values(content, place, {place.name: value})


def with_values(content: PlanContent, place: Place, values: dict[str, object]) -> PlanContent:
    """The plan with several values of the same goal or step put there at once."""
    if place.goal is None:
        return replace(content, **values)  # type: ignore[arg-type]  # names come from the fields
    if place.step is None:
        return _with_goal(content, place.goal, lambda goal: replace(goal, **values))  # type: ignore[arg-type]  # as above
    number = place.step

    def edit(goal: Goal) -> Goal:
        steps = tuple(
            replace(step, **values) if step.number == number else step  # type: ignore[arg-type]  # as above
            for step in goal.steps
        )
        return replace(goal, steps=steps)

    return _with_goal(content, place.goal, edit)


def _with_goal(content: PlanContent, number: int, edit: Callable[[Goal], Goal]) -> PlanContent:
    goals = tuple(edit(goal) if goal.number == number else goal for goal in content.goals)
    return replace(content, goals=goals)


def with_new_step(
    content: PlanContent, goal: int, after: int | None = None, taken: Iterable[int] = ()
) -> PlanContent:
    """The plan with an empty step in that goal, last or after the step of that number.

    `taken` are numbers that steps of the goal have had elsewhere; none is given twice.
    """

    def edit(found: Goal) -> Goal:
        grown = found.with_step(taken)
        if after is None:
            return grown
        new = grown.steps[-1]
        place = next((at for at, step in enumerate(found.steps) if step.number == after), None)
        if place is None:
            return grown
        steps = (*found.steps[: place + 1], new, *found.steps[place + 1 :])
        return replace(found, steps=steps)

    return _with_goal(content, goal, edit)


def without_goal(content: PlanContent, number: int) -> PlanContent:
    """The plan without that goal."""
    return replace(content, goals=tuple(goal for goal in content.goals if goal.number != number))


def without_step(content: PlanContent, goal: int, number: int) -> PlanContent:
    """The plan without that step."""
    return _with_goal(
        content,
        goal,
        lambda found: replace(
            found, steps=tuple(step for step in found.steps if step.number != number)
        ),
    )


def goal_moved(content: PlanContent, number: int, by: int) -> PlanContent:
    """The plan with that goal so many places further down (negative: up); ends hold."""
    return replace(content, goals=_moved(content.goals, number, by))


def step_moved(content: PlanContent, goal: int, number: int, by: int) -> PlanContent:
    """The plan with that step so many places further down in its goal."""
    return _with_goal(
        content, goal, lambda found: replace(found, steps=_moved(found.steps, number, by))
    )


def _moved(parts: Sequence[Numbered], number: int, by: int) -> tuple[Numbered, ...]:
    kept = [part for part in parts if part.number != number]
    place = next((at for at, part in enumerate(parts) if part.number == number), None)
    if place is None:
        return tuple(parts)
    kept.insert(max(0, min(len(kept), place + by)), parts[place])
    return tuple(kept)


def is_blank(part: Goal | Step) -> bool:
    """Whether nobody has written anything in a goal or a step."""
    if isinstance(part, Goal):
        written: tuple[object, ...] = (part.text, part.how_seen, part.steps, part.due_on)
    else:
        written = (part.text, part.how_seen, part.who, part.helper, part.from_on, part.due_on)
    return not any(written)


def active_contacts(contacts: Sequence[Contact], placement: int) -> tuple[Contact, ...]:
    """The contacts that go on and concern this placement or all of them."""
    return tuple(
        one
        for one in contacts
        if one.ended_on is None and one.placement_number in {None, placement}
    )
