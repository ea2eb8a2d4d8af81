"""What stands to the right of a question: the plan as it grows, or what has been agreed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from karriarstod.domain.plan import GoalStatus, PlanContent
from karriarstod.domain.swedish_dates import until, weekday_date
from karriarstod_ui.meeting.marks import GoalLine
from karriarstod_ui.theme import TextRole
from karriarstod_ui.widgets.layouts import Flow, column
from karriarstod_ui.widgets.text import Text


class Beside(QWidget):
    """A heading and lines below it; nothing is built anew when it says the same."""

    def __init__(self, today: date, known_goals: frozenset[int]) -> None:
        super().__init__()
        self._today = today
        self._known = known_goals
        self._shown: object = None
        self._lines = column(self, spacing=10)
        self._head = Text("", TextRole.SECTION, wrap=True)
        self._lines.addWidget(self._head)
        self._holder: QVBoxLayout = column(spacing=8)
        self._lines.addLayout(self._holder)
        self._lines.addStretch(1)

    def show_plan(self, content: PlanContent, next_on: date | None) -> None:
        """The goals, and when the two of them meet again."""
        told = ("plan", content.long_term_goal, content.goals, next_on)
        if told == self._shown:
            return
        self._begin(told, self.tr("Din plan"))
        if content.long_term_goal.strip():
            self._add(Text(content.long_term_goal.strip(), TextRole.BODY, wrap=True))
        place = 0
        for goal in content.goals:
            if not goal.text.strip() or goal.status is GoalStatus.DROPPED:
                continue
            place += 1
            reached = goal.status is GoalStatus.REACHED
            new = goal.number not in self._known
            due = until(goal.due_on, self._today) if goal.due_on and not reached else ""
            aside = " · ".join(filter(None, (self.tr("nytt") if new else "", due)))
            self._add(GoalLine(place, goal.text.strip(), aside, is_reached=reached, is_new=new))
        if not place:
            words = self.tr("Här växer planen fram medan ni pratar.")
            self._add(Text(words, TextRole.QUIET, wrap=True))
        if next_on is not None:
            self._say_next(next_on)

    def _say_next(self, day: date) -> None:
        line = Flow(6)
        line.add(Text(self.tr("Nästa gång ses vi"), TextRole.BODY))
        line.add(Text(weekday_date(day, self._today), TextRole.STRONG))
        self._add(line)

    def show_agreed(self, sentences: Sequence[str], left: Sequence[str]) -> None:
        """What was agreed, and what there is left to do before the paper can be signed."""
        told = ("agreed", tuple(sentences), tuple(left))
        if told == self._shown:
            return
        self._begin(told, self.tr("Det här har vi kommit överens om"))
        for one in sentences:
            self._add(Text(one, TextRole.BODY, wrap=True))
        if not sentences:
            words = self.tr("Inget är uppskrivet än. Gå tillbaka om ni vill lägga till något.")
            self._add(Text(words, TextRole.QUIET, wrap=True))
        if left:
            self._add(Text(self.tr("Kvar innan planen kan skrivas under"), TextRole.STRONG))
            for one in left:
                self._add(Text(one, TextRole.QUIET, wrap=True))

    def _begin(self, told: object, title: str) -> None:
        self._shown = told
        self._head.setText(title)
        while (item := self._holder.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.hide()
                gone.setParent(None)
                gone.deleteLater()

    def _add(self, widget: QWidget) -> None:
        self._holder.addWidget(widget)
        widget.setVisible(True)
