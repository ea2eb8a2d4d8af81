"""The line that says a referral has been begun already, here or put aside."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from karriarstod.domain.swedish_dates import clock_time, long_date
from karriarstod_ui.prompts import Prompts
from karriarstod_ui.widgets.card import InlineMessage


class KeptLine(InlineMessage):
    """Shown until the page is left. ``thrown_away`` when somebody wants to begin again, and said
    so twice; ``taken_up`` when what was put aside is to be gone on with."""

    thrown_away = Signal()
    taken_up = Signal()

    def __init__(self, prompts: Prompts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prompts = prompts
        self._is_offer = False
        self.acted.connect(self._on_acted)

    def tell(self, begun_at: datetime, now: datetime) -> None:
        """Say since when what stands here is half written."""
        self._is_offer = False
        self.show_message(
            self.tr("Här finns en påbörjad anvisning från {when}.").format(
                when=_when(begun_at, now)
            ),
            action=self.tr("Börja om"),
        )

    def offer(self, name: str, begun_at: datetime, now: datetime, *, is_new: bool) -> None:
        """Say who has something half written that does not stand here."""
        self._is_offer = True
        words = (
            self.tr("Du har en påbörjad anvisning{whose} från {when}.")
            if is_new
            else self.tr("Du har en påbörjad ny placering{whose} från {when}.")
        )
        whose = self.tr(" för {name}").format(name=name) if name else ""
        self.show_message(
            words.format(whose=whose, when=_when(begun_at, now)),
            action=self.tr("Fortsätt med den"),
        )

    def _on_acted(self) -> None:
        if self._is_offer:
            self.taken_up.emit()
            return
        self._prompts.ask(
            self.tr("Kasta den påbörjade anvisningen och börja om?"),
            explanation=self.tr("Det som är skrivet här sparas inte."),
            confirm=self.tr("Börja om"),
            confirmed=self.thrown_away.emit,
        )

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.clear()


def _when(moment: datetime, now: datetime) -> str:
    """ "klockan 10.14", or the day where it is another."""
    if moment.date() == now.date():
        return f"klockan {clock_time(moment)}"
    return long_date(moment.date(), now.date())
