"""Stored keys of templates and forms; permanent."""

from enum import StrEnum


class SignedBy(StrEnum):
    """Whose signature line a form has; a stored key."""

    PARTICIPANT = "participant"
    SUPERVISOR = "supervisor"
    REFERRER = "referrer"
    MANAGER = "manager"
    ASSESSOR = "assessor"


class Leaves(StrEnum):
    """Whether a form may leave the house: like other paper, by the participant alone, or never."""

    SHARED = "shared"
    PARTICIPANT = "participant"
    NEVER = "never"


class OwnPage(StrEnum):
    """A form with a page of its own in the program; the template is its place in the catalogue."""

    REFERRAL = "referral"
    PLAN = "plan"


class Width(StrEnum):
    """How much of the line a question's field takes."""

    SHORT = "short"
    HALF = "half"
    FULL = "full"


class FlowTarget(StrEnum):
    """Where an answer goes when the form is done; `application/flows` knows how."""

    PLAN_GOAL_WORDS = "plan_goal_words"
    PLAN_STARTING_POINT = "plan_starting_point"
    PLAN_ADAPTATIONS = "plan_adaptations"
    PLAN_TASKS = "plan_tasks"
    PLAN_STEPS = "plan_steps"
    PLAN_GOALS = "plan_goals"
    PLAN_PROGRESS = "plan_progress"
    PLAN_NEW_VERSION = "plan_new_version"
    COMPETENCES = "competences"
    CONSENTS = "consents"
    REMINDERS = "reminders"
    NEXT_MEETING = "next_meeting"
    CLOSING = "closing"
    FOLLOW_UPS = "follow_ups"
    HANDOVER = "handover"
    NOTES = "notes"


class Prefill(StrEnum):
    """What of the record a new form begins with; `application/form_prefill.py` knows how."""

    SUPERVISOR = "supervisor"
    DEPUTY = "deputy"
    MEASURE = "measure"
    PURPOSE = "purpose"
    EXTENT = "extent"
    PERIOD_FROM = "period_from"
    PERIOD_TO = "period_to"
    RECIPIENT = "recipient"
    PARTIES = "parties"
    GOAL_WORDS = "goal_words"
    PLAN_GOALS = "plan_goals"
    PLAN_TASKS = "plan_tasks"
    STARTED_ON = "started_on"
    PROMISES = "promises"
    SUPERVISORS_SO_FAR = "supervisors_so_far"


class OwnKind(StrEnum):
    """What an own question asks for."""

    SHORT_TEXT = "short_text"
    LONG_TEXT = "long_text"
    YES_NO = "yes_no"
    ONE = "one"
    SEVERAL = "several"
    SCALE = "scale"
    DATE = "date"
    NUMBER = "number"

    @property
    def has_options(self) -> bool:
        """Whether there is something to choose among."""
        return self in {OwnKind.ONE, OwnKind.SEVERAL, OwnKind.SCALE}
