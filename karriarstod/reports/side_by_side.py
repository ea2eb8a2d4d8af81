"""Blocks whose parts stand beside each other: facts, the road, signature lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from typing_extensions import override

from karriarstod.reports.blocks import Block, Text
from karriarstod.reports.tagging import Node, Pen
from karriarstod.reports.typography import Colour, TextStyle

GAP: Final = 4.0
"""Between the parts of the road, in points."""

Part = TypeVar("Part")


@dataclass(frozen=True)
class Fact:
    """A label and what it says; an empty value shows a dotted line."""

    label: str
    value: str
    is_strong: bool = False


@dataclass(frozen=True)
class Milestone:
    """A part of the road: its name, when, and whether it has been reached."""

    name: str
    when: str
    is_reached: bool


@dataclass(frozen=True)
class SignatureLine:
    """Who signs, in which role; `name` is the field's name inside the file, never a person's."""

    role: str
    name: str
    signer: str = ""


class Masthead(Block):
    """Texts under each other at the left margin, and texts at the right margin beside them.

    A text at the left that begins below those at the right has the whole width.
    """

    def __init__(self, left: Sequence[Text], right: Sequence[Text]) -> None:
        self._left = tuple(left)
        self._right = tuple(right)
        self.nodes = [node for text in (*left, *right) for node in text.nodes]

    @override
    def height(self, width: float) -> float:
        left = sum(text.height(wide) for text, wide in self._left_with_widths(width))
        return max(left, self._right_height(width))

    @override
    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        y = top
        for text, wide in self._left_with_widths(width):
            text.draw(pen, x, y, wide)
            y -= text.height(wide)
        y = top
        for text in self._right:
            text.draw(pen, x + 0.7 * width, y, 0.3 * width)
            y -= text.height(0.3 * width)

    def _left_with_widths(self, width: float) -> Iterator[tuple[Text, float]]:
        used = 0.0
        for text in self._left:
            wide = width if used >= self._right_height(width) else 0.7 * width
            yield text, wide
            used += text.height(wide)

    def _right_height(self, width: float) -> float:
        return sum(text.height(0.3 * width) for text in self._right)


class Facts(Block):
    """Label and value in two columns, read row by row as one list."""

    def __init__(
        self,
        facts: Sequence[Fact],
        label: TextStyle,
        value: TextStyle,
        strong: TextStyle,
        label_width: float,
    ) -> None:
        listed = Node("L", numbering="None")
        self._label_width = label_width
        self._leading = label.leading
        pairs = []
        for fact in facts:
            item = listed.child("LI")
            shown = Text(fact.value, strong if fact.is_strong else value, blank_lines=1)
            # Without an answer the label is all there is of the item.
            named = item.child("Lbl" if fact.value else "LBody")
            pairs.append((Text(fact.label, label).under(named), shown.under(item.child("LBody"))))
        self._rows = list(_groups(pairs, 2))
        self.nodes = [listed]

    @override
    def height(self, width: float) -> float:
        return sum(self._row_height(row, width) for row in self._rows)

    @override
    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        for row in self._rows:
            for number, (label, value) in enumerate(row):
                left = x + number * width / 2
                label.draw(pen, left, top, self._label_width)
                value.draw(pen, left + self._label_width, top, self._value_width(width))
            top -= self._row_height(row, width)

    def _row_height(self, row: Sequence[tuple[Text, Text]], width: float) -> float:
        tallest = max(
            max(label.height(self._label_width), value.height(self._value_width(width)))
            for label, value in row
        )
        return tallest + 0.25 * self._leading

    def _value_width(self, width: float) -> float:
        return width / 2 - self._label_width - 12


class Road(Block):
    """The stages as bars in a row, filled as far as the person has come; read as a list."""

    PER_ROW: Final = 6

    def __init__(
        self,
        milestones: Sequence[Milestone],
        name: TextStyle,
        when: TextStyle,
        reached: Colour,
        ahead: Colour,
    ) -> None:
        listed = Node("L", numbering="None")
        parts = []
        for milestone in milestones:
            body = listed.child("LI").child("LBody")
            colour = reached if milestone.is_reached else ahead
            texts = (Text(milestone.name, name).under(body), Text(milestone.when, when).under(body))
            parts.append((colour, texts))
        rows = -(-len(parts) // self.PER_ROW)
        self._per_row = max(-(-len(parts) // max(rows, 1)), 4)
        self._rows = list(_groups(parts, self._per_row))
        self.nodes = [listed]

    @override
    def height(self, width: float) -> float:
        return sum(self._row_height(row, width) for row in self._rows)

    @override
    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        part = self._part_width(width)
        for row in self._rows:
            with pen.artifact():
                for number, (colour, _) in enumerate(row):
                    pen.rule(x + number * (part + GAP), top - 1.5, part, 3, colour)
            for number, (_, texts) in enumerate(row):
                y = top - 5
                for text in texts:
                    text.draw(pen, x + number * (part + GAP), y, part - GAP)
                    y -= text.height(part - GAP)
            top -= self._row_height(row, width)

    def _row_height(self, row: Sequence[tuple[Colour, tuple[Text, Text]]], width: float) -> float:
        inner = self._part_width(width) - GAP
        return 9 + max(sum(text.height(inner) for text in texts) for _, texts in row)

    def _part_width(self, width: float) -> float:
        return (width - (self._per_row - 1) * GAP) / self._per_row


class Signatures(Block):
    """Lines to sign on with a pen, each with a field for an electronic signature over it."""

    PER_ROW: Final = 3
    GAP: Final = 20.0
    ABOVE: Final = 36.0

    def __init__(self, lines: Sequence[SignatureLine], role: TextStyle, signer: TextStyle) -> None:
        parts = []
        self.nodes = []
        for line in lines:
            paragraph = Node("P")
            texts = (Text(line.role, role, tag="Span"), Text(line.signer, signer, tag="Span"))
            parts.append((line, paragraph, [text.under(paragraph) for text in texts]))
            self.nodes.append(paragraph)
        self._rows = list(_groups(parts, self.PER_ROW))
        self._colour = role.colour

    @override
    def height(self, width: float) -> float:
        return sum(self._row_height(row, width) for row in self._rows)

    @override
    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        part = self._part_width(width)
        for row in self._rows:
            for number, (line, paragraph, texts) in enumerate(row):
                left = x + number * (part + self.GAP)
                y = top - self.ABOVE
                pen.signature_field(
                    paragraph, (left, y + 1, left + part, top - 4), line.name, line.role
                )
                with pen.artifact():
                    pen.rule(left, y, part, 0.8, self._colour)
                y -= 3
                for text in texts:
                    text.draw(pen, left, y, part)
                    y -= text.height(part)
            top -= self._row_height(row, width)

    def _row_height(
        self, row: Sequence[tuple[SignatureLine, Node, list[Text]]], width: float
    ) -> float:
        part = self._part_width(width)
        return self.ABOVE + 8 + max(sum(text.height(part) for text in texts) for *_, texts in row)

    def _part_width(self, width: float) -> float:
        return (width - (self.PER_ROW - 1) * self.GAP) / self.PER_ROW


def _groups(parts: Sequence[Part], size: int) -> Iterator[Sequence[Part]]:
    for start in range(0, len(parts), size):
        yield parts[start : start + size]
