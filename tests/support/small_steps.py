"""A participant with small steps: marks, weeks, a team's list, five months of progress forms."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from builders import a_case, a_placement
from fake_store import FakeStore
from form_builders import a_form, answered

from karriarstod.domain.clock import SetClock
from karriarstod.domain.identity import CaseNumber
from karriarstod.domain.own_lists import ListKind, OwnList
from karriarstod.domain.plan import TaskLevel
from karriarstod.domain.progression import TaskMark, WeekMark
from karriarstod.forms.answers import DECLINED, Answers, Voiced
from karriarstod.forms.catalog import newest_of
from karriarstod.forms.development import PROGRESS, areas
from karriarstod.forms.form import FormStatus, TemplateRef

LEILA: Final = CaseNumber(2026, 1)
TODAY: Final = date(2026, 3, 16)
TASKS: Final = ("Brygga kaffe", "Diska", "Stå i kassan", "Baka bullar", "Öppna caféet")
_MARKS: Final = (
    ("Diska", TaskLevel.TRIES, date(2026, 1, 12)),
    ("Diska", TaskLevel.WITH_SUPPORT, date(2026, 1, 26)),
    ("Brygga kaffe", TaskLevel.WITH_SUPPORT, date(2026, 2, 2)),
    ("Diska", TaskLevel.ALONE, date(2026, 2, 16)),
    ("Stå i kassan", TaskLevel.TRIES, date(2026, 3, 9)),
)
_WEEKS: Final = (
    (date(2026, 2, 2), 3, 2, 2, ""),
    (date(2026, 2, 9), 4, 3, 2, "kassan"),
    (date(2026, 2, 23), 5, 4, 4, ""),
    (date(2026, 3, 2), 5, 4, 3, "att öppna själv"),
    (date(2026, 3, 9), 5, 5, 4, "kassan"),
)
_TIMES: Final = (
    (date(2025, 11, 10), 1, 0),
    (date(2025, 12, 8), 1, 1),
    (date(2026, 1, 12), 2, 1),
    (date(2026, 2, 9), 2, 2),
    (date(2026, 3, 9), 3, 2),
)


def progress_answers(participant: int, supervisor: int) -> Answers:
    """All twelve areas at about these levels; one is not answered and one is declined."""
    keys = [one.key for one in areas(newest_of(PROGRESS))]
    said = {
        key: Voiced(min(4, participant + at % 2), min(4, supervisor + at % 3 // 2))
        for at, key in enumerate(keys)
    }
    said[keys[3]] = Voiced(participant, DECLINED if participant == 2 else supervisor)
    if participant != 1:
        said[keys[6]] = Voiced(None, supervisor)
    else:
        del said[keys[6]]
    return answered(**said)


def a_store_with_steps(
    *, team: str = "Kafé", tasks: tuple[str, ...] = TASKS, weeks: int = 5
) -> FakeStore:
    """Leila in a team with a list of tasks."""
    placement = replace(a_placement(), team=team)
    store = FakeStore(a_case(placements=(placement,)), clock=SetClock(TODAY), users=())
    version = newest_of(PROGRESS).version
    with store.begin() as work:
        if tasks:
            work.settings.keep_own_list(OwnList(ListKind.TASKS, team, tasks))
        for task, level, on in _MARKS if tasks else ():
            work.progress.add_mark(LEILA, TaskMark(0, 1, task, level, on, "Rut Ekelöf"))
        for monday, planned, on_time, whole, tried in _WEEKS[:weeks]:
            week = WeekMark(1, monday, planned, on_time, whole, tried, "Rut Ekelöf")
            work.progress.keep_week(LEILA, week)
        for on, participant, supervisor in _TIMES:
            said = progress_answers(participant, supervisor).with_value("form_date", on)
            form = a_form(answers=said, status=FormStatus.DONE)
            ref = TemplateRef(PROGRESS, version)
            work.forms.add(LEILA, replace(form, template=ref, begun_on=on))
        work.commit()
    return store
