"""The contents of the guide, part by part; while something is searched for, what was found."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from karriarstod.application.method_guide import GuideHit, GuidePage, GuidePart
from karriarstod_ui import theme
from karriarstod_ui.theme import Shade, TextRole

AnyIndex = QModelIndex | QPersistentModelIndex

IN: Final = 10
DOWN: Final = 6
SECTION_TOP: Final = 10
"""Units inside a row: at its sides, above and below, and more above a heading."""

_PAGE: Final = Qt.ItemDataRole.UserRole
_BELOW: Final = Qt.ItemDataRole.UserRole + 1
_WRAP: Final = Qt.TextFlag.TextWordWrap

Row = tuple[str, str, str]
"""The id of a page ("" for a heading), its title, and a line below it."""


class ContentsList(QListWidget):
    """Titles to choose among; ``page_chosen`` carries the page. Headings cannot be chosen."""

    page_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        self._here = ""
        self.setProperty("surface", "card")
        self.setItemDelegate(_TitleDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setAccessibleName(self.tr("Innehåll"))
        self.itemClicked.connect(self._on_chosen)

    def show_contents(self, contents: Mapping[GuidePart, Sequence[GuidePage]]) -> None:
        """Every page under the heading of its part."""
        names = {
            GuidePart.BEGIN: self.tr("Börja här"),
            GuidePart.STAGES: self.tr("Steg för steg"),
            GuidePart.FORMS: self.tr("Formulären"),
            GuidePart.TOPICS: self.tr("Bra att kunna"),
        }
        rows: list[Row] = []
        for part, pages in contents.items():
            rows.append(("", names[part], ""))
            rows += [(one.id, one.title.removeprefix("Steg: "), "") for one in pages]
        self._show(rows)

    def show_hits(self, hits: Sequence[GuideHit]) -> None:
        """What was found, each with the line that says why; the first is the one Enter opens."""
        self._show([(hit.page.id, hit.page.title, hit.snippet) for hit in hits])
        if hits:
            self.setCurrentRow(0)

    def mark(self, page_id: str) -> None:
        """The page that is read."""
        self._here = page_id
        for at in range(self.count()):
            if self.item(at).data(_PAGE) == page_id:
                self.setCurrentRow(at)
                return

    def choose_current(self) -> None:
        """Open the one that is marked."""
        found = self.currentItem()
        if found is not None:
            self._on_chosen(found)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.choose_current()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._rows:
            self._show(self._rows)
            self.mark(self._here)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # What was marked when there was less room need not be scrolled to any more.
        found = self.currentItem()
        if found is not None:
            self.verticalScrollBar().setValue(0)
            self.scrollToItem(found)

    def _show(self, rows: Sequence[Row]) -> None:
        self._rows = tuple(rows)
        self.clear()
        for page_id, title, below in rows:
            item = QListWidgetItem(title)
            item.setData(_PAGE, page_id)
            item.setData(_BELOW, below)
            if below:
                item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, below)
            if not page_id:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(item)

    def _on_chosen(self, item: QListWidgetItem) -> None:
        page_id = str(item.data(_PAGE))
        if page_id:
            self.page_chosen.emit(page_id)


class _TitleDelegate(QStyledItemDelegate):
    """A heading, a title, or a title over the line that was found, each as high as it needs."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        shown = theme.current()
        # The room there is when the bar is shown too, so that nothing moves when it comes.
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListWidget) else 0
        height = sum(rect.height() for rect, *_ in self._lines(QRect(0, 0, width, 0), index))
        top = SECTION_TOP if not index.data(_PAGE) else 0
        return QSize(0, height + shown.px(2 * DOWN + top))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        shown = theme.current()
        whole = option.rect
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(shown.color(Shade.SOFT))
            painter.drawRoundedRect(whole, shown.px(6), shown.px(6))
        for rect, text, role, shade in self._lines(whole, index):
            painter.setFont(shown.font(role))
            painter.setPen(shown.color(shade))
            painter.drawText(rect, _WRAP, text)
        painter.restore()

    def _lines(self, whole: QRect, index: AnyIndex) -> Iterator[tuple[QRect, str, TextRole, Shade]]:
        shown = theme.current()
        title, below = str(index.data()), str(index.data(_BELOW) or "")
        top = whole.top() + shown.px(DOWN)
        if not index.data(_PAGE):
            top += shown.px(SECTION_TOP)
            lines = [(title, TextRole.SMALL_STRONG, Shade.QUIET)]
        elif below:
            lines = [
                (title, TextRole.STRONG, Shade.TEXT),
                (below, TextRole.SMALL, Shade.QUIET),
            ]
        else:
            lines = [(title, TextRole.BODY, Shade.TEXT)]
        width = whole.width() - shown.px(2 * IN)
        for text, role, shade in lines:
            metrics = QFontMetrics(shown.font(role))
            height = metrics.boundingRect(QRect(0, 0, width, 9999), _WRAP, text).height()
            yield QRect(whole.left() + shown.px(IN), top, width, height), text, role, shade
            top += height
