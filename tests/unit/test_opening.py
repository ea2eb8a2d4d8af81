"""How the command line opens a register: by whose clock, and never left open half way."""

import io
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from builders import TODAY
from fake_store import FakeStore, FakeUnitOfWork
from typing_extensions import override

from karriarstod.application.ports import Organisation
from karriarstod.application.store_errors import DatabaseDamaged
from karriarstod.commands.tools import Terminal, opened
from karriarstod.domain.clock import Clock, SetClock

TERMINAL = Terminal(io.StringIO(), io.StringIO(), "lösenordet")


@dataclass
class OneRegister:
    """The tools of a computer with this register on it, and one user."""

    store: FakeStore
    clock: Clock = field(default_factory=lambda: SetClock(TODAY))

    def open_store(self, folder: Path, user: str, password: str) -> FakeStore:
        return self.store

    def user_count(self, folder: Path) -> int:
        return 1

    def set_clock(self, store: FakeStore, clock: Clock) -> None:
        store.clock = clock


class Damaged(FakeStore):
    """A register that opens, and whose first question finds it damaged."""

    @override
    def begin(self) -> FakeUnitOfWork:
        raise DatabaseDamaged


def test_a_register_goes_by_the_clock_of_the_computer() -> None:
    tools = OneRegister(FakeStore())
    assert opened(tools, TERMINAL, Path("r"), "") == (tools.store, tools.clock)


def test_a_practice_register_stands_on_its_own_day() -> None:
    store = FakeStore()
    day = date(2026, 4, 1)
    with store.begin() as work:
        work.settings.set_organisation(Organisation("Exemplet", practice_today=day))
        work.commit()
    _store, clock = opened(OneRegister(store), TERMINAL, Path("r"), "")
    assert (clock.today(), store.clock) == (day, clock)


def test_a_register_that_cannot_answer_is_closed_again() -> None:
    store = Damaged()
    with pytest.raises(DatabaseDamaged):
        opened(OneRegister(store), TERMINAL, Path("r"), "")
    assert store.closed
