"""Own questions as they are written: keys that are never given twice, and what is refused."""

from dataclasses import replace

import pytest
from form_builders import FIRST_VISIT, OWN

from karriarstod.forms.keys import OwnKind
from karriarstod.forms.own_drafts import OwnDraft, OwnProblem, draft_of, problems, questions_of
from karriarstod.forms.own_questions import OwnQuestions
from karriarstod.forms.questions import (
    ChoiceQuestion,
    NumberQuestion,
    ScaleQuestion,
    TextQuestion,
    YesNoQuestion,
)

SMELL = OwnDraft("Vad luktar det?")
DAYS = OwnDraft("Bästa dag", kind=OwnKind.ONE, options=("Måndag", "Tisdag"))


def a_version(number, *questions):
    return OwnQuestions(FIRST_VISIT, number, questions)


@pytest.mark.parametrize("kind", list(OwnKind))
def test_a_question_of_every_kind_comes_back_as_it_was_written(kind):
    options = ("Lite", "Mycket") if kind.has_options else ()
    written = OwnDraft("Hur då?", "Tänk efter", kind, options, required=True)
    (question,) = questions_of((written,), ())
    assert replace(draft_of(question), before=None) == replace(written, key="own_1")


def test_a_key_is_never_given_twice_even_when_its_question_is_gone():
    first = a_version(1, *questions_of((SMELL, DAYS), ()))
    second = a_version(2, *questions_of((draft_of(first.questions[0]),), (first,)))
    later = questions_of((draft_of(second.questions[0]), OwnDraft("Ny")), (first, second))
    assert [one.key for one in later] == ["own_1", "own_3"]


def test_a_question_that_is_reworded_or_moved_keeps_its_key():
    first = a_version(1, *questions_of((SMELL, DAYS), ()))
    smell, days = map(draft_of, first.questions)
    moved = questions_of((days, replace(smell, label="Hur luktar det?")), (first,))
    assert [(one.key, one.label) for one in moved] == [
        ("own_2", "Bästa dag"),
        ("own_1", "Hur luktar det?"),
    ]


def test_a_question_of_another_kind_is_another_question():
    first = a_version(1, *questions_of((SMELL,), ()))
    asked = replace(draft_of(first.questions[0]), kind=OwnKind.YES_NO)
    (now,) = questions_of((asked,), (first,))
    assert isinstance(now, YesNoQuestion)
    assert now.key == "own_2"


def test_a_short_text_that_becomes_longer_is_the_same_question():
    first = a_version(1, *questions_of((SMELL,), ()))
    asked = replace(draft_of(first.questions[0]), kind=OwnKind.LONG_TEXT)
    (now,) = questions_of((asked,), (first,))
    assert isinstance(now, TextQuestion)
    assert (now.key, now.lines) == ("own_1", 4)


def test_a_scale_with_other_steps_is_another_question():
    scale = OwnDraft("Trivs", kind=OwnKind.SCALE)
    first = a_version(1, *questions_of((scale,), ()))
    asked = replace(draft_of(first.questions[0]), options=("Inte", "Ibland", "Ofta"))
    (now,) = questions_of((asked,), (first,))
    assert isinstance(now, ScaleQuestion)
    assert (now.key, now.figures) == ("own_2", (1, 2, 3))


def test_an_option_keeps_its_key_with_its_words_and_no_key_is_given_twice():
    first = a_version(1, *questions_of((DAYS,), ()))
    drawn = replace(draft_of(first.questions[0]), options=("Tisdag",))
    second = a_version(2, *questions_of((replace(drawn, options=("Tisdag", "Fredag")),), (first,)))
    (now,) = questions_of((replace(drawn, options=("Lördag", "tisdag")),), (first, second))
    assert isinstance(now, ChoiceQuestion)
    assert now.options == {"option_4": "Lördag", "option_2": "tisdag"}


def test_what_is_not_written_here_stays_as_it_was():
    drafts = tuple(map(draft_of, OWN.questions))
    now = questions_of(drafts, (OWN,))
    assert now == OWN.questions
    assert [one.kind for one in drafts][-1] is None
    assert any(isinstance(one, NumberQuestion) and one.unit == "km" for one in now)


def test_a_condition_on_a_question_that_is_gone_is_gone_too():
    shy = TextQuestion(key="own_2", label="Varför?", visible_when={"own_1": [True]})
    first = a_version(1, YesNoQuestion(key="own_1", label="Röker du?"), shy)
    smokes, why = map(draft_of, first.questions)
    assert questions_of((smokes, why), (first,)) == first.questions
    assert questions_of((why,), (first,))[0].visible_when == {}
    assert questions_of((why, smokes), (first,))[0].visible_when == {}


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        (OwnDraft(" "), OwnProblem.NO_LABEL),
        (OwnDraft("a" * 201), OwnProblem.LONG_LABEL),
        (OwnDraft("vad  LUKTAR det?"), OwnProblem.SAME_LABEL),
        (replace(DAYS, options=("Måndag", " ")), OwnProblem.FEW_OPTIONS),
        (replace(DAYS, options=("Måndag", "måndag ")), OwnProblem.SAME_OPTION),
        (OwnDraft("Trivs", kind=OwnKind.SCALE, options=("Inte",)), OwnProblem.FEW_OPTIONS),
    ],
)
def test_what_cannot_be_asked_is_told_with_its_place(wrong, problem):
    assert problems((SMELL, wrong)) == ((1, problem),)


def test_a_scale_without_words_goes_to_ten():
    (scale,) = questions_of((OwnDraft("Trivs", kind=OwnKind.SCALE),), ())
    assert isinstance(scale, ScaleQuestion)
    assert scale.figures == tuple(range(11))
    assert not problems((draft_of(scale),))
