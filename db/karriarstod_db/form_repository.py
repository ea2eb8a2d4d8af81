"""Forms, each kept and given back whole; of a change only the columns that differ are written."""

from dataclasses import replace
from typing import Any, Final

from sqlalchemy import bindparam, func, select
from sqlalchemy.dialects.sqlite import insert

from karriarstod.application.signed_forms import demand_signed_form_unchanged
from karriarstod.domain.identity import CaseNumber
from karriarstod.forms.form import Form
from karriarstod.forms.own_questions import OwnQuestions, questions_text
from karriarstod.forms.storing import answers_text
from karriarstod.forms.wording import form_words
from karriarstod_db import tables as t
from karriarstod_db.case_repository import demanded_row_id
from karriarstod_db.documents import written
from karriarstod_db.form_rows import (
    forms_of_case,
    latest_form,
    own_questions,
    read_form,
    template_under,
)
from karriarstod_db.statements import Statements

_NEXT_ID: Final = select(
    func.coalesce(func.max(t.form.c.id), t.FIRST_FORM_ID - 1) + 1
).scalar_subquery()
_ADD: Final = t.form.insert().values(id=_NEXT_ID)
_LAST: Final = select(func.coalesce(func.max(t.form.c.number), 0)).where(
    t.form.c.participant_id == bindparam("participant")
)
_KEEP_OWN: Final = insert(t.own_question).on_conflict_do_nothing()


class SqlFormRepository:
    """The forms of one unit of work."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements
        self._kept: dict[tuple[CaseNumber, int], tuple[int, Form]] = {}

    def get(self, case_number: CaseNumber, number: int) -> Form:
        """A form; raises NoSuchCase, NoSuchPart or FormTooNew."""
        return self._as_kept(case_number, number)[1]

    def add(self, case_number: CaseNumber, form: Form) -> Form:
        """Keeps a new form under the participant's next number; raises NoSuchCase."""
        participant_id = demanded_row_id(self._statements, case_number)
        last = int(self._statements.value(_LAST, participant=participant_id))
        kept = replace(form, number=last + 1)
        self._insert(participant_id, kept)
        return kept

    def add_all(self, case_number: CaseNumber, forms: tuple[Form, ...]) -> None:
        """Keeps many forms of one case under the numbers they have; raises NoSuchCase."""
        if forms:
            self._insert(demanded_row_id(self._statements, case_number), *forms)

    def update(self, case_number: CaseNumber, form: Form) -> None:
        """The form as it now is; raises FormFrozen where that would change what was signed."""
        row, before = self._as_kept(case_number, form.number)
        demand_signed_form_unchanged(before, form)
        was, now = self._values(before), self._values(form)
        changed = {name: value for name, value in now.items() if value != was[name]}
        if changed:
            self._statements.update(t.form, {"id": row}, changed)
        self._kept[case_number, form.number] = (row, form)

    def of(self, case_number: CaseNumber) -> tuple[Form, ...]:
        """All forms of a case by number, thrown away ones too."""
        return forms_of_case(self._statements, case_number)

    def latest(self, case_number: CaseNumber, template_id: str) -> Form | None:
        """The last done or signed form of a template by its date, then its number."""
        return latest_form(self._statements, case_number, template_id)

    def own_questions(self) -> tuple[OwnQuestions, ...]:
        """Every version of the organisation's own questions, by template and version."""
        return own_questions(self._statements)

    def keep_own_questions(self, questions: OwnQuestions) -> None:
        """One more version of them; raises ValueError when that version was kept before."""
        values = {
            "template": questions.template_id,
            "version": questions.version,
            "questions": questions_text(questions.questions),
        }
        if not self._statements.change(_KEEP_OWN, values):
            raise ValueError("version kept before")

    def _as_kept(self, case_number: CaseNumber, number: int) -> tuple[int, Form]:
        key = (case_number, number)
        if key not in self._kept:
            self._kept[key] = read_form(self._statements, case_number, number)
        return self._kept[key]

    def _insert(self, participant_id: int, *forms: Form) -> None:
        rows = [{"participant_id": participant_id, **self._values(form)} for form in forms]
        self._statements.change(_ADD, *rows)

    def _values(self, form: Form) -> dict[str, Any]:
        signature = form.signature
        template = template_under(self._statements, form.template)
        return {
            "number": form.number,
            "template": form.template.id,
            "template_version": form.template.version,
            "own_version": form.template.own,
            "placement": form.placement_number,
            "form_date": form.form_date,
            "begun_on": form.begun_on,
            "author": form.author,
            "status": form.status.value,
            "done_on": form.done_on,
            "signed_on": signature.signed_on if signature else None,
            "signed_names": written(signature.names if signature else ()),
            "signed_place": signature.place if signature else "",
            "copied": written(sorted(form.copied)),
            "copied_from": form.copied_from,
            "replaces": form.replaces,
            "flowed": written(form.flowed),
            "answers": answers_text(form.answers),
            "sheet": form.sheet,
            "words": form_words(template, form.answers),
        }
