"""Which of the company's people stands beside the participant, in what role and when."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from karriarstod.domain.period import Period


class TeamRole(StrEnum):
    """Who the company puts beside the participant."""

    SUPERVISOR = "supervisor"
    DEPUTY = "deputy"
    CAREER_SUPPORTER = "career_supporter"


@dataclass(frozen=True)
class Assignment:
    """A colleague beside the participant from a day; changing supervisor is a new row."""

    number: int
    role: TeamRole
    person: str
    starts_on: date
    ends_on: date | None = None

    @property
    def period(self) -> Period:
        """The assignment as a period."""
        return Period(self.starts_on, self.ends_on)
