"""Dated rows, own figures over them, and what follows from a decision's dates."""

from datetime import date, timedelta

import pytest
from builders import a_decision

from karriarstod.application.rulebook import rule_book, shipped_rules
from karriarstod.domain.decision import Measure
from karriarstod.domain.forecast import ComingKind, ceiling_passed, coming_days
from karriarstod.domain.period import Period, add_months, first_day_after
from karriarstod.domain.rules import (
    RuleBook,
    RuleId,
    RuleMalformed,
    RuleOverride,
    parse_rules,
)

ROW = """
[[rules]]
id = "silence"
title = "t"
figures = {figures}
unit = "days"
valid_from = {valid_from}
source = "s"
standing = "inferred"
"""


def a_row(figures="[14]", valid_from="2025-01-01"):
    return ROW.format(figures=figures, valid_from=valid_from)


@pytest.mark.parametrize("rule_id", list(RuleId))
def test_every_rule_the_program_follows_has_a_row_with_its_source(rule_id):
    rule = rule_book().rule(rule_id, date(2026, 3, 16))
    assert rule.source
    assert rule.title


def test_a_newer_row_holds_from_its_own_day():
    book = RuleBook(parse_rules([a_row(), a_row("[21]", "2026-04-01")]))
    assert book.figure(RuleId.SILENCE, date(2026, 3, 31)) == 14
    assert book.figure(RuleId.SILENCE, date(2026, 4, 1)) == 21


def test_a_rule_book_without_a_rule_says_which_one_it_lacks():
    with pytest.raises(RuleMalformed) as lacking:
        RuleBook(()).rule(RuleId.SILENCE, date(2026, 3, 16))
    assert (lacking.value.rule_id, lacking.value.reason) == (RuleId.SILENCE, "missing")


def test_own_figures_hold_from_their_day_and_empty_ones_give_ours_back():
    own = (
        RuleOverride(RuleId.SILENCE, (7,), date(2026, 2, 1), "Kim"),
        RuleOverride(RuleId.SILENCE, (), date(2026, 3, 1), "Kim"),
    )
    book = RuleBook(shipped_rules(), own)
    assert book.figure(RuleId.SILENCE, date(2026, 1, 31)) == 14
    assert book.figure(RuleId.SILENCE, date(2026, 2, 1)) == 7
    assert book.figure(RuleId.SILENCE, date(2026, 3, 1)) == 14


@pytest.mark.parametrize(
    "text",
    [
        a_row("[]"),
        a_row("[-1]"),
        a_row().replace("silence", "silent"),
        a_row().replace('unit = "days"', ""),
        a_row().replace('"inferred"', '"sure"'),
    ],
)
def test_a_wrong_row_is_refused_by_name(text):
    with pytest.raises(RuleMalformed):
        parse_rules([text])


def test_a_new_decision_brings_its_days_in_order():
    days = coming_days(date(2026, 11, 30), date(2027, 5, 29), rule_book())
    assert [(day.kind, day.on) for day in days] == [
        (ComingKind.FIRST_DAY, date(2026, 11, 30)),
        (ComingKind.INTRODUCTION_DONE, date(2026, 12, 21)),
        (ComingKind.PLAN_SIGNED, date(2027, 1, 11)),
        (ComingKind.DECISION_REMINDER, date(2027, 2, 28)),
        (ComingKind.DECISION_REMINDER, date(2027, 3, 30)),
        (ComingKind.LAST_DAY_TO_EXTEND, date(2027, 4, 29)),
        (ComingKind.DECISION_ENDS, date(2027, 5, 29)),
    ]


def test_a_short_decision_brings_no_days_outside_itself():
    start = date(2026, 3, 2)
    days = coming_days(start, start + timedelta(days=20), rule_book())
    assert all(start <= day.on <= start + timedelta(days=20) for day in days)


def test_a_decision_without_an_end_brings_no_reminders():
    kinds = {day.kind for day in coming_days(date(2026, 3, 2), None, rule_book())}
    assert kinds == {ComingKind.FIRST_DAY, ComingKind.INTRODUCTION_DONE, ComingKind.PLAN_SIGNED}


def test_twelve_months_of_arbetstraning_reach_the_ceiling_and_one_day_more_passes_it():
    first = a_decision(date(2025, 2, 3), date(2025, 8, 2))
    reaching = a_decision(date(2025, 8, 3), date(2026, 2, 2), number=2, prolongs=1)
    passing = a_decision(date(2025, 8, 3), date(2026, 2, 3), number=2, prolongs=1)
    assert ceiling_passed((first,), reaching, rule_book()) is None
    warning = ceiling_passed((first,), passing, rule_book())
    assert warning is not None
    assert (warning.months, warning.reached_on) == (12, date(2026, 2, 2))


def test_a_break_starts_the_count_anew_and_other_measures_do_not_count():
    long_ago = a_decision(date(2024, 1, 1), date(2024, 12, 31))
    other = a_decision(date(2024, 1, 1), date(2025, 2, 2), number=3, measure=Measure.ANNAN)
    now = a_decision(date(2025, 2, 3), date(2026, 2, 2), number=2)
    assert ceiling_passed((long_ago, other), now, rule_book()) is None


def test_a_month_later_is_the_same_day_or_the_last_of_a_shorter_month():
    assert add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert add_months(date(2026, 2, 3), 12) == date(2027, 2, 3)
    assert add_months(date(2025, 12, 15), 1) == date(2026, 1, 15)


def test_a_day_moves_past_pauses_that_follow_each_other():
    pauses = [
        Period(date(2026, 3, 10), date(2026, 3, 15)),
        Period(date(2026, 3, 16), date(2026, 3, 20)),
        Period(date(2026, 5, 1)),
    ]
    assert first_day_after(date(2026, 3, 12), pauses) == date(2026, 3, 21)
    assert first_day_after(date(2026, 3, 9), pauses) == date(2026, 3, 9)
    assert first_day_after(date(2026, 6, 1), pauses) == date(2026, 6, 1)


def test_periods_overlap_when_they_share_a_day():
    march = Period(date(2026, 3, 1), date(2026, 3, 31))
    assert march.overlaps(Period(date(2026, 3, 31), date(2026, 4, 1)))
    assert not march.overlaps(Period(date(2026, 4, 1)))
    assert Period(date(2026, 1, 1)).overlaps(march)
