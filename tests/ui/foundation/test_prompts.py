"""Questions and errors, as windows that stop nothing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from karriarstod.domain.errors import CaseNumberTaken
from karriarstod_ui.dialogs.message import CrashDialog, MessageDialog, crash_report
from karriarstod_ui.messages import said
from karriarstod_ui.prompts import DialogPrompts

pytestmark = pytest.mark.usefixtures("theming")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def prompts(window: QWidget) -> DialogPrompts:
    return DialogPrompts(window, said)


def _asked(window: QWidget) -> MessageDialog:
    return window.findChildren(MessageDialog)[0]


def test_the_verb_says_yes(prompts: DialogPrompts, window: QWidget, qtbot: QtBot) -> None:
    answers: list[str] = []
    prompts.ask(
        "Avsluta ärendet?", confirm="Avsluta ärendet", confirmed=lambda: answers.append("ja")
    )
    qtbot.mouseClick(_asked(window).yes, Qt.MouseButton.LeftButton)
    assert answers == ["ja"]


def test_escape_says_no(prompts: DialogPrompts, window: QWidget, qtbot: QtBot) -> None:
    answers: list[str] = []
    prompts.ask(
        "Avsluta ärendet?",
        confirm="Avsluta ärendet",
        confirmed=lambda: answers.append("ja"),
        declined=lambda: answers.append("nej"),
    )
    qtbot.keyClick(_asked(window), Qt.Key.Key_Escape)
    assert answers == ["nej"]


def test_an_error_we_know_is_told_in_words(prompts: DialogPrompts, window: QWidget) -> None:
    prompts.report_error(CaseNumberTaken("DLT-2026-0042"))
    assert "DLT-2026-0042" in _asked(window).what.text()


def test_an_error_nobody_foresaw_gives_a_report(
    prompts: DialogPrompts, window: QWidget, qtbot: QtBot
) -> None:
    prompts.report_error(ZeroDivisionError("Ali Exempelsson"))
    dialog = window.findChildren(CrashDialog)[0]
    qtbot.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    assert "ZeroDivisionError" in QGuiApplication.clipboard().text()


def test_a_report_never_holds_what_people_wrote() -> None:
    try:
        raise ValueError("Ali Exempelsson") from KeyError("19900602-2390")
    except ValueError as error:
        report = crash_report(error)
    assert "Ali" not in report
    assert "KeyError" in report
    assert "2390" not in report
