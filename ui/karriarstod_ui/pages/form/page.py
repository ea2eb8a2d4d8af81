"""The page of one form: filled in, kept as it is typed, done, passed on, signed and read."""

from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from karriarstod.application.changes import Events
from karriarstod.application.meeting_papers import MeetingPaper
from karriarstod.domain.events import Event, EventKind
from karriarstod.domain.identity import CaseNumber
from karriarstod.forms.form import FormStatus
from karriarstod_ui.actions import action
from karriarstod_ui.desk import Desk
from karriarstod_ui.pages.form.acts import FormActs
from karriarstod_ui.pages.form.careful import CarefulForm
from karriarstod_ui.pages.form.guide import Guide, TemplateGuide
from karriarstod_ui.pages.form.panel import FormPanel
from karriarstod_ui.pages.form.printing_port import FormPrinting
from karriarstod_ui.pages.form.reading import FormLook, look
from karriarstod_ui.prompts import Prompts
from karriarstod_ui.tab_order import follow_the_eye
from karriarstod_ui.theme import StateColor
from karriarstod_ui.typed import Typed, type_again, typed_in
from karriarstod_ui.widgets.layouts import column

_TURNS = {
    EventKind.FORM_DONE,
    EventKind.FORM_REOPENED,
    EventKind.FORM_SIGNED,
    EventKind.FORM_REPLACED,
    EventKind.FORM_DISCARDED,
    EventKind.FORM_PUT_BACK,
    EventKind.FORM_PASSED_ON,
}
"""After these the form is read anew; after anything else only what stands around it is."""


@dataclass(frozen=True)
class HalfForm:
    """Which form was open before the lock, where in it, and what stood in the window over it."""

    number: CaseNumber
    form_number: int
    section: str
    signing: Typed | None = field(repr=False)


class FormPage(QWidget):
    """One form. ``show_form`` shows it; ``flush`` keeps what was typed at once.

    ``participant_chosen`` and ``forms_chosen`` carry the case number when the breadcrumb leads
    back, ``list_chosen`` when it leads to the list; ``form_chosen`` carries case and form when
    another one is to be shown; ``saved`` follows whenever all that was typed has been kept.
    """

    participant_chosen = Signal(str)
    forms_chosen = Signal(str)
    list_chosen = Signal()
    form_chosen = Signal(str, int)
    saved = Signal()

    def __init__(
        self,
        desk: Desk,
        prompts: Prompts,
        printing: FormPrinting,
        guide: Guide | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._prompts = prompts
        self._printing = printing
        self._asked = 0
        self._wanted: tuple[CaseNumber, int] | None = None
        self._waiting: HalfForm | None = None
        self._is_stale = False
        self.panel = FormPanel(desk, guide or TemplateGuide())
        self.acts = FormActs(desk, prompts, printing, self)
        self.careful = CarefulForm(desk, prompts, self.panel, self)
        self.careful.cleared.connect(self._on_primary_asked)
        column(self).addWidget(self.panel)
        action(self, self.tr("Förhandsgranska"), self._preview, keys="Ctrl+P", icon="eye")
        self._connect()

    def _connect(self) -> None:
        head, panel, acts = self.panel.head, self.panel, self.acts
        panel.saved.connect(self.saved)
        panel.broke.connect(self._prompts.report_error)
        panel.side.flows_asked.connect(self._pass_on)
        head.list_chosen.connect(self.list_chosen)
        head.participant_chosen.connect(self._on_participant_chosen)
        head.forms_chosen.connect(self._on_forms_chosen)
        head.primary_asked.connect(self._on_primary_asked)
        head.reopen_asked.connect(self._reopen)
        head.replace_asked.connect(self._replace)
        head.discard_asked.connect(self._discard)
        head.preview_asked.connect(self._preview)
        head.blank_asked.connect(self._show_blank)
        head.paper_asked.connect(self._show_paper)
        head.message.acted.connect(self._on_message_acted)
        acts.finished.connect(self._on_finished)
        acts.signed.connect(self._on_signed)
        acts.begun.connect(self._on_begun)
        self._desk.events.committed.connect(self._on_committed)

    @property
    def _shown(self) -> FormLook | None:
        return self.panel.shown

    # Showing.

    def show_subject(self, subject: str, part: str) -> None:
        """As the window asks: a case number and a form's number."""
        self.show_form(CaseNumber.parse(subject), int(part))

    def show_form(self, number: CaseNumber, form_number: int) -> None:
        """Show a form, unless it is the one being written already."""
        shown = self._shown
        same = shown is not None and (shown.number, shown.form.number) == (number, form_number)
        if same and self.panel.writing is not None and not self._is_stale:
            return
        self.flush()
        if not same:
            self.panel.head.message.clear()
        self._wanted = (number, form_number)
        self._reload()

    def _reload(self) -> None:
        if self._wanted is None:
            return
        self._asked += 1
        self._is_stale = False
        number, form_number = self._wanted
        self._desk.ask(
            lambda queries: look(queries, number, form_number),
            owner=self,
            done=partial(self._on_read, self._asked),
            failed=self._prompts.report_error,
        )

    def _on_read(self, asked: int, shown: FormLook) -> None:
        if asked != self._asked:
            return
        before = self._shown
        self.panel.show_form(shown)
        self._say_state(shown)
        self._take_up(shown)
        is_other = before is None or (before.number, before.form.number) != self._wanted
        if is_other and self.isVisible() and not self._is_elsewhere():
            self.panel.focus_first()

    def _is_elsewhere(self) -> bool:
        """Whether the keyboard has been taken somewhere else while the form was read."""
        focused = self.window().focusWidget()
        return focused is not None and not (focused is self or self.isAncestorOf(focused))

    def _say_state(self, shown: FormLook) -> None:
        message = self.panel.head.message
        if shown.form.status is FormStatus.DISCARDED:
            message.show_message(
                self.tr("Formuläret är slängt."), StateColor.SOON, action=self.tr("Ångra")
            )
        elif shown.form.status is FormStatus.REPLACED:
            message.show_message(self.tr("Ett nyare formulär har ersatt det här."))

    def flush(self) -> None:
        """Keep at once whatever has been typed: called when the page is left and at closing."""
        self.panel.flush()

    def half_written(self) -> HalfForm | None:
        """Which draft is open, so that one comes back to it after the lock; else `None`."""
        shown, view, signing = self._shown, self.panel.view, self.acts.signing
        if shown is None or view is None or not self.isVisible():
            return None
        if self.panel.writing is None and signing is None:
            return None
        typed = typed_in(signing) if signing is not None else None
        return HalfForm(shown.number, shown.form.number, view.section, typed)

    def take_up(self, half: HalfForm) -> None:
        """Go back to where one was before the lock, when that form is shown."""
        self._waiting = half
        if self._shown is not None:
            self._take_up(self._shown)

    def _take_up(self, shown: FormLook) -> None:
        half, view = self._waiting, self.panel.view
        if half is None or (half.number, half.form_number) != (shown.number, shown.form.number):
            return
        self._waiting = None
        if view is not None:
            view.show_section(half.section)
        if half.signing is not None and shown.form.status is FormStatus.DONE:
            self.acts.sign(shown)
            if self.acts.signing is not None:
                type_again(self.acts.signing, half.signing)

    # What is done with the form.

    @Slot()
    def _on_primary_asked(self) -> None:
        shown, writing = self._shown, self.panel.writing
        if shown is None:
            return
        if writing is None:
            self.acts.sign(shown)
            return
        missing = self.panel.missing
        if missing:
            self.flush()
            self.panel.head.show_missing(len(missing))
            self.panel.go_to(missing[0])
        elif not self.careful.asks(shown, writing):
            self.panel.head.message.clear()
            self.acts.finish(shown, writing)

    @Slot()
    def _on_finished(self) -> None:
        # The form is being read anew; the worker answers in order, so it is there after that.
        self._desk.ask(lambda _queries: None, owner=self, done=lambda _none: self._offer_flows())

    def _offer_flows(self) -> None:
        if any(one.is_open for one in self.panel.flows):
            self._pass_on()

    @Slot()
    def _pass_on(self) -> None:
        if self._shown is not None:
            self.acts.pass_on(self._shown, self.panel.flows)

    @Slot()
    def _on_signed(self) -> None:
        self.panel.head.message.show_message(
            self.tr("Formuläret är fastställt. Skriv ut det och skriv under på papperet."),
            StateColor.WELL,
            action=self.tr("Skriv ut"),
        )

    @Slot()
    def _reopen(self) -> None:
        if self._shown is not None:
            self.panel.head.message.clear()
            self.acts.reopen(self._shown)

    @Slot()
    def _replace(self) -> None:
        if self._shown is not None:
            self.acts.replace(self._shown)

    @Slot(int)
    def _on_begun(self, form_number: int) -> None:
        if self._shown is not None:
            self.form_chosen.emit(str(self._shown.number), form_number)

    @Slot()
    def _discard(self) -> None:
        if self._shown is not None:
            self.acts.discard(self._shown, self.panel.writing)

    @Slot()
    def _on_message_acted(self) -> None:
        shown = self._shown
        if shown is None:
            return
        if self.panel.head.is_in_trouble:
            self.flush()
        elif shown.form.status is FormStatus.DISCARDED:
            self.panel.head.message.clear()
            self.acts.put_back(shown)
        else:
            self._preview()

    @Slot()
    def _preview(self) -> None:
        """Look at the paper, as everything now stands."""
        from karriarstod_ui.pages.form.preview import FormPreview

        shown = self._shown
        if shown is not None and shown.form.status is not FormStatus.DISCARDED:
            self.flush()
            FormPreview(self._desk, self._prompts, self._printing, shown, self).open()

    @Slot(object)
    def _show_paper(self, paper: MeetingPaper) -> None:
        """Look at a page that belongs to the talk, as everything now stands."""
        from karriarstod_ui.pages.form.meeting_preview import MeetingPreview

        shown = self._shown
        if shown is not None:
            self.flush()
            MeetingPreview(self._desk, self._prompts, self._printing, shown, paper, self).open()

    @Slot()
    def _show_blank(self) -> None:
        """Look at the blank paper."""
        from karriarstod_ui.pages.form.preview import BlankForm

        if self._shown is not None:
            template_id = self._shown.form.template.id
            BlankForm(self._desk, self._prompts, self._printing, template_id, self).open()

    @Slot()
    def _on_participant_chosen(self) -> None:
        if self._shown is not None:
            self.participant_chosen.emit(str(self._shown.number))

    @Slot()
    def _on_forms_chosen(self) -> None:
        if self._shown is not None:
            self.forms_chosen.emit(str(self._shown.number))

    # Keeping up with the register.

    @Slot(object)
    def _on_committed(self, events: Events) -> None:
        shown = self._shown
        if shown is None:
            return
        mine = [event for event in events if event.case_number == shown.number]
        if any(_turns(event, shown.form.number) for event in mine):
            self.panel.drop_writing()
            self._wanted = (shown.number, shown.form.number)
            self._reload()
        elif any(event.kind is not EventKind.FORM_DRAFTED for event in mine):
            self._renew()

    def _renew(self) -> None:
        shown = self._shown
        if not self.isVisible():
            self._is_stale = True
        elif shown is not None:
            self._is_stale = False
            number, form_number = shown.number, shown.form.number
            self._desk.ask(
                lambda queries: look(queries, number, form_number),
                owner=self,
                done=self._on_surroundings,
            )

    def _on_surroundings(self, found: FormLook) -> None:
        shown = self._shown
        if shown is not None and (found.number, found.form.number) == (
            shown.number,
            shown.form.number,
        ):
            self.panel.renew(found)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._renew()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.flush()

    @override
    def focusNextPrevChild(self, next: bool) -> bool:  # as Qt names it
        # Sections and rows come and go; the order is made when somebody asks for it.
        follow_the_eye(self)
        return super().focusNextPrevChild(next)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo):
            self.panel.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.panel.redo()
        else:
            super().keyPressEvent(event)


def _turns(event: Event, form_number: int) -> bool:
    about = dict(event.detail).get("form")
    return event.kind in _TURNS and about == str(form_number)
