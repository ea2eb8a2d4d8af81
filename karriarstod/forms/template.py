"""A template: one version of a form, read from TOML, with its sections and questions."""

import tomllib
from collections.abc import Iterator
from typing import Final, TypeVar

import msgspec

from karriarstod.domain.stages import StageKey
from karriarstod.forms.keys import Leaves, OwnPage, SignedBy
from karriarstod.forms.questions import AnyQuestion, Shown, TableQuestion

OWN_SECTION: Final = "own_questions"
"""The key of the section that holds the organisation's own questions."""


class TemplateMalformed(ValueError):
    """A template file that cannot be used; the message says where and why."""


class Section(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of a form, with a line of introduction and its questions in one or two columns."""

    key: str
    title: str
    intro: str = ""
    columns: int = 1
    visible_when: Shown = {}
    questions: tuple[AnyQuestion, ...] = ()


class Common(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The sections that stand first and last in every form."""

    version: int
    first: Section
    last: Section


class FormTemplate(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One version of a form.

    `code` is its place in the catalogue (M02). `stages` are where in the chain it is offered first;
    `stages` empty means always. `purpose` is one line on what it is for. `common` is the version of
    the sections that every form has; 0 leaves them out. `instead` are questions by the key of the
    common one whose place they take. `monthly` allows at most one a month.
    """

    id: str
    version: int
    code: str
    title: str
    purpose: str
    stages: tuple[StageKey, ...] = ()
    signed_by: tuple[SignedBy, ...] = (SignedBy.PARTICIPANT, SignedBy.SUPERVISOR)
    leaves: Leaves = Leaves.SHARED
    own_page: OwnPage | None = None
    monthly: bool = False
    common: int = 1
    instead: dict[str, AnyQuestion] = {}
    guide: str = ""
    sections: tuple[Section, ...] = ()

    def questions(self) -> Iterator[AnyQuestion]:
        """Every question, in reading order, without the columns of tables."""
        for section in self.sections:
            yield from section.questions

    @property
    def has_sensitive(self) -> bool:
        """Whether anything in it is printed only when somebody asks for it."""
        return any(
            one.sensitive
            or (isinstance(one, TableQuestion) and any(column.sensitive for column in one.columns))
            for one in self.questions()
        )

    def question(self, key: str) -> AnyQuestion:
        """The question of that key; raises KeyError."""
        for one in self.questions():
            if one.key == key:
                return one
        raise KeyError(key)

    def with_sections(self, *, first: Section, last: Section) -> "FormTemplate":
        """The template between two more sections, with its own questions in their places.

        Raises TemplateMalformed where there is no such place.
        """
        around = (*first.questions, *last.questions)
        if unknown := self.instead.keys() - {one.key for one in around}:
            name = f"{self.id}.v{self.version}"
            raise TemplateMalformed(f"{name}: {min(unknown)} is not a common question")
        sections = (self._own_in(first), *self.sections, self._own_in(last))
        return checked(msgspec.structs.replace(self, sections=sections))

    def _own_in(self, common: Section) -> Section:
        questions = tuple(self.instead.get(one.key, one) for one in common.questions)
        return msgspec.structs.replace(common, questions=questions)

    def with_own(self, questions: tuple[AnyQuestion, ...], title: str) -> "FormTemplate":
        """The template with the organisation's own questions, before the last section."""
        if not questions:
            return self
        own = Section(key=OWN_SECTION, title=title, questions=questions)
        sections = (*self.sections[:-1], own, *self.sections[-1:])
        return checked(msgspec.structs.replace(self, sections=sections))


def read_template(text: str, name: str) -> FormTemplate:
    """The template in a TOML text; raises TemplateMalformed with the file's name and the place."""
    return _checked_as(name, _converted(text, name, FormTemplate))


def read_common(text: str, name: str) -> Common:
    """The first and last sections of every form; raises TemplateMalformed."""
    return _converted(text, name, Common)


_Read = TypeVar("_Read", FormTemplate, Common)


def _converted(text: str, name: str, kind: type[_Read]) -> _Read:
    try:
        return msgspec.convert(tomllib.loads(text), kind)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise TemplateMalformed(f"{name}: {error}") from error


def _checked_as(name: str, template: FormTemplate) -> FormTemplate:
    if f"{template.id}.v{template.version}" != name:
        raise TemplateMalformed(f"{name}: says it is {template.id}.v{template.version}")
    return checked(template)


def checked(template: FormTemplate) -> FormTemplate:
    """The same template; raises TemplateMalformed for keys used twice or conditions on nothing."""
    name = f"{template.id}.v{template.version}"
    seen: set[str] = set()
    for section in template.sections:
        _check_conditions(name, section.key, section.visible_when, seen)
        for question in section.questions:
            if question.key in seen:
                raise TemplateMalformed(f"{name}: {question.key} is used twice")
            seen.add(question.key)
            _check_conditions(name, question.key, question.visible_when, seen)
            _check_conditions(name, question.key, question.required_when, seen)
            if isinstance(question, TableQuestion):
                _check_table(name, question)
    return template


def _check_table(name: str, table: TableQuestion) -> None:
    columns: set[str] = set()
    for column in table.columns:
        if column.key in columns:
            raise TemplateMalformed(f"{name}: {table.key}.{column.key} is used twice")
        columns.add(column.key)
        _check_conditions(name, f"{table.key}.{column.key}", column.visible_when, columns)
        _check_conditions(name, f"{table.key}.{column.key}", column.required_when, columns)
    for row in table.starts_with:
        if unknown := set(row) - columns:
            raise TemplateMalformed(f"{name}: {table.key} has no column {min(unknown)}")
    if table.fixed and not table.starts_with:
        raise TemplateMalformed(f"{name}: {table.key} is fixed and has no rows")


def _check_conditions(name: str, where: str, shown: Shown, known: set[str]) -> None:
    for key in shown:
        if key.partition(".")[0] not in known:
            raise TemplateMalformed(f"{name}: {where} depends on {key}, which is not asked before")
