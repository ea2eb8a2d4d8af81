"""The tabs of a participant's page: made when first looked at, one shown at a time."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTabBar, QWidget

from karriarstod_ui.widgets.layouts import Column
from karriarstod_ui.widgets.text import Rule


class Tab(StrEnum):
    """Keys of the tabs, in order."""

    OVERVIEW = "overview"
    PLAN = "plan"
    FORMS = "forms"
    PROGRESS = "progress"
    DECISIONS = "decisions"
    NOTES = "notes"
    PEOPLE = "people"
    HISTORY = "history"


class Tabs(Column):
    """``tab_shown`` carries the key, after its widget has been put in front."""

    tab_shown = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, parent)
        self._made: dict[Tab, QWidget] = {}
        self._makers: dict[Tab, Callable[[], QWidget]] = {}
        self._keys: list[Tab] = []
        self.bar = QTabBar()
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setUsesScrollButtons(True)
        self.bar.setElideMode(Qt.TextElideMode.ElideNone)
        self.bar.setAccessibleName(self.tr("Delar av sidan"))
        self.add(self.bar)
        self.add(Rule())
        self.body.addSpacing(16)
        self.bar.currentChanged.connect(self._on_changed)

    def offer(self, tab: Tab, name: str, maker: Callable[[], QWidget]) -> None:
        """One more tab, and how its widget is made the first time it is looked at."""
        self._makers[tab] = maker
        self._keys.append(tab)
        self.bar.blockSignals(True)
        self.bar.addTab(name)
        self.bar.blockSignals(False)

    @property
    def shown(self) -> Tab:
        """The tab in front."""
        return self._keys[self.bar.currentIndex()]

    def widget(self, tab: Tab) -> QWidget:
        """The tab's widget, made now if it must be."""
        if tab not in self._made:
            made = self._makers[tab]()
            made.setHidden(tab is not self.shown)
            self._made[tab] = made
            self.add(made)
        return self._made[tab]

    def go_to_first(self) -> None:
        """Choose the first tab without showing anything yet."""
        self.bar.blockSignals(True)
        self.bar.setCurrentIndex(0)
        self.bar.blockSignals(False)

    def show_tab(self, tab: Tab) -> None:
        """Put a tab in front."""
        if tab is self.shown:
            self._on_changed()
        else:
            self.bar.setCurrentIndex(self._keys.index(tab))

    def _on_changed(self) -> None:
        shown = self.widget(self.shown)
        for made in self._made.values():
            made.setVisible(made is shown)
        self.tab_shown.emit(self.shown.value)
