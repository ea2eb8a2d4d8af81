"""The places of the program, down the left side."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QWidget
from typing_extensions import override

from karriarstod_ui import theme, units
from karriarstod_ui.icons import paint_icon
from karriarstod_ui.theme import Shade, TextRole
from karriarstod_ui.widgets.layouts import column, row
from karriarstod_ui.widgets.painted import fill_round, paint_focus, soft_painter
from karriarstod_ui.widgets.text import Rule, Text


@dataclass(frozen=True)
class NavigationEntry:
    """One place: its key, its word, its icon, and whether it stands at the bottom."""

    key: str
    title: str
    icon: str
    is_last: bool = False


class NavigationButton(QAbstractButton):
    """One place, with a number when something there waits."""

    def __init__(self, entry: NavigationEntry, parent: QWidget) -> None:
        super().__init__(parent)
        self.entry = entry
        self._badge = 0
        self._compact = False
        self.setCheckable(True)
        self.setText(entry.title)
        self.setObjectName(f"place_{entry.key}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_badge(0)

    def set_badge(self, count: int) -> None:
        self._badge = count
        waiting = self.tr("%n väntar", "", count).replace("%n", str(count)) if count else ""
        self.setAccessibleName(f"{self.entry.title}, {waiting}" if count else self.entry.title)
        self.update()

    def set_compact(self, compact: bool) -> None:
        self._compact = compact
        self.setToolTip(self.entry.title if compact else "")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(units.px(40), units.px(40))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        shown = theme.current()
        painter = soft_painter(self)
        area = QRectF(self.rect())
        chosen = self.isChecked()
        if chosen or self.underMouse():
            ground = Shade.SOFT if chosen else Shade.GROUND
            fill_round(painter, area, shown.color(ground), shown.px(6))
        ink = Shade.PRIMARY if chosen else Shade.TEXT
        side = shown.px(18)
        left = shown.px(7) if self._compact else shown.px(12)
        icon_place = QRect(left, (self.height() - side) // 2, side, side)
        paint_icon(painter, icon_place, self.entry.icon, ink)
        if not self._compact:
            font = shown.font(TextRole.BODY)
            font.setWeight(font.Weight.Medium)
            painter.setFont(font)
            painter.setPen(shown.color(ink))
            words = area.adjusted(shown.px(41), 0, -shown.px(8), 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.entry.title)
        if self._badge:
            self._paint_badge(painter, area)
        if self.hasFocus():
            paint_focus(painter, area, shown.px(6))
        painter.end()

    def _paint_badge(self, painter: QPainter, area: QRectF) -> None:
        shown = theme.current()
        font = shown.font(TextRole.PILL)
        text = str(self._badge)
        tall = shown.px(18)
        wide = max(shown.px(21), QFontMetrics(font).horizontalAdvance(text) + shown.px(12))
        right = area.right() - shown.px(2 if self._compact else 11)
        place = QRectF(right - wide, area.center().y() - tall / 2, wide, tall)
        fill_round(painter, place, shown.color(Shade.LATE), tall / 2)
        painter.setFont(font)
        painter.setPen(shown.color(Shade.SURFACE))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)


class NavigationBar(QFrame):
    """The places, and who is here. ``place_chosen`` carries the key, only when a person chose."""

    place_chosen = Signal(str)

    def __init__(
        self,
        entries: Sequence[NavigationEntry],
        user_name: str = "",
        user_role: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("surface", "navigation")
        self.setAccessibleName(self.tr("Platser"))
        self._buttons = {entry.key: NavigationButton(entry, self) for entry in entries}
        self._user = Text(user_name, TextRole.SMALL_STRONG, wrap=True)
        self._role = Text(user_role, TextRole.SMALL_QUIET, wrap=True)
        lines = column(self, (10, 16, 10, 14), 2)
        for is_last in (False, True):
            for button in self._buttons.values():
                if button.entry.is_last == is_last:
                    lines.addWidget(button)
            if not is_last:
                lines.addStretch(1)
        lines.addWidget(Rule())
        lines.addSpacing(units.px(8))
        self._who = QWidget()
        who = column(self._who, (12, 0, 4, 0), 0)
        who.addWidget(self._user)
        who.addWidget(self._role)
        lines.addWidget(self._who)
        self._initials = Text("", TextRole.SMALL_STRONG)
        self._initials.setObjectName("initials")
        beside_icons = row(margins=(7, 0, 0, 0))
        beside_icons.addWidget(self._initials)
        lines.addLayout(beside_icons)
        self.set_user(user_name, user_role)
        for button in self._buttons.values():
            button.clicked.connect(self._on_clicked)
        self.set_compact(False)

    def show_place(self, key: str) -> None:
        """Mark ``key`` as where we are; silent."""
        for each, button in self._buttons.items():
            button.setChecked(each == key)

    def place_here(self) -> QWidget:
        """The button of where we are; the first before we are anywhere."""
        buttons = list(self._buttons.values())
        return next((button for button in buttons if button.isChecked()), buttons[0])

    def set_badge(self, key: str, count: int) -> None:
        """How much waits at a place; 0 shows nothing."""
        self._buttons[key].set_badge(count)

    def set_user(self, name: str, role: str) -> None:
        self._user.setText(name)
        self._role.setText(role)
        self._initials.setText("".join(word[0] for word in name.split()[:2]).upper())
        whole = ", ".join(filter(None, (name, role)))
        self._initials.setToolTip(whole)
        self._initials.setAccessibleName(whole)

    def set_compact(self, compact: bool) -> None:
        """Icons and initials only, for when the text is large and the window narrow."""
        units.sized(self, width=76 if compact else 208)
        self._who.setHidden(compact)
        self._initials.setHidden(not compact)
        for button in self._buttons.values():
            button.set_compact(compact)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        buttons = sorted(self._buttons.values(), key=lambda button: button.entry.is_last)
        focused = [place for place, button in enumerate(buttons) if button.hasFocus()]
        if step is None or not focused:
            super().keyPressEvent(event)
            return
        place = (focused[0] + step) % len(buttons)
        buttons[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, NavigationButton):
            # A second press on where we are must not unmark it.
            sender.setChecked(True)
            self.place_chosen.emit(sender.entry.key)
