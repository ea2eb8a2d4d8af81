"""Forms from the command line: the same paper as in the window, and a refusal that explains."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import pytest
from builders import TODAY
from form_builders import OWN, a_form_signature, a_visit, answered
from form_filling import filled_up
from form_papers import a_done_visit
from pypdf import PdfReader
from registers import QUICK

from karriarstod.__main__ import Joined
from karriarstod.application.form_batches import teams
from karriarstod.application.phrases import happening
from karriarstod.application.ports import Store
from karriarstod.domain.clock import SetClock
from karriarstod.domain.events import EventKind
from karriarstod.domain.identity import CaseNumber
from karriarstod.forms.catalog import newest, newest_of
from karriarstod.forms.copying import first_answers
from karriarstod.forms.form import TemplateRef
from karriarstod.practice.about import PASSWORD
from karriarstod.reports.form_printing import sign_form

TOVA: Final = CaseNumber.parse("DLT-2026-0007")
NAME: Final = "Lindqvist-Öhrn"


def text_of(path: Path) -> str:
    read = PdfReader(BytesIO(path.read_bytes()))
    return " ".join(" ".join(page.extract_text() for page in read.pages).split())


def opened(folder: Path) -> Store:
    return Joined(SetClock(TODAY), QUICK).open_store(folder, "", PASSWORD)


@pytest.fixture
def register(practice: Path) -> Path:
    """A practice register where Tova has a signed visit, and a mapping and an incident done."""
    store = opened(practice)
    told = answered(health_at_work_self_view="Behöver pauser", form_date=TODAY)
    other = replace(a_done_visit(), template=TemplateRef("mapping", 1), answers=told)
    incident = newest_of("incident")
    fell = replace(
        a_done_visit(),
        template=TemplateRef("incident", 1),
        answers=filled_up(incident, first_answers(incident)),
    )
    strange = a_visit(own_goal_words="Cykla 🚲")
    with store.begin() as work:
        work.forms.keep_own_questions(OWN)
        for form in (a_done_visit(), other, fell, replace(a_done_visit(), answers=strange)):
            work.forms.add(TOVA, form)
        work.commit()
    sign_form(store.begin, TOVA, 1, a_form_signature())
    store.close()
    return practice


def test_a_signed_form_is_printed_and_is_the_same_the_next_time(
    run: Any, register: Path, tmp_path: Path
) -> None:
    first, again = tmp_path / "a.pdf", tmp_path / "b.pdf"
    answer = run("form", register, TOVA, 1, "--out", first)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out == f"Första besöket, formulär 1: {first}\n"
    assert run("form", register, TOVA, 1, "--out", again).code == 0
    assert first.read_bytes() == again.read_bytes()
    assert NAME in text_of(first)


def test_a_form_saved_to_a_file_is_a_line_of_history(
    run: Any, register: Path, tmp_path: Path
) -> None:
    run("form", register, TOVA, 1, "--out", tmp_path / "a.pdf")
    run("form", register, TOVA, 1, "--out", tmp_path / "saknas" / "a.pdf")
    store = opened(register)
    told = [happening(row.event, TODAY) for row in store.queries.history(limit=2)]
    store.close()
    assert "Första besöket" in told[0]
    assert "PDF" in told[0]
    assert told[1] != told[0]


def test_sensitive_answers_are_printed_only_when_asked_for(
    run: Any, register: Path, tmp_path: Path
) -> None:
    plain, whole = tmp_path / "a.pdf", tmp_path / "b.pdf"
    answer = run("form", register, TOVA, 2, "--out", plain)
    run("form", register, TOVA, 2, "--out", whole, "--sensitive")
    assert "inte fastställt" in answer.out
    assert ("Behöver pauser" in text_of(plain), "Behöver pauser" in text_of(whole)) == (False, True)


def test_a_form_that_stays_in_the_house_is_printed_with_a_warning(
    run: Any, register: Path, tmp_path: Path
) -> None:
    out = tmp_path / "a.pdf"
    answer = run("form", register, TOVA, 3, "--out", out)
    assert (answer.code, "lämnas inte ut" in answer.err) == (0, True)
    assert "LÄMNAS INTE UT" in text_of(out)


def test_letters_that_cannot_be_printed_are_told_of(
    run: Any, register: Path, tmp_path: Path
) -> None:
    answer = run("form", register, TOVA, 4, "--out", tmp_path / "a.pdf")
    assert "inte går att skriva ut" in answer.err


@pytest.mark.parametrize(
    ("number", "said"), [(9, "Det finns inget formulär 9 i ärendet."), (0, "inget formulär")]
)
def test_a_form_that_is_not_there_is_refused(
    run: Any, register: Path, tmp_path: Path, number: int, said: str
) -> None:
    out = tmp_path / "a.pdf"
    answer = run("form", register, TOVA, number, "--out", out)
    assert (answer.code, said in answer.err, out.exists()) == (1, True, False)


def test_a_file_in_the_way_is_left_alone(run: Any, register: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    out.write_text("mitt")
    assert run("form", register, TOVA, 1, "--out", out).code == 1
    assert run("form-blank", "M08", "--out", out).code == 1
    assert out.read_text() == "mitt"
    assert run("form-blank", "M08", "--out", out, "--replace").code == 0


@pytest.mark.parametrize("template", newest(), ids=lambda one: one.id)
def test_every_template_is_printed_blank_without_a_register_or_a_password(
    run: Any, tmp_path: Path, template: Any
) -> None:
    out = tmp_path / "a.pdf"
    answer = run("form-blank", template.code.lower(), "--out", out, password=None)
    assert (answer.code, answer.out) == (0, f"{template.title}, tom blankett: {out}\n")
    assert template.title in text_of(out)


def test_a_register_lends_its_name_and_own_questions_and_no_person(
    run: Any, register: Path, tmp_path: Path
) -> None:
    out, other = tmp_path / "a.pdf", tmp_path / "b.pdf"
    assert run("form-blank", "first_visit", "--out", out, "--folder", register).code == 0
    assert run("form-blank", "M08", "--out", other, "--folder", register).code == 0
    assert "Vad luktar det?" in text_of(out)
    store = opened(register)
    with store.begin() as work:
        house = work.settings.organisation().name
    store.close()
    assert house in text_of(out)
    assert house in text_of(other)
    assert NAME not in text_of(out)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("form-blank", "M99", "--out", "x"), "M99 är ingen mall; de som finns är F1, M01"),
        (("form", "mapp", "DLT-2026-0042", "--out", "x"), "det här saknas: NUMMER"),
        (("form", "mapp", "DLT-2026-0042", "två", "--out", "x"), "är inget heltal"),
    ],
)
def test_wrong_usage_ends_with_two_and_says_how(
    run: Any, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        run(*words)
    assert ended.value.code == 2
    assert said in capsys.readouterr().err


def test_a_team_gets_the_same_form_in_one_file_and_everybody_is_accounted_for(
    run: Any, practice: Path, tmp_path: Path
) -> None:
    out = tmp_path / "bunt.pdf"
    store = opened(practice)
    team, cases = next(iter(teams(store.queries.active_cases(TODAY)).items()))
    person = next(case for case in cases if not case.participant.is_protected)
    with store.begin() as work:
        number = work.forms.add(person.case_number, a_done_visit()).number
        work.commit()
    store.close()
    answer = run("form-batch", practice, "M02", "--team", team.lower(), "--out", out)
    assert (answer.code, answer.err) == (0, "")
    said, *left_out = answer.out.splitlines()
    made = int(said.partition(", ")[2].split()[0])
    assert made + len(left_out) == len(cases)
    assert person.participant.family_name in text_of(out)
    store = opened(practice)
    printed = store.queries.history(person.case_number)[0].event
    store.close()
    assert (printed.kind, dict(printed.detail)["form"]) == (EventKind.FORM_PRINTED, str(number))


def test_empty_forms_for_a_team_leave_nothing_in_the_history(
    run: Any, practice: Path, tmp_path: Path
) -> None:
    store = opened(practice)
    team = next(iter(teams(store.queries.active_cases(TODAY))))
    before = len(store.queries.history(limit=100_000))
    store.close()
    out = tmp_path / "bunt.pdf"
    assert run("form-batch", practice, "M08", "--team", team, "--out", out, "--blank").code == 0
    store = opened(practice)
    assert len(store.queries.history(limit=100_000)) == before
    store.close()


def test_a_team_that_is_not_there_is_answered_with_those_that_are(
    run: Any, practice: Path, tmp_path: Path
) -> None:
    out = tmp_path / "bunt.pdf"
    answer = run("form-batch", practice, "M08", "--team", "Ingen", "--out", out)
    assert answer.code == 1
    assert "De som finns är: Cykel, Kafé, Tvätt." in answer.err
    assert not out.exists()
