"""Typing that saves itself: after a pause, at the latest after three seconds, and in order."""

from collections.abc import Callable
from typing import Final, Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

Content = TypeVar("Content")
Given_contra = TypeVar("Given_contra", contravariant=True)

PAUSE_MS: Final = 1000
LONGEST_MS: Final = 2400
"""Short of three seconds, so that what is handed over then is in the register before they end."""


class Save(Protocol[Given_contra]):
    """Hands what is written to the register; answers by one of the two calls."""

    def __call__(
        self,
        content: Given_contra,
        /,
        done: Callable[[], None],
        failed: Callable[[Exception], None],
    ) -> None: ...


class Autosave(QObject, Generic[Content]):
    """Keeps what is on screen in the register, without ever touching the screen.

    Every save carries all that is written and the worker takes them in order, so none can undo a
    later one. ``saved`` when all that was typed is kept; ``failed`` carries the error, and the
    save is tried again after as long, with the next change, or by ``flush``.
    """

    saved = Signal()
    failed = Signal(object)

    def __init__(self, save: Save[Content], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._save = save
        self._latest: Content | None = None
        self._touched = 0
        self._sent = 0
        self._kept = 0
        self._pause = self._timer(PAUSE_MS)
        self._longest = self._timer(LONGEST_MS)

    def _timer(self, interval: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        # The other kinds may come a twentieth too late.
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.setInterval(interval)
        timer.timeout.connect(self.flush)
        return timer

    @property
    def is_dirty(self) -> bool:
        """Whether something on screen is not yet known to be kept."""
        return self._kept < self._touched

    def touch(self, content: Content) -> None:
        """What is written is now this; it is saved at the next pause."""
        self._latest = content
        self._touched += 1
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()

    def flush(self) -> None:
        """Saves at once what has not been handed over yet."""
        self._pause.stop()
        self._longest.stop()
        if self._latest is None or self._sent == self._touched:
            return
        mark = self._sent = self._touched
        self._save(
            self._latest, lambda: self._on_kept(mark), lambda error: self._on_refused(mark, error)
        )

    def forget(self) -> None:
        """Nothing more is saved: the draft has been signed or thrown away."""
        self._pause.stop()
        self._longest.stop()
        self._kept = self._sent = self._touched

    def _on_kept(self, mark: int) -> None:
        self._kept = max(self._kept, mark)
        if not self.is_dirty:
            self.saved.emit()

    def _on_refused(self, mark: int, error: Exception) -> None:
        if mark <= self._kept:
            return
        # Nothing newer has been kept, so it is sent again.
        self._sent = min(self._sent, mark - 1)
        self._longest.start()
        self.failed.emit(error)
