"""What the page of a form reads when it opens: one look at the register."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from karriarstod.application.flows.passing import KEY_MARK
from karriarstod.application.form_lending import lends_to
from karriarstod.application.form_prefill import begun_with
from karriarstod.application.ports import Queries
from karriarstod.application.suggestions import suggestions
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.identity import CaseNumber
from karriarstod.forms.answers import Answers
from karriarstod.forms.form import Form, FormHeading, FormStatus
from karriarstod.forms.own_questions import template_of
from karriarstod.forms.questions import TableQuestion
from karriarstod.forms.template import FormTemplate

SETTLED: Final = {FormStatus.DONE, FormStatus.SIGNED, FormStatus.REPLACED}
"""Forms that somebody has finished: such a form can be compared with."""


@dataclass(frozen=True)
class FormLook:
    """A form with its template, whose it is, and the forms of its kind that came before.

    `earlier` is the last of these with its answers; `before` are the headings of all of them,
    latest first.
    """

    case: CaseFile = field(repr=False)
    form: Form = field(repr=False)
    template: FormTemplate = field(repr=False)
    earlier: Form | None = field(default=None, repr=False)
    before: tuple[FormHeading, ...] = ()
    suggestions: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)

    @property
    def number(self) -> CaseNumber:
        """Whose it is."""
        return self.case.case_number

    @cached_property
    def begun_with(self) -> Answers:
        """What stood in the form before anybody wrote in it."""
        form = self.form
        return begun_with(self.template, self.case, form.placement_number, form.begun_on)


def look(queries: Queries, number: CaseNumber, form_number: int) -> FormLook:
    """Everything the page shows; raises NoSuchCase, NoSuchPart or NoSuchTemplate."""
    form = queries.form(number, form_number)
    own = queries.own_questions() if form.template.own else ()
    headings = queries.forms(number)
    case = queries.case(number)
    before = earlier_forms(headings, form, case)
    placement = case.placement(form.placement_number) if form.placement_number else None
    team = placement.team if placement is not None else ""
    return FormLook(
        case,
        form,
        template_of(form.template, own),
        queries.form(number, before[0].number) if before else None,
        before,
        suggestions(queries.own_lists(), team, queries.colleagues()),
    )


def earlier_forms(
    headings: Iterable[FormHeading], form: Form, case: CaseFile
) -> tuple[FormHeading, ...]:
    """The finished forms of the same kind from before this one that may stand beside it."""
    here = (form.form_date, form.number)
    found = [
        one
        for one in headings
        if one.template.id == form.template.id
        and one.status in SETTLED
        and (one.form_date, one.number) < here
        and lends_to(case, one.placement_number, form.placement_number)
    ]
    return tuple(sorted(found, key=lambda one: (one.form_date, one.number), reverse=True))


def successor(queries: Queries, shown: FormLook) -> int | None:
    """The number of an unsigned form that is to replace this one, if it has been begun."""
    open_ones = {FormStatus.DRAFT, FormStatus.DONE}
    for one in queries.forms(shown.number):
        if one.template.id == shown.form.template.id and one.status in open_ones:
            form = queries.form(shown.number, one.number)
            if form.replaces == shown.form.number:
                return form.number
    return None


def taken_rows(template: FormTemplate, form: Form) -> dict[str, int]:
    """The highest number that a passed on row of each table has, so that none is given again."""
    tables = {one.key for one in template.questions() if isinstance(one, TableQuestion)}
    taken: dict[str, int] = {}
    for flow in form.flowed:
        key, _, rest = flow.partition(KEY_MARK)
        number = rest.partition(KEY_MARK)[0]
        if key in tables and number.isdigit():
            taken[key] = max(int(number), taken.get(key, 0))
    return taken
