"""What a window must not settle by itself, and what it says before something falls away."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from builders import TODAY, a_case, a_closing, a_placement
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton

from karriarstod.application.participants import NewPlacement, register_return
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.closing import EndReason, Outcome
from karriarstod.domain.employment import Employment, EmploymentForm, Reached, SubsidyForm
from karriarstod.domain.stages import StageKey, StageStay
from karriarstod_ui.pages.participant.doing import Doing
from karriarstod_ui.widgets.card import InlineMessage
from karriarstod_ui.widgets.choices import Choice
from karriarstod_ui.widgets.fields import LabeledField

Made = Callable[..., Any]

JOB = Employment(
    1,
    date(2026, 3, 14),
    "Exempelbageriet",
    subsidy=SubsidyForm.NYSTARTSJOBB,
    extent_percent=75,
)
BOOKED = (
    StageStay(1, StageKey.TRAINING, date(2026, 1, 19)),
    StageStay(2, StageKey.PREPARE_JOB, date(2026, 3, 25)),
)


def employed(*jobs: Employment, **others: Any) -> CaseFile:
    return a_case(placements=(a_placement(employments=jobs or (JOB,), **others),))


def choice(dialog: QDialog, name: str) -> Choice:
    found = dialog.findChild(Choice, name)
    assert found is not None, name
    return found


def message(dialog: QDialog, name: str) -> str:
    found = dialog.findChild(InlineMessage, name)
    assert found is not None, name
    return "" if found.isHidden() else found.text.text()


def confirm(dialog: QDialog) -> None:
    found = dialog.findChild(QPushButton, "confirm")
    assert found is not None
    found.click()


def contacts(shown: Any) -> Any:
    return shown.case.placement(1).employments[0].contacts


@pytest.mark.parametrize("doing", [Doing.CONTACT, Doing.PERSON])
def test_a_way_to_be_reached_that_cannot_be_right_is_said_so_and_kept(
    scene: Made, doing: Doing
) -> None:
    shown = scene()
    dialog = shown.open(doing)
    dialog.activateWindow()
    shown.qtbot.waitUntil(dialog.isActiveWindow)
    for name, text in (("phone", "abc"), ("email", "inte en epost")):
        shown.write(dialog, **{name: text})
        shown.qtbot.keyClick(dialog.findChild(QLineEdit, name), Qt.Key.Key_Tab)
    below = {field.label.text(): field.below.text() for field in dialog.findChildren(LabeledField)}
    assert below["Telefon"] == "Det ser inte ut som ett telefonnummer. Det går att spara ändå."
    assert below["E-post"] == "Det ser inte ut som en e-postadress. Det går att spara ändå."

    shown.write(dialog, email="maj@exempel.se")
    assert not [one for one in dialog.findChildren(LabeledField) if "e-post" in one.below.text()]
    confirm(dialog)
    assert not dialog.isVisible()


def test_enter_alone_records_no_follow_up(scene: Made) -> None:
    shown = scene(employed())
    dialog = shown.open(Doing.FOLLOW_UP, 1)
    shown.qtbot.keyClick(dialog, Qt.Key.Key_Return)

    assert contacts(shown) == ()
    assert shown.problems(dialog) == ["Välj om ni fick kontakt."]


def test_a_follow_up_long_before_its_day_says_how_early_it_is(scene: Made) -> None:
    shown = scene(employed())
    dialog = shown.open(Doing.FOLLOW_UP, 1)
    said = "Det är 29 dagar för tidigt: uppföljningen är 14 april. Det går att spara ändå."
    assert message(dialog, "early") == said

    shown.write(dialog, contact_on="10/4")
    assert message(dialog, "early") == ""


def test_a_follow_up_by_mistake_is_taken_back(scene: Made) -> None:
    shown = scene(employed())
    dialog = shown.open(Doing.FOLLOW_UP, 1)
    choice(dialog, "reached").choose(Reached.NOT_REACHED.value)
    confirm(dialog)
    assert len(contacts(shown)) == 1

    shown.page.undo.link.click()
    assert contacts(shown) == ()


def test_the_last_follow_up_taken_back_leaves_the_chain_where_it_was(scene: Made) -> None:
    placement = employed().placement(1).enter(StageKey.EMPLOYED, JOB.starts_on)
    shown = scene(a_case(placements=(placement.closed(a_closing(TODAY)),)))
    before = shown.case.placement(1).stays
    dialog = shown.open(Doing.FOLLOW_UP, 12)
    choice(dialog, "reached").choose(Reached.NOT_REACHED.value)
    confirm(dialog)
    assert shown.case.placement(1).stays != before

    shown.page.undo.link.click()
    assert shown.case.placement(1).stays == before


def test_closing_for_work_proposes_what_the_employment_says(scene: Made) -> None:
    shown = scene(employed())
    dialog = shown.open(Doing.CLOSE)
    assert choice(dialog, "outcome").key() == Outcome.OKAND.value
    choice(dialog, "end_reason").choose(EndReason.ARBETE.value)

    assert choice(dialog, "outcome").key() == Outcome.ANST_NYSTART.value
    percent = dialog.findChild(QLineEdit, "extent_percent")
    assert percent is not None
    assert percent.text() == "75"

    choice(dialog, "end_reason").choose(EndReason.FLYTT.value)
    assert choice(dialog, "outcome").key() == Outcome.OKAND.value


def test_what_a_person_has_chosen_came_after_is_left_alone(scene: Made) -> None:
    shown = scene(employed())
    dialog = shown.open(Doing.CLOSE)
    choice(dialog, "outcome").choose(Outcome.EGET_FORETAG.value)
    choice(dialog, "end_reason").choose(EndReason.ARBETE.value)

    assert choice(dialog, "outcome").key() == Outcome.EGET_FORETAG.value


@pytest.mark.parametrize(
    ("job", "outcome"),
    [
        (Employment(1, TODAY, "X"), Outcome.ANST_UTAN_STOD),
        (Employment(1, TODAY, "X", EmploymentForm.COOPERATIVE_MEMBER), Outcome.KOOPERATIV_MEDLEM),
        (Employment(1, TODAY, "X", subsidy=SubsidyForm.EXTRATJANST), Outcome.OKAND),
    ],
)
def test_every_employment_has_its_own_outcome(
    scene: Made, job: Employment, outcome: Outcome
) -> None:
    shown = scene(employed(job))
    dialog = shown.open(Doing.CLOSE)
    choice(dialog, "end_reason").choose(EndReason.ARBETE.value)

    assert choice(dialog, "outcome").key() == outcome.value


def test_closing_tells_what_is_booked_later_and_drops_it(scene: Made) -> None:
    shown = scene(a_case(placements=(a_placement(stays=BOOKED),)))
    dialog = shown.open(Doing.CLOSE)
    assert message(dialog, "called_off") == (
        "Det här är bokat senare och tas bort: Inför anställning 25 mars."
    )
    choice(dialog, "end_reason").choose(EndReason.FLYTT.value)
    confirm(dialog)

    (stay,) = shown.case.placement(1).stays
    assert (stay.key, stay.ends_on) == (StageKey.TRAINING, TODAY)


def test_an_employment_tells_what_remains_booked_after_its_first_day(scene: Made) -> None:
    shown = scene(a_case(placements=(a_placement(stays=BOOKED),)))
    dialog = shown.open(Doing.EMPLOYMENT)
    assert message(dialog, "booked") == ""
    shown.write(dialog, starts_on="17/3")

    assert message(dialog, "booked") == (
        "Fortfarande bokat: Inför anställning 25 mars."
        " Ta bort det under Rätta steg om det inte blir av."
    )


def test_the_first_wrong_field_of_an_employment_has_the_keyboard(scene: Made) -> None:
    shown = scene()
    dialog = shown.open(Doing.EMPLOYMENT)
    shown.write(dialog, extent_percent="mycket")
    confirm(dialog)

    assert dialog.focusWidget().objectName() == "employer"


def returned(shown: Any) -> None:
    referral = shown.case.placement(1).referral
    register_return(shown.store.begin, shown.number, NewPlacement(referral), TODAY)


def test_after_a_return_the_new_placement_is_in_front(scene: Made) -> None:
    shown = scene(a_case(placements=(a_placement(closing=a_closing(date(2026, 2, 28))),)))
    assert shown.page._view.placement_number == 1
    returned(shown)
    shown.page.show_case(shown.number)

    assert shown.page._view.placement_number == 2


def test_a_placement_that_goes_on_stays_in_front_when_its_person_is_shown_again(
    scene: Made,
) -> None:
    main, beside = a_placement(), a_placement(number=2, parallel=True)
    shown = scene(a_case(placements=(main, beside)))
    shown.page.show_case(shown.number, 2)
    shown.page.show_case(shown.number)

    assert shown.page._view.placement_number == 2
