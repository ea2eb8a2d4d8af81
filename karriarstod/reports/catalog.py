"""Every report there is; an explicit tuple, since a frozen program has no files to scan."""

from typing import Final

from karriarstod.reports import individual_plan
from karriarstod.reports.report import Report

REPORTS: Final[tuple[Report, ...]] = (individual_plan.REPORT,)
