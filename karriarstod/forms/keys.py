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
