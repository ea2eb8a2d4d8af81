"""Weeks in days, one column a week: how many days on time and how many whole."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from karriarstod.application.progress_words import week_words
from karriarstod.domain.progression import WeekMark
from karriarstod.domain.swedish_dates import week as week_name
from karriarstod_ui import theme
from karriarstod_ui.theme import Shade, TextRole
from karriarstod_ui.widgets.painted import Painted, diamond, soft_painter

_COLUMN: Final = 46
_DAY: Final = 11
_DAYS: Final = 5
_WEEK: Final = timedelta(days=7)


class WeekStrip(Painted):
    """The latest weeks that there is room for; squares are days on time, discs whole days.

    What was reached is filled and the rest hollow, so that colour is not needed.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._weeks: dict[date, WeekMark] = {}
        self._last = date.min
        self.setAccessibleName(self.tr("Veckorna"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_weeks(self, weeks: Sequence[WeekMark], until: date) -> None:
        """Show these, up to the week of the day ``until`` or the last one told of."""
        self._weeks = {one.monday: one for one in weeks}
        this = until - timedelta(days=until.weekday())
        self._last = max([this, *self._weeks]) if weeks else this
        told = sorted(self._weeks)
        self.setAccessibleDescription(
            ". ".join(f"{week_name(day)}: {week_words(self._weeks[day])}" for day in told)
        )
        self.updateGeometry()
        self.update()

    @property
    def _days(self) -> int:
        return max([_DAYS, *(one.planned_days for one in self._weeks.values())])

    def _axis_height(self) -> int:
        return QFontMetrics(theme.current().font(TextRole.AXIS)).height()

    @override
    def sizeHint(self) -> QSize:
        shown = theme.current()
        legend = QFontMetrics(shown.font(TextRole.SMALL)).height() + shown.px(8)
        tall = shown.px(14) + self._days * shown.px(_DAY) + self._axis_height() + shown.px(4)
        return QSize(shown.px(8 * _COLUMN), tall + legend)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(3 * _COLUMN), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = soft_painter(self)
        wide = self._column_width()
        count = max(1, int(self.width() // wide))
        first = self._last - (count - 1) * _WEEK
        earliest = min(self._weeks, default=self._last)
        begin = max(first, earliest)
        for at in range((self._last - begin).days // 7 + 1):
            monday = begin + at * _WEEK
            self._paint_week(painter, at * wide, wide, monday)
        self._paint_legend(painter)
        painter.end()

    def _column_width(self) -> float:
        shown = theme.current()
        name = QFontMetrics(shown.font(TextRole.AXIS)).horizontalAdvance("v. 52")
        return max(shown.px(_COLUMN), name + shown.px(10))

    def _paint_week(self, painter: QPainter, left: float, wide: float, monday: date) -> None:
        shown = theme.current()
        day = shown.px(_DAY)
        bottom = shown.px(14) + self._days * day
        middle = left + wide / 2
        week = self._weeks.get(monday)
        painter.setFont(shown.font(TextRole.AXIS))
        painter.setPen(shown.color(Shade.TEXT if week else Shade.QUIET))
        below = QRectF(left, bottom + shown.px(2), wide, self._axis_height())
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, week_name(monday))
        if week is None or not week.planned_days:
            painter.setPen(shown.color(Shade.QUIET))
            box = QRectF(left, bottom - day, wide, day)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "–")
            return
        for place in range(week.planned_days):
            y = bottom - (place + 0.5) * day
            on_time, whole = place < week.days_on_time, place < week.whole_days
            _square(painter, QPointF(middle - shown.px(7), y), filled=on_time)
            _disc(painter, QPointF(middle + shown.px(7), y), filled=whole)
        if week.tried.strip():
            _tried(painter, QPointF(middle, bottom - week.planned_days * day - shown.px(6)))

    def _paint_legend(self, painter: QPainter) -> None:
        shown = theme.current()
        font = shown.font(TextRole.SMALL)
        metrics = QFontMetrics(font)
        y = self.height() - metrics.height() / 2
        left = float(shown.px(6))
        painter.setFont(font)
        marks = ((_square, self.tr("i tid")), (_disc, self.tr("hela dagen")))
        for mark, word in marks:
            mark(painter, QPointF(left, y), filled=True)
            left = self._say(painter, left, y, word)
        _tried(painter, QPointF(left, y))
        self._say(painter, left, y, self.tr("provade något"))

    def _say(self, painter: QPainter, left: float, y: float, word: str) -> float:
        shown = theme.current()
        metrics = QFontMetrics(shown.font(TextRole.SMALL))
        painter.setPen(shown.color(Shade.TEXT))
        begin = left + shown.px(10)
        room = QRectF(begin, y - metrics.height(), self.width(), 2 * metrics.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, word)
        return begin + metrics.horizontalAdvance(word) + shown.px(20)


def _square(painter: QPainter, at: QPointF, *, filled: bool) -> None:
    _ink(painter, Shade.PRIMARY, filled=filled)
    half = theme.current().px(4)
    painter.drawRect(QRectF(at.x() - half, at.y() - half, 2 * half, 2 * half))


def _disc(painter: QPainter, at: QPointF, *, filled: bool) -> None:
    _ink(painter, Shade.ACCENT, filled=filled)
    half = theme.current().px(4)
    painter.drawEllipse(at, half, half)


def _tried(painter: QPainter, at: QPointF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.current().color(Shade.TEXT))
    painter.drawPath(diamond(at, theme.current().px(4.5)))


def _ink(painter: QPainter, shade: Shade, *, filled: bool) -> None:
    shown = theme.current()
    painter.setPen(QPen(shown.color(shade if filled else Shade.FIELD_LINE), 1))
    painter.setBrush(shown.color(shade) if filled else Qt.BrushStyle.NoBrush)
