"""Making a new register: who, the password, and the key on paper."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from karriarstod.application.password_rules import (
    password_refusals,
    password_strength,
    suggested_password,
)
from karriarstod.domain.passwords import MINIMUM, PasswordRefused, Strength
from karriarstod.domain.recovery_key import RecoveryKey, RecoveryKeyTypo
from karriarstod_ui import units
from karriarstod_ui.messages import said
from karriarstod_ui.theme import StateColor, TextRole
from karriarstod_ui.widgets.buttons import link_button, primary_button, secondary_button
from karriarstod_ui.widgets.card import InlineMessage
from karriarstod_ui.widgets.charts import ThinProgress
from karriarstod_ui.widgets.door import Door
from karriarstod_ui.widgets.fields import LabeledField
from karriarstod_ui.widgets.layouts import Column, Flow, row
from karriarstod_ui.widgets.password import PasswordField
from karriarstod_ui.widgets.text import Text


@dataclass(frozen=True)
class NewRegister:
    """What is needed to make a register."""

    folder: Path
    organisation: str
    user_name: str
    user_title: str
    password: str = field(repr=False)


_STRENGTHS = {
    Strength.WEAK: (0.33, "Lätt att gissa"),
    Strength.GOOD: (0.7, "Bra"),
    Strength.STRONG: (1.0, "Mycket bra"),
}


class CreatePage(Door):
    """Three steps: who, password, key.

    ``create_requested`` carries a ``NewRegister`` after the password; answer with
    ``show_recovery_key`` or ``show_error``. ``finished`` when the key has been typed back.
    ``choose_folder`` is called with a callback; ``print_key`` with the key, and may be ``None``.
    """

    create_requested = Signal(object)
    finished = Signal()
    cancelled = Signal()

    def __init__(
        self,
        folder: Path,
        *,
        choose_folder: Callable[[Callable[[Path], None]], None],
        print_key: Callable[[RecoveryKey], None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(560, parent)
        self._folder = folder
        self._choose_folder = choose_folder
        self._print_key = print_key
        self._key: RecoveryKey | None = None
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
        step.add(self.folder_button)
        return step

    def _build_password(self) -> QWidget:
        self.password = PasswordField()
        self.password.setObjectName("password")
        self.again = PasswordField()
        self.again.setObjectName("again")
        self._rule = self.tr(
            "Minst {count} tecken. Gärna några ord som inte hör ihop; mellanslag går bra."
        ).format(count=MINIMUM)
        self.password_field = LabeledField(self.tr("Lösenord"), self.password, help_text=self._rule)
        self.again_field = LabeledField(self.tr("Samma en gång till"), self.again)
        self.strength = ThinProgress(self.tr("Lösenordets styrka"))
        self.strength_text = Text("", TextRole.SMALL_QUIET)
        self.suggest = link_button(self.tr("Föreslå ett lösenord"), compact=True)
        self.suggestion = Text("", TextRole.STRONG, wrap=True)
        self.suggestion.hide()
        step = Column(10)
        for widget in (
            self.password_field,
            self.strength,
            self.strength_text,
            self.suggest,
            self.suggestion,
            self.again_field,
        ):
            step.add(widget)
        return step

    def _build_key(self) -> QWidget:
        step = Column(12)
        step.add(
            Text(
                self.tr(
                    "Glöms alla lösenord är nyckeln det enda som öppnar registret. Den visas bara"
                    " nu. Skriv ut eller skriv av den, och lägg den i ett låst skåp."
                ),
                wrap=True,
            )
        )
        self.groups = Flow(spacing=14)
        step.add(self.groups)
        self.print_button = secondary_button(self.tr("Skriv ut nyckeln"), "printer")
        self.print_button.setHidden(self._print_key is None)
        step.add(self.print_button)
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
        self.password.textChanged.connect(self._judge)
        self.suggest.clicked.connect(self._on_suggest)
        self.print_button.clicked.connect(self._on_print)
        for edit in (self.user_title, self.again, self.typed):
            edit.returnPressed.connect(self._on_next)

    def show_recovery_key(self, key: RecoveryKey) -> None:
        """The register is made: show its key, once, and ask for it back."""
        self._key = key
        self.password.clear()
        self.again.clear()
        for number, group in enumerate(key.groups, 1):
            label = Text(group, TextRole.SECTION)
            label.setAccessibleName(f"{number}: {' '.join(group)}")
            self.groups.add(label)
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
        (self.organisation, self.password, self.typed)[step].setFocus()

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
        refused = self._refused()
        if refused is not None:
            sentence = said(refused)
            self.password_field.show_problem(sentence.what if sentence else self._rule)
            self.password.setFocus()
            return
        same = self.password.text() == self.again.text()
        self.again_field.show_problem("" if same else self.tr("De två är inte lika."))
        if not same:
            self.again.setFocus()
            return
        self.set_busy(True)
        self.create_requested.emit(
            NewRegister(
                self._folder,
                self.organisation.text().strip(),
                self.user_name.text().strip(),
                self.user_title.text().strip(),
                self.password.text(),
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
        if typed != self._key:
            self.typed_field.show_problem(self.tr("Det är en annan nyckel än den ovan."))
            return
        self.typed.clear()
        self.finished.emit()

    def _refused(self) -> PasswordRefused | None:
        reasons = password_refusals(
            self.password.text(),
            organisation=self.organisation.text(),
            user=self.user_name.text(),
        )
        return PasswordRefused(reasons) if reasons else None

    def _judge(self, text: str) -> None:
        self.password_field.set_help(self._rule)
        fraction, words = _STRENGTHS[password_strength(text)] if text else (0.0, "")
        if text and self._refused() is not None:
            fraction, words = min(fraction, 0.2), self.tr("Räcker inte än")
        self.strength.set_fraction(fraction)
        self.strength_text.setText(words)

    def _on_suggest(self) -> None:
        words = suggested_password()
        self.suggestion.setText(words)
        self.suggestion.show()
        self.password.setText(words)
        self.again.clear()
        self.again.setFocus()

    def _on_choose_folder(self) -> None:
        self._choose_folder(self._take_folder)

    def _take_folder(self, folder: Path) -> None:
        self._folder = folder
        self.folder_text.setText(str(folder))

    def _on_print(self) -> None:
        if self._print_key is not None and self._key is not None:
            self._print_key(self._key)


def _line(name: str) -> QLineEdit:
    edit = QLineEdit()
    edit.setObjectName(name)
    return edit
