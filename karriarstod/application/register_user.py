"""Who may open the register, and as what."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What the program lets a user do. Whoever has a slot can decrypt everything all the same."""

    ADMINISTRATOR = "administrator"
    SUPERVISOR = "supervisor"
    AUDITOR = "auditor"


@dataclass(frozen=True)
class RegisterUser:
    """A user of the register; `id` is None for whoever opened it with the recovery key."""

    id: int | None
    name: str
    title: str
    role: Role

    def may_administer(self) -> bool:
        """May add users, set passwords for others and print a new recovery key."""
        return self.role is Role.ADMINISTRATOR

    def may_write(self) -> bool:
        """May change the record; an auditor only reads."""
        return self.role is not Role.AUDITOR


@dataclass(frozen=True)
class RegisterCheck:
    """What a full check found. Each tuple lists problems, in the engine's words; empty is well."""

    header_ok: bool
    cipher_problems: tuple[str, ...]
    integrity_problems: tuple[str, ...]
    foreign_key_problems: tuple[str, ...]
    search_problems: tuple[str, ...]
    counts: dict[str, int]

    def is_sound(self) -> bool:
        """Nothing was found."""
        problems = (
            self.cipher_problems
            + self.integrity_problems
            + self.foreign_key_problems
            + self.search_problems
        )
        return self.header_ok and not problems
