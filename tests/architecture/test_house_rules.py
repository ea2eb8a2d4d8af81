"""Rules of the house that no tool checks, each with an example it must catch."""

import ast
import re
import subprocess
from collections.abc import Callable, Iterator
from datetime import date
from fnmatch import fnmatch
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).resolve().parents[2]
SOURCE_ROOTS: Final = ("ui", "db", "resources", "tests", "packaging")
PACKAGES: Final = (
    "karriarstod",
    "ui/karriarstod_ui",
    "db/karriarstod_db",
    "resources/karriarstod_resources",
)
CLOCK: Final = "karriarstod/domain/clock.py"
CONNECTION: Final = "db/karriarstod_db/register/connection.py"
THEME: Final = "ui/karriarstod_ui/theme.py"
UI: Final = "ui/karriarstod_ui"

Rule = Callable[[ast.Module], Iterator[tuple[int, str]]]


# --- The rules: each gives line and text of what it objects to ----------------------------------


def database_drivers(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        else:
            continue
        for name in names:
            if name.split(".")[0] in {"sqlite3", "sqlcipher3", "apsw"}:
                yield node.lineno, f"imports {name}"


def keyed_by_hand(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for line, text in _strings(tree):
        if re.search(r"PRAGMA\s+(re)?key\b", text, re.IGNORECASE):
            yield line, "sets a database key"


def values_inside_translations(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for call in _calls(tree):
        if _last_name(call.func) in {"tr", "translate"} and any(
            isinstance(part, ast.JoinedStr | ast.BinOp) for part in call.args
        ):
            yield call.lineno, "the text is put together inside tr()"


def hex_colours(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for line, text in _strings(tree):
        if found := re.search(r"(?<![\w&])#(?:[0-9a-fA-F]{3}){1,2}(?:[0-9a-fA-F]{2})?\b", text):
            yield line, f"colour {found[0]}"


def style_sheets(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for call in _calls(tree):
        if _last_name(call.func) == "setStyleSheet":
            yield call.lineno, "setStyleSheet"


def nested_loops(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for call in _calls(tree):
        if (name := _last_name(call.func)) in {"exec", "exec_", "processEvents", "QEventLoop"}:
            yield call.lineno, f"{name}()"


def other_clocks(tree: ast.Module) -> Iterator[tuple[int, str]]:
    banned = r"(^|\.)(date(time)?\.(now|today|utcnow)|QDate\.currentDate|QDateTime\.current\w+)$"
    for call in _calls(tree):
        if re.search(banned, name := ast.unparse(call.func)):
            yield call.lineno, f"{name}()"


def _strings(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Every string that is not a docstring."""
    docstrings = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or id(node) in docstrings:
            continue
        if isinstance(node.value, str):
            yield node.lineno, node.value


def _calls(tree: ast.Module) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _last_name(func: ast.expr) -> str:
    if isinstance(func, ast.Attribute):
        return func.attr
    return func.id if isinstance(func, ast.Name) else ""


# --- Where each rule holds, and an example it must catch ----------------------------------------

RULES: Final[dict[str, tuple[Rule, tuple[str, ...], tuple[str, ...], str]]] = {
    "only the connection knows a database driver": (
        database_drivers,
        (*PACKAGES, "tests", "packaging"),
        (CONNECTION, "tests/bench/*"),
        "from sqlite3 import connect",
    ),
    "only the connection sets a key": (
        keyed_by_hand,
        (*PACKAGES, "packaging"),
        (CONNECTION,),
        "run('pragma  key = 1')",
    ),
    "texts are literals, values go in afterwards": (
        values_inside_translations,
        (UI,),
        (),
        "self.tr(f'{count} valda')",
    ),
    "colours are named in the theme, and on paper by the page": (
        hex_colours,
        PACKAGES,
        (THEME, "karriarstod/reports/page.py"),
        "draw('#c00')",
    ),
    "style sheets are set in the theme": (
        style_sheets,
        (UI,),
        (THEME,),
        "label.setStyleSheet('')",
    ),
    "no loop inside the loop": (
        nested_loops,
        (UI,),
        # The one loop there is: the application's own.
        ("ui/karriarstod_ui/app.py",),
        "dialog.exec()",
    ),
    "time comes from the clock": (
        other_clocks,
        PACKAGES,
        (CLOCK,),
        "late = datetime.date.today()",
    ),
}


def _files(folder: str, ending: str = ".py") -> Iterator[Path]:
    return iter(sorted((ROOT / folder).rglob(f"*{ending}")))


def _objections(rule: Rule, places: tuple[str, ...], free: tuple[str, ...]) -> list[str]:
    found = []
    for path in (path for place in places for path in _files(place)):
        relative = path.relative_to(ROOT).as_posix()
        if not any(fnmatch(relative, pattern) for pattern in free):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            found += [f"{relative}:{line}: {text}" for line, text in rule(tree)]
    return found


@pytest.mark.parametrize("name", RULES)
def test_rule(name: str) -> None:
    rule, places, free, _ = RULES[name]

    assert _objections(rule, places, free) == []


@pytest.mark.parametrize("name", RULES)
def test_a_broken_rule_is_caught(name: str) -> None:
    rule, _, _, example = RULES[name]

    assert len(list(rule(ast.parse(example)))) == 1


def test_style_files_use_roles_and_no_colours() -> None:
    coloured = re.compile(r"#[0-9a-fA-F]{3,8}\b(?=[^{]*;)")
    styles = _files("resources/karriarstod_resources", ".qss")

    assert [path.name for path in styles if coloured.search(path.read_text("utf-8"))] == []


@pytest.mark.parametrize("root", SOURCE_ROOTS)
def test_a_source_root_is_not_a_package(root: str) -> None:
    assert not (ROOT / root / "__init__.py").exists()


def test_no_test_folder_is_a_package() -> None:
    assert [path for path in _files("tests") if path.name == "__init__.py"] == []


@pytest.mark.parametrize("package", PACKAGES)
def test_every_module_says_what_it_is(package: str) -> None:
    silent = [
        path.relative_to(ROOT).as_posix()
        for path in _files(package)
        if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]

    assert silent == []


# --- Licences ------------------------------------------------------------------------------------


def _licensed() -> dict[str, str]:
    """Pattern of files and name of licence, from the table in LICENSES/README.md."""
    table = (ROOT / "LICENSES" / "README.md").read_text(encoding="utf-8")
    return dict(re.findall(r"^\| `([^`]+)` \| `([^`]+)` \|$", table, re.MULTILINE))


def test_every_font_and_icon_has_a_licence() -> None:
    home = ROOT / "resources" / "karriarstod_resources"
    names = [
        path.relative_to(home).as_posix()
        for folder in ("fonts", "icons")
        for path in (home / folder).iterdir()
    ]

    assert [name for name in names if not any(fnmatch(name, one) for one in _licensed())] == []


def test_every_named_licence_is_there_in_full() -> None:
    texts = {name: ROOT / "LICENSES" / name for name in _licensed().values()}

    assert [name for name, path in texts.items() if len(path.read_text("utf-8")) < 1_000] == []


# --- Personnummer --------------------------------------------------------------------------------

# Skatteverket's published test numbers, and one samordningsnummer constructed from them.
TEST_NUMBERS: Final = frozenset(
    {
        "197103011032",
        "199006022397",
        "198808112380",
        "199705162387",
        "200002262384",
        "199705762384",
        "194408139089",
        "199107172380",
        "199610202385",
        "195711212893",
        "195712302842",
        "196107293059",
        "196108193175",
        "197907179191",
        "198705212382",
        "199212252382",
        "199504242398",
        "196404153832",
        "197911109291",
        "198101079294",
        "191212121212",
        # Born in the future, with a right check digit: what a form must refuse.
        "203001012388",
    }
)
# Hashes of packages, where any run of digits may stand.
HASHES: Final = ("packaging/requirements.txt", "tests/data/published_forms.txt")


def real_looking_numbers(text: str) -> list[str]:
    """Twelve-digit numbers a person could have, that are not test numbers; spelt as found."""
    found = re.finditer(r"(?<![\w.])(\d{8})[-+ ]?(\d{4})(?![\w])", text)
    return [
        one[0]
        for one in found
        if _could_be_a_person(one[1] + one[2]) and one[1] + one[2] not in TEST_NUMBERS
    ]


def _could_be_a_person(digits: str) -> bool:
    year, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:8])
    try:
        born = date(year, month, day - 60 if day > 60 else day)
    except ValueError:
        return False
    doubled = [int(digit) * (2 - at % 2) for at, digit in enumerate(digits[2:])]
    return 1850 <= born.year <= 2030 and sum(n // 10 + n % 10 for n in doubled) % 10 == 0


def _texts_in_the_tree() -> Iterator[tuple[str, str]]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if listed.returncode:
        pytest.skip("the tree is not a git checkout")
    for relative in filter(None, listed.stdout.split("\0")):
        path = ROOT / relative
        if relative in HASHES or not path.is_file():
            continue
        try:
            yield relative, path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def test_no_number_in_the_tree_could_be_a_real_persons() -> None:
    found = {name: real_looking_numbers(text) for name, text in _texts_in_the_tree()}

    assert {name: numbers for name, numbers in found.items() if numbers} == {}


@pytest.mark.parametrize("separator", ["", "-", "+", " "])
def test_a_number_outside_the_list_is_caught_however_it_is_written(separator: str) -> None:
    # Put together here, since written out it would be caught in this very file.
    born, serials = "19710301", map(str, range(1040, 1050))
    number = separator.join((born, next(one for one in serials if _could_be_a_person(born + one))))

    assert real_looking_numbers(f"({number})") == [number]


@pytest.mark.parametrize(
    "text", ["19710301-1032", "19710301-1033", "19710231-1037", "0.197103011050", "1971-03-01"]
)
def test_test_numbers_and_what_is_no_number_are_let_through(text: str) -> None:
    assert real_looking_numbers(text) == []
