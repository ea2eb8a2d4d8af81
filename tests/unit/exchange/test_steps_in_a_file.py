"""Marks, weeks and own lists go into a file and come back; what does not hold is placed."""

import copy
import json
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

import pytest
from builders import a_case, a_placement
from fake_store import FakeStore
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from karriarstod.application.exchange_problems import FileNotUnderstood, ValueFault, ValueRefused
from karriarstod.application.sentences import sentence
from karriarstod.domain.identity import CaseNumber
from karriarstod.domain.own_lists import ListKind, OwnList
from karriarstod.domain.plain_text import PlainText, PlainTexts
from karriarstod.domain.plan import TaskLevel
from karriarstod.domain.progression import TaskMark, WeekMark
from karriarstod.exchange.export import export_participant, export_register
from karriarstod.exchange.import_ import import_document, parse_document
from karriarstod.exchange.schema import SCHEMA_NAME
from karriarstod_resources import catalog

LEILA: Final = CaseNumber(2026, 1)
MONDAY: Final = date(2026, 3, 9)


def a_store() -> FakeStore:
    placements = (a_placement(), replace(a_placement(), number=2))
    store = FakeStore(a_case(placements=placements), a_case("Samir", serial=2))
    dishes = TaskMark(0, 1, "Diska", TaskLevel.TRIES, MONDAY, "Rut Ekelöf")
    with store.begin() as work:
        for mark in (dishes, replace(dishes, task="Baka"), replace(dishes, level=None)):
            work.progress.add_mark(LEILA, mark)
        for week in (
            WeekMark(1, MONDAY, 5, 4, 3, "kassan", "Rut Ekelöf"),
            WeekMark(1, MONDAY + timedelta(7), 5, 5, 5),
            WeekMark(2, MONDAY, 0, 0, 0),
        ):
            work.progress.keep_week(LEILA, week)
        goal = PlainText("long_term_goal", "Arbeta i kök", "Laga mat")
        work.plain_texts.keep(LEILA, PlainTexts(1, 1, (goal,)))
        work.plain_texts.keep(LEILA, PlainTexts(2, 1))
        for own in (
            OwnList(ListKind.TASKS, "Kafé", ("Diska", "Baka <b>&")),
            OwnList(ListKind.TASKS, "", ("Städa",)),
            OwnList(ListKind.PLAINER_WORDS, "", ("insats = hjälp",)),
        ):
            work.settings.keep_own_list(own)
        work.commit()
    return store


EXPORTED: Final = export_register(a_store())
DOCUMENT: Final[Any] = json.loads(EXPORTED)


def test_a_register_with_small_steps_is_the_same_byte_for_byte() -> None:
    new = FakeStore()
    import_document(new, EXPORTED)
    assert export_register(new) == EXPORTED
    assert new.queries.own_lists() == a_store().queries.own_lists()
    assert new.queries.task_marks(LEILA) == a_store().queries.task_marks(LEILA)
    assert new.queries.week_marks(LEILA) == a_store().queries.week_marks(LEILA)
    assert new.queries.plain_texts(LEILA) == a_store().queries.plain_texts(LEILA)


def test_one_participant_brings_their_steps_and_nobodys_lists() -> None:
    alone = export_participant(a_store(), LEILA)
    assert json.loads(alone)["own_lists"] == []
    other = FakeStore(a_case(serial=9))
    import_document(other, alone)
    assert export_participant(other, LEILA) == alone


def test_a_register_with_people_keeps_its_own_lists() -> None:
    other = FakeStore(a_case(serial=9))
    import_document(other, EXPORTED)
    assert other.queries.own_lists() == ()
    assert len(other.queries.task_marks(LEILA)) == 3


def test_small_steps_follow_the_schema() -> None:
    Draft202012Validator(json.loads(catalog.schema_text(SCHEMA_NAME))).validate(DOCUMENT)


def changed(way: tuple[str | int, ...], value: object) -> bytes:
    document = copy.deepcopy(DOCUMENT)
    target: Any = document
    for step in way[:-1]:
        target = target[step]
    target[way[-1]] = value
    return json.dumps(document, ensure_ascii=False).encode()


OF_LEILA: Final = ("participants", 0)
NOT_IN_FILE: Final = "det pekar på något som inte finns i filen."


@pytest.mark.parametrize(
    ("way", "value", "words"),
    [
        (
            (*OF_LEILA, "task_marks", 1, "level"),
            "mastered",
            "Deltagare 1, nivå på arbetsuppgift 2, fält level: "
            "värdet är inte ett av dem som formatet känner.",
        ),
        (
            (*OF_LEILA, "task_marks", 1, "number"),
            3,
            "Deltagare 1, nivå på arbetsuppgift 2, fält number: "
            "numren ska komma i ordning, från 1.",
        ),
        (
            (*OF_LEILA, "task_marks", 0, "placement_number"),
            7,
            f"Deltagare 1, nivå på arbetsuppgift 1, fält placement_number: {NOT_IN_FILE}",
        ),
        (
            (*OF_LEILA, "week_marks", 2, "placement_number"),
            7,
            f"Deltagare 1, vecka 3, fält placement_number: {NOT_IN_FILE}",
        ),
        (
            (*OF_LEILA, "week_marks", 1, "monday"),
            "2026-03-09",
            "Deltagare 1, vecka 2, fält monday: det står redan tidigare i filen.",
        ),
        (
            (*OF_LEILA, "plain_texts", 1, "placement_number"),
            7,
            f"Deltagare 1, enklare text 2, fält placement_number: {NOT_IN_FILE}",
        ),
        (
            (*OF_LEILA, "plain_texts", 1, "placement_number"),
            1,
            "Deltagare 1, enklare text 2, fält version: det står redan tidigare i filen.",
        ),
        (
            (*OF_LEILA, "plain_texts", 0, "texts"),
            [{"source": "goal.1", "original": "a", "text": "b"}] * 2,
            "Deltagare 1, enklare text 1, text 2, fält source: det står redan tidigare i filen.",
        ),
        (
            ("own_lists", 1, "items", 0),
            4,
            "Egen lista 2, rad 1: här ska stå en text.",
        ),
        (
            ("own_lists", 0, "team"),
            "Kafé",
            f"Egen lista 1, fält team: {NOT_IN_FILE}",
        ),
        (
            ("own_lists", 2, "team"),
            "",
            "Egen lista 3, fält team: det står redan tidigare i filen.",
        ),
    ],
)
def test_what_does_not_hold_is_placed_and_nothing_is_read(
    way: tuple[str | int, ...], value: object, words: str
) -> None:
    new = FakeStore()
    with pytest.raises(ValueRefused) as caught:
        import_document(new, changed(way, value))
    assert sentence(caught.value).what == words
    assert new.queries.case_numbers() == ()
    assert new.queries.own_lists() == ()


@pytest.mark.parametrize(
    ("way", "value"),
    [
        (("week_marks", 0, "days_on_time"), 6),
        (("week_marks", 0, "whole_days"), -1),
        (("week_marks", 0, "planned_days"), 8),
        (("week_marks", 0, "monday"), "2026-03-10"),
        (("task_marks", 0, "task"), " "),
    ],
)
def test_a_file_is_held_to_the_same_rules_as_people_are(
    way: tuple[str | int, ...], value: object
) -> None:
    with pytest.raises(ValueRefused) as caught:
        parse_document(changed((*OF_LEILA, *way), value))
    assert caught.value.fault is ValueFault.RULE
    assert caught.value.place == (*OF_LEILA, *way[:2])
    assert sentence(caught.value).what.startswith("Deltagare 1, ")


WAYS: Final = [
    *(
        (*OF_LEILA, part, index, name)
        for part in ("task_marks", "week_marks", "plain_texts")
        for index, row in enumerate(DOCUMENT["participants"][0][part])
        for name in row
    ),
    *(("own_lists", index, name) for index in range(3) for name in ("kind", "team", "items")),
]
ODD = st.sampled_from([None, True, 0, -1, 10**30, 1.5, "", "x", "\x00", [], [None], ["x"], {}])


@settings(max_examples=200, deadline=None)
@given(way=st.sampled_from(WAYS), value=ODD)
def test_whatever_stands_anywhere_is_taken_or_refused_with_a_sentence(
    way: tuple[str | int, ...], value: object
) -> None:
    refused = None
    new = FakeStore()
    try:
        import_document(new, changed(way, value))
    except (ValueRefused, FileNotUnderstood) as error:
        refused = sentence(error)
    if refused is None:
        once = export_register(new)
        again = FakeStore()
        import_document(again, once)
        assert export_register(again) == once
    else:
        assert refused.text
