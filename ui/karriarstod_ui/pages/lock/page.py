"""The lock: a name and a password, and nothing of the record behind it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from karriarstod.application.store_errors import WrongPassword
from karriarstod_ui import units
from karriarstod_ui.messages import said
from karriarstod_ui.theme import TextRole
from karriarstod_ui.widgets.buttons import link_button, primary_button
from karriarstod_ui.widgets.choices import Choice
from karriarstod_ui.widgets.door import Door
from karriarstod_ui.widgets.fields import LabeledField
from karriarstod_ui.widgets.layouts import Flow
from karriarstod_ui.widgets.password import PasswordField
from karriarstod_ui.widgets.text import Text


class LockPage(Door):
    """Asks who and with what.

    ``unlock_requested`` carries name and password, ``recovery_requested`` the recovery key as it
    was typed. The page shows itself busy until ``show_error`` or ``set_busy(False)``.
    """

    unlock_requested = Signal(str, str)
    recovery_requested = Signal(str)
    other_register_requested = Signal()

    def __init__(
        self,
        organisation: str,
        user_names: Sequence[str] = (),
        *,
        note: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._recovering = False
        self._problem = ""
        self._build(organisation, user_names, note)
        self._connect()
        self._show_mode()

    def _build(self, organisation: str, user_names: Sequence[str], note: str) -> None:
        self.user = Choice()
        self.user.setEditable(True)
        self.user.setObjectName("user")
        self.user.setInsertPolicy(Choice.InsertPolicy.NoInsert)
        for name in user_names:
            self.user.addItem(name, name)
        if not user_names:
            self.user.setEditText("")
        self.password = PasswordField()
        self.password.setObjectName("password")
        self.recovery = QLineEdit()
        self.recovery.setObjectName("recovery_key")
        self.user_field = LabeledField(self.tr("Användare"), self.user)
        edit = self.user.lineEdit()
        if edit is not None:
            edit.setAccessibleName(self.tr("Användare"))
        self.password_field = LabeledField(self.tr("Lösenord"), self.password)
        self.recovery_field = LabeledField(
            self.tr("Återställningsnyckel"),
            self.recovery,
            help_text=self.tr("Den står på pappret från när registret skapades."),
        )
        self.open_button = primary_button(self.tr("Lås upp"))
        self.open_button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.forgotten = Text("", TextRole.SMALL_QUIET, wrap=True)
        self.recovery_link = link_button("", compact=True)
        self.other_link = link_button(self.tr("Öppna annat register…"), compact=True)
        links = Flow(spacing=12)
        links.add(self.recovery_link)
        links.add(self.other_link)
        self.lines.addWidget(Text("Karriärstöd", TextRole.HERO))
        state = self.tr("{organisation} · registret är låst").format(organisation=organisation)
        self.lines.addWidget(Text(state, TextRole.QUIET, wrap=True))
        if note:
            self.lines.addWidget(Text(note, TextRole.SMALL, wrap=True))
        self.lines.addSpacing(units.px(8))
        for widget in (self.user_field, self.password_field, self.recovery_field):
            self.lines.addWidget(widget)
        self.lines.addSpacing(units.px(2))
        self.lines.addWidget(self.open_button)
        self.lines.addSpacing(units.px(2))
        self.lines.addWidget(self.forgotten)
        self.lines.addWidget(links)
        self.setFocusProxy(self.password if user_names else self.user)

    def _connect(self) -> None:
        self.password.returnPressed.connect(self._on_open)
        self.recovery.returnPressed.connect(self._on_open)
        self.open_button.clicked.connect(self._on_open)
        self.recovery_link.clicked.connect(self._on_mode_changed)
        self.other_link.clicked.connect(self.other_register_requested)
        self.password.caps_lock_changed.connect(self._show_password_problem)
        self.password.textEdited.connect(self._forget_problem)

    def show_error(self, error: Exception) -> None:
        """Say in words why it did not open, and let the person try again."""
        sentence = said(error)
        if sentence is None:
            self.show_problem(self.tr("Registret gick inte att öppna. Inget har ändrats."))
        elif isinstance(error, WrongPassword):
            # What to do about it stands below already.
            self.show_problem(sentence.what)
        else:
            self.show_problem(sentence.text)

    def show_problem(self, text: str) -> None:
        self.set_busy(False)
        if self._recovering:
            self.recovery_field.show_problem(text)
            self.recovery.setFocus()
            return
        self._problem = text
        self._show_password_problem()
        self.password.setFocus()
        self.password.selectAll()

    def set_busy(self, busy: bool) -> None:
        """While the key is worked out nothing can be pressed twice."""
        for widget in (self.user, self.password, self.recovery, self.open_button):
            widget.setEnabled(not busy)
        self.open_button.setText(self.tr("Låser upp …") if busy else self._verb())

    def _verb(self) -> str:
        return self.tr("Öppna med nyckeln") if self._recovering else self.tr("Lås upp")

    def _on_open(self) -> None:
        if self._recovering:
            key = self.recovery.text().strip()
            if not key:
                self.recovery_field.show_problem(self.tr("Skriv nyckeln från pappret."))
                return
            self.set_busy(True)
            self.recovery_requested.emit(key)
            return
        name, password = self.user.currentText().strip(), self.password.text()
        self.user_field.show_problem("" if name else self.tr("Skriv ditt namn."))
        if not name:
            self.user.setFocus()
        elif not password:
            self.show_problem(self.tr("Skriv ditt lösenord."))
        else:
            self.set_busy(True)
            self.unlock_requested.emit(name, password)

    def _on_mode_changed(self) -> None:
        self._recovering = not self._recovering
        self._show_mode()
        (self.recovery if self._recovering else self.password).setFocus()

    def _show_mode(self) -> None:
        self.user_field.setHidden(self._recovering)
        self.password_field.setHidden(self._recovering)
        self.recovery_field.setHidden(not self._recovering)
        self.open_button.setText(self._verb())
        if self._recovering:
            self.forgotten.setText(
                self.tr(
                    "Små bokstäver och mellanslag spelar ingen roll. Därefter väljer du ett nytt"
                    " lösenord."
                )
            )
            self.recovery_link.setText(self.tr("Tillbaka till lösenordet"))
        else:
            self.forgotten.setText(
                self.tr("Glömt lösenordet? Be en annan användare som är administratör, eller")
            )
            self.recovery_link.setText(self.tr("Använd återställningsnyckeln"))

    def _forget_problem(self) -> None:
        self._problem = ""
        self._show_password_problem()

    def _show_password_problem(self) -> None:
        caps = self.tr("Caps Lock är på.") if self.password.caps_lock else ""
        self.password_field.show_problem(" ".join(filter(None, (self._problem, caps))))

    def clear(self) -> None:
        """Forget what has been typed."""
        self.password.clear()
        self.recovery.clear()
