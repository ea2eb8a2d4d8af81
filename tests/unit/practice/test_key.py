"""Every view of the practice register shows what the answer key, counted by hand, says."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from builders import COORDINATION_NUMBER, NUMBERS, a_note
from fake_store import FakeStore
from practice import KEY, a_practice_store

from karriarstod.application.notes import keep_reminder, write_note
from karriarstod.application.phrases import headline
from karriarstod.application.plans import first_content
from karriarstod.application.ports import ListFilter, ListQuery
from karriarstod.application.rulebook import rule_book
from karriarstod.application.views import (
    DueRow,
    Today,
    participant_row,
    participant_rows,
    today_view,
)
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.events import EventKind
from karriarstod.domain.identity import CaseNumber
from karriarstod.domain.note import Reminder
from karriarstod.domain.obligations import ObligationKind, obligations
from karriarstod.domain.parties import ConsentState
from karriarstod.domain.plan import missing_before_signing
from karriarstod.domain.stages import ChainPlace
from karriarstod.exchange.export import export_register
from karriarstod.exchange.import_ import import_document
from karriarstod.practice.people import practice_register

TODAY: date = KEY["today"]
RULES = rule_book()
STORE = a_practice_store()
"""Read only; a test that changes something makes its own."""


def every_case() -> list[CaseFile]:
    return [STORE.queries.case(number) for number in STORE.queries.case_numbers()]


def view(store: FakeStore = STORE, today: date = TODAY) -> Today:
    return today_view(store.queries, RULES, today)


def told(rows: tuple[DueRow, ...]) -> list[tuple[str, str, date, str]]:
    return sorted(
        (
            str(row.obligation.case_number),
            row.obligation.kind.value,
            row.obligation.due_on,
            row.state.value,
        )
        for row in rows
    )


def test_the_first_page_shows_what_is_due() -> None:
    page = view()
    wanted = sorted(
        (one["case"], one["kind"], one["due"], one["state"]) for one in KEY["today_page"]["due"]
    )
    assert told((*page.overdue, *page.today, *page.soon)) == wanted
    # Steps of a plan are the participant's own and the house's: nobody else has promised anything.
    assert page.waiting == ()


@pytest.mark.parametrize("heading", ["overdue", "today", "soon"])
def test_the_headings_count_right(heading: str) -> None:
    assert len(getattr(view(), heading)) == KEY["today_page"][heading]


def test_whoever_has_nothing_to_come_lacks_a_next_step() -> None:
    shown = sorted(str(row.case_number) for row in view().without_next_step)
    assert shown == KEY["today_page"]["without_next_step"]


def test_three_participants_have_been_silent() -> None:
    shown = sorted((str(row.case_number), noted) for row, noted in view().silent)
    assert shown == [(one["case"], one["last_note"]) for one in KEY["today_page"]["silent"]]


def test_one_note_makes_the_silent_one_fewer() -> None:
    store = a_practice_store()
    number = CaseNumber.parse("DLT-2025-0009")
    write_note(store.begin, number, a_note(written_at=store.clock.now()))
    assert len(view(store).silent) == 2


def test_one_thing_to_do_makes_those_without_a_next_step_one_fewer() -> None:
    store = a_practice_store()
    number = CaseNumber.parse("DLT-2026-0005")
    keep_reminder(store.begin, number, Reminder(0, "Ring Hamid", TODAY + timedelta(days=4)))
    assert view(store).without_next_step == ()


def test_the_chips_count_right() -> None:
    counted = STORE.queries.counts("Kim Handledare", TODAY)
    assert {chip.value: count for chip, count in counted.items()} == KEY["counts"]


def test_the_places_of_the_chain_count_right() -> None:
    assert dict(view().places) == {place: KEY["counts"][place.value] for place in ChainPlace}


def test_the_list_shows_everybody_in_order_with_their_next_step() -> None:
    cases = STORE.queries.participants(ListQuery(only=ListFilter.ALL), TODAY)
    shown = []
    for row in participant_rows(cases, RULES, TODAY):
        line: dict[str, Any] = {
            "case": str(row.case_number),
            "name": row.name,
            "stage": row.stage and row.stage.value,
            "supervisor": row.supervisor,
        }
        if row.next_step is not None and row.state is not None:
            line |= {
                "next": headline(row.next_step),
                "due": row.next_step.due_on,
                "state": row.state.value,
            }
        shown.append(line)
    wanted = [{name: one[name] for name in one if name != "plans"} for one in KEY["list"]]
    assert shown == wanted


@pytest.mark.parametrize("line", KEY["list"], ids=lambda line: line["case"])
def test_the_main_placements_plans_stand_as_the_key_says(line: dict[str, Any]) -> None:
    placement = STORE.queries.case(CaseNumber.parse(line["case"])).main_placement
    assert placement is not None
    assert [plan.status.value for plan in placement.plans] == line["plans"]


@pytest.mark.parametrize("day", [15, 16, 17])
def test_first_page_and_list_say_the_same_of_the_same_step(day: int) -> None:
    today = date(2026, 3, day)
    page = view(today=today)
    on_page = {
        (row.obligation.case_number, row.obligation): row.state
        for row in (*page.overdue, *page.today, *page.soon)
    }
    for case in every_case():
        row = participant_row(case, RULES, today)
        if (row.case_number, row.next_step) in on_page:
            assert on_page[row.case_number, row.next_step] is row.state


def test_decisions_that_end_within_ninety_days() -> None:
    ending = sorted(
        (str(case.case_number), one.event_on, one.event_on and (one.event_on - TODAY).days)
        for case in every_case()
        for one in obligations(case, RULES, TODAY)
        if one.kind is ObligationKind.DECISION_ENDS
    )
    wanted = sorted((one["case"], one["ends"], one["left"]) for one in KEY["decisions"]["ending"])
    assert ending == wanted


@pytest.mark.parametrize("state", ["withdrawn", "ended", "ends_soon"])
def test_consents_that_need_a_look(state: str) -> None:
    going_on = [case for case in every_case() if case.open_placements]
    shown = sorted(
        str(case.case_number)
        for case in going_on
        if any(
            one.state(TODAY) is ConsentState(state)
            and one.placement_number in {placement.number for placement in case.open_placements}
            for one in case.consents
        )
    )
    assert shown == KEY["consents"][state]


def test_one_participant_at_work_here_has_no_consent_at_all() -> None:
    shown = [
        str(case.case_number)
        for case in every_case()
        if case.open_placements and case.open_placements[0].decisions and not case.consents
    ]
    assert shown == KEY["consents"]["missing"]


def test_one_participant_has_the_whole_chain() -> None:
    wanted = KEY["chain"]
    case = STORE.queries.case(CaseNumber.parse(wanted["case"]))
    assert len(case.placements) == wanted["placements"]
    assert [one.number for one in case.placements if one.parallel] == wanted["parallel"]
    assert sum(len(one.pauses) for one in case.placements) == wanted["pauses"]
    assert sum(len(one.decisions) for one in case.placements) == wanted["decisions"]
    assert sum(len(one.plans) for one in case.placements) == wanted["plans"]


def test_only_published_test_numbers_are_used_and_each_once() -> None:
    used = [
        identity.number.value
        for case in every_case()
        for identity in case.participant.identities
        if identity.number.is_national
    ]
    assert set(used) <= {*NUMBERS, COORDINATION_NUMBER}
    assert len(used) == len(set(used))


def test_every_signed_plan_could_be_signed() -> None:
    for case in every_case():
        for placement in case.placements:
            for plan in placement.plans:
                if not plan.is_draft:
                    assert missing_before_signing(plan.content) == (), case.case_number


def test_every_signed_plan_keeps_its_papers_facts() -> None:
    kept = [
        plan.sheet
        for case in every_case()
        for placement in case.placements
        for plan in placement.plans
        if not plan.is_draft
    ]
    assert all(kept)


def test_a_draft_goes_on_where_the_version_in_force_stands() -> None:
    begun = 0
    for case in every_case():
        for placement in case.placements:
            draft, signed = placement.draft, placement.signed_plan
            if draft is None or signed is None:
                continue
            begun += 1
            begins = first_content(placement)
            assert draft.content.goals == begins.goals
            days = ("follow_up_on", "valid_from", "valid_to")
            assert [getattr(draft.content, day) for day in days] == [None] * 3
    assert begun


def test_a_note_stands_in_the_history_under_its_author() -> None:
    authors: set[str] = set()
    for number in STORE.queries.case_numbers():
        rows = STORE.queries.history(number, limit=200)
        noted = [row.user for row in rows if row.event.kind is EventKind.NOTE_WRITTEN]
        notes = [note.author for note in STORE.queries.notes(number, limit=200)]
        assert sorted(noted) == sorted(notes)
        authors.update(noted)
    assert len(authors) > 2


def test_a_signed_plans_paper_shows_the_number_of_its_day() -> None:
    zaneta = STORE.queries.case(CaseNumber.parse("DLT-2025-0006"))
    first, second = (plan.sheet for plan in zaneta.placement(1).plans)
    assert "19970576-2384" in first
    assert "19970516-2387" in second


def test_the_history_ends_before_the_day_the_register_stands_on() -> None:
    days = [row.at.date() for row in STORE.queries.history(limit=1000)]
    assert max(days) <= TODAY
    assert len(days) > 200


def test_the_history_goes_day_by_day() -> None:
    newest_first = [row.at for row in STORE.queries.history(limit=1000)]
    assert newest_first == sorted(newest_first, reverse=True)


def test_searching_for_the_restricted_referrer_finds_nothing() -> None:
    assert STORE.queries.search("Kriminalvården") == ()


def test_the_practice_register_is_the_same_after_export_and_import() -> None:
    exported = export_register(STORE)
    new = FakeStore()
    import_document(new, exported)
    assert export_register(new) == exported


def test_nothing_of_the_practice_people_is_left_to_chance() -> None:
    practice_register.cache_clear()
    first = practice_register()
    practice_register.cache_clear()
    assert replace(practice_register()) == first
