"""Notices that nobody is at the screen, and that nothing is being written."""

from typing import Final

from PySide6.QtCore import QDeadlineTimer, QObject, QTimer, Signal

_MINUTE: Final = 60_000
_LOOKS_EVERY_MS: Final = 5_000
_REST_AFTER_MS: Final = 2_000


class IdleClock(QObject):
    """Counts down to the lock while nobody moves, types or clicks.

    Signals:
        minutes_left: whole minutes until the lock, at least 1, whenever it changes.
        run_out: the time is up.
    """

    minutes_left = Signal(int)
    run_out = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._minutes = 10
        self._said = 0
        self._deadline = QDeadlineTimer()
        self._look = QTimer(self)
        self._look.setInterval(_LOOKS_EVERY_MS)
        self._look.timeout.connect(self._on_looked)

    def start(self, minutes: int) -> None:
        """Begin, or begin again with another number of minutes."""
        self._minutes = minutes
        self._said = 0
        self.touch()
        self._look.start()
        self._on_looked()

    def stop(self) -> None:
        """Nothing is open, so there is nothing to lock."""
        self._look.stop()

    def touch(self) -> None:
        """Somebody is here."""
        self._deadline = QDeadlineTimer(self._minutes * _MINUTE)

    def _on_looked(self) -> None:
        left = self._deadline.remainingTime()
        if left <= 0:
            self.stop()
            self.run_out.emit()
            return
        minutes = -(-left // _MINUTE)
        if minutes != self._said:
            self._said = minutes
            self.minutes_left.emit(minutes)


class RestClock(QObject):
    """`rested` when nothing has been written for a while: the time to tidy the journal away."""

    rested = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_REST_AFTER_MS)
        self._pause.timeout.connect(self.rested)

    def wrote(self) -> None:
        """Something was written just now."""
        self._pause.start()
