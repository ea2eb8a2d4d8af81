"""A signed plan as it is read: the same order, text in place of fields, steps to tick off."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from karriarstod.application.labels import label
from karriarstod.domain.plan import GoalStatus, PlanContent, PlanVersion, StepProgress
from karriarstod.domain.swedish_dates import long_date, period
from karriarstod_ui import units
from karriarstod_ui.pages.plan.binding import PlanChoice
from karriarstod_ui.pages.plan.content_edits import step_of
from karriarstod_ui.pages.plan.fields import Labelled, PlanDate, PlanLine
from karriarstod_ui.pages.plan.goal_card import TICK_WIDTH, GoalCard, SoftBand
from karriarstod_ui.pages.plan.unfolding import Unfolding, begins_folded
from karriarstod_ui.pages.plan.words import DueOf, hours_word
from karriarstod_ui.theme import TextRole
from karriarstod_ui.widgets.buttons import primary_button, secondary_button
from karriarstod_ui.widgets.card import Card
from karriarstod_ui.widgets.layouts import Columns, column, row
from karriarstod_ui.widgets.text import Rule, Text


class ProgressForm(SoftBand):
    """How a step of a signed plan has gone; the plan's own text stays. ``kept`` or ``closed``."""

    kept = Signal(object)
    closed = Signal()

    def __init__(
        self, goal: int, step: int, status: GoalStatus, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("progress_form")
        self._goal, self._step, self._today = goal, step, today
        self.status = PlanChoice(GoalStatus)
        self.status.set_value(status)
        self.day = PlanDate(today)
        self.day.set_day(today)
        self.note = PlanLine(self.tr("Så gick det, med några ord"))
        lines = column(self, (16 + TICK_WIDTH, 10, 16, 12), 10)
        facts = Columns(10)
        facts.add(Labelled(self.tr("Läge"), self.status), 2, 130)
        facts.add(Labelled(self.tr("Dag"), self.day, today=today), 2, 150)
        facts.add(Labelled(self.tr("Så gick det"), self.note), 5, 200)
        lines.addWidget(facts)
        buttons = row(spacing=10)
        buttons.addStretch(1)
        cancel = secondary_button(self.tr("Avbryt"), compact=True)
        self.save = primary_button(self.tr("Spara läget"), compact=True)
        buttons.addWidget(cancel)
        buttons.addWidget(self.save)
        lines.addLayout(buttons)
        cancel.clicked.connect(self.closed)
        self.save.clicked.connect(self._keep)
        self.note.entered.connect(self._keep)
        self.day.entered.connect(self._keep)

    def _keep(self) -> None:
        status = self.status.value()
        day = self.day.day()
        if day is None:
            self.day.setFocus()
        elif isinstance(status, GoalStatus):
            self.kept.emit(
                StepProgress(self._goal, self._step, status, day, self.note.text().strip())
            )

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


class ReadingView(QWidget):
    """One signed version. ``step_marked`` carries the progress, for the version in force only."""

    step_marked = Signal(object)

    def __init__(
        self,
        plan: PlanVersion,
        today: date,
        due_of: DueOf,
        *,
        in_force: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._due_of = due_of
        self._in_force = in_force
        self._open: tuple[int, int] | None = None
        self.content: PlanContent = plan.present_content()
        self.cards: dict[int, GoalCard] = {}
        self._lines = column(self, spacing=12)
        self._build()
        self._lines.addStretch(1)

    def _build(self) -> None:
        plan = self.content
        self._text(self.tr("Mitt mål, med mina ord"), plan.long_term_goal, TextRole.SECTION)
        reasons = ", ".join(label(one).lower() for one in plan.goal_reasons)
        self._text(self.tr("Nuläge"), plan.starting_point)
        self._facts(
            self.tr("Mer om målet"),
            (
                (self.tr("Alternativt mål"), plan.alternative_goal),
                (self.tr("Varför just det målet"), reasons),
                (self.tr("Yrkesinriktning"), plan.direction_occupation),
                (self.tr("Sökområde"), plan.direction_area),
                (self.tr("Planen utgår från"), label(plan.basis)),
            ),
        )
        self._build_goals()
        self._build_rows()
        self._text(self.tr("Stöd och anpassningar"), plan.adaptations)
        self._text(self.tr("Om det blir svårt"), plan.when_hard)
        roles = [(role.party, role.responsibility, role.contact) for role in plan.roles]
        self._table(self.tr("Vem gör vad"), roles, (3, 5, 3))
        when = long_date(plan.follow_up_on, self._today) if plan.follow_up_on else ""
        self._facts(
            self.tr("Uppföljning och giltighet"),
            (
                (self.tr("Så följs planen upp"), plan.follow_up_how),
                (self.tr("Nästa uppföljning"), when),
                (self.tr("Planen gäller"), period(plan.valid_from, plan.valid_to, self._today)),
            ),
        )

    def _build_goals(self) -> None:
        goals = self.content.goals
        for at, goal in enumerate(goals):
            card = GoalCard(
                goal,
                at + 1,
                self._today,
                self._due_of,
                editable=False,
                tickable=self._in_force,
                folded=begins_folded(goals, at),
            )
            card.setProperty("guide", "read")
            number = goal.number
            if self._in_force:
                card.opened.connect(lambda step, number=number: self._open_form(number, step))
                card.ticked.connect(lambda step, on, number=number: self._tick(number, step, on))
            self.cards[number] = card
            self._lines.addWidget(card)
        self._unfolding = Unfolding(goals, list(self.cards.values()), self)

    def _build_rows(self) -> None:
        tasks = sorted(self.content.tasks, key=lambda task: task.is_next)
        rows = [
            (task.text, self.tr("nästa") if task.is_next else self.tr("nu"), label(task.level))
            for task in tasks
        ]
        self._table(self.tr("Arbetsuppgifter nu och nästa"), rows, (5, 1, 2))
        hours = [
            (
                self.tr("från {day}").format(day=long_date(one.from_on, self._today)),
                self.tr("{hours} timmar i veckan").format(hours=hours_word(one.hours_per_week)),
            )
            for one in self.content.hours_steps
        ]
        self._table(self.tr("Tidsupptrappning"), hours, (2, 5))

    def _card(self, title: str) -> Card:
        card = Card(title)
        card.setProperty("guide", "read")
        self._lines.addWidget(card)
        return card

    def _text(self, title: str, text: str, role: TextRole = TextRole.BODY) -> None:
        if text.strip():
            self._card(title).add(_readable(text, role))

    def _facts(self, title: str, facts: Sequence[tuple[str, str]]) -> None:
        written = [fact for fact in facts if fact[1].strip()]
        if not written:
            return
        card = self._card(title)
        for name, text in written:
            line = Columns(12)
            line.add(Text(name, TextRole.SMALL_QUIET, wrap=True), 3, 110)
            line.add(_readable(text), 9, 180)
            card.add(line)

    def _table(self, title: str, rows: Sequence[tuple[str, ...]], shares: tuple[int, ...]) -> None:
        if not rows:
            return
        card = self._card(title)
        for at, cells in enumerate(rows):
            if at:
                card.add(Rule())
            line = Columns(12)
            for cell, share in zip(cells, shares, strict=True):
                line.add(_readable(cell), share, 70)
            card.add(line)

    def _tick(self, goal: int, step: int, is_ticked: bool) -> None:
        status = GoalStatus.REACHED if is_ticked else GoalStatus.ONGOING
        self.step_marked.emit(StepProgress(goal, step, status, self._today))

    def _open_form(self, goal: int, step: int) -> None:
        self._close_form()
        found = step_of(self.content, goal, step)
        if found is None:
            return
        form = ProgressForm(goal, step, found.status, self._today)
        form.kept.connect(self.step_marked)
        form.closed.connect(self._on_form_closed)
        self.cards[goal].show_form(step, form)
        self._open = goal, step
        form.status.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_form_closed(self) -> None:
        opened = self._open
        self._close_form()
        if opened is not None:
            self.cards[opened[0]].focus_line(opened[1])

    def _close_form(self) -> None:
        opened, self._open = self._open, None
        if opened is not None:
            self.cards[opened[0]].show_form(opened[1], None)


def _readable(text: str, role: TextRole = TextRole.BODY) -> Text:
    made = Text(text.strip(), role, wrap=True)
    flags = Qt.TextInteractionFlag.TextSelectableByMouse
    made.setTextInteractionFlags(flags | Qt.TextInteractionFlag.TextSelectableByKeyboard)
    made.setCursor(Qt.CursorShape.IBeamCursor)
    return units.sized(made, min_height=20)
