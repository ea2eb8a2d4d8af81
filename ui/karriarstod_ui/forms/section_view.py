"""One section of a form: its title, its line of introduction and its questions."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from karriarstod.forms.answers import Answers
from karriarstod.forms.conditions import holds, is_required
from karriarstod.forms.difference import AnswerChange, Change
from karriarstod.forms.keys import Width
from karriarstod.forms.questions import (
    AnyQuestion,
    ChoiceQuestion,
    ChoicesQuestion,
    NoteQuestion,
    ScaleQuestion,
    TableQuestion,
)
from karriarstod.forms.template import Section
from karriarstod_ui.forms.frame import QuestionFrame
from karriarstod_ui.forms.grid import QuestionGrid
from karriarstod_ui.forms.setting import Setting
from karriarstod_ui.forms.table import TableField
from karriarstod_ui.theme import TextRole
from karriarstod_ui.widgets.layouts import column
from karriarstod_ui.widgets.text import Text


class SectionView(QWidget):
    """The questions of one section. ``changed`` carries a key and what is undone together."""

    changed = Signal(str, str)

    def __init__(self, section: Section, setting: Setting, parent: QWidget) -> None:
        super().__init__(parent)
        self.section = section
        self._setting = setting
        self._is_locked = False
        self.frames: dict[str, QuestionFrame] = {}
        self.setObjectName(f"section.{section.key}")
        self.setAccessibleName(section.title)
        lines = column(self, spacing=16)
        head = column(spacing=4)
        head.addWidget(Text(section.title, TextRole.SECTION, wrap=True))
        if section.intro:
            head.addWidget(Text(section.intro, TextRole.QUIET, wrap=True))
        lines.addLayout(head)
        self._grid = QuestionGrid(20, paired=section.columns > 1)
        lines.addWidget(self._grid)

    def show_answers(self, answers: Answers, lent: frozenset[str]) -> None:
        """Show what is asked for as the answers now stand, and what they are."""
        for question in self.section.questions:
            shown = holds(question.visible_when, answers)
            frame = self.frames.get(question.key)
            if frame is None:
                # All are there from the start, in their order; Tab goes the same way.
                frame = self._make(question)
            if frame.isHidden() == shown:
                frame.setHidden(not shown)
            frame.show_value(answers.get(question.key))
            frame.set_required(is_required(question, answers))
            frame.set_copied(question.key in lent)

    def _make(self, question: AnyQuestion) -> QuestionFrame:
        frame = QuestionFrame(question, self._setting, self._grid)
        frame.setProperty("question", question.key)
        frame.changed.connect(self._on_changed)
        earlier = self._setting.earlier.get(question.key)
        if earlier is not None:
            frame.set_earlier(earlier)
        frame.set_locked(self._is_locked)
        self.frames[question.key] = frame
        self._grid.put(frame, _width(question))
        return frame

    def set_locked(self, locked: bool) -> None:
        """Whether the answers can only be read."""
        self._is_locked = locked
        for frame in self.frames.values():
            frame.set_locked(locked)

    def set_marks(self, marks: Mapping[str, AnswerChange]) -> None:
        """How the answers stand against the earlier form's."""
        for key, frame in self.frames.items():
            told = marks.get(key)
            frame.set_mark(told.change if told is not None else Change.SAME)
            if frame.editor is not None and isinstance(frame.editor.widget, TableField):
                rows = told.rows if told is not None else ()
                frame.editor.widget.set_row_marks({one.number: one.change for one in rows})

    def focus_question(self, key: str, row: int | None = None, column_key: str = "") -> None:
        """Put the keyboard in a question's field, or in a cell of a table."""
        frame = self.frames.get(key)
        if frame is None:
            return
        table = frame.editor.widget if frame.editor is not None else None
        if row is not None and isinstance(table, TableField):
            table.focus_cell(row, column_key)
        else:
            frame.focus_field()

    def veil(self) -> None:
        """Hide what is sensitive."""
        for frame in self.frames.values():
            frame.veil()
            if frame.editor is not None and isinstance(frame.editor.widget, TableField):
                frame.editor.widget.veil()

    def _on_changed(self, burst: str) -> None:
        self.changed.emit(str(self.sender().property("question")), burst)


def _width(question: AnyQuestion) -> Width:
    """How much of the line a question takes; what has many parts takes all of it."""
    wide = (ScaleQuestion, ChoicesQuestion, ChoiceQuestion, TableQuestion, NoteQuestion)
    return Width.FULL if isinstance(question, wide) else question.width
