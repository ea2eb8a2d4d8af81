"""The individual plan on the overview: goals, how far, until when."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from karriarstod.application.labels import label
from karriarstod.domain.obligations import due_of_step
from karriarstod.domain.placement import Placement
from karriarstod.domain.plan import Goal, GoalStatus, PlanVersion, Step
from karriarstod.domain.swedish_dates import days, short_date, until
from karriarstod_ui import units
from karriarstod_ui.pages.participant.doing import Doing, Wanted
from karriarstod_ui.pages.participant.rows import KeptRows
from karriarstod_ui.pages.participant.view import CaseView
from karriarstod_ui.theme import StateColor, TextRole
from karriarstod_ui.widgets.buttons import secondary_button
from karriarstod_ui.widgets.card import Card
from karriarstod_ui.widgets.charts import ThinProgress
from karriarstod_ui.widgets.layouts import column, row
from karriarstod_ui.widgets.text import Text


class PlanCard(Card):
    """Goals with thin bars. ``wanted`` carries a ``Wanted``."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.set_title(self.tr("Individuell plan"))
        self.open = secondary_button(self.tr("Öppna"), compact=True)
        self.open.setObjectName("open_plan")
        self.open.setAccessibleName(self.tr("Öppna individuell plan"))
        self.add_action(self.open)
        self._shown: tuple[Placement, date] | None = None
        self.rows: KeptRows[Goal] = KeptRows(GoalRow, self._show_goal)
        self.add(self.rows)
        self.open.clicked.connect(lambda: self.wanted.emit(Wanted(Doing.PLAN)))

    def show_view(self, view: CaseView) -> None:
        placement = view.placement
        plan = shown_plan(placement) if placement else None
        self.pill.show_state(*plan_state(placement, view.today))
        self.open.setHidden(placement is None)
        self.open.setText(self.tr("Öppna") if plan is not None else self.tr("Skriv plan"))
        goals = plan.present_content().goals if plan else ()
        self._shown = (placement, view.today) if placement is not None else None
        self.rows.show_items(
            [goal for goal in goals if goal.text.strip()],
            self.tr("Planen har inga mål än.")
            if plan is not None
            else self.tr("Ingen plan än. Skriv den tillsammans när introduktionen är klar."),
        )

    def _show_goal(self, shown: "GoalRow", goal: Goal) -> None:
        if self._shown is not None:
            placement, today = self._shown
            shown.show_goal(goal, due_words(placement, goal, today))


def shown_plan(placement: Placement) -> PlanVersion | None:
    """The version in force, else the draft."""
    return placement.signed_plan or placement.draft


def plan_state(placement: Placement | None, today: date) -> tuple[str, StateColor]:
    """ "Fastställd 2 sep · version 3" or "Utkast", with its colour; empty without a plan."""
    plan = shown_plan(placement) if placement else None
    if plan is None or placement is None:
        return "", StateColor.NEUTRAL
    if plan.signature is None:
        return f"{label(plan.status)} · version {plan.version}", StateColor.SOON
    signed = short_date(plan.signature.signed_on, today)
    words = f"{label(plan.status)} {signed} · version {plan.version}"
    draft = placement.draft
    return (f"{words} · ny version påbörjad" if draft else words), StateColor.WELL


def goal_progress(goal: Goal) -> tuple[int, int]:
    """How many of the steps are reached, of those that count."""
    counted = [one for one in goal.steps if one.status is not GoalStatus.DROPPED]
    return sum(one.status is GoalStatus.REACHED for one in counted), len(counted)


def due_words(placement: Placement, goal: Goal, today: date) -> tuple[str, bool]:
    """ "till 1 dec", "försenat 4 dagar" (and that it is late), or how it ended."""
    if not goal.status.is_open:
        return label(goal.status), False
    done, count = goal_progress(goal)
    if count and done == count:
        return "klart", False
    ahead = [day for one in goal.steps if (day := due_of_step(placement, one)) is not None]
    own = None
    if goal.due_on is not None:
        # The goal's own day is moved and forgotten as the day of a step is.
        own = due_of_step(placement, Step(0, goal.text, due_on=goal.due_on))
    days_due = [*ahead, own] if own is not None else ahead
    if not days_due:
        return "", False
    if min(days_due) < today:
        return f"försenat {days((today - min(days_due)).days)}", True
    return until(own or max(days_due), today), False


class GoalRow(QWidget):
    """A goal with its next open step, its bar, and its day."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = row(self, spacing=12)
        lines = column(spacing=0)
        self.text = Text("", TextRole.STRONG, wrap=True)
        self.step = Text("", TextRole.SMALL_QUIET, wrap=True)
        self.bar = ThinProgress("")
        self.due = Text("", TextRole.SMALL_QUIET)
        lines.addWidget(self.text)
        lines.addWidget(self.step)
        line.addLayout(lines, 1)
        middle = Qt.AlignmentFlag.AlignVCenter
        line.addWidget(units.sized(self.bar, width=140), 0, middle)
        line.addWidget(units.sized(self.due, min_width=104), 0, middle)

    def show_goal(self, goal: Goal, due: tuple[str, bool]) -> None:
        self.text.setText(goal.text)
        current = next((one for one in goal.steps if one.status.is_open), None)
        who = f" · {current.who}" if current is not None and current.who else ""
        self.step.setText(f"{current.text}{who}" if current is not None else "")
        self.step.setHidden(current is None)
        done, count = goal_progress(goal)
        self.bar.set_fraction(done / count if count else 0)
        self.bar.setAccessibleName(goal.text)
        told = f"{done} av {count} steg klara"
        self.bar.setAccessibleDescription(told)
        self.bar.setToolTip(told)
        said, late = due
        self.due.setText(said)
        role = TextRole.LATE if late else TextRole.SMALL_QUIET
        if self.due.property("textRole") != role.value:
            self.due.set_role(role)
