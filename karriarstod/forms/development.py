"""How two voices have seen the same things over time: side by side, never one figure of it all."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from karriarstod.forms.answers import Answers, Declined, Voiced
from karriarstod.forms.form import Form, FormStatus
from karriarstod.forms.questions import ScaleQuestion
from karriarstod.forms.template import FormTemplate

PROGRESS: Final = "progress"
"""The template whose areas are shown over time."""

Said = int | Declined | None
Times = tuple[tuple[date, Answers], ...]


@dataclass(frozen=True)
class Seen:
    """What the two said one day; None is not the same as the lowest level."""

    on: date
    participant: Said = None
    supervisor: Said = None


@dataclass(frozen=True)
class Area:
    """One thing that is looked at, its levels from the lowest, and what was said each time."""

    key: str
    label: str
    low: int
    levels: tuple[str, ...]
    seen: tuple[Seen, ...] = ()

    @property
    def is_seen(self) -> bool:
        """Whether anybody has said anything, ever."""
        return any((one.participant, one.supervisor) != (None, None) for one in self.seen)

    def meaning(self, said: Said) -> str:
        """The words of an answer: the level's own, or that somebody would rather not say."""
        if said is None:
            return "inget svar"
        if isinstance(said, int):
            level = self.levels[said - self.low]
            return level[:1].lower() + level[1:]
        return "vill inte svara"


def development(
    template: FormTemplate, answered: Iterable[tuple[date, Answers]]
) -> tuple[Area, ...]:
    """Every area of the template with what has been said, the earliest first.

    A day when somebody said nothing of an area has None there: absent is not the same as 0.
    """
    times = sorted(answered, key=lambda one: one[0])
    return tuple(
        Area(
            one.key,
            one.label,
            one.low,
            one.levels,
            tuple(_seen(one.key, times)),
        )
        for one in areas(template)
    )


def times_before(forms: Iterable[Form], form: Form) -> Times:
    """When and what was said in the finished progress forms before this one.

    None for a form of any other template.
    """
    if form.template.id != PROGRESS:
        return ()
    here = (form.form_date, form.number)
    finished = {FormStatus.DONE, FormStatus.SIGNED}
    return tuple(
        (one.form_date, one.answers)
        for one in forms
        if one.template.id == PROGRESS
        and one.status in finished
        and (one.form_date, one.number) < here
    )


def areas(template: FormTemplate) -> tuple[ScaleQuestion, ...]:
    """The template's scales that both voices answer in levels."""
    return tuple(
        one
        for one in template.questions()
        if isinstance(one, ScaleQuestion) and one.voices and one.levels
    )


def _seen(key: str, times: list[tuple[date, Answers]]) -> Iterator[Seen]:
    for on, answers in times:
        said = answers.get(key)
        voices = said if isinstance(said, Voiced) else Voiced()
        yield Seen(on, voices.participant, voices.supervisor)
