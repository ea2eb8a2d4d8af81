"""The line that says a referral has been begun already."""

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
    so twice."""

    thrown_away = Signal()

    def __init__(self, prompts: Prompts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prompts = prompts
        self.acted.connect(self._ask)

    def tell(self, begun_at: datetime, now: datetime) -> None:
        """Say since when it is half written."""
        self.show_message(
            self.tr("Här finns en påbörjad anvisning från {when}.").format(
                when=_when(begun_at, now)
            ),
            action=self.tr("Börja om"),
        )

    def _ask(self) -> None:
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
