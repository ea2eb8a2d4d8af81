"""The documents agree with the code they speak of."""

import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).resolve().parents[2]
SOURCES: Final = ("karriarstod", "ui", "db", "resources")
GUIDES: Final = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/architecture.md")


def _read(relative: str) -> str:
    return (ROOT / relative).read_text(encoding="utf-8")


def _glossary() -> list[tuple[str, str]]:
    """Swedish word and identifier of every row."""
    return re.findall(r"^\| ([^|]+?) \| `(\w+)` \|", _read("docs/ordlista.md"), re.MULTILINE)


def test_every_identifier_of_the_glossary_is_in_the_code() -> None:
    code = "\n".join(
        path.read_text(encoding="utf-8")
        for source in SOURCES
        for path in (ROOT / source).rglob("*.py")
    )
    words = set(re.findall(r"\w+", code))

    assert [name for _, name in _glossary() if name not in words] == []


def test_the_glossary_has_every_swedish_word_once() -> None:
    counted = Counter(word for word, _ in _glossary())

    assert [word for word, count in counted.items() if count > 1] == []


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads(_read("pyproject.toml"))["project"]
    needed = {re.split(r"[<>=;\[ ]", one)[0] for one in project["dependencies"]}
    table = re.findall(r"^\| ([\w-]+) \|", _read("docs/decisions/0009-dependencies.md"), re.M)

    assert set(table) - {"Library", "---"} == needed


@pytest.mark.parametrize("guide", GUIDES)
def test_every_link_inside_the_repository_leads_somewhere(guide: str) -> None:
    links = re.findall(r"(?<!!)\[[^\]]*\]\(([^)#:]+)\)", _read(guide))
    place = (ROOT / guide).parent

    assert [link for link in links if not (place / link).exists()] == []


def test_decisions_are_numbered_without_gaps() -> None:
    numbers = sorted(path.name[:4] for path in (ROOT / "docs" / "decisions").glob("*.md"))

    assert numbers == [f"{number:04}" for number in range(1, len(numbers) + 1)]


def test_the_licence_is_the_whole_of_eupl() -> None:
    text = _read("LICENSE")
    articles = re.findall(r"^(\d+)\.\w", text, re.MULTILINE)

    assert (text.splitlines()[0], articles) == (
        "EUROPEAN UNION PUBLIC LICENCE v. 1.2",
        [str(number) for number in range(1, 16)],
    )
