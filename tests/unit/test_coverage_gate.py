"""The demand on the tests: too little fails and names its lines, and enough says its total only."""

from pathlib import Path

import coverage_gate
import pytest
from coverage import CoverageData

GATE = """\
def is_let_in(age):
    if age >= 18:
        return True
    return False
"""
WHOLE = {(-1, 1), (1, -1), (-1, 2), (2, 3), (3, -1), (2, 4), (4, -1)}
ADULTS_ONLY = WHOLE - {(2, 4), (4, -1)}


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout with one module in each folder, whose measurements are beside them."""
    for folder in coverage_gate.DEMANDED:
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "gate.py").write_text(GATE, encoding="utf-8")
    monkeypatch.delenv("COVERAGE_FILE", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def measure(checkout: Path, process: str, **ways: set[tuple[int, int]]) -> None:
    """What one process ran: its ways through the module of each folder."""
    data = CoverageData(str(checkout / ".coverage"), suffix=process)
    data.add_arcs({str(checkout / folder / "gate.py"): run for folder, run in ways.items()})
    data.write()


def test_the_measurements_of_every_process_are_joined(
    checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    measure(checkout, "one", karriarstod=ADULTS_ONLY, ui=WHOLE, db=WHOLE, resources=WHOLE)
    measure(checkout, "two", karriarstod={(-1, 2), (2, 4), (4, -1)})

    assert coverage_gate.main() == 0
    assert capsys.readouterr().out.splitlines() == [
        "karriarstod     100,0 %   minst 100 %",
        "ui              100,0 %   minst 90 %",
        "db              100,0 %   minst 90 %",
        "resources       100,0 %   minst 90 %",
    ]


def test_a_folder_below_its_demand_fails_and_names_its_lines(
    checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    measure(checkout, "one", karriarstod=WHOLE, ui=ADULTS_ONLY, db=WHOLE, resources=WHOLE)

    assert coverage_gate.main() == 1
    totals, named = capsys.readouterr().out.split("\n\n", 1)
    assert "ui               66,6 %   minst 90 %" in totals.splitlines()
    assert [line for line in named.splitlines() if "gate.py" in line and "4" in line.split()[-1]]
    assert "karriarstod" not in named


def test_a_branch_never_taken_is_missing_though_its_lines_are_run(
    checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder in coverage_gate.DEMANDED:
        (checkout / folder / "gate.py").write_text(
            "def greet(name):\n    if name:\n        print(name)\n    print('hej')\n",
            encoding="utf-8",
        )
    named = {(-1, 1), (1, -1), (-1, 2), (2, 3), (3, 4), (4, -1)}
    both = named | {(2, 4)}
    measure(checkout, "one", karriarstod=named, ui=both, db=both, resources=both)

    assert coverage_gate.main() == 1
    assert "2->4" in capsys.readouterr().out


@pytest.mark.usefixtures("checkout")
def test_tests_that_never_began_are_no_success(capsys: pytest.CaptureFixture[str]) -> None:
    assert coverage_gate.main() == 1
    assert "testerna kom aldrig i gång" in capsys.readouterr().out


def test_the_total_is_cut_and_not_rounded_up() -> None:
    assert coverage_gate.percent_shown(99.96) == "99,9"
