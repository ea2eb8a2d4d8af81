"""Buttons: one primary on a page, secondary beside it, links in text, icons alone."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from karriarstod_ui import theme
from karriarstod_ui.icons import icon as themed_icon
from karriarstod_ui.theme import Shade
from karriarstod_ui.widgets.painted import soft_painter


class Button(QPushButton):
    """A button of one of the kinds of ``app.qss``; Enter presses it as Space does.

    Its text is what is read: an "&" in somebody's name is an "&", never an Alt key.
    """

    def __init__(
        self, text: str, kind: str, *, compact: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setProperty("kind", kind)
        self.setProperty("compact", "true" if compact else "false")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._kind = kind
        self._size_icon()

    @override
    def setText(self, text: str) -> None:
        super().setText(text.replace("&", "&&"))

    @override
    def text(self) -> str:
        return super().text().replace("&&", "&")

    def _size_icon(self) -> None:
        side = theme.current().px(18)
        gap = theme.current().px(6) if self.text() else 0
        self.setIconSize(QSize(side + gap, side))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._size_icon()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._kind == "primary" and self.hasFocus():
            # The ring of other buttons would drown in the primary colour: it goes inside here.
            shown = theme.current()
            inset = shown.ring * 1.5
            painter = soft_painter(self)
            painter.setPen(QPen(shown.color(Shade.ON_PRIMARY), shown.ring))
            ring = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
            painter.drawRoundedRect(ring, shown.px(4), shown.px(4))
            painter.end()


def primary_button(
    text: str, icon: str = "", *, compact: bool = False, parent: QWidget | None = None
) -> Button:
    """The one thing the page is for."""
    button = Button(text, "primary", compact=compact, parent=parent)
    if icon:
        button.setIcon(themed_icon(icon, Shade.ON_PRIMARY))
    return button


def secondary_button(
    text: str, icon: str = "", *, compact: bool = False, parent: QWidget | None = None
) -> Button:
    """Any other thing to do."""
    button = Button(text, "secondary", compact=compact, parent=parent)
    if icon:
        button.setIcon(themed_icon(icon))
    return button


def link_button(
    text: str, icon: str = "", *, compact: bool = False, parent: QWidget | None = None
) -> Button:
    """Something to do or go to, written as a link."""
    button = Button(text, "link", compact=compact, parent=parent)
    if icon:
        button.setIcon(themed_icon(icon, Shade.PRIMARY))
    return button


def quiet_button(text: str, *, parent: QWidget | None = None) -> Button:
    """A small grey link, as in the breadcrumb and the top strip."""
    return Button(text, "quiet", parent=parent)


def icon_button(icon: str, name: str, *, parent: QWidget | None = None) -> Button:
    """A button that is only an icon; ``name`` is read aloud and shown as a tip."""
    button = Button("", "icon", parent=parent)
    button.setIcon(themed_icon(icon, Shade.QUIET))
    button.setAccessibleName(name)
    button.setToolTip(name)
    return button
