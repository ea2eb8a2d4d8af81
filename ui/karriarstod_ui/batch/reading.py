"""What the choice of a batch reads: who is listed now, and who is in each team."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from karriarstod.application.form_batches import MOST, BatchCount, listed, teams
from karriarstod.application.labels import PROTECTED_NAME
from karriarstod.application.ports import ListQuery, Queries
from karriarstod.application.views import listed_name
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.clock import Clock
from karriarstod.domain.identity import CaseNumber

LISTED = ""
"""The key of those who are listed; a team's key is its name."""


@dataclass(frozen=True)
class Group:
    """Some participants, in the order they are printed; `total` counts those beyond `MOST` too."""

    numbers: tuple[CaseNumber, ...]
    total: int

    @property
    def is_too_large(self) -> bool:
        """Whether there are more than one batch may hold."""
        return self.total > MOST


@dataclass(frozen=True)
class Groups:
    """Those who can be chosen by key, and what everybody in them is called on screen."""

    by_key: Mapping[str, Group]
    names: Mapping[CaseNumber, str] = field(repr=False)


@dataclass(frozen=True)
class BatchWish:
    """Which form, filled in or empty, and for whom; `count` says who gets a paper."""

    template_id: str
    is_blank: bool
    group: Group
    count: BatchCount


def read_groups(queries: Queries, query: ListQuery, clock: Clock) -> Groups:
    """Those in the list first, then every team."""
    today = clock.today()
    here = listed(queries, query, today)
    found: dict[str, tuple[CaseFile, ...]] = {LISTED: here.cases}
    found.update(teams(queries.active_cases(today)))
    groups = {key: Group(_numbers(cases), len(cases)) for key, cases in found.items()}
    groups[LISTED] = Group(_numbers(here.cases), here.total)
    every = [case for cases in found.values() for case in cases]
    return Groups(groups, {case.case_number: _called(case) for case in every})


def _numbers(cases: tuple[CaseFile, ...]) -> tuple[CaseNumber, ...]:
    return tuple(case.case_number for case in cases[:MOST])


def _called(case: CaseFile) -> str:
    return listed_name(case) or f"{PROTECTED_NAME} {case.case_number}"
