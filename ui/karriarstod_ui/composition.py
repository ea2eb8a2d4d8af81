"""What the window is handed by the program's entry: the disk, the paper and the clock behind it.

The screen may not import the register or the paper; `karriarstod.__main__` knows both and hands
in one object that fulfils `Composition`. Everything here that takes time is called on the worker.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from karriarstod.application.ports import Organisation, Store
    from karriarstod.application.register_user import RegisterCheck, RegisterUser
    from karriarstod.domain.clock import Clock
    from karriarstod.domain.recovery_key import RecoveryKey
    from karriarstod_ui.pages.form.printing_port import FormPrinting
    from karriarstod_ui.pages.method.paper import GuidePrinting
    from karriarstod_ui.pages.plan.printing_port import Printing


@dataclass(frozen=True)
class NewRegister:
    """What a person says when a register is made."""

    folder: Path
    organisation: str
    user: str
    title: str
    password: str = field(repr=False)


@dataclass(frozen=True)
class PracticeRegister:
    """Where the practice register is and how it opens; its password is no secret."""

    folder: Path
    user: str
    password: str
    participants: int = 24


class PreparedRegister(Protocol):
    """A new register that lies ready and is none until it is kept: first its key is."""

    @property
    def recovery_key(self) -> RecoveryKey:
        """The key to put on paper; it opens nothing until the register is kept."""
        ...

    @property
    def register_id(self) -> str:
        """What tells the register from every other; stands on the key's paper."""
        ...

    def keep(self) -> Store:
        """Makes it a register and opens it; quick. Raises StoreError; nothing is left then."""
        ...

    def discard(self) -> None:
        """Leaves the folder as it was; nothing once it is kept."""
        ...


class Composition(Protocol):
    """Everything outside the window. Errors are `StoreError` and `DomainError` children."""

    def printing(self, organisation: Organisation, clock: Clock) -> Printing:
        """The paper of a register: plans as PDF, and signing with what paper must remember."""
        ...

    def form_printing(self, organisation: Organisation, clock: Clock) -> FormPrinting:
        """The paper of a register's forms, and signing with what paper must remember."""
        ...

    def guide_printing(self, organisation: Organisation, clock: Clock) -> GuidePrinting:
        """The method guide on paper."""
        ...

    def open_store(self, folder: Path, user: str, password: str) -> Store:
        """The unlocked register of a folder."""
        ...

    def open_with_recovery_key(self, folder: Path, typed: str) -> Store:
        """The same, with the printed key. Raises RecoveryKeyTypo or WrongRecoveryKey."""
        ...

    def prepare_register(self, new: NewRegister) -> PreparedRegister:
        """Everything of a new register, which is none yet. Raises PasswordRefused among others."""
        ...

    def practice(self) -> PracticeRegister:
        """The practice register of this computer, which may not have been made yet. Quick."""
        ...

    def make_practice(self) -> None:
        """Makes the practice register where `practice()` says; nothing if it is there."""
        ...

    def is_register(self, folder: Path) -> bool:
        """Whether the folder holds a register, by its file names. Quick."""
        ...

    def is_unfinished(self, folder: Path) -> bool:
        """Whether a register was prepared there and never kept, by its file names. Quick."""
        ...

    def user_count(self, folder: Path) -> int:
        """How many may open the register, read without a password. Quick; raises StoreError."""
        ...

    def default_folder(self) -> Path:
        """Where a new register is suggested to be kept."""
        ...

    def folder_warning(self, folder: Path) -> str:
        """What to think of before a register is kept here (a synced or shared folder), or ""."""
        ...

    def restore_previous_header(self, folder: Path) -> None:
        """Puts the previous key file back, because a person asked for it. Raises a StoreError."""
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

    def demand_password(self, store: Store, password: str) -> None:
        """That it is the signed-in user's own. Raises WrongPassword."""
        ...

    def change_password(self, store: Store, old: str, new: str) -> None:
        """The signed-in user's own password. Raises WrongPassword or PasswordRefused."""
        ...

    def set_password(self, store: Store, user: str, new: str) -> None:
        """Another user's password, or one's own after the recovery key. Administrators only."""
        ...

    def set_clock(self, store: Store, clock: Clock) -> None:
        """Stamps what is written from now on by this clock: a practice register's own day."""
        ...

    def warm_up(self) -> None:
        """Loads what unlocking needs, on the worker, while the user types the password."""
        ...
