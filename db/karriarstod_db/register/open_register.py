"""A register that has been unlocked: its database, its users, and its keys while it is open."""

from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from karriarstod.application import password_rules
from karriarstod.application.register_user import RegisterCheck, RegisterUser, Role
from karriarstod.application.store_errors import (
    AdministratorOnly,
    RegisterLocked,
    RegisterNameMissing,
    StoreError,
    UnknownUser,
    UserNameTaken,
    WrongPassword,
)
from karriarstod.domain.passwords import normalised
from karriarstod.domain.recovery_key import RecoveryKey
from karriarstod_db.register import users
from karriarstod_db.register.checking import full_check
from karriarstod_db.register.connection import (
    Connection,
    Database,
    fold_log,
    make_engine,
    open_database,
)
from karriarstod_db.register.files import REAL_DISK, Disk, read_header, replace_header
from karriarstod_db.register.header import PASSWORD, RECOVERY, Header, Slot
from karriarstod_db.register.keys import (
    MasterKey,
    SlotRefused,
    new_id,
    new_slot,
    open_slot,
    recovery_tag,
    rewrapped,
    slot_tag,
)
from karriarstod_db.register.lock import RegisterLock
from karriarstod_db.register.translating import translating

if TYPE_CHECKING:
    from sqlalchemy import Engine


class OpenRegister:
    """An unlocked register. Used by one thread at a time, and closed when done with.

    Every method raises `StoreError` for what the disk or the database refuses.
    """

    def __init__(
        self,
        *,
        folder: Path,
        lock: RegisterLock,
        header: Header,
        master: MasterKey,
        slot: Slot,
        database: Database,
        connection: Connection,
        user: RegisterUser,
        earlier_failures: int = 0,
        disk: Disk = REAL_DISK,
    ) -> None:
        self.folder = folder
        self.user = user
        self.earlier_failures = earlier_failures
        """How many wrong passwords were tried since somebody last came in."""
        self.last_end_was_clean = lock.previous_end_was_clean
        """False if the program was cut off last time; a full check is then in its place."""
        self._lock = lock
        self._header = header
        self._master = master
        self._slot = slot
        self._database = database
        self._connection = connection
        self._disk = disk
        self._is_open = True
        self._meta = users.read_meta(connection)

    @property
    def register_id(self) -> str:
        """32 hexadecimal digits that no other register has."""
        return self._header.register_id

    @property
    def organisation(self) -> str:
        """The name of the organisation whose register it is."""
        return self._meta["organisation"]

    @property
    def organisation_number(self) -> str:
        """The organisation's number, or an empty text."""
        return self._meta["organisation_number"]

    @cached_property
    def engine(self) -> "Engine":
        """SQLAlchemy on the register's one connection; imports SQLAlchemy when first asked for."""
        return make_engine(self._connection, self._reopened)

    def _reopened(self) -> Connection:
        # Without this a question asked after locking would quietly open the database again.
        if not self._is_open:
            raise RegisterLocked
        return open_database(self._database)

    def checkpoint(self) -> bool:
        """Folds the write-ahead log into the database; False if it could not be done now.

        Nothing is lost then: what is in the log is read from there, and folded another time.
        """
        try:
            return fold_log(self._connection)
        except StoreError:
            return False

    def close(self) -> None:
        """Folds the log, closes the database and lets the next program in. Safe to call twice."""
        if not self._is_open:
            return
        self._is_open = False
        try:
            self.checkpoint()
            if "engine" in self.__dict__:
                self.engine.dispose()
            self._connection.close()
        finally:
            self._lock.release()

    def check(self) -> RegisterCheck:
        """A full check of the header on the disk and the database; takes seconds on a large one."""
        try:
            on_disk = read_header(self.folder)
            header_ok = on_disk == self._header and self._master.seals(on_disk)
        except (StoreError, OSError):
            header_ok = False
        return full_check(self._connection, header_ok=header_ok)

    def users(self) -> tuple[RegisterUser, ...]:
        """Every user of the register, in Swedish order."""
        with translating():
            return users.all_users(self._connection)

    def add_user(
        self, name: str, password: str, role: Role, title: str, *, now: datetime
    ) -> RegisterUser:
        """Gives one more person a way in. Administrators only; `UserNameTaken`, `PasswordRefused`.

        The row comes before the slot: cut off between them, the name can simply be added again.
        """
        self._demand_administrator()
        if not name.strip():
            raise RegisterNameMissing("user")
        password_rules.demand_acceptable(password, organisation=self.organisation, user=name)
        tag = slot_tag(self.register_id, name)
        if self._header.slot_with_tag(tag):
            raise UserNameTaken
        slot = self._new_slot(password_bytes(password), new_id(), tag, PASSWORD, role, now)
        with translating():
            known = users.user_named(self._connection, name)
            with users.transaction(self._connection):
                users.put_user(self._connection, slot, name=name.strip(), title=title, now=now)
            try:
                self._put_slot(slot)
            except OSError:
                # A row that was there before may be what notes and history refer to.
                if not known:
                    with users.transaction(self._connection):
                        users.remove_user_of_slot(self._connection, slot)
                raise
            found = users.user_of_slot(self._connection, slot)
        if found is None:
            raise UnknownUser
        return found

    def demand_password(self, password: str) -> None:
        """That whoever sits here knows the own password. Raises `WrongPassword`."""
        try:
            open_slot(self._slot, password_bytes(password), self.register_id)
        except SlotRefused:
            raise WrongPassword from None

    def change_password(self, old: str, new: str) -> None:
        """Exchanges the own password. `WrongPassword`, `PasswordRefused`.

        Only the header changes. Who kept a copy of the old header and knows the old password can
        still open a copy of the data; a re-key is what ends that.
        """
        try:
            _master, private = open_slot(self._slot, password_bytes(old), self.register_id)
        except SlotRefused:
            raise WrongPassword from None
        password_rules.demand_acceptable(new, organisation=self.organisation, user=self.user.name)
        with translating():
            slot = rewrapped(self._slot, private, password_bytes(new), self.register_id)
            self._put_slot(slot)
        self._slot = slot

    def set_password(self, name: str, new: str) -> None:
        """Gives a user who forgot theirs a new password, with a new key pair.

        Administrators, and whoever opened with the recovery key. `UnknownUser`, `PasswordRefused`.
        """
        self._demand_administrator()
        password_rules.demand_acceptable(new, organisation=self.organisation, user=name)
        with translating():
            found = users.user_named(self._connection, name)
            if found is None:
                raise UnknownUser
            user, slot_id = found
            tag = slot_tag(self.register_id, name)
            before = self._header.slot_with_tag(tag)
            created = before.created if before else self._header.created
            slot = self._new_slot(password_bytes(new), slot_id, tag, PASSWORD, user.role, created)
            # The header first: cut off here, the next unlock corrects the key in the table.
            self._put_slot(slot)
            with users.transaction(self._connection):
                users.set_public_key(self._connection, slot)
        if slot.slot_id == self._slot.slot_id:
            self._slot = slot

    def new_recovery_key(self, *, now: datetime) -> RecoveryKey:
        """A new key to print; the earlier one opens the register no longer. Administrators only."""
        self._demand_administrator()
        key = RecoveryKey.generate()
        before = self._header.recovery_slot()
        slot_id = before.slot_id if before else new_id()
        tag = recovery_tag(self.register_id)
        slot = self._new_slot(key.secret, slot_id, tag, RECOVERY, Role.ADMINISTRATOR, now)
        with translating():
            self._put_slot(slot)
            with users.transaction(self._connection):
                users.write_meta(self._connection, {"recovery_public_key": slot.public.hex()})
        return key

    def _demand_administrator(self) -> None:
        if not self.user.may_administer():
            raise AdministratorOnly

    def _new_slot(
        self, secret: bytes, slot_id: str, tag: str, kind: str, role: Role, now: datetime
    ) -> Slot:
        with translating():
            return new_slot(
                self._master,
                secret,
                slot_id=slot_id,
                tag=tag,
                kind=kind,
                role=role,
                kdf=self._slot.kdf,
                key_generation=self._header.key_generation,
                now=now,
            )

    def _put_slot(self, slot: Slot) -> None:
        header = self._master.sealed(self._header.with_slot(slot))
        replace_header(self.folder, header, self._disk)
        self._header = header


def password_bytes(password: str) -> bytes:
    """The bytes that a password means: NFC, UTF-8."""
    return normalised(password).encode("utf-8", errors="surrogatepass")
