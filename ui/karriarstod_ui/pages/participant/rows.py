"""Rows of a card that are made anew when what they show has changed."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from karriarstod_ui.theme import TextRole
from karriarstod_ui.widgets.layouts import Column
from karriarstod_ui.widgets.text import Rule, Text

Item = TypeVar("Item")


class Rows(Column):
    """Widgets below one another with fine lines between, all replaced by ``show_rows``.

    The keyboard stays: if it was in a row, it is in the row at the same place afterwards.
    """

    def __init__(self, spacing: float = 10, *, ruled: bool = True) -> None:
        super().__init__(spacing)
        self._ruled = ruled
        self._rows: list[QWidget] = []

    @property
    def rows(self) -> list[QWidget]:
        return list(self._rows)

    def show_rows(self, rows: Iterable[QWidget], empty: str = "") -> None:
        """Show these rows; without any, the words of ``empty``."""
        place = self._place_of_keyboard()
        while (item := self.body.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._rows = list(rows)
        for number, shown in enumerate(self._rows):
            if number and self._ruled:
                self.add(Rule())
            self.add(shown)
        if not self._rows and empty:
            self.add(Text(empty, TextRole.QUIET, wrap=True))
        if place is not None and self._rows:
            _take_keyboard(self._rows[min(place, len(self._rows) - 1)])

    def _place_of_keyboard(self) -> int | None:
        # A window over the page has the keyboard for now: it comes back where it was.
        focused = self.window().focusWidget()
        if focused is None:
            return None
        for place, shown in enumerate(self._rows):
            if shown.isAncestorOf(focused):
                return place
        return None


class KeptRows(Column, Generic[Item]):
    """Rows of one kind that are kept and shown anew, where making them again would be seen.

    ``make`` gives an empty row; ``show`` puts an item in one.
    """

    def __init__(
        self,
        make: Callable[[], QWidget],
        show: Callable[[Any, Item], None],
        spacing: float = 10,
    ) -> None:
        super().__init__(spacing)
        self._make = make
        self._put = show
        self._kept: list[tuple[QWidget, QWidget]] = []
        self._empty = Text("", TextRole.QUIET, wrap=True)
        self.add(self._empty)

    def show_items(self, items: Sequence[Item], empty: str = "") -> None:
        """Show these; without any, the words of ``empty``."""
        while len(self._kept) < len(items):
            rule: QWidget = Rule()
            made = self._make()
            self.add(rule)
            self.add(made)
            self._kept.append((rule, made))
        for place, (rule, made) in enumerate(self._kept):
            used = place < len(items)
            if used:
                self._put(made, items[place])
            made.setHidden(not used)
            rule.setHidden(not used or place == 0)
        self._empty.setText(empty)
        self._empty.setHidden(bool(items) or not empty)


def _take_keyboard(row: QWidget) -> None:
    for inside in row.findChildren(QWidget):
        if inside.focusPolicy() & Qt.FocusPolicy.TabFocus and not inside.isHidden():
            inside.setFocus()
            return
