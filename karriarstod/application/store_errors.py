"""What can stand between a person and the register; `sentence()` says each of them in Swedish."""

from datetime import datetime


class StoreError(Exception):
    """The register says no, or cannot be reached. Carries values, never a sentence or a name."""


# The person at the lock screen.


class WrongPassword(StoreError):
    """The password does not open this user's slot."""


class WrongRecoveryKey(StoreError):
    """The recovery key is typed right, and belongs to another register or was replaced."""


class UnknownUser(StoreError):
    """No user of this name has a slot.

    Told apart from a wrong password on purpose: whoever holds the header can test names against
    it anyway, so hiding the difference would only cost the person who misspelt theirs.
    """


class RegisterNameMissing(StoreError):
    """A register is named after its organisation and a user after a person; `what` is empty."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what}: name missing")
        self.what = what


class RegisterLocked(StoreError):
    """Something was asked of a register that has been locked meanwhile."""


class UserNameTaken(StoreError):
    """The register already has a user of this name."""


class WaitAfterFailures(StoreError):
    """Too many wrong passwords in a row; nothing is tried before `seconds` have passed."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"wait {seconds} s")
        self.seconds = seconds


class AdministratorOnly(StoreError):
    """Only an administrator, or the recovery key, may do this."""


# The header file.


class NotARegister(StoreError):
    """The folder holds neither a header nor anything that was once a register."""


class HeaderMissing(StoreError):
    """There is register data in the folder, and no header that could open it."""

    def __init__(self, previous_available: bool) -> None:
        super().__init__("header missing")
        self.previous_available = previous_available


class HeaderDamaged(StoreError):
    """The header's own checksum says that it is not what was written."""

    def __init__(self, previous_available: bool) -> None:
        super().__init__("header damaged")
        self.previous_available = previous_available


class HeaderForged(StoreError):
    """The checksum is right and the seal is not: somebody without the keys wrote the header."""


class HeaderRolledBack(StoreError):
    """The header is older than the database allows; the recovery key may override."""


# The database file.


class DatabaseMissing(StoreError):
    """The database file that the header names is not there."""


class DatabaseEmpty(StoreError):
    """The database file has no content at all."""


class DatabasePlaintext(StoreError):
    """The file in the database's place is an unencrypted SQLite database."""


class DatabaseForeign(StoreError):
    """The file in the database's place was not made by this register."""


class DatabaseDamaged(StoreError):
    """Some page of the database is cut off or not as it was written."""


class StoreTooNew(StoreError):
    """A newer version of the program wrote this register."""


class FormTooNew(StoreError):
    """A form of a template that this program lacks: a newer version of it wrote the form."""


class UpgradeFailed(StoreError):
    """The register could not be brought up to this version; it stands as it did before."""


class StoreBusy(StoreError):
    """Another piece of work holds the register longer than it should."""


# The place where it is kept.


class RegisterInUse(StoreError):
    """Another running program has the register open; `user` and `host` are empty if unknown."""

    def __init__(self, user: str = "", host: str = "", since: datetime | None = None) -> None:
        super().__init__("register in use")
        self.user = user
        self.host = host
        self.since = since


class DiskFull(StoreError):
    """There is no room left to write."""


class FolderReadOnly(StoreError):
    """The folder, or a file in it, may not be written."""


class FolderUnreachable(StoreError):
    """The disk or the folder went away, or does not answer."""


class NotAFolder(StoreError):
    """A file, or a name that cannot be used, stands where a folder was meant."""


class FolderNotEmpty(StoreError):
    """A new register needs a folder of its own."""


class RegisterExists(StoreError):
    """The folder already holds a register."""


class NotEnoughMemory(StoreError):
    """The computer has too little free memory for what was asked, opening a lock for one."""


class EngineTooOld(StoreError):
    """The bundled SQLCipher lacks something the register relies on; `lack` names it."""

    def __init__(self, lack: str) -> None:
        super().__init__(f"engine: {lack}")
        self.lack = lack
