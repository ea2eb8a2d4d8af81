"""A plan made into paper: looking at it leaves no trace, giving it to somebody does."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from karriarstod.application.changes import Events
from karriarstod.application.ports import Begin, Copy, Print
from karriarstod.domain.events import Event, EventKind
from karriarstod.domain.identity import CaseNumber


class PaperTo(StrEnum):
    """Where a paper went when it left the register; a key of the history."""

    PRINTER = "printed"
    FILE = "saved"


@dataclass(frozen=True)
class Paper:
    """A version of a plan as PDF for one reader, held in memory.

    `made_on` is the day that stands on it; a draft says on the paper that it is one. `variant` is
    empty for the plan itself; else what the participant's copy is: simplified, or a language.
    """

    case_number: CaseNumber
    placement_number: int
    version: int
    copy: Copy
    made_on: date
    is_draft: bool
    pdf: bytes = field(repr=False)
    variant: str = ""

    @property
    def is_kept(self) -> bool:
        """Whether the same bytes are given back from then on: a signed plan itself."""
        return not self.is_draft and not self.variant


def record_paper(begin: Begin, paper: Paper, to: PaperTo) -> Events:
    """That the paper has been printed, or saved to a file: a line of history each time.

    The first paper of a signed version is kept, so that the same bytes are given back from then
    on; a draft, and a copy that helps to read the plan, are not. Raises NoSuchCase.
    """
    where = (paper.case_number, paper.placement_number)
    detail = {"version": paper.version, "copy": paper.copy.value, "how": to.value}
    if paper.is_draft:
        detail["draft"] = True
    if paper.variant:
        detail["variant"] = paper.variant
    event = Event.of(EventKind.PLAN_PRINTED, *where, **detail)
    with begin() as work:
        if paper.is_kept and work.prints.find(*where, paper.version, paper.copy) is None:
            work.prints.keep(Print(*where, paper.version, paper.copy, paper.made_on, paper.pdf))
        work.commit(event)
    return (event,)
