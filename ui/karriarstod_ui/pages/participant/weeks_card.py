"""How the weeks went: a strip of them, a short line for each, and a quick entry."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from karriarstod.application.progress_words import week_words
from karriarstod.domain.progression import WeekMark, WeekNotPossible
from karriarstod.domain.swedish_dates import period
from karriarstod.domain.swedish_dates import week as week_name
from karriarstod_ui import units
from karriarstod_ui.pages.participant.rows import Rows
from karriarstod_ui.theme import TextRole
from karriarstod_ui.widgets.buttons import icon_button, link_button, secondary_button
from karriarstod_ui.widgets.card import Card
from karriarstod_ui.widgets.fields import LabeledField
from karriarstod_ui.widgets.layouts import Column, Columns, Flow, row
from karriarstod_ui.widgets.line import LineEdit
from karriarstod_ui.widgets.text import Rule, Text
from karriarstod_ui.widgets.week_strip import WeekStrip

_WEEK: Final = timedelta(days=7)
_FRIDAY: Final = timedelta(days=4)
_SHOWN: Final = 4
_USUAL: Final = 5


class WeekForm(Column):
    """Three small numbers and a text about one week. ``kept`` carries a ``WeekMark``."""

    kept = Signal(object)
    week_chosen = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(8, parent)
        self._today = today
        self._this = today - timedelta(days=today.weekday())
        self.monday = self._this
        self.week = Text("", TextRole.STRONG)
        self.earlier = icon_button("chevron-left", self.tr("Veckan före"))
        self.later = icon_button("chevron-right", self.tr("Veckan efter"))
        self.planned = self._number("planned_days")
        self.on_time = self._number("days_on_time")
        self.whole = self._number("whole_days")
        self.tried = LineEdit()
        self.tried.setObjectName("tried")
        self.tried.setPlaceholderText(self.tr("t.ex. kassan"))
        self.keep = secondary_button(self.tr("Spara veckan"), compact=True)
        self.keep.setObjectName("keep_week")
        self.problem = Text("", TextRole.LATE, wrap=True)
        self._build()
        self.earlier.clicked.connect(lambda: self._move(-_WEEK))
        self.later.clicked.connect(lambda: self._move(_WEEK))
        self.keep.clicked.connect(self._on_keep)
        for line in (self.planned, self.on_time, self.whole, self.tried):
            line.returnPressed.connect(self._on_keep)

    def _number(self, name: str) -> LineEdit:
        made = units.sized(LineEdit(), min_width=56)
        made.setObjectName(name)
        made.setMaxLength(1)
        return made

    def _build(self) -> None:
        head = QWidget()
        line = row(head, spacing=4)
        for widget in (self.earlier, self.week, self.later):
            line.addWidget(widget)
        line.addStretch(1)
        self.add(head)
        numbers = Columns(10)
        for words, editor in (
            (self.tr("Planerade dagar"), self.planned),
            (self.tr("Kom i tid"), self.on_time),
            (self.tr("Hela dagar"), self.whole),
        ):
            numbers.add(LabeledField(words, editor), 1, 84)
        self.add(numbers)
        self.add(LabeledField(self.tr("Provade"), self.tried))
        self.add(self.problem)
        under = Flow(8)
        under.add(self.keep)
        self.add(under)
        self.problem.hide()

    def show_week(self, monday: date, week: WeekMark | None, planned: int) -> None:
        """Show what has been said of a week, or an empty one with as many days planned."""
        self.monday = monday
        days = period(monday, monday + _FRIDAY, self._today)
        self.week.setText(f"{week_name(monday)} · {days}")
        self.later.setEnabled(monday < self._this)
        self.planned.setText(str(week.planned_days if week else planned))
        self.on_time.setText(str(week.days_on_time) if week else "")
        self.whole.setText(str(week.whole_days) if week else "")
        self.tried.setText(week.tried if week else "")
        self._tell("")

    @property
    def is_touched(self) -> bool:
        """Whether something has been written that is not kept."""
        return any(line.isModified() for line in self._lines)

    @property
    def _lines(self) -> tuple[LineEdit, ...]:
        return (self.planned, self.on_time, self.whole, self.tried)

    def keep_as_touched(self) -> None:
        """What was just written here from before is still not kept."""
        for line in self._lines:
            line.setModified(True)

    def _move(self, step: timedelta) -> None:
        self.week_chosen.emit(self.monday + step)

    @Slot()
    def _on_keep(self) -> None:
        for line in (self.planned, self.on_time, self.whole):
            text = line.text().strip()
            if not (text.isascii() and text.isdecimal()):
                self._tell(self.tr("Skriv antalet dagar, 0 till 7."))
                line.setFocus()
                line.selectAll()
                return
        planned, on_time, whole = (
            int(line.text()) for line in (self.planned, self.on_time, self.whole)
        )
        try:
            week = WeekMark(0, self.monday, planned, on_time, whole, self.tried.text())
        except WeekNotPossible:
            self._tell(self.tr("Det kan inte vara fler dagar än de planerade, och högst sju."))
            wrong = self.on_time if self._is_over(self.on_time) else self.whole
            wrong.setFocus()
            wrong.selectAll()
            return
        self._tell("")
        self.kept.emit(week)

    def _is_over(self, line: LineEdit) -> bool:
        return int(line.text()) > int(self.planned.text())

    def _tell(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setHidden(not problem)


class WeeksCard(Card):
    """ "Veckorna". ``kept`` carries a ``WeekMark`` that lacks its placement and author."""

    kept = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._today = today
        self._weeks: dict[date, WeekMark] = {}
        self._whose: object = None
        self.set_title(self.tr("Veckorna"))
        self.strip = WeekStrip()
        self.form = WeekForm(today)
        self.rows = Rows(6, ruled=False)
        self.all = link_button("", compact=True)
        self.all.setObjectName("all_weeks")
        self.all.setCheckable(True)
        whole = Column(12)
        for part in (self.strip, self.rows, self.all, Rule(), self.form):
            whole.add(part)
        self.add(whole)
        self.form.kept.connect(self.kept)
        self.form.week_chosen.connect(self._choose)
        self.all.toggled.connect(self._show_rows)

    def show_weeks(self, weeks: Sequence[WeekMark], whose: object, *, can_write: bool) -> None:
        """Show these, the earliest first; a week that is being written stays for the same one."""
        self._weeks = {one.monday: one for one in weeks}
        self.strip.setHidden(not weeks)
        self.strip.show_weeks(weeks, self._today)
        self._show_rows()
        self.form.setHidden(not can_write)
        if whose != self._whose or not self.form.is_touched:
            self._whose = whose
            self._choose(self._to_write())

    def choose(self, monday: date) -> None:
        """Show a week in the form."""
        self._choose(monday)

    def week_kept(self) -> None:
        """What stood in the form is kept."""
        self._choose(self.form.monday)

    def _to_write(self) -> date:
        """The week that somebody most likely wants to tell of: last week until it is told."""
        this = self._today - timedelta(days=self._today.weekday())
        early = self._today.weekday() < _FRIDAY.days
        return this - _WEEK if early and this - _WEEK not in self._weeks else this

    @Slot(object)
    def _choose(self, monday: date) -> None:
        latest = max((day for day in self._weeks if day <= monday), default=None)
        planned = self._weeks[latest].planned_days if latest else _USUAL
        self.form.show_week(monday, self._weeks.get(monday), planned)

    @Slot()
    def _show_rows(self) -> None:
        told = sorted(self._weeks, reverse=True)
        self.rows.show_rows(
            (self._row(day) for day in (told if self.all.isChecked() else told[:_SHOWN])),
            self.tr("Ingen vecka är inskriven än. Börja med den som gick: tre siffror räcker."),
        )
        self.all.setHidden(len(told) <= _SHOWN)
        every = self.tr("Visa alla {n} veckor").format(n=len(told))
        self.all.setText(self.tr("Visa färre") if self.all.isChecked() else every)

    def _row(self, monday: date) -> QWidget:
        made = QWidget()
        made.setObjectName(f"week_{monday.isoformat()}")
        line = row(made, spacing=8)
        name = units.sized(Text(week_name(monday), TextRole.SMALL_STRONG), min_width=42)
        line.addWidget(name)
        line.addWidget(Text(week_words(self._weeks[monday]), TextRole.SMALL, wrap=True), 1)
        change = link_button(self.tr("Ändra"), compact=True)
        change.setAccessibleName(self.tr("Ändra {week}").format(week=week_name(monday)))
        change.clicked.connect(lambda: self._change(monday))
        line.addWidget(change)
        return made

    def _change(self, monday: date) -> None:
        self._choose(monday)
        self.form.on_time.setFocus()
        self.form.on_time.selectAll()
