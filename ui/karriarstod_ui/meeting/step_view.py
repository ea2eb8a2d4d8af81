"""One question of a meeting, large, with the fields it is answered in."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QWidget
from typing_extensions import override

from karriarstod.forms.answers import is_empty
from karriarstod.forms.conditions import holds
from karriarstod.forms.meeting import Into, MeetingField, MeetingStep
from karriarstod.forms.questions import AnyQuestion, TableQuestion
from karriarstod_ui import units
from karriarstod_ui.forms.frame import QuestionFrame
from karriarstod_ui.forms.setting import Setting
from karriarstod_ui.meeting.look import MeetingLook
from karriarstod_ui.meeting.plan_fields import StepField, plan_field
from karriarstod_ui.meeting.writing import MeetingWriting
from karriarstod_ui.pages.plan.binding import focus_at_end
from karriarstod_ui.theme import TextRole
from karriarstod_ui.widgets.layouts import column
from karriarstod_ui.widgets.text import Text


class StepView(QWidget):
    """The question, a line that helps, and the fields. Enter in a field goes on to the next."""

    def __init__(
        self, step: MeetingStep, look: MeetingLook, writing: MeetingWriting, today: date
    ) -> None:
        super().__init__()
        self.step = step
        self._look = look
        self._writing = writing
        self._today = today
        self._asked = look.questions()
        self._frames: dict[str, QuestionFrame] = {}
        self._fields: list[StepField] = []
        self.setObjectName(f"step.{step.key}")
        self.setAccessibleName(step.ask)
        lines = column(self, spacing=14)
        head = column(spacing=6)
        head.addWidget(Text(step.ask, TextRole.TITLE, wrap=True))
        if step.hint:
            head.addWidget(Text(step.hint, TextRole.QUIET, wrap=True))
        lines.addLayout(head)
        for one in step.fields:
            made = self._make(one)
            if made is not None:
                self._fields.append(made)
                lines.addWidget(made.widget)
        lines.addStretch(1)
        self.sync()

    def _make(self, one: MeetingField) -> StepField | None:
        is_alone = len(self.step.fields) == 1
        if one.into is Into.PLAN:
            plan = self._writing.plan
            if plan is None:
                return None
            return plan_field(one, plan.draft, self._today, self._look.called, is_alone=is_alone)
        return self._question(self._asked[one.key], is_alone=is_alone)

    def _question(self, question: AnyQuestion, *, is_alone: bool) -> StepField:
        frame = QuestionFrame(question, Setting(self._today), self)
        frame.set_label_shown(not is_alone)
        frame.changed.connect(lambda burst: self._on_answered(question.key, burst))
        self._frames[question.key] = frame
        return StepField(frame, lambda: self._show(question), frame.focus_field, lambda: None)

    def _show(self, question: AnyQuestion) -> None:
        answers = self._writing.answers
        frame = self._frames[question.key]
        frame.setHidden(not holds(question.visible_when, answers))
        frame.show_value(answers.get(question.key))

    def _on_answered(self, key: str, burst: str) -> None:
        frame = self._frames[key]
        if self._writing.form is not None:
            self._writing.form.write(key, frame.value(), frame.question.label, burst)

    def sync(self) -> None:
        """Show what has been written."""
        for field in self._fields:
            field.sync()

    def leave(self) -> None:
        """The question is left: what stands half written counts, and a row left empty does not."""
        for field in self._fields:
            field.leave()
        for key, frame in self._frames.items():
            self._drop_empty_rows(key, frame)

    def _drop_empty_rows(self, key: str, frame: QuestionFrame) -> None:
        question, form = frame.question, self._writing.form
        if form is None or not isinstance(question, TableQuestion) or question.fixed:
            return
        rows = form.answers.rows(key)
        written = tuple(one for one in rows if not all(map(is_empty, one.cells.values())))
        if len(written) < len(rows):
            form.write(key, written, question.label)

    def controls(self) -> list[QWidget]:
        """What Tab comes to here, row by row."""
        found = [
            one
            for one in self.findChildren(QWidget)
            if one.focusPolicy() & Qt.FocusPolicy.TabFocus
            and one.isVisible()
            and one.isEnabled()
            and one.focusProxy() is None
        ]
        line = max(1, units.px(14))

        def place(one: QWidget) -> tuple[int, int]:
            at = one.mapTo(self, one.rect().center())
            return round(at.y() / line), at.x()

        return sorted(found, key=place)

    def focus_first(self) -> None:
        """Put the keyboard in the first field that is shown."""
        shown = (field for field in self._fields if not field.widget.isHidden())
        first = next(shown, None)
        if first is not None:
            first.focus()
            now = self.window().focusWidget()
            if now is not None and self.isAncestorOf(now):
                focus_at_end(now)
            QTimer.singleShot(0, self, self._scroll_to_focus)

    def _scroll_to_focus(self) -> None:
        area: QWidget | None = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        now = self.window().focusWidget()
        if isinstance(area, QScrollArea) and now is not None and self.isAncestorOf(now):
            area.ensureWidgetVisible(now, 0, 80)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        }
        if plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.focusNextChild()
        else:
            super().keyPressEvent(event)
