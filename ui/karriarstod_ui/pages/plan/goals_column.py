"""The plan's goals while they are written: cards, and the one form that is open."""

import shiboken6
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from karriarstod.domain.plan import Goal, GoalStatus
from karriarstod_ui.pages.plan import content_edits
from karriarstod_ui.pages.plan.content_edits import Place, goal_of, is_blank, step_of
from karriarstod_ui.pages.plan.draft import PlanDraft
from karriarstod_ui.pages.plan.facts import PlanFacts
from karriarstod_ui.pages.plan.goal_card import GoalCard
from karriarstod_ui.pages.plan.goal_forms import GoalForm, Offers, PartForm, StepForm
from karriarstod_ui.pages.plan.unfolding import Unfolding, begins_folded
from karriarstod_ui.widgets.buttons import secondary_button
from karriarstod_ui.widgets.card import InlineMessage
from karriarstod_ui.widgets.layouts import column, row


class GoalsColumn(QWidget):
    """Writes goals and steps into the draft; shows what the draft holds after ``sync``."""

    def __init__(self, draft: PlanDraft, facts: PlanFacts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.draft = draft
        self._facts = facts
        self._offers = Offers(facts.people, facts.parties)
        self._open: Place | None = None
        self._form: PartForm | None = None
        self._note: InlineMessage | None = None
        self.cards: dict[int, GoalCard] = {}
        lines = column(self, spacing=12)
        self._goals = column(spacing=12)
        lines.addLayout(self._goals)
        adding = row(spacing=10)
        self.add_goal = secondary_button(self.tr("+ Lägg till mål"))
        self.add_goal.setObjectName("add_goal")
        self.add_goal.clicked.connect(self.new_goal)
        adding.addWidget(self.add_goal)
        adding.addStretch(1)
        lines.addLayout(adding)
        self._show_goals()
        self._unfolding = Unfolding(draft.content.goals, list(self.cards.values()), self)

    def sync(self) -> None:
        """Show what the draft holds, keeping everything that already says it."""
        if self._open is not None and not self._exists(self._open):
            self._drop_form()
        self._show_goals()
        if self._form is not None:
            self._form.sync()

    def renew(self, facts: PlanFacts) -> None:
        """What is known around the plan has changed."""
        self._facts = facts
        for card in self.cards.values():
            card.renew(facts.due_of)

    def _exists(self, place: Place) -> bool:
        if place.goal is None:
            return False
        content = self.draft.content
        if place.step is None:
            return goal_of(content, place.goal) is not None
        return step_of(content, place.goal, place.step) is not None

    def _show_goals(self) -> None:
        goals = self.draft.content.goals
        kept = {goal.number for goal in goals}
        for number in [number for number in self.cards if number not in kept]:
            card = self.cards.pop(number)
            self._goals.removeWidget(card)
            card.hide()
            card.deleteLater()
        first = not self.cards
        for at, goal in enumerate(goals):
            if goal.number not in self.cards:
                card = self._new_card(goal, at + 1, first and begins_folded(goals, at))
                self._goals.insertWidget(at, card)
                if self.isVisible():
                    card.show()
                continue
            card = self.cards[goal.number]
            card.show_goal(goal, at + 1)
            if self._goals.indexOf(card) != at:
                self._goals.removeWidget(card)
                self._goals.insertWidget(at, card)

    def show_goal(self, number: int) -> None:
        """Show one goal as it now is."""
        goals = self.draft.content.goals
        for at, goal in enumerate(goals):
            if goal.number == number:
                self.cards[number].show_goal(goal, at + 1)

    def _new_card(self, goal: Goal, place: int, folded: bool) -> GoalCard:
        card = GoalCard(goal, place, self._facts.today, self._facts.due_of, folded=folded)
        card.setProperty("guide", "goals")
        number = goal.number
        card.opened.connect(lambda step: self.open_part(number, step))
        card.added.connect(lambda: self.new_step(number))
        card.ticked.connect(lambda step, on: self._on_ticked(number, step, on))
        card.moved.connect(lambda step, by: self._on_moved(number, step, by))
        card.removed.connect(lambda step: self._on_removed(number, step))
        self.cards[number] = card
        return card

    def new_goal(self) -> None:
        """One more goal, open to be written."""
        self.close_form()
        self.open_part(self.draft.add_goal(), 0)

    def new_step(self, goal: int, after: int | None = None) -> None:
        """One more step in a goal, open to be written."""
        self.close_form()
        if self.cards[goal].is_folded:
            self.cards[goal].set_folded(False)
        self.open_part(goal, self.draft.add_step(goal, after))

    def _on_ticked(self, goal: int, step: int, is_ticked: bool) -> None:
        status = GoalStatus.REACHED if is_ticked else GoalStatus.ONGOING
        self.draft.mark(Place("step", goal, step), status, self._facts.today)

    def _on_moved(self, goal: int, step: int, by: int) -> None:
        content = self.draft.content
        if step:
            moved = content_edits.step_moved(content, goal, step, by)
            self.draft.change(moved, self.tr("flytta steg"))
        else:
            self.draft.change(content_edits.goal_moved(content, goal, by), self.tr("flytta mål"))
        if self._form is None:
            self.cards[goal].focus_line(step)

    def _on_removed(self, goal: int, step: int) -> None:
        content = self.draft.content
        at = list(self.cards).index(goal)
        if self._open == _part(goal, step):
            self._drop_form()
        if step:
            self.draft.change(
                content_edits.without_step(content, goal, step), self.tr("ta bort steg")
            )
            self._offer_undo(self.tr("Steget är borttaget."), self.cards[goal])
            self.cards[goal].focus_line(0)
            return
        place = self._goals.indexOf(self.cards[goal])
        self.draft.change(content_edits.without_goal(content, goal), self.tr("ta bort mål"))
        self._offer_undo(self.tr("Målet är borttaget."), None, max(place, 0))
        near = list(self.cards.values())
        (near[min(at, len(near) - 1)].line if near else self.add_goal).setFocus()

    def _offer_undo(self, words: str, card: GoalCard | None, at: int = 0) -> None:
        self._forget_note()
        note = InlineMessage(self)
        note.setObjectName("removed")
        if card is not None:
            card.show_note(note)
        else:
            self._goals.insertWidget(at, note)
        note.show_message(words, action=self.tr("Ångra"))
        note.acted.connect(self.draft.undo)
        self._note = note
        # Whatever is done next, undoing included, makes the offer old.
        self.draft.stack.indexChanged.connect(
            self._forget_note, Qt.ConnectionType.SingleShotConnection
        )

    def _forget_note(self) -> None:
        note, self._note = self._note, None
        if note is not None and shiboken6.isValid(note):
            note.hide()
            note.deleteLater()

    # The one form that is open.

    def open_part(self, goal: int, step: int, field: str = "") -> None:
        """Open a step (or with 0 the goal itself) to be written, at one of its fields."""
        place = _part(goal, step)
        if self._open != place or self._form is None:
            self.close_form()
            if not self._exists(place):
                return
            self._open_form(place)
        if self._form is not None:
            self._form.focus_field(field or "text")
            bring_into_view(self._form)

    def _open_form(self, place: Place) -> None:
        today = self._facts.today
        form: PartForm
        if place.step is None:
            form = GoalForm(self.draft, place, today)
        else:
            form = StepForm(self.draft, place, today, self._offers)
        goal, step = place.goal or 0, place.step or 0
        form.closed.connect(self._on_form_closed)
        form.entered.connect(self._on_form_entered)
        form.moved.connect(lambda by: self._on_moved(goal, step, by))
        form.removed.connect(lambda: self._on_removed(goal, step))
        self.cards[goal].show_form(step, form)
        self._open, self._form = place, form

    def close_form(self) -> None:
        """Close the open form; a goal or step in which nothing was written goes away."""
        place = self._open
        if place is None or place.goal is None:
            return
        self._drop_form()
        content = self.draft.content
        if place.step is not None:
            step = step_of(content, place.goal, place.step)
            if step is not None and is_blank(step):
                after = content_edits.without_step(content, place.goal, place.step)
                self.draft.change(after, self.tr("ta bort tomt steg"))
            return
        goal = goal_of(content, place.goal)
        if goal is not None and is_blank(goal):
            self.draft.change(
                content_edits.without_goal(content, place.goal), self.tr("ta bort tomt mål")
            )

    def _drop_form(self) -> None:
        place, self._open, self._form = self._open, None, None
        if place is not None and place.goal in self.cards:
            self.cards[place.goal].show_form(place.step or 0, None)

    def _on_form_closed(self) -> None:
        place = self._open
        self.close_form()
        if place is None or place.goal not in self.cards:
            self.add_goal.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.cards[place.goal].focus_line(place.step or 0)

    def _on_form_entered(self) -> None:
        place = self._open
        if place is None or place.goal is None:
            return
        goal = goal_of(self.draft.content, place.goal)
        if goal is None:
            return
        step = step_of(self.draft.content, place.goal, place.step) if place.step else None
        if step is not None and is_blank(step):
            self._on_form_closed()
        elif step is not None or not goal.steps:
            self.new_step(place.goal, place.step)
        else:
            self._on_form_closed()


def _part(goal: int, step: int) -> Place:
    return Place("step", goal, step) if step else Place("goal", goal)


def bring_into_view(widget: QWidget) -> None:
    """Scroll to a widget, once the layout has settled."""
    QTimer.singleShot(0, widget, lambda: _scroll_to(widget))


def _scroll_to(widget: QWidget) -> None:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget, 24, 80)
            return
        parent = parent.parentWidget()
