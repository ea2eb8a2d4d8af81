"""What has to hold of a file's small steps, own lists and simpler texts."""

from karriarstod.application.exchange_problems import Place, ValueFault, ValueRefused
from karriarstod.domain.own_lists import OwnList
from karriarstod.domain.placement import Placement
from karriarstod.domain.plain_text import PlainTexts
from karriarstod.domain.progression import TaskMark, WeekMark


def demand_lists_whole(lists: tuple[OwnList, ...]) -> None:
    """Raises ValueRefused for a list that is there twice, or of a team where there are no teams."""
    seen: set[tuple[str, str]] = set()
    for index, one in enumerate(lists):
        place: Place = ("own_lists", index)
        if one.team and not one.kind.is_of_team:
            raise ValueRefused((*place, "team"), ValueFault.POINTS_NOWHERE)
        if (one.kind, one.team) in seen:
            raise ValueRefused((*place, "team"), ValueFault.REPEATED)
        seen.add((one.kind, one.team))


def demand_steps_whole(
    marks: tuple[TaskMark, ...],
    weeks: tuple[WeekMark, ...],
    placements: frozenset[int],
    place: Place,
) -> None:
    """Raises ValueRefused for the first mark or week that does not hold.

    The register gives marks their numbers itself, so they have to come without gaps.
    """
    for index, mark in enumerate(marks):
        at: Place = (*place, "task_marks", index)
        if mark.number != index + 1:
            raise ValueRefused((*at, "number"), ValueFault.OUT_OF_ORDER)
        if mark.placement_number not in placements:
            raise ValueRefused((*at, "placement_number"), ValueFault.POINTS_NOWHERE)
    seen: set[object] = set()
    for index, week in enumerate(weeks):
        at = (*place, "week_marks", index)
        if week.placement_number not in placements:
            raise ValueRefused((*at, "placement_number"), ValueFault.POINTS_NOWHERE)
        if (week.placement_number, week.monday) in seen:
            raise ValueRefused((*at, "monday"), ValueFault.REPEATED)
        seen.add((week.placement_number, week.monday))


def demand_texts_whole(
    kept: tuple[PlainTexts, ...], placements: tuple[Placement, ...], place: Place
) -> None:
    """Raises ValueRefused for simpler texts of no placement, or that are there twice.

    The version may be one that was thrown away; its texts then stand for nothing.
    """
    numbers = {one.number for one in placements}
    seen: set[object] = set()
    for index, one in enumerate(kept):
        at: Place = (*place, "plain_texts", index)
        if one.placement_number not in numbers:
            raise ValueRefused((*at, "placement_number"), ValueFault.POINTS_NOWHERE)
        if (one.placement_number, one.version) in seen:
            raise ValueRefused((*at, "version"), ValueFault.REPEATED)
        seen.add((one.placement_number, one.version))
        sources = [text.source for text in one.texts]
        for order, source in enumerate(sources):
            if source in sources[:order]:
                raise ValueRefused((*at, "texts", order, "source"), ValueFault.REPEATED)
