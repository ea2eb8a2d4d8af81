"""Story C, as far as forms reach: protected from the first choice, and handed over in a minute."""

from datetime import date

from form_desk import FormDesk
from handledare import Handledare
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from karriarstod.application.form_batches import WHY_LEFT_OUT, LeftOutWhy
from karriarstod.application.labels import PROTECTED_NAME
from karriarstod.domain.assignment import TeamRole
from karriarstod.domain.participant import Protection
from karriarstod.domain.stages import StageKey
from karriarstod_ui.batch.dialog import BatchDialog
from karriarstod_ui.delegates.cells import SECOND_LINE_ROLE
from karriarstod_ui.pages.participant.doing import Doing
from karriarstod_ui.pages.participants.page import ListPage
from karriarstod_ui.places import PARTICIPANTS, REFERRAL

NUMBER = "DLT-2025-0001"
NAME = "Provina Testlund"
IDENTITY = "19880811-2380"
NEW = "Stig Ställföre"


def test_who_she_is_stands_nowhere_and_a_new_handledare_takes_over(
    handledare: Handledare,
) -> None:
    forms = FormDesk(handledare, NUMBER)
    refer_with_protection_first(handledare)
    visit_under_another_name(forms)
    the_list_and_what_searches_know_a_number_alone(handledare)
    the_batch_leaves_her_out(handledare)
    hand_over(forms)


def refer_with_protection_first(person: Handledare) -> None:
    """Protection is chosen first: the fields of how she is reached are gone before she is named."""
    person.go_to_day(date(2025, 9, 15))
    person.record.new_referral()
    page = person.record.shell.page(REFERRAL)
    person.fill(page, protection=Protection.PROTECTED_REGISTRATION.value)
    person.press(page, "more_of_person")
    for field in ("phone", "email", "home"):
        assert not person.find(page, QWidget, field).isVisible()
    assert person.find(page, QWidget, "gender").isVisible()
    person.refer(
        number=IDENTITY,
        given_name="Provina",
        family_name="Testlund",
        supervisor="Hanna Handledarsson",
        team="Kök",
    )
    person.more(Doing.INTAKE, intake="offered", intake_on=date(2025, 9, 15))
    person.enter_stage(StageKey.INTRODUCTION.value, date(2025, 9, 15))
    kept = person.case(NUMBER).participant
    assert kept.is_protected
    assert kept.reach.is_empty
    assert "Provina" not in person.window.windowTitle()


def visit_under_another_name(forms: FormDesk) -> None:
    """M02: whatever anybody writes, the paper calls her something else."""
    forms.begin("Första besöket")
    forms.answer(
        present=f"{NAME} och Hanna",
        own_goal_words=f"{NAME} vill baka.",
        decision="begin",
        next_contact=date(2026, 1, 19),
    )
    forms.pass_on(forms.finish())
    forms.sign(signed_at="Hemlig ort")
    paper = forms.paper()
    assert f"{PROTECTED_NAME} vill baka." in paper
    for never in ("Provina", "Testlund", "880811", "2380", "Hemlig ort"):
        assert never not in paper, never
    assert NUMBER in paper
    assert "Provina" not in forms.person.window.windowTitle()


def the_list_and_what_searches_know_a_number_alone(person: Handledare) -> None:
    """Her row has her case number; what is typed of her name or number finds nothing."""
    person.record.shell.go(PARTICIPANTS)
    person.settle()
    page = person.page(PARTICIPANTS, ListPage)
    model = page.table.model()
    assert model.rowCount() == 1
    roles = (Qt.ItemDataRole.DisplayRole, SECOND_LINE_ROLE, Qt.ItemDataRole.AccessibleTextRole)
    cells = [model.index(0, at) for at in range(model.columnCount())]
    row = " ".join(str(cell.data(role)) for cell in cells for role in roles)
    assert NUMBER in row
    assert not [secret for secret in ("Provina", "Testlund", "8808", "2380") if secret in row]
    palette = person.record.shell.palette_over
    for typed in ("Provina", "Testlund", "1988", "2380"):
        person.fill(page, filter=typed)
        person.settle()
        assert model.rowCount() == 0, typed
        palette.open_palette(typed)
        person.settle()
        assert palette.entries() == [], typed
        palette.close_palette()
    palette.open_palette("baka")
    person.settle()
    assert palette.entries()
    assert "Provina" not in " ".join(palette.entries())
    palette.close_palette()
    person.fill(page, filter=NUMBER)
    person.settle()
    assert model.rowCount() == 1
    page.filter.clear()
    person.settle()


def the_batch_leaves_her_out(person: Handledare) -> None:
    """Printing for many says that somebody is left out, and not who."""
    page = person.page(PARTICIPANTS, ListPage)
    page.print_forms.trigger()
    person.settle()
    dialog = person.dialog(BatchDialog)
    assert isinstance(dialog, BatchDialog)
    person.fill(dialog, batch_template="first_visit")
    person.settle()
    assert dialog.count.text().startswith("0 av 1")
    assert WHY_LEFT_OUT[LeftOutWhy.PROTECTED].rstrip(".") in dialog.left_out.text()
    assert "Provina" not in dialog.left_out.text()
    dialog.reject()


def hand_over(forms: FormDesk) -> None:
    """12 January 2026: the handledare changes, and what was to be done goes along."""
    person = forms.person
    person.go_to_day(date(2026, 1, 12))
    (before,) = person.case(NUMBER).reminders
    assert before.owner == "Hanna Handledarsson"
    forms.begin("Överlämning till ny handledare")
    assert forms.shown.answers.text("from_person") == "Hanna Handledarsson"
    assert forms.shown.answers.get("supervisors_so_far") == 1
    forms.answer(to_person=NEW, from_day=date(2026, 1, 12), reason="other")
    forms.pass_on(forms.finish(participant_informed=True))
    case = person.case(NUMBER)
    assert case.placements[0].colleague(TeamRole.SUPERVISOR, date(2026, 1, 12)) == NEW
    (after,) = (one for one in case.reminders if one.number == before.number)
    assert (after.owner, after.text, after.due_on) == (NEW, before.text, before.due_on)
    paper = forms.paper()
    assert NEW in paper
    assert "Provina" not in paper
