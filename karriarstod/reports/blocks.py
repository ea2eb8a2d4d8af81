"""What a page is made of: blocks that know their height, may be cut in two, and draw themselves."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from itertools import groupby
from typing import Final

from typing_extensions import override

from karriarstod.reports.tagging import Artifact, Node, Pen
from karriarstod.reports.typography import (
    Line,
    TextStyle,
    break_lines,
    clean,
    hard_lines,
    single_line,
)

ASCENT: Final = 0.74
"""Height of a letter above the baseline, as a share of the size."""
HEADINGS: Final = {"H1", "H2", "H3"}
BULLET_INDENT: Final = 11.0
PEN_LEADING: Final = 1.35
"""Room for handwriting, as a share of the print's leading."""
FEWEST_LINES: Final = 2
"""Lines of a longer text that stay together on either side of a page break."""


class Block(ABC):
    """A part of the story. Widths and heights are in points; y counts from the page's foot."""

    space_before: float = 0.0
    keeps_with_next: bool = False
    nodes: Sequence[Node] = ()

    @abstractmethod
    def height(self, width: float) -> float:
        """Height when it is `width` wide."""

    def least(self, width: float) -> float:
        """Height of the smallest beginning that may stand alone at the foot of a page."""
        return self.height(width)

    def split(self, width: float, room: float) -> "tuple[Block, Block] | None":  # noqa: ARG002 - for those that can
        """A beginning that fits in `room` and the rest, or None when it may not be cut there."""
        return None

    @abstractmethod
    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draws with the upper left corner at (x, top)."""


class Text(Block):
    """Text from a person or from us, never read as markup; one element per line they wrote.

    An empty text with `blank_lines` shows as dotted lines to write on; with `keeps_lines` they
    stand below a text too. With `follows_script` a line stands where its script begins, whichever
    side the page begins at. `language` is told where it is another than the file's.
    """

    def __init__(
        self,
        text: str,
        style: TextStyle,
        *,
        tag: str = "P",
        is_single: bool = False,
        blank_lines: int = 0,
        keeps_lines: bool = False,
        is_right_aligned: bool = False,
        follows_script: bool = False,
        indent: float = 0.0,
        space_before: float = 0.0,
        keeps_with_next: bool = False,
        language: str = "",
    ) -> None:
        written = [clean(text)] if is_single else hard_lines(text)
        self._written = [
            (Node(tag, bookmark=line if tag in HEADINGS else "", language=language), line)
            for line in written
            if line or not is_single
        ]
        self._style = style
        self._blank_lines = 0 if self._written and not keeps_lines else blank_lines
        self._laid: tuple[float, list[tuple[Node, Line]]] | None = None
        self._bullet: tuple[Node, Line] | None = None
        self._indent = indent
        self._is_right_aligned = is_right_aligned
        self._follows_script = follows_script
        self.nodes = [node for node, line in self._written if line]
        self.space_before = space_before
        self.keeps_with_next = keeps_with_next

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to read."""
        return not self._written and self._laid is None

    def under(self, parent: Node) -> "Text":
        """The same text, with its elements hung under a parent instead of in the story."""
        parent.kids.extend(self.nodes)
        self.nodes = ()
        return self

    def as_item_of(self, listed: Node) -> "Text":
        """The same text as an item of a list, with a bullet; the first one carries the list."""
        item = listed.child("LI")
        self._bullet = (item.child("Lbl"), single_line("•", self._style))
        self._indent = BULLET_INDENT
        self.under(item.child("LBody"))
        self.nodes = [listed] if listed.kids[0] is item else []
        return self

    @override
    def height(self, width: float) -> float:
        return (len(self._lines(width)) + self._blank_lines * PEN_LEADING) * self._style.leading

    @override
    def least(self, width: float) -> float:
        lines = len(self._lines(width))
        if lines < 2 * FEWEST_LINES:
            return self.height(width)
        return FEWEST_LINES * self._style.leading

    @override
    def split(self, width: float, room: float) -> "tuple[Text, Text] | None":
        lines = self._lines(width)
        fitting = min(int(room / self._style.leading), len(lines) - FEWEST_LINES)
        if fitting < FEWEST_LINES:
            return None
        first = self._part(lines[:fitting], width)
        first._bullet = self._bullet
        return first, self._part(lines[fitting:], width)

    def _part(self, lines: list[tuple[Node, Line]], width: float) -> "Text":
        part = Text("", self._style)
        part._laid = (width, lines)
        part._indent = self._indent
        part._follows_script = self._follows_script
        return part

    @override
    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        lines = self._lines(width)
        if self._blank_lines:
            self._draw_blank(pen, x, top - len(lines) * self._style.leading, width)
        baseline = top - self._first_baseline()
        if self._bullet is not None:
            label, bullet = self._bullet
            with pen.tagged(label):
                pen.text(bullet, self._style, x, baseline)
        for node, group in groupby(lines, key=lambda pair: pair[0]):
            together = [line for _, line in group]
            if together[0].runs:
                with pen.tagged(node):
                    self._write(pen, together, x, baseline, width)
            baseline -= len(together) * self._style.leading

    def draw_untagged(self, pen: Pen, x: float, top: float, width: float) -> None:
        """The same ink as an artifact, for what repeats on each page."""
        lines = [line for _, line in self._lines(width)]
        with pen.artifact(Artifact.REPEATED):
            self._write(pen, lines, x, top - self._first_baseline(), width)

    def _write(self, pen: Pen, lines: list[Line], x: float, baseline: float, width: float) -> None:
        for line in lines:
            stands_across = self._is_right_aligned or (
                self._follows_script and line.is_right_to_left is not pen.is_mirrored
            )
            left = x + width - line.width if stands_across else x + self._indent
            pen.text(line, self._style, left, baseline)
            baseline -= self._style.leading

    def _draw_blank(self, pen: Pen, x: float, top: float, width: float) -> None:
        step = self._style.leading * PEN_LEADING
        with pen.artifact():
            for number in range(1, self._blank_lines + 1):
                pen.dotted(x + self._indent, top - number * step + 4, width - self._indent)

    def _first_baseline(self) -> float:
        return (self._style.leading + ASCENT * self._style.size) / 2

    def _lines(self, width: float) -> list[tuple[Node, Line]]:
        if self._laid is None or (self._laid[0] != width and self._written):
            room = width - self._indent
            lines = [
                (node, line)
                for node, written in self._written
                for line in break_lines(written, self._style, room)
            ]
            self._laid = (width, lines)
        return self._laid[1]


class Space(Block):
    """Empty room, for example above signatures."""

    def __init__(self, points: float) -> None:
        self._points = points
        self.keeps_with_next = True

    @override
    def height(self, width: float) -> float:
        return self._points

    @override
    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        pass


def bullets(items: Sequence[str], style: TextStyle) -> list[Text]:
    """The items as one list, each a block of its own."""
    listed = Node("L", numbering="Disc")
    return [Text(item, style).as_item_of(listed) for item in items]
