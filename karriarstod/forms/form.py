"""One filled form: whose it is, how far it has come, and the answers under their template."""

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Final, Self

from karriarstod.domain.errors import DomainError
from karriarstod.forms.answers import NO_ANSWERS, Answers
from karriarstod.forms.keys import SignedBy

FORM_DATE: Final = "form_date"
"""The key of the day a form is about; it stands in the first section of every form."""


class FormStatus(StrEnum):
    """Draft, done, signed, replaced by a later one; or thrown away while it was a draft."""

    DRAFT = "draft"
    DONE = "done"
    SIGNED = "signed"
    REPLACED = "replaced"
    DISCARDED = "discarded"


class FormFrozen(DomainError):
    """A signed form never changes; a new one replaces it. `number` is the form's."""

    def __init__(self, number: int) -> None:
        super().__init__(f"form {number} is frozen")
        self.number = number


class FormIncomplete(DomainError):
    """A form that lacks answers it needs before it is done; `labels` are the questions'."""

    def __init__(self, labels: tuple[str, ...]) -> None:
        super().__init__("form incomplete")
        self.labels = labels


class FormNotDone(DomainError):
    """A form is signed when it is done, and put back only when it has been thrown away."""


class FormTooSoon(DomainError):
    """A form that is filled at most once a month, and has been this month; `last_on` is the day."""

    def __init__(self, last_on: date) -> None:
        super().__init__("form filled this month")
        self.last_on = last_on


@dataclass(frozen=True)
class TemplateRef:
    """The template a form was given under: the shipped version, and that of the own questions.

    `own` is 0 where the organisation had no questions of its own.
    """

    id: str
    version: int
    own: int = 0


@dataclass(frozen=True)
class FormSignature:
    """When a form was agreed and by whom, by role; the ink stands on the paper."""

    signed_on: date
    names: tuple[tuple[SignedBy, str], ...] = field(default=(), repr=False)
    place: str = ""


@dataclass(frozen=True)
class Form:
    """A form of one participant.

    `copied` are the keys that "börja från förra" brought and nobody has touched since. `flowed`
    are the flows that have been carried out, so that nothing is passed on twice. `sheet` is the
    paper's facts as they were at signing (JSON); empty before.
    """

    number: int
    template: TemplateRef
    placement_number: int | None
    begun_on: date
    author: str
    status: FormStatus = FormStatus.DRAFT
    answers: Answers = NO_ANSWERS
    copied: frozenset[str] = frozenset()
    copied_from: int | None = None
    replaces: int | None = None
    done_on: date | None = None
    signature: FormSignature | None = None
    flowed: tuple[str, ...] = ()
    sheet: str = field(default="", repr=False)

    @property
    def form_date(self) -> date:
        """The day the form is about: as answered, else the day it was begun."""
        answered = self.answers.get(FORM_DATE)
        return answered if isinstance(answered, date) else self.begun_on

    @property
    def is_frozen(self) -> bool:
        """Whether it has been signed."""
        return self.status in {FormStatus.SIGNED, FormStatus.REPLACED}

    @property
    def may_be_written(self) -> bool:
        """Whether answers may be changed; a done form is opened as a draft first."""
        return self.status is FormStatus.DRAFT

    def written(self, answers: Answers, copied: frozenset[str] | None = None) -> Self:
        """The draft with other answers; raises FormFrozen for anything but a draft."""
        if not self.may_be_written:
            raise FormFrozen(self.number)
        kept = self.copied if copied is None else copied
        return replace(self, answers=answers, copied=kept)

    def finished(self, missing: tuple[str, ...], on: date) -> Self:
        """The draft, done; raises FormIncomplete with the labels of what is missing."""
        if not self.may_be_written:
            raise FormFrozen(self.number)
        if missing:
            raise FormIncomplete(missing)
        return replace(self, status=FormStatus.DONE, done_on=on, copied=frozenset())

    def reopened(self) -> Self:
        """A done form as a draft again; raises FormFrozen when it is signed."""
        if self.status is not FormStatus.DONE:
            raise FormFrozen(self.number)
        return replace(self, status=FormStatus.DRAFT, done_on=None)

    def signed(self, signature: FormSignature, sheet: str) -> Self:
        """The done form, frozen; raises FormNotDone or FormFrozen."""
        if self.is_frozen:
            raise FormFrozen(self.number)
        if self.status is not FormStatus.DONE:
            raise FormNotDone
        return replace(self, status=FormStatus.SIGNED, signature=signature, sheet=sheet)

    def replaced(self) -> Self:
        """The signed form, replaced by a later one; raises FormNotDone before it is signed."""
        if not self.is_frozen:
            raise FormNotDone
        return replace(self, status=FormStatus.REPLACED)

    def discarded(self) -> Self:
        """A draft or done form, thrown away until it is put back; raises FormFrozen."""
        if self.is_frozen:
            raise FormFrozen(self.number)
        return replace(self, status=FormStatus.DISCARDED)

    def put_back(self) -> Self:
        """A thrown away form, as a draft again; raises FormNotDone."""
        if self.status is not FormStatus.DISCARDED:
            raise FormNotDone
        return replace(self, status=FormStatus.DRAFT, done_on=None)

    def with_flow(self, flow: str) -> Self:
        """The form with a flow marked as carried out."""
        return self if flow in self.flowed else replace(self, flowed=(*self.flowed, flow))


@dataclass(frozen=True)
class FormHeading:
    """A form without its answers, for lists."""

    number: int
    template: TemplateRef
    placement_number: int | None
    form_date: date
    author: str
    status: FormStatus
    signed_on: date | None = None

    @classmethod
    def of(cls, form: Form) -> "FormHeading":
        """The heading of a form."""
        return cls(
            form.number,
            form.template,
            form.placement_number,
            form.form_date,
            form.author,
            form.status,
            form.signature.signed_on if form.signature else None,
        )
