"""What is due as rows of a list: headings, and under each the things to do."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from karriarstod.application.labels import label
from karriarstod.application.phrases import explanation, headline, verb
from karriarstod.application.views import DueRow
from karriarstod.domain.obligations import DueState, Obligation, ObligationKind
from karriarstod.domain.swedish_dates import days, short_date
from karriarstod_ui.models.looks import shown_name
from karriarstod_ui.theme import StateColor

AnyIndex = QModelIndex | QPersistentModelIndex

AT_FIRST: Final = 60
"""Rows of a group that are shown before more are asked for."""

ROW_ROLE: Final = Qt.ItemDataRole.UserRole + 1
"""The `Heading` or `DueItem` of a row."""

_NOWHERE: Final = QModelIndex()

_PILLS: Final = {
    DueState.OVERDUE: StateColor.LATE,
    DueState.TODAY: StateColor.SOON,
}


@dataclass(frozen=True)
class Heading:
    """The word above a group."""

    text: str
    is_late: bool = False


@dataclass(frozen=True)
class DueItem:
    """One thing to do in the words it is shown with; `state` is None for a plain date.

    `case_number` is empty but for the protected, whom nothing else tells from one another.
    """

    row: DueRow
    day: str
    state: StateColor | None
    name: str = field(repr=False)
    what: str = field(repr=False)
    why: str = field(repr=False)
    case_number: str = ""
    stage: str = ""
    button: str = ""
    is_first: bool = False
    is_done: bool = False

    @property
    def obligation(self) -> Obligation:
        """What it is about."""
        return self.row.obligation

    @property
    def is_tick(self) -> bool:
        """Whether it is done by ticking it here; everything else is done on a page of its own."""
        return self.obligation.kind is ObligationKind.REMINDER

    @property
    def key(self) -> tuple[str, int | None, str, int | None, int | None]:
        """What tells it from everything else that is due."""
        one = self.obligation
        return (
            str(one.case_number),
            one.placement_number,
            str(one.kind),
            one.goal_number,
            one.number,
        )

    def done(self) -> "DueItem":
        """The same, ticked, where it stood."""
        return replace(self, day="klart", state=StateColor.WELL, button="Ångra", is_done=True)


@dataclass(frozen=True)
class More:
    """How many more there are in a group; pressed, all of them are shown."""

    text: str
    state: DueState


ListedRow = Heading | DueItem | More


def due_item(row: DueRow, today: date, *, is_first: bool = False) -> DueItem:
    """A due row in words."""
    one = row.obligation
    late = (today - one.due_on).days
    day = days(late) if late > 0 else "idag" if late == 0 else short_date(one.due_on, today)
    return DueItem(
        row=row,
        day=day,
        state=_PILLS.get(row.state),
        name=shown_name(row.name),
        what=headline(one),
        why=" · ".join(part for part in (row.waits_for, row.team, explanation(one, today)) if part),
        case_number=str(one.case_number) if row.is_protected else "",
        stage=label(row.stage) if row.stage is not None else "",
        button=verb(one.kind),
        is_first=is_first,
    )


def listed_rows(
    groups: Sequence[tuple[str, Sequence[DueRow]]],
    today: date,
    ticked: Iterable[DueItem] = (),
    whole: Collection[DueState] = (),
) -> tuple[ListedRow, ...]:
    """Headings with their rows; empty groups are left out.

    Of a long group the first are shown with how many more there are, unless it is among `whole`:
    nobody reads a thousand rows, and nobody should wait for them. What has been ticked since the
    page was opened stays where it stood, so that nothing moves under the pointer and a mistake can
    be undone.
    """
    kept = list(ticked)
    rows: list[ListedRow] = []
    for place, (title, due) in enumerate(groups):
        state = _GROUP_STATES[place]
        shown = due if state in whole else due[:AT_FIRST]
        items = [due_item(row, today, is_first=n == 0 and place < 2) for n, row in enumerate(shown)]
        present = {item.key for item in items}
        items += [item for item in kept if _group_of(item) is state and item.key not in present]
        items.sort(key=lambda item: (item.obligation.due_on, str(item.obligation.kind)))
        if items:
            rows += [Heading(title, is_late=place == 0), *items]
        if len(shown) < len(due):
            rows.append(More(f"Visa {len(due) - len(shown)} till", state))
    return tuple(rows)


_WAITING: Final = DueState.LATER
"""Stands for what waits for others: nothing that is due later is on the page."""
_GROUP_STATES: Final = (DueState.OVERDUE, DueState.TODAY, DueState.SOON, _WAITING)


def _group_of(item: DueItem) -> DueState:
    return _WAITING if item.row.waits_for else item.row.state


class DueModel(QAbstractListModel):
    """The rows of the first page's list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[ListedRow, ...] = ()

    def set_rows(self, rows: Sequence[ListedRow]) -> None:
        """Show these; rows that only look different stay the same rows."""
        if _keys(rows) == _keys(self._rows):
            self._rows = tuple(rows)
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row(self, index: AnyIndex) -> ListedRow | None:
        """The row at an index."""
        return self._rows[index.row()] if index.isValid() else None

    def items(self) -> tuple[DueItem, ...]:
        """Everything to do, in the order it stands."""
        return tuple(row for row in self._rows if isinstance(row, DueItem))

    @override
    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index)
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return _spoken(row) if isinstance(row, DueItem) else row.text
        return None

    @override
    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        # A heading is passed over by the arrow keys.
        if isinstance(self.row(index), DueItem | More):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags


def _spoken(item: DueItem) -> str:
    late = item.state is StateColor.LATE
    day = f"{item.day} försenad" if late else item.day
    parts = (
        day,
        item.name,
        item.case_number,
        item.what,
        item.why,
        item.stage,
        f"Enter: {item.button}",
    )
    return ". ".join(part for part in parts if part)


def _keys(rows: Sequence[ListedRow]) -> list[object]:
    return [row.key if isinstance(row, DueItem) else row.text for row in rows]
