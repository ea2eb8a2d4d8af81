"""The lock: a name and a password, and nothing of the record behind it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from karriarstod.application import store_errors as errors
from karriarstod_ui import units
from karriarstod_ui.messages import said
from karriarstod_ui.pages.lock.hindrance import Hindrance, Pause
from karriarstod_ui.theme import StateColor, TextRole
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
    was typed; ``previous_requested`` comes when the key file's previous generation is to be put
    back. The page shows itself busy until ``show_error`` or ``set_busy(False)``. ``password``
    stands in its field from the start, for a register where it is no secret.
    """

    unlock_requested = Signal(str, str)
    recovery_requested = Signal(str)
    previous_requested = Signal()
    other_register_requested = Signal()

    def __init__(
        self,
        organisation: str,
        user_names: Sequence[str] = (),
        *,
        note: str = "",
        password: str = "",
        is_name_needed: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._recovering = False
        self._is_name_needed = is_name_needed
        self._busy = False
        self._problem = ""
        self.pause = Pause(self)
        self._build(organisation, user_names, note)
        self._connect()
        self.password.setText(password)
        # Whoever types what the page says writes over it, not after it.
        self.password.selectAll()
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
        self.hindrance = Hindrance()
        links = Flow(spacing=12)
        links.add(self.recovery_link)
        links.add(self.other_link)
        self.lines.addWidget(Text("Karriärstöd", TextRole.HERO))
        state = self.tr("{organisation} · registret är låst").format(organisation=organisation)
        self.lines.addWidget(Text(state, TextRole.QUIET, wrap=True))
        if note:
            self.lines.addWidget(Text(note, TextRole.SMALL, wrap=True))
        self.lines.addWidget(self.hindrance)
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
        self.user.editTextChanged.connect(self._forget_user_problem)
        self.recovery.textEdited.connect(self.recovery_field.clear_problem)
        self.hindrance.retried.connect(self._on_open)
        self.hindrance.previous_requested.connect(self.previous_requested)
        self.pause.changed.connect(self._on_waited)

    def show_error(self, error: Exception) -> None:
        """Say in words why it did not open, and let the person try again."""
        self.set_busy(False)
        sentence = said(error)
        if sentence is None:
            self.hindrance.show_error(error)
        elif isinstance(error, errors.WrongPassword):
            # What to do about it stands below already.
            self.show_problem(sentence.what)
        elif isinstance(error, errors.UnknownUser):
            self.user_field.show_problem(sentence.text)
            self.user.setFocus()
        elif isinstance(error, errors.WrongRecoveryKey) or not isinstance(error, errors.StoreError):
            # What the register itself did not say is about how the key was typed.
            self.show_problem(sentence.text)
        elif isinstance(error, errors.WaitAfterFailures):
            # The seconds are counted down on the button.
            self.hindrance.tell(f"{sentence.what} {sentence.nothing_lost}", StateColor.SOON)
            self.pause.start(error.seconds)
        else:
            self.hindrance.show_error(error)

    def show_problem(self, text: str) -> None:
        """Say beside the field what is wrong with what was typed in it."""
        self.set_busy(False)
        if self._recovering:
            self.recovery_field.show_problem(text)
            self.recovery.setFocus()
            return
        self._problem = text
        self._show_password_problem()
        self.password.setFocus()
        self.password.selectAll()

    def show_restored(self) -> None:
        """The key file's previous generation is back."""
        self.password.clear()
        self.hindrance.tell(
            self.tr("Den förra nyckelfilen är tillbaka. Skriv lösenordet som gällde då."),
            StateColor.WELL,
        )
        self.password.setFocus()

    def set_busy(self, busy: bool) -> None:
        """While the key is worked out nothing can be pressed twice."""
        self._busy = busy
        for widget in (
            self.user,
            self.password,
            self.recovery,
            self.hindrance,
            self.recovery_link,
            self.other_link,
        ):
            widget.setEnabled(not busy)
        self._show_state()

    def _on_waited(self) -> None:
        if not self.pause.seconds_left:
            self.hindrance.tell(self.tr("Nu går det att försöka igen."), StateColor.CALM)
        self._show_state()

    def _show_state(self) -> None:
        """What the button says and whether it can be pressed: busy, waiting, or ready."""
        left = self.pause.seconds_left
        self.open_button.setEnabled(not (self._busy or left))
        if self._busy:
            self.open_button.setText(self.tr("Låser upp …"))
        elif left:
            self.open_button.setText(self.tr("Försök igen om {seconds} s").format(seconds=left))
        else:
            self.open_button.setText(self._verb())

    def _verb(self) -> str:
        return self.tr("Öppna med nyckeln") if self._recovering else self.tr("Lås upp")

    def _on_open(self) -> None:
        if self.pause.seconds_left:
            return
        if self._recovering:
            key = self.recovery.text().strip()
            if not key:
                self.recovery_field.show_problem(self.tr("Skriv nyckeln från pappret."))
                return
            self.hindrance.clear()
            self.set_busy(True)
            self.recovery_requested.emit(key)
            return
        name, password = self.user.currentText().strip(), self.password.text()
        is_name_missing = self._is_name_needed and not name
        self.user_field.show_problem(self.tr("Skriv ditt namn.") if is_name_missing else "")
        if is_name_missing:
            self.user.setFocus()
        elif not password:
            self.show_problem(self.tr("Skriv ditt lösenord."))
        else:
            self.hindrance.clear()
            self._forget_problem()
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
        self._show_state()
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
                self.tr(
                    "Glömt lösenordet? En administratör kan ge dig ett nytt. Annars går det"
                    " med nyckeln på pappret."
                )
            )
            self.recovery_link.setText(self.tr("Använd återställningsnyckeln"))

    def _forget_user_problem(self) -> None:
        if self.user_field.problem:
            self.user_field.clear_problem()

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
