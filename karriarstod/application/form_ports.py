"""What the core asks of the store for forms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from karriarstod.domain.identity import CaseNumber
    from karriarstod.forms.form import Form, FormHeading
    from karriarstod.forms.own_questions import OwnQuestions


class FormRepository(Protocol):
    """Forms, each whole; they are not part of the case file and are read one at a time."""

    def get(self, case_number: CaseNumber, number: int) -> Form:
        """A form; raises NoSuchCase or NoSuchPart."""
        ...

    def add(self, case_number: CaseNumber, form: Form) -> Form:
        """Keeps a new form under the participant's next number (its own is ignored)."""
        ...

    def add_all(self, case_number: CaseNumber, forms: tuple[Form, ...]) -> None:
        """Keeps many forms of one case under the numbers they have; for imports."""
        ...

    def update(self, case_number: CaseNumber, form: Form) -> None:
        """The form as it now is.

        Answers, template, signature and sheet of a signed form never change: raises FormFrozen.
        """
        ...

    def of(self, case_number: CaseNumber) -> tuple[Form, ...]:
        """All forms of a case by number, thrown away ones too."""
        ...

    def latest(self, case_number: CaseNumber, template_id: str) -> Form | None:
        """The last done or signed form of a template by its date, then its number."""
        ...

    def own_questions(self) -> tuple[OwnQuestions, ...]:
        """Every version of the organisation's own questions, by template and version."""
        ...

    def keep_own_questions(self, questions: OwnQuestions) -> None:
        """One more version of them; a version is never written twice."""
        ...


class FormQueries(Protocol):
    """Reading forms; part of Queries."""

    def form(self, number: CaseNumber, form_number: int) -> Form:
        """One form; raises NoSuchCase or NoSuchPart."""
        ...

    def forms(self, number: CaseNumber) -> tuple[FormHeading, ...]:
        """The forms of a case without their answers, latest date first, thrown away ones last."""
        ...

    def forms_of(self, number: CaseNumber, template_id: str) -> tuple[Form, ...]:
        """The done and signed forms of one template, earliest date first."""
        ...

    def own_questions(self) -> tuple[OwnQuestions, ...]:
        """Every version of the organisation's own questions."""
        ...
