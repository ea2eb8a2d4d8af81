"""The organisation's own questions in settings: which form, and how many it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from shiboken6 import isValid

from karriarstod_ui.theme import TextRole
from karriarstod_ui.widgets.buttons import secondary_button
from karriarstod_ui.widgets.card import Card
from karriarstod_ui.widgets.choices import Choice
from karriarstod_ui.widgets.fields import LabeledField
from karriarstod_ui.widgets.layouts import row
from karriarstod_ui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from karriarstod.application.ports import Queries
    from karriarstod.forms.own_questions import OwnQuestions
    from karriarstod.forms.template import FormTemplate
    from karriarstod_ui.desk import Desk
    from karriarstod_ui.dialogs.form import Command
    from karriarstod_ui.pages.settings.own_questions_window import (
        HalfQuestions,
        OwnQuestionsWindow,
    )

    Found = tuple[tuple[FormTemplate, ...], tuple[OwnQuestions, ...]]


class OwnQuestionsCard(Card):
    """Chooses a form and opens the window where its own questions are written.

    ``kept`` carries words for what was kept, to be shown in passing.
    """

    kept = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("Egna frågor", parent=parent)
        self._desk = desk
        self._templates: dict[str, FormTemplate] = {}
        self._versions: tuple[OwnQuestions, ...] = ()
        self._half: HalfQuestions | None = None
        self.window_open: OwnQuestionsWindow | None = None
        self.add(
            Text(
                self.tr(
                    "Fråga sådant som är viktigt hos er. Era frågor kommer sist i formuläret, på"
                    " skärmen och på papper."
                ),
                TextRole.QUIET,
                wrap=True,
            )
        )
        self.form = Choice()
        self.form.setObjectName("own_form")
        self.add(LabeledField(self.tr("Formulär"), self.form))
        self.change = secondary_button(self.tr("Ändra frågorna"), "pencil", compact=True)
        self.change.setObjectName("own_change")
        self.change.setEnabled(False)
        line = row()
        line.addWidget(self.change)
        line.addStretch(1)
        self.body.addLayout(line)
        self.change.clicked.connect(self.open_window)

    def read(self) -> None:
        """See which forms there are, and what is asked in them."""
        self._desk.ask(_found, owner=self, done=self._show)

    def _show(self, found: Found) -> None:
        from karriarstod.forms.own_questions import latest_own

        templates, self._versions = found
        self._templates = {one.id: one for one in templates}
        options = []
        for one in templates:
            own = latest_own(self._versions, one.id)
            count = len(own.questions) if own else 0
            asked = {0: "", 1: self.tr("1 egen fråga")}.get(
                count, self.tr("{count} egna frågor").format(count=count)
            )
            options.append((one.id, " · ".join(filter(None, (one.title, asked)))))
        self.form.set_options(options)
        self.change.setEnabled(self._desk.user.may_write())
        half, self._half = self._half, None
        if half is not None:
            self.take_up(half)

    @Slot()
    def open_window(self) -> None:
        """Write the questions of the chosen form."""
        from karriarstod_ui.pages.settings.own_questions_window import OwnQuestionsWindow

        template = self._templates.get(self.form.key())
        if template is None:
            return
        window = OwnQuestionsWindow(template, self._versions, self._desk.today, self.window())
        self.window_open = window
        window.submitted.connect(self._keep)
        window.open()

    def half_written(self) -> HalfQuestions | None:
        """What is being written in the window and not kept."""
        opened = self.window_open
        return opened.half_written() if opened is not None and isValid(opened) else None

    def take_up(self, half: HalfQuestions) -> None:
        """Go on where one was before the lock."""
        if not self._templates:
            self._half = half
            return
        self.form.choose(half.template_id)
        self.open_window()
        if self.window_open is not None:
            self.window_open.take_up(half.drafts)

    @Slot(object)
    def _keep(self, command: Command) -> None:
        window = self.window_open
        if window is not None:
            self._desk.do(
                command,
                owner=window,
                done=lambda _events: self._on_kept(window),
                failed=lambda error: self._on_failed(window, error),
                saying=self.tr("Sparar …"),
            )

    def _on_kept(self, window: OwnQuestionsWindow) -> None:
        window.accept()
        self.change.setFocus()
        self.read()
        self.kept.emit(self.tr("Frågorna är sparade"))

    def _on_failed(self, window: OwnQuestionsWindow, error: Exception) -> None:
        from karriarstod_ui.messages import said

        sentence = said(error)
        window.refuse(
            sentence.text if sentence else self.tr("Det gick inte att spara. Försök igen.")
        )


def _found(queries: Queries) -> Found:
    from karriarstod.forms.catalog import newest

    # A form with a page of its own shows no other questions than that page does.
    templates = tuple(one for one in newest() if one.own_page is None)
    return templates, queries.own_questions()
