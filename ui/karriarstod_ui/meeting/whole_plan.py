"""The whole plan on one page, to read together; nothing but what the allow-list has."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from PySide6.QtWidgets import QWidget

from karriarstod.application.labels import label
from karriarstod.domain.plan import Goal, GoalStatus, PlanContent
from karriarstod.domain.swedish_dates import period, short_date, until, weekday_date
from karriarstod_ui.meeting.marks import GoalLine
from karriarstod_ui.pages.plan.words import hours_word
from karriarstod_ui.theme import TextRole
from karriarstod_ui.widgets.layouts import ScrollPage, column
from karriarstod_ui.widgets.text import Text


class WholePlan(ScrollPage):
    """The plan in large letters, from the goal to when it is looked at again."""

    def __init__(self, content: PlanContent, known_goals: frozenset[int], today: date) -> None:
        super().__init__(margins=(40, 28, 40, 28), spacing=14)
        self.setObjectName("whole_plan")
        self.setAccessibleName(self.tr("Hela planen"))
        self._today = today
        self._known = known_goals
        self.add(Text(self.tr("Hela planen"), TextRole.TITLE, wrap=True))
        parts = [part for part in self._parts(content) if part[1]]
        for title, lines in parts:
            self._add_part(title, lines)
        if not parts:
            self.add(Text(self.tr("Planen är inte påbörjad än."), TextRole.QUIET, wrap=True))
        self.add_stretch()

    def _parts(self, content: PlanContent) -> Iterator[tuple[str, list[str | QWidget]]]:
        yield self.tr("Det här vill jag"), _texts(content.long_term_goal)
        yield self.tr("Jag kan också tänka mig"), _texts(content.alternative_goal)
        yield self.tr("Så är det nu"), _texts(content.starting_point)
        yield self.tr("Mina mål"), list(self._goals(content))
        yield (
            self.tr("Det här gör jag"),
            [
                f"{one.text.strip()} – {self.tr('sedan') if one.is_next else label(one.level)}"
                for one in content.tasks
                if one.text.strip()
            ],
        )
        yield (
            self.tr("Min arbetstid"),
            [
                self.tr("{hours} timmar i veckan från {day}").format(
                    hours=hours_word(one.hours_per_week),
                    day=weekday_date(one.from_on, self._today),
                )
                for one in content.hours_steps
            ],
        )
        yield self.tr("När det blir svårt"), _texts(content.when_hard)
        yield self.tr("Hur nära ett jobb"), list(self._ratings(content))
        yield self.tr("Så följer vi upp"), list(self._follow_up(content))

    def _goals(self, content: PlanContent) -> Iterator[str | QWidget]:
        goals = [one for one in content.goals if one.text.strip()]
        for place, goal in enumerate(goals, 1):
            if goal.status is GoalStatus.DROPPED:
                continue
            reached = goal.status is GoalStatus.REACHED
            aside = until(goal.due_on, self._today) if goal.due_on and not reached else ""
            new = goal.number not in self._known
            yield GoalLine(place, goal.text.strip(), aside, is_reached=reached, is_new=new)
            yield from self._steps(goal)

    def _steps(self, goal: Goal) -> Iterator[str]:
        if goal.how_seen.strip():
            yield self.tr("Så märker vi det: {how}").format(how=goal.how_seen.strip())
        for step in goal.steps:
            if step.text.strip():
                due = ""
                if step.due_on is not None:
                    due = self.tr("senast {day}").format(day=short_date(step.due_on, self._today))
                yield " · ".join(filter(None, (step.text.strip(), step.who.strip(), due)))

    def _ratings(self, content: PlanContent) -> Iterator[str]:
        for name, rating in (
            (self.tr("Du"), content.own_rating),
            (self.tr("Handledaren"), content.supervisor_rating),
        ):
            if rating is not None:
                yield self.tr("{name}: {n} av 10").format(name=name, n=rating)

    def _follow_up(self, content: PlanContent) -> Iterator[str]:
        if content.follow_up_how.strip():
            yield content.follow_up_how.strip()
        if content.follow_up_on is not None:
            day = weekday_date(content.follow_up_on, self._today)
            yield self.tr("Vi tittar på planen igen {day}.").format(day=day)
        held = period(content.valid_from, content.valid_to, self._today)
        if held:
            yield self.tr("Planen gäller {period}.").format(period=held)

    def _add_part(self, title: str, lines: list[str | QWidget]) -> None:
        part = QWidget()
        body = column(part, spacing=6)
        body.addWidget(Text(title, TextRole.SECTION, wrap=True))
        for one in lines:
            line = Text(one, TextRole.BODY, wrap=True) if isinstance(one, str) else one
            body.addWidget(line)
        self.add(part)


def _texts(text: str) -> list[str | QWidget]:
    return [text.strip()] if text.strip() else []
