"""The practice register in memory, and its answer key."""

import tomllib
from typing import Any, Final

from fake_store import FakeStore

from karriarstod.practice.filling import TurningClock, fill_practice
from karriarstod.practice.people import practice_register
from karriarstod_resources import catalog

KEY: Final[dict[str, Any]] = tomllib.loads(catalog.practice_text("key.toml"))
"""What each view is to show on the practice register's day."""


def a_practice_store() -> FakeStore:
    """A new store in memory with the 24 practice participants and their history."""
    practice = practice_register()
    clock = TurningClock(practice.today)
    store = FakeStore(clock=clock, users=(practice.user,))
    fill_practice(store, practice, clock)
    return store
