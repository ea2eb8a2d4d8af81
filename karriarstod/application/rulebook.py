"""The rules in force: the program's dated rows with the organisation's own figures over them."""

from functools import cache

from karriarstod.application.changes import Events
from karriarstod.application.ports import Begin
from karriarstod.domain.events import Event, EventKind
from karriarstod.domain.rules import Rule, RuleBook, RuleOverride, parse_rules
from karriarstod_resources.catalog import rule_texts


@cache
def shipped_rules() -> tuple[Rule, ...]:
    """The rows that ship with the program, read once."""
    return parse_rules(rule_texts().values())


def rule_book(overrides: tuple[RuleOverride, ...] = ()) -> RuleBook:
    """The rules with an organisation's own figures."""
    return RuleBook(shipped_rules(), overrides)


def read_rule_book(begin: Begin) -> RuleBook:
    """The rules as this register has settled them."""
    with begin() as work:
        return rule_book(work.settings.rule_overrides())


def set_own_figures(begin: Begin, override: RuleOverride) -> Events:
    """The organisation's own figures from a day on; empty ones go back to the program's."""
    event = Event.of(EventKind.RULE_CHANGED, rule=override.rule_id.value)
    with begin() as work:
        work.settings.override_rule(override)
        work.commit(event)
    return (event,)
