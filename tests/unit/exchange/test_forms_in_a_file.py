"""Forms and own questions go into a file and come back; what does not fit is refused whole."""

import copy
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest
from builders import a_case
from fake_store import FakeStore
from form_builders import FIRST_VISIT, OWN, a_form
from form_filling import filled_up
from full_forms import FORMS, LATER, LEILA, a_store_with_forms
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from karriarstod.application.exchange_problems import FileNotUnderstood, ValueFault, ValueRefused
from karriarstod.application.sentences import sentence
from karriarstod.exchange.export import export_participant, export_register
from karriarstod.exchange.import_ import import_document, parse_document
from karriarstod.exchange.schema import SCHEMA_NAME
from karriarstod.forms.answers import NO_ANSWERS
from karriarstod.forms.catalog import newest
from karriarstod.forms.copying import first_answers
from karriarstod.forms.form import TemplateRef
from karriarstod.forms.own_questions import OwnQuestions, latest_own
from karriarstod.forms.template import FormTemplate
from karriarstod_resources import catalog

VERSION_1: Final = Path(__file__).parents[2] / "data" / "open_format_v1.json"
EXPORTED: Final = export_register(a_store_with_forms())
DOCUMENT: Final[Any] = json.loads(EXPORTED)


def imported(content: bytes, store: FakeStore | None = None) -> FakeStore:
    store = store or FakeStore()
    import_document(store, content)
    return store


def with_own(*own: OwnQuestions) -> FakeStore:
    """A register with somebody in it that asks these questions."""
    store = FakeStore(a_case(serial=9))
    with store.begin() as work:
        for one in own:
            work.forms.keep_own_questions(one)
        work.commit()
    return store


# There and back.


def test_a_register_with_forms_is_the_same_byte_for_byte() -> None:
    new = imported(EXPORTED)
    assert export_register(new) == EXPORTED
    assert new.queries.own_questions() == a_store_with_forms().queries.own_questions()
    assert [new.queries.form(LEILA, one.number) for one in FORMS] == list(FORMS)


def test_answers_stand_as_objects_that_a_person_can_read() -> None:
    said = DOCUMENT["participants"][0]["forms"][0]["answers"]
    assert said["form_date"] == "2026-03-02"
    assert said["own_2"] == {"participant": 7, "supervisor": "declined"}
    assert said["own_5"][1] == {"craft": "Fläta", "row": 3}


@pytest.mark.parametrize("template", newest(), ids=lambda one: one.id)
def test_a_form_of_every_template_goes_there_and_back(template: FormTemplate) -> None:
    answers = filled_up(template, first_answers(template))
    ref = TemplateRef(template.id, template.version)
    store = FakeStore(a_case())
    with store.begin() as work:
        work.forms.add(LEILA, replace(a_form(answers=answers), template=ref))
        work.forms.add(LEILA, replace(a_form(answers=NO_ANSWERS), template=ref))
        work.commit()
    exported = export_register(store)
    new = imported(exported)
    assert export_register(new) == exported
    assert new.queries.form(LEILA, 1).answers == answers


def test_one_participant_brings_the_questions_of_their_forms_and_no_others() -> None:
    alone = export_participant(a_store_with_forms(), LEILA)
    assert [one["version"] for one in json.loads(alone)["own_questions"]] == [1, 2]
    assert {one["template"] for one in json.loads(alone)["own_questions"]} == {FIRST_VISIT}
    other = imported(alone, FakeStore(a_case(serial=9)))
    assert export_participant(other, LEILA) == alone


def test_a_register_with_people_asks_what_it_asked_before() -> None:
    alone = export_participant(a_store_with_forms(), LEILA)
    other = imported(alone, FakeStore(a_case(serial=9)))
    asked = latest_own(other.queries.own_questions(), FIRST_VISIT)
    assert asked is not None
    assert asked.questions == ()
    third = replace(OWN, version=3, questions=OWN.questions[:1])
    other = imported(alone, with_own(third))
    assert latest_own(other.queries.own_questions(), FIRST_VISIT) == third


def test_a_version_that_is_taken_for_other_questions_gets_the_next() -> None:
    taken = replace(OWN, questions=OWN.questions[:1])
    other = imported(export_participant(a_store_with_forms(), LEILA), with_own(taken))
    own = {one.version: one.questions for one in other.queries.own_questions()}
    assert own == {
        1: taken.questions,
        2: OWN.questions,
        3: LATER.questions,
        4: taken.questions,
    }
    assert [other.queries.form(LEILA, number).template.own for number in (1, 3, 4)] == [2, 3, 0]
    assert other.queries.form(LEILA, 3).answers == FORMS[1].answers


def test_questions_that_are_alike_are_kept_once() -> None:
    other = imported(export_participant(a_store_with_forms(), LEILA), with_own(OWN, LATER))
    assert other.queries.own_questions() == (OWN, LATER)


def test_a_file_of_version_1_is_read_and_written_as_version_2() -> None:
    earlier = json.loads(VERSION_1.read_bytes())
    now = json.loads(export_register(imported(VERSION_1.read_bytes())))
    assert (earlier.pop("version"), now.pop("version")) == (1, 2)
    assert [now.pop(name) for name in ("own_questions", "own_lists")] == [[], []]
    for one in now["participants"]:
        later = ("forms", "task_marks", "week_marks", "plain_texts")
        assert [one.pop(name) for name in later] == [[]] * 4
        assert not any(note.pop("protected") for note in one["notes"])
    assert now == earlier


def test_the_schema_of_version_1_still_describes_such_a_file() -> None:
    schema = json.loads(catalog.schema_text("karriarstod.v1"))
    Draft202012Validator(schema).validate(json.loads(VERSION_1.read_bytes()))


def test_forms_follow_the_schema() -> None:
    Draft202012Validator(json.loads(catalog.schema_text(SCHEMA_NAME))).validate(DOCUMENT)


# What is refused.


def changed(change: Callable[[Any], object]) -> bytes:
    document = copy.deepcopy(DOCUMENT)
    change(document)
    return json.dumps(document, ensure_ascii=False).encode()


def put(*way: str | int, value: object) -> Callable[[Any], None]:
    def change(document: Any) -> None:
        target: Any = document
        for step in way[:-1]:
            target = target[step]
        target[way[-1]] = value

    return change


def a_form_with(*way: str | int, value: object) -> Callable[[Any], None]:
    return put("participants", 0, "forms", *way, value=value)


def an_own_with(*way: str | int, value: object) -> Callable[[Any], None]:
    return put("own_questions", *way, value=value)


NOT_IN_FILE = "det pekar på något som inte finns i filen."
NO_TEMPLATE = "programmet har inte den mallen; filen kan vara sparad av en nyare version."
NO_FIT = "svaret passar inte frågan i mallen."
NO_QUESTION = "det är ingen fråga som programmet kan ställa."


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (
            a_form_with(1, "template", value="horoscope"),
            f"formulär 2, fält template: {NO_TEMPLATE}",
        ),
        (
            a_form_with(1, "template_version", value=99),
            f"formulär 2, fält template_version: {NO_TEMPLATE}",
        ),
        (a_form_with(1, "own_version", value=3), f"formulär 2, fält own_version: {NOT_IN_FILE}"),
        (
            a_form_with(0, "answers", "decision", value="perhaps"),
            f"formulär 1, svaren, fält decision: {NO_FIT}",
        ),
        (
            a_form_with(0, "answers", "star_sign", value="Fisk"),
            f"formulär 1, svaren, fält star_sign: {NO_FIT}",
        ),
        (
            a_form_with(0, "answers", "own_5", 0, "craft", value=3),
            f"formulär 1, svaren, fält own_5, fält craft: {NO_FIT}",
        ),
        (
            a_form_with(0, "answers", "own_2", value={"participant": 11}),
            f"formulär 1, svaren, fält own_2: {NO_FIT}",
        ),
        (
            a_form_with(1, "number", value=1),
            "formulär 2, fält number: det står redan tidigare i filen.",
        ),
        (a_form_with(1, "replaces", value=2), f"formulär 2, fält replaces: {NOT_IN_FILE}"),
        (a_form_with(1, "replaces", value=3), f"formulär 2, fält replaces: {NOT_IN_FILE}"),
        (a_form_with(3, "copied_from", value=9), f"formulär 4, fält copied_from: {NOT_IN_FILE}"),
        (
            a_form_with(0, "placement_number", value=4),
            f"formulär 1, fält placement_number: {NOT_IN_FILE}",
        ),
        (a_form_with(1, "signature", value=None), "formulär 2, fält signature: fältet saknas."),
        (
            a_form_with(1, "signature", "names", 0, "role", value="witness"),
            "formulär 2, underskriften, underskrift 1, fält role: "
            "värdet är inte ett av dem som formatet känner.",
        ),
    ],
)
def test_a_form_that_does_not_fit_is_placed_and_nothing_is_read(
    change: Callable[[Any], None], words: str
) -> None:
    new = FakeStore()
    with pytest.raises(ValueRefused) as caught:
        import_document(new, changed(change))
    assert sentence(caught.value).what == f"Deltagare 1, {words}"
    assert new.queries.case_numbers() == ()
    assert new.queries.own_questions() == ()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (an_own_with(0, "template", value="horoscope"), f"fält template: {NO_TEMPLATE}"),
        (an_own_with(0, "version", value=0), "fält version: numren ska komma i ordning, från 1."),
        (an_own_with(0, "questions", 1, "kind", value="riddle"), f"fråga 2: {NO_QUESTION}"),
        (an_own_with(0, "questions", 1, "key", value="decision"), f"fråga 2: {NO_QUESTION}"),
        (
            an_own_with(0, "questions", 1, "label", value="\x07"),
            "fråga 2, fält label: texten innehåller ett tecken som inte går att skriva.",
        ),
    ],
)
def test_own_questions_that_cannot_be_asked_are_placed(
    change: Callable[[Any], None], words: str
) -> None:
    with pytest.raises(ValueRefused) as caught:
        parse_document(changed(change))
    assert sentence(caught.value).what == f"Egna frågor 1, {words}"


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (an_own_with(1, "version", value=1), ValueFault.REPEATED),
        (an_own_with(0, "questions", 1, "key", value="own_1"), ValueFault.NOT_A_QUESTION),
        (an_own_with(0, "questions", 1, value="own_1"), ValueFault.NOT_AN_OBJECT),
        (a_form_with(0, "answers", value=[]), ValueFault.NOT_AN_OBJECT),
        (a_form_with(0, "answers", "own_1", value="x" * 100_001), ValueFault.TOO_LONG),
        (a_form_with(0, "answers", "own_1", value="a\x00"), ValueFault.BAD_CHARACTER),
        (a_form_with(0, "answers", "own_3", value=2**60), ValueFault.NOT_WHOLE),
        (a_form_with(0, "answers", "form_date", value="0001-01-01"), ValueFault.NOT_A_DAY),
        (a_form_with(0, "answers", "own_4", value=[["mon"]]), ValueFault.NOT_AN_ANSWER),
        (a_form_with(2, "number", value=0), ValueFault.OUT_OF_ORDER),
        (a_form_with(0, "status", value="lost"), ValueFault.NOT_A_CHOICE),
    ],
)
def test_every_fault_of_a_form_is_told_apart(
    change: Callable[[Any], None], fault: ValueFault
) -> None:
    with pytest.raises(ValueRefused) as caught:
        parse_document(changed(change))
    assert caught.value.fault is fault


def leaves(plain: Any, way: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    yield way
    if isinstance(plain, dict | list):
        inside = plain.items() if isinstance(plain, dict) else enumerate(plain)
        for name, value in inside:
            yield from leaves(value, (*way, name))


WAYS: Final = [
    *(way for way in leaves(DOCUMENT["own_questions"], ("own_questions",)) if way),
    *leaves(DOCUMENT["participants"][0]["forms"], ("participants", 0, "forms")),
]
ODD = st.sampled_from(
    [None, True, 0, -1, 10**30, 1.5, "", "x", "2026-02-30", [], [None], [[]], {}, {"row": 1}]
)


@settings(max_examples=200, deadline=None)
@given(way=st.sampled_from(WAYS), value=ODD)
def test_whatever_stands_anywhere_in_a_form_is_taken_or_refused_with_a_sentence(
    way: tuple[str | int, ...], value: object
) -> None:
    refused = None
    new = FakeStore()
    try:
        import_document(new, changed(put(*way, value=value)))
    except (ValueRefused, FileNotUnderstood) as error:
        refused = sentence(error)
    if refused is None:
        once = export_register(new)
        assert export_register(imported(once)) == once
    else:
        assert refused.text
