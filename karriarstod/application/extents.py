"""How much of full time, as it is typed and as it is said."""

import re
from typing import Final

from karriarstod.domain.decision import Extent
from karriarstod.domain.errors import DomainError

FULL_WEEK: Final = 40
"""Hours in a week of full time."""

_TYPED: Final = re.compile(
    r"(?P<figure>\d{1,3}(?:[.,]\d{1,2})?)\s*"
    r"(?P<unit>%|procent|h|tim|timme|timmar)?(?:\s*(?:/|i|per)\s*(?:v|veckan?))?\.?"
)


class ExtentNotUnderstood(DomainError):
    """A typed extent that is neither hours a week nor percent of full time."""


def parse_extent(text: str) -> Extent:
    """The extent in "20 h", "20 timmar i veckan", "50 %" or a figure alone; empty means none.

    A figure alone is hours up to a full week, else percent. Only what was written is kept: the
    decision says one of them and the other follows. Raises ExtentNotUnderstood.
    """
    tidy = text.strip().casefold()
    if not tidy:
        return Extent()
    found = _TYPED.fullmatch(re.sub(r"\s*\(.*\)$", "", tidy))
    if found is None:
        raise ExtentNotUnderstood
    figure = float(found["figure"].replace(",", "."))
    is_percent = found["unit"] in {"%", "procent"} or (found["unit"] is None and figure > FULL_WEEK)
    if is_percent and figure <= 100 and figure == int(figure):
        return Extent(percent=int(figure))
    if not is_percent and figure <= FULL_WEEK:
        return Extent(hours_per_week=figure)
    raise ExtentNotUnderstood


def percent_of(extent: Extent) -> int | None:
    """Percent of full time: what the decision says, else counted from its hours."""
    if extent.percent is not None:
        return extent.percent
    hours = extent.hours_per_week
    return None if hours is None else round(100 * hours / FULL_WEEK)


def extent_words(extent: Extent) -> str:
    """ "20 timmar i veckan (50 %)"; empty when nothing is said."""
    percent = percent_of(extent)
    if percent is None:
        return ""
    hours = extent.hours_per_week
    if hours is None:
        hours = FULL_WEEK * percent / 100
    return f"{hours:g} timmar i veckan ({percent} %)".replace(".", ",")
