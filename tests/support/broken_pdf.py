"""Sound files made unsound in one place, to see that the check can fail."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from pdf_structure import problems
from pikepdf import Dictionary, Name, Pdf


def broken(file: bytes, change: Callable[[Pdf], None]) -> list[str]:
    """What the check says of the file after a change."""
    with Pdf.open(BytesIO(file)) as pdf:
        change(pdf)
        output = BytesIO()
        # Otherwise pikepdf mends the metadata on its way out.
        pdf.save(output, fix_metadata_version=False)
    return problems(output.getvalue())


def elements(pdf: Pdf, tag: str) -> list[Any]:
    """Every element of the structure tree with the tag."""
    return [
        one
        for one in pdf.objects
        if isinstance(one, Dictionary)
        and one.get("/Type") == Name.StructElem
        and Name(f"/{tag}") == one.S
    ]


def rewrite(pdf: Pdf, old: bytes, new: bytes, count: int = 1) -> None:
    """Changes the first page's content."""
    page = pdf.pages[0]
    page.contents_coalesce()
    content = page.obj.Contents.read_bytes()
    assert old in content
    page.obj.Contents = pdf.make_stream(content.replace(old, new, count))


def append(pdf: Pdf, content: bytes) -> None:
    """Adds content to the first page."""
    pdf.pages[0].contents_add(content)


def a_font(pdf: Pdf) -> Any:
    """One font of the first page."""
    return next(font for _, font in pdf.pages[0].Resources.Font.items())
