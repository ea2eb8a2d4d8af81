"""The rows of a table: a line of fields where they are few, else a card that unfolds."""

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from karriarstod.forms.answers import Cell, Row, Value, is_empty
from karriarstod.forms.conditions import is_required_in, visible_columns
from karriarstod.forms.difference import Change
from karriarstod.forms.keys import Width
from karriarstod.forms.questions import (
    ChoiceQuestion,
    ChoicesQuestion,
    Column,
    DateQuestion,
    ScaleQuestion,
    TableQuestion,
)
from karriarstod_ui import units
from karriarstod_ui.forms.editors import Place
from karriarstod_ui.forms.frame import Mark, QuestionFrame
from karriarstod_ui.forms.grid import QuestionGrid
from karriarstod_ui.forms.row_head import RowHead
from karriarstod_ui.forms.words import row_summary
from karriarstod_ui.widgets.buttons import Button, icon_button
from karriarstod_ui.widgets.layouts import Flow, column, row

_ENTER: Final = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_MOVES: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_SHARES: Final = {Width.FULL: 5, Width.HALF: 3, Width.SHORT: 2}
_LEAST: Final = {Width.FULL: 150, Width.HALF: 130, Width.SHORT: 100}
_LEAST_DATE: Final = 175
_LINE_ROOM: Final = 345
"""Cells that need more than this in all do not stand on a line."""


def least_units(asked: Column) -> float:
    """The width below which a cell does not stand beside another."""
    if isinstance(asked, DateQuestion):
        return _LEAST_DATE
    return _LEAST[asked.width]


def fits_on_line(table: TableQuestion) -> bool:
    """Whether a row's cells can stand side by side."""
    wide = (ChoicesQuestion, ScaleQuestion)
    if any(isinstance(one, wide) or one.sensitive for one in table.columns):
        return False
    return sum(least_units(one) for one in table.columns) <= _LINE_ROOM


class RowView(QFrame):
    """One row. Signals carry its number; ``moved`` with -1 for up and 1 for down.

    ``entered`` when Enter was pressed in its last field.
    """

    written = Signal(int, str, str)
    entered = Signal(int)
    removed = Signal(int)
    moved = Signal(int, int)

    def __init__(self, table: TableQuestion, shown: Row, place: Place, parent: QWidget) -> None:
        super().__init__(parent)
        self.table = table
        self.row = shown
        self.at = 0
        self.locked = False
        self._place = place
        self.frames: dict[str, QuestionFrame] = {}
        self.buttons = QWidget(self)
        line = row(self.buttons, spacing=0)
        self.up = self._button("chevron-up", "up", self._on_up)
        self.down = self._button("chevron-down", "down", self._on_down)
        self.remove = self._button("trash-2", "remove", self._on_remove)
        for button in (self.up, self.down, self.remove):
            line.addWidget(button)
        self.show_buttons()

    def _button(self, icon: str, name: str, pressed: object) -> Button:
        button = icon_button(icon, name, parent=self.buttons)
        button.setObjectName(f"{self._place.key}.{self.row.number}.{name}")
        button.clicked.connect(pressed)
        return button

    @property
    def name(self) -> str:
        """What the row is called aloud."""
        return self.tr("Rad {n}").format(n=self.at + 1)

    def show_row(self, shown: Row, at: int, count: int) -> None:
        """Show the row as it now is, at its place among so many."""
        self.row = shown
        self._rename(at)
        self.up.setEnabled(at > 0)
        self.down.setEnabled(at + 1 < count)
        self.show_cells()

    def _rename(self, at: int) -> None:
        self.at = at
        for button, words in (
            (self.up, self.tr("Flytta upp rad {n}")),
            (self.down, self.tr("Flytta ned rad {n}")),
            (self.remove, self.tr("Ta bort rad {n}")),
        ):
            button.setAccessibleName(words.format(n=at + 1))
        self.up.setToolTip(self.tr("Flytta upp (Alt+Upp)"))
        self.down.setToolTip(self.tr("Flytta ned (Alt+Ned)"))
        self.remove.setToolTip(self.tr("Ta bort raden"))
        for frame in self.frames.values():
            frame.rename(f"{self.name}, {frame.question.label}")

    def make_frame(self, asked: Column, parent: QWidget, *, is_tight: bool) -> QuestionFrame:
        """The field of a cell."""
        frame = QuestionFrame(
            asked,
            self._place.setting,
            parent,
            name=f"{self.name}, {asked.label}",
            key=f"{self._place.key}.{self.row.number}.{asked.key}",
            in_row=True,
            is_tight=is_tight,
        )
        frame.changed.connect(self._on_cell_changed)
        frame.setProperty("column", asked.key)
        frame.set_locked(self.locked or self.is_given(asked))
        self.frames[asked.key] = frame
        return frame

    def is_given(self, asked: Column) -> bool:
        """Whether a cell says what a row of a fixed table is about."""
        return self.table.fixed and any(asked.key in one for one in self.table.starts_with)

    def show_cells(self) -> None:
        """Bring the fields up to date with the row."""
        shown = {one.key for one in visible_columns(self.table.columns, self.row)}
        for asked in self.table.columns:
            frame = self.frames.get(asked.key)
            if frame is None:
                continue
            frame.show_value(self.row.cells.get(asked.key))
            frame.set_required(is_required_in(asked, self.row))
            if frame.isHidden() != (asked.key not in shown):
                frame.setHidden(asked.key not in shown)

    def lacking(self) -> int:
        """How many of its cells must still be answered."""
        return sum(
            is_required_in(one, self.row) and is_empty(self.row.cells.get(one.key))
            for one in visible_columns(self.table.columns, self.row)
        )

    def show_buttons(self) -> None:
        """Show what can be done with the row, where something can."""
        self.buttons.setHidden(self.locked or self.table.fixed)

    def set_locked(self, locked: bool) -> None:
        """Whether the row can only be read."""
        self.locked = locked
        self.show_buttons()
        for asked in self.table.columns:
            if asked.key in self.frames:
                self.frames[asked.key].set_locked(locked or self.is_given(asked))

    def set_mark(self, change: Change) -> None:
        """How the row stands against the earlier form's."""
        raise NotImplementedError

    def focus_cell(self, key: str = "") -> None:
        """Put the keyboard in a cell; in the first without a key."""
        frames = [one for one in self.frames.values() if not one.isHidden()]
        frame = self.frames.get(key) or (frames[0] if frames else None)
        if frame is not None:
            frame.focus_field()

    def veil(self) -> None:
        """Hide what is sensitive."""
        for frame in self.frames.values():
            frame.veil()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = _MOVES.get(Qt.Key(event.key()), 0)
        if self.locked or self.table.fixed:
            by = 0
        if by and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(self.row.number, by)
        elif event.key() in _ENTER and self._go_on():
            event.accept()
        else:
            super().keyPressEvent(event)

    def _go_on(self) -> bool:
        """From the cell the keyboard is in to the next; from the last one out of the row."""
        frames = [one for one in self.frames.values() if not one.isHidden()]
        here = [at for at, one in enumerate(frames) if _holds_focus(one)]
        if not here:
            return False
        if here[0] + 1 < len(frames):
            frames[here[0] + 1].focus_field()
        else:
            self.entered.emit(self.row.number)
        return True

    def _on_cell_changed(self, burst: str) -> None:
        frame = self.sender()
        key = str(frame.property("column"))
        self.row = self.row.with_cell(key, _cell(self.frames[key].value()))
        self.written.emit(self.row.number, key, burst)

    def _on_up(self) -> None:
        self.moved.emit(self.row.number, -1)

    def _on_down(self) -> None:
        self.moved.emit(self.row.number, 1)

    def _on_remove(self) -> None:
        self.removed.emit(self.row.number)


def _holds_focus(widget: QWidget) -> bool:
    now = widget.window().focusWidget()
    return now is not None and (now is widget or widget.isAncestorOf(now))


class Cells(Flow):
    """The fields of a line, each with its share of the width; below one another without room."""

    def __init__(self, table: TableQuestion, parent: QWidget | None = None) -> None:
        super().__init__(8, parent)
        self._table = table

    def is_stacked(self, width: int) -> bool:
        """Whether the fields stand below one another at this width."""
        columns = self._table.columns
        least = sum(units.px(least_units(one)) for one in columns)
        return least + self.gap * (len(columns) - 1) > width

    @override
    def place(self, width: int) -> list[tuple[QWidget, QRect]]:
        shown = self.shown()
        stacked = self.is_stacked(width)
        widths = [width] * len(shown) if stacked else self._widths(width)
        placed: list[tuple[QWidget, QRect]] = []
        x = y = 0
        for one, wide in zip(shown, widths, strict=False):
            tall = one.heightForWidth(wide) if one.hasHeightForWidth() else one.sizeHint().height()
            placed.append((one, QRect(QPoint(x, y), QPoint(x + wide - 1, y + tall - 1))))
            if stacked:
                y += tall + self.gap
            else:
                x += wide + self.gap
        return placed

    def _widths(self, width: int) -> list[int]:
        asked = self._table.columns
        given = [units.px(least_units(one)) for one in asked]
        free = width - sum(given) - self.gap * (len(asked) - 1)
        shares = [0 if isinstance(one, DateQuestion) else _SHARES[one.width] for one in asked]
        total = sum(shares) or len(shares)
        return [
            least + free * (share if sum(shares) else 1) // total
            for least, share in zip(given, shares, strict=True)
        ]


class LineRow(RowView):
    """A row whose fields stand side by side, their labels above the first row only."""

    def __init__(self, table: TableQuestion, shown: Row, place: Place, parent: QWidget) -> None:
        super().__init__(table, shown, place, parent)
        self._outer = row(self, spacing=4)
        self._cells = Cells(table)
        for asked in table.columns:
            self._cells.add(self.make_frame(asked, self._cells, is_tight=True))
        self._outer.addWidget(self._cells, 1)
        self._side = column(spacing=0)
        self._side.addWidget(self.buttons)
        self._side.addStretch(1)
        self._outer.addLayout(self._side)
        self._mark: Mark | None = None

    @override
    def show_row(self, shown: Row, at: int, count: int) -> None:
        super().show_row(shown, at, count)
        self._show_labels()

    @override
    def set_mark(self, change: Change) -> None:
        if self._mark is not None:
            self._mark.deleteLater()
            self._mark = None
        if change is not Change.SAME:
            self._mark = Mark(change, self)
            self._outer.insertWidget(1, self._mark)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_labels()

    def _show_labels(self) -> None:
        shown = self.at == 0 or self._cells.is_stacked(self._cells.width())
        for frame in self.frames.values():
            frame.set_label_shown(shown)
        first = next(iter(self.frames.values()))
        label = first.label.sizeHint().height() + units.px(4) if shown else 0
        self._side.setContentsMargins(0, label + units.px(4), 0, 0)


class CardRow(RowView):
    """A row with many cells: what it says as a line, and its fields once it is unfolded."""

    unfolded = Signal(int)

    def __init__(self, table: TableQuestion, shown: Row, place: Place, parent: QWidget) -> None:
        self._body: QuestionGrid | None = None
        super().__init__(table, shown, place, parent)
        self.setProperty("surface", "card")
        self.setProperty("tone", "plain")
        self._outer = column(self, (1, 1, 1, 1), 0)
        line = row(margins=(0, 0, 6, 0), spacing=4)
        self.head = RowHead(self)
        self.head.setObjectName(f"{place.key}.{shown.number}")
        self.head.clicked.connect(self._on_clicked)
        line.addWidget(self.head, 1)
        line.addWidget(self.buttons, 0, Qt.AlignmentFlag.AlignVCenter)
        self._line = line
        self._outer.addLayout(line)
        self._mark: Mark | None = None

    @override
    def show_buttons(self) -> None:
        # A long list is calmer when only the row one looks at says what can be done with it.
        wanted = self.underMouse() or self.is_open
        policy = self.buttons.sizePolicy()
        policy.setRetainSizeWhenHidden(not (self.locked or self.table.fixed))
        self.buttons.setSizePolicy(policy)
        self.buttons.setHidden(self.locked or self.table.fixed or not wanted)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Enter, QEvent.Type.Leave}:
            self.show_buttons()
        return super().event(event)

    @property
    def is_open(self) -> bool:
        """Whether its fields are shown."""
        return self._body is not None and not self._body.isHidden()

    def set_open(self, is_open: bool) -> None:
        """Show its fields, or only what they say."""
        if is_open == self.is_open:
            return
        if is_open and self._body is None:
            holder = QWidget(self)
            inner = column(holder, (14, 4, 14, 14), 0)
            self._body = QuestionGrid(12, paired=True)
            for asked in self.table.columns:
                frame = self.make_frame(asked, self._body, is_tight=False)
                width = asked.width if not isinstance(asked, ChoiceQuestion) else Width.FULL
                self._body.put(frame, width)
            inner.addWidget(self._body)
            self._outer.addWidget(holder)
            self._holder = holder
        if self._body is not None:
            self._holder.setHidden(not is_open)
            self._body.setHidden(not is_open)
        if not is_open:
            self.veil()
        self.show_buttons()
        self.show_cells()

    @override
    def show_cells(self) -> None:
        super().show_cells()
        title, rest = row_summary(self.table, self.row)
        lacking = self.lacking()
        if lacking and not self.is_open:
            needed = self.tr("%n svar behövs", "", lacking)
            rest = f"{rest} · {needed}" if rest else needed
        title = title or f"{self.table.row_name.capitalize()} {self.at + 1}"
        self.head.show_words(title, "" if self.is_open else rest, is_open=self.is_open)
        words = self.tr("{row}, fäll ihop: {title}") if self.is_open else "{row}: {title}"
        self.head.setAccessibleName(words.format(row=self.name, title=title))

    @override
    def focus_cell(self, key: str = "") -> None:
        self.unfolded.emit(self.row.number)
        super().focus_cell(key)

    @override
    def set_mark(self, change: Change) -> None:
        if self._mark is not None:
            self._mark.deleteLater()
            self._mark = None
        if change is not Change.SAME:
            self._mark = Mark(change, self)
            self._line.insertWidget(1, self._mark)

    @override
    def _go_on(self) -> bool:
        if _holds_focus(self.head):
            self._on_clicked()
            return True
        return super()._go_on()

    def _on_clicked(self) -> None:
        if self.is_open:
            self.set_open(False)
        else:
            self.focus_cell()


def _cell(value: Value | None) -> Cell | None:
    """The answer as one that a row can hold."""
    if isinstance(value, tuple):
        return tuple(one for one in value if isinstance(one, str))
    return value
