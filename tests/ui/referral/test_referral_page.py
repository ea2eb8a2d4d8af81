"""Writing a new referral, as somebody at the desk does it."""

from collections.abc import Callable
from datetime import date

import pytest
from accessibility import cut_texts, unnamed_controls
from builders import COORDINATION_NUMBER, NUMBERS, TODAY, a_case, a_closing, a_placement
from fake_store import FakeStore
from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from qt_fakes import FakePrompts, InlineBackground

from karriarstod.application.ports import Organisation
from karriarstod.application.rulebook import rule_book
from karriarstod.domain.assignment import TeamRole
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.clock import SetClock
from karriarstod.domain.decision import Extent, Measure
from karriarstod.domain.identity import CaseNumber, IdentityKind
from karriarstod.domain.participant import Protection
from karriarstod.domain.parties import GivenHow, InformationCategory, ReferrerType
from karriarstod_ui.desk import Desk
from karriarstod_ui.events import StoreEvents
from karriarstod_ui.pages.referral.page import ReferralPage
from karriarstod_ui.theme import Appearance, Theming
from karriarstod_ui.widgets.text import Text

Write = Callable[..., None]


@pytest.fixture
def store() -> FakeStore:
    return FakeStore(users=("Rut Ekelöf", "Kaj Åkerman"))


@pytest.fixture
def prompts() -> FakePrompts:
    return FakePrompts()


@pytest.fixture
def open_page(qtbot: QtBot, prompts: FakePrompts) -> Callable[[FakeStore], ReferralPage]:
    def opened(store: FakeStore) -> ReferralPage:
        desk = Desk(
            store,
            InlineBackground(),
            StoreEvents(),
            SetClock(TODAY),
            Organisation("Exempelkooperativet"),
            rule_book(),
        )
        page = ReferralPage(desk, prompts)
        qtbot.addWidget(page)
        page.resize(1200, 860)
        page.show()
        return page

    return opened


@pytest.fixture
def page(open_page: Callable[[FakeStore], ReferralPage], store: FakeStore) -> ReferralPage:
    return open_page(store)


@pytest.fixture
def write(qtbot: QtBot) -> Write:
    def written(page: QWidget, **texts: str) -> None:
        for name, text in texts.items():
            line = page.findChild(QLineEdit, name)
            assert line is not None, name
            line.setFocus()
            line.clear()
            qtbot.keyClicks(line, text)

    return written


def said(page: QWidget) -> str:
    """Every text that is on the page now."""
    return " | ".join(text.text() for text in page.findChildren(Text) if text.isVisible())


def the_case(store: FakeStore, serial: int = 1) -> CaseFile:
    return store.queries.case(CaseNumber(2026, serial))


def test_a_name_is_enough(page: ReferralPage, store: FakeStore, write: Write, qtbot: QtBot) -> None:
    write(page, given_name="Amina")

    with qtbot.waitSignal(page.registered) as registered:
        page.save.click()

    assert registered.args == ["DLT-2026-0001"]
    assert the_case(store).participant.name == "Amina"


def test_without_a_name_nothing_is_kept_and_the_field_says_why(
    page: ReferralPage, store: FakeStore
) -> None:
    page.save.click()

    assert not store.content.cases
    assert "namn" in page.sheet.who.given.problem


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("970516-23", "två siffror kvar"),
        ("970516-2387", "Personnummer, född 16 maj 1997"),
        (COORDINATION_NUMBER, "Samordningsnummer, född 16 maj 1997"),
        ("19710301-1033", "Sista siffran stämmer inte"),
        ("19710231-1037", "ingen sådan födelsedag"),
        ("20300101-2388", "har inte varit än"),
    ],
)
def test_the_number_is_checked_while_typed(
    page: ReferralPage, write: Write, typed: str, told: str
) -> None:
    write(page, number=typed)

    assert told in page.sheet.who.number.below.text()


def test_a_wrong_check_digit_may_be_kept_as_unchecked(
    page: ReferralPage, store: FakeStore, write: Write
) -> None:
    write(page, given_name="Amina", number="19710301-1033")
    page.sheet.who.number.keep.click()
    page.save.click()

    assert not the_case(store).participant.number.verified


def test_a_wrong_check_digit_is_not_kept_by_itself(
    page: ReferralPage, store: FakeStore, write: Write
) -> None:
    write(page, given_name="Amina", number="19710301-1033")
    page.save.click()

    assert not store.content.cases


def test_an_own_number_may_stand_in(page: ReferralPage, store: FakeStore, write: Write) -> None:
    write(page, given_name="Amina", number="R-17")
    page.sheet.who.number.keep.click()
    page.save.click()

    assert the_case(store).participant.number.kind is IdentityKind.RESERVE


def test_a_protected_person_is_asked_for_no_way_to_be_reached(
    page: ReferralPage, store: FakeStore, write: Write
) -> None:
    page.sheet.who.more.click()
    write(page, given_name="Amina", phone="070-000 00 00")
    page.sheet.who.protection.choose(Protection.PROTECTED_REGISTRATION.value)

    assert not page.sheet.who.phone.isVisible()
    page.save.click()
    assert the_case(store).participant.reach.is_empty


def test_a_fictitious_identity_is_written_from_zero_without_a_mark(page: ReferralPage) -> None:
    page.sheet.who.protection.choose(Protection.FICTITIOUS.value)

    assert page.sheet.who.protection.key() == Protection.NONE.value
    assert "från noll" in page.sheet.who.told.text.text()


def test_somebody_alike_is_shown_before_saving(
    open_page: Callable[[FakeStore], ReferralPage], write: Write, qtbot: QtBot
) -> None:
    closed = a_placement(closing=a_closing())
    known = a_case("Amina", "Fiktivsson", number=NUMBERS[3], placements=(closed,))
    page = open_page(FakeStore(known))

    write(page, number="970516", given_name="Amina", family_name="Fiktiv")

    qtbot.waitUntil(page.sheet.same.isVisible, timeout=2000)
    assert "Amina Fiktivsson" in said(page.sheet.same)
    assert "född 1997 · avslutad placering 2026" in said(page.sheet.same)


def test_a_protected_person_is_never_told_by_name(
    open_page: Callable[[FakeStore], ReferralPage], write: Write, qtbot: QtBot
) -> None:
    known = a_case(
        "Provina", "Testlund", number=NUMBERS[2], protection=Protection.PROTECTED_REGISTRATION
    )
    page = open_page(FakeStore(known))

    write(page, number=NUMBERS[2])

    qtbot.waitUntil(page.sheet.same.isVisible, timeout=2000)
    assert "Provina" not in said(page)


def test_an_answer_to_an_earlier_question_is_dropped(page: ReferralPage, qtbot: QtBot) -> None:
    page.sheet._search._take(page.sheet._search._asked - 1, None, (a_case(),))

    assert not page.sheet.same.isVisible()


def test_the_same_person_gets_a_new_placement(
    open_page: Callable[[FakeStore], ReferralPage], write: Write, qtbot: QtBot
) -> None:
    closed = a_placement(closing=a_closing())
    store = FakeStore(a_case("Amina", "Fiktivsson", number=NUMBERS[3], placements=(closed,)))
    page = open_page(store)
    write(page, number=NUMBERS[3], reference="2026-114 552")
    qtbot.waitUntil(page.sheet.same.isVisible, timeout=2000)

    way = page.sheet.same.findChild(QPushButton, "same_DLT-2026-0001")
    assert way is not None
    way.click()
    assert page.sheet.who.given.editor.property("text") == "Amina"
    page.save.click()

    placements = the_case(store).placements
    assert [one.number for one in placements] == [1, 2]
    assert placements[1].referral.reference == "2026-114 552"
    assert len(store.content.cases) == 1


def test_a_taken_number_leads_to_the_one_who_has_it(
    open_page: Callable[[FakeStore], ReferralPage], write: Write
) -> None:
    closed = a_placement(closing=a_closing())
    store = FakeStore(a_case("Amina", "Fiktivsson", number=NUMBERS[3], placements=(closed,)))
    page = open_page(store)
    write(page, given_name="Amina", number=NUMBERS[3])

    page.save.click()
    assert "DLT-2026-0001" in page.message.text.text()
    page.message.link.click()
    page.save.click()

    assert len(the_case(store).placements) == 2


def test_beside_an_open_placement_the_new_one_must_be_said_to_be_parallel(
    open_page: Callable[[FakeStore], ReferralPage],
) -> None:
    case = a_case()
    store = FakeStore(case)
    page = open_page(store)
    page.show_return(case.case_number)

    page.save.click()
    assert "Placering 1 pågår" in page.message.text.text()
    page.sheet.team.parallel.click()
    page.save.click()

    assert [one.parallel for one in the_case(store).placements] == [False, True]


def test_the_days_to_come_are_told_while_the_dates_are_typed(
    page: ReferralPage, write: Write, qtbot: QtBot
) -> None:
    write(page, decision_from="30/3", decision_to="27/9")

    qtbot.waitUntil(lambda: "30 mars | Första dag" in said(page.sheet.coming), timeout=2000)
    assert "28 aug | Sista dag att begära förlängning" in said(page.sheet.coming)
    assert page.sheet.whence.ends_field.below.text() == "söndag 27 september · 26 veckor"


def test_a_decision_longer_than_the_known_ceiling_warns_and_is_kept(
    page: ReferralPage, store: FakeStore, write: Write
) -> None:
    write(page, given_name="Amina", decision_from="1/4", decision_to="1/4 2028")

    assert page.sheet.coming.warning.isVisible()
    page.save.click()
    assert the_case(store).placement(1).decisions


def test_dates_become_the_first_decision(
    page: ReferralPage, store: FakeStore, write: Write, qtbot: QtBot
) -> None:
    write(page, given_name="Amina", decision_from="30/3", decision_to="27/9", reference="A1")
    qtbot.keyClicks(page.sheet.whence.extent.editor, "20")
    page.save.click()

    (decision,) = the_case(store).placement(1).decisions
    assert decision.extent == Extent(hours_per_week=20)
    assert decision.reference == "A1"
    assert decision.measure is Measure.ARBETSTRANING


def test_an_end_before_the_start_is_told_beside_the_field(
    page: ReferralPage, store: FakeStore, write: Write
) -> None:
    write(page, given_name="Amina", decision_from="30/3", decision_to="28/3-26")
    page.save.click()

    assert page.sheet.whence.ends_field.problem
    assert not store.content.cases


def test_an_end_before_the_start_is_told_when_the_date_is_left_and_forgotten_when_set_right(
    page: ReferralPage, write: Write, qtbot: QtBot
) -> None:
    write(page, decision_from="30/3", decision_to="28/3-26")
    whence = page.sheet.whence
    qtbot.keyClick(whence.ends, Qt.Key.Key_Tab)

    assert whence.ends_field.problem == "Slutet kan inte ligga före starten."
    QCoreApplication.sendPostedEvents()
    coming = page.sheet.coming
    said = " ".join(one.text() for one in coming.findChildren(Text) if one.isVisibleTo(coming))
    assert "Beslutet slutar före sin början." in said
    assert "Skriv vilken dag beslutet börjar" not in said

    write(page, decision_from="20/3")
    assert not whence.ends_field.problem


def test_an_address_nobody_can_write_to_is_said_so_and_forgotten_with_the_referral(
    page: ReferralPage, write: Write, qtbot: QtBot
) -> None:
    whence = page.sheet.whence
    email = whence.lines["email"]
    email.setFocus()
    qtbot.keyClicks(email, "inte en epost")
    qtbot.keyClick(email, Qt.Key.Key_Tab)
    assert "inte ut som en e-postadress" in whence.email_field.below.text()

    whence.clear()
    assert whence.email_field.below.text() == ""


def test_consents_that_came_hold_to_the_decisions_end(
    page: ReferralPage, store: FakeStore, write: Write
) -> None:
    write(page, given_name="Amina", decision_from="30/3", decision_to="27/9")
    box = page.findChild(QWidget, "consent_arbetsformedlingen")
    assert isinstance(box, QWidget)
    box.click()  # type: ignore[attr-defined]  # a tick box, found by its name
    page.save.click()

    (consent,) = the_case(store).consents
    assert consent.valid_to.isoformat() == "2026-09-27"
    assert consent.given_how is GivenHow.WITH_REFERRAL
    assert consent.categories == (InformationCategory.PLAN, InformationCategory.ATTENDANCE)


def test_a_restricted_referrer_tells_how_it_will_be_shown(page: ReferralPage) -> None:
    page.sheet.whence.referrer.choose(ReferrerType.KRIMINALVARDEN.value)

    assert "annan myndighet" in page.sheet.whence.from_whom.below.text()


def test_supervisor_and_officer_are_kept(
    page: ReferralPage, store: FakeStore, write: Write
) -> None:
    write(page, given_name="Amina", officer="Maj Lindefors", team="Cykel")
    page.sheet.team.supervisor.setText("Rut")
    page.save.click()

    case = the_case(store)
    assert case.placement(1).colleague(TeamRole.SUPERVISOR, TODAY) == "Rut"
    assert case.placement(1).team == "Cykel"
    assert [contact.person for contact in case.contacts] == ["Maj Lindefors"]


def test_colleagues_are_suggested(page: ReferralPage) -> None:
    completer = page.sheet.team.supervisor.completer()
    completer.setCompletionPrefix("kaj")

    assert completer.currentCompletion() == "Kaj Åkerman"


def test_what_is_half_written_is_there_after_another_page(page: ReferralPage, write: Write) -> None:
    write(page, given_name="Amina")
    page.hide()
    page.show()
    page.show_new()

    assert page.sheet.who.given.editor.property("text") == "Amina"


def test_cancelling_asks_before_throwing_away(
    page: ReferralPage, prompts: FakePrompts, write: Write
) -> None:
    prompts.answers = [False, True]
    write(page, given_name="Amina")

    page.cancel.click()
    assert page.sheet.who.given.editor.property("text") == "Amina"
    page.cancel.click()
    assert page.sheet.who.given.editor.property("text") == ""


def test_cancelling_an_empty_page_asks_nothing(
    page: ReferralPage, prompts: FakePrompts, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.cancelled):
        page.cancel.click()

    assert prompts.questions == []


def test_after_saving_the_page_is_empty(page: ReferralPage, write: Write) -> None:
    write(page, given_name="Amina", team="Cykel")
    page.save.click()

    assert not page.is_dirty
    assert page.sheet.team.team.text() == ""


def test_when_it_cannot_be_kept_everything_is_still_there(
    page: ReferralPage, store: FakeStore, prompts: FakePrompts, write: Write
) -> None:
    store.refuses = OSError("full")
    write(page, given_name="Amina")
    page.save.click()

    assert len(prompts.errors) == 1
    assert page.sheet.who.given.editor.property("text") == "Amina"
    assert page.save.isEnabled()


def test_every_control_says_what_it_is(page: ReferralPage) -> None:
    page.sheet.who.more.click()
    page.sheet.whence.more.click()

    assert [name for name in unnamed_controls(page) if name != "Button"] == []


@pytest.mark.parametrize("width", [700, 1200])
def test_nothing_is_cut(page: ReferralPage, write: Write, width: int, qtbot: QtBot) -> None:
    page.resize(width, 760)
    write(page, given_name="Anna-Karin", family_name="Haakansson", decision_from="30/3")

    qtbot.waitUntil(lambda: cut_texts(page) == [], timeout=2000)


def test_a_new_referral_begins_at_the_top_in_the_first_field(page: ReferralPage) -> None:
    page.resize(900, 400)
    page.verticalScrollBar().setValue(300)
    page.show_new()

    assert page.verticalScrollBar().value() == 0
    assert page.window().focusWidget() is page.sheet.who.number.line
    assert not page.kept.isVisible()


def test_a_half_written_referral_says_so_and_can_be_begun_again(
    page: ReferralPage, prompts: FakePrompts, write: Write
) -> None:
    write(page, team="Verkstad")
    page.show_new()
    assert page.kept.text.text() == "Här finns en påbörjad anvisning från klockan 09.00."

    prompts.answers = [False, True]
    page.kept.link.click()
    assert page.is_dirty
    page.kept.link.click()
    assert not page.is_dirty
    assert not page.kept.isVisible()
    assert page.window().focusWidget() is page.sheet.who.number.line


@pytest.fixture
def amina(
    open_page: Callable[[FakeStore], ReferralPage], store: FakeStore, write: Write
) -> ReferralPage:
    """A placement of Amina, who comes back, half written."""
    closed = a_placement(closing=a_closing())
    with store.begin() as work:
        work.cases.add(a_case("Amina", "Fiktiv", serial=1, placements=(closed,)))
        work.commit()
    page = open_page(store)
    page.show_return(CaseNumber(2026, 1))
    write(page, team="Verkstad")
    return page


def team_of(page: ReferralPage) -> str:
    line = page.findChild(QLineEdit, "team")
    assert line is not None
    return line.text()


def test_a_new_referral_is_empty_and_offers_the_half_written_placement_by_name(
    amina: ReferralPage, qtbot: QtBot
) -> None:
    amina.show_new()
    assert amina.header.title.text() == "Ny anvisning"
    assert (team_of(amina), amina.is_dirty) == ("", False)
    assert amina.kept.text.text() == (
        "Du har en påbörjad ny placering för Amina Fiktiv från klockan 09.00."
    )
    qtbot.mouseClick(amina.kept.link, Qt.MouseButton.LeftButton)
    assert amina.header.title.text() == "Ny placering"
    assert (team_of(amina), amina.is_dirty) == ("Verkstad", True)


def test_what_is_begun_beside_what_was_put_aside_is_lost_by_neither(
    amina: ReferralPage, write: Write, qtbot: QtBot
) -> None:
    amina.show_new()
    write(amina, given_name="Nadia", team="Bageri")
    amina.show_return(CaseNumber(2026, 1))
    assert team_of(amina) == "Verkstad"
    amina.show_new()
    assert team_of(amina) == "Bageri"
    half = amina.half_written()
    assert half is not None
    assert [one.name for one in half.aside] == ["Amina Fiktiv"]


def test_a_half_written_referral_put_aside_is_kept_over_the_lock(
    amina: ReferralPage, open_page: Callable[[FakeStore], ReferralPage], store: FakeStore
) -> None:
    amina.show_new()
    half = amina.half_written()
    assert half is not None
    again = open_page(store)
    again.take_up(half)
    assert (again.header.title.text(), team_of(again)) == ("Ny placering", "Verkstad")


@pytest.mark.parametrize("key", [Qt.Key.Key_S, Qt.Key.Key_Return])
def test_the_referral_is_kept_from_the_keyboard(
    page: ReferralPage, write: Write, qtbot: QtBot, key: Qt.Key
) -> None:
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    write(page, given_name="Nadia", family_name="Prov")
    line = page.findChild(QLineEdit, "family_name")
    assert line is not None
    with qtbot.waitSignal(page.registered):
        qtbot.keyClick(line, key, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_way_to_keep_it_is_in_sight_wherever_one_is(
    page: ReferralPage, theming: Theming, scale: float, qtbot: QtBot
) -> None:
    theming.apply(Appearance.LIGHT, scale)
    page.resize(1100, 640)
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() > 0)
    for value in (0, page.verticalScrollBar().maximum()):
        page.verticalScrollBar().setValue(value)
        for button in (page.cancel, page.save):
            place = QRect(button.mapTo(page, QPoint(0, 0)), button.size())
            assert page.rect().contains(place)
            assert not page.viewport().geometry().intersects(place)


def test_what_was_half_written_keeps_its_moment_over_the_lock(
    page: ReferralPage, write: Write
) -> None:
    write(page, team="Verkstad")
    half = page.half_written()

    assert half is not None
    assert half.begun_at is not None


def test_half_a_year_from_the_first_day_is_26_whole_weeks(page: ReferralPage, write: Write) -> None:
    write(page, decision_from="30/11", decision_to="+26v")

    assert page.sheet.whence.ends.day() == date(2027, 5, 30)
    assert "26 veckor" in said(page.sheet.whence.ends_field)
