"""What every report is: a name, a file name, and a way from its sheet to a PDF."""

from collections.abc import Callable
from dataclasses import dataclass

from karriarstod.reports.sheets import PlanSheet


@dataclass(frozen=True)
class Report:
    """A paper the program can print; `file_stem` never holds a person's name."""

    key: str
    title: str
    file_stem: Callable[[PlanSheet], str]
    build: Callable[[PlanSheet], bytes]
