"""How a row of the first page is laid out and painted, at any width and text size."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from karriarstod_ui import theme
from karriarstod_ui.pages.today.due_model import ROW_ROLE, DueItem, Heading, More
from karriarstod_ui.theme import Shade, TextRole
from karriarstod_ui.widgets.painted import fill_round, paint_focus, paint_pill, pill_size

AnyIndex = QModelIndex | QPersistentModelIndex

_WRAPS: Final = (
    Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft.value | Qt.AlignmentFlag.AlignTop.value
)
_ROOM_FOR_STAGE: Final = 740
_ROOM_FOR_COLUMNS: Final = 520


@dataclass(frozen=True)
class Boxes:
    """Where the parts of a row are, from the row's own corner; an empty box is left out."""

    day: QRect
    name: QRect
    number: QRect
    what: QRect
    why: QRect
    stage: QRect
    button: QRect
    height: int
    below: str
    """What stands below the headline: the explanation, and the stage where it has no column."""


class DuePainter(QStyledItemDelegate):
    """Paints headings and things to do; `boxes` tells where the button is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._known: dict[tuple[object, ...], Boxes] = {}
        self._measure = _Measure()
        self.pressable: tuple[int, bool] = (-1, False)
        """The row under the pointer, and whether the pointer is on its button."""

    def forget(self) -> None:
        """Lay everything out again: other rows or another text size."""
        self._known.clear()
        self._measure = _Measure()

    def boxes(self, item: DueItem, width: int) -> Boxes:
        """Where everything in the row is at this width."""
        key: tuple[object, ...] = (
            width,
            item.day,
            item.name,
            item.case_number,
            item.what,
            item.why,
        )
        key += (item.stage, item.button)
        if key not in self._known:
            self._known[key] = _laid_out(item, width, self._measure)
        return self._known[key]

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        width = self._width()
        row = index.data(ROW_ROLE)
        if isinstance(row, DueItem):
            return QSize(width, self.boxes(row, width).height)
        return QSize(width, theme.current().px(44))

    def _width(self) -> int:
        view = self.parent()
        return view.width() if isinstance(view, QWidget) else 0

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        row = index.data(ROW_ROLE)
        painter.save()
        if isinstance(row, Heading):
            _paint_heading(painter, option.rect, row)
        elif isinstance(row, More):
            _paint_more(painter, option, row)
        elif isinstance(row, DueItem):
            self._paint_item(painter, option, row, index.row())
        painter.restore()

    def _paint_item(
        self, painter: QPainter, option: QStyleOptionViewItem, item: DueItem, place: int
    ) -> None:
        shown = theme.current()
        rect = option.rect
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if focused or place == self.pressable[0]:
            painter.fillRect(rect, shown.color(Shade.SOFT if focused else Shade.GROUND))
        painter.setPen(shown.color(Shade.FINE_LINE))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        boxes = self.boxes(item, rect.width())
        at = rect.topLeft()
        if item.state is not None:
            paint_pill(painter, boxes.day.translated(at), item.day, item.state)
        else:
            _words(painter, boxes.day.translated(at), item.day, TextRole.BODY, Shade.QUIET)
        ink = Shade.QUIET if item.is_done else Shade.TEXT
        _words(painter, boxes.name.translated(at), item.name, TextRole.STRONG, ink)
        number = boxes.number.translated(at)
        _words(painter, number, item.case_number, TextRole.SMALL, Shade.QUIET)
        _words(painter, boxes.what.translated(at), item.what, TextRole.BODY, ink, item.is_done)
        _words(painter, boxes.why.translated(at), boxes.below, TextRole.SMALL, Shade.QUIET)
        _words(painter, boxes.stage.translated(at), item.stage, TextRole.SMALL, Shade.QUIET)
        on_button = self.pressable == (place, True)
        _paint_button(painter, boxes.button.translated(at), item, is_under=on_button)
        if focused:
            paint_focus(painter, QRectF(rect), shown.px(6))


def _paint_heading(painter: QPainter, rect: QRect, heading: Heading) -> None:
    shown = theme.current()
    painter.setFont(shown.font(TextRole.STRONG))
    painter.setPen(shown.color(Shade.LATE if heading.is_late else Shade.TEXT))
    area = rect.adjusted(shown.px(10), shown.px(8), 0, 0)
    painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, heading.text)


def _paint_more(painter: QPainter, option: QStyleOptionViewItem, more: More) -> None:
    shown = theme.current()
    painter.setFont(shown.font(TextRole.SMALL_STRONG))
    painter.setPen(shown.color(Shade.PRIMARY))
    area = option.rect.adjusted(shown.px(10), 0, 0, 0)
    painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, more.text)
    if option.state & QStyle.StateFlag.State_HasFocus:
        paint_focus(painter, QRectF(option.rect), shown.px(6))


def _paint_button(painter: QPainter, rect: QRect, item: DueItem, *, is_under: bool) -> None:
    shown = theme.current()
    first = item.is_first and not item.is_done
    area = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ground = Shade.PRIMARY if first else Shade.SURFACE
    edge = Shade.PRIMARY if first else Shade.LINE
    if is_under:
        ground = Shade.PRIMARY_HOVER if first else Shade.SURFACE
        edge = Shade.PRIMARY_HOVER if first else Shade.FIELD_LINE
    fill_round(painter, area, shown.color(ground), shown.px(6))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(shown.color(edge), 1))
    painter.drawRoundedRect(area, shown.px(6), shown.px(6))
    painter.setFont(_button_font())
    painter.setPen(shown.color(Shade.ON_PRIMARY if first else Shade.TEXT))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, item.button)


def _words(
    painter: QPainter,
    rect: QRect,
    text: str,
    role: TextRole,
    shade: Shade,
    is_struck: bool = False,
) -> None:
    if rect.isEmpty() or not text:
        return
    shown = theme.current()
    font = shown.font(role)
    font.setStrikeOut(is_struck)
    painter.setFont(font)
    painter.setPen(shown.color(shade))
    painter.drawText(rect, _WRAPS, text)


def _button_font() -> QFont:
    font = theme.current().font(TextRole.SMALL)
    font.setWeight(QFont.Weight.Medium)
    return font


class _Measure:
    """How much room texts need; each is measured once for a width."""

    def __init__(self) -> None:
        shown = theme.current()
        self.px = shown.px
        self.button = QFontMetrics(_button_font())
        self._metrics = {role: QFontMetrics(shown.font(role)) for role in _ROLES}
        self._heights: dict[tuple[str, TextRole, int], int] = {}

    def height(self, text: str, role: TextRole, width: int) -> int:
        """How tall a text is when it may wrap; 0 for none."""
        key = (text, role, width)
        if text and key not in self._heights:
            metrics = self._metrics[role]
            room = QRect(0, 0, max(1, width), 10_000)
            fits = metrics.horizontalAdvance(text) <= width
            self._heights[key] = (
                metrics.height() if fits else metrics.boundingRect(room, _WRAPS, text).height()
            )
        return self._heights.get(key, 0)

    def day_height(self, item: DueItem) -> int:
        """How tall the pill or the plain date is."""
        if item.state is not None:
            return self._metrics[TextRole.PILL].height() + 2 * self.px(2)
        return self._metrics[TextRole.BODY].height()


_ROLES: Final = (TextRole.STRONG, TextRole.BODY, TextRole.SMALL, TextRole.PILL)


def _laid_out(item: DueItem, width: int, measure: _Measure) -> Boxes:
    px, metrics = measure.px, measure.button
    button = QSize(
        metrics.horizontalAdvance(item.button) + 2 * px(10), metrics.height() + 2 * px(4)
    )
    if width < px(_ROOM_FOR_COLUMNS):
        return _stacked(item, width, button, measure)
    has_stage = width >= px(_ROOM_FOR_STAGE)
    left, gap = px(10), px(12)
    day_w, name_w, stage_w, button_w = px(84), px(150), px(104), px(136)
    after = button_w + gap + (stage_w + gap if has_stage else 0)
    name_x = left + day_w + gap
    what_x = name_x + name_w + gap
    what_w = width - what_x - after - left
    name_h = measure.height(item.name, TextRole.STRONG, name_w)
    number_h = measure.height(item.case_number, TextRole.SMALL, name_w)
    why = item.why if has_stage else _with_stage(item)
    what_h = measure.height(item.what, TextRole.BODY, what_w)
    why_h = measure.height(why, TextRole.SMALL, what_w)
    stage_h = measure.height(item.stage, TextRole.SMALL, stage_w) if has_stage else 0
    tall = max(name_h + number_h, what_h + why_h, stage_h, button.height())
    height = max(px(54), tall + 2 * px(11))
    top = (height - what_h - why_h) // 2
    name_top = (height - name_h - number_h) // 2
    stage_x = what_x + what_w + gap
    return Boxes(
        day=_beside(left, day_w, measure.day_height(item), height),
        name=QRect(name_x, name_top, name_w, name_h),
        number=QRect(name_x, name_top + name_h, name_w, number_h),
        what=QRect(what_x, top, what_w, what_h),
        why=QRect(what_x, top + what_h, what_w, why_h),
        stage=_beside(stage_x, stage_w, stage_h, height) if has_stage else QRect(),
        button=QRect(
            QPoint(width - left - button_w, (height - button.height()) // 2),
            button.boundedTo(QSize(button_w, height)),
        ),
        height=height,
        below=why,
    )


def _stacked(item: DueItem, width: int, button: QSize, measure: _Measure) -> Boxes:
    """Below one another, for large text or a narrow window."""
    px = measure.px
    left, gap = px(10), px(10)
    wide = width - 2 * left
    day_w = max(pill_size(item.day).width(), px(64))
    name_x = left + day_w + gap
    name_w = wide - day_w - gap
    name_h = measure.height(item.name, TextRole.STRONG, name_w)
    number_h = measure.height(item.case_number, TextRole.SMALL, name_w)
    first = max(name_h + number_h, measure.day_height(item))
    what_h = measure.height(item.what, TextRole.BODY, wide)
    why = _with_stage(item)
    why_h = measure.height(why, TextRole.SMALL, wide)
    top = px(10) + first + px(4)
    under = top + what_h + why_h + px(8)
    return Boxes(
        day=QRect(left, px(10), day_w, first),
        name=QRect(name_x, px(10), name_w, first - number_h),
        number=QRect(name_x, px(10) + first - number_h, name_w, number_h),
        what=QRect(left, top, wide, what_h),
        why=QRect(left, top + what_h, wide, why_h),
        stage=QRect(),
        button=QRect(QPoint(left, under), button),
        height=under + button.height() + px(12),
        below=why,
    )


def _with_stage(item: DueItem) -> str:
    return " · ".join(part for part in (item.why, item.stage) if part)


def _beside(left: int, width: int, tall: int, height: int) -> QRect:
    """In the middle of the row's height."""
    return QRect(left, (height - tall) // 2, width, tall)
