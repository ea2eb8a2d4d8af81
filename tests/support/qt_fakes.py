"""Stand-ins for the parts of the screen that talk to people and to other threads."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QObject, Signal

Result = TypeVar("Result")


class FakePrompts:
    """Answers as told, in order, and remembers what it was asked.

    ``answers`` holds a bool for each question and a path (or ``None`` for a changed mind) for each
    choice of a file or folder.
    """

    def __init__(self, answers: list[bool | Path | None] | None = None) -> None:
        self.answers = list(answers or [])
        self.errors: list[Exception] = []
        self.questions: list[str] = []
        self.told: list[str] = []
        self.suggested: list[Path] = []

    def report_error(self, error: Exception) -> None:
        self.errors.append(error)

    def tell(self, what: str, more: str = "") -> None:
        self.told.append(f"{what} {more}".strip())

    def ask(
        self,
        question: str,
        *,
        confirm: str,
        confirmed: Callable[[], None],
        explanation: str = "",
        declined: Callable[[], None] | None = None,
    ) -> None:
        self.questions.append(question)
        if self.answers.pop(0):
            confirmed()
        elif declined is not None:
            declined()

    def choose_save_path(
        self, title: str, suggested: Path, name_filter: str, chosen: Callable[[Path], None]
    ) -> None:
        self.suggested.append(suggested)
        self._choose(title, chosen)

    def choose_open_file(
        self, title: str, name_filter: str, chosen: Callable[[Path], None]
    ) -> None:
        self._choose(title, chosen)

    def choose_folder(self, title: str, chosen: Callable[[Path], None]) -> None:
        self._choose(title, chosen)

    def _choose(self, title: str, chosen: Callable[[Path], None]) -> None:
        self.questions.append(title)
        answer = self.answers.pop(0)
        if isinstance(answer, Path):
            chosen(answer)


class InlineBackground(QObject):
    """A ``Background`` that does the work at once, in the same thread."""

    busy_changed = Signal(str)
    broke = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.failures: list[Exception] = []

    @property
    def is_busy(self) -> bool:
        return False

    def run(
        self,
        work: Callable[[], Result],
        *,
        owner: QObject,
        done: Callable[[Result], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        saying: str = "",
    ) -> None:
        try:
            result = work()
        except Exception as error:
            self.failures.append(error)
            if failed is None:
                raise
            if shiboken6.isValid(owner):
                failed(error)
            return
        if done is not None and shiboken6.isValid(owner):
            done(result)

    def shutdown(self) -> None:
        """Nothing is ever left to do."""
