"""A form as questions on screen, a section at a time."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QUndoStack
from PySide6.QtWidgets import QScrollArea, QWidget
from typing_extensions import override

from karriarstod.forms.answers import NO_ANSWERS, Answers
from karriarstod.forms.conditions import visible_sections
from karriarstod.forms.difference import AnswerChange
from karriarstod.forms.form import FORM_DATE
from karriarstod.forms.missing import MissingAnswer
from karriarstod.forms.template import FormTemplate, Section
from karriarstod_ui import units
from karriarstod_ui.forms.draft import FormDraft
from karriarstod_ui.forms.section_view import SectionView
from karriarstod_ui.forms.setting import Setting
from karriarstod_ui.widgets.buttons import link_button
from karriarstod_ui.widgets.layouts import column


class FormView(QWidget):
    """The questions of a form, a section at a time. Knows nothing of storage.

    It is as high as its section: put it in something that scrolls. Sections are built when they
    are first shown. The form before lends its answers to look at, under the day it was held.
    """

    answers_changed = Signal()
    section_changed = Signal(str)

    def __init__(
        self,
        template: FormTemplate,
        answers: Answers,
        *,
        copied: frozenset[str] = frozenset(),
        earlier: Answers | None = None,
        taken_rows: Mapping[str, int] = {},
        suggestions: Mapping[str, tuple[str, ...]] = {},
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._template = template
        self._setting = Setting(
            today, earlier or NO_ANSWERS, dict(taken_rows), suggestions, self._held_on
        )
        self._draft = FormDraft(answers, copied, self)
        self._draft.changed.connect(self._on_draft_changed)
        self._views: dict[str, SectionView] = {}
        self._shown = ""
        self._read_only = False
        self._marks: Mapping[str, AnswerChange] = {}
        lines = column(self, spacing=20)
        self._holder = column(spacing=0)
        lines.addLayout(self._holder)
        self._next = link_button("", parent=self)
        self._next.setObjectName("next_section")
        self._next.clicked.connect(self._on_next)
        lines.addWidget(self._next, 0, Qt.AlignmentFlag.AlignRight)
        lines.addStretch(1)
        self.show_section(self._sections()[0].key)

    @property
    def undo_stack(self) -> QUndoStack:
        """What has been done here, newest last."""
        return self._draft.stack

    @property
    def section(self) -> str:
        """The key of the section in view."""
        return self._shown

    def answers(self) -> Answers:
        """What has been answered."""
        return self._draft.answers

    def copied(self) -> frozenset[str]:
        """The keys of the lent answers that nobody has touched."""
        return self._draft.lent()

    def set_answers(self, answers: Answers) -> None:
        """Show these instead, in one step that can be undone."""
        self._draft.replace(answers, self.tr("fylla i"))

    def show_section(self, key: str) -> None:
        """Put that section in view; an unknown or hidden one changes nothing."""
        sections = {one.key: one for one in self._sections()}
        if key == self._shown or key not in sections:
            return
        left = self._views.get(self._shown)
        self._shown = key
        view = self._views.get(key) or self._build(sections[key])
        self._bring_up_to_date(view)
        if left is not None:
            left.hide()
            left.veil()
        view.show()
        self._show_next()
        self.section_changed.emit(key)

    def go_to(self, missing: MissingAnswer) -> None:
        """Show the section of a missing answer and put the keyboard in its field."""
        self.show_section(missing.section)
        view = self._views.get(missing.section)
        if view is not None:
            view.focus_question(missing.key, missing.row, missing.column)
            # Where the field is shows when what was just built has been laid out.
            QTimer.singleShot(0, self, self._scroll_to_focus)

    def set_read_only(self, read_only: bool) -> None:
        """Whether nothing can be changed; what is written can still be read and copied."""
        self._read_only = read_only
        for view in self._views.values():
            view.set_locked(read_only)

    def set_marks(self, marks: Mapping[str, AnswerChange]) -> None:
        """Say beside each question how its answer stands against the earlier form's."""
        self._marks = marks
        for view in self._views.values():
            view.set_marks(marks)

    def undo(self) -> None:
        """Take the last change back, and show where it was made."""
        if not self._read_only and self.undo_stack.canUndo():
            self._draft.undo()

    def redo(self) -> None:
        """Do the last change taken back again."""
        if not self._read_only and self.undo_stack.canRedo():
            self._draft.redo()

    def _held_on(self) -> date | None:
        day = self.answers().get(FORM_DATE)
        return day if isinstance(day, date) else None

    def _sections(self) -> tuple[Section, ...]:
        return visible_sections(self._template, self.answers())

    def _build(self, section: Section) -> SectionView:
        view = SectionView(section, self._setting, self)
        # Shown when everything in it is in its place.
        view.hide()
        view.set_locked(self._read_only)
        view.changed.connect(self._on_written)
        self._views[section.key] = view
        self._bring_up_to_date(view)
        view.set_marks(self._marks)
        self._holder.addWidget(view)
        return view

    def _bring_up_to_date(self, view: SectionView) -> None:
        view.show_answers(self.answers(), self.copied())

    def _on_written(self, key: str, burst: str) -> None:
        frame = self._views[self._shown].frames[key]
        self._draft.write(key, frame.value(), frame.question.label, burst)

    def _on_draft_changed(self, key: str) -> None:
        section = self._section_of(key)
        if section and section != self._shown:
            self.show_section(section)
        if self._shown not in {one.key for one in self._sections()}:
            self.show_section(self._sections()[0].key)
        self._bring_up_to_date(self._views[self._shown])
        self._show_next()
        self.answers_changed.emit()

    def _section_of(self, key: str) -> str:
        return next(
            (
                one.key
                for one in self._sections()
                if any(question.key == key for question in one.questions)
            ),
            "",
        )

    def _after(self) -> Section | None:
        sections = self._sections()
        at = next((at for at, one in enumerate(sections) if one.key == self._shown), len(sections))
        return sections[at + 1] if at + 1 < len(sections) else None

    def _show_next(self) -> None:
        after = self._after()
        self._next.setHidden(after is None)
        if after is not None:
            words = self.tr("Nästa: {section}").format(section=after.title)
            if words != self._next.text():
                self._next.setText(words)

    def _on_next(self) -> None:
        after = self._after()
        if after is None:
            return
        self.show_section(after.key)
        first = next(iter(self._views[after.key].frames.values()), None)
        if first is not None:
            first.focus_field()
            QTimer.singleShot(0, self, self._scroll_to_top)

    def _scroll_area(self) -> QScrollArea | None:
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        return above

    def _scroll_to_focus(self) -> None:
        area, now = self._scroll_area(), self.window().focusWidget()
        if area is not None and now is not None and self.isAncestorOf(now):
            area.ensureWidgetVisible(now, 0, 80)

    def _scroll_to_top(self) -> None:
        area = self._scroll_area()
        content = area.widget() if area is not None else None
        if area is not None and content is not None:
            bar = area.verticalScrollBar()
            top = self.mapTo(content, QPoint(0, 0)).y() - units.px(24)
            bar.setValue(max(0, min(bar.value(), top)))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = Qt.KeyboardModifier.ControlModifier
        again = event.key() == Qt.Key.Key_Y and event.modifiers() == control
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif again or event.matches(QKeySequence.StandardKey.Redo):
            self.redo()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.focusNextChild()
        else:
            super().keyPressEvent(event)
