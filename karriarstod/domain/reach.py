"""Whether a phone number or an e-mail address looks like one; a hint, never a rule."""

import re
from typing import Final

_EMAIL: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]{2,}")
_PHONE: Final = re.compile(r"[+(\d][\d\s()/.–-]*")
_FEWEST_DIGITS: Final = 3
"""As short as a number within a switchboard."""


def looks_like_email(text: str) -> bool:
    """Whether one could write to it; nothing at all is fine too."""
    tidy = text.strip()
    return not tidy or _EMAIL.fullmatch(tidy) is not None


def looks_like_phone(text: str) -> bool:
    """Whether one could call it: digits in the way they are written, and perhaps words after.

    "070-174 06 05", "+46 70 174 06 05", "08-123 45 ankn. 12"; nothing at all is fine too.
    """
    tidy = text.strip()
    found = _PHONE.match(tidy)
    if not tidy or found is None:
        return not tidy
    return sum(sign.isdigit() for sign in found.group()) >= _FEWEST_DIGITS
