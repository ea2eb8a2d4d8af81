"""Suggestions below a line that one writes in: never over it, and never in the way of a click."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, QStringListModel, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QCompleter, QWidget
from typing_extensions import override

from karriarstod_ui import units

_GAP: Final = 3
"""Units between the line and its list, so that the line's frame is seen whole."""


class Suggestions(QCompleter):
    """A list of words below a line, found by any part of them.

    A click beside the list does what it would have done without it: Qt lets the list take it.
    """

    def __init__(self, words: QStringListModel, line: QWidget) -> None:
        super().__init__(words, line)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        popup = self.popup()
        if popup is not None:
            popup.setAttribute(Qt.WidgetAttribute.WA_NoMouseReplay)
            # Asked before the completer itself is, since it comes later.
            popup.installEventFilter(_Manners(line))


class _Manners(QObject):
    """How the list of a line behaves."""

    def __init__(self, line: QWidget) -> None:
        super().__init__(line)
        self._line = line

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(watched, QWidget):
            return False
        if event.type() in {QEvent.Type.Show, QEvent.Type.Move}:
            self._move_below(watched)
        elif (
            isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonPress
            and not watched.rect().contains(event.position().toPoint())
        ):
            watched.hide()
            _click_below(event)
            return True
        return False

    def _move_below(self, popup: QWidget) -> None:
        line = self._line
        under = line.mapToGlobal(line.rect().bottomLeft()).y() + 1 + units.px(_GAP)
        overlaps_line = under - popup.y() in range(1, units.px(_GAP) + 4)
        if overlaps_line:
            popup.move(popup.x(), under)


def _click_below(event: QMouseEvent) -> None:
    """The click for what lies under the mouse; the release itself goes to the list that is gone."""
    place = event.globalPosition()
    below = QApplication.widgetAt(place.toPoint())
    if below is None:
        return
    if below.focusPolicy() & Qt.FocusPolicy.ClickFocus:
        below.setFocus(Qt.FocusReason.MouseFocusReason)
    for kind, held in (
        (QEvent.Type.MouseButtonPress, event.button()),
        (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton),
    ):
        here = QPointF(below.mapFromGlobal(place))
        made = QMouseEvent(kind, here, place, event.button(), held, event.modifiers())
        QCoreApplication.postEvent(below, made)
