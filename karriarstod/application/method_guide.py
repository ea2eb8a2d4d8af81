"""The method guide: its pages as they are written in Markdown, and how they are found.

A page is a title and five sections that are the same on every page, then a foot that says whose
the words are. Stages and forms have a page each; the rest are about things met in all of them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from typing import Final

from karriarstod.application.listing import folded
from karriarstod.domain.stages import STAGES, StageKey
from karriarstod.forms.catalog import newest, newest_of
from karriarstod.forms.template import FormTemplate
from karriarstod_resources import catalog

WHAT_FOR: Final = "Vad det är till för"
HOW: Final = "Så gör du"
SAY: Final = "Säg så här"
NOT_WRITTEN: Final = "Skriv inte"
NEXT: Final = "Sedan"
SKELETON: Final = (WHAT_FOR, HOW, SAY, NOT_WRITTEN, NEXT)
"""The sections of every page, in order."""

START: Final = "start"
FIRST_MORNING: Final = "first_morning"

_BEGIN: Final = (START, FIRST_MORNING, "shortcuts")
_TOPICS: Final = (
    "own_words",
    "meeting_mode",
    "careful_words",
    "consent",
    "protected_identity",
    "absence",
)
_STAGE: Final = "stage_"
_FOOT: Final = "\n---\n"
_LINK: Final = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")
_MARKER: Final = re.compile(r"^\s*(?:[-*]|(\d+)\.)\s+")
_WORD: Final = re.compile(r"\w+")
_SNIPPET: Final = 110


class NoSuchPage(LookupError):
    """A page the guide does not have; ``page_id`` is what was asked for."""

    def __init__(self, page_id: str) -> None:
        super().__init__(f"no page in the guide: {page_id}")
        self.page_id = page_id


class GuidePart(StrEnum):
    """The parts of the guide, in the order of its contents."""

    BEGIN = "begin"
    STAGES = "stages"
    FORMS = "forms"
    TOPICS = "topics"


@dataclass(frozen=True)
class GuideSection:
    """One of the five sections, its text in Markdown."""

    title: str
    text: str

    @property
    def lines(self) -> tuple[str, ...]:
        """Paragraphs and list items as plain words, numbers kept."""
        return plain_lines(self.text)


@dataclass(frozen=True)
class GuidePage:
    """One page; ``foot`` says where facts come from and what is our own advice."""

    id: str
    part: GuidePart
    title: str
    sections: tuple[GuideSection, ...]
    foot: str

    def section(self, title: str) -> GuideSection:
        """The section with that title; raises KeyError."""
        for one in self.sections:
            if one.title == title:
                return one
        raise KeyError(title)

    @property
    def links(self) -> tuple[str, ...]:
        """The pages it leads to, each once, in the order they are named."""
        found = (_target(link[2]) for one in self.sections for link in _LINK.finditer(one.text))
        return tuple(dict.fromkeys(found))


@dataclass(frozen=True)
class GuideHit:
    """A page that was found, and a line of it that says why."""

    page: GuidePage
    snippet: str


def stage_page(stage: StageKey) -> str:
    """The page about a stage of the chain."""
    return f"{_STAGE}{stage.value}"


def form_page(template_id: str) -> str:
    """The page about a form; the start of the guide for a form that is not in the catalogue."""
    try:
        return newest_of(template_id).guide or START
    except LookupError:
        return START


def so_gor_du(template_id: str) -> tuple[str, ...]:
    """How a form is filled in, line by line, for the card beside it; nothing where none is said."""
    if form_page(template_id) == START:
        return ()
    return page(form_page(template_id)).section(HOW).lines


@cache
def page(page_id: str) -> GuidePage:
    """One page; raises NoSuchPage."""
    if page_id not in catalog.method_names():
        raise NoSuchPage(page_id)
    return read_page(page_id, catalog.method_text(page_id))


@cache
def contents() -> dict[GuidePart, tuple[GuidePage, ...]]:
    """Every page, part by part: stages along the chain, forms as in the catalogue."""
    return {
        GuidePart.BEGIN: tuple(map(page, _BEGIN)),
        GuidePart.STAGES: tuple(page(stage_page(one.key)) for one in STAGES),
        GuidePart.FORMS: tuple(page(one.guide) for one in _forms() if one.guide),
        GuidePart.TOPICS: tuple(map(page, _TOPICS)),
    }


def all_pages() -> Iterator[GuidePage]:
    """Every page, in the order of the contents."""
    for pages in contents().values():
        yield from pages


def related(page_id: str) -> tuple[GuidePage, ...]:
    """What belongs with a page: a stage's forms, a form's stages, and what it leads to."""
    found: list[str] = []
    for one in newest():
        stages = [stage_page(key) for key in one.stages]
        if page_id in stages:
            found.append(one.guide)
        elif page_id == one.guide:
            found += stages
    found += page(page_id).links
    return tuple(page(one) for one in dict.fromkeys(found) if one and one != page_id)


def search(text: str) -> tuple[GuideHit, ...]:
    """Pages with a word beginning like each of those typed, best first.

    A page called so comes before one that only says it; å, ä and ö are letters of their own.
    """
    wanted = _WORD.findall(folded(text))
    if not wanted:
        return ()
    found: list[tuple[int, int, GuideHit]] = []
    for order, one in enumerate(_index()):
        counts = [sum(word.startswith(part) for word in one.words) for part in wanted]
        if all(counts):
            score = sum(counts) + sum(_called(part, one.titles) for part in wanted)
            found.append((-score, order, GuideHit(one.page, one.snippet(wanted))))
    return tuple(hit for *_, hit in sorted(found, key=lambda each: each[:2]))


def plain_lines(markdown: str) -> tuple[str, ...]:
    """Paragraphs and list items without their marks; a number at the start stays."""
    return tuple(line for _, line in marked_lines(markdown))


def marked_lines(markdown: str) -> tuple[tuple[bool, str], ...]:
    """The same, each with whether it is an item of a list without numbers."""
    lines: list[tuple[bool, str]] = []
    is_open = False
    for raw in markdown.splitlines():
        marker = _MARKER.match(raw)
        words = plain(raw[marker.end() :] if marker else raw.strip())
        if marker:
            lines.append((not marker[1], f"{marker[1]}. {words}" if marker[1] else words))
        elif words and is_open:
            listed, before = lines[-1]
            lines[-1] = (listed, f"{before} {words}")
        elif words:
            lines.append((False, words))
        is_open = bool(words)
    return tuple(lines)


def plain(markdown: str) -> str:
    """Words without the marks of links and emphasis."""
    return _LINK.sub(r"\1", markdown).replace("**", "").replace("*", "").strip()


def read_page(page_id: str, text: str) -> GuidePage:
    """A page as it is written: ``# title``, ``## section`` …, and after a line ``---`` the foot."""
    body, _, foot = text.partition(_FOOT)
    heading, *parts = re.split(r"^## ", body, flags=re.MULTILINE)
    sections = []
    for part in parts:
        title, _, words = part.partition("\n")
        sections.append(GuideSection(title.strip(), words.strip()))
    title = heading.strip().removeprefix("# ").strip()
    return GuidePage(page_id, _part(page_id), title, tuple(sections), foot.strip())


def _called(part: str, titles: Sequence[str]) -> int:
    """More than any number of mentions: for a title with the word itself, and less for longer."""
    if part in titles:
        return 2000
    return 1000 if any(word.startswith(part) for word in titles) else 0


def _forms() -> Sequence[FormTemplate]:
    """In the catalogue's order, those of the chain first (M01, M02, …)."""
    return sorted(newest(), key=lambda one: (not one.code.startswith("M"), one.code))


def _part(page_id: str) -> GuidePart:
    if page_id in _BEGIN:
        return GuidePart.BEGIN
    if page_id in _TOPICS:
        return GuidePart.TOPICS
    return GuidePart.STAGES if page_id.startswith(_STAGE) else GuidePart.FORMS


def _target(link: str) -> str:
    return link.removesuffix(".md")


@dataclass(frozen=True)
class _Indexed:
    """A page as it is searched: its title's words, and its lines with theirs."""

    page: GuidePage
    titles: tuple[str, ...]
    lines: tuple[tuple[str, tuple[str, ...]], ...]

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Every word of the page, its title first."""
        return (*self.titles, *(word for _, words in self.lines for word in words))

    def snippet(self, wanted: Sequence[str]) -> str:
        """The line that says most of what was typed, or the page's first."""

        def told(line: tuple[str, tuple[str, ...]]) -> int:
            return sum(any(word.startswith(part) for word in line[1]) for part in wanted)

        line = max(self.lines, key=told)[0]
        if len(line) <= _SNIPPET:
            return line
        return f"{line[:_SNIPPET].rsplit(' ', 1)[0]} …"


@cache
def _index() -> tuple[_Indexed, ...]:
    return tuple(
        _Indexed(one, _words(one.title), tuple((line, _words(line)) for line in _said(one)))
        for one in all_pages()
    )


def _said(one: GuidePage) -> Iterator[str]:
    for section in one.sections:
        yield from section.lines
    yield from plain_lines(one.foot)


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(folded(text)))
