"""Meetings as data: a short ordered list of questions, and the only fields that may be shown."""

import tomllib
from enum import StrEnum
from typing import Any, TypeVar

import msgspec

from karriarstod.domain.stages import StageKey
from karriarstod.forms.questions import AnyQuestion, TableQuestion
from karriarstod.forms.template import FormTemplate


class MeetingMalformed(ValueError):
    """A meeting file that cannot be used; the message says where and why."""


class Into(StrEnum):
    """Where an answer is written."""

    FORM = "form"
    PLAN = "plan"


class Beside(StrEnum):
    """What stands to the right of the question."""

    PLAN = "plan"
    AGREED = "agreed"
    NOTHING = "nothing"


class PlanField(StrEnum):
    """The fields of the plan that a meeting may write in."""

    LONG_TERM_GOAL = "long_term_goal"
    ALTERNATIVE_GOAL = "alternative_goal"
    STARTING_POINT = "starting_point"
    GOALS = "goals"
    TASKS = "tasks"
    HOURS_STEPS = "hours_steps"
    WHEN_HARD = "when_hard"
    OWN_RATING = "own_rating"
    SUPERVISOR_RATING = "supervisor_rating"
    FOLLOW_UP_HOW = "follow_up_how"
    FOLLOW_UP_ON = "follow_up_on"
    VALID_FROM = "valid_from"
    VALID_TO = "valid_to"


class MeetingField(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A field that a question of the meeting is answered in.

    `ask` is said beside the field in place of the form's own words, which are often about the
    participant and not to them. `agreed` makes a sentence of the answer for the end of the
    meeting: `{answer}`, or a table's columns by their keys, one sentence a row.
    """

    into: Into
    key: str
    ask: str = ""
    agreed: str = ""


class MeetingStep(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One question on the screen that two people look at."""

    key: str
    ask: str
    hint: str = ""
    fields: tuple[MeetingField, ...] = ()
    beside: Beside = Beside.PLAN


class Meeting(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A kind of meeting: its steps, and the form it is written in; none for the plan alone.

    `stages` are where in the chain it is offered first.
    """

    id: str
    version: int
    title: str
    purpose: str
    form: str = ""
    stages: tuple[StageKey, ...] = ()
    steps: tuple[MeetingStep, ...] = ()


class Allowed(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All that may ever stand on the screen in a meeting; what is not here is never shown.

    `person` are attributes of the participant, `plan` fields of the plan, `forms` the questions of
    each template by its id.
    """

    person: tuple[str, ...]
    plan: tuple[PlanField, ...]
    forms: dict[str, tuple[str, ...]]

    def allows(self, field: MeetingField, form: str) -> bool:
        """Whether the field may be shown in a meeting about that form."""
        if field.into is Into.PLAN:
            return field.key in self.plan
        return field.key in self.forms.get(form, ())


_Read = TypeVar("_Read", Meeting, Allowed)


def read_allowed(text: str) -> Allowed:
    """The allow-list in a TOML text; raises MeetingMalformed."""
    return _converted(text, "allowed", Allowed)


def read_meeting(text: str, name: str, allowed: Allowed, template: FormTemplate | None) -> Meeting:
    """The meeting in a TOML text, held against the allow-list and the form it is written in.

    Raises MeetingMalformed: for a field that may not be shown, that the form does not ask, or that
    is sensitive there.
    """
    meeting = _converted(text, name, Meeting)
    if f"{meeting.id}.v{meeting.version}" != name:
        raise MeetingMalformed(f"{name}: says it is {meeting.id}.v{meeting.version}")
    keys = [step.key for step in meeting.steps]
    if not keys or len(set(keys)) < len(keys):
        raise MeetingMalformed(f"{name}: every step needs a key of its own")
    for step in meeting.steps:
        for field in step.fields:
            if not allowed.allows(field, meeting.form):
                raise MeetingMalformed(f"{name}: {field.key} may not be shown in a meeting")
            if field.into is Into.FORM:
                _demand_open_question(name, field, template)
    return meeting


def form_name(text: str) -> str:
    """The id of the template that a meeting is written in; empty for the plan alone."""
    return str(_loaded(text, "meeting").get("form", ""))


def _demand_open_question(name: str, field: MeetingField, template: FormTemplate | None) -> None:
    if template is None:
        raise MeetingMalformed(f"{name}: {field.key} has no form to be written in")
    asked: dict[str, AnyQuestion] = {one.key: one for one in template.questions()}
    question = asked.get(field.key)
    if question is None:
        raise MeetingMalformed(f"{name}: {template.id} does not ask {field.key}")
    columns = question.columns if isinstance(question, TableQuestion) else ()
    if question.sensitive or any(one.sensitive for one in columns):
        raise MeetingMalformed(f"{name}: {field.key} is sensitive")


def _loaded(text: str, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise MeetingMalformed(f"{name}: {error}") from error


def _converted(text: str, name: str, kind: type[_Read]) -> _Read:
    try:
        return msgspec.convert(_loaded(text, name), kind)
    except msgspec.ValidationError as error:
        raise MeetingMalformed(f"{name}: {error}") from error
