"""A table's rows on screen: written, added, moved and taken away."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from karriarstod.forms.answers import Row, Rows, Value, next_row_number
from karriarstod.forms.difference import Change
from karriarstod.forms.questions import TableQuestion
from karriarstod_ui.forms.card_row import CardRow
from karriarstod_ui.forms.editors import Place
from karriarstod_ui.forms.line_row import LineRow, fits_on_line
from karriarstod_ui.forms.row_view import RowView, holds_focus
from karriarstod_ui.widgets.buttons import link_button
from karriarstod_ui.widgets.layouts import column


class TableField(QWidget):
    """The rows of a table. ``changed`` carries what is undone together.

    A row's number is never given again, not even when the row has been taken away.
    """

    changed = Signal(str)

    def __init__(self, question: TableQuestion, place: Place) -> None:
        super().__init__(place.parent)
        self.setObjectName(place.key)
        self.setAccessibleName(place.name)
        self._question = question
        self._place = place
        self._on_line = fits_on_line(question)
        self._rows: Rows = ()
        self._marks: Mapping[int, Change] = {}
        self._locked = False
        self.views: dict[int, RowView] = {}
        self._lines = column(self, spacing=6)
        self._holder = column(spacing=6 if self._on_line else 8)
        self._lines.addLayout(self._holder)
        self.add = link_button(
            self.tr("+ Lägg till {row}").format(row=question.row_name), parent=self
        )
        self.add.setObjectName(f"{place.key}.add")
        self.add.clicked.connect(self.add_row)
        self.add.setHidden(question.fixed)
        self._lines.addWidget(self.add)

    def value(self) -> Rows:
        """The rows as they now are."""
        return self._rows

    def set_value(self, value: Value | None) -> None:
        """Show these rows, silently; rows that are shown already stay where they are."""
        rows = value if isinstance(value, tuple) else ()
        self._rows = tuple(one for one in rows if isinstance(one, Row))
        self._note_numbers()
        kept = {one.number for one in self._rows}
        gone = [self.views.pop(number) for number in list(self.views) if number not in kept]
        lost_at = next((view.at for view in gone if holds_focus(view)), None)
        for view in gone:
            self._drop(view)
        for at, one in enumerate(self._rows):
            view = self.views.get(one.number) or self._make(one)
            if self._holder.indexOf(view) != at:
                self._holder.removeWidget(view)
                self._holder.insertWidget(at, view)
            view.show_row(one, at, len(self._rows))
        if lost_at is not None:
            self._focus_near(lost_at)

    @property
    def _most(self) -> int:
        return self._place.setting.row_numbers.get(self._place.key, 0)

    def _note_numbers(self) -> None:
        most = max((self._most, *(one.number for one in self._rows)))
        self._place.setting.row_numbers[self._place.key] = most

    def _focus_near(self, at: int) -> None:
        """Put the keyboard where a row was taken away."""
        if self._rows:
            self._focus(self.views[self._rows[min(at, len(self._rows) - 1)].number])
        else:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_earlier(self, _value: Value | None) -> str:
        """Rows of the time before are compared, not framed."""
        return ""

    def set_row_marks(self, marks: Mapping[int, Change]) -> None:
        """How each row stands against the earlier form's."""
        self._marks = marks
        for number, view in self.views.items():
            view.set_mark(marks.get(number, Change.SAME))

    def set_locked(self, locked: bool) -> None:
        """Whether rows can only be read."""
        self._locked = locked
        self.add.setHidden(locked or self._question.fixed)
        for view in self.views.values():
            view.set_locked(locked)

    def focus_first(self) -> None:
        """Put the keyboard in the first row, or on the button that adds one."""
        if self._rows:
            self._focus(self.views[self._rows[0].number])
        else:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_cell(self, number: int, key: str) -> None:
        """Put the keyboard in a cell."""
        if number in self.views:
            self.views[number].focus_cell(key)

    def veil(self) -> None:
        """Hide what is sensitive."""
        for view in self.views.values():
            view.veil()

    def _focus(self, view: RowView) -> None:
        if isinstance(view, CardRow) and not view.is_open:
            view.head.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            view.focus_cell()

    def add_row(self) -> None:
        """One more empty row, last, ready to be written in."""
        number = next_row_number(self._rows, self._most)
        self._put((*self._rows, Row(number)))
        self.views[number].focus_cell()

    def _put(self, rows: Rows) -> None:
        self.set_value(rows)
        self.changed.emit("")

    def _make(self, row: Row) -> RowView:
        kind = LineRow if self._on_line else CardRow
        view = kind(self._question, row, self._place, self)
        view.written.connect(self._on_written)
        view.entered.connect(self._on_entered)
        view.removed.connect(self._on_removed)
        view.moved.connect(self._on_moved)
        if isinstance(view, CardRow):
            view.unfolded.connect(self._on_unfolded)
        view.set_locked(self._locked)
        if row.number in self._marks:
            view.set_mark(self._marks[row.number])
        self.views[row.number] = view
        return view

    def _drop(self, view: RowView) -> None:
        self._holder.removeWidget(view)
        view.hide()
        view.setParent(None)
        view.deleteLater()

    def _place_of(self, number: int) -> int:
        return next(at for at, one in enumerate(self._rows) if one.number == number)

    def _on_written(self, number: int, column_key: str, burst: str) -> None:
        written = self.views[number].row
        self._rows = tuple(written if one.number == number else one for one in self._rows)
        self.views[number].show_cells()
        self.changed.emit(f"{number}.{column_key} {burst}" if burst else "")

    def _on_entered(self, number: int) -> None:
        at = self._place_of(number)
        if at + 1 < len(self._rows):
            self.views[self._rows[at + 1].number].focus_cell()
        elif self.add.isHidden():
            self.views[number].focusNextChild()
        else:
            self.add_row()

    def _on_removed(self, number: int) -> None:
        at = self._place_of(number)
        self._put(tuple(one for one in self._rows if one.number != number))
        self._focus_near(at)

    def _on_moved(self, number: int, by: int) -> None:
        at = self._place_of(number)
        to = at + by
        if not 0 <= to < len(self._rows):
            return
        had_focus = self.window().focusWidget()
        rows = list(self._rows)
        rows.insert(to, rows.pop(at))
        self._put(tuple(rows))
        if had_focus is not None and self.isAncestorOf(had_focus):
            had_focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_unfolded(self, number: int) -> None:
        for view in self.views.values():
            if isinstance(view, CardRow):
                view.set_open(view.row.number == number)
