"""What commands are handed: the disk, the screen and the terminal behind plain functions."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol, TextIO

from karriarstod.application.ports import Store
from karriarstod.application.register_user import RegisterCheck
from karriarstod.domain.clock import Clock, SetClock
from karriarstod.domain.errors import DomainError
from karriarstod.domain.recovery_key import RecoveryKey

PASSWORD_VARIABLE: Final = "KARRIARSTOD_PASSWORD"


class Tools(Protocol):
    """Everything outside the core that a command needs; the program's entry hands it in."""

    @property
    def clock(self) -> Clock:
        """The clock that a register which is no practice register goes by."""
        ...

    def create(
        self,
        folder: Path,
        *,
        organisation: str,
        organisation_number: str,
        user: str,
        title: str,
        password: str,
        clock: Clock,
        show_key: Callable[[RecoveryKey], None] | None = None,
    ) -> tuple[Store, RecoveryKey]:
        """A new register, open, and its key; `show_key` gets it before the register is one."""
        ...

    def open_store(self, folder: Path, user: str, password: str) -> Store:
        """The register, unlocked; without `user` its only one. Raises a StoreError."""
        ...

    def user_count(self, folder: Path) -> int:
        """How many users the register has, read without a password."""
        ...

    def set_clock(self, store: Store, clock: Clock) -> None:
        """Stamps what is written from now on by this clock."""
        ...

    def check(self, store: Store) -> RegisterCheck:
        """A full check of the open register."""
        ...

    def take_shots(self, store: Store, folder: Path, out: Path) -> Sequence[Path]:
        """A picture of every view, light and dark, as PNG; the files written."""
        ...


@dataclass(frozen=True)
class Terminal:
    """Where a command speaks and what it hears.

    `ask_password` asks without showing what is typed, and is None where nobody can answer.
    """

    out: TextIO
    err: TextIO
    password: str | None = None
    ask_password: Callable[[str], str] | None = None

    def say(self, text: str = "") -> None:
        """A line to whoever runs the command. Raises AnswerNotWritten."""
        try:
            self.out.write(f"{text}\n")
        except OSError as error:
            raise AnswerNotWritten(isinstance(error, BrokenPipeError)) from error

    def deliver(self) -> None:
        """Sees to it that what was said has left the program. Raises AnswerNotWritten."""
        try:
            self.out.flush()
        except OSError as error:
            raise AnswerNotWritten(isinstance(error, BrokenPipeError)) from error

    def warn(self, text: str) -> None:
        """A line that does not belong in the command's answer; lost if nobody hears it."""
        with suppress(OSError):
            self.err.write(f"{text}\n")
            self.err.flush()


class AnswerNotWritten(DomainError):
    """What a command said did not arrive; `nobody_listens` when the reader had closed its end."""

    def __init__(self, nobody_listens: bool) -> None:
        super().__init__("answer not written")
        self.nobody_listens = nobody_listens


class KeyNotShown(DomainError):
    """The recovery key of a register about to be made did not reach anybody: none was made."""


class PasswordNotGiven(DomainError):
    """Nobody to ask, and the variable is not set."""


class PasswordsDiffer(DomainError):
    """The new password was not typed alike twice."""


class UserNotGiven(DomainError):
    """The register has several users, and the command does not say which; `count` of them."""

    def __init__(self, count: int) -> None:
        super().__init__("which user")
        self.count = count


class NoPlanToPrint(DomainError):
    """A participant without any plan, signed or begun."""


class OnlyForParticipant(DomainError):
    """A copy that is the participant's own was asked for in another's name."""


class NoSuchTeam(DomainError):
    """Nobody has an open placement in a team of that name; `teams` are those there are."""

    def __init__(self, name: str, teams: tuple[str, ...]) -> None:
        super().__init__("no such team")
        self.name = name
        self.teams = teams


class RegisterNotSound(DomainError):
    """A check that found something; `found` says what."""

    def __init__(self, found: RegisterCheck) -> None:
        super().__init__("register not sound")
        self.found = found


class CountNotPossible(DomainError):
    """A number of participants or notes that no register can have."""


def known_password(terminal: Terminal) -> str:
    """The password of a register that exists. Raises PasswordNotGiven."""
    if terminal.password:
        return terminal.password
    if terminal.ask_password is None:
        raise PasswordNotGiven
    return terminal.ask_password("Lösenord: ")


def new_password(terminal: Terminal) -> str:
    """A password for a new register, typed twice. Raises PasswordNotGiven or PasswordsDiffer."""
    if terminal.password:
        return terminal.password
    if terminal.ask_password is None:
        raise PasswordNotGiven
    first = terminal.ask_password("Välj ett lösenord: ")
    if terminal.ask_password("Skriv det en gång till: ") != first:
        raise PasswordsDiffer
    return first


def opened(tools: Tools, terminal: Terminal, folder: Path, user: str) -> tuple[Store, Clock]:
    """The unlocked register and the clock it goes by: a practice register stands on its own day.

    Raises UserNotGiven, PasswordNotGiven or a StoreError.
    """
    count = tools.user_count(folder)
    if not user.strip() and count > 1:
        raise UserNotGiven(count)
    store = tools.open_store(folder, user, known_password(terminal))
    try:
        with store.begin() as work:
            today = work.settings.organisation().practice_today
    except BaseException:
        store.close()
        raise
    if today is None:
        return store, tools.clock
    clock = SetClock(today)
    tools.set_clock(store, clock)
    return store, clock
