"""Who may open the register: who I am, the others, a new password, a new user."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from karriarstod.application.changes import Events
from karriarstod.application.labels import label
from karriarstod.application.password_rules import password_refusals
from karriarstod.application.ports import Begin
from karriarstod.application.register_user import RegisterUser, Role
from karriarstod.domain.passwords import MINIMUM, PasswordRefused
from karriarstod_ui.dialogs.form import Command, FormDialog
from karriarstod_ui.messages import said
from karriarstod_ui.pages.settings.register_desk import RegisterDesk
from karriarstod_ui.theme import TextRole
from karriarstod_ui.widgets.buttons import link_button, secondary_button
from karriarstod_ui.widgets.card import Card
from karriarstod_ui.widgets.choices import Choice
from karriarstod_ui.widgets.fields import LabeledField
from karriarstod_ui.widgets.layouts import Column, Flow, column
from karriarstod_ui.widgets.line import LineEdit
from karriarstod_ui.widgets.password import PasswordField
from karriarstod_ui.widgets.text import Text


class UsersCard(Card):
    """Everyone with a key.

    Signals:
        password_wanted: one's own password is to be changed.
        user_wanted: one more is to be added.
        new_password_wanted: the name of another user who has forgotten theirs.
    """

    password_wanted = Signal()
    user_wanted = Signal()
    new_password_wanted = Signal(str)

    def __init__(self, me: RegisterUser, parent: QWidget | None = None) -> None:
        super().__init__("Användare", parent=parent)
        self._me = me
        self.add(Text(me.name, TextRole.STRONG, wrap=True))
        self.add(Text(f"Det är du. {_what(me)}", TextRole.SMALL_QUIET, wrap=True))
        self._list = QWidget()
        self._lines = column(self._list, spacing=4)
        self.add(self._list)
        self.password = secondary_button("Byt lösenord", "key-round", compact=True)
        # Whoever came in with the recovery key has no password of their own to change.
        self.password.setHidden(me.id is None)
        self.new_user = secondary_button("Lägg till användare", "user-plus", compact=True)
        self.new_user.setHidden(not me.may_administer())
        buttons = Flow(8)
        buttons.add(self.password)
        buttons.add(self.new_user)
        self.add(buttons)
        self.password.clicked.connect(self.password_wanted)
        self.new_user.clicked.connect(self.user_wanted)

    def show_users(self, users: Iterable[RegisterUser]) -> None:
        """The others, in the order given."""
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for user in users:
            if user.name == self._me.name:
                continue
            line = Column(0)
            line.add(Text(user.name, wrap=True))
            line.add(Text(_what(user), TextRole.SMALL_QUIET, wrap=True))
            if self._me.may_administer():
                line.add(self._forgotten(user))
            self._lines.addWidget(line)

    def _forgotten(self, user: RegisterUser) -> QWidget:
        link = link_button("Nytt lösenord", compact=True)
        link.setAccessibleName(f"Nytt lösenord för {user.name}")
        link.setProperty("user", user.name)
        link.clicked.connect(self._on_forgotten)
        return link

    def _on_forgotten(self) -> None:
        self.new_password_wanted.emit(str(self.sender().property("user")))


def _what(user: RegisterUser) -> str:
    """What the person is here and may do; one word where they are the same."""
    title = user.title.strip()
    words = (title[:1].upper() + title[1:], label(user.role))
    return " · ".join(dict.fromkeys(word for word in words if word))


class _SecretDialog(FormDialog):
    """Asks for a new password twice, and holds it to the rules."""

    def __init__(
        self, title: str, verb: str, lead: str, organisation: str, parent: QWidget
    ) -> None:
        super().__init__(title, verb, lead, parent)
        self._organisation = organisation
        self.new = PasswordField()
        self.new.setObjectName("new_password")
        self.again = PasswordField()
        self.again.setObjectName("again")
        self._new_field = LabeledField(
            "Nytt lösenord",
            self.new,
            help_text=f"Minst {MINIMUM} tecken. Gärna några ord som inte hör ihop.",
        )
        self._again_field = LabeledField("Samma en gång till", self.again)

    def checked(self, user: str) -> str:
        """The new password; what is wrong is said beside the field."""
        password = self.new.text()
        reasons = password_refusals(password, organisation=self._organisation, user=user)
        if reasons:
            sentence = said(PasswordRefused(reasons))
            self.wrong(self._new_field, sentence.what if sentence else "")
        elif password != self.again.text():
            self.wrong(self._again_field, "De två är inte lika.")
        return password

    def show_error(self, error: Exception) -> None:
        """It was not done: say why, with everything still there."""
        sentence = said(error)
        self.refuse(sentence.text if sentence else "Det gick inte. Försök igen.")


class PasswordDialog(_SecretDialog):
    """A new password for whoever is signed in."""

    def __init__(
        self, register: RegisterDesk, organisation: str, user: str, parent: QWidget
    ) -> None:
        super().__init__(
            "Byt lösenord",
            "Byt lösenord",
            "Det gamla slutar gälla genast. Registret behöver inte skrivas om.",
            organisation,
            parent,
        )
        self._register = register
        self._user = user
        self.old = PasswordField()
        self.old.setObjectName("old_password")
        self._old_field = LabeledField("Lösenordet du har nu", self.old)
        for each in (self._old_field, self._new_field, self._again_field):
            self.add(each)

    @override
    def command(self) -> Command | None:
        old = self.old.text()
        if not old:
            self.wrong(self._old_field, "Skriv lösenordet du har nu.")
        new = self.checked(self._user)

        def change(_begin: Begin) -> Events:
            self._register.change_password(old, new)
            return ()

        return change


class NewUserDialog(_SecretDialog):
    """One more who may open the register."""

    def __init__(self, register: RegisterDesk, organisation: str, parent: QWidget) -> None:
        super().__init__(
            "Lägg till användare",
            "Lägg till",
            "Ge lösenordet muntligt. Personen byter det själv efter första gången.",
            organisation,
            parent,
        )
        self._register = register
        self.name = LineEdit()
        self.name.setObjectName("user_name")
        self.job = QLineEdit("handledare")
        self.job.setObjectName("user_title")
        self.role = Choice()
        self.role.setObjectName("user_role")
        self.role.set_options([(role.value, label(role)) for role in Role])
        self.role.choose(Role.SUPERVISOR.value)
        self._name_field = LabeledField("Namn", self.name)
        self.add(self._name_field)
        self.add_pair(LabeledField("Yrkesroll", self.job), LabeledField("Får göra", self.role))
        self.add(self._new_field)
        self.add(self._again_field)

    @override
    def command(self) -> Command | None:
        name = self.name.text().strip()
        if not name:
            self.wrong(self._name_field, "Skriv namnet.")
        password = self.checked(name)
        user = RegisterUser(None, name, self.job.text().strip(), Role(self.role.key()))

        def add(_begin: Begin) -> Events:
            self._register.add_user(user, password)
            return ()

        return add


class ForgottenDialog(_SecretDialog):
    """A new password for somebody who has forgotten theirs."""

    def __init__(
        self, register: RegisterDesk, organisation: str, user: str, parent: QWidget
    ) -> None:
        super().__init__(
            f"Nytt lösenord för {user}",
            "Spara lösenordet",
            "Ge det muntligt. Personen byter det själv efter första gången.",
            organisation,
            parent,
        )
        self._register = register
        self._user = user
        self.add(self._new_field)
        self.add(self._again_field)

    @override
    def command(self) -> Command | None:
        new = self.checked(self._user)

        def keep(_begin: Begin) -> Events:
            self._register.set_password(self._user, new)
            return ()

        return keep
