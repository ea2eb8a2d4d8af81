"""How far the sections of a form have come: what nobody wrote is no beginning."""

from dataclasses import replace
from datetime import date

import pytest
from full_case import a_full_case

from karriarstod.application.form_prefill import begun_with
from karriarstod.forms.answers import Answers
from karriarstod.forms.catalog import newest_of
from karriarstod.forms.missing import SectionState, section_states

TALK = newest_of("follow_up_talk")
TODAY = date(2026, 3, 16)


@pytest.fixture
def begun() -> Answers:
    case = a_full_case()
    planned = next(one for one in reversed(case.placements) if one.signed_plan is not None)
    answers = begun_with(TALK, case, planned.number, TODAY)
    assert answers.rows("tasks_done")
    return answers


def test_a_section_with_nothing_but_what_the_record_filled_is_untouched(begun: Answers) -> None:
    states = section_states(TALK, begun, begun)
    assert states["days"] is SectionState.UNTOUCHED
    assert states["about"] is SectionState.UNTOUCHED


def test_a_row_of_the_record_that_somebody_changed_is_an_answer(begun: Answers) -> None:
    row, *others = begun.rows("tasks_done")
    changed = replace(row, cells={**row.cells, "task": "Baka"})
    answers = begun.with_value("tasks_done", (changed, *others))
    assert section_states(TALK, answers, begun)["days"] is SectionState.DONE
