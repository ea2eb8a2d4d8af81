"""A signing that was begun before the lock, taken up again after it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from karriarstod.domain.identity import CaseNumber
from karriarstod_ui.pages.plan.facts import PlanFacts
from karriarstod_ui.pages.plan.plan_actions import PlanActions
from karriarstod_ui.typed import Typed, type_again, typed_in


@dataclass(frozen=True)
class HalfSigning:
    """Whose plan was being signed, and what stands in the window."""

    number: CaseNumber
    placement: int
    typed: Typed = field(repr=False)


class HalfSignings:
    """Gathers it from the page; `sign` opens the window again once the plan is shown."""

    def __init__(self, acts: PlanActions, sign: Callable[[], None]) -> None:
        self._acts = acts
        self._sign = sign
        self._waiting: HalfSigning | None = None

    def gathered(self, facts: PlanFacts | None) -> HalfSigning | None:
        """What is half written, or `None` when nothing is."""
        window = self._acts.signing
        if facts is None or window is None:
            return None
        return HalfSigning(facts.number, facts.placement, typed_in(window))

    def take_up(self, half: HalfSigning) -> None:
        """It waits until `shown` tells of that plan."""
        self._waiting = half

    def shown(self, facts: PlanFacts | None) -> None:
        """A plan is shown: open what waits for it."""
        half = self._waiting
        if half is None or facts is None:
            return
        if (facts.number, facts.placement) != (half.number, half.placement):
            return
        self._waiting = None
        self._sign()
        if self._acts.signing is not None:
            type_again(self._acts.signing, half.typed)
