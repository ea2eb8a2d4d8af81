"""What is to be done for this person, each with the button that does it."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from karriarstod.application import phrases
from karriarstod.application.waiting import waits_for
from karriarstod.domain.note import Reminder
from karriarstod.domain.obligations import DueState, Obligation, ObligationKind, lacks_next_step
from karriarstod.domain.swedish_dates import nearness
from karriarstod_ui import units
from karriarstod_ui.pages.participant.doing import wanted_for
from karriarstod_ui.pages.participant.rows import KeptRows
from karriarstod_ui.pages.participant.view import CaseView
from karriarstod_ui.theme import StateColor, TextRole
from karriarstod_ui.widgets.buttons import link_button, primary_button, secondary_button
from karriarstod_ui.widgets.card import Card, InlineMessage
from karriarstod_ui.widgets.fields import DateField, LabeledField
from karriarstod_ui.widgets.layouts import Column, column, row
from karriarstod_ui.widgets.line import LineEdit
from karriarstod_ui.widgets.pill import Pill
from karriarstod_ui.widgets.text import Text

STATES = {
    DueState.OVERDUE: StateColor.LATE,
    DueState.TODAY: StateColor.SOON,
    DueState.SOON: StateColor.SOON,
    DueState.LATER: StateColor.CALM,
}

_AT_FIRST = 5


class NextStepsCard(Card):
    """``wanted`` carries a ``Wanted``; ``reminder_written`` a new ``Reminder``."""

    wanted = Signal(object)
    reminder_written = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.set_title(self.tr("Nästa steg"))
        self._view: CaseView | None = None
        self._shows_all = False
        self.nothing = InlineMessage()
        self.rows: KeptRows[Obligation] = KeptRows(self._make_row, self._show_due)
        self.waiting_title = Text(self.tr("Väntar på"), TextRole.SMALL_STRONG)
        self.waiting: KeptRows[Obligation] = KeptRows(self._make_row, self._show_due)
        self.all = link_button(self.tr("Visa alla"), compact=True)
        self.all.setObjectName("all_due")
        self.add_one = link_button(self.tr("Lägg till"), "plus", compact=True)
        self.add_one.setObjectName("add_reminder")
        self.add_one.setAccessibleName(self.tr("Lägg till något att göra"))
        self.form = ReminderForm(today)
        self.add(self.nothing)
        self.add(self.rows)
        self.add(self.all)
        self.add(self.waiting_title)
        self.add(self.waiting)
        self.add(self.add_one)
        self.add(self.form)
        self.body.addStretch(1)
        self.form.hide()
        self.all.clicked.connect(self._show_all)
        self.add_one.clicked.connect(self._open_form)
        self.form.written.connect(self._on_written)
        self.form.closed.connect(self._close_form)

    def show_view(self, view: CaseView) -> None:
        if self._view is None or self._view.number != view.number:
            self._shows_all = False
            # What was being written about somebody else is never kept on this participant.
            self.form.clear()
            self.form.hide()
            self.add_one.show()
        self._view = view
        due = view.due
        if lacks_next_step(view.case, due, view.today):
            self.nothing.show_message(
                self.tr("Inget nästa steg är bestämt. Lägg till vad som händer härnäst."),
                StateColor.SOON,
            )
        else:
            self.nothing.clear()
        active = view.case.is_active(view.today)
        ours = [one for one in due if not waits_for(one)]
        waiting = [one for one in due if waits_for(one)]
        shown = ours if self._shows_all else ours[:_AT_FIRST]
        self.all.setHidden(len(shown) == len(ours))
        self.all.setText(self.tr("Visa alla {count}").format(count=len(ours)))
        self.waiting.show_items(waiting)
        self.waiting.setHidden(not waiting)
        self.waiting_title.setHidden(not waiting)
        self.rows.show_items(
            shown, "" if active else self.tr("Ingenting att göra: placeringen är avslutad.")
        )

    def _show_all(self) -> None:
        self._shows_all = True
        if self._view is not None:
            self.show_view(self._view)

    def _make_row(self) -> "DueRow":
        made = DueRow()
        made.acted.connect(self._on_acted)
        return made

    def _show_due(self, shown: "DueRow", one: Obligation) -> None:
        if self._view is not None:
            shown.show_due(one, self._view)

    def _on_acted(self, one: Obligation) -> None:
        if self._view is not None:
            wanted = wanted_for(self._view, one.kind, one.number or 0, one.placement_number)
            self.wanted.emit(wanted)

    def _open_form(self) -> None:
        self.form.show()
        self.add_one.hide()
        self.form.text.setFocus()

    def _close_form(self) -> None:
        self.form.clear()
        self.form.hide()
        self.add_one.show()
        self.add_one.setFocus()

    def _on_written(self, text: str, due_on: date) -> None:
        placement = self._view.placement_number if self._view else None
        self.reminder_written.emit(Reminder(0, text, due_on, placement_number=placement))
        self._close_form()


class DueRow(QWidget):
    """Something that is due, with its button. ``acted`` carries the obligation."""

    acted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._due: Obligation | None = None
        lines = column(self, spacing=4)
        top = row(spacing=10)
        self.pill = Pill()
        self.button = secondary_button("", compact=True)
        self.headline = Text("", TextRole.SMALL_STRONG, wrap=True)
        self.more = Text("", TextRole.SMALL_QUIET, wrap=True)
        top.addWidget(self.pill)
        top.addStretch(1)
        top.addWidget(self.button)
        lines.addLayout(top)
        lines.addWidget(self.headline)
        lines.addWidget(self.more)
        self.button.clicked.connect(self._on_clicked)

    def show_due(self, one: Obligation, view: CaseView) -> None:
        self._due = one
        self.setObjectName(f"due_{one.kind.value}_{one.number or 0}")
        state = one.state(view.today, view.soon)
        self.pill.show_state(nearness(one.due_on, view.today), STATES[state])
        headline = phrases.headline(one)
        self.button.setText(phrases.verb(one.kind))
        self.button.setAccessibleName(f"{phrases.verb(one.kind)}: {headline}")
        self.headline.setText(headline)
        # A reminder says all there is to say in its own words.
        said = one.kind is ObligationKind.REMINDER
        why = "" if said else phrases.explanation(one, view.today)
        parts = (waits_for(one), why, _where(one, view))
        more = " · ".join(part for part in parts if part)
        self.more.setText(more)
        self.more.setHidden(not more)

    def _on_clicked(self) -> None:
        if self._due is not None:
            self.acted.emit(self._due)


def _where(one: Obligation, view: CaseView) -> str:
    """Which placement it is about, where several go on: its team, else its number."""
    going_on = {each.number: each for each in view.case.placements if each.is_open}
    if len(going_on) < 2 or one.placement_number not in going_on:
        return ""
    placement = going_on[one.placement_number]
    return placement.team or f"placering {placement.number}"


class ReminderForm(Column):
    """Something to do and when, on the page itself: Enter keeps it, Esc leaves it.

    ``written`` carries words and day.
    """

    written = Signal(str, object)
    closed = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(8, parent)
        self.text = LineEdit()
        self.text.setObjectName("reminder_text")
        self.day = DateField(today)
        self.day.setObjectName("reminder_day")
        self._what = LabeledField(self.tr("Vad ska göras?"), self.text)
        self._when = LabeledField(self.tr("När?"), self.day)
        self.keep = primary_button(self.tr("Lägg till"), compact=True)
        self.keep.setObjectName("keep_reminder")
        self.leave = secondary_button(self.tr("Avbryt"), compact=True)
        self.add(self._what)
        self.add(self._when)
        buttons = row(spacing=8)
        buttons.addWidget(self.keep)
        buttons.addWidget(self.leave)
        buttons.addStretch(1)
        self.body.addLayout(buttons)
        self.keep.clicked.connect(self._on_keep)
        self.leave.clicked.connect(self.closed)
        self.text.returnPressed.connect(self._on_keep)
        self.day.returnPressed.connect(self._on_keep)
        units.sized(self.day, min_width=120)

    def clear(self) -> None:
        self.text.clear()
        self.day.set_day(None)
        self._what.clear_problem()
        self._when.set_help("")

    def _on_keep(self) -> None:
        text, day = self.text.text().strip(), self.day.day()
        self._what.clear_problem()
        if not text:
            self._what.show_problem(self.tr("Skriv vad som ska göras."))
            self.text.setFocus()
        elif day is None:
            self._when.show_problem(self.tr("Skriv när, t.ex. fre, 20/3 eller +2v."))
            self.day.setFocus()
        else:
            self.written.emit(text, day)
