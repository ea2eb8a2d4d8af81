"""What the core asks of the store for words written simpler than the plan's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from karriarstod.domain.identity import CaseNumber
    from karriarstod.domain.plain_text import PlainTexts


class PlainTextRepository(Protocol):
    """Simpler texts of a participant's plans."""

    def keep(self, case_number: CaseNumber, texts: PlainTexts) -> None:
        """Keeps them in the place of the same placement's and version's. Raises NoSuchCase."""
        ...

    def of(self, case_number: CaseNumber) -> tuple[PlainTexts, ...]:
        """All of a case, by placement and version."""
        ...


class PlainTextQueries(Protocol):
    """Reading the same; part of Queries."""

    def plain_texts(self, number: CaseNumber) -> tuple[PlainTexts, ...]:
        """All of a case, by placement and version."""
        ...
