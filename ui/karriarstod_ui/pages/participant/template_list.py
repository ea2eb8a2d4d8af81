"""The forms that can be begun, with a line on what each is for: searched, pointed at, chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from karriarstod.application.listing import folded
from karriarstod.forms.template import FormTemplate
from karriarstod_ui import theme, units
from karriarstod_ui.theme import Shade, TextRole
from karriarstod_ui.widgets.fields import SearchBox
from karriarstod_ui.widgets.painted import fill_round, paint_focus

AnyIndex = QModelIndex | QPersistentModelIndex
_NO_INDEX: Final = QModelIndex()
_WRAPPED = Qt.TextFlag.TextWordWrap


@dataclass(frozen=True)
class Line:
    """A template, or a heading above some."""

    heading: str = ""
    template: FormTemplate | None = None


class TemplateModel(QAbstractListModel):
    """Lines of templates under headings."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Show these."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def line(self, index: AnyIndex) -> Line:
        """What stands at an index."""
        return self._lines[index.row()]

    @property
    def lines(self) -> tuple[Line, ...]:
        """Everything that is shown."""
        return self._lines

    @override
    def rowCount(self, parent: AnyIndex = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._lines)

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.template.title if line.template is not None else line.heading
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if line.template is None:
                return line.heading
            return f"{line.template.title}. {line.template.purpose}"
        return None

    @override
    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if self._lines[index.row()].template is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class TemplateDelegate(QStyledItemDelegate):
    """Title, and below it what the form is for."""

    def _room(self, width: int) -> QRect:
        return QRect(units.px(12), units.px(7), max(1, width - units.px(24)), 10_000)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        view, model = option.widget, index.model()
        width = view.viewport().width() if isinstance(view, QListView) else units.px(400)
        if not isinstance(model, TemplateModel):
            return QSize(width, 0)
        line, shown = model.line(index), theme.current()
        if line.template is None:
            return QSize(
                width, QFontMetrics(shown.font(TextRole.SMALL_STRONG)).height() + units.px(18)
            )
        room = self._room(width)
        tall = QFontMetrics(shown.font(TextRole.STRONG)).height()
        small = QFontMetrics(shown.font(TextRole.SMALL))
        tall += small.boundingRect(room, _WRAPPED, line.template.purpose).height()
        return QSize(width, tall + 2 * units.px(7))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        model, view = index.model(), option.widget
        if not isinstance(model, TemplateModel) or not isinstance(view, QListView):
            return
        line, shown, area = model.line(index), theme.current(), option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = self._room(area.width()).translated(area.topLeft())
        if line.template is None:
            painter.setFont(shown.font(TextRole.SMALL_STRONG))
            painter.setPen(shown.color(Shade.QUIET))
            low = area.adjusted(units.px(12), 0, 0, -units.px(4))
            painter.drawText(low, Qt.AlignmentFlag.AlignBottom, line.heading)
            painter.restore()
            return
        is_here = view.currentIndex().row() == index.row()
        if is_here:
            fill_round(painter, QRectF(area), shown.color(Shade.SOFT), units.px(6))
        font = shown.font(TextRole.STRONG)
        painter.setFont(font)
        painter.setPen(shown.color(Shade.PRIMARY if is_here else Shade.TEXT))
        painter.drawText(inner, 0, line.template.title)
        inner.setTop(inner.top() + QFontMetrics(font).height())
        painter.setFont(shown.font(TextRole.SMALL))
        painter.setPen(shown.color(Shade.QUIET))
        painter.drawText(inner, _WRAPPED, line.template.purpose)
        if is_here and view.hasFocus():
            paint_focus(painter, QRectF(area), units.px(6))
        painter.restore()


class TemplateList(QListView):
    """``pointed`` follows when another template stands in front; ``picked`` on a double click."""

    pointed = Signal()
    picked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = TemplateModel(self)
        self._groups: tuple[tuple[str, tuple[FormTemplate, ...]], ...] = ()
        self.setModel(self._model)
        self.setItemDelegate(TemplateDelegate(self))
        self.setAccessibleName(self.tr("Formulär att börja på"))
        self.setObjectName("templates")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.doubleClicked.connect(self._on_double_clicked)

    @property
    def chosen(self) -> FormTemplate | None:
        """The template in front."""
        at = self.currentIndex()
        return self._model.line(at).template if at.isValid() else None

    @property
    def titles(self) -> list[str]:
        """The titles that are shown, in order."""
        return [one.template.title for one in self._model.lines if one.template is not None]

    def show_groups(self, groups: Sequence[tuple[str, Sequence[FormTemplate]]]) -> None:
        """Offer these templates under these headings."""
        self._groups = tuple((heading, tuple(some)) for heading, some in groups)
        self.search("")

    def search(self, text: str) -> None:
        """Only those that have all the words, first those called so; one stands in front."""
        words = folded(text).split()
        groups = self._groups if not words else ((self.tr("Hittade"), self._found(words)),)
        lines: list[Line] = []
        for heading, templates in groups:
            if templates:
                lines += [Line(heading), *(Line(template=one) for one in templates)]
        before = self.chosen
        self._model.set_lines(lines)
        ids = [one.template.id if one.template else "" for one in lines]
        at = ids.index(before.id) if before is not None and before.id in ids and not words else 1
        self.setCurrentIndex(self._model.index(at, 0) if lines else _NO_INDEX)
        self.pointed.emit()

    def _found(self, words: Sequence[str]) -> tuple[FormTemplate, ...]:
        every = [one for _, templates in self._groups for one in templates if _has(one, words)]
        return tuple(sorted(every, key=lambda one: not _is_called(one, words)))

    def choose(self, template_id: str) -> None:
        """Put a template in front, if it is shown."""
        for at, one in enumerate(self._model.lines):
            if one.template is not None and one.template.id == template_id:
                self.setCurrentIndex(self._model.index(at, 0))

    def step(self, by: int) -> None:
        """The next one down or up, past the headings."""
        at = self.currentIndex().row() + by
        while 0 <= at < self._model.rowCount():
            if self._model.lines[at].template is not None:
                self.setCurrentIndex(self._model.index(at, 0))
                return
            at += by

    @override
    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        self.pointed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is not None:
            self.step(step)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.picked.emit()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _on_double_clicked(self) -> None:
        self.picked.emit()


class TemplateSearch(SearchBox):
    """Where one types; the arrows move in the list. ``moved`` carries 1 or -1."""

    moved = Signal(int)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is not None:
            self.moved.emit(step)
        else:
            super().keyPressEvent(event)


def _is_called(one: FormTemplate, words: Sequence[str]) -> bool:
    title = folded(one.title)
    return all(word in title for word in words)


def _has(one: FormTemplate, words: Sequence[str]) -> bool:
    text = folded(f"{one.title} {one.purpose} {one.code}")
    return all(word in text for word in words)
