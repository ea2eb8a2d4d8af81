"""The whole journey as painted lanes: stages, decisions, meetings and attendance over time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QFontMetrics,
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from karriarstod.domain.swedish_dates import SHORT_MONTHS, long_date, period
from karriarstod.domain.typed_dates import add_months
from karriarstod_ui import theme
from karriarstod_ui.theme import Shade, TextRole
from karriarstod_ui.widgets.painted import (
    Painted,
    diamond,
    fill_round,
    path_through,
    soft_painter,
)


class BarLook(Enum):
    """How a bar is painted."""

    STAGE = "stage"
    DECISION = "decision"
    PAUSE = "pause"
    PLANNED = "planned"


@dataclass(frozen=True)
class LaneBar:
    """A stretch of time; without an ``end`` it goes on past today."""

    start: date
    end: date | None
    text: str
    look: BarLook = BarLook.STAGE


@dataclass(frozen=True)
class LaneMark:
    """A single day, as a diamond."""

    day: date
    text: str


@dataclass(frozen=True)
class LanePoint:
    """A value from 0 to 1 on a day; the points of a lane make its line."""

    day: date
    value: float


@dataclass(frozen=True)
class Lane:
    """One row of the picture; overlapping bars are put below one another."""

    title: str
    bars: tuple[LaneBar, ...] = ()
    marks: tuple[LaneMark, ...] = ()
    line: tuple[LanePoint, ...] = ()


@dataclass(frozen=True)
class Journey:
    """What the lanes show, from ``first`` to ``last``, with a line at ``today``."""

    lanes: tuple[Lane, ...]
    first: date
    last: date
    today: date

    @property
    def said(self) -> str:
        """The same in words, for whoever hears the page."""
        return "; ".join(line for lane in self.lanes if (line := _lane_said(lane, self.today)))


def _lane_said(lane: Lane, today: date) -> str:
    parts = [f"{bar.text} {_held(bar, today)}" for bar in lane.bars]
    parts += [f"{mark.text} {long_date(mark.day)}" for mark in lane.marks]
    if lane.line:
        parts.append(f"senast {round(100 * lane.line[-1].value)} %")
    return f"{lane.title}: {', '.join(parts)}" if parts else ""


def _held(bar: LaneBar, today: date) -> str:
    """When, and what the colours say: that it goes on now, or has not begun."""
    if bar.start > today:
        when = period(bar.start, bar.end) if bar.end else f"från {long_date(bar.start)}"
        return f"{when} (kommer)"
    goes_on = bar.end is None or bar.end >= today
    return f"{period(bar.start, bar.end)} (pågår)" if goes_on else period(bar.start, bar.end)


class JourneyLanes(Painted):
    """Paints a ``Journey``; a tooltip tells what lies under the pointer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._journey: Journey | None = None
        self.setAccessibleName(self.tr("Resan hittills"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_journey(self, journey: Journey) -> None:
        self._journey = journey
        self.setAccessibleDescription(journey.said)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        shown = theme.current()
        lanes = self._journey.lanes if self._journey else ()
        tall = sum(shown.px(28) * max(1, len(_packed(lane))) for lane in lanes)
        return QSize(shown.px(520), tall + shown.px(26))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(280), self.sizeHint().height())

    def _left(self) -> float:
        shown = theme.current()
        metrics = QFontMetrics(shown.font(TextRole.SMALL))
        lanes = self._journey.lanes if self._journey else ()
        widest = max((metrics.horizontalAdvance(lane.title) for lane in lanes), default=0)
        return min(max(widest + shown.px(20), shown.px(90)), self.width() * 0.35)

    def _x(self, day: date) -> float:
        journey = self._journey
        if journey is None:
            return 0.0
        days = max(1, (journey.last - journey.first).days)
        left = self._left()
        share = min(1.0, max(0.0, (day - journey.first).days / days))
        return left + share * (self.width() - left - theme.current().px(8))

    def _rows(self) -> Iterator[tuple[Lane, QRectF]]:
        top = 0.0
        shown = theme.current()
        for lane in self._journey.lanes if self._journey else ():
            tall = shown.px(28) * max(1, len(_packed(lane)))
            yield lane, QRectF(0, top, self.width(), tall)
            top += tall

    def _bars(self, lane: Lane, area: QRectF) -> Iterator[tuple[LaneBar, QRectF]]:
        if self._journey is None:
            return
        shown = theme.current()
        thick = shown.px(18)
        for line, bars in enumerate(_packed(lane)):
            top = area.top() + line * shown.px(28) + (shown.px(28) - thick) / 2
            for bar in bars:
                start = self._x(bar.start)
                end = self._x(bar.end + timedelta(days=1) if bar.end else self._journey.last)
                yield bar, QRectF(start, top, max(shown.px(4), end - start - shown.px(3)), thick)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._journey is None:
            return
        shown = theme.current()
        painter = soft_painter(self)
        bottom = 0.0
        for lane, area in self._rows():
            painter.setPen(shown.color(Shade.TEXT))
            painter.setFont(shown.font(TextRole.SMALL))
            title = QRectF(0, area.top(), self._left() - shown.px(8), shown.px(28))
            painter.drawText(title, Qt.AlignmentFlag.AlignVCenter, lane.title)
            placed = list(self._bars(lane, area))
            for bar, place in placed:
                self._paint_bar(painter, bar, place)
            pauses = [place for bar, place in placed if bar.look is BarLook.PAUSE]
            for bar, place in placed:
                self._paint_text(painter, bar, _longest_free(place, pauses))
            self._paint_line(painter, lane, area)
            self._paint_marks(painter, lane, area)
            bottom = area.bottom()
        self._paint_axis(painter, self._journey, bottom)
        painter.end()

    def _paint_bar(self, painter: QPainter, bar: LaneBar, place: QRectF) -> None:
        shown = theme.current()
        radius = shown.px(3)
        if bar.look is BarLook.PAUSE:
            fill_round(painter, place, shown.color(Shade.FINE_LINE), radius)
            painter.setBrush(QBrush(shown.color(Shade.QUIET), Qt.BrushStyle.BDiagPattern))
            painter.setPen(QPen(shown.color(Shade.QUIET), 1))
            painter.drawRoundedRect(place, radius, radius)
        elif bar.look is BarLook.PLANNED:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(shown.color(Shade.PRIMARY), 1.5, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), radius, radius)
        else:
            shade = Shade.PRIMARY if bar.look is BarLook.STAGE else Shade.SECOND
            been, ahead = self._split(place)
            if ahead.width() > 0:
                # What has not been yet is pale; its edge keeps it apart where colours are few.
                fill_round(painter, place, shown.color(Shade.SOFT), radius)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(shown.color(shade), 1))
                painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
            if been.width() > 0:
                painter.save()
                painter.setClipRect(been)
                fill_round(painter, place, shown.color(shade), radius)
                painter.restore()

    def _split(self, place: QRectF) -> tuple[QRectF, QRectF]:
        """The parts of a bar until and after today."""
        now = self._x(self._journey.today) if self._journey is not None else place.right()
        middle = min(max(now, place.left()), place.right())
        been, ahead = QRectF(place), QRectF(place)
        been.setRight(middle)
        ahead.setLeft(middle)
        return been, ahead

    def _paint_text(self, painter: QPainter, bar: LaneBar, place: QRectF) -> None:
        if bar.look is BarLook.PAUSE:
            return
        shown = theme.current()
        planned = bar.look is BarLook.PLANNED
        font = shown.font(TextRole.AXIS)
        font.setWeight(font.Weight.DemiBold)
        painter.setFont(font)
        part, shade = self._part_for(bar.text, place, QFontMetrics(font))
        inside = part.adjusted(shown.px(6), 0, -shown.px(4), 0)
        text = QFontMetrics(font).elidedText(
            bar.text, Qt.TextElideMode.ElideRight, round(inside.width())
        )
        if len(text) <= 3 and text != bar.text:
            return
        painter.setPen(shown.color(Shade.PRIMARY if planned else shade))
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, text)

    def _part_for(self, text: str, place: QRectF, metrics: QFontMetrics) -> tuple[QRectF, Shade]:
        """The part of a bar, until or after today, that has room for the whole text, and its ink.

        The wider of them where neither has: a word that changes colour in the middle is not read.
        """
        been, ahead = self._split(place)
        wanted = metrics.horizontalAdvance(text) + theme.current().px(10)
        is_ahead_better = ahead.width() >= wanted or ahead.width() > been.width()
        if been.width() < wanted and is_ahead_better:
            return ahead, Shade.TEXT
        return been, Shade.ON_PRIMARY

    def _paint_marks(self, painter: QPainter, lane: Lane, area: QRectF) -> None:
        shown = theme.current()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shown.color(Shade.ACCENT))
        for mark in lane.marks:
            middle = QPointF(self._x(mark.day), area.center().y())
            painter.drawPath(diamond(middle, shown.px(8)))

    def _paint_line(self, painter: QPainter, lane: Lane, area: QRectF) -> None:
        if len(lane.line) < 2:
            return
        shown = theme.current()
        tall = area.height() - shown.px(8)
        points = [
            QPointF(self._x(point.day), area.bottom() - shown.px(4) - tall * point.value)
            for point in lane.line
        ]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(shown.color(Shade.PRIMARY), shown.px(2)))
        painter.drawPath(path_through(points))

    def _paint_axis(self, painter: QPainter, journey: Journey, bottom: float) -> None:
        shown = theme.current()
        left = self._left()
        painter.setPen(QPen(shown.color(Shade.LINE), 1))
        painter.drawLine(QPointF(left, 0), QPointF(left, bottom))
        today = self._x(journey.today)
        if journey.first <= journey.today <= journey.last:
            painter.setPen(QPen(shown.color(Shade.ACCENT), 1, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(today, 0), QPointF(today, bottom))
        font = shown.font(TextRole.AXIS)
        painter.setFont(font)
        painter.setPen(shown.color(Shade.QUIET))
        for x, text in self.month_words():
            place = QRectF(x, bottom + shown.px(4), self.width() - x, QFontMetrics(font).height())
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft, text)

    def month_words(self) -> list[tuple[float, str]]:
        """The words of the axis with where they begin: every month, or every so many, evenly."""
        journey = self._journey
        if journey is None:
            return []
        shown = theme.current()
        metrics = QFontMetrics(shown.font(TextRole.AXIS))
        months = _months(journey.first, journey.last)
        words: list[tuple[float, str]] = []
        for every in (1, 2, 3, 6, 12, 24, 60):
            worded = _worded(months[::every], years=journey.first.year != journey.last.year)
            places = [self._x(month) for month, _ in worded]
            words = [(x, text) for x, (_, text) in zip(places, worded, strict=True)]
            ends = [x + metrics.horizontalAdvance(text) for x, text in words]
            if all(end + shown.px(14) <= x for end, x in zip(ends, places[1:], strict=False)):
                return [one for one, end in zip(words, ends, strict=True) if end <= self.width()]
        return words[:1]

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            text = self.told_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def told_at(self, point: QPointF) -> str:
        """What lies at ``point``, in words; ``""`` for nothing."""
        if self._journey is None:
            return ""
        reach = theme.current().px(9)
        for lane, area in self._rows():
            if not area.contains(point):
                continue
            for mark in lane.marks:
                if abs(self._x(mark.day) - point.x()) <= reach:
                    return f"{mark.text}, {long_date(mark.day)}"
            for bar, place in self._bars(lane, area):
                if place.contains(point):
                    return f"{bar.text}, {_held(bar, self._journey.today)}"
        return ""


def _packed(lane: Lane) -> list[list[LaneBar]]:
    """Bars in as few lines as possible, none over another; pauses lie on what they pause."""
    lines: list[list[LaneBar]] = []
    for bar in sorted(lane.bars, key=lambda bar: (bar.look is BarLook.PAUSE, bar.start)):
        if bar.look is BarLook.PAUSE and lines:
            lines[0].append(bar)
            continue
        for line in lines:
            if all(_apart(bar, other) for other in line):
                line.append(bar)
                break
        else:
            lines.append([bar])
    return lines


def _longest_free(place: QRectF, pauses: Sequence[QRectF]) -> QRectF:
    """The longest part of ``place`` that no pause lies over."""
    edges = [place.left()]
    for pause in sorted(pauses, key=QRectF.left):
        if pause.intersects(place):
            edges += [pause.left(), pause.right()]
    edges.append(place.right())
    # Edges come in pairs: a free stretch begins at every other one.
    free = zip(edges[::2], edges[1::2], strict=True)
    start, end = max(free, key=lambda stretch: stretch[1] - stretch[0])
    return QRectF(start, place.top(), max(0.0, end - start), place.height())


def _apart(one: LaneBar, other: LaneBar) -> bool:
    end, other_end = one.end or date.max, other.end or date.max
    return one.start > other_end or other.start > end


def _worded(months: Sequence[date], *, years: bool) -> list[tuple[date, str]]:
    """The months as words; with ``years`` the year stands by the first one of each year."""
    told: set[int] = set()
    words = []
    for month in months:
        text = SHORT_MONTHS[month.month - 1]
        if years and month.year not in told:
            told.add(month.year)
            text = f"{text} {month.year}"
        words.append((month, text))
    return words


def _months(first: date, last: date) -> Sequence[date]:
    start = first.replace(day=1)
    # A month of which less than half is shown keeps its word for the next one.
    if first.day > 15:
        start = add_months(start, 1)
    months = []
    while start <= last:
        months.append(start)
        start = add_months(start, 1)
    return months or [first]
