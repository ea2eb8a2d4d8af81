"""What the page shows of one form: its sections, its questions, and what stands beside them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from karriarstod.application.flows.flow import Flow, flows_of
from karriarstod.forms.answers import Answers
from karriarstod.forms.conditions import visible_sections
from karriarstod.forms.development import PROGRESS, Times, times_before
from karriarstod.forms.form import Form, FormStatus
from karriarstod.forms.missing import MissingAnswer, missing_answers, section_states
from karriarstod.forms.questions import NoteQuestion
from karriarstod.forms.template import Section
from karriarstod_ui.desk import Desk
from karriarstod_ui.forms.form_view import FormView
from karriarstod_ui.messages import said
from karriarstod_ui.pages.form.development import FormDevelopment
from karriarstod_ui.pages.form.frame import FormFrame
from karriarstod_ui.pages.form.guide import Guide
from karriarstod_ui.pages.form.head import FormHead
from karriarstod_ui.pages.form.reading import FormLook, taken_rows
from karriarstod_ui.pages.form.section_list import SectionList
from karriarstod_ui.pages.form.side_column import SideColumn
from karriarstod_ui.pages.form.writing import FormWriting, UnkeptForms
from karriarstod_ui.widgets.layouts import column

if TYPE_CHECKING:
    from karriarstod_ui.pages.form.compare import CompareForms

_PAUSE_MS: Final = 50
"""After a key, so that counting what is missing never stands in the way of the next one."""


class FormPanel(QWidget):
    """Head, sections, questions and side column of one form.

    ``saved`` follows when all that was typed is kept; ``broke`` carries an error nobody foresaw.
    """

    saved = Signal()
    broke = Signal(object)

    def __init__(self, desk: Desk, guide: Guide, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._guide = guide
        self.shown: FormLook | None = None
        self.view: FormView | None = None
        self.writing: FormWriting | None = None
        self.comparing: CompareForms | None = None
        self._unkept = UnkeptForms(self)
        self.head = FormHead()
        self.sections = SectionList()
        self.side = SideColumn()
        self.development = FormDevelopment()
        self.side.body.insertWidget(1, self.development)
        self.frame = FormFrame(self.head, self.sections, self.side)
        column(self).addWidget(self.frame)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._count)
        self.sections.chosen.connect(self._on_section_chosen)
        self.side.missing_asked.connect(self.go_to)
        self.head.comparison_asked.connect(self.toggle_comparison)
        self.head.undo_asked.connect(self.undo)
        self.head.redo_asked.connect(self.redo)

    # Showing.

    def show_form(self, shown: FormLook) -> None:
        """Show a form; where it is a draft it can be written in. The section stays if it can."""
        same = self.shown is not None and _place(self.shown) == _place(shown)
        section = self.view.section if same and self.view is not None else ""
        self.leave()
        form, today = shown.form, self._desk.today
        answers, copied = form.answers, form.copied
        if form.may_be_written:
            answers, copied = self._begin_writing(shown)
        view = FormView(
            shown.template,
            answers,
            copied=copied,
            earlier=_answers_before(shown),
            taken_rows=taken_rows(shown.template, form),
            suggestions=shown.suggestions,
            today=today,
            # Where it is going to stand: moved there later, all of it would be styled twice.
            parent=self.frame.card,
        )
        view.set_read_only(not form.may_be_written)
        view.answers_changed.connect(self._on_answers_changed)
        view.section_changed.connect(self._on_section_changed)
        self.shown, self.view = shown, view
        self.comparing = None
        self.frame.show_whole(None)
        self.frame.show_main(view)
        self.head.show_form(shown, today)
        self.side.show_form(shown, today)
        self._read_development(shown)
        self._count()
        if section:
            view.show_section(section)
        self._on_section_changed(view.section)

    def _read_development(self, shown: FormLook) -> None:
        """How the same things were seen before; only a progress form has that."""
        self.development.show_earlier(())
        if shown.form.template.id == PROGRESS:
            self._desk.ask(
                lambda queries: times_before(queries.forms_of(shown.number, PROGRESS), shown.form),
                owner=self.development,
                done=self._on_development,
            )

    def _on_development(self, times: Times) -> None:
        self.development.show_earlier(times)
        self._show_development()

    def _show_development(self) -> None:
        if self.shown is not None and self.view is not None:
            answers, section = self.view.answers(), self.view.section
            self.development.show_answers(self.shown, answers, section, self._desk.today)

    def _begin_writing(self, shown: FormLook) -> tuple[Answers, frozenset[str]]:
        form = shown.form
        writing = self._unkept.give_back(shown.number, form.number)
        if writing is None:
            given = (form.answers, form.copied)
            writing = FormWriting(self._desk, shown.number, form.number, given, self)
            writing.saved.connect(self._on_saved)
            writing.failed.connect(self._on_not_saved)
        self.writing = writing
        return writing.written

    def renew(self, shown: FormLook) -> None:
        """What is known around the form has changed; what is being written stays."""
        self.shown = shown
        self.head.show_form(shown, self._desk.today)
        self._count()

    def leave(self) -> None:
        """Another form is shown, or this one anew."""
        if self.writing is not None:
            self.writing.autosave.flush()
            self._unkept.take(self.writing)
        self.writing = None

    def drop_writing(self) -> None:
        """The draft became something else: nothing more of it is kept."""
        if self.writing is not None:
            self.writing.autosave.forget()

    @property
    def form(self) -> Form | None:
        """The form as it now stands on screen."""
        if self.shown is None or self.view is None:
            return None
        return replace(self.shown.form, answers=self.view.answers())

    @property
    def missing(self) -> tuple[MissingAnswer, ...]:
        """What must still be answered before the form is done."""
        if self.shown is None or self.view is None:
            return ()
        return missing_answers(self.shown.template, self.view.answers())

    @property
    def flows(self) -> tuple[Flow, ...]:
        """What the form passes on, as it now stands on screen."""
        form, shown, desk = self.form, self.shown, self._desk
        if form is None or shown is None or form.status is FormStatus.DISCARDED:
            return ()
        return flows_of(
            form, shown.template, shown.case, desk.rules, desk.clock.now(), desk.user.name
        )

    @Slot()
    def _count(self) -> None:
        """Ticks, what is missing, and what goes on: as the answers now are."""
        shown, view = self.shown, self.view
        if shown is None or view is None:
            return
        answers, form = view.answers(), shown.form
        begun_with = shown.begun_with
        for lent in view.copied():
            begun_with = begun_with.with_value(lent, answers.get(lent))
        states = section_states(shown.template, answers, begun_with)
        self.sections.show_sections(self._sections, states)
        self.sections.show_here(view.section)
        self.side.missing.setHidden(not form.may_be_written)
        if form.may_be_written:
            missing = missing_answers(shown.template, answers)
            self.side.missing.show_missing(missing)
            self.head.renew_missing(len(missing))
        self.side.flows.show_flows(self.flows, offered=not form.may_be_written)
        self._show_development()

    @property
    def _sections(self) -> tuple[Section, ...]:
        if self.shown is None or self.view is None:
            return ()
        return visible_sections(self.shown.template, self.view.answers())

    # Side by side.

    @Slot()
    def toggle_comparison(self) -> None:
        """Show the earlier form beside this one, or go back to it."""
        form, shown = self.form, self.shown
        if self.comparing is not None:
            self.close_comparison()
        elif form is not None and shown is not None and shown.earlier is not None:
            from karriarstod_ui.pages.form.compare import CompareForms

            self.flush()
            self.comparing = CompareForms(
                shown.template, form, shown.earlier, shown.before, self._desk.today
            )
            self.comparing.closed.connect(self.close_comparison)
            self.comparing.earlier_wanted.connect(self._read_earlier)
            self.frame.show_whole(self.comparing)
            self.head.show_comparing()
            self.comparing.table.setFocus()

    @Slot()
    def close_comparison(self) -> None:
        """Back to the form."""
        if self.comparing is not None and self.shown is not None:
            self.comparing = None
            self.frame.show_whole(None)
            self.head.show_form(self.shown, self._desk.today)
            self.head.compare.setFocus()

    @Slot(int)
    def _read_earlier(self, form_number: int) -> None:
        comparing, shown = self.comparing, self.shown
        if comparing is not None and shown is not None:
            number = shown.number
            self._desk.ask(
                lambda queries: queries.form(number, form_number),
                owner=comparing,
                done=comparing.show_earlier,
            )

    # Writing.

    def flush(self) -> None:
        """Hand over what is typed, and once more what the register has refused."""
        if self.writing is not None:
            self.writing.autosave.flush()
        self._unkept.flush()

    @Slot()
    def undo(self) -> None:
        """The last change, undone."""
        self._with_draft(FormView.undo)

    @Slot()
    def redo(self) -> None:
        """The last undone change, done again."""
        self._with_draft(FormView.redo)

    def _with_draft(self, act: Callable[[FormView], None]) -> None:
        if self.view is not None and self.writing is not None:
            act(self.view)

    @Slot(object)
    def go_to(self, missing: MissingAnswer) -> None:
        """Put the keyboard where the answer is missing."""
        if self.view is not None:
            self.view.go_to(missing)

    def focus_first(self) -> None:
        """Put the keyboard in the first field, or where it can only be read, on its paper."""
        if self.view is None or self.writing is None:
            self.head.preview.setFocus()
            return
        here = next((one for one in self._sections if one.key == self.view.section), None)
        asked = [one for one in here.questions if not isinstance(one, NoteQuestion)] if here else []
        if asked:
            self.view.go_to(MissingAnswer(self.view.section, asked[0].key, asked[0].label))

    @Slot()
    def _on_answers_changed(self) -> None:
        view, writing = self.view, self.writing
        if view is not None and writing is not None:
            writing.write(view.answers(), view.copied())
            self._pause.start()

    @Slot(object)
    def _on_saved(self, at: datetime) -> None:
        form = self.form
        if form is not None and self.writing is not None and not self.writing.autosave.is_dirty:
            self.head.show_facts(form.form_date, form.author, self._desk.today)
            self.head.show_saved(at)
        if not self._unkept.is_waiting:
            self.head.forget_trouble()
        self.saved.emit()

    @Slot(object)
    def _on_not_saved(self, error: Exception) -> None:
        sentence = said(error)
        if sentence is None:
            self.broke.emit(error)
        self.head.show_trouble(sentence.what if sentence is not None else "")

    # Sections.

    @Slot(str)
    def _on_section_chosen(self, key: str) -> None:
        if self.view is not None:
            self.view.show_section(key)

    @Slot(str)
    def _on_section_changed(self, key: str) -> None:
        shown = self.shown
        if shown is None or self.view is None or not key:
            return
        self.flush()
        self.sections.show_here(key)
        self.frame.to_top()
        self.side.guide.show_words(self._guide.paragraphs(shown.template, key))
        self._show_development()


def _answers_before(shown: FormLook) -> Answers | None:
    """What the fields show of the form before; nothing once this one is signed."""
    if shown.earlier is None or shown.form.is_frozen:
        return None
    return shown.earlier.answers


def _place(shown: FormLook) -> tuple[object, int]:
    return shown.number, shown.form.number
