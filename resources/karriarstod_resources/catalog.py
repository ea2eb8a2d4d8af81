"""The only reader of the files that ship with the program."""

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath
from typing import Final

PACKAGE: Final = "karriarstod_resources"


class ResourceMissing(LookupError):
    """A file the program ships with is not there; ``relative`` is its place in the package."""

    def __init__(self, relative: str) -> None:
        super().__init__(f"resource missing: {relative}")
        self.relative = relative


def font_files() -> dict[str, Path]:
    """Every bundled font by its PostScript-like name, e.g. ``AtkinsonHyperlegibleNext-Bold``."""
    return {_stem(file): Path(str(file)) for file in _files("fonts", ".ttf")}


def font_bytes(name: str) -> bytes:
    """The TrueType file called ``name``; ``ResourceMissing`` if there is none."""
    return _file(f"fonts/{name}.ttf").read_bytes()


def icon_names() -> tuple[str, ...]:
    """Names of the bundled icons, in alphabetical order."""
    return tuple(sorted(_stem(file) for file in _files("icons", ".svg")))


@cache
def icon_svg(name: str) -> bytes:
    """The SVG drawing called ``name``, stroked in ``currentColor``, on a 24 × 24 grid."""
    return _file(f"icons/{name}.svg").read_bytes()


def rule_texts() -> dict[str, str]:
    """Every dated rule file (TOML) by its name without ending."""
    return {_stem(file): file.read_text(encoding="utf-8") for file in _files("rules", ".toml")}


@cache
def form_names() -> tuple[str, ...]:
    """Every form template by its name without ending, for example ``mapping.v1``."""
    return tuple(_stem(file) for file in _files("forms", ".toml"))


def form_text(name: str) -> str:
    """The form template ``forms/<name>.toml``; ``ResourceMissing`` if there is none."""
    return text(f"forms/{name}.toml")


@cache
def meeting_names() -> tuple[str, ...]:
    """Every meeting by its name without ending, for example ``follow_up.v1``."""
    names = (_stem(file) for file in _files("meetings", ".toml"))
    return tuple(name for name in names if ".v" in name)


def meeting_text(name: str) -> str:
    """The meeting, or the allow-list, ``meetings/<name>.toml``; ``ResourceMissing`` if none."""
    return text(f"meetings/{name}.toml")


def careful_words_text() -> str:
    """The words to think twice about (TOML)."""
    return text("words/careful.toml")


def branches_text() -> str:
    """Lists to begin one's own from, by branch (TOML)."""
    return text("lists/branches.toml")


@cache
def phrase_names() -> tuple[str, ...]:
    """Every language of the phrase book by its code, for example ``ar``."""
    return tuple(_stem(file) for file in _files("phrases", ".toml"))


def phrase_text(code: str) -> str:
    """The phrases ``phrases/<code>.toml``; ``ResourceMissing`` if there are none."""
    return text(f"phrases/{code}.toml")


@cache
def method_names() -> tuple[str, ...]:
    """Every page of the method guide by its name without ending, for example ``stage_mapping``."""
    return tuple(_stem(file) for file in _files("method", ".md"))


def method_text(name: str) -> str:
    """The page ``method/<name>.md``; ``ResourceMissing`` if there is none."""
    return text(f"method/{name}.md")


def schema_text(name: str) -> str:
    """The JSON Schema ``schemas/<name>.json``; ``ResourceMissing`` if there is none."""
    return text(f"schemas/{name}.json")


def practice_text(name: str) -> str:
    """The practice file ``practice/<name>``, with its ending in the name."""
    return text(f"practice/{name}")


def text(relative: str) -> str:
    """The UTF-8 text at ``relative`` (with ``/``) inside the package."""
    return _file(relative).read_text(encoding="utf-8")


def _file(relative: str) -> Traversable:
    parts = PurePosixPath(relative).parts
    found = files(PACKAGE).joinpath(*parts)
    if ".." in parts or PurePosixPath(relative).is_absolute() or not found.is_file():
        raise ResourceMissing(relative)
    return found


def _files(folder: str, ending: str) -> list[Traversable]:
    place = files(PACKAGE).joinpath(folder)
    if not place.is_dir():
        return []
    found = (file for file in place.iterdir() if file.name.endswith(ending))
    return sorted(found, key=lambda file: file.name)


def _stem(file: Traversable) -> str:
    return PurePosixPath(file.name).stem
