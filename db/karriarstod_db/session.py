"""The way in: making, opening and holding a register as the core's `Store`.

The only module of this package that the program's entry knows. What is heavy is imported when a
register is opened, or before that by `warm_up` while somebody types a password.
"""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from typing_extensions import override

from karriarstod.application.ports import Queries, Store, UnitOfWork
from karriarstod.application.register_user import RegisterUser
from karriarstod.domain.clock import Clock

if TYPE_CHECKING:
    from collections.abc import Callable

    from karriarstod.domain.recovery_key import RecoveryKey
    from karriarstod_db.changes import RememberedCases
    from karriarstod_db.register.creating import PreparedRegister
    from karriarstod_db.register.kdf import KdfPolicy
    from karriarstod_db.register.open_register import OpenRegister


class RegisterStore(Store):
    """An unlocked register as the core sees it; `register` has its users, keys and checks."""

    def __init__(self, register: "OpenRegister", clock: Clock) -> None:
        self.register = register
        self.clock = clock
        """Stamps the history; may be exchanged when a practice register's day is known."""

    @property
    @override
    def user(self) -> RegisterUser:
        return self.register.user

    @property
    @override
    def queries(self) -> Queries:
        return self._queries

    @override
    def begin(self) -> UnitOfWork:
        return self._begin(self.user.name)

    @override
    def begin_as(self, author: str) -> UnitOfWork:
        with self.begin() as work:
            if work.settings.organisation().practice_today is None:
                raise ValueError("not a practice register")
        return self._begin(author)

    def _begin(self, author: str) -> UnitOfWork:
        from karriarstod_db.unit_of_work import SqlUnitOfWork

        return SqlUnitOfWork(self.register.engine, author, self.clock, self._remembered)

    @override
    def rest(self) -> None:
        self.register.checkpoint()

    @override
    def close(self) -> None:
        self.register.close()

    @cached_property
    def _queries(self) -> Queries:
        from karriarstod_db.queries import SqlQueries

        return SqlQueries(self.register.engine, self._remembered)

    @cached_property
    def _remembered(self) -> "RememberedCases":
        from karriarstod_db.changes import Changes, RememberedCases

        return RememberedCases(Changes())


class PreparedStore:
    """A new register that becomes one with `keep`: first its key is to be kept by somebody."""

    def __init__(self, register: "PreparedRegister", clock: Clock) -> None:
        self._register = register
        self._clock = clock

    @property
    def recovery_key(self) -> "RecoveryKey":
        """The key to put on paper; it opens nothing until the register is kept."""
        return self._register.recovery_key

    @property
    def register_id(self) -> str:
        """What tells the register from every other."""
        return self._register.register_id

    def keep(self) -> RegisterStore:
        """Makes it a register and opens it. Raises `StoreError`; nothing is left then."""
        return RegisterStore(self._register.keep(), self._clock)

    def discard(self) -> None:
        """Leaves the folder as it was; nothing once it is kept."""
        self._register.discard()


def prepare_store(
    folder: Path,
    *,
    organisation: str,
    user: str,
    password: str,
    clock: Clock,
    organisation_number: str = "",
    title: str = "Handledare",
    kdf: "KdfPolicy | None" = None,
) -> PreparedStore:
    """Everything of a new register, which is none until it is kept.

    Raises `PasswordRefused`, `RegisterExists`, `FolderNotEmpty` or another `StoreError`.
    """
    from karriarstod_db.register.kdf import DEFAULT
    from karriarstod_db.register.register import prepare_register

    register = prepare_register(
        folder,
        organisation=organisation,
        organisation_number=organisation_number,
        user=user,
        password=password,
        title=title,
        kdf=kdf or DEFAULT,
        now=clock.now(),
    )
    return PreparedStore(register, clock)


def create_store(
    folder: Path,
    *,
    organisation: str,
    user: str,
    password: str,
    clock: Clock,
    organisation_number: str = "",
    title: str = "Handledare",
    kdf: "KdfPolicy | None" = None,
    show_key: "Callable[[RecoveryKey], None] | None" = None,
) -> "tuple[RegisterStore, RecoveryKey]":
    """A new register, open, and the recovery key that is shown once.

    `show_key` is given the key just before the register is one; if it raises, there is none.
    Raises what `prepare_store` does.
    """
    prepared = prepare_store(
        folder,
        organisation=organisation,
        organisation_number=organisation_number,
        user=user,
        password=password,
        title=title,
        clock=clock,
        kdf=kdf,
    )
    try:
        if show_key is not None:
            show_key(prepared.recovery_key)
        return prepared.keep(), prepared.recovery_key
    finally:
        prepared.discard()


def open_store(folder: Path, user: str, password: str, clock: Clock) -> RegisterStore:
    """The register, opened with a user's password, and brought up to this program's version.

    An empty `user` means the only one there is. Raises `UnknownUser`, `WrongPassword`,
    `WaitAfterFailures`, `RegisterInUse` or another `StoreError`; nothing is then changed.
    """
    from karriarstod_db.register.register import unlock

    return RegisterStore(unlock(folder, user, password, now=clock.now()), clock)


def open_store_with_recovery_key(folder: Path, key: "RecoveryKey", clock: Clock) -> RegisterStore:
    """The register, opened with the printed key. Raises `WrongRecoveryKey` or a `StoreError`."""
    from karriarstod_db.register.register import unlock_with_recovery_key

    return RegisterStore(unlock_with_recovery_key(folder, key, now=clock.now()), clock)


def restore_previous_header(folder: Path, clock: Clock) -> None:
    """Puts the header's previous generation back, because a person asked for it."""
    from karriarstod_db.register import register

    register.restore_previous_header(folder, now=clock.now())


def slot_count(folder: Path) -> int:
    """How many users the register has, read without a key."""
    from karriarstod_db.register import register

    return register.slot_count(folder)


def is_register(folder: Path) -> bool:
    """Whether the folder holds a register, or what was left of one; only file names are read."""
    from karriarstod_db.register.files import HEADER, PREVIOUS

    return any((folder / name).is_file() for name in (HEADER, PREVIOUS))


def is_unfinished(folder: Path) -> bool:
    """Whether a register was prepared in the folder and never kept; only file names are read."""
    from karriarstod_db.register.files import CREATING

    return (folder / CREATING).is_dir() and not is_register(folder)


def folder_advice(folder: Path) -> str:
    """Why another folder is better: a sync service by name, ``network``, or nothing at all."""
    from karriarstod_db.register.folder_advice import folder_advice as advice

    found = advice(folder)
    return found.value if found else ""


def warm_up() -> None:
    """Imports what opening a register and the first question need; run off the window's thread."""
    import karriarstod_db.queries
    import karriarstod_db.register.register  # noqa: F401 - for what it loads
    from karriarstod_db.register.connection import warm_up as warm_up_engine

    warm_up_engine()
