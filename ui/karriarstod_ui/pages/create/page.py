"""Making a new register: who, the password, and the key on paper."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from karriarstod.domain.recovery_key import RecoveryKey
from karriarstod_ui import units
from karriarstod_ui.messages import said
from karriarstod_ui.pages.create.key_sheet import KeySheet
from karriarstod_ui.pages.create.key_step import KeyPaper, KeyStep
from karriarstod_ui.theme import StateColor, TextRole
from karriarstod_ui.widgets.buttons import link_button, primary_button, secondary_button
from karriarstod_ui.widgets.card import InlineMessage
from karriarstod_ui.widgets.door import Door
from karriarstod_ui.widgets.fields import LabeledField
from karriarstod_ui.widgets.layouts import Column, row
from karriarstod_ui.widgets.new_password import NewPassword
from karriarstod_ui.widgets.text import Text

_WHO: Final = 0
_PASSWORD: Final = 1
_KEY: Final = 2


@dataclass(frozen=True)
class NewRegister:
    """What is needed to make a register."""

    folder: Path
    organisation: str
    user_name: str
    user_title: str
    password: str = field(repr=False)


class CreatePage(Door):
    """Three steps: who, password, key.

    ``create_requested`` carries a ``NewRegister`` after the password; answer with
    ``show_recovery_key`` or ``show_error``. Nothing is to be a register until
    ``key_typed_back``; on ``key_given_up`` the key that was shown is to open nothing.
    ``choose_folder`` is called with a callback; ``folder_chosen`` carries the folder, to be
    answered with ``show_folder_warning``.
    """

    create_requested = Signal(object)
    folder_chosen = Signal(object)
    key_typed_back = Signal()
    key_given_up = Signal()
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
        self._build()
        self._connect()
        self._show_step(_WHO)

    def _build(self) -> None:
        self.step_text = Text("", TextRole.SMALL_QUIET)
        self.heading = Text("", TextRole.TITLE, wrap=True)
        self.message = InlineMessage()
        self.choosing = NewPassword(lambda: (self.organisation.text(), self.user_name.text()))
        self.key = KeyStep()
        # Not a stack, which would be as tall as the tallest of them.
        self._steps = (self._build_who(), self.choosing, self.key)
        self.back_button = secondary_button(self.tr("Tillbaka"))
        self.next_button = primary_button(self.tr("Fortsätt"))
        buttons = row(spacing=12)
        buttons.addWidget(self.back_button)
        buttons.addStretch(1)
        buttons.addWidget(self.next_button)
        self.lines.addWidget(self.step_text)
        self.lines.addWidget(self.heading)
        self.lines.addWidget(self.message)
        for step in self._steps:
            self.lines.addWidget(step)
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

    def _connect(self) -> None:
        self.next_button.clicked.connect(self._on_next)
        self.back_button.clicked.connect(self._on_back)
        self.folder_button.clicked.connect(self._on_choose_folder)
        for edit in (self.user_title, self.choosing.again, self.key.typed):
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
        """The register is prepared: show its key, once, and ask for it back."""
        self.choosing.clear()
        self.key.show_key(KeySheet(self.organisation.text().strip(), register_id, key), paper)
        self.set_busy(False)
        self._show_step(_KEY)

    def show_error(self, error: Exception) -> None:
        """Say why the register was not made; everything typed but the password is still there."""
        self.set_busy(False)
        sentence = said(error)
        text = sentence.text if sentence else self.tr("Registret skapades inte. Försök igen.")
        if self._step == _KEY:
            self._forget_key()
            text = f"{text} {self._void()}"
        self.message.show_message(text, StateColor.LATE)

    def set_busy(self, busy: bool) -> None:
        self.next_button.setEnabled(not busy)
        self.back_button.setEnabled(not busy)
        if busy:
            words = (
                self.tr("Skapar registret …")
                if self._step == _KEY
                else self.tr("Gör i ordning registret …")
            )
            self.message.show_message(words)
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
        self._step = step
        for place, widget in enumerate(self._steps):
            widget.setHidden(place != step)
        self.back_button.setText(self.tr("Avbryt") if step == _WHO else self.tr("Tillbaka"))
        self.next_button.setText(
            self.tr("Skapa registret") if step == _KEY else self.tr("Fortsätt")
        )
        first = (self.organisation, self.choosing.password, self.key.typed)[step]
        # The window gives the keyboard to the page, also before the page has ever been shown.
        self.setFocusProxy(first)
        first.setFocus()

    def _on_back(self) -> None:
        if self._step == _WHO:
            self.cancelled.emit()
        elif self._step == _PASSWORD:
            self.message.clear()
            self._show_step(_WHO)
        else:
            self._forget_key()
            self.message.show_message(self._void())
            self.key_given_up.emit()

    def _forget_key(self) -> None:
        self.key.forget()
        self._show_step(_PASSWORD)

    def _void(self) -> str:
        return self.tr(
            "Inget register är skapat, och nyckeln som visades gäller inte. Riv pappret om du"
            " skrev ut den. Välj ett lösenord igen, så visas en ny nyckel."
        )

    def _on_next(self) -> None:
        # Enter in a field comes here too, also while the register is being made.
        if self.next_button.isEnabled():
            (self._leave_who, self._leave_password, self._leave_key)[self._step]()

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
            self._show_step(_PASSWORD)

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
        if self.key.is_typed_back():
            self.set_busy(True)
            self.key_typed_back.emit()

    def _on_choose_folder(self) -> None:
        self._choose_folder(self._take_folder)

    def _take_folder(self, folder: Path) -> None:
        self._folder = folder
        self.folder_text.setText(str(folder))
        self.folder_warning.clear()
        self.folder_chosen.emit(folder)


def _line(name: str) -> QLineEdit:
    edit = QLineEdit()
    edit.setObjectName(name)
    return edit
