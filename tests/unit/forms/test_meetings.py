"""Meetings are data, and nothing may stand in one that the allow-list does not name."""

import pytest

from karriarstod.domain.plan import PlanContent
from karriarstod.forms.catalog import newest_of
from karriarstod.forms.meeting import (
    Allowed,
    Into,
    Meeting,
    MeetingMalformed,
    PlanField,
    read_allowed,
    read_meeting,
)
from karriarstod.forms.meetings import allowed, meeting, meetings
from karriarstod.forms.questions import TableQuestion

every_meeting = pytest.mark.parametrize("one", meetings(), ids=lambda one: one.id)

ALLOWED = Allowed(
    person=("given_name",),
    plan=(PlanField.LONG_TERM_GOAL,),
    forms={"first_visit": ("own_goal_words", "adaptation_need", "earlier_work")},
)


def a_text(into: str = "form", key: str = "own_goal_words", more: str = "") -> str:
    return f"""
id = "talk"
version = 1
title = "Samtal"
purpose = "Vi pratar."
form = "first_visit"
[[steps]]
key = "one"
ask = "Vad vill du?"
fields = [{{ into = "{into}", key = "{key}" }}]
{more}
"""


def read(text: str, name: str = "talk.v1") -> Meeting:
    return read_meeting(text, name, ALLOWED, newest_of("first_visit"))


def test_a_meeting_asks_what_its_form_asks() -> None:
    (step,) = read(a_text()).steps

    assert (step.ask, step.fields[0].into) == ("Vad vill du?", Into.FORM)


def test_a_field_that_is_not_on_the_list_is_refused() -> None:
    with pytest.raises(MeetingMalformed, match="strengths may not be shown"):
        read(a_text(key="strengths"))


def test_a_field_of_the_plan_that_is_not_on_the_list_is_refused() -> None:
    with pytest.raises(MeetingMalformed, match="adaptations may not be shown"):
        read(a_text(into="plan", key="adaptations"))


def test_what_is_sensitive_is_refused_even_where_the_list_names_it() -> None:
    with pytest.raises(MeetingMalformed, match="adaptation_need is sensitive"):
        read(a_text(key="adaptation_need"))


def test_a_field_that_the_form_does_not_ask_is_refused() -> None:
    listed = Allowed(person=(), plan=(), forms={"first_visit": ("nothing_such",)})

    with pytest.raises(MeetingMalformed, match="does not ask nothing_such"):
        read_meeting(a_text(key="nothing_such"), "talk.v1", listed, newest_of("first_visit"))


def test_a_field_needs_a_form_to_be_written_in() -> None:
    with pytest.raises(MeetingMalformed, match="no form"):
        read_meeting(a_text(), "talk.v1", ALLOWED, None)


def test_a_file_says_what_it_is_called() -> None:
    with pytest.raises(MeetingMalformed, match=r"says it is talk\.v1"):
        read(a_text(), "samtal.v1")


def test_a_step_is_not_there_twice() -> None:
    with pytest.raises(MeetingMalformed, match="key of its own"):
        read(a_text(more='[[steps]]\nkey = "one"\nask = "Igen?"'))


@pytest.mark.parametrize("text", ["id = ", "id = 1", 'id = "talk"\nversion = 1\ncolour = "röd"'])
def test_a_file_that_is_something_else_says_where(text: str) -> None:
    with pytest.raises(MeetingMalformed, match=r"talk\.v1"):
        read(text)


def test_an_allow_list_that_is_something_else_says_so() -> None:
    with pytest.raises(MeetingMalformed, match="allowed"):
        read_allowed("person = 1")


def test_there_is_a_meeting_for_each_kind_of_talk() -> None:
    ids = {one.id for one in meetings()}

    assert ids == {
        "start_talk",
        "mapping_talk",
        "plan_talk",
        "follow_up",
        "three_party",
        "closing_talk",
    }


@every_meeting
def test_a_meeting_is_short_and_asks_in_questions(one: Meeting) -> None:
    assert 5 <= len(one.steps) <= 9
    asked = [step.ask for step in one.steps[:-1]]
    assert all(text.endswith("?") for text in asked)
    assert all(len(text) <= 60 for text in asked)


@every_meeting
def test_a_meeting_ends_with_what_was_agreed(one: Meeting) -> None:
    assert one.steps[-1].key == "end"
    assert one.steps[-1].beside == "agreed"


def test_nothing_on_the_list_tells_of_health_or_of_the_referrer() -> None:
    for template_id, keys in allowed().forms.items():
        asked = {one.key: one for one in newest_of(template_id).questions()}
        for key in keys:
            question = asked[key]
            columns = question.columns if isinstance(question, TableQuestion) else ()
            assert not question.sensitive, key
            assert not any(one.sensitive for one in columns), key
            assert "referrer" not in key


def test_of_the_person_only_the_given_name_is_shown() -> None:
    assert allowed().person == ("given_name",)


def test_the_plan_s_fields_are_fields_of_the_plan() -> None:
    assert {one.value for one in PlanField} <= set(PlanContent.__dataclass_fields__)
    assert "adaptations" not in allowed().plan


def test_a_meeting_is_found_by_its_name() -> None:
    assert meeting("follow_up").form == "follow_up_talk"
    with pytest.raises(KeyError):
        meeting("nothing_such")
