"""How each kind of question stands on paper: as it was answered, and with room for a pen."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import singledispatch
from typing import Final

from karriarstod.forms.answers import Answers, Row, Rows, Value, Voiced, is_empty
from karriarstod.forms.conditions import visible_columns, visible_questions
from karriarstod.forms.keys import Width
from karriarstod.forms.questions import (
    AnyQuestion,
    ChoiceQuestion,
    ChoicesQuestion,
    Column,
    DateQuestion,
    NoteQuestion,
    NumberQuestion,
    Question,
    ScaleQuestion,
    TableQuestion,
    TextQuestion,
    YesNoQuestion,
)
from karriarstod.forms.template import Section
from karriarstod.reports.blocks import Block, Text
from karriarstod.reports.form_blocks import Beside, Named, Narrow, Stack, Steps, Ticks, hung
from karriarstod.reports.form_tables import Grid, grid
from karriarstod.reports.form_words import (
    VOICES,
    answer_text,
    condition_text,
    figure_text,
    option_words,
    steps_text,
    ticked_steps,
    with_unit,
)
from karriarstod.reports.page import ANSWER, CELL, LABEL, SMALL, STRONG, section
from karriarstod.reports.tagging import Node

NOTHING: Final = "–"
WITHHELD: Final = "Känslig uppgift, skrivs inte ut här."
SHORT_LINE: Final = 170.0
"""How far a pen gets for a day or a number, in points."""
BETWEEN: Final = 7.0
BETWEEN_BLANK: Final = 7.5
EXTRA_ROWS: Final = 2
"""Empty rows on blank paper below those that the template begins with."""
DRAFT_ROWS: Final = 3
"""Empty rows in a draft's table that nobody has written in."""


MANY_CHOICES: Final = 5
_SHORT: Final = YesNoQuestion | DateQuestion | NumberQuestion


@dataclass(frozen=True)
class Setting:
    """What the paper is for: whose answers, whether it is blank, and what may be seen.

    `has_pen_room` is blank paper and drafts: there what is not answered is left open to write in.
    """

    answers: Answers
    asked: Mapping[str, AnyQuestion]
    is_blank: bool = False
    has_pen_room: bool = False
    shows_sensitive: bool = False
    near: date | None = None

    def withholds(self, question: Question) -> bool:
        """Whether the answer is not for this paper; an empty paper has nothing to withhold."""
        return question.sensitive and not self.shows_sensitive and not self.is_blank


def section_blocks(part: Section, setting: Setting) -> Iterator[Block]:
    """A section's heading and its questions; nothing where all of them are hidden."""
    shown = part.questions if setting.is_blank else visible_questions(part, setting.answers)
    if not shown:
        return
    yield section(part.title)
    if setting.is_blank:
        for words in (condition_text(part.visible_when, setting.asked), part.intro):
            if words:
                yield Text(words, LABEL, space_before=2.0, keeps_with_next=True)
    heads_itself = len(shown) > 1
    told: set[str] = set()
    listed: Node | None = None
    for group in _side_by_side(part, shown):
        first = group[0]
        if isinstance(first, NoteQuestion | TableQuestion):
            listed = None
            yield from standing(first, setting, heads_itself=heads_itself)
            continue
        begins = listed is None
        listed = listed or Node("L", numbering="None")
        fields: list[Block] = []
        for one in group:
            steps = "" if (words := steps_text(one)) in told else words
            told.add(words)
            item = listed.child("LI")
            alone = len(group) == 1
            fields.append(field(one, setting, item, has_whole_width=alone, steps=steps))
        block = fields[0] if len(fields) == 1 else Beside(fields[0], fields[1])
        block.space_before = BETWEEN_BLANK if setting.has_pen_room else BETWEEN
        block.nodes = [listed] if begins else []
        yield block


def _side_by_side(part: Section, shown: Sequence[AnyQuestion]) -> Iterator[Sequence[AnyQuestion]]:
    """The questions, two and two where the section has columns and both are narrow."""
    waiting: list[AnyQuestion] = []
    for question in shown:
        stands_alone = isinstance(question, NoteQuestion | TableQuestion)
        if part.columns == 1 or stands_alone or question.width is Width.FULL:
            if waiting:
                yield waiting
            waiting = []
            yield [question]
            continue
        waiting.append(question)
        if len(waiting) == 2:
            yield waiting
            waiting = []
    if waiting:
        yield waiting


def field(
    question: AnyQuestion,
    setting: Setting,
    item: Node,
    *,
    has_whole_width: bool = False,
    steps: str = "",
) -> Block:
    """A question with its answer or the room for one, as an item of a list.

    With the whole width to itself a short answer stands beside its question, not under it. `steps`
    say what the figures of a scale mean.
    """
    value = setting.answers.get(question.key)
    is_open = setting.has_pen_room and is_empty(value) and not setting.withholds(question)
    # Where nothing is answered the label is all there is of the item.
    named = item.child("LBody" if is_open else "Lbl")
    body = named if is_open else item.child("LBody")
    label = with_unit(question) if is_open else question.label
    style = CELL if is_open else LABEL
    parts: list[Block] = [Text(label, style, keeps_with_next=True).under(named)]
    if setting.is_blank:
        hints = [condition_text(question.visible_when, setting.asked), question.hint]
        parts += [Text(hint, SMALL, keeps_with_next=True).under(named) for hint in hints if hint]
    if is_open and steps:
        parts.append(Text(steps, SMALL, keeps_with_next=True).under(named))
    answer = [hung(one, body) for one in _body(question, value, setting)]
    if has_whole_width and isinstance(question, _SHORT):
        return Beside(Stack(parts), Stack(answer))
    return Stack([*parts, *answer])


def _body(question: AnyQuestion, value: Value | None, setting: Setting) -> list[Block]:
    if setting.withholds(question):
        return [Text(WITHHELD, LABEL)]
    if value is not None and not is_empty(value):
        return answered(question, value)
    return pen_room(question) if setting.has_pen_room else [Text(NOTHING, LABEL)]


@singledispatch
def answered(question: Question, value: Value) -> list[Block]:
    """The answer as it stands in a filled form."""
    return [Text(answer_text(question, value), ANSWER, follows_script=True)]


@answered.register
def _scale_answered(question: ScaleQuestion, value: Value) -> list[Block]:
    """Every step, the chosen one marked; two voices on two rows, never made into one."""
    if isinstance(value, Voiced):
        return _voices(_steps(question, one) for one in (value.participant, value.supervisor))
    return [_steps(question, value)]


def _voices(rows: Iterable[Block]) -> list[Block]:
    """A row for each voice; both stand on the same page."""
    named = [Named(who, row, space_before=1.5) for who, row in zip(VOICES, rows, strict=True)]
    named[0].keeps_with_next = True
    named[0].space_before = 0.0
    return [*named]


def _steps(question: ScaleQuestion, said: object) -> Steps:
    chosen = said if isinstance(said, int) else None
    return Steps(question.figures, chosen, figure_text(question, said))


@singledispatch
def pen_room(question: Question) -> list[Block]:
    """Where the answer is written by hand: lines, or boxes to tick."""
    raise TypeError(f"no room for a pen in {type(question).__name__}")


@pen_room.register
def _lines(question: TextQuestion) -> list[Block]:
    line = Text("", ANSWER, blank_lines=question.lines)
    return [Narrow(line, SHORT_LINE) if question.width is Width.SHORT else line]


@pen_room.register(DateQuestion)
@pen_room.register(NumberQuestion)
def _short_line(_question: DateQuestion | NumberQuestion) -> list[Block]:
    return [Narrow(Text("", ANSWER, blank_lines=1), SHORT_LINE)]


@pen_room.register(ChoiceQuestion)
@pen_room.register(ChoicesQuestion)
@pen_room.register(YesNoQuestion)
def _boxes(question: ChoiceQuestion | ChoicesQuestion | YesNoQuestion) -> list[Block]:
    return [Ticks(option_words(question))]


@pen_room.register
def _scale_boxes(question: ScaleQuestion) -> list[Block]:
    options = ticked_steps(question)
    if not question.voices:
        return [Ticks(options)]
    return _voices(Ticks(options) for _who in VOICES)


@pen_room.register
def _table_rows(question: TableQuestion) -> list[Block]:
    return list(table_blocks(question, (), question.columns, Setting(Answers(), {}, True, True)))


@pen_room.register
def _nothing_asked(_question: NoteQuestion) -> list[Block]:
    return []


def standing(
    question: NoteQuestion | TableQuestion, setting: Setting, *, heads_itself: bool
) -> Iterator[Block]:
    """A note, or a table under its label; a table alone in its section is headed by that."""
    if isinstance(question, NoteQuestion):
        if question.label:
            yield Text(question.label, STRONG, space_before=BETWEEN, keeps_with_next=True)
        yield Text(question.text, CELL, space_before=0.0 if question.label else BETWEEN)
        return
    if heads_itself:
        yield Text(
            question.label,
            STRONG,
            tag="H3",
            is_single=True,
            space_before=10.0,
            keeps_with_next=True,
        )
    if setting.is_blank:
        hints = (condition_text(question.visible_when, setting.asked), question.hint)
        for hint in filter(None, hints):
            yield Text(hint, SMALL, space_before=1.0, keeps_with_next=True)
    if setting.withholds(question):
        yield Text(WITHHELD, LABEL, space_before=2.0)
        return
    hidden = [one for one in question.columns if setting.withholds(one)]
    columns = [one for one in question.columns if one not in hidden]
    yield from table_blocks(question, setting.answers.rows(question.key), columns, setting)
    if hidden:
        names = ", ".join(f"”{one.label}”" for one in hidden)
        yield Text(f"{names}: {WITHHELD.lower()}", LABEL, space_before=2.0)


def table_blocks(
    table: TableQuestion, rows: Rows, columns: Sequence[Column], setting: Setting
) -> Iterator[Block]:
    """The rows, with empty ones where a pen is expected; a quiet sign where there are none."""
    if not columns:
        return
    empty = _empty_rows(table, rows, setting)
    if not rows and not empty:
        yield Text(NOTHING, LABEL, space_before=2.0)
        return
    if Grid(columns).fits:
        yield from grid(
            table,
            columns,
            rows,
            empty_rows=empty,
            has_pen_room=setting.has_pen_room,
            near=setting.near,
        )
        return
    last = max((row.number for row in rows), default=0)
    every = (*rows, *(Row(last + more) for more in range(1, empty + 1)))
    for number, row in enumerate(every, start=1):
        yield from _card(table, number, row, columns, setting)


def _empty_rows(table: TableQuestion, rows: Rows, setting: Setting) -> int:
    if table.fixed or not setting.has_pen_room:
        return 0
    if setting.is_blank:
        return EXTRA_ROWS if rows else table.blank_rows
    return 0 if rows else min(DRAFT_ROWS, table.blank_rows)


def _card(
    table: TableQuestion, number: int, row: Row, columns: Sequence[Column], setting: Setting
) -> Iterator[Block]:
    """One row as a little form of its own."""
    shown = {one.key for one in visible_columns(table.columns, row)}
    asked = [one for one in columns if setting.is_blank or one.key in shown]
    own = replace(
        setting,
        answers=Answers(row.cells),
        asked={one.key: one for one in table.columns},
    )
    name = table.row_name[:1].upper() + table.row_name[1:]
    yield Text(
        f"{name} {number}",
        STRONG,
        tag="H3",
        is_single=True,
        space_before=11.0,
        keeps_with_next=True,
    )
    listed = Node("L", numbering="None")
    fields = [(one, field(one, own, listed.child("LI"))) for one in asked]
    begins = True
    for group in _pairs(fields):
        block = group[0] if len(group) == 1 else Beside(group[0], group[1])
        block.space_before = 3.0 if begins else BETWEEN
        block.nodes = [listed] if begins else []
        begins = False
        yield block


def _pairs(fields: Sequence[tuple[Column, Block]]) -> Iterator[list[Block]]:
    """Two and two; many choices have the whole width."""
    waiting: list[Block] = []
    for question, block in fields:
        is_wide = len(option_words(question)) > MANY_CHOICES
        if waiting and (is_wide or len(waiting) == 2):
            yield waiting
            waiting = []
        if is_wide:
            yield [block]
        else:
            waiting.append(block)
    if waiting:
        yield waiting
