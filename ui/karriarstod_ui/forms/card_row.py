"""A row with many cells: a card that unfolds."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from karriarstod.forms.answers import Row
from karriarstod.forms.keys import Width
from karriarstod.forms.questions import ChoiceQuestion, TableQuestion
from karriarstod_ui.forms.editors import Place
from karriarstod_ui.forms.grid import QuestionGrid
from karriarstod_ui.forms.row_head import RowHead
from karriarstod_ui.forms.row_view import RowView, holds_focus
from karriarstod_ui.forms.words import row_summary
from karriarstod_ui.units import spaced
from karriarstod_ui.widgets.layouts import column


class CardRow(RowView):
    """A row with many cells: what it says as a line, and its fields once it is unfolded."""

    unfolded = Signal(int)

    def __init__(self, table: TableQuestion, shown: Row, place: Place, parent: QWidget) -> None:
        self._body: QuestionGrid | None = None
        super().__init__(table, shown, place, parent)
        self.setProperty("surface", "card")
        self.setProperty("tone", "plain")
        self._outer = column(self, (1, 1, 1, 1), 0)
        self.head = RowHead(self)
        self.head.setObjectName(f"{place.key}.{shown.number}")
        self.head.clicked.connect(self._on_clicked)
        self.first_line.addWidget(self.head, 1)
        self.first_line.addWidget(self.buttons, 0, Qt.AlignmentFlag.AlignVCenter)
        self._outer.addLayout(spaced(self.first_line, (0, 0, 6, 0), 4))

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
    def go_on(self) -> bool:
        if holds_focus(self.head):
            self._on_clicked()
            return True
        return super().go_on()

    def _on_clicked(self) -> None:
        if self.is_open:
            self.set_open(False)
        else:
            self.focus_cell()
