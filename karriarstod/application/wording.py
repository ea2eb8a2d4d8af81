"""The form of what a person is told when something could not be done.

To give a new error its sentence: write one function with `@sentence.register` and the error as its
annotated argument, in `store_sentences.py` or `domain_sentences.py`. Import `sentence` from
`sentences.py`, which knows them all; a test demands one for every error.
"""

from dataclasses import dataclass
from functools import singledispatch


@dataclass(frozen=True)
class Sentence:
    """Three short plain texts: what happened, that nothing is lost, and what to do now."""

    what: str
    nothing_lost: str
    what_to_do: str

    @property
    def text(self) -> str:
        """All three, as one paragraph."""
        return " ".join(part for part in (self.what, self.nothing_lost, self.what_to_do) if part)


@singledispatch
def sentence(error: object) -> Sentence:
    """What to tell a person about this `StoreError` or `DomainError`, in Swedish.

    Raises `LookupError` for anything else: that is a bug, and belongs in a report.
    """
    raise LookupError(f"no sentence for {type(error).__name__}")
