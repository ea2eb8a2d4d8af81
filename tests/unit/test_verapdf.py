"""What is said of veraPDF's answers: nothing it found is lost, and no answer is no success."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

HOME = Path(__file__).resolve().parents[2] / "packaging" / "verapdf"
SOUND = "VERSION\t1.31.207\nCHECKED\t/x/a.pdf\tua1\ttrue\t10\nCHECKED\t/x/a.pdf\t3a\ttrue\t20\n"
BROKEN = (
    "CHECKED\t/x/b.pdf\tua1\tfalse\t7\nFAULT\t/x/b.pdf\tua1\t7.1-3\t2\tContent is not tagged\n"
    "FAULT\t/x/b.pdf\tua1\t7.2-2\t1\tNo language\nCHECKED\t/x/b.pdf\t3a\ttrue\t5\n"
)
A, B = Path("/x/a.pdf"), Path("/x/b.pdf")


def _load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("validate", HOME / "validate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    # A NamedTuple looks up its module while it is made.
    sys.modules["validate"] = module
    spec.loader.exec_module(module)
    return module


validate = _load()


def test_a_file_that_conforms_to_both_standards_is_a_success(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert validate.report(SOUND, [A]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "ok   PDF/UA-1     10  PDF/A-3a     20  a.pdf",
        "",
        "1 fil, 30 prövningar, veraPDF 1.31.207. Allt gick igenom.",
    ]


def test_a_broken_rule_fails_the_whole_and_is_named_last(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert validate.report(SOUND + BROKEN, [A, B]) == 1
    assert capsys.readouterr().out.endswith(
        "Det som inte gick igenom: PDF/UA-1 7.1-3, PDF/UA-1 7.2-2.\n"
    )


def test_a_broken_rule_stands_under_its_file_with_its_own_words() -> None:
    lines = validate.table(*validate.understood(SOUND + BROKEN)).splitlines()

    assert lines[:3] == [
        "ok   PDF/UA-1     10  PDF/A-3a     20  a.pdf",
        "FEL  PDF/UA-1      7  PDF/A-3a      5  b.pdf",
        "     PDF/UA-1 7.1-3 ×2: Content is not tagged",
    ]


def test_a_fault_weighs_more_than_the_word_that_the_file_conforms() -> None:
    said = "CHECKED\ta\tua1\ttrue\t1\nFAULT\ta\tua1\t7.1-3\t1\tx\n"

    assert [one.is_compliant for one in validate.understood(said)[1]] == [False]


def test_a_file_that_is_not_compliant_fails_even_without_a_fault() -> None:
    assert validate.report(SOUND.replace("true\t20", "false\t20"), [A]) == 1


def test_a_file_that_cannot_be_read_is_a_failure() -> None:
    said = "UNREADABLE\t/x/a.pdf\tua1\tCouldn't parse\nCHECKED\t/x/a.pdf\t3a\ttrue\t1\n"

    assert validate.report(said, [A]) == 1


@pytest.mark.parametrize("said", ["", SOUND.replace("3a", "2a"), SOUND.splitlines()[1]])
def test_a_file_without_an_answer_is_a_failure(
    said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(validate.FLAVOURS, "2a", "PDF/A-2a")
        assert validate.report(said, [A]) == 1
    assert "veraPDF gav inget svar" in capsys.readouterr().out


def test_no_files_at_all_are_no_success(capsys: pytest.CaptureFixture[str]) -> None:
    assert validate.report("VERSION\t1\n", []) == 1
    assert "Inget är prövat." in capsys.readouterr().out


def test_words_that_are_no_answer_stop_the_check() -> None:
    with pytest.raises(validate.Stop):
        validate.understood("Exception in thread main")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(validate.Stop, match=r"finns\.inte\.pdf") as stopped:
        validate.named([str(tmp_path / "finns.inte.pdf")])
    assert stopped.value.exit_code == 2


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ('openjdk version "17.0.15" 2025-04-15', 17),
        ('java version "1.8.0_402"', 8),
        ('openjdk version "21" 2023-09-19', 21),
        ("command not found", 0),
    ],
)
def test_the_version_of_java_is_read(said: str, number: int) -> None:
    assert validate.version_in(said) == number


def test_what_is_fetched_is_pinned_by_its_hash() -> None:
    pinned = (HOME / "requirements.txt").read_text(encoding="utf-8")

    assert ("==" in pinned, "--hash=sha256:" in pinned, "://" in pinned) == (True, True, False)


def test_every_line_the_java_program_writes_is_understood() -> None:
    source = (HOME / "ValidatePdf.java").read_text(encoding="utf-8")

    kinds = ("VERSION", "CHECKED", "FAULT", "UNREADABLE")
    assert [kind for kind in kinds if f'say("{kind}"' not in source] == []
    assert source.count("say(") == len(kinds) + 1
