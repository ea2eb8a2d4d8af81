"""An unlocked register as the window holds it, and its own affairs for the settings."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from karriarstod.application.meeting_code import (
    has_meeting_code,
    is_meeting_code,
    set_meeting_code,
)
from karriarstod.application.ports import Organisation, Store
from karriarstod.application.register_user import RegisterCheck, RegisterUser
from karriarstod.application.rulebook import read_rule_book
from karriarstod.application.store_errors import WrongPassword
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

    def has_meeting_code(self) -> bool:
        """Whether meeting mode has a code of its own."""
        return has_meeting_code(self.store.begin)

    def set_meeting_code(self, code: str) -> None:
        """The code as it now is; an empty one takes it away. Raises MeetingCodeUnfit."""
        set_meeting_code(self.store.begin, code)

    def may_leave_meeting(self, typed: str) -> bool:
        """Whether this is the code of meeting mode, or the signed-in user's own password."""
        if is_meeting_code(self.store.begin, typed):
            return True
        try:
            self.demand_password(typed)
        except WrongPassword:
            return False
        return True

    def check(self) -> RegisterCheck:
        """A full check."""
        return self.composition.check(self.store)
