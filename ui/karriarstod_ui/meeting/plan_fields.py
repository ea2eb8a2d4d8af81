"""The fields of the plan that a meeting may write in, each in its editor."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from karriarstod.forms.meeting import MeetingField, PlanField
from karriarstod.forms.meetings import allowed
from karriarstod_ui.meeting.goals import GoalsField
from karriarstod_ui.meeting.look import NotForMeetings
from karriarstod_ui.meeting.ratings import RatingField
from karriarstod_ui.pages.plan.binding import Bound, focus_at_end
from karriarstod_ui.pages.plan.content_edits import Place, value_at
from karriarstod_ui.pages.plan.draft import PlanDraft
from karriarstod_ui.pages.plan.fields import Labelled, PlanDate, PlanText
from karriarstod_ui.pages.plan.row_lists import HoursRow, RowList, TaskRow

_TEXTS: Final = {
    PlanField.LONG_TERM_GOAL: ("Mitt mål", 4),
    PlanField.ALTERNATIVE_GOAL: ("Något annat jag kan tänka mig", 3),
    PlanField.STARTING_POINT: ("Så är det nu", 5),
    PlanField.WHEN_HARD: ("Så gör vi när det blir svårt", 5),
    PlanField.FOLLOW_UP_HOW: ("Så följer vi upp", 2),
}
_DATES: Final = {
    PlanField.FOLLOW_UP_ON: "Då tittar vi på planen igen",
    PlanField.VALID_FROM: "Planen gäller från",
    PlanField.VALID_TO: "Planen gäller till",
}
_VOICES: Final = {PlanField.OWN_RATING: "Du", PlanField.SUPERVISOR_RATING: "Handledaren"}


@dataclass(frozen=True)
class StepField:
    """A field on screen: how it shows what is written, has the keyboard, and is left."""

    widget: QWidget
    sync: Callable[[], None]
    focus: Callable[[], None]
    leave: Callable[[], None]


def tr(text: str) -> str:
    """The text in the program's language."""
    return QCoreApplication.translate("Meeting", text)


def plan_field(
    one: MeetingField, draft: PlanDraft, today: date, called: str, *, is_alone: bool
) -> StepField:
    """The editor of a field; alone below the question it needs no label of its own.

    Raises NotForMeetings for a field that the allow-list does not have.
    """
    if one.key not in allowed().plan:
        raise NotForMeetings(one.key)
    field = PlanField(one.key)
    if field is PlanField.GOALS:
        people = [called, tr("Handledaren")] if called else [tr("Handledaren")]
        goals = GoalsField(draft, today, people)
        return StepField(goals, goals.sync, goals.focus_first, goals.commit)
    if field in _VOICES:
        return _rating(field, draft)
    if field is PlanField.TASKS:
        return _rows(RowList(draft, field, TaskRow, tr("+ En uppgift till")))
    if field is PlanField.HOURS_STEPS:
        return _rows(RowList(draft, field, lambda: HoursRow(today), tr("+ En rad till")))
    editor: PlanText | PlanDate
    if field in _DATES:
        words, editor = one.ask or tr(_DATES[field]), PlanDate(today)
    else:
        told, lines = _TEXTS[field]
        words, editor = one.ask or tr(told), PlanText(lines=lines)
    bound = Bound(draft, Place(field.value), editor)
    labelled = Labelled(words, editor, today=today)
    labelled.label.setHidden(is_alone)
    return StepField(labelled, bound.sync, lambda: focus_at_end(editor), draft.seal)


def _rating(field: PlanField, draft: PlanDraft) -> StepField:
    place = Place(field.value)
    rating = RatingField(field.value, tr(_VOICES[field]))

    def show() -> None:
        value = value_at(draft.content, place)
        rating.show_rating(value if isinstance(value, int) else None)

    show()
    rating.rated.connect(lambda value: draft.put(place, value, tr("svara")))
    return StepField(rating, show, rating.focus_first, draft.seal)


def _rows(made: RowList) -> StepField:
    def focus() -> None:
        if made.values():
            made.add.setFocus()
        else:
            made.add_row()

    return StepField(made, made.sync, focus, lambda: None)
