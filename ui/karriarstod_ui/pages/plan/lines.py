"""The plan at rest: a goal's head and a step's line, painted and within the keyboard's reach."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from karriarstod_ui import theme
from karriarstod_ui.pages.plan.words import GoalFacts, StepFacts
from karriarstod_ui.theme import Shade, StateColor, TextRole
from karriarstod_ui.widgets.painted import (
    Painted,
    paint_focus,
    paint_pill,
    pill_size,
    soft_painter,
)

NARROW: Final = 560
INSET: Final = 8
"""Room for the focus ring to the left of the words."""


@dataclass(frozen=True)
class Part:
    """A text with its place from the top of the line, and how it is drawn."""

    spot: QRect
    words: str
    role: TextRole
    shade: Shade
    flags: int


class RestingLine(Painted):
    """A line that opens by a click or Enter (``opened``); Ctrl+C copies what it says.

    ``moved`` carries -1 or 1 when Alt+Up or Alt+Down is pressed, ``removed`` follows Delete.
    """

    opened = Signal()
    moved = Signal(int)
    removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._heights: dict[int, int] = {}
        self._laid: dict[int, list[Part]] = {}

    def set_openable(self, openable: bool) -> None:
        """Whether a click does anything."""
        shape = Qt.CursorShape.PointingHandCursor if openable else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)

    def height_at(self, width: int) -> int:
        """How high the line is at a width, in pixels."""
        raise NotImplementedError

    def renewed(self) -> None:
        """What is said has changed."""
        self.theme_changed()
        self.updateGeometry()
        self.update()

    @override
    def theme_changed(self) -> None:
        self._heights.clear()
        self._laid.clear()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self.height_at(width)
        return self._heights[width]

    @override
    def sizeHint(self) -> QSize:
        # The width decides the height; asking for it here would lay out texts at no width at all.
        shown = theme.current()
        return QSize(shown.px(600), shown.px(40))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(160), theme.current().px(38))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        with_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        key = event.key()
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.accessibleName())
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2}:
            self.opened.emit()
        elif with_alt and key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.moved.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Down:
            self.focusNextChild()
        elif key == Qt.Key.Key_Up:
            self.focusPreviousChild()
        elif key == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit()


class StepLine(RestingLine):
    """A step: what, who, when, and how it stands."""

    def __init__(self, facts: StepFacts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts = facts
        self.show_facts(facts)

    def show_facts(self, facts: StepFacts) -> None:
        """Show the step as it now is."""
        if facts == self._facts and self.accessibleName():
            return
        self._facts = facts
        self.setAccessibleName(facts.said)
        self.renewed()

    def _columns(self, width: int) -> tuple[QRect, QRect, QRect, QRect]:
        """Where text, who, when and the pill stand; height is left open."""
        shown = theme.current()
        gap, edge = shown.px(12), shown.px(16)
        pill = max(pill_size(self._facts.status).width(), shown.px(96))
        right = width - edge
        if width < shown.px(NARROW):
            beneath = QRect(0, 0, right, 0)
            text = QRect(0, 0, right - pill - gap, 0)
            return text, beneath, beneath, QRect(right - pill, 0, pill, 0)
        # The columns stand under one another in all lines, whatever they hold.
        pill_left = max(right - shown.px(124), 0)
        when = QRect(round(width * 0.645), 0, pill_left - gap - round(width * 0.645), 0)
        who = QRect(round(width * 0.465), 0, when.left() - gap - round(width * 0.465), 0)
        return (
            QRect(0, 0, who.left() - gap, 0),
            who,
            when,
            QRect(pill_left, 0, right - pill_left, 0),
        )

    def _parts(self, width: int) -> list[Part]:
        if width not in self._laid:
            self._laid = {width: self._lay_out(width - theme.current().px(INSET))}
        return self._laid[width]

    def _lay_out(self, width: int) -> list[Part]:
        shown = theme.current()
        text, who, when, _ = self._columns(width)
        facts = self._facts
        words = facts.text or self.tr("Nytt steg")
        shade = Shade.TEXT if facts.text and not facts.is_over else Shade.QUIET
        parts = [_part(text, 0, words, TextRole.BODY, shade)]
        below = parts[0].spot.height() + shown.px(1)
        if facts.seen:
            parts.append(_part(text, below, facts.seen, TextRole.SMALL))
            below = parts[-1].spot.bottom() + shown.px(3)
        if width < shown.px(NARROW):
            said = " · ".join(filter(None, (facts.who, facts.when)))
            return [*parts, _part(who, below, said, TextRole.SMALL)] if said else parts
        for column, said in ((who, facts.who), (when, facts.when)):
            if said:
                parts.append(_part(column, shown.px(1), said, TextRole.SMALL))
        return parts

    @override
    def height_at(self, width: int) -> int:
        shown = theme.current()
        tallest = max(part.spot.bottom() + 1 for part in self._parts(width))
        return max(shown.px(40), tallest + 2 * shown.px(10))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        shown = theme.current()
        painter = soft_painter(self)
        top = shown.px(10)
        for part in self._parts(self.width()):
            _draw(painter, part, top)
        inset = shown.px(INSET)
        *_, pill = self._columns(self.width() - inset)
        pill.translate(inset, 0)
        pill.setTop(top)
        pill.setHeight(QFontMetrics(shown.font(TextRole.BODY)).height())
        paint_pill(painter, pill, self._facts.status, self._facts.state)
        if self.hasFocus():
            ring = QRectF(self.rect()).adjusted(0, 1, -shown.px(4), -1)
            paint_focus(painter, ring, shown.px(6))
        painter.end()


class GoalLine(RestingLine):
    """The head of a goal: its words, how it is seen, and how it stands."""

    def __init__(self, facts: GoalFacts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts = facts
        self.show_facts(facts)

    def show_facts(self, facts: GoalFacts) -> None:
        """Show the goal as it now is."""
        if facts == self._facts and self.accessibleName():
            return
        self._facts = facts
        self.setAccessibleName(facts.said)
        self.renewed()

    def _title(self) -> str:
        return self._facts.text if self._facts.text[-1:] != "·" else f"{self._facts.text} nytt mål"

    def _right(self) -> int:
        """Width of pill and lateness, at the right."""
        shown = theme.current()
        late = QFontMetrics(shown.font(TextRole.LATE)).horizontalAdvance(self._facts.late)
        return pill_size(self._facts.status).width() + (late + shown.px(12) if late else 0)

    def _parts(self, width: int) -> list[Part]:
        if width not in self._laid:
            self._laid = {width: self._lay_out(width - theme.current().px(INSET))}
        return self._laid[width]

    def _lay_out(self, width: int) -> list[Part]:
        """The title, and how the goal is seen: beside it if both have room, else below."""
        shown = theme.current()
        gap = shown.px(12)
        free = max(width - self._right() - gap, shown.px(80))
        title, seen = self._title(), self._facts.seen
        wide = QFontMetrics(shown.font(TextRole.CARD_TITLE)).horizontalAdvance(title)
        beside = QFontMetrics(shown.font(TextRole.SMALL)).horizontalAdvance(seen) + 2
        if seen and wide + beside + 2 * gap <= free:
            first = _part(QRect(0, 0, wide + gap, 0), 0, title, TextRole.CARD_TITLE, Shade.TEXT)
            spot = QRect(free - beside, 0, beside, first.spot.height())
            flags = int(Qt.AlignmentFlag.AlignVCenter)
            return [first, Part(spot, seen, TextRole.SMALL, Shade.QUIET, flags)]
        room = QRect(0, 0, free, 0)
        first = _part(room, 0, title, TextRole.CARD_TITLE, Shade.TEXT)
        if not seen:
            return [first]
        return [first, _part(room, first.spot.bottom() + shown.px(2), seen, TextRole.SMALL)]

    @override
    def height_at(self, width: int) -> int:
        shown = theme.current()
        tallest = max(part.spot.bottom() + 1 for part in self._parts(width))
        return max(shown.px(50), tallest + 2 * shown.px(14))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        shown = theme.current()
        painter = soft_painter(self)
        top = shown.px(14)
        for part in self._parts(self.width()):
            _draw(painter, part, top)
        self._paint_right(painter, top)
        if self.hasFocus():
            ring = QRectF(self.rect()).adjusted(0, 3, 1, -3)
            paint_focus(painter, ring, shown.px(6))
        painter.end()

    def _paint_right(self, painter: QPainter, top: int) -> None:
        shown = theme.current()
        height = QFontMetrics(shown.font(TextRole.CARD_TITLE)).height()
        pill = pill_size(self._facts.status).width()
        spot = QRect(self.width() - pill, top, pill, height)
        paint_pill(painter, spot, self._facts.status, self._facts.state)
        if self._facts.late:
            painter.setFont(shown.font(TextRole.LATE))
            painter.setPen(shown.pair(StateColor.LATE)[0])
            edge = QRect(0, top, spot.left() - shown.px(12), height)
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(edge, flags, self._facts.late)


def _part(column: QRect, top: int, words: str, role: TextRole, shade: Shade = Shade.QUIET) -> Part:
    """A text in a column from ``top``, broken between words.

    Inside one only when it is wider than the column.
    """
    metrics = QFontMetrics(theme.current().font(role))
    flags = Qt.TextFlag.TextWordWrap
    if max((metrics.horizontalAdvance(word) for word in words.split()), default=0) > column.width():
        flags |= Qt.TextFlag.TextWrapAnywhere
    room = QRect(0, 0, max(column.width(), 1), 100_000)
    height = metrics.boundingRect(room, int(flags), words).height()
    return Part(QRect(column.left(), top, column.width(), height), words, role, shade, int(flags))


def _draw(painter: QPainter, part: Part, top: int) -> None:
    shown = theme.current()
    painter.setFont(shown.font(part.role))
    painter.setPen(shown.color(part.shade))
    painter.drawText(part.spot.translated(shown.px(INSET), top), part.flags, part.words)
