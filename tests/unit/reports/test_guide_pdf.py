"""The method guide on paper: whole, tagged, and nobody in it."""

from datetime import date

import pytest
from pdf_structure import Structure

from karriarstod.application.method_guide import SKELETON, NoSuchPage, all_pages, page
from karriarstod.application.ports import Organisation
from karriarstod.domain.clock import SetClock
from karriarstod.reports.guide_pdf import GuidePrinting

PRINTING = GuidePrinting(Organisation("Exempelkooperativet"), SetClock(date(2026, 3, 16)))


@pytest.fixture(scope="module")
def whole() -> Structure:
    return Structure(PRINTING.whole())


def test_a_page_has_its_title_and_sections_as_headings() -> None:
    structure = Structure(PRINTING.page("follow_up_talk"))

    assert [structure.text(one) for one in structure.elements("H1")] == ["Uppföljningssamtal"]
    assert tuple(structure.text(one) for one in structure.elements("H2")) == SKELETON


def test_everything_a_page_says_is_read_aloud_in_order() -> None:
    said = " ".join(text for _, text in Structure(PRINTING.page("absence")).read_aloud())
    lines = [line for one in page("absence").sections for line in one.lines]
    places = [said.find(line) for line in lines]

    assert -1 not in places
    assert places == sorted(places)
    assert "Källa: Arbetsförmedlingen" in said


def test_what_is_listed_is_a_list() -> None:
    structure = Structure(PRINTING.page("follow_up_talk"))

    assert len(structure.elements("L")) == 3
    assert len(structure.elements("LI")) == 6 + 3 + 3


def test_all_of_it_has_every_page_after_the_contents(whole: Structure) -> None:
    titles = [whole.text(one) for one in whole.elements("H1")]

    assert titles == ["Metodstöd", *(one.title for one in all_pages())]


def test_the_same_day_gives_the_same_bytes() -> None:
    assert PRINTING.page("absence") == PRINTING.page("absence")


def test_a_page_nobody_wrote_is_refused() -> None:
    with pytest.raises(NoSuchPage):
        PRINTING.page("nothing_of_the_kind")
