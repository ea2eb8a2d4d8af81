"""The method guide: whole, plainly written, joined up, and found by its words."""

import re
from collections.abc import Iterator
from pathlib import Path
from statistics import mean

import pytest

from karriarstod.application.method_guide import (
    FIRST_MORNING,
    HOW,
    SKELETON,
    START,
    GuidePage,
    GuidePart,
    NoSuchPage,
    all_pages,
    contents,
    form_page,
    page,
    plain_lines,
    read_page,
    related,
    search,
    so_gor_du,
    stage_page,
)
from karriarstod.domain.stages import StageKey
from karriarstod.forms.catalog import newest
from karriarstod_resources import catalog

UI = Path(__file__).resolve().parents[3] / "ui" / "karriarstod_ui"
PAGES = catalog.method_names()
LONGEST, AVERAGE = 25, 14

FORBIDDEN = re.compile(
    r"\b(DOA|BIP|NNS|AWP|WRI|WEIS|DFA|TIPPA|OCN|SIS|Outcomes Star|Coompanion\w*|Framstegs|"
    r"Framsteg|blankett från|Arbetsförmedlingens blankett)\b"
)
"""Licensed instruments, and those whose templates ours are not."""

CODES = re.compile(r"\b[SM]\d{1,2}\b|\[[FIK]\b")


def _sentences(one: GuidePage) -> Iterator[str]:
    for section in one.sections:
        for line in section.lines:
            yield from re.split(r"(?<=[.!?:])[”’)]?\s+", re.sub(r"^\d+\. ", "", line))


def _length(sentence: str) -> int:
    return len(re.findall(r"\w+(?:[-–.:/]\w+)*", sentence))


# Every page.


@pytest.mark.parametrize("stage", StageKey)
def test_every_stage_has_a_page(stage: StageKey) -> None:
    assert page(stage_page(stage)).part is GuidePart.STAGES


@pytest.mark.parametrize("template", newest(), ids=lambda one: str(one.id))
def test_every_form_has_a_page_called_as_the_form_is(template: object) -> None:
    assert hasattr(template, "guide")
    assert hasattr(template, "title")

    assert page(template.guide).title == template.title
    assert page(template.guide).part is GuidePart.FORMS


def test_every_page_is_in_the_contents_once() -> None:
    assert sorted(one.id for one in all_pages()) == sorted(PAGES)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_the_five_sections_and_each_says_something(name: str) -> None:
    sections = page(name).sections

    assert tuple(one.title for one in sections) == SKELETON
    assert all(one.lines for one in sections)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_says_whose_its_words_are(name: str) -> None:
    foot = page(name).foot

    assert foot.startswith(("Källa: ", "Vårt eget råd."))
    assert "vårt eget råd" in foot.lower() or "våra" in foot.lower()


@pytest.mark.parametrize("name", PAGES)
def test_every_link_leads_to_a_page(name: str) -> None:
    for link in page(name).links:
        assert link in PAGES
        assert link != name


@pytest.mark.parametrize("name", PAGES)
def test_links_name_the_file_so_that_they_can_be_followed_in_the_folder_too(name: str) -> None:
    found = re.findall(r"\]\(([^)]+)\)", catalog.method_text(name))

    assert all(link.endswith(".md") for link in found)


def test_every_page_is_led_to_from_another() -> None:
    led_to = {link for one in all_pages() for link in one.links}
    led_to |= {other.id for one in all_pages() for other in related(one.id)}

    assert set(PAGES) - led_to == set()


@pytest.mark.parametrize("name", PAGES)
def test_no_instrument_and_nobody_elses_template_is_named(name: str) -> None:
    assert FORBIDDEN.findall(catalog.method_text(name)) == []


@pytest.mark.parametrize("name", PAGES)
def test_sources_are_named_and_not_coded(name: str) -> None:
    assert CODES.findall(catalog.method_text(name)) == []


@pytest.mark.parametrize("name", PAGES)
def test_sentences_are_short(name: str) -> None:
    lengths = {one: _length(one) for one in _sentences(page(name)) if _length(one)}
    longest = max(lengths, key=lengths.__getitem__)

    assert lengths[longest] <= LONGEST, longest
    assert mean(lengths.values()) <= AVERAGE


@pytest.mark.parametrize("name", PAGES)
def test_a_form_is_told_of_in_few_lines(name: str) -> None:
    if name != FIRST_MORNING:
        assert len(page(name).section(HOW).lines) <= 12


# The first morning.


def test_the_buttons_of_the_first_morning_are_in_the_program() -> None:
    named = set(re.findall(r"«([^»]+)»", catalog.method_text(FIRST_MORNING)))
    written = "\n".join(path.read_text(encoding="utf-8") for path in UI.rglob("*.py"))
    texts = set(re.findall(r'"([^"\n]{2,80})"', written))

    lacking = {name for name in named if not any(_is_button(name, text) for text in texts)}

    assert len(named) >= 15
    assert lacking == set()


def _is_button(name: str, text: str) -> bool:
    # What stands after two spaces in a button is its key: "Lås nu  Ctrl+L".
    return text.split("  ", maxsplit=1)[0] == name


def test_the_first_morning_is_numbered_and_fits_in_half_an_hour() -> None:
    lines = page(FIRST_MORNING).section(HOW).lines
    minutes = [int(found[1]) for line in lines if (found := re.search(r"\((\d+)\sminut", line))]

    assert [line.split(".")[0] for line in lines] == [str(n + 1) for n in range(len(lines))]
    assert len(minutes) == len(lines)
    assert sum(minutes) <= 30


def test_the_first_morning_goes_by_referral_plan_form_and_print() -> None:
    text = page(FIRST_MORNING).section(HOW).text

    for word in ("**Anvisning.**", "**Plan.**", "**Formulär.**", "**Utskrift.**"):
        assert word in text


# Reading.


def test_a_page_is_read_as_it_is_written() -> None:
    text = "# Titel\n\n## Vad det är till för\n\nEn rad.\n\n## Sedan\n\n[Hit](x.md)\n\n---\nVårt.\n"

    found = read_page("start", text)

    assert (found.title, found.foot) == ("Titel", "Vårt.")
    assert found.section("Sedan").text == "[Hit](x.md)"
    assert found.links == ("x",)


def test_marks_are_taken_from_plain_lines_and_numbers_kept() -> None:
    text = "Ett **starkt** ord\nsom fortsätter.\n\n1. Välj [sidan](x.md).\n- Sedan *detta*."

    assert plain_lines(text) == (
        "Ett starkt ord som fortsätter.",
        "1. Välj sidan.",
        "Sedan detta.",
    )


def test_a_page_nobody_wrote_is_refused() -> None:
    with pytest.raises(NoSuchPage) as refused:
        page("../start")

    assert refused.value.page_id == "../start"


def test_a_section_nobody_wrote_is_refused() -> None:
    with pytest.raises(KeyError):
        page(START).section("Bilaga")


# Beside a form.


def test_beside_a_form_stands_what_its_page_says_to_do() -> None:
    lines = so_gor_du("follow_up_talk")

    assert lines[0].startswith("Läs först upp")
    assert lines == page("follow_up_talk").section(HOW).lines


def test_a_form_that_is_not_ours_has_no_advice_and_the_start_of_the_guide() -> None:
    assert so_gor_du("nobodys_form") == ()
    assert form_page("nobodys_form") == START


# What belongs together.


def test_a_stage_leads_to_its_forms() -> None:
    found = [one.id for one in related(stage_page(StageKey.MAPPING))]

    assert {"mapping", "competence_mapping", "work_plan"} <= set(found)


def test_a_form_leads_to_its_stages() -> None:
    found = [one.id for one in related("follow_up_talk")]

    assert stage_page(StageKey.TRAINING) in found
    assert "follow_up_talk" not in found
    assert len(found) == len(set(found))


def test_contents_follow_the_chain_and_the_catalogue() -> None:
    stages = [one.id for one in contents()[GuidePart.STAGES]]
    forms = [one.id for one in contents()[GuidePart.FORMS]]

    assert stages == [stage_page(key) for key in StageKey]
    assert forms[:3] == ["referral", "first_visit", "introduction"]
    assert sorted(forms) == sorted(one.guide for one in newest())


# Search.


def test_a_word_is_found_by_its_beginning() -> None:
    assert search("valid")[0].page.id == "validation"


def test_a_page_called_so_comes_first() -> None:
    assert search("samtycke")[0].page.id == "consent"


def test_all_words_must_be_there() -> None:
    both = {hit.page.id for hit in search("tolk samtycke")}

    assert both < {hit.page.id for hit in search("tolk")}
    assert "consent" in both


def test_swedish_letters_are_letters_of_their_own() -> None:
    assert "absence" in {hit.page.id for hit in search("FRÅNVARO")}
    assert search("franvaro") == ()


def test_what_is_found_is_shown_in_its_line() -> None:
    hit = next(one for one in search("utrymning") if one.page.id == "introduction")

    assert "utrymning" in hit.snippet.lower()


def test_a_long_line_is_cut_between_words() -> None:
    cut = [hit.snippet for hit in search("e") if hit.snippet.endswith(" …")]

    assert all(len(one) <= 112 for one in cut)


@pytest.mark.parametrize("typed", ["", "   ", "–", "xyzzy"])
def test_nothing_is_found_by_nothing(typed: str) -> None:
    assert search(typed) == ()
