"""Which of the participants a picture is taken of; a protected person never is."""

from collections.abc import Callable, Iterable

from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.placement import Placement


def shown(cases: Iterable[CaseFile]) -> tuple[CaseFile, ...]:
    """Those who may be seen, whoever there is most to see of first."""
    seen = [case for case in cases if not case.participant.is_protected]
    return tuple(sorted(seen, key=_richness, reverse=True))


def first(
    cases: Iterable[CaseFile], wanted: Callable[[Placement], object]
) -> tuple[CaseFile, Placement] | None:
    """The first placement that is so, and whose it is."""
    for case in cases:
        for placement in case.placements:
            if wanted(placement):
                return case, placement
    return None


def _richness(case: CaseFile) -> int:
    return sum(
        len(one.stays) + 3 * len(one.plans) + 2 * len(one.decisions) for one in case.placements
    )
