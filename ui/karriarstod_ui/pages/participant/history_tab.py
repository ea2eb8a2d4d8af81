"""The tab of history: what has happened, by whom and when, newest first."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from karriarstod.application.phrases import happening
from karriarstod.application.ports import HistoryRow
from karriarstod.domain.swedish_dates import clock_time, long_date
from karriarstod_ui.pages.participant.rows import Rows
from karriarstod_ui.theme import TextRole
from karriarstod_ui.widgets.buttons import secondary_button
from karriarstod_ui.widgets.card import Card
from karriarstod_ui.widgets.layouts import Column, row
from karriarstod_ui.widgets.text import Text

ROWS_AT_ONCE = 40


class HistoryTab(Column):
    """``more_wanted`` carries how many rows are shown already."""

    more_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(16, parent)
        self._shown: tuple[HistoryRow, ...] = ()
        self.card = Card(self.tr("Historik"))
        self.rows = Rows(8)
        self.more = secondary_button(self.tr("Visa fler"), compact=True)
        self.more.setObjectName("more_history")
        self.card.add(self.rows)
        self.card.add(self.more)
        self.add(self.card)
        self.more.clicked.connect(lambda: self.more_wanted.emit(len(self._shown)))

    def show_rows(self, rows: tuple[HistoryRow, ...], today: date, *, after: int = 0) -> None:
        """Show these rows, or add them after the first ``after`` ones."""
        self._shown = (*self._shown[:after], *rows)
        self.more.setHidden(len(rows) < ROWS_AT_ONCE)
        self.rows.show_rows(
            (history_row(one, today) for one in self._shown),
            self.tr("Här står allt som görs, av vem och när."),
        )


def history_row(one: HistoryRow, today: date) -> QWidget:
    """What happened, with who and when below or beside."""
    shown = QWidget()
    local = one.at.astimezone()
    when = f"{long_date(local.date(), today)} {clock_time(local)}"
    line = row(shown, spacing=16)
    line.addWidget(Text(happening(one.event, today), TextRole.SMALL, wrap=True), 3)
    line.addWidget(Text(one.user, TextRole.SMALL_QUIET, wrap=True), 1)
    line.addWidget(Text(when, TextRole.SMALL_QUIET, wrap=True), 1)
    return shown
