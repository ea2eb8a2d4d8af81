"""Pauses in a decision, and what is said when a decision is carried on."""

from collections.abc import Callable
from datetime import date
from typing import Any

from builders import TODAY, a_case, a_decision, a_placement
from PySide6.QtWidgets import QDialog, QPushButton

from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.decision import Decision, EndPlan, Pause, PauseReason
from karriarstod_ui.pages.participant.doing import Doing
from karriarstod_ui.pages.participant.tabs import Tab
from karriarstod_ui.widgets.card import InlineMessage
from karriarstod_ui.widgets.choices import Choice
from karriarstod_ui.widgets.pill import Pill

Made = Callable[..., Any]

LATER = a_decision(date(2026, 6, 1), date(2027, 9, 30))
CHRISTMAS = Pause(date(2026, 12, 24), date(2027, 1, 6), PauseReason.LEAVE)


def decided(*decisions: Decision) -> CaseFile:
    return a_case(placements=(a_placement(decisions=decisions),))


def confirm(dialog: QDialog) -> None:
    found = dialog.findChild(QPushButton, "confirm")
    assert found is not None
    found.click()


def say_ill(dialog: QDialog) -> None:
    found = dialog.findChild(Choice, "pause_reason")
    assert found is not None
    found.choose("illness")


def opened(shown: Any) -> QDialog:
    found = [one for one in shown.page.findChildren(QDialog) if one.isVisible()]
    assert found
    return found[-1]


def pauses(shown: Any) -> tuple[Pause, ...]:
    return shown.case.placement(1).decision(1).pauses


def test_a_pause_that_begins_before_its_decision_is_refused_though_it_has_no_end(
    scene: Made,
) -> None:
    shown = scene(decided(LATER))
    dialog = shown.open(Doing.DECISION_PAUSE, 1)
    shown.write(dialog, pause_from="24/4")
    say_ill(dialog)
    confirm(dialog)

    assert pauses(shown) == ()
    assert shown.problems(dialog) == [
        "Pausen ligger utanför beslutet, som gäller 1 juni 2026 – 30 september 2027."
    ]


def test_a_pause_that_ends_after_its_decision_is_refused_at_its_end(scene: Made) -> None:
    shown = scene(decided(LATER))
    dialog = shown.open(Doing.DECISION_PAUSE, 1)
    shown.write(dialog, pause_from="24 sep 2027", pause_to="1 okt 2027")
    say_ill(dialog)
    confirm(dialog)

    assert pauses(shown) == ()
    assert shown.page.window().focusWidget() is None or dialog.focusWidget() is not None
    assert dialog.focusWidget().objectName() == "pause_to"


def test_no_day_stands_in_a_pause_of_a_decision_that_is_still_to_come(scene: Made) -> None:
    shown = scene(decided(LATER))
    dialog = shown.open(Doing.DECISION_PAUSE, 1)
    say_ill(dialog)
    confirm(dialog)

    assert pauses(shown) == ()
    assert shown.problems(dialog) == ["Skriv första dagen."]


def test_why_a_decision_rests_is_never_chosen_beforehand(scene: Made) -> None:
    shown = scene(decided(LATER))
    dialog = shown.open(Doing.DECISION_PAUSE, 1)
    shown.write(dialog, pause_from="24 sep 2026")
    reason = dialog.findChild(Choice, "pause_reason")
    assert reason is not None
    assert (reason.key(), reason.currentText()) == ("", "Välj")
    confirm(dialog)
    assert pauses(shown) == ()
    assert shown.problems(dialog) == ["Välj ett skäl."]

    say_ill(dialog)
    confirm(dialog)
    assert [one.reason for one in pauses(shown)] == [PauseReason.ILLNESS]


def test_a_pause_in_a_decision_is_changed_from_its_own_line(scene: Made) -> None:
    shown = scene(decided(a_decision(date(2026, 6, 1), date(2027, 9, 30), pauses=(CHRISTMAS,))))
    shown.go_to(Tab.DECISIONS)
    shown.find(QPushButton, "decision_pause_1_1").click()
    dialog = opened(shown)
    assert dialog.windowTitle() == "Ändra pausen i beslutet"
    shown.write(dialog, pause_to="10 jan 2027")
    confirm(dialog)

    assert pauses(shown) == (Pause(CHRISTMAS.starts_on, date(2027, 1, 10), PauseReason.LEAVE),)


def test_a_pause_in_a_decision_is_removed_and_can_be_put_back(scene: Made) -> None:
    shown = scene(decided(a_decision(date(2026, 6, 1), date(2027, 9, 30), pauses=(CHRISTMAS,))))
    shown.go_to(Tab.DECISIONS)
    shown.find(QPushButton, "remove_decision_pause_1_1").click()
    assert pauses(shown) == ()
    assert "Pausen är borttagen." in shown.said()

    shown.page.undo.link.click()
    assert pauses(shown) == (CHRISTMAS,)


def test_a_pause_that_is_still_to_come_is_from_a_day_and_one_going_on_since_it(
    scene: Made,
) -> None:
    ahead = Pause(date(2026, 12, 24))
    going_on = Pause(date(2026, 3, 10))
    shown = scene(
        decided(
            a_decision(date(2026, 1, 19), date(2027, 9, 30), pauses=(going_on, ahead)),
        )
    )
    said = shown.said(shown.go_to(Tab.DECISIONS))
    assert "Paus från 24 december, annat" in said
    assert "Paus sedan 10 mars, annat" in said


def test_new_dates_that_leave_a_pause_outside_the_decision_are_refused(scene: Made) -> None:
    shown = scene(decided(a_decision(date(2026, 6, 1), date(2027, 9, 30), pauses=(CHRISTMAS,))))
    dialog = shown.open(Doing.CHANGE_DECISION, 1)
    shown.write(dialog, decision_to="30 nov 2026")
    confirm(dialog)

    assert shown.case.placement(1).decision(1).ends_on == date(2027, 9, 30)
    assert shown.problems(dialog) == [
        "En paus hamnar utanför beslutet. Ändra eller ta bort pausen först."
    ]


def test_a_prolongation_with_days_between_says_how_many_and_can_be_kept(scene: Made) -> None:
    shown = scene(decided(a_decision()))
    dialog = shown.open(Doing.PROLONG, 1)
    gap = dialog.findChild(InlineMessage, "gap")
    assert gap is not None
    assert gap.isHidden()
    shown.write(dialog, prolong_from="1/7", prolong_to="31/12")

    assert gap.text.text() == (
        "Det blir 61 dagar utan beslut, 1 maj – 30 juni. Stäm av med anvisaren; det går att spara."
    )
    confirm(dialog)
    assert shown.case.placement(1).decision(2).starts_on == date(2026, 7, 1)


def test_a_prolongation_asks_from_and_then_to_with_the_keyboard_in_what_is_not_known(
    scene: Made,
) -> None:
    shown = scene(decided(a_decision()))
    dialog = shown.open(Doing.PROLONG, 1)
    names = [field.editor.objectName() for field in dialog.fields[:2]]  # type: ignore[attr-defined]  # a form dialog
    assert names == ["prolong_from", "prolong_to"]
    assert dialog.focusWidget().objectName() == "prolong_to"


def test_a_decision_that_has_been_prolonged_no_longer_says_that_it_ends(scene: Made) -> None:
    settled = a_decision(end_plan=EndPlan.ENDS_AS_DECIDED)
    carried = a_decision(date(2026, 5, 1), date(2026, 12, 31), number=2, prolongs=1)

    def pills(shown: Any) -> list[str]:
        tab = shown.go_to(Tab.DECISIONS)
        shown.said(tab)
        return [pill.text() for pill in tab.findChildren(Pill) if pill.isVisibleTo(tab)]

    assert "Slutar som beslutat" in pills(scene(decided(settled)))
    prolonged = scene(decided(settled, carried))
    assert "Slutar som beslutat" not in pills(prolonged)
    assert "Förlängt till 31 december" in prolonged.said()


def test_the_way_back_from_a_pause_in_the_decision_is_that_pause(scene: Made) -> None:
    resting = Pause(date(2026, 3, 10), date(2026, 3, 20))
    shown = scene(decided(a_decision(pauses=(resting,))))
    due = [one for one in shown.page._view.due if one.kind.value == "pause_ends"]
    shown.page.answer(due[0])
    dialog = opened(shown)
    shown.write(dialog, pause_to="17/3")
    confirm(dialog)

    assert pauses(shown) == (Pause(date(2026, 3, 10), date(2026, 3, 17)),)
    assert date(2026, 3, 17) > TODAY
