"""Reading forms: rows as forms and headings, and the templates they were given under."""

from functools import lru_cache
from typing import Any, Final

from sqlalchemy import Select, bindparam, select

from karriarstod.application.store_errors import FormTooNew
from karriarstod.domain.errors import NoSuchPart
from karriarstod.domain.identity import CaseNumber
from karriarstod.forms.catalog import NoSuchTemplate
from karriarstod.forms.form import Form, FormHeading, FormSignature, FormStatus, TemplateRef
from karriarstod.forms.own_questions import OwnQuestions, read_questions, template_of
from karriarstod.forms.storing import AnswersUnreadable, read_answers
from karriarstod.forms.template import FormTemplate, TemplateMalformed
from karriarstod_db import tables as t
from karriarstod_db.case_repository import demanded_row_id
from karriarstod_db.documents import DocumentDamaged, read_signers, read_texts
from karriarstod_db.statements import Statements

_f: Final = t.form.c
_OF_NUMBER: Final = (
    t.participant.c.case_year == bindparam("year"),
    t.participant.c.case_serial == bindparam("serial"),
)
_HEADING: Final = (
    _f.number,
    _f.template,
    _f.template_version,
    _f.own_version,
    _f.placement,
    _f.form_date,
    _f.author,
    _f.status,
    _f.signed_on,
)


def _of_case(*columns: Any) -> Select[Any]:
    forms = select(*columns).join(t.participant, t.participant.c.id == _f.participant_id)
    return forms.where(*_OF_NUMBER)


_HEADINGS: Final = _of_case(*_HEADING).order_by(
    _f.status == FormStatus.DISCARDED.value, _f.form_date.desc(), _f.number.desc()
)
_WHOLE: Final = _of_case(t.form)
_ONE: Final = _WHOLE.where(_f.number == bindparam("form"))
_EVERY: Final = _WHOLE.order_by(_f.number)
_SETTLED: Final = _WHOLE.where(
    _f.template == bindparam("template"),
    _f.status.in_([FormStatus.DONE.value, FormStatus.SIGNED.value]),
)
_EARLIEST_FIRST: Final = _SETTLED.order_by(_f.form_date, _f.number)
_LATEST: Final = _SETTLED.order_by(_f.form_date.desc(), _f.number.desc()).limit(1)

_OWN: Final = select(t.own_question).order_by(t.own_question.c.template, t.own_question.c.version)
_OWN_OF: Final = select(t.own_question).where(
    t.own_question.c.template == bindparam("template"),
    t.own_question.c.version == bindparam("version"),
)


def read_form(statements: Statements, number: CaseNumber, form_number: int) -> tuple[int, Form]:
    """The row and the form of that number; raises NoSuchCase, NoSuchPart or FormTooNew."""
    row = statements.row(_ONE, year=number.year, serial=number.serial, form=form_number)
    if row is None:
        demanded_row_id(statements, number)
        raise NoSuchPart("form", form_number)
    return row.id, _form_of(statements, row)


def forms_of_case(statements: Statements, number: CaseNumber) -> tuple[Form, ...]:
    """All forms of a case by number; raises FormTooNew."""
    rows = statements.rows(_EVERY, year=number.year, serial=number.serial)
    return tuple(_form_of(statements, row) for row in rows)


def settled_forms(statements: Statements, number: CaseNumber, template_id: str) -> tuple[Form, ...]:
    """The done and signed forms of one template, earliest date first; raises FormTooNew."""
    asked = {"year": number.year, "serial": number.serial, "template": template_id}
    rows = statements.rows(_EARLIEST_FIRST, **asked)
    return tuple(_form_of(statements, row) for row in rows)


def latest_form(statements: Statements, number: CaseNumber, template_id: str) -> Form | None:
    """The last done or signed form of a template; raises FormTooNew."""
    asked = {"year": number.year, "serial": number.serial, "template": template_id}
    row = statements.row(_LATEST, **asked)
    return None if row is None else _form_of(statements, row)


def form_headings(statements: Statements, number: CaseNumber) -> tuple[FormHeading, ...]:
    """The forms of a case without their answers, latest date first, thrown away ones last."""
    rows = statements.rows(_HEADINGS, year=number.year, serial=number.serial)
    return tuple(
        FormHeading(
            row.number,
            _ref_of(row),
            row.placement,
            row.form_date,
            row.author,
            FormStatus(row.status),
            row.signed_on,
        )
        for row in rows
    )


def own_questions(statements: Statements) -> tuple[OwnQuestions, ...]:
    """Every version of the organisation's own questions, by template and version."""
    return tuple(_own_of(*row) for row in statements.rows(_OWN))


def template_under(statements: Statements, ref: TemplateRef) -> FormTemplate:
    """The whole template of a form; raises FormTooNew where the program or the register lacks it.

    Templates and versions of own questions never change, so each is put together once.
    """
    own = ""
    if ref.own:
        row = statements.row(_OWN_OF, template=ref.id, version=ref.own)
        if row is None:
            raise FormTooNew
        own = row.questions
    try:
        return _template(ref, own)
    except NoSuchTemplate:
        raise FormTooNew from None


@lru_cache(maxsize=128)
def _template(ref: TemplateRef, own: str) -> FormTemplate:
    return template_of(ref, (_own_of(ref.id, ref.own, own),) if own else ())


@lru_cache(maxsize=128)
def _own_of(template_id: str, version: int, questions: str) -> OwnQuestions:
    try:
        return OwnQuestions(template_id, version, read_questions(questions))
    except TemplateMalformed as error:
        raise DocumentDamaged(str(error)) from None


def _ref_of(row: Any) -> TemplateRef:
    return TemplateRef(row.template, row.template_version, row.own_version)


def _form_of(statements: Statements, row: Any) -> Form:
    ref = _ref_of(row)
    try:
        answers = read_answers(template_under(statements, ref), row.answers)
    except AnswersUnreadable as error:
        raise DocumentDamaged(f"form {row.id}: {error}") from None
    signature = None
    if row.signed_on is not None:
        signature = FormSignature(row.signed_on, read_signers(row.signed_names), row.signed_place)
    return Form(
        number=row.number,
        template=ref,
        placement_number=row.placement,
        begun_on=row.begun_on,
        author=row.author,
        status=FormStatus(row.status),
        answers=answers,
        copied=frozenset(read_texts(row.copied)),
        copied_from=row.copied_from,
        replaces=row.replaces,
        done_on=row.done_on,
        signature=signature,
        flowed=read_texts(row.flowed),
        sheet=row.sheet,
    )
