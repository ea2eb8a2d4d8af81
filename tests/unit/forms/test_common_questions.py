"""The sections every form has, and what a template asks there in its own words."""

import pytest
from msgspec import structs

from karriarstod.forms.catalog import common, template
from karriarstod.forms.questions import DateQuestion
from karriarstod.forms.template import FormTemplate, Section, TemplateMalformed

AROUND = common(1)


def with_common(**own: DateQuestion) -> FormTemplate:
    asked = DateQuestion(key="since_last", label="Sedan sist")
    form = FormTemplate(
        id="talk",
        version=1,
        code="X1",
        title="Samtal",
        purpose="Prov.",
        instead=own,
        sections=(Section(key="talk", title="Samtal", questions=(asked,)),),
    )
    return form.with_sections(first=AROUND.first, last=AROUND.last)


def test_a_question_of_the_templates_own_stands_in_the_common_ones_place() -> None:
    own = DateQuestion(key="next_meeting", label="Nästa samtal", required=True)
    keys = [one.key for one in with_common(next_contact=own).questions()]

    plain = [one.key for one in with_common().questions()]
    assert keys == ["next_meeting" if one == "next_contact" else one for one in plain]


def test_a_place_that_is_not_among_the_common_questions_is_refused() -> None:
    with pytest.raises(TemplateMalformed, match=r"talk\.v1: next_talk is not a common question"):
        with_common(next_talk=DateQuestion(key="next_meeting", label="Nästa samtal"))


def test_a_key_that_the_template_asks_for_already_is_refused() -> None:
    with pytest.raises(TemplateMalformed, match="since_last is used twice"):
        with_common(next_contact=DateQuestion(key="since_last", label="Nästa samtal"))


def test_a_follow_up_asks_once_for_the_next_meeting_and_needs_it() -> None:
    last = template("follow_up_talk", 1).sections[-1]
    (asked,) = [one for one in last.questions if isinstance(one, DateQuestion)]

    assert (asked.key, asked.required) == ("next_meeting", True)
    assert structs.replace(last, questions=AROUND.last.questions) == AROUND.last
