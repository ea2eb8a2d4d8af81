"""Every template the program ships with: readable, answerable, in our words, and joined up."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import cast

import pytest
from full_case import a_full_case
from template_contracts import (
    COMMON,
    FIELD_CODES,
    FLOW_COLUMNS,
    FLOW_KEYS,
    PREFILL_COLUMNS,
    STORED_KEYS,
    STORED_UNDER,
    TEXT_FLOWS,
    Stored,
)

from karriarstod.application.form_prefill import prefilled
from karriarstod.application.labels import label
from karriarstod.domain.assignment import Assignment, TeamRole
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.decision import Measure
from karriarstod.domain.parties import ReferrerType
from karriarstod.forms.answers import Answers, Cell, Row, Value, Voiced
from karriarstod.forms.catalog import NoSuchTemplate, newest, template
from karriarstod.forms.conditions import holds
from karriarstod.forms.copying import first_answers
from karriarstod.forms.keys import FlowTarget, Prefill, SignedBy
from karriarstod.forms.missing import missing_answers
from karriarstod.forms.questions import (
    AnyQuestion,
    ChoiceQuestion,
    ChoicesQuestion,
    Column,
    DateQuestion,
    NoteQuestion,
    NumberQuestion,
    ScaleQuestion,
    TableQuestion,
    TextQuestion,
    YesNoQuestion,
)
from karriarstod.forms.storing import answers_text, fits, read_answers
from karriarstod.forms.template import FormTemplate
from karriarstod_resources.catalog import form_names, form_text

TODAY = date(2026, 3, 16)
FORBIDDEN = re.compile(
    r"coompanion|\bframstegs\b|framstegs?[ -](mall|modell|blankett)|blankett|vägen ut!"
    r"|\b(?-i:DOA|BIP|NNS|AWP|WRI|WEIS|DFA|TIPPA|SIS|IPS)\b|outcomes star|klient|brukare"
    r"|motivation|personnummer",
    re.IGNORECASE,
)
KEY = re.compile(r"[a-z0-9_]+")

every_template = pytest.mark.parametrize("form", newest(), ids=lambda form: form.id)
every_described = pytest.mark.parametrize("template_id", sorted(FIELD_CODES))


def _with_columns(form: FormTemplate) -> Iterator[tuple[str, AnyQuestion, AnyQuestion]]:
    """Every question and column: its full key, itself, and the question that holds it."""
    for question in form.questions():
        yield question.key, question, question
        if isinstance(question, TableQuestion):
            for column in question.columns:
                yield f"{question.key}.{column.key}", column, question


def _options(question: AnyQuestion) -> dict[str, str]:
    return question.options if isinstance(question, ChoiceQuestion | ChoicesQuestion) else {}


# Reading --------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [one for one in form_names() if not one.startswith("common.")])
def test_every_template_file_can_be_read(name: str) -> None:
    template_id, _, version = name.rpartition(".v")

    assert template(template_id, int(version)).id == template_id


def test_every_place_of_the_catalogue_has_its_template() -> None:
    codes = [one.code for one in newest()]

    assert sorted(codes) == sorted(
        [f"M{number:02}" for number in range(1, 21)] + ["F1", "S1", "S2"]
    )


@every_template
def test_a_template_says_what_it_is_for_and_has_a_guide_of_its_own_name(form: FormTemplate) -> None:
    assert form.purpose.endswith((".", "?"))
    assert form.guide == form.id


# Words ----------------------------------------------------------------------------------------


@every_template
def test_a_label_begins_with_a_capital_and_has_no_colon(form: FormTemplate) -> None:
    labels = [section.title for section in form.sections]
    labels += [one.label for _, one, _ in _with_columns(form) if not isinstance(one, NoteQuestion)]

    assert [one for one in labels if not one[:1].isupper() or one.rstrip()[-1] in ":."] == []


@every_template
def test_an_option_has_a_word_and_no_two_have_the_same(form: FormTemplate) -> None:
    for key, question, _ in _with_columns(form):
        words = list(_options(question).values())
        assert all(one.strip() for one in words), key
        assert len(set(words)) == len(words), key


@pytest.mark.parametrize("name", form_names())
def test_a_template_never_borrows_anothers_name_or_instrument(name: str) -> None:
    shown = "\n".join(line for line in form_text(name).splitlines() if not line.startswith("#"))

    assert FORBIDDEN.findall(shown) == []


@every_template
def test_stored_keys_are_plain_and_permanent(form: FormTemplate) -> None:
    keys = [part for key, _, _ in _with_columns(form) for part in key.split(".")]
    keys += [key for _, one, _ in _with_columns(form) for key in _options(one)]
    keys += [section.key for section in form.sections]

    assert [one for one in keys if not KEY.fullmatch(one)] == []


@every_template
def test_a_section_is_small_enough_to_be_calm(form: FormTemplate) -> None:
    asked = {section.key: len(section.questions) for section in form.sections}

    assert {key: many for key, many in asked.items() if not 1 <= many <= 7} == {}
    assert max(Counter(one.title for one in form.sections).values()) == 1


# The field ------------------------------------------------------------------------------------


@every_described
def test_every_field_of_the_domain_is_asked_for_as_the_domain_says(template_id: str) -> None:
    form = template(template_id, 1)
    asked = {key: (one, holder) for key, one, holder in _with_columns(form)}
    codes = FIELD_CODES[template_id].split()
    if form.common:
        kept = {code: f"{one.key}*" for code, one in form.instead.items()}
        codes += [kept.get(code.rstrip("*"), code).rstrip("*") for code in COMMON.split()]

    for marked in codes:
        code = marked.rstrip("*§")
        key = STORED_UNDER.get((template_id, code), code)
        assert key in asked, f"{template_id} lacks {code}"
        question, holder = asked[key]
        if "*" in marked:
            assert question.required, f"{template_id}.{key} is needed"
        if "§" in marked:
            assert holder.sensitive, f"{template_id}.{key} is sensitive"


@pytest.mark.parametrize(
    ("where", "stored"), STORED_KEYS.items(), ids=[".".join(where) for where in STORED_KEYS]
)
def test_a_choice_that_the_record_understands_has_its_keys_and_words(
    where: tuple[str, str], stored: Stored
) -> None:
    template_id, key = where
    asked = {one: question for one, question, _ in _with_columns(template(template_id, 1))}
    options = _options(asked[key])

    expected = {one.value: label(one) for one in stored.kind if one not in stored.never}
    assert {key: word.casefold() for key, word in options.items()} == {
        key: word.casefold() for key, word in expected.items()
    }


def test_a_goal_of_the_plan_has_the_areas_of_our_own_scale() -> None:
    plan = template("work_plan", 1).question("delmal")
    assert isinstance(plan, TableQuestion)
    areas = next(_options(one) for one in plan.columns if one.key == "delmal_area")
    scales = [one for one in template("progress", 1).questions() if isinstance(one, ScaleQuestion)]

    assert areas == {one.key: one.label for one in scales}


def test_the_ladder_of_competences_is_the_ladder_of_tasks() -> None:
    table = template("competence_mapping", 1).question("competences")
    assert isinstance(table, TableQuestion)
    ladders = [one for one in table.columns if isinstance(one, ScaleQuestion)]
    steps = STORED_KEYS["work_plan", "tasks_now.level"].kind

    assert [one.levels for one in ladders] == [tuple(label(step) for step in steps)] * 2
    assert len(table.starts_with) == 12


def test_an_agreement_is_signed_by_three() -> None:
    parties = (SignedBy.PARTICIPANT, SignedBy.MANAGER, SignedBy.REFERRER)

    assert template("placement_agreement", 1).signed_by == parties


# Answering ------------------------------------------------------------------------------------


def _an_answer(question: AnyQuestion) -> Value:
    """Some answer that the question can hold."""
    answer: Value = False
    match question:
        case TextQuestion():
            answer = "Svar"[: question.longest]
        case ChoiceQuestion():
            answer = next(iter(question.options))
        case ChoicesQuestion():
            answer = tuple(question.options)[:1]
        case ScaleQuestion():
            low, high = question.figures[0], question.figures[-1]
            answer = Voiced(low, high) if question.voices else low
        case DateQuestion():
            answer = TODAY
        case NumberQuestion():
            answer = int(question.lowest or 0)
            assert question.highest is None or answer <= question.highest, question.key
        case TableQuestion():
            cells = {one.key: _a_cell(one) for one in question.columns}
            answer = (Row(1, MappingProxyType(cells)),)
    return answer


def _a_cell(column: Column) -> Cell:
    answer = _an_answer(column)
    assert not isinstance(answer, tuple) or not any(isinstance(one, Row) for one in answer)
    return cast("Cell", answer)


def _filled(form: FormTemplate, answers: Answers) -> Answers:
    """The answers, with every missing one given; fails where that never ends."""
    questions = {one.key: one for one in form.questions()}
    for _ in range(100):
        missing = missing_answers(form, answers)
        if not missing:
            return answers
        for one in missing:
            question = questions[one.key]
            answers = answers.with_value(one.key, fits(question, _an_answer(question)))
    raise AssertionError(missing_answers(form, answers))


@every_template
def test_every_question_that_is_needed_can_be_answered(form: FormTemplate) -> None:
    assert missing_answers(form, _filled(form, first_answers(form))) == ()


@every_template
def test_a_form_can_be_done_whatever_is_chosen(form: FormTemplate) -> None:
    for question in form.questions():
        chosen: list[Value] = list(_options(question))
        if isinstance(question, ChoicesQuestion):
            chosen = [(key,) for key in question.options]
        if isinstance(question, YesNoQuestion):
            chosen = [True, False]
        for one in chosen:
            answers = first_answers(form).with_value(question.key, one)
            assert missing_answers(form, _filled(form, answers)) == (), question.key


@every_template
def test_a_condition_asks_for_an_answer_that_can_be_given(form: FormTemplate) -> None:
    questions = {one.key: one for one in form.questions()}
    shown = [section.visible_when for section in form.sections]
    shown += [one for each in questions.values() for one in (each.visible_when, each.required_when)]
    for key, wanted in ((key, wanted) for one in shown for key, wanted in one.items()):
        name, _, voice = key.partition(".")
        for one in wanted:
            value = fits(questions[name], _as_answer(questions[name], one, voice))
            assert holds({key: [one]}, Answers(MappingProxyType({name: value}))), key


def _as_answer(question: AnyQuestion, one: str | bool | int, voice: str) -> Value:
    if isinstance(question, ChoicesQuestion) and isinstance(one, str):
        return (one,)
    if voice and isinstance(one, int):
        return Voiced(supervisor=one) if voice == "supervisor" else Voiced(participant=one)
    return one


@every_template
def test_what_a_form_begins_with_is_stored_and_read_back(form: FormTemplate) -> None:
    first = first_answers(form)

    assert read_answers(form, answers_text(first)) == first


@every_template
def test_a_filled_form_is_stored_and_read_back(form: FormTemplate) -> None:
    everything = first_answers(form)
    for question in form.questions():
        if not isinstance(question, NoteQuestion):
            everything = everything.with_value(question.key, _an_answer(question))

    assert read_answers(form, answers_text(everything)) == everything


# Joined up ------------------------------------------------------------------------------------


@every_template
def test_what_flows_on_has_all_that_its_target_needs(form: FormTemplate) -> None:
    asked = {one.key for one in form.questions()}
    for question in form.questions():
        target = question.flows_to
        if target is None:
            continue
        assert FLOW_KEYS.get(target, set()) <= asked, question.key
        if isinstance(question, TableQuestion):
            needed = FLOW_COLUMNS[target]
            assert needed <= {one.key for one in question.columns}, question.key
        elif target in TEXT_FLOWS:
            assert isinstance(question, TextQuestion), question.key
        elif target is FlowTarget.NEXT_MEETING:
            assert isinstance(question, DateQuestion), question.key
        elif target is FlowTarget.PLAN_NEW_VERSION:
            assert isinstance(question, YesNoQuestion), question.key


@every_template
def test_a_table_that_the_record_fills_has_the_columns_for_it(form: FormTemplate) -> None:
    for question in form.questions():
        if isinstance(question, TableQuestion) and question.prefill is not None:
            needed = PREFILL_COLUMNS[question.prefill]
            assert needed <= {one.key for one in question.columns}, question.key


def _a_known_case() -> CaseFile:
    """Everything the record can know; the first placement has a restricted referrer."""
    case = a_full_case()
    present = case.placements[-1]
    deputy = Assignment(9, TeamRole.DEPUTY, "Stig Ställföre", date(2025, 9, 15))
    return case.with_placement(replace(present, assignments=(*present.assignments, deputy)))


@every_template
def test_a_form_never_says_what_the_referrer_tells_of_itself(form: FormTemplate) -> None:
    case = _a_known_case()
    known = prefilled(form, first_answers(form), case, case.placements[0].number, TODAY)

    told = (label(ReferrerType.KRIMINALVARDEN), label(Measure.FRIVARD_UTSLUSS), "kriminalvarden")
    assert case.placements[0].referral.referrer.is_restricted
    assert [one for one in told if one in answers_text(known)] == []


@every_template
def test_what_the_record_knows_fits_the_form(form: FormTemplate) -> None:
    case = _a_known_case()
    for placement in case.placements:
        known = prefilled(form, first_answers(form), case, placement.number, TODAY)

        assert read_answers(form, answers_text(known)) == known


def test_the_record_fills_what_the_forms_ask_it_for() -> None:
    case = _a_known_case()
    filled: set[Prefill] = set()
    for form in newest():
        for placement in case.placements:
            known = prefilled(form, first_answers(form), case, placement.number, TODAY)
            filled |= {
                one.prefill for one in form.questions() if one.prefill and one.key in known.values
            }

    asked = {one.prefill for form in newest() for one in form.questions() if one.prefill}
    assert asked - filled == set()


def test_a_template_that_is_not_there_is_named() -> None:
    with pytest.raises(NoSuchTemplate):
        template("mapping", 99)
