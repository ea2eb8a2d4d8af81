"""Errors in Swedish, for whoever shows them."""

from karriarstod.application.sentences import Sentence, sentence


def said(error: Exception) -> Sentence | None:
    """What to tell a person, or ``None`` for an error nobody foresaw: that is a bug."""
    try:
        return sentence(error)
    except LookupError:
        return None
