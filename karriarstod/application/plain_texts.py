"""Writing the plan simpler: kept beside a version, and followed into the next where it can be."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

from karriarstod.application.changes import Events
from karriarstod.application.plain_copy import plain_copy
from karriarstod.application.ports import Begin, UnitOfWork
from karriarstod.domain.events import Event, EventKind
from karriarstod.domain.identity import CaseNumber
from karriarstod.domain.plain_text import PlainText, PlainTexts, texts_for
from karriarstod.domain.plan import PlanContent

_FIGURES: Final = re.compile(r"\d+(?:[.,:/]\d+)*")


def originals(content: PlanContent) -> dict[str, str]:
    """What the plan says that may be written simpler, by source, in reading order."""
    lines = plain_copy(content, date.min).lines
    return {one.source: one.original for one in lines if one.source}


def lost_figures(original: str, text: str) -> tuple[str, ...]:
    """Figures of the plan's words, such as a day or an hour, that the simpler text does not say."""
    said = set(_FIGURES.findall(text))
    return tuple(dict.fromkeys(one for one in _FIGURES.findall(original) if one not in said))


def plain_texts(
    work: UnitOfWork, number: CaseNumber, placement_number: int, version: int
) -> dict[str, str]:
    """The simpler texts of a version, by source. Raises NoSuchCase or NoSuchPart."""
    content = work.cases.get(number).placement(placement_number).plan(version).content
    kept = work.plain_texts.of(number)
    return texts_for(kept, placement_number, version, originals(content))


def keep_plain_texts(
    begin: Begin,
    number: CaseNumber,
    placement_number: int,
    version: int,
    texts: Mapping[str, str],
) -> Events:
    """What has been written simpler so far; a text that is the plan's own again is forgotten.

    A signed version's too: the plan is not touched. Raises NoSuchCase or NoSuchPart.
    """
    event = Event.of(EventKind.PLAN_SIMPLIFIED, number, placement_number, version=version)
    with begin() as work:
        content = work.cases.get(number).placement(placement_number).plan(version).content
        said = originals(content)
        written = tuple(
            PlainText(source, original, texts[source].strip())
            for source, original in said.items()
            if texts.get(source, "").strip() not in {"", original}
        )
        before = [
            one
            for one in work.plain_texts.of(number)
            if (one.placement_number, one.version) == (placement_number, version)
        ]
        now = PlainTexts(placement_number, version, written)
        if before == [now]:
            return ()
        work.plain_texts.keep(number, now)
        # Every pause in typing saves; the history holds that it began, not each time.
        work.commit(*(() if before else (event,)))
    return (event,)
