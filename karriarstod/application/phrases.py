"""What is due, said as a person would say it; lists, pages, paper and command line say it alike."""

from collections.abc import Callable
from datetime import date
from typing import Final

from karriarstod.application.labels import label
from karriarstod.application.plan_paper import PaperTo
from karriarstod.application.ports import Copy
from karriarstod.domain.assignment import TeamRole
from karriarstod.domain.closing import EndReason, Outcome
from karriarstod.domain.events import Event, EventKind
from karriarstod.domain.note import ReadReason
from karriarstod.domain.obligations import Obligation, ObligationKind
from karriarstod.domain.own_lists import ListKind
from karriarstod.domain.plan import GoalStatus, TaskLevel
from karriarstod.domain.referral import Intake
from karriarstod.domain.stages import StageKey
from karriarstod.domain.swedish_dates import days, short_date, week
from karriarstod.forms.keys import FlowTarget

_VERBS: Final = {
    ObligationKind.ANSWER_REFERRAL: "Ge besked",
    ObligationKind.FIRST_MEETING: "Boka besök",
    ObligationKind.ADD_DECISION: "Lägg in beslut",
    ObligationKind.FINISH_INTRODUCTION: "Gå vidare",
    ObligationKind.SIGN_PLAN: "Skriv plan",
    ObligationKind.REVIEW_PLAN: "Öppna plan",
    ObligationKind.RENEW_PLAN: "Öppna plan",
    ObligationKind.PLAN_STEP: "Öppna plan",
    ObligationKind.STAGE_BEGINS: "Öppna",
    ObligationKind.DECISION_ENDS: "Planera",
    ObligationKind.DECISION_ENDED: "Planera",
    ObligationKind.CONSENT_ENDS: "Förnya",
    ObligationKind.PAUSE_ENDS: "Planera återkomst",
    ObligationKind.SUBSIDY_ENDS: "Planera",
    ObligationKind.SIUS_ENDS: "Planera",
    ObligationKind.EMPLOYMENT_FOLLOW_UP: "Följ upp",
    ObligationKind.REMINDER: "Klart",
}


def verb(kind: ObligationKind) -> str:
    """What the one button of an obligation says."""
    return _VERBS[kind]


def headline(one: Obligation) -> str:
    """The obligation in few words, for a list: "Se över planen", or the step itself."""
    if one.kind in {ObligationKind.PLAN_STEP, ObligationKind.REMINDER} and one.subject:
        return one.subject
    if one.kind is ObligationKind.EMPLOYMENT_FOLLOW_UP:
        return f"Uppföljning {months(one.number or 0)} efter anställning"
    if one.stage is StageKey.FIRST_MEETING:
        return label(one.stage)
    if one.stage is not None:
        return f"{label(one.stage)} börjar"
    if one.kind is ObligationKind.DECISION_ENDS and one.rule_id is None:
        return "Beslutet slutar"
    return label(one.kind)


def explanation(one: Obligation, today: date) -> str:
    """The second line: what day it is about and why; empty where the headline says it all."""
    explain = _EXPLAINED.get(one.kind)
    return explain(one, today) if explain else ""


def _decision_ends(one: Obligation, today: date) -> str:
    if one.event_on is None:
        return ""
    about = short_date(one.event_on, today)
    if one.rule_id is None:
        return f"{about}, som beslutat"
    left = days((one.event_on - today).days)
    return f"beslutet slutar {about}, om {left}"


def _about(before: str, after: str = "", over: str = "") -> Callable[[Obligation, date], str]:
    """A phrase round the day an obligation is about; `over` begins it once that day has passed."""

    def explain(one: Obligation, today: date) -> str:
        if one.event_on is None:
            return ""
        begins = over if over and one.event_on < today else before
        return f"{begins} {short_date(one.event_on, today)}{after}"

    return explain


_EXPLAINED: Final[dict[ObligationKind, Callable[[Obligation, date], str]]] = {
    ObligationKind.DECISION_ENDS: _decision_ends,
    ObligationKind.DECISION_ENDED: _about("slutade", " – förläng eller avsluta"),
    ObligationKind.CONSENT_ENDS: _about("gäller till", over="gick ut"),
    ObligationKind.SUBSIDY_ENDS: _about("till"),
    ObligationKind.SIUS_ENDS: _about("till"),
    ObligationKind.PLAN_STEP: lambda _one, _today: "steg i planen",
    ObligationKind.REMINDER: lambda _one, _today: "att göra",
    ObligationKind.STAGE_BEGINS: lambda _one, _today: "bokat",
    ObligationKind.EMPLOYMENT_FOLLOW_UP: lambda one, _today: one.subject,
    ObligationKind.REVIEW_PLAN: lambda one, _today: f"version {one.number}",
}


def months(count: int) -> str:
    """ "1 månad", "3 månader"."""
    return "1 månad" if count == 1 else f"{count} månader"


_DETAILS: Final = {
    "stage": StageKey,
    "intake": Intake,
    "role": TeamRole,
    "reason": EndReason,
    "outcome": Outcome,
    "status": GoalStatus,
    "copy": Copy,
    "level": TaskLevel,
    "list": ListKind,
    "read_for": ReadReason,
}


def _left_the_register(detail: dict[str, str]) -> str:
    """ "Planen utskriven", "Utkast till plan sparat som PDF"."""
    is_draft, is_file = "draft" in detail, detail.get("how") == PaperTo.FILE
    if is_draft:
        return f"Utkast till plan {'sparat som PDF' if is_file else 'utskrivet'}"
    return f"Planen {'sparad som PDF' if is_file else 'utskriven'}"


# Titles are of both genders ("samtal", "kartläggning"); these words agree with either.
_FORMS: Final = {
    EventKind.FORM_BEGUN: "påbörjades",
    EventKind.FORM_DRAFTED: "ändrades",
    EventKind.FORM_DONE: "skrevs klart",
    EventKind.FORM_REOPENED: "öppnades igen",
    EventKind.FORM_SIGNED: "fastställdes",
    EventKind.FORM_REPLACED: "ersattes",
    EventKind.FORM_DISCARDED: "slängdes",
    EventKind.FORM_PUT_BACK: "hämtades tillbaka",
    EventKind.FORM_PRINTED: "skrevs ut",
}


def _about_form(event: Event, detail: dict[str, str]) -> str:
    """ "Första besöket påbörjades"; empty where the program does not have the template."""
    # Read with the first such line: most pages that say what has happened have none.
    from karriarstod.forms.catalog import NoSuchTemplate, newest_of

    try:
        title = newest_of(detail["template"]).title
    except NoSuchTemplate:
        return ""
    if event.kind is EventKind.FORM_PASSED_ON and "target" in detail:
        return f"{label(FlowTarget(detail['target']))}, från {title}"
    if event.kind is EventKind.OWN_QUESTIONS_CHANGED:
        return f"{label(event.kind)}: {title}"
    if event.kind is EventKind.FORM_PRINTED and detail.get("how") == PaperTo.FILE:
        return f"{title} sparades som PDF"
    return f"{title} {_FORMS[event.kind]}" if event.kind in _FORMS else ""


_INSTEAD: Final = {
    (EventKind.PLAN_DRAFTED, "discarded"): "Utkastet till plan kastat",
    (EventKind.FOLLOWED_UP, "undone"): "Uppföljningen togs tillbaka",
    (EventKind.DECISION_CHANGED, "pauses"): "Paus i beslutet ändrad",
    (EventKind.NOTE_WRITTEN, "protected"): "Skyddad anteckning",
    (EventKind.TASK_MARKED, "undone"): "Nivån på en arbetsuppgift togs tillbaka",
}


_VARIANTS: Final = {"simplified": "förenklad"}


def happening(event: Event, today: date) -> str:
    """One line of history: "Beslutet förlängt till 2 feb 2027"."""
    detail = dict(event.detail)
    words = label(event.kind)
    if "template" in detail and (said_of_form := _about_form(event, detail)):
        return said_of_form
    if event.kind is EventKind.DECISION_PROLONGED and "ends_on" in detail:
        return f"{words} till {short_date(date.fromisoformat(detail['ends_on']), today)}"
    for name in detail:
        if (event.kind, name) in _INSTEAD:
            return _INSTEAD[event.kind, name]
    if event.kind is EventKind.WEEK_MARKED and "monday" in detail:
        return f"{words}: {week(date.fromisoformat(detail['monday']))}"
    if event.kind is EventKind.PLAN_PRINTED:
        words = _left_the_register(detail)
    said = [label(kind(detail[name])) for name, kind in _DETAILS.items() if name in detail]
    if "variant" in detail:
        said.append(_VARIANTS.get(detail["variant"], "på annat språk"))
    return f"{words}: {', '.join(said)}" if said else words
