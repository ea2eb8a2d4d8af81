"""Which answers of a form can be passed on, and passing them on in one transaction."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from karriarstod.application.changes import Events
from karriarstod.application.flows import into_case, into_plan
from karriarstod.application.flows.passing import Carrier, Item, Passing, items_of
from karriarstod.application.ports import Begin
from karriarstod.application.rulebook import rule_book
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.events import Event, EventKind
from karriarstod.domain.identity import CaseNumber
from karriarstod.domain.rules import RuleBook
from karriarstod.forms.conditions import all_visible
from karriarstod.forms.form import Form, FormStatus
from karriarstod.forms.keys import FlowTarget
from karriarstod.forms.own_questions import template_of
from karriarstod.forms.questions import AnyQuestion
from karriarstod.forms.template import FormTemplate

_CARRIERS: Final[dict[FlowTarget, Carrier]] = {
    FlowTarget.PLAN_GOAL_WORDS: into_plan.GOAL_WORDS,
    FlowTarget.PLAN_STARTING_POINT: into_plan.STARTING_POINT,
    FlowTarget.PLAN_ADAPTATIONS: into_plan.ADAPTATIONS,
    FlowTarget.PLAN_TASKS: into_plan.TASKS,
    FlowTarget.PLAN_STEPS: into_plan.STEPS,
    FlowTarget.PLAN_GOALS: into_plan.GOALS,
    FlowTarget.PLAN_PROGRESS: into_plan.PROGRESS,
    FlowTarget.PLAN_NEW_VERSION: into_plan.NEW_VERSION,
    FlowTarget.COMPETENCES: into_plan.COMPETENCES,
    FlowTarget.CONSENTS: into_case.CONSENTS,
    FlowTarget.REMINDERS: into_case.REMINDERS,
    FlowTarget.NEXT_MEETING: into_case.NEXT_MEETING,
    FlowTarget.CLOSING: into_case.CLOSING,
    FlowTarget.FOLLOW_UPS: into_case.FOLLOW_UPS,
    FlowTarget.HANDOVER: into_case.HANDOVER,
    FlowTarget.NOTES: into_case.NOTES,
}

# These take the form as a whole, however many of its questions say where they go.
_WHOLE: Final = {FlowTarget.CLOSING, FlowTarget.FOLLOW_UPS}

# What is agreed goes both into the plan and onto the work list: a step of a draft is not due
# until the plan is signed, and what is promised must not be forgotten until then.
_ALSO: Final = {FlowTarget.PLAN_STEPS: (FlowTarget.REMINDERS,)}


@dataclass(frozen=True)
class Flow:
    """Something that a form can pass on. `key` is unique within the form.

    `done` says that it has been; `obstacle` says in Swedish why it cannot be. A `sensitive` one is
    not passed on unless somebody says so.
    """

    key: str
    target: FlowTarget
    text: str = field(repr=False)
    done: bool = False
    sensitive: bool = False
    obstacle: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it can be passed on now."""
        return not self.done and not self.obstacle


def flows_of(
    form: Form,
    template: FormTemplate,
    case: CaseFile,
    rules: RuleBook,
    now: datetime,
    author: str,
) -> tuple[Flow, ...]:
    """What this form passes on, in reading order. Nothing is changed."""
    passing = Passing(form, template, case, rules, now, author)
    return tuple(
        Flow(
            key,
            target,
            text,
            done=key in form.flowed,
            sensitive=question.sensitive,
            obstacle=_CARRIERS[target].obstacle(passing, item),
        )
        for key, target, question, item in _candidates(passing)
        if (text := _CARRIERS[target].text(passing, item))
    )


def pass_on(
    begin: Begin,
    number: CaseNumber,
    form_number: int,
    keys: tuple[str, ...],
    *,
    now: datetime,
    author: str,
) -> Events:
    """Passes on the flows of those keys, in reading order and each once, in one transaction.

    What has been passed on already, has an obstacle, or belongs to a form that was thrown away is
    left alone: the same call twice changes nothing the second time.
    """
    with begin() as work:
        form = work.forms.get(number, form_number)
        template = template_of(form.template, work.forms.own_questions())
        rules = rule_book(work.settings.rule_overrides())
        passing = Passing(form, template, work.cases.get(number), rules, now, author)
        done: list[tuple[str, FlowTarget]] = []
        if form.status is not FormStatus.DISCARDED:
            for key, target, _, item in _candidates(passing):
                carrier = _CARRIERS[target]
                wanted = key in keys and key not in form.flowed
                if wanted and carrier.text(passing, item) and not carrier.obstacle(passing, item):
                    passing = carrier.apply(passing, item)
                    done.append((key, target))
        for key, _ in done:
            passing = replace(passing, form=passing.form.with_flow(key))
        if not done:
            return ()
        work.cases.update(passing.case)
        for note in passing.notes:
            work.notes.add(number, note)
        work.forms.update(number, passing.form)
        passed = tuple(
            Event.of(
                EventKind.FORM_PASSED_ON,
                number,
                form.placement_number,
                form=form.number,
                template=form.template.id,
                target=target.value,
            )
            for target in dict.fromkeys(target for _, target in done)
        )
        events = (*passing.events, *passed)
        work.commit(*events)
    return events


def _candidates(passing: Passing) -> Iterator[tuple[str, FlowTarget, AnyQuestion, Item]]:
    taken_whole: set[FlowTarget] = set()
    for _, question in all_visible(passing.template, passing.answers):
        if question.flows_to is None:
            continue
        if question.flows_to in _WHOLE:
            if question.flows_to not in taken_whole:
                taken_whole.add(question.flows_to)
                key = question.flows_to.value
                yield key, question.flows_to, question, Item(key, question)
            continue
        for item in items_of(passing, question):
            yield item.key, question.flows_to, question, item
            for also in _ALSO.get(question.flows_to, ()):
                yield f"{item.key}.{also.value}", also, question, item
