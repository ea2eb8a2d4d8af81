"""What has to hold of a file's forms and own questions: that each fits its template."""

from collections.abc import Iterator
from datetime import date

from karriarstod.application.exchange_problems import Place, ValueFault, ValueRefused
from karriarstod.domain.typed_dates import EARLIEST, LATEST
from karriarstod.exchange.kept_forms import KeptForm, KeptQuestions
from karriarstod.forms.answers import Answers, Row, Value
from karriarstod.forms.catalog import NoSuchTemplate, newest_of
from karriarstod.forms.form import FormStatus
from karriarstod.forms.own_questions import OwnQuestions
from karriarstod.forms.storing import AnswersUnreadable
from karriarstod.forms.template import TemplateMalformed


def read_own_questions(kept: tuple[KeptQuestions, ...]) -> tuple[OwnQuestions, ...]:
    """The file's own questions; raises ValueRefused for one that cannot be asked, or is twice."""
    found: list[OwnQuestions] = []
    for index, one in enumerate(kept):
        place: Place = ("own_questions", index)
        if one.version < 1:
            raise ValueRefused((*place, "version"), ValueFault.OUT_OF_ORDER)
        if any((one.template, one.version) == (own.template_id, own.version) for own in found):
            raise ValueRefused((*place, "version"), ValueFault.REPEATED)
        _demand_template(one.template, place)
        for order, question in enumerate(one.questions):
            alone = KeptQuestions(one.template, one.version, (question,))
            _own(alone, (*place, "questions", order))
        found.append(_own(one, place))
        _demand_together(found[-1], place)
    return tuple(found)


def _own(kept: KeptQuestions, place: Place) -> OwnQuestions:
    try:
        return kept.own()
    except TemplateMalformed:
        raise ValueRefused(place, ValueFault.NOT_A_QUESTION) from None


def _demand_together(own: OwnQuestions, place: Place) -> None:
    # One question may be shown by the answer to another: together they are asked, or not at all.
    try:
        newest_of(own.template_id).with_own(own.questions, "")
    except TemplateMalformed:
        raise ValueRefused(place, ValueFault.NOT_A_QUESTION) from None


def _demand_template(template_id: str, place: Place) -> None:
    try:
        newest_of(template_id)
    except NoSuchTemplate:
        raise ValueRefused((*place, "template"), ValueFault.NO_SUCH_TEMPLATE) from None


def demand_forms_whole(
    forms: tuple[KeptForm, ...],
    own: tuple[OwnQuestions, ...],
    placements: frozenset[int],
    place: Place,
) -> None:
    """Raises ValueRefused for the first form that does not hold; their numbers are in order."""
    numbers = {one.number for one in forms}
    for index, kept in enumerate(forms):
        at: Place = (*place, "forms", index)
        if kept.placement_number is not None and kept.placement_number not in placements:
            raise ValueRefused((*at, "placement_number"), ValueFault.POINTS_NOWHERE)
        for name in ("replaces", "copied_from"):
            if getattr(kept, name) not in {None, *numbers} - {kept.number}:
                raise ValueRefused((*at, name), ValueFault.POINTS_NOWHERE)
        is_signed = kept.status in {FormStatus.SIGNED, FormStatus.REPLACED}
        if (kept.signature is not None) is not is_signed:
            raise ValueRefused((*at, "signature"), ValueFault.MISSING_FIELD)
        _demand_fitting(kept, own, at)


def _demand_fitting(kept: KeptForm, own: tuple[OwnQuestions, ...], place: Place) -> None:
    _demand_template(kept.template, place)
    asked = {0, *(one.version for one in own if one.template_id == kept.template)}
    if kept.own_version not in asked:
        raise ValueRefused((*place, "own_version"), ValueFault.POINTS_NOWHERE)
    try:
        answers = kept.form(own).answers
    except NoSuchTemplate:
        at = (*place, "template_version")
        raise ValueRefused(at, ValueFault.NO_SUCH_TEMPLATE) from None
    except TemplateMalformed:
        raise ValueRefused((*place, "own_version"), ValueFault.NOT_A_QUESTION) from None
    except AnswersUnreadable as error:
        at = (*place, "answers", *error.where.split("."))
        raise ValueRefused(at, ValueFault.NOT_AN_ANSWER) from None
    for key, day in _days(answers):
        if not EARLIEST <= day.year <= LATEST:
            raise ValueRefused((*place, "answers", key), ValueFault.NOT_A_DAY)


def _days(answers: Answers) -> Iterator[tuple[str, date]]:
    for key, value in answers.values.items():
        for one in _inside(value):
            if isinstance(one, date):
                yield key, one


def _inside(value: Value) -> Iterator[object]:
    yield value
    if isinstance(value, tuple):
        for row in value:
            if isinstance(row, Row):
                yield from row.cells.values()
