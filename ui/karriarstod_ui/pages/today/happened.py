"""What has happened of late: one line for a person and a day, newest first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from PySide6.QtWidgets import QWidget

from karriarstod.application.phrases import happening
from karriarstod.application.plan_paper import PaperTo
from karriarstod.application.ports import HistoryRow
from karriarstod.application.views import Today
from karriarstod.domain.events import EventKind
from karriarstod.domain.identity import CaseNumber
from karriarstod.domain.swedish_dates import clock_time, short_date
from karriarstod_ui.models.looks import shown_name
from karriarstod_ui.theme import TextRole
from karriarstod_ui.widgets.card import Card
from karriarstod_ui.widgets.layouts import Column, column
from karriarstod_ui.widgets.text import Text

_LATEST: Final = 7
_FEW: Final = 4
"""What is said of one person's day; the rest is counted."""


@dataclass
class _Day:
    """What has happened with one person, or with the register itself, in one day."""

    number: CaseNumber | None
    on: date
    rows: list[HistoryRow] = field(default_factory=list)


class HappenedCard(Card):
    """The latest history in words, newest first: one line for a person and a day."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Hänt sedan sist", parent=parent)
        self._list = QWidget()
        self._lines = column(self._list, spacing=6)
        self.add(self._list)

    def show_history(self, view: Today) -> None:
        """What the view tells of."""
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        lines = list(_happened(view))[:_LATEST]
        for words, when in lines:
            line = Column(0)
            line.add(Text(words, TextRole.SMALL, wrap=True))
            line.add(Text(when, TextRole.SMALL_QUIET, wrap=True))
            self._lines.addWidget(line)
        if not lines:
            self._lines.addWidget(Text("Inget än.", TextRole.SMALL_QUIET))


def _happened(view: Today) -> Iterable[tuple[str, str]]:
    for day in _days(view.happened):
        yield _sentence(day, view), _moment(day, view)


def _days(rows: Sequence[HistoryRow]) -> list[_Day]:
    """Gathered from newest to oldest; a paper saved as a file has changed nothing."""
    found: dict[tuple[CaseNumber | None, date], _Day] = {}
    for row in rows:
        if dict(row.event.detail).get("how") == PaperTo.FILE:
            continue
        number, on = row.event.case_number, row.at.astimezone().date()
        found.setdefault((number, on), _Day(number, on)).rows.append(row)
    return list(found.values())


def _sentence(day: _Day, view: Today) -> str:
    kinds = {row.event.kind for row in day.rows}
    # In the order they were done, each once.
    words = dict.fromkeys(
        _small(happening(row.event, view.day))
        for row in reversed(day.rows)
        if not (
            row.event.kind is EventKind.PARTICIPANT_REGISTERED
            and EventKind.PLACEMENT_BEGUN in kinds
        )
    )
    said, rest = list(words)[:_FEW], len(words) - _FEW
    line = ", ".join(said) + (f" och {rest} till" if rest > 0 else "")
    if day.number is None:
        return f"{line[:1].upper()}{line[1:]}"
    return f"{shown_name(view.names.get(day.number, ''))} – {line}"


def _small(words: str) -> str:
    return f"{words[:1].lower()}{words[1:]}"


def _moment(day: _Day, view: Today) -> str:
    newest = day.rows[0]
    on = "idag" if day.on == view.day else short_date(day.on, view.day)
    users = ", ".join(dict.fromkeys(row.user for row in day.rows if row.user))
    parts = (_number_of_hidden(day, view), f"{on} {clock_time(newest.at.astimezone())}", users)
    return " · ".join(part for part in parts if part)


def _number_of_hidden(day: _Day, view: Today) -> str:
    """The case number of a protected person, whom nothing else tells from the others."""
    is_told = day.number is None or view.names.get(day.number)
    return "" if is_told else str(day.number)
