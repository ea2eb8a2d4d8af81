"""What is done with a plan besides writing it: sign, print, tick off, begin anew, throw away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from karriarstod.application.plans import discard_draft, mark_step, save_draft
from karriarstod.domain.errors import PlanDatesReversed, PlanIncomplete
from karriarstod.domain.plan import PlanContent, StepProgress
from karriarstod_ui.desk import Desk
from karriarstod_ui.dialogs.form import Command
from karriarstod_ui.messages import said
from karriarstod_ui.pages.plan.copy_dialog import CopyDialog
from karriarstod_ui.pages.plan.facts import PlanFacts
from karriarstod_ui.pages.plan.preview import PreviewDialog, Printed
from karriarstod_ui.pages.plan.printing_port import Printing
from karriarstod_ui.pages.plan.sign_dialog import SignDialog
from karriarstod_ui.pages.plan.words import missing_lines
from karriarstod_ui.pages.plan.writing import Writing
from karriarstod_ui.prompts import Prompts

if TYPE_CHECKING:
    from karriarstod_ui.pages.plan.careful import CarefulPlan
    from karriarstod_ui.pages.plan.plan_editor import PlanEditor


class PlanActions(QWidget):
    """Dialogs and commands over ``window``; never seen itself.

    ``signed`` carries the version; ``begun`` and ``discarded`` follow a draft that came or went;
    ``words_cleared`` follows when words that asked first have been moved out of it.
    """

    signed = Signal(int)
    begun = Signal()
    words_cleared = Signal()

    def __init__(self, desk: Desk, prompts: Prompts, printing: Printing, window: QWidget) -> None:
        super().__init__(window)
        self.hide()
        self._desk = desk
        self._prompts = prompts
        self._printing = printing
        self._window = window
        self._signing: SignDialog | None = None
        self._careful: CarefulPlan | None = None

    @property
    def signing(self) -> SignDialog | None:
        """The window where a draft is being signed, while it is open."""
        one = self._signing
        return one if one is not None and isValid(one) and one.isVisible() else None

    def sign(self, facts: PlanFacts, writing: Writing) -> None:
        """Ask when, where and by whom, and sign the draft."""
        content = writing.content
        dialog = SignDialog(facts, writing.version, content, self._printing, self._window)
        self._signing = dialog
        dialog.submitted.connect(lambda command: self._send(dialog, facts, writing, command))
        dialog.open()

    def asks_about_words(self, facts: PlanFacts, writing: Writing, editor: PlanEditor) -> bool:
        """Whether words of crime or diagnosis had to be asked about; then nothing is signed."""
        from karriarstod_ui.pages.plan.careful import CarefulPlan

        if self._careful is None:
            self._careful = CarefulPlan(self._desk, self._prompts, self._window)
            self._careful.cleared.connect(self.words_cleared)
        return self._careful.asks(facts, writing, editor)

    def _send(
        self, dialog: SignDialog, facts: PlanFacts, writing: Writing, command: Command
    ) -> None:
        content, version = writing.content, writing.version
        # From here on the signing itself keeps the text: a late save would begin version n+1.
        writing.autosave.forget()

        def refused(error: Exception) -> None:
            writing.keep_as_is()
            dialog.refuse(self._why(error, content))

        self._desk.do(
            lambda begin: (
                *save_draft(begin, facts.number, facts.placement, content, on=facts.today),
                *command(begin),
            ),
            owner=dialog,
            done=lambda _events: self._on_signed(dialog, version),
            failed=refused,
        )

    def _on_signed(self, dialog: SignDialog, version: int) -> None:
        dialog.accept()
        self.signed.emit(version)

    def _why(self, error: Exception, content: PlanContent) -> str:
        if isinstance(error, PlanIncomplete | PlanDatesReversed):
            lacking = ", ".join(line.text for line in missing_lines(content))
            return self.tr("Planen är inte fastställd än. Kvar att göra: {lacking}.").format(
                lacking=lacking
            )
        sentence = said(error)
        if sentence is None:
            self._prompts.report_error(error)
            return self.tr("Planen är inte fastställd. Det som är skrivet finns kvar.")
        return sentence.text

    def preview(self, printed: Printed | None) -> PreviewDialog:
        """Show the paper of a version, or the blank form."""
        dialog = PreviewDialog(self._desk, self._prompts, self._printing, printed, self._window)
        dialog.open()
        return dialog

    def participant_copy(self, printed: Printed) -> CopyDialog:
        """Show the participant's copy of a version."""
        dialog = CopyDialog(self._desk, self._prompts, self._printing, printed, self._window)
        dialog.open()
        return dialog

    def begin_next(self, facts: PlanFacts, content: PlanContent) -> None:
        """A new draft that begins with this content."""
        self._desk.do(
            lambda begin: save_draft(begin, facts.number, facts.placement, content, on=facts.today),
            owner=self,
            done=lambda _events: self.begun.emit(),
        )

    def ask_discard(self, facts: PlanFacts, writing: Writing) -> None:
        """Throw the draft away, if that is what is meant."""
        self._prompts.ask(
            self.tr("Kasta utkastet till version {n}?").format(n=writing.version),
            explanation=self.tr(
                "Allt som är skrivet i utkastet försvinner. Fastställda versioner finns kvar."
            ),
            confirm=self.tr("Kasta utkastet"),
            confirmed=lambda: self._discard(facts, writing),
        )

    def _discard(self, facts: PlanFacts, writing: Writing) -> None:
        writing.keep_as_is()
        writing.autosave.forget()
        self._desk.do(lambda begin: discard_draft(begin, facts.number, facts.placement), owner=self)

    def mark_step(self, facts: PlanFacts, progress: StepProgress) -> None:
        """What has happened to a step of the version in force."""
        self._desk.do(
            lambda begin: mark_step(begin, facts.number, facts.placement, progress), owner=self
        )
