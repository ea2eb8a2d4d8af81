"""A progress form's paper has how its areas were seen before, and keeps it when it is signed."""

from dataclasses import replace
from datetime import date
from io import BytesIO

from form_builders import a_form, a_form_signature
from pypdf import PdfReader
from small_steps import LEILA, TODAY, a_store_with_steps, progress_answers

from karriarstod.application.ports import Organisation
from karriarstod.forms.answers import DECLINED
from karriarstod.forms.catalog import newest_of
from karriarstod.forms.development import PROGRESS, Area, Seen, development
from karriarstod.forms.form import FormStatus, TemplateRef
from karriarstod.reports.form_batch import form_batch
from karriarstod.reports.form_development import LATEST, development_blocks
from karriarstod.reports.form_printing import blank_form_paper, form_paper, sign_form
from karriarstod.reports.tables import Table

LAST = 5


def text_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def test_the_paper_tells_each_area_day_by_day() -> None:
    store = a_store_with_steps()
    told = text_of(form_paper(store.begin, LEILA, LAST, TODAY).pdf)
    assert "Rösterna läggs aldrig ihop" in told
    days = "10 nov 2025 8 dec 2025 12 jan 2026 9 feb 2026 9 mars 2026"
    assert f"Komma och gå på avtalad tid {days} Deltagaren 1 1 2 2 3 Handledaren 0 1 1 2 2" in told
    assert "Deltagaren – – – – – Handledaren – – 1 2 2" in told
    assert "Handledaren 0 1 vill inte svara vill inte svara 2" in told


def test_the_first_form_has_nothing_before_it() -> None:
    store = a_store_with_steps()
    assert "Utveckling" not in text_of(form_paper(store.begin, LEILA, 1, TODAY).pdf)
    blank = blank_form_paper(newest_of(PROGRESS), Organisation("Exemplet"))
    assert "Utveckling" not in text_of(blank.pdf)


def test_a_signed_form_keeps_the_table_it_had() -> None:
    store = a_store_with_steps()
    sign_form(store.begin, LEILA, LAST, a_form_signature())
    before = form_paper(store.begin, LEILA, LAST, TODAY).pdf
    assert "12 jan 2026" in text_of(before)
    ref = TemplateRef(PROGRESS, newest_of(PROGRESS).version)
    said = progress_answers(4, 4).with_value("form_date", date(2026, 2, 23))
    with store.begin() as work:
        form = replace(a_form(answers=said, status=FormStatus.DONE), template=ref)
        work.forms.add(LEILA, form)
        work.commit()
    assert form_paper(store.begin, LEILA, LAST, TODAY).pdf == before


def test_only_the_latest_days_have_room() -> None:
    days = [date(2025, month, 3) for month in range(1, 12)]
    times = [(day, progress_answers(2, 2)) for day in days]
    tables = [
        block
        for block in development_blocks(development(newest_of(PROGRESS), times))
        if isinstance(block, Table)
    ]
    assert len(tables) == 12
    assert {len(one.nodes[0].kids[0].kids) for one in tables} == {LATEST + 1}


def test_areas_that_nobody_spoke_of_are_left_out() -> None:
    day = date(2026, 3, 9)
    silent = Area("a", "Tyst", 0, ("Noll", "Ett"), (Seen(day),))
    declined = Area("b", "Avböjt", 0, ("Noll", "Ett"), (Seen(day, DECLINED),))
    assert list(development_blocks((silent,))) == []
    shown = [one for one in development_blocks((silent, declined)) if isinstance(one, Table)]
    assert len(shown) == 1


def test_a_batch_has_the_same_table() -> None:
    store = a_store_with_steps()
    batch = form_batch(store.begin, PROGRESS, (LEILA,), TODAY)
    assert "Deltagaren 1 1 2 2 3 Handledaren 0 1 1 2 2" in text_of(batch.pdf)
