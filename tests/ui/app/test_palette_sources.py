"""What the palette finds."""

from collections.abc import Sequence
from datetime import date
from functools import partial

import pytest
from builders import a_case, a_closing, a_note, a_placement, a_plan
from desks import TODAY, HeldBackground, a_desk, a_store
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from karriarstod.application.ports import SearchHit
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.identity import CaseNumber
from karriarstod.domain.participant import Protection
from karriarstod_ui.palette_sources import (
    PaletteCommand,
    PaletteSources,
    PersonCommands,
    _quoted,
)
from karriarstod_ui.widgets.palette import PaletteGroup

Groups = list[Sequence[PaletteGroup]]


class Chosen:
    """Remembers what was chosen, in words."""

    def __init__(self) -> None:
        self.done: list[str] = []

    def say(self, what: str, who: object = "") -> None:
        self.done.append(f"{what} {getattr(who, 'case_number', who)}".strip())


def sources(
    chosen: Chosen,
    *cases: CaseFile,
    worker: HeldBackground | None = None,
    here: CaseNumber | None = None,
) -> PaletteSources:
    store = a_store(*cases)
    if cases:
        store.noted(cases[0].case_number, a_note("Öppnade caféet själv"))
    desk = a_desk(store, worker)
    owner = QObject(desk)
    made = PaletteSources(
        desk,
        [PaletteCommand("Ny anvisning", partial(chosen.say, "anvisning"), "Ctrl+Shift+N")],
        PersonCommands(
            partial(chosen.say, "öppna"),
            partial(chosen.say, "anteckna"),
            partial(chosen.say, "plan"),
            partial(chosen.say, "skriv ut"),
            lambda number, template: chosen.say(f"börja {template}", number),
            lambda number, form: chosen.say(f"formulär {form}", number),
        ),
        owner,
        here=lambda: here,
    )
    made.keep = desk  # type: ignore[attr-defined]  # the desk lives as long as what asks it
    return made


def titles(groups: Sequence[PaletteGroup]) -> dict[str, list[str]]:
    return {group.title: [entry.title for entry in group.entries] for group in groups}


@pytest.fixture
def people() -> tuple[CaseFile, ...]:
    return (
        a_case("Ali", "Exempelsson", serial=1, placements=(a_placement(plans=(a_plan(),)),)),
        a_case("Alice", "Låtsas", serial=2, placements=(a_placement(closing=a_closing()),)),
    )


def test_people_come_first_then_what_can_be_done_about_them(
    qtbot: QtBot, people: tuple[CaseFile, ...]
) -> None:
    found: Groups = []
    sources(Chosen(), *people).find("ali", found.append)
    assert titles(found[0])["Deltagare"] == ["Ali Exempelsson", "Alice Låtsas"]
    assert titles(found[0])["Gör"] == [
        "Ny anteckning om Ali Exempelsson",
        "Öppna planen för Ali Exempelsson",
        "Skriv ut planen för Ali Exempelsson",
        "Ny anteckning om Alice Låtsas",
    ]


def test_whoever_has_the_name_comes_before_whoever_has_the_team(qtbot: QtBot) -> None:
    named = a_case("Kafia", "Provsson", serial=1, placements=(a_placement(team="Tvätt"),))
    beside = a_case("Ali", "Exempelsson", serial=2, placements=(a_placement(team="Kafé"),))
    found: Groups = []
    sources(Chosen(), named, beside).find("kaf", found.append)
    sources(Chosen(), beside).find("kafé", found.append)
    assert titles(found[0])["Deltagare"] == ["Kafia Provsson"]
    assert titles(found[1])["Deltagare"] == ["Ali Exempelsson"]


def test_words_in_notes_are_found_with_their_day(
    qtbot: QtBot, people: tuple[CaseFile, ...]
) -> None:
    found: Groups = []
    sources(Chosen(), *people).find("caféet", found.append)
    (hit,) = found[0][-1].entries
    assert hit.detail.startswith("9 mars – ”")
    assert "caféet" in hit.detail


def test_whose_note_it_is_stands_first_where_it_is_never_cut(
    qtbot: QtBot, people: tuple[CaseFile, ...]
) -> None:
    found: Groups = []
    sources(Chosen(), *people).find("caféet", found.append)
    assert titles(found[0])["I anteckningar, planer och formulär"] == ["Ali Exempelsson"]


def test_what_was_found_stands_early_in_what_is_quoted() -> None:
    words = "…ett två tre fyra fem sex «caféet» åtta"
    hit = SearchHit(CaseNumber(2026, 1), "", "note", date(2026, 3, 9), words)
    assert _quoted(hit, date(2026, 3, 16)) == "9 mars – ”… fyra fem sex caféet åtta”"


def test_what_is_chosen_is_done_about_the_right_person(
    qtbot: QtBot, people: tuple[CaseFile, ...]
) -> None:
    chosen, found = Chosen(), []
    sources(chosen, *people).find("alice", found.append)
    found[0][0].entries[0].run()
    found[0][1].entries[0].run()
    assert chosen.done == ["öppna DLT-2026-0002", "anteckna DLT-2026-0002"]


def test_commands_are_found_by_any_of_their_words(qtbot: QtBot) -> None:
    found: Groups = []
    sources(Chosen()).find("anvis", found.append)
    assert titles(found[0])["Gör"] == ["Ny anvisning"]


def test_what_can_be_done_about_whoever_is_on_the_page_is_found_by_its_words(
    qtbot: QtBot, people: tuple[CaseFile, ...]
) -> None:
    chosen, found = Chosen(), []
    ali, _ = people
    sources(chosen, *people, here=ali.case_number).find("plan", found.append)
    assert titles(found[0])["Gör"] == [
        "Öppna planen för Ali Exempelsson",
        "Skriv ut planen för Ali Exempelsson",
    ]
    found[0][1].entries[0].run()
    assert chosen.done == ["plan DLT-2026-0001"]


def test_whoever_has_no_plan_can_be_given_one_from_here(qtbot: QtBot) -> None:
    chosen, found = Chosen(), []
    new = a_case("Bo", "Fiktivberg", serial=3, placements=(a_placement(),))
    sources(chosen, new, here=new.case_number).find("skriv plan", found.append)
    assert titles(found[0])["Gör"] == ["Skriv plan för Bo Fiktivberg"]
    found[0][1].entries[0].run()
    assert chosen.done == ["plan DLT-2026-0003"]


def test_somebody_on_the_page_who_is_also_found_is_offered_once(
    qtbot: QtBot, people: tuple[CaseFile, ...]
) -> None:
    found: Groups = []
    sources(Chosen(), *people, here=people[0].case_number).find("ali", found.append)
    does = titles(found[0])["Gör"]
    assert len(does) == len(set(does))


def test_a_protected_person_is_found_by_case_number_alone(qtbot: QtBot) -> None:
    case = a_case("Provina", "Testlund", protection=Protection.SECRECY_MARKING)
    found: Groups = []
    made = sources(Chosen(), case)
    made.find("testlund", found.append)
    made.find("DLT-2026-0001", found.append)
    assert titles(found[0])["Deltagare"] == []
    assert titles(found[1])["Deltagare"] == ["Skyddad uppgift DLT-2026-0001"]


def test_only_the_newest_letters_are_asked_for(qtbot: QtBot, people: tuple[CaseFile, ...]) -> None:
    slow = HeldBackground()
    found: Groups = []
    made = sources(Chosen(), *people, worker=slow)
    for text in ("a", "al", "ali", "alic"):
        made.find(text, found.append)
    assert len(slow.held) == 1
    slow.answer()
    slow.answer()
    assert not slow.held
    assert titles(found[-1])["Deltagare"] == ["Alice Låtsas"]


def test_a_form_is_begun_by_its_name_on_the_page_of_whom_it_is_about(
    qtbot: QtBot, people: tuple[CaseFile, ...]
) -> None:
    chosen, found = Chosen(), []
    made = sources(chosen, *people, here=people[0].case_number)
    made.find("nytt formulär uppf", found.append)
    entry = next(
        one
        for group in found[0]
        for one in group.entries
        if one.title == "Nytt formulär: Uppföljningssamtal"
    )
    entry.run()
    assert chosen.done == [f"börja follow_up_talk {people[0].case_number}"]


def test_no_form_is_offered_where_nobody_is_on_the_page(
    qtbot: QtBot, people: tuple[CaseFile, ...]
) -> None:
    found: Groups = []
    sources(Chosen(), *people).find("nytt formulär", found.append)
    assert not [one for group in found[0] for one in group.entries if "formulär:" in one.title]


def test_a_hit_in_a_form_opens_the_form(qtbot: QtBot, people: tuple[CaseFile, ...]) -> None:
    chosen = Chosen()
    made = sources(chosen, *people)
    hit = SearchHit(people[0].case_number, "Ali", "form", TODAY, "«stolar»", 1, 7)
    made._way_to(hit)()
    assert chosen.done == [f"formulär 7 {people[0].case_number}"]
