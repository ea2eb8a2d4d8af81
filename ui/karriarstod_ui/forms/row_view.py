"""What the rows of a table have in common, however they are shown."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget
from typing_extensions import override

from karriarstod.forms.answers import Cell, Row, Value, is_empty
from karriarstod.forms.conditions import is_required_in, visible_columns
from karriarstod.forms.difference import Change
from karriarstod.forms.questions import (
    Column,
    TableQuestion,
)
from karriarstod_ui.forms.editors import Place
from karriarstod_ui.forms.frame import Mark, QuestionFrame
from karriarstod_ui.widgets.buttons import Button, icon_button
from karriarstod_ui.widgets.layouts import row

_ENTER: Final = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_MOVES: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


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
        self.place = place
        self.frames: dict[str, QuestionFrame] = {}
        self._mark: Mark | None = None
        self.first_line: QHBoxLayout = row(spacing=4)
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
        button.setObjectName(f"{self.place.key}.{self.row.number}.{name}")
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
            self.place.setting,
            parent,
            name=f"{self.name}, {asked.label}",
            key=f"{self.place.key}.{self.row.number}.{asked.key}",
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
        if self._mark is not None:
            self._mark.hide()
            self._mark.deleteLater()
            self._mark = None
        if change is not Change.SAME:
            self._mark = Mark(change, self)
            self.first_line.insertWidget(1, self._mark)

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
        elif event.key() in _ENTER and self.go_on():
            event.accept()
        else:
            super().keyPressEvent(event)

    def go_on(self) -> bool:
        """From the cell the keyboard is in to the next; from the last one out of the row."""
        frames = [one for one in self.frames.values() if not one.isHidden()]
        here = [at for at, one in enumerate(frames) if holds_focus(one)]
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


def holds_focus(widget: QWidget) -> bool:
    """Whether the keyboard is in a part of the page."""
    now = widget.window().focusWidget()
    return now is not None and (now is widget or widget.isAncestorOf(now))


def _cell(value: Value | None) -> Cell | None:
    """The answer as one that a row can hold."""
    if isinstance(value, tuple):
        return tuple(one for one in value if isinstance(one, str))
    return value
