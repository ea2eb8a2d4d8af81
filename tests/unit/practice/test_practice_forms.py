"""The practice register's forms are whole, in every status, and tell a story over months."""

from collections import Counter

from practice import a_practice_store

from karriarstod.domain.identity import CaseNumber
from karriarstod.forms.catalog import newest_of
from karriarstod.forms.form import FormStatus
from karriarstod.forms.missing import missing_answers
from karriarstod.practice.people import practice_register

FORMS = [
    (record.participant.case_number, one.form(()))
    for record in practice_register().records
    for one in record.forms
]


def test_at_least_eight_have_forms_and_every_status_is_there() -> None:
    assert len({number for number, _ in FORMS}) >= 8
    assert {form.status for _, form in FORMS} == set(FormStatus)


def test_what_is_finished_lacks_nothing() -> None:
    ended = {FormStatus.DONE, FormStatus.SIGNED, FormStatus.REPLACED}
    lacking = {
        f"{number} {form.template.id} {form.form_date}": [
            one.label for one in missing_answers(newest_of(form.template.id), form.answers)
        ]
        for number, form in FORMS
        if form.status in ended
    }
    assert {where: missing for where, missing in lacking.items() if missing} == {}


def test_a_signed_form_has_its_papers_facts() -> None:
    signed = [form for _, form in FORMS if form.is_frozen]
    assert signed
    assert all(form.sheet and form.signature and form.signature.names for form in signed)


def test_two_have_five_months_of_progress_in_two_voices() -> None:
    months = Counter(
        number
        for number, form in FORMS
        if form.template.id == "progress" and len(form.answers.values) > 12
    )
    assert sorted(months.values()) == [5, 5]


def test_nadia_has_several_talks_and_they_stand_in_her_history() -> None:
    store = a_practice_store()
    number = CaseNumber.parse("DLT-2024-0004")
    talks = [one for one in store.queries.forms(number) if one.template.id == "follow_up_talk"]
    assert len(talks) >= 5
    told = [row.event.kind.value for row in store.queries.history(number, 0, 200)]
    assert told.count("form_signed") >= 4
