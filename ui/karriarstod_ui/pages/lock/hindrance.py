"""What stands in the way of opening that nobody typed: said, and what can be done about it."""

from typing import Final

from PySide6.QtCore import QDeadlineTimer, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from karriarstod.application import store_errors as errors
from karriarstod_ui.messages import said
from karriarstod_ui.theme import StateColor
from karriarstod_ui.widgets.buttons import secondary_button
from karriarstod_ui.widgets.card import InlineMessage
from karriarstod_ui.widgets.layouts import Column

_PASSING: Final = (
    errors.RegisterInUse,
    errors.StoreBusy,
    errors.DiskFull,
    errors.FolderReadOnly,
    errors.FolderUnreachable,
    errors.NotEnoughMemory,
)
"""What may be over in a moment: what is typed can be tried as it stands."""

_TICK_MS: Final = 200


class Hindrance(Column):
    """A message and perhaps one button; hidden while nothing is in the way.

    ``retried`` when what is typed is to be tried again; ``previous_requested`` when the key
    file's previous generation is to be put back.
    """

    retried = Signal()
    previous_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(10, parent)
        self.message = InlineMessage()
        self.remedy = secondary_button(self.tr("Försök igen"))
        self.remedy.setObjectName("remedy")
        self.add(self.message)
        self.add(self.remedy)
        self._restores = False
        self.remedy.clicked.connect(self._on_pressed)
        self.clear()

    def clear(self) -> None:
        """Nothing is in the way, as far as is known."""
        self.message.clear()
        self.remedy.hide()
        self.hide()

    def tell(self, text: str, state: StateColor = StateColor.LATE) -> None:
        """Say it, with nothing to press."""
        self.show()
        self.remedy.hide()
        self.message.show_message(text, state)

    def show_error(self, error: Exception) -> None:
        """Say why the register did not open, and offer what may help."""
        sentence = said(error)
        if sentence is None:
            self.tell(self.tr("Registret gick inte att öppna. Inget har ändrats."))
            return
        self.tell(sentence.text)
        if isinstance(error, errors.HeaderDamaged | errors.HeaderMissing):
            if error.previous_available:
                self._offer(self.tr("Lägg tillbaka den förra nyckelfilen"), restores=True)
        elif isinstance(error, _PASSING):
            self._offer(self.tr("Försök igen"), restores=False)

    def _on_pressed(self) -> None:
        (self.previous_requested if self._restores else self.retried).emit()

    def _offer(self, verb: str, *, restores: bool) -> None:
        self._restores = restores
        self.remedy.setText(verb)
        self.remedy.show()
        self.remedy.setFocus()


class Pause(QObject):
    """A wait that counts itself down: ``changed`` with each second, and when it is over."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._until = QDeadlineTimer()
        self._said = 0
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self._on_tick)

    @property
    def seconds_left(self) -> int:
        """Whole seconds still to wait; 0 when there is nothing to wait for."""
        return -(-self._until.remainingTime() // 1000) if self._tick.isActive() else 0

    def start(self, seconds: int) -> None:
        """Wait from now."""
        self._until = QDeadlineTimer(1000 * seconds)
        self._tick.start()
        self._on_tick()

    def _on_tick(self) -> None:
        left = self.seconds_left
        if left <= 0:
            self._tick.stop()
        if left != self._said:
            self._said = left
            self.changed.emit()
