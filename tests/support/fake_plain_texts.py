"""Simpler texts in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from karriarstod.domain.errors import NoSuchCase

if TYPE_CHECKING:
    from fake_store import Content

    from karriarstod.domain.identity import CaseNumber
    from karriarstod.domain.plain_text import PlainTexts


class FakePlainTexts:
    """Words written simpler than the plans' own, in memory."""

    def __init__(self, content: Content) -> None:
        self._content = content

    def keep(self, case_number: CaseNumber, texts: PlainTexts) -> None:
        """Keeps them in the place of the same placement's and version's."""
        if case_number not in self._content.cases:
            raise NoSuchCase(str(case_number))
        kept = {(one.placement_number, one.version): one for one in self.of(case_number)}
        kept[texts.placement_number, texts.version] = texts
        self._content.plain_texts[case_number] = tuple(kept[key] for key in sorted(kept))

    def of(self, case_number: CaseNumber) -> tuple[PlainTexts, ...]:
        """All of a case, by placement and version."""
        return self._content.plain_texts.get(case_number, ())
