"""A register's own affairs, for settings."""

from pathlib import Path

from karriarstod.application.register_user import RegisterCheck, RegisterUser, Role
from karriarstod.application.store_errors import WrongPassword


class FakeRegister:
    """A register's own affairs, remembered."""

    folder = Path("/register")

    def __init__(self) -> None:
        self.added: list[tuple[RegisterUser, str]] = []
        self.changed: list[tuple[str, str]] = []
        self.problems: tuple[str, ...] = ()

    def users(self) -> tuple[RegisterUser, ...]:
        return (RegisterUser(2, "Bo Provare", "handledare", Role.SUPERVISOR),)

    def add_user(self, user: RegisterUser, password: str) -> None:
        self.added.append((user, password))

    def change_password(self, old: str, new: str) -> None:
        if old != "det gamla":
            raise WrongPassword
        self.changed.append((old, new))

    def set_password(self, user: str, new: str) -> None:
        self.changed.append((user, new))

    def check(self) -> RegisterCheck:
        return RegisterCheck(True, self.problems, (), (), (), {})
