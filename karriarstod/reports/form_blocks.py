"""Blocks that forms are made of: things under and beside each other, boxes to tick, steps."""

from collections.abc import Iterator, Sequence
from typing import Final

from typing_extensions import override

from karriarstod.reports.blocks import Block, Text
from karriarstod.reports.page import ANSWER, FAINT, LABEL, QUIET, STRONG, TEAL
from karriarstod.reports.tagging import Node, Pen
from karriarstod.reports.typography import TextStyle, single_line

NAME_WIDTH: Final = 70.0
"""Room for whose voice it is, before the steps."""
BETWEEN_COLUMNS: Final = 22.0
_FIGURE: Final = TextStyle(9, 12.8, QUIET)


def hung(block: Block, parent: Node) -> Block:
    """The block, with its elements under a parent instead of in the story."""
    parent.kids.extend(block.nodes)
    block.nodes = ()
    return block


class Stack(Block):
    """Blocks under each other, kept together where they can be."""

    def __init__(self, parts: Sequence[Block], space_before: float = 0.0) -> None:
        self._parts = tuple(parts)
        self.nodes = [node for part in parts for node in part.nodes]
        self.space_before = space_before

    @override
    def height(self, width: float) -> float:
        return sum(_room(part, number, width) for number, part in enumerate(self._parts))

    @override
    def least(self, width: float) -> float:
        height = 0.0
        for number, part in enumerate(self._parts):
            if not part.keeps_with_next:
                above = _room(part, number, width) - part.height(width)
                return height + above + part.least(width)
            height += _room(part, number, width)
        return height

    @override
    def split(self, width: float, room: float) -> "tuple[Stack, Stack] | None":
        first: list[Block] = []
        rest = list(self._parts)
        while rest and _room(rest[0], len(first), width) <= room:
            room -= _room(rest[0], len(first), width)
            first.append(rest.pop(0))
        if not rest:
            return None
        room -= rest[0].space_before if first else 0.0
        parts = None if rest[0].keeps_with_next else rest[0].split(width, room)
        if parts is not None:
            first.append(parts[0])
            rest[0] = parts[1]
        while first and first[-1].keeps_with_next:
            rest.insert(0, first.pop())
        if not first:
            return None
        return Stack(first), Stack(rest)

    @override
    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        for number, part in enumerate(self._parts):
            top -= part.space_before if number else 0.0
            part.draw(pen, x, top, width)
            top -= part.height(width)


def _room(part: Block, number: int, width: float) -> float:
    return part.height(width) + (part.space_before if number else 0.0)


class Beside(Block):
    """Two blocks in two columns; each goes on over a page break on its own."""

    def __init__(self, left: Block, right: Block, space_before: float = 0.0) -> None:
        self._sides = (left, right)
        self.nodes = [*left.nodes, *right.nodes]
        self.space_before = space_before

    @override
    def height(self, width: float) -> float:
        return max(one.height(_half(width)) for one in self._sides)

    @override
    def least(self, width: float) -> float:
        return max(one.least(_half(width)) for one in self._sides)

    @override
    def split(self, width: float, room: float) -> "tuple[Beside, Beside] | None":
        first: list[Block] = []
        rest: list[Block] = []
        for one in self._sides:
            whole = one.height(_half(width)) <= room
            parts = (one, Stack(())) if whole else one.split(_half(width), room)
            if parts is None:
                return None
            first.append(parts[0])
            rest.append(parts[1])
        return Beside(first[0], first[1]), Beside(rest[0], rest[1])

    @override
    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        half = _half(width)
        for number, one in enumerate(self._sides):
            one.draw(pen, x + number * (half + BETWEEN_COLUMNS), top, half)


def _half(width: float) -> float:
    return (width - BETWEEN_COLUMNS) / 2


class Narrow(Block):
    """A block that takes only some of the width: a short answer has a short line."""

    def __init__(self, block: Block, widest: float) -> None:
        self._block = block
        self._widest = widest
        self.nodes = block.nodes

    @override
    def height(self, width: float) -> float:
        return self._block.height(min(width, self._widest))

    @override
    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        self._block.draw(pen, x, top, min(width, self._widest))


class Named(Block):
    """Whose answer it is, with the answer to the right of it."""

    def __init__(self, name: str, block: Block, space_before: float = 0.0) -> None:
        self._name = Text(name, LABEL)
        self._block = block
        self.nodes = [*self._name.nodes, *block.nodes]
        self.space_before = space_before

    @override
    def height(self, width: float) -> float:
        return max(self._name.height(NAME_WIDTH), self._block.height(width - NAME_WIDTH))

    @override
    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        self._name.draw(pen, x, top, NAME_WIDTH)
        self._block.draw(pen, x + NAME_WIDTH, top, width - NAME_WIDTH)


class Ticks(Block):
    """Choices with a box each to tick: on one line if they fit there, else in even columns."""

    BOX: Final = 8.5
    GAP: Final = 5.0
    BETWEEN: Final = 18.0
    CLOSER: Final = (18.0, 12.0, 7.0)
    """Room between choices on one line; less where that keeps them on it."""
    UNDER: Final = 3.0

    def __init__(self, options: Sequence[str], style: TextStyle = ANSWER) -> None:
        paragraph = Node("P")
        self._style = style
        self._texts = [Text(one, style, tag="Span").under(paragraph) for one in options]
        self._widths = [single_line(one, style).width + 1 for one in options]
        self.nodes = [paragraph]
        self.space_before = 2.0

    @override
    def height(self, width: float) -> float:
        rows = {top: high for _text, _left, _wide, top, high in self._placed(width)}
        return sum(rows.values())

    @override
    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        for text, left, wide, below, _high in self._placed(width):
            middle = top - below - self._style.leading / 2
            with pen.artifact():
                size = (self.BOX, self.BOX)
                pen.box(x + left, middle - self.BOX / 2, size, QUIET)
            text.draw(pen, x + left + self.BOX + self.GAP, top - below, wide)

    def _placed(self, width: float) -> Iterator[tuple[Text, float, float, float, float]]:
        """Each text with its box's left edge, its own width, its row's top and height."""
        lefts = self._on_one_line(width)
        columns = len(lefts) or self._columns(width)
        step = (width + self.BETWEEN) / columns
        below = 0.0
        for start in range(0, len(self._texts), columns):
            row = self._texts[start : start + columns]
            room = width if lefts else step - self.BETWEEN
            wide = room - self.BOX - self.GAP
            high = max(text.height(wide) for text in row) + self.UNDER
            for number, text in enumerate(row):
                yield text, lefts[number] if lefts else number * step, wide, below, high
            below += high

    def _on_one_line(self, width: float) -> list[float]:
        for between in self.CLOSER:
            lefts: list[float] = []
            left = 0.0
            for wide in self._widths:
                lefts.append(left)
                left += self.BOX + self.GAP + wide + between
            if left - between <= width:
                return lefts
        return []

    def _columns(self, width: float) -> int:
        widest = self.BOX + self.GAP + max(self._widths) + self.BETWEEN
        return max(1, min(len(self._texts), int((width + self.BETWEEN) / widest)))


class Steps(Block):
    """A scale with the chosen step in a box and in heavier type, and in words beside it.

    The words alone are read aloud: they say the step too.
    """

    STEP: Final = 15.0
    GAP: Final = 9.0
    NARROWEST: Final = 70.0

    def __init__(self, figures: Sequence[int], chosen: int | None, words: str) -> None:
        self._figures = tuple(figures)
        self._chosen = chosen
        self._words = Text(words, STRONG if chosen is not None else LABEL)
        self.nodes = self._words.nodes
        self.space_before = 1.5

    @override
    def height(self, width: float) -> float:
        left, below = self._words_at(width)
        return below + max(self._words.height(width - left), 0 if below else self.STEP)

    @override
    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        with pen.artifact():
            for number, figure in enumerate(self._figures):
                is_chosen = figure == self._chosen
                style = STRONG if is_chosen else _FIGURE
                line = single_line(str(figure), style)
                left = x + number * self.STEP
                if is_chosen:
                    size = (self.STEP - 1, self.STEP - 2)
                    pen.box(left, top - self.STEP + 1.6, size, TEAL)
                else:
                    pen.rule(left + 2, top - self.STEP + 1.6, self.STEP - 5, 0.5, FAINT)
                middle = left + (self.STEP - 1 - line.width) / 2
                pen.text(line, style, middle, top - 10)
        left, below = self._words_at(width)
        self._words.draw(pen, x + left, top - below - (0 if below else 0.6), width - left)

    def _words_at(self, width: float) -> tuple[float, float]:
        """From the left and from the top: beside the steps, or under them where it is narrow."""
        strip = len(self._figures) * self.STEP + self.GAP
        return (strip, 0.0) if width - strip >= self.NARROWEST else (0.0, self.STEP + 1)
