"""Run as a program: writes in forms of real registers, in processes that are killed on the way.

Arguments: user, password, case number, the form's number, the field, and how many write at once.
Each line of input is a register's folder and how many seconds after the first key its process is
killed, with a tab between. The answer is a line for each: the folder, when it was killed, and when
each key was pressed, with tabs between.
"""

import os
import signal
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from string import ascii_lowercase
from typing import Final, TextIO

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from qt_fakes import FakePrompts

from karriarstod.__main__ import Joined
from karriarstod.application.rulebook import read_rule_book
from karriarstod.domain.clock import SystemClock
from karriarstod.domain.identity import CaseNumber
from karriarstod_db.session import open_store, warm_up
from karriarstod_ui.app import an_application
from karriarstod_ui.desk import Desk
from karriarstod_ui.events import StoreEvents
from karriarstod_ui.pages.form.page import FormPage
from karriarstod_ui.workers.background import Background

EVERY_MS: Final = 50
"""A quick typist, who never makes a pause."""

_LOOKS_EVERY: Final = 0.005
_GIVES_UP_AFTER: Final = 60.0


@dataclass(frozen=True)
class Where:
    """Who opens the register, and where in it the typing is done."""

    user: str
    password: str
    case: CaseNumber
    form: int
    field: str


def letter(place: int) -> str:
    """The letter that is typed at a place."""
    return ascii_lowercase[place % len(ascii_lowercase)]


def type_on(folder: Path, where: Where, told: TextIO) -> None:
    """Opens the form's page and types in it, and writes down when each key was pressed."""
    application = an_application()
    clock = SystemClock()
    store = open_store(folder, where.user, where.password, clock)
    with store.begin() as work:
        organisation = work.settings.organisation()
    worker, rules = Background(application), read_rule_book(store.begin)
    desk = Desk(store, worker, StoreEvents(), clock, organisation, rules, application)
    page = FormPage(desk, FakePrompts(), Joined(clock).form_printing(organisation, clock))
    page.resize(1240, 860)
    page.show()
    page.show_form(where.case, where.form)
    typed = 0
    editor: QPlainTextEdit | None = None

    def find() -> QPlainTextEdit | None:
        for row in page.panel.sections.rows:
            assert page.panel.view is not None
            page.panel.view.show_section(row.key)
            found = page.panel.view.findChild(QPlainTextEdit, where.field)
            if found is not None:
                return found
        return None

    def type_one() -> None:
        nonlocal typed, editor
        editor = editor or find()
        if editor is None:
            return
        at = time.monotonic()
        QTest.keyClick(editor, letter(typed))  # type: ignore[call-overload]  # takes a letter too
        typed += 1
        told.write(f"{at}\n")
        told.flush()

    keys = QTimer(application)
    keys.setInterval(EVERY_MS)
    keys.timeout.connect(type_one)
    keys.start()
    application.exec()


class Typist:
    """A process that types until its time is up."""

    def __init__(self, folder: Path, seconds: float, where: Where) -> None:
        self.folder = folder
        self._seconds = seconds
        self._keys = folder.with_suffix(".keys")
        self._ends: float | None = None
        self._keys.touch()
        self._begun = time.monotonic()
        self.process = os.fork()
        if not self.process:
            try:
                with self._keys.open("w", encoding="ascii") as told:
                    type_on(folder, where, told)
            finally:
                os._exit(1)

    def is_over(self) -> bool:
        """Whether its time is up, counted from its first key; then it is killed."""
        now = time.monotonic()
        if self._ends is None and self._keys.stat().st_size:
            self._ends = now + self._seconds
        if now < (self._ends or self._begun + _GIVES_UP_AFTER):
            return False
        self.killed_at = time.monotonic()
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        return True

    def __str__(self) -> str:
        keys = self._keys.read_text(encoding="ascii").splitlines()
        return "\t".join([str(self.folder), str(self.killed_at), *keys])


def typed(lines: Iterator[str], where: Where, at_once: int) -> Iterator[Typist]:
    """Each line carried out, so many at a time."""
    at_work: list[Typist] = []
    for line in lines:
        folder, seconds = line.rstrip("\n").split("\t")
        at_work.append(Typist(Path(folder), float(seconds), where))
        while len(at_work) >= at_once:
            yield from _ended(at_work)
    while at_work:
        yield from _ended(at_work)


def _ended(at_work: list[Typist]) -> Iterator[Typist]:
    time.sleep(_LOOKS_EVERY)
    for one in list(at_work):
        if one.is_over():
            at_work.remove(one)
            yield one


def main(user: str, password: str, case: str, form: str, field: str, at_once: str) -> None:
    """Answers line by line."""
    warm_up()
    where = Where(user, password, CaseNumber.parse(case), int(form), field)
    for one in typed(iter(sys.stdin.readlines()), where, int(at_once)):
        sys.stdout.write(f"{one}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
