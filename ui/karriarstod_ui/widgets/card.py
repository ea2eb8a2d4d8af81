"""Cards, page headers, messages and the empty page."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from karriarstod_ui import units
from karriarstod_ui.icons import paint_icon
from karriarstod_ui.theme import Shade, StateColor, TextRole
from karriarstod_ui.widgets.buttons import Button, link_button, quiet_button
from karriarstod_ui.widgets.layouts import Columns, Flow, column, row
from karriarstod_ui.widgets.painted import Painted, soft_painter
from karriarstod_ui.widgets.pill import Pill
from karriarstod_ui.widgets.text import Text


class Tone(StrEnum):
    """What ground a card has."""

    PLAIN = "plain"
    SOFT = "soft"
    SOON = "soon"
    LATE = "late"
    WELL = "well"
    CHOSEN = "chosen"


class Card(QFrame):
    """A surface with a title; fill ``body`` or ``add`` to it, put buttons in with ``add_action``.

    ``flush`` leaves no margin, for a table that fills the card.
    """

    def __init__(
        self,
        title: str = "",
        *,
        note: str = "",
        tone: Tone = Tone.PLAIN,
        flush: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("surface", "card")
        self.setProperty("tone", tone.value)
        outer = column(self, (1, 1, 1, 1) if flush else (18, 15, 18, 16), 8)
        self.title = Text(title, TextRole.CARD_TITLE, wrap=True)
        self.note = Text(note, TextRole.SMALL_QUIET)
        self.pill = Pill()
        self._header = row(spacing=12)
        self._header.addWidget(self.title, 1)
        self._header.addWidget(self.pill)
        self._header.addWidget(self.note)
        outer.addLayout(self._header)
        self.body = column(spacing=6)
        outer.addLayout(self.body, 1)
        self.set_title(title)
        self.set_note(note)

    def set_title(self, title: str) -> None:
        self.title.setText(title)
        self.title.setHidden(not title)

    def set_note(self, note: str) -> None:
        """A small grey text at the right of the title."""
        self.note.setText(note)
        self.note.setHidden(not note)

    def set_tone(self, tone: Tone) -> None:
        self.setProperty("tone", tone.value)
        self.style().unpolish(self)
        self.style().polish(self)

    def add_action(self, widget: QWidget) -> None:
        """Put a button or a pill at the right of the title."""
        self._header.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        self.body.addWidget(widget, stretch)


class PageHeader(QWidget):
    """Breadcrumb, title with a pill, a line of facts, and what can be done, at the right.

    ``crumb_chosen`` carries the key of the crumb; crumbs are (key, text) pairs.
    """

    crumb_chosen = Signal(str)

    def __init__(
        self,
        title: str,
        subtitle: str = "",
        crumbs: Sequence[tuple[str, str]] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.title = Text(title, TextRole.TITLE, wrap=False)
        self.subtitle = Text(subtitle, TextRole.QUIET, wrap=True)
        self.pill = Pill()
        self._crumbs = Flow(spacing=2)
        words = QWidget()
        lines = column(words, spacing=2)
        lines.addWidget(self._crumbs)
        heading = Flow(spacing=10)
        heading.add(self.title)
        heading.add(self.pill)
        lines.addWidget(heading)
        lines.addWidget(self.subtitle)
        self._actions = Flow(spacing=12)
        columns = Columns(18, centered=True)
        columns.add(words, stretch=1, min_units=260)
        columns.add(self._actions, stretch=0)
        column(self).addWidget(columns)
        self.setAccessibleName(title)
        self.set_crumbs(crumbs)
        self.set_subtitle(subtitle)

    def set_title(self, title: str) -> None:
        self.title.setText(title)
        self.setAccessibleName(title)

    def set_subtitle(self, subtitle: str) -> None:
        self.subtitle.setText(subtitle)
        self.subtitle.setHidden(not subtitle)

    def set_pill(self, text: str, state: StateColor = StateColor.CALM) -> None:
        self.pill.show_state(text, state)

    def set_crumbs(self, crumbs: Sequence[tuple[str, str]]) -> None:
        for old in self._crumbs.widgets():
            self._crumbs.drop(old)
        for number, (key, text) in enumerate(crumbs, start=1):
            crumb = quiet_button(f"{text} ›" if number < len(crumbs) else text)
            crumb.setAccessibleName(self.tr("Tillbaka till {place}").format(place=text))
            crumb.setProperty("crumb", key)
            crumb.clicked.connect(self._on_crumb_clicked)
            self._crumbs.add(crumb)
        self._crumbs.setHidden(not crumbs)

    def add_action(self, widget: QWidget) -> None:
        """Put a button or a search box at the right; the primary one last."""
        self._actions.add(widget)

    def _on_crumb_clicked(self) -> None:
        self.crumb_chosen.emit(str(self.sender().property("crumb")))


class IconLabel(Painted):
    """An icon that only decorates; the text beside it says the same."""

    def __init__(
        self, name: str, side: float = 20, shade: Shade = Shade.TEXT, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._side = side
        self._shade = shade
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, name: str, shade: Shade) -> None:
        self._name = name
        self._shade = shade
        self.update()

    @override
    def sizeHint(self) -> QSize:
        side = units.px(self._side)
        return QSize(side, side)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = soft_painter(self)
        paint_icon(painter, self.rect(), self._name, self._shade)
        painter.end()


_MESSAGE_LOOKS = {
    StateColor.LATE: ("triangle-alert", Tone.LATE),
    StateColor.SOON: ("circle-alert", Tone.SOON),
    StateColor.WELL: ("circle-check", Tone.WELL),
}


class InlineMessage(QFrame):
    """A message on the page itself, with icon, words and perhaps one thing to do.

    Hidden until ``show_message``; read aloud when it appears. ``acted`` when its link is pressed.
    """

    acted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "card")
        line = row(self, (14, 10, 14, 10), 10)
        self._icon = IconLabel("info")
        self.text = Text("", TextRole.BODY, wrap=True)
        self.link: Button = link_button("")
        # Even while it has nothing to do it is somebody to whoever walks the tree of controls.
        self.link.setAccessibleName(self.tr("Åtgärd"))
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.text, 1)
        line.addWidget(self.link, 0, Qt.AlignmentFlag.AlignVCenter)
        self.link.clicked.connect(self.acted)
        self.link.hide()
        self.hide()

    def show_message(
        self, text: str, state: StateColor = StateColor.CALM, *, action: str = ""
    ) -> None:
        name, tone = _MESSAGE_LOOKS.get(state, ("info", Tone.SOFT))
        self._icon.set_icon(name, state.text)
        self.setProperty("tone", tone.value)
        self.style().unpolish(self)
        self.style().polish(self)
        self.text.setText(text)
        self.link.setText(action)
        self.link.setAccessibleName(action or self.tr("Åtgärd"))
        self.link.setHidden(not action)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def clear(self) -> None:
        self.hide()


class EmptyState(QWidget):
    """What an empty page says: what belongs here, and what to do first. ``acted`` on its button."""

    acted = Signal()

    def __init__(
        self,
        icon: str,
        title: str,
        text: str = "",
        button: Button | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        lines = column(self, (24, 32, 24, 32), 8)
        middle = Qt.AlignmentFlag.AlignHCenter
        lines.addWidget(IconLabel(icon, 36, Shade.QUIET), 0, middle)
        self.title = Text(title, TextRole.CARD_TITLE, wrap=True)
        self.text = Text(text, TextRole.QUIET, wrap=True)
        for label in (self.title, self.text):
            label.setAlignment(middle)
            lines.addWidget(label)
        self.text.setHidden(not text)
        if button is not None:
            lines.addSpacing(units.px(8))
            lines.addWidget(button, 0, middle)
            button.clicked.connect(self.acted)


class ClickableCard(Card):
    """A card that is one big button, as on the first page. ``clicked`` by mouse, Space or Enter."""

    clicked = Signal()

    def __init__(self, title: str, text: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(flush=True, parent=parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        inner = QWidget()
        self.line: QHBoxLayout = row(inner, (20, 16, 20, 16), 18)
        self.line.addWidget(IconLabel(icon, 28))
        words = column(spacing=1)
        words.addWidget(Text(title, TextRole.CARD_TITLE, wrap=True))
        words.addWidget(Text(text, TextRole.SMALL_QUIET, wrap=True))
        self.line.addLayout(words, 1)
        self.add(inner)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.set_tone(Tone.CHOSEN if event.type() == QEvent.Type.FocusIn else Tone.PLAIN)
        if event.type() == QEvent.Type.MouseButtonRelease:
            self.clicked.emit()
            return True
        keys = {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.type() == QEvent.Type.KeyPress and getattr(event, "key", lambda: 0)() in keys:
            self.clicked.emit()
            return True
        return super().event(event)
