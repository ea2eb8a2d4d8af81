"""A batch has everybody who was asked for: as a paper of their own, or with why not."""

from io import BytesIO

import pikepdf
import pytest
from builders import TODAY
from form_builders import FIRST_VISIT
from form_papers import NAMES, PROTECTED, WITHOUT_FORM, a_batch, a_team, everybody
from pypdf import PdfReader

from karriarstod.application.form_batches import LeftOut, LeftOutWhy
from karriarstod.domain.errors import NoSuchCase
from karriarstod.domain.identity import CaseNumber
from karriarstod.reports.form_batch import FormBatch, form_batch

TEAM = everybody(a_team())


def pages(batch: FormBatch) -> list[str]:
    return [" ".join(one.extract_text().split()) for one in PdfReader(BytesIO(batch.pdf)).pages]


@pytest.mark.parametrize("is_blank", [False, True])
def test_as_many_come_out_as_were_asked_for(is_blank: bool) -> None:
    batch = a_batch(is_blank=is_blank)
    given = [*batch.made, *(one.case_number for one in batch.left_out)]
    assert sorted(given, key=str) == sorted(TEAM, key=str)
    assert f"{len(batch.made)} av {len(TEAM)} deltagare finns med" in pages(batch)[0]


def test_each_has_a_paper_of_their_own_that_counts_its_own_pages() -> None:
    batch = a_batch()
    firsts = [page for page in pages(batch)[1:] if "Sida 1 av" in page]
    assert len(firsts) == len(batch.made)
    for number, page in zip(batch.made, firsts, strict=True):
        assert str(number) in page


def test_everybodys_pages_are_all_there() -> None:
    numbered = [page.rpartition("Sida ")[2].split()[:3] for page in pages(a_batch())]
    counts = [(int(place), int(count)) for place, _av, count in numbered]
    expected = [(place, count) for place, count in counts if place == 1]
    assert [(place, count) for _one, count in expected for place in range(1, count + 1)] == counts


def test_who_is_protected_or_has_no_form_is_left_out_with_why() -> None:
    batch = a_batch()
    assert batch.left_out == (
        LeftOut(TEAM[WITHOUT_FORM - 1], LeftOutWhy.NO_FORM),
        LeftOut(TEAM[PROTECTED - 1], LeftOutWhy.PROTECTED),
    )
    assert "Inget klart eller fastställt formulär." in pages(batch)[0]
    assert "Skyddade personuppgifter: skrivs ut för sig." in pages(batch)[0]


def test_a_protected_person_is_not_named_anywhere() -> None:
    _given, family = NAMES[PROTECTED - 1]
    assert family not in " ".join(pages(a_batch()) + pages(a_batch(is_blank=True)))


def test_blank_papers_are_for_everybody_who_is_not_protected() -> None:
    batch = a_batch(is_blank=True)
    assert batch.made == TEAM[:WITHOUT_FORM]
    text = " ".join(pages(batch)[1:])
    assert [family for _given, family in NAMES[:WITHOUT_FORM] if family not in text] == []
    assert "Jag vill baka bröd" not in text


def test_nobody_is_named_on_the_first_page_or_outside_the_pages() -> None:
    batch = a_batch()
    with pikepdf.open(BytesIO(batch.pdf)) as pdf:
        outside = pdf.Root.Metadata.read_bytes().decode() + repr(pdf.trailer.Info)
        outside += repr([item.title for item in pdf.open_outline().root]) + batch.file_name
    names = [name for both in NAMES for name in both]
    assert [name for name in names if name in outside + pages(batch)[0]] == []


def test_the_same_batch_gives_the_same_bytes() -> None:
    assert a_batch().pdf == a_batch().pdf


def test_a_batch_of_nobody_says_so() -> None:
    batch = form_batch(a_team().begin, FIRST_VISIT, (), TODAY)
    assert (batch.made, batch.left_out) == ((), ())
    assert "0 av 0 deltagare" in pages(batch)[0]


def test_a_participant_who_is_not_there_stops_the_batch() -> None:
    with pytest.raises(NoSuchCase):
        form_batch(a_team().begin, FIRST_VISIT, (*TEAM, CaseNumber(2026, 99)), TODAY)
