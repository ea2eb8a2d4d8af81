"""The structural check can fail: each file here breaks one rule and is caught for it."""

import pytest
from broken_pdf import a_font, append, broken, elements, rewrite
from pikepdf import Array, Dictionary, Name, Pdf, String
from plan_sheets import a_sheet

from karriarstod.reports.individual_plan import render
from karriarstod.reports.tagging import MachineCopy


@pytest.fixture(scope="module")
def sound() -> bytes:
    return render(a_sheet())


def test_the_unbroken_file_is_not_complained_of(sound: bytes) -> None:
    assert broken(sound, lambda _: None) == []


def test_text_outside_any_tag(sound: bytes) -> None:
    found = broken(sound, lambda pdf: append(pdf, b"BT /F1+0 9 Tf 50 50 Td (Hej) Tj ET"))
    assert "page 1: Tj is drawn without a tag" in found


def test_a_line_outside_any_tag(sound: bytes) -> None:
    found = broken(sound, lambda pdf: append(pdf, b"0 0 m 9 9 l S"))
    assert found == ["page 1: S is drawn without a tag"]


def test_a_mark_that_is_not_in_the_tree(sound: bytes) -> None:
    found = broken(sound, lambda pdf: append(pdf, b"/P <</MCID 999>> BDC EMC"))
    assert found == ["page 1: mark 999 is not in the structure tree"]


def test_a_mark_that_is_used_twice(sound: bytes) -> None:
    found = broken(sound, lambda pdf: append(pdf, b"/P <</MCID 0>> BDC EMC"))
    assert found == ["page 1: mark 0 is used twice"]


def test_a_mark_that_never_ends(sound: bytes) -> None:
    found = broken(sound, lambda pdf: append(pdf, b"/Artifact <<>> BDC"))
    assert found == ["page 1: a mark never ends"]


def test_a_mark_that_never_began(sound: bytes) -> None:
    assert broken(sound, lambda pdf: append(pdf, b"EMC")) == [
        "page 1: a mark ends that never began"
    ]


def test_tagged_content_inside_an_artifact(sound: bytes) -> None:
    found = broken(
        sound, lambda pdf: rewrite(pdf, b"/P <</MCID 0>> BDC", b"/Artifact BMC /P <</MCID 0>> BDC")
    )
    assert "page 1: tagged content and artifact are nested" in found


def test_a_tree_that_holds_a_mark_nobody_drew(sound: bytes) -> None:
    found = broken(sound, lambda pdf: rewrite(pdf, b"/MCID 0>>", b"/Other 0>>"))
    assert "page 1: the tree holds mark 0, which nothing is drawn for" in found


def test_a_parent_tree_that_points_elsewhere(sound: bytes) -> None:
    def change(pdf: Pdf) -> None:
        marks = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
        marks[0] = marks[1]

    assert broken(sound, change) == [
        "page 1: mark 0 has no way back to its element in the ParentTree"
    ]


def test_a_file_without_a_tree(sound: bytes) -> None:
    def change(pdf: Pdf) -> None:
        del pdf.Root["/StructTreeRoot"]

    assert "there is no structure tree" in broken(sound, change)


@pytest.mark.parametrize(
    ("key", "complaint"),
    [
        ("/Lang", "the document has no language"),
        ("/MarkInfo", "MarkInfo does not say that the file is tagged"),
        ("/ViewerPreferences", "the viewer is not told to show the title"),
        ("/OutputIntents", "there is no output intent with a colour profile"),
        ("/Metadata", "there is no XMP metadata"),
    ],
)
def test_a_catalog_that_lacks_something(sound: bytes, key: str, complaint: str) -> None:
    def change(pdf: Pdf) -> None:
        del pdf.Root[key]

    assert broken(sound, change) == [complaint]


@pytest.mark.parametrize(
    ("old", "complaint"),
    [
        ("Individuell plan DLT-2026-0042", "no title in XMP"),
        ("<pdfaid:part>3", "XMP does not declare PDF/A-3"),
        ("<pdfaid:conformance>A", "XMP does not declare conformance A"),
        ("<pdfuaid:part>1", "XMP does not declare PDF/UA-1"),
        ("<pdfaSchema:prefix>pdfuaid", "XMP does not describe the pdfuaid schema"),
    ],
)
def test_metadata_that_lacks_something(sound: bytes, old: str, complaint: str) -> None:
    def change(pdf: Pdf) -> None:
        xmp = pdf.Root.Metadata.read_bytes()
        assert old.encode() in xmp
        tag = old.encode()[: old.find(">") + 1]
        pdf.Root.Metadata.write(xmp.replace(old.encode(), tag))

    assert broken(sound, change) == [complaint]


def test_metadata_that_names_an_author(sound: bytes) -> None:
    def change(pdf: Pdf) -> None:
        pdf.trailer.Info.Author = String("Maja Testsson")

    assert broken(sound, change) == ["the metadata names an author"]


def test_a_figure_without_text_in_its_place(sound: bytes) -> None:
    def change(pdf: Pdf) -> None:
        elements(pdf, "P")[0].S = Name.Figure

    assert broken(sound, change) == ["a figure has no text in its place"]


def test_a_header_cell_without_scope(sound: bytes) -> None:
    def change(pdf: Pdf) -> None:
        del elements(pdf, "TH")[0]["/A"]

    assert broken(sound, change) == ["a header cell does not say what it heads"]


def test_a_table_without_header_cells(sound: bytes) -> None:
    def change(pdf: Pdf) -> None:
        for header in elements(pdf, "TH"):
            header.S = Name.TD

    assert "a table has no header cell" in broken(sound, change)


def test_a_table_with_a_row_too_short(sound: bytes) -> None:
    def change(pdf: Pdf) -> None:
        cell = elements(pdf, "TD")[0]
        cells = [one for one in cell.P.K if one.objgen != cell.objgen]
        cell.P.K = Array(cells)

    assert any("rows of different width" in one for one in broken(sound, change))


def test_a_heading_that_skips_a_level(sound: bytes) -> None:
    def change(pdf: Pdf) -> None:
        elements(pdf, "H2")[0].S = Name.H3

    assert broken(sound, change) == ["heading level jumps from 1 to 3"]


def test_a_paper_without_headings(sound: bytes) -> None:
    def change(pdf: Pdf) -> None:
        for heading in (*elements(pdf, "H1"), *elements(pdf, "H2")):
            heading.S = Name.P

    assert broken(sound, change) == ["there is no heading"]


def test_an_element_of_no_standard_kind(sound: bytes) -> None:
    def change(pdf: Pdf) -> None:
        elements(pdf, "P")[0].S = Name.Brödtext

    assert broken(sound, change) == ["Brödtext is no standard element"]


def test_a_list_whose_items_are_loose(sound: bytes) -> None:
    def change(pdf: Pdf) -> None:
        elements(pdf, "LI")[0].S = Name.P

    assert "P stands directly in L" in broken(sound, change)


def test_a_form_field_that_is_not_in_the_tree(sound: bytes) -> None:
    def change(pdf: Pdf) -> None:
        del elements(pdf, "Form")[0]["/K"]

    assert broken(sound, change) == ["a form field is not in the structure tree"]


@pytest.mark.parametrize(
    ("key", "complaint"),
    [
        ("/TU", "a form field has no name to be read"),
        ("/AP", "a form field has no appearance"),
        ("/F", "a form field is not printed"),
        ("/StructParent", "a form field has no way back to the tree"),
    ],
)
def test_a_form_field_that_lacks_something(sound: bytes, key: str, complaint: str) -> None:
    def change(pdf: Pdf) -> None:
        del pdf.Root.AcroForm.Fields[0][key]

    assert broken(sound, change) == [complaint]


def test_a_font_that_is_not_embedded(sound: bytes) -> None:
    def change(pdf: Pdf) -> None:
        del a_font(pdf).FontDescriptor["/FontFile2"]

    assert any("is not embedded" in one for one in broken(sound, change))


def test_a_font_without_letters(sound: bytes) -> None:
    def change(pdf: Pdf) -> None:
        del a_font(pdf)["/ToUnicode"]

    assert any("does not say which letters it shows" in one for one in broken(sound, change))


def test_a_letter_shown_as_notdef(sound: bytes) -> None:
    found = broken(
        sound,
        lambda pdf: append(pdf, b"/Artifact <<>> BDC BT /F1+0 9 Tf (\\000) Tj ET EMC"),
    )
    assert "page 1: a letter is shown as .notdef" in found


def test_a_page_whose_tab_order_is_its_own(sound: bytes) -> None:
    def change(pdf: Pdf) -> None:
        del pdf.pages[0].obj["/Tabs"]

    assert broken(sound, change) == ["page 1: tab order does not follow the structure"]


def test_a_page_with_a_transition(sound: bytes) -> None:
    def change(pdf: Pdf) -> None:
        pdf.pages[0].obj.Trans = Dictionary()

    assert broken(sound, change) == ["page 1: has a page transition"]


def test_a_page_without_a_way_back(sound: bytes) -> None:
    def change(pdf: Pdf) -> None:
        del pdf.pages[0].obj["/StructParents"]

    assert "page 1: has no way back to the tree" in broken(sound, change)


def test_an_attachment_that_does_not_say_how_it_belongs() -> None:
    copy = MachineCopy("plan.json", "application/json", b"{}", "Planen som data")

    def change(pdf: Pdf) -> None:
        del pdf.Root["/AF"]

    assert broken(render(a_sheet(), copy), change) == [
        "an attachment does not say how it belongs to the document"
    ]


def test_a_font_whose_code_means_no_letter(sound: bytes) -> None:
    def change(pdf: Pdf) -> None:
        letters = a_font(pdf).ToUnicode
        letters.write(letters.read_bytes().replace(b"<00F6>", b"<0000>"))

    assert any("maps a code to no letter" in one for one in broken(sound, change))
