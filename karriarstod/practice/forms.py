"""The practice participants' forms, as they are written in short in the program's resources."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any, Final

from karriarstod.application.ports import Organisation
from karriarstod.domain.assignment import TeamRole
from karriarstod.domain.case_file import CaseFile
from karriarstod.exchange.document import ParticipantRecord
from karriarstod.exchange.kept_forms import KeptForm
from karriarstod.forms.catalog import newest_of
from karriarstod.forms.copying import first_answers
from karriarstod.forms.development import Times, times_before
from karriarstod.forms.form import FORM_DATE, Form, FormSignature, FormStatus, TemplateRef
from karriarstod.forms.keys import SignedBy
from karriarstod.forms.questions import TableQuestion
from karriarstod.forms.storing import answers_of
from karriarstod.forms.template import FormTemplate
from karriarstod.practice.about import USER
from karriarstod.reports.form_sheet import form_facts, freeze_form_sheet

PLACE: Final = "Exempelby"
_ENDED: Final = {FormStatus.DONE, FormStatus.SIGNED, FormStatus.REPLACED}
_SIGNED: Final = {FormStatus.SIGNED, FormStatus.REPLACED}


def with_forms(
    record: ParticipantRecord, plain: list[dict[str, Any]], organisation: Organisation
) -> ParticipantRecord:
    """The record with the forms that a file tells of, signed ones with their paper's facts."""
    case = record.case
    forms = tuple(_form(number, one, case) for number, one in enumerate(plain, 1))
    kept = tuple(
        KeptForm.of(_with_sheet(one, case, organisation, times_before(forms, one))) for one in forms
    )
    return replace(record, forms=kept)


def _form(number: int, plain: dict[str, Any], case: CaseFile) -> Form:
    template = newest_of(plain["template"])
    on: date = plain["on"]
    status = FormStatus(plain.get("status", FormStatus.SIGNED))
    placement_number: int = plain.get("placement", 1)
    supervisor = case.placement(placement_number).colleague(TeamRole.SUPERVISOR, on) or USER
    stored = {FORM_DATE: on.isoformat(), **dict(_answers(template, plain.get("answers", {})))}
    answers = answers_of(template, stored)
    for key, value in first_answers(template).values.items():
        if answers.get(key) is None:
            answers = answers.with_value(key, value)
    return Form(
        number=number,
        template=TemplateRef(template.id, template.version),
        placement_number=placement_number,
        begun_on=on,
        author=plain.get("author", supervisor),
        status=status,
        answers=answers,
        copied_from=plain.get("copied_from"),
        replaces=plain.get("replaces"),
        done_on=on if status in _ENDED else None,
        signature=_signature(template, case, on, supervisor) if status in _SIGNED else None,
        flowed=tuple(plain.get("flowed", ())),
    )


def _signature(template: FormTemplate, case: CaseFile, on: date, supervisor: str) -> FormSignature:
    known = {SignedBy.PARTICIPANT: case.participant.name, SignedBy.SUPERVISOR: supervisor}
    names = tuple((role, known[role]) for role in template.signed_by if role in known)
    return FormSignature(on, names, PLACE)


def _answers(template: FormTemplate, plain: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Days as text, rows with their numbers, and two voices where they stand as a pair."""
    tables = {one.key for one in template.questions() if isinstance(one, TableQuestion)}
    for key, value in plain.items():
        if key in tables:
            rows = [{"row": number, **row} for number, row in enumerate(value, 1)]
            yield key, json.loads(json.dumps(rows, default=date.isoformat))
        elif isinstance(value, dict):
            yield from ((area, _voices(*said)) for area, said in value.items())
        else:
            yield key, value.isoformat() if isinstance(value, date) else value


def _voices(participant: int | str, supervisor: int | str) -> dict[str, int | str]:
    said = {"participant": participant, "supervisor": supervisor}
    return {voice: one for voice, one in said.items() if one != ""}


def _with_sheet(form: Form, case: CaseFile, organisation: Organisation, earlier: Times) -> Form:
    if form.signature is None:
        return form
    template = newest_of(form.template.id)
    facts = form_facts(form, template, case, organisation, form.signature.signed_on, earlier)
    return replace(form, sheet=freeze_form_sheet(facts))
