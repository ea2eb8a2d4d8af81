"""Every stored key has its Swedish word, and what is due is said as a person would."""

from datetime import date
from enum import Enum

import pytest
from builders import TODAY

from karriarstod.application import ports, register_user
from karriarstod.application.labels import choices, label
from karriarstod.application.phrases import explanation, happening, headline, verb
from karriarstod.domain import (
    assignment,
    closing,
    decision,
    employment,
    events,
    forecast,
    identity,
    note,
    obligations,
    participant,
    parties,
    placement,
    plan,
    referral,
    rules,
    stages,
)
from karriarstod.domain.events import Event, EventKind
from karriarstod.domain.identity import CaseNumber
from karriarstod.domain.obligations import Obligation, ObligationKind
from karriarstod.domain.rules import RuleId
from karriarstod.domain.stages import StageKey

WITHOUT_WORDS = {RuleId}
"""A rule's title stands in its own row, beside its figures."""

MODULES = (
    assignment,
    closing,
    decision,
    employment,
    events,
    forecast,
    identity,
    note,
    obligations,
    participant,
    parties,
    placement,
    plan,
    referral,
    rules,
    stages,
    ports,
    register_user,
)
KEYS = sorted(
    {
        (kind.__name__, key)
        for module in MODULES
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, Enum) and kind not in WITHOUT_WORDS
        for key in kind
    },
    key=str,
)


@pytest.mark.parametrize(("kind", "key"), KEYS)
def test_every_stored_key_has_its_word(kind, key):
    assert label(key).strip() == label(key) != ""


def test_a_list_to_choose_from_keeps_the_order_of_the_keys():
    assert [key for key, _ in choices(StageKey)] == list(StageKey)


@pytest.mark.parametrize("kind", list(ObligationKind))
def test_every_obligation_has_a_headline_and_one_button(kind):
    one = Obligation(CaseNumber(2026, 1), 1, kind, TODAY, TODAY, "Ring Maj", 3)
    assert headline(one)
    assert verb(kind)


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (
            Obligation(
                CaseNumber(2026, 1),
                1,
                ObligationKind.DECISION_ENDS,
                date(2026, 3, 20),
                date(2026, 4, 19),
                rule_id=RuleId.DECISION_END,
            ),
            "beslutet slutar 19 april, om 34 dagar",
        ),
        (
            Obligation(
                CaseNumber(2026, 1),
                1,
                ObligationKind.DECISION_ENDS,
                date(2026, 4, 19),
                date(2026, 4, 19),
            ),
            "19 april, som beslutat",
        ),
        (
            Obligation(
                CaseNumber(2026, 1),
                1,
                ObligationKind.CONSENT_ENDS,
                date(2026, 3, 1),
                date(2026, 3, 1),
            ),
            "gick ut 1 mars",
        ),
    ],
)
def test_why_something_is_due_is_said_in_a_line(one, words):
    assert explanation(one, TODAY) == words


@pytest.mark.parametrize(
    "kind", [ObligationKind.DECISION_ENDS, ObligationKind.CONSENT_ENDS, ObligationKind.SUBSIDY_ENDS]
)
def test_where_no_day_is_known_the_headline_says_it_all(kind):
    assert explanation(Obligation(CaseNumber(2026, 1), 1, kind, TODAY), TODAY) == ""


def of_form(kind: EventKind, **detail: str) -> Event:
    """An event about a first visit."""
    return Event.of(kind, None, 1, form=3, template="first_visit", **detail)


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (
            Event.of(EventKind.DECISION_PROLONGED, ends_on=date(2027, 2, 2)),
            "Beslutet förlängt till 2 feb 2027",
        ),
        (
            Event.of(EventKind.STAGE_ENTERED, stage="training", on=date(2026, 3, 2)),
            "Nytt steg i kedjan: Arbetsträning",
        ),
        (Event.of(EventKind.PLAN_DRAFTED, discarded=True), "Utkastet till plan kastat"),
        (
            Event.of(EventKind.PLAN_PRINTED, version=1, copy="arbetsformedlingen", how="printed"),
            "Planen utskriven: Arbetsförmedlingen",
        ),
        (
            Event.of(EventKind.PLAN_PRINTED, version=1, copy="kommun", how="saved"),
            "Planen sparad som PDF: Kommunen",
        ),
        (
            Event.of(EventKind.PLAN_PRINTED, version=2, copy="deltagare", how="saved", draft=True),
            "Utkast till plan sparat som PDF: Deltagaren",
        ),
        (
            Event.of(EventKind.PLAN_PRINTED, copy="deltagare", how="printed", variant="simplified"),
            "Planen utskriven: Deltagaren, förenklad",
        ),
        (
            Event.of(EventKind.PLAN_PRINTED, copy="deltagare", how="saved", variant="ar"),
            "Planen sparad som PDF: Deltagaren, på annat språk",
        ),
        (Event.of(EventKind.NOTE_WRITTEN, kind="talk"), "Anteckning"),
        (of_form(EventKind.FORM_BEGUN), "Första besöket påbörjades"),
        (of_form(EventKind.FORM_DONE), "Första besöket skrevs klart"),
        (of_form(EventKind.FORM_REOPENED), "Första besöket öppnades igen"),
        (of_form(EventKind.FORM_SIGNED), "Första besöket fastställdes"),
        (of_form(EventKind.FORM_REPLACED), "Första besöket ersattes"),
        (of_form(EventKind.FORM_DISCARDED), "Första besöket slängdes"),
        (of_form(EventKind.FORM_PUT_BACK), "Första besöket hämtades tillbaka"),
        (of_form(EventKind.FORM_PRINTED, how="printed"), "Första besöket skrevs ut"),
        (of_form(EventKind.FORM_PRINTED, how="saved"), "Första besöket sparades som PDF"),
        (
            of_form(EventKind.FORM_PASSED_ON, target="plan_goal_words"),
            "Planen: målet med egna ord, från Första besöket",
        ),
        (
            Event.of(EventKind.OWN_QUESTIONS_CHANGED, template="first_visit"),
            "Egna frågor ändrade: Första besöket",
        ),
        (Event.of(EventKind.FORM_SIGNED, template="later", form=1), "Formulär fastställt"),
        (Event.of(EventKind.TASK_MARKED, level="alone"), "Arbetsuppgift: självständig"),
        (
            Event.of(EventKind.TASK_MARKED, undone=True),
            "Nivån på en arbetsuppgift togs tillbaka",
        ),
        (Event.of(EventKind.WEEK_MARKED, monday="2026-03-09"), "Så gick veckan: v. 11"),
        (
            Event.of(EventKind.OWN_LIST_CHANGED, list="machines"),
            "Egen lista ändrad: maskiner och verktyg",
        ),
    ],
)
def test_what_happened_is_said_in_words(event, words):
    assert happening(event, TODAY) == words
