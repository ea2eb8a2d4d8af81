"""Errors in Swedish, for whoever shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from karriarstod.application.sentences import Sentence


def said(error: Exception) -> Sentence | None:
    """What to tell a person, or ``None`` for an error nobody foresaw: that is a bug."""
    # The sentences know every error of the core; the first window does without them.
    from karriarstod.application.sentences import sentence

    try:
        return sentence(error)
    except LookupError:
        return None
