"""The simplified plan on paper: big print, one idea a line, room to breathe.

Named *förenklad*: nobody has tried it on readers, so it is called nothing more.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import zip_longest
from typing import Final

from karriarstod.application.plain_copy import NO_TEXTS, LineKind, PlainCopy, PlainLine, plain_copy
from karriarstod.domain.swedish_dates import long_date
from karriarstod.reports.blocks import Block, Text
from karriarstod.reports.individual_plan import DRAFT, PROTECTED, SECRECY
from karriarstod.reports.page import INK, QUIET, TEAL, WARNING, Furniture, print_pages
from karriarstod.reports.report import Report
from karriarstod.reports.sheets import PlanSheet
from karriarstod.reports.tagging import About
from karriarstod.reports.typography import TextStyle, Weight

NAME: Final = "Min plan – förenklad"
IT_COUNTS: Final = "Den fastställda planen gäller. Det här är en hjälp att läsa den."
NOTHING_YET: Final = "Här står inget än."

SMALLEST: Final = 14.0
"""No letter on the paper is smaller, in points (features.md C24)."""
TITLE: Final = TextStyle(24, 31, INK, Weight.BOLD)
HEADING: Final = TextStyle(18, 25, TEAL, Weight.BOLD)
LINE: Final = TextStyle(SMALLEST, 22, INK)
OWN_WORDS: Final = TextStyle(SMALLEST, 22, INK, Weight.MEDIUM)
NOTE: Final = TextStyle(SMALLEST, 20, QUIET)
ALARM: Final = TextStyle(SMALLEST, 20, WARNING, Weight.BOLD)
_AFTER_A_SENTENCE: Final = re.compile(r"(?<=[.!?]) +(?=[A-ZÅÄÖ])")
_BETWEEN: Final = 5.0
_BEFORE_A_STEP: Final = 14.0


@dataclass(frozen=True, repr=False)
class SimplifiedSheet:
    """A version of a plan, and what somebody has written simpler in it, by source."""

    plan: PlanSheet
    texts: Mapping[str, str] = field(default_factory=lambda: NO_TEXTS)

    @property
    def day(self) -> date:
        """The day that dates are told from: the same whenever a signed version is printed."""
        return self.plan.established_on or self.plan.printed_on or date(2000, 1, 1)

    @property
    def copy(self) -> PlainCopy:
        """What the paper says."""
        plan = self.plan
        return plain_copy(plan.content, self.day, participant=plan.participant, texts=self.texts)


def render(sheet: SimplifiedSheet) -> bytes:
    """The simplified plan as an accessible PDF; the same sheet gives the same bytes."""
    about = About(f"{NAME} {sheet.plan.case_number}".strip(), sheet.day)
    return print_pages(story(sheet), _furniture(sheet), about)


def file_stem(sheet: SimplifiedSheet) -> str:
    """A file name without ending or any person: ``min-plan-forenklad_DLT-2026-0042_v3``."""
    plan = sheet.plan
    kind = f"v{plan.version}-utkast" if plan.is_draft else f"v{plan.version}"
    return f"min-plan-forenklad_{plan.case_number}_{kind}"


def story(sheet: SimplifiedSheet) -> Iterator[Block]:
    """The paper's blocks in reading order."""
    plan = sheet.plan
    if _alarm(plan):
        yield Text(_alarm(plan), ALARM)
    yield Text(NAME, TITLE, tag="H1", is_single=True, space_before=6.0)
    yield Text(plan.participant, OWN_WORDS, space_before=4.0)
    if plan.established_on is not None:
        # A place that a protected person signed at is not told.
        day = long_date(plan.established_on)
        yield Text(f"Planen är fastställd {day}.", NOTE, space_before=_BETWEEN)
    lines = sheet.copy.lines
    yield from _body(lines)
    if not lines:
        yield _line(NOTHING_YET, LINE, before=_BEFORE_A_STEP)
    yield Text(IT_COUNTS, NOTE, space_before=28.0)


def _body(lines: Sequence[PlainLine]) -> Iterator[Block]:
    """The lines, with those of one step on the same page."""
    is_step = False
    for line, after in zip_longest(lines, lines[1:]):
        if line.kind is LineKind.HEADING:
            is_step = False
            yield _heading(line.text)
            continue
        is_step = is_step or _begins_a_step(line)
        is_last = after is None or after.kind is LineKind.HEADING or _begins_a_step(after)
        style = OWN_WORDS if line.kind is LineKind.OWN_WORDS else LINE
        parts = _ideas(line.text) if line.kind is LineKind.OWN_WORDS else [line.text]
        for number, part in enumerate(parts, start=1):
            before = _BEFORE_A_STEP if _begins_a_step(line) else _BETWEEN
            leads = is_step and not (is_last and number == len(parts))
            yield _line(part, style, before=before, leads=leads)


def _begins_a_step(line: PlainLine) -> bool:
    return line.kind is LineKind.SENTENCE and line.text.endswith(":")


def _ideas(text: str) -> list[str]:
    """A person's own text, a line for each sentence."""
    return _AFTER_A_SENTENCE.split(text)


def _heading(text: str) -> Text:
    return Text(text, HEADING, tag="H2", is_single=True, space_before=26.0, keeps_with_next=True)


def _line(text: str, style: TextStyle, *, before: float = _BETWEEN, leads: bool = False) -> Text:
    return Text(text, style, follows_script=True, space_before=before, keeps_with_next=leads)


def _furniture(sheet: SimplifiedSheet) -> Furniture:
    plan = sheet.plan
    return Furniture(
        header_left="",
        header_right="",
        footer_left=plan.case_number,
        footer_middle=f"version {plan.version}",
        footer_note=SECRECY,
        alarm=_alarm(plan),
        style=TextStyle(SMALLEST, 18, QUIET),
    )


def _alarm(plan: PlanSheet) -> str:
    said = (PROTECTED if plan.is_protected else "", DRAFT if plan.is_draft else "")
    return " · ".join(one for one in said if one)


REPORT: Final = Report(key="simplified_plan", title=NAME, file_stem=file_stem, build=render)
