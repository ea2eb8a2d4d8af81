"""Text set in the bundled fonts: measured, broken into lines, and shaped for its script."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, partial
from io import BytesIO
from itertools import groupby
from typing import Final

from karriarstod_resources.catalog import font_bytes

Colour = tuple[float, float, float]
"""Red, green and blue, each from 0 to 1, in sRGB."""

REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"
SOFT_HYPHEN: Final = "\N{SOFT HYPHEN}"
ZERO_WIDTH_SPACE: Final = "\N{ZERO WIDTH SPACE}"
UNBROKEN_SPACE: Final = "\N{NO-BREAK SPACE}"

_RIGHT_TO_LEFT: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_HARD_BREAK: Final = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_SPACES: Final = re.compile("[ \t\u2000-\u200a\u3000]+")
# After a hyphen or a slash between letters, never inside a number or a date.
_MAY_BREAK: Final = re.compile(r"(?<=[^\W\d_][-/–—])(?=[^\W\d_])|(?<=[\u00ad\u200b])")
_DIRECTION_CONTROLS: Final = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]")
_VARIATION_SELECTORS: Final = range(0xFE00, 0xFE10)
_SKIN_TONES: Final = range(0x1F3FB, 0x1F400)


class Weight(StrEnum):
    """The cuts of the paper's typeface."""

    REGULAR = "Regular"
    MEDIUM = "Medium"
    SEMIBOLD = "SemiBold"
    BOLD = "Bold"

    @property
    def fonts(self) -> tuple[str, ...]:
        """Font names in the order they are asked for a character."""
        other = "Bold" if self in {Weight.SEMIBOLD, Weight.BOLD} else "Regular"
        return (
            f"AtkinsonHyperlegibleNext-{self.value}",
            f"NotoSans-{other}",
            f"NotoSansArabic-{other}",
            f"NotoSansEthiopic-{other}",
        )


@dataclass(frozen=True)
class TextStyle:
    """How a text looks; size and leading in points."""

    size: float
    leading: float
    colour: Colour
    weight: Weight = Weight.REGULAR


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one font, in the order they stand on the paper."""

    font: str
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of print, `width` points wide.

    `spoken` is the text in the order it is read, with the space that parts it from the next line.
    """

    runs: tuple[Run, ...]
    width: float
    spoken: str
    is_right_to_left: bool

    @property
    def drawn(self) -> str:
        """What the glyphs say from left to right."""
        return "".join(run.text for run in self.runs)


def registered_font() -> str:
    """The name of the body font, which ReportLab knows from now on."""
    name = Weight.REGULAR.fonts[0]
    _widths(name)
    return name


def hard_lines(text: str) -> list[str]:
    """The lines a person wrote, cleaned, without empty ones at the start and the end."""
    return [clean(line) for line in _HARD_BREAK.split(text.strip())] if text.strip() else []


def clean(text: str) -> str:
    """Text without what cannot stand on paper: composed letters, single spaces, no controls."""
    if text.isascii() and text.isprintable():
        return _SPACES.sub(" ", text).strip(" ")
    spaced = _SPACES.sub(" ", _HARD_BREAK.sub(" ", _DIRECTION_CONTROLS.sub("", text)))
    composed = unicodedata.normalize("NFC", spaced)
    return "".join(_printable(char) for char in composed).strip(" ")


def _printable(char: str) -> str:
    category = unicodedata.category(char)
    if category == "Cc":
        return ""
    # Half of a surrogate pair is no character, and no PDF string can hold it.
    return REPLACEMENT if category == "Cs" else char


def unbroken(text: str) -> str:
    """The text kept on one line where there is room; it is drawn and read with plain spaces."""
    return text.replace(" ", UNBROKEN_SPACE)


def break_lines(text: str, style: TextStyle, width: float) -> list[Line]:
    """The cleaned text as lines at most `width` points wide; a word that is wider is cut."""
    from_the_right = _reads_from_the_right(text)
    parts = _broken(text, width / style.size, partial(_width, style.weight))
    return [_line(part, style, from_the_right) for part in parts]


def single_line(text: str, style: TextStyle) -> Line:
    """The cleaned text on one line, however long."""
    return _line(text, style, _reads_from_the_right(text))


def _broken(text: str, width: float, measure: Callable[[str], float]) -> Iterator[str]:
    """Line texts in reading order; a line that ends at a space keeps that space."""
    space = measure(" ")
    line, used = "", 0.0
    for word in text.split(" "):
        needed = measure(word)
        if not line and needed <= width:
            line, used = word, needed
        elif line and used + space + needed <= width:
            line, used = f"{line} {word}", used + space + needed
        else:
            *full, line = _with_long_word(line, word, width, measure)
            used = measure(line)
            yield from full
    yield line


def _with_long_word(
    line: str, word: str, width: float, measure: Callable[[str], float]
) -> list[str]:
    """What becomes of a line that a word does not fit on; the last text is the line left open."""
    parts = [part for part in _MAY_BREAK.split(word) if part]
    full: list[str] = []
    rest = f"{line} " if line else ""
    if rest and (len(parts) == 1 or measure(rest + _at_break(parts[0])) > width):
        full.append(rest)
        rest = ""
    for part in parts:
        if measure(rest + _at_break(part)) <= width:
            rest += part
            continue
        if rest:
            full.append(rest)
        *cut, rest = _cut(part, width, measure)
        full.extend(cut)
    return [*full, rest]


def _cut(part: str, width: float, measure: Callable[[str], float]) -> list[str]:
    pieces: list[str] = []
    piece = ""
    for char in part:
        if piece and not unicodedata.combining(char) and measure(piece + char) > width:
            pieces.append(piece)
            piece = ""
        piece += char
    return [*pieces, piece]


def _at_break(text: str) -> str:
    """The text as it is drawn where a line ends after it: a soft hyphen shows."""
    return f"{text[:-1]}-" if text.endswith(SOFT_HYPHEN) else text


def _line(text: str, style: TextStyle, from_the_right: bool) -> Line:
    text = text.replace(UNBROKEN_SPACE, " ")
    ended = _at_break(text)
    visible = ended.rstrip(" ")
    # The space at a line break is drawn too, or a reader's tool joins the words around it.
    shown = _visual(visible if from_the_right else ended, from_the_right)
    return Line(
        runs=tuple(_runs(shown, style.weight)),
        width=_width(style.weight, visible) * style.size,
        spoken=text.replace(SOFT_HYPHEN, "").replace(ZERO_WIDTH_SPACE, ""),
        is_right_to_left=from_the_right,
    )


def _reads_from_the_right(text: str) -> bool:
    if not _RIGHT_TO_LEFT.search(text):
        return False
    strong = (unicodedata.bidirectional(char) for char in text)
    return next((kind for kind in strong if kind in {"L", "R", "AL"}), "L") != "L"


def is_printable(text: str) -> bool:
    """Whether the bundled fonts have every character of the text, of any length and many lines."""
    lines = (_shaped(clean(line)) for line in hard_lines(text))
    known = [_widths(font) for font in Weight.REGULAR.fonts]
    return all(any(char in font for font in known) for line in lines for char in line)


def _visual(text: str, from_the_right: bool) -> str:
    """The characters to draw from left to right, letters joined as their script joins them."""
    if not _RIGHT_TO_LEFT.search(text):
        return _shaped(text)
    from bidi import get_display

    return str(get_display(_shaped(text), base_dir="R" if from_the_right else "L"))


def _shaped(text: str) -> str:
    """Arabic letters in their joined forms, without the marks that only steer, such as joiners."""
    if text.isascii():
        return text
    if _RIGHT_TO_LEFT.search(text):
        from arabic_reshaper import reshape

        text = reshape(text)
    return "".join(char for char in text if not _only_steers(char))


def _only_steers(char: str) -> bool:
    return (
        unicodedata.category(char) == "Cf"
        or ord(char) in _VARIATION_SELECTORS
        or ord(char) in _SKIN_TONES
    )


def _width(weight: Weight, text: str) -> float:
    """Width at one point's size."""
    known = _widths(weight.fonts[0])
    try:
        return sum([known[char] for char in text])
    except KeyError:
        runs = _runs(_shaped(text), weight)
        return sum(_widths(run.font)[char] for run in runs for char in run.text)


def _runs(text: str, weight: Weight) -> Iterator[Run]:
    fonts = weight.fonts
    known = _widths(fonts[0])
    if all(char in known for char in text):
        if text:
            yield Run(fonts[0], text)
        return
    pairs: list[tuple[str, str]] = []
    for char in text:
        before = pairs[-1][0] if pairs and unicodedata.combining(char) else fonts[0]
        asked = (before, *fonts)
        font = next((name for name in asked if char in _widths(name)), None)
        pairs.append((font, char) if font else (fonts[1], REPLACEMENT))
    for font, group in groupby(pairs, key=lambda pair: pair[0]):
        yield Run(font, "".join(char for _, char in group))


@cache
def _widths(font: str) -> dict[str, float]:
    """The advance of every character the font has, at one point's size; registers the font."""
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont

    loaded = TTFont(font, BytesIO(font_bytes(font)))
    registerFont(loaded)
    face = loaded.face
    return {
        chr(code): face.charWidths.get(code, face.defaultWidth) / 1000
        for code, glyph in face.charToGlyph.items()
        if glyph and code >= 32
    }
