"""What the participant's page does about forms: opens one, begins one, takes one back."""

from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from karriarstod.application.changes import Events
from karriarstod.application.forms import form_number, put_back_form
from karriarstod.forms.keys import OwnPage
from karriarstod_ui.desk import Desk
from karriarstod_ui.dialogs.form import Command, FormDialog
from karriarstod_ui.messages import said
from karriarstod_ui.pages.participant.doing import Doing, Wanted
from karriarstod_ui.pages.participant.view import CaseView
from karriarstod_ui.prompts import Prompts

ABOUT_FORMS: Final = {Doing.FORM, Doing.NEW_FORM, Doing.PUT_BACK_FORM}


class FormDoer(QObject):
    """``form_opened`` carries case and form; ``blank_wanted`` a template whose paper is wanted.

    ``own_page_wanted`` carries what to do where a form has a page of its own in the program.
    """

    form_opened = Signal(str, int)
    blank_wanted = Signal(str)
    own_page_wanted = Signal(object)

    def __init__(self, desk: Desk, prompts: Prompts, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._prompts = prompts
        self._window = window

    def carry_out(self, view: CaseView, wanted: Wanted) -> None:
        """Do it."""
        if wanted.doing is Doing.FORM:
            self.form_opened.emit(str(view.number), wanted.part)
        elif wanted.doing is Doing.NEW_FORM:
            self._new_form(view)
        elif wanted.doing is Doing.PUT_BACK_FORM:
            self._desk.do(
                partial(put_back_form, number=view.number, form_number=wanted.part),
                owner=self._window,
            )

    def _new_form(self, view: CaseView) -> None:
        from karriarstod_ui.pages.participant.new_form_dialog import NewFormDialog

        dialog = NewFormDialog(view, self._desk.user.name, self._window)
        dialog.own_page_chosen.connect(partial(self._go_to_own_page, dialog))
        dialog.blank_asked.connect(self.blank_wanted)
        dialog.submitted.connect(partial(self._begin, view, dialog))
        self._desk.ask(
            lambda queries: queries.forms(view.number), owner=dialog, done=dialog.show_earlier
        )
        dialog.open()

    def _begin(self, view: CaseView, dialog: FormDialog, command: Command) -> None:
        def begun(events: Events) -> None:
            dialog.accept()
            self.form_opened.emit(str(view.number), form_number(events))

        self._desk.do(command, owner=dialog, done=begun, failed=partial(self._not_begun, dialog))

    def _not_begun(self, dialog: FormDialog, error: Exception) -> None:
        sentence = said(error)
        if sentence is None:
            self._prompts.report_error(error)
        dialog.refuse(sentence.text if sentence else self.tr("Formuläret är inte påbörjat."))

    def _go_to_own_page(self, dialog: FormDialog, page: OwnPage) -> None:
        dialog.reject()
        doing = Doing.PLAN if page is OwnPage.PLAN else Doing.CHANGE_REFERRAL
        self.own_page_wanted.emit(Wanted(doing))
