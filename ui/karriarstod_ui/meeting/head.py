"""The top of a meeting: with whom, how far, how large, and the way out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from karriarstod_ui import theme
from karriarstod_ui.meeting.size import MeetingSize
from karriarstod_ui.theme import Shade, TextRole
from karriarstod_ui.widgets.buttons import Button, quiet_button
from karriarstod_ui.widgets.layouts import Columns, Flow, column
from karriarstod_ui.widgets.text import Text


class SizeButton(Button):
    """An A; underlined when it is the size shown."""

    def __init__(self, size: MeetingSize, name: str) -> None:
        super().__init__("A", "quiet")
        self.size_chosen = size
        self.setCheckable(True)
        self.setObjectName(f"size.{size.name.lower()}")
        self.setAccessibleName(name)
        self.setToolTip(name)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.isChecked():
            from karriarstod_ui.widgets.painted import soft_painter

            shown = theme.current()
            painter = soft_painter(self)
            painter.setPen(QPen(shown.color(Shade.PRIMARY), shown.ring * 1.5))
            inset, low = self.width() // 4, self.height() - shown.ring * 2
            painter.drawLine(inset, low, self.width() - inset, low)
            painter.end()


class MeetingHead(QWidget):
    """``size_chosen`` carries the size; ``whole_asked`` and ``leave_asked`` when pressed."""

    size_chosen = Signal(object)
    whole_asked = Signal()
    leave_asked = Signal()

    def __init__(self, called: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = self.tr("Möte med {name}").format(name=called) if called else self.tr("Möte")
        self.title = Text(title, TextRole.STRONG)
        self.title.setObjectName("meeting_title")
        self.progress = Text("", TextRole.SMALL_QUIET)
        self.trouble = Text(
            self.tr("Inte sparat än. Programmet försöker igen."), TextRole.LATE, wrap=True
        )
        self.trouble.hide()
        self.whole = quiet_button(self.tr("Hela planen"))
        self.whole.setObjectName("whole")
        self.leave = quiet_button(self.tr("Avsluta mötesläge  Esc"))
        self.leave.setObjectName("leave")
        self.leave.setAccessibleName(self.tr("Avsluta mötesläge"))
        names = (self.tr("Stor text"), self.tr("Större text"), self.tr("Störst text"))
        self.sizes = [SizeButton(size, name) for size, name in zip(MeetingSize, names, strict=True)]
        right = Flow(8)
        for part in (self.progress, self.whole, *self.sizes, self.leave):
            right.add(part)
        across = Columns(16, centered=True)
        across.add(self.title, 1, 120)
        across.add(right, 0)
        lines = column(self, (40, 12, 40, 12), 4)
        lines.addWidget(across)
        lines.addWidget(self.trouble)
        self.whole.clicked.connect(self.whole_asked)
        self.leave.clicked.connect(self.leave_asked)
        for one in self.sizes:
            one.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            one.clicked.connect(self._on_size_clicked)

    def show_size(self, size: MeetingSize) -> None:
        """Mark the size that is shown."""
        for one in self.sizes:
            one.setChecked(one.size_chosen is size)

    def show_progress(self, place: int, count: int) -> None:
        """ "Fråga 3 av 9"."""
        self.progress.setText(self.tr("Fråga {n} av {all}").format(n=place, all=count))

    def show_whole(self, is_whole: bool) -> None:
        """Whether the whole plan is shown; then the button leads back."""
        self.whole.setText(self.tr("Tillbaka till frågan") if is_whole else self.tr("Hela planen"))
        self.progress.setHidden(is_whole)

    def _on_size_clicked(self) -> None:
        pressed = next(one for one in self.sizes if one is self.sender())
        self.show_size(pressed.size_chosen)
        self.size_chosen.emit(pressed.size_chosen)
