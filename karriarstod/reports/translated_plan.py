"""The participant's plan with its headings and fixed words in another language.

What people have written stays Swedish and is marked so, to the eye and to a reader's tool.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from karriarstod.application.phrase_book import SWEDISH, PhraseBook, phrase_book
from karriarstod.domain.plan import Goal, TaskLevel
from karriarstod.reports.blocks import Block, Text
from karriarstod.reports.individual_plan import DRAFT, PROTECTED
from karriarstod.reports.page import (
    ALARM,
    ANSWER,
    CELL,
    LABEL,
    STRONG,
    Furniture,
    cell,
    facts,
    masthead,
    print_pages,
    section,
    table,
)
from karriarstod.reports.report import Report
from karriarstod.reports.sheets import PlanSheet
from karriarstod.reports.side_by_side import Fact
from karriarstod.reports.tables import Column, Row
from karriarstod.reports.tagging import LANGUAGE, About
from karriarstod.reports.typography import TextStyle

NAME: Final = "Min plan på annat språk"


@dataclass(frozen=True, repr=False)
class TranslatedSheet:
    """A version of a plan, and the language its fixed words are said in."""

    plan: PlanSheet
    book: PhraseBook


def render(sheet: TranslatedSheet) -> bytes:
    """The plan as an accessible PDF in that language; the same sheet gives the same bytes."""
    plan, book = sheet.plan, sheet.book
    about = About(
        f"{book.say('title')} {plan.case_number}".strip(),
        plan.established_on or plan.printed_on or date(2000, 1, 1),
        book.language,
        book.reads_from_the_right,
    )
    return print_pages(story(sheet), _furniture(sheet), about)


def file_stem(sheet: TranslatedSheet) -> str:
    """A file name without ending and without any person: ``min-plan-ar_DLT-2026-0042_v3``."""
    plan = sheet.plan
    kind = f"v{plan.version}-utkast" if plan.is_draft else f"v{plan.version}"
    return f"min-plan-{sheet.book.code}_{plan.case_number}_{kind}"


def story(sheet: TranslatedSheet) -> Iterator[Block]:
    """The paper's blocks in reading order; parts without content are left out."""
    return _Story(sheet).blocks()


class _Story:
    """The parts of the paper, in one language."""

    def __init__(self, sheet: TranslatedSheet) -> None:
        self._plan = sheet.plan
        self._content = sheet.plan.content
        self._book = sheet.book
        self._say = sheet.book.say

    def blocks(self) -> Iterator[Block]:
        """All of them in reading order."""
        content = self._content
        yield from self._head()
        yield from self._written("my_goal", content.long_term_goal)
        yield from self._written("other_goal", content.alternative_goal)
        yield from self._written("where_i_am", content.starting_point)
        yield from self._goals()
        yield from self._tasks(is_next=False)
        yield from self._tasks(is_next=True)
        yield from self._hours()
        yield from self._written("support", content.adaptations)
        yield from self._written("when_hard", content.when_hard)
        yield from self._roles()
        yield from self._follow_up()
        yield from self._foot()

    def _head(self) -> Iterator[Block]:
        plan, content = self._plan, self._content
        if _alarm(plan):
            yield Text(_alarm(plan), ALARM, language=LANGUAGE)
        yield masthead(plan.organisation, self._say("title"), "", "")
        yield from self._notes()
        entries = [
            Fact(self._say("participant"), plan.participant, is_strong=True),
            Fact(self._say("supervisor"), plan.supervisor),
            Fact(self._say("case_number"), plan.case_number),
            Fact(self._say("version"), str(plan.version)),
            Fact(self._both("valid", "from"), _day(content.valid_from)),
            Fact(self._both("valid", "latest"), _day(content.valid_to)),
        ]
        yield facts([fact for fact in entries if fact.value], space_before=10.0)

    def _notes(self) -> Iterator[Text]:
        yield Text(self._say("swedish_counts"), STRONG, space_before=4.0)
        if not self._book.is_reviewed:
            yield Text(self._say("not_reviewed"), LABEL, space_before=2.0)
            yield self._swedish(_in_swedish("not_reviewed"), LABEL, before=2.0)

    def _goals(self) -> Iterator[Block]:
        goals = [goal for goal in self._content.goals if goal.text.strip() or goal.steps]
        if not goals:
            return
        columns = (
            Column(f"{self._say('goal')} / {self._say('step')}", 28, heads_row=True),
            Column(self._say("how_it_shows"), 19),
            Column(f"{self._say('who')} / {self._say('helper')}", 15),
            Column(self._say("from"), 12.5),
            Column(self._say("latest"), 12.5),
            Column(self._say("status"), 13),
        )
        yield section(self._say("goals"))
        yield self._mark_of_swedish()
        rows = [row for goal in goals for row in self._rows_of(goal)]
        yield table(columns, rows, self._say("goals"))

    def _rows_of(self, goal: Goal) -> Iterator[Row]:
        yield Row(
            (
                self._cell(goal.text, is_strong=True),
                self._cell(goal.how_seen),
                cell(""),
                cell(""),
                cell(_day(goal.due_on)),
                cell(self._say(goal.status.value)),
            ),
            leads=bool(goal.steps),
            has_line=not goal.steps,
        )
        for step in goal.steps:
            yield Row(
                (
                    self._cell(step.text, is_indented=True),
                    self._cell(step.how_seen),
                    self._cell("\n".join(filter(None, (step.who, step.helper)))),
                    cell(_day(step.from_on)),
                    cell(_day(step.due_on)),
                    cell(self._say(step.status.value)),
                ),
                has_line=step is goal.steps[-1],
            )

    def _tasks(self, *, is_next: bool) -> Iterator[Block]:
        tasks = [one for one in self._content.tasks if one.is_next is is_next and one.text.strip()]
        if not tasks:
            return
        key = "tasks_next" if is_next else "tasks_now"
        yield section(self._say(key))
        columns = [Column(self._say("in_swedish"), 60, heads_row=True)]
        columns += [] if is_next else [Column(self._say("status"), 40)]
        rows = [
            Row((self._cell(task.text), *(() if is_next else (self._level(task.level),))))
            for task in tasks
        ]
        yield table(columns, rows, self._say(key))

    def _level(self, level: TaskLevel) -> Text:
        return cell(self._say(level.value))

    def _hours(self) -> Iterator[Block]:
        steps = self._content.hours_steps
        if not steps:
            return
        yield section(self._say("hours"))
        columns = (
            Column(self._say("from"), 30, heads_row=True),
            Column(self._say("hours_a_week"), 70),
        )
        rows = [Row((cell(_day(one.from_on)), cell(_hours(one.hours_per_week)))) for one in steps]
        yield table(columns, rows, self._say("hours"))

    def _roles(self) -> Iterator[Block]:
        roles = self._content.roles
        if not roles:
            return
        yield section(self._say("who_does_what"))
        yield self._mark_of_swedish()
        for role in roles:
            yield self._swedish(role.party, STRONG, before=5.0)
            yield self._swedish(role.responsibility, CELL, before=0.0)

    def _follow_up(self) -> Iterator[Block]:
        content = self._content
        if content.follow_up_on is None and not content.follow_up_how.strip():
            return
        yield section(self._say("follow_up"))
        if content.follow_up_on is not None:
            yield facts([Fact(self._say("next_follow_up"), _day(content.follow_up_on))])
        if content.follow_up_how.strip():
            yield self._mark_of_swedish()
            yield self._swedish(content.follow_up_how)

    def _foot(self) -> Iterator[Block]:
        plan = self._plan
        if plan.established_on is not None:
            yield section(self._say("signatures"))
            place = "" if plan.is_protected else plan.signed_place
            when = "\n".join(filter(None, (_day(plan.established_on), place)))
            names = [one for one in (plan.participant, plan.supervisor) if one]
            yield facts(
                [
                    Fact(self._say("date_and_place"), when),
                    Fact(self._say("signatures"), "\n".join(names)),
                ]
            )

    def _written(self, key: str, text: str) -> Iterator[Block]:
        if text.strip():
            yield section(self._say(key))
            yield self._mark_of_swedish()
            yield self._swedish(text)

    def _mark_of_swedish(self) -> Text:
        mark = Text(self._say("in_swedish"), LABEL, space_before=2.0)
        mark.keeps_with_next = True
        return mark

    def _swedish(self, text: str, style: TextStyle = ANSWER, *, before: float = 4.0) -> Text:
        """Words that stay Swedish, where a Swedish line begins."""
        return Text(text, style, follows_script=True, space_before=before, language=LANGUAGE)

    def _cell(self, text: str, *, is_strong: bool = False, is_indented: bool = False) -> Text:
        style = STRONG if is_strong else CELL
        return Text(text, style, indent=8.0 if is_indented else 0.0, language=LANGUAGE)

    def _both(self, *keys: str) -> str:
        return " – ".join(self._say(key) for key in keys)


def _in_swedish(key: str) -> str:
    return phrase_book(SWEDISH).say(key)


def _day(day: date | None) -> str:
    """The day as digits, the same in every language."""
    return day.isoformat() if day else ""


def _hours(hours: float) -> str:
    return f"{hours:g}".replace(".", ",")


def _furniture(sheet: TranslatedSheet) -> Furniture:
    plan, book = sheet.plan, sheet.book
    return Furniture(
        header_left=book.say("title"),
        header_right=plan.case_number,
        footer_left=plan.case_number,
        footer_middle=book.say("secrecy"),
        footer_note=book.say("swedish_counts"),
        alarm=_alarm(plan),
        page_of=book.say("page_of"),
    )


def _alarm(plan: PlanSheet) -> str:
    said = (PROTECTED if plan.is_protected else "", DRAFT if plan.is_draft else "")
    return " · ".join(one for one in said if one)


REPORT: Final = Report(key="translated_plan", title=NAME, file_stem=file_stem, build=render)
