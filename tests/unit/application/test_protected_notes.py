"""Protected notes: what is moved into them, who reads them, and where they never come."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from builders import TODAY, a_case, a_note, a_placement, a_plan, a_plan_content
from desks import a_store
from form_builders import a_form, a_visit

from karriarstod.application.careful_plan import plan_parted
from karriarstod.application.notes import read_protected_note, write_note
from karriarstod.application.phrases import happening
from karriarstod.application.protected_notes import (
    SEE_THE_NOTE,
    Moving,
    move_from_form,
    move_from_plan,
    move_reminder,
)
from karriarstod.domain.errors import NoSuchPart
from karriarstod.domain.events import EventKind
from karriarstod.domain.identity import CaseNumber
from karriarstod.domain.note import LONGEST_NOTE, ReadReason, Reminder
from karriarstod.domain.plan import Goal, PlanStatus, Step, WorkTask
from karriarstod.exchange.export import export_participant, export_register
from karriarstod.forms.careful_moving import Moved
from karriarstod.forms.careful_words import shipped_words
from karriarstod.forms.form import FormFrozen, FormStatus

NUMBER = CaseNumber(2026, 1)
SECRET = replace(a_note("Han är dömd."), protected=True, for_participant=False)
TAKEN = (Moved("Mål", "Jag är dömd."),)
MOVING = Moving("första besöket", TAKEN, "Rut Ekelöf", a_note().written_at)


@pytest.fixture
def store():
    draft = a_plan(status=PlanStatus.DRAFT)
    return a_store(a_case(placements=(a_placement(plans=(draft,)),)))


def test_reading_is_written_in_the_history_with_its_reason_and_no_words(store):
    write_note(store.begin, NUMBER, SECRET)
    (event,) = read_protected_note(store.begin, NUMBER, 1, ReadReason.HANDOVER)
    assert store.events[-1] == event
    assert happening(event, TODAY) == "Skyddad anteckning läst: Byte av handledare"
    assert "talk" not in dict(store.events[0].detail).values()
    assert happening(store.events[0], TODAY) == "Skyddad anteckning"


def test_an_open_note_is_not_read_that_way(store):
    write_note(store.begin, NUMBER, a_note())
    for number in (1, 2):
        with pytest.raises(NoSuchPart):
            read_protected_note(store.begin, NUMBER, number, ReadReason.SAFETY)


def test_it_is_never_found(store):
    write_note(store.begin, NUMBER, SECRET)
    write_note(store.begin, NUMBER, a_note("Han är glad."))
    assert [one.reference for one in store.queries.search("han")] == [2]


def test_what_a_form_lacks_stands_in_the_note_and_both_are_kept_in_one_go(store):
    with store.begin() as work:
        work.forms.add(NUMBER, a_form(answers=a_visit(own_goal_words="Baka. Jag är dömd.")))
        work.commit()
    before = store.begun
    move_from_form(store.begin, NUMBER, 1, a_visit(own_goal_words="Baka."), MOVING)
    assert store.begun == before + 1
    assert store.queries.form(NUMBER, 1).answers.text("own_goal_words") == "Baka."
    (note,) = store.queries.notes(NUMBER)
    assert note.text == "Flyttat från första besöket.\nMål: Jag är dömd."
    assert (note.protected, note.for_participant) == (True, False)
    assert store.queries.form(NUMBER, 1).status is FormStatus.DRAFT


def test_nothing_is_moved_out_of_a_form_that_is_done(store):
    with store.begin() as work:
        work.forms.add(NUMBER, a_form(status=FormStatus.DONE))
        work.commit()
    with pytest.raises(FormFrozen):
        move_from_form(store.begin, NUMBER, 1, a_visit(), MOVING)
    assert store.queries.notes(NUMBER) == ()


def test_what_is_too_long_for_a_note_becomes_several_and_no_letter_is_lost():
    long = Moving("x", (Moved("A", "a" * 1500), Moved("B", "b" * 4500)), "Rut", a_note().written_at)
    texts = [one.text for one in long.notes()]
    assert all(len(one) <= LONGEST_NOTE for one in texts)
    assert ("".join(texts).count("a"), "".join(texts).count("b")) == (1500 + 1, 4500)


def test_a_plan_gives_up_its_sentences_wherever_they_stand():
    step = Step(2, "Ringa. Han är dömd.", "Går. Har adhd.")
    content = replace(
        a_plan_content("Laga mat. Inget rån mer."),
        goals=(Goal(1, "Baka. Har autism.", steps=(step,)), Goal(4, "Diska")),
        tasks=(WorkTask("Kassan. Dömd för stöld."), WorkTask("Disk")),
    )
    rest, places = plan_parted(content, shipped_words())
    assert rest.long_term_goal == "Laga mat."
    assert (rest.goals[0].text, rest.goals[0].steps[0].text) == ("Baka.", "Ringa.")
    assert rest.goals[0].steps[0].how_seen == "Går."
    assert [one.text for one in rest.tasks] == ["Kassan.", "Disk"]
    assert [(one.where, one.goal_number, one.step_number) for one in places] == [
        ("long_term_goal", None, None),
        ("goal.text", 1, None),
        ("step.text", 1, 2),
        ("step.how_seen", 1, 2),
        ("tasks", None, None),
    ]
    assert places[0].moved.text == "Inget rån mer."


def test_a_plan_without_such_words_is_the_same_plan():
    content = a_plan_content()
    assert plan_parted(content, shipped_words()) == (content, ())


def test_what_a_plan_lacks_stands_in_the_note(store):
    rest = a_plan_content("Laga mat.")
    move_from_plan(store.begin, NUMBER, 1, rest, MOVING, on=TODAY)
    draft = store.queries.case(NUMBER).placement(1).draft
    assert draft is not None
    assert draft.content == rest
    assert [one.protected for one in store.queries.notes(NUMBER)] == [True]


def test_a_reminder_points_at_the_note_its_words_have_gone_to(store):
    due = TODAY + timedelta(days=3)
    move_reminder(store.begin, NUMBER, Reminder(0, "Ring om domen", due, "Rut Ekelöf", 1), SECRET)
    (reminder,) = store.queries.case(NUMBER).reminders
    assert (reminder.text, reminder.due_on, reminder.number) == (SEE_THE_NOTE, due, 1)
    assert [one.kind for one in store.events] == [EventKind.NOTE_WRITTEN, EventKind.REMINDER_SET]


def test_the_register_s_file_holds_it_and_a_file_of_one_participant_does_not(store):
    with store.begin() as work:
        for note in (a_note("Ett"), SECRET, a_note("Tre", corrects=1), a_note("Fyra", corrects=2)):
            work.notes.add(NUMBER, note)
        work.commit()
    whole = json.loads(export_register(store))["participants"][0]["notes"]
    assert [one["protected"] for one in whole] == [False, True, False, False]
    shared = json.loads(export_participant(store, NUMBER))["participants"][0]["notes"]
    assert [(one["number"], one["text"], one["corrects"]) for one in shared] == [
        (1, "Ett", None),
        (2, "Tre", 1),
        (3, "Fyra", None),
    ]
