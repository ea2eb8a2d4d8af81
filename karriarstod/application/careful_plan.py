"""Words of crime or diagnosis in a plan: where they stand, and the plan without them."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from karriarstod.domain.plan import Goal, PlanContent, Step
from karriarstod.forms.careful_moving import Moved, parted
from karriarstod.forms.careful_words import CarefulWords

_OF_PLAN: Final = {
    "long_term_goal": "Långsiktigt mål",
    "alternative_goal": "Alternativt mål",
    "starting_point": "Utgångsläge",
    "adaptations": "Anpassningar",
    "when_hard": "När det är svårt",
    "follow_up_how": "Så följs planen upp",
}
_OF_PART: Final = {"text": "", "how_seen": ", så märks det", "result": ", så gick det"}


@dataclass(frozen=True)
class PlanPlace:
    """A text of the plan with such words: where ("goal.text"), and in which goal and step."""

    where: str
    goal_number: int | None
    step_number: int | None
    moved: Moved = field(repr=False)


def plan_parted(
    content: PlanContent, words: CarefulWords
) -> tuple[PlanContent, tuple[PlanPlace, ...]]:
    """The plan without sentences that hold words of crime or diagnosis, and what was taken out."""
    places: list[PlanPlace] = []
    for name, label in _OF_PLAN.items():
        part = parted(getattr(content, name), words)
        if part.moved:
            content = replace(content, **{name: part.rest})  # type: ignore[arg-type]  # all of them are texts
            places.append(PlanPlace(name, None, None, Moved(label, part.moved)))
    goals = tuple(_goal_parted(goal, words, places) for goal in content.goals)
    tasks = list(content.tasks)
    for at, task in enumerate(tasks):
        part = parted(task.text, words)
        if part.moved:
            tasks[at] = replace(task, text=part.rest)
            places.append(PlanPlace("tasks", None, None, Moved("Arbetsuppgift", part.moved)))
    roles = list(content.roles)
    for at, role in enumerate(roles):
        part = parted(role.responsibility, words)
        if part.moved:
            roles[at] = replace(role, responsibility=part.rest)
            places.append(PlanPlace("roles", None, None, Moved("Vem gör vad", part.moved)))
    if not places:
        return content, ()
    return replace(content, goals=goals, tasks=tuple(tasks), roles=tuple(roles)), tuple(places)


def _goal_parted(goal: Goal, words: CarefulWords, places: list[PlanPlace]) -> Goal:
    label = f"Delmål {goal.number}"
    for name, rest, moved in _parts(goal, words):
        goal = replace(goal, **{name: rest})  # type: ignore[arg-type]  # as above
        taken = Moved(f"{label}{_OF_PART[name]}", moved)
        places.append(PlanPlace(f"goal.{name}", goal.number, None, taken))
    steps = list(goal.steps)
    for at, step in enumerate(steps):
        for name, rest, moved in _parts(step, words):
            steps[at] = replace(steps[at], **{name: rest})  # type: ignore[arg-type]  # as above
            taken = Moved(f"{label}, steg {step.number}{_OF_PART[name]}", moved)
            places.append(PlanPlace(f"step.{name}", goal.number, step.number, taken))
    return replace(goal, steps=tuple(steps))


def _parts(part: Goal | Step, words: CarefulWords) -> Iterator[tuple[str, str, str]]:
    for name in _OF_PART:
        found = parted(getattr(part, name), words)
        if found.moved:
            yield name, found.rest, found.moved
