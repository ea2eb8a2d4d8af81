"""What waits for somebody else: told by the owner's word, never stored."""

from typing import Final

from karriarstod.application.labels import label
from karriarstod.domain.obligations import Obligation
from karriarstod.domain.parties import ReferrerType

PARTICIPANT: Final = "Deltagaren"

_OTHERS: Final = {
    "deltagaren": PARTICIPANT,
    "deltagare": PARTICIPANT,
    "af": "Arbetsförmedlingen",
    "fk": "Försäkringskassan",
    "kommunen": "Kommunen",
    "kommun": "Kommunen",
    "socialtjänsten": "Socialtjänsten",
    "vården": "Vården",
    "regionen": "Regionen",
    "skolan": "Skolan",
    "anvisaren": "Anvisaren",
    "någon annan": "Någon annan",
    **{
        label(party).casefold(): label(party.listed)
        for party in ReferrerType
        if party not in {ReferrerType.EGEN_INITIATIV, ReferrerType.ANNAN}
    },
}
"""Owner's word without capitals, and how it is said. A colleague's name is none of them."""


def other_party(owner: str) -> str:
    """The party that an owner's word means, as it may be shown; empty for one of us.

    A word may go on after the party's name: "Arbetsförmedlingen Exempelby".
    """
    words = " ".join(owner.split())
    folded = words.casefold()
    for one in sorted(_OTHERS, key=len, reverse=True):
        if folded == one:
            return _OTHERS[one]
        rest = folded.removeprefix(one)
        if rest != folded and not rest[0].isalnum():
            restricted = _OTHERS[one] == label(ReferrerType.ANNAN_MYNDIGHET)
            return _OTHERS[one] if restricted else words
    return ""


def waits_for(one: Obligation) -> str:
    """Whom something that is due waits for; empty where it is ours to do."""
    return other_party(one.owner)
