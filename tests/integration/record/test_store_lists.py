"""What any store promises of lists and look-ups: the encrypted register and in memory."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from builders import (
    COORDINATION_NUMBER,
    NUMBERS,
    TODAY,
    a_case,
    a_closing,
    a_note,
    a_number,
    a_placement,
    a_referral,
)
from full_case import a_full_case
from keeping import change, everybody, keep, note_down

from karriarstod.application.ports import ListFilter, ListQuery, Store
from karriarstod.domain.assignment import TeamRole
from karriarstod.domain.identity import CaseNumber
from karriarstod.domain.participant import Protection
from karriarstod.domain.referral import Intake
from karriarstod.domain.stages import ChainPlace, StageKey

LEILA = CaseNumber(2026, 1)


def test_the_list_stands_in_swedish_order(store: Store) -> None:
    names = ["Zetterlund", "Öberg", "Vik", "Åkesson", "Wik", "Ärlig"]
    keep(store, *(a_case("Åke", name, serial=n) for n, name in enumerate(names, 1)))
    listed = store.queries.participants(everybody(), TODAY).cases
    assert [case.participant.family_name for case in listed] == [
        "Vik",
        "Wik",
        "Zetterlund",
        "Åkesson",
        "Ärlig",
        "Öberg",
    ]


def test_a_slice_says_how_many_there_are_in_all(store: Store) -> None:
    keep(store, *(a_case("Sara", name, serial=n) for n, name in enumerate("ABCDE", 1)))
    middle = store.queries.participants(everybody(offset=1, limit=2), TODAY)
    assert [case.participant.family_name for case in middle.cases] == ["B", "C"]
    assert (middle.total, middle.offset) == (5, 1)
    beyond = store.queries.participants(everybody(offset=60), TODAY)
    assert (beyond.cases, beyond.total) == ((), 5)


@pytest.mark.parametrize(
    "text",
    [
        "leila",
        "LEI",
        "grén",
        "sand lei",
        "DLT-2026-0001",
        "0001",
        "19710301",
        "710301",
        "1971-03-01",
    ],
)
def test_the_list_is_filtered_by_any_part_of_what_is_known(store: Store, text: str) -> None:
    keep(store, a_case(number=NUMBERS[0]), a_case("Per", "Åberg", serial=2))
    found = store.queries.participants(everybody(text.replace("+", " ")), TODAY)
    assert [case.case_number for case in found.cases] == [LEILA]
    assert found.total == 1


@pytest.mark.parametrize("text", ["leila per", "1032", "%", "_", "sandgren'"])
def test_the_list_is_empty_when_a_word_is_nowhere(store: Store, text: str) -> None:
    keep(store, a_case(number=NUMBERS[0]), a_case("Per", "Åberg", serial=2))
    assert store.queries.participants(everybody(text), TODAY).cases == ()


@pytest.mark.parametrize(
    "text",
    [
        "{twelve}",
        "{ten}",
        "{day}-{last}",
        "{short}-{last}",
        "{short}–{last}",
        "{day} {last}",
        "{day} - {last}",
        "leila {day}-{last}",
    ],
)
def test_the_whole_number_finds_who_has_it(store: Store, text: str) -> None:
    value = a_number(NUMBERS[0]).value
    parts = {"twelve": value, "ten": value[2:], "day": value[:8], "short": value[2:8]}
    keep(store, a_case(number=NUMBERS[0]), a_case("Leila", "Ek", serial=2, number=NUMBERS[1]))
    found = store.queries.participants(everybody(text.format(**parts, last=value[8:])), TODAY)
    assert [case.case_number for case in found.cases] == [LEILA]
    assert found.total == 1


def test_part_of_a_number_beyond_the_birth_date_finds_nobody(store: Store) -> None:
    value = a_number(NUMBERS[0]).value
    keep(store, a_case(number=NUMBERS[0]))
    for text in (value[:-1], f"{value[:8]}-{value[8:11]}", value[8:]):
        assert store.queries.participants(everybody(text), TODAY).total == 0


def test_an_earlier_number_finds_its_holder_in_the_list(store: Store) -> None:
    full = a_full_case()
    keep(store, full, a_case("Per", "Åberg", serial=2))
    found = store.queries.participants(everybody(COORDINATION_NUMBER), TODAY)
    assert found.cases == (full,)


def test_the_whole_number_finds_a_protected_person_but_not_beside_a_name(store: Store) -> None:
    hidden = a_case(number=NUMBERS[0], protection=Protection.SECRECY_MARKING)
    keep(store, hidden)
    assert store.queries.participants(everybody(NUMBERS[0]), TODAY).cases == (hidden,)
    assert store.queries.participants(everybody(f"leila {NUMBERS[0]}"), TODAY).total == 0


def test_a_whole_number_is_looked_for_under_the_chip(store: Store) -> None:
    keep(store, a_case(number=NUMBERS[0]))
    query = ListQuery(ListFilter.CLOSED, text=NUMBERS[0])
    assert store.queries.participants(query, TODAY).total == 0


def test_a_protected_person_is_not_found_by_name_or_birth_date(store: Store) -> None:
    keep(store, a_case(number=NUMBERS[0], protection=Protection.SECRECY_MARKING))
    for text in ("leila", "sandgren", "19710301"):
        assert store.queries.participants(everybody(text), TODAY).total == 0
    assert store.queries.participants(everybody("2026-0001"), TODAY).total == 1


@pytest.mark.parametrize("text", ["kafé", "KAFÉ", "ekelöf", "leila kafe rut"])
def test_the_list_is_filtered_by_team_and_supervisor(store: Store, text: str) -> None:
    other = a_placement(team="Cykel", supervisor="Kaj Åkerman")
    keep(store, a_case(), a_case("Per", "Åberg", serial=2, placements=(other,)))
    found = store.queries.participants(everybody(text), TODAY)
    assert [case.case_number for case in found.cases] == [LEILA]


def test_the_list_follows_who_takes_over_and_where(store: Store) -> None:
    keep(store, a_case())
    moved = a_placement(team="Cykel").assigned(TeamRole.SUPERVISOR, "Kaj Åkerman", TODAY)
    change(store, a_case(placements=(moved,)))
    for text, found in (("kaj", 1), ("cykel", 1), ("rut", 0), ("kafé", 0)):
        assert store.queries.participants(everybody(text), TODAY).total == found, text


def test_a_team_of_long_ago_finds_nobody(store: Store) -> None:
    old = a_placement(team="Tvätt", closing=a_closing(date(2026, 2, 27)))
    keep(store, a_case(placements=(old, a_placement(number=2))))
    assert store.queries.participants(everybody("tvätt"), TODAY).total == 0
    assert store.queries.participants(everybody("kafé"), TODAY).total == 1


def test_a_protected_persons_place_in_the_list_does_not_tell_the_name(store: Store) -> None:
    hidden = a_case("Adam", "Almgren", serial=3, protection=Protection.UNKNOWN)
    keep(store, hidden, a_case("Bo", "Ek", serial=1), a_case("Tove", "Ek", serial=2))
    listed = store.queries.participants(everybody(), TODAY).cases
    assert [case.case_number.serial for case in listed] == [1, 3, 2]


def test_becoming_protected_takes_the_name_out_of_list_and_search(store: Store) -> None:
    keep(store, a_case())
    note_down(store, LEILA, a_note("Talade om bröd"))
    change(store, a_case(protection=Protection.PROTECTED_REGISTRATION))
    assert store.queries.participants(everybody("leila"), TODAY).total == 0
    assert store.queries.likely_same(None, "Leila", "Sandgren", "") == ()
    assert [hit.name for hit in store.queries.search("bröd")] == [""]


def a_chain_of_people() -> tuple[object, ...]:
    refused = a_referral(intake=Intake.DECLINED)
    employed = a_placement(StageKey.EMPLOYED, closing=a_closing(date(2026, 3, 1)))
    return (
        a_case(serial=1, stage=StageKey.INTEREST),
        a_case(serial=2, stage=StageKey.TRAINING, supervisor="Olle Vik"),
        a_case(serial=3, placements=(employed,)),
        a_case(serial=4, placements=(a_placement(closing=a_closing()),)),
        a_case(serial=5, placements=(a_placement(StageKey.INTEREST, referral=refused),)),
        a_case(serial=6, stage=None),
    )


def test_the_chips_count_who_stands_under_them(store: Store) -> None:
    keep(store, *a_chain_of_people())
    counts = store.queries.counts("Rut Ekelöf", TODAY)
    assert counts[ListFilter.ACTIVE] == 3
    assert counts[ListFilter.MINE] == 2
    assert counts[ListFilter.CLOSED] == 3
    assert counts[ListFilter.ALL] == 6
    assert counts[ChainPlace.REFERRAL] == 1
    assert counts[ChainPlace.TRAINING] == 1
    assert counts[ChainPlace.EMPLOYMENT] == 1
    assert counts[ChainPlace.MAPPING] == 0


@pytest.mark.parametrize(
    ("chip", "serials"),
    [
        (ListFilter.ACTIVE, {1, 2, 3}),
        (ListFilter.MINE, {1, 3}),
        (ListFilter.CLOSED, {4, 5, 6}),
        (ListFilter.ALL, {1, 2, 3, 4, 5, 6}),
        (ChainPlace.TRAINING, {2}),
        (ChainPlace.FOLLOW_UP, set()),
    ],
)
def test_a_chip_lists_those_it_counts(
    store: Store, chip: ListFilter | ChainPlace, serials: set[int]
) -> None:
    keep(store, *a_chain_of_people())
    query = ListQuery(chip, person="Rut Ekelöf")
    found = store.queries.participants(query, TODAY)
    assert {case.case_number.serial for case in found.cases} == serials
    assert found.total == store.queries.counts("Rut Ekelöf", TODAY)[chip]


def test_counts_follow_what_is_kept_and_the_day(store: Store) -> None:
    keep(store, a_case())
    assert store.queries.counts("", TODAY)[ListFilter.ACTIVE] == 1
    change(store, a_case(placements=(a_placement(closing=a_closing()),)))
    assert store.queries.counts("", TODAY)[ListFilter.ACTIVE] == 0
    keep(store, a_case(serial=2))
    assert store.queries.counts("", TODAY)[ListFilter.ACTIVE] == 1
    assert store.queries.counts("", TODAY)[ListFilter.ALL] == 2


def test_an_employment_that_ends_ends_being_active_that_day(store: Store) -> None:
    stays = a_placement(StageKey.EMPLOYED).stays
    ending = tuple(replace(stay, ends_on=TODAY) for stay in stays)
    closed = a_placement(stays=ending, closing=a_closing(date(2026, 3, 1)))
    keep(store, a_case(placements=(closed,)))
    assert len(store.queries.active_cases(TODAY)) == 1
    assert store.queries.active_cases(TODAY + timedelta(days=1)) == ()


def test_active_cases_are_whole_and_in_swedish_order(store: Store) -> None:
    full = a_full_case()
    keep(store, full, a_case("Adam", "Ek", serial=1), a_case(serial=2, stage=None))
    assert store.queries.active_cases(TODAY) == (a_case("Adam", "Ek", serial=1), full)


@pytest.mark.parametrize(
    ("given", "family", "born"),
    [
        ("Leila", "Sandgren", ""),
        ("leila", "sandgren", "1971"),
        ("Sandgren", "Leila", ""),
        ("Leyla", "Sandgren", "710301"),
        ("Leila", "Sandg", "19710301"),
        ("Léila", "Sandgrèn", ""),
    ],
)
def test_somebody_alike_is_found_while_written(
    store: Store, given: str, family: str, born: str
) -> None:
    keep(store, a_case(number=NUMBERS[0]), a_case("Per", "Åberg", serial=2))
    found = store.queries.likely_same(None, given, family, born)
    assert [case.case_number for case in found] == [LEILA]


@pytest.mark.parametrize(
    ("given", "family", "born"),
    [("L", "", ""), ("Leila", "", ""), ("Lars", "Sandberg", ""), ("Leila", "Sand", "19800101")],
)
def test_somebody_else_is_not_taken_for_the_same(
    store: Store, given: str, family: str, born: str
) -> None:
    keep(store, a_case(number=NUMBERS[0]))
    assert store.queries.likely_same(None, given, family, born) == ()


def test_the_same_number_finds_even_a_protected_person_and_an_earlier_number(store: Store) -> None:
    hidden = a_case(serial=9, number=NUMBERS[0], protection=Protection.SECRECY_MARKING)
    keep(store, hidden, a_full_case())
    for number, case in ((NUMBERS[0], hidden), (COORDINATION_NUMBER, a_full_case())):
        found = store.queries.likely_same(a_number(number), "Helt", "Annan", "")
        assert found == (case,)
    assert store.queries.likely_same(None, "Leila", "Sandgren", "19710301") == ()


def test_at_most_five_alike_are_given_and_the_same_number_first(store: Store) -> None:
    people = [a_case("Leila", "Sandgren", serial=n) for n in range(1, 8)]
    keep(store, *people, a_case("Per", "Åberg", serial=8, number=NUMBERS[0]))
    found = store.queries.likely_same(a_number(NUMBERS[0]), "Leila", "Sandgren", "")
    assert [case.case_number.serial for case in found] == [8, 1, 2, 3, 4]
