"""The command palette: people and things to do, from anywhere, by typing."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from shiboken6 import isValid
from typing_extensions import override

from karriarstod_ui import theme, units
from karriarstod_ui.theme import Shade, TextRole
from karriarstod_ui.widgets.layouts import column, row
from karriarstod_ui.widgets.line import LineEdit
from karriarstod_ui.widgets.text import Rule, Text

AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
_ROW_ROLE: Final = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True)
class PaletteEntry:
    """Something to open or do; ``hint`` is a key, or "Enter öppnar".

    Where there is not room for both, ``detail`` is cut before ``title``.
    """

    title: str
    run: Callable[[], None]
    detail: str = ""
    hint: str = ""


@dataclass(frozen=True)
class PaletteGroup:
    """Entries under one word: "Deltagare", "Gör", "I anteckningar"."""

    title: str
    entries: tuple[PaletteEntry, ...]


Answer = Callable[[Sequence[PaletteGroup]], None]
Provider = Callable[[str, Answer], None]
"""Asked with what is typed, and answers with groups, at once or later."""


class _Rows(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: tuple[str | PaletteEntry, ...] = ()

    def set_groups(self, groups: Sequence[PaletteGroup]) -> None:
        self.beginResetModel()
        rows: list[str | PaletteEntry] = []
        for group in groups:
            if group.entries:
                rows += [group.title, *group.entries]
        self._rows = tuple(rows)
        self.endResetModel()

    @override
    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self._rows[index.row()]
        if role == _ROW_ROLE:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return entry if isinstance(entry, str) else entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole and not isinstance(entry, str):
            return " ".join(part for part in (entry.title, entry.detail, entry.hint) if part)
        return None

    @override
    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if isinstance(self._rows[index.row()], str):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def choosable(self) -> list[int]:
        return [place for place, entry in enumerate(self._rows) if not isinstance(entry, str)]


class _RowPainter(QStyledItemDelegate):
    """Paints headings small and entries with what was typed in bold."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.typed = ""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        is_heading = isinstance(index.data(_ROW_ROLE), str)
        return QSize(units.px(200), units.px(32 if is_heading else 42))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        entry = index.data(_ROW_ROLE)
        shown = theme.current()
        painter.save()
        area = option.rect.adjusted(shown.px(20), 0, -shown.px(20), 0)
        if isinstance(entry, str):
            painter.setFont(shown.font(TextRole.SMALL))
            painter.setPen(shown.color(Shade.QUIET))
            painter.drawText(area.adjusted(0, shown.px(8), 0, 0), _LEFT, entry)
        elif isinstance(entry, PaletteEntry):
            if option.state & QStyle.StateFlag.State_Selected:
                painter.fillRect(option.rect, shown.color(Shade.SOFT))
            self._paint_entry(painter, area, entry)
        painter.restore()

    def _paint_entry(self, painter: QPainter, area: QRect, entry: PaletteEntry) -> None:
        shown = theme.current()
        if entry.hint:
            painter.setFont(shown.font(TextRole.SMALL))
            painter.setPen(shown.color(Shade.QUIET))
            painter.drawText(area, _RIGHT, entry.hint)
            hint = QFontMetrics(painter.font()).horizontalAdvance(entry.hint)
            area = area.adjusted(0, 0, -hint - shown.px(16), 0)
        detail = f"  ·  {entry.detail}" if entry.detail else ""
        left = area.left()
        for text, shade in ((entry.title, Shade.TEXT), (detail, Shade.QUIET)):
            for piece, is_match in matches(text, self.typed):
                left = _word(painter, area, left, piece, bold=is_match, shade=shade)


_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def _word(painter: QPainter, area: QRect, left: int, text: str, *, bold: bool, shade: Shade) -> int:
    shown = theme.current()
    font = shown.font(TextRole.BODY)
    font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    painter.setFont(font)
    painter.setPen(shown.color(shade))
    metrics = QFontMetrics(font)
    room = area.right() - left
    if room <= 0:
        return left
    fitting = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    painter.drawText(QRect(left, area.top(), room, area.height()), _LEFT, fitting)
    # What has been cut is not gone on with.
    return left + metrics.horizontalAdvance(text) if fitting == text else area.right()


def matches(title: str, typed: str) -> list[tuple[str, bool]]:
    """``title`` in pieces, each with whether it is (the beginning of a word) that was typed."""
    words = [re.escape(word) for word in typed.split()]
    if not words:
        return [(title, False)]
    pieces = re.split(rf"\b({'|'.join(words)})", title, flags=re.IGNORECASE)
    return [(piece, place % 2 == 1) for place, piece in enumerate(pieces) if piece]


class CommandPalette(QWidget):
    """Lies over the whole of its parent; opened by ``open_palette``, closed by Esc or a choice.

    Each provider is asked again for every letter; an answer to what is no longer typed is dropped.
    """

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._under = parent
        self._providers: list[Provider] = []
        self._answers: dict[int, tuple[PaletteGroup, ...]] = {}
        self._token = 0
        self._came_from: QWidget | None = None
        self._panel = QFrame(self)
        self._panel.setProperty("surface", "card")
        self.field = LineEdit()
        self.field.setProperty("inset", "true")
        self.field.setPlaceholderText(self.tr("Sök deltagare, eller skriv vad du vill göra"))
        self.field.setAccessibleName(self.tr("Sök deltagare, eller skriv vad du vill göra"))
        self.list = QListView()
        self.list.setAccessibleName(self.tr("Träffar"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._none = Text("", TextRole.QUIET, wrap=True)
        self._none.setObjectName("none_found")
        self._none.hide()
        self._rows = _Rows(self)
        self._painter = _RowPainter(self.list)
        self.list.setModel(self._rows)
        self.list.setItemDelegate(self._painter)
        lines = self._lines = column(self._panel, (1, 1, 1, 8), 0)
        typing = row(margins=(20, 16, 20, 16))
        typing.addWidget(self.field)
        lines.addLayout(typing)
        lines.addWidget(Rule())
        lines.addWidget(self.list, 1)
        nothing = row(margins=(20, 12, 20, 8))
        nothing.addWidget(self._none)
        lines.addLayout(nothing)
        self.field.textChanged.connect(self._ask)
        self.list.clicked.connect(self._run)
        self.field.installEventFilter(self)
        parent.installEventFilter(self)
        self.hide()

    def add_provider(self, provider: Provider) -> None:
        """Groups are shown in the order their providers were added."""
        self._providers.append(provider)

    def open_palette(self, text: str = "") -> None:
        self._came_from = QApplication.focusWidget()
        self.resize(self._under.size())
        self.show()
        self.raise_()
        self.field.setText(text)
        self.field.setFocus()
        self._ask()

    def close_palette(self) -> None:
        if self.isHidden():
            return
        self._token += 1
        self.hide()
        self.field.clear()
        before = self._came_from
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus()
        self._came_from = None
        self.closed.emit()

    def entries(self) -> list[str]:
        """The titles shown, in order."""
        return [str(self._rows.index(place).data()) for place in self._rows.choosable()]

    def _ask(self) -> None:
        if self.isHidden():
            return
        self._token += 1
        self._answers.clear()
        text = self.field.text().strip()
        for place, provider in enumerate(self._providers):
            provider(text, partial(self._on_answered, self._token, place))
        if not self._providers:
            self._show_answers()

    def _on_answered(self, token: int, place: int, groups: Sequence[PaletteGroup]) -> None:
        if token != self._token:
            return
        self._answers[place] = tuple(groups)
        self._show_answers()

    def _show_answers(self) -> None:
        groups = [group for place in sorted(self._answers) for group in self._answers[place]]
        self._painter.typed = self.field.text().strip()
        self._rows.set_groups(groups)
        self._move(0, first=True)
        self._show_none(len(self._answers) == len(self._providers))
        self._lay_out()

    def _show_none(self, is_answered: bool) -> None:
        """Say that nothing was found, once everybody has answered."""
        is_empty, typed = not self._rows.rowCount(), self._painter.typed
        words = self.tr("Inget hittades på ”{text}”.").format(text=typed)
        is_new = self._none.isHidden() or words != self._none.text()
        self.list.setHidden(is_empty)
        self._none.setText(words)
        self._none.setHidden(not (is_empty and is_answered and typed))
        if is_new and not self._none.isHidden():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._none, words))

    def _move(self, step: int, *, first: bool = False) -> None:
        places = self._rows.choosable()
        if not places:
            return
        now = self.list.currentIndex().row()
        place = 0 if first or now not in places else (places.index(now) + step) % len(places)
        self.list.setCurrentIndex(self._rows.index(places[place]))
        if place == 0:
            self.list.scrollToTop()

    def _run(self, index: QModelIndex) -> None:
        entry = index.data(_ROW_ROLE) if index.isValid() else None
        if isinstance(entry, PaletteEntry):
            self.close_palette()
            entry.run()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._under and event.type() == QEvent.Type.Resize:
            self.resize(self._under.size())
        if watched is self.field and event.type() == QEvent.Type.KeyPress:
            return isinstance(event, QKeyEvent) and self._on_key(event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
        if key == Qt.Key.Key_Escape:
            self.close_palette()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._run(self.list.currentIndex())
        elif key in steps:
            self._move(steps[key])
        else:
            return False
        return True

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._panel.geometry().contains(event.position().toPoint()):
            self.close_palette()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        wide = min(units.px(660), self.width() - units.px(32))
        top = min(units.px(120), self.height() // 8)
        rows = sum(self.list.sizeHintForRow(row) for row in range(self._rows.rowCount()))
        if self.list.isHidden():
            tall = self._lines.totalHeightForWidth(wide)
        else:
            field = self.field.sizeHint().height() + units.px(34)
            tall = min(field + rows + units.px(10), self.height() - top - units.px(16))
        self._panel.setGeometry((self.width() - wide) // 2, top, wide, tall)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        dim = theme.current().color(Shade.TEXT)
        if theme.current().is_dark:
            dim = theme.current().color(Shade.STRIP)
        dim.setAlphaF(0.35 if not theme.current().is_dark else 0.65)
        painter = QPainter(self)
        painter.fillRect(self.rect(), dim)
        painter.end()
