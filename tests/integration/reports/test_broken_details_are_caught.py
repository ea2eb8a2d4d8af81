"""The check of the file's details can fail; every rule broken here is one of veraPDF's too."""

from collections.abc import Callable
from typing import Any

import pytest
from broken_pdf import a_font, append, broken, elements
from pdf_structure import problems
from pikepdf import Array, Dictionary, Name, Pdf, String
from plan_sheets import a_sheet

from karriarstod.reports.individual_plan import render
from karriarstod.reports.tagging import MachineCopy

FONT = "font /AAAAAA+AtkinsonHyperlegibleNext-Regular"


@pytest.fixture(scope="module")
def sound() -> bytes:
    copy = MachineCopy("plan.json", "application/json", b"{}", "Planen som data")
    return render(a_sheet(), copy)


def an_artifact(content: bytes) -> Callable[[Pdf], None]:
    return lambda pdf: append(pdf, b"/Artifact <<>> BDC " + content + b" EMC")


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"0 0 0 1 k", "page 1: a colour is CMYK, which the profile does not cover"),
        (b"1 zz", "page 1: zz is no operator"),
        (b"q " * 30 + b"Q " * 30, "page 1: the state is saved too many times"),
    ],
)
def test_content_that_an_archive_may_not_have(sound: bytes, content: bytes, complaint: str) -> None:
    assert broken(sound, an_artifact(content)) == [complaint]


SCRIPT = Dictionary(S=Name.JavaScript)


@pytest.mark.parametrize(
    ("key", "value", "complaint"),
    [
        ("/AA", Dictionary(), "something happens by itself (6.5.2)"),
        ("/OpenAction", SCRIPT, "there is an action that an archive may not have (6.5.1)"),
        ("/OCProperties", Dictionary(), "there is content that may be hidden (6.9)"),
        ("/Requirements", Array(), "the file makes demands on its reader (6.11)"),
        ("/Perms", Dictionary(), "the file has permissions (6.1.12)"),
        ("/Lang", String("svenska språket"), "a language is no language tag"),
    ],
)
def test_a_catalog_that_holds_too_much(sound: bytes, key: str, value: Any, complaint: str) -> None:
    def change(pdf: Pdf) -> None:
        pdf.Root[key] = value

    assert broken(sound, change) == [complaint]


@pytest.mark.parametrize(
    ("state", "complaint"),
    [
        (Dictionary(TR=Name.Identity), "there is a transfer function (6.2.5)"),
        (
            Dictionary(BM=Name.Strange),
            "colours are blended in a way that no standard describes (6.2.10)",
        ),
    ],
)
def test_a_way_of_drawing_that_looks_different_elsewhere(
    sound: bytes, state: Any, complaint: str
) -> None:
    def change(pdf: Pdf) -> None:
        pdf.pages[0].obj.Resources.ExtGState = Dictionary(G=state)

    assert broken(sound, change) == [complaint]


@pytest.mark.parametrize(
    ("image", "complaint"),
    [
        (Dictionary(Subtype=Name.Image, Interpolate=True), "an image is smoothed (6.2.8)"),
        (Dictionary(Subtype=Name.PS), "there is PostScript (6.2.9)"),
        (Dictionary(Subtype=Name.Form, Ref=Dictionary()), "a page refers to another file (6.2.9)"),
    ],
)
def test_something_drawn_from_elsewhere(sound: bytes, image: Any, complaint: str) -> None:
    def change(pdf: Pdf) -> None:
        pdf.pages[0].obj.Resources.XObject = Dictionary(I=pdf.make_stream(b"", image))

    assert broken(sound, change) == [complaint]


def test_a_field_that_acts(sound: bytes) -> None:
    def change(pdf: Pdf) -> None:
        pdf.Root.AcroForm.Fields[0].A = Dictionary(S=Name.URI, URI=String("x"))

    assert broken(sound, change) == ["a form field acts when it is used (6.4.1)"]


def test_a_field_with_two_appearances(sound: bytes) -> None:
    def change(pdf: Pdf) -> None:
        look = pdf.Root.AcroForm.Fields[0].AP
        look.D = look.N

    assert broken(sound, change) == ["a form field has more than one appearance (6.3.3)"]


def test_fields_that_the_reader_is_to_draw(sound: bytes) -> None:
    def change(pdf: Pdf) -> None:
        pdf.Root.AcroForm.NeedAppearances = True

    assert broken(sound, change) == ["the reader is to draw the form fields (6.4.1)"]


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        (
            "<xmp:CreateDate>",
            "<xmp:CreateDate>den ",
            "XMP has a CreateDate that is no date (6.6.2.3)",
        ),
        (
            "<pdf:Producer>",
            "<pdf:Other>x</pdf:Other><pdf:Producer>",
            "XMP has the property Other, which no schema describes (6.6.2.3)",
        ),
        ("</rdf:RDF>", "", "the XMP metadata is no XML (6.6.2.1)"),
    ],
)
def test_metadata_that_no_program_understands(
    sound: bytes, old: str, new: str, complaint: str
) -> None:
    def change(pdf: Pdf) -> None:
        xmp = pdf.Root.Metadata.read_bytes()
        assert old.encode() in xmp
        pdf.Root.Metadata.write(xmp.replace(old.encode(), new.encode()))

    assert broken(sound, change) == [complaint]


def test_a_colour_profile_that_is_none(sound: bytes) -> None:
    def change(pdf: Pdf) -> None:
        pdf.Root.OutputIntents[0].DestOutputProfile.write(b"x" * 200)

    assert broken(sound, change) == ["the colour profile is no ICC profile for RGB (6.2.3)"]


def test_an_attachment_of_no_kind(sound: bytes) -> None:
    def change(pdf: Pdf) -> None:
        del pdf.Root.AF[0].EF.F["/Subtype"]

    assert broken(sound, change) == ["an attachment does not say what kind of file it is (6.8)"]


def test_an_attachment_without_its_name(sound: bytes) -> None:
    def change(pdf: Pdf) -> None:
        del pdf.Root.AF[0]["/UF"]

    assert broken(sound, change) == ["an attachment lacks its file name (6.8)"]


def test_letters_that_are_not_as_wide_as_said(sound: bytes) -> None:
    def change(pdf: Pdf) -> None:
        font = a_font(pdf)
        font.Widths = Array([int(width) + 90 for width in font.Widths])

    assert [one for one in broken(sound, change) if " wide that is said to be " in one] != []


def test_a_font_whose_glyphs_are_anothers(sound: bytes) -> None:
    def change(pdf: Pdf) -> None:
        fonts = [font for _, font in pdf.pages[0].Resources.Font.items()]
        fonts[0].FontDescriptor.FontFile2 = fonts[-1].FontDescriptor.FontFile2

    assert f"{FONT} lacks a glyph it says it has (6.2.11.4)" in broken(sound, change)


def test_a_font_that_cannot_be_read(sound: bytes) -> None:
    def change(pdf: Pdf) -> None:
        program = a_font(pdf).FontDescriptor.FontFile2
        program.write(program.read_bytes()[:2000])

    assert broken(sound, change) == [f"{FONT} has a program that cannot be read (6.2.11.4)"]


def test_a_font_with_an_encoding_it_may_not_have(sound: bytes) -> None:
    def change(pdf: Pdf) -> None:
        a_font(pdf).Encoding = Name.WinAnsiEncoding

    assert broken(sound, change) == [
        f"{FONT} is symbolic and has an encoding, or neither (6.2.11.6)"
    ]


@pytest.mark.parametrize("key", ["/FirstChar", "/Widths"])
def test_a_font_that_does_not_say_how_wide_it_is(sound: bytes, key: str) -> None:
    def change(pdf: Pdf) -> None:
        del a_font(pdf)[key]

    assert broken(sound, change) == [f"{FONT} does not say how wide its letters are (6.2.11.2)"]


def test_a_letter_of_private_use(sound: bytes) -> None:
    def change(pdf: Pdf) -> None:
        letters = a_font(pdf).ToUnicode
        letters.write(letters.read_bytes().replace(b"<0061>", b"<E000>"))

    assert "page 1: a letter of private use has no text in its place" in broken(sound, change)


@pytest.mark.parametrize(("tag", "home"), [("TD", "TR"), ("LBody", "LI"), ("LI", "L")])
def test_an_element_away_from_home(sound: bytes, tag: str, home: str) -> None:
    def change(pdf: Pdf) -> None:
        elements(pdf, "P")[0].S = Name(f"/{tag}")

    assert [one for one in broken(sound, change) if one.startswith(f"{tag} stands in ")] != []


def test_an_element_that_does_not_know_its_parent(sound: bytes) -> None:
    def change(pdf: Pdf) -> None:
        del elements(pdf, "P")[0]["/P"]

    assert broken(sound, change) == ["P does not know what it stands in"]


def test_a_note_without_an_id(sound: bytes) -> None:
    def change(pdf: Pdf) -> None:
        elements(pdf, "P")[0].S = Name.Note

    assert broken(sound, change) == ["a note has no ID"]


def test_a_cell_over_many_rows(sound: bytes) -> None:
    def change(pdf: Pdf) -> None:
        elements(pdf, "TD")[0].A = Dictionary(O=Name.Table, RowSpan=2)

    assert broken(sound, change) == ["a cell stands over many rows"]


def test_a_table_with_two_heads(sound: bytes) -> None:
    def change(pdf: Pdf) -> None:
        table = elements(pdf, "Table")[0]
        heads = [
            pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.THead, P=table))
            for _ in range(2)
        ]
        table.K = Array([*heads, *table.K])

    assert "a table has two heads" in broken(sound, change)


def test_a_standard_element_that_is_given_another_meaning(sound: bytes) -> None:
    def change(pdf: Pdf) -> None:
        pdf.Root.StructTreeRoot.RoleMap = Dictionary(P=Name.H1)

    assert broken(sound, change) == ["a standard element is given another meaning"]


def test_tags_that_are_not_to_be_trusted(sound: bytes) -> None:
    def change(pdf: Pdf) -> None:
        pdf.Root.MarkInfo.Suspects = True

    assert broken(sound, change) == ["MarkInfo says that the tags are not to be trusted"]


@pytest.mark.parametrize(
    ("before", "after", "complaint"),
    [
        (b"mer\n", b"", "the file does not begin as a binary PDF 1.n"),
        (b"", b"\n\nmer", "something follows the end of the file"),
    ],
)
def test_a_file_with_something_round_it(
    sound: bytes, before: bytes, after: bytes, complaint: str
) -> None:
    assert [one for one in problems(before + sound + after) if one.startswith(complaint)] != []
