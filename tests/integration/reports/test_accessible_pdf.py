"""Every paper conforms to PDF/UA-1 and PDF/A-3a, as far as can be read from the finished file."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from papers import BY_REPORT, COPY, KINDS, SHEETS
from pdf_structure import Structure, problems
from plan_sheets import a_plan, a_sheet, many_goals
from printed_forms import printed_forms
from pypdf import PdfReader

from karriarstod.reports import form_pdf
from karriarstod.reports.catalog import REPORTS
from karriarstod.reports.individual_plan import render
from karriarstod.reports.sheets import PlanSheet

# What pikepdf's validator does not know, though the standard allows it: forms, the schema that
# PDF/UA needs, and conformance A.
BEYOND_PIKEPDF = ("/AcroForm", "pdfaExtension", "pdfaSchema", "pdfaProperty", "pdfuaid", "is 'A'")


@pytest.fixture(scope="module", params=KINDS)
def file(request: pytest.FixtureRequest) -> bytes:
    return KINDS[request.param]()


def text_of(sheet: PlanSheet) -> str:
    texts = [page.extract_text() for page in PdfReader(BytesIO(render(sheet))).pages]
    return re.sub(r"\s+", " ", " ".join(texts))


def run(tool: str, file: bytes, folder: Path, *options: str) -> str:
    """What an outside tool says of the file; without the tool, what qpdf inside pikepdf says."""
    path = folder / "paper.pdf"
    path.write_bytes(file)
    if shutil.which(tool) is None:
        with pikepdf.open(path) as pdf:
            return "\n".join(pdf.check_pdf_syntax())
    done = subprocess.run([tool, *options, path], capture_output=True, check=True)
    # poppler writes some texts in Latin-1.
    return done.stdout.decode("utf-8", errors="replace")


def test_the_structure_conforms(file: bytes) -> None:
    assert problems(file) == []


def test_the_syntax_is_sound(file: bytes) -> None:
    with pikepdf.open(BytesIO(file)) as pdf:
        assert pdf.check_pdf_syntax() == []


def test_qpdf_finds_nothing(file: bytes, tmp_path: Path) -> None:
    said = run("qpdf", file, tmp_path, "--check").splitlines()
    assert [line for line in said if line.startswith(("WARNING", "ERROR"))] == []


def test_poppler_finds_every_font_embedded(file: bytes, tmp_path: Path) -> None:
    rows = run("pdffonts", file, tmp_path).splitlines()[2:]
    assert [row for row in rows if not re.search(r"yes yes yes\s+\d+\s+\d+$", row)] == []


def test_pikepdf_s_own_validator_finds_only_what_it_does_not_know() -> None:
    pytest.importorskip("fontTools", reason="pikepdf.pdfa needs it; the structure is checked above")
    from pikepdf import pdfa

    reports = [pdfa.validate_written(BytesIO(render(one)), "3b") for one in SHEETS.values()]
    found = {str(finding) for report in reports for finding in report.findings}
    assert {one for one in found if not any(word in one for word in BEYOND_PIKEPDF)} == set()


@pytest.mark.parametrize("name", SHEETS)
def test_the_same_sheet_gives_the_same_bytes(name: str) -> None:
    assert render(SHEETS[name]) == render(SHEETS[name])


@pytest.mark.parametrize("name", printed_forms())
def test_the_same_form_gives_the_same_bytes(name: str) -> None:
    sheet = printed_forms()[name]
    assert form_pdf.render(sheet) == form_pdf.render(sheet)


def test_every_report_has_papers_to_check() -> None:
    assert set(BY_REPORT) == {report.key for report in REPORTS}, "add its sheets to papers.py"


def test_no_person_is_named_outside_the_pages_of_a_form() -> None:
    with pikepdf.open(BytesIO(form_pdf.render(printed_forms()["mapping filled"]))) as pdf:
        outside = pdf.Root.Metadata.read_bytes().decode() + repr(pdf.trailer.Info)
        outside += repr([item.title for item in pdf.open_outline().root])
    assert "DLT-2026-0042" in outside
    assert [one for one in ("Exempelsson", "Testsson", "Provare") if one in outside] == []


def test_another_program_start_gives_the_same_bytes() -> None:
    code = (
        "import sys; from plan_sheets import SHEET; "
        "from karriarstod.reports.individual_plan import render; "
        "sys.stdout.buffer.write(render(SHEET))"
    )
    support = Path(__file__).parents[2] / "support"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=True,
        env={"PYTHONPATH": str(support), "PYTHONHASHSEED": "7"},
    )
    assert done.stdout == render(a_sheet())


def test_a_signed_version_without_a_printing_day_is_dated_when_it_was_established() -> None:
    with pikepdf.open(BytesIO(render(a_sheet(printed_on=None)))) as pdf:
        assert str(pdf.trailer.Info.CreationDate) == "D:20260902000000Z"


def test_the_title_is_the_document_and_the_case() -> None:
    with pikepdf.open(BytesIO(render(a_sheet()))) as pdf:
        assert str(pdf.trailer.Info.Title) == "Individuell plan DLT-2026-0042"


def test_no_person_is_named_outside_the_pages() -> None:
    with pikepdf.open(BytesIO(render(a_sheet()))) as pdf:
        outside = pdf.Root.Metadata.read_bytes().decode() + repr(pdf.trailer.Info)
        outside += repr([item.title for item in pdf.open_outline().root])
    named = ("Exempelsson", "Testsson", "Provare", "19900602", "2397")
    assert [name for name in named if name in outside] == []


def test_headings_are_bookmarks() -> None:
    with pikepdf.open(BytesIO(render(a_sheet()))) as pdf:
        titles = [item.title for item in pdf.open_outline().root]
    assert titles[:3] == ["Individuell plan", "Mitt mål", "Nuläge"]


@pytest.mark.parametrize("name", ["Žofia Wałęsa", "Şükrü Öberg", "Дарья Кухня"])
def test_names_of_many_languages_can_be_copied_from_the_page(name: str) -> None:
    assert name in text_of(a_sheet(participant=name))


def test_markup_and_ampersand_are_printed_as_typed() -> None:
    assert "<b>Ali</b> & Co &amp;" in text_of(a_plan(adaptations="<b>Ali</b> & Co &amp;"))


def test_words_at_line_ends_are_not_joined() -> None:
    words = " ".join(["införande uppföljning"] * 60)
    assert words in text_of(a_plan(long_term_goal=words))


def test_the_tree_reads_aloud_in_poppler(tmp_path: Path) -> None:
    said = run("pdfinfo", render(a_sheet()), tmp_path, "-struct-text")
    assert shutil.which("pdfinfo") is None or "H1 (block)" in said


def test_the_signature_fields_stand_in_the_tree_with_a_name() -> None:
    structure = Structure(render(a_sheet()))
    fields = [str(form.kids[0].TU) for form in structure.elements("Form")]
    assert fields == [
        "Deltagare, ort och datum",
        "Handledare, ort och datum",
        "Arbetsförmedlingen, ort och datum",
    ]


def test_a_machine_copy_is_attached_only_when_asked_for() -> None:
    with pikepdf.open(BytesIO(render(a_sheet()))) as pdf:
        assert list(pdf.attachments) == []


def test_a_machine_copy_comes_back_as_it_was() -> None:
    with pikepdf.open(BytesIO(render(a_sheet(), COPY))) as pdf:
        assert pdf.attachments["plan.json"].get_file().read_bytes() == COPY.content


def test_a_file_with_a_machine_copy_conforms() -> None:
    assert problems(render(a_sheet(), COPY)) == []


WRITTEN: list[str] = []
LISTENING = [False]


def _listen(event: str, arguments: tuple[Any, ...]) -> None:
    opened = LISTENING[0] and event == "open" and isinstance(arguments[1], str)
    if opened and set(arguments[1]) & set("wax+"):
        WRITTEN.append(str(arguments[0]))


@pytest.fixture
def written() -> Iterator[list[str]]:
    """The files that Python opens for writing while the test runs."""
    if not hasattr(sys, "_karriarstod_listens"):
        sys.addaudithook(_listen)
        sys._karriarstod_listens = True  # type: ignore[attr-defined]  # a hook cannot be taken away
    WRITTEN.clear()
    LISTENING[0] = True
    yield WRITTEN
    LISTENING[0] = False


def test_nothing_is_written_to_disk(
    written: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.chdir(tmp_path)
    render(many_goals(5), COPY)
    assert (written, list(tmp_path.iterdir())) == ([], [])


def test_a_sheet_without_any_day_is_printed() -> None:
    sheet = a_sheet(printed_on=None, established_on=None)
    assert problems(render(sheet)) == []


def test_dates_of_the_file_follow_the_printing_day() -> None:
    with pikepdf.open(BytesIO(render(a_sheet(printed_on=date(2026, 3, 16))))) as pdf:
        assert "2026-03-16T00:00:00Z" in pdf.Root.Metadata.read_bytes().decode()
