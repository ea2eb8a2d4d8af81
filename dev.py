#!/usr/bin/env python3
"""The one front door: makes the environment, starts the program, runs every check.

Standard library only, so that it works on a machine with nothing but git and Python 3.11.
What it says is for the person at the keyboard, and is therefore in Swedish.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "packaging" / "requirements.txt"
STAMP = ".karriarstod-stamp"
REASONS = {
    "missing": "Första gången: gör en egen Pythonmiljö i .venv.",
    "half-made": "Miljön i .venv är inte hel. Den görs om.",
    "stale": "Programmets bibliotek har ändrats. Miljön i .venv görs om.",
}

# One need a word; where a distribution has renamed the package, the newer name stands first.
Need = tuple[str, ...]
QT_NEEDS = "libgl1 libegl1 libglib2.0-0t64|libglib2.0-0 libfontconfig1 libxkbcommon0 libdbus-1-3"
WINDOW_NEEDS = (
    "libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1"
    " libxcb-render-util0 libxcb-shape0 libxcb-xkb1"
)
TEST_NEEDS = "poppler-utils qpdf xvfb"

# Opens the practice register that is made where there is no display; it guards invented people.
PRACTICE_PASSWORD = "havre lykta cykel moln"

USAGE = """\
Så här används dev.py:
  python3 dev.py run                 starta programmet (ordnar allt som behövs första gången)
  python3 dev.py test                alla kontroller och alla tester
  python3 dev.py setup               gör .venv och sluta där
  python3 dev.py lint                bara kontrollerna: stil, typer, importregler, beroenden
  python3 dev.py bench [--json FIL]  mät hastighet och minne
  python3 dev.py shots MAPP          spara en bild av varje vy
  python3 dev.py verapdf [FIL …]     pröva alla sorters papper, eller filerna, med veraPDF
  python3 dev.py lock                lös beroendena på nytt till packaging/requirements.txt
På Windows: py dev.py i stället för python3 dev.py."""


class Answer(NamedTuple):
    """How a command ended and what it said."""

    code: int
    said: str
    complaint: str


class Stop(Exception):
    """Nothing more can be done; the text says what the reader can do about it."""

    def __init__(self, text: str, exit_code: int = 1) -> None:
        super().__init__(text)
        self.exit_code = exit_code


def call(command: Sequence[str], environment: Mapping[str, str] | None = None) -> int:
    """Run a command in the checkout with its output on the screen, and give its exit code."""
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


def listen(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Answer:
    """Run a command in the checkout and give what it said, in UTF-8 as our own commands write."""
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)
    said, complaint = (part.decode("utf-8", "replace") for part in (done.stdout, done.stderr))
    return Answer(done.returncode, said, complaint)


def needs_in(words: str) -> tuple[Need, ...]:
    """``"a b|c"`` is the need of ``a``, and the need of ``b`` or else ``c``."""
    return tuple(tuple(word.split("|")) for word in words.split())


def missing_needs(needs: Iterable[Need], installed: set[str]) -> list[Need]:
    """The needs that no installed package meets, in the order given."""
    return [need for need in needs if not installed.intersection(need)]


def installed_packages(status_lines: str) -> set[str]:
    """Names dpkg-query reports as installed; it must be asked for ``PACKAGE STATUS`` lines."""
    rows = (line.split() for line in status_lines.splitlines())
    return {row[0] for row in rows if len(row) == 2 and row[1] == "installed"}


def packages_to_install(missing: Iterable[Need], is_known: Callable[[str], bool]) -> list[str]:
    """One name for each need: the first that the package lists know, else the last."""
    return [next((name for name in need if is_known(name)), need[-1]) for need in missing]


def ask_dpkg(needs: Iterable[Need]) -> set[str]:
    names = [name for need in needs for name in need]
    # Its exit code is 1 as soon as one name is unknown; the lines are right all the same.
    query = ["dpkg-query", "-W", "-f=${Package} ${db:Status-Status}\n", *names]
    return installed_packages(listen(query).said)


def ensure_packages(words: str, *, purpose: str, optional: bool = False) -> None:
    """Install what is missing when we may, else say the exact command; ``Stop`` unless optional."""
    if not (shutil.which("dpkg-query") and shutil.which("apt-get")):
        return
    needs = needs_in(words)
    missing = missing_needs(needs, ask_dpkg(needs))
    if not missing:
        return
    is_root = sys.platform != "win32" and os.geteuid() == 0
    if is_root:
        print(f"Installerar systempaket för {purpose} …")
        quiet_apt("update")
    install = ["install", "-y", "--no-install-recommends"]
    install += packages_to_install(
        missing, lambda name: listen(["apt-cache", "show", name]).code == 0
    )
    if is_root and quiet_apt(*install) == 0:
        return
    command = f"{'' if is_root else 'sudo '}apt-get {' '.join(install)}"
    print(
        f"Det saknas systempaket för {purpose}. Kör det här och försök sedan igen:\n\n  {command}\n"
    )
    if not optional:
        raise Stop("Inget är startat.")
    print("Fortsätter utan dem så länge.")


def quiet_apt(*words: str) -> int:
    done = listen(["apt-get", "-q", *words], {**os.environ, "DEBIAN_FRONTEND": "noninteractive"})
    if done.code:
        print(done.complaint.strip())
    return done.code


def stamp_of(lock: bytes, pyproject: bytes, checkout: Path) -> str:
    """What an environment was made from: the lock, the build recipe and the place it points to."""
    import tomllib

    recipe = tomllib.loads(pyproject.decode("utf-8"))
    build = [recipe.get(table) for table in ("build-system", "project")]
    build.append(recipe.get("tool", {}).get("hatch"))
    parts = (lock, json.dumps(build, sort_keys=True).encode(), os.fsencode(checkout))
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


def state_of(venv: Path, stamp: str) -> str:
    """``ready``, ``missing``, ``stale`` (made from something else) or ``half-made``."""
    if not venv.exists():
        return "missing"
    written = venv / STAMP
    if not written.is_file() or not program(venv, "python").exists():
        return "half-made"
    return "ready" if written.read_text(encoding="ascii").strip() == stamp else "stale"


def program(venv: Path, name: str) -> Path:
    """Where the environment keeps the program ``name`` on this system."""
    return venv / "Scripts" / f"{name}.exe" if os.name == "nt" else venv / "bin" / name


def setup() -> int:
    """Make .venv from the lock unless it is there already, whole and right."""
    ensure_packages(QT_NEEDS, purpose="programmets vyer och bilder")
    if has_display(sys.platform, os.environ):
        # Under Wayland Qt manages without the X11 libraries.
        wayland = bool(os.environ.get("WAYLAND_DISPLAY"))
        ensure_packages(WINDOW_NEEDS, purpose="fönster på skärmen", optional=wayland)
    stamp = stamp_of(LOCK.read_bytes(), (ROOT / "pyproject.toml").read_bytes(), ROOT)
    state = state_of(VENV, stamp)
    if state != "ready":
        print(REASONS[state])
        make_venv(stamp)
    print("Miljön i .venv är klar.")
    return 0


def make_venv(stamp: str) -> None:
    # The stamp is written last: an environment without it was interrupted and is made again.
    if find_spec("ensurepip") is None:
        # Debian keeps the part of Python that makes environments in a package of its own.
        ensure_packages(f"python3.{sys.version_info.minor}-venv", purpose="Pythons egna miljöer")
    try:
        if VENV.exists():
            shutil.rmtree(VENV)
        step([sys.executable, "-m", "venv", str(VENV)], "Det gick inte att göra .venv.")
        pip = venv_command("-m", "pip", "install", "-qq", "--disable-pip-version-check")
        print("Hämtar biblioteken. Det är omkring 200 MB och kan ta några minuter …")
        problem = "Biblioteken gick inte att hämta. Kontrollera nätet och kör samma kommando igen."
        step([*pip, "--require-hashes", "-r", str(LOCK)], problem)
        problem = "Programmet gick inte att installera i .venv."
        step([*pip, "--no-deps", "--no-build-isolation", "-e", str(ROOT)], problem)
        (VENV / STAMP).write_text(stamp + "\n", encoding="ascii")
    except OSError as error:
        raise Stop(f"Det gick inte att skriva i {VENV}: {error.strerror}.") from error


def step(command: Sequence[str], problem: str) -> None:
    """Run one command; ``Stop`` with ``problem`` if it fails."""
    if call(command):
        raise Stop(problem)


def venv_command(*words: str) -> list[str]:
    return [str(program(VENV, "python")), *words]


def offscreen(**more: str) -> dict[str, str]:
    """The environment of a run that shows nothing."""
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1", **more}


def has_display(platform: str, environ: Mapping[str, str]) -> bool:
    """Whether a window can be shown: Linux needs a running X or Wayland, others always have one."""
    shown = environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")
    return not platform.startswith("linux") or bool(shown)


def run() -> int:
    setup()
    if has_display(sys.platform, os.environ):
        return call(venv_command("-m", "karriarstod"))
    return run_headless(ROOT / "build" / "headless")


def run_headless(place: Path) -> int:
    """The main job without a window: a practice register, a plan as PDF, a picture of each view."""
    print("Här finns ingen skärm. Gör huvudsaken utan fönster i stället, med påhittade deltagare.")
    register, plan, pictures = place / "register", place / "plan.pdf", place / "bilder"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    karriarstod("practice", str(register))
    listed = karriarstod("participants", str(register), "--json")
    case = print_first_plan(register, plan, cases_by_plan(json.loads(listed)))
    karriarstod("shots", str(register), str(pictures))
    print(f"Övningsregister      {register}   (lösenord: {PRACTICE_PASSWORD})")
    print(f"Individuell plan     {plan}   (ärende {case})")
    for picture in sorted(pictures.rglob("*.png")):
        print(f"Bild                 {picture}")
    print("\nPå en dator med skärm öppnar samma kommando programmets fönster.")
    return 0


def cases_by_plan(participants: Sequence[Mapping[str, object]]) -> list[str]:
    """Case numbers, those known to have a signed plan first, else in the order of the list."""
    ordered = sorted(participants, key=lambda row: not row.get("has_signed_plan"))
    return [str(row["case_number"]) for row in ordered]


def print_first_plan(register: Path, plan: Path, cases: Sequence[str]) -> str:
    """Print the first of ``cases`` that has a plan to print, and give its number."""
    for case in cases:
        done = attempt("plan", str(register), case, "--out", str(plan))
        if done.code == 0 and plan.is_file():
            return case
    raise Stop("Ingen av deltagarna i övningsregistret har en plan som går att skriva ut.")


def attempt(*words: str) -> Answer:
    """One of the program's own commands, on a register with the practice password."""
    environment = offscreen(KARRIARSTOD_PASSWORD=PRACTICE_PASSWORD)
    return listen(venv_command("-m", "karriarstod", *words), environment)


def karriarstod(*words: str) -> str:
    """What one of the program's own commands printed; ``Stop`` with its reason if it refused."""
    done = attempt(*words)
    if done.code:
        raise Stop(
            f"Kommandot ”karriarstod {words[0]}” gick inte igenom.\n{done.complaint}".strip()
        )
    return done.said


def checks() -> dict[str, list[str]]:
    """Every check short of the tests: what it is called, and its command."""
    return {
        "stil": venv_command("-m", "ruff", "check"),
        "format": venv_command("-m", "ruff", "format", "--check"),
        "typer": venv_command("-m", "mypy"),
        "importregler": [str(program(VENV, "lint-imports")), "--no-logo"],
        "beroenden": venv_command("-m", "deptry", "."),
    }


def run_parts(parts: Mapping[str, Sequence[str]]) -> int:
    """Run every part, also after one has failed; 0 only when all went through."""
    results: list[tuple[str, bool, float]] = []
    for name, command in parts.items():
        print(f"\n== {name}")
        started = time.perf_counter()
        passed = call(command, offscreen()) == 0
        results.append((name, passed, time.perf_counter() - started))
    print("\n" + summary(results))
    return 0 if all(passed for _, passed, _ in results) else 1


def summary(results: Sequence[tuple[str, bool, float]]) -> str:
    """One line for each part with its time, and a last line that says what to look at."""
    lines = [
        f"{'ok ' if passed else 'FEL'}  {name:<14}{f'{seconds:.1f}'.replace('.', ','):>7} s"
        for name, passed, seconds in results
    ]
    failed = [name for name, passed, _ in results if not passed]
    verdict = f"Det som inte gick igenom: {', '.join(failed)}." if failed else "Allt gick igenom."
    return "\n".join([*lines, verdict])


def lint() -> int:
    setup()
    return run_parts(checks())


def test() -> int:
    setup()
    ensure_packages(TEST_NEEDS, purpose="testerna av papper och fönster", optional=True)
    return run_parts({**checks(), "tester": venv_command("-m", "pytest", "-q", "-n", "2")})


def bench(*words: str) -> int:
    if words and (len(words) != 2 or words[0] != "--json"):
        raise Stop(USAGE, 2)
    setup()
    # The file is meant from where the reader stands; the measuring runs in the checkout.
    target = ["--json", str(Path(words[1]).resolve())] if words else []
    return call(venv_command(str(ROOT / "tests" / "bench" / "run.py"), *target), offscreen())


def shots(out: str) -> int:
    pictures = Path(out).resolve()
    setup()
    with tempfile.TemporaryDirectory() as folder:
        register = str(Path(folder) / "register")
        karriarstod("practice", register)
        karriarstod("shots", register, str(pictures))
    print(f"Bilderna ligger i {pictures}.")
    return 0


def verapdf(*words: str) -> int:
    setup()
    files = [str(Path(word).resolve()) for word in words]
    return call(venv_command(str(ROOT / "packaging" / "verapdf" / "validate.py"), *files))


def lock() -> int:
    """Solve the dependencies again for every system and Python we run on, with hashes."""
    target = LOCK.relative_to(ROOT).as_posix()
    options = "--universal --python-version 3.11 --generate-hashes --group dev --quiet"
    options += " --no-emit-index-url --no-emit-find-links --no-header pyproject.toml"
    with tempfile.TemporaryDirectory() as folder:
        solver = Path(folder) / "uv"
        step([sys.executable, "-m", "venv", str(solver)], "Det gick inte att göra en miljö.")
        python = str(program(solver, "python"))
        step([python, "-m", "pip", "install", "-qq", "uv"], "uv gick inte att hämta.")
        solve = [python, "-m", "uv", "pip", "compile", *options.split(), "-o", target]
        step(solve, "Beroendena gick inte att lösa.")
    print(f"{target} är skriven. Läs skillnaden innan du sparar den.")
    return 0


VERBS: dict[str, tuple[Callable[..., int], range]] = {
    "run": (run, range(1)),
    "test": (test, range(1)),
    "setup": (setup, range(1)),
    "lint": (lint, range(1)),
    "bench": (bench, range(3)),
    "shots": (shots, range(1, 2)),
    "verapdf": (verapdf, range(sys.maxsize)),
    "lock": (lock, range(1)),
}


def main(words: Sequence[str]) -> int:
    """0 done, 1 something failed or is missing, 2 not understood."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace", line_buffering=True)
    try:
        if sys.version_info < (3, 11):
            raise Stop("Karriärstöd behöver Python 3.11 eller nyare.")
        verb, counts = VERBS.get(words[0] if words else "", (lint, range(0)))
        if len(words) - 1 not in counts:
            raise Stop(USAGE, 2)
        return verb(*words[1:])
    except Stop as stop:
        print(stop)
        return stop.exit_code
    except KeyboardInterrupt:
        print("\nAvbrutet. Kör samma kommando igen för att fortsätta.")
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
