"""Makes ready what is likely to be gone to next, while somebody looks at the first page."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from karriarstod_ui.pages.participant.page import ParticipantPage
from karriarstod_ui.places import FORM, PARTICIPANT
from karriarstod_ui.shell import RecordShell

_PAUSE_MS: Final = 300
"""Between two pieces, so that a key pressed meanwhile is answered between them."""


class Ahead(QObject):
    """Does its pieces one at a time, from the first page gone to until the last is done."""

    def __init__(self, shell: RecordShell, pieces: Sequence[Callable[[], None]]) -> None:
        super().__init__(shell)
        self._left = list(pieces)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._go_on)
        shell.went.connect(self._pause.start)

    def _go_on(self) -> None:
        if self._left:
            self._left.pop(0)()
            self._pause.start()


def participant_ahead(shell: RecordShell) -> tuple[Callable[[], None], ...]:
    """The page of a participant in pieces: most of what the first of them would wait for."""

    def page() -> ParticipantPage | None:
        made = shell.page(PARTICIPANT)
        return made if isinstance(made, ParticipantPage) else None

    def make() -> None:
        page()

    def make_tab() -> None:
        made = page()
        if made is not None:
            made.tabs.widget(made.tabs.shown)

    def polish() -> None:
        made = page()
        for part in made.findChildren(QWidget) if made is not None else ():
            part.ensurePolished()

    return make, make_tab, polish


def form_ahead(shell: RecordShell) -> tuple[Callable[[], None], ...]:
    """The page of a form, with nothing on it yet: what the first form would wait longest for."""

    def make() -> None:
        shell.page(FORM)

    def polish() -> None:
        for part in shell.page(FORM).findChildren(QWidget):
            part.ensurePolished()

    return make, polish
