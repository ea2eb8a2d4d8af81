"""The page of one participant over a register in memory."""

from collections.abc import Callable
from typing import TypeVar

import pytest
from builders import TODAY, a_case
from fake_store import FakeStore
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot
from qt_fakes import FakePrompts, InlineBackground

from karriarstod.application.ports import Organisation
from karriarstod.application.rulebook import rule_book
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.clock import SetClock
from karriarstod_ui.desk import Desk
from karriarstod_ui.events import StoreEvents
from karriarstod_ui.pages.participant.doing import Doing, Wanted
from karriarstod_ui.pages.participant.page import ParticipantPage
from karriarstod_ui.pages.participant.tabs import Tab
from karriarstod_ui.widgets.fields import LabeledField
from karriarstod_ui.widgets.text import Text

Some = TypeVar("Some", bound=QWidget)


def _key(sign: str) -> QKeyEvent:
    no_modifier = Qt.KeyboardModifier.NoModifier
    return QKeyEvent(QEvent.Type.KeyPress, 0, no_modifier, sign)


class Scene:
    """The page with its register, and what a person at the screen does with it."""

    def __init__(self, qtbot: QtBot, store: FakeStore, case: CaseFile, desk: Desk) -> None:
        self.qtbot = qtbot
        self.store = store
        self.desk = desk
        self.number = case.case_number
        self.prompts = FakePrompts()
        self.page = ParticipantPage(desk, self.prompts)
        qtbot.addWidget(self.page)
        self.page.resize(1232, 864)
        self.page.show()
        self.page.show_case(case.case_number)

    @property
    def case(self) -> CaseFile:
        """The case file as the register has it now."""
        return self.store.queries.case(self.number)

    def find(self, kind: type[Some], name: str) -> Some:
        """A widget of the page by its name."""
        found = self.page.findChild(kind, name)
        assert found is not None, name
        return found

    def said(self, inside: QWidget | None = None) -> str:
        """Every text that is not hidden, in the page or a part of it."""
        # New rows are shown when the event loop comes round.
        QCoreApplication.sendPostedEvents()
        root = inside or self.page
        return " | ".join(text.text() for text in root.findChildren(Text) if text.isVisibleTo(root))

    def go_to(self, tab: Tab) -> QWidget:
        """A tab, put in front."""
        self.page.tabs.show_tab(tab)
        return self.page.tabs.widget(tab)

    def open(self, doing: Doing, part: int = 0) -> QDialog:
        """The window that a button opens."""
        self.page.header.wanted.emit(Wanted(doing, part))
        dialogs = [one for one in self.page.findChildren(QDialog) if one.isVisible()]
        assert dialogs, doing
        return dialogs[-1]

    def write(self, inside: QWidget, **texts: str) -> None:
        """Types in fields by their names."""
        for name, text in texts.items():
            field = inside.findChild(QWidget, name)
            assert field is not None, name
            field.setFocus()
            if hasattr(field, "selectAll"):
                field.selectAll()
            # The test library's own keys know no letters beyond ASCII.
            for sign in text:
                QApplication.sendEvent(field, _key(sign))

    def problems(self, dialog: QWidget) -> list[str]:
        """What a window says is wrong."""
        return [one.problem for one in dialog.findChildren(LabeledField) if one.problem]


@pytest.fixture
def scene(qtbot: QtBot) -> Callable[..., Scene]:
    def made(case: CaseFile | None = None, store: FakeStore | None = None) -> Scene:
        shown = case or a_case()
        kept = store or FakeStore(shown, users=())
        desk = Desk(
            kept,
            InlineBackground(),
            StoreEvents(),
            SetClock(TODAY),
            Organisation("Exempelkooperativet"),
            rule_book(),
        )
        return Scene(qtbot, kept, shown, desk)

    return made
