"""The individual plan says what was agreed, to the one it is for."""

import importlib
import pkgutil
import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest
from pdf_structure import Structure
from plan_sheets import ARABIC_NAME, CONTENT, a_draft, a_plan, a_sheet

from karriarstod import reports
from karriarstod.application.ports import Copy
from karriarstod.domain.plan import (
    Goal,
    GoalStatus,
    HoursStep,
    PlanBasis,
    Step,
    TaskLevel,
    WorkTask,
)
from karriarstod.reports.catalog import REPORTS
from karriarstod.reports.individual_plan import REPORT, blank_sheet, file_stem, render
from karriarstod.reports.sheets import ChainStep, PlanSheet, Reach, SignerLine


def said(sheet: PlanSheet) -> list[str]:
    return [text for _, text in Structure(render(sheet)).read_aloud()]


def headings(sheet: PlanSheet) -> list[str]:
    structure = Structure(render(sheet))
    return [structure.text(one) for one in structure.elements("H1", "H2")]


def cells(sheet: PlanSheet) -> list[list[str]]:
    structure = Structure(render(sheet))
    return [[structure.text(cell) for cell in row.kids] for row in structure.elements("TR")]


def a_step(**changes: object) -> PlanSheet:
    step = replace(Step(1, "Prova", "Det syns", "Ali"), **changes)  # type: ignore[arg-type]  # any field
    return a_plan(goals=(Goal(1, "Mål", "Märks", steps=(step,)),))


def test_the_plan_has_its_sections_in_reading_order() -> None:
    assert headings(a_sheet()) == [
        "Individuell plan",
        "Mitt mål",
        "Nuläge",
        "Vägen dit",
        "Mål och delmål",
        "Arbetstiden, steg för steg",
        "Stöd och anpassning",
        "Om det blir svårt",
        "Vem gör vad",
        "Uppföljning",
    ]


def test_sections_without_content_are_left_out() -> None:
    bare = a_plan(hours_steps=(), adaptations="", when_hard="", roles=())
    assert headings(bare)[5:] == ["Uppföljning"]


def test_what_is_rarely_written_has_its_place_when_it_is() -> None:
    sheet = replace(
        a_plan(alternative_goal="Lager", tasks=(WorkTask("Diska"),)), participant_comment="Bra"
    )
    assert {"Alternativt mål", "Arbetsuppgifter", "Det vill jag själv lägga till"} <= set(
        headings(sheet)
    )


def test_the_version_line_tells_case_version_and_dates() -> None:
    line = "DLT-2026-0042 · Version 3 · fastställd 2 september 2026 · gäller till 1 december 2026"
    assert line in said(a_sheet())


def test_the_place_of_signing_is_said_except_for_a_protected_person() -> None:
    sheet = a_sheet(signed_place="Exempelby")
    assert any("fastställd 2 september 2026 i Exempelby" in text for text in said(sheet))
    assert not any("Exempelby ·" in text for text in said(replace(sheet, is_protected=True)))


def test_a_signer_s_name_stands_under_the_role() -> None:
    sheet = a_sheet(signers=(SignerLine("Deltagare", "Ali Exempelsson"),))
    assert said(sheet)[-4:-2] == ["Deltagare, ort och datum", "Ali Exempelsson"]


@pytest.mark.parametrize(
    ("copy_to", "name"),
    [
        (Copy.ARBETSFORMEDLINGEN, "Arbetsförmedlingen"),
        (Copy.KOMMUN, "Kommunen"),
        (Copy.DELTAGARE, "Deltagaren"),
    ],
)
def test_the_copy_says_whose_it_is(copy_to: Copy, name: str) -> None:
    texts = said(a_sheet(copy_to=copy_to))
    assert texts[texts.index("Kopia till") + 1] == name


def test_an_original_is_nobody_s_copy() -> None:
    assert "Kopia till" not in said(a_sheet(copy_to=None))


def test_only_the_authority_that_files_by_it_sees_the_whole_number() -> None:
    assert [one for one in Copy if one.shows_identity_number] == [Copy.ARBETSFORMEDLINGEN]


def test_a_draft_says_so_first() -> None:
    assert said(a_draft())[0] == "UTKAST – inte fastställd"


def test_a_draft_names_the_version_it_will_become() -> None:
    assert "DLT-2026-0042 · Utkast till version 1" in said(a_draft())


def test_a_protected_person_s_plan_says_so_first() -> None:
    first = said(a_sheet(is_protected=True))[0]
    assert first == "SKYDDADE PERSONUPPGIFTER – skicka inte vidare"


def test_a_protected_person_s_workplace_is_not_printed() -> None:
    assert not any("Café" in text for text in said(a_sheet(is_protected=True))[:20])


def test_a_protected_person_s_contacts_are_not_printed() -> None:
    assert "Jan Test" in said(a_sheet())
    assert "Jan Test" not in said(a_sheet(is_protected=True))


def test_a_number_that_shall_not_be_printed_leaves_no_label() -> None:
    assert "Personnummer" not in said(a_sheet(identity_number=""))


def test_goals_are_followed_by_their_steps() -> None:
    rows = cells(a_sheet())[1:5]
    assert [row[0] for row in rows] == [
        "Klara en hel arbetsdag i köket",
        "Öka från 50 till 75 procent. Börja i disken, sedan kallkök.",
        "Paus var 90:e minut",
        "Intyg i livsmedelshygien",
    ]


def test_a_step_tells_how_it_shows_who_when_and_how_it_stands() -> None:
    assert cells(a_sheet())[2][1:] == [
        "Schemat håller två veckor i rad",
        "Ali Maja hjälper till",
        "2 sep – 1 dec",
        "pågår",
    ]


@pytest.mark.parametrize(
    ("from_on", "due_on", "shown"),
    [
        (None, date(2026, 12, 1), "senast 1 dec"),
        (date(2026, 9, 2), None, "från 2 sep"),
        (None, None, ""),
        (date(2026, 12, 1), date(2027, 1, 15), "1 dec – 15 jan 2027"),
    ],
)
def test_a_step_s_days_are_said_as_a_person_says_them(
    from_on: date | None, due_on: date | None, shown: str
) -> None:
    assert cells(a_step(from_on=from_on, due_on=due_on))[2][3] == shown


def test_what_came_of_a_step_stands_beside_how_it_shows() -> None:
    assert cells(a_step(result="gick bra"))[2][1] == "Det syns Så gick det: gick bra"


def test_tasks_of_now_come_before_the_next_with_their_level() -> None:
    tasks = (WorkTask("Kassan", is_next=True), WorkTask("Diska", level=TaskLevel.ALONE))
    rows = [row for row in cells(a_plan(tasks=tasks)) if len(row) == 3]
    assert rows[1:3] == [["Diska", "nu", "självständig"], ["Kassan", "nästa", "prövar"]]


def test_hours_are_written_with_a_decimal_comma() -> None:
    assert "22,5 timmar i veckan" in said(a_plan(hours_steps=(HoursStep(date(2026, 9, 2), 22.5),)))


def test_the_road_says_when_each_stage_was_and_what_is_hoped_for() -> None:
    texts = said(a_sheet())
    road = texts[texts.index("Vägen dit") + 1 : texts.index("Mål och delmål")]
    assert road[6:] == [
        "Arbetsträning",
        "29 april – nu",
        "Anställning",
        "mål februari",
        "Uppföljning",
    ]


def test_a_stage_of_today_without_a_day_says_now() -> None:
    chain = (ChainStep("Introduktion", Reach.NOW),)
    assert "nu" in said(a_sheet(chain=chain))


def test_a_long_road_goes_on_in_a_second_row() -> None:
    chain = tuple(ChainStep(f"Steg {number}", Reach.AHEAD) for number in range(9))
    assert [text for text in said(a_sheet(chain=chain)) if text.startswith("Steg ")] == [
        step.title for step in chain
    ]


def test_a_plan_without_goals_has_lines_for_them() -> None:
    assert cells(a_plan(goals=()))[1][0] == "Mål 1"


def test_the_basis_of_the_plan_is_said() -> None:
    texts = said(a_plan(basis=PlanBasis.SIP))
    assert texts[texts.index("Utgår från") + 1] == "Samordnad individuell plan"


def test_the_blank_form_has_every_section() -> None:
    assert headings(blank_sheet("Exempelkooperativet"))[1:] == [
        "Mitt mål",
        "Alternativt mål",
        "Nuläge",
        "Mål och delmål",
        "Arbetsuppgifter",
        "Stöd och anpassning",
        "Om det blir svårt",
        "Vem gör vad",
        "Det vill jag själv lägga till",
        "Uppföljning",
    ]


def test_a_file_is_named_by_case_and_version() -> None:
    assert file_stem(a_sheet()) == "individuell-plan_DLT-2026-0042_v3"


def test_a_draft_s_file_says_that_it_is_a_draft() -> None:
    assert file_stem(a_draft()) == "individuell-plan_DLT-2026-0042_v1-utkast"


def test_a_blank_form_s_file_has_no_case() -> None:
    assert file_stem(blank_sheet("Exempelkooperativet")) == "individuell-plan_blankett"


def test_a_sheet_shows_nobody_when_it_lands_in_a_log() -> None:
    assert "Exempelsson" not in repr(a_sheet())


def test_markup_typed_by_a_person_is_printed_as_typed() -> None:
    written = "<b>Ali</b> & Žofia Wałęsa &amp; <br/>"
    assert written in said(a_plan(long_term_goal=written))


def test_an_arabic_name_is_read_aloud_as_it_is_written() -> None:
    assert ARABIC_NAME in said(a_sheet(participant=ARABIC_NAME))


def test_a_reached_goal_is_said_to_be_reached() -> None:
    goals = (replace(CONTENT.goals[0], status=GoalStatus.REACHED),)
    assert cells(a_plan(goals=goals))[1][4] == "uppnått"


def test_every_module_with_a_report_has_it_in_reports() -> None:
    names = [module.name for module in pkgutil.iter_modules(reports.__path__)]
    modules = [importlib.import_module(f"karriarstod.reports.{name}") for name in names]
    found = [module.REPORT for module in modules if hasattr(module, "REPORT")]
    assert [one for one in found if one not in REPORTS] == [], "add it to REPORTS in catalog.py"


def test_a_report_builds_what_its_module_renders() -> None:
    assert REPORT.build(a_sheet()) == render(a_sheet())


def test_reportlab_and_pikepdf_are_imported_only_when_something_is_printed() -> None:
    code = (
        "import karriarstod.reports.catalog, sys; "
        "print({'reportlab', 'pikepdf'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


@pytest.mark.parametrize(
    ("own", "supervisors", "words"),
    [
        (7, 5, "Deltagaren säger 7 av 10. Handledaren säger 5 av 10."),
        (0, None, "Deltagaren säger 0 av 10. Handledaren har inte svarat."),
    ],
)
def test_both_voices_are_printed_and_neither_is_averaged(
    own: int, supervisors: int | None, words: str
) -> None:
    assert words in said(a_plan(own_rating=own, supervisor_rating=supervisors))


def test_a_plan_without_ratings_says_nothing_of_them() -> None:
    silent = said(a_plan(own_rating=None, supervisor_rating=None))
    assert [text for text in silent if "av 10" in text] == []
