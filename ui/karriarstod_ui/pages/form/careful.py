"""Before a form is done: words of crime or diagnosis in it are asked about first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from karriarstod.domain.swedish_dates import long_date
from karriarstod.forms.conditions import visible_sections
from karriarstod.forms.missing import MissingAnswer

if TYPE_CHECKING:
    from karriarstod.application.changes import Events
    from karriarstod_ui.desk import Desk
    from karriarstod_ui.pages.form.panel import FormPanel
    from karriarstod_ui.pages.form.reading import FormLook
    from karriarstod_ui.pages.form.writing import FormWriting
    from karriarstod_ui.prompts import Prompts


class CarefulForm(QWidget):
    """Asks over the form; never seen itself. ``cleared`` when the words have been moved."""

    cleared = Signal()

    def __init__(self, desk: Desk, prompts: Prompts, panel: FormPanel, window: QWidget) -> None:
        super().__init__(window)
        self.hide()
        self._desk = desk
        self._prompts = prompts
        self._panel = panel
        self._window = window
        self._asked: tuple[FormLook, FormWriting, str] | None = None

    def asks(self, shown: FormLook, writing: FormWriting) -> bool:
        """Whether there was something to ask about; then nothing more is done now."""
        from karriarstod.forms.careful_words import form_hits, shipped_words
        from karriarstod_ui.dialogs.careful import CarefulDialog, said_words

        hits = form_hits(shown.template, writing.written[0], shipped_words())
        if not hits:
            return False
        dialog = CarefulDialog(
            said_words(one for found in hits.values() for one in found),
            moves=self.tr(
                "Bara meningen med ordet flyttas; resten står kvar. En skyddad anteckning syns bara"
                " för den som anger varför, och går inte att söka fram."
            ),
            parent=self._window,
        )
        self._asked = (shown, writing, next(iter(hits)))
        dialog.change_chosen.connect(self._on_change)
        dialog.move_chosen.connect(self._on_move)
        dialog.open()
        return True

    @Slot()
    def _on_change(self) -> None:
        """The keyboard in the answer, with the word marked."""
        from karriarstod_ui.dialogs.careful import focus_word_in

        if self._asked is None:
            return
        shown, writing, key = self._asked
        view = self._panel.view
        for section in visible_sections(shown.template, writing.written[0]):
            for one in section.questions:
                if view is not None and one.key == key:
                    view.go_to(MissingAnswer(section.key, key, one.label))
                    QTimer.singleShot(0, view, lambda: focus_word_in(view))

    @Slot()
    def _on_move(self) -> None:
        if self._asked is not None:
            self._move(*self._asked[:2])

    def _move(self, shown: FormLook, writing: FormWriting) -> None:
        """The sentences out of the form and into a protected note, in one go."""
        from karriarstod.application.protected_notes import Moving, move_from_form
        from karriarstod.forms.careful_moving import answers_parted
        from karriarstod.forms.careful_words import shipped_words

        answers, moved = answers_parted(shown.template, writing.written[0], shipped_words())
        now = self._desk.clock.now()
        source = self.tr("{form} {day}").format(
            form=shown.template.title.lower(), day=long_date(self._desk.today)
        )
        moving = Moving(source, moved, self._desk.user.name, now, shown.form.placement_number)
        number, form_number = shown.number, shown.form.number
        writing.autosave.forget()

        def done(_events: Events) -> None:
            if self._panel.view is not None:
                self._panel.view.set_answers(answers)
            self.cleared.emit()

        def refused(error: Exception) -> None:
            writing.autosave.touch(writing.written)
            self._prompts.report_error(error)

        self._desk.do(
            lambda begin: move_from_form(begin, number, form_number, answers, moving),
            owner=self,
            done=done,
            failed=refused,
        )
