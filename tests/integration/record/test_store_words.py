"""What any store promises of notes, history and search: the encrypted register and in memory."""

from datetime import UTC, date, datetime, timedelta

import pytest
from builders import (
    TODAY,
    a_case,
    a_note,
    a_placement,
    a_plan,
    a_plan_content,
)
from keeping import change, keep, note_down
from registers import USER

from karriarstod.application.ports import Organisation, Store
from karriarstod.domain.events import Event, EventKind
from karriarstod.domain.identity import CaseNumber
from karriarstod.domain.plan import PlanStatus

LEILA = CaseNumber(2026, 1)


def test_notes_are_numbered_by_case_and_read_newest_first(store: Store) -> None:
    keep(store, a_case(), a_case(serial=2))
    at = datetime(2026, 3, 9, 8, 0, tzinfo=UTC)
    notes = [a_note(f"Rad {n}", written_at=at + timedelta(hours=n)) for n in range(3)]
    kept = note_down(store, LEILA, *notes)
    note_down(store, CaseNumber(2026, 2), a_note("Annan"))
    assert [note.number for note in kept] == [1, 2, 3]
    assert store.queries.notes(LEILA) == kept[::-1]
    assert store.queries.notes(LEILA, offset=1, limit=1) == (kept[1],)
    with store.begin() as work:
        assert work.notes.of(LEILA) == kept


def test_a_note_keeps_its_moment_and_its_writers_time_of_day(store: Store) -> None:
    keep(store, a_case())
    summer = datetime.fromisoformat("2026-07-01T00:30:00.123456+02:00")
    note_down(store, LEILA, a_note(written_at=summer))
    (kept,) = store.queries.notes(LEILA)
    assert kept.written_at == summer
    assert kept.written_at.utcoffset() == timedelta(hours=2)
    assert store.queries.last_noted((LEILA,)) == {LEILA: date(2026, 7, 1)}


def test_who_has_no_note_is_left_out_of_the_last_noted(store: Store) -> None:
    keep(store, a_case(), a_case(serial=2))
    early, late = datetime(2026, 1, 2, 8, tzinfo=UTC), datetime(2026, 3, 4, 8, tzinfo=UTC)
    note_down(store, LEILA, a_note(written_at=late), a_note(written_at=early))
    asked = (LEILA, CaseNumber(2026, 2), CaseNumber(2026, 99))
    assert store.queries.last_noted(asked) == {LEILA: date(2026, 3, 4)}


def test_every_event_of_a_commit_is_in_the_history_newest_first(store: Store) -> None:
    keep(store, a_case())
    began = Event.of(EventKind.PLACEMENT_BEGUN, LEILA, 1)
    moved = Event.of(EventKind.STAGE_ENTERED, LEILA, 1, stage="mapping")
    elsewhere = Event.of(EventKind.RULE_CHANGED)
    change(store, a_case(), began, moved)
    change(store, a_case(), elsewhere)
    assert [row.event for row in store.queries.history()] == [elsewhere, moved, began]
    assert [row.event for row in store.queries.history(LEILA)] == [moved, began]
    assert [row.event for row in store.queries.history(offset=1, limit=1)] == [moved]
    newest = store.queries.history()[0]
    assert (newest.number, newest.user) == (3, USER)
    assert newest.at == datetime(2026, 3, 16, 9, 30, tzinfo=UTC)


def test_search_finds_notes_and_plans_that_hold_all_words(store: Store) -> None:
    plans = (a_plan(content=a_plan_content("Jag vill baka bröd")),)
    keep(store, a_case(placements=(a_placement(plans=plans),)))
    note_down(store, LEILA, a_note("Vi talade om bröd och kaffe."), a_note("Bara kaffe."))
    hits = store.queries.search("bröd")
    assert {(hit.kind, hit.placement_number, hit.reference) for hit in hits} == {
        ("note", None, 1),
        ("plan", 1, 1),
    }
    assert {hit.name for hit in hits} == {"Leila Sandgren"}
    (hit,) = store.queries.search("kaffe brö")
    assert "«bröd»" in hit.snippet
    assert hit.on == date(2026, 3, 9)
    assert len(store.queries.search("kaffe", limit=1)) == 1


def test_search_tells_letters_of_the_swedish_alphabet_apart(store: Store) -> None:
    keep(store, a_case())
    note_down(store, LEILA, a_note("Han får åka tåg"))
    assert len(store.queries.search("ÅKA")) == 1
    assert store.queries.search("aka") == ()


def test_a_plan_is_found_by_its_present_words_only(store: Store) -> None:
    draft = a_plan(1, status=PlanStatus.DRAFT, content=a_plan_content("Köra truck"))
    keep(store, a_case(placements=(a_placement(plans=(draft,)),)))
    assert len(store.queries.search("truck")) == 1
    case = store.queries.case(LEILA)
    changed = case.placements[0].with_draft(a_plan_content("Köra buss"), TODAY)
    change(store, case.with_placement(changed))
    assert store.queries.search("truck") == ()
    signature = a_plan().signature
    assert signature is not None
    change(store, case.with_placement(changed.with_signed(signature, "{}")))
    assert [hit.kind for hit in store.queries.search("buss")] == ["plan"]
    following = changed.with_signed(signature, "{}").with_draft(a_plan_content("Köra tåg"), TODAY)
    change(store, case.with_placement(following))
    change(store, case.with_placement(following.with_signed(signature, "{}")))
    assert store.queries.search("buss") == ()
    assert [hit.reference for hit in store.queries.search("tåg")] == [2]


@pytest.mark.parametrize(
    "typed", ['"', '"bröd', "bröd*", "-bröd", "(bröd", "text:bröd", "bröd'", "NEAR bröd", "bröd\0"]
)
def test_signs_that_a_person_types_break_nothing(store: Store, typed: str) -> None:
    keep(store, a_case())
    note_down(store, LEILA, a_note("Near the text: bröd"))
    assert len(store.queries.search(typed)) == (0 if typed == '"' else 1)


@pytest.mark.parametrize("typed", ["", "   ", "*", '""', "- ( )", "…"])
def test_nothing_to_look_for_finds_nothing(store: Store, typed: str) -> None:
    keep(store, a_case())
    note_down(store, LEILA, a_note())
    assert store.queries.search(typed) == ()


def test_nobody_writes_in_anothers_name(store: Store) -> None:
    keep(store, a_case())
    with pytest.raises(ValueError, match="not a practice register"):
        store.begin_as("Stig Ställföre")


def test_the_past_of_a_practice_register_bears_the_names_it_is_given(store: Store) -> None:
    keep(store, a_case())
    with store.begin() as work:
        work.settings.set_organisation(Organisation("Övning", practice_today=TODAY))
        work.commit()
    with store.begin_as("Stig Ställföre") as work:
        work.commit(Event.of(EventKind.NOTE_WRITTEN, a_case().case_number, kind="talk"))
    assert store.queries.history(limit=1)[0].user == "Stig Ställföre"
