"""An open register on screen: the strip, the places, and the page we are on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, Protocol, runtime_checkable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from karriarstod_ui import units
from karriarstod_ui.actions import action
from karriarstod_ui.focus import FocusKeeper
from karriarstod_ui.theme import TextRole
from karriarstod_ui.widgets.buttons import quiet_button
from karriarstod_ui.widgets.layouts import column, row
from karriarstod_ui.widgets.navigation import NavigationBar, NavigationEntry
from karriarstod_ui.widgets.palette import CommandPalette
from karriarstod_ui.widgets.strip import Strip, from_the_figure

_ROOM_FOR_WORDS: Final = 760
"""Units of width below which the places are shown as icons only."""


@dataclass(frozen=True)
class Location:
    """Where one can be: a place, perhaps someone or something there, and perhaps a part of it."""

    place: str
    subject: str = ""
    part: str = ""


@dataclass(frozen=True)
class Place:
    """One page: its key, title and icon, and how it is made the first time it is shown.

    A place with ``under`` is not listed; that place is marked instead (a participant is under
    "participants"). ``is_last`` ones stand at the bottom.
    """

    key: str
    title: str
    icon: str
    factory: Callable[[], QWidget]
    is_last: bool = False
    under: str = ""


@runtime_checkable
class ShowsSubject(Protocol):
    """A page about one subject at a time: ``show_subject("0042", "plan")``."""

    def show_subject(self, subject: str, part: str) -> None: ...


@runtime_checkable
class KeepsTyping(Protocol):
    """A page where one writes: ``flush`` keeps at once what has been typed."""

    def flush(self) -> None: ...


@runtime_checkable
class Refreshes(Protocol):
    """A page that wants to know when it comes into view."""

    def refresh(self) -> None: ...


class RecordShell(QWidget):
    """Everything around the pages of an open register.

    ``lock_requested`` on Ctrl+L or the button; ``went`` carries the new ``Location``.
    """

    lock_requested = Signal()
    went = Signal(object)

    def __init__(
        self,
        places: Sequence[Place],
        *,
        organisation: str,
        user_name: str = "",
        user_role: str = "",
        is_practice: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("surface", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._places = {place.key: place for place in places}
        self._pages: dict[str, QWidget] = {}
        self._past: list[Location] = []
        self._future: list[Location] = []
        self._here: Location | None = None
        self._build(organisation, user_name, user_role, is_practice)
        self._connect()

    def _build(self, organisation: str, user_name: str, user_role: str, practice: bool) -> None:
        self.navigation = NavigationBar(
            [
                NavigationEntry(place.key, place.title, place.icon, place.is_last)
                for place in self._places.values()
                if not place.under
            ],
            user_name,
            user_role,
        )
        self._stack = QStackedWidget()
        kind = self.tr("övningsregister") if practice else self.tr("krypterat register")
        self.lock_button = quiet_button(self.tr("Lås nu  Ctrl+L"))
        self.lock_button.setAccessibleName(self.tr("Lås nu"))
        strip = self._strip = Strip((14, 4, 10, 4), self.lock_button)
        strip.setObjectName("strip")
        name = strip.add(4, TextRole.SMALL_STRONG)
        owner = strip.add(5, TextRole.SMALL_QUIET)
        self._busy = strip.add(3, TextRole.SMALL, at_right=True)
        self._saved = strip.add(2, TextRole.SMALL_QUIET, at_right=True)
        self._lock_note = strip.add(1, TextRole.SMALL_QUIET, at_right=True)
        strip.say(name, "Karriärstöd")
        strip.say(owner, f"– {organisation}  ·  {kind}", f"– {organisation}")
        # A click leaves the keyboard where it was; Tab comes here last, before the places.
        self.lock_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        lines = column(self, spacing=0)
        lines.addWidget(strip)
        below = row(spacing=0)
        below.addWidget(self.navigation)
        below.addWidget(self._stack, 1)
        lines.addLayout(below, 1)
        self.palette_over = CommandPalette(self)
        self._focus = FocusKeeper(
            self, self.lock_button, self._stack.currentWidget, self.navigation.place_here
        )

    def _connect(self) -> None:
        self.navigation.place_chosen.connect(self._on_place_chosen)
        self.lock_button.clicked.connect(self.lock_requested)
        action(self, self.tr("Lås nu"), self.lock_requested.emit, keys="Ctrl+L", icon="lock")
        action(self, self.tr("Sök och gör"), self.open_palette, keys="Ctrl+K", icon="search")
        action(self, self.tr("Tillbaka"), self.back, keys="Alt+Left", icon="arrow-left")
        action(self, self.tr("Framåt"), self.forward, keys="Alt+Right", icon="arrow-right")
        listed = [place for place in self._places.values() if not place.under]
        for number, place in enumerate(listed[:9], 1):
            action(self, place.title, _goer(self, place.key), keys=f"Ctrl+{number}")

    @property
    def here(self) -> Location | None:
        return self._here

    def go(self, location: Location | str) -> None:
        """Show the page of ``location``, made now if it is the first time. A str is a place."""
        target = Location(location) if isinstance(location, str) else location
        if self._here is not None and self._here != target:
            self._past.append(self._here)
            self._future.clear()
        self._show(target)

    def back(self) -> None:
        """Where we were before; nothing when there is no before."""
        if self._past and self._here is not None:
            self._future.append(self._here)
            self._show(self._past.pop())

    def forward(self) -> None:
        """Where ``back`` came from."""
        if self._future and self._here is not None:
            self._past.append(self._here)
            self._show(self._future.pop())

    def page(self, key: str) -> QWidget:
        """The page of a place, made if it has not been shown yet; ``KeyError`` for no place."""
        if key not in self._pages:
            page = self._places[key].factory()
            self._pages[key] = page
            self._stack.addWidget(page)
        return self._pages[key]

    def forget(self, key: str) -> None:
        """Delete the page of a place: what it shows has been changed elsewhere."""
        page = self._pages.pop(key, None)
        if page is not None:
            self._stack.removeWidget(page)
            page.hide()
            page.deleteLater()

    def open_palette(self) -> None:
        self.palette_over.open_palette()

    def set_badge(self, key: str, count: int) -> None:
        self.navigation.set_badge(key, count)

    def say_lock(self, text: str) -> None:
        """The note before the lock button: "Låses om 9 min"."""
        self._strip.say(self._lock_note, text, from_the_figure(text))

    def say_saved(self, text: str) -> None:
        """The last thing saved: "Sparat 09.41"."""
        self._strip.say(self._saved, text, from_the_figure(text))

    def say_busy(self, text: str) -> None:
        """What is being done, for work that takes long; connect ``Background.busy_changed``."""
        self._strip.say(self._busy, text)

    def _show(self, target: Location) -> None:
        page = self.page(target.place)
        self._here = target
        place = self._places[target.place]
        self.navigation.show_place(place.under or place.key)
        is_other = self._stack.currentWidget() is not page
        stood_on = page.focusWidget()
        self._stack.setCurrentWidget(page)
        put = self.window().focusWidget() if is_other else None
        if target.subject and isinstance(page, ShowsSubject):
            page.show_subject(target.subject, target.part)
        elif isinstance(page, Refreshes):
            page.refresh()
        self.went.emit(target)
        self._focus.arrive(stood_on, put)

    def _on_place_chosen(self, key: str) -> None:
        self.go(key)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        return self._focus.step(partial(super().focusNextPrevChild, next))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < units.px(_ROOM_FOR_WORDS)
        self.navigation.set_compact(narrow)


def _goer(shell: RecordShell, key: str) -> Callable[[], None]:
    return lambda: shell.go(key)
