"""The page of one participant, as somebody at the desk reads and uses it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from accessibility import cut_texts, unnamed_controls
from builders import (
    NUMBERS,
    TODAY,
    a_case,
    a_closing,
    a_consent,
    a_contact,
    a_decision,
    a_note,
    a_participant,
    a_placement,
    a_plan,
    a_referral,
    a_reminder,
)
from fake_store import FakeStore
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from karriarstod.application.notes import write_note
from karriarstod.application.rulebook import rule_book
from karriarstod.domain.decision import EndPlan, Measure, Pause
from karriarstod.domain.events import Event, EventKind
from karriarstod.domain.identity import CaseNumber
from karriarstod.domain.obligations import Obligation, ObligationKind
from karriarstod.domain.participant import Protection
from karriarstod.domain.parties import ReferrerType
from karriarstod.domain.placement import Placement
from karriarstod.domain.plan import Goal, Step
from karriarstod.domain.referral import Intake
from karriarstod.domain.stages import StageKey, StageStay
from karriarstod_ui.pages.participant.decisions_tab import DecisionsTab
from karriarstod_ui.pages.participant.doing import wanted_for
from karriarstod_ui.pages.participant.history_tab import HistoryTab
from karriarstod_ui.pages.participant.journey_view import journey_of, span_words
from karriarstod_ui.pages.participant.next_steps import NextStepsCard
from karriarstod_ui.pages.participant.notes_tab import NotesTab
from karriarstod_ui.pages.participant.overview import Overview
from karriarstod_ui.pages.participant.people_card import ContactRow
from karriarstod_ui.pages.participant.plan_card import due_words
from karriarstod_ui.pages.participant.tabs import Tab
from karriarstod_ui.pages.participant.view import Look, view_of
from karriarstod_ui.widgets.text import Text

Made = Callable[..., Any]


def two_times(restricted: bool = True) -> Any:
    """Once by a restricted referrer, interrupted, and back through somebody else."""
    referrer = ReferrerType.KRIMINALVARDEN if restricted else ReferrerType.KOMMUN_AME
    first = a_placement(
        stays=(StageStay(1, StageKey.TRAINING, date(2025, 4, 1), date(2025, 6, 13)),),
        referral=replace(
            a_referral(referrer, Measure.FRIVARD_UTSLUSS, received_on=date(2025, 3, 5)),
            organisation="Frivården Sundby",
            officer="Siv Frivårdsson",
        ),
        closing=a_closing(date(2025, 6, 13), interrupted=True),
        decisions=(a_decision(date(2025, 4, 1), date(2025, 9, 1), referrer=referrer),),
    )
    second = a_placement(number=2, team="Tvätt")
    return a_case("Elias", "Påhittad", number=NUMBERS[1], placements=(first, second))


def test_the_head_tells_who_where_and_with_whom(scene: Made) -> None:
    shown = scene(a_case("Elias", "Påhittad", number=NUMBERS[1]))

    said = shown.said(shown.page.header)
    assert "Elias Påhittad" in said
    assert "19900602-••••" in said
    assert "Handledare Rut Ekelöf" in said
    assert shown.page.header.stage.text() == "Arbetsträning"


def test_the_number_is_shown_when_asked_for_and_masked_when_the_page_is_left(scene: Made) -> None:
    shown = scene(a_case(number=NUMBERS[1]))

    shown.page.header.reveal.click()
    assert shown.page.header.number.text() == "19900602-2397"
    shown.page.hide()
    assert shown.page.header.number.text() == "19900602-••••"


def test_a_protected_person_has_the_pill_and_no_name_in_the_title(scene: Made) -> None:
    shown = scene(a_case("Provina", "Testlund", protection=Protection.SECRECY_MARKING))

    assert shown.page.header.protected.text() == "SKYDDADE PERSONUPPGIFTER"
    assert shown.page.title == "Skyddad uppgift"


def test_what_is_asked_for_first_is_the_answer_to_the_referral(scene: Made) -> None:
    waiting = a_placement(
        StageKey.INTEREST, referral=a_referral(intake=Intake.UNDECIDED), decisions=()
    )
    shown = scene(a_case(placements=(waiting,)))

    assert shown.page.header.primary.text() == "Ge besked"


def test_with_a_plan_the_first_button_opens_it(scene: Made, qtbot: QtBot) -> None:
    shown = scene(a_case(placements=(a_placement(plans=(a_plan(),)),)))

    with qtbot.waitSignal(shown.page.plan_opened) as opened:
        shown.page.header.primary.click()
    assert opened.args == ["DLT-2026-0001", 1, 0]


def test_after_closing_the_first_button_is_a_new_placement(scene: Made, qtbot: QtBot) -> None:
    shown = scene(a_case(placements=(a_placement(closing=a_closing()),)))

    with qtbot.waitSignal(shown.page.return_wanted) as wanted:
        shown.page.header.primary.click()
    assert wanted.args == ["DLT-2026-0001"]


def test_a_signed_plan_can_be_printed(scene: Made, qtbot: QtBot) -> None:
    shown = scene(a_case(placements=(a_placement(plans=(a_plan(),)),)))

    with qtbot.waitSignal(shown.page.print_wanted) as wanted:
        shown.page.header.print_plan.click()
    assert wanted.args == ["DLT-2026-0001", 1]


def test_the_crumb_leads_back_to_the_list(scene: Made, qtbot: QtBot) -> None:
    shown = scene()

    with qtbot.waitSignal(shown.page.list_wanted):
        shown.find(QPushButton, "crumb").click()


def test_the_journey_holds_every_placement_decision_pause_plan_and_talk() -> None:
    pause = Pause(date(2026, 2, 16), date(2026, 2, 20))
    beside = a_placement(StageKey.INTRODUCTION, number=2, parallel=True, team="Cykel", decisions=())
    main = a_placement(
        decisions=(a_decision(pauses=(pause,)), a_decision(date(2026, 5, 1), None, number=2)),
        plans=(a_plan(),),
    )
    case = a_case(placements=(main, beside))
    journey = journey_of(view_of(Look(case, (a_note(),)), rule_book(), TODAY))

    assert journey is not None
    said = journey.said
    for words in (
        "Arbetsträning · Kafé",
        "Samtidigt: Introduktion · Cykel",
        "Beslut 1 · 50 %",
        "Paus i beslutet",
        "Plan version 1",
        "Samtal: Samtal",
    ):
        assert words in said


def test_the_journey_reaches_to_the_end_of_what_is_decided() -> None:
    decision = a_decision(date(2026, 2, 2), date(2027, 9, 30))
    case = a_case(placements=(a_placement(decisions=(decision,)),))
    journey = journey_of(view_of(Look(case, (a_note(),)), rule_book(), TODAY))

    assert journey is not None
    assert journey.last == date(2027, 9, 30)
    assert span_words(journey).endswith("september 2027")


def test_the_journey_is_told_in_words_for_whoever_hears_the_page(scene: Made) -> None:
    overview = scene().go_to(Tab.OVERVIEW)
    assert isinstance(overview, Overview)

    assert "Arbetsträning" in overview.journey.lanes.accessibleDescription()


def test_somebody_without_any_placement_is_told_what_comes_first(scene: Made) -> None:
    shown = scene(a_case(stage=None))

    assert "Resan börjar med den första anvisningen." in shown.said()
    assert shown.page.header.primary.text() == "Ny placering"


def test_goals_stand_with_how_far_they_have_come(scene: Made) -> None:
    shown = scene(a_case(placements=(a_placement(plans=(a_plan(),)),)))

    said = shown.said(shown.go_to(Tab.OVERVIEW))
    assert "Klara förmiddagens bak" in said
    assert "till 24 april" in said


def late_goal() -> Goal:
    """A goal with a step that should have been done four days ago."""
    return Goal(1, "Hitta praktik", steps=(Step(1, "Ring", due_on=date(2026, 3, 12)),))


@pytest.mark.parametrize(
    ("placement", "words"),
    [
        (a_placement(), ("försenat 4 dagar", True)),
        (
            a_placement(pauses=(Pause(date(2026, 3, 9), date(2026, 3, 20)),)),
            ("till 21 mars", False),
        ),
        (a_placement(closing=a_closing()), ("", False)),
    ],
)
def test_a_goal_is_as_late_as_its_placement_says(
    placement: Placement, words: tuple[str, bool]
) -> None:
    assert due_words(placement, late_goal(), TODAY) == words


def test_a_reminder_is_ticked_and_can_be_taken_up_again(scene: Made) -> None:
    shown = scene(a_case(reminders=(a_reminder("Ring Maj"),)))
    row = shown.find(QWidget, "due_reminder_1")

    row.findChild(QPushButton).click()
    assert shown.case.reminders[0].done_on == TODAY
    shown.page.undo.link.click()
    assert shown.case.reminders[0].done_on is None


def test_what_somebody_else_is_to_do_stands_below_with_whom(scene: Made) -> None:
    theirs = replace(a_reminder("Skicka beslutet"), owner="AF")
    ours = replace(a_reminder("Ring Maj"), number=2, owner="Rut Ekelöf")
    shown = scene(a_case(reminders=(theirs, ours)))
    waiting = shown.find(QWidget, "due_reminder_1")
    words = [one.text() for one in waiting.findChildren(Text)]
    assert "Arbetsförmedlingen" in words
    card = shown.page.findChild(NextStepsCard)
    assert card is not None
    assert card.waiting.isAncestorOf(waiting)
    assert card.rows.isAncestorOf(shown.find(QWidget, "due_reminder_2"))
    assert not card.waiting_title.isHidden()


def test_a_reminder_is_written_on_the_page_itself(scene: Made, qtbot: QtBot) -> None:
    shown = scene()
    shown.find(QPushButton, "add_reminder").click()

    shown.write(shown.page, reminder_text="Boka SIUS", reminder_day="fre")
    shown.find(QPushButton, "keep_reminder").click()

    (reminder,) = shown.case.reminders
    assert (reminder.text, reminder.due_on) == ("Boka SIUS", date(2026, 3, 20))
    assert reminder.owner == "Rut Ekelöf"
    assert "Boka SIUS" in shown.said()


def test_a_half_written_reminder_never_follows_to_somebody_else(scene: Made) -> None:
    other = a_case("Elias", "Påhittad", serial=2, number=NUMBERS[1])
    shown = scene(a_case(), FakeStore(a_case(), other, users=()))
    shown.find(QPushButton, "add_reminder").click()
    shown.write(shown.page, reminder_text="Ring Leilas läkare", reminder_day="fre")

    shown.page.show_case(other.case_number)
    assert not shown.find(QLineEdit, "reminder_text").isVisible()
    shown.find(QPushButton, "add_reminder").click()
    assert shown.find(QLineEdit, "reminder_text").text() == ""


def test_a_reminder_without_a_day_asks_for_one(scene: Made) -> None:
    shown = scene()
    shown.find(QPushButton, "add_reminder").click()
    shown.write(shown.page, reminder_text="Boka SIUS")
    shown.find(QPushButton, "keep_reminder").click()

    assert "Skriv när, t.ex. fre, 20/3 eller +2v." in shown.said()
    assert shown.case.reminders == ()


def test_contacts_stand_with_their_consent(scene: Made) -> None:
    contacts = (a_contact(), a_contact(ReferrerType.KOMMUN_AME, number=2, organisation="Kommun"))
    shown = scene(a_case(contacts=contacts, consents=(a_consent(),)))
    overview = shown.go_to(Tab.OVERVIEW)
    assert isinstance(overview, Overview)

    pills = [row.consent.text() for row in overview.people.findChildren(ContactRow)]
    assert pills == ["samtycke", "saknas"]


def test_what_is_due_names_the_team_where_several_placements_go_on(scene: Made) -> None:
    beside = a_placement(StageKey.INTRODUCTION, number=2, parallel=True, team="Cykel", decisions=())
    shown = scene(a_case(placements=(a_placement(), beside)))
    said = shown.said(shown.go_to(Tab.OVERVIEW).next_steps)

    assert "Cykel" in said
    assert "Kafé" in said
    alone = scene(a_case())
    assert "Kafé" not in alone.said(alone.go_to(Tab.OVERVIEW).next_steps)


def test_a_closed_placement_is_calm(scene: Made) -> None:
    shown = scene(a_case(placements=(a_placement(closing=a_closing()),)))

    assert shown.page.header.stage.text() == "Avslutad"
    assert "pågår" not in shown.page.stepper.accessibleDescription()
    assert shown.page.header.new_stage.isHidden()


def consents_of_two_times() -> Any:
    """One that ended with the first placement, one that still holds for it, both restricted."""
    ended = replace(
        a_consent(valid_from=date(2025, 4, 1), valid_to=date(2025, 9, 1)), placement_number=1
    )
    holds = replace(
        a_consent(
            ReferrerType.KRIMINALVARDEN,
            number=2,
            valid_from=date(2025, 4, 1),
            valid_to=date(2026, 3, 30),
        ),
        placement_number=1,
    )
    return replace(two_times(), consents=(ended, holds))


def test_what_was_shared_in_an_earlier_placement_is_not_offered_anew(scene: Made) -> None:
    shown = scene(consents_of_two_times())
    tab = shown.go_to(Tab.PEOPLE)

    assert "Tidigare" in shown.said(tab)
    texts = [one.text() for one in tab.findChildren(QPushButton)]
    assert "Förnya" not in texts
    assert [one.objectName() for one in tab.earlier_rows.rows] == ["consent_1"]


def test_a_consent_that_ends_in_this_placement_can_be_renewed(scene: Made) -> None:
    shown = scene(replace(a_case(), consents=(a_consent(valid_to=date(2026, 3, 30)),)))
    tab = shown.go_to(Tab.PEOPLE)

    assert "Förnya" in [one.text() for one in tab.findChildren(QPushButton)]
    assert "Tidigare" not in shown.said(tab)


def test_a_restricted_referrer_is_nowhere_until_asked_for(scene: Made) -> None:
    shown = scene(two_times())
    shown.page.switcher.placement_chosen.emit(1)
    for tab in Tab:
        shown.go_to(tab)
    tab = shown.go_to(Tab.DECISIONS)
    hidden = ("Kriminalvården", "Frivården", "Frivård", "Siv Frivårdsson", "utsluss")

    labels = shown.page.findChildren(QLabel)
    buttons = shown.page.findChildren(QAbstractButton)
    everything = " ".join(widget.text() for widget in (*labels, *buttons))
    assert not [word for word in hidden if word in everything]
    assert isinstance(tab, DecisionsTab)
    tab.referral.reveal.click()
    assert "Kriminalvården" in shown.said(tab.referral)


def test_what_was_revealed_is_hidden_after_another_placement(scene: Made) -> None:
    shown = scene(two_times())
    shown.page.switcher.placement_chosen.emit(1)
    tab = shown.go_to(Tab.DECISIONS)
    assert isinstance(tab, DecisionsTab)
    tab.referral.reveal.click()

    shown.page.switcher.placement_chosen.emit(2)
    shown.page.switcher.placement_chosen.emit(1)
    assert "Kriminalvården" not in shown.said(tab)


def test_placements_are_switched_by_chips_that_never_tell_who_referred(scene: Made) -> None:
    shown = scene(two_times())

    chips = [chip.text() for chip in shown.page.switcher.chips.widgets()]
    assert chips == ["Placering 2 · Tvätt · pågår", "Placering 1 · Kafé · avslutad 13 juni 2025"]


def test_how_a_placement_ended_stands_on_the_page(scene: Made) -> None:
    shown = scene(two_times())
    shown.page.switcher.placement_chosen.emit(1)

    assert "Avbruten 13 juni 2025" in shown.page.closing.text.text()


def test_the_end_of_a_decision_is_settled_with_one_press(scene: Made) -> None:
    shown = scene()
    shown.go_to(Tab.DECISIONS)
    shown.find(QPushButton, "extension_requested_1").click()

    assert shown.case.placement(1).decision(1).end_plan is EndPlan.EXTENSION_REQUESTED


def test_a_note_is_written_and_stands_first(scene: Made) -> None:
    case = a_case()
    store = FakeStore(case, users=()).noted(case.case_number, a_note("Den förra"))
    shown = scene(case, store)
    tab = shown.go_to(Tab.NOTES)
    assert isinstance(tab, NotesTab)

    shown.write(tab, note_text="Provade kassan")
    tab.keep.click()

    notes = store.queries.notes(case.case_number)
    assert [note.text for note in notes] == ["Provade kassan", "Den förra"]
    assert notes[0].author == "Rut Ekelöf"
    assert tab.text.text() == ""


def test_a_half_written_note_stays_with_its_person(scene: Made) -> None:
    first, second = a_case(serial=1), a_case("Bo", "Annan", serial=2)
    shown = scene(first, FakeStore(first, second, users=()))
    tab = shown.go_to(Tab.NOTES)
    assert isinstance(tab, NotesTab)
    shown.write(tab, note_text="Halvt")

    shown.page.show_case(second.case_number)
    shown.go_to(Tab.NOTES)
    assert tab.text.text() == ""
    shown.page.show_case(first.case_number)
    shown.go_to(Tab.NOTES)
    assert tab.text.text() == "Halvt"


def test_a_note_is_corrected_by_another_that_points_at_it(scene: Made) -> None:
    case = a_case()
    store = FakeStore(case, users=()).noted(case.case_number, a_note("Fel dag"))
    shown = scene(case, store)
    tab = shown.go_to(Tab.NOTES)
    assert isinstance(tab, NotesTab)

    shown.find(QPushButton, "correct_1").click()
    shown.write(tab, note_text="Det var tisdag")
    tab.keep.click()

    newest, old = store.queries.notes(case.case_number)
    assert newest.corrects == old.number
    assert "Rättad" in shown.said(tab)


def test_an_empty_note_is_not_kept(scene: Made) -> None:
    shown = scene()
    tab = shown.go_to(Tab.NOTES)
    assert isinstance(tab, NotesTab)
    tab.keep.click()

    assert "Skriv något först." in shown.said(tab)


def test_the_history_tells_what_who_and_when(scene: Made) -> None:
    shown = scene()
    shown.desk.do(lambda begin: write_note(begin, shown.number, a_note()), owner=shown.page)
    tab = shown.go_to(Tab.HISTORY)

    assert isinstance(tab, HistoryTab)
    assert "Anteckning: " not in shown.said(tab)
    assert "Anteckning | Rut Ekelöf | 16 mars" in shown.said(tab)


def test_more_history_is_read_when_asked_for(scene: Made) -> None:
    shown = scene()
    for _ in range(45):
        shown.desk.do(lambda begin: write_note(begin, shown.number, a_note()), owner=shown.page)
    tab = shown.go_to(Tab.HISTORY)
    assert isinstance(tab, HistoryTab)

    assert len(tab.rows.rows) == 40
    tab.more.click()
    assert len(tab.rows.rows) == 45


def test_every_version_of_the_plan_can_be_opened(scene: Made, qtbot: QtBot) -> None:
    shown = scene(a_case(placements=(a_placement(plans=(a_plan(1), a_plan(2))),)))
    shown.go_to(Tab.PLAN)

    with qtbot.waitSignal(shown.page.plan_opened) as opened:
        shown.find(QPushButton, "open_version_1").click()
    assert opened.args == ["DLT-2026-0001", 1, 1]


def test_the_page_follows_what_others_change(scene: Made) -> None:
    shown = scene()
    with shown.store.begin() as work:
        case = work.cases.get(shown.number)
        changed = replace(case.participant, given_name="Nytt")
        work.cases.update(replace(case, participant=changed))
        work.commit()
    shown.desk.events.committed.emit((Event.of(EventKind.PARTICIPANT_CHANGED, shown.number),))

    assert "Nytt Sandgren" in shown.said(shown.page.header)


def test_another_persons_change_is_not_read_for_this_page(scene: Made) -> None:
    shown = scene()
    asked = shown.page._asked
    other = CaseNumber(2026, 99)
    shown.desk.events.committed.emit((Event.of(EventKind.PARTICIPANT_CHANGED, other),))

    assert shown.page._asked == asked


def test_what_is_due_opens_the_right_window(scene: Made) -> None:
    shown = scene()
    due = Obligation(shown.number, 1, ObligationKind.DECISION_ENDS, TODAY, number=1)

    shown.page.answer(due)
    assert shown.find(QLineEdit, "prolong_to").isVisible()


@pytest.mark.parametrize("kind", list(ObligationKind))
def test_everything_that_can_be_due_has_something_that_does_it(kind: ObligationKind) -> None:
    view = view_of(Look(a_case(), ()), rule_book(), TODAY)

    assert wanted_for(view, kind, 1)


@pytest.mark.parametrize("tab", list(Tab))
def test_every_control_says_what_it_is(scene: Made, tab: Tab) -> None:
    case = replace(two_times(), contacts=(a_contact(),), consents=(a_consent(),))
    shown = scene(case)
    shown.go_to(tab)

    assert [name for name in unnamed_controls(shown.page) if name not in {"Button", ""}] == []


@pytest.mark.parametrize("width", [640, 1232])
@pytest.mark.parametrize("tab", list(Tab))
def test_nothing_is_cut(scene: Made, qtbot: QtBot, tab: Tab, width: int) -> None:
    long = a_participant("Anna-Karin", "Håkansson-Österström", number=NUMBERS[0])
    case = replace(two_times(), participant=long, contacts=(a_contact(),), consents=(a_consent(),))
    shown = scene(case)
    shown.page.resize(width, 768)
    shown.go_to(tab)

    qtbot.waitUntil(lambda: cut_texts(shown.page) == [], timeout=2000)
