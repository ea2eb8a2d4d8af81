"""A line of words across the top, which gives way to the window and never the other way round."""

import re
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from karriarstod_ui import units
from karriarstod_ui.theme import TextRole
from karriarstod_ui.units import Margins
from karriarstod_ui.widgets.layouts import row
from karriarstod_ui.widgets.text import Text

_LEAST: Final = 72
"""Units of room below which a word is left out rather than elided."""

_BETWEEN: Final = 14


@dataclass
class Part:
    """One text of a strip; of the smallest ``rank`` is what stays longest."""

    label: Text
    rank: int
    wordings: tuple[str, ...] = ()

    def fitting(self, room: int) -> str:
        """The fullest wording there is room for, at last elided; empty for none."""
        self.label.ensurePolished()
        metrics = self.label.fontMetrics()
        for wording in self.wordings:
            if metrics.horizontalAdvance(wording) <= room:
                return wording
        if not self.wordings or room < units.px(_LEAST):
            return ""
        return metrics.elidedText(self.wordings[-1], Qt.TextElideMode.ElideRight, room)


class Strip(QFrame):
    """Texts from the left, others at the right, and perhaps a control last.

    Where there is not room for all, the least important are said shorter, elided, or left out, and
    are then in the tool tip. Only the control has a width of its own.
    """

    def __init__(
        self, margins: Margins, last: QWidget | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("surface", "strip")
        self._margins = margins
        self._parts: list[Part] = []
        self._last = last
        self._line = row(self, margins, _BETWEEN)
        self._at_left = 0
        self._line.addStretch(1)
        if last is not None:
            self._line.addWidget(last)

    def add(self, rank: int, role: TextRole, *, at_right: bool = False) -> Part:
        """A text beside those added before it on the same side; ``say`` gives it words."""
        part = Part(Text("", role), rank)
        after = self._line.count() - (self._last is not None)
        self._line.insertWidget(after if at_right else self._at_left, part.label)
        self._at_left += not at_right
        part.label.hide()
        self._parts.append(part)
        return part

    def say(self, part: Part, *wordings: str) -> None:
        """The same thing in fewer and fewer words; nothing, or an empty one, says nothing."""
        part.wordings = tuple(wording for wording in wordings if wording)
        part.label.setAccessibleName(part.wordings[0] if part.wordings else "")
        self._fit()

    def _fit(self) -> None:
        gap = units.px(_BETWEEN)
        room = self.width() - units.px(self._margins[0] + self._margins[2])
        if self._last is not None:
            room -= self._last.sizeHint().width() + gap
        missing = []
        for part in sorted(self._parts, key=lambda part: part.rank):
            text = part.fitting(room - 2)
            if part.label.text() != text:
                part.label.setText(text)
            part.label.setHidden(not text)
            if text:
                room -= part.label.sizeHint().width() + gap
            if part.wordings and text != part.wordings[0]:
                missing.append(part.wordings[0])
        self.setToolTip("\n".join(missing))

    @override
    def minimumSizeHint(self) -> QSize:
        around = units.px(self._margins[0] + self._margins[2])
        control = self._last.sizeHint().width() if self._last is not None else 0
        return QSize(around + control, super().minimumSizeHint().height())

    @override
    def event(self, event: QEvent) -> bool:
        # Other words, or the same in another size: both ask for the line to be laid out anew.
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Show}:
            self._fit()
        return super().event(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def from_the_figure(text: str) -> str:
    """ "Sparat 09.41" as "09.41", "Låses om 4 min" as "4 min"; empty where there is no figure."""
    found = re.search(r"\d.*", text)
    return found.group() if found else ""
