"""What the settings page needs of the register beyond the record: users, password, check."""

from pathlib import Path
from typing import Protocol

from karriarstod.application.register_user import RegisterCheck, RegisterUser


class RegisterDesk(Protocol):
    """The open register's own affairs; everything but `folder` is called on the worker."""

    @property
    def folder(self) -> Path:
        """Where the register is kept."""
        ...

    def users(self) -> tuple[RegisterUser, ...]:
        """Everyone who may open it."""
        ...

    def add_user(self, user: RegisterUser, password: str) -> None:
        """One more. Raises AdministratorOnly, UserNameTaken or PasswordRefused."""
        ...

    def change_password(self, old: str, new: str) -> None:
        """The signed-in user's own. Raises WrongPassword or PasswordRefused."""
        ...

    def set_password(self, user: str, new: str) -> None:
        """Another user's, by an administrator or whoever came in with the recovery key."""
        ...

    def check(self) -> RegisterCheck:
        """A full check; may take a while."""
        ...
