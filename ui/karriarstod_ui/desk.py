"""The desk: every page reads and changes the register through it, off the GUI thread."""

from collections.abc import Callable
from datetime import date
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from karriarstod.application.changes import Events
from karriarstod.application.ports import Begin, Organisation, Queries, Store
from karriarstod.application.register_user import RegisterUser
from karriarstod.application.rulebook import read_rule_book
from karriarstod.domain.clock import Clock
from karriarstod.domain.events import EventKind
from karriarstod.domain.rules import RuleBook
from karriarstod_ui.events import StoreEvents

Answer = TypeVar("Answer")
Failed = Callable[[Exception], None]


class Worker(Protocol):
    """What the desk needs of the background worker; tests hand in one that runs at once."""

    def run(
        self,
        work: Callable[[], Answer],
        *,
        owner: QObject,
        done: Callable[[Answer], None] | None = None,
        failed: Failed | None = None,
        saying: str = "",
    ) -> None:
        """Runs the work; `done` or `failed` is called on the GUI thread while `owner` lives."""
        ...


class Desk(QObject):
    """Reads, changes, and tells everyone what happened.

    `ask` runs a question against the queries, `do` a command against the unit of work; on success
    the command's events are sent to `events.committed` before `done` is called. Without `failed`
    an error goes to the one place that reports them. `rules_changed` follows a changed rule.
    """

    rules_changed = Signal()

    def __init__(
        self,
        store: Store,
        worker: Worker,
        events: StoreEvents,
        clock: Clock,
        organisation: Organisation,
        rules: RuleBook,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._worker = worker
        self._clock = clock
        self.events = events
        self.organisation = organisation
        self.rules = rules

    @property
    def today(self) -> date:
        """The day it is, or the day the practice register stands on."""
        return self._clock.today()

    @property
    def clock(self) -> Clock:
        """The clock everything here goes by."""
        return self._clock

    @property
    def user(self) -> RegisterUser:
        """Who has unlocked the register."""
        return self._store.user

    def ask(
        self,
        question: Callable[[Queries], Answer],
        *,
        owner: QObject,
        done: Callable[[Answer], None],
        failed: Failed | None = None,
        saying: str = "",
    ) -> None:
        """Reads off the thread and hands the answer to `done`."""
        queries = self._store.queries
        self._worker.run(
            lambda: question(queries), owner=owner, done=done, failed=failed, saying=saying
        )

    def do(
        self,
        command: Callable[[Begin], Events],
        *,
        owner: QObject,
        done: Callable[[Events], None] | None = None,
        failed: Failed | None = None,
        saying: str = "",
    ) -> None:
        """Changes the register off the thread, tells everyone, then calls `done`."""

        def tell(happened: Events) -> None:
            self._tell(happened)
            if done is not None:
                done(happened)

        begin = self._store.begin
        self._worker.run(
            lambda: command(begin), owner=owner, done=tell, failed=failed, saying=saying
        )

    def _tell(self, happened: Events) -> None:
        if any(event.kind is EventKind.RULE_CHANGED for event in happened):
            self._worker.run(
                lambda: read_rule_book(self._store.begin), owner=self, done=self._take_rules
            )
        if happened:
            self.events.committed.emit(happened)

    def _take_rules(self, rules: RuleBook) -> None:
        self.rules = rules
        self.rules_changed.emit()
