"""Goal cards that are filled in one at a time, so that a long plan never holds up the window."""

from collections.abc import Sequence
from typing import Final

import shiboken6
from PySide6.QtCore import QObject, QTimer

from karriarstod.domain.plan import Goal
from karriarstod_ui.pages.plan.goal_card import GoalCard

MANY_GOALS: Final = 8
"""With more goals than this they begin folded, and open when asked."""

MANY_STEPS: Final = 16
"""With more steps than this in all, the goals below the first ones are filled in as time allows."""

AT_ONCE: Final = 2


def begins_folded(goals: Sequence[Goal], at: int) -> bool:
    """Whether the goal at that place is built without its steps at first."""
    return len(goals) > MANY_GOALS or _waits(goals, at)


def _waits(goals: Sequence[Goal], at: int) -> bool:
    return at >= AT_ONCE and sum(len(goal.steps) for goal in goals) > MANY_STEPS


class Unfolding(QObject):
    """Unfolds the cards that only waited, one each time the window has nothing else to do."""

    def __init__(
        self, goals: Sequence[Goal], cards: Sequence[GoalCard], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        waiting = len(goals) <= MANY_GOALS
        self._waiting = [card for at, card in enumerate(cards) if waiting and _waits(goals, at)]
        if self._waiting:
            QTimer.singleShot(0, self, self._next)

    def _next(self) -> None:
        while self._waiting:
            card = self._waiting.pop(0)
            if shiboken6.isValid(card) and card.is_folded:
                card.set_folded(False)
                break
        if self._waiting:
            QTimer.singleShot(0, self, self._next)
