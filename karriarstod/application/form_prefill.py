"""What a new form begins with out of the record, so that nothing is typed twice.

Tables take what their columns ask for by name: goals have `goal` and `status`, tasks `task` and
`level`, parties `party` and `name`, promises `what`, `who` and `by`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from karriarstod.application.labels import label
from karriarstod.domain.assignment import TeamRole
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.decision import Decision
from karriarstod.domain.obligations import first_day
from karriarstod.domain.placement import Placement
from karriarstod.forms.answers import Answers, Cell, Row, Rows, Value
from karriarstod.forms.copying import first_answers
from karriarstod.forms.form import FORM_DATE
from karriarstod.forms.keys import Prefill
from karriarstod.forms.questions import AnyQuestion, TableQuestion
from karriarstod.forms.storing import fits
from karriarstod.forms.template import FormTemplate


@dataclass(frozen=True)
class _Known:
    """Where the answers are looked up."""

    case: CaseFile
    placement: Placement
    today: date

    @property
    def decision(self) -> Decision | None:
        """The decision in force today, else the last one."""
        for one in self.placement.decisions:
            if one.period.holds(self.today):
                return one
        return self.placement.last_decision


def begun_with(
    template: FormTemplate, case: CaseFile, placement_number: int | None, on: date
) -> Answers:
    """What a form begun that day has in it before anybody writes, as the record now knows it.

    Raises NoSuchPart for a placement that is not there.
    """
    answers = prefilled(template, first_answers(template), case, placement_number, on)
    if any(one.key == FORM_DATE for one in template.questions()):
        answers = answers.with_value(FORM_DATE, on)
    return answers


def prefilled(
    template: FormTemplate,
    answers: Answers,
    case: CaseFile,
    placement_number: int | None,
    today: date,
) -> Answers:
    """The answers with what the record knows of each question that asks for it.

    Raises NoSuchPart for a placement that is not there; without one nothing is filled.
    """
    if placement_number is None:
        return answers
    known = _Known(case, case.placement(placement_number), today)
    for question in template.questions():
        if question.prefill is None:
            continue
        value = _SOURCES[question.prefill](known, question)
        if value is not None and value not in ((), ""):
            answers = answers.with_value(question.key, fits(question, value))
    return answers


def _colleague(role: TeamRole) -> Callable[[_Known, AnyQuestion], Value | None]:
    return lambda known, _question: known.placement.colleague(role, known.today)


def _measure(known: _Known, _question: AnyQuestion) -> Value | None:
    decision = known.decision
    measure = decision.measure if decision else known.placement.referral.measure
    return label(measure.listed)


def _purpose(known: _Known, _question: AnyQuestion) -> Value | None:
    return known.placement.referral.purpose


def _extent(known: _Known, _question: AnyQuestion) -> Value | None:
    decision = known.decision
    extent = decision.extent if decision else known.placement.referral.extent
    return extent.percent


def _period_from(known: _Known, _question: AnyQuestion) -> Value | None:
    decision = known.decision
    return decision.starts_on if decision else known.placement.referral.wanted_from


def _period_to(known: _Known, _question: AnyQuestion) -> Value | None:
    decision = known.decision
    return decision.period.ends_on if decision else known.placement.referral.wanted_to


def _recipient(known: _Known, _question: AnyQuestion) -> Value | None:
    return label(known.placement.referral.referrer.listed)


def _started_on(known: _Known, _question: AnyQuestion) -> Value | None:
    return first_day(known.placement)


def _goal_words(known: _Known, _question: AnyQuestion) -> Value | None:
    plan = known.placement.draft or known.placement.signed_plan
    return plan.content.long_term_goal if plan else None


def _parties(known: _Known, question: AnyQuestion) -> Value | None:
    referrer = known.placement.referral.referrer.listed
    rows: list[dict[str, Cell]] = [
        {"party": "Deltagare", "name": known.case.participant.name},
        {
            "party": "Företaget",
            "name": known.placement.colleague(TeamRole.SUPERVISOR, known.today),
        },
        {"party": label(referrer), "name": known.placement.referral.officer},
    ]
    return _rows(question, rows)


def _plan_goals(known: _Known, question: AnyQuestion) -> Value | None:
    plan = known.placement.signed_plan
    if plan is None:
        return None
    goals = [one for one in plan.present_content().goals if one.text.strip()]
    return _rows(question, [{"goal": one.text, "status": one.status.value} for one in goals])


def _plan_tasks(known: _Known, question: AnyQuestion) -> Value | None:
    plan = known.placement.signed_plan
    if plan is None:
        return None
    tasks = [one for one in plan.content.tasks if not one.is_next and one.text.strip()]
    return _rows(question, [{"task": one.text, "level": one.level.value} for one in tasks])


def _promises(known: _Known, question: AnyQuestion) -> Value | None:
    """What is still to be done by anybody: reminders, then the open steps of the plan in force."""
    number = known.placement.number
    rows: list[dict[str, Cell]] = [
        {"what": one.text, "who": one.owner, "by": one.due_on}
        for one in known.case.reminders
        if one.done_on is None and one.placement_number in {None, number}
    ]
    said = {row["what"] for row in rows}
    plan = known.placement.signed_plan
    for goal in plan.present_content().goals if plan else ():
        for step in goal.steps:
            if step.status.is_open and step.text.strip() and step.text not in said:
                row: dict[str, Cell] = {"what": step.text, "who": step.who}
                rows.append(row if step.due_on is None else {**row, "by": step.due_on})
    return _rows(question, rows)


def _supervisors_so_far(known: _Known, _question: AnyQuestion) -> Value | None:
    return supervisors_so_far(known.placement)


def supervisors_so_far(placement: Placement) -> int:
    """How many colleagues have been the participant's supervisor there, the present one too."""
    return len({one.person for one in placement.assignments if one.role is TeamRole.SUPERVISOR})


def _rows(question: AnyQuestion, rows: list[dict[str, Cell]]) -> Rows | None:
    if not isinstance(question, TableQuestion):
        return None
    asked = {column.key for column in question.columns}
    return tuple(
        Row(
            number,
            MappingProxyType({key: cell for key, cell in row.items() if key in asked and cell}),
        )
        for number, row in enumerate(rows, 1)
    )


_SOURCES: Final[dict[Prefill, Callable[[_Known, AnyQuestion], Value | None]]] = {
    Prefill.SUPERVISOR: _colleague(TeamRole.SUPERVISOR),
    Prefill.DEPUTY: _colleague(TeamRole.DEPUTY),
    Prefill.MEASURE: _measure,
    Prefill.PURPOSE: _purpose,
    Prefill.EXTENT: _extent,
    Prefill.PERIOD_FROM: _period_from,
    Prefill.PERIOD_TO: _period_to,
    Prefill.RECIPIENT: _recipient,
    Prefill.PARTIES: _parties,
    Prefill.GOAL_WORDS: _goal_words,
    Prefill.PLAN_GOALS: _plan_goals,
    Prefill.PLAN_TASKS: _plan_tasks,
    Prefill.STARTED_ON: _started_on,
    Prefill.PROMISES: _promises,
    Prefill.SUPERVISORS_SO_FAR: _supervisors_so_far,
}
