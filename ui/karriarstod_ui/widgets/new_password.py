"""Choosing a new password: the rules, its strength, a suggestion, and the same once more."""

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QWidget

from karriarstod.application.password_rules import (
    password_refusals,
    password_strength,
    suggested_password,
)
from karriarstod.domain.passwords import MINIMUM, PasswordRefused, Strength
from karriarstod_ui.messages import said
from karriarstod_ui.theme import TextRole
from karriarstod_ui.widgets.buttons import link_button
from karriarstod_ui.widgets.charts import ThinProgress
from karriarstod_ui.widgets.fields import LabeledField
from karriarstod_ui.widgets.layouts import Column, row
from karriarstod_ui.widgets.password import PasswordField
from karriarstod_ui.widgets.text import Text

Names = Callable[[], tuple[str, str]]
"""Organisation and user, as they stand now: a password may not be made of either."""

_STRENGTHS: Final = {
    Strength.WEAK: (0.33, "Lätt att gissa"),
    Strength.GOOD: (0.7, "Bra"),
    Strength.STRONG: (1.0, "Mycket bra"),
}


class NewPassword(Column):
    """Two fields that must be alike, held to the rules while the first is written."""

    def __init__(self, names: Names, parent: QWidget | None = None) -> None:
        super().__init__(10, parent)
        self._names = names
        self._rule = self.tr(
            "Minst {count} tecken. Gärna några ord som inte hör ihop; mellanslag går bra."
        ).format(count=MINIMUM)
        self.password = PasswordField()
        self.password.setObjectName("password")
        self.again = PasswordField()
        self.again.setObjectName("again")
        self.password_field = LabeledField(self.tr("Lösenord"), self.password, help_text=self._rule)
        self.again_field = LabeledField(self.tr("Samma en gång till"), self.again)
        self.strength = ThinProgress(self.tr("Lösenordets styrka"))
        self.strength_text = Text("", TextRole.SMALL_QUIET)
        self.suggest = link_button(self.tr("Föreslå ett lösenord"), compact=True)
        self.suggestion = Text("", TextRole.STRONG, wrap=True)
        self.suggestion.hide()
        said_and_suggested = row(spacing=12)
        said_and_suggested.addWidget(self.strength_text, 1)
        said_and_suggested.addWidget(self.suggest)
        self.add(self.password_field)
        self.add(self.strength)
        self.body.addLayout(said_and_suggested)
        self.add(self.suggestion)
        self.add(self.again_field)
        # Where there is more room than is needed, it is below and not between.
        self.add_stretch()
        self.password.textChanged.connect(self._judge)
        self.suggest.clicked.connect(self._on_suggest)
        self.setFocusProxy(self.password)

    def accepted(self) -> str | None:
        """The password, or ``None`` after saying what is wrong and going there."""
        refused = self._refused()
        if refused is not None:
            sentence = said(refused)
            self.password_field.show_problem(sentence.what if sentence else self._rule)
            self.password.setFocus()
            return None
        same = self.password.text() == self.again.text()
        self.again_field.show_problem("" if same else self.tr("De två är inte lika."))
        if not same:
            self.again.setFocus()
            return None
        return self.password.text()

    def clear(self) -> None:
        """Forget what has been typed and what was suggested."""
        self.password.clear()
        self.again.clear()
        self.suggestion.clear()
        self.suggestion.hide()

    def judge(self) -> None:
        """Hold what is written to the rules once more: the names are others."""
        self._judge(self.password.text())

    def _refused(self) -> PasswordRefused | None:
        organisation, user = self._names()
        reasons = password_refusals(self.password.text(), organisation=organisation, user=user)
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
