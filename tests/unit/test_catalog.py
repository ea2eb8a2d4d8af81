"""The files that ship with the program can be read by name, and a missing one says which."""

import io
from collections.abc import Callable

import pytest
from reportlab.pdfbase.ttfonts import TTFontFile

from karriarstod_resources import catalog

PAPER_CUTS = ("Regular", "Medium", "SemiBold", "Bold")


@pytest.mark.parametrize("cut", PAPER_CUTS)
def test_the_house_font_has_the_letters_of_european_names(cut: str) -> None:
    font = TTFontFile(io.BytesIO(catalog.font_bytes(f"AtkinsonHyperlegibleNext-{cut}")))

    assert [letter for letter in "åäöÅÄÖéüžłćšđęőřțýðþ–—•×½" if not _has(font, letter)] == []


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("NotoSans-Regular", "ЖпєΑω"),
        ("NotoSans-Bold", "ЖпєΑω"),
        ("NotoSansArabic-Regular", "سابﺳﻻ"),
        ("NotoSansArabic-Bold", "سابﺳﻻ"),
    ],
)
def test_a_fallback_font_has_the_script_it_is_there_for(name: str, letters: str) -> None:
    font = TTFontFile(io.BytesIO(catalog.font_bytes(name)))

    assert [letter for letter in letters if not _has(font, letter)] == []


def test_every_listed_font_is_a_file_on_disk() -> None:
    assert {name: path.is_file() for name, path in catalog.font_files().items()} == dict.fromkeys(
        catalog.font_files(), True
    )


def test_the_house_font_is_among_the_listed_fonts() -> None:
    assert {f"AtkinsonHyperlegibleNext-{cut}" for cut in PAPER_CUTS} <= set(catalog.font_files())


@pytest.mark.parametrize("name", catalog.icon_names())
def test_an_icon_is_drawn_in_the_colour_of_its_surroundings(name: str) -> None:
    assert b'stroke="currentColor"' in catalog.icon_svg(name)


def test_icons_are_listed_in_alphabetical_order() -> None:
    assert list(catalog.icon_names()) == sorted(catalog.icon_names())


def test_a_missing_icon_names_its_place() -> None:
    with pytest.raises(catalog.ResourceMissing) as missing:
        catalog.icon_svg("no-such-icon")

    assert missing.value.relative == "icons/no-such-icon.svg"


def test_every_rule_file_is_listed_by_its_stem() -> None:
    assert all(name and "." not in name for name in catalog.rule_texts())


@pytest.mark.parametrize("relative", ["../../pyproject.toml", "/etc/hostname", "fonts", ""])
def test_nothing_outside_the_package_and_no_folder_is_read(relative: str) -> None:
    with pytest.raises(catalog.ResourceMissing):
        catalog.text(relative)


@pytest.mark.parametrize("read", [catalog.schema_text, catalog.practice_text])
def test_a_missing_text_is_refused(read: Callable[[str], str]) -> None:
    with pytest.raises(catalog.ResourceMissing):
        read("no-such-file")


def _has(font: TTFontFile, letter: str) -> bool:
    return ord(letter) in font.charToGlyph
