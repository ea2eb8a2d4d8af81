"""The A4 page: margins, colours, named styles, header and footer, and where pages break.

The only place on paper with colours; contrast against white is at least 4.5:1 for all text.
"""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from karriarstod.reports.blocks import Block, Text
from karriarstod.reports.side_by_side import (
    Fact,
    Facts,
    Masthead,
    Milestone,
    Road,
    SignatureLine,
    Signatures,
)
from karriarstod.reports.tables import Column, Row, Table, TableLook
from karriarstod.reports.tagging import About, Artifact, MachineCopy, Node, Pen
from karriarstod.reports.typography import Colour, TextStyle, Weight, single_line

A4: Final = (595.276, 841.89)
MARGIN: Final = 45.0
FURTHER: Final = 56.0
"""Where the story begins below the paper's edge on the second page and on."""
FOOT: Final = 62.0
"""Where the story ends above the paper's edge; the footer stands below."""
WIDTH: Final = A4[0] - 2 * MARGIN
FOOTER: Final = 35.0
"""The footer's first line above the paper's edge."""


def _colour(code: str) -> Colour:
    red, green, blue = (int(code[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return (round(red, 4), round(green, 4), round(blue, 4))


INK: Final = _colour("#1B2427")
TEAL: Final = _colour("#0E5A61")
QUIET: Final = _colour("#556166")
FAINT: Final = _colour("#D9D9CF")
WARNING: Final = _colour("#8C1D18")

TITLE: Final = TextStyle(18, 24, INK, Weight.BOLD)
SECTION: Final = TextStyle(11.5, 16, TEAL, Weight.SEMIBOLD)
ANSWER: Final = TextStyle(9.5, 13.6, INK)
STRONG: Final = TextStyle(9, 12.8, INK, Weight.SEMIBOLD)
CELL: Final = TextStyle(9, 12.8, INK)
LABEL: Final = TextStyle(9, 12.8, QUIET)
COLUMN_TITLE: Final = TextStyle(9, 12.8, QUIET, Weight.SEMIBOLD)
SMALL: Final = TextStyle(8, 11, QUIET)
ALARM: Final = TextStyle(10, 14, WARNING, Weight.BOLD)
LOOK: Final = TableLook(COLUMN_TITLE, TEAL, FAINT, pad_x=6.0, pad_y=5.0)
DENSE: Final = TextStyle(8, 11, INK)
DENSE_TITLE: Final = TextStyle(8, 11, QUIET, Weight.SEMIBOLD)
DENSE_LOOK: Final = TableLook(DENSE_TITLE, TEAL, FAINT, pad_x=3.0, pad_y=3.5)
"""For tables of many narrow columns."""


@dataclass(frozen=True)
class Furniture:
    """What stands on every page around the story.

    The header and the alarm run from the second page on; the first has them in its story.
    """

    header_left: str
    header_right: str
    footer_left: str
    footer_middle: str
    footer_note: str
    alarm: str = ""
    page_of: str = "Sida {page} av {pages}"
    style: TextStyle = SMALL


def masthead(sender: str, name: str, below: str, recipient: str) -> Masthead:
    """Who sends it, the one main heading, what it is, and at the right whose copy it is."""
    left = (
        Text(sender, LABEL),
        Text(name, TITLE, tag="H1", is_single=True),
        Text(below, LABEL),
    )
    copy = (
        Text("Kopia till", LABEL, is_right_aligned=True),
        Text(recipient, STRONG, is_right_aligned=True),
    )
    return Masthead(left, copy if recipient else ())


def alarm(text: str) -> Text:
    """A first line that must not be missed."""
    return Text(text, ALARM)


def section(text: str) -> Text:
    """A heading; it never stands alone at the foot of a page."""
    return Text(text, SECTION, tag="H2", is_single=True, space_before=13.0, keeps_with_next=True)


def answer(text: str, *, blank_lines: int = 1) -> Text:
    """What a person wrote; nothing written leaves dotted lines."""
    return Text(text, ANSWER, blank_lines=blank_lines, follows_script=True, space_before=4.0)


def quiet(text: str) -> Text:
    """A line of less weight."""
    return Text(text, LABEL, space_before=2.0)


def facts(entries: Sequence[Fact], *, space_before: float = 4.0) -> Facts:
    """Labels with values, in two columns."""
    block = Facts(entries, LABEL, CELL, STRONG, label_width=84.0)
    block.space_before = space_before
    return block


def road(milestones: Sequence[Milestone]) -> Road:
    """The stages as a row of bars."""
    block = Road(milestones, STRONG, LABEL, reached=TEAL, ahead=FAINT)
    block.space_before = 6.0
    return block


def table(columns: Sequence[Column], rows: Sequence[Row], summary: str) -> Table:
    """Rows under a repeated header."""
    return Table(columns, rows, LOOK, summary=summary)


def cell(
    text: str,
    *,
    is_strong: bool = False,
    is_indented: bool = False,
    blank_lines: int = 0,
    keeps_lines: bool = False,
) -> Text:
    """A table cell."""
    return Text(
        text,
        STRONG if is_strong else CELL,
        blank_lines=blank_lines,
        keeps_lines=keeps_lines,
        indent=8.0 if is_indented else 0.0,
    )


def signatures(lines: Sequence[SignatureLine]) -> Signatures:
    """Lines to sign on."""
    block = Signatures(lines, CELL, LABEL)
    block.space_before = 10.0
    return block


@dataclass(frozen=True)
class Part:
    """A paper of its own in a file of several; it begins on a new page and counts its own pages."""

    story: Iterable[Block]
    furniture: Furniture


def print_pages(
    story: Iterable[Block],
    furniture: Furniture,
    about: About,
    machine_copy: MachineCopy | None = None,
) -> bytes:
    """The story as an accessible PDF file, made in memory; same input, same bytes."""
    from karriarstod.reports.finish import finish

    tree = Node("Document")
    pen = Pen(A4, language=about.language, is_mirrored=about.reads_from_the_right)
    _print_part(Part(story, furniture), tree, pen)
    return finish(pen.finished(), tree, about, machine_copy)


def print_bundle(parts: Iterable[Part], about: About) -> bytes:
    """Papers after each other in one file, each as it would be printed alone."""
    from karriarstod.reports.finish import finish

    tree = Node("Document")
    pen = Pen(A4)
    for number, part in enumerate(parts):
        if number:
            pen.next_page()
        _print_part(part, tree.child("Sect"), pen)
    return finish(pen.finished(), tree, about)


def pages_of(story: Iterable[Block]) -> int:
    """How many pages the story takes as it would be printed."""
    return len(_laid_out(list(story)))


def _print_part(part: Part, tree: Node, pen: Pen) -> None:
    blocks = list(part.story)
    for block in blocks:
        tree.kids.extend(block.nodes)
    pages = _laid_out(blocks)
    for number, page in enumerate(pages, start=1):
        if number > 1:
            pen.next_page()
        for block, top in page:
            block.draw(pen, MARGIN, top, WIDTH)
        _furnish(pen, part.furniture, number, len(pages), tree)


_NEARLY_EMPTY: Final = 0.25
_SPACINGS: Final = (0.95, 0.9, 0.85, 0.8, 0.75)

Placed = tuple[Block, float]


def _laid_out(story: Sequence[Block]) -> list[list[Placed]]:
    """The pages; the room between blocks gives a little where that saves a nearly empty last page.

    The same for the whole document, and never by more than a quarter.
    """
    pages = _paged(story)
    if len(pages) == 1 or _filled(pages[-1]) >= _NEARLY_EMPTY:
        return pages
    tighter = (_paged(story, spacing) for spacing in _SPACINGS)
    return next((fewer for fewer in tighter if len(fewer) < len(pages)), pages)


def _filled(page: Sequence[Placed]) -> float:
    """How much of a further page its blocks take, from 0 to 1."""
    last, top = page[-1]
    return (A4[1] - FURTHER - top + last.height(WIDTH)) / (A4[1] - FURTHER - FOOT)


def _paged(story: Iterable[Block], spacing: float = 1.0) -> list[list[Placed]]:
    """Each page's blocks with their upper edges; `spacing` is a share of the room between them."""
    waiting = deque(story)
    tallest = A4[1] - FURTHER - FOOT
    pages: list[list[Placed]] = [[]]
    y = A4[1] - MARGIN
    while waiting:
        page = pages[-1]
        block = waiting.popleft()
        top = y - spacing * block.space_before if page else y
        room = top - FOOT
        if block.height(WIDTH) <= room and _followers_fit(block, waiting, room, spacing):
            page.append((block, top))
            y = top - block.height(WIDTH)
            continue
        may_split = not block.keeps_with_next or block.height(WIDTH) > tallest
        parts = block.split(WIDTH, room) if may_split else None
        if parts is not None:
            page.append((parts[0], top))
            waiting.appendleft(parts[1])
        elif page:
            waiting.appendleft(block)
        else:
            # Higher than a whole page and not to be cut: printed all the same.
            page.append((block, top))
        if waiting:
            pages.append([])
            y = A4[1] - FURTHER
    return pages


def _followers_fit(block: Block, waiting: Iterable[Block], room: float, spacing: float) -> bool:
    """Whether what must follow on the same page can at least begin there."""
    if not block.keeps_with_next:
        return True
    needed = block.height(WIDTH)
    for follower in waiting:
        needed += spacing * follower.space_before
        if not follower.keeps_with_next:
            needed += follower.least(WIDTH)
            break
        needed += follower.height(WIDTH)
    return needed <= room or needed > A4[1] - FURTHER - FOOT


def _furnish(pen: Pen, furniture: Furniture, number: int, count: int, tree: Node) -> None:
    style = furniture.style
    note = FOOTER - max(11.5, 1.2 * style.size)
    if number > 1:
        with pen.artifact(Artifact.HEADER):
            _write(pen, furniture.header_left, 0, A4[1] - 35, style)
            _write(pen, furniture.header_right, 1, A4[1] - 35, style)
            _write(pen, furniture.alarm, 0, A4[1] - 23, _as_alarm(style))
    with pen.artifact(Artifact.FOOTER):
        pen.rule(MARGIN, FOOTER + 1.5 * style.size, WIDTH, 0.5, FAINT)
        _write(pen, furniture.footer_left, 0, FOOTER, style)
        _write(pen, furniture.page_of.format(page=number, pages=count), 1, FOOTER, style)
    # What only the footer says is read aloud too: once, after everything else.
    for text, place, baseline in (
        (furniture.footer_middle, 0.5, FOOTER),
        (furniture.footer_note, 0, note),
    ):
        is_read = text and number == count
        with pen.tagged(tree.child("P")) if is_read else pen.artifact(Artifact.FOOTER):
            _write(pen, text, place, baseline, style)


def _as_alarm(style: TextStyle) -> TextStyle:
    return replace(style, colour=WARNING, weight=Weight.BOLD)


def _write(pen: Pen, text: str, place: float, baseline: float, style: TextStyle) -> None:
    """A short text at the left margin (place 0), in the middle (0.5) or at the right (1)."""
    line = single_line(text, style)
    pen.text(line, style, MARGIN + (WIDTH - line.width) * place, baseline)
