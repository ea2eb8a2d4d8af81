"""The day of the next meeting: it comes after the one that the form is about."""

from collections.abc import Callable
from datetime import date

from typing_extensions import override

from karriarstod.domain.typed_dates import parse_typed_date
from karriarstod_ui.forms.fields import FormDate


class NextDate(FormDate):
    """A date that is never read as a day before the form's own, unless its year is typed."""

    def __init__(self, today: date, held_on: Callable[[], date | None]) -> None:
        super().__init__(today)
        self._held_on = held_on

    @override
    def _read(self, text: str) -> date:
        return parse_typed_date(text, self._today, not_before=self._held_on())
