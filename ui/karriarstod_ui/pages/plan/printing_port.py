"""What the plan's page asks of paper; the program's entry hands in what fulfils it."""

from typing import Protocol

from karriarstod.application.changes import Events
from karriarstod.application.copy_wish import CopyWish
from karriarstod.application.plan_paper import Paper
from karriarstod.application.ports import Begin, Copy
from karriarstod.domain.identity import CaseNumber
from karriarstod.domain.plan import Signature


class Printing(Protocol):
    """Plans as PDF, all in memory. Everything that takes `begin` is called on the worker."""

    def plan_pdf(
        self, begin: Begin, number: CaseNumber, placement: int, version: int, copy: Copy
    ) -> Paper:
        """The version as that reader gets it; nothing is written.

        A signed version that has been printed is given back byte for byte; a draft says that it
        is one. Raises NoSuchCase or NoSuchPart.
        """
        ...

    def sign(
        self, begin: Begin, number: CaseNumber, placement: int, signature: Signature
    ) -> Events:
        """The draft signed, with the paper's facts of that moment frozen beside it.

        Raises PlanIncomplete with what is missing, NoSuchPart when nothing is being written.
        """
        ...

    def participant_copy(
        self, begin: Begin, number: CaseNumber, placement: int, version: int, wish: CopyWish
    ) -> Paper:
        """The version as the participant wants it; nothing is written.

        Raises NoSuchCase or NoSuchPart.
        """
        ...

    def copy_name(
        self, number: CaseNumber, version: int, wish: CopyWish, *, is_draft: bool = False
    ) -> str:
        """A name for the saved copy, with the case number and never a person's name."""
        ...

    def blank(self) -> bytes:
        """The empty form, to fill in by pen."""
        ...

    def file_name(
        self, number: CaseNumber | None, version: int = 0, *, is_draft: bool = False
    ) -> str:
        """A name for the saved file, with the case number and never a person's name.

        Without a case number: the name of the blank form.
        """
        ...
