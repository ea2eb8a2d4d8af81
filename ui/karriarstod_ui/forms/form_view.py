"""A form as questions on screen, a section at a time."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QWidget

from karriarstod.forms.answers import NO_ANSWERS, Answers
from karriarstod.forms.conditions import visible_sections
from karriarstod.forms.difference import AnswerChange
from karriarstod.forms.missing import MissingAnswer
from karriarstod.forms.template import FormTemplate
from karriarstod_ui.forms.draft import FormDraft
from karriarstod_ui.forms.setting import Setting
from karriarstod_ui.theme import TextRole
from karriarstod_ui.widgets.layouts import column
from karriarstod_ui.widgets.text import Text


class FormView(QWidget):
    """The questions of a form, a section at a time. Knows nothing of storage.

    It is as high as its section: put it in something that scrolls.
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
        self._draft = FormDraft(answers, copied, self)
        self._draft.changed.connect(self.answers_changed)
        self._setting = Setting(today, earlier or NO_ANSWERS, taken_rows, suggestions)
        self._shown = ""
        self._title = Text("", TextRole.SECTION, wrap=True)
        column(self).addWidget(self._title, 0, Qt.AlignmentFlag.AlignTop)
        self.show_section(visible_sections(template, answers)[0].key)

    @property
    def undo_stack(self) -> QUndoStack:
        """What has been done here, newest last."""
        return self._draft.stack

    def answers(self) -> Answers:
        """What has been answered."""
        return self._draft.answers

    def copied(self) -> frozenset[str]:
        """The keys of the lent answers that nobody has touched."""
        return self._draft.lent()

    def set_answers(self, answers: Answers) -> None:
        """Show these instead, in one step that can be undone."""
        self._draft.replace(answers, self.tr("fylla i"))

    @property
    def section(self) -> str:
        """The key of the section in view."""
        return self._shown

    def show_section(self, key: str) -> None:
        """Put that section in view; an unknown or hidden one changes nothing."""
        sections = {one.key: one for one in visible_sections(self._template, self.answers())}
        if key == self._shown or key not in sections:
            return
        self._shown = key
        self._title.setText(sections[key].title)
        self.section_changed.emit(key)

    def go_to(self, missing: MissingAnswer) -> None:
        """Show the section of a missing answer and put the keyboard in its field."""
        self.show_section(missing.section)

    def set_read_only(self, read_only: bool) -> None:
        """Whether nothing can be changed; what is written can still be read and copied."""

    def set_marks(self, marks: Mapping[str, AnswerChange]) -> None:
        """Say beside each question how its answer stands against the earlier form's."""
