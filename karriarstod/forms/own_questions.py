"""The organisation's own questions to a template: versions, like the templates themselves."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import msgspec

from karriarstod.forms.catalog import NoSuchTemplate, template
from karriarstod.forms.form import TemplateRef
from karriarstod.forms.questions import AnyQuestion
from karriarstod.forms.template import FormTemplate, TemplateMalformed

OWN_TITLE: Final = "Våra egna frågor"
"""What the section is called, on screen and on paper."""
KEY_START: Final = "own_"
"""The keys of own questions begin so: own_1, own_2, … A key is never given twice."""


@dataclass(frozen=True)
class OwnQuestions:
    """One version of an organisation's questions to one template; none is ever changed."""

    template_id: str
    version: int
    questions: tuple[AnyQuestion, ...]

    def __post_init__(self) -> None:
        """Raises TemplateMalformed for a version below 1 or a key that is not an own one."""
        if self.version < 1 or any(
            not one.key.removeprefix(KEY_START).isdigit() for one in self.questions
        ):
            raise TemplateMalformed(f"{self.template_id}: own questions {self.version}")


def questions_text(questions: tuple[AnyQuestion, ...]) -> str:
    """The questions as JSON, for the register and the open format."""
    return msgspec.json.encode(questions).decode()


def read_questions(text: str) -> tuple[AnyQuestion, ...]:
    """The questions in a JSON text; raises TemplateMalformed."""
    try:
        return msgspec.json.decode(text, type=tuple[AnyQuestion, ...])
    except msgspec.DecodeError as error:
        raise TemplateMalformed(f"own questions: {error}") from error


def next_key(versions: Iterable[OwnQuestions]) -> str:
    """A key that no version of a template's own questions has used."""
    used = [
        int(question.key.removeprefix(KEY_START))
        for version in versions
        for question in version.questions
    ]
    return f"{KEY_START}{max(used, default=0) + 1}"


def latest_own(versions: Iterable[OwnQuestions], template_id: str) -> OwnQuestions | None:
    """The own questions that a new form gets; None where there never were any."""
    of_template = [one for one in versions if one.template_id == template_id]
    return max(of_template, key=lambda one: one.version, default=None)


def template_of(ref: TemplateRef, versions: Iterable[OwnQuestions]) -> FormTemplate:
    """The template a form was given under, whole; raises NoSuchTemplate."""
    shipped = template(ref.id, ref.version)
    if not ref.own:
        return shipped
    for one in versions:
        if one.template_id == ref.id and one.version == ref.own:
            return shipped.with_own(one.questions, OWN_TITLE)
    raise NoSuchTemplate(ref.id, ref.version)
