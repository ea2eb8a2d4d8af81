"""The short code that leads out of meeting mode, beside the password that always does."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from karriarstod.application.meeting_code import LONGEST, is_fit, set_meeting_code
from karriarstod_ui.desk import Desk
from karriarstod_ui.theme import StateColor, TextRole
from karriarstod_ui.widgets.buttons import link_button, secondary_button
from karriarstod_ui.widgets.card import Card, InlineMessage
from karriarstod_ui.widgets.fields import LabeledField
from karriarstod_ui.widgets.layouts import row
from karriarstod_ui.widgets.password import PasswordField
from karriarstod_ui.widgets.text import Text


class MeetingCodeCard(Card):
    """Sets the code, or takes it away; what it is cannot be read anywhere."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("Mötesläge", parent=parent)
        self._desk = desk
        lead = self.tr(
            "Mötesläget lämnas med ditt lösenord. Med en kod går det fortare att komma tillbaka"
            " när någon sitter bredvid. Koden gäller alla i registret och öppnar inget annat."
        )
        self.add(Text(lead, TextRole.SMALL_QUIET, wrap=True))
        self.code = PasswordField()
        self.code.setObjectName("meeting_code")
        self.code.setMaxLength(LONGEST)
        self.code.returnPressed.connect(self._on_keep)
        self.field = LabeledField(
            self.tr("Kod för mötesläget"), self.code, help_text=self.tr("4–8 siffror.")
        )
        self.add(self.field)
        self.keep = secondary_button(self.tr("Spara koden"), compact=True)
        self.keep.setObjectName("keep_meeting_code")
        self.drop = link_button(self.tr("Ta bort koden"), compact=True)
        self.drop.setObjectName("drop_meeting_code")
        buttons = row(spacing=12)
        buttons.addWidget(self.keep)
        buttons.addWidget(self.drop)
        buttons.addStretch(1)
        self.body.addLayout(buttons)
        self.message = InlineMessage()
        self.add(self.message)
        may_write = desk.user.may_write()
        for part in (self.code, self.keep, self.drop):
            part.setEnabled(may_write)
        self.keep.clicked.connect(self._on_keep)
        self.drop.clicked.connect(self._on_drop)

    @Slot()
    def _on_keep(self) -> None:
        code = self.code.text()
        if not is_fit(code):
            self.field.show_problem(self.tr("Skriv fyra till åtta siffror."))
            return
        self.field.clear_problem()
        self._set(code, self.tr("Koden gäller nu. Lösenordet går också bra."))

    @Slot()
    def _on_drop(self) -> None:
        self._set("", self.tr("Ingen kod gäller. Mötesläget lämnas med lösenordet."))

    def _set(self, code: str, told: str) -> None:
        self.code.clear()
        self._desk.do(
            lambda begin: set_meeting_code(begin, code),
            owner=self,
            done=lambda _events: self.message.show_message(told, StateColor.WELL),
        )
