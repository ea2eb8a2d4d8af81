"""The plan at rest: a goal's head and a step's line, painted and within the keyboard's reach."""

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

NARROW = 560


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
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._heights: dict[int, int] = {}

    def set_openable(self, openable: bool) -> None:
        """Whether a click does anything."""
        shape = Qt.CursorShape.PointingHandCursor if openable else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)

    def height_at(self, width: int) -> int:
        """How high the line is at a width, in pixels."""
        raise NotImplementedError

    def renewed(self) -> None:
        """What is said has changed."""
        self._heights.clear()
        self.updateGeometry()
        self.update()

    @override
    def theme_changed(self) -> None:
        self._heights.clear()

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
        width = theme.current().px(600)
        return QSize(width, self.heightForWidth(max(self.width(), 1)))

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

    def _parts(self, width: int) -> list[tuple[QRect, str, TextRole, Shade]]:
        """Every text with its place, from the top of the line."""
        shown = theme.current()
        text, who, when, _ = self._columns(width)
        facts = self._facts
        words = facts.text or self.tr("Nytt steg")
        shade = Shade.TEXT if facts.text and not facts.is_over else Shade.QUIET
        parts = [(_fit(text, 0, words, TextRole.BODY), words, TextRole.BODY, shade)]
        below = parts[0][0].height() + shown.px(1)
        if facts.seen:
            spot = _fit(text, below, facts.seen, TextRole.SMALL_QUIET)
            parts.append((spot, facts.seen, TextRole.SMALL, Shade.QUIET))
            below = spot.bottom() + shown.px(3)
        if width < shown.px(NARROW):
            said = " · ".join(filter(None, (facts.who, facts.when)))
            if said:
                spot = _fit(who, below, said, TextRole.SMALL)
                parts.append((spot, said, TextRole.SMALL, Shade.QUIET))
            return parts
        for column, said in ((who, facts.who), (when, facts.when)):
            if said:
                spot = _fit(column, shown.px(1), said, TextRole.SMALL)
                parts.append((spot, said, TextRole.SMALL, Shade.QUIET))
        return parts

    @override
    def height_at(self, width: int) -> int:
        shown = theme.current()
        tallest = max(spot.bottom() + 1 for spot, *_ in self._parts(width))
        return max(shown.px(40), tallest + 2 * shown.px(10))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        shown = theme.current()
        painter = soft_painter(self)
        top = shown.px(10)
        for spot, words, role, shade in self._parts(self.width()):
            painter.setFont(shown.font(role))
            painter.setPen(shown.color(shade))
            painter.drawText(spot.translated(0, top), _wrapped(spot, words, role), words)
        *_, pill = self._columns(self.width())
        pill.setTop(top)
        pill.setHeight(QFontMetrics(shown.font(TextRole.BODY)).height())
        paint_pill(painter, pill, self._facts.status, self._facts.state)
        if self.hasFocus():
            ring = QRectF(self.rect()).adjusted(-1, 1, -shown.px(4), -1)
            paint_focus(painter, ring, shown.px(6))
        painter.end()


class GoalLine(RestingLine):
    """The head of a goal: its words, how it is seen, and how it stands."""

    def __init__(self, facts: GoalFacts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts = facts
        self.show_facts(facts)

    def show_facts(self, facts: GoalFacts) -> None:
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

    def _places(self, width: int) -> tuple[QRect, QRect]:
        """Where the title and how it is seen stand."""
        shown = theme.current()
        gap = shown.px(12)
        free = max(width - self._right() - gap, shown.px(80))
        title = self._title()
        metrics = QFontMetrics(shown.font(TextRole.CARD_TITLE))
        small = QFontMetrics(shown.font(TextRole.SMALL))
        seen_width = small.horizontalAdvance(self._facts.seen)
        title_width = metrics.horizontalAdvance(title)
        if self._facts.seen and title_width + seen_width + 2 * gap <= free:
            spot = _fit(QRect(0, 0, title_width + gap, 0), 0, title, TextRole.CARD_TITLE)
            seen = QRect(free - seen_width, spot.top(), seen_width + 2, spot.height())
            return spot, seen
        spot = _fit(QRect(0, 0, free, 0), 0, title, TextRole.CARD_TITLE)
        if not self._facts.seen:
            return spot, QRect()
        beneath = QRect(0, 0, free, 0)
        return spot, _fit(beneath, spot.bottom() + shown.px(2), self._facts.seen, TextRole.SMALL)

    @override
    def height_at(self, width: int) -> int:
        shown = theme.current()
        tallest = max(spot.bottom() + 1 for spot in self._places(width))
        return max(shown.px(50), tallest + 2 * shown.px(14))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        shown = theme.current()
        painter = soft_painter(self)
        title, seen = self._places(self.width())
        top = shown.px(14)
        painter.setFont(shown.font(TextRole.CARD_TITLE))
        painter.setPen(shown.color(Shade.TEXT))
        flags = _wrapped(title, self._title(), TextRole.CARD_TITLE)
        painter.drawText(title.translated(0, top), flags, self._title())
        self._paint_right(painter, top)
        if self._facts.seen:
            painter.setFont(shown.font(TextRole.SMALL))
            painter.setPen(shown.color(Shade.QUIET))
            flags = _wrapped(seen, self._facts.seen, TextRole.SMALL)
            flags |= Qt.AlignmentFlag.AlignVCenter
            painter.drawText(seen.translated(0, top), flags, self._facts.seen)
        if self.hasFocus():
            ring = QRectF(self.rect()).adjusted(-1, 3, 1, -3)
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


def _fit(column: QRect, top: int, words: str, role: TextRole) -> QRect:
    """The place that ``words`` take in a column, from ``top``."""
    metrics = QFontMetrics(theme.current().font(role))
    room = QRect(0, 0, max(column.width(), 1), 100_000)
    needed = metrics.boundingRect(room, int(_wrapped(column, words, role)), words)
    return QRect(column.left(), top, column.width(), needed.height())


def _wrapped(column: QRect, words: str, role: TextRole) -> Qt.TextFlag | Qt.AlignmentFlag:
    """Break between words; inside one only when it is wider than the column."""
    metrics = QFontMetrics(theme.current().font(role))
    widest = max((metrics.horizontalAdvance(word) for word in words.split()), default=0)
    if widest > column.width():
        return Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere
    return Qt.TextFlag.TextWordWrap
