"""Every report there is; an explicit tuple, since a frozen program has no files to scan."""

from typing import Any, Final

from karriarstod.reports import (
    form_pdf,
    handover_sheet,
    individual_plan,
    meeting_pdf,
    simplified_plan,
    translated_plan,
)
from karriarstod.reports.report import Report

REPORTS: Final[tuple[Report[Any], ...]] = (
    individual_plan.REPORT,
    form_pdf.REPORT,
    simplified_plan.REPORT,
    translated_plan.REPORT,
    meeting_pdf.REPORT,
    handover_sheet.REPORT,
)
