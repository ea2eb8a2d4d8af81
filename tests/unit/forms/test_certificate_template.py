"""A certificate is shown by its owner: nothing in it may be turned against them."""

from typing import Final

import pytest
from template_reading import and_columns, choice, words

from karriarstod.forms.answers import NO_ANSWERS
from karriarstod.forms.catalog import newest_of
from karriarstod.forms.conditions import all_visible
from karriarstod.forms.keys import Leaves, Prefill
from karriarstod.forms.missing import missing_answers

FORBIDDEN_KEYS: Final = (
    "attend",
    "absen",
    "health",
    "adaptation",
    "referrer",
    "recipient",
    "measure",
    "purpose",
    "decision",
    "compensation",
    "interpreter",
    "present",
)
FORBIDDEN_WORDS: Final = (
    "närvaro",
    "sjuk",
    "hälsa",
    "diagnos",
    "anpass",
    "anvis",
    "insats",
    "beslut",
    "myndighet",
    "arbetsförmedling",
    "kommun",
    "försäkringskassa",
    "kriminalvård",
    "lönebidrag",
    "bidrag",
    "tolk",
)


def test_a_certificate_asks_for_nothing_that_could_be_used_against_its_owner() -> None:
    form = newest_of("certificate")
    asked = [one.key for one in and_columns(form)]
    assert not [key for key in asked for stem in FORBIDDEN_KEYS if stem in key]
    assert not [word for word in FORBIDDEN_WORDS if word in words(form)]
    assert not any(one.sensitive for one in and_columns(form))
    assert form.common == 0
    assert form.leaves is Leaves.PARTICIPANT


def test_a_certificate_draws_only_on_the_first_day_the_tasks_and_the_supervisor() -> None:
    drawn = {one.prefill for one in and_columns(newest_of("certificate"))} - {None}
    assert drawn == {Prefill.STARTED_ON, Prefill.PLAN_TASKS, Prefill.SUPERVISOR}


@pytest.mark.parametrize(
    ("kind", "only_here"),
    [
        ("participation", {"about_participation"}),
        ("reference", {"about_reference", "strengths", "way_of_working"}),
        (
            "employment",
            {
                "about_employment",
                "position",
                "employed_from",
                "employed_to",
                "employed_extent",
                "ending_reason_wanted",
            },
        ),
    ],
)
def test_each_certificate_asks_for_its_own(kind: str, only_here: set[str]) -> None:
    form = newest_of("certificate")
    asked = {
        one: {
            question.key
            for _, question in all_visible(form, NO_ANSWERS.with_value("doc_kind", one))
        }
        for one in choice("certificate", "doc_kind").options
    }
    others = set().union(*(keys for one, keys in asked.items() if one != kind))
    assert asked[kind] - others == only_here


@pytest.mark.parametrize("wanted", [True, False])
def test_why_an_employment_ended_is_asked_only_when_its_owner_wants_it(wanted: bool) -> None:
    form = newest_of("certificate")
    answers = NO_ANSWERS.with_value("doc_kind", "employment")
    answers = answers.with_value("ending_reason_wanted", wanted)
    assert ("ending_reason" in {one.key for _, one in all_visible(form, answers)}) is wanted


def test_a_reference_is_written_only_when_it_was_asked_for() -> None:
    form = newest_of("certificate")
    for kind, asked_for in (("participation", False), ("reference", True), ("employment", False)):
        missing = missing_answers(form, NO_ANSWERS.with_value("doc_kind", kind))
        assert ("requested_by_participant_on" in {one.key for one in missing}) is asked_for
