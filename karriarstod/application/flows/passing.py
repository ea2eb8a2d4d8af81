"""What every flow is made of: where it comes from, what is passed on, and what came of it."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property

from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.events import Event, EventKind
from karriarstod.domain.note import Note
from karriarstod.domain.placement import Placement
from karriarstod.domain.plan import PlanContent
from karriarstod.domain.rules import RuleBook
from karriarstod.forms.answers import Answers, Cell, Row, Value, is_empty
from karriarstod.forms.conditions import visible_answers
from karriarstod.forms.form import Form
from karriarstod.forms.questions import AnyQuestion, ChoiceQuestion, TableQuestion
from karriarstod.forms.template import FormTemplate

KEY_MARK = "."
"""Between a table's key and the number of a row, in the key of a flow."""


@dataclass(frozen=True)
class Passing:
    """A form, the case file it is passed on to, and what has been added on the way."""

    form: Form
    template: FormTemplate
    case: CaseFile
    rules: RuleBook
    now: datetime
    author: str
    notes: tuple[Note, ...] = ()
    events: tuple[Event, ...] = ()

    @property
    def today(self) -> date:
        """The day it is."""
        return self.now.date()

    @cached_property
    def answers(self) -> Answers:
        """The form's answers to what it still asks."""
        return visible_answers(self.template, self.form.answers)

    @property
    def placement(self) -> Placement | None:
        """The placement the form is about."""
        number = self.form.placement_number
        return None if number is None else self.case.placement(number)

    def happened(self, kind: EventKind, /, **detail: object) -> "Passing":
        """The same, with a line more for the history."""
        event = Event.of(kind, self.case.case_number, self.form.placement_number, **detail)
        return replace(self, events=(*self.events, event))

    def with_placement(self, placement: Placement) -> "Passing":
        """The same, with the placement changed."""
        return replace(self, case=self.case.with_placement(placement))

    @property
    def plan_content(self) -> PlanContent:
        """The plan as it is being written; what a new draft would begin with when none is."""
        from karriarstod.application.plans import first_content

        placement = self.placement
        if placement is None:
            return PlanContent()
        return placement.draft.content if placement.draft else first_content(placement)

    def with_plan_content(self, content: PlanContent) -> "Passing":
        """The same, with that content in the plan's draft; begins a version where none is."""
        placement = self.placement
        if placement is None:
            return self
        passing = self.with_placement(placement.with_draft(content, self.today))
        return passing if placement.draft else passing.happened(EventKind.PLAN_DRAFTED)


@dataclass(frozen=True)
class Item:
    """One thing to pass on: an answer, or a row of a table. `key` is unique within the form."""

    key: str
    question: AnyQuestion
    row: Row | None = None

    def value(self, passing: Passing, column: str = "") -> Value | None:
        """The answer, or a cell of the row."""
        if self.row is None:
            return passing.answers.get(column or self.question.key)
        return self.row.cells.get(column)

    def text(self, passing: Passing, column: str = "") -> str:
        """The same, as a text; the label for a choice, empty where nothing is answered."""
        value = self.value(passing, column)
        if isinstance(value, str):
            return _labelled(self._asked(passing, column), value).strip()
        return ""

    def key_of(self, passing: Passing, column: str) -> str:
        """The stored key of a choice; empty where nothing is chosen."""
        value = self.value(passing, column)
        return value if isinstance(value, str) else ""

    def day(self, passing: Passing, column: str = "") -> date | None:
        """The same, as a day."""
        value = self.value(passing, column)
        return value if isinstance(value, date) else None

    def whole(self, passing: Passing, column: str) -> int | None:
        """The same, as a whole number."""
        value = self.value(passing, column)
        if isinstance(value, bool) or not isinstance(value, int | float):
            return None
        return int(value)

    def truth(self, passing: Passing, column: str) -> bool | None:
        """The same, as yes or no."""
        value = self.value(passing, column)
        return value if isinstance(value, bool) else None

    def _asked(self, passing: Passing, column: str) -> AnyQuestion | None:
        if self.row is not None and isinstance(self.question, TableQuestion):
            return next((one for one in self.question.columns if one.key == column), None)
        if not column:
            return self.question
        return next((one for one in passing.template.questions() if one.key == column), None)


def _labelled(question: AnyQuestion | None, value: str) -> str:
    if isinstance(question, ChoiceQuestion):
        return question.options.get(value, value)
    return value


@dataclass(frozen=True)
class Carrier:
    """How one target takes what it is given.

    `text` is what is passed on, in the form's words; empty when there is nothing to pass on.
    `obstacle` says in Swedish why it cannot be, empty when it can. `apply` does it.
    """

    text: Callable[[Passing, Item], str]
    apply: Callable[[Passing, Item], Passing]
    obstacle: Callable[[Passing, Item], str] = field(default=lambda _passing, _item: "")


def items_of(passing: Passing, question: AnyQuestion) -> tuple[Item, ...]:
    """The answer, or the rows of a table, one by one; none where nothing is answered."""
    if isinstance(question, TableQuestion):
        return tuple(
            Item(f"{question.key}{KEY_MARK}{row.number}", question, row)
            for row in passing.answers.rows(question.key)
        )
    if is_empty(passing.answers.get(question.key)):
        return ()
    return (Item(question.key, question),)


def list_cell(cell: Cell | None) -> tuple[str, ...]:
    """The choices of a cell; none where it is something else."""
    if not isinstance(cell, tuple):
        return ()
    return cell
