"""How the areas of a progress form have been seen over time: a small table each on its paper."""

from collections.abc import Iterator, Sequence
from typing import Final

from karriarstod.domain.swedish_dates import short_date
from karriarstod.forms.development import Area, Said
from karriarstod.reports.blocks import Block
from karriarstod.reports.page import cell, quiet, section, table
from karriarstod.reports.tables import Column, Row
from karriarstod.reports.typography import unbroken

LATEST: Final = 6
"""Days that have room beside each other."""


def development_blocks(areas: Sequence[Area]) -> Iterator[Block]:
    """For each area that somebody has said something of: two rows, and a column for each day."""
    seen = [one for one in areas if one.is_seen]
    if not seen:
        return
    first = seen[0]
    steps = (f"{first.low + at} {level.lower()}" for at, level in enumerate(first.levels))
    yield section("Utveckling")
    meaning = quiet(f"{', '.join(steps)}. Ett streck är inget svar. Rösterna läggs aldrig ihop.")
    meaning.keeps_with_next = True
    yield meaning
    for area in seen:
        yield _table(area)


def _table(area: Area) -> Block:
    latest = area.seen[-LATEST:]
    columns = (
        Column(area.label, 4.0, heads_row=True),
        *(Column(unbroken(short_date(one.on)), 1.6) for one in latest),
    )
    rows = (
        Row(tuple(map(cell, ("Deltagaren", *(_figure(one.participant) for one in latest)))), True),
        Row(tuple(map(cell, ("Handledaren", *(_figure(one.supervisor) for one in latest))))),
    )
    made = table(columns, rows, f"{area.label}: vad var och en har svarat, dag för dag.")
    made.space_before = 8.0
    return made


def _figure(said: Said) -> str:
    if isinstance(said, int):
        return str(said)
    return "–" if said is None else "vill inte svara"
