"""Signing freezes the paper's facts; a signed plan is printed once and is then always the same."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from builders import (
    COORDINATION_NUMBER,
    NUMBERS,
    TODAY,
    a_case,
    a_placement,
    a_plan,
    a_plan_content,
)
from fake_store import FakeStore
from pypdf import PdfReader

from karriarstod.application.participants import change_participant
from karriarstod.application.plan_paper import PaperTo, record_paper
from karriarstod.application.plans import save_draft
from karriarstod.application.ports import Copy, Organisation
from karriarstod.domain.clock import SetClock
from karriarstod.domain.errors import NoSuchPart, PlanIncomplete
from karriarstod.domain.events import EventKind
from karriarstod.domain.identity import IdentityNumber
from karriarstod.domain.participant import Identity
from karriarstod.domain.plan import PlanContent, PlanStatus, Signature
from karriarstod.reports.plan_printing import PlanPrinting, blank_plan_pdf, plan_pdf, sign_plan

CASE = a_case(
    number=NUMBERS[0], placements=(a_placement(plans=(a_plan(status=PlanStatus.DRAFT),)),)
)
NUMBER = CASE.case_number
SIGNATURE = Signature(TODAY, "Leila Sandgren", "Rut Ekelöf", "Sundby")
LATER = date(2026, 5, 4)


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


@pytest.fixture
def store() -> FakeStore:
    return FakeStore(CASE)


@pytest.fixture
def signed(store: FakeStore) -> FakeStore:
    sign_plan(store.begin, NUMBER, 1, SIGNATURE)
    return store


def test_a_draft_says_that_it_is_one_and_is_not_kept(store: FakeStore) -> None:
    paper = plan_pdf(store.begin, NUMBER, 1, 1, Copy.DELTAGARE, TODAY)
    record_paper(store.begin, paper, PaperTo.FILE)
    assert "UTKAST" in text_of(paper.pdf)
    assert paper.is_draft
    assert store.queries.prints(NUMBER) == ()


def test_looking_at_a_plan_leaves_no_trace(signed: FakeStore) -> None:
    before = signed.events
    plan_pdf(signed.begin, NUMBER, 1, 1, Copy.DELTAGARE, TODAY)
    assert (signed.events, signed.queries.prints(NUMBER)) == (before, ())


def test_every_paper_that_leaves_is_a_line_of_history(signed: FakeStore) -> None:
    before = len(signed.events)
    paper = plan_pdf(signed.begin, NUMBER, 1, 1, Copy.KOMMUN, TODAY)
    for to in (PaperTo.PRINTER, PaperTo.PRINTER, PaperTo.FILE):
        record_paper(signed.begin, paper, to)
    told = [(event.kind, event.placement_number, event.detail) for event in signed.events[before:]]
    which = (("version", "1"), ("copy", "kommun"))
    assert told == [
        (EventKind.PLAN_PRINTED, 1, (*which, ("how", how)))
        for how in ("printed", "printed", "saved")
    ]
    assert len(signed.queries.prints(NUMBER)) == 1


def test_a_signed_plan_that_was_printed_is_the_same_bytes_for_ever(signed: FakeStore) -> None:
    first = plan_pdf(signed.begin, NUMBER, 1, 1, Copy.DELTAGARE, TODAY)
    record_paper(signed.begin, first, PaperTo.PRINTER)
    person = signed.queries.case(NUMBER).participant
    change_participant(signed.begin, replace(person, family_name="Nyman"))
    assert plan_pdf(signed.begin, NUMBER, 1, 1, Copy.DELTAGARE, LATER) == first


def test_a_copy_printed_first_after_a_change_shows_what_was_signed(signed: FakeStore) -> None:
    person = signed.queries.case(NUMBER).participant
    change_participant(signed.begin, replace(person, family_name="Nyman"))
    pdf = plan_pdf(signed.begin, NUMBER, 1, 1, Copy.ARBETSFORMEDLINGEN, LATER).pdf
    assert "Leila Sandgren" in text_of(pdf)
    assert "Nyman" not in text_of(pdf)


def test_each_reader_has_a_print_of_their_own(signed: FakeStore) -> None:
    papers = [plan_pdf(signed.begin, NUMBER, 1, 1, copy, TODAY) for copy in Copy]
    for paper in papers:
        record_paper(signed.begin, paper, PaperTo.FILE)
    texts = {paper.copy: text_of(paper.pdf) for paper in papers}
    assert "19710301-1032" in texts[Copy.ARBETSFORMEDLINGEN]
    assert "19710301-1032" not in texts[Copy.KOMMUN] + texts[Copy.DELTAGARE]
    assert len(signed.queries.prints(NUMBER)) == 3


def test_an_older_version_prints_as_it_was(signed: FakeStore) -> None:
    content = replace(a_plan_content("Ett helt annat mål."), valid_to=LATER)
    save_draft(signed.begin, NUMBER, 1, content, on=TODAY)
    sign_plan(signed.begin, NUMBER, 1, SIGNATURE)
    first = plan_pdf(signed.begin, NUMBER, 1, 1, Copy.DELTAGARE, TODAY).pdf
    second = plan_pdf(signed.begin, NUMBER, 1, 2, Copy.DELTAGARE, TODAY).pdf
    assert "Ett helt annat mål." not in text_of(first)
    assert "Ett helt annat mål." in text_of(second)


def test_the_name_written_at_signing_stands_on_the_paper_though_nobody_was_assigned() -> None:
    placement = replace(a_placement(plans=(a_plan(status=PlanStatus.DRAFT),)), assignments=())
    store = FakeStore(a_case(placements=(placement,)))
    signature = replace(SIGNATURE, supervisor="Kaj Åkerman")
    sign_plan(store.begin, NUMBER, 1, signature)
    text = text_of(plan_pdf(store.begin, NUMBER, 1, 1, Copy.DELTAGARE, TODAY).pdf)

    # Once among the facts, once below the line for the ink.
    assert text.count("Kaj Åkerman") == 2


def test_another_name_at_signing_stands_at_the_line_and_the_supervisor_stays(
    store: FakeStore,
) -> None:
    sign_plan(store.begin, NUMBER, 1, replace(SIGNATURE, supervisor="Kaj Åkerman"))
    text = text_of(plan_pdf(store.begin, NUMBER, 1, 1, Copy.DELTAGARE, TODAY).pdf)
    assert "Kaj Åkerman" in text
    assert "Rut Ekelöf" in text


@pytest.mark.parametrize(
    ("number", "name"),
    [
        (IdentityNumber.reserve("EX-000030"), "Eget nummer"),
        (IdentityNumber.parse(COORDINATION_NUMBER, TODAY), "Samordningsnr"),
        (IdentityNumber.parse(NUMBERS[0], TODAY), "Personnummer"),
    ],
)
def test_the_paper_says_what_kind_of_number_it_is(number: IdentityNumber, name: str) -> None:
    person = replace(CASE.participant, identities=(Identity(number, TODAY),))
    store = FakeStore(replace(CASE, participant=person))
    text = text_of(plan_pdf(store.begin, NUMBER, 1, 1, Copy.ARBETSFORMEDLINGEN, TODAY).pdf)
    said = {"Personnummer", "Samordningsnr", "Eget nummer"}
    assert [one for one in sorted(said) if one in text] == [name]
    assert number.full in text


def test_an_unfinished_plan_cannot_be_signed(store: FakeStore) -> None:
    save_draft(store.begin, NUMBER, 1, PlanContent(), on=TODAY)
    with pytest.raises(PlanIncomplete):
        sign_plan(store.begin, NUMBER, 1, SIGNATURE)
    assert store.queries.case(NUMBER).placement(1).signed_plan is None


def test_a_version_that_is_not_there_is_said_so(store: FakeStore) -> None:
    with pytest.raises(NoSuchPart):
        plan_pdf(store.begin, NUMBER, 1, 7, Copy.DELTAGARE, TODAY)


def test_the_blank_form_holds_the_organisation_and_no_person() -> None:
    text = text_of(blank_plan_pdf(Organisation("Exempelkooperativet ek. för.")))
    assert "Exempelkooperativet ek. för." in text
    assert "Leila" not in text


def test_no_file_name_holds_a_person() -> None:
    printing = PlanPrinting(Organisation("Exemplet"), SetClock(TODAY))
    assert printing.file_name(NUMBER, 3) == "individuell-plan_DLT-2026-0001_v3.pdf"
    assert printing.file_name(NUMBER, 4, is_draft=True) == (
        "individuell-plan_DLT-2026-0001_v4-utkast.pdf"
    )
    assert printing.file_name(None) == "individuell-plan_blankett.pdf"


def test_the_window_signs_prints_and_gets_blanks_by_the_same_door(store: FakeStore) -> None:
    printing = PlanPrinting(Organisation("Exemplet"), SetClock(TODAY))
    printing.sign(store.begin, NUMBER, 1, SIGNATURE)
    pdf = printing.plan_pdf(store.begin, NUMBER, 1, 1, Copy.KOMMUN).pdf
    assert pdf.startswith(b"%PDF")
    assert printing.blank().startswith(b"%PDF")
