"""What the window is handed by the program's entry: the disk, the paper and the clock behind it.

The screen may not import the register or the paper; `karriarstod.__main__` knows both and hands
in one object that fulfils `Composition`. Everything here that takes time is called on the worker.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from karriarstod.application.ports import Copy, Organisation, Store
from karriarstod.application.register_user import RegisterCheck, RegisterUser
from karriarstod.domain.clock import Clock
from karriarstod.domain.identity import CaseNumber
from karriarstod.domain.recovery_key import RecoveryKey


@dataclass(frozen=True)
class NewRegister:
    """What a person says when a register is made."""

    folder: Path
    organisation: str
    org_number: str
    user: str
    title: str
    password: str


@dataclass(frozen=True)
class PracticeRegister:
    """Where the practice register is and how it opens; its password is no secret."""

    folder: Path
    user: str
    password: str


class PlanPaper(Protocol):
    """A placement's plan as PDF, made with the program's reports; all in memory."""

    def plan(
        self, store: Store, clock: Clock, case: CaseNumber, placement: int, version: int, copy: Copy
    ) -> bytes:
        """The plan as it is printed for that reader.

        A signed version's first print is kept and given back byte for byte; a draft says that it
        is one. Raises NoSuchCase or NoSuchPart.
        """
        ...

    def blank(self, organisation: Organisation) -> bytes:
        """The empty form, to fill in by pen."""
        ...

    def side_by_side(
        self, store: Store, clock: Clock, case: CaseNumber, placement: int, version: int
    ) -> bytes:
        """A version beside the one before it, with the differences marked."""
        ...


class Composition(Protocol):
    """Everything outside the window. Errors are `StoreError` and `DomainError` children."""

    @property
    def paper(self) -> PlanPaper:
        """The printed plans."""
        ...

    def open_store(self, folder: Path, user: str, password: str) -> Store:
        """The unlocked register of a folder."""
        ...

    def open_with_recovery_key(self, folder: Path, typed: str) -> Store:
        """The same, with the printed key. Raises RecoveryKeyTypo or WrongRecoveryKey."""
        ...

    def create_store(self, new: NewRegister) -> tuple[Store, RecoveryKey]:
        """A new register, open, and the key to show once. Raises PasswordRefused among others."""
        ...

    def practice_folder(self) -> Path:
        """Where the practice register of this computer is, or would be made."""
        ...

    def make_practice(self) -> PracticeRegister:
        """The practice register, made if it is not there yet."""
        ...

    def folder_warning(self, folder: Path) -> str:
        """What to think of before a register is kept here (a synced or shared folder), or ""."""
        ...

    def organisation(self, store: Store) -> Organisation:
        """Whose register it is."""
        ...

    def check(self, store: Store) -> RegisterCheck:
        """A full check of the open register."""
        ...

    def users(self, store: Store) -> tuple[RegisterUser, ...]:
        """Everyone who may open the register."""
        ...

    def add_user(self, store: Store, user: RegisterUser, password: str) -> None:
        """One more user (its `id` is ignored). Raises AdministratorOnly or UserNameTaken."""
        ...

    def change_password(self, store: Store, old: str, new: str) -> None:
        """The signed-in user's own password. Raises WrongPassword or PasswordRefused."""
        ...

    def warm_up(self) -> None:
        """Loads what unlocking needs, on the worker, while the user types the password."""
        ...
