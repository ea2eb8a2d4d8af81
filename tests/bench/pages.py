"""The pages people live in, with the real register behind them, asked and painted at once."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from register import TODAY, Registers, active_numbers
from rows import Row, against, median, milliseconds, p95, within

from karriarstod.__main__ import Joined
from karriarstod.application.rulebook import read_rule_book
from karriarstod.domain.clock import SetClock
from karriarstod_db.session import RegisterStore
from karriarstod_ui.app import an_application, theming_of
from karriarstod_ui.main_window import MainWindow
from karriarstod_ui.messages import said
from karriarstod_ui.opened_register import OpenedRegister
from karriarstod_ui.places import PARTICIPANT, PARTICIPANTS
from karriarstod_ui.places import TODAY as TODAY_PAGE
from karriarstod_ui.preferences import Preferences
from karriarstod_ui.prompts import DialogPrompts
from karriarstod_ui.record import Record
from karriarstod_ui.shell import Location
from karriarstod_ui.shots import AtOnce
from karriarstod_ui.theme import Appearance

LETTERS = ("a", "an", "and", "ande", "s", "sa", "sar", "sara", "1", "19", "198", "å", "ås", "ö")


class Window:
    """An open register in a window of its own; everything it is asked is done at once."""

    def __init__(self, store: RegisterStore, folder: Path) -> None:
        self.window = MainWindow()
        self.window.resize(1440, 900)
        composition = Joined(SetClock(TODAY))
        with store.begin() as work:
            organisation = work.settings.organisation()
        opened = OpenedRegister(store, folder, organisation, read_rule_book(store.begin))
        preferences = Preferences(Path(tempfile.mkdtemp()) / "choices.ini")
        prompts = DialogPrompts(self.window, said)
        self.record = Record(opened, AtOnce(), composition, prompts, preferences)
        self.window.show_record(self.record.shell)
        self.window.show()
        self.settle()
        self.numbers = [str(number) for number in active_numbers(store)]
        self._turn = 0

    def settle(self) -> None:
        """Serves what is waiting and paints what is seen."""
        QCoreApplication.sendPostedEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self.window.repaint()

    def today(self) -> None:
        """The first page."""
        self.record.shell.go(TODAY_PAGE)
        self.settle()

    def list(self) -> None:
        """The participant list, asked again and painted."""
        page = self.record.shell.page(PARTICIPANTS)
        page._is_fresh = False  # type: ignore[attr-defined]  # as after somebody's change
        self.record.shell.go(PARTICIPANTS)
        self.settle()

    def letter(self, text: str) -> None:
        """One more letter in the list's filter."""
        self.record.shell.page(PARTICIPANTS).filter.setText(text)  # type: ignore[attr-defined]
        self.settle()

    def participant(self) -> None:
        """The page of the next participant."""
        self._turn += 1
        number = self.numbers[self._turn % len(self.numbers)]
        self.record.shell.go(Location(PARTICIPANT, number))
        self.settle()


def _after(first: Callable[[], None], then: Callable[[], None]) -> Callable[[], float]:
    """How long `then` takes when `first` has just been done."""

    def both() -> float:
        first()
        return milliseconds(then, 1, warm=0)[0]

    return both


def measured(registers: Registers) -> list[Row]:
    """List, filter and page with everything, and the same with a tenth of it."""
    application = an_application()
    theming_of(application).apply(Appearance.LIGHT, 1.0)
    large = Window(registers.large, registers.folder)
    small = Window(registers.small, registers.folder)
    lists = [_after(one.today, one.list) for one in (large, small)]
    people = [_after(one.list, one.participant) for one in (large, small)]
    for work in (*lists, *people):
        work()
        work()
    list_large, list_small, page_large, page_small = [], [], [], []
    for _ in range(25):
        list_large.append(lists[0]())
        list_small.append(lists[1]())
        page_large.append(people[0]())
        page_small.append(people[1]())
    large.list()
    letters = [milliseconds(lambda t=text: large.letter(t), 1, warm=0)[0] for text in LETTERS * 4]
    rows = [
        within("participant list shown", median(list_large), 100),
        within("list filtered, per letter, p95", p95(letters[len(LETTERS) :]), 16),
        within("participant page shown", median(page_large), 50),
        against("list, ten times the data", median(list_large), median(list_small), 1.3),
        against("page, ten times the data", median(page_large), median(page_small), 1.3),
    ]
    for one in (large, small):
        one.window.close()
        one.window.deleteLater()
    return rows
