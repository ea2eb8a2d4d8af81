"""Which copy of a plan the participant wants: as it is, simplified, or in another language."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class CopyForm(StrEnum):
    """How the copy is made."""

    AS_IT_IS = "as_it_is"
    SIMPLIFIED = "simplified"
    TRANSLATED = "translated"


@dataclass(frozen=True)
class CopyWish:
    """Which copy is asked for; `language` is a code of the phrase book, of a translated one."""

    form: CopyForm = CopyForm.AS_IT_IS
    language: str = ""


AS_IT_IS: Final = CopyWish()
SIMPLIFIED: Final = CopyWish(CopyForm.SIMPLIFIED)


def translated_to(language: str) -> CopyWish:
    """The wish for a copy in a language."""
    return CopyWish(CopyForm.TRANSLATED, language)
