"""Makes a file of marked pages into PDF/UA-1 and PDF/A-3a: tree, metadata, fields, attachment."""

import re
from datetime import date
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Any, Final
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from karriarstod.reports.tagging import About, MachineCopy, Mark, Node, SignatureField

PROGRAM: Final = "Karriärstöd"


def finish(
    pages: bytes, tree: Node, about: About, machine_copy: MachineCopy | None = None
) -> bytes:
    """The finished file; the same input gives the same bytes.

    `tree` holds the marks that the pages' content was drawn with. Sources of the rules:
    ISO 14289-1 (PDF/UA-1), ISO 19005-3 (PDF/A-3), ISO 32000-1 (tree, fields, attachments).
    """
    with Pdf.open(BytesIO(pages)) as pdf:
        _drop_leftovers(pdf)
        _Tree(pdf).grow(tree)
        _declare(pdf, about)
        if machine_copy is not None:
            _attach(pdf, machine_copy, about)
        output = BytesIO()
        pdf.save(
            output,
            min_version="1.7",
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            linearize=False,
        )
        return output.getvalue()


def _drop_leftovers(pdf: Pdf) -> None:
    """ReportLab's empty page transition, its empty outline, and letters without a glyph."""
    seen = set()
    for page in pdf.pages:
        _drop(page.obj, "/Trans")
        for font in page.Resources.get("/Font", Dictionary()).values():
            if font.ToUnicode.objgen not in seen:
                seen.add(font.ToUnicode.objgen)
                font.ToUnicode.write(_letters_used(font.ToUnicode.read_bytes()))
    _drop(pdf.Root, "/Outlines")
    _drop(pdf.Root, "/PageMode")


def _letters_used(cmap: bytes) -> bytes:
    """The map from codes to letters without the unused codes, which ReportLab maps to U+0000.

    No value may be zero (ISO 19005-3, 6.2.11.7.2), and a block holds at most 100 (ISO 32000-1,
    9.10.3).
    """
    head, _, rest = cmap.partition(b"endcodespacerange\n")
    pairs = [pair for pair in _CODE_TO_LETTER.findall(rest) if pair[1] != b"0000"]
    blocks = []
    for start in range(0, len(pairs), 100):
        lines = [b"<%b> <%b>" % pair for pair in pairs[start : start + 100]]
        blocks.append(b"\n".join([b"%d beginbfchar" % len(lines), *lines, b"endbfchar\n"]))
    tail = rest.rpartition(b"endbfchar\n")[2]
    return b"".join([head, b"endcodespacerange\n", *blocks, tail])


_CODE_TO_LETTER: Final = re.compile(rb"<(\w{2})> <(\w{4,})>")


def _drop(dictionary: Any, key: str) -> None:
    if key in dictionary:
        del dictionary[key]


class _Tree:
    """Writes the structure tree, and the way back to it from each page and field."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._owners: list[dict[int, Any]] = [{} for _ in pdf.pages]
        self._bookmarks: list[tuple[str, int]] = []
        self._fields: list[Any] = []
        self._field_parents: list[Any] = []

    def grow(self, tree: Node) -> None:
        """Hangs the whole tree in the file."""
        root = self._pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        root.K = Array([self._element(tree, root)])
        numbers: list[Any] = []
        for index, (page, owners) in enumerate(zip(self._pdf.pages, self._owners, strict=True)):
            page.obj.StructParents = index
            page.obj.Tabs = Name.S
            marks = Array([owners[number] for number in range(len(owners))])
            numbers += [index, self._pdf.make_indirect(marks)]
        for offset, parent in enumerate(self._field_parents):
            numbers += [len(self._owners) + offset, parent]
        root.ParentTree = self._pdf.make_indirect(Dictionary(Nums=Array(numbers)))
        root.ParentTreeNextKey = len(self._owners) + len(self._field_parents)
        self._pdf.Root.StructTreeRoot = root
        with self._pdf.open_outline() as outline:
            outline.root.extend(pikepdf.OutlineItem(*bookmark) for bookmark in self._bookmarks)
        if self._fields:
            self._pdf.Root.AcroForm = Dictionary(Fields=Array(self._fields))

    def _element(self, node: Node, parent: Any) -> Any:
        element = self._pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name(f"/{node.tag}"), P=parent)
        )
        if node.alt:
            element.Alt = String(node.alt)
        if node.language:
            element.Lang = String(node.language)
        attributes = _attributes(node)
        if attributes:
            element.A = attributes[0] if len(attributes) == 1 else Array(attributes)
        kids = [self._kid(node, kid, element) for kid in node.kids if _stays(kid)]
        if kids:
            element.K = kids[0] if len(kids) == 1 else Array(kids)
        return element

    def _kid(self, node: Node, kid: Node | Mark | SignatureField, element: Any) -> Any:
        if isinstance(kid, Node):
            return self._element(kid, element)
        page = self._pdf.pages[kid.page].obj
        if "/Pg" not in element:
            element.Pg = page
        if isinstance(kid, SignatureField):
            return Dictionary(Type=Name.OBJR, Obj=self._widget(kid, element), Pg=page)
        self._owners[kid.page][kid.number] = element
        if node.bookmark:
            self._bookmarks.append((node.bookmark, kid.page))
        if element.Pg.objgen == page.objgen:
            return kid.number
        return Dictionary(Type=Name.MCR, Pg=page, MCID=kid.number)

    def _widget(self, kid: SignatureField, element: Any) -> Any:
        left, bottom, right, top = kid.box
        # An empty field still needs an appearance (ISO 19005-3, 6.3.3).
        look = self._pdf.make_stream(
            b"",
            Type=Name.XObject,
            Subtype=Name.Form,
            BBox=_numbers(0, 0, right - left, top - bottom),
            Resources=Dictionary(),
        )
        page = self._pdf.pages[kid.page].obj
        widget = self._pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                FT=Name.Sig,
                T=String(kid.name),
                TU=String(kid.label),
                Rect=_numbers(left, bottom, right, top),
                F=4,
                P=page,
                AP=Dictionary(N=look),
                StructParent=len(self._owners) + len(self._field_parents),
            )
        )
        page.Annots = Array([*page.get("/Annots", Array()), widget])
        self._fields.append(widget)
        self._field_parents.append(element)
        return widget


def _numbers(*values: float) -> Any:
    listed: list[Any] = list(values)
    return Array(listed)


def _stays(kid: Node | Mark | SignatureField) -> bool:
    return not isinstance(kid, Node) or kid.has_content


def _attributes(node: Node) -> list[Any]:
    table = Dictionary(O=Name.Table)
    if node.scope is not None:
        table.Scope = Name(f"/{node.scope.value}")
    if node.summary:
        # Alt on a table would hide its cells from a reader's tool.
        table.Summary = String(node.summary)
    listed = Dictionary(O=Name.List)
    if node.numbering:
        listed.ListNumbering = Name(f"/{node.numbering}")
    return [attributes for attributes in (table, listed) if len(attributes) > 1]


def _declare(pdf: Pdf, about: About) -> None:
    root = pdf.Root
    root.MarkInfo = Dictionary(Marked=True)
    root.Lang = String(about.language)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    if about.reads_from_the_right:
        root.ViewerPreferences.Direction = Name.R2L
    profile = pdf.make_stream(_srgb_profile(), N=3, Alternate=Name.DeviceRGB)
    root.OutputIntents = Array(
        [
            Dictionary(
                Type=Name.OutputIntent,
                S=Name.GTS_PDFA1,
                OutputConditionIdentifier=String("sRGB"),
                Info=String("sRGB IEC61966-2.1"),
                DestOutputProfile=profile,
            )
        ]
    )
    xmp = _XMP.format(
        title=escape(about.title),
        program=PROGRAM,
        day=about.made_on.isoformat(),
        lang=about.language,
    )
    root.Metadata = pdf.make_stream(xmp.encode("utf-8"), Type=Name.Metadata, Subtype=Name.XML)
    pdf.trailer.Info = pdf.make_indirect(
        Dictionary(
            Title=String(about.title),
            Producer=String(PROGRAM),
            Creator=String(PROGRAM),
            CreationDate=String(_pdf_day(about.made_on)),
            ModDate=String(_pdf_day(about.made_on)),
        )
    )


def _attach(pdf: Pdf, machine_copy: MachineCopy, about: About) -> None:
    stream = pdf.make_stream(
        machine_copy.content,
        Type=Name.EmbeddedFile,
        Subtype=Name(f"/{machine_copy.media_type}"),
        Params=Dictionary(Size=len(machine_copy.content), ModDate=String(_pdf_day(about.made_on))),
    )
    attached = pdf.make_indirect(
        Dictionary(
            Type=Name.Filespec,
            F=String(machine_copy.file_name),
            UF=String(machine_copy.file_name),
            Desc=String(machine_copy.description),
            AFRelationship=Name.Source,
            EF=Dictionary(F=stream, UF=stream),
        )
    )
    pdf.Root.AF = Array([attached])
    pdf.Root.Names = Dictionary(
        EmbeddedFiles=Dictionary(Names=Array([String(machine_copy.file_name), attached]))
    )


def _pdf_day(day: date) -> str:
    return f"D:{day:%Y%m%d}000000Z"


@cache
def _srgb_profile() -> bytes:
    """The ICC profile of sRGB that comes with pikepdf."""
    return files("pikepdf").joinpath("pdfa", "data", "sRGB.icc").read_bytes()


# The two words of pdfuaid are declared, since PDF/A knows no schema it was not told of
# (ISO 19005-3, 6.6.2.3.3).
_XMP: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{lang}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{program}</pdf:Producer>
<xmp:CreatorTool>{program}</xmp:CreatorTool>
<xmp:CreateDate>{day}T00:00:00Z</xmp:CreateDate>
<xmp:ModifyDate>{day}T00:00:00Z</xmp:ModifyDate>
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
