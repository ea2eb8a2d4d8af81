"""Making a new register: who, the password, and the key on paper."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from karriarstod.domain.recovery_key import RecoveryKey, RecoveryKeyTypo
from karriarstod_ui import units
from karriarstod_ui.messages import said
from karriarstod_ui.pages.create.key_sheet import KeySheet
from karriarstod_ui.theme import StateColor, TextRole
from karriarstod_ui.widgets.buttons import link_button, primary_button, secondary_button
from karriarstod_ui.widgets.card import InlineMessage
from karriarstod_ui.widgets.door import Door
from karriarstod_ui.widgets.fields import LabeledField
from karriarstod_ui.widgets.layouts import Column, Flow, row
from karriarstod_ui.widgets.new_password import NewPassword
from karriarstod_ui.widgets.text import Text


@dataclass(frozen=True)
class NewRegister:
    """What is needed to make a register."""

    folder: Path
    organisation: str
    user_name: str
    user_title: str
    password: str = field(repr=False)


class KeyPaper(Protocol):
    """Where the key can be put on paper; ``KeyPrinter`` in the program."""

    def has_printer(self) -> bool:
        """Whether this computer has anything to print on."""
        ...

    def print_key(self, sheet: KeySheet, over: QWidget, done: Callable[[bool], None]) -> None:
        """Ask which printer, without waiting; ``done`` says whether it took the page."""
        ...


class CreatePage(Door):
    """Three steps: who, password, key.

    ``create_requested`` carries a ``NewRegister`` after the password; answer with
    ``show_recovery_key`` or ``show_error``. ``finished`` when the key has been typed back.
    ``choose_folder`` is called with a callback; ``folder_chosen`` carries the folder, to be
    answered with ``show_folder_warning``.
    """

    create_requested = Signal(object)
    folder_chosen = Signal(object)
    finished = Signal()
    cancelled = Signal()

    def __init__(
        self,
        folder: Path,
        *,
        choose_folder: Callable[[Callable[[Path], None]], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(560, parent)
        self._folder = folder
        self._choose_folder = choose_folder
        self._sheet: KeySheet | None = None
        self._paper: KeyPaper | None = None
        self._build()
        self._connect()
        self._show_step(0)

    def _build(self) -> None:
        self.step_text = Text("", TextRole.SMALL_QUIET)
        self.heading = Text("", TextRole.TITLE, wrap=True)
        self.message = InlineMessage()
        self._steps = QStackedWidget()
        for step in (self._build_who(), self._build_password(), self._build_key()):
            self._steps.addWidget(step)
        self.back_button = secondary_button(self.tr("Tillbaka"))
        self.next_button = primary_button(self.tr("Fortsätt"))
        buttons = row(spacing=12)
        buttons.addWidget(self.back_button)
        buttons.addStretch(1)
        buttons.addWidget(self.next_button)
        self.lines.addWidget(self.step_text)
        self.lines.addWidget(self.heading)
        self.lines.addWidget(self.message)
        self.lines.addWidget(self._steps)
        self.lines.addSpacing(units.px(6))
        self.lines.addLayout(buttons)

    def _build_who(self) -> QWidget:
        self.organisation = _line("organisation")
        self.user_name = _line("user_name")
        self.user_title = _line("user_title")
        self.organisation_field = LabeledField(self.tr("Organisation"), self.organisation)
        self.user_field = LabeledField(self.tr("Ditt namn"), self.user_name)
        self.title_field = LabeledField(
            self.tr("Din roll"),
            self.user_title,
            help_text=self.tr("Till exempel handledare. Du blir också administratör."),
        )
        self.folder_text = Text(str(self._folder), TextRole.SMALL, wrap=True)
        self.folder_button = link_button(self.tr("Välj en annan mapp"), "folder-open", compact=True)
        step = Column(12)
        for widget in (self.organisation_field, self.user_field, self.title_field):
            step.add(widget)
        step.add(Text(self.tr("Registret läggs i"), TextRole.SMALL_STRONG))
        step.add(self.folder_text)
        self.folder_warning = InlineMessage()
        step.add(self.folder_warning)
        step.add(self.folder_button)
        return step

    def _build_password(self) -> QWidget:
        self.choosing = NewPassword(lambda: (self.organisation.text(), self.user_name.text()))
        return self.choosing

    def _build_key(self) -> QWidget:
        step = Column(12)
        step.add(
            Text(
                self.tr(
                    "Glöms alla lösenord är nyckeln det enda som öppnar registret. Den visas bara"
                    " nu. Lägg den på papper i ett låst skåp."
                ),
                wrap=True,
            )
        )
        self.groups = Flow(spacing=14)
        step.add(self.groups)
        self.print_button = secondary_button(self.tr("Skriv ut nyckeln"), "printer")
        self.print_button.hide()
        self.by_hand = Text(
            self.tr(
                "Den här datorn har ingen skrivare. Skriv av nyckeln för hand, med stora bokstäver"
                " och grupperna i ordning."
            ),
            wrap=True,
        )
        self.printed = InlineMessage()
        step.add(self.print_button)
        step.add(self.by_hand)
        step.add(self.printed)
        self.typed = _line("typed_key")
        self.typed_field = LabeledField(
            self.tr("Skriv nyckeln från pappret"),
            self.typed,
            help_text=self.tr("Så vet vi att den går att läsa. Små bokstäver går bra."),
        )
        step.add(self.typed_field)
        return step

    def _connect(self) -> None:
        self.next_button.clicked.connect(self._on_next)
        self.back_button.clicked.connect(self._on_back)
        self.folder_button.clicked.connect(self._on_choose_folder)
        self.print_button.clicked.connect(self._on_print)
        for edit in (self.user_title, self.choosing.again, self.typed):
            edit.returnPressed.connect(self._on_next)

    def show_folder_warning(self, folder: Path, text: str) -> None:
        """What to think of before the register is kept in a folder, if that is still the one."""
        if folder != self._folder:
            return
        if text:
            self.folder_warning.show_message(text, StateColor.SOON)
        else:
            self.folder_warning.clear()

    def show_recovery_key(
        self, key: RecoveryKey, register_id: str = "", paper: KeyPaper | None = None
    ) -> None:
        """The register is made: show its key, once, and ask for it back."""
        self._sheet = KeySheet(self.organisation.text().strip(), register_id, key)
        self._paper = paper
        self.choosing.clear()
        for number, group in enumerate(key.groups, 1):
            label = Text(group, TextRole.SECTION)
            label.setAccessibleName(f"{number}: {' '.join(group)}")
            self.groups.add(label)
        on_paper = paper is not None and paper.has_printer()
        self.print_button.setHidden(not on_paper)
        self.by_hand.setHidden(on_paper)
        self.set_busy(False)
        self._show_step(2)

    def show_error(self, error: Exception) -> None:
        """Say why the register was not made; everything typed is still there."""
        self.set_busy(False)
        sentence = said(error)
        text = sentence.text if sentence else self.tr("Registret skapades inte. Försök igen.")
        self.message.show_message(text, StateColor.LATE)

    def set_busy(self, busy: bool) -> None:
        self.next_button.setEnabled(not busy)
        self.back_button.setEnabled(not busy)
        if busy:
            self.message.show_message(self.tr("Skapar registret …"))
        else:
            self.message.clear()

    def _show_step(self, step: int) -> None:
        titles = (
            self.tr("Skapa nytt register"),
            self.tr("Välj ett lösenord"),
            self.tr("Återställningsnyckeln"),
        )
        self.heading.setText(titles[step])
        self.step_text.setText(self.tr("Steg {step} av 3").format(step=step + 1))
        self._steps.setCurrentIndex(step)
        for place in range(self._steps.count()):
            # Only the step on show may ask for room.
            shown = self._steps.widget(place)
            if shown is not None:
                vertical = shown.sizePolicy().Policy
                policy = vertical.Preferred if place == step else vertical.Ignored
                shown.setSizePolicy(vertical.Preferred, policy)
        self.back_button.setText(self.tr("Tillbaka") if step == 1 else self.tr("Avbryt"))
        self.back_button.setHidden(step == 2)
        self.next_button.setText(self.tr("Klar") if step == 2 else self.tr("Fortsätt"))
        (self.organisation, self.choosing.password, self.typed)[step].setFocus()

    def _on_back(self) -> None:
        if self._steps.currentIndex() == 1:
            self._show_step(0)
        else:
            self.cancelled.emit()

    def _on_next(self) -> None:
        (self._leave_who, self._leave_password, self._leave_key)[self._steps.currentIndex()]()

    def _leave_who(self) -> None:
        missing = [
            (self.organisation_field, self.organisation, self.tr("Skriv organisationens namn.")),
            (self.user_field, self.user_name, self.tr("Skriv ditt namn.")),
        ]
        for line, edit, problem in reversed(missing):
            empty = not edit.text().strip()
            line.show_problem(problem if empty else "")
            if empty:
                edit.setFocus()
        if all(edit.text().strip() for _, edit, _ in missing):
            self._show_step(1)

    def _leave_password(self) -> None:
        password = self.choosing.accepted()
        if password is None:
            return
        self.set_busy(True)
        self.create_requested.emit(
            NewRegister(
                self._folder,
                self.organisation.text().strip(),
                self.user_name.text().strip(),
                self.user_title.text().strip(),
                password,
            )
        )

    def _leave_key(self) -> None:
        try:
            typed = RecoveryKey.parse(self.typed.text())
        except RecoveryKeyTypo as typo:
            sentence = said(typo)
            self.typed_field.show_problem(sentence.what if sentence else "")
            self.typed.setFocus()
            return
        if self._sheet is None or typed != self._sheet.key:
            self.typed_field.show_problem(self.tr("Det är en annan nyckel än den ovan."))
            return
        self.typed.clear()
        self.finished.emit()

    def _on_choose_folder(self) -> None:
        self._choose_folder(self._take_folder)

    def _take_folder(self, folder: Path) -> None:
        self._folder = folder
        self.folder_text.setText(str(folder))
        self.folder_warning.clear()
        self.folder_chosen.emit(folder)

    def _on_print(self) -> None:
        if self._paper is not None and self._sheet is not None:
            self._paper.print_key(self._sheet, self, self._on_printed)

    def _on_printed(self, taken: bool) -> None:
        if taken:
            self.printed.show_message(
                self.tr("Nyckeln är skickad till skrivaren. Skriv den från pappret här nedanför."),
                StateColor.WELL,
            )
            self.typed.setFocus()
        else:
            self.by_hand.setText(
                self.tr("Skriv annars av nyckeln för hand, med grupperna i ordning.")
            )
            self.by_hand.show()
            self.printed.show_message(
                self.tr("Skrivaren tog inte emot sidan. Försök igen."), StateColor.LATE
            )


def _line(name: str) -> QLineEdit:
    edit = QLineEdit()
    edit.setObjectName(name)
    return edit
