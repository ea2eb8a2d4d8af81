"""Somebody at the desk: finds controls by what they are called, types, presses, and looks."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QStackedWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot
from qt_fakes import FakePrompts
from shiboken6 import isValid

from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.identity import CaseNumber
from karriarstod_ui.dialogs.form import FormDialog
from karriarstod_ui.main_window import MainWindow
from karriarstod_ui.pages.lock.page import LockPage
from karriarstod_ui.pages.participant.doing import Doing
from karriarstod_ui.pages.participant.page import ParticipantPage
from karriarstod_ui.pages.participant.tabs import Tab
from karriarstod_ui.pages.plan.plan_page import PlanPage
from karriarstod_ui.pages.plan.preview import PreviewDialog
from karriarstod_ui.pages.settings.page import SettingsPage
from karriarstod_ui.places import PARTICIPANT, PLAN, REFERRAL, SETTINGS
from karriarstod_ui.record import Record
from karriarstod_ui.session_flow import SessionFlow
from karriarstod_ui.widgets.fields import DateField
from karriarstod_ui.workers.background import Background

Page = TypeVar("Page", bound=QWidget)
Value = str | bool | date


@dataclass
class Handledare:
    """Uses the real window over a real register, as a person would."""

    window: MainWindow
    flow: SessionFlow
    worker: Background
    prompts: FakePrompts
    qtbot: QtBot

    # Looking.

    @property
    def shown(self) -> QWidget:
        """The door or the shell that fills the window."""
        stack = self.window.centralWidget()
        assert isinstance(stack, QStackedWidget)
        shown = stack.currentWidget()
        assert shown is not None
        return shown

    @property
    def record(self) -> Record:
        """The open register."""
        assert self.flow.record is not None
        return self.flow.record

    def page(self, place: str, kind: type[Page]) -> Page:
        """The page of a place."""
        page = self.record.shell.page(place)
        assert isinstance(page, kind)
        return page

    @property
    def person(self) -> ParticipantPage:
        """The participant's page."""
        return self.page(PARTICIPANT, ParticipantPage)

    @property
    def plan(self) -> PlanPage:
        """The plan's page."""
        return self.page(PLAN, PlanPage)

    def case(self, number: str) -> CaseFile:
        """The case file as it has been kept."""
        found: list[CaseFile] = []
        self.record.desk.ask(
            lambda queries: queries.case(CaseNumber.parse(number)),
            owner=self.record.shell,
            done=found.append,
        )
        self.settle()
        return found[0]

    def settle(self) -> None:
        """Wait until the register has nothing more to do."""
        self.qtbot.waitUntil(lambda: not self.worker.is_busy, timeout=10_000)

    def find(self, root: QWidget, kind: type[Page], name: str) -> Page:
        """The control of that name."""
        found = [each for each in root.findChildren(kind, name) if not each.isHidden()]
        assert found, f"no {kind.__name__} called {name}"
        return found[0]

    # Doing.

    def unlock(self, password: str) -> None:
        """Type the password and press Enter."""
        lock = self.shown
        assert isinstance(lock, LockPage)
        type_text(lock.password, password)
        self.qtbot.keyClick(lock.password, Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: self.flow.record is not None, timeout=10_000)
        self.settle()

    def key(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        """A key, pressed where the keyboard is."""
        held = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            held |= modifier
        self.qtbot.keyClick(self._keyboard, key, held)
        self.settle()

    @property
    def _keyboard(self) -> QWidget:
        """Where a key goes: to a list of suggestions while one is shown, else to the focus."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            return popup
        dialogs = [each for each in self.window.findChildren(QDialog) if each.isVisible()]
        top = dialogs[-1] if dialogs else self.window
        if QApplication.activeWindow() is not top:
            # With nothing to manage windows, none takes over when another closes.
            top.activateWindow()
            self.qtbot.waitUntil(top.isActiveWindow)
        return top.focusWidget() or top

    def write(self, text: str) -> None:
        """Letters, typed where the keyboard is."""
        type_text(self._keyboard, text)
        self.settle()

    def press(self, root: QWidget, name: str) -> None:
        """A button, by its name."""
        self.find(root, QAbstractButton, name).click()
        self.settle()

    def fill(self, root: QWidget, **values: Value) -> None:
        """Fields by their names; a day may be a date."""
        for name, value in values.items():
            editor = self.find(root, QWidget, name)
            if isinstance(editor, DateField):
                editor.clear()
                type_text(editor, str(value))
                editor.editingFinished.emit()
            elif isinstance(editor, QCheckBox):
                if editor.isChecked() != value:
                    editor.click()
            elif isinstance(editor, QComboBox):
                place = editor.findData(value)
                assert place >= 0, f"{name} has no {value}"
                editor.setCurrentIndex(place)
            elif isinstance(editor, QLineEdit | QPlainTextEdit):
                editor.selectAll()
                type_text(editor, str(value))
            else:
                raise TypeError(name)

    def dialog(self, kind: type[Page] | type[FormDialog] = FormDialog) -> QWidget:
        """The window that lies over the page now."""
        found = [each for each in self.window.findChildren(kind) if each.isVisible()]
        assert found, f"no {kind.__name__} is open"
        return found[-1]

    def answer(self, **values: Value) -> None:
        """Fill in the open window and press its verb; it must then have closed."""
        dialog = self.dialog()
        assert isinstance(dialog, FormDialog)
        self.fill(dialog, **values)
        dialog.submit()
        problems = [field.problem for field in dialog.fields if field.problem]
        assert not problems, problems
        self.settle()
        if isValid(dialog) and dialog.isVisible():
            raise AssertionError(dialog.message.text.text())

    def more(self, doing: Doing, **values: Value) -> None:
        """Something under "Mer" on the participant's page, filled in and kept."""
        offered = {one.objectName(): one for one in self.person.header.menu.actions()}
        assert doing.value in offered, f"{doing} is not offered"
        offered[doing.value].trigger()
        self.answer(**values)

    def open_tab(self, tab: Tab) -> None:
        """A tab of the participant's page."""
        self.person.tabs.bar.setCurrentIndex(list(Tab).index(tab))
        self.settle()

    def open_person(self, number: str) -> None:
        """A participant's page."""
        self.record.open_participant(number)
        self.settle()

    def enter_stage(self, stage: str, on: date) -> None:
        """The next stage of the chain."""
        button = self.person.header.new_stage
        (self.person.header.primary if button.isHidden() else button).click()
        self.answer(stage=stage, stage_on=on)

    def refer(self, **values: Value) -> None:
        """A new referral, kept and opened."""
        page = self.record.shell.page(REFERRAL)
        self.find(page, QAbstractButton, "more").click()
        self.fill(page, **values)
        self.press(page, "save")

    def go_to_day(self, day: date) -> None:
        """Let the practice register stand on another day, as in the settings."""
        if self.record.desk.today == day:
            return
        before = self.flow.record
        self.record.shell.go(SETTINGS)
        page = self.page(SETTINGS, SettingsPage)
        self.fill(page, practice_day=day)
        self.qtbot.waitUntil(lambda: self.flow.record not in {before, None})
        self.settle()
        assert self.record.desk.today == day

    def write_plan(self, answers: Callable[[str], str]) -> None:
        """Fill in whatever the page says is missing until it can be signed, with the keyboard.

        `answers` is asked with the name of the field the page leads to.
        """
        for _ in range(20):
            self.plan.view.head.primary.click()
            self.settle()
            if any(each.isVisible() for each in self.window.findChildren(FormDialog)):
                return
            focused = self.window.focusWidget()
            assert focused is not None
            text = answers(focused.objectName())
            type_text(focused, text)
            self.qtbot.keyClick(focused, Qt.Key.Key_Tab)
            self.settle()
        raise AssertionError("the plan never became whole")

    def printed(self, copy: str = "") -> bytes:
        """The paper of the plan that is shown, as the preview holds it."""
        self.plan.view.head.preview.click()
        self.settle()
        dialog = self.dialog(PreviewDialog)
        assert isinstance(dialog, PreviewDialog)
        if copy:
            dialog.copies.choose(copy)
            dialog.show_copy(copy)
            self.settle()
        self.qtbot.waitUntil(lambda: bool(dialog.pdf))
        pdf = dialog.pdf
        dialog.reject()
        return pdf

    def save_pdf(self, target: Path) -> None:
        """Save the paper of the plan that is shown where the person says."""
        self.prompts.answers.append(target)
        self.plan.view.head.preview.click()
        self.settle()
        dialog = self.dialog(PreviewDialog)
        self.press(dialog, "save_pdf")
        self.qtbot.waitUntil(target.exists)
        dialog.close()


def type_text(widget: QWidget, text: str) -> None:
    """Press a key for each letter; Qt's own test keys know no å, ä or ö."""
    none = Qt.KeyboardModifier.NoModifier
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, none, letter))
