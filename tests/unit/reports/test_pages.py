"""Pages break where a reader would break them, and the tree does not notice."""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pdf_structure import Element, Structure
from pikepdf import parse_content_stream
from plan_sheets import LONG_WORD, a_draft, a_plan, a_sheet, many_goals
from pypdf import PdfReader

from karriarstod.reports.blocks import Block, Space, bullets
from karriarstod.reports.individual_plan import blank_sheet, render
from karriarstod.reports.page import ANSWER, Furniture, answer, cell, print_pages, section, table
from karriarstod.reports.sheets import PlanSheet
from karriarstod.reports.tables import Column, Row
from karriarstod.reports.tagging import About, Node, Pen

SENTENCE = "Vi skriver ner hur det gick och vad vi ändrar till nästa gång. "
FOOTER = "Individuell plan · DLT-2026-0042 · version 3"
FURNITURE = Furniture("Vänster", "Höger", "Fot", "", "")


def printed(*blocks: Block) -> Structure:
    about = About("Prov", date(2026, 11, 21))
    return Structure(print_pages(blocks, FURNITURE, about))


def pages_of(element: Element) -> set[int]:
    return {kid[0] for one in element.walk() for kid in one.kids if isinstance(kid, tuple)}


def page_texts(sheet: PlanSheet) -> list[str]:
    texts = [page.extract_text() for page in PdfReader(BytesIO(render(sheet))).pages]
    return [re.sub(r"\s+", " ", text) for text in texts]


@pytest.mark.parametrize("lines", range(38, 52))
def test_a_heading_never_stands_alone_at_the_foot_of_a_page(lines: int) -> None:
    structure = printed(
        answer("\n".join(["rad"] * lines)), section("Rubrik"), answer(SENTENCE * 12)
    )
    heading = structure.elements("H2")[0]
    after = structure.elements("P")[-1]
    assert max(pages_of(heading)) == min(pages_of(after))


@pytest.mark.parametrize("lines", range(36, 52))
def test_a_heading_has_the_first_row_of_its_table_under_it(lines: int) -> None:
    rows = [Row((cell(f"rad {number}"),)) for number in range(5)]
    structure = printed(
        answer("\n".join(["rad"] * lines)),
        section("Rubrik"),
        table([Column("Vad", 1)], rows, "prov"),
    )
    heading = structure.elements("H2")[0]
    first_row = structure.elements("TR")[1]
    assert pages_of(heading) == pages_of(first_row)


@pytest.mark.parametrize("lines", range(36, 52))
def test_a_row_that_leads_stays_with_the_row_it_leads(lines: int) -> None:
    rows = [Row((cell("mål"),), leads=True, has_line=False), Row((cell("steg"),))]
    rows = [Row((cell("först"),)), *rows]
    structure = printed(answer("\n".join(["rad"] * lines)), table([Column("Vad", 1)], rows, "prov"))
    _, _, goal, step = structure.elements("TR")
    assert pages_of(goal) == pages_of(step)


def baselines(structure: Structure, page: int) -> list[float]:
    """Where lines of print stand, footer and header left out."""
    instructions = parse_content_stream(structure.pdf.pages[page], "Tm")
    heights = [float(one.operands[5]) for one in instructions if len(one.operands) == 6]
    return [height for height in heights if height < 800 and height not in {35, 23.5}]


@pytest.mark.parametrize("lines", range(44, 54))
def test_no_line_of_a_paragraph_is_left_alone_on_a_page(lines: int) -> None:
    structure = printed(answer("\n".join(["rad"] * lines)), answer(SENTENCE * 12))
    pages = pages_of(structure.elements("P")[-1])
    assert len(baselines(structure, max(pages))) >= 2


@pytest.mark.parametrize("lines", range(40, 54))
def test_a_tall_row_that_has_no_room_to_begin_moves_to_the_next_page(lines: int) -> None:
    rows = [Row((cell("kort"),)), Row((cell(SENTENCE * 30),))]
    structure = printed(answer("\n".join(["rad"] * lines)), table([Column("Vad", 1)], rows, "prov"))
    tall = structure.elements("TR")[2]
    assert structure.text(tall) == (SENTENCE * 30).strip()


def test_a_paragraph_over_two_pages_stays_one_element() -> None:
    structure = printed(answer(SENTENCE * 150))
    assert [pages_of(one) for one in structure.elements("P")] == [{0, 1}]


def test_a_paragraph_over_two_pages_reads_without_a_gap() -> None:
    structure = printed(answer(SENTENCE * 150))
    assert structure.text(structure.elements("P")[0]) == (SENTENCE * 150).strip()


def test_a_table_over_many_pages_stays_one_element() -> None:
    assert len(Structure(render(many_goals())).elements("Table")) == 2


def test_a_repeated_table_header_is_not_read_again() -> None:
    structure = Structure(render(many_goals()))
    assert [text for _, text in structure.read_aloud()].count("Så märks det") == 1


def test_a_repeated_table_header_is_printed_on_each_page() -> None:
    texts = page_texts(many_goals())
    assert all("Så märks det" in text for text in texts[:-1])


def test_thirty_goals_with_long_texts_are_all_there() -> None:
    text = " ".join(page_texts(many_goals(30)))
    assert all(f"Mål nummer {number}:" in text for number in range(1, 31))


def test_a_row_higher_than_a_page_goes_on_over_the_break() -> None:
    structure = printed(table([Column("Vad", 1)], [Row((cell(SENTENCE * 200),))], "prov"))
    row = structure.elements("TR")[1]
    assert len(row.kids) == 1
    assert pages_of(row) == {0, 1}


def test_a_row_higher_than_a_page_loses_no_word() -> None:
    columns = [Column("Vad", 1), Column("Hur", 1)]
    structure = printed(table(columns, [Row((cell(SENTENCE * 200), cell("kort")))], "prov"))
    row = structure.elements("TR")[1]
    assert [structure.text(one) for one in row.kids] == [(SENTENCE * 200).strip(), "kort"]


def test_every_page_has_case_number_version_page_number_and_secrecy() -> None:
    texts = page_texts(many_goals(6))
    for number, text in enumerate(texts, start=1):
        assert "DLT-2026-0042 · version 3" in text
        assert f"Sida {number} av {len(texts)}" in text
        assert "skyddas av tystnadsplikt" in text


def test_only_the_first_page_and_the_signatures_name_the_person() -> None:
    texts = page_texts(a_sheet(content=many_goals(6).content))
    named = [number for number, text in enumerate(texts) if "Exempelsson" in text]
    assert named == [0, len(texts) - 1]


def test_a_protected_person_s_every_page_says_so() -> None:
    sheet = a_sheet(is_protected=True, content=many_goals(6).content)
    assert all("SKYDDADE PERSONUPPGIFTER" in text for text in page_texts(sheet))


def test_a_normal_plan_is_at_most_two_pages() -> None:
    assert len(page_texts(a_sheet())) <= 2


def test_a_draft_is_one_page() -> None:
    assert len(page_texts(a_draft())) == 1


def test_a_blank_form_is_two_pages() -> None:
    assert len(page_texts(blank_sheet("Exempelkooperativet"))) == 2


def test_headers_and_page_numbers_are_not_read() -> None:
    texts = [text for _, text in Structure(render(many_goals(6))).read_aloud()]
    assert [text for text in texts if "Sida " in text or text == FOOTER] == []


def test_what_only_the_footer_says_is_read_once_and_last() -> None:
    texts = [text for _, text in Structure(render(many_goals(6))).read_aloud()]
    last = ["Utskriven 21 november 2026", "Uppgifterna skyddas av tystnadsplikt."]
    assert [text for text in texts if text in last] == texts[-2:] == last


def test_a_paper_without_a_printing_day_reads_no_empty_line() -> None:
    texts = [text for _, text in Structure(render(a_sheet(printed_on=None))).read_aloud()]
    assert "" not in texts


def test_words_that_are_too_long_stay_inside_their_column() -> None:
    text = page_texts(a_plan(adaptations=LONG_WORD))
    assert LONG_WORD in re.sub(r"\s+", "", " ".join(text))


def test_the_signatures_stand_under_the_last_words() -> None:
    sheet = a_plan(adaptations=SENTENCE * 26)
    structure = Structure(render(sheet))
    heading = [one for one in structure.elements("H2") if structure.text(one) == "Uppföljning"]
    assert pages_of(heading[0]) == pages_of(structure.elements("Span")[-1])


def test_a_list_is_one_element_with_an_item_for_each_bullet() -> None:
    structure = printed(*bullets(["ett", "två"], ANSWER))
    assert len(structure.elements("L")) == 1
    assert [structure.text(one) for one in structure.elements("LI")] == ["• ett", "• två"]


def test_a_long_bullet_goes_on_over_the_break_with_one_bullet() -> None:
    structure = printed(*bullets([SENTENCE * 200], ANSWER))
    assert len(structure.elements("Lbl")) == 1
    assert pages_of(structure.elements("LBody")[0]) == {0, 1}


class Tower(Block):
    """A block that is higher than any page and cannot be cut."""

    def height(self, width: float) -> float:
        return 2000

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        with pen.artifact():
            pen.rule(x, top, width, 1, (0, 0, 0))


class Picture(Block):
    """A drawing with words in its place."""

    def __init__(self) -> None:
        self.nodes = [Node("Figure", alt="En trappa i tre steg")]

    def height(self, width: float) -> float:
        return 30

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        with pen.tagged(self.nodes[0]):
            pen.rule(x, top - 10, width, 1, (0, 0, 0))


def test_a_drawing_has_words_in_its_place() -> None:
    structure = printed(Picture())
    assert str(structure.elements("Figure")[0].raw.Alt) == "En trappa i tre steg"


def test_a_block_higher_than_a_page_is_printed_all_the_same() -> None:
    structure = printed(answer("före"), Tower(), answer("efter"))
    assert [pages_of(one) for one in structure.elements("P")] == [{0}, {2}]


def test_a_block_higher_than_a_page_may_be_the_last() -> None:
    assert len(printed(answer("före"), Tower()).contents) == 2


def test_a_heading_with_nothing_after_it_is_printed() -> None:
    assert len(printed(section("Rubrik")).elements("H2")) == 1


@pytest.mark.parametrize("lines", range(30, 50, 3))
def test_a_tall_row_begins_where_two_of_its_lines_have_room(lines: int) -> None:
    structure = printed(
        answer("\n".join(["rad"] * lines)),
        section("Rubrik"),
        table([Column("Vad", 1)], [Row((cell(SENTENCE * 30),))], "prov"),
    )
    heading, row = structure.elements("H2")[0], structure.elements("TR")[1]
    assert max(pages_of(heading)) == min(pages_of(row))


@pytest.mark.parametrize("sentences", range(100, 112))
def test_a_leading_row_as_high_as_a_page_stays_on_the_paper(sentences: int) -> None:
    rows = [
        Row((cell(SENTENCE * sentences),), leads=True, has_line=False),
        Row((cell("kort"),)),
    ]
    structure = printed(table([Column("Vad", 1)], rows, "prov"))
    pages = range(len(structure.contents))
    assert min(height for page in pages for height in baselines(structure, page)) > 60


def test_a_table_whose_every_row_leads_is_printed() -> None:
    rows = [Row((cell(f"rad {number}"),), leads=True) for number in range(3)]
    structure = printed(section("Rubrik"), table([Column("Vad", 1)], rows, "prov"))
    assert len(structure.elements("TR")) == 4


def test_empty_room_draws_nothing() -> None:
    structure = printed(answer("före"), Space(40), answer("efter"))
    assert [structure.text(one) for one in structure.elements("P")] == ["före", "efter"]


def sections(count: int) -> list[Block]:
    return [part for number in range(count) for part in (section(f"Del {number}"), answer("rad"))]


def test_the_room_between_sections_gives_a_little_to_save_a_nearly_empty_page() -> None:
    assert len(printed(*sections(17)).pdf.pages) == 1


def test_room_that_would_save_no_page_is_left_as_it_is() -> None:
    two = printed(*sections(18)).elements("H2")
    assert [max(pages_of(one)) for one in two[14:]] == [0, 0, 1, 1]


def subtitle(sheet: PlanSheet) -> list[str]:
    lines = PdfReader(BytesIO(render(sheet))).pages[0].extract_text().splitlines()
    begins = next(at for at, line in enumerate(lines) if line.startswith("DLT-2026-0042 ·"))
    return lines[begins : begins + 2]


def test_the_line_under_the_title_has_the_whole_width() -> None:
    sheet = replace(a_plan(valid_to=date(2027, 6, 14)), signed_place="Exempelköping")
    assert subtitle(sheet)[0].rstrip().endswith("gäller till 14 juni 2027")


@pytest.mark.parametrize("length", range(8, 60, 3))
def test_a_date_is_never_broken(length: int) -> None:
    place = ("Exempelby " * 9)[:length].strip()
    sheet = replace(a_plan(valid_to=date(2027, 6, 14)), signed_place=place)
    whole = subtitle(sheet)
    assert any("14 juni 2027" in line for line in whole)
    assert any("2 september 2026" in line for line in whole)
