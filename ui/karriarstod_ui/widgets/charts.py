"""Small painted charts; each says in words what it shows."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from karriarstod_ui import theme
from karriarstod_ui.theme import Shade, TextRole
from karriarstod_ui.widgets.painted import Painted, fill_round, paint_focus, soft_painter


@dataclass(frozen=True)
class Bar:
    """One bar: a key to choose by, its word, and how many."""

    key: str
    label: str
    value: int


class BarRows(Painted):
    """Rows of word, bar and number, as "Vägen till arbete". ``row_chosen`` carries the key.

    Arrow keys move, Enter chooses; with ``choosable`` off it is only looked at.
    """

    row_chosen = Signal(str)

    def __init__(
        self,
        name: str,
        rows: Sequence[Bar] = (),
        *,
        choosable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._rows = tuple(rows)
        self._place = 0
        self._choosable = choosable
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if choosable:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_rows(rows)

    def set_rows(self, rows: Sequence[Bar]) -> None:
        self._rows = tuple(rows)
        self._place = min(self._place, max(0, len(rows) - 1))
        self.setAccessibleDescription(", ".join(f"{row.label} {row.value}" for row in rows))
        self.updateGeometry()
        self.update()

    def _row_height(self) -> int:
        return theme.current().px(29)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(300), self._row_height() * max(1, len(self._rows)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(180), self.sizeHint().height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is not None and self._rows:
            self._place = max(0, min(len(self._rows) - 1, self._place + step))
            self.update()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and self._rows:
            self.row_chosen.emit(self._rows[self._place].key)
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = int(event.position().y() // self._row_height())
        if self._choosable and 0 <= place < len(self._rows):
            self._place = place
            self.row_chosen.emit(self._rows[place].key)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        shown = theme.current()
        painter = soft_painter(self)
        word_font, number_font = shown.font(TextRole.SMALL), shown.font(TextRole.STRONG)
        words, numbers = QFontMetrics(word_font), QFontMetrics(number_font)
        most = max((row.value for row in self._rows), default=0)
        gap = shown.px(14)
        left = max((words.horizontalAdvance(row.label) for row in self._rows), default=0) + 2 * gap
        left = min(left, self.width() // 2)
        room = self.width() - left - gap - numbers.horizontalAdvance("000")
        tall, thick = self._row_height(), shown.px(14)
        for place, row in enumerate(self._rows):
            line = QRectF(0, place * tall, self.width(), tall)
            length = room * row.value / most if most else 0
            bar = QRectF(left, line.center().y() - thick / 2, length, thick)
            if length:
                fill_round(painter, bar, shown.color(Shade.PRIMARY), shown.px(3))
            painter.setPen(shown.color(Shade.TEXT))
            painter.setFont(word_font)
            label = words.elidedText(row.label, Qt.TextElideMode.ElideRight, left - gap)
            painter.drawText(
                line.adjusted(shown.px(4), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, label
            )
            painter.setFont(number_font)
            after = QRectF(bar.right() + shown.px(10), line.top(), self.width(), tall)
            painter.drawText(after, Qt.AlignmentFlag.AlignVCenter, str(row.value))
            if self.hasFocus() and place == self._place:
                paint_focus(painter, line, shown.px(5))
        painter.end()


@dataclass(frozen=True)
class HoursStep:
    """Hours a week in one period; ``is_planned`` ones are dashed, ``is_past`` ones pale."""

    label: str
    hours: float
    is_past: bool = False
    is_planned: bool = False


class HoursSteps(Painted):
    """Hours a week stepping up, one column a period."""

    def __init__(self, steps: Sequence[HoursStep] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: tuple[HoursStep, ...] = ()
        self.setAccessibleName(self.tr("Timmar i veckan"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_steps(steps)

    def set_steps(self, steps: Sequence[HoursStep]) -> None:
        self._steps = tuple(steps)
        said = (
            f"{step.label} {step.hours:g} h" + (" planerat" if step.is_planned else "")
            for step in self._steps
        )
        self.setAccessibleDescription(", ".join(said))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(260), theme.current().px(104))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(140), theme.current().px(104))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._steps:
            return
        shown = theme.current()
        painter = soft_painter(self)
        font = shown.font(TextRole.AXIS)
        painter.setFont(font)
        text_height = QFontMetrics(font).height()
        gap = shown.px(8)
        width = (self.width() + gap) / len(self._steps) - gap
        width = min(width, shown.px(46))
        most = max(step.hours for step in self._steps) or 1
        labels = any(step.label for step in self._steps)
        bottom = self.height() - (text_height + shown.px(2) if labels else 0)
        room = bottom - text_height - shown.px(4)
        for place, step in enumerate(self._steps):
            tall = max(shown.px(3), room * step.hours / most)
            bar = QRectF(place * (width + gap), bottom - tall, width, tall)
            self._paint_bar(painter, bar, step)
            painter.setPen(shown.color(Shade.TEXT))
            above = QRectF(bar.left(), bar.top() - text_height - 1, width, text_height)
            mark = f"{step.hours:g}" + ("?" if step.is_planned else "")
            painter.drawText(above, Qt.AlignmentFlag.AlignCenter, mark)
            painter.setPen(shown.color(Shade.QUIET))
            below = QRectF(bar.left() - gap / 2, bottom + 1, width + gap, text_height)
            fitting = QFontMetrics(font).elidedText(
                step.label, Qt.TextElideMode.ElideRight, round(width + gap)
            )
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, fitting)
        painter.end()

    def _paint_bar(self, painter: QPainter, bar: QRectF, step: HoursStep) -> None:
        shown = theme.current()
        if step.is_planned:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(shown.color(Shade.PRIMARY), shown.ring, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(bar.adjusted(1, 1, -1, -1), shown.px(3), shown.px(3))
        else:
            shade = Shade.MUTED if step.is_past else Shade.PRIMARY
            fill_round(painter, bar, shown.color(shade), shown.px(3))


class ThinProgress(Painted):
    """A thin bar that shows how much is done; ``fraction`` is 0 to 1."""

    def __init__(
        self,
        name: str,
        fraction: float = 0,
        shade: Shade = Shade.PRIMARY,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._fraction = 0.0
        self._shade = shade
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_fraction(fraction)

    def set_fraction(self, fraction: float) -> None:
        self._fraction = max(0.0, min(1.0, fraction))
        self.setAccessibleDescription(f"{round(100 * self._fraction)} %")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(150), theme.current().px(8))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(60), theme.current().px(8))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        shown = theme.current()
        painter = soft_painter(self)
        area = QRectF(self.rect())
        radius = area.height() / 2
        fill_round(painter, area, shown.color(Shade.FINE_LINE), radius)
        if self._fraction:
            done = QRectF(area)
            done.setWidth(max(area.height(), area.width() * self._fraction))
            fill_round(painter, done, shown.color(self._shade), radius)
        painter.end()
