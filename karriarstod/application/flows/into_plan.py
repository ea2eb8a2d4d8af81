"""Flows into the individual plan: what is written goes into its draft, never into a signed one."""

from dataclasses import replace
from typing import Final

from karriarstod.application.flows.passing import Carrier, Item, Passing
from karriarstod.domain.plan import (
    WHOLE_GOAL,
    Goal,
    GoalStatus,
    PlanContent,
    Step,
    StepProgress,
    TaskLevel,
    WorkTask,
)
from karriarstod.forms.answers import Value

NO_PLACEMENT: Final = "Formuläret hör inte till någon placering."
CLOSED: Final = "Placeringen är avslutad."


def _no_plan(passing: Passing, _item: Item) -> str:
    placement = passing.placement
    if placement is None:
        return NO_PLACEMENT
    return "" if placement.is_open else CLOSED


def _text(passing: Passing, item: Item) -> str:
    return item.text(passing)


def _goal_obstacle(passing: Passing, item: Item) -> str:
    content = passing.plan_content
    if content.long_term_goal.strip() and content.long_term_goal.strip() != item.text(passing):
        return "Planen har redan ett mål med egna ord."
    return _no_plan(passing, item)


def _into_goal_words(passing: Passing, item: Item) -> Passing:
    content = replace(passing.plan_content, long_term_goal=item.text(passing))
    return passing.with_plan_content(content)


def _added(text: str, more: str) -> str:
    """The text with a paragraph more; the same text where it already says so."""
    if more in text:
        return text
    return f"{text.rstrip()}\n{more}" if text.strip() else more


def _into_starting_point(passing: Passing, item: Item) -> Passing:
    content = passing.plan_content
    text = _added(content.starting_point, item.text(passing))
    return passing.with_plan_content(replace(content, starting_point=text))


def _into_adaptations(passing: Passing, item: Item) -> Passing:
    content = passing.plan_content
    text = _added(content.adaptations, item.text(passing))
    return passing.with_plan_content(replace(content, adaptations=text))


def _task_text(passing: Passing, item: Item) -> str:
    return item.text(passing, "task" if item.row else "")


def _into_tasks(passing: Passing, item: Item) -> Passing:
    return _with_task(passing, _task_text(passing, item), item.value(passing, "level"), item)


def _competence_text(passing: Passing, item: Item) -> str:
    """A competence of the work itself that has been seen, or that the person wants to learn."""
    if item.key_of(passing, "type") != "specific":
        return ""
    wants = item.truth(passing, "wants_to_develop") is True
    seen = item.value(passing, "handledare_level") is not None
    return item.text(passing, "competence") if wants or seen else ""


def _into_competences(passing: Passing, item: Item) -> Passing:
    level = item.value(passing, "handledare_level")
    return _with_task(passing, _competence_text(passing, item), level, item)


def _with_task(passing: Passing, text: str, level: Value | None, item: Item) -> Passing:
    """A task of that text in the plan; one that is there already gets the level."""
    content = passing.plan_content
    known = next((one for one in content.tasks if one.text.strip() == text), None)
    if known is not None:
        changed = replace(known, level=_level(level) or known.level)
        tasks = tuple(changed if one is known else one for one in content.tasks)
    else:
        found = _level(level)
        is_next = found is None or item.truth(passing, "is_next") is True
        tasks = (*content.tasks, WorkTask(text, is_next, found or TaskLevel.TRIES))
    return passing.with_plan_content(replace(content, tasks=tasks))


def _level(value: Value | None) -> TaskLevel | None:
    """The level of a choice's key, or of a scale's figure counted from 0."""
    if isinstance(value, bool):
        return None
    levels = tuple(TaskLevel)
    if isinstance(value, int):
        return levels[value] if value in range(len(levels)) else None
    return TaskLevel(value) if isinstance(value, str) and value in levels else None


def _what(passing: Passing, item: Item) -> str:
    return item.text(passing, "what")


def _goal_text(passing: Passing, item: Item) -> str:
    return item.text(passing, "goal" if item.row else "")


def _into_goals(passing: Passing, item: Item) -> Passing:
    content = passing.plan_content.with_goal(_taken_goals(passing))
    goal = replace(
        content.goals[-1],
        text=_goal_text(passing, item),
        how_seen=item.text(passing, "how_seen") if item.row else "",
        due_on=item.day(passing, "due_on") if item.row else None,
    )
    return passing.with_plan_content(replace(content, goals=(*content.goals[:-1], goal)))


def _taken_goals(passing: Passing) -> tuple[int, ...]:
    placement = passing.placement
    plans = placement.plans if placement else ()
    return tuple(goal.number for plan in plans for goal in plan.content.goals)


def _taken_steps(passing: Passing, goal_number: int) -> tuple[int, ...]:
    placement = passing.placement
    plans = placement.plans if placement else ()
    return tuple(
        step.number
        for plan in plans
        for goal in plan.content.goals
        if goal.number == goal_number
        for step in goal.steps
    )


def _into_steps(passing: Passing, item: Item) -> Passing:
    """A step in the first goal that is still open; a plan without one gets an empty goal for it."""
    content = passing.plan_content
    if not any(goal.status.is_open for goal in content.goals):
        content = content.with_goal(_taken_goals(passing))
    goal = next(one for one in content.goals if one.status.is_open)
    step = Step(
        number=max(
            (*_taken_steps(passing, goal.number), *(one.number for one in goal.steps)), default=0
        )
        + 1,
        text=_what(passing, item),
        who=item.text(passing, "who"),
        from_on=passing.form.form_date,
        due_on=item.day(passing, "by"),
    )
    changed = replace(goal, steps=(*goal.steps, step))
    goals = tuple(changed if one is goal else one for one in content.goals)
    return passing.with_plan_content(replace(content, goals=goals))


def _progress_text(passing: Passing, item: Item) -> str:
    """A goal whose status the two have spoken of, where it differs from what the plan says."""
    goal = _goal_of(passing.plan_content, item.text(passing, "goal"))
    status = _status(passing, item)
    if goal is None or status is None or goal.status is status:
        return ""
    return f"{item.text(passing, 'goal')}: {item.text(passing, 'status').lower()}"


def _goal_of(content: PlanContent, text: str) -> Goal | None:
    return next((one for one in content.goals if one.text.strip() == text), None)


def _status(passing: Passing, item: Item) -> GoalStatus | None:
    key = item.key_of(passing, "status")
    return GoalStatus(key) if key in tuple(GoalStatus) else None


def _into_progress(passing: Passing, item: Item) -> Passing:
    """The goal's status: beside the signed plan, and in the draft where one is being written."""
    placement, status = passing.placement, _status(passing, item)
    text, comment = item.text(passing, "goal"), item.text(passing, "comment")
    if placement is None or status is None:
        return passing
    on = passing.form.form_date
    signed = placement.signed_plan
    goal = _goal_of(signed.content, text) if signed else None
    if signed is not None and goal is not None:
        done = StepProgress(goal.number, WHOLE_GOAL, status, on, comment)
        placement = placement.with_plan(replace(signed, progress=(*signed.progress, done)))
    if placement.draft is not None:
        content = placement.draft.content
        goals = tuple(
            replace(one, status=status, status_on=on, result=comment)
            if one.text.strip() == text
            else one
            for one in content.goals
        )
        placement = placement.with_draft(replace(content, goals=goals), passing.today)
    return passing.with_placement(placement)


def _new_version_text(passing: Passing, item: Item) -> str:
    return "Ny version av planen" if item.value(passing) is True else ""


def _new_version_obstacle(passing: Passing, item: Item) -> str:
    placement = passing.placement
    if placement is not None and placement.draft is not None:
        return f"Version {placement.draft.version} av planen skrivs redan."
    return _no_plan(passing, item)


def _into_new_version(passing: Passing, _item: Item) -> Passing:
    return passing.with_plan_content(passing.plan_content)


GOAL_WORDS: Final = Carrier(_text, _into_goal_words, _goal_obstacle)
STARTING_POINT: Final = Carrier(_text, _into_starting_point, _no_plan)
ADAPTATIONS: Final = Carrier(_text, _into_adaptations, _no_plan)
TASKS: Final = Carrier(_task_text, _into_tasks, _no_plan)
COMPETENCES: Final = Carrier(_competence_text, _into_competences, _no_plan)
GOALS: Final = Carrier(_goal_text, _into_goals, _no_plan)
STEPS: Final = Carrier(_what, _into_steps, _no_plan)
PROGRESS: Final = Carrier(_progress_text, _into_progress, _no_plan)
NEW_VERSION: Final = Carrier(_new_version_text, _into_new_version, _new_version_obstacle)
