"""Forms in memory, with the promises of the real ones."""

from collections.abc import Iterable, MutableMapping
from dataclasses import replace
from typing import Protocol

from karriarstod.application.signed_forms import demand_signed_form_unchanged
from karriarstod.application.store_errors import FormTooNew
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.errors import NoSuchCase, NoSuchPart
from karriarstod.domain.identity import CaseNumber
from karriarstod.forms.catalog import NoSuchTemplate
from karriarstod.forms.form import Form, FormHeading, FormStatus
from karriarstod.forms.own_questions import OwnQuestions, template_of
from karriarstod.forms.wording import form_words

SETTLED = {FormStatus.DONE, FormStatus.SIGNED}
FOUND = {*SETTLED, FormStatus.DRAFT}


class FormContent(Protocol):
    """What forms need of the content in memory."""

    cases: dict[CaseNumber, CaseFile]
    forms: dict[CaseNumber, tuple[Form, ...]]
    own: tuple[OwnQuestions, ...]


class FakeForms:
    """Forms in memory."""

    def __init__(self, content: FormContent) -> None:
        self._content = content

    def get(self, case_number: CaseNumber, number: int) -> Form:
        """A form; raises NoSuchCase, NoSuchPart or FormTooNew."""
        if case_number not in self._content.cases:
            raise NoSuchCase(str(case_number))
        for one in self._kept(case_number):
            if one.number == number:
                words_of(one, self._content.own)
                return one
        raise NoSuchPart("form", number)

    def add(self, case_number: CaseNumber, form: Form) -> Form:
        """Keeps a new form under the participant's next number."""
        last = max((one.number for one in self._kept(case_number)), default=0)
        kept = replace(form, number=last + 1)
        self._keep(case_number, (kept,))
        return kept

    def add_all(self, case_number: CaseNumber, forms: tuple[Form, ...]) -> None:
        """Keeps many forms of one case under the numbers they have."""
        if forms:
            self._keep(case_number, forms)

    def update(self, case_number: CaseNumber, form: Form) -> None:
        """The form as it now is."""
        demand_signed_form_unchanged(self.get(case_number, form.number), form)
        self._keep(case_number, (form,))

    def of(self, case_number: CaseNumber) -> tuple[Form, ...]:
        """All forms of a case by number."""
        forms = sorted(self._kept(case_number), key=lambda one: one.number)
        for one in forms:
            words_of(one, self._content.own)
        return tuple(forms)

    def latest(self, case_number: CaseNumber, template_id: str) -> Form | None:
        """The last done or signed form of a template."""
        return next(reversed(self.settled(case_number, template_id)), None)

    def own_questions(self) -> tuple[OwnQuestions, ...]:
        """Every version of the organisation's own questions."""
        return tuple(sorted(self._content.own, key=lambda one: (one.template_id, one.version)))

    def keep_own_questions(self, questions: OwnQuestions) -> None:
        """One more version of them."""
        wanted = (questions.template_id, questions.version)
        if any((one.template_id, one.version) == wanted for one in self._content.own):
            raise ValueError("version kept before")
        self._content.own = (*self._content.own, questions)

    def settled(self, case_number: CaseNumber, template_id: str) -> tuple[Form, ...]:
        """The done and signed forms of one template, earliest date first."""
        found = [
            one
            for one in self._kept(case_number)
            if one.template.id == template_id and one.status in SETTLED
        ]
        return tuple(sorted(found, key=lambda one: (one.form_date, one.number)))

    def headings(self, case_number: CaseNumber) -> tuple[FormHeading, ...]:
        """The forms without their answers, latest date first, thrown away ones last."""
        found = sorted(self._kept(case_number), key=lambda one: (one.form_date, one.number))
        found.reverse()
        found.sort(key=lambda one: one.status is FormStatus.DISCARDED)
        return tuple(FormHeading.of(one) for one in found)

    def _kept(self, case_number: CaseNumber) -> tuple[Form, ...]:
        return self._content.forms.get(case_number, ())

    def _keep(self, case_number: CaseNumber, forms: Iterable[Form]) -> None:
        if case_number not in self._content.cases:
            raise NoSuchCase(str(case_number))
        kept: MutableMapping[int, Form] = {one.number: one for one in self._kept(case_number)}
        for one in forms:
            words_of(one, self._content.own)
            kept[one.number] = one
        self._content.forms[case_number] = tuple(kept.values())


def words_of(form: Form, own: Iterable[OwnQuestions]) -> str:
    """What can be found in a form; raises FormTooNew for a template that is not there."""
    try:
        template = template_of(form.template, own)
    except NoSuchTemplate:
        raise FormTooNew from None
    return form_words(template, form.answers)
