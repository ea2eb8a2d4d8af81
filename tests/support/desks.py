"""A desk over a register in memory, with work done at once: what every page's tests begin with."""

from datetime import date

from fake_store import FakeStore
from qt_fakes import InlineBackground

from karriarstod.application.ports import Organisation
from karriarstod.application.rulebook import rule_book
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.clock import SetClock
from karriarstod_ui.desk import Desk
from karriarstod_ui.events import StoreEvents

TODAY = date(2026, 3, 16)


def a_store(*cases: CaseFile) -> FakeStore:
    """A register that holds these people, on Monday 16 March 2026."""
    return FakeStore(*cases, clock=SetClock(TODAY))


def a_desk(store: FakeStore, worker: InlineBackground | None = None) -> Desk:
    """A desk over the store; the worker answers at once unless another is handed in."""
    return Desk(
        store,
        worker or InlineBackground(),
        StoreEvents(),
        store.clock,
        Organisation("Exempelkooperativet"),
        rule_book(store.content.overrides),
    )


class HeldBackground(InlineBackground):
    """A background that keeps what it is given until `answer` is called: a slow register."""

    def __init__(self) -> None:
        super().__init__()
        self.held: list[dict[str, object]] = []

    def run(self, work, *, owner, done=None, failed=None, saying="") -> None:  # type: ignore[no-untyped-def]  # same as the parent's
        """Keeps the work."""
        self.held.append({"work": work, "owner": owner, "done": done, "failed": failed})

    def answer(self) -> None:
        """Does the oldest piece of work that is kept."""
        kept = self.held.pop(0)
        super().run(kept.pop("work"), **kept)  # type: ignore[arg-type]  # as it was handed in
