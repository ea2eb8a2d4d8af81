"""Small steps in words, for screen, report and certificate alike."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from karriarstod.application.labels import label
from karriarstod.domain.plan import TaskLevel
from karriarstod.domain.progression import Rung, WeekMark
from karriarstod.domain.swedish_dates import long_date

_BEGINNINGS: Final = {
    TaskLevel.SHOWS_OTHERS: "Kan visa andra",
    TaskLevel.ALONE: "Gör självständigt",
    TaskLevel.WITH_SUPPORT: "Gör med stöd",
    TaskLevel.TRIES: "Prövar",
}


def task_sentences(rungs: Iterable[Rung]) -> str:
    """ "Gör självständigt: kassan, diska. Prövar: baka." – the furthest level first.

    Empty where no task has a level.
    """
    by_level: dict[TaskLevel, list[str]] = {level: [] for level in _BEGINNINGS}
    for rung in rungs:
        if rung.level is not None:
            by_level[rung.level].append(_inside(rung.task))
    return " ".join(
        f"{_BEGINNINGS[level]}: {', '.join(tasks)}." for level, tasks in by_level.items() if tasks
    )


def rung_words(rung: Rung, today: date) -> str:
    """ "självständig sedan 9 mars; med stöd 12 januari"; empty for a task without level.

    What was marked and changed again the same day is not part of the way there.
    """
    if rung.level is None or rung.since is None:
        return ""
    said = f"{label(rung.level)} sedan {long_date(rung.since, today)}"
    lasting = {on: level for level, on in rung.before if on != rung.since}
    way = [f"{label(level)} {long_date(on, today)}" for on, level in lasting.items()]
    return "; ".join((said, *reversed(way)))


def week_words(week: WeekMark) -> str:
    """ "kom i tid 4 av 5, stannade hela dagen 3 av 5, provade kassan"."""
    planned = week.planned_days
    if not planned:
        return _with_tried("inga planerade dagar", week)
    on_time = f"kom i tid {week.days_on_time} av {planned}"
    return _with_tried(f"{on_time}, stannade hela dagen {week.whole_days} av {planned}", week)


def _with_tried(words: str, week: WeekMark) -> str:
    tried = week.tried.strip().rstrip(".")
    return f"{words}, provade {_inside(tried)}" if tried else words


def _inside(words: str) -> str:
    """As the words stand inside a sentence; an abbreviation keeps its capitals."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]
