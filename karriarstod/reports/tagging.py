"""The accessible layer: a tree of what the pages mean, and the pen that ties ink to it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from io import BytesIO
from typing import Final

from karriarstod.reports.typography import Colour, Line, TextStyle, registered_font

LANGUAGE: Final = "sv-SE"


class Scope(StrEnum):
    """What a header cell is the header of."""

    COLUMN = "Column"
    ROW = "Row"


class Artifact(StrEnum):
    """Why something is not read aloud (ISO 32000-1, 14.8.2.2.2)."""

    ORNAMENT = "/Type /Layout"
    REPEATED = "/Type /Pagination"
    HEADER = "/Type /Pagination /Subtype /Header"
    FOOTER = "/Type /Pagination /Subtype /Footer"


@dataclass(frozen=True)
class Mark:
    """A marked piece of one page's content; pages count from 0."""

    page: int
    number: int


@dataclass(frozen=True)
class SignatureField:
    """An empty field for an electronic signature, over the line where a pen would sign.

    `box` is left, bottom, right, top in points; `label` is what a reader's tool says.
    """

    page: int
    box: tuple[float, float, float, float]
    name: str
    label: str


@dataclass(eq=False)
class Node:
    """One element of the structure tree (ISO 32000-1, 14.8.4), with its kids in reading order."""

    tag: str
    kids: list["Node | Mark | SignatureField"] = field(default_factory=list)
    alt: str = ""
    scope: Scope | None = None
    summary: str = ""
    numbering: str = ""
    bookmark: str = ""
    language: str = ""
    """Where it is another than the file's, for example ``sv-SE``."""

    def child(self, tag: str, *, scope: Scope | None = None) -> "Node":
        """A new last kid."""
        kid = Node(tag, scope=scope)
        self.kids.append(kid)
        return kid

    @property
    def has_content(self) -> bool:
        """Whether it stands in the tree: something was drawn for it, or it holds a place.

        An empty cell keeps its column.
        """
        if self.tag in {"TD", "TH", "Document"}:
            return True
        return any(not isinstance(kid, Node) or kid.has_content for kid in self.kids)


@dataclass(frozen=True)
class About:
    """What the file says of itself: a title without any person's name, and the day it was made.

    A file that `reads_from_the_right` has its pages mirrored.
    """

    title: str
    made_on: date
    language: str = LANGUAGE
    reads_from_the_right: bool = False


@dataclass(frozen=True)
class MachineCopy:
    """The same content for machines, attached to the file as its source.

    It leaves the house with the file, so it may hold only what the pages show.
    """

    file_name: str
    media_type: str
    content: bytes
    description: str


class Pen:
    """Draws on numbered pages; all ink is inside `tagged` or `artifact`, or PDF/UA is broken.

    A mirrored one puts what is asked for at the left as far from the right edge: pages for a
    script that reads from the right are laid out as any other.
    """

    def __init__(
        self,
        size: tuple[float, float],
        *,
        language: str = LANGUAGE,
        is_mirrored: bool = False,
    ) -> None:
        from reportlab.pdfgen.canvas import Canvas

        self.is_mirrored = is_mirrored
        self._width = size[0]
        self._output = BytesIO()
        self._canvas = Canvas(
            self._output,
            pagesize=size,
            pageCompression=1,
            invariant=1,
            lang=language,
            # Any of ours: the default would write an unembedded Helvetica on every page.
            initialFontName=registered_font(),  # type: ignore[arg-type]  # the stub says float
        )
        self._page = 0
        self._marks = 0

    def next_page(self) -> None:
        """Leaves this page and starts the next."""
        self._canvas.showPage()
        self._page += 1
        self._marks = 0

    def finished(self) -> bytes:
        """The pages as an untagged file, for `finish` to complete."""
        self._canvas.showPage()
        self._canvas.save()
        return self._output.getvalue()

    @contextmanager
    def tagged(self, node: Node) -> Iterator[None]:
        """What is drawn inside belongs to the node."""
        mark = Mark(self._page, self._marks)
        self._marks += 1
        node.kids.append(mark)
        self._canvas.addLiteral(f"/{node.tag} <</MCID {mark.number}>> BDC")
        yield
        self._canvas.addLiteral("EMC")

    @contextmanager
    def artifact(self, kind: Artifact = Artifact.ORNAMENT) -> Iterator[None]:
        """What is drawn inside is passed over when the page is read aloud."""
        self._canvas.addLiteral(f"/Artifact <<{kind.value}>> BDC")
        yield
        self._canvas.addLiteral("EMC")

    def text(self, line: Line, style: TextStyle, x: float, baseline: float) -> None:
        """Writes one line with its left end at x, in points from the page's lower left corner."""
        x = self._left_edge(x, line.width)
        differs = line.drawn != line.spoken
        if differs:
            spoken = line.spoken.encode("utf-16-be").hex().upper()
            self._canvas.addLiteral(f"/Span <</ActualText <FEFF{spoken}>>> BDC")
        ink = self._canvas.beginText(x, baseline)
        ink.setFillColorRGB(*style.colour)
        for run in line.runs:
            ink.setFont(run.font, style.size, style.leading)
            ink.textOut(run.text)
        self._canvas.drawText(ink)
        if differs:
            self._canvas.addLiteral("EMC")

    def rule(self, x: float, y: float, width: float, weight: float, colour: Colour) -> None:
        """A level line from x, `width` points to the right."""
        self._canvas.setDash()
        self._stroke(x, y, width, weight, colour)

    def box(self, x: float, y: float, size: tuple[float, float], colour: Colour) -> None:
        """An empty box with its lower left corner at (x, y), to tick or round a choice."""
        self._canvas.setDash()
        self._canvas.setStrokeColorRGB(*colour)
        self._canvas.setLineWidth(0.9)
        x = self._left_edge(x, size[0])
        self._canvas.roundRect(x, y, *size, 1.2, stroke=1, fill=0)

    def dotted(self, x: float, y: float, width: float, colour: Colour = (0.45, 0.45, 0.45)) -> None:
        """A dotted line to write on with a pen."""
        self._canvas.setLineCap(1)
        self._canvas.setDash([0, 2.4])
        self._stroke(x, y, width, 0.7, colour)
        self._canvas.setDash()
        self._canvas.setLineCap(0)

    def _stroke(self, x: float, y: float, width: float, weight: float, colour: Colour) -> None:
        self._canvas.setStrokeColorRGB(*colour)
        self._canvas.setLineWidth(weight)
        x = self._left_edge(x, width)
        self._canvas.line(x, y, x + width, y)

    def signature_field(
        self, parent: Node, box: tuple[float, float, float, float], name: str, label: str
    ) -> None:
        """Leaves an empty signature field on this page, named inside the file by `name`."""
        left, bottom, right, top = box
        start = self._left_edge(left, right - left)
        placed = (start, bottom, start + right - left, top)
        parent.child("Form").kids.append(SignatureField(self._page, placed, name, label))

    def _left_edge(self, x: float, width: float) -> float:
        """Where something `width` wide begins on the paper."""
        return self._width - x - width if self.is_mirrored else x
