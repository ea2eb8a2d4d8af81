"""How two people have seen the same things over time: two lines for each, never one figure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from karriarstod.domain.swedish_dates import long_date, short_date
from karriarstod.forms.development import Area, Said
from karriarstod_ui import theme
from karriarstod_ui.theme import Shade, TextRole
from karriarstod_ui.widgets.buttons import link_button
from karriarstod_ui.widgets.card import Card
from karriarstod_ui.widgets.development_table import DevelopmentTable
from karriarstod_ui.widgets.layouts import Column, Flow
from karriarstod_ui.widgets.painted import Painted, diamond, path_through, soft_painter
from karriarstod_ui.widgets.text import Text

_WRAPPED: Final = Qt.TextFlag.TextWordWrap
_LEAST: Final = 200
_PLOT: Final = 92


@dataclass(frozen=True)
class _Voice:
    """How one of the two is drawn: a colour, and a line and a mark that are told apart without."""

    word: str
    shade: Shade
    is_dashed: bool


_PARTICIPANT: Final = _Voice("Deltagaren", Shade.PRIMARY, is_dashed=False)
_SUPERVISOR: Final = _Voice("Handledaren", Shade.ACCENT, is_dashed=True)


def _pen(voice: _Voice) -> QPen:
    shown = theme.current()
    pen = QPen(shown.color(voice.shade), shown.ring)
    if voice.is_dashed:
        pen.setDashPattern([3, 2])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def _mark(painter: QPainter, at: QPointF, voice: _Voice) -> None:
    """A filled disc, or a hollow square on its corner that leaves room for a disc inside."""
    shown = theme.current()
    if voice.is_dashed:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(shown.color(voice.shade), max(1.5, shown.ring * 0.75)))
        painter.drawPath(diamond(at, shown.px(6.5)))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shown.color(voice.shade))
        painter.drawEllipse(at, shown.px(3.5), shown.px(3.5))


class VoiceLegend(Painted):
    """Which line is whose."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(
            self.tr(
                "Heldragen linje med fyllda punkter är deltagaren, streckad med romber är"
                " handledaren"
            )
        )

    def _widths(self) -> list[tuple[_Voice, int]]:
        metrics = QFontMetrics(theme.current().font(TextRole.SMALL))
        sample = theme.current().px(38)
        return [
            (voice, sample + metrics.horizontalAdvance(voice.word))
            for voice in (_PARTICIPANT, _SUPERVISOR)
        ]

    @override
    def sizeHint(self) -> QSize:
        shown = theme.current()
        wide = sum(width for _, width in self._widths()) + shown.px(18) + 2
        return QSize(wide, QFontMetrics(shown.font(TextRole.SMALL)).height() + shown.px(4))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        shown = theme.current()
        painter = soft_painter(self)
        painter.setFont(shown.font(TextRole.SMALL))
        middle, left = self.height() / 2, 0.0
        for voice, width in self._widths():
            painter.setPen(_pen(voice))
            painter.drawLine(QPointF(left, middle), QPointF(left + shown.px(30), middle))
            _mark(painter, QPointF(left + shown.px(15), middle), voice)
            painter.setPen(shown.color(Shade.TEXT))
            words = QRectF(left + shown.px(38), 0, width, self.height())
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, voice.word)
            left += width + shown.px(18)
        painter.end()


class AreaChart(Painted):
    """One area: its name, and a line for each of the two, broken where nothing was said."""

    def __init__(self, area: Area, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._area = area
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_area(area, today)

    def show_area(self, area: Area, today: date) -> None:
        """Draw this; what it shows is said in words too."""
        self._area = area
        self._today = today
        self.setAccessibleName(area.label)
        self.setAccessibleDescription(said_over_time(area, today))
        self.updateGeometry()
        self.update()

    def _title_height(self, width: int) -> int:
        metrics = QFontMetrics(theme.current().font(TextRole.SMALL_STRONG))
        room = QRect(0, 0, max(1, width), 10_000)
        return metrics.boundingRect(room, _WRAPPED, self._area.label).height()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        shown = theme.current()
        axis = QFontMetrics(shown.font(TextRole.AXIS)).height()
        return self._title_height(width) + shown.px(10) + shown.px(_PLOT) + axis + shown.px(8)

    @override
    def sizeHint(self) -> QSize:
        wide = theme.current().px(_LEAST)
        return QSize(wide, self.heightForWidth(wide))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        shown = theme.current()
        painter = soft_painter(self)
        painter.setFont(shown.font(TextRole.SMALL_STRONG))
        painter.setPen(shown.color(Shade.TEXT))
        title = self._title_height(self.width())
        painter.drawText(QRect(0, 0, self.width(), title), _WRAPPED, self._area.label)
        axis = shown.font(TextRole.AXIS)
        metrics = QFontMetrics(axis)
        left = metrics.horizontalAdvance("0") + shown.px(10)
        plot = QRectF(
            left, title + shown.px(10), self.width() - left - shown.px(9), shown.px(_PLOT)
        )
        painter.setFont(axis)
        self._paint_levels(painter, plot)
        if self._area.is_seen:
            for voice in (_PARTICIPANT, _SUPERVISOR):
                self._paint_voice(painter, plot, voice)
            self._paint_days(painter, plot, metrics.height())
        else:
            painter.setPen(shown.color(Shade.QUIET))
            painter.drawText(plot, Qt.AlignmentFlag.AlignCenter, self.tr("inget svar än"))
        painter.end()

    def _paint_levels(self, painter: QPainter, plot: QRectF) -> None:
        shown = theme.current()
        last = len(self._area.levels) - 1
        for at in range(last + 1):
            y = plot.bottom() - plot.height() * at / last
            painter.setPen(QPen(shown.color(Shade.FINE_LINE), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            if at in {0, last}:
                painter.setPen(shown.color(Shade.QUIET))
                number = QRectF(0, y - plot.height() / 2, plot.left() - shown.px(8), plot.height())
                right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                painter.drawText(number, right, str(self._area.low + at))

    def _paint_days(self, painter: QPainter, plot: QRectF, height: int) -> None:
        shown = theme.current()
        painter.setPen(shown.color(Shade.QUIET))
        below = QRectF(plot.left(), plot.bottom() + shown.px(8), plot.width(), height)
        days = [one.on for one in self._area.seen]
        if days[0] == days[-1]:
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, short_date(days[0], self._today))
            return
        for day, side in ((days[0], Qt.AlignmentFlag.AlignLeft), (days[-1], _RIGHT)):
            painter.drawText(below, side, short_date(day, self._today))

    def _paint_voice(self, painter: QPainter, plot: QRectF, voice: _Voice) -> None:
        runs: list[list[QPointF]] = [[]]
        for one in self._area.seen:
            said = one.supervisor if voice.is_dashed else one.participant
            if isinstance(said, int):
                runs[-1].append(self._point(plot, one.on, said))
            elif runs[-1]:
                runs.append([])
        for run in runs:
            if len(run) > 1:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(_pen(voice))
                painter.drawPath(path_through(run))
        for run in runs:
            for point in run:
                _mark(painter, point, voice)

    def _point(self, plot: QRectF, on: date, said: int) -> QPointF:
        first, last = self._area.seen[0].on, self._area.seen[-1].on
        whole = (last - first).days
        along = (on - first).days / whole if whole else 0.5
        inset = theme.current().px(6)
        x = plot.left() + inset + (plot.width() - 2 * inset) * along
        up = (said - self._area.low) / (len(self._area.levels) - 1)
        return QPointF(x, plot.bottom() - plot.height() * up)


_RIGHT: Final = Qt.AlignmentFlag.AlignRight


def said_over_time(area: Area, today: date) -> str:
    """ "12 januari: deltagaren 1 prövar med mycket stöd, handledaren inget svar. …" """
    times = [
        f"{long_date(one.on, today)}: deltagaren {_in_words(area, one.participant)},"
        f" handledaren {_in_words(area, one.supervisor)}."
        for one in area.seen
        if (one.participant, one.supervisor) != (None, None)
    ]
    return " ".join(times) or "Inget svar än."


def _in_words(area: Area, said: Said) -> str:
    figure = f"{said} " if isinstance(said, int) else ""
    return figure + area.meaning(said)


class _Charts(Flow):
    """Charts of the same width, as many in a row as there is room for; a row is as high as needed.

    Never more than ``most`` in a row, so that they do not become small.
    """

    def __init__(self, most: int) -> None:
        super().__init__(22)
        self._most = most

    @override
    def wanted_size(self) -> QSize:
        shown = self.shown()
        if not shown:
            return QSize(0, 0)
        wide = shown[0].sizeHint().width()
        return QSize(wide, self.heightForWidth(wide))

    @override
    def place(self, width: int) -> list[tuple[QWidget, QRect]]:
        shown = self.shown()
        least = theme.current().px(_LEAST) + self.gap
        per_row = max(1, min(self._most, (width + self.gap) // least))
        wide = (width - self.gap * (per_row - 1)) // per_row
        placed: list[tuple[QWidget, QRect]] = []
        y = 0
        for begin in range(0, len(shown), per_row):
            line = shown[begin : begin + per_row]
            tall = max(one.heightForWidth(wide) for one in line)
            for at, one in enumerate(line):
                own = one.heightForWidth(wide)
                # Names of one line stand lower, so that the lines of a row are on one level.
                placed.append((one, QRect(at * (wide + self.gap), y + tall - own, wide, own)))
            y += tall + self.gap
        return placed


class DevelopmentCard(Card):
    """ "Utveckling": a small chart for each area, and the same figures as a table."""

    def __init__(self, *, most_in_row: int = 4, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.set_title(self.tr("Utveckling"))
        self._areas: tuple[Area, ...] = ()
        self._today = date.min
        self._charts: list[AreaChart] = []
        self.toggle = link_button(self.tr("Visa som tabell"), "columns-2", compact=True)
        self.toggle.setObjectName("development_as_table")
        self.toggle.setCheckable(True)
        self.add_action(self.toggle)
        self.empty = Text("", TextRole.QUIET, wrap=True)
        self.legend = VoiceLegend()
        self.levels = Text("", TextRole.SMALL_QUIET, wrap=True)
        self.charts = _Charts(most_in_row)
        self.table = DevelopmentTable()
        whole = Column(12)
        for part in (self.empty, self.legend, self.charts, self.table, self.levels):
            whole.add(part)
        self.add(whole)
        self.toggle.toggled.connect(self._show)
        self._show()

    def show_areas(self, areas: Sequence[Area], today: date, empty: str = "") -> None:
        """Show these areas; where nothing has been said of any, the words of ``empty``."""
        if tuple(areas) == self._areas and empty == self.empty.text():
            return
        self._areas = tuple(areas)
        self._today = today
        self.empty.setText(empty)
        levels = areas[0].levels if areas else ()
        steps = [f"{areas[0].low + at} {level.lower()}" for at, level in enumerate(levels)]
        self.levels.setText(" · ".join(steps))
        while len(self._charts) > len(areas):
            self.charts.drop(self._charts.pop())
        for at, area in enumerate(areas):
            if at < len(self._charts):
                self._charts[at].show_area(area, today)
            else:
                self._charts.append(AreaChart(area, today))
                self.charts.add(self._charts[-1])
        self._show()

    def _show(self) -> None:
        is_seen = any(one.is_seen for one in self._areas)
        as_table = self.toggle.isChecked()
        self.empty.setHidden(is_seen or not self.empty.text())
        self.toggle.setHidden(not is_seen)
        self.toggle.setText(self.tr("Visa som kurvor") if as_table else self.tr("Visa som tabell"))
        self.legend.setHidden(not is_seen or as_table)
        self.charts.setHidden(not is_seen or as_table)
        self.levels.setHidden(not is_seen)
        # A table that nobody sees is measured all the same, so then it is empty.
        self.table.show_areas(self._areas if as_table else (), self._today)
        self.table.setHidden(not is_seen or not as_table)
