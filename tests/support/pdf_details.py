"""What an archived PDF must hold and must not, below its structure: file, metadata, fonts, actions.

Each rule is one that veraPDF tries too, so that its answer before a release is no surprise. Rules
follow ISO 19005-3 (PDF/A-3) and ISO 14289-1 (PDF/UA-1); the clause stands beside each.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

from fontTools.ttLib import TTFont, TTLibError
from pikepdf import Array, Dictionary, Name, Pdf, Stream

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
SYMBOLIC = 4

# Keys that no dictionary of ours may have, and what having one means.
BANNED_KEYS = {
    "/AA": "something happens by itself (6.5.2)",
    "/JS": "there is a script (6.5.1)",
    "/XFA": "a form is described in XFA (6.4.2)",
    "/TR": "there is a transfer function (6.2.5)",
    "/TR2": "there is a transfer function (6.2.5)",
    "/HTP": "there is a halftone phase (6.2.5)",
    "/OPI": "there is an alternate image (6.2.9)",
    "/Ref": "a page refers to another file (6.2.9)",
    "/PresSteps": "a page is a presentation (6.10)",
    "/AlternatePresentations": "there is an alternate presentation (6.10)",
    "/Requirements": "the file makes demands on its reader (6.11)",
    "/Perms": "the file has permissions (6.1.12)",
    "/OCProperties": "there is content that may be hidden (6.9)",
}
BANNED_ACTIONS = {
    *("Launch", "Sound", "Movie", "ResetForm", "ImportData", "Hide", "SetOCGState"),
    *("Rendition", "Trans", "GoTo3DView", "JavaScript"),
}
BLENDS = {
    *("Normal", "Compatible", "Multiply", "Screen", "Overlay", "Darken", "Lighten", "ColorDodge"),
    *("ColorBurn", "HardLight", "SoftLight", "Difference", "Exclusion", "Hue", "Saturation"),
    *("Color", "Luminosity"),
}
# The properties the paper writes; another needs a schema of its own in the file (6.6.2.3).
PROPERTIES = {
    *("format", "title", "language", "Producer", "CreatorTool", "CreateDate", "ModifyDate"),
    *("part", "conformance", "schemas"),
}


def details(file: bytes, pdf: Pdf) -> Iterator[str]:
    """Every breach found, each a sentence."""
    yield from _file(file, pdf)
    yield from _xmp(pdf)
    yield from _profile(pdf)
    for found in _dictionaries(pdf):
        yield from _banned(found)
    yield from _attachments(pdf)
    yield from _fonts(pdf)


def _file(file: bytes, pdf: Pdf) -> Iterator[str]:
    if not re.match(rb"%PDF-1\.[4-7]\r?\n%[\x80-\xff]{4}", file):
        yield "the file does not begin as a binary PDF 1.n does (6.1.2)"
    if not re.search(rb"%%EOF\r?\n?\Z", file):
        yield "something follows the end of the file (6.1.3)"
    if pdf.is_encrypted:
        yield "the file is encrypted (6.1.3)"
    if "/ID" not in pdf.trailer:
        yield "the file has no identity (6.1.3)"


def _xmp(pdf: Pdf) -> Iterator[str]:
    if "/Metadata" not in pdf.Root:
        return
    try:
        root = ElementTree.fromstring(pdf.Root.Metadata.read_bytes())
    except ElementTree.ParseError:
        yield "the XMP metadata is no XML (6.6.2.1)"
        return
    for description in root.iter(f"{RDF}Description"):
        for one in description:
            name = one.tag.rpartition("}")[2]
            if name not in PROPERTIES:
                yield f"XMP has the property {name}, which no schema describes (6.6.2.3)"
            elif name.endswith("Date") and not re.fullmatch(
                r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", one.text or ""
            ):
                yield f"XMP has a {name} that is no date (6.6.2.3)"


def _profile(pdf: Pdf) -> Iterator[str]:
    for intent in pdf.Root.get("/OutputIntents", []):
        profile = intent.get("/DestOutputProfile")
        if profile is not None and profile.read_bytes()[16:40:20] != b"Ra":
            yield "the colour profile is no ICC profile for RGB (6.2.3)"


def _dictionaries(pdf: Pdf) -> Iterator[Any]:
    """Every dictionary of the file, also those that stand inside others."""
    waiting = list(pdf.objects)
    while waiting:
        one = waiting.pop()
        if isinstance(one, Dictionary | Stream):
            yield one
            inside = [value for _, value in one.items()]
        else:
            inside = list(one) if isinstance(one, Array) else []
        waiting += [
            kid for kid in inside if isinstance(kid, Dictionary | Array) and not kid.is_indirect
        ]


def _banned(found: Any) -> Iterator[str]:
    for key, what in BANNED_KEYS.items():
        if key in found:
            yield what
    if str(found.get("/S", ""))[1:] in BANNED_ACTIONS:
        yield "there is an action that an archive may not have (6.5.1)"
    if found.get("/Subtype") == Name.Widget and "/A" in found:
        yield "a form field acts when it is used (6.4.1)"
    if "/AP" in found and set(found.AP.keys()) != {"/N"}:
        yield "a form field has more than one appearance (6.3.3)"
    if found.get("/NeedAppearances", False):
        yield "the reader is to draw the form fields (6.4.1)"
    if found.get("/Interpolate", False):
        yield "an image is smoothed (6.2.8)"
    if found.get("/Subtype") == Name.PS:
        yield "there is PostScript (6.2.9)"
    if "/BM" in found and str(found.BM)[1:] not in BLENDS:
        yield "colours are blended in a way that no standard describes (6.2.10)"


def _attachments(pdf: Pdf) -> Iterator[str]:
    for attached in pdf.attachments.values():
        if "/UF" not in attached.obj or "/F" not in attached.obj:
            yield "an attachment lacks its file name (6.8)"
        if "/Subtype" not in attached.obj.EF.F:
            yield "an attachment does not say what kind of file it is (6.8)"


def _fonts(pdf: Pdf) -> Iterator[str]:
    fonts = {
        font.objgen: font for page in pdf.pages for font in page.Resources.get("/Font", {}).values()
    }
    for font in fonts.values():
        name = str(font.get("/BaseFont", ""))
        if not name:
            yield "a font has no name (6.2.11.2)"
        descriptor = font.get("/FontDescriptor", {})
        is_symbolic = bool(int(descriptor.get("/Flags", 0)) & SYMBOLIC)
        if is_symbolic is ("/Encoding" in font):
            yield f"font {name} is symbolic and has an encoding, or neither (6.2.11.6)"
        if "/FontFile2" in descriptor:
            yield from _widths(font, name)


def _widths(font: Any, name: str) -> Iterator[str]:
    """Each code has a glyph in the font's program, as wide as the page believes (6.2.11.5)."""
    try:
        program = TTFont(BytesIO(font.FontDescriptor.FontFile2.read_bytes()))
        advances, units = program["hmtx"], program["head"].unitsPerEm
        glyphs = {
            code & 0xFF: glyph
            for table in program["cmap"].tables
            for code, glyph in table.cmap.items()
        }
    except (TTLibError, AssertionError, KeyError):
        yield f"font {name} has a program that cannot be read (6.2.11.4)"
        return
    if not {"/FirstChar", "/Widths"} <= set(font.keys()):
        yield f"font {name} does not say how wide its letters are (6.2.11.2)"
        return
    first, widths = int(font.FirstChar), [float(width) for width in font.Widths]
    used = _codes(font)
    if any(code not in glyphs or glyphs[code] == ".notdef" for code in used):
        yield f"font {name} lacks a glyph it says it has (6.2.11.4)"
    for code in sorted(used & set(glyphs)):
        drawn = advances[glyphs[code]][0] * 1000 / units
        said = widths[code - first] if 0 <= code - first < len(widths) else 0.0
        if abs(drawn - said) > 1:
            yield f"font {name} has a letter {drawn:g} wide that is said to be {said:g} (6.2.11.5)"
            return


def _codes(font: Any) -> set[int]:
    """The codes that stand for a letter, by the font's own map."""
    if "/ToUnicode" not in font:
        return set()
    pairs = re.findall(rb"<(\w\w)> <(\w{4,})>\n", font.ToUnicode.read_bytes())
    # ReportLab lists DEL beside the letters; it has no glyph and is never drawn.
    return {int(code, 16) for code, letter in pairs if letter != b"007F"}
