"""One form for many participants: who gets a paper, who does not and why, and that it was made."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from karriarstod.application.changes import Events
from karriarstod.application.form_lending import lends_to
from karriarstod.application.plan_paper import PaperTo
from karriarstod.application.ports import Begin, ListQuery, Queries, Slice, UnitOfWork
from karriarstod.domain.case_file import CaseFile
from karriarstod.domain.events import Event, EventKind
from karriarstod.domain.identity import CaseNumber
from karriarstod.domain.swedish import swedish_key
from karriarstod.forms.form import Form

MOST: Final = 100
"""Participants in one file: more than any team, and so few that the printing stays quick."""


class LeftOutWhy(StrEnum):
    """Why a participant has no paper in a batch."""

    PROTECTED = "protected"
    NO_FORM = "no_form"


WHY_LEFT_OUT: Final = {
    LeftOutWhy.PROTECTED: "Skyddade personuppgifter: skrivs ut för sig.",
    LeftOutWhy.NO_FORM: "Inget klart eller fastställt formulär.",
}
"""The reason in words, for screen and paper."""


@dataclass(frozen=True)
class LeftOut:
    """A participant without a paper in the batch, and why."""

    case_number: CaseNumber
    why: LeftOutWhy


@dataclass(frozen=True)
class Batched:
    """Whose paper is in a batch; the number of the form it is of, None for an empty one."""

    case_number: CaseNumber
    form_number: int | None = None


@dataclass(frozen=True)
class BatchCount:
    """Everybody asked for, once each: in `made` or in `left_out`, in the order they were given."""

    made: tuple[Batched, ...]
    left_out: tuple[LeftOut, ...]


def batch_place(
    work: UnitOfWork, case: CaseFile, template_id: str, *, is_blank: bool
) -> Form | LeftOutWhy | None:
    """The form that is printed of somebody, None for an empty one, or why there is no paper."""
    if case.participant.is_protected:
        return LeftOutWhy.PROTECTED
    if is_blank:
        return None
    latest = work.forms.latest(case.case_number, template_id)
    here = case.main_placement.number if case.main_placement is not None else None
    if latest is None or not lends_to(case, latest.placement_number, here):
        return LeftOutWhy.NO_FORM
    return latest


def count_batch(
    begin: Begin, template_id: str, numbers: Sequence[CaseNumber], *, is_blank: bool
) -> BatchCount:
    """Who would be in a batch, by the same rule as makes it. Raises NoSuchCase."""
    made: list[Batched] = []
    left_out: list[LeftOut] = []
    with begin() as work:
        for number in numbers:
            case = work.cases.get(number)
            place = batch_place(work, case, template_id, is_blank=is_blank)
            if isinstance(place, LeftOutWhy):
                left_out.append(LeftOut(number, place))
            else:
                made.append(Batched(number, place.number if place is not None else None))
    return BatchCount(tuple(made), tuple(left_out))


def record_batch_paper(begin: Begin, batched: Iterable[Batched], to: PaperTo) -> Events:
    """A line in the history of everybody whose form was printed or saved; none for empty ones."""
    with begin() as work:
        events = tuple(_printed(work, batched, to))
        if events:
            work.commit(*events)
    return events


def _printed(work: UnitOfWork, batched: Iterable[Batched], to: PaperTo) -> Iterator[Event]:
    for one in batched:
        if one.form_number is None:
            continue
        form = work.forms.get(one.case_number, one.form_number)
        yield Event.of(
            EventKind.FORM_PRINTED,
            one.case_number,
            form.placement_number,
            form=form.number,
            template=form.template.id,
            how=to.value,
        )


def listed(queries: Queries, query: ListQuery, today: date) -> Slice:
    """Those whom the list shows: the first `MOST`, and how many there are in all."""
    whole = ListQuery(query.only, query.text, query.person, 0, MOST)
    return queries.participants(whole, today)


def teams(cases: Iterable[CaseFile]) -> dict[str, tuple[CaseFile, ...]]:
    """Who has an open placement in each team, the teams in Swedish order."""
    found: dict[str, list[CaseFile]] = {}
    for case in cases:
        names = [one.team for one in case.placements if one.is_open and one.team]
        for team in dict.fromkeys(names):
            found.setdefault(team, []).append(case)
    return {team: tuple(found[team]) for team in sorted(found, key=swedish_key)}
