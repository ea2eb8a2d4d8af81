"""What the windows of the page keep, and what they will not keep."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from builders import (
    NUMBERS,
    TODAY,
    a_case,
    a_closing,
    a_consent,
    a_contact,
    a_decision,
    a_placement,
    a_referral,
)
from fake_store import FakeStore
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from karriarstod.application.participants import give_consent
from karriarstod.application.phrases import happening
from karriarstod.domain.assignment import TeamRole
from karriarstod.domain.clock import SetClock
from karriarstod.domain.closing import EndReason, Outcome
from karriarstod.domain.decision import Extent, Measure, Pause, PauseReason
from karriarstod.domain.employment import Employment, Reached, SubsidyForm
from karriarstod.domain.events import EventKind
from karriarstod.domain.identity import IdentityKind
from karriarstod.domain.participant import Protection
from karriarstod.domain.parties import ConsentState, GivenHow, InformationCategory, ReferrerType
from karriarstod.domain.referral import Intake
from karriarstod.domain.stages import StageKey, StageStay
from karriarstod_ui.dialogs.editors import CategoryTicks
from karriarstod_ui.pages.participant.doing import Doing, Wanted
from karriarstod_ui.pages.participant.tabs import Tab
from karriarstod_ui.widgets.card import InlineMessage
from karriarstod_ui.widgets.choices import Choice, TickBox

Made = Callable[..., Any]

LEADS = {
    Doing.FORM,
    Doing.PUT_BACK_FORM,
    Doing.PLAN,
    Doing.PRINT,
    Doing.NEW_PLACEMENT,
    Doing.REOPEN,
    Doing.FINISH_REMINDER,
    Doing.REMOVE_DECISION_PAUSE,
    Doing.REMOVE_CONSENT,
}
"""What leads elsewhere or is done at once, without a window."""


def choose(dialog: QWidget, name: str, key: str) -> None:
    found = dialog.findChild(Choice, name)
    assert found is not None, name
    found.choose(key)


def tick(dialog: QWidget, name: str) -> None:
    found = dialog.findChild(TickBox, name)
    assert found is not None, name
    found.click()


def confirm(dialog: QDialog) -> None:
    found = dialog.findChild(QPushButton, "confirm")
    assert found is not None
    found.click()


def test_a_new_stage_begins_that_day_and_ends_the_one_before(scene: Made) -> None:
    shown = scene()
    dialog = shown.open(Doing.STAGE)
    choose(dialog, "stage", StageKey.PREPARE_JOB.value)
    confirm(dialog)

    last = shown.case.placement(1).stays[-1]
    assert (last.key, last.starts_on) == (StageKey.PREPARE_JOB, TODAY)
    assert not dialog.isVisible()


def test_a_step_back_needs_its_reason(scene: Made) -> None:
    shown = scene()
    dialog = shown.open(Doing.STAGE)
    choose(dialog, "stage", StageKey.MAPPING.value)
    confirm(dialog)
    assert dialog.isVisible()
    assert shown.problems(dialog) == ["Skriv varför, så att det går att förstå sedan."]

    shown.write(dialog, reason="Nya uppgifter")
    confirm(dialog)
    assert shown.case.placement(1).stays[-1].reason == "Nya uppgifter"


def test_stages_may_go_on_side_by_side(scene: Made) -> None:
    shown = scene()
    dialog = shown.open(Doing.STAGE)
    choose(dialog, "stage", StageKey.PREPARE_JOB.value)
    tick(dialog, "keep")
    confirm(dialog)

    assert [stay.ends_on for stay in shown.case.placement(1).stays] == [None, None]


def test_the_stepper_opens_a_new_stage_there(scene: Made) -> None:
    shown = scene()
    shown.page.stepper.step_chosen.emit(4)

    assert shown.find(Choice, "stage").key() == StageKey.EMPLOYED.value


def waiting() -> Any:
    """Somebody who has been offered a place and not yet been here."""
    return a_case(placements=(a_placement(StageKey.INTEREST, decisions=()),))


def booked() -> Any:
    """Somebody with a first visit ahead."""
    stays = (
        StageStay(1, StageKey.INTEREST, date(2026, 3, 2), date(2026, 3, 24)),
        StageStay(2, StageKey.FIRST_MEETING, date(2026, 3, 25)),
    )
    return a_case(placements=(a_placement(stays=stays, decisions=()),))


def opened(shown: Any) -> QDialog:
    """The window over the page."""
    found = [one for one in shown.page.findChildren(QDialog) if one.isVisible()]
    assert found
    return found[-1]


def test_a_booked_first_visit_is_shown_and_can_be_moved_but_not_booked_twice(scene: Made) -> None:
    shown = scene(waiting())
    shown.page.header.primary.click()
    dialog = opened(shown)
    assert dialog.windowTitle() == "Boka första besök"
    shown.write(dialog, stage_on="25/3")
    confirm(dialog)

    said = shown.said()
    assert "Första besök" in said
    assert "bokat 25 mars" in shown.page.stepper.accessibleDescription()
    assert shown.page.header.primary.text() == "Ändra bokningen"

    shown.page.header.primary.click()
    shown.write(opened(shown), stay_from="27/3")
    confirm(opened(shown))
    stays = shown.case.placement(1).stays
    assert [(one.key, one.starts_on) for one in stays[1:]] == [
        (StageKey.FIRST_MEETING, date(2026, 3, 27))
    ]


def test_where_somebody_works_the_stepper_says_since_when(scene: Made) -> None:
    stays = (
        StageStay(1, StageKey.TRAINING, date(2026, 2, 2)),
        StageStay(2, StageKey.PREPARE_JOB, date(2026, 5, 4)),
    )
    shown = scene(a_case(placements=(a_placement(stays=stays),)))

    assert "bokat" not in shown.page.stepper.accessibleDescription()


def test_a_stage_that_is_booked_already_is_moved(scene: Made) -> None:
    shown = scene(booked())
    dialog = shown.open(Doing.STAGE)
    choose(dialog, "stage", StageKey.FIRST_MEETING.value)
    shown.write(dialog, stage_on="30/3")
    confirm(dialog)

    meetings = [one for one in shown.case.placement(1).stays if one.key is StageKey.FIRST_MEETING]
    assert [one.starts_on for one in meetings] == [date(2026, 3, 30)]


def test_a_stage_before_a_booked_one_says_what_is_in_the_way(scene: Made) -> None:
    shown = scene(booked())
    dialog = shown.open(Doing.STAGE)
    assert shown.find(Choice, "stage").key() == StageKey.AGREEMENT.value
    confirm(dialog)

    assert shown.problems(dialog) == [
        "Första besök är bokat 25 mars. Ändra eller ta bort bokningen först."
    ]


def test_a_booking_is_taken_away(scene: Made) -> None:
    shown = scene(booked())
    shown.page.header.primary.click()
    shown.find(QPushButton, "remove_stay").click()

    (left,) = shown.case.placement(1).stays
    assert (left.key, left.ends_on) == (StageKey.INTEREST, None)
    assert shown.page.header.primary.text() == "Boka första besök"


def two_stages() -> Any:
    """Mapping that became training."""
    stays = (
        StageStay(1, StageKey.MAPPING, date(2026, 2, 2), date(2026, 2, 27)),
        StageStay(2, StageKey.TRAINING, date(2026, 2, 28), reason="Klar tidigt"),
    )
    return a_case(placements=(a_placement(stays=stays),))


def test_the_stages_are_listed_and_one_is_set_right_and_taken_back(scene: Made) -> None:
    shown = scene(two_stages())
    shown.page.stepper.step_chosen.emit(2)
    listed = shown.said(opened(shown))
    assert opened(shown).windowTitle() == "Rätta steg"
    assert "Kartläggning" in listed
    assert "Klar tidigt" in listed

    shown.find(QPushButton, "change_stay_2").click()
    dialog = opened(shown)
    shown.write(dialog, stay_from="2/3")
    confirm(dialog)
    assert shown.case.placement(1).stays[1].starts_on == date(2026, 3, 2)

    shown.page.undo.link.click()
    assert shown.case.placement(1).stays[1].starts_on == date(2026, 2, 28)


def test_a_stage_is_removed_and_put_back(scene: Made) -> None:
    shown = scene(two_stages())
    before = shown.case.placement(1).stays
    shown.open(Doing.STAYS)
    shown.find(QPushButton, "remove_stay_2").click()
    assert [one.key for one in shown.case.placement(1).stays] == [StageKey.MAPPING]
    assert shown.page.undo.text.text() == "Steget Arbetsträning är borttaget."

    shown.page.undo.link.click()
    assert shown.case.placement(1).stays == before


def test_something_else_done_leaves_nothing_old_to_take_back(scene: Made) -> None:
    shown = scene(two_stages())
    shown.open(Doing.STAYS)
    shown.find(QPushButton, "remove_stay_2").click()
    dialog = shown.open(Doing.PAUSE)
    choose(dialog, "pause_reason", PauseReason.ILLNESS.value)
    confirm(dialog)

    assert not shown.page.undo.isVisible()


def test_the_only_stage_cannot_be_removed(scene: Made) -> None:
    shown = scene()
    dialog = shown.open(Doing.STAYS)

    assert dialog.findChild(QPushButton, "remove_stay_1") is None


def test_a_no_to_the_referrer_needs_its_reason(scene: Made) -> None:
    waiting = a_placement(referral=a_referral(intake=Intake.UNDECIDED))
    shown = scene(a_case(placements=(waiting,)))
    dialog = shown.open(Doing.INTAKE)
    choose(dialog, "intake", Intake.DECLINED.value)
    confirm(dialog)
    assert shown.problems(dialog)

    shown.write(dialog, intake_reason="Fullt till hösten")
    confirm(dialog)
    referral = shown.case.placement(1).referral
    assert (referral.intake, referral.intake_reason) == (Intake.DECLINED, "Fullt till hösten")


def test_a_pause_and_the_way_back(scene: Made) -> None:
    shown = scene()
    dialog = shown.open(Doing.PAUSE)
    shown.write(dialog, pause_from="9/3")
    choose(dialog, "pause_reason", PauseReason.ILLNESS.value)
    confirm(dialog)
    assert shown.case.placement(1).is_paused(TODAY)
    assert shown.page.header.paused.text() == "Paus"

    back = shown.open(Doing.RESUME)
    confirm(back)
    assert not shown.case.placement(1).is_paused(TODAY)


def test_a_pause_cannot_end_before_it_begins(scene: Made) -> None:
    shown = scene()
    dialog = shown.open(Doing.PAUSE)
    shown.write(dialog, pause_from="20/3", pause_to="18/3-26")
    choose(dialog, "pause_reason", PauseReason.ILLNESS.value)
    confirm(dialog)

    assert shown.problems(dialog) == ["Slutet kan inte ligga före starten."]


def test_closing_keeps_why_and_what_came_after(scene: Made) -> None:
    shown = scene()
    dialog = shown.open(Doing.CLOSE)
    confirm(dialog)
    assert shown.problems(dialog) == ["Välj varför placeringen slutar."]

    choose(dialog, "end_reason", EndReason.ARBETE.value)
    choose(dialog, "outcome", Outcome.ANST_LONEBIDRAG_UTV.value)
    shown.write(dialog, extent_percent="75")
    tick(dialog, "same_company")
    confirm(dialog)

    closing = shown.case.placement(1).closing
    assert closing is not None
    assert (closing.reason, closing.outcome) == (EndReason.ARBETE, Outcome.ANST_LONEBIDRAG_UTV)
    assert (closing.extent_percent, closing.same_company) == (75, True)


def test_a_closing_by_mistake_is_undone_after_asking(scene: Made) -> None:
    shown = scene(a_case(placements=(a_placement(closing=a_closing()),)))
    shown.prompts.answers = [True]
    shown.page.header.wanted.emit(Wanted(Doing.REOPEN))

    assert shown.case.placement(1).is_open


def test_a_new_decision_is_a_row_of_its_own(scene: Made) -> None:
    shown = scene()
    dialog = shown.open(Doing.DECISION)
    shown.write(dialog, decision_from="1/5", decision_to="31/8", reference="B-2")
    confirm(dialog)

    decisions = shown.case.placement(1).decisions
    assert [one.number for one in decisions] == [1, 2]
    assert decisions[1].reference == "B-2"


def test_a_prolongation_carries_on_the_day_after_and_leaves_the_old_row(scene: Made) -> None:
    shown = scene()
    old = shown.case.placement(1).decision(1)
    dialog = shown.open(Doing.PROLONG, 1)
    shown.write(dialog, prolong_to="31/5")
    confirm(dialog)

    decisions = shown.case.placement(1).decisions
    assert decisions[0] == old
    assert (decisions[1].starts_on, decisions[1].ends_on) == (date(2026, 5, 1), date(2026, 5, 31))
    assert decisions[1].prolongs == 1


def test_a_prolongation_must_end_later(scene: Made) -> None:
    shown = scene()
    dialog = shown.open(Doing.PROLONG, 1)
    shown.write(dialog, prolong_to="15/4-26")
    confirm(dialog)

    assert dialog.isVisible()
    assert shown.problems(dialog)


def test_a_prolongation_past_the_ceiling_and_a_consent_warns_and_is_kept(scene: Made) -> None:
    shown = scene(
        a_case(placements=(a_placement(),), consents=(a_consent(valid_to=date(2026, 4, 30)),))
    )
    dialog = shown.open(Doing.PROLONG, 1)
    shown.write(dialog, prolong_to="30/4 2027")

    told = [one.text.text() for one in dialog.findChildren(InlineMessage) if one.isVisible()]
    assert "brukar vara högst" in told[0]
    assert "Samtycket till Arbetsförmedlingen gäller bara till 30 april" in told[0]
    confirm(dialog)
    assert len(shown.case.placement(1).decisions) == 2


def test_a_decision_may_rest(scene: Made) -> None:
    shown = scene()
    dialog = shown.open(Doing.DECISION_PAUSE, 1)
    shown.write(dialog, pause_from="1/4", pause_to="14/4")
    choose(dialog, "pause_reason", PauseReason.ILLNESS.value)
    confirm(dialog)

    assert shown.case.placement(1).decision(1).pauses == (
        Pause(date(2026, 4, 1), date(2026, 4, 14), PauseReason.ILLNESS),
    )


def test_what_a_decision_says_stays_when_something_else_is_changed(scene: Made) -> None:
    decided = replace(a_decision(), extent=Extent(percent=50, hours_per_week=19.5))
    shown = scene(a_case(placements=(a_placement(decisions=(decided,)),)))
    dialog = shown.open(Doing.CHANGE_DECISION, 1)
    shown.write(dialog, reference="C-3")
    confirm(dialog)

    changed = shown.case.placement(1).decision(1)
    assert changed == replace(decided, reference="C-3")


def test_a_restricted_referrer_is_not_read_off_the_window_and_not_lost(scene: Made) -> None:
    decided = replace(
        a_decision(referrer=ReferrerType.KRIMINALVARDEN), organisation="Frivården", officer="Siv"
    )
    shown = scene(a_case(placements=(a_placement(decisions=(decided,)),)))
    dialog = shown.open(Doing.CHANGE_DECISION, 1)
    choice = dialog.findChild(Choice, "referrer")
    assert choice is not None
    assert choice.currentText() == "Annan myndighet"
    confirm(dialog)

    assert shown.case.placement(1).decision(1) == decided


def test_what_was_not_known_of_the_referral_is_filled_in_later(scene: Made) -> None:
    shown = scene()
    dialog = shown.open(Doing.CHANGE_REFERRAL)
    shown.write(dialog, reference="2026-114", team="Cykel")
    confirm(dialog)

    placement = shown.case.placement(1)
    assert (placement.referral.reference, placement.team) == ("2026-114", "Cykel")
    assert placement.referral.intake is Intake.OFFERED


def test_a_restricted_referral_can_be_changed_without_being_read(scene: Made) -> None:
    secret = replace(
        a_referral(ReferrerType.KRIMINALVARDEN, Measure.FRIVARD_UTSLUSS),
        organisation="Frivården",
        purpose="Utsluss",
    )
    shown = scene(a_case(placements=(a_placement(referral=secret),)))
    dialog = shown.open(Doing.CHANGE_REFERRAL)
    told = [choice.currentText() for choice in dialog.findChildren(Choice)]
    assert told[:2] == ["Annan myndighet", "Annan insats"]
    shown.write(dialog, reference="X-1")
    confirm(dialog)

    assert shown.case.placement(1).referral == replace(secret, reference="X-1")


def test_an_employment_with_support_puts_the_chain_in_employment(scene: Made) -> None:
    shown = scene()
    dialog = shown.open(Doing.EMPLOYMENT)
    choose(dialog, "subsidy", SubsidyForm.LONEBIDRAG_UTVECKLING.value)
    shown.write(
        dialog,
        employer="Sundby kök",
        starts_on="16/3",
        extent_percent="75",
        subsidy_from="16/3",
        subsidy_to="15/3 2028",
        sius_to="15/9",
    )
    confirm(dialog)

    placement = shown.case.placement(1)
    (employment,) = placement.employments
    assert (employment.employer, employment.extent_percent) == ("Sundby kök", 75)
    assert employment.subsidy_to == date(2028, 3, 15)
    assert placement.stage_today(TODAY) is StageKey.EMPLOYED


def test_an_employment_without_employer_or_first_day_is_not_kept(scene: Made) -> None:
    shown = scene()
    dialog = shown.open(Doing.EMPLOYMENT)
    confirm(dialog)

    assert set(shown.problems(dialog)) == {
        "Skriv vem arbetsgivaren är.",
        "Skriv första arbetsdagen.",
    }


def _employed() -> Any:
    stays = (StageStay(1, StageKey.EMPLOYED, date(2026, 2, 3)),)
    job = Employment(1, date(2026, 2, 3), "Sundby kök")
    return a_case(placements=(a_placement(stays=stays, employments=(job,)),))


def test_not_being_reached_is_an_answer(scene: Made) -> None:
    shown = scene(_employed())
    dialog = shown.open(Doing.FOLLOW_UP, 1)
    choose(dialog, "reached", Reached.NOT_REACHED.value)
    confirm(dialog)

    (contact,) = shown.case.placement(1).employments[0].contacts
    assert (contact.after_months, contact.reached) == (1, Reached.NOT_REACHED)
    assert contact.in_work is None


def test_how_it_goes_is_kept(scene: Made) -> None:
    shown = scene(_employed())
    dialog = shown.open(Doing.FOLLOW_UP, 1)
    choose(dialog, "reached", Reached.REACHED.value)
    choose(dialog, "in_work", "yes")
    shown.write(dialog, what_holds="Bra kollegor")
    confirm(dialog)

    (contact,) = shown.case.placement(1).employments[0].contacts
    assert (contact.in_work, contact.what_holds) == (True, "Bra kollegor")


def test_a_contact_is_kept_and_changed(scene: Made) -> None:
    shown = scene()
    dialog = shown.open(Doing.CONTACT)
    shown.write(dialog, organisation="Sundby kommun", person="Per")
    confirm(dialog)
    again = shown.open(Doing.CHANGE_CONTACT, 1)
    shown.write(again, person="Pia")
    confirm(again)

    assert [one.person for one in shown.case.contacts] == ["Pia"]


def test_a_consent_names_what_it_covers_and_until_when(scene: Made) -> None:
    shown = scene()
    dialog = shown.open(Doing.CONSENT)
    ticks = dialog.findChild(CategoryTicks)
    assert ticks is not None
    choose(dialog, "referrer", ReferrerType.ARBETSFORMEDLINGEN.value)
    choose(dialog, "given_how", GivenHow.ORAL.value)
    shown.write(dialog, purpose="Samarbete", valid_to="30/4")
    confirm(dialog)
    assert shown.problems(dialog) == ["Kryssa i minst en sak som får delas."]

    ticks.tick([InformationCategory.PLAN])
    confirm(dialog)
    (consent,) = shown.case.consents
    assert consent.categories == (InformationCategory.PLAN,)
    assert consent.valid_to == date(2026, 4, 30)
    assert consent.given_how is GivenHow.ORAL


def test_nothing_is_agreed_to_before_the_person_has_said_it(scene: Made) -> None:
    shown = scene()
    dialog = shown.open(Doing.CONSENT)
    ticks = dialog.findChild(CategoryTicks)
    assert ticks is not None
    assert ticks.ticked() == ()
    shown.qtbot.keyClick(dialog, Qt.Key.Key_Return)

    assert shown.case.consents == ()
    assert shown.problems(dialog) == [
        "Välj vem samtycket gäller.",
        "Skriv vad samtycket är till för.",
        "Kryssa i minst en sak som får delas.",
        "Skriv till vilken dag, t.ex. beslutets slut.",
        "Välj hur samtycket gavs.",
    ]


def give_one(shown: Any) -> None:
    consent = replace(a_consent(), number=0)
    give_consent(shown.store.begin, shown.number, consent)
    shown.page.show_case(shown.number)


def test_a_consent_registered_by_mistake_is_removed_the_same_day(scene: Made) -> None:
    shown = scene()
    shown.store.clock = SetClock(TODAY)
    give_one(shown)
    shown.go_to(Tab.PEOPLE)
    shown.prompts.answers.append(True)
    shown.find(QPushButton, "remove_consent_1").click()
    assert shown.prompts.questions == ["Ta bort samtycket till Arbetsförmedlingen?"]

    assert shown.case.consents == ()
    newest = shown.store.queries.history(shown.number)[0].event
    assert newest.kind is EventKind.CONSENT_REMOVED
    assert happening(newest, TODAY) == "Felregistrerat samtycke borttaget"


def test_a_consent_registered_another_day_can_only_be_withdrawn(scene: Made) -> None:
    shown = scene()
    shown.store.clock = SetClock(TODAY - timedelta(days=1))
    give_one(shown)
    shown.go_to(Tab.PEOPLE)

    assert shown.page.findChild(QPushButton, "remove_consent_1") is None
    assert shown.page.findChild(QPushButton, "withdraw_1") is not None


def test_a_consent_is_taken_back_the_same_day(scene: Made) -> None:
    shown = scene(a_case(consents=(a_consent(),)))
    dialog = shown.open(Doing.WITHDRAW, 1)
    shown.write(dialog, withdrawn_how="muntligt")
    confirm(dialog)

    assert shown.case.consents[0].state(TODAY) is ConsentState.WITHDRAWN


def test_the_keyboard_comes_back_to_the_row_that_was_changed(scene: Made) -> None:
    contacts = (a_contact(), a_contact(number=2, organisation="Sundby kommun"))
    shown = scene(replace(a_case(), contacts=contacts))
    shown.go_to(Tab.PEOPLE)
    change = shown.find(QPushButton, "change_contact_2")
    change.setFocus()
    change.click()
    confirm(opened(shown))
    shown.said()

    focused = shown.page.window().focusWidget()
    assert focused is not None
    assert focused.objectName() == "change_contact_2"


def test_another_supervisor_takes_over(scene: Made) -> None:
    shown = scene()
    dialog = shown.open(Doing.TEAM)
    shown.write(dialog, person="Stig")
    confirm(dialog)

    assert shown.case.placement(1).colleague(TeamRole.SUPERVISOR, TODAY) == "Stig"
    assert len(shown.case.placement(1).assignments) == 2


def test_another_number_keeps_the_one_before(scene: Made) -> None:
    shown = scene(a_case(number=NUMBERS[0]))
    dialog = shown.open(Doing.NUMBER)
    shown.write(dialog, number=NUMBERS[1], reason="ny")
    confirm(dialog)

    assert [one.number.value for one in shown.case.participant.identities] == list(NUMBERS[:2])


def test_a_number_that_somebody_has_is_told_beside_the_field(scene: Made) -> None:
    case, other = a_case(), a_case("Bo", "Annan", serial=2, number=NUMBERS[1])
    shown = scene(case, FakeStore(case, other, users=()))
    dialog = shown.open(Doing.NUMBER)
    shown.write(dialog, number=NUMBERS[1], reason="ny")
    confirm(dialog)

    assert shown.problems(dialog) == ["Numret finns redan hos DLT-2026-0002."]
    assert shown.case.participant.number.kind is IdentityKind.NONE


def test_protection_takes_away_the_ways_to_be_reached(scene: Made) -> None:
    shown = scene()
    dialog = shown.open(Doing.PERSON)
    shown.write(dialog, phone="070-000 00 00")
    choose(dialog, "protection", Protection.SECRECY_MARKING.value)
    confirm(dialog)

    assert shown.case.participant.is_protected
    assert shown.case.participant.reach.is_empty


def test_a_date_nobody_can_read_is_told_and_nothing_is_kept(scene: Made) -> None:
    shown = scene()
    dialog = shown.open(Doing.DECISION)
    shown.write(dialog, decision_from="snart")
    confirm(dialog)

    assert len(shown.case.placement(1).decisions) == 1
    assert shown.problems(dialog)


def test_when_it_cannot_be_kept_the_window_stays_with_everything_in_it(scene: Made) -> None:
    shown = scene()
    dialog = shown.open(Doing.CONTACT)
    shown.write(dialog, person="Per")
    shown.store.refuses = OSError("full")
    confirm(dialog)

    assert dialog.isVisible()
    assert len(shown.prompts.errors) == 1
    button = dialog.findChild(QPushButton, "confirm")
    assert button is not None
    assert button.isEnabled()


@pytest.mark.parametrize("doing", sorted(set(Doing) - LEADS))
def test_leaving_a_window_keeps_nothing(scene: Made, doing: Doing) -> None:
    job = Employment(1, date(2026, 2, 3), "Sundby kök")
    case = a_case(
        placements=(a_placement(employments=(job,)),),
        contacts=(a_contact(),),
        consents=(a_consent(),),
    )
    shown = scene(case)
    dialog = shown.open(doing, 1)
    cancel = dialog.findChild(QPushButton, "cancel")
    assert cancel is not None
    cancel.click()

    assert not dialog.isVisible()
    assert shown.case == case
