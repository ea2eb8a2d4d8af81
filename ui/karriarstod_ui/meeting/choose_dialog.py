"""Which meeting: those of where the participant now is stand first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from karriarstod.domain.stages import StageKey
from karriarstod.forms.meeting import Meeting
from karriarstod_ui import units
from karriarstod_ui.actions import action
from karriarstod_ui.theme import TextRole
from karriarstod_ui.widgets.buttons import secondary_button
from karriarstod_ui.widgets.card import ClickableCard
from karriarstod_ui.widgets.layouts import ScrollPage, column, row
from karriarstod_ui.widgets.text import Text
from karriarstod_ui.widgets.window import Window


class ChooseMeetingDialog(Window):
    """``chosen`` carries the meeting's id. Arrows and Enter, or a click."""

    chosen = Signal(str)

    def __init__(self, offered: Sequence[Meeting], stage: StageKey | None, parent: QWidget) -> None:
        super().__init__(parent)
        title = self.tr("Mötesläge")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        lines = column(self, (24, 22, 24, 20), 12)
        lines.addWidget(Text(title, TextRole.SECTION))
        lead = self.tr(
            "Skärmen visar bara det som är till för er båda: inga anteckningar, inga andra"
            " personer och inget personnummer. För att komma tillbaka behövs ditt lösenord."
        )
        lines.addWidget(Text(lead, TextRole.QUIET, wrap=True))
        page = ScrollPage((2, 2, 2, 2), 8)
        self.cards: list[ClickableCard] = []
        first = [one for one in offered if stage in one.stages]
        others = [one for one in offered if one not in first]
        for head, meetings in ((self.tr("Nu"), first), (self.tr("Andra samtal"), others)):
            if meetings:
                page.add(Text(head, TextRole.SMALL_STRONG))
            for one in meetings:
                card = ClickableCard(one.title, one.purpose, "users")
                card.setObjectName(f"meeting.{one.id}")
                card.clicked.connect(lambda meeting_id=one.id: self._choose(meeting_id))
                self.cards.append(card)
                page.add(card)
        page.add_stretch()
        lines.addWidget(page, 1)
        buttons = row(spacing=12)
        buttons.addStretch(1)
        cancel = secondary_button(self.tr("Avbryt"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        buttons.addWidget(cancel)
        lines.addLayout(buttons)
        window = parent.window()
        self.resize(
            min(units.px(620), window.width() - 40), min(units.px(640), window.height() - 40)
        )
        self._page = page
        # The page would scroll with these keys.
        action(self, self.tr("Nästa"), lambda: self._step(1), keys="Down")
        action(self, self.tr("Förra"), lambda: self._step(-1), keys="Up")
        self.cards[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, meeting_id: str) -> None:
        self.accept()
        self.chosen.emit(meeting_id)

    def _step(self, by: int) -> None:
        here = next((at for at, one in enumerate(self.cards) if one.hasFocus()), 0)
        to = max(0, min(len(self.cards) - 1, here + by))
        self.cards[to].setFocus(Qt.FocusReason.TabFocusReason)
        self._page.ensureWidgetVisible(self.cards[to])
