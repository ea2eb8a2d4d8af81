"""Paper: the accessible plan against the same story as an ordinary ReportLab document."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent.parent / "support"))

from plain_plan import plain_plan
from plan_sheets import a_sheet, many_goals
from rows import Row, against, in_turns, median

from karriarstod.reports.individual_plan import render


def measured() -> list[Row]:
    """A usual plan, and one of thirty goals."""
    rows = []
    for name, sheet in (("plan PDF", a_sheet()), ("plan PDF, 30 goals", many_goals())):
        ours, bare = in_turns(lambda s=sheet: render(s), lambda s=sheet: plain_plan(s), 7)
        rows.append(against(f"{name}, tagged against untagged", median(ours), median(bare), 2.5))
    return rows
