"""Words written simpler than the plan's own, for the participant's copy."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class PlainText:
    """What stands for a text of the plan, as long as the plan says `original` there."""

    source: str
    original: str = field(repr=False)
    text: str = field(repr=False)


@dataclass(frozen=True)
class PlainTexts:
    """All that is written simpler in one version of a plan, by source."""

    placement_number: int
    version: int
    texts: tuple[PlainText, ...] = field(default=(), repr=False)


def texts_for(
    kept: Iterable[PlainTexts],
    placement_number: int,
    version: int,
    originals: Mapping[str, str],
) -> dict[str, str]:
    """The simpler texts of a version, by source: its own, else those of the nearest before it.

    `originals` are what the version says. A text whose original has changed is left out: it says
    what is no longer agreed.
    """
    written = [
        one for one in kept if one.placement_number == placement_number and one.version <= version
    ]
    if not written:
        return {}
    nearest = max(written, key=lambda one: one.version)
    return {
        one.source: one.text
        for one in nearest.texts
        if originals.get(one.source) == one.original and one.text.strip()
    }
