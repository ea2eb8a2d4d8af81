"""Our own scale: two voices, words where they are needed, and nothing to add up."""

import pytest
from template_reading import AREAS, own_questions

from karriarstod.forms.answers import DECLINED, NO_ANSWERS, Declined, Voiced
from karriarstod.forms.catalog import newest_of
from karriarstod.forms.missing import missing_answers
from karriarstod.forms.questions import NoteQuestion, ScaleQuestion, TextQuestion


def test_progress_has_twelve_areas_with_two_voices_on_five_levels() -> None:
    form = newest_of("progress")
    scales = [one for one in form.questions() if isinstance(one, ScaleQuestion)]
    assert tuple(one.key for one in scales) == AREAS
    assert all(one.voices and one.may_decline for one in scales)
    assert {one.figures for one in scales} == {(0, 1, 2, 3, 4)}
    assert len({one.levels for one in scales}) == 1


@pytest.mark.parametrize("area", AREAS)
@pytest.mark.parametrize("level", [0, 1, 2, 3, 4, DECLINED])
def test_an_observation_is_required_exactly_where_the_supervisor_says_0_1_or_4(
    area: str, level: int | Declined
) -> None:
    form = newest_of("progress")
    said = {
        "supervisor": Voiced(2 if level != 2 else 3, level),
        "participant": Voiced(level, 2),
    }
    lacking = {
        who: {one.key for one in missing_answers(form, NO_ANSWERS.with_value(area, voices))}
        for who, voices in said.items()
    }
    observations = {f"{one}_observation" for one in AREAS}
    required = {f"{area}_observation"} if level in (0, 1, 4) else set()
    assert lacking["supervisor"] & observations == required
    assert lacking["participant"] & observations == set()


def test_progress_says_that_it_is_our_own_and_that_nobody_need_explain() -> None:
    note = newest_of("progress").question("about_scale")
    assert isinstance(note, NoteQuestion)
    assert "vår egen skala" in note.text
    assert "inte vetenskapligt prövad" in note.text
    assert "behöver ingen förklaring" in note.text


def test_nothing_in_progress_could_become_a_total() -> None:
    asked = own_questions(newest_of("progress"))
    assert all(isinstance(one, ScaleQuestion | TextQuestion) for one in asked)
