"""What a check of the register found, in the words that window and command line share."""

from typing import Final

from karriarstod.application.register_user import RegisterCheck
from karriarstod.application.wording import Sentence

_UNCHANGED: Final = "Kontrollen har inte ändrat något."
_RESTORE: Final = (
    "Skriv inget mer i registret. Låt mappen vara precis som den är, ta en kopia av den och lägg "
    "tillbaka den senaste säkerhetskopian."
)


def check_sentence(check: RegisterCheck) -> Sentence:
    """What was found, first cause first; for a sound register, that it is whole.

    A damaged database fails every check that reads it, so then no other fault in it is claimed.
    """
    if check.is_sound():
        return Sentence(
            "Registret är helt.",
            "Nyckelfil, innehåll, hänvisningar och sökord är kontrollerade.",
            "",
        )
    faults = [] if check.header_ok else ["nyckelfilen stämmer inte"]
    in_database = _first_in_database(check)
    if in_database:
        faults.append(in_database)
    return Sentence(f"Registret är inte helt: {' och '.join(faults)}.", _UNCHANGED, _RESTORE)


def _first_in_database(check: RegisterCheck) -> str:
    causes = (
        ("databasfilen är skadad", check.cipher_problems + check.integrity_problems),
        ("en del hänvisar till något som inte finns", check.foreign_key_problems),
        ("sökorden stämmer inte med innehållet", check.search_problems),
    )
    return next((words for words, problems in causes if problems), "")
