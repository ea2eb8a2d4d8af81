"""An unlocked register as the window holds it, and its own affairs for the settings."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from karriarstod.application.ports import Organisation, Store
from karriarstod.application.register_user import RegisterCheck, RegisterUser
from karriarstod.application.rulebook import read_rule_book
from karriarstod.domain.clock import Clock, SetClock, SystemClock
from karriarstod.domain.rules import RuleBook
from karriarstod_ui.composition import Composition


@dataclass(frozen=True)
class OpenedRegister:
    """An unlocked register with what every page needs from the start."""

    store: Store
    folder: Path
    organisation: Organisation
    rules: RuleBook

    @property
    def clock(self) -> Clock:
        """A practice register stands on its own day; every other goes with the computer."""
        day = self.organisation.practice_today
        return SetClock(day) if day is not None else SystemClock()


def looked_into(composition: Composition, store: Store, folder: Path) -> OpenedRegister:
    """On the worker: reads what every page needs to know before it can be made."""
    return OpenedRegister(
        store, folder, composition.organisation(store), read_rule_book(store.begin)
    )


@dataclass(frozen=True)
class RegisterAffairs:
    """The settings page's `RegisterDesk`, over what the program's entry handed in."""

    composition: Composition
    store: Store
    folder: Path

    def users(self) -> tuple[RegisterUser, ...]:
        """Everyone who may open it."""
        return self.composition.users(self.store)

    def add_user(self, user: RegisterUser, password: str) -> None:
        """One more."""
        self.composition.add_user(self.store, user, password)

    def demand_password(self, password: str) -> None:
        """That it is the signed-in user's own."""
        self.composition.demand_password(self.store, password)

    def change_password(self, old: str, new: str) -> None:
        """The signed-in user's own."""
        self.composition.change_password(self.store, old, new)

    def set_password(self, user: str, new: str) -> None:
        """Another user's."""
        self.composition.set_password(self.store, user, new)

    def check(self) -> RegisterCheck:
        """A full check."""
        return self.composition.check(self.store)
