"""The keys of the places in the window; what each one is, `record.py` knows."""

from typing import Final

TODAY: Final = "today"
PARTICIPANTS: Final = "participants"
PARTICIPANT: Final = "participant"
PLAN: Final = "plan"
FORM: Final = "form"
REFERRAL: Final = "referral"
METHOD: Final = "method"
SETTINGS: Final = "settings"
