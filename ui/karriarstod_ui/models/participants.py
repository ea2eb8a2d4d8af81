"""The participant list as a window on the register: as many rows as there are, few of them here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from karriarstod.application.labels import label
from karriarstod.application.phrases import headline
from karriarstod.application.views import ParticipantRow
from karriarstod.domain.stages import StageKey
from karriarstod.domain.swedish_dates import nearness, short_date
from karriarstod_ui.delegates.cells import CHAIN_ROLE, SECOND_LINE_ROLE, STATE_ROLE, TEXT_ROLE
from karriarstod_ui.models.looks import DUE_COLORS, bar_states, shown_name
from karriarstod_ui.theme import StateColor, TextRole
from karriarstod_ui.widgets.painted import StepState

CHUNK: Final = 24
"""Rows fetched at a time: more than a screen shows, few enough to come at once."""

ROW_ROLE: Final = Qt.ItemDataRole.UserRole + 1
"""The `ParticipantRow` itself; None while it is on its way."""

AnyIndex = QModelIndex | QPersistentModelIndex

_NOWHERE: Final = QModelIndex()
_WAITING: Final = "…"


def _no_text(_row: ParticipantRow, _today: date) -> str:
    return ""


def _no_state(_row: ParticipantRow, _today: date) -> StateColor | None:
    return None


def _no_chain(_row: ParticipantRow) -> tuple[StepState, ...]:
    return ()


@dataclass(frozen=True)
class Column:
    """One column: its words, how it is painted, how wide it is and how soon it is left out.

    `width` is in units of the text size; `rank` 0 is never left out, the highest goes first.
    `takes_rest` gives it what is left over.
    """

    key: str
    header: str
    text: Callable[[ParticipantRow, date], str]
    width: float
    rank: int = 0
    takes_rest: bool = False
    second: Callable[[ParticipantRow, date], str] = _no_text
    state: Callable[[ParticipantRow, date], StateColor | None] = _no_state
    chain: Callable[[ParticipantRow], tuple[StepState, ...]] = _no_chain
    role: TextRole = TextRole.BODY


def _stage(row: ParticipantRow, _today: date) -> str:
    if row.stage is None:
        return "Ingen anvisning"
    words = label(row.stage)
    return f"{words} · paus" if row.is_paused else words


def _next_step(row: ParticipantRow, _today: date) -> str:
    if row.next_step is not None:
        return headline(row.next_step)
    return "Planera nästa steg" if row.lacks_next_step else "–"


def _step_day(row: ParticipantRow, today: date) -> str:
    """The deadline of one who has a deadline and yet nothing planned."""
    if row.next_step is None or not row.lacks_next_step:
        return ""
    return nearness(row.next_step.due_on, today)


def _when(row: ParticipantRow, today: date) -> str:
    if row.lacks_next_step:
        return "utan nästa steg"
    return nearness(row.next_step.due_on, today) if row.next_step is not None else "–"


def _nearness_color(row: ParticipantRow, _today: date) -> StateColor | None:
    if row.lacks_next_step:
        return StateColor.SOON
    return DUE_COLORS[row.state] if row.state is not None else None


_BEFORE_PLANS: Final = {None, StageKey.INTEREST, StageKey.FIRST_MEETING, StageKey.AGREEMENT}


def _plan(row: ParticipantRow, today: date) -> str:
    if row.plan_signed_on is not None:
        return short_date(row.plan_signed_on, today)
    if row.has_draft:
        return "utkast"
    return "–" if row.stage in _BEFORE_PLANS or not row.is_open else "saknas"


def _supervisor(row: ParticipantRow, _today: date) -> str:
    return row.supervisor or ("Ej utsedd" if row.is_open else "–")


COLUMNS: Final = (
    Column(
        "name",
        "Namn",
        lambda row, _today: shown_name(row.name),
        190,
        second=lambda row, _today: str(row.case_number) if row.is_protected else "",
        role=TextRole.STRONG,
    ),
    Column(
        "number",
        "Personnummer",
        lambda row, _today: row.number or "saknas",
        138,
        rank=4,
        role=TextRole.SMALL_QUIET,
    ),
    Column("stage", "Steg", _stage, 150, rank=1, chain=bar_states),
    Column("next_step", "Nästa steg", _next_step, 190, takes_rest=True, second=_step_day),
    Column("when", "När", _when, 136, state=_nearness_color),
    Column("plan", "Plan", _plan, 104, rank=3, role=TextRole.SMALL),
    Column("supervisor", "Handledare", _supervisor, 130, rank=2, role=TextRole.SMALL),
    Column("team", "Team", lambda row, _today: row.team or "–", 78, rank=5, role=TextRole.SMALL),
)


class ParticipantsModel(QAbstractTableModel):
    """Knows how many rows there are and holds those that have been asked for.

    `missing_chunk` says what to fetch next for the rows that are looked at; until they come they
    are shown as quiet dots, so that the list never jumps.
    """

    def __init__(self, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._total = 0
        self._rows: dict[int, ParticipantRow] = {}
        self._stale: set[int] = set()

    def show_first(self, total: int, rows: Sequence[ParticipantRow], today: date) -> None:
        """Another list: so many in all, beginning with these."""
        self._begin_anew(total, 0, rows, today)

    def show_slice(
        self, total: int, offset: int, rows: Sequence[ParticipantRow], today: date
    ) -> None:
        """Rows of the same list that have now come; another total makes it a list of its own."""
        if total != self._total or today != self._today:
            self._begin_anew(total, offset, rows, today)
        elif rows:
            self._keep(offset, rows)
            last = min(offset + len(rows), total) - 1
            self.dataChanged.emit(self.index(offset, 0), self.index(last, len(COLUMNS) - 1))

    def _begin_anew(
        self, total: int, offset: int, rows: Sequence[ParticipantRow], today: date
    ) -> None:
        self.beginResetModel()
        self._today = today
        self._total = total
        self._rows = {}
        self._stale = set()
        self._keep(offset, rows)
        self.endResetModel()

    def _keep(self, offset: int, rows: Sequence[ParticipantRow]) -> None:
        for place, row in enumerate(rows, offset):
            if place < self._total:
                self._rows[place] = row
                self._stale.discard(place)

    def grow_stale(self) -> None:
        """Every row must be asked for again, and is shown as it was until it comes."""
        self._stale = set(self._rows)

    def missing_chunk(self, first: int, last: int) -> int | None:
        """Where the first chunk begins that some row from `first` to `last` still lacks."""
        for place in range(max(0, first), min(last + 1, self._total)):
            if place not in self._rows or place in self._stale:
                return place - place % CHUNK
        return None

    def row(self, index: AnyIndex) -> ParticipantRow | None:
        """The row at an index, if it has come."""
        return self._rows.get(index.row()) if index.isValid() else None

    def place_of(self, case_number: str) -> int | None:
        """Where a participant stands, among the rows that have come."""
        for place, row in self._rows.items():
            if str(row.case_number) == case_number:
                return place
        return None

    @property
    def total(self) -> int:
        """How many there are in all."""
        return self._total

    @override
    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._total

    @override
    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section].header
        return None

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column = COLUMNS[index.column()]
        row = self._rows.get(index.row())
        if row is None:
            return _waiting(column, role)
        answer = _ANSWERS.get(role)
        return answer(column, row, self._today) if answer is not None else None


def _waiting(column: Column, role: int) -> Any:
    """A quiet dot or three under the name while the row is on its way."""
    if role == Qt.ItemDataRole.DisplayRole:
        return _WAITING if column is COLUMNS[0] else ""
    return TextRole.QUIET if role == TEXT_ROLE else None


def _spoken(column: Column, row: ParticipantRow, today: date) -> str:
    """What a screen reader says of a cell."""
    words = column.text(row, today)
    second = column.second(row, today)
    return f"{column.header}: {words}, {second}" if second else f"{column.header}: {words}"


def _tip(column: Column, row: ParticipantRow, today: date) -> str:
    second = column.second(row, today)
    words = column.text(row, today)
    return f"{words}\n{second}" if second else words


_ANSWERS: Final[dict[int, Callable[[Column, ParticipantRow, date], Any]]] = {
    Qt.ItemDataRole.DisplayRole: lambda column, row, today: column.text(row, today),
    Qt.ItemDataRole.ToolTipRole: _tip,
    Qt.ItemDataRole.AccessibleTextRole: _spoken,
    SECOND_LINE_ROLE: lambda column, row, today: column.second(row, today),
    STATE_ROLE: lambda column, row, today: column.state(row, today),
    CHAIN_ROLE: lambda column, row, _today: column.chain(row),
    TEXT_ROLE: lambda column, _row, _today: column.role,
    ROW_ROLE: lambda _column, row, _today: row,
}
