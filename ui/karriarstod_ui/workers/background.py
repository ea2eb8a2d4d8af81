"""The one door to another thread: run a function there, hear about it here."""

import logging
from collections.abc import Callable
from itertools import count
from typing import Final, Protocol, TypeVar

import shiboken6
from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, QTimer, Signal, Slot
from typing_extensions import override

log = logging.getLogger(__name__)

Result = TypeVar("Result")
Failed = Callable[[Exception], None]

BUSY_AFTER_MS: Final = 400


class _Door(QObject):
    """Carries answers to the GUI thread; belongs to no owner, so that none can delete it."""

    answered = Signal(int, object, object)


class _Job(QRunnable):
    def __init__(self, ticket: int, work: Callable[[], object], door: _Door) -> None:
        super().__init__()
        self.setAutoDelete(True)
        self._ticket = ticket
        self._work = work
        self._door = door

    @override
    def run(self) -> None:
        result: object = None
        error: Exception | None = None
        try:
            result = self._work()
        # One of the two places that report: whatever went wrong is handed to the GUI thread.
        except Exception as raised:
            error = raised
        self._door.answered.emit(self._ticket, result, error)


class _Waiting:
    """What is owed to whoever asked: the callbacks, and who must still be alive to get them."""

    def __init__(
        self,
        owner: QObject,
        done: Callable[[object], None] | None,
        failed: Failed | None,
        saying: str,
    ) -> None:
        self.owner = owner
        self.done = done
        self.failed = failed
        self.saying = saying


class Worker(Protocol):
    """Whatever runs work for a page: ``Background``, or a stand-in that does it at once."""

    def run(
        self,
        work: Callable[[], Result],
        *,
        owner: QObject,
        done: Callable[[Result], None] | None = None,
        failed: Failed | None = None,
        saying: str = "",
    ) -> None: ...


class Background(QObject):
    """Runs one piece of work at a time, in the order asked for, off the GUI thread.

    ``done`` and ``failed`` are called on the GUI thread, and not at all if ``owner`` has been
    deleted by then. ``busy_changed`` says what is being done once it has taken 400 ms, and ``""``
    when nothing is left to do. An error nobody asked to hear of is sent to ``broke``.
    """

    busy_changed = Signal(str)
    broke = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(1)
        # A thread that comes and goes would cost the register's thread-bound caches.
        self._pool.setExpiryTimeout(-1)
        self._door = _Door()
        self._door.answered.connect(self._on_answered, Qt.ConnectionType.QueuedConnection)
        self._tickets = count(1)
        self._waiting: dict[int, _Waiting] = {}
        self._closed = False
        self._shown = ""
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(BUSY_AFTER_MS)
        self._patience.timeout.connect(self._on_patience_ended)

    @property
    def is_busy(self) -> bool:
        return bool(self._waiting)

    def run(
        self,
        work: Callable[[], Result],
        *,
        owner: QObject,
        done: Callable[[Result], None] | None = None,
        failed: Failed | None = None,
        saying: str = "",
    ) -> None:
        """Run ``work`` on the worker thread; ``saying`` is shown if it takes long ("Sparar …").

        After ``shutdown`` nothing more is accepted and nothing is called.
        """
        if self._closed:
            log.info("work refused after shutdown")
            return
        ticket = next(self._tickets)
        # The result of this very work is what comes back with this very ticket.
        self._waiting[ticket] = _Waiting(owner, done, failed, saying)  # type: ignore[arg-type]
        if not self._patience.isActive() and not self._shown:
            self._patience.start()
        self._pool.start(_Job(ticket, work, self._door))

    def shutdown(self) -> None:
        """Let work already asked for finish, and then call nothing: the end of the program."""
        self._closed = True
        self._patience.stop()
        self._pool.waitForDone()
        self._waiting.clear()

    @Slot(int, object, object)
    def _on_answered(self, ticket: int, result: object, error: Exception | None) -> None:
        waiting = self._waiting.pop(ticket, None)
        if waiting is None:
            return
        if not self._waiting:
            self._calm_down()
        elif self._shown:
            self._say(self._words())
        if not shiboken6.isValid(waiting.owner):
            log.info("answer dropped: its owner is gone")
        elif error is None:
            if waiting.done is not None:
                waiting.done(result)
        elif waiting.failed is not None:
            waiting.failed(error)
        else:
            log.error("work failed: %s", type(error).__name__)
            self.broke.emit(error)

    def _words(self) -> str:
        return next((each.saying for each in self._waiting.values() if each.saying), "Arbetar …")

    def _say(self, words: str) -> None:
        if words != self._shown:
            self._shown = words
            self.busy_changed.emit(words)

    def _calm_down(self) -> None:
        self._patience.stop()
        self._say("")

    @Slot()
    def _on_patience_ended(self) -> None:
        if self._waiting:
            self._say(self._words())
