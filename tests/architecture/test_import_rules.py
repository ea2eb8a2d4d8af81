"""The import rules of pyproject.toml catch a broken import, and let the intended ones through."""

import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).resolve().parents[2]
SOURCE_ROOTS: Final = (".", "ui", "db", "resources")

LINT: Final = "from importlinter.cli import lint_imports_command as lint; lint()"

# The smallest tree with the shape of ours: what the rules mention, and the imports they allow.
TREE: Final = {
    "karriarstod/__init__.py": "",
    "karriarstod/__main__.py": (
        "import karriarstod_db.session\nimport karriarstod_ui.app\n"
        "import karriarstod_ui.composition\nimport karriarstod_ui.shots\n"
    ),
    "karriarstod/cli.py": "import karriarstod.commands\n",
    "karriarstod/commands/__init__.py": "import karriarstod.practice\n",
    "karriarstod/practice/__init__.py": "import karriarstod.exchange\n",
    "karriarstod/domain/__init__.py": "",
    "karriarstod/forms/__init__.py": "import karriarstod.domain\nimport msgspec\n",
    "karriarstod/application/__init__.py": "import karriarstod.forms\n",
    "karriarstod/reports/__init__.py": "import reportlab\n",
    "karriarstod/exchange/__init__.py": "import msgspec\n",
    "ui/karriarstod_ui/__init__.py": "",
    "ui/karriarstod_ui/app.py": "import PySide6\nimport karriarstod.application\n",
    "ui/karriarstod_ui/composition.py": "",
    "ui/karriarstod_ui/shots.py": "",
    "ui/karriarstod_ui/pages/__init__.py": "",
    "ui/karriarstod_ui/pages/today.py": "",
    "ui/karriarstod_ui/pages/reports.py": "",
    "db/karriarstod_db/__init__.py": "",
    "db/karriarstod_db/session.py": "import karriarstod_db.register.connection\n",
    "db/karriarstod_db/register/__init__.py": "",
    "db/karriarstod_db/register/connection.py": "import sqlcipher3\n",
    "resources/karriarstod_resources/__init__.py": "",
}

# One broken import for each contract, by words of its name.
BROKEN: Final = {
    "siblings above the core": ("ui/karriarstod_ui/app.py", "import karriarstod_db.session"),
    "inside the core": ("karriarstod/domain/__init__.py", "import karriarstod.application"),
    "free of Qt and SQL": ("karriarstod/application/__init__.py", "import sqlalchemy"),
    "standard library only": ("karriarstod/domain/__init__.py", "import msgspec"),
    "only in reports": ("karriarstod/exchange/__init__.py", "import pikepdf"),
    "knows the cipher": ("db/karriarstod_db/session.py", "import sqlcipher3"),
    "never to each other": (
        "ui/karriarstod_ui/pages/today.py",
        "import karriarstod_ui.pages.reports",
    ),
}


def _plant(place: Path, changes: Mapping[str, str]) -> None:
    for relative, text in {**TREE, **changes}.items():
        path = place / relative
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f'"""A stand-in."""\n\n{text}', encoding="utf-8")
    shutil.copy(ROOT / "pyproject.toml", place)


def _verdicts(place: Path) -> dict[str, bool]:
    """Whether each contract was kept, as import-linter says it in its summary."""
    roots = os.pathsep.join(str(place / root) for root in SOURCE_ROOTS)
    done = subprocess.run(
        [sys.executable, "-c", LINT, "--no-cache", "--no-logo"],
        cwd=place,
        env={**os.environ, "PYTHONPATH": roots, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    # Long names are wrapped in the summary.
    said = " ".join(done.stdout.split())
    return {name: f"{name} KEPT" in said for name in _contracts() if f"{name} " in said}


def _contracts() -> list[str]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return [one["name"] for one in settings["tool"]["importlinter"]["contracts"]]


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bool]:
    """The verdicts on a tree where every contract is broken once."""
    changes: dict[str, str] = {}
    for relative, line in BROKEN.values():
        changes[relative] = changes.get(relative, TREE[relative]) + line + "\n"
    place = tmp_path_factory.mktemp("broken")
    _plant(place, changes)
    return _verdicts(place)


def test_the_intended_imports_are_let_through(tmp_path: Path) -> None:
    _plant(tmp_path, {})

    verdicts = _verdicts(tmp_path)

    assert (len(verdicts), [name for name, kept in verdicts.items() if not kept]) == (
        len(BROKEN),
        [],
    )


@pytest.mark.parametrize("words", BROKEN)
def test_a_broken_import_is_caught(words: str, broken: dict[str, bool]) -> None:
    assert [kept for name, kept in broken.items() if words in name] == [False]


def test_every_contract_has_an_import_that_breaks_it() -> None:
    assert [name for name in _contracts() if not any(words in name for words in BROKEN)] == []
