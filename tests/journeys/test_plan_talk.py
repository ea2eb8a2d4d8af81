"""The plan is written on a screen for two, from F11 to the paper, with the keyboard alone."""

from datetime import date

import pytest
from builders import a_case, a_placement
from handledare import Handledare
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from karriarstod.application.changes import Events
from karriarstod.application.ports import Begin
from karriarstod.domain.identity import CaseNumber
from karriarstod.domain.plan import missing_before_signing
from karriarstod_ui.meeting.choose_dialog import ChooseMeetingDialog
from karriarstod_ui.meeting.screen import MeetingScreen
from karriarstod_ui.pages.plan.preview import PreviewDialog

PASSWORD = "tre koltrastar sjunger om tranbär"
CTRL = Qt.KeyboardModifier.ControlModifier
ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab
NUMBER = str(CaseNumber(2026, 1))


def keep_leila(desk: Handledare) -> None:
    """Leila, with a placement and nothing written."""
    case = a_case("Leila", placements=(a_placement(since=date(2025, 1, 7)),))

    def keep(begin: Begin) -> Events:
        with begin() as work:
            work.cases.add(case)
            work.commit()
        return ()

    desk.record.desk.do(keep, owner=desk.record.shell)
    desk.settle()


def tab_to(desk: Handledare, name: str) -> QWidget:
    """Press Tab until the keyboard is in the control of that name."""
    for _ in range(40):
        focused = desk.window.focusWidget()
        if focused is not None and focused.objectName() == name:
            return focused
        desk.key(TAB)
    raise AssertionError(f"Tab never came to {name}")


def go_into_plan_talk(desk: Handledare) -> MeetingScreen:
    desk.key(Qt.Key.Key_F11)
    dialog = desk.dialog(ChooseMeetingDialog)
    for _ in range(6):
        chosen = dialog.focusWidget()
        if chosen is not None and chosen.objectName() == "meeting.plan_talk":
            break
        desk.key(Qt.Key.Key_Down)
    desk.key(ENTER)
    screen = desk.shown
    assert isinstance(screen, MeetingScreen)
    return screen


@pytest.mark.alone
def test_from_f11_to_the_paper(handledare: Handledare) -> None:
    desk = handledare
    keep_leila(desk)
    desk.open_person(NUMBER)
    screen = go_into_plan_talk(desk)

    desk.write("Jag vill baka bröd")
    desk.key(ENTER, CTRL)
    desk.key(ENTER, CTRL)
    desk.write("Jag har bakat hemma")
    desk.key(ENTER, CTRL)
    desk.write("Baka en hel förmiddag")
    desk.key(ENTER)
    desk.write("Väga upp degen")
    desk.key(TAB)
    desk.write("Leila")
    desk.key(TAB)
    desk.write("+2v")
    tab_to(desk, "goal.how_seen.1")
    desk.write("Bullarna är klara till fikat")
    while not screen.is_last:
        before = screen.at
        desk.key(ENTER, CTRL)
        assert screen.at == before + 1
    desk.write("Vi pratar varje fredag")
    for text in ("+4v", "13/1", "13/7"):
        desk.key(TAB)
        desk.write(text)
    desk.key(ENTER, CTRL)
    desk.write(PASSWORD)
    desk.key(ENTER)
    desk.settle()

    assert desk.shown is desk.record.shell
    draft = desk.case(NUMBER).placement(1).draft
    assert draft is not None
    assert missing_before_signing(draft.content) == ()
    paper = desk.dialog(PreviewDialog)
    assert isinstance(paper, PreviewDialog)
    desk.qtbot.waitUntil(lambda: bool(paper.pdf))
    pages = range(paper.document.pageCount())
    text = "\n".join(paper.document.getAllText(page).text() for page in pages)
    for words in ("Jag vill baka bröd", "Väga upp degen", "Bullarna är klara till fikat"):
        assert words in text
    paper.reject()
