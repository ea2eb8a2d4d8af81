"""Story B: a referrer that is kept to itself, an interruption, and a return through another."""

from datetime import date

from handledare import Handledare
from PySide6.QtWidgets import QAbstractButton, QLabel

from karriarstod.domain.closing import EndReason, Outcome
from karriarstod.domain.employment import SubsidyForm
from karriarstod.domain.parties import ReferrerType
from karriarstod.domain.stages import StageKey
from karriarstod_ui.pages.participant.doing import Doing
from karriarstod_ui.pages.participant.tabs import Tab
from karriarstod_ui.pages.participants.page import ListPage
from karriarstod_ui.pages.referral.page import ReferralPage
from karriarstod_ui.places import PARTICIPANTS, REFERRAL

NUMBER = "DLT-2025-0001"


def test_an_interrupted_stay_and_a_return_are_two_placements_of_one_person(
    handledare: Handledare,
) -> None:
    refer_by_a_restricted_authority(handledare)
    the_referrer_stands_in_no_list(handledare)
    start_and_stop(handledare)
    return_through_the_municipality(handledare)
    nothing_of_the_first_stay_leaks_into_the_second(handledare)
    employ_elsewhere(handledare)


def refer_by_a_restricted_authority(person: Handledare) -> None:
    """Wednesday 5 March 2025: a letter comes."""
    person.go_to_day(date(2025, 3, 5))
    person.record.new_referral()
    person.refer(
        number="19900602-2397",
        given_name="Elias",
        family_name="Påhittad",
        referrer=ReferrerType.KRIMINALVARDEN.value,
        channel="letter",
        supervisor="Stig Ställföre",
        team="Cykel",
    )
    placement = person.case(NUMBER).placements[0]
    assert placement.referral.referrer is ReferrerType.KRIMINALVARDEN


def the_referrer_stands_in_no_list(person: Handledare) -> None:
    """Not on the person's page before it is asked for, not in the list, not in any search."""
    person.open_person(NUMBER)
    assert "Kriminalvården" not in everything_said(person)
    assert "Annan myndighet" in everything_said(person)
    person.open_tab(Tab.DECISIONS)
    assert "Kriminalvården" not in everything_said(person)
    person.press(person.person, "reveal_referrer")
    assert "Kriminalvården" in everything_said(person)
    person.record.shell.go(PARTICIPANTS)
    person.settle()
    page = person.page(PARTICIPANTS, ListPage)
    person.fill(page, filter="Kriminalvården")
    person.settle()
    assert page.table.model().rowCount() == 0
    page.filter.clear()
    person.settle()
    palette = person.record.shell.palette_over
    palette.open_palette("Kriminalvården")
    person.settle()
    assert palette.entries() == []
    palette.close_palette()


def start_and_stop(person: Handledare) -> None:
    """He starts on 1 April and stops on 13 June, at his own wish."""
    person.open_person(NUMBER)
    person.more(Doing.INTAKE, intake="offered", intake_on=date(2025, 3, 5))
    for stage, day in (
        (StageKey.FIRST_MEETING, date(2025, 3, 12)),
        (StageKey.INTRODUCTION, date(2025, 4, 1)),
    ):
        person.go_to_day(day)
        person.open_person(NUMBER)
        person.enter_stage(stage.value, day)
    person.go_to_day(date(2025, 6, 13))
    person.open_person(NUMBER)
    person.more(
        Doing.CLOSE,
        ends_on=date(2025, 6, 13),
        end_reason=EndReason.EGEN_BEGARAN.value,
        interrupted=True,
    )
    closing = person.case(NUMBER).placements[0].closing
    assert closing is not None
    assert closing.interrupted


def return_through_the_municipality(person: Handledare) -> None:
    """1 September: the number finds him, and he gets a new placement, not a new case."""
    person.go_to_day(date(2025, 9, 1))
    person.record.new_referral()
    person.refer(
        number="19900602-2397",
        given_name="Elias",
        family_name="Påhittad",
        referrer=ReferrerType.KOMMUN_IFO.value,
        supervisor="Hanna Handledarsson",
    )
    page = person.page(REFERRAL, ReferralPage)
    assert NUMBER in page.message.text.text()
    # What was typed is about to give way to the return; that is asked first.
    person.prompts.answers.append(True)
    page.message.link.click()
    person.settle()
    person.fill(
        page,
        referrer=ReferrerType.KOMMUN_IFO.value,
        organisation="Provstads kommun",
        supervisor="Hanna Handledarsson",
        team="Kafé",
    )
    person.press(page, "save")
    case = person.case(NUMBER)
    assert [one.referral.referrer for one in case.placements] == [
        ReferrerType.KRIMINALVARDEN,
        ReferrerType.KOMMUN_IFO,
    ]
    person.record.shell.go(PARTICIPANTS)
    person.settle()
    assert person.page(PARTICIPANTS, ListPage).table.model().rowCount() == 1


def nothing_of_the_first_stay_leaks_into_the_second(person: Handledare) -> None:
    """On his page the second placement stands in front, and the first referrer's name nowhere."""
    person.open_person(NUMBER)
    for tab in Tab:
        person.open_tab(tab)
        assert "Kriminalvården" not in everything_said(person)
    person.open_tab(Tab.OVERVIEW)


def employ_elsewhere(person: Handledare) -> None:
    """2 March 2026: nystartsjobb at another employer."""
    person.more(Doing.INTAKE, intake="offered", intake_on=date(2025, 9, 1))
    for stage, day in (
        (StageKey.FIRST_MEETING, date(2025, 9, 8)),
        (StageKey.INTRODUCTION, date(2025, 9, 15)),
    ):
        person.go_to_day(day)
        person.open_person(NUMBER)
        person.enter_stage(stage.value, day)
    person.go_to_day(date(2026, 3, 2))
    person.open_person(NUMBER)
    person.more(
        Doing.EMPLOYMENT,
        employer="Exempel Bygg",
        extent_percent="75",
        starts_on=date(2026, 3, 2),
        subsidy=SubsidyForm.NYSTARTSJOBB.value,
        verified_by="contract",
    )
    person.more(
        Doing.CLOSE,
        ends_on=date(2026, 3, 1),
        end_reason=EndReason.ARBETE.value,
        outcome=Outcome.ANST_NYSTART.value,
        extent_percent="75",
        verified_by="contract",
    )
    first, second = person.case(NUMBER).placements
    assert first.closing is not None
    assert second.closing is not None
    assert second.closing.outcome is Outcome.ANST_NYSTART


def everything_said(person: Handledare) -> str:
    """Every text on the participant's page that can be read or heard."""
    page = person.person
    texts = [label.text() for label in page.findChildren(QLabel) if not label.isHidden()]
    texts += [button.text() for button in page.findChildren(QAbstractButton)]
    texts += [each.accessibleDescription() for each in page.findChildren(QLabel)]
    return " | ".join([*texts, person.window.windowTitle()])
