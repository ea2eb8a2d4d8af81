"""What every report is: a name, a file name, and a way from its sheet to a PDF."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

Sheet = TypeVar("Sheet")


@dataclass(frozen=True)
class Report(Generic[Sheet]):
    """A paper the program can print; `file_stem` never holds a person's name."""

    key: str
    title: str
    file_stem: Callable[[Sheet], str]
    build: Callable[[Sheet], bytes]
