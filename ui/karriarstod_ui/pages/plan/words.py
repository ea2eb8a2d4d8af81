"""The plan in words as its page says them: lines, summaries, and what is missing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from karriarstod.application.labels import label
from karriarstod.domain.plan import (
    Goal,
    GoalStatus,
    HoursStep,
    Missing,
    PlanContent,
    Reversed,
    Step,
    doubts_before_signing,
    problems_before_signing,
)
from karriarstod.domain.swedish_dates import overdue, short_date
from karriarstod_ui.pages.plan.content_edits import Place
from karriarstod_ui.theme import StateColor

_STATES: Final = {
    GoalStatus.NOT_STARTED: StateColor.NEUTRAL,
    GoalStatus.ONGOING: StateColor.CALM,
    GoalStatus.REACHED: StateColor.WELL,
    GoalStatus.PARTLY: StateColor.SOON,
    GoalStatus.CHANGED: StateColor.NEUTRAL,
    GoalStatus.DROPPED: StateColor.NEUTRAL,
}


@dataclass(frozen=True)
class StepFacts:
    """A step as its line shows it."""

    text: str
    seen: str
    who: str
    when: str
    status: str
    state: StateColor
    is_reached: bool
    is_over: bool
    said: str


@dataclass(frozen=True)
class GoalFacts:
    """A goal as the head of its card shows it."""

    text: str
    seen: str
    late: str
    status: str
    state: StateColor
    said: str


DueOf = Callable[[Step], date | None]
"""When a step is due, as the placement has it: pauses move it, and what is over has no day."""


def step_facts(step: Step, place: int, today: date, due_of: DueOf) -> StepFacts:
    """The line of a step; `place` is its place in the goal, from 1."""
    who = step.who.strip()
    if step.helper.strip():
        who = f"{who} · hjälp: {step.helper.strip()}" if who else f"hjälp: {step.helper.strip()}"
    when = span(step.from_on, step.due_on, today)
    late = _late(due_of(step), today)
    status, state = (late, StateColor.LATE) if late else (label(step.status), _STATES[step.status])
    seen = f"märks genom: {step.how_seen.strip()}" if step.how_seen.strip() else ""
    went = f"så gick det: {step.result.strip()}" if step.result.strip() else ""
    seen = " · ".join(filter(None, (seen, went)))
    parts = (f"Steg {place}: {step.text.strip() or 'inget skrivet'}", seen, who, when, status)
    return StepFacts(
        text=step.text.strip(),
        seen=seen,
        who=who,
        when=when,
        status=status,
        state=state,
        is_reached=step.status is GoalStatus.REACHED,
        is_over=not step.status.is_open,
        said=", ".join(filter(None, parts)),
    )


def goal_facts(goal: Goal, place: int, today: date, due_of: DueOf) -> GoalFacts:
    """The head of a goal; with steps done on the way it says how many."""
    late = _late(_goal_due(goal, due_of), today)
    reached = sum(step.status is GoalStatus.REACHED for step in goal.steps)
    status, state = label(goal.status), _STATES[goal.status]
    if goal.status.is_open and reached:
        status, state = f"{reached} av {len(goal.steps)} klart", StateColor.CALM
        if reached == len(goal.steps):
            state = StateColor.WELL
    seen = f"märks genom: {goal.how_seen.strip()}" if goal.how_seen.strip() else ""
    title = f"{place} · {goal.text.strip()}" if goal.text.strip() else f"{place} ·"
    parts = (f"Mål {place}: {goal.text.strip() or 'inget skrivet'}", seen, late, status)
    return GoalFacts(title, seen, late, status, state, ", ".join(filter(None, parts)))


def _goal_due(goal: Goal, due_of: DueOf) -> date | None:
    if not goal.status.is_open:
        return None
    if goal.due_on is not None:
        # The goal's own day is moved and forgotten as the day of a step is.
        return due_of(Step(0, goal.text, due_on=goal.due_on))
    # A goal without a day of its own is as late as the step that is latest.
    return min((day for step in goal.steps if (day := due_of(step)) is not None), default=None)


def _late(due: date | None, today: date) -> str:
    return overdue(due, today) if due is not None else ""


def span(start: date | None, due: date | None, today: date) -> str:
    """ "1 sep – 1 okt", "från 6 okt", "senast 1 dec"."""
    if start is not None and due is not None:
        return f"{short_date(start, today)} – {short_date(due, today)}"
    if due is not None:
        return f"senast {short_date(due, today)}"
    return f"från {short_date(start, today)}" if start is not None else ""


def hours_word(hours: float) -> str:
    """ "20", "37,5"."""
    return f"{hours:g}".replace(".", ",")


def first_line(text: str) -> str:
    """The beginning of a text, for a section that is closed."""
    return " ".join(text.split())


def hours_summary(steps: Sequence[HoursStep], today: date) -> str:
    """ "15 h, 20 h från 1 april"."""
    return ", ".join(
        f"{hours_word(one.hours_per_week)} h från {short_date(one.from_on, today)}" for one in steps
    )


SUMMARIES: Final[dict[str, Callable[[PlanContent, date], str]]] = {
    "start": lambda plan, _today: first_line(plan.starting_point),
    "more": lambda plan, _today: first_line(
        " · ".join(filter(None, (plan.alternative_goal, plan.direction_occupation)))
    ),
    "tasks": lambda plan, _today: ", ".join(task.text for task in plan.tasks if task.text),
    "hours": lambda plan, today: hours_summary(plan.hours_steps, today),
    "adaptations": lambda plan, _today: first_line(plan.adaptations),
    "when_hard": lambda plan, _today: first_line(plan.when_hard),
    "roles": lambda plan, _today: ", ".join(role.party for role in plan.roles if role.party),
    "follow_up": lambda plan, today: " · ".join(
        filter(
            None,
            (
                short_date(plan.follow_up_on, today) if plan.follow_up_on else "",
                span(plan.valid_from, plan.valid_to, today),
            ),
        )
    ),
}


@dataclass(frozen=True)
class MissingLine:
    """Something missing or wrong as the side column says it, with the verb that leads there."""

    text: str
    verb: str
    place: Place


def missing_lines(content: PlanContent) -> tuple[MissingLine, ...]:
    """What keeps a plan from being signed: what it lacks, then dates in the wrong order."""
    return tuple(_missing_line(one, content) for one in problems_before_signing(content))


def doubt_words(content: PlanContent) -> str:
    """Days outside the plan's dates, said before signing; empty where there are none."""
    said = [_placed(_DOUBTS[one.field], one, content) for one in doubts_before_signing(content)]
    if not said:
        return ""
    outside = ", ".join(said)
    return f"Utanför planens datum: {outside}. Stämmer det går planen att fastställa ändå."


_MISSING: Final = {
    "long_term_goal": ("Mitt mål", "fyll i"),
    "starting_point": ("Nuläge", "fyll i"),
    "goals": ("Minst ett mål", "lägg till"),
    "goal.text": ("Vad mål {goal} är", "fyll i"),
    "goal.how_seen": ("Hur mål {goal} märks", "fyll i"),
    "goal.steps": ("Steg i mål {goal}", "lägg till"),
    "step.text": ("Vad mål {goal}, steg {step} är", "fyll i"),
    "step.who": ("Vem i mål {goal}, steg {step}", "fyll i"),
    "step.due_on": ("Senast i mål {goal}, steg {step}", "välj dag"),
    "follow_up_how": ("Hur planen följs upp", "fyll i"),
    "follow_up_on": ("Nästa uppföljning", "välj dag"),
    "valid_from": ("Planen gäller från", "välj dag"),
    "valid_to": ("Planen gäller till", "välj dag"),
}

_REVERSED: Final = {
    "valid_to": "Slutet kan inte ligga före starten: Planen gäller till",
    "step.due_on": "Senast ligger före Från i mål {goal}, steg {step}",
}

_DOUBTS: Final = {
    "goal.due_on": "senast för mål {goal}",
    "step.due_on": "senast för mål {goal}, steg {step}",
    "follow_up_on": "nästa uppföljning",
}


def _missing_line(one: Missing, content: PlanContent) -> MissingLine:
    turned = isinstance(one, Reversed)
    text, verb = (_REVERSED[one.field], "rätta") if turned else _MISSING[one.field]
    return MissingLine(_placed(text, one, content), verb, Place.of(one))


def _placed(text: str, one: Missing, content: PlanContent) -> str:
    goal = _place(content.goals, one.goal_number)
    steps = content.goals[goal - 1].steps if goal else ()
    return text.format(goal=goal, step=_place(steps, one.step_number))


def _place(parts: Sequence[Goal | Step], number: int | None) -> int:
    return next((at for at, part in enumerate(parts, start=1) if part.number == number), 0)


GUIDES: Final = {
    "": (
        "Börja i deltagarens ord. Ett mål ska gå att se: ”Hur vet vi att det är klart?” "
        "Hellre två mål som blir av än fem som blir liggande."
    ),
    "own": (
        "Skriv som deltagaren säger det, i jag-form. Stora drömmar får stå kvar som de är; "
        "målen nedanför är vägen dit."
    ),
    "start": (
        "Börja med det som fungerar: vad personen kan, har gjort och tycker om. "
        "Skriv sedan vad som behöver bli lättare. Inga diagnoser behövs här."
    ),
    "more": (
        "Ett alternativt mål är ingen reträtt utan en väg till. "
        "Yrke och sökområde hjälper Arbetsförmedlingen att känna igen planen i sin egen."
    ),
    "goals": (
        "Ett mål ska gå att se: ”Hur vet vi att det är klart?” Dela det i steg som går att "
        "göra på några veckor. Vem gör, vem hjälper och senast när?"
    ),
    "tasks": (
        "Skriv uppgifter som finns på riktigt på arbetsplatsen. Nivån säger hur det går i dag, "
        "inte hur bra någon är. Nästa uppgift får gärna vara lite svårare."
    ),
    "hours": (
        "Öka i små steg och håll varje steg några veckor. Beslutets omfattning är taket; "
        "ska det bli mer behövs ett nytt beslut."
    ),
    "adaptations": (
        "Skriv vad som görs annorlunda, inte varför: skriftlig dagsplan, en instruktion i taget, "
        "paus var 90:e minut."
    ),
    "when_hard": (
        "Hur märks det att det börjar bli svårt? Vad brukar hjälpa? Vem ringer man? "
        "Skriv det tillsammans en bra dag."
    ),
    "roles": (
        "Ett namn per sak. Det som ingen har skrivit upp sig på blir inte gjort. "
        "Kontakter som redan finns kan hämtas med en knapp."
    ),
    "follow_up": (
        "Bestäm dagen nu, innan ni skiljs åt. Då hinner planen "
        "ses över i god tid före beslutets slut."
    ),
    "voices": (
        "Båda svarar var för sig. Olika svar är inget fel: de står kvar båda två "
        "och är något att prata om."
    ),
    "read": (
        "En fastställd plan ändras aldrig. Bocka av steg när de är gjorda; "
        "blir något annorlunda skriver ni en ny version."
    ),
}
"""A short help of our own for each part of the plan, by the part's key."""
