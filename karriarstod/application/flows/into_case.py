"""Flows into the rest of the record: consents, the work list, closing, follow-ups, the journal."""

from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Final, TypeVar

from karriarstod.application.flows.into_plan import CLOSED, NO_PLACEMENT
from karriarstod.application.flows.passing import Carrier, Item, Passing, list_cell
from karriarstod.application.labels import label
from karriarstod.domain.assignment import TeamRole
from karriarstod.domain.closing import Closing, EndReason, Outcome
from karriarstod.domain.employment import (
    Employment,
    EmploymentForm,
    FollowUpContact,
    Reached,
    SubsidyForm,
    VerifiedBy,
)
from karriarstod.domain.events import EventKind
from karriarstod.domain.note import Note, NoteKind, Reminder
from karriarstod.domain.parties import Consent, GivenHow, InformationCategory, ReferrerType
from karriarstod.domain.period import ONE_DAY
from karriarstod.domain.placement import Placement
from karriarstod.domain.rules import RuleId
from karriarstod.domain.stages import StageKey
from karriarstod.domain.swedish_dates import period, short_date

_Key = TypeVar("_Key", bound=StrEnum)


def _key(kind: type[_Key], text: str) -> _Key | None:
    return kind(text) if text in tuple(kind) else None


def _consent_of(passing: Passing, item: Item) -> Consent | None:
    """The consent in a row; None while the row lacks something that a consent must have."""
    party = _key(ReferrerType, item.key_of(passing, "party"))
    valid_from, valid_to = item.day(passing, "valid_from"), item.day(passing, "valid_to")
    chosen = item.row.cells.get("information_categories") if item.row else None
    categories = tuple(
        found for one in list_cell(chosen) if (found := _key(InformationCategory, one))
    )
    if party is None or valid_from is None or valid_to is None or not categories:
        return None
    if valid_to < valid_from:
        return None
    return Consent(
        number=passing.case.next_number("consents"),
        party=party,
        party_name=item.text(passing, "party_name"),
        categories=categories,
        purpose=item.text(passing, "purpose"),
        valid_from=valid_from,
        valid_to=valid_to,
        given_how=_key(GivenHow, item.key_of(passing, "given_how")) or GivenHow.WRITTEN,
        placement_number=passing.form.placement_number,
    )


def _consent_text(passing: Passing, item: Item) -> str:
    consent = _consent_of(passing, item)
    if consent is None:
        return item.text(passing, "party")
    categories = ", ".join(label(one) for one in consent.categories)
    dates = period(consent.valid_from, consent.valid_to, passing.today)
    return f"{consent.party_name or label(consent.party)}: {categories}, {dates}"


def _consent_obstacle(passing: Passing, item: Item) -> str:
    if _consent_of(passing, item) is None:
        return "Samtycket behöver part, vilka uppgifter, från och till, i rätt ordning."
    return ""


def _into_consents(passing: Passing, item: Item) -> Passing:
    consent = _consent_of(passing, item)
    if consent is None:
        return passing
    kept = replace(passing, case=passing.case.with_consent(consent))
    return kept.happened(EventKind.CONSENT_GIVEN)


def _with_reminder(passing: Passing, text: str, due_on: date, owner: str) -> Passing:
    """The work list with that to do; once, however often it is said."""
    if any(
        one.done_on is None and one.text == text and one.due_on == due_on
        for one in passing.case.reminders
    ):
        return passing
    reminder = Reminder(
        number=passing.case.next_number("reminders"),
        text=text,
        due_on=due_on,
        owner=owner,
        placement_number=passing.form.placement_number,
    )
    kept = replace(passing, case=passing.case.with_reminder(reminder))
    return kept.happened(EventKind.REMINDER_SET)


def _to_do_text(passing: Passing, item: Item) -> str:
    what, who = item.text(passing, "what"), item.text(passing, "who")
    by = item.day(passing, "by")
    due = f", senast {short_date(by, passing.today)}" if by else ""
    return f"{what} ({who}){due}" if what and who else f"{what}{due}"


def _to_do_obstacle(passing: Passing, item: Item) -> str:
    return "" if item.day(passing, "by") else "Det saknar dag."


def _into_reminders(passing: Passing, item: Item) -> Passing:
    by = item.day(passing, "by")
    if by is None:
        return passing
    return _with_reminder(passing, item.text(passing, "what"), by, item.text(passing, "who"))


def _meeting_text(passing: Passing, item: Item) -> str:
    on = item.day(passing)
    if on is None or on <= passing.form.form_date:
        return ""
    return f"{item.question.label} {short_date(on, passing.today)}"


def _into_next_meeting(passing: Passing, item: Item) -> Passing:
    on = item.day(passing)
    if on is None:
        return passing
    return _with_reminder(passing, "Nästa samtal", on, passing.author)


def _closing_of(passing: Passing, item: Item) -> Closing | None:
    ends_on = item.day(passing, "end_date")
    reason = _key(EndReason, item.key_of(passing, "end_reason"))
    if ends_on is None or reason is None:
        return None
    return Closing(
        ends_on=ends_on,
        reason=reason,
        outcome=_key(Outcome, item.key_of(passing, "outcome")) or Outcome.OKAND,
        interrupted=item.truth(passing, "interrupted") is True,
        extent_percent=item.whole(passing, "outcome_extent_percent"),
        same_company=item.truth(passing, "same_company") is True,
        verified_by=_key(VerifiedBy, item.key_of(passing, "outcome_verified_by"))
        or VerifiedBy.UNKNOWN,
    )


def _closing_text(passing: Passing, item: Item) -> str:
    closing = _closing_of(passing, item)
    if closing is None:
        return ""
    day = short_date(closing.ends_on, passing.today)
    return f"Placeringen avslutas {day}: {label(closing.reason).lower()}"


def _closing_obstacle(passing: Passing, _item: Item) -> str:
    placement = passing.placement
    if placement is None:
        return NO_PLACEMENT
    return "" if placement.closing is None else "Placeringen är redan avslutad."


def _into_closing(passing: Passing, item: Item) -> Passing:
    closing, placement = _closing_of(passing, item), passing.placement
    if closing is None or placement is None:
        return passing
    if closing.outcome.is_employment and not placement.employments:
        placement = _with_employment(passing, item, placement, closing)
    return passing.with_placement(placement.closed(closing)).happened(
        EventKind.PLACEMENT_CLOSED, reason=closing.reason.value, outcome=closing.outcome.value
    )


def _with_employment(
    passing: Passing, item: Item, placement: Placement, closing: Closing
) -> Placement:
    """The placement with the employment that the closing tells of; it begins the day after."""
    employer = item.text(passing, "employer_name")
    if not employer:
        return placement
    employment = Employment(
        number=1,
        starts_on=closing.ends_on + ONE_DAY,
        employer=employer,
        form=_key(EmploymentForm, item.key_of(passing, "employment_form"))
        or EmploymentForm.FIXED_TERM,
        extent_percent=closing.extent_percent,
        subsidy=_key(SubsidyForm, item.key_of(passing, "subsidy_form")) or SubsidyForm.NONE,
        subsidy_from=item.day(passing, "subsidy_from"),
        subsidy_to=item.day(passing, "subsidy_to"),
        same_company=closing.same_company,
        verified_by=closing.verified_by,
    )
    return placement.with_employment(employment).enter(StageKey.EMPLOYED, employment.starts_on)


def _followed_employment(passing: Passing) -> Employment | None:
    """The employment that is followed up: the last one."""
    placement = passing.placement
    if placement is None or not placement.employments:
        return None
    return max(placement.employments, key=lambda one: one.starts_on)


def _months(passing: Passing, item: Item) -> int:
    text = item.key_of(passing, "after_months")
    return int(text) if text.isdigit() else 0


def _follow_up_text(passing: Passing, item: Item) -> str:
    months, on = _months(passing, item), item.day(passing, "contact_on")
    return f"Uppföljning efter {months} mån, {short_date(on, passing.today)}" if on else ""


def _follow_up_obstacle(passing: Passing, item: Item) -> str:
    employment = _followed_employment(passing)
    if employment is None:
        return "Det finns ingen anställning att följa upp."
    if employment.is_followed_up(_months(passing, item)):
        return "Den uppföljningen finns redan."
    return ""


def _into_follow_ups(passing: Passing, item: Item) -> Passing:
    employment, placement = _followed_employment(passing), passing.placement
    on = item.day(passing, "contact_on")
    if employment is None or placement is None or on is None:
        return passing
    contact = FollowUpContact(
        number=max((one.number for one in employment.contacts), default=0) + 1,
        after_months=_months(passing, item),
        contact_on=on,
        reached=_key(Reached, item.key_of(passing, "contacted")) or Reached.REACHED,
        in_work=item.truth(passing, "in_work"),
        same_employer=item.truth(passing, "same_employer"),
        extent_percent=item.whole(passing, "extent"),
        what_holds=item.text(passing, "what_holds"),
        what_threatens=item.text(passing, "what_threatens"),
        support_given=item.text(passing, "support_given"),
    )
    followed = replace(employment, contacts=(*employment.contacts, contact))
    placement = placement.with_employment(followed)
    months = passing.rules.figures(RuleId.EMPLOYMENT_FOLLOW_UP, employment.starts_on)
    if contact.after_months >= max(months) and not placement.is_open:
        placement = placement.followed_up(on)
    return passing.with_placement(placement).happened(
        EventKind.FOLLOWED_UP, after_months=contact.after_months, reached=contact.reached.value
    )


def _handover_text(passing: Passing, item: Item) -> str:
    person, on = item.text(passing), item.day(passing, "from_day")
    return f"{person} är handledare från {short_date(on, passing.today)}" if on else ""


def _handover_obstacle(passing: Passing, item: Item) -> str:
    placement = passing.placement
    if placement is None:
        return NO_PLACEMENT
    if not placement.is_open:
        return CLOSED
    if placement.colleague(TeamRole.SUPERVISOR, passing.today) == item.text(passing):
        return f"{item.text(passing)} är redan handledare."
    return ""


def _into_handover(passing: Passing, item: Item) -> Passing:
    """The new supervisor from that day on; what stood on the old one's list moves along."""
    placement, on = passing.placement, item.day(passing, "from_day")
    if placement is None or on is None:
        return passing
    new, old = item.text(passing), item.text(passing, "from_person")
    passing = passing.with_placement(placement.assigned(TeamRole.SUPERVISOR, new, on))
    case = passing.case
    for reminder in case.reminders:
        is_here = reminder.placement_number in {None, placement.number}
        if is_here and reminder.done_on is None and reminder.owner == old:
            case = case.with_reminder(replace(reminder, owner=new))
    return replace(passing, case=case).happened(
        EventKind.TEAM_CHANGED, role=TeamRole.SUPERVISOR.value
    )


def _note_text(passing: Passing, item: Item) -> str:
    return item.text(passing)


def _into_notes(passing: Passing, item: Item) -> Passing:
    hidden = item.truth(passing, "visible_to_participant") is False
    note = Note(
        number=0,
        written_at=passing.now,
        kind=_key(NoteKind, item.key_of(passing, "note_kind")) or NoteKind.TALK,
        text=item.text(passing),
        author=passing.author,
        placement_number=passing.form.placement_number,
        for_participant=not hidden,
    )
    kept = replace(passing, notes=(*passing.notes, note))
    return kept.happened(EventKind.NOTE_WRITTEN, kind=note.kind.value)


CONSENTS: Final = Carrier(_consent_text, _into_consents, _consent_obstacle)
REMINDERS: Final = Carrier(_to_do_text, _into_reminders, _to_do_obstacle)
NEXT_MEETING: Final = Carrier(_meeting_text, _into_next_meeting)
CLOSING: Final = Carrier(_closing_text, _into_closing, _closing_obstacle)
HANDOVER: Final = Carrier(_handover_text, _into_handover, _handover_obstacle)
FOLLOW_UPS: Final = Carrier(_follow_up_text, _into_follow_ups, _follow_up_obstacle)
NOTES: Final = Carrier(_note_text, _into_notes)
