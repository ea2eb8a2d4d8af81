"""The participant's copies: big print in short lines, and the plan in another language."""

from dataclasses import replace
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from plan_sheets import a_draft, a_plan, a_sheet, many_goals
from pypdf import PdfReader

from karriarstod.application.phrase_book import PhraseBook, other_languages, phrase_book
from karriarstod.application.plain_copy import missing_in
from karriarstod.reports import simplified_plan, translated_plan
from karriarstod.reports.page import A4
from karriarstod.reports.sheets import PlanSheet
from karriarstod.reports.simplified_plan import SMALLEST, SimplifiedSheet
from karriarstod.reports.translated_plan import TranslatedSheet
from karriarstod.reports.typography import is_printable

LANGUAGES = pytest.mark.parametrize("book", other_languages(), ids=lambda book: book.code)


def simplified(sheet: PlanSheet, **texts: str) -> bytes:
    return simplified_plan.render(SimplifiedSheet(sheet, texts))


def translated(book: PhraseBook, sheet: PlanSheet | None = None) -> bytes:
    return translated_plan.render(TranslatedSheet(sheet or a_sheet(), book))


def text_of(pdf: bytes) -> str:
    pages = [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]
    return " ".join(" ".join(pages).split())


def sizes(pdf: bytes) -> set[float]:
    with pikepdf.open(BytesIO(pdf)) as opened:
        return {
            float(operands[1])
            for page in opened.pages
            for operands, operator in pikepdf.parse_content_stream(page)
            if str(operator) == "Tf"
        }


def elements(pdf: bytes) -> list[tuple[str, str]]:
    """Every element of the structure with its own language, in reading order."""
    found = []

    def walk(element: Any) -> None:
        if isinstance(element, pikepdf.Dictionary) and "/S" in element:
            found.append((str(element.S), str(element.get("/Lang", ""))))
            kids = element.get("/K", [])
            for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
                walk(kid)

    with pikepdf.open(BytesIO(pdf)) as opened:
        walk(opened.Root.StructTreeRoot.K[0])
    return found


def places(pdf: bytes, wanted: str) -> list[float]:
    """How far from the left the text stands, each time it is written."""
    found: list[float] = []

    def visit(text: str, _user: Any, place: list[float], _font: Any, _size: float) -> None:
        if wanted in text:
            found.append(place[4])

    for page in PdfReader(BytesIO(pdf)).pages:
        page.extract_text(visitor_text=visit)
    return found


# Simplified.


@pytest.mark.parametrize("sheet", [a_sheet(), a_draft(), a_sheet(is_protected=True), many_goals()])
def test_no_letter_is_small(sheet: PlanSheet) -> None:
    assert min(sizes(simplified(sheet))) >= SMALLEST


def test_every_goal_and_every_date_is_on_the_paper() -> None:
    sheet = SimplifiedSheet(many_goals())
    said = text_of(simplified_plan.render(sheet))
    # Sentences have a line each, so that a text of two is looked for sentence by sentence.
    content = sheet.plan.content
    texts = {
        f"goal.{goal.number}.step.{step.number}": step.text.replace(". ", ".\n")
        for goal in content.goals
        for step in goal.steps
    }
    assert missing_in(said, content, sheet.day, texts) == ()


def test_it_is_called_simplified_and_nothing_more() -> None:
    said = text_of(simplified(a_sheet()))
    assert "Min plan – förenklad" in said
    assert "Den fastställda planen gäller." in said
    assert "lättläst" not in said.lower()


def test_what_somebody_wrote_simpler_stands_in_the_plan_s_place() -> None:
    said = text_of(simplified(a_sheet(), long_term_goal="Jag vill jobba på kafé."))
    assert "Jag vill jobba på kafé." in said
    assert "minst 75 procent" not in said


def test_a_draft_says_so_and_so_does_a_protected_person_s() -> None:
    assert "UTKAST" in text_of(simplified(a_draft()))
    said = text_of(simplified(a_sheet(is_protected=True, signed_place="Hemliga byn")))
    assert "SKYDDADE PERSONUPPGIFTER" in said
    assert "Hemliga byn" not in said


def test_a_plan_with_nothing_in_it_says_that() -> None:
    assert simplified_plan.NOTHING_YET in text_of(simplified(PlanSheet("Exempelkooperativet")))


# In another language.


@LANGUAGES
def test_every_phrase_can_be_printed(book: PhraseBook) -> None:
    assert [one for one in (book.name, *book.phrases.values()) if not is_printable(one)] == []


@LANGUAGES
def test_no_letter_on_the_paper_is_a_box(book: PhraseBook) -> None:
    with pikepdf.open(BytesIO(translated(book))) as opened:
        for page in opened.pages:
            for font in page.Resources.Font.values():
                assert b"FFFD" not in font.ToUnicode.read_bytes().upper()


@LANGUAGES
def test_the_file_says_its_language_and_what_is_swedish_in_it(book: PhraseBook) -> None:
    pdf = translated(book)
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert str(opened.Root.Lang) == book.language
        is_mirrored = "/Direction" in opened.Root.ViewerPreferences
        assert is_mirrored is book.reads_from_the_right
    found = elements(pdf)
    assert ("/P", "sv-SE") in found
    assert {language for tag, language in found if tag in {"/H1", "/H2"}} == {""}


@LANGUAGES
def test_nobody_having_read_the_language_is_said_in_it_and_in_swedish(book: PhraseBook) -> None:
    reviewed = replace(book, reviewed_by="Testare, 1 mars 2026")
    assert "Översättningen är inte granskad." in text_of(translated(book))
    assert "Översättningen är inte granskad." not in text_of(translated(reviewed))


def test_headings_are_translated_and_what_people_wrote_is_swedish() -> None:
    said = text_of(translated(phrase_book("en")))
    assert "My goal in Swedish Jag vill arbeta i ett café" in said
    assert "The Swedish plan is the one that counts." in said
    assert "in progress" in said


def test_a_page_that_reads_from_the_right_is_mirrored() -> None:
    english, arabic = (translated(phrase_book(code)) for code in ("en", "ar"))
    goal = "Klara en hel arbetsdag"
    assert places(english, goal)[0] < A4[0] / 2 < places(arabic, goal)[0]
    # The case number's label stands at the right of it, the footer's page at the left.
    assert places(english, "DLT-2026-0042")[0] < places(arabic, "DLT-2026-0042")[0]


def test_swedish_sentences_stand_at_the_left_also_there() -> None:
    starts = "Jag vill arbeta"
    english, arabic = (translated(phrase_book(code)) for code in ("en", "ar"))
    assert places(english, starts) == pytest.approx(places(arabic, starts))


def test_a_draft_and_a_protected_person_s_say_so_there_too() -> None:
    assert "UTKAST" in text_of(translated(phrase_book("fi"), a_draft()))
    hidden = a_sheet(is_protected=True, signed_place="Hemliga byn")
    said = text_of(translated(phrase_book("fi"), hidden))
    assert "SKYDDADE PERSONUPPGIFTER" in said
    assert "Hemliga byn" not in said


# Both.


@pytest.mark.parametrize("make", [simplified, lambda sheet: translated(phrase_book("fa"), sheet)])
def test_the_same_plan_gives_the_same_bytes_and_no_name_in_the_metadata(make: Any) -> None:
    sheet = replace(a_plan(), participant="Örjan Hemlig")
    pdf = make(sheet)
    assert pdf == make(sheet)
    with pikepdf.open(BytesIO(pdf)) as opened:
        told = opened.Root.Metadata.read_bytes() + str(dict(opened.trailer.Info)).encode()
    assert b"Hemlig" not in told
    assert "Örjan".encode() not in told


def test_a_file_s_name_is_without_the_person_s() -> None:
    sheet = a_sheet(participant="Örjan Hemlig")
    names = (
        simplified_plan.file_stem(SimplifiedSheet(sheet)),
        translated_plan.file_stem(TranslatedSheet(sheet, phrase_book("ar"))),
    )
    assert names == ("min-plan-forenklad_DLT-2026-0042_v3", "min-plan-ar_DLT-2026-0042_v3")
