"""The meeting itself: over the whole screen, with nothing on it but the allow-list's fields."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from karriarstod.application.meeting_words import agreed_in_form, agreed_in_plan, next_time
from karriarstod.forms.meeting import Beside as BesideWhat
from karriarstod_ui import units
from karriarstod_ui.actions import action
from karriarstod_ui.desk import Desk
from karriarstod_ui.meeting.beside import Beside
from karriarstod_ui.meeting.head import MeetingHead
from karriarstod_ui.meeting.look import MeetingLook
from karriarstod_ui.meeting.marks import Dashes
from karriarstod_ui.meeting.step_view import StepView
from karriarstod_ui.meeting.whole_plan import WholePlan
from karriarstod_ui.meeting.writing import MeetingWriting
from karriarstod_ui.pages.plan.words import missing_lines
from karriarstod_ui.widgets.buttons import Button, primary_button
from karriarstod_ui.widgets.layouts import ScrollPage, column, row
from karriarstod_ui.widgets.text import Rule

_MOST_LEFT = 4
_LONGEST_LINE = 820
_ROOM_FOR_TWO = 780
"""Units of width below which the plan stands under the question."""


class MeetingScreen(QWidget):
    """One question at a time. ``leave_asked`` says whether the talk is over or only left.

    ``size_chosen`` carries the text size; ``lock_asked`` when everything is to be locked.
    """

    leave_asked = Signal(bool)
    lock_asked = Signal()
    size_chosen = Signal(object)

    def __init__(self, desk: Desk, look: MeetingLook, step: int = 0) -> None:
        super().__init__()
        self.look = look
        self._desk = desk
        self.writing = MeetingWriting(desk, look, self)
        self.at = min(step, len(look.meeting.steps) - 1)
        self.view: StepView | None = None
        self.whole: WholePlan | None = None
        self.setObjectName("meeting")
        self.setProperty("surface", "plain")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.head = MeetingHead(look.called)
        self.beside = Beside(desk.today, look.known_goals)
        self.setAccessibleName(self.head.title.text())
        self._build()
        self._connect()
        self._show_step()

    def _build(self) -> None:
        self._left = ScrollPage((40, 28, 40, 28), 20)
        self._right = ScrollPage((40, 28, 40, 28), 0)
        self._right.setProperty("surface", "ground")
        self._right.content.setProperty("surface", "ground")
        self._right.content.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._right.add(self.beside)
        self.back = Button(self.tr("Tillbaka"), "outline")
        self.back.setObjectName("back")
        self.onwards = primary_button(self.tr("Nästa"))
        self.onwards.setObjectName("next")
        self.dashes = Dashes(len(self.look.meeting.steps))
        lines = column(self, spacing=0)
        lines.addWidget(self.head)
        lines.addWidget(Rule())
        self._middle = row(spacing=0)
        self._middle.addWidget(self._left, 1)
        self._middle.addWidget(self._right, 1)
        lines.addLayout(self._middle, 1)
        lines.addWidget(Rule())
        foot = row(None, (40, 12, 40, 12), 16)
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.dashes, 0, Qt.AlignmentFlag.AlignVCenter)
        foot.addStretch(1)
        foot.addWidget(self.onwards)
        lines.addLayout(foot)

    def _connect(self) -> None:
        self.head.size_chosen.connect(self.size_chosen)
        self.head.whole_asked.connect(self.toggle_whole)
        self.head.leave_asked.connect(self._on_leave)
        self.back.clicked.connect(self.go_back)
        self.onwards.clicked.connect(self.go_on)
        self.writing.changed.connect(self._on_changed)
        self.writing.kept.connect(self.head.trouble.hide)
        self.writing.refused.connect(self.head.trouble.show)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            action(self, self.tr("Nästa"), self.go_on, keys=keys)
        action(self, self.tr("Tillbaka"), self.go_back, keys="Alt+Left")
        action(self, self.tr("Nästa"), self.go_on, keys="Alt+Right")
        action(self, self.tr("Avsluta mötesläge"), self._on_leave, keys="Esc")
        action(self, self.tr("Avsluta mötesläge"), self._on_leave, keys="F11")
        action(self, self.tr("Lås nu"), self.lock_asked.emit, keys="Ctrl+L")

    @property
    def is_last(self) -> bool:
        """Whether this is the last question."""
        return self.at == len(self.look.meeting.steps) - 1

    # The way.

    @Slot()
    def go_on(self) -> None:
        """To the next question; after the last the talk is over."""
        if self.whole is not None:
            self.toggle_whole()
            return
        self._leave_step()
        if self.is_last:
            self.leave_asked.emit(True)
            return
        self.at += 1
        self._show_step()

    @Slot()
    def go_back(self) -> None:
        """To the question before."""
        if self.whole is not None:
            self.toggle_whole()
        elif self.at > 0:
            self._leave_step()
            self.at -= 1
            self._show_step()

    @Slot()
    def toggle_whole(self) -> None:
        """Show the whole plan on one page, or go back to the question."""
        gone, self.whole = self.whole, None
        if gone is not None:
            self._middle.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        else:
            self._leave_step()
            self.whole = WholePlan(self.writing.content, self.look.known_goals, self._desk.today)
            self._middle.insertWidget(0, self.whole, 1)
            self.whole.setVisible(True)
        self._left.setHidden(self.whole is not None)
        self.head.show_whole(self.whole is not None)
        self._show_foot()
        self._show_beside()
        if self.whole is not None:
            self.onwards.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.view is not None:
            self.view.focus_first()

    @Slot()
    def _on_leave(self) -> None:
        self._leave_step()
        self.leave_asked.emit(False)

    def focus_first(self) -> None:
        """Put the keyboard where one answers."""
        if self.view is not None:
            self.view.focus_first()

    def flush(self) -> None:
        """Keep at once whatever has been written."""
        self._leave_step()

    def _leave_step(self) -> None:
        if self.view is not None:
            self.view.leave()
            self.view.sync()
        self.writing.flush()

    def _show_step(self) -> None:
        gone = self.view
        step = self.look.meeting.steps[self.at]
        self.view = StepView(step, self.look, self.writing, self._desk.today)
        # A line that is longer than this is hard to read, whoever reads it.
        units.sized(self.view, max_width=_LONGEST_LINE)
        self._left.body.insertWidget(0, self.view, 1)
        if gone is not None:
            self._left.body.removeWidget(gone)
            gone.hide()
            gone.setParent(None)
            gone.deleteLater()
        self.view.setVisible(True)
        self._left.verticalScrollBar().setValue(0)
        self.head.show_progress(self.at + 1, len(self.look.meeting.steps))
        self.dashes.show_done(self.at + 1)
        self._show_foot()
        self._show_beside()
        # Never nobody: a key pressed at once is meant for this question.
        self.view.focus_first()

    def _show_foot(self) -> None:
        if self.whole is not None:
            words = self.tr("Tillbaka till frågan")
        else:
            words = self.tr("Klart") if self.is_last else self.tr("Nästa")
        self.onwards.setText(words)
        self.back.setHidden(self.whole is not None or self.at == 0)

    # Beside.

    @Slot()
    def _on_changed(self) -> None:
        if self.view is not None:
            self.view.sync()
        self._show_beside()

    @property
    def _is_stacked(self) -> bool:
        return self.width() < units.px(_ROOM_FOR_TWO)

    def _show_beside(self) -> None:
        """The plan beside the question where there is room for both, else below it."""
        what = self.look.meeting.steps[self.at].beside
        nothing = what is BesideWhat.NOTHING or self.whole is not None
        home = self._left.body if self._is_stacked else self._right.body
        if home.indexOf(self.beside) < 0:
            home.addWidget(self.beside)
        self.beside.setHidden(nothing)
        self._right.setHidden(nothing or self._is_stacked)
        if what is BesideWhat.AGREED:
            self.beside.show_agreed(self._agreed(), self._left_to_do())
        else:
            writing, meeting = self.writing, self.look.meeting
            next_on = next_time(writing.answers, writing.content, meeting)
            self.beside.show_plan(writing.content, next_on)

    def _agreed(self) -> tuple[str, ...]:
        meeting, template, today = self.look.meeting, self.look.template, self._desk.today
        if template is None:
            return agreed_in_plan(self.writing.content, today)
        return agreed_in_form(meeting, template, self.writing.answers, today)

    def _left_to_do(self) -> list[str]:
        if self.writing.plan is None:
            return []
        lacking = [line.text for line in missing_lines(self.writing.content)]
        more = len(lacking) - _MOST_LEFT
        if more > 0:
            return [*lacking[:_MOST_LEFT], self.tr("… och {n} till").format(n=more)]
        return lacking

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_beside()

    def _stops(self) -> list[QWidget]:
        """Where Tab goes, as the eye does: the answer, onwards, back, and the top at last."""
        view = self.view if self.whole is None else None
        answers = view.controls() if view is not None else []
        head = self.head
        others = (self.onwards, self.back, head.whole, *head.sizes, head.leave)
        return [*answers, *(one for one in others if one.isVisible())]

    @override
    def focusNextPrevChild(self, next: bool) -> bool:  # as Qt names it
        # Rows come and go; Qt would come to the new ones last of all.
        # What goes away hands the keyboard on like this too; then nothing here is to have it.
        if not self.isVisible() or not self.isEnabled():
            return False
        stops, here = self._stops(), self.window().focusWidget()
        at = stops.index(here) if here in stops else (-1 if next else 0)
        reason = Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
        stops[(at + (1 if next else -1)) % len(stops)].setFocus(reason)
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        again = event.key() == Qt.Key.Key_Y and (
            event.modifiers() == Qt.KeyboardModifier.ControlModifier
        )
        if event.matches(QKeySequence.StandardKey.Undo):
            self.writing.undo()
        elif again or event.matches(QKeySequence.StandardKey.Redo):
            self.writing.redo()
        else:
            super().keyPressEvent(event)
