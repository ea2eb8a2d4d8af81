"""From the record to the page before a talk between several, and the page after it."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from karriarstod.application.labels import label
from karriarstod.application.meeting_papers import MeetingPaper
from karriarstod.application.party_talk import (
    Promise,
    consent_warnings,
    party_meant,
    promises,
)
from karriarstod.application.waiting import other_party
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.placement import Placement
from karriarstod.forms.answers import Row
from karriarstod.forms.form import Form, FormStatus
from karriarstod.forms.questions import ChoiceQuestion, TableQuestion
from karriarstod.forms.template import FormTemplate
from karriarstod.reports.form_sheet import FormFacts
from karriarstod.reports.form_withheld import masked, never_printed
from karriarstod.reports.sheets import SignerLine

_LATELY: Final = timedelta(days=92)
"""How far back the first talk of its kind looks for what has been done."""


@dataclass(frozen=True, repr=False)
class MeetingSheet:
    """A talk between several, all looked up and allowed beforehand.

    `present` are role and name. `warnings` are sentences that must not be missed. `tasks` are what
    was decided on, `promised` what was to be done since last.
    """

    paper: MeetingPaper
    organisation: str
    organisation_number: str
    case_number: str
    form_number: int
    participant: str
    kind: str
    meeting_on: date
    printed_on: date
    status: FormStatus
    is_protected: bool
    convened_by: str = ""
    minutes_by: str = ""
    present: tuple[SignerLine, ...] = ()
    warnings: tuple[str, ...] = ()
    own_question: str = ""
    agenda: tuple[tuple[str, str], ...] = ()
    promised: tuple[Promise, ...] = ()
    goals: tuple[tuple[str, str], ...] = ()
    decisions: tuple[str, ...] = ()
    tasks: tuple[Promise, ...] = ()
    next_meeting: date | None = None


def meeting_sheet(
    paper: MeetingPaper,
    form: Form,
    template: FormTemplate,
    case: CaseFile,
    facts: FormFacts,
    today: date,
    last_on: date | None = None,
) -> MeetingSheet:
    """What the page says; `last_on` is the day of the talk before. Raises NoSuchPart."""
    placement = _placement(form, case)
    answers, never = form.answers, never_printed(case)
    on = form.form_date

    def said(text: str) -> str:
        return masked(never, text).strip()

    def cell(row: Row, key: str) -> str:
        value = row.cells.get(key)
        return value if isinstance(value, str) else ""

    parties = [(cell(row, "party"), cell(row, "name")) for row in answers.rows("parties_present")]
    owners = _options(template, "agreed_actions", "who")
    tasks = [
        Promise(
            owners.get(cell(row, "who"), cell(row, "who")),
            said(cell(row, "what")),
            by if isinstance(by := row.cells.get("by"), date) else None,
        )
        for row in answers.rows("agreed_actions")
    ]
    kinds = _options(template, "meeting_kind")
    next_meeting = answers.get("next_meeting")
    since = last_on or on - _LATELY
    return MeetingSheet(
        paper=paper,
        organisation=facts.organisation,
        organisation_number=facts.organisation_number,
        case_number=facts.case_number,
        form_number=form.number,
        participant=facts.participant,
        kind=kinds.get(answers.text("meeting_kind"), template.title),
        meeting_on=on,
        printed_on=today,
        status=form.status,
        is_protected=facts.is_protected,
        convened_by=said(answers.text("convened_by")),
        minutes_by=said(answers.text("who_documents_officially")),
        present=tuple(
            _present(case, words, name, facts.is_protected, said(words), said(name))
            for words, name in parties
            if words.strip() or name.strip()
        ),
        warnings=consent_warnings(case, tuple(words for words, _ in parties), max(on, today)),
        own_question=said(answers.text("participant_question")),
        agenda=tuple(
            (said(cell(row, "point")), said(cell(row, "who")))
            for row in answers.rows("agenda")
            if cell(row, "point").strip()
        ),
        promised=tuple(
            replace(one, owner=said(one.owner), what=said(one.what))
            for one in (promises(case, placement, since) if placement else ())
        ),
        goals=_goals(placement, never),
        decisions=tuple(
            words for row in answers.rows("decisions") if (words := said(cell(row, "decision")))
        ),
        tasks=tuple(sorted(tasks, key=lambda one: (not other_party(one.owner), one.owner))),
        next_meeting=next_meeting if isinstance(next_meeting, date) else None,
    )


def _placement(form: Form, case: CaseFile) -> Placement | None:
    if form.placement_number is not None:
        return case.placement(form.placement_number)
    return case.main_placement


def _present(
    case: CaseFile, words: str, name: str, protected: bool, shown: str, shown_name: str
) -> SignerLine:
    """Who is there: of a protected person's talk the kinds of authorities, and nobody's name."""
    party = party_meant(words, case)
    if party is not None and (party.is_restricted or protected):
        return SignerLine(label(party.listed), "" if protected or party.is_restricted else name)
    return SignerLine(shown, "" if protected else shown_name)


def _goals(
    placement: Placement | None, never: tuple[tuple[str, str], ...]
) -> tuple[tuple[str, str], ...]:
    plan = placement.signed_plan if placement else None
    if plan is None:
        return ()
    return tuple(
        (masked(never, goal.text.strip()), label(goal.status).capitalize())
        for goal in plan.present_content().goals
        if goal.text.strip()
    )


def _options(template: FormTemplate, key: str, column: str = "") -> dict[str, str]:
    for question in template.questions():
        if question.key != key:
            continue
        asked = question
        if isinstance(question, TableQuestion):
            asked = next(one for one in question.columns if one.key == column)
        if isinstance(asked, ChoiceQuestion):
            return dict(asked.options)
    return {}
