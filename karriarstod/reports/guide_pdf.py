"""The method guide on paper: one page of it, or all of it with its contents first."""

from collections.abc import Iterator, Sequence
from typing import Final

from karriarstod.application.method_guide import (
    GuidePage,
    GuideSection,
    all_pages,
    contents,
    marked_lines,
    page,
)
from karriarstod.application.ports import Organisation
from karriarstod.domain.clock import Clock
from karriarstod.domain.swedish_dates import long_date
from karriarstod.reports.blocks import Block, Text, bullets
from karriarstod.reports.page import (
    INK,
    Furniture,
    Part,
    masthead,
    print_bundle,
    quiet,
    section,
)
from karriarstod.reports.tagging import About
from karriarstod.reports.typography import TextStyle

TITLE: Final = "Metodstöd"
READING: Final = TextStyle(10.5, 15, INK)
PARTS: Final = ("Börja här", "Steg för steg", "Formulären", "Bra att kunna")
"""The parts of the contents, in the order the guide has them."""


class GuidePrinting:
    """The guide's paper for the window: knows the day and whose house it is."""

    def __init__(self, organisation: Organisation, clock: Clock) -> None:
        self._organisation = organisation
        self._clock = clock

    def page(self, page_id: str) -> bytes:
        """One page as an accessible PDF; raises NoSuchPage."""
        found = page(page_id)
        return self._printed(found.title, [self._part(found.title, page_story(found))])

    def whole(self) -> bytes:
        """Every page, each on paper of its own, after the contents."""
        pages = [self._part(one.title, page_story(one)) for one in all_pages()]
        return self._printed(TITLE, [self._part(TITLE, contents_story()), *pages])

    def _part(self, title: str, story: Iterator[Block]) -> Part:
        sender, name = self._organisation.name, "" if title == TITLE else title
        head = masthead(sender, title, TITLE if name else "Så arbetar vi", "")
        furniture = Furniture(
            header_left=sender,
            header_right=title,
            footer_left=" · ".join(filter(None, (TITLE, name))),
            footer_middle="",
            footer_note=f"Utskriven {long_date(self._clock.today())}.",
        )
        return Part((head, *story), furniture)

    def _printed(self, title: str, parts: Sequence[Part]) -> bytes:
        return print_bundle(parts, About(title, self._clock.today()))


def page_story(one: GuidePage) -> Iterator[Block]:
    """A page's blocks in reading order."""
    for part in one.sections:
        yield section(part.title)
        yield from _body(part)
    foot = quiet(" ".join(line for _, line in marked_lines(one.foot)))
    foot.space_before = 14.0
    yield foot


def contents_story() -> Iterator[Block]:
    """What the guide holds, part by part."""
    for name, pages in zip(PARTS, contents().values(), strict=True):
        yield section(name)
        yield from bullets([one.title.removeprefix("Steg: ") for one in pages], READING)


def _body(part: GuideSection) -> Iterator[Block]:
    listed: list[str] = []
    for is_item, line in marked_lines(part.text):
        if is_item:
            listed.append(line)
            continue
        yield from _spaced(bullets(listed, READING))
        listed = []
        yield from _spaced([Text(line, READING)])
    yield from _spaced(bullets(listed, READING))


def _spaced(blocks: Sequence[Block]) -> Iterator[Block]:
    for block in blocks:
        block.space_before = 3.0
        yield block
