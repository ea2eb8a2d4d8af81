"""Every answer has words on paper, and every condition can be read by whoever has the paper."""

from datetime import date
from types import MappingProxyType

import pytest

from karriarstod.forms.answers import DECLINED, Row, Value, Voiced
from karriarstod.forms.questions import (
    AnyQuestion,
    ChoiceQuestion,
    ChoicesQuestion,
    DateQuestion,
    NoteQuestion,
    NumberQuestion,
    Question,
    ScaleQuestion,
    Shown,
    TableQuestion,
    TextQuestion,
    YesNoQuestion,
)
from karriarstod.reports.form_questions import pen_room
from karriarstod.reports.form_words import answer_text, cell_text, condition_text

KINDS = Question.__subclasses__()
DAYS = {"mon": "Måndag", "tue": "Tisdag", "wed": "Onsdag", "thu": "Torsdag"}
CHOICE = ChoiceQuestion(key="day", label="Vilken dag?", options=DAYS)
FIGURES = ScaleQuestion(key="s", label="Trivs", low=0, high=10)
LEVELS = ScaleQuestion(key="s", label="Kan", levels=("Prövar", "Med stöd", "Själv"), voices=True)
TABLE = TableQuestion(
    key="t", label="Saker", columns=(TextQuestion(key="what", label="Vad"), CHOICE)
)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_question_has_words_on_paper(kind: type[Question]) -> None:
    assert answer_text.dispatch(kind) is not answer_text.dispatch(object), "add it to form_words.py"


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_question_has_room_for_a_pen(kind: type[Question]) -> None:
    assert pen_room.dispatch(kind) is not pen_room.dispatch(object), "add it to form_questions.py"


def test_there_are_nine_kinds() -> None:
    assert len(KINDS) == 9


@pytest.mark.parametrize(
    ("question", "value", "words"),
    [
        (TextQuestion(key="q", label="Q"), "<b>Ali</b> & Co", "<b>Ali</b> & Co"),
        (CHOICE, "tue", "Tisdag"),
        (ChoicesQuestion(key="q", label="Q", options=DAYS), ("tue", "mon"), "Måndag, Tisdag"),
        (YesNoQuestion(key="q", label="Q"), False, "Nej"),
        (DateQuestion(key="q", label="Q"), date(2026, 3, 2), "2 mars 2026"),
        (NumberQuestion(key="q", label="Q", unit="km", decimals=1), 12.5, "12,5 km"),
        (NumberQuestion(key="q", label="Q", unit="%", decimals=1), 50.0, "50 %"),
        (NumberQuestion(key="q", label="Q", decimals=2), 0.25, "0,25"),
        (NumberQuestion(key="q", label="Q"), 1234567, "1234567"),
        (NumberQuestion(key="q", label="Q"), 2.5, "2,5"),
        (FIGURES, 7, "7 av 10"),
        (FIGURES, DECLINED, "Vill inte svara"),
        (LEVELS, Voiced(0, None), "Deltagaren: 0 – Prövar. Handledaren: Inte svarat"),
        (LEVELS, Voiced(DECLINED, 2), "Deltagaren: Vill inte svara. Handledaren: 2 – Själv"),
        (TABLE, (Row(1, MappingProxyType({"what": "Diska", "day": "mon"})),), "Diska, Måndag"),
        (NoteQuestion(key="q", label="Q", text="Läs det här."), "", "Läs det här."),
    ],
)
def test_an_answer_is_said_as_a_person_would(
    question: AnyQuestion, value: Value, words: str
) -> None:
    assert answer_text(question, value) == words


def test_a_question_of_no_kind_has_no_words() -> None:
    with pytest.raises(TypeError, match="Question"):
        answer_text(Question(key="q", label="Q"), "x")
    with pytest.raises(TypeError, match="Question"):
        pen_room(Question(key="q", label="Q"))


@pytest.mark.parametrize(
    "question",
    [
        CHOICE,
        FIGURES,
        YesNoQuestion(key="q", label="Q"),
        DateQuestion(key="q", label="Q"),
        NumberQuestion(key="q", label="Q"),
    ],
)
def test_an_answer_of_another_kind_is_left_out(question: AnyQuestion) -> None:
    assert answer_text(question, ("mon",)) == ""


def test_a_choice_with_letters_of_its_own_stands_by_its_letter_in_a_table() -> None:
    coded = ChoiceQuestion(key="c", label="Kod", options={"sick": "S – sjuk", "work": "A – arbete"})
    assert (cell_text(coded, "sick", None), answer_text(coded, "sick")) == ("S", "S – sjuk")
    assert cell_text(CHOICE, "mon", None) == "Måndag"


def test_a_day_in_a_table_says_its_year_only_when_it_is_another() -> None:
    day = DateQuestion(key="d", label="Dag")
    near = date(2026, 6, 1)
    assert cell_text(day, date(2026, 3, 2), near) == "2 mars"
    assert cell_text(day, date(2025, 3, 2), near) == "2 mars 2025"


ASKED: dict[str, AnyQuestion] = {
    "day": CHOICE,
    "met": YesNoQuestion(key="met", label="Har ni setts?"),
    "s": LEVELS,
}


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        ({}, ""),
        ({"met": [True]}, "Fylls i om svaret på ”Har ni setts?” är ja."),
        ({"day": ["mon"]}, "Fylls i om svaret på ”Vilken dag?” är ”Måndag”."),
        (
            {"day": ["mon", "tue"]},
            "Fylls i om svaret på ”Vilken dag?” är ”Måndag” eller ”Tisdag”.",
        ),
        (
            {"day": ["mon", "tue", "wed"]},
            "Fylls i om svaret på ”Vilken dag?” är något annat än ”Torsdag”.",
        ),
        ({"day": list(DAYS)}, "Fylls i om svaret på ”Vilken dag?” finns."),
        (
            {"met": [False], "s.supervisor": [0, 2]},
            "Fylls i om svaret på ”Har ni setts?” är nej och handledarens svar på ”Kan” är "
            "”0” eller ”2”.",
        ),
    ],
)
def test_a_condition_is_said_in_words(shown: Shown, words: str) -> None:
    assert condition_text(shown, ASKED) == words
