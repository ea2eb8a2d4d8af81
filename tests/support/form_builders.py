"""Forms for tests: a first visit and the organisation's own questions, of every kind."""

from datetime import date
from types import MappingProxyType
from typing import Final

from karriarstod.forms.answers import DECLINED, Answers, Row, Value, Voiced
from karriarstod.forms.form import Form, FormSignature, FormStatus, TemplateRef
from karriarstod.forms.keys import SignedBy
from karriarstod.forms.own_questions import OwnQuestions
from karriarstod.forms.questions import (
    ChoicesQuestion,
    NumberQuestion,
    ScaleQuestion,
    TableQuestion,
    TextQuestion,
)

FIRST_VISIT: Final = "first_visit"
VISITED_ON: Final = date(2026, 3, 2)
OWN: Final = OwnQuestions(
    FIRST_VISIT,
    1,
    (
        TextQuestion(key="own_1", label="Vad luktar det?", required=True),
        ScaleQuestion(
            key="own_2", label="Trivs", high=10, low_label="Inte", high_label="Mycket", voices=True
        ),
        NumberQuestion(key="own_3", label="Väg hit", unit="km", decimals=1),
        ChoicesQuestion(key="own_4", label="Dagar", options={"mon": "Måndag", "tue": "Tisdag"}),
        TableQuestion(
            key="own_5",
            label="Hantverk",
            columns=(
                TextQuestion(key="craft", label="Vad"),
                TextQuestion(key="secret", label="Vem", sensitive=True),
            ),
        ),
    ),
)


def answered(**values: Value) -> Answers:
    """Answers by key."""
    return Answers(MappingProxyType(values))


def a_row(number: int, **cells: str) -> Row:
    """A row of a table with texts in it."""
    return Row(number, MappingProxyType({**cells}))


def a_visit(on: date = VISITED_ON, /, **values: Value) -> Answers:
    """A first visit with some words in it; `form_filling` adds what else must be answered."""
    said: dict[str, Value] = {
        "form_date": on,
        "expectations_participant": "Ett lugnt kök",
        "own_goal_words": "Jag vill baka bröd",
        "decision": "begin",
        "participant_has_read": True,
    }
    return answered(**{**said, **values})


def own_answers() -> dict[str, Value]:
    """Answers to each of OWN, two voices and a table among them."""
    return {
        "own_1": "Nymalet kaffe",
        "own_2": Voiced(7, DECLINED),
        "own_3": 12.5,
        "own_4": ("mon", "tue"),
        "own_5": (a_row(1, craft="Svarva skålar", secret="Morbror"), a_row(3, craft="Fläta")),
    }


def a_form(
    number: int = 0,
    *,
    answers: Answers | None = None,
    status: FormStatus = FormStatus.DRAFT,
    own: int = 0,
    placement_number: int | None = 1,
    begun_on: date = VISITED_ON,
    copied: frozenset[str] = frozenset(),
    copied_from: int | None = None,
    replaces: int | None = None,
    flowed: tuple[str, ...] = (),
) -> Form:
    """A first visit; signed, with its sheet, where the status says so."""
    is_signed = status in {FormStatus.SIGNED, FormStatus.REPLACED}
    return Form(
        number=number,
        template=TemplateRef(FIRST_VISIT, 1, own),
        placement_number=placement_number,
        begun_on=begun_on,
        author="Rut Ekelöf",
        status=status,
        answers=a_visit() if answers is None else answers,
        copied=copied,
        copied_from=copied_from,
        replaces=replaces,
        done_on=begun_on if is_signed or status is FormStatus.DONE else None,
        signature=a_form_signature(begun_on) if is_signed else None,
        flowed=flowed,
        sheet='{"name":"Leila"}' if is_signed else "",
    )


def a_form_signature(on: date = VISITED_ON) -> FormSignature:
    """Two names and a place."""
    names = ((SignedBy.PARTICIPANT, "Leila Sandgren"), (SignedBy.SUPERVISOR, "Rut Ekelöf"))
    return FormSignature(on, names, "Sundby")
