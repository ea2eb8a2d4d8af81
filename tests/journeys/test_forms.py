"""A talk with its form, from the first key to the paper, with the lock in the middle."""

from datetime import date
from io import BytesIO

from handledare import Handledare
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QWidget,
)

from karriarstod.domain.identity import CaseNumber
from karriarstod.forms.form import Form, FormHeading, FormStatus
from karriarstod.forms.keys import SignedBy
from karriarstod_ui.pages.form.flows_dialog import FlowsDialog
from karriarstod_ui.pages.form.page import FormPage
from karriarstod_ui.pages.form.preview import BlankForm
from karriarstod_ui.pages.form.sign_dialog import SignFormDialog
from karriarstod_ui.pages.lock.page import LockPage
from karriarstod_ui.pages.participant.new_form_dialog import NewFormDialog
from karriarstod_ui.places import FORM, PARTICIPANT

PASSWORD = "tre koltrastar sjunger om tranbär"
CTRL = Qt.KeyboardModifier.ControlModifier
NUMBER = "DLT-2025-0001"
CASE = CaseNumber.parse(NUMBER)


def page(person: Handledare) -> FormPage:
    return person.page(FORM, FormPage)


def place(person: Handledare) -> str:
    here = person.record.shell.here
    assert here is not None
    return here.place


def headings(person: Handledare) -> tuple[FormHeading, ...]:
    found: list[tuple[FormHeading, ...]] = []
    person.record.desk.ask(
        lambda queries: queries.forms(CASE), owner=person.record.shell, done=found.append
    )
    person.settle()
    return found[0]


def kept(person: Handledare, number: int) -> Form:
    found: list[Form] = []
    person.record.desk.ask(
        lambda queries: queries.form(CASE, number), owner=person.record.shell, done=found.append
    )
    person.settle()
    return found[0]


def tab_to(person: Handledare, name: str) -> QWidget:
    """Press Tab until the keyboard is in the control of that name."""
    for _ in range(80):
        focused = QApplication.focusWidget()
        if focused is not None and focused.objectName() == name:
            return focused
        person.key(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never came to {name}")


def answer(person: Handledare) -> None:
    """Whatever the field with the keyboard asks for, as a person would give it."""
    focused = person.window.focusWidget()
    assert focused is not None
    name = focused.objectName()
    if isinstance(focused, QPlainTextEdit):
        person.write("Det gick bra.")
    elif isinstance(focused, QLineEdit):
        person.write("+2v" if name.endswith("by") or "meeting" in name else "Prova kassan")
    elif isinstance(focused, QRadioButton | QCheckBox | QAbstractButton):
        person.key(Qt.Key.Key_Space)
    else:
        raise TypeError(type(focused), name)


def begin_talk(person: Handledare) -> int:
    person.key(Qt.Key.Key_K, CTRL)
    person.write("nytt formulär uppf")
    person.key(Qt.Key.Key_Return)
    assert place(person) == FORM
    return headings(person)[0].number


def fill(person: Handledare) -> None:
    """Until nothing is missing: "Klart" leads to the first place that is."""
    for _ in range(30):
        page(person).panel.head.primary.setFocus()
        before = page(person).panel.missing
        person.key(Qt.Key.Key_Return)
        if not before:
            return
        person.qtbot.waitUntil(lambda: not page(person).panel.head.primary.hasFocus())
        answer(person)
    raise AssertionError(page(person).panel.missing)


def test_a_talk_from_the_first_key_to_the_paper(handledare: Handledare) -> None:
    person = handledare
    person.refer(
        given_name="Sara",
        family_name="Ågren",
        supervisor="Hanna Handledarsson",
        decision_from=date(2025, 1, 13),
        decision_to=date(2025, 7, 13),
    )
    assert place(person) == PARTICIPANT
    number = begin_talk(person)
    write_through_the_lock(person, number)
    finish_and_pass_on(person, number)
    sign(person, number)
    begin_the_next_from_it(person, number)
    print_a_blank_one(person)


def write_through_the_lock(person: Handledare, number: int) -> None:
    """What has been typed is kept after a moment, and stands where it stood after the lock."""
    page(person).panel.sections.rows[1].click()
    field = person.find(page(person), QPlainTextEdit, "since_last")
    field.setFocus()
    person.write("Sara har varit här en vecka")
    person.qtbot.waitUntil(
        lambda: kept(person, number).answers.text("since_last") == "Sara har varit här en vecka",
        timeout=4_000,
    )
    person.write(" och en dag.")
    person.key(Qt.Key.Key_L, CTRL)
    assert isinstance(person.shown, LockPage)
    person.unlock(PASSWORD)
    assert place(person) == FORM
    assert page(person).panel.sections.here == "since_last"
    again = person.find(page(person), QPlainTextEdit, "since_last")
    assert again.toPlainText() == "Sara har varit här en vecka och en dag."


def finish_and_pass_on(person: Handledare, number: int) -> None:
    """What was agreed goes on to the work list, once."""
    fill(person)
    assert kept(person, number).status is FormStatus.DONE
    dialog = person.dialog(FlowsDialog)
    assert isinstance(dialog, FlowsDialog)
    assert dialog.boxes
    dialog.confirm.setFocus()
    person.key(Qt.Key.Key_Return)
    reminders = [one.text for one in person.case(NUMBER).reminders]
    assert any("Prova kassan" in one for one in reminders)
    assert kept(person, number).flowed
    page(person).panel.side.flows.button.click()
    again = person.dialog(FlowsDialog)
    assert isinstance(again, FlowsDialog)
    assert not again.boxes
    again.close()


def sign(person: Handledare, number: int) -> None:
    """Fastställt is frozen, with its paper's facts."""
    tab_to(person, "primary")
    person.key(Qt.Key.Key_Return)
    dialog = person.dialog(SignFormDialog)
    assert isinstance(dialog, SignFormDialog)
    person.fill(dialog, signed_at="Exempelby")
    dialog.confirm.setFocus()
    person.key(Qt.Key.Key_Return)
    form = kept(person, number)
    assert form.status is FormStatus.SIGNED
    assert form.sheet
    assert form.signature is not None
    assert dict(form.signature.names)[SignedBy.PARTICIPANT] == "Sara Ågren"
    page(person).panel.sections.rows[1].click()
    assert person.find(page(person), QPlainTextEdit, "since_last").isReadOnly()
    assert page(person).panel.head.primary.isHidden()


def begin_the_next_from_it(person: Handledare, number: int) -> None:
    """The next talk is begun from the one before, and compared with it."""
    person.record.open_forms(NUMBER)
    person.settle()
    person.person.begin_form()
    person.settle()
    dialog = person.dialog(NewFormDialog)
    assert isinstance(dialog, NewFormDialog)
    person.write("uppföljningss")
    assert dialog.list.titles == ["Uppföljningssamtal"]
    assert dialog.from_earlier.isVisible()
    person.key(Qt.Key.Key_Return)
    assert place(person) == FORM
    newest = max(one.number for one in headings(person))
    form = kept(person, newest)
    assert (form.status, form.copied_from) == (FormStatus.DRAFT, number)
    tab_to(person, "compare")
    person.key(Qt.Key.Key_Return)
    comparing = page(person).panel.comparing
    assert comparing is not None
    model = comparing.table.model()
    told = [str(model.index(row, 1).data()) for row in range(model.rowCount())]
    assert "Sara har varit här en vecka och en dag." in told
    person.key(Qt.Key.Key_Escape)
    assert page(person).panel.comparing is None


def print_a_blank_one(person: Handledare) -> None:
    """The empty paper has the questions, and nobody's name."""
    page(person).panel.head.blank.trigger()
    person.settle()
    window = person.dialog(BlankForm)
    assert isinstance(window, BlankForm)
    person.qtbot.waitUntil(lambda: bool(window.pdf))
    text = "".join(one.extract_text() for one in PdfReader(BytesIO(window.pdf)).pages)
    assert "Vad har hänt sedan sist?" in text
    assert "Sara" not in text
    window.close()
