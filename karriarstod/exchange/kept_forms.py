"""Forms and own questions as they stand in a file: answers as objects, under their template."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from karriarstod.exchange.shapes import Plain
from karriarstod.forms.form import Form, FormSignature, FormStatus, TemplateRef
from karriarstod.forms.keys import SignedBy
from karriarstod.forms.own_questions import (
    OwnQuestions,
    questions_text,
    read_questions,
    template_of,
)
from karriarstod.forms.storing import answers_of, answers_text


@dataclass(frozen=True)
class SignedName:
    """Who signed, in which role."""

    role: SignedBy
    name: str = field(repr=False)


@dataclass(frozen=True)
class KeptSignature:
    """When a form was agreed and by whom."""

    signed_on: date
    names: tuple[SignedName, ...] = ()
    place: str = ""


@dataclass(frozen=True, kw_only=True)
class KeptForm:
    """A form of one participant; `answers` by the keys of the template's questions."""

    number: int
    template: str
    template_version: int
    own_version: int = 0
    placement_number: int | None = None
    begun_on: date
    author: str
    status: FormStatus
    done_on: date | None = None
    signature: KeptSignature | None = None
    replaces: int | None = None
    copied_from: int | None = None
    copied: tuple[str, ...] = ()
    flowed: tuple[str, ...] = ()
    answers: Plain = field(default_factory=Plain, repr=False)
    sheet: str = field(default="", repr=False)

    @classmethod
    def of(cls, form: Form) -> "KeptForm":
        """The form, with its answers in the order of their keys."""
        signature = form.signature
        return cls(
            number=form.number,
            template=form.template.id,
            template_version=form.template.version,
            own_version=form.template.own,
            placement_number=form.placement_number,
            begun_on=form.begun_on,
            author=form.author,
            status=form.status,
            done_on=form.done_on,
            signature=None
            if signature is None
            else KeptSignature(
                signature.signed_on,
                tuple(SignedName(role, name) for role, name in signature.names),
                signature.place,
            ),
            replaces=form.replaces,
            copied_from=form.copied_from,
            copied=tuple(sorted(form.copied)),
            flowed=form.flowed,
            answers=Plain(json.loads(answers_text(form.answers))),
            sheet=form.sheet,
        )

    @property
    def ref(self) -> TemplateRef:
        """The template it was given under."""
        return TemplateRef(self.template, self.template_version, self.own_version)

    def form(self, own: Iterable[OwnQuestions]) -> Form:
        """The form as it was.

        Raises NoSuchTemplate, TemplateMalformed where the own questions do not go with the
        template, and AnswersUnreadable.
        """
        signature = self.signature
        return Form(
            number=self.number,
            template=self.ref,
            placement_number=self.placement_number,
            begun_on=self.begun_on,
            author=self.author,
            status=self.status,
            answers=answers_of(template_of(self.ref, own), dict(self.answers)),
            copied=frozenset(self.copied),
            copied_from=self.copied_from,
            replaces=self.replaces,
            done_on=self.done_on,
            signature=None
            if signature is None
            else FormSignature(
                signature.signed_on,
                tuple((one.role, one.name) for one in signature.names),
                signature.place,
            ),
            flowed=self.flowed,
            sheet=self.sheet,
        )


@dataclass(frozen=True)
class KeptQuestions:
    """One version of the organisation's own questions to a template."""

    template: str
    version: int
    questions: tuple[Plain, ...] = ()

    @classmethod
    def of(cls, own: OwnQuestions) -> "KeptQuestions":
        """The questions with every field of theirs."""
        questions = json.loads(questions_text(own.questions))
        return cls(own.template_id, own.version, tuple(Plain(one) for one in questions))

    def own(self) -> OwnQuestions:
        """The questions as they were; raises TemplateMalformed."""
        questions = read_questions(json.dumps(self.questions, ensure_ascii=False))
        return OwnQuestions(self.template, self.version, questions)
