"""Filling forms: begun, saved as they are typed, done, signed, replaced, thrown away, put back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from karriarstod.application.changes import Events
from karriarstod.application.form_lending import lends_to
from karriarstod.application.form_prefill import begun_with
from karriarstod.application.plan_paper import PaperTo
from karriarstod.application.ports import Begin, UnitOfWork
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.events import Event, EventKind
from karriarstod.domain.identity import CaseNumber
from karriarstod.forms.answers import Answers
from karriarstod.forms.catalog import newest_of
from karriarstod.forms.copying import carried_from
from karriarstod.forms.form import (
    Form,
    FormSignature,
    FormStatus,
    FormTooSoon,
    TemplateRef,
)
from karriarstod.forms.missing import missing_answers
from karriarstod.forms.own_questions import latest_own, template_of


@dataclass(frozen=True)
class NewForm:
    """Which form to begin. `from_earlier` brings what the last one of its kind can lend.

    `replaces` is the signed form that this one takes the place of when it is signed.
    """

    template_id: str
    placement_number: int | None
    from_earlier: bool = False
    replaces: int | None = None


def form_number(happened: Events) -> int:
    """The number of the form that the events are about."""
    return int(dict(happened[0].detail)["form"])


def begin_form(
    begin: Begin, number: CaseNumber, new: NewForm, *, author: str, today: date
) -> Events:
    """A new draft, with what the record already knows in it; see `form_number`.

    Raises NoSuchCase, NoSuchPart, NoSuchTemplate, or FormTooSoon.
    """
    with begin() as work:
        case = work.cases.get(number)
        own = latest_own(work.forms.own_questions(), new.template_id)
        shipped = newest_of(new.template_id)
        ref = TemplateRef(shipped.id, shipped.version, own.version if own else 0)
        template = template_of(ref, (own,) if own else ())
        earlier = work.forms.latest(number, new.template_id)
        if shipped.monthly and earlier is not None and new.replaces is None:
            last_on = earlier.form_date
            if (last_on.year, last_on.month) == (today.year, today.month):
                raise FormTooSoon(last_on)
        answers = begun_with(template, case, new.placement_number, today)
        copied: frozenset[str] = frozenset()
        lender = _lender(work, case, new, earlier)
        if lender is not None:
            answers, copied = carried_from(template, answers, lender.answers)
        form = work.forms.add(
            number,
            Form(
                number=0,
                template=ref,
                placement_number=new.placement_number,
                begun_on=today,
                author=author,
                answers=answers,
                copied=copied,
                copied_from=lender.number if lender else None,
                replaces=new.replaces,
            ),
        )
        event = _event(EventKind.FORM_BEGUN, number, form)
        work.commit(event)
    return (event,)


def _lender(work: UnitOfWork, case: CaseFile, new: NewForm, earlier: Form | None) -> Form | None:
    if new.replaces is not None:
        return work.forms.get(case.case_number, new.replaces)
    if earlier is None or not new.from_earlier:
        return None
    lends = lends_to(case, earlier.placement_number, new.placement_number)
    return earlier if lends else None


def save_answers(
    begin: Begin, number: CaseNumber, form_number: int, answers: Answers, copied: frozenset[str]
) -> Events:
    """What has been typed so far; `copied` are the keys that are still as they were lent.

    Raises FormFrozen when the form is no longer a draft. Every pause in typing saves: the history
    holds that writing began, not each time.
    """
    with begin() as work:
        form = work.forms.get(number, form_number).written(answers, copied)
        work.forms.update(number, form)
        work.commit()
    return (_event(EventKind.FORM_DRAFTED, number, form),)


def finish_form(begin: Begin, number: CaseNumber, form_number: int, *, on: date) -> Events:
    """The draft, done. Raises FormIncomplete with the labels of what is missing, or FormFrozen."""

    def finished(work: UnitOfWork, form: Form) -> Form:
        template = template_of(form.template, work.forms.own_questions())
        missing = tuple(one.label for one in missing_answers(template, form.answers))
        return form.finished(missing, on)

    return _change(begin, number, form_number, finished, EventKind.FORM_DONE)


def reopen_form(begin: Begin, number: CaseNumber, form_number: int) -> Events:
    """A done form as a draft again; raises FormFrozen when it is signed."""
    return _change(
        begin, number, form_number, lambda _, form: form.reopened(), EventKind.FORM_REOPENED
    )


def sign_form(
    begin: Begin, number: CaseNumber, form_number: int, signature: FormSignature, sheet: str
) -> Events:
    """The done form, frozen with the paper's facts of that moment; what it replaces is marked.

    Raises FormNotDone or FormFrozen.
    """
    with begin() as work:
        form = work.forms.get(number, form_number).signed(signature, sheet)
        work.forms.update(number, form)
        events = [_event(EventKind.FORM_SIGNED, number, form)]
        if form.replaces is not None:
            earlier = work.forms.get(number, form.replaces)
            if earlier.status is FormStatus.SIGNED:
                work.forms.update(number, earlier.replaced())
                events.append(_event(EventKind.FORM_REPLACED, number, earlier))
        work.commit(*events)
    return tuple(events)


def discard_form(begin: Begin, number: CaseNumber, form_number: int) -> Events:
    """A form thrown away, until it is put back; raises FormFrozen for a signed one."""
    return _change(
        begin, number, form_number, lambda _, form: form.discarded(), EventKind.FORM_DISCARDED
    )


def put_back_form(begin: Begin, number: CaseNumber, form_number: int) -> Events:
    """A thrown away form, as a draft again."""
    return _change(
        begin, number, form_number, lambda _, form: form.put_back(), EventKind.FORM_PUT_BACK
    )


def record_form_paper(begin: Begin, number: CaseNumber, form_number: int, to: PaperTo) -> Events:
    """That a form has been printed or saved to a file: a line of history each time."""
    with begin() as work:
        form = work.forms.get(number, form_number)
        event = _event(EventKind.FORM_PRINTED, number, form, how=to.value)
        work.commit(event)
    return (event,)


def _change(
    begin: Begin,
    number: CaseNumber,
    form_number: int,
    edit: Callable[[UnitOfWork, Form], Form],
    kind: EventKind,
) -> Events:
    with begin() as work:
        form = edit(work, work.forms.get(number, form_number))
        work.forms.update(number, form)
        event = _event(kind, number, form)
        work.commit(event)
    return (event,)


def _event(kind: EventKind, number: CaseNumber, form: Form, **detail: object) -> Event:
    return Event.of(
        kind,
        number,
        form.placement_number,
        form=form.number,
        template=form.template.id,
        **detail,
    )
