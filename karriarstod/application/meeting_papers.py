"""Which papers a talk between several has besides its form."""

from enum import StrEnum
from typing import Final


class MeetingPaper(StrEnum):
    """One page before the talk, one after, and the page that a new supervisor gets."""

    BEFORE = "before"
    AFTER = "after"
    HANDOVER = "handover"


_PAPERS: Final = {
    "party_meeting": (MeetingPaper.BEFORE, MeetingPaper.AFTER),
    "handover": (MeetingPaper.HANDOVER,),
}


def papers_of(template_id: str) -> tuple[MeetingPaper, ...]:
    """The papers that belong to a form, in the order they are needed; none for most."""
    return _PAPERS.get(template_id, ())
