"""A part of the plan that opens and closes; what is in it is built when it is first opened."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QWidget
from typing_extensions import override

from karriarstod_ui import theme
from karriarstod_ui.icons import paint_icon
from karriarstod_ui.theme import Shade, StateColor, TextRole
from karriarstod_ui.widgets.layouts import column
from karriarstod_ui.widgets.painted import paint_focus, paint_pill, pill_size, soft_painter


class SectionHead(QAbstractButton):
    """The section's title, what is written in it, and how much is missing."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(title)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._summary = ""
        self._missing = ""

    def show_summary(self, summary: str, missing: str) -> None:
        """What is written, in one line, and what is missing, in a pill."""
        self._summary = summary
        self._missing = missing
        self.setAccessibleName(self.text())
        self.setAccessibleDescription(", ".join(filter(None, (missing, summary))))
        self.update()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        shown = theme.current()
        metrics = QFontMetrics(shown.font(TextRole.CARD_TITLE))
        return QSize(shown.px(300), metrics.height() + 2 * shown.px(13))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(160), self.sizeHint().height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        shown = theme.current()
        painter = soft_painter(self)
        edge, side, gap = shown.px(16), shown.px(18), shown.px(12)
        arrow = QRect(self.width() - edge - side, (self.height() - side) // 2, side, side)
        name = "chevron-down" if self.isChecked() else "chevron-right"
        paint_icon(painter, arrow, name, Shade.QUIET)
        font = shown.font(TextRole.CARD_TITLE)
        painter.setFont(font)
        painter.setPen(shown.color(Shade.TEXT))
        area = self.rect().adjusted(edge, 0, -edge, 0)
        wide = QFontMetrics(font).horizontalAdvance(self.text())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, self.text())
        right = arrow.left() - gap
        if self._missing:
            pill = pill_size(self._missing).width()
            spot = QRect(right - pill, 0, pill, self.height())
            paint_pill(painter, spot, self._missing, StateColor.SOON)
            right = spot.left() - gap
        left = edge + wide + shown.px(24)
        if self._summary and not self.isChecked() and right - left > shown.px(60):
            small = shown.font(TextRole.SMALL)
            painter.setFont(small)
            painter.setPen(shown.color(Shade.QUIET))
            words = QFontMetrics(small).elidedText(
                self._summary, Qt.TextElideMode.ElideRight, right - left
            )
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(QRect(left, 0, right - left, self.height()), flags, words)
        if self.hasFocus():
            paint_focus(painter, QRectF(self.rect()).adjusted(2, 2, -2, -2), shown.px(8))
        painter.end()


class Section(QFrame):
    """A card with a head that opens it. ``built`` follows the first opening.

    ``key`` names the section for its summary and its guide; the body of an open section is what
    ``build`` returned.
    """

    built = Signal()
    toggled = Signal(bool)

    def __init__(
        self, key: str, title: str, build: Callable[[], QWidget], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("surface", "card")
        self.setProperty("tone", "plain")
        self.setProperty("guide", key)
        self.setObjectName(f"section_{key}")
        self.key = key
        self._build = build
        self.head = SectionHead(title)
        self.body: QWidget | None = None
        lines = column(self, (1, 1, 1, 1), 0)
        lines.addWidget(self.head)
        self._holder = column()
        lines.addLayout(self._holder)
        self.head.toggled.connect(self._on_toggled)

    @property
    def is_open(self) -> bool:
        """Whether the body is shown."""
        return self.head.isChecked()

    def set_open(self, is_open: bool) -> None:
        """Show or hide the body."""
        self.head.setChecked(is_open)

    def _on_toggled(self, is_open: bool) -> None:
        if is_open and self.body is None:
            self.body = QWidget()
            column(self.body, (17, 2, 17, 17)).addWidget(self._build())
            self._holder.addWidget(self.body)
            self.built.emit()
        if self.body is not None:
            self.body.setHidden(not is_open)
        self.toggled.emit(is_open)
