"""The participant's simplified plan: short sentences from patterns, one idea a line.

It is *förenklad*, not *lättläst*: nobody has tried it on readers. What a person has written stands
as it was written until somebody writes it simpler; every goal and every date is always there.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from karriarstod.application.labels import label
from karriarstod.domain.plan import Goal, PlanContent, Step, WorkTask
from karriarstod.domain.readability import hard_words, lix, long_sentences
from karriarstod.domain.swedish_dates import long_date

NO_TEXTS: Final[Mapping[str, str]] = MappingProxyType({})


class LineKind(StrEnum):
    """What a line of the copy is."""

    HEADING = "heading"
    SENTENCE = "sentence"
    OWN_WORDS = "own_words"


@dataclass(frozen=True)
class PlainLine:
    """One line. `source` is the key of the text it comes from; empty for a pattern's own words.

    A line with a source may be written simpler; `original` is then what the plan says.
    """

    kind: LineKind
    text: str = field(repr=False)
    source: str = ""
    original: str = field(default="", repr=False)


@dataclass(frozen=True)
class PlainCopy:
    """A simplified plan, with what is hard in it."""

    lines: tuple[PlainLine, ...]

    @property
    def text(self) -> str:
        """All of it, a line for each idea."""
        return "\n".join(one.text for one in self.lines)

    @property
    def lix(self) -> int:
        """How hard it is to read."""
        return lix(self.text)

    def is_hard(self, line: PlainLine) -> bool:
        """Whether the line has a sentence that is too long, or a very long word."""
        return bool(long_sentences(line.text) or hard_words(line.text))


def plain_copy(
    content: PlanContent,
    today: date,
    *,
    participant: str = "",
    texts: Mapping[str, str] = NO_TEXTS,
) -> PlainCopy:
    """The plan in short sentences.

    `participant` is the name that stands for "du" where the plan says who does what; `texts` are
    those that somebody has written simpler, by source.
    """
    return PlainCopy(tuple(_Writer(content, today, participant, texts).lines()))


def missing_in(
    copy_text: str, content: PlanContent, today: date, texts: Mapping[str, str]
) -> tuple[str, ...]:
    """Goals, steps and dates of the plan that a text does not say; empty when all are there."""
    lacking = []
    for source, text in _texts_of(content):
        said = texts.get(source, "").strip() or text.strip()
        if said and not all(part.strip() in copy_text for part in said.splitlines()):
            lacking.append(said)
    for day in _days_of(content):
        said = long_date(day, today)
        # "1 maj" does not stand in "21 maj".
        if not re.search(rf"\b{re.escape(said)}\b", copy_text):
            lacking.append(said)
    return tuple(dict.fromkeys(lacking))


def _texts_of(content: PlanContent) -> Iterator[tuple[str, str]]:
    yield "long_term_goal", content.long_term_goal
    for goal in content.goals:
        yield f"goal.{goal.number}", goal.text
        for step in goal.steps:
            yield f"goal.{goal.number}.step.{step.number}", step.text


def _days_of(content: PlanContent) -> Iterator[date]:
    for goal in content.goals:
        days = [goal.due_on]
        for step in goal.steps:
            days += [step.from_on, step.due_on]
        yield from (day for day in days if day is not None)
    yield from (one.from_on for one in content.hours_steps)
    yield from (
        day
        for day in (content.follow_up_on, content.valid_from, content.valid_to)
        if day is not None
    )


class _Writer:
    """The patterns, with what they are filled with."""

    def __init__(
        self, content: PlanContent, today: date, participant: str, texts: Mapping[str, str]
    ) -> None:
        self._content = content
        self._participant = {
            one.lower()
            for one in (
                participant,
                participant.partition(" ")[0],
                "deltagaren",
                "deltagare",
                "jag",
            )
            if one
        }
        self._today = today
        self._texts = texts

    def lines(self) -> Iterator[PlainLine]:
        """The copy in reading order; parts that nothing is written in are left out."""
        content = self._content
        yield from self._part("Ditt mål", "long_term_goal", content.long_term_goal)
        yield from self._part("Ett annat mål", "alternative_goal", content.alternative_goal)
        yield from self._part("Så är det nu", "starting_point", content.starting_point)
        for goal in content.goals:
            yield from self._goal(goal)
        yield from self._tasks("Det här gör du nu", content.tasks, is_next=False)
        yield from self._tasks("Det här gör du sedan", content.tasks, is_next=True)
        if content.hours_steps:
            yield self._heading("Din arbetstid")
            for one in content.hours_steps:
                hours = f"{one.hours_per_week:g}".replace(".", ",")
                yield self._sentence(
                    f"Från {self._day(one.from_on)} jobbar du {hours} timmar i veckan."
                )
        yield from self._part("Det stödet får du", "adaptations", content.adaptations)
        yield from self._part("Om det blir svårt", "when_hard", content.when_hard)
        yield from self._follow_up()

    def _goal(self, goal: Goal) -> Iterator[PlainLine]:
        source = f"goal.{goal.number}"
        if not goal.text.strip() and not goal.steps and goal.due_on is None:
            return
        yield self._heading("Ett mål på vägen")
        yield from self._own(source, goal.text)
        if goal.how_seen.strip():
            yield self._sentence("Så märks det:")
            yield from self._own(f"{source}.how_seen", goal.how_seen)
        if goal.due_on is not None:
            yield self._sentence(f"Klart senast {self._day(goal.due_on)}.")
        for step in goal.steps:
            yield from self._step(f"{source}.step.{step.number}", step)

    def _step(self, source: str, step: Step) -> Iterator[PlainLine]:
        if not step.text.strip() and step.from_on is None and step.due_on is None:
            return
        yield self._sentence("Ett steg:")
        yield from self._own(source, step.text)
        if step.who.strip():
            yield self._sentence(f"{self._named(step.who)} gör det.")
        if step.helper.strip():
            yield self._sentence(f"{step.helper.strip()} hjälper till.")
        if step.from_on is not None:
            yield self._sentence(f"Det börjar {self._day(step.from_on)}.")
        if step.due_on is not None:
            yield self._sentence(f"Klart senast {self._day(step.due_on)}.")

    def _tasks(
        self, heading: str, tasks: tuple[WorkTask, ...], *, is_next: bool
    ) -> Iterator[PlainLine]:
        named = [
            (order, one)
            for order, one in enumerate(tasks, 1)
            if one.is_next is is_next and one.text.strip()
        ]
        if not named:
            return
        yield self._heading(heading)
        for order, one in named:
            text = one.text if is_next else f"{one.text.strip()} ({label(one.level)})"
            yield from self._own(f"task.{order}", text)

    def _follow_up(self) -> Iterator[PlainLine]:
        content = self._content
        dates = (content.follow_up_on, content.valid_from, content.valid_to)
        if not content.follow_up_how.strip() and not any(dates):
            return
        yield self._heading("Vi pratar om planen igen")
        if content.follow_up_on is not None:
            yield self._sentence(f"Vi pratar om planen {self._day(content.follow_up_on)}.")
        yield from self._own("follow_up_how", content.follow_up_how)
        if content.valid_from is not None:
            yield self._sentence(f"Planen gäller från {self._day(content.valid_from)}.")
        if content.valid_to is not None:
            yield self._sentence(f"Den gäller till {self._day(content.valid_to)}.")

    def _part(self, heading: str, source: str, text: str) -> Iterator[PlainLine]:
        if text.strip():
            yield self._heading(heading)
            yield from self._own(source, text)

    def _own(self, source: str, text: str) -> Iterator[PlainLine]:
        """A person's own text, a line for each of its lines; the simpler one where there is one."""
        original = text.strip()
        if not original:
            return
        said = self._texts.get(source, "").strip() or original
        for one in said.splitlines():
            if one.strip():
                yield PlainLine(LineKind.OWN_WORDS, one.strip(), source, original)

    def _named(self, who: str) -> str:
        return "Du" if who.strip().lower() in self._participant else who.strip()

    def _heading(self, text: str) -> PlainLine:
        return PlainLine(LineKind.HEADING, text)

    def _sentence(self, text: str) -> PlainLine:
        return PlainLine(LineKind.SENTENCE, text)

    def _day(self, day: date) -> str:
        return long_date(day, self._today)
