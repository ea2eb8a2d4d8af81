"""A row of chips: one chosen at a time, each with how many it holds."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from karriarstod_ui import theme
from karriarstod_ui.theme import Shade, TextRole
from karriarstod_ui.widgets.layouts import Flow
from karriarstod_ui.widgets.painted import soft_painter


@dataclass(frozen=True)
class Chip:
    """One choice: its key, its word, and how many it holds (none shown when ``None``)."""

    key: str
    label: str
    count: int | None = None

    @property
    def text(self) -> str:
        return self.label if self.count is None else f"{self.label} {self.count}"


class _ChipButton(QAbstractButton):
    def __init__(self, chip: Chip, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_chip(chip)

    def show_chip(self, chip: Chip) -> None:
        self.setObjectName(f"chip_{chip.key}")
        self.setProperty("key", chip.key)
        self.setText(chip.text)
        self.setAccessibleName(chip.text)
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        shown = theme.current()
        metrics = QFontMetrics(shown.font(TextRole.SMALL_STRONG))
        return QSize(
            metrics.horizontalAdvance(self.text()) + 2 * shown.px(11),
            metrics.height() + 2 * shown.px(5),
        )

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        shown = theme.current()
        painter = soft_painter(self)
        chosen = self.isChecked()
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        radius = area.height() / 2
        edge = Shade.PRIMARY if chosen else (Shade.FIELD_LINE if self.underMouse() else Shade.LINE)
        painter.setPen(QPen(shown.color(edge), 1))
        painter.setBrush(shown.color(Shade.PRIMARY if chosen else Shade.SURFACE))
        painter.drawRoundedRect(area, radius, radius)
        if self.hasFocus():
            inset = shown.ring * 1.5 if chosen else shown.ring / 2
            ring = area.adjusted(inset, inset, -inset, -inset)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            tint = Shade.ON_PRIMARY if chosen else Shade.PRIMARY
            painter.setPen(QPen(shown.color(tint), shown.ring))
            painter.drawRoundedRect(ring, ring.height() / 2, ring.height() / 2)
        painter.setFont(shown.font(TextRole.SMALL_STRONG))
        painter.setPen(shown.color(Shade.ON_PRIMARY if chosen else Shade.TEXT))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()


class ChipRow(Flow):
    """Choose one: by mouse, or with Tab to the row and the arrow keys in it.

    ``chosen`` carries the key, and only when a person chose; ``choose(key)`` is silent.
    """

    chosen = Signal(str)

    def __init__(
        self, name: str, chips: Sequence[Chip] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(8, parent)
        self.setAccessibleName(name)
        self._buttons: list[_ChipButton] = []
        self._key = ""
        self.set_chips(chips)

    @property
    def key(self) -> str:
        """The chosen key."""
        return self._key

    def set_chips(self, chips: Sequence[Chip]) -> None:
        """Show these chips; the choice and the focus stay if their key is still there."""
        for button in self._buttons[len(chips) :]:
            self.drop(button)
        del self._buttons[len(chips) :]
        for button, chip in zip(self._buttons, chips, strict=False):
            button.show_chip(chip)
        for chip in chips[len(self._buttons) :]:
            button = _ChipButton(chip, self)
            button.clicked.connect(self._on_clicked)
            self._buttons.append(button)
            self.add(button)
        keys = [chip.key for chip in chips]
        self.choose(self._key if self._key in keys else next(iter(keys), ""))

    def choose(self, key: str) -> None:
        self._key = key
        for button in self._buttons:
            is_chosen = button.property("key") == key
            button.setChecked(is_chosen)
            button.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if is_chosen else Qt.FocusPolicy.ClickFocus
            )

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Up: -1,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None or not self._buttons:
            super().keyPressEvent(event)
            return
        places = [button.property("key") for button in self._buttons]
        place = (places.index(self._key) + step) % len(places)
        self._take(self._buttons[place])

    def _take(self, button: _ChipButton) -> None:
        self.choose(str(button.property("key")))
        button.setFocus(Qt.FocusReason.TabFocusReason)
        self.chosen.emit(self._key)

    def _on_clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, _ChipButton):
            self._take(sender)
