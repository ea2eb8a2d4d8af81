"""A referral that is half written, and those put aside while another is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from karriarstod.domain.identity import CaseNumber
    from karriarstod_ui.typed import Typed


@dataclass(frozen=True)
class HalfReferral:
    """What is typed, and whose it is when somebody comes back; with those put aside meanwhile."""

    returning: CaseNumber | None
    shows_more: bool
    typed: Typed = field(repr=False)
    begun_at: datetime | None = None
    name: str = field(default="", repr=False)
    aside: tuple[HalfReferral, ...] = ()


class PutAside:
    """Half-written referrals that are not on the page, one for each person; the latest last."""

    def __init__(self) -> None:
        self._kept: dict[CaseNumber | None, HalfReferral] = {}

    def put(self, half: HalfReferral) -> None:
        self._kept.pop(half.returning, None)
        self._kept[half.returning] = half

    def take(self, returning: CaseNumber | None) -> HalfReferral | None:
        """That person's, which is not put aside any more."""
        return self._kept.pop(returning, None)

    def all(self) -> tuple[HalfReferral, ...]:
        return tuple(self._kept.values())

    @property
    def latest(self) -> HalfReferral | None:
        return next(reversed(self._kept.values()), None)
