"""The window where an organisation writes its own questions to a form, with a look at them."""

from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from karriarstod.application.own_questions import PROBLEMS, keep_questions
from karriarstod.forms.answers import NO_ANSWERS
from karriarstod.forms.own_drafts import OwnDraft, OwnProblem, draft_of, problems, questions_of
from karriarstod.forms.own_questions import OWN_TITLE, OwnQuestions, latest_own
from karriarstod.forms.template import OWN_SECTION, FormTemplate, Section
from karriarstod_ui import units
from karriarstod_ui.dialogs.form import Command, FormDialog
from karriarstod_ui.forms.form_view import FormView
from karriarstod_ui.pages.settings.own_question_row import OwnQuestionRow
from karriarstod_ui.theme import TextRole
from karriarstod_ui.widgets.buttons import link_button, secondary_button
from karriarstod_ui.widgets.card import Card
from karriarstod_ui.widgets.layouts import Column, Columns, Flow
from karriarstod_ui.widgets.text import Text

_WIDTH: Final = 980
_LOOK_MS: Final = 300
"""After the last key the look beside is made anew."""
_OF_OPTIONS: Final = {OwnProblem.FEW_OPTIONS, OwnProblem.SAME_OPTION}

Drafts = tuple[OwnDraft, ...]


@dataclass(frozen=True)
class HalfQuestions:
    """The questions that were being written before the lock."""

    template_id: str
    drafts: Drafts = field(repr=False)


@dataclass(frozen=True)
class _Step:
    """What stood here before something was changed; `burst` names the typing it belongs to."""

    drafts: Drafts
    burst: str = ""


class OwnQuestionsWindow(FormDialog):
    """Questions to add, write, move and remove; nothing counts until they are kept."""

    def __init__(
        self,
        template: FormTemplate,
        versions: tuple[OwnQuestions, ...],
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._template = template
        self._versions = tuple(one for one in versions if one.template_id == template.id)
        self._today = today
        kept = latest_own(self._versions, template.id)
        self._kept: Drafts = tuple(map(draft_of, kept.questions)) if kept else ()
        self._drafts = self._kept
        self._steps: list[_Step] = []
        self._open_at: int | None = None
        self.rows: list[OwnQuestionRow] = []
        self.view: FormView | None = None
        self.name_it(
            self.tr("Egna frågor i {title}").format(title=template.title),
            self.tr("Spara frågorna"),
            self.tr(
                "De kommer sist i formuläret, i nya formulär från nu. De som redan är påbörjade"
                " behåller sina frågor."
            ),
        )
        self._build()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_LOOK_MS)
        self._pause.timeout.connect(self._look)
        self._show()
        self._look()

    def _build(self) -> None:
        left = Column(10)
        self._list = Column(8)
        self._empty = Text(self.tr("Inga egna frågor än."), TextRole.QUIET, wrap=True)
        left.add(self._empty)
        left.add(self._list)
        buttons = Flow(12)
        self.more = secondary_button(self.tr("Lägg till en fråga"), "plus", compact=True)
        self.more.setObjectName("add_question")
        self.back = link_button(self.tr("Ångra"), "undo-2", compact=True)
        self.back.setObjectName("undo_questions")
        for button in (self.more, self.back):
            button.setAutoDefault(False)
            buttons.add(button)
        left.add(buttons)
        left.add_stretch()
        self._beside = Card(self.tr("Så ser det ut i formuläret"))
        columns = Columns(18)
        columns.add(left, stretch=5, min_units=400)
        columns.add(self._beside, stretch=4, min_units=320)
        self.add(columns)
        # Enter in a field goes nowhere: the questions are kept by the button alone.
        self.confirm.setDefault(False)
        self.confirm.setAutoDefault(False)
        self.more.clicked.connect(self.add_question)
        self.back.clicked.connect(self.undo)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self, self.undo)

    @property
    def drafts(self) -> Drafts:
        """The questions as they stand here."""
        return self._drafts

    def half_written(self) -> HalfQuestions | None:
        """What has been written here and not kept."""
        if not self.isVisible() or self._drafts == self._kept:
            return None
        return HalfQuestions(self._template.id, self._drafts)

    def take_up(self, drafts: Drafts) -> None:
        """Go on with these."""
        self._change(drafts, None)

    @Slot()
    def add_question(self) -> None:
        """One more, last, open to be written."""
        self._change((*self._drafts, OwnDraft()), len(self._drafts))
        self.focus_label()

    @Slot()
    def undo(self) -> None:
        """Take the last change back."""
        if self._steps:
            self._drafts = self._steps.pop().drafts
            self._open_at = None
            self._show()
            self._look()

    def focus_label(self) -> None:
        """Put the keyboard in the question that is open."""
        if self._open_at is not None:
            fields = self.rows[self._open_at].fields
            if fields is not None:
                fields.label.setFocus()

    @override
    def command(self) -> Command | None:
        for place, problem in problems(self._drafts):
            self._open(place)
            row = self.rows[place]
            row.show_problem(PROBLEMS[problem], of_options=problem in _OF_OPTIONS)
            self._area.ensureWidgetVisible(row)
            return None
        template_id, drafts = self._template.id, self._drafts
        return lambda begin: keep_questions(begin, template_id, drafts)

    @override
    def open(self) -> None:
        self.resize(units.px(_WIDTH), self.height())
        super().open()
        (self.rows[0].edit if self.rows else self.more).setFocus()

    # What is done with the questions.

    def _change(self, drafts: Drafts, open_at: int | None) -> None:
        self._steps.append(_Step(self._drafts))
        self._drafts = drafts
        self._open_at = open_at
        self._show()
        self._look()

    def _on_edited(self, place: int, what: str) -> None:
        burst = f"{place}.{what}" if what in {"label", "hint", "options"} else ""
        if not (burst and self._steps and self._steps[-1].burst == burst):
            self._steps.append(_Step(self._drafts, burst))
        written = list(self._drafts)
        written[place] = self.rows[place].draft()
        self._drafts = tuple(written)
        self._show_undo()
        self._pause.start()

    def _on_moved(self, place: int, by: int) -> None:
        moved = list(self._drafts)
        moved[place], moved[place + by] = moved[place + by], moved[place]
        self._change(tuple(moved), None)
        row = self.rows[place + by]
        first, other = (row.up, row.down) if by < 0 else (row.down, row.up)
        (first if first.isEnabled() else other).setFocus()

    def _on_removed(self, place: int) -> None:
        self._change(self._drafts[:place] + self._drafts[place + 1 :], None)
        self.back.setFocus()

    def _open(self, place: int) -> None:
        self._open_at = place
        self._show()
        self.focus_label()

    # Showing.

    def _show(self) -> None:
        for old in self.rows:
            self._list.body.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.rows = []
        for place, draft in enumerate(self._drafts):
            row = OwnQuestionRow(place, len(self._drafts), draft)
            for button in (row.edit, row.up, row.down, row.remove):
                button.setAutoDefault(False)
            row.edited.connect(partial(self._on_edited, place))
            row.opened.connect(partial(self._open, place))
            row.moved.connect(partial(self._on_moved, place))
            row.removed.connect(partial(self._on_removed, place))
            self.rows.append(row)
            self._list.add(row)
            if place == self._open_at:
                row.open()
        self._empty.setHidden(bool(self.rows))
        self._show_undo()

    def _show_undo(self) -> None:
        self.back.setEnabled(bool(self._steps))

    @Slot()
    def _look(self) -> None:
        """Make the look beside anew, from what stands here."""
        self._pause.stop()
        if self.view is not None:
            self._beside.body.removeWidget(self.view)
            self.view.hide()
            self.view.deleteLater()
            self.view = None
        self._beside.setHidden(not self._drafts)
        if not self._drafts:
            return
        asked = questions_of(map(_readable, self._drafts), self._versions)
        section = Section(key=OWN_SECTION, title=OWN_TITLE, questions=asked)
        shown = FormTemplate(
            id=self._template.id,
            version=self._template.version,
            code=self._template.code,
            title=self._template.title,
            purpose=self._template.purpose,
            sections=(section,),
        )
        self.view = FormView(shown, NO_ANSWERS, today=self._today)
        self._beside.body.addWidget(self.view, 0, Qt.AlignmentFlag.AlignTop)


def _readable(draft: OwnDraft) -> OwnDraft:
    """The question with something to see where nothing has been written yet."""
    options = tuple(filter(None, (one.strip() for one in draft.options)))
    if draft.kind is not None and draft.kind.has_options and not options:
        lacks = draft.kind.value != "scale"
        options = ("…",) if lacks else ()
    return replace(draft, label=draft.label.strip() or "…", options=tuple(dict.fromkeys(options)))
