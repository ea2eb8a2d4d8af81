"""The front door: what is missing is found out and not guessed, and a whole environment is kept."""

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
RECIPE = b'[build-system]\nrequires = ["hatchling"]\n[project]\nname = "karriarstod"\n'


def _load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("dev", ROOT / "dev.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


dev = _load()


@pytest.fixture
def whole_venv(tmp_path: Path) -> Path:
    """An environment that was made to its end from the stamp ``made-from-this``."""
    venv = tmp_path / ".venv"
    python = dev.program(venv, "python")
    python.parent.mkdir(parents=True)
    python.touch()
    (venv / dev.STAMP).write_text("made-from-this\n", encoding="ascii")
    return venv


def test_a_package_counts_as_installed_only_in_that_state() -> None:
    said = "libgl1 installed\nlibegl1 config-files\nlibfontconfig1 not-installed\nodd line here\n"

    assert dev.installed_packages(said) == {"libgl1"}


def test_only_what_no_installed_package_meets_is_missing() -> None:
    needs = dev.needs_in("libgl1 libegl1 libdbus-1-3")

    assert dev.missing_needs(needs, {"libgl1", "libdbus-1-3"}) == [("libegl1",)]


@pytest.mark.parametrize("name", ["libglib2.0-0", "libglib2.0-0t64"])
def test_a_renamed_package_meets_the_need_by_either_name(name: str) -> None:
    assert dev.missing_needs(dev.needs_in("libglib2.0-0t64|libglib2.0-0"), {name}) == []


@pytest.mark.parametrize(
    ("known", "chosen"),
    [
        ({"libglib2.0-0"}, ["libglib2.0-0"]),
        ({"libglib2.0-0", "libglib2.0-0t64"}, ["libglib2.0-0t64"]),
        (set(), ["libglib2.0-0"]),
    ],
)
def test_the_name_to_install_is_one_the_package_lists_know(
    known: set[str], chosen: list[str]
) -> None:
    needs = dev.needs_in("libglib2.0-0t64|libglib2.0-0")

    assert dev.packages_to_install(needs, known.__contains__) == chosen


def test_an_environment_without_its_stamp_was_interrupted(whole_venv: Path) -> None:
    (whole_venv / dev.STAMP).unlink()

    assert dev.state_of(whole_venv, "made-from-this") == "half-made"


def test_an_environment_without_its_python_is_half_made(whole_venv: Path) -> None:
    dev.program(whole_venv, "python").unlink()

    assert dev.state_of(whole_venv, "made-from-this") == "half-made"


def test_an_environment_made_from_something_else_is_stale(whole_venv: Path) -> None:
    assert dev.state_of(whole_venv, "made-from-that") == "stale"


def test_a_whole_environment_is_used_as_it_is(whole_venv: Path) -> None:
    assert dev.state_of(whole_venv, "made-from-this") == "ready"


def test_no_environment_is_missing(tmp_path: Path) -> None:
    assert dev.state_of(tmp_path / ".venv", "made-from-this") == "missing"


@pytest.mark.parametrize(
    "other",
    [
        pytest.param((b"other lock", RECIPE, Path("/a")), id="lock"),
        pytest.param((b"lock", RECIPE + b'version = "2"\n', Path("/a")), id="project"),
        pytest.param((b"lock", RECIPE, Path("/b")), id="moved checkout"),
    ],
)
def test_the_stamp_changes_with(other: tuple[bytes, bytes, Path]) -> None:
    assert dev.stamp_of(*other) != dev.stamp_of(b"lock", RECIPE, Path("/a"))


def test_the_stamp_is_the_same_when_only_a_lint_setting_changes() -> None:
    with_lint = RECIPE + b"[tool.ruff]\nline-length = 90\n"

    assert dev.stamp_of(b"lock", with_lint, ROOT) == dev.stamp_of(b"lock", RECIPE, ROOT)


@pytest.mark.parametrize(
    ("platform", "environ", "shown"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("win32", {}, True),
        ("darwin", {}, True),
    ],
)
def test_a_window_needs_a_display_on_linux_only(
    platform: str, environ: dict[str, str], shown: bool
) -> None:
    assert dev.has_display(platform, environ) is shown


def test_the_plan_to_print_is_sought_first_where_one_is_signed() -> None:
    rows = [
        {"case_number": "K-1"},
        {"case_number": "K-2", "has_signed_plan": False},
        {"case_number": "K-3", "has_signed_plan": True},
    ]

    assert dev.cases_by_plan(rows) == ["K-3", "K-1", "K-2"]


def test_every_part_is_run_and_one_failure_fails_the_whole(
    capfd: pytest.CaptureFixture[str],
) -> None:
    parts = {
        "första": [sys.executable, "-c", "raise SystemExit(3)"],
        "andra": [sys.executable, "-c", "print('kom hit')"],
    }

    assert (dev.run_parts(parts), "kom hit" in capfd.readouterr().out) == (1, True)


def test_the_summary_names_what_failed() -> None:
    said = dev.summary([("stil", True, 0.25), ("typer", False, 12.0)])

    assert said.splitlines()[-1] == "Det som inte gick igenom: typer."


def test_the_summary_shows_times_as_swedes_write_them() -> None:
    assert "12,0 s" in dev.summary([("typer", True, 12.0)])


@pytest.mark.parametrize(
    "words", [[], ["flyg"], ["run", "nu"], ["shots"], ["bench", "--csv", "x"], ["bench", "--json"]]
)
def test_words_not_understood_show_the_usage(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert (dev.main(words), "python3 dev.py run" in capsys.readouterr().out) == (2, True)


@pytest.mark.parametrize("verb", sorted(dev.VERBS))
def test_the_usage_names_every_verb(verb: str) -> None:
    assert f"dev.py {verb}" in dev.USAGE


def test_a_missing_need_stops_with_the_words_to_type(
    fake_system: Callable[[str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    fake_system("libgl1 installed")

    with pytest.raises(dev.Stop):
        dev.ensure_packages("libgl1 libegl1", purpose="fönster")

    assert "apt-get install -y --no-install-recommends libegl1\n" in capsys.readouterr().out


def test_a_missing_optional_need_is_told_and_passed_by(
    fake_system: Callable[[str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    fake_system("")

    dev.ensure_packages("qpdf", purpose="papper", optional=True)

    assert "Fortsätter utan dem" in capsys.readouterr().out


@pytest.fixture
def fake_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Programs called dpkg-query, apt-get and apt-cache, first on PATH: the first one answers what
    it is told to, and the other two refuse."""
    if sys.platform == "win32":
        pytest.skip("there are no Debian packages on Windows")

    def answer(installed: str) -> None:
        for name, script in {
            "dpkg-query": f"printf '%s\\n' '{installed}'",
            "apt-get": "exit 100",
            "apt-cache": "exit 100",
        }.items():
            program = tmp_path / name
            program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
            program.chmod(0o755)
        monkeypatch.setenv("PATH", str(tmp_path), prepend=":")

    return answer


STAND_IN = """#!/bin/sh
# karriarstod, with two participants of whom the second has a plan; $3 is the command
case "$3" in
  practice) test -n "$KARRIARSTOD_PASSWORD" && mkdir "$4" ;;
  participants) echo '[{"case_number": "K-1"}, {"case_number": "K-2"}]' ;;
  plan) test "$5" = K-2 && echo plan > "$7" ;;
  shots) mkdir -p "$5" && touch "$5/idag.png" ;;
esac
"""


@pytest.fixture
def program_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An environment whose Python answers as the program's own commands do."""
    if sys.platform == "win32":
        pytest.skip("the stand-in is a shell script")
    python = dev.program(tmp_path / ".venv", "python")
    python.parent.mkdir(parents=True)
    python.write_text(STAND_IN, encoding="utf-8")
    python.chmod(0o755)
    monkeypatch.setattr(dev, "VENV", tmp_path / ".venv")


@pytest.mark.usefixtures("program_installed")
def test_without_a_display_every_file_that_was_made_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dev.run_headless(tmp_path / "made")

    said = capsys.readouterr().out
    made = ("register", "plan.pdf", "bilder/idag.png")
    assert [name for name in made if str(tmp_path / "made" / name) not in said] == []


@pytest.mark.usefixtures("program_installed")
def test_without_a_display_a_second_run_starts_over(tmp_path: Path) -> None:
    dev.run_headless(tmp_path / "made")
    (tmp_path / "made" / "bilder" / "old.png").touch()

    dev.run_headless(tmp_path / "made")

    assert not (tmp_path / "made" / "bilder" / "old.png").exists()


@pytest.mark.usefixtures("program_installed")
def test_the_plan_that_can_be_printed_is_found(tmp_path: Path) -> None:
    plan = tmp_path / "plan.pdf"

    assert dev.print_first_plan(tmp_path, plan, ["K-1", "K-2"]) == "K-2"


@pytest.mark.usefixtures("program_installed")
def test_no_plan_to_print_stops_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(dev.Stop, match="Ingen av deltagarna"):
        dev.print_first_plan(tmp_path, tmp_path / "plan.pdf", ["K-1"])


def test_the_lock_pins_every_requirement_by_hash_and_names_no_index() -> None:
    lines = (ROOT / "packaging" / "requirements.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith((" ", "#"))]

    assert [line for line in pins if "==" not in line or not line.endswith("\\")] == []
    assert [line for line in lines if "://" in line or line.startswith("--")] == []


def test_continuous_integration_runs_the_same_command_as_everyone() -> None:
    assert (ROOT / ".ci" / "run").read_text(encoding="utf-8").endswith("python3 dev.py test\n")
