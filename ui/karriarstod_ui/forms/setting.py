"""What the fields of one form have around them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from karriarstod.forms.answers import NO_ANSWERS, Answers


@dataclass(frozen=True)
class Setting:
    """The day, the answers of the form before, and what is suggested by the list's name.

    ``row_numbers`` is the highest number that a row of each table has had, and grows with them.
    ``held_on`` gives the form's own day, as it is now answered.
    """

    today: date
    earlier: Answers = NO_ANSWERS
    row_numbers: dict[str, int] = field(default_factory=dict)
    suggestions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    held_on: Callable[[], date | None] | None = None
