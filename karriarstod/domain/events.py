"""What happened: small values that commands return, screens listen for and the history keeps."""

from dataclasses import dataclass
from enum import StrEnum

from karriarstod.domain.identity import CaseNumber


class EventKind(StrEnum):
    """Stored keys of what can happen; permanent."""

    PARTICIPANT_REGISTERED = "participant_registered"
    PARTICIPANT_CHANGED = "participant_changed"
    NUMBER_CHANGED = "number_changed"
    PLACEMENT_BEGUN = "placement_begun"
    PLACEMENT_CHANGED = "placement_changed"
    INTAKE_DECIDED = "intake_decided"
    STAGE_ENTERED = "stage_entered"
    STAGE_CORRECTED = "stage_corrected"
    PAUSED = "paused"
    DECISION_ADDED = "decision_added"
    DECISION_CHANGED = "decision_changed"
    DECISION_PROLONGED = "decision_prolonged"
    TEAM_CHANGED = "team_changed"
    PLAN_DRAFTED = "plan_drafted"
    PLAN_SIGNED = "plan_signed"
    PLAN_STEP_MARKED = "plan_step_marked"
    PLAN_SIMPLIFIED = "plan_simplified"
    PLAN_PRINTED = "plan_printed"
    FORM_BEGUN = "form_begun"
    FORM_DRAFTED = "form_drafted"
    FORM_DONE = "form_done"
    FORM_REOPENED = "form_reopened"
    FORM_SIGNED = "form_signed"
    FORM_REPLACED = "form_replaced"
    FORM_DISCARDED = "form_discarded"
    FORM_PUT_BACK = "form_put_back"
    FORM_PRINTED = "form_printed"
    FORM_PASSED_ON = "form_passed_on"
    OWN_QUESTIONS_CHANGED = "own_questions_changed"
    OWN_LIST_CHANGED = "own_list_changed"
    TASK_MARKED = "task_marked"
    WEEK_MARKED = "week_marked"
    EMPLOYED = "employed"
    FOLLOWED_UP = "followed_up"
    PLACEMENT_CLOSED = "placement_closed"
    PLACEMENT_REOPENED = "placement_reopened"
    CONTACT_CHANGED = "contact_changed"
    CONSENT_GIVEN = "consent_given"
    CONSENT_WITHDRAWN = "consent_withdrawn"
    CONSENT_REMOVED = "consent_removed"
    NOTE_WRITTEN = "note_written"
    NOTE_READ = "note_read"
    REMINDER_SET = "reminder_set"
    REMINDER_DONE = "reminder_done"
    RULE_CHANGED = "rule_changed"
    ORGANISATION_CHANGED = "organisation_changed"
    IMPORTED = "imported"
    EXPORTED = "exported"


@dataclass(frozen=True)
class Event:
    """One thing that happened.

    `detail` holds keys, numbers and dates, never a person's words: it goes into the history.
    """

    kind: EventKind
    case_number: CaseNumber | None = None
    placement_number: int | None = None
    detail: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(
        cls,
        kind: EventKind,
        case_number: CaseNumber | None = None,
        placement_number: int | None = None,
        /,
        **detail: object,
    ) -> "Event":
        """An event with its details given by name, each kept as text."""
        pairs = tuple((name, str(value)) for name, value in detail.items())
        return cls(kind, case_number, placement_number, pairs)
