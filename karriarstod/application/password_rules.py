"""The password rules with the program's own lists: what is refused, how strong, what to suggest."""

from functools import cache

from karriarstod.domain import passwords
from karriarstod.domain.passwords import GuessableWords, PasswordRefused, Refusal, Strength
from karriarstod_resources import catalog


def demand_acceptable(password: str, *, organisation: str, user: str) -> None:
    """Raises `PasswordRefused`, with every reason, unless the password is accepted."""
    reasons = password_refusals(password, organisation=organisation, user=user)
    if reasons:
        raise PasswordRefused(reasons)


def password_refusals(password: str, *, organisation: str, user: str) -> tuple[Refusal, ...]:
    """Every reason why this user of this organisation may not have this password."""
    guessable = GuessableWords.of(_lines("common.txt"), (organisation, user, "karriärstöd"))
    return passwords.refusals(password, guessable)


def password_strength(password: str) -> Strength:
    """How strong the password is, as far as it can be judged from outside."""
    return passwords.strength(password, _lines("words.txt") + _lines("common.txt"))


def suggested_password() -> str:
    """Six plain Swedish words at random, never one that the rules refuse."""
    words = _lines("words.txt")
    return passwords.suggestion(words)


@cache
def _lines(name: str) -> tuple[str, ...]:
    text = catalog.text(f"passwords/{name}")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))
