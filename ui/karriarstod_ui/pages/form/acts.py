"""What is done with a form besides writing it: done, opened, passed on, signed, thrown away."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from karriarstod.application.changes import Events
from karriarstod.application.flows.flow import Flow
from karriarstod.application.forms import (
    NewForm,
    begin_form,
    discard_form,
    finish_form,
    form_number,
    put_back_form,
    reopen_form,
    save_answers,
)
from karriarstod.application.ports import Begin
from karriarstod_ui.desk import Desk
from karriarstod_ui.dialogs.form import Command, FormDialog
from karriarstod_ui.messages import said
from karriarstod_ui.pages.form.printing_port import FormPrinting
from karriarstod_ui.pages.form.reading import FormLook, successor
from karriarstod_ui.pages.form.writing import FormWriting
from karriarstod_ui.prompts import Prompts


class FormActs(QWidget):
    """Windows and commands over ``window``; never seen itself.

    ``finished`` and ``signed`` follow what was asked for; ``begun`` carries a new form's number;
    ``discarded`` follows a form that was thrown away.
    """

    finished = Signal()
    signed = Signal()
    passed_on = Signal()
    discarded = Signal()
    begun = Signal(int)

    def __init__(
        self, desk: Desk, prompts: Prompts, printing: FormPrinting, window: QWidget
    ) -> None:
        super().__init__(window)
        self.hide()
        self._desk = desk
        self._prompts = prompts
        self._printing = printing
        self._window = window
        self._signing: FormDialog | None = None

    @property
    def signing(self) -> FormDialog | None:
        """The window where the form is being signed, while it is open."""
        one = self._signing
        return one if one is not None and isValid(one) and one.isVisible() else None

    def finish(self, shown: FormLook, writing: FormWriting) -> None:
        """The draft, done, with what stands on screen; a late save would be refused."""
        number, form, today = shown.number, shown.form.number, self._desk.today
        answers, copied = writing.written
        writing.autosave.forget()

        def done(begin: Begin) -> Events:
            save_answers(begin, number, form, answers, copied)
            return finish_form(begin, number, form, on=today)

        def refused(error: Exception) -> None:
            writing.autosave.touch(writing.written)
            self._prompts.report_error(error)

        self._desk.do(done, owner=self, done=lambda _events: self.finished.emit(), failed=refused)

    def reopen(self, shown: FormLook) -> None:
        """The done form, to be written in again."""
        self._do(partial(reopen_form, number=shown.number, form_number=shown.form.number))

    def discard(self, shown: FormLook, writing: FormWriting | None) -> None:
        """Thrown away, with what stands on screen still in it."""
        if writing is not None:
            writing.autosave.flush()
            writing.autosave.forget()
        self._do(
            partial(discard_form, number=shown.number, form_number=shown.form.number),
            self.discarded.emit,
        )

    def put_back(self, shown: FormLook) -> None:
        """A thrown away form, as a draft again."""
        self._do(partial(put_back_form, number=shown.number, form_number=shown.form.number))

    def _do(self, command: Command, then: Callable[[], None] | None = None) -> None:
        self._desk.do(
            command, owner=self, done=lambda _events: then() if then is not None else None
        )

    def replace(self, shown: FormLook) -> None:
        """A new form that takes the place of a signed one when it is signed.

        One that has been begun already is gone on with.
        """

        def go_on(begun: int | None) -> None:
            if begun is None:
                self._begin_next(shown)
            else:
                self.begun.emit(begun)

        self._desk.ask(lambda queries: successor(queries, shown), owner=self, done=go_on)

    def _begin_next(self, shown: FormLook) -> None:
        new = NewForm(
            shown.form.template.id, shown.form.placement_number, replaces=shown.form.number
        )
        author, today = self._desk.user.name, self._desk.today
        self._desk.do(
            lambda begin: begin_form(begin, shown.number, new, author=author, today=today),
            owner=self,
            done=lambda events: self.begun.emit(form_number(events)),
        )

    def sign(self, shown: FormLook) -> None:
        """Ask when, where and by whom, and sign the done form."""
        from karriarstod_ui.pages.form.sign_dialog import SignFormDialog

        dialog = SignFormDialog(
            shown, self._desk.today, self._desk.user.name, self._printing, self._window
        )
        self._signing = dialog
        self._open(dialog, self.signed.emit, self.tr("Formuläret är inte fastställt."))

    def pass_on(self, shown: FormLook, flows: Sequence[Flow]) -> None:
        """Ask what to pass on, and do it."""
        from karriarstod_ui.pages.form.flows_dialog import FlowsDialog

        dialog = FlowsDialog(self._desk, shown, flows, self._window)
        self._open(dialog, self.passed_on.emit, self.tr("Inget är fört vidare."))

    def _open(self, dialog: FormDialog, then: Callable[[], None], not_done: str) -> None:
        def kept(_events: Events) -> None:
            dialog.accept()
            then()

        def refused(error: Exception) -> None:
            sentence = said(error)
            if sentence is None:
                self._prompts.report_error(error)
            more = (
                sentence.text if sentence is not None else self.tr("Det som är skrivet finns kvar.")
            )
            dialog.refuse(f"{not_done} {more}")

        dialog.submitted.connect(
            lambda command: self._desk.do(command, owner=dialog, done=kept, failed=refused)
        )
        dialog.open()
