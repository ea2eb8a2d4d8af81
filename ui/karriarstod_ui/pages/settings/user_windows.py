"""The windows where users and passwords are changed, opened over the settings page."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from karriarstod_ui.desk import Desk
from karriarstod_ui.dialogs.form import Command
from karriarstod_ui.pages.settings.register_desk import RegisterDesk
from karriarstod_ui.pages.settings.users import ForgottenDialog, NewUserDialog, PasswordDialog
from karriarstod_ui.typed import Typed, type_again, typed_in

UserWindow = PasswordDialog | NewUserDialog | ForgottenDialog


class UserWindows(QObject):
    """Opens them, and has done what they ask for. ``kept`` after each that was."""

    kept = Signal()

    def __init__(self, desk: Desk, register: RegisterDesk, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._register = register
        self._page = page
        self._opened: UserWindow | None = None

    @Slot()
    def change_password(self) -> None:
        """One's own."""
        organisation, user = self._desk.organisation.name, self._desk.user.name
        self._open(PasswordDialog(self._register, organisation, user, self._page.window()))

    @Slot()
    def add_user(self) -> None:
        """One more."""
        organisation = self._desk.organisation.name
        self._open(NewUserDialog(self._register, organisation, self._page.window()))

    @Slot(str)
    def give_password(self, user: str) -> None:
        """To somebody who has forgotten theirs."""
        organisation = self._desk.organisation.name
        self._open(ForgottenDialog(self._register, organisation, user, self._page.window()))

    def half_written(self) -> Typed | None:
        """Who was being added, without the password; the other windows hold nothing else."""
        opened = self._opened
        if not isinstance(opened, NewUserDialog) or not isValid(opened):
            return None
        is_begun = opened.isVisible() and opened.name.text().strip()
        return typed_in(opened) if is_begun else None

    def take_up(self, half: Typed) -> None:
        """Who was being added before the lock; the password is chosen anew."""
        self.add_user()
        if self._opened is not None:
            type_again(self._opened, half)

    def _open(self, dialog: UserWindow) -> None:
        self._opened = dialog

        def keep(command: Command) -> None:
            self._desk.do(
                command,
                owner=dialog,
                done=lambda _events: self._on_kept(dialog),
                failed=dialog.show_error,
                saying=self.tr("Sparar …"),
            )

        dialog.submitted.connect(keep)
        dialog.open()

    def _on_kept(self, dialog: UserWindow) -> None:
        dialog.accept()
        self.kept.emit()
