"""What an accessible PDF must be, read from the finished file alone.

Independent of the code that writes it: pikepdf reads, and each rule says in one sentence what is
wrong. Rules follow ISO 14289-1 (PDF/UA-1), ISO 19005-3 (PDF/A-3) and ISO 32000-1.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf
from pdf_content import read_content
from pdf_details import details
from pikepdf import Name, Pdf

TAGS = {
    *("Document", "Sect", "P", "H1", "H2", "H3", "H4", "L", "LI", "Lbl", "LBody", "Table"),
    *("THead", "TBody", "TR", "TH", "TD", "Span", "Figure", "Form", "Link", "Note"),
}
# What an element may stand in, where that is not anything.
HOMES = {
    "LI": {"L"},
    "LBody": {"LI"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TR": {"Table", "THead", "TBody"},
    "TH": {"TR"},
    "TD": {"TR"},
}
LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")


@dataclass
class Element:
    """One element of the tree with its kids as elements, (page, mark) pairs and annotations."""

    tag: str
    raw: Any
    kids: list[Any] = field(default_factory=list)

    def walk(self) -> Iterator["Element"]:
        """The element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()


class Structure:
    """A file's structure tree, its pages' content and the problems found in both."""

    def __init__(self, file: bytes) -> None:
        self.pdf = Pdf.open(BytesIO(file))
        self.contents = [
            read_content(page, number) for number, page in enumerate(self.pdf.pages, 1)
        ]
        self._pages = {page.obj.objgen: number for number, page in enumerate(self.pdf.pages)}
        root = self.pdf.Root.get("/StructTreeRoot")
        self.tops = [] if root is None else self._kids(root, None)

    def elements(self, *tags: str) -> list[Element]:
        """All elements with one of the tags, or all, in reading order."""
        found = [one for top in self.tops if isinstance(top, Element) for one in top.walk()]
        return [one for one in found if not tags or one.tag in tags]

    def text(self, element: Element) -> str:
        """What a reader's tool says for the element."""
        said = []
        for kid in element.kids:
            if isinstance(kid, Element):
                said.append(self.text(kid))
            elif isinstance(kid, tuple):
                said.append(self.contents[kid[0]].marks.get(kid[1], ""))
        return " ".join(filter(None, (part.strip() for part in said)))

    def read_aloud(self) -> list[tuple[str, str]]:
        """Tag and text of each element that holds text itself, in reading order."""
        return [
            (one.tag, self.text(one))
            for one in self.elements()
            if any(isinstance(kid, tuple) for kid in one.kids)
        ]

    def _kids(self, parent: Any, page: int | None) -> list[Any]:
        return [self._kid(kid, page) for kid in _listed(parent.get("/K"))]

    def _kid(self, kid: Any, page: int | None) -> Any:
        if isinstance(kid, int):
            return (page, int(kid))
        if "/Pg" in kid:
            page = self._pages.get(kid.Pg.objgen)
        kind = kid.get("/Type")
        if kind == Name.MCR:
            return (page, int(kid.MCID))
        if kind == Name.OBJR:
            return kid.Obj
        element = Element(str(kid.S)[1:], kid)
        element.kids = self._kids(kid, page)
        return element


def problems(file: bytes) -> list[str]:
    """Every breach found, each a sentence; an empty list is a file that conforms."""
    structure = Structure(file)
    checks = (_catalog, _metadata, _pages, _marks, _headings, _tables, _shapes, _widgets, _fonts)
    found = [problem for check in checks for problem in check(structure)]
    return [*found, *details(file, structure.pdf)]


def _catalog(structure: Structure) -> Iterator[str]:
    root = structure.pdf.Root
    if not root.get("/MarkInfo", {}).get("/Marked", False):
        yield "MarkInfo does not say that the file is tagged"
    if "/Lang" not in root:
        yield "the document has no language"
    elements = [one.raw for one in structure.elements()]
    if any("/Lang" in one and not LANGUAGE.fullmatch(str(one.Lang)) for one in (root, *elements)):
        yield "a language is no language tag"
    if root.get("/MarkInfo", {}).get("/Suspects", False):
        yield "MarkInfo says that the tags are not to be trusted"
    if TAGS & {str(tag)[1:] for tag in root.get("/StructTreeRoot", {}).get("/RoleMap", {})}:
        yield "a standard element is given another meaning"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        yield "the viewer is not told to show the title"
    if not structure.tops:
        yield "there is no structure tree"
    intents = [one for one in root.get("/OutputIntents", []) if one.S == Name.GTS_PDFA1]
    if not any("/DestOutputProfile" in intent for intent in intents):
        yield "there is no output intent with a colour profile"
    attached = structure.pdf.attachments.values()
    if any("/AFRelationship" not in one.obj or "/AF" not in root for one in attached):
        yield "an attachment does not say how it belongs to the document"


def _metadata(structure: Structure) -> Iterator[str]:
    root = structure.pdf.Root
    if "/Metadata" not in root:
        yield "there is no XMP metadata"
        return
    xmp = root.Metadata.read_bytes().decode("utf-8")
    for pattern, what in (
        (r"<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">[^<]+<", "no title in XMP"),
        (r"<pdfaid:part>3<", "XMP does not declare PDF/A-3"),
        (r"<pdfaid:conformance>A<", "XMP does not declare conformance A"),
        (r"<pdfuaid:part>1<", "XMP does not declare PDF/UA-1"),
        (r"<pdfaSchema:prefix>pdfuaid<", "XMP does not describe the pdfuaid schema"),
    ):
        if not re.search(pattern, xmp):
            yield what
    if "dc:creator" in xmp or "/Author" in structure.pdf.trailer.get("/Info", {}):
        yield "the metadata names an author"


def _pages(structure: Structure) -> Iterator[str]:
    for number, page in enumerate(structure.pdf.pages, 1):
        yield from structure.contents[number - 1].problems
        if page.obj.get("/Tabs") != Name.S:
            yield f"page {number}: tab order does not follow the structure"
        if "/Trans" in page.obj:
            yield f"page {number}: has a page transition"
        if "/StructParents" not in page.obj:
            yield f"page {number}: has no way back to the tree"


def _marks(structure: Structure) -> Iterator[str]:
    """Marks in content, in the tree and in the ParentTree are the same, one to one."""
    in_tree: dict[tuple[int, int], Any] = {}
    for element in structure.elements():
        for kid in element.kids:
            if isinstance(kid, tuple):
                if kid in in_tree:
                    yield f"page {kid[0] + 1}: mark {kid[1]} stands twice in the tree"
                in_tree[kid] = element.raw
    parents = _parent_tree(structure)
    for index, page in enumerate(structure.pdf.pages):
        registered = parents.get(int(page.obj.get("/StructParents", -1)), [])
        for mark in structure.contents[index].marks:
            where = f"page {index + 1}: mark {mark}"
            owner = in_tree.pop((index, mark), None)
            if owner is None:
                yield f"{where} is not in the structure tree"
            elif mark >= len(registered) or registered[mark].objgen != owner.objgen:
                yield f"{where} has no way back to its element in the ParentTree"
    for page_index, mark in in_tree:
        where = f"page {(page_index or 0) + 1}"
        yield f"{where}: the tree holds mark {mark}, which nothing is drawn for"


def _parent_tree(structure: Structure) -> dict[int, Any]:
    root = structure.pdf.Root.get("/StructTreeRoot", {})
    numbers = list(root.get("/ParentTree", {}).get("/Nums", []))
    return {int(key): value for key, value in zip(numbers[::2], numbers[1::2], strict=True)}


def _headings(structure: Structure) -> Iterator[str]:
    level = 0
    for heading in structure.elements("H1", "H2", "H3", "H4"):
        this = int(heading.tag[1])
        if this > level + 1:
            yield f"heading level jumps from {level} to {this}"
        level = this
    if level == 0:
        yield "there is no heading"


def _tables(structure: Structure) -> Iterator[str]:
    for table in structure.elements("Table"):
        rows = [one for one in table.walk() if one.tag == "TR"]
        widths = {sum(_span(cell) for cell in row.kids) for row in rows}
        if len(widths) != 1:
            yield f"a table has rows of different width: {sorted(widths)}"
        if sum(kid.tag == "THead" for kid in table.kids if isinstance(kid, Element)) > 1:
            yield "a table has two heads"
        # A cell over many rows would have to be counted in each of them; the paper draws none.
        if any("/RowSpan" in _attributes(cell, Name.Table) for row in rows for cell in row.kids):
            yield "a cell stands over many rows"
        headers = [one for one in table.walk() if one.tag == "TH"]
        if not headers:
            yield "a table has no header cell"
        for header in headers:
            if "/Scope" not in _attributes(header, Name.Table):
                yield "a header cell does not say what it heads"


def _attributes(element: Element, owner: Name) -> Any:
    return next((one for one in _listed(element.raw.get("/A")) if one.get("/O") == owner), {})


def _listed(raw: Any) -> list[Any]:
    if raw is None:
        return []
    return list(raw) if isinstance(raw, pikepdf.Array) else [raw]


def _span(cell: Any) -> int:
    if not isinstance(cell, Element) or cell.tag not in {"TH", "TD"}:
        return 0
    return int(_attributes(cell, Name.Table).get("/ColSpan", 1))


def _shapes(structure: Structure) -> Iterator[str]:
    allowed = {
        "L": {"LI", "L"},
        "LI": {"Lbl", "LBody"},
        "Table": {"TR", "THead", "TBody"},
        "TR": {"TH", "TD"},
    }
    for element in structure.elements():
        if element.tag not in TAGS:
            yield f"{element.tag} is no standard element"
        for kid in element.kids:
            below = kid.tag if isinstance(kid, Element) else "content"
            if element.tag in allowed and below not in allowed[element.tag]:
                yield f"{below} stands directly in {element.tag}"
        for kid in (one for one in element.kids if isinstance(one, Element)):
            if element.tag not in HOMES.get(kid.tag, {element.tag}):
                yield f"{kid.tag} stands in {element.tag}"
            if "/P" not in kid.raw or kid.raw.P.objgen != element.raw.objgen:
                yield f"{kid.tag} does not know what it stands in"
        if element.tag == "Note" and "/ID" not in element.raw:
            yield "a note has no ID"
        if element.tag == "Figure" and not str(element.raw.get("/Alt", "")):
            yield "a figure has no text in its place"


def _widgets(structure: Structure) -> Iterator[str]:
    in_forms = {
        kid.objgen
        for form in structure.elements("Form")
        for kid in form.kids
        if not isinstance(kid, Element | tuple)
    }
    parents = _parent_tree(structure)
    for page in structure.pdf.pages:
        for annotation in page.obj.get("/Annots", []):
            if annotation.objgen not in in_forms:
                yield "a form field is not in the structure tree"
            if int(annotation.get("/StructParent", -1)) not in parents:
                yield "a form field has no way back to the tree"
            if not str(annotation.get("/TU", "")):
                yield "a form field has no name to be read"
            if "/N" not in annotation.get("/AP", {}):
                yield "a form field has no appearance"
            if int(annotation.get("/F", 0)) != 4:
                yield "a form field is not printed"


def _fonts(structure: Structure) -> Iterator[str]:
    for number, page in enumerate(structure.pdf.pages, 1):
        for name, font in page.Resources.get("/Font", {}).items():
            descriptor = font.get("/FontDescriptor", {})
            if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor):
                yield f"page {number}: font {name} is not embedded"
            if "/ToUnicode" not in font:
                yield f"page {number}: font {name} does not say which letters it shows"
            elif re.search(rb"> <0000>", font.ToUnicode.read_bytes()):
                yield f"page {number}: font {name} maps a code to no letter"
