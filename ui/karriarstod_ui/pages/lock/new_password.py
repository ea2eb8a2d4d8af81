"""After the recovery key: somebody gets a new password before anything of the record is shown."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from karriarstod_ui import units
from karriarstod_ui.messages import said
from karriarstod_ui.theme import StateColor, TextRole
from karriarstod_ui.widgets.buttons import primary_button, secondary_button
from karriarstod_ui.widgets.card import InlineMessage
from karriarstod_ui.widgets.choices import Choice
from karriarstod_ui.widgets.door import Door
from karriarstod_ui.widgets.fields import LabeledField
from karriarstod_ui.widgets.layouts import row
from karriarstod_ui.widgets.new_password import NewPassword
from karriarstod_ui.widgets.text import Text


class NewPasswordPage(Door):
    """Whose password, and which; there is no way past it but locking again.

    ``chosen`` carries the user's name and the password; answer with ``show_error`` when it was
    not kept. ``cancelled`` when the register is to be locked again, with nothing changed.
    """

    chosen = Signal(str, str)
    cancelled = Signal()

    def __init__(
        self, organisation: str, user_names: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(560, parent)
        self.user = Choice()
        self.user.setObjectName("user")
        self.user.set_options([(name, name) for name in user_names])
        self.user_field = LabeledField(self.tr("Vem ska få ett nytt lösenord?"), self.user)
        self.message = InlineMessage()
        self.choosing = NewPassword(lambda: (organisation, self.user.key()))
        self.cancel = secondary_button(self.tr("Lås igen"))
        self.cancel.setObjectName("cancel")
        self.save = primary_button("")
        self.save.setObjectName("save")
        self._build(len(user_names) > 1)
        self.user.currentIndexChanged.connect(self.choosing.judge)
        self.choosing.again.returnPressed.connect(self._on_saved)
        self.save.clicked.connect(self._on_saved)
        self.cancel.clicked.connect(self.cancelled)
        self.set_busy(False)

    def _build(self, several: bool) -> None:
        lead = self.tr(
            "Nyckeln stämmer. Registret öppnas när du har valt ett nytt lösenord; det gamla slutar"
            " gälla då."
        )
        self.lines.addWidget(Text(self.tr("Välj ett nytt lösenord"), TextRole.TITLE, wrap=True))
        self.lines.addWidget(Text(lead, TextRole.QUIET, wrap=True))
        self.lines.addWidget(self.message)
        self.lines.addWidget(self.user_field)
        if not several:
            # Nothing to choose, but whose it is must be seen.
            self.user_field.hide()
            whose = self.tr("Lösenordet är för {name}.").format(name=self.user.key())
            self.lines.addWidget(Text(whose, TextRole.STRONG, wrap=True))
        self.lines.addWidget(self.choosing)
        self.lines.addSpacing(units.px(6))
        buttons = row(spacing=12)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        buttons.addWidget(self.save)
        self.lines.addLayout(buttons)
        self.setFocusProxy(self.user if several else self.choosing)

    def show_error(self, error: Exception) -> None:
        """The password was not changed: say why, with everything still there."""
        self.set_busy(False)
        sentence = said(error)
        text = sentence.text if sentence else self.tr("Lösenordet är inte bytt. Försök igen.")
        self.message.show_message(text, StateColor.LATE)

    def set_busy(self, busy: bool) -> None:
        """While the new lock is made nothing can be pressed twice."""
        for widget in (self.user, self.choosing, self.save, self.cancel):
            widget.setEnabled(not busy)
        self.save.setText(self.tr("Sparar …") if busy else self.tr("Spara och öppna"))

    def _on_saved(self) -> None:
        self.message.clear()
        password = self.choosing.accepted()
        if password is not None:
            self.set_busy(True)
            self.chosen.emit(self.user.key(), password)
