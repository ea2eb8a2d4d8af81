"""The chain as a stepper: where someone is on the way to work."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from karriarstod_ui import theme
from karriarstod_ui.icons import paint_icon
from karriarstod_ui.theme import Shade, TextRole
from karriarstod_ui.widgets.painted import Painted, StepState, paint_focus, soft_painter

_REACHED = {StepState.DONE, StepState.CURRENT, StepState.PARALLEL, StepState.PAUSED}


@dataclass(frozen=True)
class Step:
    """One step of the chain: its word, when ("20 mars – 9 april"), and where it stands."""

    title: str
    note: str = ""
    state: StepState = StepState.FUTURE


class ChainStepper(Painted):
    """The steps with their dates; below one another when the page is narrow.

    ``step_chosen`` carries the place (0 first) on click, or Enter after the arrow keys.
    """

    step_chosen = Signal(int)

    def __init__(self, steps: Sequence[Step] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: tuple[Step, ...] = ()
        self._place = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Vägen till arbete"))
        self.set_steps(steps)

    def set_steps(self, steps: Sequence[Step]) -> None:
        self._steps = tuple(steps)
        said = (
            f"{place}. {step.title}, {step.state.value}" + (f", {step.note}" if step.note else "")
            for place, step in enumerate(steps, 1)
        )
        self.setAccessibleDescription(". ".join(said))
        current = [place for place, step in enumerate(steps) if step.state is StepState.CURRENT]
        self._place = current[-1] if current else 0
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        shown = theme.current()
        wide = shown.px(150) * max(1, len(self._steps))
        return QSize(wide, self._row_height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(180), self._row_height())

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        rows = -(-len(self._steps) // self._per_row(width)) if self._steps else 1
        return rows * self._row_height() + (rows - 1) * theme.current().px(12)

    def _row_height(self) -> int:
        shown = theme.current()
        words = QFontMetrics(shown.font(TextRole.SMALL_STRONG)).height()
        note = QFontMetrics(shown.font(TextRole.AXIS)).height()
        return shown.px(30) + shown.px(6) + words + note + shown.px(2)

    def _per_row(self, width: int) -> int:
        shown = theme.current()
        small = QFontMetrics(shown.font(TextRole.AXIS))
        bold = QFontMetrics(shown.font(TextRole.SMALL_STRONG))
        widest = max(
            (
                max(small.horizontalAdvance(step.note), bold.horizontalAdvance(step.title))
                for step in self._steps
            ),
            default=0,
        )
        fitting = width // min(max(shown.px(112), widest + shown.px(10)), shown.px(190))
        return max(1, min(len(self._steps), fitting))

    def _place_rect(self, place: int) -> QRectF:
        per_row = self._per_row(self.width())
        line, column = divmod(place, per_row)
        wide = self.width() / per_row
        top = line * (self._row_height() + theme.current().px(12))
        return QRectF(column * wide, top, wide, self._row_height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(key)
        if step is not None and self._steps:
            self._place = max(0, min(len(self._steps) - 1, self._place + step))
            self.update()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and self._steps:
            self.step_chosen.emit(self._place)
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        for place in range(len(self._steps)):
            if self._place_rect(place).contains(event.position()):
                self._place = place
                self.update()
                self.step_chosen.emit(place)
                return

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = soft_painter(self)
        per_row = self._per_row(self.width())
        for place, step in enumerate(self._steps):
            if (place + 1) % per_row and place + 1 < len(self._steps):
                self._paint_link(painter, place)
            self._paint_step(painter, place, step)
            if self.hasFocus() and place == self._place:
                paint_focus(painter, self._place_rect(place), theme.current().px(6))
        painter.end()

    def _circle(self, place: int) -> QRectF:
        shown = theme.current()
        area = self._place_rect(place)
        side = shown.px(25)
        return QRectF(area.left() + shown.px(5), area.top() + shown.px(3), side, side)

    def _paint_link(self, painter: QPainter, place: int) -> None:
        shown = theme.current()
        start, end = self._circle(place), self._circle(place + 1)
        passed = self._steps[place].state is StepState.DONE
        reached = passed and self._steps[place + 1].state in _REACHED
        painter.setPen(QPen(shown.color(Shade.PRIMARY if reached else Shade.MUTED), shown.px(2)))
        middle = start.center().y()
        painter.drawLine(QPointF(start.right(), middle), QPointF(end.left(), middle))

    def _paint_step(self, painter: QPainter, place: int, step: Step) -> None:
        shown = theme.current()
        circle = self._circle(place)
        primary = shown.color(Shade.PRIMARY)
        self._paint_circle(painter, circle, step.state)
        if step.state is StepState.DONE:
            inner = circle.adjusted(*(shown.px(5) * sign for sign in (1, 1, -1, -1)))
            paint_icon(painter, inner.toRect(), "check", Shade.ON_PRIMARY)
        elif step.state is StepState.PAUSED:
            inner = circle.adjusted(*(shown.px(6) * sign for sign in (1, 1, -1, -1)))
            paint_icon(painter, inner.toRect(), "pause", Shade.PRIMARY)
        else:
            ahead = step.state in {StepState.FUTURE, StepState.SKIPPED}
            painter.setPen(shown.color(Shade.QUIET) if ahead else primary)
            painter.setFont(shown.font(TextRole.SMALL_STRONG))
            mark = "–" if step.state is StepState.SKIPPED else str(place + 1)
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, mark)
        self._paint_words(painter, place, step)

    def _paint_circle(self, painter: QPainter, circle: QRectF, state: StepState) -> None:
        shown = theme.current()
        primary = shown.color(Shade.PRIMARY)
        if state in {StepState.CURRENT, StepState.PARALLEL, StepState.PAUSED}:
            halo = shown.px(3)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(shown.color(Shade.SOFT))
            painter.drawEllipse(circle.adjusted(-halo, -halo, halo, halo))
        ahead = state in {StepState.FUTURE, StepState.SKIPPED}
        dashed = state in {StepState.PARALLEL, StepState.SKIPPED}
        line = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
        painter.setPen(QPen(shown.color(Shade.MUTED) if ahead else primary, shown.px(2), line))
        painter.setBrush(primary if state is StepState.DONE else shown.color(Shade.SURFACE))
        painter.drawEllipse(circle.adjusted(1, 1, -1, -1))

    def _paint_words(self, painter: QPainter, place: int, step: Step) -> None:
        shown = theme.current()
        area = self._place_rect(place)
        room = area.width() - shown.px(10)
        top = area.top() + shown.px(32)
        for text, role, shade in (
            (step.title, TextRole.SMALL_STRONG, Shade.TEXT),
            (step.note, TextRole.AXIS, Shade.QUIET),
        ):
            font = shown.font(role)
            metrics = QFontMetrics(font)
            painter.setFont(font)
            painter.setPen(shown.color(shade))
            fitting = metrics.elidedText(text, Qt.TextElideMode.ElideRight, round(room))
            place_for = QRectF(area.left() + shown.px(4), top, room + 2, metrics.height())
            painter.drawText(place_for, Qt.AlignmentFlag.AlignVCenter, fitting)
            top += metrics.height() + shown.px(1)
