"""Every meeting the program ships with, held against the allow-list when it is read."""

from functools import cache

from karriarstod.domain.stages import StageKey
from karriarstod.forms.catalog import newest_of
from karriarstod.forms.meeting import Allowed, Meeting, form_name, read_allowed, read_meeting
from karriarstod_resources.catalog import meeting_names, meeting_text


@cache
def allowed() -> Allowed:
    """All that may be shown in a meeting."""
    return read_allowed(meeting_text("allowed"))


@cache
def meetings() -> tuple[Meeting, ...]:
    """The newest version of every meeting, by the place in the chain where it comes first."""
    versions: dict[str, int] = {}
    for name in meeting_names():
        meeting_id, _, version = name.rpartition(".v")
        versions[meeting_id] = max(int(version), versions.get(meeting_id, 0))
    found = [_meeting(f"{meeting_id}.v{version}") for meeting_id, version in versions.items()]
    order = tuple(StageKey)
    return tuple(sorted(found, key=lambda one: ([order.index(key) for key in one.stages], one.id)))


def meeting(meeting_id: str) -> Meeting:
    """The newest version of one meeting; raises KeyError."""
    for one in meetings():
        if one.id == meeting_id:
            return one
    raise KeyError(meeting_id)


def _meeting(name: str) -> Meeting:
    text = meeting_text(name)
    form = form_name(text)
    return read_meeting(text, name, allowed(), newest_of(form) if form else None)
