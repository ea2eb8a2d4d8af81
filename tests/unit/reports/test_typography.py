"""Text is set so that every letter shows, every line fits, and nothing is lost when read aloud."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plan_sheets import ARABIC_NAME, LONG_WORD

from karriarstod.reports.typography import (
    REPLACEMENT,
    TextStyle,
    Weight,
    break_lines,
    clean,
    hard_lines,
    is_printable,
    single_line,
)

STYLE = TextStyle(10, 14, (0, 0, 0))


def drawn(text: str, width: float = 400) -> list[str]:
    return [line.drawn for line in break_lines(clean(text), STYLE, width)]


def fonts_of(text: str, weight: Weight = Weight.REGULAR) -> list[str]:
    line = single_line(clean(text), TextStyle(10, 14, (0, 0, 0), weight))
    return [run.font for run in line.runs]


@given(st.text(max_size=80), st.floats(min_value=30, max_value=500))
def test_no_line_is_wider_than_the_room(text: str, width: float) -> None:
    lines = break_lines(clean(text), STYLE, width)
    assert all(line.width <= width + 0.001 or len(line.spoken) <= 2 for line in lines)


@given(st.text(alphabet="abcåäö –-/xyz", max_size=120), st.floats(min_value=30, max_value=300))
def test_breaking_a_text_keeps_every_letter_and_space(text: str, width: float) -> None:
    lines = break_lines(clean(text), STYLE, width)
    assert "".join(line.spoken for line in lines) == clean(text)


def test_a_line_that_ends_at_a_space_draws_that_space() -> None:
    assert drawn("införande uppföljning", 70) == ["införande ", "uppföljning"]


def test_a_word_wider_than_the_room_is_cut_and_none_of_it_lost() -> None:
    pieces = drawn(LONG_WORD, 120)
    assert len(pieces) > 5
    assert "".join(pieces) == LONG_WORD


def test_a_long_word_begins_on_a_line_of_its_own() -> None:
    assert drawn(f"Den {LONG_WORD}", 200)[0] == "Den "


def test_a_hyphen_between_letters_may_end_a_line() -> None:
    assert drawn("arbetsmarknads-introduktion", 110) == ["arbetsmarknads-", "introduktion"]


def test_a_number_with_hyphens_is_not_broken_at_them() -> None:
    assert drawn("Beslut DLT-2026-0042", 80) == ["Beslut ", "DLT-2026-0042"]


def test_a_soft_hyphen_shows_only_where_the_line_ends() -> None:
    word = "arbetsmarknads\u00adintroduktion"
    assert drawn(word, 110) == ["arbetsmarknads-", "introduktion"]
    assert drawn(word, 400) == ["arbetsmarknadsintroduktion"]


def test_a_soft_hyphen_is_never_read_aloud() -> None:
    lines = break_lines("arbetsmarknads\u00adintroduktion", STYLE, 110)
    assert "".join(line.spoken for line in lines) == "arbetsmarknadsintroduktion"


@pytest.mark.parametrize("name", ["Žofia Wałęsa", "Şükrü Öberg", "Nguyễn", "Дарья", "Ελένη"])
def test_letters_of_europe_and_vietnam_have_glyphs(name: str) -> None:
    assert drawn(name) == [name]


def test_arabic_is_joined_and_drawn_from_the_right() -> None:
    line = single_line("محمد", STYLE)
    assert [hex(ord(letter)) for letter in line.drawn] == ["0xfeaa", "0xfee4", "0xfea4", "0xfee3"]


def test_arabic_is_read_aloud_as_it_was_written() -> None:
    assert single_line(ARABIC_NAME, STYLE).spoken == ARABIC_NAME


def test_arabic_inside_swedish_leaves_the_swedish_in_place() -> None:
    text = single_line(f"Namn {ARABIC_NAME} (kock)", STYLE).drawn
    assert text.startswith("Namn ")
    assert text.endswith(" (kock)")


def test_a_text_that_begins_in_arabic_is_read_from_the_right() -> None:
    assert single_line(f"{ARABIC_NAME} (kock)", STYLE).is_right_to_left
    assert not single_line(f"kock {ARABIC_NAME}", STYLE).is_right_to_left


def test_a_character_in_no_font_shows_as_a_replacement() -> None:
    assert drawn("hej 🚲") == [f"hej {REPLACEMENT}"]


def test_a_character_in_no_font_is_still_read_aloud() -> None:
    assert single_line("hej 🚲", STYLE).spoken == "hej 🚲"


def test_an_emoji_with_a_skin_tone_shows_as_one_replacement() -> None:
    assert drawn("👍🏽") == [REPLACEMENT]


def test_each_script_takes_the_first_font_that_has_it() -> None:
    assert fonts_of("a я م") == [
        "AtkinsonHyperlegibleNext-Regular",
        "NotoSans-Regular",
        "AtkinsonHyperlegibleNext-Regular",
        "NotoSansArabic-Regular",
    ]


def test_heavy_text_takes_the_heavy_cut_of_the_other_fonts() -> None:
    assert fonts_of("я", Weight.SEMIBOLD) == ["NotoSans-Bold"]


def test_a_loose_accent_is_composed_with_its_letter() -> None:
    assert clean("o\u0308berg") == "öberg"


def test_a_combining_mark_stays_in_the_font_of_its_letter_when_it_can() -> None:
    assert len(fonts_of("я\u0301")) == 1


@pytest.mark.parametrize("bad", ["\x00", "\x1b", "\u202e", "\ufeff"])
def test_controls_are_taken_out(bad: str) -> None:
    assert clean(f"a{bad}b") == "ab"


def test_half_a_surrogate_pair_becomes_a_replacement() -> None:
    assert clean("a\ud83db") == f"a{REPLACEMENT}b"


def test_tabs_and_many_spaces_become_one_space() -> None:
    assert clean(" a \t  b ") == "a b"


def test_a_person_s_own_lines_are_kept_and_outer_empty_ones_dropped() -> None:
    assert hard_lines("\n\nett\r\n\ntvå\u2028tre\n") == ["ett", "", "två", "tre"]


def test_nothing_written_is_no_lines() -> None:
    assert hard_lines(" \n ") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Åsa, Žaneta, Łukasz\n– och så vidare …", True),
        (f"{ARABIC_NAME} och жёлтая", True),
        ("hej 🚲", False),
        ("東京", False),
    ],
)
def test_characters_that_no_font_has_are_known(text: str, expected: bool) -> None:
    assert is_printable(text) is expected
