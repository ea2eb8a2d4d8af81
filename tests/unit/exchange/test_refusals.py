"""A file with a fault is refused whole, and the fault's place is said in Swedish."""

import copy
import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from builders import NUMBERS, a_case, a_note
from fake_store import FakeStore
from full_case import a_full_case
from hypothesis import given, settings
from hypothesis import strategies as st

from karriarstod.application.exchange_problems import (
    FileFault,
    FileNotUnderstood,
    ValueFault,
    ValueRefused,
)
from karriarstod.application.sentences import sentence
from karriarstod.exchange.export import export_register
from karriarstod.exchange.import_ import import_document, parse_document
from karriarstod_resources import catalog

FULL = a_full_case()
STORE = FakeStore(a_case(serial=1), FULL, a_case(serial=9, number=NUMBERS[5])).noted(
    FULL.case_number, a_note("Ett."), a_note("Två.", corrects=1)
)
DOCUMENT: Any = json.loads(export_register(STORE))
"""Participant 1 and 3 are plain; number 2 has something in every field."""


def changed(change: Callable[[Any], object]) -> bytes:
    document = copy.deepcopy(DOCUMENT)
    change(document)
    return json.dumps(document, ensure_ascii=False).encode()


def full_person(document: Any) -> Any:
    return document["participants"][1]


def refusal(change: Callable[[Any], object]) -> ValueRefused:
    with pytest.raises(ValueRefused) as caught:
        parse_document(changed(change))
    return caught.value


def said(change: Callable[[Any], object]) -> str:
    return sentence(refusal(change)).what


def test_the_unchanged_document_is_taken() -> None:
    assert len(parse_document(changed(lambda _: None)).participants) == 3


def test_a_wrong_day_is_placed_down_to_its_field() -> None:
    def change(document: Any) -> None:
        full_person(document)["placements"][1]["decisions"][0]["ends_on"] = "2026-02-30"

    assert said(change) == (
        "Deltagare 2, placering 2, beslut 1, fält ends_on: "
        "här ska stå en dag som finns, skriven 2026-03-16."
    )


def test_an_unknown_field_is_named() -> None:
    words = said(lambda document: full_person(document)["participant"].update(nickname="Zo"))
    assert words == "Deltagare 2, personen, fält nickname: fältet finns inte i formatet."


def test_a_rule_of_the_field_is_said_in_its_own_words() -> None:
    def change(document: Any) -> None:
        decision = full_person(document)["placements"][0]["decisions"][0]
        decision["starts_on"], decision["ends_on"] = "2026-05-01", "2026-04-01"

    assert said(change) == ("Deltagare 2, placering 1, beslut 1: Beslutet slutar före sin början.")


def put(*way: str | int, value: object) -> Callable[[Any], None]:
    def change(document: Any) -> None:
        target: Any = full_person(document)
        for step in way[:-1]:
            target = target[step]
        target[way[-1]] = value

    return change


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (put("participant", "given_name", value=7), ValueFault.NOT_A_TEXT),
        (put("participant", "given_name", value="a\x00b"), ValueFault.BAD_CHARACTER),
        (put("participant", "case_number", value="K-1"), ValueFault.NOT_A_CASE_NUMBER),
        (put("participant", "case_number", value="dlt-2026-0007"), ValueFault.NOT_A_CASE_NUMBER),
        (put("participant", "identities", value={}), ValueFault.NOT_A_LIST),
        (put("participant", "language", value=[]), ValueFault.NOT_AN_OBJECT),
        (put("participant", "protection", value="kanske"), ValueFault.NOT_A_CHOICE),
        (put("placements", 0, "parallel", value="ja"), ValueFault.NOT_TRUE_OR_FALSE),
        (put("placements", 0, "number", value=1.5), ValueFault.NOT_WHOLE),
        (put("placements", 0, "number", value=True), ValueFault.NOT_WHOLE),
        (put("placements", 0, "number", value=0), ValueFault.OUT_OF_ORDER),
        (put("placements", 1, "number", value=1), ValueFault.REPEATED),
        (
            put("placements", 0, "decisions", 0, "extent", "hours_per_week", value="20"),
            ValueFault.NOT_A_NUMBER,
        ),
        (put("placements", 0, "decisions", 0, "prolongs", value=1), ValueFault.POINTS_NOWHERE),
        (put("consents", 1, "placement_number", value=8), ValueFault.POINTS_NOWHERE),
        (put("notes", 0, "written_at", value="2026-03-09T14:30:00"), ValueFault.NOT_A_MOMENT),
        (put("notes", 0, "written_at", value="igår"), ValueFault.NOT_A_MOMENT),
        (put("notes", 0, "number", value=2), ValueFault.OUT_OF_ORDER),
        (put("notes", 1, "corrects", value=2), ValueFault.POINTS_NOWHERE),
        (put("notes", 0, "text", value=" "), ValueFault.RULE),
        (put("placements", 1, "plans", 1, "version", value=1), ValueFault.REPEATED),
        (put("placements", 0, "assignments", 0, "ends_on", value="2024-05-12"), ValueFault.RULE),
        (put("participant", "registered_on", value="9999-12-31"), ValueFault.NOT_A_DAY),
        (put("notes", 0, "written_at", value="0001-01-01T00:00:00Z"), ValueFault.NOT_A_MOMENT),
        (
            put("participant", "identities", 0, "number", "value", value="199702312387"),
            ValueFault.NOT_A_NUMBER_OF_ITS_KIND,
        ),
        (
            put("participant", "identities", 0, "number", "kind", value="personnummer"),
            ValueFault.NOT_A_NUMBER_OF_ITS_KIND,
        ),
        (
            put("participant", "identities", 0, "number", "kind", value="none"),
            ValueFault.NOT_A_NUMBER_OF_ITS_KIND,
        ),
        (
            put("prints", value=[{"placement_number": 1, "version": 9, "copy": "kommun",
                                  "printed_on": "2026-01-01", "pdf": ""}]),
            ValueFault.POINTS_NOWHERE,
        ),
        (
            put("prints", value=[{"placement_number": 2, "version": 1, "copy": "kommun",
                                  "printed_on": "2026-01-01", "pdf": ""}] * 2),
            ValueFault.REPEATED,
        ),
        (
            put("prints", value=[{"placement_number": 1, "version": 1, "copy": "kommun",
                                  "printed_on": "2026-01-01", "pdf": "å"}]),
            ValueFault.NOT_BASE64,
        ),
    ],
)  # fmt: skip
def test_every_fault_is_told_apart(change: Callable[[Any], None], fault: ValueFault) -> None:
    assert refusal(change).fault is fault


def test_a_missing_field_is_named() -> None:
    words = said(lambda document: full_person(document)["participant"].pop("registered_on"))
    assert words == "Deltagare 2, personen, fält registered_on: fältet saknas."


def test_one_case_number_twice_is_refused() -> None:
    def change(document: Any) -> None:
        document["participants"][2]["participant"]["case_number"] = "DLT-2026-0001"

    assert said(change) == (
        "Deltagare 3, personen, fält case_number: det står redan tidigare i filen."
    )


def test_one_personal_number_twice_is_refused() -> None:
    def change(document: Any) -> None:
        number = full_person(document)["participant"]["identities"][1]["number"]
        document["participants"][2]["participant"]["identities"][0]["number"] = number

    assert refusal(change).fault is ValueFault.REPEATED


def test_a_signed_plan_needs_its_signature() -> None:
    def change(document: Any) -> None:
        for placement in full_person(document)["placements"]:
            for plan in placement["plans"]:
                plan["signature"] = None

    assert refusal(change).place[-1] == "signature"


def test_two_plans_in_force_at_once_are_refused() -> None:
    def change(document: Any) -> None:
        for placement in full_person(document)["placements"]:
            for plan in placement["plans"]:
                if plan["status"] == "replaced":
                    plan["status"] = "signed"

    assert refusal(change).place[-1] == "status"


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", FileFault.EMPTY),
        (b" \n", FileFault.EMPTY),
        (b'{"format": "karriarstod"', FileFault.NOT_JSON),
        ("å".encode("latin-1"), FileFault.NOT_UTF8),
        (b"[]", FileFault.NOT_OURS),
        (b'{"format": "annat", "version": 1}', FileFault.NOT_OURS),
        (b'{"format": "karriarstod", "version": "1"}', FileFault.NOT_OURS),
        (b'{"format": "karriarstod", "version": 3}', FileFault.TOO_NEW),
        (b'{"format": "karriarstod", "version": 0}', FileFault.NOT_OURS),
        (b'{"format": "karriarstod", "version": [1]}', FileFault.NOT_OURS),
        (b"[" * 200_000, FileFault.NOT_JSON),
    ],
)
def test_a_file_that_is_not_ours_is_refused_whole(content: bytes, fault: FileFault) -> None:
    with pytest.raises(FileNotUnderstood) as caught:
        parse_document(content)
    assert caught.value.fault is fault
    assert sentence(caught.value).nothing_lost == "Inget alls har lästs in."


def test_broken_json_tells_its_line() -> None:
    with pytest.raises(FileNotUnderstood) as caught:
        parse_document(b'{\n  "format": "karriarstod",\n  oj\n}')
    assert "rad 3" in sentence(caught.value).what


def test_broken_json_on_a_single_line_tells_which_character() -> None:
    with pytest.raises(FileNotUnderstood) as caught:
        parse_document(b'{"format": "karriarst\xc3\xb6d", oj}')
    assert sentence(caught.value).what == (
        "Filen går inte att tolka; det går fel på rad 1, tecken 27."
    )


def test_what_only_some_readers_take_for_json_is_refused_without_a_line() -> None:
    with pytest.raises(FileNotUnderstood) as caught:
        parse_document(b'{"format": NaN}')
    assert (caught.value.fault, caught.value.line) == (FileFault.NOT_JSON, None)


def test_nothing_at_all_is_read_in_when_the_last_participant_collides() -> None:
    store = FakeStore(a_case(serial=9))
    with pytest.raises(ValueRefused) as caught:
        import_document(store, changed(lambda _: None))
    assert sentence(caught.value).what == "Deltagare 3: Ärendenumret DLT-2026-0009 används redan."
    assert store.queries.case_numbers() == (a_case(serial=9).case_number,)
    assert store.events == ()


def test_somebody_who_is_here_already_is_refused_with_their_case_number() -> None:
    store = FakeStore(a_case(serial=50, number=NUMBERS[5]))
    with pytest.raises(ValueRefused) as caught:
        import_document(store, changed(lambda _: None))
    assert "DLT-2026-0050" in sentence(caught.value).what
    assert len(store.queries.case_numbers()) == 1


def test_no_refusal_repeats_what_stood_in_the_file() -> None:
    error = refusal(put("participant", "registered_on", value="Hemligt Namn"))
    assert "Hemligt" not in sentence(error).text + repr(error) + str(error)


def test_the_schema_ships_with_the_program() -> None:
    assert '"Karriärstöd, öppet format"' in catalog.schema_text("karriarstod.v1")


def test_a_rule_with_a_negative_figure_is_refused() -> None:
    rule = {"rule_id": "silence", "figures": [-1], "valid_from": "2026-01-01", "set_by": "Rut"}
    assert refusal(lambda document: document.update(rules=[rule])).place[0] == "rules"


def leaves(plain: Any, way: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    yield way
    if isinstance(plain, dict | list):
        inside = plain.items() if isinstance(plain, dict) else enumerate(plain)
        for name, value in inside:
            yield from leaves(value, (*way, name))


WAYS = [way for way in leaves(full_person(DOCUMENT)) if way]
ODD = st.sampled_from(
    [None, True, 0, -1, 10**30, 1.5, "", " ", "x", "2026-02-30", "0001-01-01", [], [None], {}]
)


@settings(max_examples=200)
@given(way=st.sampled_from(WAYS), value=ODD)
def test_whatever_stands_anywhere_is_taken_or_refused_with_a_sentence(
    way: tuple[str | int, ...], value: object
) -> None:
    refused = None
    try:
        import_document(FakeStore(), changed(put(*way, value=value)))
    except (ValueRefused, FileNotUnderstood) as error:
        refused = sentence(error)
    assert refused is None or refused.text


@pytest.mark.parametrize(
    ("way", "length", "place"),
    [
        (("participant", "given_name"), 201, "personen, fält given_name"),
        (("notes", 1, "text"), 20_001, "anteckning 2, fält text"),
        (
            ("placements", 1, "plans", 0, "content", "adaptations"),
            100_001,
            "placering 2, plan 1, innehållet, fält adaptations",
        ),
    ],
)
def test_a_text_beyond_all_measure_is_placed(
    way: tuple[str | int, ...], length: int, place: str
) -> None:
    parse_document(changed(put(*way, value="x" * (length - 1))))
    assert said(put(*way, value="x" * length)) == (
        f"Deltagare 2, {place}: texten är längre än vad som kan vara rätt."
    )


def test_a_field_that_stands_twice_is_placed() -> None:
    marked = changed(put("participant", "given_name", value="Rut")).replace(
        b'"given_name": "Rut"', b'"given_name": "Rut", "given_name": "Ulla"'
    )
    with pytest.raises(ValueRefused) as caught:
        parse_document(marked)
    words = "Deltagare 2, personen, fält given_name: fältet står två gånger."
    assert sentence(caught.value).what == words
