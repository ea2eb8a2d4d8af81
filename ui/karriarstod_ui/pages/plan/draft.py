"""The plan while it is being written: one value, every change undoable."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack
from typing_extensions import override

from karriarstod.domain.plan import GoalStatus, PlanContent, Step
from karriarstod_ui.pages.plan import content_edits
from karriarstod_ui.pages.plan.content_edits import Place, value_at, with_value, with_values


class PlanDraft(QObject):
    """What the two of them have written so far.

    ``written`` carries the place when a field's own typing changed it; ``rearranged`` follows
    everything else (added, removed, moved, undone), when what is shown must be brought up to date.

    ``earlier`` are the other versions of the plan: a goal or step that is new in this one gets a
    number that none of them has, and that nothing removed here had.
    """

    written = Signal(object)
    rearranged = Signal()

    def __init__(
        self,
        content: PlanContent,
        parent: QObject | None = None,
        *,
        earlier: Iterable[PlanContent] = (),
    ) -> None:
        super().__init__(parent)
        self.content = content
        self._given: dict[int, set[int]] = {}
        for one in (*earlier, content):
            self._note_numbers(one)
        self.stack = QUndoStack(self)
        self._burst = 0

    def write(self, place: Place, value: object) -> None:
        """A value as it is being typed; keys pressed in a row are undone together."""
        if value_at(self.content, place) == value:
            return
        after = with_value(self.content, place, value)
        self._push(after, self.tr("skriva"), f"{place.object_name}#{self._burst}")
        self.written.emit(place)

    def seal(self) -> None:
        """Ends a burst of typing: what comes next is undone by itself."""
        self._burst += 1

    def put(self, place: Place, value: object, words: str) -> None:
        """A value set in another way than by typing in its own field."""
        self.change(with_value(self.content, place, value), words)

    def mark(self, place: Place, status: GoalStatus, today: date) -> None:
        """How a goal or a step stands, from today."""
        values: dict[str, object] = {"status": status, "status_on": today}
        self.change(with_values(self.content, place, values), self.tr("ändra läge"))

    def change(self, after: PlanContent, words: str) -> None:
        """The whole plan as it is after something was added, moved or removed."""
        if after == self.content:
            return
        self.seal()
        self._push(after, words, "")
        self.rearranged.emit()

    def add_goal(self) -> int:
        """One more goal, last; its number."""
        self.change(self.content.with_goal(self._given), self.tr("lägga till mål"))
        return self.content.goals[-1].number

    def add_step(self, goal: int, after: int | None = None) -> int:
        """One more step in a goal, last or after another; its number."""
        before = {step.number for step in self._steps(goal)}
        taken = self._given.get(goal, ())
        grown = content_edits.with_new_step(self.content, goal, after, taken)
        self.change(grown, self.tr("lägga till steg"))
        return next(step.number for step in self._steps(goal) if step.number not in before)

    def _steps(self, goal: int) -> tuple[Step, ...]:
        found = content_edits.goal_of(self.content, goal)
        return found.steps if found is not None else ()

    def undo(self) -> None:
        """The last change, undone."""
        if self.stack.canUndo():
            self.seal()
            self.stack.undo()
            self.rearranged.emit()

    def redo(self) -> None:
        """The last undone change, done again."""
        if self.stack.canRedo():
            self.seal()
            self.stack.redo()
            self.rearranged.emit()

    def _note_numbers(self, content: PlanContent) -> None:
        for goal in content.goals:
            self._given.setdefault(goal.number, set()).update(step.number for step in goal.steps)

    def _push(self, after: PlanContent, words: str, merges_as: str) -> None:
        self._note_numbers(after)
        self.stack.push(_Edit(self, self.content, after, words, merges_as))


class _Edit(QUndoCommand):
    """The plan before and after; edits of one burst in one field become one."""

    def __init__(
        self, draft: PlanDraft, before: PlanContent, after: PlanContent, words: str, merges_as: str
    ) -> None:
        super().__init__(words)
        self._draft = draft
        self._before = before
        self.after = after
        self.merges_as = merges_as

    @override
    def id(self) -> int:
        return 1 if self.merges_as else -1

    @override
    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _Edit) or other.merges_as != self.merges_as:
            return False
        self.after = other.after
        return True

    @override
    def undo(self) -> None:
        self._draft.content = self._before

    @override
    def redo(self) -> None:
        self._draft.content = self.after
