"""The head of a form's page: which form, whose, saved when, and what can be done."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from karriarstod.application.labels import label
from karriarstod.application.meeting_papers import MeetingPaper, papers_of
from karriarstod.domain.swedish_dates import clock_time, long_date, short_date
from karriarstod.forms.form import FormStatus
from karriarstod_ui.pages.form.reading import FormLook
from karriarstod_ui.theme import StateColor
from karriarstod_ui.widgets.buttons import Button, icon_button, primary_button, secondary_button
from karriarstod_ui.widgets.card import InlineMessage, PageHeader
from karriarstod_ui.widgets.layouts import column
from karriarstod_ui.widgets.pill import Pill

STATES = {
    FormStatus.DRAFT: StateColor.SOON,
    FormStatus.DONE: StateColor.CALM,
    FormStatus.SIGNED: StateColor.WELL,
    FormStatus.REPLACED: StateColor.NEUTRAL,
    FormStatus.DISCARDED: StateColor.NEUTRAL,
}


class FormHead(QWidget):
    """Title, state and buttons. Each signal is what somebody asked for.

    ``paper_asked`` carries a ``MeetingPaper``.
    ``primary_asked`` is the one thing that comes next: done for a draft, signing for a done form.
    """

    list_chosen = Signal()
    participant_chosen = Signal()
    forms_chosen = Signal()
    comparison_asked = Signal()
    preview_asked = Signal()
    primary_asked = Signal()
    reopen_asked = Signal()
    replace_asked = Signal()
    undo_asked = Signal()
    redo_asked = Signal()
    blank_asked = Signal()
    paper_asked = Signal(object)
    discard_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = PageHeader(self.tr("Formulär"))
        self.protected = Pill()
        self.message = InlineMessage()
        self.compare = secondary_button(self.tr("Jämför"))
        self.preview = secondary_button(self.tr("Förhandsgranska"), "eye")
        self.reopen = secondary_button(self.tr("Öppna igen"), "lock-open")
        self.replace = secondary_button(self.tr("Ersätt med ny"), "copy")
        self.primary: Button = primary_button(self.tr("Klart"))
        self.more = icon_button("ellipsis", self.tr("Mer"))
        self._menu = QMenu(self)
        self._facts = ""
        self._missing = ""
        self._in_trouble = False
        self._build()

    def _build(self) -> None:
        lines = column(self, spacing=12)
        lines.addWidget(self.header)
        lines.addWidget(self.message)
        for name, widget in (
            ("protected", self.protected),
            ("more", self.more),
            ("compare", self.compare),
            ("preview", self.preview),
            ("reopen", self.reopen),
            ("replace", self.replace),
            ("primary", self.primary),
        ):
            widget.setObjectName(name)
            self.header.add_action(widget)
        self.header.crumb_chosen.connect(self._on_crumb_chosen)
        for button, asked in (
            (self.compare, self.comparison_asked),
            (self.preview, self.preview_asked),
            (self.reopen, self.reopen_asked),
            (self.replace, self.replace_asked),
            (self.primary, self.primary_asked),
        ):
            button.clicked.connect(asked)
        self.more.clicked.connect(self._open_menu)
        self.undo = self._action(self.tr("Ångra"), self.undo_asked.emit, "Ctrl+Z")
        self.redo = self._action(self.tr("Gör om"), self.redo_asked.emit, "Ctrl+Y")
        self._menu.addSeparator()
        self.papers = {
            MeetingPaper.BEFORE: self._paper(
                self.tr("Skriv ut inför mötet …"), MeetingPaper.BEFORE
            ),
            MeetingPaper.AFTER: self._paper(self.tr("Skriv ut efter mötet …"), MeetingPaper.AFTER),
            MeetingPaper.HANDOVER: self._paper(
                self.tr("Skriv ut överlämning …"), MeetingPaper.HANDOVER
            ),
        }
        self.blank = self._action(self.tr("Tom blankett …"), self.blank_asked.emit)
        self.discard = self._action(self.tr("Släng formuläret"), self.discard_asked.emit)

    def _action(self, text: str, asked: Callable[[], None], keys: str = "") -> QAction:
        # The key itself is taken by the page, which knows where one is writing; here it is shown.
        made = QAction(f"{text}\t{keys}" if keys else text, self)
        made.triggered.connect(lambda _checked=False: asked())
        self._menu.addAction(made)
        return made

    def _paper(self, text: str, paper: MeetingPaper) -> QAction:
        return self._action(text, lambda: self.paper_asked.emit(paper))

    def _open_menu(self) -> None:
        self._menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def show_form(self, shown: FormLook, today: date) -> None:
        """Say which form it is and offer what can be done with it."""
        form, status = shown.form, shown.form.status
        person = shown.case.participant
        self.header.set_crumbs(
            (
                ("list", self.tr("Deltagare")),
                ("participant", person.name),
                ("forms", self.tr("Formulär")),
            )
        )
        self.protected.show_state(
            self.tr("SKYDDADE PERSONUPPGIFTER") if person.is_protected else "", StateColor.LATE
        )
        self.header.set_title(shown.template.title)
        self.header.set_pill(label(status).capitalize(), STATES[status])
        self.show_facts(form.form_date, form.author, today)
        if form.signature is not None:
            day = long_date(form.signature.signed_on, today)
            self._say(self.tr("fastställd {day}").format(day=day))
        self._offer(shown, today)

    def show_facts(self, day: date, author: str, today: date) -> None:
        """The day the form is about, and who writes it."""
        self._facts = " · ".join(filter(None, (long_date(day, today), author)))
        self._say("")

    def _say(self, more: str) -> None:
        self.header.set_subtitle(" · ".join(filter(None, (self._facts, more))))

    def _offer(self, shown: FormLook, today: date) -> None:
        status = shown.form.status
        draft, done = status is FormStatus.DRAFT, status is FormStatus.DONE
        earlier = shown.earlier
        if earlier is not None:
            day = short_date(earlier.form_date, today)
            self.compare.setText(self.tr("Jämför med {day}").format(day=day))
        self.compare.setHidden(earlier is None)
        self.preview.setHidden(status is FormStatus.DISCARDED)
        self.reopen.setHidden(not done)
        self.replace.setHidden(status is not FormStatus.SIGNED)
        self.primary.setText(self.tr("Klart") if draft else self.tr("Fastställ"))
        self.primary.setHidden(not (draft or done))
        for action in (self.undo, self.redo):
            action.setVisible(draft)
        self.discard.setVisible(draft or done)
        offered = papers_of(shown.template.id) if status is not FormStatus.DISCARDED else ()
        for paper, action in self.papers.items():
            action.setVisible(paper in offered)
        self.more.setHidden(False)

    def show_comparing(self) -> None:
        """Two forms are shown beside each other."""
        self.compare.setText(self.tr("Tillbaka till formuläret"))
        for button in (self.preview, self.reopen, self.replace, self.primary, self.more):
            button.hide()

    def show_saved(self, at: datetime) -> None:
        """What is written was saved at this moment."""
        self._say(self.tr("sparat automatiskt {time}").format(time=clock_time(at)))

    def show_trouble(self, why: str) -> None:
        """Saving did not work; said once, however often it is tried."""
        if self._in_trouble:
            return
        self._in_trouble = True
        kept = self.tr("Det ni skriver är inte sparat än, men står kvar här på skärmen.")
        again = self.tr("Programmet försöker igen om några sekunder; stäng det inte.")
        words = " ".join(filter(None, (kept, why, again)))
        self.message.show_message(words, StateColor.LATE, action=self.tr("Försök nu"))

    @property
    def is_in_trouble(self) -> bool:
        """Whether saving does not work."""
        return self._in_trouble

    def forget_trouble(self) -> None:
        """Saving works again."""
        if self._in_trouble:
            self._in_trouble = False
            self.message.clear()

    def show_missing(self, count: int) -> None:
        """The form is not done yet; the side column says why."""
        self._missing = self._missing_words(count)
        self.message.show_message(self._missing, StateColor.SOON)

    def renew_missing(self, count: int) -> None:
        """So many are missing now: what was said of it is said anew, or not any more."""
        is_said = not self.message.isHidden() and self.message.text.text() == self._missing
        if not is_said:
            return
        if not count:
            self.message.clear()
        elif self._missing_words(count) != self._missing:
            self.show_missing(count)

    def _missing_words(self, count: int) -> str:
        words = (
            self.tr("Ett svar saknas innan formuläret är klart.")
            if count == 1
            else self.tr("{n} svar saknas innan formuläret är klart.").format(n=count)
        )
        more = self.tr("Första stället är öppnat här. Det som är skrivet är sparat.")
        return f"{words} {more}"

    def _on_crumb_chosen(self, key: str) -> None:
        chosen = {
            "list": self.list_chosen,
            "participant": self.participant_chosen,
            "forms": self.forms_chosen,
        }
        chosen[key].emit()
