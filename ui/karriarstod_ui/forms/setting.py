"""What the fields of one form have around them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from karriarstod.forms.answers import NO_ANSWERS, Answers


@dataclass(frozen=True)
class Setting:
    """The day, the answers of the form before, and what is suggested by the list's name.

    ``taken_rows`` is the highest number that a row of each table has had.
    """

    today: date
    earlier: Answers = NO_ANSWERS
    taken_rows: Mapping[str, int] = field(default_factory=dict)
    suggestions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
