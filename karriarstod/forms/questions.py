"""The nine kinds of question, and the columns of a table."""

from typing import TypeAlias

import msgspec

from karriarstod.forms.keys import FlowTarget, Prefill, Width

Shown: TypeAlias = dict[str, list[str | bool | int]]
"""Keys of other questions, with the answers of which any one will do; all keys must agree."""


class Question(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every question has.

    `required` is what must be answered before the form is done; a draft may lack anything.
    `required_when` and `visible_when` depend on other answers. `sensitive` is shown only after a
    click, never in lists, never searched. `carried` is copied by "börja från förra".
    """

    key: str
    label: str
    hint: str = ""
    required: bool = False
    required_when: Shown = {}
    visible_when: Shown = {}
    sensitive: bool = False
    carried: bool = False
    width: Width = Width.FULL
    prefill: Prefill | None = None
    flows_to: FlowTarget | None = None


class TextQuestion(Question, frozen=True, kw_only=True, tag="text", tag_field="kind"):
    """Free text. `suggestions` names a list of the organisation's or is given here; never closed.

    `suggested_by` is the key of such a list, for example `tasks`.
    """

    lines: int = 1
    longest: int = 4000
    suggestions: tuple[str, ...] = ()
    suggested_by: str = ""


class ChoiceQuestion(Question, frozen=True, kw_only=True, tag="choice", tag_field="kind"):
    """One of some options: stored key to label."""

    options: dict[str, str]


class ChoicesQuestion(Question, frozen=True, kw_only=True, tag="choices", tag_field="kind"):
    """Any number of some options."""

    options: dict[str, str]


class ScaleQuestion(Question, frozen=True, kw_only=True, tag="scale", tag_field="kind"):
    """Steps with a meaning each, or figures between two ends (`low` to `high`).

    With `voices` the participant and the supervisor each have their own answer, side by side and
    never averaged. "Vill inte svara" is a real answer where `may_decline`.
    """

    levels: tuple[str, ...] = ()
    low: int = 0
    high: int = 0
    low_label: str = ""
    high_label: str = ""
    voices: bool = False
    may_decline: bool = True

    @property
    def figures(self) -> tuple[int, ...]:
        """The answers that can be given, lowest first; levels are counted from `low`."""
        if self.levels:
            return tuple(range(self.low, self.low + len(self.levels)))
        return tuple(range(self.low, self.high + 1))

    def meaning(self, figure: int) -> str:
        """The words of a level; empty where the scale has figures alone."""
        return self.levels[figure - self.low] if self.levels else ""


class YesNoQuestion(Question, frozen=True, kw_only=True, tag="yes_no", tag_field="kind"):
    """Yes or no."""


class DateQuestion(Question, frozen=True, kw_only=True, tag="date", tag_field="kind"):
    """A day, typed as people say it."""


class NumberQuestion(Question, frozen=True, kw_only=True, tag="number", tag_field="kind"):
    """A number with its unit, between two bounds where they are given."""

    unit: str = ""
    lowest: float | None = None
    highest: float | None = None
    decimals: int = 0


class NoteQuestion(Question, frozen=True, kw_only=True, tag="note", tag_field="kind"):
    """A text that is shown; nothing is asked. The label is its heading and may be empty."""

    text: str


Column: TypeAlias = (
    TextQuestion
    | ChoiceQuestion
    | ChoicesQuestion
    | ScaleQuestion
    | YesNoQuestion
    | DateQuestion
    | NumberQuestion
)


class TableQuestion(Question, frozen=True, kw_only=True, tag="table", tag_field="kind"):
    """Rows of the other kinds: added, sorted, removed and put back.

    `starts_with` are the rows a new form begins with; with `fixed` they are all there is.
    `row_name` is what one row is called ("sak", "överenskommelse"). Blank paper has `blank_rows`
    lines to write on.
    """

    columns: tuple[Column, ...]
    starts_with: tuple[dict[str, str | bool | int], ...] = ()
    fixed: bool = False
    row_name: str = "rad"
    blank_rows: int = 4


AnyQuestion: TypeAlias = Column | TableQuestion | NoteQuestion
