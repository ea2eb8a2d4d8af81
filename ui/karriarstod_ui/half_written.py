"""What a person has typed and not kept, from the lock until the same person unlocks again.

It stays in the program's own memory, never on the disk and never on the screen. What the plan
itself says is not here: that is kept in the register before the lock. No password ever is.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from karriarstod_ui.dialogs.quick_note import QuickNoteDialog, Somebody
from karriarstod_ui.pages.participant.page import ParticipantPage
from karriarstod_ui.pages.plan.plan_page import PlanPage
from karriarstod_ui.pages.referral.half import HalfReferral
from karriarstod_ui.pages.referral.page import ReferralPage
from karriarstod_ui.pages.settings.page import SettingsPage
from karriarstod_ui.places import FORM, PARTICIPANT, PLAN, REFERRAL, SETTINGS
from karriarstod_ui.typed import Typed, type_again, typed_in

if TYPE_CHECKING:
    from pathlib import Path

    from karriarstod_ui.meeting.mode import HalfMeeting
    from karriarstod_ui.pages.form.page import HalfForm
    from karriarstod_ui.pages.participant.half_case import HalfCase
    from karriarstod_ui.pages.plan.half_signing import HalfSigning
    from karriarstod_ui.pages.settings.own_questions_window import HalfQuestions
    from karriarstod_ui.record import Record
    from karriarstod_ui.shell import Location


@dataclass(frozen=True)
class HalfNote:
    """The quick note: about whom, and what stands in it."""

    person: Somebody | None = field(repr=False)
    typed: Typed = field(repr=False)


@dataclass(frozen=True)
class HalfWritten:
    """Everything half written in an open register, and where its user was if it was there."""

    folder: Path
    user: str
    location: Location | None
    case: HalfCase | None
    referral: HalfReferral | None
    note: HalfNote | None
    signing: HalfSigning | None
    form: HalfForm | None
    meeting: HalfMeeting | None
    in_settings: Typed | HalfQuestions | None = field(repr=False)

    def belongs_to(self, folder: Path, user: str) -> bool:
        """Whether it may be shown to whoever opened a register."""
        return (folder, user) == (self.folder, self.user)


def half_written(record: Record, folder: Path) -> HalfWritten | None:
    """What is half written, or `None` when nothing is."""
    shell = record.shell
    person, referral = shell.findChild(ParticipantPage), shell.findChild(ReferralPage)
    plan, settings = shell.findChild(PlanPage), shell.findChild(SettingsPage)
    half_case = person.half_written() if person is not None else None
    half_referral = referral.half_written() if referral is not None else None
    signing = plan.half_written() if plan is not None else None
    in_settings = settings.half_written() if settings is not None else None
    note = _half_note(record)
    form = _half_form(record)
    meeting = record.meeting.half_written()
    halves = (half_case, half_referral, note, signing, form, meeting, in_settings)
    if all(half is None for half in halves):
        return None
    here = shell.here
    place = here.place if here is not None else ""
    # A window is always over the page it was opened from.
    is_here = (
        any(half is not None for half in (note, signing, form, meeting, in_settings))
        or (place == PARTICIPANT and half_case is not None and half_case.is_here)
        or (place == REFERRAL and half_referral is not None)
    )
    return HalfWritten(folder, record.desk.user.name, here if is_here else None, *halves)


def take_up(record: Record, half: HalfWritten) -> None:
    """Put it back in the record, which already shows where its user was."""
    shell = record.shell
    if half.referral is not None:
        referral = shell.page(REFERRAL)
        if isinstance(referral, ReferralPage):
            referral.take_up(half.referral)
    if half.case is not None:
        person = shell.page(PARTICIPANT)
        if isinstance(person, ParticipantPage):
            person.take_up(half.case)
    if half.signing is not None:
        plan = shell.page(PLAN)
        if isinstance(plan, PlanPage):
            plan.take_up(half.signing)
    if half.form is not None:
        from karriarstod_ui.pages.form.page import FormPage

        page = shell.page(FORM)
        if isinstance(page, FormPage):
            page.take_up(half.form)
    if half.meeting is not None:
        record.meeting.take_up(half.meeting)
    if half.in_settings is not None:
        settings = shell.page(SETTINGS)
        if isinstance(settings, SettingsPage):
            settings.take_up(half.in_settings)
    if half.note is not None:
        _take_up_note(record, half.note)


def _take_up_note(record: Record, half: HalfNote) -> None:
    dialog = QuickNoteDialog(record.desk, half.person, record.shell)
    dialog.kept.connect(record.shell.say_saved)
    type_again(dialog, half.typed)
    if half.person is not None:
        dialog.person.set_person(half.person)
    dialog.open_at()


def _half_form(record: Record) -> HalfForm | None:
    here = record.shell.here
    if here is None or here.place != FORM:
        return None
    from karriarstod_ui.pages.form.page import FormPage

    page = record.shell.page(FORM)
    return page.half_written() if isinstance(page, FormPage) else None


def _half_note(record: Record) -> HalfNote | None:
    for dialog in record.shell.findChildren(QuickNoteDialog):
        if dialog.isVisible() and (dialog.text.text().strip() or dialog.due.text().strip()):
            return HalfNote(dialog.person.chosen, typed_in(dialog))
    return None
