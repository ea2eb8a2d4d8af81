"""A measured row: what it took, what the bare thing took, and whether the goal was met."""

import json
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Row:
    """One line of the table.

    `value` and `bare` are in `unit`; `ratio` is value / bare, None where nothing bare exists.
    `goal` says the goal in words, `met` whether it was reached in this run.
    """

    name: str
    value: float
    bare: float | None
    ratio: float | None
    unit: str
    goal: str
    met: bool


def against(name: str, value: float, bare: float, most: float, unit: str = "ms") -> Row:
    """A row whose goal is a ratio to the bare thing, measured in the same run."""
    ratio = value / bare
    return Row(name, value, bare, ratio, unit, f"≤ {most:g} × bare", ratio <= most)


def within(name: str, value: float, most: float, unit: str = "ms") -> Row:
    """A row whose goal is a figure of its own."""
    return Row(name, value, None, None, unit, f"≤ {most:g} {unit}", value <= most)


def above(name: str, value: float, bare: float, more: float, unit: str = "ms") -> Row:
    """A row whose goal is the bare thing and so much more."""
    goal = f"≤ bare + {more:g} {unit}"
    return Row(name, value, bare, value / bare, unit, goal, value - bare <= more)


def milliseconds(work: Callable[[], Any], times: int, *, warm: int = 1) -> list[float]:
    """How long each of so many runs took, after `warm` that are not counted."""
    for _ in range(warm):
        work()
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        taken.append((time.perf_counter() - begun) * 1000)
    return taken


def median(taken: Sequence[float]) -> float:
    """The middle one."""
    return statistics.median(taken)


def in_turns(
    first: Callable[[], Any], second: Callable[[], Any], times: int, *, warm: int = 1
) -> tuple[list[float], list[float]]:
    """Both measured in turns, so that a busy moment of the machine strikes both alike."""
    ones: list[float] = []
    others: list[float] = []
    milliseconds(first, warm, warm=0)
    milliseconds(second, warm, warm=0)
    for _ in range(times):
        ones += milliseconds(first, 1, warm=0)
        others += milliseconds(second, 1, warm=0)
    return ones, others


def p95(taken: Sequence[float]) -> float:
    """The time that nineteen of twenty runs keep within."""
    ordered = sorted(taken)
    return ordered[min(len(ordered) - 1, round(0.95 * (len(ordered) - 1)))]


def table(rows: Sequence[Row]) -> str:
    """The rows as a Markdown table."""
    lines = [
        "| what | value | bare | ratio | goal | met |",
        "| --- | ---: | ---: | ---: | --- | --- |",
    ]
    for row in rows:
        bare = "–" if row.bare is None else f"{row.bare:.2f} {row.unit}"
        ratio = "–" if row.ratio is None else f"{row.ratio:.2f}"
        met = "yes" if row.met else "**no**"
        value = f"{row.value:.2f} {row.unit}"
        lines.append(f"| {row.name} | {value} | {bare} | {ratio} | {row.goal} | {met} |")
    return "\n".join(lines)


def write_json(rows: Sequence[Row], target: Path) -> None:
    """The rows as a JSON list."""
    rounded = [
        {key: round(one, 4) if isinstance(one, float) else one for key, one in asdict(row).items()}
        for row in rows
    ]
    target.write_text(json.dumps(rounded, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
