"""What is read when a meeting begins, and the only part of it that may be shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from karriarstod.application.form_ports import FormQueries
from karriarstod.application.plans import first_content
from karriarstod.domain.plan import PlanContent
from karriarstod.forms.catalog import newest_of
from karriarstod.forms.form import FormStatus
from karriarstod.forms.keys import Width
from karriarstod.forms.meeting import Into, Meeting
from karriarstod.forms.meetings import allowed
from karriarstod.forms.own_questions import template_of

if TYPE_CHECKING:
    from karriarstod.application.ports import Queries
    from karriarstod.domain.case_file import CaseFile
    from karriarstod.domain.identity import CaseNumber
    from karriarstod.domain.participant import Participant
    from karriarstod.domain.placement import Placement
    from karriarstod.forms.form import Form
    from karriarstod.forms.questions import AnyQuestion
    from karriarstod.forms.template import FormTemplate


class NotForMeetings(ValueError):
    """A field that the allow-list does not have was to be shown; a fault of the program."""


@dataclass(frozen=True)
class MeetingLook:
    """Whose meeting, which, and where it writes. ``called`` is all that is shown of the person."""

    number: CaseNumber
    placement: int | None
    called: str = field(repr=False)
    meeting: Meeting
    content: PlanContent = field(repr=False)
    known_goals: frozenset[int]
    case: CaseFile = field(repr=False)
    template: FormTemplate | None = field(default=None, repr=False)
    form: Form | None = field(default=None, repr=False)

    @property
    def writes_plan(self) -> bool:
        """Whether any of its questions is answered in the plan."""
        return any(one.into is Into.PLAN for step in self.meeting.steps for one in step.fields)

    def questions(self) -> Mapping[str, AnyQuestion]:
        """The form's questions that this meeting asks, in its own words.

        Raises NotForMeetings for one that may not be shown.
        """
        if self.template is None:
            return {}
        asked = {one.key: one for one in self.template.questions()}
        told: dict[str, AnyQuestion] = {}
        for step in self.meeting.steps:
            for one in step.fields:
                if not allowed().allows(one, self.meeting.form):
                    raise NotForMeetings(one.key)
                if one.into is Into.FORM:
                    told[one.key] = _for_two(asked[one.key], one.ask)
        return told


def _for_two(question: AnyQuestion, ask: str) -> AnyQuestion:
    """The question as it is put to both; the supervisor's own hints are left out."""
    from msgspec.structs import replace as with_words

    if question.sensitive or any(one.sensitive for one in getattr(question, "columns", ())):
        raise NotForMeetings(question.key)
    label = ask or question.label
    return with_words(question, label=label, hint="", prefill=None, width=Width.FULL)


def look(
    queries: Queries, number: CaseNumber, placement: int | None, meeting: Meeting
) -> MeetingLook:
    """Everything a meeting needs; the form is a draft of its kind if there is one."""
    case = queries.case(number)
    here = case.placement(placement) if placement is not None else None
    found = MeetingLook(
        number, placement, called(case.participant), meeting, _content(here), _goals(here), case
    )
    if not meeting.form:
        return found
    form = _draft(queries, number, placement, meeting.form)
    if form is None:
        return replace(found, template=newest_of(meeting.form))
    own = queries.own_questions() if form.template.own else ()
    return replace(found, form=form, template=template_of(form.template, own))


def called(person: Participant) -> str:
    """The given name that one says; nothing of somebody whose name is protected."""
    if person.is_protected or not person.given_name.strip():
        return ""
    return person.given_name.split()[0]


def _content(placement: Placement | None) -> PlanContent:
    if placement is None:
        return PlanContent()
    return placement.draft.content if placement.draft is not None else first_content(placement)


def _goals(placement: Placement | None) -> frozenset[int]:
    signed = placement.signed_plan if placement is not None else None
    return frozenset(goal.number for goal in signed.content.goals) if signed else frozenset()


def _draft(
    queries: FormQueries, number: CaseNumber, placement: int | None, template_id: str
) -> Form | None:
    drafts = [
        one.number
        for one in queries.forms(number)
        if one.status is FormStatus.DRAFT
        and one.template.id == template_id
        and one.placement_number == placement
    ]
    return queries.form(number, max(drafts)) if drafts else None
