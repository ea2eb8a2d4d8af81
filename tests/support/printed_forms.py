"""Forms laid out for paper: every template blank and filled, and the hard ones."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Final

from form_builders import OWN, VISITED_ON, a_visit, own_answers
from form_filling import filled_up
from plan_sheets import ARABIC_NAME, LONG_WORD

from karriarstod.forms.answers import Answers, Row, Value
from karriarstod.forms.catalog import newest, newest_of
from karriarstod.forms.copying import first_answers
from karriarstod.forms.form import FormStatus
from karriarstod.forms.own_questions import OWN_TITLE
from karriarstod.forms.questions import TextQuestion
from karriarstod.forms.template import FormTemplate
from karriarstod.reports.form_sheet import FormSheet, blank_form_sheet

LONG: Final = "Vi provade kassan två gånger och skrev upp det som gick bra. " * 60
STRANGE: Final = f"<b>Ali</b> & Žofia Wałęsa\n\n{ARABIC_NAME} 🚲 Кухня\n{LONG_WORD} x\u030c \ud83d"


def a_blank(template: FormTemplate) -> FormSheet:
    """The empty form of an invented house."""
    return blank_form_sheet(template, "Exempelkooperativet", "769600-0000")


def a_signed(template: FormTemplate, answers: Answers | None = None) -> FormSheet:
    """A signed form, with something in every place where nothing else is said."""
    given = filled_up(template, first_answers(template)) if answers is None else answers
    return replace(
        a_blank(template),
        is_blank=False,
        status=FormStatus.SIGNED,
        case_number="DLT-2026-0042",
        form_number=3,
        participant="Ali Exempelsson",
        author="Maja Testsson",
        supervisor="Bo Provare",
        form_date=VISITED_ON,
        signed_on=VISITED_ON,
        signed_place="Sundby",
        answers=given,
    )


def a_form_draft(template: FormTemplate, answers: Answers | None = None) -> FormSheet:
    """The same as a draft, with nothing but what the template begins with."""
    given = first_answers(template) if answers is None else answers
    return replace(
        a_signed(template, given),
        status=FormStatus.DRAFT,
        signed_on=None,
        signed_place="",
        printed_on=date(2026, 3, 16),
    )


def with_own() -> FormTemplate:
    """The first visit, with the organisation's own questions of every kind."""
    return newest_of("first_visit").with_own(OWN.questions, OWN_TITLE)


def every_text(template: FormTemplate, words: str) -> Answers:
    """The same words in every text of the form."""
    answers = filled_up(template, first_answers(template))
    for question in template.questions():
        if isinstance(question, TextQuestion):
            answers = answers.with_value(question.key, words)
    return answers


def a_month(days: int = 40) -> Answers:
    """An attendance list with a row for each day."""
    rows = tuple(
        Row(
            number,
            MappingProxyType(
                {
                    "date": date(2026, 3, 1 + number % 30),
                    "planned_start": "8.00",
                    "planned_end": "16.00",
                    "actual_start": "8.10",
                    "break_min": 30,
                    "code": "partly",
                    "activity": f"Dag {number}: disk och kassa",
                }
            ),
        )
        for number in range(1, days + 1)
    )
    values: dict[str, Value] = {"form_date": VISITED_ON, "month": "mars 2026", "days": rows}
    return Answers(MappingProxyType(values))


@cache
def printed_forms() -> Mapping[str, FormSheet]:
    """Every kind of form there is to print."""
    sheets: dict[str, FormSheet] = {}
    for template in newest():
        sheets[f"{template.id} blank"] = a_blank(template)
        sheets[f"{template.id} filled"] = a_signed(template)
    visit, mapping = newest_of("first_visit"), newest_of("mapping")
    attendance, progress = newest_of("attendance"), newest_of("progress")
    signed = a_signed(visit)
    return sheets | {
        "own questions filled": a_signed(with_own(), a_visit(**own_answers())),
        "own questions blank": a_blank(with_own()),
        "draft": a_form_draft(visit),
        "draft of two voices": a_form_draft(progress),
        "draft of a table": a_form_draft(attendance),
        "done": replace(signed, status=FormStatus.DONE, signed_on=None),
        "protected": replace(signed, is_protected=True, participant="Skyddad uppgift"),
        "long": a_signed(mapping, every_text(mapping, LONG)),
        "strange": replace(a_signed(visit, every_text(visit, STRANGE)), participant=ARABIC_NAME),
        "forty rows": a_signed(attendance, a_month()),
        "everything sensitive shown": replace(a_signed(mapping), shows_sensitive=True),
        "nothing answered": a_signed(visit, Answers()),
    }
